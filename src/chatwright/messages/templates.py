"""WhatsApp message templates: how they are registered, and what a sender has to fill in (messaging.md section 6).

{"name": "order_update", "language": "en", "category": "UTILITY", "components": [
  {"type": "BODY", "text": "Your order {{1}} is on its way.", "examples": ["A-17"]},
  {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "TRACK"}]}]}
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

CATEGORIES = ("AUTHENTICATION", "UTILITY", "MARKETING")
APPROVED, PENDING, REJECTED, PAUSED, DISABLED = "APPROVED", "PENDING", "REJECTED", "PAUSED", "DISABLED"
STATUSES = (
    APPROVED, PENDING, REJECTED, PAUSED, DISABLED, "FLAGGED", "IN_APPEAL", "REINSTATED", "PENDING_DELETION",
    "DELETED", "LIMIT_EXCEEDED", "ARCHIVED", "UNARCHIVED", "LOCKED",
)  # fmt: skip
"""All that WhatsApp knows (section 6.2); only an approved template can be sent."""
MEDIA_FORMATS = ("Image", "Video", "Document", "Gif")
VARIABLE = re.compile(r"\{\{\s*([A-Za-z0-9_]+)\s*\}\}")
OTHER_SPELLINGS = {
    "phone_number": "phoneNumber",
    "flow_id": "flowId",
    "flow_action": "flowAction",
    "navigate_screen": "navigateScreen",
    "ttl_minutes": "ttlMinutes",
}


@dataclass(frozen=True, slots=True)
class Template:
    """A template. Its components are as registered, with types in upper case and header formats in title case."""

    name: str
    language: str
    category: str
    components: tuple[dict[str, Any], ...]

    def part(self, type_: str) -> dict[str, Any] | None:
        """The component of a type, of which there is one at most."""
        return part_of(self.components, type_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One value that a sender fills in. `at` is its place, such as `body.1` or `card.0.button.1`.

    `kind` is text, image, video, document, gif, location, url (the end of a button's address), payload, couponCode,
    otp or flow.
    """

    at: str
    part: str
    kind: str
    card: int | None = None
    button: int | None = None
    variable: str | None = None
    label: str | None = None
    example: str | None = None
    required: bool = True


def part_of(components: Any, type_: str) -> dict[str, Any] | None:
    """The first of these components that has this type."""
    return next((component for component in components if component.get("type") == type_), None)


def read_template(raw: dict[str, Any]) -> Template:
    """A template as it is kept, from a request or a listing that `check_template` has nothing against."""
    return Template(
        name=str(raw.get("name") or raw.get("templateName") or ""),
        language=str(raw.get("language") or ""),
        category=str(raw.get("category") or "").upper(),
        components=tuple(read_component(component) for component in raw.get("components") or ()),
    )


def read_component(raw: dict[str, Any]) -> dict[str, Any]:
    """A component in one spelling: any case of type and format is accepted, HTML entities are characters."""
    read = {key: value for key, value in raw.items() if key not in ("example", "examples")}
    read["type"] = str(raw.get("type") or "BODY").upper()
    if read["type"] == "HEADER":
        read["format"] = str(raw.get("format") or "Text").capitalize()
    if isinstance(raw.get("text"), str):
        read["text"] = html.unescape(raw["text"])
    examples = examples_of(raw)
    if examples:
        read["examples"] = examples
    if "buttons" in raw or read["type"] == "BUTTONS":
        read["buttons"] = [read_button(button) for button in raw.get("buttons") or ()]
    if "cards" in raw or read["type"] == "CAROUSEL":
        read["cards"] = [
            {"components": [read_component(component) for component in card["components"]]}
            for card in raw.get("cards") or ()
        ]
    return read


