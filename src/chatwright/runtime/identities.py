"""Who wrote: the address under which a person's conversation stands, whatever id the provider tells today.

A business-scoped id rotates, and a phone number may be hidden or changed (messaging.md section 18). So whoever is
known by both is found by either, and what stood under an id goes over to the number once that is told.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import Any

import structlog

from chatwright.channels.port import InboundMessage
from chatwright.channels.provider_events import IdentityChanged
from chatwright.messages.addresses import is_bsuid
from chatwright.messages.incoming import chat_apps_event
from chatwright.runtime.transactions import Transactions
from chatwright.runtime.turn import AfterCommit
from chatwright.store import identities as store

log = structlog.get_logger(__name__)

REMEMBERED = 100_000


class Identities:
    """Knows people again. An id whose number this process has seen costs nothing; most messages have no such id."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._known: OrderedDict[tuple[str, str], str] = OrderedDict()

    async def settle(self, message: InboundMessage, account_id: str) -> InboundMessage:
        """The message under the address where its sender's conversation stands."""
        bsuid = message.bsuid
        if bsuid is None:
            return message
        if is_bsuid(message.address):
            address = await store.address_of(self._transactions.pool, account_id, bsuid)
            return message if address in (None, bsuid) else readdressed(message, str(address))
        await self.know(account_id, bsuid, message.address)
        return message

    async def know(self, account_id: str, bsuid: str, phone: str) -> None:
        """Note that an id and a number are one person; what is known already costs nothing."""
        key = (account_id, bsuid)
        if self._known.get(key) != phone:
            await self._learn(account_id, bsuid, phone)
            self._known[key] = phone
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)

    async def _learn(self, account_id: str, bsuid: str, phone: str) -> None:
        """Bring what stood under the id, or under another number of the person, under this number."""

        async def run(conn: Any, _: AfterCommit) -> None:
            stood = await store.address_of(conn, account_id, bsuid)
            if stood == phone:
                return
            for previous in {bsuid, stood} - {None, phone}:
                await store.move(conn, account_id, str(previous), phone)
            await store.learn(conn, account_id, bsuid, phone)

        await self._transactions.run(run)

    async def change(self, conn: Any, account_id: str, event: IdentityChanged) -> None:
        """Take in that a person has another id or number, within the caller's transaction."""
        stood = await store.address_of(conn, account_id, event.previous) or event.previous
        current = event.phone or (event.current if is_bsuid(stood) else stood)
        for previous in {stood, event.previous} - {current}:
            await store.move(conn, account_id, previous, current)
        for identity in {event.previous, event.current} - {current}:
            await store.learn(conn, account_id, identity, current)


def readdressed(message: InboundMessage, address: str) -> InboundMessage:
    """The same message from another address of its sender, also for journeys."""
    payload = message.event["payload"]
    user = {**payload["user"], "msisdn": address, "channelUserId": address}
    if not is_bsuid(address):
        user["channelUserId"] = message.bsuid
    event = chat_apps_event({**message.event, "payload": {**payload, "user": user}})
    return replace(message, address=address, event=event)
