"""Fetching the templates that a provider keeps, so that whoever sends can choose among them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

import msgspec
import structlog

from chatwright.channels.refusals import ProviderRefused
from chatwright.channels.templates_port import KeepsTemplates
from chatwright.messages.templates import read_template
from chatwright.runtime.directory import Account
from chatwright.runtime.live import LiveEvents
from chatwright.store import templates as store

log = structlog.get_logger(__name__)


async def fetch_templates(
    pool: Any, account_id: str, sub_account_id: str, keeper: KeepsTemplates, now: datetime
) -> int:
    """Bring the kept templates to what the provider lists; answers how many those are. Raises ProviderRefused."""
    listed = await keeper.list_templates()
    rows = []
    for one in listed:
        read = read_template({"name": one.name, "language": one.language, "components": one.components})
        rows.append({**asdict(one), "components": list(read.components)})
    async with pool.acquire() as conn, conn.transaction():
        text = msgspec.json.encode(rows).decode()
        await store.keep_listed(conn, account_id, sub_account_id, text, now)
    return len(listed)


async def fetch_quietly(
    pool: Any, live: LiveEvents, account: Account, sub_account_id: str, now: datetime
) -> None:
    """The same in the background: what the provider has against it is logged, and can be seen by fetching again."""
    found = account.subaccounts.get(sub_account_id)
    if found is None or not isinstance(found.channel, KeepsTemplates):
        return
    try:
        count = await fetch_templates(pool, account.id, sub_account_id, found.channel, now)
    except ProviderRefused as refused:
        log.warning("templates were not fetched", subaccount=sub_account_id, reason=str(refused))
        return
    log.info("templates were fetched", subaccount=sub_account_id, templates=count)
    live.publish(sub_account_id, "templates", {"subAccountId": sub_account_id})
