"""What follows from a failure beyond its own message (messaging.md section 9.4).

A paused or disabled template is marked as such, so that nobody plans with it; somebody who stopped marketing in
WhatsApp itself is remembered as opted out; who got too much marketing gets none for a day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec
import structlog

from chatwright.channels.port import Receipt
from chatwright.messages.codes import (
    META_OF_RECEIPT,
    PAUSED,
    STOPPED_MARKETING,
    TOO_MUCH_MARKETING,
    class_of_meta,
    meta_code_of,
)
from chatwright.messages.consent import MARKETING_RESTS
from chatwright.messages.parts import object_of, text_of
from chatwright.runtime.transactions import Transactions
from chatwright.runtime.turn import AfterCommit
from chatwright.store import consent, deliveries, template_life
from chatwright.store.deliveries import Delivery

log = structlog.get_logger(__name__)

STATUS = {132015: "PAUSED", 132016: "DISABLED"}


class Failures:
    """Heeds failures that mean more than one message."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def heed_receipt(self, account_id: str, receipt: Receipt, address: str) -> None:
        """Heed the error that a receipt tells; most mean nothing beyond their message."""
        error = receipt.error or {}
        code = meta_code_of(error.get("providerErrorCode")) or META_OF_RECEIPT.get(error.get("code") or -1)
        if code is None or not matters(code) or code == STOPPED_MARKETING:
            return  # what stopping marketing means is seen to with every receipt
        ids = (receipt.client_message_id, receipt.provider_id)
        found = await deliveries.failed(self._transactions.pool, account_id, *ids)
        content = found.content if found is not None else "{}"
        await self.heed(account_id, receipt.sub_account_id, address, code, content, receipt.timestamp)

    async def heed_delivery(self, delivery: Delivery, code: int) -> None:
        """Heed what the channel answered when a message was handed over."""
        if matters(code):
            account = await self._transactions.directory.fresh(self._transactions.pool, delivery.account_id)
            at = self._transactions.now(account, delivery.sub_account_id)
            place = (delivery.account_id, delivery.sub_account_id, delivery.address)
            await self.heed(*place, code, delivery.content, at)

    async def heed(
        self, account_id: str, sub_account_id: str, address: str, code: int, content: str, at: datetime
    ) -> None:
        """Heed one of Meta's codes for a message with this content, JSON, to `address`."""
        if class_of_meta(code) == "config":
            log.error("the number cannot send; its settings at the provider need somebody", code=code)
        if code == STOPPED_MARKETING:
            await consent.stop(self._transactions.pool, account_id, address, "marketing", "receipt", "", at)
        if code == TOO_MUCH_MARKETING:
            await consent.rest_marketing(self._transactions.pool, account_id, address, at + MARKETING_RESTS)
        if code in PAUSED:
            await self._template_rests(account_id, sub_account_id, code, content, at)

    async def _template_rests(
        self, account_id: str, sub_account_id: str, code: int, content: str, at: datetime
    ) -> None:
        template = object_of(object_of(msgspec.json.decode(content)).get("template"))
        name, language = text_of(template.get("name")), text_of(template.get("language"))
        log.error("a template cannot be sent: WhatsApp has paused or disabled it", template=name, code=code)

        async def run(conn: Any, after: AfterCommit) -> None:
            for row in await template_life.locked(conn, account_id, sub_account_id, name, language):
                if row.status != STATUS[code]:
                    life = replace(row.life, status=STATUS[code], changes_at=None)
                    await template_life.apply(conn, account_id, sub_account_id, row, life, at)
            after.hints.append((sub_account_id, "templates", {"subAccountId": sub_account_id}))

        if name and language:
            await self._transactions.run(run)


def matters(code: int) -> bool:
    """Whether one of Meta's codes means more than that one message failed."""
    return (
        code in PAUSED or code in (STOPPED_MARKETING, TOO_MUCH_MARKETING) or class_of_meta(code) == "config"
    )
