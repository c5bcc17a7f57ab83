"""Settings from the environment: every name begins with `CHATWRIGHT_` (docs/settings.md)."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PREFIX = "CHATWRIGHT_"
NAMES = (
    "DATA_DIR",
    "DATABASE_URL",
    "HOST",
    "PORT",
    "API_KEY",
    "ACCOUNT_ID",
    "SUBACCOUNT_ID",
    "SECRET_KEY",
    "EGRESS_ALLOW",
    "DEMO",
    "TIME_ZONE",
    "LOG_LEVEL",
    "PUBLIC_URL",
)
LARGEST_PORT = 65_535
SHORTEST_SECRET = 16


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what it must be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the server runs with. `database_url` is None for the embedded PostgreSQL."""

    data_dir: Path = Path(".chatwright")
    database_url: str | None = None
    host: str = "127.0.0.1"
    port: int = 8088
    api_key: str | None = None
    account_id: str = "demo"
    sub_account_id: str = "demo_chatapps"
    secret_key: str = ""
    egress_allow: tuple[str, ...] = ()
    demo: bool = True
    time_zone: str = "Europe/London"
    log_level: str = "info"
    public_url: str | None = None

    @property
    def base_url(self) -> str:
        """Where people reach the server."""
        if self.public_url:
            return self.public_url.rstrip("/")
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::", "") else self.host  # noqa: S104 - compared, not bound
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def own_url(self) -> str:
        """Where the server reaches itself, for its own booking backend."""
        loopback = self.host in ("", "0.0.0.0", "::", "::1", "localhost") or self.host.startswith("127.")  # noqa: S104
        host = "127.0.0.1" if loopback else self.host
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; a secret key that is not given is made once and kept in the data directory.

    Raises SettingsError for a value that cannot be used, and for a name that is none of ours.
    """
    given = {
        name.removeprefix(PREFIX): value.strip()
        for name, value in (os.environ if environment is None else environment).items()
        if name.startswith(PREFIX) and value.strip()
    }
    given = {name: value for name, value in given.items() if not name.startswith(("TEST_", "WEB_"))}
    unknown = sorted(set(given) - set(NAMES))
    if unknown:
        raise SettingsError(f"{PREFIX}{unknown[0]} is no setting. There are: {', '.join(NAMES)}.")
    data_dir = Path(given.get("DATA_DIR", ".chatwright")).expanduser().resolve()
    return Settings(
        data_dir=data_dir,
        database_url=database_url(given.get("DATABASE_URL")),
        host=given.get("HOST", "127.0.0.1"),
        port=port(given.get("PORT", "8088")),
        api_key=given.get("API_KEY"),
        account_id=given.get("ACCOUNT_ID", "demo"),
        sub_account_id=given.get("SUBACCOUNT_ID", "demo_chatapps"),
        secret_key=given.get("SECRET_KEY") or kept_secret(data_dir),
        egress_allow=tuple(part.strip() for part in given.get("EGRESS_ALLOW", "").split(",") if part.strip()),
        demo=switch("DEMO", given.get("DEMO", "on")),
        time_zone=given.get("TIME_ZONE", "Europe/London"),
        log_level=given.get("LOG_LEVEL", "info").lower(),
        public_url=given.get("PUBLIC_URL"),
    )


def database_url(value: str | None) -> str | None:
    """A PostgreSQL address. Raises SettingsError."""
    if value is None:
        return None
    if not value.startswith(("postgresql://", "postgres://")):
        raise SettingsError(
            f"{PREFIX}DATABASE_URL must begin with postgresql://, as in postgresql://user:word@host/database."
        )
    return value


def port(value: str) -> int:
    """A port number. Raises SettingsError."""
    if not value.isdigit() or not 0 < int(value) <= LARGEST_PORT:
        raise SettingsError(f"{PREFIX}PORT is {value!r}; it must be a number from 1 to {LARGEST_PORT}.")
    return int(value)


def switch(name: str, value: str) -> bool:
    """On or off. Raises SettingsError."""
    words = {
        "on": True,
        "true": True,
        "1": True,
        "yes": True,
        "off": False,
        "false": False,
        "0": False,
        "no": False,
    }
    if value.lower() not in words:
        raise SettingsError(f"{PREFIX}{name} is {value!r}; it must be on or off.")
    return words[value.lower()]


def kept_secret(data_dir: Path) -> str:
    """The secret key of a data directory, readable by its owner alone; made when there is none.

    Raises SettingsError when the directory cannot be written.
    """
    path = data_dir / "secret-key"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    except OSError as error:
        raise SettingsError(
            f"The data directory {data_dir} cannot be written: {error.strerror}. "
            f"Set {PREFIX}DATA_DIR to a folder that can."
        ) from error
    with os.fdopen(descriptor, "w") as file:
        secret = secrets.token_urlsafe(48)
        file.write(secret)
    return secret
