"""A small client of the Automation API, for commands that talk to a running server."""

from __future__ import annotations

import http.client
import json
import os
import re
import urllib.error
import urllib.request
from typing import Any

import click

from chatwright.settings import Settings

TIMEOUT_SECONDS = 30


class Client:
    """Calls the server at `url` with an API key."""

    def __init__(self, settings: Settings, url: str | None, key: str | None) -> None:
        self.url = (url or settings.base_url).rstrip("/")
        if not re.match(r"https?://[^\s/]+", self.url):
            raise click.BadParameter(
                f"{self.url!r} must be like https://chat.example.com.", param_hint="--url"
            )
        self.account_id = settings.account_id
        self._key = key or os.environ.get("CHATWRIGHT_API_KEY") or kept_key(settings)

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """Call the Automation API below the account. Ends with clear words when that fails."""
        address = f"{self.url}/api/v1/accounts/{self.account_id}{path}"
        request = urllib.request.Request(  # noqa: S310 - an address that the user gave, http or https
            address,
            data=None if body is None else json.dumps(body).encode(),
            method=method,
            headers={"Authorization": f"Bearer {self._key}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise click.ClickException(told(error)) from error
        except (urllib.error.URLError, OSError, http.client.HTTPException) as error:
            raise click.ClickException(
                f"No server answers at {self.url}. Start it with: chatwright serve"
            ) from error
        try:
            return json.loads(text) if text else None
        except ValueError as error:
            raise click.ClickException(f"What answers at {self.url} is no Chatwright.") from error


def told(error: urllib.error.HTTPError) -> str:
    """What the server said."""
    try:
        return str(json.loads(error.read())["message"])
    except (ValueError, KeyError, TypeError):
        return f"The server answered {error.code}."


def kept_key(settings: Settings) -> str:
    """The key that the first start left in the data directory."""
    path = settings.data_dir / "api-key"
    try:
        return path.read_text().strip()
    except OSError as error:
        raise click.ClickException(
            "There is no API key. Give one with --key or CHATWRIGHT_API_KEY; make one with: chatwright keys create"
        ) from error
