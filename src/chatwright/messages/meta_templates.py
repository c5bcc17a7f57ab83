"""Templates from 8x8's JSON to Meta's, and as Meta lists them (messaging.md sections 6.1 and 6.3).

8x8: {"type": "BODY", "text": "Order {{1}}", "examples": ["A-17"]}
Meta: {"type": "BODY", "text": "Order {{1}}", "example": {"body_text": [["A-17"]]}}
"""

from __future__ import annotations

from typing import Any

from chatwright.messages.parts import object_of, objects_of, renamed, text_of, without_nothing
from chatwright.messages.templates import VARIABLE, Template, read_template

BUTTON_NAMES = {
    "phoneNumber": "phone_number",
    "flowId": "flow_id",
    "flowAction": "flow_action",
    "navigateScreen": "navigate_screen",
    "ttlMinutes": "ttl_minutes",
}
MEDIA = ("Image", "Video", "Document", "Gif")


def create_to_meta(body: dict[str, Any]) -> dict[str, Any]:
    """The request that registers a template, from 8x8's."""
    template = read_template(body)
    return without_nothing(
        {
            "name": template.name,
            "language": template.language,
            "category": template.category,
            "parameter_format": "NAMED" if is_named(template) else "POSITIONAL",
            "components": [component_to_meta(component) for component in template.components],
            "allow_category_change": body.get("allow_category_change"),
            "message_send_ttl_seconds": body.get("message_send_ttl_seconds"),
        }
    )


def is_named(template: Template) -> bool:
    """Whether its variables have names instead of numbers."""
    texts = [text_of(component.get("text")) for component in template.components]
    return any(not name.isdecimal() for text in texts for name in VARIABLE.findall(text))


def component_to_meta(component: dict[str, Any]) -> dict[str, Any]:
    """A component, as `read_template` gives it, with Meta's examples."""
    made = {key: value for key, value in component.items() if key != "examples"}
    examples = component.get("examples") or []
    kind, format_ = component["type"], component.get("format")
    if format_ is not None:
        made["format"] = format_.upper()
    if kind == "HEADER" and format_ in MEDIA and examples:
        made["example"] = {"header_handle": examples}
    elif kind in ("HEADER", "BODY") and examples:
        made["example"] = text_examples(kind.lower(), text_of(component.get("text")), examples)
    if "buttons" in component:
        made["buttons"] = [button_to_meta(button) for button in component["buttons"]]
    if "cards" in component:
        made["cards"] = [
            {"components": [component_to_meta(inner) for inner in card["components"]]}
            for card in component["cards"]
        ]
    return made


def text_examples(part: str, text: str, examples: list[str]) -> dict[str, Any]:
    """Samples of a text's variables: in a row, or by name."""
    names = list(dict.fromkeys(VARIABLE.findall(text)))
    if any(not name.isdecimal() for name in names):
        pairs = zip(names, examples, strict=False)
        return {
            f"{part}_text_named_params": [{"param_name": name, "example": example} for name, example in pairs]
        }
    return {f"{part}_text": [examples] if part == "body" else examples}


def button_to_meta(button: dict[str, Any]) -> dict[str, Any]:
    """A button with Meta's names; a coupon has one sample, an address a list of them."""
    made = renamed({key: value for key, value in button.items() if key != "examples"}, BUTTON_NAMES)
    examples = button.get("examples") or []
    if made["type"] == "PHONE_NUMBER":
        made.pop("country", None)
    if examples:
        made["example"] = examples[0] if made["type"] == "COPY_CODE" else examples
    return made


def listed_from_meta(entry: dict[str, Any]) -> dict[str, Any] | None:
    """A template of Meta's list as fields of `ListedTemplate`; None for what has no name or language."""
    name, language = text_of(entry.get("name")), text_of(entry.get("language"))
    if not name or not language:
        return None
    reason = text_of(entry.get("rejected_reason")).upper()
    return {
        "name": name,
        "language": language,
        "category": text_of(entry.get("category")).upper(),
        "status": text_of(entry.get("status")).upper(),
        "components": objects_of(entry.get("components")),
        "quality": text_of(object_of(entry.get("quality_score")).get("score")).upper() or "UNKNOWN",
        "reason": reason if reason and reason != "NONE" else None,
        "recommendation": text_of(object_of(entry.get("rejection_info")).get("recommendation")) or None,
    }


def listed_from_8x8(entry: dict[str, Any]) -> dict[str, Any] | None:
    """The same of a template in 8x8's list."""
    return listed_from_meta({**entry, "name": entry.get("templateName") or entry.get("name")})
