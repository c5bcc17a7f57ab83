"""What providers tell beside messages and receipts is taken in here: each event once, in one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, assert_never
from uuid import NAMESPACE_URL, uuid5

import msgspec
import structlog

from chatwright.channels.port import InboundMessage, Receipt
from chatwright.channels.provider_events import (
    AccountChanged,
    BusinessWrote,
    IdentityChanged,
    NumberChanged,
    PreferenceChanged,
    TemplateChanged,
    Told,
)
from chatwright.engine.model import Status
from chatwright.messages.addresses import is_bsuid
from chatwright.messages.templates import PAUSED
from chatwright.messages.templates_life import Life
from chatwright.runtime.identities import Identities
from chatwright.runtime.live import hint
from chatwright.runtime.transactions import Transactions
from chatwright.runtime.turn import AfterCommit
from chatwright.store import (
    app_messages,
    consent,
    directory,
    effects,
    events_out,
    locks,
    template_life,
    waits,
)
from chatwright.store import provider_events as store

log = structlog.get_logger(__name__)

Receive = Callable[[InboundMessage, str], Awaitable[bool]]
ReceiveReceipt = Callable[[Receipt, str], Awaitable[bool]]


class ProviderEvents:
    """Takes in whatever a provider tells; `hear` commits before it returns."""

    def __init__(
        self,
        transactions: Transactions,
        identities: Identities,
        receive: Receive,
        receive_receipt: ReceiveReceipt,
        *,
        on_told: Callable[[], None],
        on_unknown_template: Callable[[str, str], None],
    ) -> None:
        self._transactions = transactions
        self._identities = identities
        self._receive = receive
        self._receive_receipt = receive_receipt
        self._on_told = on_told
        self._on_unknown_template = on_unknown_template

    async def hear(self, told: Told, account_id: str, sub_account_id: str) -> bool:
        """Take one thing in; False when it had been told before, or told nothing new."""
        match told.event:
            case InboundMessage() as message:
                return await self._receive(replace(message, sub_account_id=sub_account_id), account_id)
            case Receipt() as receipt:
                return await self._receive_receipt(receipt, account_id)
            case _:
                is_news = await self._transactions.run(
                    lambda conn, after: self._hear(conn, told, account_id, sub_account_id, after)
                )
                self._on_told()
                return is_news

    async def _hear(
        self, conn: Any, told: Told, account_id: str, sub_account_id: str, after: AfterCommit
    ) -> bool:
        body = msgspec.json.encode(told.raw).decode()
        if not await store.note(conn, account_id, sub_account_id, told.id, told.kind, body):
            return False
        event = told.event
        match event:
            case TemplateChanged():
                await self._template(conn, account_id, sub_account_id, event, after)
            case NumberChanged():
                await self._number(conn, account_id, sub_account_id, event)
            case AccountChanged():
                log.error(
                    "the business account has changed", told=event.event[:60], subaccount=sub_account_id
                )
            case PreferenceChanged():
                await self._preference(conn, account_id, event)
            case IdentityChanged():
                await self._identities.change(conn, account_id, event)
            case BusinessWrote():
                await self._business_wrote(conn, account_id, event, after)
            case InboundMessage() | Receipt() | None:
                log.info(
                    "an event of a kind that is not used", kind=told.kind[:60], subaccount=sub_account_id
                )
            case _:
                assert_never(event)
        if not isinstance(event, BusinessWrote | TemplateChanged):
            # What changes of a template tells its subscribers by itself.
            await events_out.add(conn, account_id, sub_account_id, "CABM", told.raw)
        return True

    async def _template(
        self, conn: Any, account_id: str, sub_account_id: str, event: TemplateChanged, after: AfterCommit
    ) -> None:
        rows = await template_life.locked(conn, account_id, sub_account_id, event.name, event.language)
        for row in rows:
            after_it = changed_by(row.life, event)
            await template_life.apply(conn, account_id, sub_account_id, row, after_it, event.at)
        if event.status in ("PAUSED", "DISABLED", "REJECTED", "FLAGGED"):
            log.error("a template cannot be sent any more", template=event.name, status=event.status)
        if not rows:
            self._on_unknown_template(account_id, sub_account_id)
        after.hints.append((sub_account_id, "templates", {"subAccountId": sub_account_id}))

    async def _number(self, conn: Any, account_id: str, sub_account_id: str, event: NumberChanged) -> None:
        await store.set_number_state(
            conn,
            account_id,
            sub_account_id,
            number=event.number,
            event=event.event,
            limit=event.limit,
            at=event.at,
        )
        if event.event == "THROUGHPUT_UPGRADE":
            # All processes are to know that the number may send faster [R-RATE-1].
            await directory.raise_epoch(conn, account_id)
        if event.event in ("FLAGGED", "DOWNGRADE"):
            log.error("the quality of a number has fallen", told=event.event, subaccount=sub_account_id)

    async def _preference(self, conn: Any, account_id: str, event: PreferenceChanged) -> None:
        """Stop marketing messages to a person, under every address, or let them go again [R-OPT-5]."""
        phone = next((address for address in event.addresses if not is_bsuid(address)), event.addresses[0])
        bsuid = next((address for address in event.addresses if is_bsuid(address)), None)
        wording = event.wording or ""
        if event.wants:
            await consent.start(
                conn, account_id, phone, "whatsapp", wording, event.at, scope="marketing", bsuid=bsuid
            )
        else:
            await consent.stop(
                conn, account_id, phone, "marketing", "whatsapp", wording, event.at, bsuid=bsuid
            )

    async def _business_wrote(
        self, conn: Any, account_id: str, event: BusinessWrote, after: AfterCommit
    ) -> None:
        """Show what the owner wrote by hand, and let journeys keep quiet in this chat until it is given back."""
        home = await locks.open_conversation(
            conn, account_id, event.sub_account_id, "whatsapp", event.address
        )
        content = msgspec.json.encode(event.content).decode()
        row = (event.sub_account_id, event.umid, event.type, content, event.at)
        if not await app_messages.record(conn, account_id, home.id, *row):
            return
        if home.handover_id is None:
            halted = await app_messages.running_in(conn, account_id, home.id)
            for instance_id in halted:
                await waits.set_status(conn, account_id, instance_id, Status.SUSPENDED.value)
                after.hints.append((event.sub_account_id, "instance", {"id": str(instance_id)}))
            note = {
                "source": app_messages.BUSINESS_APP,
                "suspended": [str(instance_id) for instance_id in halted],
            }
            handover_id = uuid5(NAMESPACE_URL, f"chatwright:app:{account_id}:{event.umid}")
            await effects.open_handover(
                conn, account_id, handover_id, home.id, None, msgspec.json.encode(note).decode()
            )
        after.hints.append((event.sub_account_id, "message", hint(event.sub_account_id, event.address)))


def changed_by(life: Life, event: TemplateChanged) -> Life:
    """What a template is after its provider told of it; nothing happens to it by itself then."""
    if event.status is not None:
        pause = event.detail if event.status == PAUSED else None
        life = replace(life, status=event.status, reason=event.reason, pause=pause, changes_at=None)
    if event.category is not None and event.category != life.category:
        life = replace(life, category=event.category, previous_category=life.category)
    return life if event.quality is None else replace(life, quality=event.quality)
