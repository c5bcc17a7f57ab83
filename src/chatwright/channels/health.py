"""Whether a channel can be used: one harmless question to its provider, and what its answer means."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from chatwright.egress import EgressFailed, EgressRefused

Finding = Literal["works", "wrong_key", "not_found", "unreachable", "not_allowed", "failed"]


@dataclass(frozen=True, slots=True)
class Health:
    """What asking the provider has shown. `said` is in words; `number` the phone number, when the provider tells."""

    finding: Finding
    said: str
    number: str | None = None

    @property
    def works(self) -> bool:
        """Whether messages can be sent."""
        return self.finding == "works"


@runtime_checkable
class Checkable(Protocol):
    """A channel whose provider can be asked."""

    async def check(self, sub_account_id: str) -> Health:
        """Ask the provider something that changes nothing."""
        ...


async def asked(question: Callable[[], Awaitable[Health]]) -> Health:
    """What a question shows, also when the provider cannot be reached."""
    try:
        return await question()
    except EgressRefused as error:
        return Health("not_allowed", f"Calls to this address are not allowed: {error}")
    except EgressFailed as error:
        return Health("unreachable", f"The provider could not be reached: {error}")


def read_status(status: int, said: str) -> Health:
    """What the status of an answer that is no success means."""
    if status in (401, 403):
        return Health("wrong_key", said)
    if status == 404:
        return Health("not_found", said)
    return Health("failed", said)
