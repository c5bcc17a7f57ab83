"""Is an outbound message within WhatsApp's limits? Texts, reply buttons and lists (messaging.md section 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from chatwright.messages import limits

Provider = Literal["8x8", "whatsapp_cloud", "simulator"]
"""Whose rules a message is held against; the simulator takes what any provider takes."""

TYPES = frozenset(
    ["text", "image", "audio", "video", "file", "location", "interactive", "template", "carousel", "richcard"]
)

HEADER_MEDIA = ("image", "video", "document")


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a message breaks, with the provider's code for it."""

    code: int
    field: str
    message: str
    tag: str

    def __str__(self) -> str:
        """Where and what."""
        return f"{self.field}: {self.message}"


def validate_outbound(type_: str, content: Any, provider: Provider = "8x8") -> list[Violation]:
    """The rules a message breaks at this provider; empty when it can be sent.

    `content` is always in 8x8's shape, whoever the provider is; `meta_outbound` puts it into Meta's.
    """
    kind = type_.lower()
    if kind not in TYPES:
        return [Violation(3010, "type", f"there is no message type {type_!r}.", "R-8X8-TYPE")]
    if not isinstance(content, dict) or not content:
        return [Violation(3004, "content", "an object is required.", "R-8X8-CONTENT")]
    if kind == "text":
        return list(check_text(content))
    if kind == "interactive":
        return list(check_interactive(content.get("interactive")))
    if kind == "template":
        return list(check_reference(content.get("template")))
    return []


def check_client_message_id(options: dict[str, Any]) -> Iterator[Violation]:
    """The client's own id, which receipts carry back, is short (messaging.md section 2.1)."""
    value = options.get("clientMessageId")
    if value is None:
        return
    if not isinstance(value, str | int) or "\0" in str(value):
        yield Violation(3009, "clientMessageId", "must be a text.", "L19")
    elif len(str(value)) > limits.CLIENT_MESSAGE_ID:
        message = f"{len(str(value))} characters; at most {limits.CLIENT_MESSAGE_ID} are allowed."
        yield Violation(3009, "clientMessageId", message, "L19")


def length_of(
    value: Any, field: str, most: int, tag: str, *, least: int = 1, code: int = 1000
) -> Iterator[Violation]:
    """A text of `least` to `most` characters."""
    if not isinstance(value, str) or len(value) < least:
        if least:
            yield Violation(code, field, "a text is required.", tag)
        elif value is not None and not isinstance(value, str):
            yield Violation(code, field, "must be a text.", tag)
    elif len(value) > most:
        yield Violation(code, field, f"{len(value)} characters; WhatsApp shows at most {most}.", tag)


def check_text(content: dict[str, Any]) -> Iterator[Violation]:
    """A text message [R-TXT-1]."""
    text = content.get("text")
    if not isinstance(text, str) or not text:
        yield Violation(3005, "content.text", "a text is required.", "L01")
    elif len(text) > limits.TEXT:
        yield Violation(
            3006, "content.text", f"{len(text)} characters; WhatsApp allows at most {limits.TEXT}.", "L01"
        )


def check_reference(send: Any) -> Iterator[Violation]:
    """Which template a message means: by name and language [R-TSND]."""
    at = "content.template"
    if not isinstance(send, dict) or not send:
        yield Violation(3030, at, "an object with name and language is required.", "R-TSND")
        return
    for field, missing, invalid in (("name", 3031, 3032), ("language", 3036, 3037)):
        value = send.get(field)
        if value is None or value == "":
            yield Violation(missing, f"{at}.{field}", "a text is required.", "R-TSND")
        elif not isinstance(value, str) or len(value) > limits.TEMPLATE_NAME or "\0" in value:
            yield Violation(invalid, f"{at}.{field}", "must be the one that was registered.", "R-TSND")


def check_interactive(interactive: Any) -> Iterator[Violation]:
    """The common frame, then reply buttons and lists."""
    at = "content.interactive"
    if not isinstance(interactive, dict):
        yield Violation(3004, at, "an object is required.", "R-INT")
        return
    kind = str(interactive.get("type") or "").lower()
    if not kind:
        yield Violation(1000, f"{at}.type", "a text such as button or list is required.", "R-INT")
    if kind not in ("button", "list"):
        return
    body = interactive.get("body")
    text = body.get("text") if isinstance(body, dict) else None
    yield from length_of(text, f"{at}.body.text", limits.INTERACTIVE_BODY, "L03")
    header = interactive.get("header")
    if header is not None:
        yield from check_header(header, kind, f"{at}.header")
    footer = interactive.get("footer")
    if isinstance(footer, dict):
        yield from length_of(footer.get("text"), f"{at}.footer.text", limits.FOOTER, "L05", least=0)
    action = interactive.get("action")
    if not isinstance(action, dict):
        yield Violation(1000, f"{at}.action", "an object is required.", "R-INT")
    elif kind == "button":
        yield from check_buttons(action.get("buttons"), f"{at}.action.buttons")
    else:
        yield from check_list(action, f"{at}.action")


