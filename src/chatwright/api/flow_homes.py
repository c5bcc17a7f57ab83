"""Where the WhatsApp Flows of a subaccount are kept: on the simulator, or at its provider."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import Request

from chatwright.api.errors import ApiError
from chatwright.api.subaccounts import subaccount_named
from chatwright.channels.flows_port import FlowsAtProvider, KeepsFlows
from chatwright.channels.refusals import ProviderRefused
from chatwright.runtime.provider_flows import fetch_flows


@dataclass(frozen=True, slots=True)
class Home:
    """A subaccount, its time, and its provider's flows; `remote` is None where they are the simulator's."""

    account_id: str
    sub: str
    now: datetime
    remote: FlowsAtProvider | None


async def home_of(request: Request, account_id: str, sub: str) -> Home:
    """Where a subaccount's flows are. Raises ApiError 404, and 409 when its channel has none."""
    found = await subaccount_named(request, account_id, sub)
    now = datetime.now(UTC) + found.clock_offset
    if found.provider == "simulator":
        return Home(account_id, sub, now, None)
    if isinstance(found.channel, KeepsFlows):
        return Home(account_id, sub, now, found.channel.flows)
    raise ApiError(
        409, f"The subaccount {sub!r} is on {found.provider}, which cannot be reached for its forms."
    )


@contextmanager
def at_provider() -> Iterator[None]:
    """What the provider has against a call, as ApiError."""
    try:
        yield
    except ProviderRefused as refused:
        raise ApiError(refused.status, str(refused)) from refused


async def refresh(request: Request, home: Home) -> None:
    """Fetch the list from the provider; nothing where the flows are the simulator's. Raises ApiError."""
    if home.remote is not None:
        with at_provider():
            await fetch_flows(request.app.state.pool, home.account_id, home.sub, home.remote, home.now)
