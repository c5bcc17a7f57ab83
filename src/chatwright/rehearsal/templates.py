"""Template messages in a rehearsal: refused, failed or shown as the channel's own templates have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chatwright.messages.choices import Choice
from chatwright.messages.outbound import Violation, check_reference
from chatwright.messages.templates import Template
from chatwright.messages.templates_fill import fill, tapped
from chatwright.messages.templates_send import LATE, check_send, not_sendable
from chatwright.rehearsal.model import Message

Templates = Mapping[str, Mapping[tuple[str, str], tuple[Template, str]]]
"""Of each subaccount whose templates are known: template and status, by name and language."""


def show_template(message: Message, known: Mapping[tuple[str, str], tuple[Template, str]]) -> None:
    """Put the values in; or note why the message was refused at once, or failed later (messaging.md 6.5)."""
    send = message.content.get("template")
    refused: Violation | None = next(check_reference(send), None)
    if refused is None:
        assert isinstance(send, dict)
        template, status = known.get((send["name"], send["language"]), (None, None))
        refused = not_sendable(send["name"], send["language"], status)
        if refused is None and template is not None:
            refused = next(iter(check_send(template, send)), None)
            if refused is None:
                shown = fill(template, send)
                message.content = {**message.content, "text": shown["body"], "rendered": shown}
                return
    assert refused is not None
    message.state = "undelivered" if refused.code in LATE else "rejected"
    said = refused.message if refused.code in LATE else str(refused)
    message.error = {"code": refused.code, "message": said}


def replies_of(content: dict[str, Any]) -> list[Choice]:
    """The quick replies of a template message that is shown; a tap on one is a text [A-TRG-4]."""
    shown = content.get("rendered")
    if not isinstance(shown, dict):
        return []
    buttons = [*shown["buttons"], *(button for card in shown["cards"] for button in card["buttons"])]
    return [
        Choice(button["id"], button["text"], tapped(shown, button["id"]) or {})
        for button in buttons
        if button["type"] == "QUICK_REPLY"
    ]
