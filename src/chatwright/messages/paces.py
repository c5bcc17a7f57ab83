"""How fast WhatsApp lets a number send, and to one person (messaging.md section 8, [R-RATE-1..3])."""

from __future__ import annotations

from dataclasses import dataclass

THROUGHPUT, HIGHER_THROUGHPUT = 80, 1000
"""Messages a second of a number: at first, and once WhatsApp has raised it."""
PAIR_BURST, PAIR_SECONDS = 45, 6.0
"""Messages to one person at once, and the seconds after which one more may follow."""
PAIR_MEMORY = PAIR_BURST * PAIR_SECONDS
"""Seconds after which nothing of a burst is left to be made up for."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What a number may send. `messages_per_second` is None where the provider queues by itself."""

    messages_per_second: int | None = THROUGHPUT
    pair_burst: int = PAIR_BURST
    pair_seconds: float = PAIR_SECONDS


@dataclass(slots=True)
class Bucket:
    """A bucket of tokens that fills by itself; times are seconds of any clock that only goes forward."""

    capacity: float
    per_second: float
    tokens: float
    at: float

    @classmethod
    def full(cls, capacity: float, per_second: float, at: float) -> Bucket:
        """A bucket that nothing was taken from for long."""
        return cls(capacity, per_second, capacity, at)

    def fill(self, at: float) -> None:
        """Let in what has come by then."""
        self.tokens = min(self.capacity, self.tokens + max(0.0, at - self.at) * self.per_second)
        self.at = max(self.at, at)

    def take(self, at: float) -> float:
        """Take a token; answers 0, or how many seconds to wait for one, with nothing taken."""
        self.fill(at)
        if self.tokens >= 1:
            self.tokens -= 1
            return 0.0
        return (1 - self.tokens) / self.per_second


def after_sending(times: list[float], pace: Pace, at: float) -> Bucket:
    """The bucket of a number and a person after messages at these times, oldest first.

    A message that went out all the same is made up for later, as WhatsApp counts it.
    """
    bucket = Bucket.full(pace.pair_burst, 1 / pace.pair_seconds, times[0] if times else at)
    for sent in times:
        if bucket.take(sent):
            bucket.tokens -= 1
    return bucket
