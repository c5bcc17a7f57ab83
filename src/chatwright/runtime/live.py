"""Live events: hints to open screens that something they show has changed.

They are hints, not data: a screen asks again for what it shows. Losing one costs freshness, never truth.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

HINTS_KEPT = 256

Hint = tuple[str, dict[str, Any]]


class Subscription:
    """One screen's stream of hints; when it reads too slowly the oldest are dropped."""

    def __init__(self, sub_account_ids: frozenset[str]) -> None:
        self.sub_account_ids = sub_account_ids
        self._hints: deque[Hint] = deque(maxlen=HINTS_KEPT)
        self._ready = asyncio.Event()

    def offer(self, hint: Hint) -> None:
        """Add a hint."""
        self._hints.append(hint)
        self._ready.set()

    async def next(self, timeout_seconds: float) -> Hint | None:
        """The next hint, or None when none came in time."""
        if not self._hints:
            self._ready.clear()
            try:
                await asyncio.wait_for(self._ready.wait(), timeout_seconds)
            except TimeoutError:
                return None
        return self._hints.popleft()


class LiveEvents:
    """Hands hints to the subscriptions of this process."""

    def __init__(self) -> None:
        self._subscriptions: set[Subscription] = set()

    @property
    def listened_to(self) -> bool:
        """Whether anybody listens in this process."""
        return bool(self._subscriptions)

    def publish(self, sub_account_id: str | None, name: str, data: dict[str, Any]) -> None:
        """Offer a hint to everybody who watches this subaccount; None reaches all, so it must tell nothing."""
        for subscription in self._subscriptions:
            if sub_account_id is None or sub_account_id in subscription.sub_account_ids:
                subscription.offer((name, data))

    @contextmanager
    def subscription(self, sub_account_ids: frozenset[str]) -> Iterator[Subscription]:
        """A subscription to what happens on these subaccounts, for as long as the block."""
        subscription = Subscription(sub_account_ids)
        self._subscriptions.add(subscription)
        try:
            yield subscription
        finally:
            self._subscriptions.discard(subscription)


def hint(sub_account_id: str, address: str) -> dict[str, Any]:
    """The live event of a changed conversation."""
    return {"subAccountId": sub_account_id, "msisdn": address}
