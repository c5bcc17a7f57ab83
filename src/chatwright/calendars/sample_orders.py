"""A few made-up orders, so that journeys that look one up can be tried before a shop is connected."""

from __future__ import annotations

ORDERS: dict[str, dict[str, str]] = {
    "1001": {"state": "preparing", "carrier": "SwiftPost", "expected": "tomorrow"},
    "1002": {"state": "shipped", "carrier": "SwiftPost", "expected": "in two days"},
    "1003": {"state": "delivered", "carrier": "SwiftPost", "expected": "yesterday"},
    "1004": {"state": "cancelled", "carrier": "", "expected": ""},
}
"""By number. `expected` says when in words that end a sentence."""


def sample_order(number: str) -> dict[str, str] | None:
    """The order with this number; None when there is none."""
    order = ORDERS.get(number)
    return {"number": number, **order} if order else None
