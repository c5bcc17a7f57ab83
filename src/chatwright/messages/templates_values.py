"""A template message from values: what a list of recipients, a test or a form fills in, put where WhatsApp wants it.

Values are named by their place, as `templates.variables_of` tells them:
{"body.1": "Ann", "header": "https://…/a.jpg", "button.0": "A-17", "card.1.body.1": "mint"}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chatwright.messages.templates import Template, Variable, part_of, variables_of

MEDIA = ("image", "video", "document", "gif")


def message_of(template: Template, values: Mapping[str, str]) -> dict[str, Any]:
    """`content.template` of a message with these values; a place without one has an empty text, or is left out."""
    cards: dict[int, list[dict[str, Any]]] = {}
    top: list[dict[str, Any]] = []
    for variable in variables_of(template):
        parts = top if variable.card is None else cards.setdefault(variable.card, [])
        value = values.get(variable.at, "")
        if variable.required or value:
            put(template, parts, variable, value)
    carousel = template.part("CAROUSEL")
    if carousel is not None:
        filled = [
            {"cardIndex": index, "components": cards.get(index, [])}
            for index in range(len(carousel["cards"]))
        ]
        top.append({"type": "carousel", "parameters": [], "cards": filled})
    return {"name": template.name, "language": template.language, "components": top}


def put(template: Template, parts: list[dict[str, Any]], variable: Variable, value: str) -> None:
    """Add one value to the components of a message."""
    if variable.part in ("header", "body"):
        part = part_with(parts, variable.part)
        named = variable.variable is not None and not variable.variable.isdecimal()
        given = parameter_of(variable.kind, value)
        part["parameters"].append({**given, "parameterName": variable.variable} if named else given)
        if variable.kind == "otp":
            buttons = (template.part("BUTTONS") or {}).get("buttons") or ()
            parts += [button("Url", index, text(value)) for index in range(len(buttons))]
        return
    assert variable.button is not None
    match variable.kind:
        case "url":
            parts.append(button("Url", variable.button, text(value)))
        case "payload":
            parts.append(button("QuickReply", variable.button, {"type": "payload", "payload": value}))
        case "couponCode":
            parts.append(button("CopyCode", variable.button, {"type": "couponCode", "couponCode": value}))
        case _:
            parts.append(button("Flow", variable.button, {"type": "action", "flowActionData": {}}))


def part_with(parts: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    """The header or body of a message, which is made when there is none yet."""
    found = part_of(parts, kind)
    if found is None:
        found = {"type": kind, "parameters": []}
        parts.append(found)
    return found


def parameter_of(kind: str, value: str) -> dict[str, Any]:
    """A value of a header or body; a place is written as `latitude, longitude, name, address`."""
    if kind in MEDIA:
        return {"type": kind, "url": value}
    if kind == "location":
        latitude, longitude, name, address = ([part.strip() for part in value.split(",", 3)] + [""] * 4)[:4]
        place = {"latitude": latitude, "longitude": longitude, "name": name, "address": address}
        return {"type": "location", "location": {key: one for key, one in place.items() if one}}
    return text(value)


def text(value: str) -> dict[str, Any]:
    """A text parameter."""
    return {"type": "text", "text": value}


def button(sub_type: str, index: int, parameter: dict[str, Any]) -> dict[str, Any]:
    """A button with its value."""
    return {"type": "button", "subType": sub_type, "index": index, "parameters": [parameter]}


def samples_of(template: Template) -> dict[str, str]:
    """The samples that a template was registered with, as values to try it with."""
    found = {}
    for variable in variables_of(template):
        sample = variable.example or ""
        if variable.kind == "url":
            sample = tail_of(template, variable, sample)
        elif variable.kind == "location":
            sample = sample or "1.2834, 103.8607, Harbour Dental, 1 Marina Boulevard"
        elif variable.kind == "otp":
            sample = "123456"
        elif variable.kind == "payload":
            continue
        found[variable.at] = sample
    return found


def tail_of(template: Template, variable: Variable, sample: str) -> str:
    """The end of a button's address in its sample, which may be the whole address (Meta) or its end (8x8)."""
    parts: Any = template.components
    if variable.card is not None:
        parts = (template.part("CAROUSEL") or {"cards": []})["cards"][variable.card]["components"]
    buttons = (part_of(parts, "BUTTONS") or {"buttons": []})["buttons"]
    address = str(buttons[variable.button or 0].get("url") or "").split("{{", 1)[0]
    return sample.removeprefix(address) if address else sample
