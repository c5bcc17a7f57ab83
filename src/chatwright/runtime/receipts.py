"""The order of a message's states (messaging.md section 10.5, [R-DR-1..6])."""

WITH_PERSON = "delivered_to_recipient"
"""The detail of `delivered` that says that the person has it; without it only WhatsApp does."""
RANK = {"queued": 0, "sent": 1, "delivered": 2, WITH_PERSON: 3, "read": 4}
FAILURES = ("undelivered", "rejected", "failed", "error")


def states_before(state: str, detail: str | None) -> list[str]:
    """The states from which a receipt may bring a message to `state`: forward, no failure once the person has it.

    In them `delivered_to_recipient` stands for a `delivered` of that detail.
    """
    if state in FAILURES:
        return ["queued", "sent", "delivered"]
    rank = RANK.get(WITH_PERSON if state == "delivered" and detail == WITH_PERSON else state)
    if rank is None:
        return []
    return [name for name, other in RANK.items() if other < rank]
