"""Meta's Cloud API: messages out, read marks, typing, media (messaging.md sections 2.2, 9.3, 9.4 and 15)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import msgspec

from chatwright.channels.cloud_api_errors import result_of
from chatwright.channels.cloud_api_flows import CloudFlows
from chatwright.channels.cloud_api_templates import CloudTemplates
from chatwright.channels.graph import Graph, GraphRefused, read_graph_answer
from chatwright.channels.health import Health, asked, read_status
from chatwright.channels.port import (
    Accepted,
    NotTold,
    OutboundMessage,
    Rejected,
    SendResult,
    TryLater,
    Undelivered,
    Unknown,
)
from chatwright.egress import EgressFailed, EgressGuard, EgressRefused
from chatwright.messages.meta_outbound import to_meta
from chatwright.messages.window import closed_window_error, is_safe_to_send, needs_open_window
from chatwright.store import deliveries

MIME_TYPE = re.compile(r"[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,100}")

BAD_TOKEN, UNKNOWN_OBJECT = 190, 100


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium that a customer sent."""

    mime_type: str
    content: bytes


class CloudApi(CloudTemplates):
    """One WhatsApp number at Meta, `phone_number_id`, of the business account `waba_id`."""

    places_calls = False

    def __init__(
        self, guard: EgressGuard, pool: Any, account_id: str, config: dict[str, str], access_token: str
    ) -> None:
        self.graph = Graph(guard, config["graphUrl"], access_token)
        self.phone_number_id = config["phoneNumberId"]
        self.waba_id = config["wabaId"]
        self.flows = CloudFlows(self.graph, self.waba_id)
        self._pool = pool
        self._account_id = account_id

    async def send(self, message: OutboundMessage) -> SendResult:
        """Send under our umid as `biz_opaque_callback_data`, which statuses echo. Freeform only in an open window."""
        if message.channel != "whatsapp":
            return Rejected(f"The Cloud API has no channel {message.channel!r}; it sends on whatsapp alone.")
        if needs_open_window(message.type) and not is_safe_to_send(message.window_expires_at, message.now):
            return Undelivered(*closed_window_error())
        target = await self._target(message)
        content = msgspec.json.decode(message.content)
        body = to_meta(message.type, content, message.address, target=target, opaque=message.umid)
        try:
            answer = await self.graph.post(f"{self.phone_number_id}/messages", body)
        except EgressRefused as error:
            return Rejected(f"the channel's address is not allowed: {error}")
        except EgressFailed as error:
            return Unknown(str(error)) if error.may_have_been_sent else TryLater(str(error))
        if answer.error is not None:
            return result_of(answer.error, answer.headers, message.attempts)
        return Accepted(message_id(answer.body), "queued")

    async def _target(self, message: OutboundMessage) -> str | None:
        """Meta's id of the message that is quoted or reacted to: ours have one of theirs, theirs are known by it."""
        options = msgspec.json.decode(message.options) if message.options else {}
        context = options.get("context")
        quoted = context.get("umid") if isinstance(context, dict) else None
        if message.type.lower() == "reaction":
            reaction = msgspec.json.decode(message.content).get("reaction")
            quoted = reaction.get("message_id") if isinstance(reaction, dict) else quoted
        if not isinstance(quoted, str) or not quoted:
            return None
        return await deliveries.provider_id_of(self._pool, self._account_id, message.sub_account_id, quoted)

    async def check(self, sub_account_id: str) -> Health:
        """Ask for the number itself."""

        async def question() -> Health:
            answer = await self.graph.get(self.phone_number_id, fields="display_phone_number,verified_name")
            if answer.error is not None:
                # Meta answers 400 for what it does not know, and for a token that opens nothing, code 190.
                status = 401 if answer.error.code == BAD_TOKEN else answer.status
                return read_status(404 if answer.error.code == UNKNOWN_OBJECT else status, str(answer.error))
            number, name = (answer.body.get(key) for key in ("display_phone_number", "verified_name"))
            told = " · ".join(str(value) for value in (name, number) if value)
            return Health("works", f"Meta knows this number. {told}".strip(), str(number) if number else None)

        return await asked(question)

    async def mark_read(self, sub_account_id: str, umid: str) -> None:
        """Mark an inbound message, known by Meta's id, and those before it as read. Raises NotTold."""
        await self._attend(umid)

    async def show_typing(self, sub_account_id: str, umid: str) -> None:
        """Show that an answer to this inbound message is being written, which marks it as read. Raises NotTold."""
        await self._attend(umid, typing_indicator={"type": "text"})

    async def _attend(self, umid: str, **more: Any) -> None:
        body = {"messaging_product": "whatsapp", "status": "read", "message_id": umid, **more}
        try:
            answer = await self.graph.post(f"{self.phone_number_id}/messages", body)
        except (EgressRefused, EgressFailed) as error:
            raise NotTold(str(error)) from error
        if answer.error is not None:
            raise NotTold(str(answer.error), answer.error.code)

    async def upload(self, content: bytes, mime_type: str, name: str) -> str:
        """Upload a medium to be sent, which lives 30 days; answers its id.

        Raises ValueError for what is no MIME type, GraphRefused, EgressRefused, EgressFailed.
        """
        if not MIME_TYPE.fullmatch(mime_type):
            raise ValueError(f"{mime_type[:60]!r} is no MIME type, such as image/png.")
        fields = {"messaging_product": "whatsapp", "type": mime_type}
        answer = await self.graph.upload(f"{self.phone_number_id}/media", content, mime_type, name, fields)
        if answer.error is not None:
            raise GraphRefused(answer.error)
        return str(answer.body.get("id") or "")

    async def medium(self, media_id: str) -> Medium:
        """A medium that a customer sent; Meta keeps it for 7 days, and the address it gives for 5 minutes.

        Raises GraphRefused, EgressRefused, EgressFailed.
        """
        answer = await self.graph.get(media_id)
        if answer.error is not None:
            raise GraphRefused(answer.error)
        found = await self.graph.download(str(answer.body.get("url") or ""))
        refused = read_graph_answer(found).error
        if refused is not None:
            raise GraphRefused(refused)
        mime_type = str(answer.body.get("mime_type") or "").partition(";")[0].strip()
        if not MIME_TYPE.fullmatch(mime_type):
            mime_type = "application/octet-stream"
        return Medium(mime_type, found.body)


def message_id(body: dict[str, Any]) -> str | None:
    """The wamid of an accepted message."""
    messages = body.get("messages")
    first = messages[0] if isinstance(messages, list) and messages else None
    found = first.get("id") if isinstance(first, dict) else None
    return found if isinstance(found, str) and found else None
