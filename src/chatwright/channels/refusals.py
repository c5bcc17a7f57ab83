"""What a provider says against a call of its management API, whoever makes it."""

from __future__ import annotations


class ProviderRefused(Exception):
    """The provider did not do it; the message says why, in its words. `status` is the HTTP status to answer with."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status
