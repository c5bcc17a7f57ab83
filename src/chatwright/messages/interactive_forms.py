"""A button that opens a form, WhatsApp's Flow (messaging.md section 3.6.4).

{"type": "flow", "action": {"parameters": {"flowId": "42", "flowCta": "Book", "flowToken": "t-1",
 "flowAction": "navigate", "flowActionPayload": {"screen": "WELCOME", "data": {"name": "Ann"}}}}}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chatwright.messages import limits
from chatwright.messages.emoji import has_emoji
from chatwright.messages.interactive_links import check_name
from chatwright.messages.parts import object_of
from chatwright.messages.violations import Provider, Violation, length_of, missing, wrong

ACTIONS = ("navigate", "data_exchange")
MODES = ("draft", "published")


def check_flow(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """Which form, the label of its button, and with what it opens [R-FLW-CTA]."""
    yield from check_name(action, at, "flow", "R-FLW")
    parameters = object_of(action.get("parameters"))
    at = f"{at}.parameters"
    flow = parameters.get("flowId")
    has_name = provider in ("whatsapp_cloud", "any") and bool(parameters.get("flowName"))
    if flow in (None, "") and not has_name:
        yield missing(f"{at}.flowId", "the id of a form is required.", "R-FLW")
    elif flow not in (None, "") and (not isinstance(flow, str | int) or isinstance(flow, bool)):
        yield wrong(f"{at}.flowId", "must be the id of a form.", "R-FLW")
    label = parameters.get("flowCta")
    yield from length_of(label, f"{at}.flowCta", limits.FLOW_LABEL, "L11")
    if isinstance(label, str) and has_emoji(label):
        yield wrong(f"{at}.flowCta", "must not have an emoji.", "L11")
    for field in ("flowToken", "flowMessageVersion"):
        if parameters.get(field) is not None and not isinstance(parameters[field], str):
            yield wrong(f"{at}.{field}", "must be a text.", "R-FLW")
    for field, known in (("flowAction", ACTIONS), ("mode", MODES)):
        if parameters.get(field) is not None and parameters[field] not in known:
            yield wrong(f"{at}.{field}", f"must be {' or '.join(known)}.", "R-FLW")
    yield from check_payload(parameters, at)


def check_payload(parameters: dict[str, Any], at: str) -> Iterator[Violation]:
    """The first screen and its data, only when the button navigates there."""
    payload = parameters.get("flowActionPayload")
    if payload is None:
        return
    at = f"{at}.flowActionPayload"
    if not isinstance(payload, dict):
        yield wrong(at, "must be an object with screen and data.", "R-FLW")
        return
    if parameters.get("flowAction") == "data_exchange":
        yield wrong(at, "is only for the action navigate; leave it out.", "R-FLW")
    screen, data = payload.get("screen"), payload.get("data")
    if screen is not None and (not isinstance(screen, str) or not screen):
        yield wrong(f"{at}.screen", "must be the id of a screen.", "R-FLW")
    if data is not None and (not isinstance(data, dict) or not data):
        yield wrong(f"{at}.data", "must be an object that is not empty; leave it out otherwise.", "R-FLW")
