"""Fetching the WhatsApp Flows that a provider keeps, so that whoever sends can choose among them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
import structlog

from chatwright.channels.flows_port import FlowsAtProvider, KeepsFlows, ListedFlow
from chatwright.channels.refusals import ProviderRefused
from chatwright.runtime.directory import Account
from chatwright.store import flows as store
from chatwright.store.flows import DRAFT, STATUSES, FlowRow

log = structlog.get_logger(__name__)

MOST = 1_000
"""Flows of a channel."""


async def fetch_flows(
    pool: Any, account_id: str, sub_account_id: str, keeper: FlowsAtProvider, now: datetime
) -> int:
    """Bring the kept flows to what the provider lists; answers how many those are. Raises ProviderRefused.

    The Flow JSON of a published flow never changes, so that of drafts alone is fetched again.
    """
    # Read first: what is made while the provider answers is not missing from its list.
    known = {
        row.id: row for row in await store.of_channel(pool, account_id, sub_account_id, MOST, is_remote=True)
    }
    listed = [one for one in await keeper.listed() if one.status in STATUSES][:MOST]
    gone = [*known.keys() - {one.id for one in listed}]
    rows = [await brought(keeper, one, known.get(one.id), now) for one in listed]
    async with pool.acquire() as conn, conn.transaction():
        await store.forget(conn, account_id, sub_account_id, gone)
        for row in rows:
            if row.id in known:
                await store.save(conn, account_id, sub_account_id, row)
            else:
                await store.create(conn, account_id, sub_account_id, row)
    return len(rows)


async def brought(keeper: FlowsAtProvider, one: ListedFlow, known: FlowRow | None, now: datetime) -> FlowRow:
    """A listed flow as it is kept here."""
    if known is not None and DRAFT not in (one.status, known.status):
        return known._replace(name=one.name, status=one.status)
    read = await keeper.read(one.id)
    return FlowRow(
        id=one.id,
        name=one.name,
        status=one.status,
        categories=msgspec.json.encode(read.categories).decode(),
        flow_json=read.flow_json,
        endpoint_uri=read.endpoint_uri or (known.endpoint_uri if known else None),
        application_id=known.application_id if known else None,
        created_at=known.created_at if known else now,
        updated_at=now,
        is_remote=True,
    )


async def fetch_flows_quietly(pool: Any, account: Account, sub_account_id: str, now: datetime) -> None:
    """The same in the background: what the provider has against it is logged, and can be seen by fetching again."""
    found = account.subaccounts.get(sub_account_id)
    if found is None or not isinstance(found.channel, KeepsFlows):
        return
    try:
        count = await fetch_flows(pool, account.id, sub_account_id, found.channel.flows, now)
    except ProviderRefused as refused:
        log.warning("forms were not fetched", subaccount=sub_account_id, reason=str(refused))
        return
    log.info("forms were fetched", subaccount=sub_account_id, forms=count)
