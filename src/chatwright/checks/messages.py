"""Messages against WhatsApp's limits, also with what variables can bring into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from chatwright.checks.graph import Graph
from chatwright.checks.lengths import ENDLESS, Lengths
from chatwright.checks.media import TOLD_HERE, check_media
from chatwright.checks.providers import provider_of
from chatwright.checks.scripts import Text, texts_in
from chatwright.checks.texts import problem
from chatwright.definitions import Problem, Step, StepType
from chatwright.messages import limits
from chatwright.messages.media import ENDINGS, WITHOUT_CAPTION
from chatwright.messages.outbound import Provider, Violation, validate_outbound

COUNTED = re.compile(r"(\d+) (characters|buttons|sections|rows)\b.*?at most (\d+)")
TWICE = re.compile(r"the .+? '(.*)' occurs twice", re.DOTALL)
CODES = {"buttons": "too_many_buttons", "sections": "too_many_sections", "rows": "too_many_rows"}
STEP_IN_PATH = re.compile(r"[^.\[\]]+")
SHORT = (
    (re.compile(r"action\.buttons\[\d+\]\.reply\.title$"), limits.BUTTON_TITLE),
    (re.compile(r"action\.button$"), limits.LIST_BUTTON),
    (re.compile(r"rows\[\d+\]\.title$"), limits.ROW_TITLE),
    (re.compile(r"rows\[\d+\]\.description$"), limits.ROW_DESCRIPTION),
    (re.compile(r"sections\[\d+\]\.title$"), limits.SECTION_TITLE),
    (re.compile(r"interactive\.header\.text$"), limits.HEADER_TEXT),
    (re.compile(r"interactive\.footer\.text$"), limits.FOOTER),
    (re.compile(r"action\.parameters\.display_text$"), limits.BUTTON_TITLE),
)
"""The places where a long name or title is soon too long. In texts of a thousand characters it seldom is."""


def check_messages(graph: Graph) -> Iterator[Problem]:
    """Every message that is written out, at least in part."""
    lengths = Lengths(graph)
    for step in graph.of_type(StepType.CHAT_APPS_MESSAGE):
        kind, content = step.inputs.get("type"), step.inputs.get("content")
        if not isinstance(kind, str) or "{{" in kind or not isinstance(content, dict):
            continue
        probe = Probe(lengths)
        provider = provider_of(graph, step)
        rules: Provider = "simulator" if provider == "any" else provider
        for violation in validate_outbound(kind, probe.filled(content), rules):
            if violation.tag == "R-CAP" or is_told_of_media(kind, violation):
                continue
            if is_certain(content, violation, probe):
                yield told(step, violation)
        for text in texts_in("inputs", ("content",), content):
            if text.scripts:
                yield from check_longest(step, text, lengths)
        for found in check_media(step, kind.lower(), content):
            is_refused = found.code == "media_url" and provider not in ("simulator", "any")
            yield replace(found, level="error") if is_refused else found


def is_told_of_media(kind: str, violation: Violation) -> bool:
    """Whether the checks of media and places tell the same in better words."""
    if kind.lower() in WITHOUT_CAPTION and violation.field == "content.text":
        return False
    return kind.lower() in (*ENDINGS, "location") and violation.field.startswith(TOLD_HERE)


class Probe:
    """A message with the shortest texts that its scripts can give, all of them different."""

    def __init__(self, lengths: Lengths) -> None:
        self.lengths = lengths
        self.texts: dict[str, int] = {}
        self.count = 0

    def filled(self, value: Any) -> Any:
        """A copy of a value in which texts with scripts are as short as they can be."""
        if isinstance(value, dict):
            return {name: self.filled(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.filled(inner) for inner in value]
        if not isinstance(value, str) or "{{" not in value:
            return value
        self.count += 1
        least = self.lengths.of_text(value).least
        # A letter that nobody writes makes two computed texts different, as they are meant to be.
        return chr(0xE000 + self.count % 6_000) + "x" * (least - 1)


def value_at(content: dict[str, Any], field: str) -> tuple[Any, bool]:
    """The value at a field such as `content.text`, and whether that is the very field or one around it."""
    value: Any = {"content": content}
    for key in STEP_IN_PATH.findall(field):
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and key.isdigit() and int(key) < len(value):
            value = value[int(key)]
        else:
            return value, False
    return value, True


def is_certain(content: dict[str, Any], violation: Violation, probe: Probe) -> bool:
    """Whether a message breaks a rule whatever its scripts give."""
    value, is_itself = value_at(content, violation.field)
    if isinstance(value, str) and "{{" in value:
        return is_itself and "characters" in violation.message
    return True


def told(step: Step, violation: Violation) -> Problem:
    """A broken rule as a problem."""
    field = f"inputs.{violation.field}"
    counted, twice = COUNTED.match(violation.message), TWICE.match(violation.message)
    if counted:
        count, what, most = int(counted[1]), counted[2], int(counted[3])
        if what == "characters":
            return problem("too_long", step, field, length=count, most=most)
        return problem(CODES[what], step, field, count=count, most=most)
    if twice:
        return problem("twice", step, field, value=twice[1])
    return problem("message_incomplete", step, field, reason=violation.message)


def check_longest(step: Step, text: Text, lengths: Lengths) -> Iterator[Problem]:
    """A short text that a variable can make too long."""
    most = next((most for place, most in SHORT if place.search(text.field)), None)
    if most is None:
        return
    length = lengths.of_text(text.source)
    if length.least > most or length.most <= most:
        return
    spared = sum(len(part) for part in text.parts if isinstance(part, str))
    left = max(most - spared, 0) if len(text.scripts) == 1 else most
    what = length.what if length.what and length.most >= ENDLESS else length.what or text.scripts[0].strip()
    script = text.scripts[0].strip()
    if len(script) > 60 or not re.fullmatch(r"[\w.$\[\]']+", script):
        script = what if re.fullmatch(r"[\w.$\[\]']+", what) else "(…)"
    yield problem("may_be_too_long", step, text.field, most=most, what=what[:80], script=script, left=left)
