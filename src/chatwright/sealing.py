"""Sealing of secrets that must be kept readable, such as a provider's API key."""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken

PREFIX = "sealed:"


class Unreadable(Exception):
    """A sealed secret was made with another secret key."""


class Sealer:
    """Seals and opens texts with the server's secret key."""

    def __init__(self, secret_key: str) -> None:
        digest = hashlib.sha256(b"chatwright sealing\0" + secret_key.encode()).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(digest))

    def seal(self, text: str) -> str:
        """The text, unreadable without the secret key."""
        return PREFIX + self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """The text that was sealed. Raises Unreadable when the key is another one."""
        if not sealed.startswith(PREFIX):
            return sealed
        try:
            return self._fernet.decrypt(sealed.removeprefix(PREFIX).encode()).decode()
        except InvalidToken as error:
            raise Unreadable(
                "A stored secret cannot be read with this CHATWRIGHT_SECRET_KEY. Set the key it was stored "
                "with, or enter the secret again."
            ) from error


def hashed_with(secret_key: str, text: str) -> str:
    """A text as a hash that only this server can make again: to recognise it, never to read it."""
    key = hashlib.sha256(b"chatwright erasure\0" + secret_key.encode()).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
