"""Reply buttons and lists (messaging.md sections 3.6.1 and 3.6.2).

{"type": "button", "action": {"buttons": [{"type": "reply", "reply": {"id": "yes-1", "title": "Yes"}}]}}
{"type": "list", "action": {"button": "Book slot", "sections": [
 {"title": "Mon", "rows": [{"id": "1", "title": "9:00", "description": "with Ann"}]}]}}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chatwright.messages import limits
from chatwright.messages.parts import object_of, text_of
from chatwright.messages.violations import Provider, Violation, length_of, missing, unique, wrong


def check_buttons(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """One to three reply buttons, no two alike [R-BTN-1..5]."""
    buttons, at = action.get("buttons"), f"{at}.buttons"
    if not isinstance(buttons, list) or not buttons:
        yield missing(at, "one to three buttons are required.", "L06")
        return
    if len(buttons) > limits.BUTTONS:
        said = f"{len(buttons)} buttons; WhatsApp shows at most {limits.BUTTONS}. Use a list instead."
        yield wrong(at, said, "L06")
    given = [object_of(button) for button in buttons]
    replies = [object_of(button.get("reply")) for button in given]
    for index, reply in enumerate(replies):
        kind = given[index].get("type", "reply")
        if text_of(kind).lower() != "reply":
            yield wrong(f"{at}[{index}].type", "must be reply.", "R-BTN-1")
        yield from length_of(reply.get("title"), f"{at}[{index}].reply.title", limits.BUTTON_TITLE, "L06")
        yield from length_of(reply.get("id"), f"{at}[{index}].reply.id", limits.BUTTON_ID, "L06")
    for part in ("title", "id"):
        yield from unique([reply.get(part) for reply in replies], at, part, "L06")


def check_list(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """A button that opens sections with rows [R-LST-1..8]. Titles of rows may repeat, as in 8x8's own samples."""
    yield from length_of(action.get("button"), f"{at}.button", limits.LIST_BUTTON, "L07")
    sections = action.get("sections")
    if not isinstance(sections, list) or not sections:
        yield missing(f"{at}.sections", "at least one section is required.", "L08")
        return
    if len(sections) > limits.SECTIONS:
        said = f"{len(sections)} sections; WhatsApp shows at most {limits.SECTIONS}."
        yield wrong(f"{at}.sections", said, "L08")
    ids: list[Any] = []
    for index, given in enumerate(sections):
        section, where = object_of(given), f"{at}.sections[{index}]"
        least = 1 if len(sections) > 1 else 0
        yield from length_of(section.get("title"), f"{where}.title", limits.SECTION_TITLE, "L08", least=least)
        rows = section.get("rows")
        if not isinstance(rows, list) or not rows:
            yield missing(f"{where}.rows", "at least one row is required.", "L09")
            continue
        for number, row in enumerate(rows):
            ids.append(object_of(row).get("id"))
            yield from check_row(object_of(row), f"{where}.rows[{number}]")
    if len(ids) > limits.ROWS:
        said = f"{len(ids)} rows; WhatsApp shows at most {limits.ROWS}. Split the list or page it."
        yield wrong(f"{at}.sections", said, "L09")
    yield from unique(ids, f"{at}.sections", "row id", "L09")


def check_row(row: dict[str, Any], at: str) -> Iterator[Violation]:
    """A row: an id that comes back, a title, and perhaps a line below it."""
    yield from length_of(row.get("id"), f"{at}.id", limits.ROW_ID, "L09")
    yield from length_of(row.get("title"), f"{at}.title", limits.ROW_TITLE, "L09")
    yield from length_of(row.get("description"), f"{at}.description", limits.ROW_DESCRIPTION, "L09", least=0)
