"""Flows on the simulated phone: which one a message opens, and what is sent when it is filled in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from chatwright.messages.flow_answers import answered, read_response
from chatwright.messages.flow_json import Unreadable, read_flow
from chatwright.messages.flow_send import Opening, opening_of, opening_of_template
from chatwright.store import flows, templates


class NoAnswer(ValueError):
    """What was filled in is no answer to the flow; the text says why."""


async def opened_by(
    pool: Any, account_id: str, sub_account_id: str, umid: str, now: datetime, address: str | None = None
) -> tuple[Opening, flows.FlowRow] | None:
    """The flow that the button of a message opens; None when there is no such message, button or flow.

    With an `address`, the message must be on that phone.
    """
    message = await flows.message(pool, account_id, sub_account_id, umid)
    if message is None or address not in (None, message.address):
        return None
    content = msgspec.json.decode(message.content)
    opening = opening_of(content)
    send = content.get("template") if isinstance(content, dict) else None
    if message.type == "template" and isinstance(send, dict):
        rows = await templates.of_name(pool, account_id, sub_account_id, str(send.get("name")), now)
        row = next((row for row in rows if row.language == send.get("language")), None)
        if row is not None:
            opening = opening_of_template(msgspec.json.decode(row.components), send)
    if opening is None:
        return None
    flow = await flows.read(pool, account_id, sub_account_id, opening.flow_id)
    return None if flow is None else (opening, flow)


def filled_in(flow_json: str, token: str, response: Any) -> dict[str, Any]:
    """The content of the message that a phone sends when a flow is completed. Raises NoAnswer."""
    if not isinstance(response, dict):
        raise NoAnswer("response: an object with the answers is required.")
    try:
        flow = read_flow(flow_json)
    except Unreadable as error:
        raise NoAnswer(str(error)) from error
    whole, wrong = read_response(flow, response)
    if wrong:
        raise NoAnswer("response: " + " ".join(wrong))
    return answered(token, whole)
