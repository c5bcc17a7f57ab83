"""What a person does on the simulated phone, as an inbound message."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from chatwright.channels.port import InboundMessage
from chatwright.channels.simulator_flows import NoAnswer, filled_in, opened_by
from chatwright.messages.addresses import is_bsuid, is_msisdn, normalise
from chatwright.messages.choices import tapped
from chatwright.messages.from_customers import KINDS, REACTION, NotSendable, sent_by_customer
from chatwright.messages.incoming import make_chat_apps_event, make_sms_event
from chatwright.messages.limits import TEXT
from chatwright.messages.templates_fill import tapped as tapped_template
from chatwright.store import phone

CHANNELS = ("whatsapp", "sms")
TYPES = ("text", "reply", "flow", *KINDS)
NAME = 100


class BadInbound(ValueError):
    """The request is no message that a person could send; the text says why."""


async def inbound_from_request(
    pool: Any, account_id: str, sub_account_id: str, body: Any, *, umid: UUID, now: datetime
) -> InboundMessage:
    """The message that a request to the simulator describes. Raises BadInbound."""
    if not isinstance(body, dict):
        raise BadInbound("The body must be a JSON object.")
    sender = body.get("from")
    if not isinstance(sender, str) or not (is_msisdn(sender) or is_bsuid(sender)):
        raise BadInbound('from: a phone number such as "+6591234567" is required.')
    address = normalise(sender)
    channel = str(body.get("channel") or "whatsapp").lower()
    if channel not in CHANNELS:
        raise BadInbound(f"channel: is {channel!r}; it must be one of {', '.join(CHANNELS)}.")
    name = body.get("name") or None
    if name is not None and not (isinstance(name, str) and len(name) <= NAME and "\0" not in name):
        raise BadInbound(f"name: must be a text of at most {NAME} characters.")
    if channel == "sms" and str(body.get("type") or "text").lower() != "text":
        raise BadInbound("text: by SMS only a text can be sent.")
    type_, content, reply_to = await read_content(pool, account_id, sub_account_id, address, body, now)
    if channel == "sms":
        text = str(content.get("text") or "")
        if not text:
            raise BadInbound("text: a text is required.")
        event = make_sms_event(
            umid=str(umid),
            sub_account_id=sub_account_id,
            address=address,
            destination=sub_account_id,
            moment=now,
            body=text,
        )
    else:
        event = make_chat_apps_event(
            umid=str(umid),
            sub_account_id=sub_account_id,
            address=address,
            name=name,
            channel_id=sub_account_id,
            moment=now,
            type_=type_,
            content=content,
            reply_to_umid=reply_to,
        )
    return InboundMessage(
        sub_account_id=sub_account_id,
        channel=channel,
        umid=str(umid),
        address=address,
        name=name,
        timestamp=now,
        type=type_,
        content=content,
        reply_to_umid=reply_to,
        event=event,
    )


async def read_content(
    pool: Any, account_id: str, sub_account_id: str, address: str, body: dict[str, Any], now: datetime
) -> tuple[str, dict[str, Any], str | None]:
    """Type, content and quoted message of the request. Raises BadInbound."""
    kind = str(body.get("type") or "text").lower()
    reply_to = body.get("replyToUmid")
    reply_to = reply_to if isinstance(reply_to, str) and reply_to else None
    if kind not in TYPES:
        raise BadInbound(f"type: is {kind!r}; it must be one of {', '.join(TYPES)}.")
    if kind == "reply":
        chosen = body.get("id")
        if not isinstance(chosen, str) or not chosen:
            raise BadInbound("id: the id of the button or row that is tapped is required.")
        shown = await phone.interactive_shown(pool, account_id, sub_account_id, address)
        for umid, message, template in shown:
            if reply_to is not None and reply_to != umid:
                continue
            if template is not None:
                if text := tapped_template(msgspec.json.decode(template), chosen):
                    return "Text", text, umid
            elif content := tapped(msgspec.json.decode(message), chosen):
                return "Interactive", content, umid
        raise BadInbound(f"id: no message on this phone has a button or row {chosen!r}.")
    if kind == "flow":
        opens = str(body.get("umid") or reply_to or "")[:100]
        found = await opened_by(pool, account_id, sub_account_id, opens, now, address)
        if found is None:
            raise BadInbound("umid: the id of a message on this phone that opens a form is required.")
        try:
            return "Interactive", filled_in(found[1].flow_json, found[0].token, body.get("response")), opens
        except NoAnswer as error:
            raise BadInbound(str(error)) from error
    if reply_to is not None and not await phone.has(
        pool, account_id, sub_account_id, address, reply_to[:100]
    ):
        raise BadInbound(f"replyToUmid: no message on this phone has the id {reply_to[:100]!r}.")
    if kind == "text":
        text = body.get("text")
        if not isinstance(text, str) or not text:
            raise BadInbound("text: a text is required.")
        if len(text) > TEXT:
            raise BadInbound(f"text: {len(text)} characters; WhatsApp allows at most {TEXT}.")
        return "Text", {"text": text}, reply_to
    given = body.get("content")
    if not isinstance(given, dict):
        raise BadInbound(f"content: an object is required for type {kind}.")
    try:
        type_, content = sent_by_customer(kind, given, now)
    except NotSendable as error:
        raise BadInbound(str(error)) from error
    if type_ == REACTION:
        return await reaction(pool, account_id, sub_account_id, address, content)
    return type_, content, reply_to


async def reaction(
    pool: Any, account_id: str, sub_account_id: str, address: str, content: dict[str, Any]
) -> tuple[str, dict[str, Any], str | None]:
    """A reaction to a message on the phone. Raises BadInbound when there is no such message."""
    target = str(content["reaction"]["message_id"])[:100]
    if not await phone.has(pool, account_id, sub_account_id, address, target):
        raise BadInbound(f"content.reaction.message_id: no message on this phone has the id {target!r}.")
    return REACTION, content, target
