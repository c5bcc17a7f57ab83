"""The order of a message's states (messaging.md section 10.5, [R-DR-1..6])."""

RANK = {"queued": 0, "sent": 1, "delivered": 2, "read": 4}
FAILURES = ("undelivered", "rejected", "failed", "error")


def states_before(state: str) -> list[str]:
    """The states from which a receipt may bring a message to `state`: only forward, and no failure after reading.

    A second `delivered` is allowed, since its detail goes from the operator to the recipient.
    """
    if state in FAILURES:
        return ["queued", "sent", "delivered"]
    rank = RANK.get(state)
    if rank is None:
        return []
    before = [name for name, other in RANK.items() if other < rank]
    return [*before, "delivered"] if state == "delivered" else before
