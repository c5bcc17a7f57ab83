"""The provider's limits of requests, kept as it keeps them: `429` with `Retry-After` [R-RATE-4]."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from fastapi import Request

from chatwright.api.errors import ApiError

SUBACCOUNT_PER_SECOND = 1800
"""Requests to the messaging API of one subaccount (messaging.md section 8)."""
STATUS_PER_SECOND = 1
"""Questions for the status of a message of one subaccount."""
REMEMBERED = 10_000


class Quota:
    """So many a second for each key, and as many at once; counted by each process."""

    def __init__(self, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_second
        self._clock = clock
        self._free_at: dict[str, float] = {}

    def take(self, key: str) -> float:
        """Take one; answers 0, or how many seconds to wait until there is one again."""
        now, each = self._clock(), 1 / self._per_second
        if len(self._free_at) > REMEMBERED:
            self._free_at = {name: at for name, at in self._free_at.items() if at > now}
        free_at = max(self._free_at.get(key, 0.0), now)
        if free_at + each - now > max(1.0, each) + 1e-9:
            return free_at + each - now - max(1.0, each)
        self._free_at[key] = free_at + each
        return 0.0


STATUS, ALL = Quota(STATUS_PER_SECOND), Quota(SUBACCOUNT_PER_SECOND)


def count(request: Request, quota: Quota, account_id: str, sub_account_id: str) -> None:
    """Count a request. Raises ApiError 429 when there were too many, unless limits are switched off."""
    if not request.app.state.settings.rate_limits:
        return
    wait = quota.take(f"{account_id}/{sub_account_id}")
    if wait:
        seconds = math.ceil(wait)
        raise ApiError(
            429,
            f"Quota exceeded. Please try again in {seconds} second(s).",
            headers={"Retry-After": str(seconds)},
        )
