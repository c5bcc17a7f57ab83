"""The choices that an interactive message offers, and what comes back when one is tapped."""

from __future__ import annotations

from typing import Any, NamedTuple

from chatwright.messages.parts import objects_of


class Choice(NamedTuple):
    """A reply button or a row of a list, with the `content` of the message that a tap on it sends."""

    id: str
    title: str
    content: dict[str, Any]


def choices_of(content: Any) -> list[Choice]:
    """What can be tapped on a message, in its order."""
    interactive = content.get("interactive") if isinstance(content, dict) else None
    action = interactive.get("action") if isinstance(interactive, dict) else None
    if not isinstance(action, dict):
        return []
    found = []
    for button in objects_of(action.get("buttons")):
        reply = button.get("reply")
        if isinstance(reply, dict):
            given = {"id": reply.get("id"), "title": reply.get("title")}
            found.append(choice("button_reply", given))
    for card in objects_of(action.get("cards")):
        parts = card.get("action")
        for button in objects_of(parts.get("buttons") if isinstance(parts, dict) else None):
            reply = button.get("quick_reply")
            if isinstance(reply, dict):
                given = {"id": reply.get("id"), "title": reply.get("title")}
                found.append(choice("button_reply", given))
    for section in objects_of(action.get("sections")):
        for row in objects_of(section.get("rows")):
            given = {key: row[key] for key in ("id", "title", "description") if row.get(key)}
            found.append(choice("list_reply", given))
    return found


def choice(kind: str, given: dict[str, Any]) -> Choice:
    """A choice with the content of its tap."""
    content = {"interactive": {"type": kind, kind: given}}
    return Choice(str(given.get("id") or ""), str(given.get("title") or ""), content)


def tapped(content: Any, chosen: str) -> dict[str, Any] | None:
    """The content of a tap on the button or row with this id; None when the message has none."""
    return next((choice.content for choice in choices_of(content) if choice.id == chosen), None)
