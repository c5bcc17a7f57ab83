"""Signatures of webhooks that we send, as Standard Webhooks has them: an HMAC over id, time and body."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

PREFIX = "whsec_"
SECRET_BYTES = 32


def new_secret() -> str:
    """A new signing secret, as it is shown to whoever verifies."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def signature(secret: str, event_id: str, at: datetime, body: bytes) -> str:
    """One signature: its version, a comma, and the digest in base64."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{event_id}.{int(at.timestamp())}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def signed_headers(secrets_: Sequence[str], event_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """The three headers; a body is signed once with each secret, of which a receiver needs to know one.

    Without any secret there is no signature.
    """
    headers = {"webhook-id": event_id, "webhook-timestamp": str(int(at.timestamp()))}
    if secrets_:
        headers["webhook-signature"] = " ".join(signature(secret, event_id, at, body) for secret in secrets_)
    return headers
