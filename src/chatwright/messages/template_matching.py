"""Which template a text is: one whose words it has, with anything in the place of its variables [R-8X8-TPLMATCH]."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from chatwright.messages.templates import VARIABLE, Template
from chatwright.messages.templates_send import check_send


def template_with_text(templates: Iterable[Template], text: str) -> dict[str, Any] | None:
    """The template to send instead of a text, with its values filled in; None when none has its words.

    Only templates count that need nothing but the words of their body, with numbered variables.
    """
    for template in templates:
        body = template.part("BODY")
        if template.category == "AUTHENTICATION" or body is None:
            continue
        values = values_in(str(body.get("text") or ""), text)
        if values is None:
            continue
        numbers = sorted(values, key=lambda name: int(name) if name.isdecimal() else 0)
        given = [{"type": "text", "text": values[name]} for name in numbers]
        components = [{"type": "body", "parameters": given}] if given else []
        send = {"name": template.name, "language": template.language, "components": components}
        if not list(check_send(template, send)):
            return send
    return None


def values_in(pattern: str, text: str) -> dict[str, str] | None:
    """What stands in a text in the place of the pattern's variables; None when the words around them differ.

    Each variable stands for one character or more, as few as possible; the same variable for the same words.
    """
    names = VARIABLE.findall(pattern)
    # Between two words of the pattern stands one variable; `split` would also give the groups.
    words, start = [], 0
    for found in VARIABLE.finditer(pattern):
        words.append(pattern[start : found.start()])
        start = found.end()
    words.append(pattern[start:])
    if not names:
        return {} if text == pattern else None
    if not text.startswith(words[0]) or not text.endswith(words[-1]):
        return None
    at, end = len(words[0]), len(text) - len(words[-1])
    values: dict[str, str] = {}
    for number, name in enumerate(names):
        is_last = number == len(names) - 1
        until = end if is_last else text.find(words[number + 1], at + 1, end)
        if until < at + 1 or values.setdefault(name, text[at:until]) != text[at:until]:
            return None
        at = until + (0 if is_last else len(words[number + 1]))
    return values