def check_header(header: Any, kind: str, at: str) -> Iterator[Violation]:
    """The header: a text, or on reply buttons also a medium (messaging.md section 3.6, [R-INT-HDR])."""
    if not isinstance(header, dict):
        yield Violation(1000, at, "must be an object.", "R-INT-HDR")
        return
    type_ = str(header.get("type") or "").lower()
    if type_ == "text":
        yield from length_of(header.get("text"), f"{at}.text", limits.HEADER_TEXT, "L04")
    elif type_ not in HEADER_MEDIA:
        yield Violation(1000, f"{at}.type", "must be text, image, video or document.", "R-INT-HDR")
    elif kind == "list":
        yield Violation(1000, f"{at}.type", "a list can only have a text as header.", "R-INT-HDR")


def check_buttons(buttons: Any, at: str) -> Iterator[Violation]:
    """Reply buttons [R-BTN-1..5]."""
    if not isinstance(buttons, list) or not buttons:
        yield Violation(1000, at, "one to three buttons are required.", "L06")
        return
    if len(buttons) > limits.BUTTONS:
        message = f"{len(buttons)} buttons; WhatsApp shows at most {limits.BUTTONS}. Use a list instead."
        yield Violation(1000, at, message, "L06")
    replies = [button.get("reply") if isinstance(button, dict) else None for button in buttons]
    for index, reply in enumerate(replies):
        reply = reply if isinstance(reply, dict) else {}
        yield from length_of(reply.get("title"), f"{at}[{index}].reply.title", limits.BUTTON_TITLE, "L06")
        yield from length_of(reply.get("id"), f"{at}[{index}].reply.id", limits.BUTTON_ID, "L06")
    for part in ("title", "id"):
        yield from unique([r.get(part) for r in replies if isinstance(r, dict)], at, part, "L06")


def check_list(action: dict[str, Any], at: str) -> Iterator[Violation]:
    """A list [R-LST-1..8]."""
    yield from length_of(action.get("button"), f"{at}.button", limits.LIST_BUTTON, "L07")
    sections = action.get("sections")
    if not isinstance(sections, list) or not sections:
        yield Violation(1000, f"{at}.sections", "at least one section is required.", "L08")
        return
    if len(sections) > limits.SECTIONS:
        yield Violation(
            1000,
            f"{at}.sections",
            f"{len(sections)} sections; WhatsApp shows at most {limits.SECTIONS}.",
            "L08",
        )
    ids: list[Any] = []
    for index, section in enumerate(sections):
        section = section if isinstance(section, dict) else {}
        where = f"{at}.sections[{index}]"
        least = 1 if len(sections) > 1 else 0
        yield from length_of(section.get("title"), f"{where}.title", limits.SECTION_TITLE, "L08", least=least)
        rows = section.get("rows")
        if not isinstance(rows, list) or not rows:
            yield Violation(1000, f"{where}.rows", "at least one row is required.", "L09")
            continue
        for number, row in enumerate(rows):
            row = row if isinstance(row, dict) else {}
            ids.append(row.get("id"))
            place = f"{where}.rows[{number}]"
            yield from length_of(row.get("id"), f"{place}.id", limits.ROW_ID, "L09")
            yield from length_of(row.get("title"), f"{place}.title", limits.ROW_TITLE, "L09")
            yield from length_of(
                row.get("description"), f"{place}.description", limits.ROW_DESCRIPTION, "L09", least=0
            )
    if len(ids) > limits.ROWS:
        message = f"{len(ids)} rows; WhatsApp shows at most {limits.ROWS}. Split the list or page it."
        yield Violation(1000, f"{at}.sections", message, "L09")
    yield from unique(ids, f"{at}.sections", "row id", "L09")


def unique(values: list[Any], at: str, what: str, tag: str) -> Iterator[Violation]:
    """Values that must differ."""
    seen: set[str] = set()
    for value in values:
        if isinstance(value, str) and value in seen:
            yield Violation(1000, at, f"the {what} {value!r} occurs twice; each must be unique.", tag)
        elif isinstance(value, str):
            seen.add(value)
