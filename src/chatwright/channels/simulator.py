"""The simulator: a channel that plays WhatsApp and the customer's phone inside our own database.

A message that it accepts is on the phone at once, since the phone shows the rows of `messages`. It keeps
WhatsApp's rules through the same pure functions that guard real sends.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
import structlog

from chatwright.channels.port import Accepted, OutboundMessage, Rejected, SendResult, Undelivered
from chatwright.messages.addresses import is_bsuid
from chatwright.messages.direct_send import direct_send_of
from chatwright.messages.flow_send import Opening, not_openable, opening_of, opening_of_template
from chatwright.messages.outbound import Violation, late_failure, validate_outbound
from chatwright.messages.paces import Pace
from chatwright.messages.people import NOT_REACTED, can_be_reacted_to
from chatwright.messages.template_matching import template_with_text
from chatwright.messages.templates import APPROVED, Template
from chatwright.messages.templates_fill import fill
from chatwright.messages.templates_send import LATE, check_send, not_sendable
from chatwright.messages.window import (
    TEMPLATE,
    closed_window_error,
    needs_open_window,
    window_is_open,
)
from chatwright.store import flows, paces, phone
from chatwright.store import templates as store

log = structlog.get_logger(__name__)

NO_NUMBER = (15, "Invalid destination")
"""The receipt of an SMS to somebody whose number nobody knows (messaging.md section 18)."""
ON_THE_WAY = "sent,delivered:delivered_to_operator"
"""What a message goes through before it is on the phone; each yields a receipt (messaging.md section 10.5)."""
TOO_FAST = Undelivered(1009, "Rate limit hit", provider_code=130429)
TOO_FAST_FOR_ONE = Undelivered(
    1028, "(Business Account, Consumer Account) pair rate limit hit", provider_code=131056
)


class Simulator:
    """The simulated WhatsApp number of a subaccount. Templates are those of `account_id` in the database."""

    places_calls = True

    def __init__(self, pool: Any, account_id: str, pace: Pace | None = None) -> None:
        self._pool = pool
        self._account_id = account_id
        self._pace = pace

    async def send(self, message: OutboundMessage) -> SendResult:
        """Show the message on the phone, or fail as WhatsApp does, such as out of the window [R-WIN-4]."""
        if message.channel == "sms":
            return self._accepted(message) if not is_bsuid(message.address) else Undelivered(*NO_NUMBER)
        content = msgspec.json.decode(message.content)
        for wrong in validate_outbound(message.type, content, "simulator"):
            return Rejected(str(wrong), wrong.code)
        if message.type.lower() == TEMPLATE:
            return await self._send_template(message, content["template"])
        needs_window = needs_open_window(message.type) and direct_send_of(content) is None
        if needs_window and not window_is_open(message.window_expires_at, message.now):
            return await self._send_closed(message, content)
        opening = opening_of(content) if message.type.lower() == "interactive" else None
        if opening and (refused := await self._refused_flow(message.sub_account_id, opening)):
            return Rejected(str(refused), refused.code)
        if failure := late_failure(message.type, content):
            return Undelivered(*failure)
        if too_fast := await self._too_fast(message):
            return too_fast
        if message.type.lower() == "reaction":
            return await self._react(message, content["reaction"]["message_id"])
        return self._accepted(message)

    async def _react(self, message: OutboundMessage, umid: str) -> SendResult:
        """Put a reaction on the phone, of which WhatsApp tells no more than that it was sent [R-REA-2]."""
        found = await phone.target(
            self._pool, self._account_id, message.sub_account_id, message.address, umid
        )
        if found is None or not can_be_reacted_to(
            found.direction, found.type, message.now - found.created_at
        ):
            return Undelivered(*NOT_REACTED)
        return Accepted(message.umid, "sent")

    async def _send_closed(self, message: OutboundMessage, content: dict[str, Any]) -> SendResult:
        """Out of the window: as the template whose words a text has, if there is one [R-8X8-TPLMATCH]."""
        if message.type.lower() == "text":
            rows = await store.of_channel(self._pool, self._account_id, message.sub_account_id, message.now)
            known = [row.template for row in rows if row.status == APPROVED]
            send = template_with_text(known, content["text"])
            if send is not None:
                log.info("a text is sent as a template", umid=message.umid, template=send["name"])
                body = msgspec.json.encode({"template": send}).decode()
                await store.becomes_template(
                    self._pool, self._account_id, message.sub_account_id, message.umid, body
                )
                return await self._send_template(message, send)
        return Undelivered(*closed_window_error())

    async def _too_fast(self, message: OutboundMessage) -> Undelivered | None:
        """Why WhatsApp does not bring a message that came too fast, where the simulator is strict [R-RATE-1..2]."""
        pace = self._pace
        if pace is None or pace.messages_per_second is None:
            return None
        number, pair = pace.messages_per_second, 1 / pace.pair_seconds
        limits = (
            ("simulated number", number, number, TOO_FAST),
            (f"simulated {message.address}", pace.pair_burst, pair, TOO_FAST_FOR_ONE),
        )
        for bucket, capacity, per_second, failure in limits:
            if not await paces.take(
                self._pool,
                self._account_id,
                message.sub_account_id,
                bucket,
                capacity=capacity,
                per_second=per_second,
                tokens=1,
                now=message.now,
            ):
                return failure
        return None

    async def _refused_flow(self, sub_account_id: str, opening: Opening) -> Violation | None:
        """Why the flow that a message opens cannot be sent: it must be published, or tried out as a draft."""
        row = await flows.read(self._pool, self._account_id, sub_account_id, opening.flow_id)
        at = "content.interactive.action.parameters.flowId"
        return not_openable(opening, row.status if row else None, at)

    def _accepted(self, message: OutboundMessage) -> Accepted:
        return Accepted(message.umid, "delivered", "delivered_to_recipient", ON_THE_WAY)

    async def _send_template(self, message: OutboundMessage, send: dict[str, Any]) -> SendResult:
        """Refuse what the provider refuses when it is sent, and fail what it tells by receipt (messaging.md 6.5)."""
        template, refused = await self._held_against(message.sub_account_id, send, message.now, {})
        if refused is not None:
            if refused.code in LATE:
                return Undelivered(refused.code, refused.message)
            return Rejected(str(refused), refused.code)
        assert template is not None
        if too_fast := await self._too_fast(message):
            return too_fast
        shown = msgspec.json.encode(fill(template, send)).decode()
        await store.show(self._pool, self._account_id, message.sub_account_id, message.umid, shown)
        return self._accepted(message)

    async def template_refusals(
        self, sub_account_id: str, contents: Sequence[dict[str, Any]], now: datetime
    ) -> list[Violation | None]:
        """What the provider refuses when it is asked to send; what it tells by receipt is none of it [R-TSND]."""
        known: dict[str, list[store.TemplateRow]] = {}
        found: list[Violation | None] = []
        for content in contents:
            _, refused = await self._held_against(sub_account_id, content["template"], now, known)
            found.append(None if refused is None or refused.code in LATE else refused)
        return found

    async def _held_against(
        self,
        sub_account_id: str,
        send: dict[str, Any],
        now: datetime,
        known: dict[str, list[store.TemplateRow]],
    ) -> tuple[Template | None, Violation | None]:
        """The template that is meant, and the first rule that its use breaks. `known` keeps what was read."""
        name, language = send["name"], send["language"]
        if name not in known:
            known[name] = await store.of_name(self._pool, self._account_id, sub_account_id, name, now)
        row = next((row for row in known[name] if row.language == language), None)
        refused = not_sendable(name, language, row.status if row else None)
        if refused is not None:
            return None, refused
        assert row is not None
        template = row.template
        refused = next(iter(check_send(template, send)), None)
        opening = opening_of_template(template.components, send)
        if refused is None and opening is not None:
            refused = await self._refused_flow(sub_account_id, opening)
        return template, refused
