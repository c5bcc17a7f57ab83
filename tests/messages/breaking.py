"""Which rules a message breaks, in short."""

from __future__ import annotations

from typing import Any

from chatwright.messages.outbound import Provider, Violation, validate_outbound

EMOJI = "🤖"  # one code point, two UTF-16 units
ACCENT = "e\u0301"  # a letter and a combining mark: two code points, one picture
FILE = "https://example.com/a.jpg"
PROVIDERS: tuple[Provider, ...] = ("8x8", "whatsapp_cloud", "simulator", "any")


def broken(type_: str, content: Any, provider: Provider = "8x8") -> list[tuple[int, str, str]]:
    return [(one.code, one.field, one.tag) for one in validate_outbound(type_, content, provider)]


def interactive(kind: str, action: Any = ..., **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"type": kind, "body": {"text": "Hi"}, **more}
    if action is not ...:
        made["action"] = action
    return {"interactive": {name: value for name, value in made.items() if value is not ...}}


def first(content: Any, provider: Provider = "8x8") -> tuple[str, str]:
    found: list[Violation] = validate_outbound("interactive", content, provider)
    assert found, content
    return found[0].field.removeprefix("content.interactive."), found[0].tag


def is_good(content: Any, provider: Provider = "8x8") -> bool:
    return validate_outbound("interactive", content, provider) == []
