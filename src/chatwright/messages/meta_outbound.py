"""Messages from 8x8's JSON to Meta's and back (messaging.md section 3); what both have survives the way.

8x8: {"type": "image", "content": {"url": "https://example.com/a.jpg", "text": "The entrance"}}
Meta: {"type": "image", "image": {"link": "https://example.com/a.jpg", "caption": "The entrance"}}

What 8x8 has no field for keeps Meta's name in `content`: `preview_url`, `filename`, `voice`, `id` of a medium; and
the types `sticker` ({"url"}), `contacts` ({"contacts": […]}) and `reaction` ({"reaction": {"message_id", "emoji"}}).
Nothing is refused here, whatever the JSON is; `validate_outbound` and `check_meta_request` do that.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from chatwright.messages.addresses import is_bsuid, normalise
from chatwright.messages.meta_template_send import send_from_meta, send_to_meta
from chatwright.messages.parts import (
    number_of,
    object_of,
    objects_of,
    renamed,
    text_of,
    turned,
    without_nothing,
)

MEDIA = ("image", "video", "audio", "document", "sticker")
FLOW = {
    "flowId": "flow_id",
    "flowName": "flow_name",
    "flowCta": "flow_cta",
    "flowAction": "flow_action",
    "flowActionPayload": "flow_action_payload",
    "flowToken": "flow_token",
    "flowMessageVersion": "flow_message_version",
}
FLOW_VERSION = "3"
CALL = {"ttlMinutes": "ttl_minutes"}
NAMED_AS_TYPE = ("cta_url", "flow", "call_permission_request", "request_contact_info", "voice_call")
"""Interactive types whose action Meta wants to have the same name."""
LOCATION_ACTION = "send_location"


def to_meta(
    type_: str, content: Any, address: str, *, target: str | None = None, opaque: str | None = None
) -> dict[str, Any]:
    """The body of Meta's send request (section 2.2) to a phone number or a business-scoped id.

    `target` is Meta's own id of the message that is quoted or reacted to; `opaque` (≤ 512 characters) comes back in
    the statuses.
    """
    body: dict[str, Any] = {"messaging_product": "whatsapp", "recipient_type": "individual"}
    body["recipient" if is_bsuid(address) else "to"] = normalise(address)
    body |= fragment_to_meta(type_, content)
    if target is not None and body["type"] == "reaction":
        body["reaction"] = {**object_of(body["reaction"]), "message_id": target}
    elif target is not None:
        body["context"] = {"message_id": target}
    if opaque is not None:
        body["biz_opaque_callback_data"] = opaque
    return body


def fragment_to_meta(type_: str, content: Any) -> dict[str, Any]:
    """`type` and what stands beside it under the same name."""
    kind, content = type_.lower(), object_of(content)
    match kind:
        case "text":
            value: Any = without_nothing(
                {"body": content.get("text"), "preview_url": content.get("preview_url")}
            )
        case "file" | "document":
            kind, value = "document", medium_to_meta(content)
            value.setdefault("filename", file_name_of(text_of(content.get("url"))))
        case "image" | "video" | "audio" | "sticker":
            value = medium_to_meta(content)
        case "location":
            value = place_of(content.get("location"))
        case "contacts" | "reaction":
            value = content.get(kind)
        case "interactive":
            value = interactive_to_meta(content.get("interactive"))
        case "template":
            value = send_to_meta(content.get("template"))
        case _:
            value = content
    return {"type": kind, kind: without_nothing(value) if isinstance(value, dict) else value}


def from_meta(body: Any) -> tuple[str, dict[str, Any]]:
    """Type and content in 8x8's JSON of a send request in Meta's."""
    body = object_of(body)
    kind = text_of(body.get("type")) or "text"
    value = body.get(kind)
    given = object_of(value)
    match kind:
        case "text":
            content: dict[str, Any] = {"text": given.get("body"), "preview_url": given.get("preview_url")}
        case "document":
            content = medium_from_meta(given)
            if content.get("filename") == file_name_of(text_of(content.get("url"))):
                content.pop("filename", None)
            return "file", without_nothing(content)
        case "image" | "video" | "audio" | "sticker":
            content = medium_from_meta(given)
        case "location":
            content = {"location": place_of(value)}
        case "interactive":
            content = {"interactive": interactive_from_meta(value)}
        case "template":
            content = {"template": send_from_meta(value)}
        case _:
            content = {kind: value}
    return kind, without_nothing(content)


def medium_to_meta(content: dict[str, Any]) -> dict[str, Any]:
    """A medium by its address, or by the id under which it was uploaded."""
    return without_nothing(
        {
            "link": content.get("url"),
            "id": content.get("id"),
            "caption": content.get("text") or None,
            "filename": content.get("filename"),
            "voice": content.get("voice"),
        }
    )


def medium_from_meta(given: dict[str, Any]) -> dict[str, Any]:
    """The way back."""
    return without_nothing(
        {
            "url": given.get("link"),
            "id": given.get("id"),
            "text": given.get("caption"),
            "filename": given.get("filename"),
            "voice": given.get("voice"),
        }
    )


def file_name_of(url: str) -> str | None:
    """The name of the file at an address: its last part when that looks like one (section 3.2)."""
    try:
        name = unquote(PurePosixPath(urlsplit(url).path).name)
    except ValueError:
        return None
    return name if PurePosixPath(name).suffix else None


def place_of(place: Any) -> Any:
    """A place with numbers for coordinates, which may come as texts [R-LOC-1]."""
    if not isinstance(place, dict):
        return place
    numbers = {
        field: number
        for field in ("latitude", "longitude")
        if (number := number_of(place.get(field))) is not None
    }
    return {**place, **numbers}


def interactive_to_meta(interactive: Any) -> Any:
    """An interactive message with the names of Meta's actions."""
    if not isinstance(interactive, dict):
        return interactive
    kind = text_of(interactive.get("type")).lower()
    made = {**interactive, "type": kind}
    if isinstance(interactive.get("header"), dict):
        made["header"] = header_in_small_letters(interactive["header"])
    action = dict(object_of(interactive.get("action")))
    parameters = object_of(action.get("parameters"))
    if kind in NAMED_AS_TYPE:
        action["name"] = kind
    match kind:
        case "location_request_message":
            action["name"] = LOCATION_ACTION
        case "button":
            action["buttons"] = [{"type": "reply", **button} for button in objects_of(action.get("buttons"))]
        case "flow":
            action["parameters"] = flow_to_meta(parameters)
        case "voice_call" if parameters:
            action["parameters"] = renamed(parameters, CALL)
        case "product_list":
            # 8x8's sample has one product beside the sections, which Meta does not know (section 3.6.5).
            action.pop("product_retailer_id", None)
    if action or "action" in interactive:
        made["action"] = action
    return made