def read_button(raw: dict[str, Any]) -> dict[str, Any]:
    """A button in one spelling."""
    read = {
        OTHER_SPELLINGS.get(key, key): value
        for key, value in raw.items()
        if key not in ("example", "examples")
    }
    read["type"] = str(raw.get("type") or "").upper()
    if isinstance(raw.get("text"), str):
        read["text"] = html.unescape(raw["text"])
    examples = examples_of(raw)
    if examples:
        read["examples"] = examples
    return read


def examples_of(raw: dict[str, Any]) -> list[str]:
    """The samples, which come as `examples`, as `example`, and in an object by component (section 6.1)."""
    given = raw.get("examples", raw.get("example"))
    if isinstance(given, dict):
        given = next((value for value in given.values() if value), [])
    if isinstance(given, str):
        return [given]
    found: list[str] = []
    for value in given if isinstance(given, list) else ():
        if isinstance(value, list):
            found += [str(inner) for inner in value]
        elif isinstance(value, dict):
            found.append(str(value.get("example") or ""))
        else:
            found.append(str(value))
    return found


def names_in(text: str | None) -> list[str]:
    """The variables of a text: by number when they are numbers, else as they come; each one once."""
    found = list(dict.fromkeys(VARIABLE.findall(text or "")))
    return sorted(found, key=int) if all(name.isdecimal() for name in found) else found


def variables_of(template: Template) -> list[Variable]:
    """What a sender has to fill, in the order in which the phone shows it."""
    found = list(header_variables(template.part("HEADER"), "", None))
    body = template.part("BODY")
    if template.category == "AUTHENTICATION":
        # Its words are WhatsApp's own, with the code in them; the button copies the same code.
        found.append(Variable(at="body.1", part="body", kind="otp", variable="1"))
    else:
        found += text_variables(body, "body", "", None)
        found += button_variables(template.part("BUTTONS"), "", None)
    carousel = template.part("CAROUSEL")
    for index, card in enumerate(carousel["cards"] if carousel else ()):
        at, parts = f"card.{index}.", card["components"]
        found += header_variables(part_of(parts, "HEADER"), at, index)
        found += text_variables(part_of(parts, "BODY"), "body", at, index)
        found += button_variables(part_of(parts, "BUTTONS"), at, index)
    return found


def header_variables(header: dict[str, Any] | None, at: str, card: int | None) -> list[Variable]:
    """What a header wants: a value for its variable, a medium or a place."""
    if header is None:
        return []
    if header["format"] == "Text":
        return text_variables(header, "header", at, card)
    kind = header["format"].lower()
    sample = (header.get("examples") or [None])[0]
    return [Variable(at=f"{at}header", part="header", kind=kind, card=card, example=sample)]


def text_variables(component: dict[str, Any] | None, part: str, at: str, card: int | None) -> list[Variable]:
    """What the text of a header or body wants."""
    if component is None:
        return []
    samples = component.get("examples") or []
    return [
        Variable(
            at=f"{at}{part}.{name}",
            part=part,
            kind="text",
            card=card,
            variable=name,
            example=samples[number] if number < len(samples) else None,
        )
        for number, name in enumerate(names_in(component.get("text")))
    ]


def button_variables(component: dict[str, Any] | None, at: str, card: int | None) -> list[Variable]:
    """What the buttons want; those with nothing to fill are left out (section 6.5)."""
    found = []
    for index, button in enumerate(component["buttons"] if component else ()):
        type_, sample = button["type"], (button.get("examples") or [None])[0]
        kind, required = {
            "QUICK_REPLY": ("payload", False),
            "COPY_CODE": ("couponCode", True),
            "FLOW": ("flow", True),
        }.get(type_, ("", True))
        if type_ == "URL" and names_in(button.get("url")):
            kind = "url"
        if kind:
            found.append(
                Variable(
                    at=f"{at}button.{index}",
                    part="button",
                    kind=kind,
                    card=card,
                    button=index,
                    label=button.get("text"),
                    example=sample,
                    required=required,
                )
            )
    return found
