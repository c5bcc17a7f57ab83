"""Calls of 8x8's management API about one channel (messaging.md sections 6.3 and 12.1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import msgspec

from chatwright.channels.refusals import ProviderRefused
from chatwright.egress import EgressFailed, EgressGuard, EgressRefused
from chatwright.messages.parts import object_of, text_of

TIMEOUT = timedelta(seconds=20)
LARGEST = 4_000_000
"""Bytes of an answer."""
BAD_REQUEST = 400


class ChannelCalls:
    """The channel `channel_id` of the account `account` at 8x8, where these are known."""

    def __init__(
        self,
        guard: EgressGuard,
        base_url: str,
        headers: Mapping[str, str],
        account: str | None,
        channel_id: str | None,
    ) -> None:
        self._guard = guard
        self._headers = headers
        self._url = (
            f"{base_url}/api/v1/accounts/{account}/channels/{channel_id}" if account and channel_id else None
        )

    async def call(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        """The answer as an object. Raises ProviderRefused."""
        if self._url is None:
            raise ProviderRefused(
                "8x8 asks for the ids of account and channel: set accountId and channelId of the channel as well.",
                409,
            )
        try:
            answer = await self._guard.fetch(
                method,
                f"{self._url}/{path}",
                headers=self._headers,
                params={},
                body=None if body is None else msgspec.json.encode(body),
                timeout=TIMEOUT,
                max_bytes=LARGEST,
            )
        except (EgressFailed, EgressRefused) as error:
            raise ProviderRefused(f"8x8 could not be reached: {error}", 502) from error
        try:
            tree = object_of(msgspec.json.decode(answer.body)) if answer.body else {}
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            tree = {}
        if answer.status >= BAD_REQUEST:
            said = text_of(tree.get("message")) or f"8x8 answered {answer.status}."
            status = answer.status if answer.status in (400, 409, 429) else 502
            raise ProviderRefused(said, status)
        return tree

    async def download(self, url: str) -> str:
        """The text at an address that an answer named; the key does not go along. Raises ProviderRefused."""
        try:
            answer = await self._guard.fetch(
                "GET", url, headers={}, params={}, body=None, timeout=TIMEOUT, max_bytes=LARGEST
            )
        except (EgressFailed, EgressRefused) as error:
            raise ProviderRefused(f"8x8's file could not be fetched: {error}", 502) from error
        if answer.status >= BAD_REQUEST:
            raise ProviderRefused(f"8x8's file could not be fetched: the answer was {answer.status}.", 502)
        return answer.body.decode("utf-8", "replace")