def flow_to_meta(parameters: dict[str, Any]) -> dict[str, Any]:
    """The parameters of a form; data that stands alone is that of the first screen."""
    made = renamed(parameters, FLOW)
    if isinstance(made.get("flow_id"), int):
        made["flow_id"] = str(made["flow_id"])
    loose = made.pop("flowActionData", None)
    if "flow_action_payload" not in made and isinstance(loose, dict) and loose:
        made["flow_action_payload"] = loose if {"screen", "data"} & loose.keys() else {"data": loose}
    made.setdefault("flow_message_version", FLOW_VERSION)
    return made


def interactive_from_meta(interactive: Any) -> Any:
    """The way back. Names that 8x8 does without are kept where its samples have them."""
    if not isinstance(interactive, dict):
        return interactive
    kind = interactive.get("type")
    made = dict(interactive)
    action = dict(object_of(interactive.get("action")))
    parameters = object_of(action.get("parameters"))
    match kind:
        case "flow":
            action.pop("name", None)
            made_parameters = renamed(parameters, turned(FLOW))
            if made_parameters.get("flowMessageVersion") == FLOW_VERSION:
                made_parameters.pop("flowMessageVersion")
            action["parameters"] = made_parameters
        case "voice_call" if parameters:
            action["parameters"] = renamed(parameters, turned(CALL))
        case "call_permission_request" | "request_contact_info":
            action.pop("name", None)
    if action:
        made["action"] = action
    else:
        made.pop("action", None)
    return made


def header_in_small_letters(header: dict[str, Any]) -> dict[str, Any]:
    """A header whose type is written as Meta wants it."""
    return {**header, "type": text_of(header.get("type")).lower()}
