"""The template of a message from 8x8's JSON to Meta's and back (messaging.md section 6.5).

8x8: {"type": "button", "subType": "QuickReply", "index": 0, "parameters": [{"type": "payload", "payload": "yes"}]}
Meta: {"type": "button", "sub_type": "quick_reply", "index": "0",
 "parameters": [{"type": "payload", "payload": "yes"}]}
"""

from __future__ import annotations

from typing import Any

from chatwright.messages.parts import (
    number_of,
    object_of,
    objects_of,
    renamed,
    text_of,
    turned,
    without_nothing,
)
from chatwright.messages.templates_send import sub_type_of

SUB_TYPES = {
    "URL": ("Url", "url"),
    "QUICK_REPLY": ("QuickReply", "quick_reply"),
    "COPY_CODE": ("CopyCode", "copy_code"),
    "FLOW": ("Flow", "flow"),
    "VOICE_CALL": ("VoiceCall", "voice_call"),
}
"""The kind of a button at 8x8 and at Meta."""
TYPES = {"couponCode": "coupon_code", "ttlMinutes": "ttl_minutes"}
"""Types of parameters that are written differently, and the fields that hold their values."""
SMALL = {name.lower(): name for name in TYPES}
NAMES = {**TYPES, "parameterName": "parameter_name"}
MEDIA = ("image", "video", "document", "gif")


def send_to_meta(send: Any) -> Any:
    """Name, language and components as Meta takes them."""
    if not isinstance(send, dict):
        return send
    made = {**send, "language": {"code": send.get("language")}}
    if "components" in send:
        made["components"] = components_to_meta(send["components"])
    return made


def send_from_meta(send: Any) -> Any:
    """The way back."""
    if not isinstance(send, dict):
        return send
    language = send.get("language")
    made = {**send, "language": language.get("code") if isinstance(language, dict) else language}
    if "components" in send:
        made["components"] = components_from_meta(send["components"])
    return made


def components_to_meta(components: Any) -> list[dict[str, Any]]:
    """All components of a message or of a card."""
    return [component_to_meta(component) for component in objects_of(components)]


def component_to_meta(component: dict[str, Any]) -> dict[str, Any]:
    """One component: any case of type and subType, the index as a text."""
    made = {
        name: value for name, value in component.items() if name not in ("subType", "sub_type", "parameters")
    }
    made["type"] = (text_of(component.get("type")) or "body").lower()
    if made["type"] == "button":
        kind = sub_type_of(component)
        made["sub_type"] = (
            SUB_TYPES[kind][1] if kind else str(component.get("subType", component.get("sub_type")) or "")
        )
        if made.get("index") is not None:
            made["index"] = str(made["index"])
    if made["type"] == "carousel":
        made["cards"] = [
            without_nothing(
                {
                    "card_index": whole(card.get("cardIndex", card.get("card_index"))),
                    "components": components_to_meta(card.get("components")),
                }
            )
            for card in objects_of(component.get("cards"))
        ]
    if component.get("parameters") is not None:
        made["parameters"] = [parameter_to_meta(value) for value in objects_of(component["parameters"])]
    return made


def whole(value: Any) -> Any:
    """The index of a card as a number, which may come as a text."""
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 4 else value


def parameter_to_meta(value: dict[str, Any]) -> dict[str, Any]:
    """One value."""
    kind = text_of(value.get("type"))
    kind = SMALL.get(kind.lower(), kind.lower())
    if kind in MEDIA:
        medium = without_nothing(
            {"link": value.get("url"), "id": value.get("id"), "filename": value.get("filename")}
        )
        return {"type": kind, kind: medium}
    if kind == "action":
        return {"type": kind, "action": action_to_meta(value)}
    if kind == "location" and isinstance(value.get("location"), dict):
        place = value["location"]
        numbers = {
            name: number_of(place[name])
            for name in ("latitude", "longitude")
            if number_of(place.get(name)) is not None
        }
        return {"type": kind, "location": {**place, **numbers}}
    return renamed({**value, "type": TYPES.get(kind, kind)}, NAMES)


def action_to_meta(value: dict[str, Any]) -> dict[str, Any]:
    """The token and the first screen's data of a form; the first screen itself is the template's at Meta."""
    given = object_of(value.get("flowActionData"))
    data = given.get("data") if {"screen", "data"} & given.keys() else without_fields(given)
    return without_nothing({"flow_token": value.get("flowToken"), "flow_action_data": data or None})


def without_fields(given: dict[str, Any]) -> dict[str, Any]:
    """Data that a sample mixed with the names of other fields."""
    return {name: value for name, value in given.items() if name not in ("action", "navigateScreen")}


def components_from_meta(components: Any) -> list[dict[str, Any]]:
    """All components of a message or of a card, in 8x8's JSON."""
    return [component_from_meta(component) for component in objects_of(components)]


def component_from_meta(component: dict[str, Any]) -> dict[str, Any]:
    """One component: the index as a number."""
    made = {name: value for name, value in component.items() if name not in ("sub_type", "parameters")}
    if component.get("type") == "button":
        kind = sub_type_of(component)
        made["subType"] = SUB_TYPES[kind][0] if kind else component.get("sub_type")
        made["index"] = whole(component.get("index"))
    if component.get("type") == "carousel":
        made["cards"] = [
            without_nothing(
                {
                    "cardIndex": card.get("card_index"),
                    "components": components_from_meta(card.get("components")),
                }
            )
            for card in objects_of(component.get("cards"))
        ]
    if component.get("parameters") is not None:
        made["parameters"] = [parameter_from_meta(value) for value in objects_of(component["parameters"])]
    return without_nothing(made)


def parameter_from_meta(value: dict[str, Any]) -> dict[str, Any]:
    """One value."""
    kind = value.get("type")
    if kind in MEDIA:
        medium = object_of(value.get(kind))
        return without_nothing(
            {
                "type": kind,
                "url": medium.get("link"),
                "id": medium.get("id"),
                "filename": medium.get("filename"),
            }
        )
    if kind == "action":
        action = object_of(value.get("action"))
        data = action.get("flow_action_data")
        return without_nothing(
            {
                "type": kind,
                "flowToken": action.get("flow_token"),
                "flowActionData": {"data": data} if data else None,
            }
        )
    back = turned(NAMES)
    return renamed({**value, "type": back.get(text_of(kind), kind)}, back)
