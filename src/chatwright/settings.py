"""Settings from the environment: every name begins with `CHATWRIGHT_` (docs/settings.md)."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

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
    "RATE_LIMITS",
)
LARGEST_PORT = 65_535
SHORTEST_SECRET = 16
LOG_LEVELS = ("debug", "info", "warning", "error")
OF_THIS_MACHINE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not bound
"""How to reach a server that listens on all addresses; one that listens on `::` hears IPv6 alone."""
NAME = re.compile(r"[A-Za-z0-9\-._&]{3,50}")
VISIBLE = re.compile(r"[!-~]+")


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
    rate_limits: bool = True

    @property
    def base_url(self) -> str:
        """Where people reach the server."""
        return self.public_url.rstrip("/") if self.public_url else self.own_url

    @property
    def own_url(self) -> str:
        """Where the server reaches itself, for its own booking backend."""
        host = OF_THIS_MACHINE.get(self.host, self.host)
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
        api_key=api_key(given.get("API_KEY")),
        account_id=name("ACCOUNT_ID", given.get("ACCOUNT_ID", "demo")),
        sub_account_id=name("SUBACCOUNT_ID", given.get("SUBACCOUNT_ID", "demo_chatapps")),
        secret_key=secret_key(given.get("SECRET_KEY"), data_dir),
        egress_allow=egress_allow(given.get("EGRESS_ALLOW", "")),
        demo=switch("DEMO", given.get("DEMO", "on")),
        time_zone=time_zone(given.get("TIME_ZONE", "Europe/London")),
        log_level=log_level(given.get("LOG_LEVEL", "info")),
        public_url=public_url(given.get("PUBLIC_URL")),
        rate_limits=switch("RATE_LIMITS", given.get("RATE_LIMITS", "on")),
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
    if not re.fullmatch(r"[0-9]{1,5}", value) or not 0 < int(value) <= LARGEST_PORT:
        raise SettingsError(f"{PREFIX}PORT is {value!r}; it must be a number from 1 to {LARGEST_PORT}.")
    return int(value)


def name(setting: str, value: str) -> str:
    """An id of an account or subaccount. Raises SettingsError."""
    if not NAME.fullmatch(value):
        raise SettingsError(
            f"{PREFIX}{setting} is {value!r}; it must be 3 to 50 letters, digits or any of - . _ &."
        )
    return value


def api_key(value: str | None) -> str | None:
    """A key that fits into a header. Raises SettingsError, without repeating the key."""
    if value is not None and not VISIBLE.fullmatch(value):
        raise SettingsError(f"{PREFIX}API_KEY must consist of visible ASCII characters, without blanks.")
    return value


def secret_key(value: str | None, data_dir: Path) -> str:
    """The given secret key, or the one kept in the data directory. Raises SettingsError."""
    if value is None:
        return kept_secret(data_dir)
    if len(value) < SHORTEST_SECRET:
        raise SettingsError(
            f"{PREFIX}SECRET_KEY is too short; {SHORTEST_SECRET} characters or more are needed, "
            "for example from: openssl rand -base64 36"
        )
    return value


def egress_allow(value: str) -> tuple[str, ...]:
    """Hosts and networks that HTTP steps may reach although they are private. Raises SettingsError."""
    parts = tuple(part.strip() for part in value.split(",") if part.strip())
    if parts:
        from chatwright.egress import read_allowance  # noqa: PLC0415 - it is large, and seldom needed here

        for part in parts:
            try:
                read_allowance(part)
            except ValueError as error:
                raise SettingsError(
                    f"{PREFIX}EGRESS_ALLOW: {error}. It must be a list such as "
                    "10.0.0.0/8, calendar.internal, calendar.internal:8443."
                ) from error
    return parts


def time_zone(value: str) -> str:
    """The IANA name of a time zone. Raises SettingsError."""
    try:
        ZoneInfo(value)
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise SettingsError(
            f"{PREFIX}TIME_ZONE is {value!r}; it must be a name such as Europe/London or Asia/Singapore."
        ) from error
    return value


def log_level(value: str) -> str:
    """How much is logged. Raises SettingsError."""
    if value.lower() not in LOG_LEVELS:
        raise SettingsError(f"{PREFIX}LOG_LEVEL is {value!r}; it must be one of {', '.join(LOG_LEVELS)}.")
    return value.lower()


def public_url(value: str | None) -> str | None:
    """Where people reach the server, when that is not its own host and port. Raises SettingsError."""
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(f"{PREFIX}PUBLIC_URL is {value!r}; it must be like https://chat.example.com.")
    return value


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

    Raises SettingsError when the directory cannot be used.
    """
    path = data_dir / "secret-key"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            make_secret(path)
        kept = path.read_text().strip()
    except OSError as error:
        raise SettingsError(
            f"The data directory {data_dir} cannot be used: {error.strerror}. "
            f"Set {PREFIX}DATA_DIR to a folder that can be read and written."
        ) from error
    if len(kept) < SHORTEST_SECRET:
        raise SettingsError(
            f"{path} is damaged. Put the secret key back into it, or delete it; then stored API keys of "
            "providers must be entered again."
        )
    return kept


def make_secret(path: Path) -> None:
    """Write a new secret in one step, so that no other process reads half of it; an existing one stays."""
    descriptor, new = tempfile.mkstemp(dir=path.parent, prefix=".secret-key-")
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(new)
    finally:
        Path(new).unlink()
