"""Choices whose label is a word to opt out: a tap on one is heard as that word, before any journey [R-OPT-2]."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from chatwright.checks.graph import Graph
from chatwright.checks.texts import problem
from chatwright.definitions import Problem, StepType
from chatwright.messages.consent import Choice, ConsentSettings, Ear
from chatwright.messages.parts import object_of, objects_of


def check_opt_out_words(graph: Graph) -> Iterator[Problem]:
    """Every reply button and row that is written out. Words that an account has added are not known here."""
    for step in graph.of_type(StepType.CHAT_APPS_MESSAGE):
        content = step.inputs.get("content")
        if str(step.inputs.get("type")).lower() != "interactive" or not isinstance(content, dict):
            continue
        for field, title in labels_of(content):
            heard = ear().hears({"text": title}) if "{{" not in title else None
            if heard is not None and heard.choice is Choice.STOP:
                yield problem("choice_opts_out", step, field, title=title)


@cache
def ear() -> Ear:
    """Hears the words that are there without any settings; made once."""
    return Ear(ConsentSettings())


def labels_of(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields and labels of what can be tapped and comes back as a reply."""
    at = "inputs.content.interactive.action"
    action = object_of(object_of(content.get("interactive")).get("action"))
    for index, button in enumerate(objects_of(action.get("buttons"))):
        yield f"{at}.buttons[{index}].reply.title", str(object_of(button.get("reply")).get("title") or "")
    for index, section in enumerate(objects_of(action.get("sections"))):
        for number, row in enumerate(objects_of(section.get("rows"))):
            yield f"{at}.sections[{index}].rows[{number}].title", str(row.get("title") or "")
