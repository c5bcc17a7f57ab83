"""The questions of a journey: each wait for a reply, with the messages that ask it and the choices they offer.

Nothing has to be marked for this: a journey that asks is a survey. The address of a wait is the id of its question.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from chatwright.checks.choices import ASKS, STEPS_BETWEEN
from chatwright.checks.graph import Graph
from chatwright.definitions import Definition, Step, StepType
from chatwright.messages.choices import choices_of
from chatwright.messages.parts import object_of, text_of

MOST_TEXTS = 3
"""So many wordings of one question are told; a question may be asked in other words after each earlier answer."""
TEN_POINTS = re.compile(r"(?<!\d)0(?!\d).*(?<!\d)10(?!\d)", re.DOTALL)
FIVE_POINTS = re.compile(r"(?<!\d)1(?!\d).*(?<!\d)5(?!\d)", re.DOTALL)
NUMBER = re.compile(r"\s*(\d{1,2})(?!\d)")
TEN, FIVE = frozenset(range(11)), frozenset(range(1, 6))


class Kind(StrEnum):
    """How the answers of a question are read."""

    NPS = "nps"
    RATING = "rating"
    CHOICE = "choice"
    TEXT = "text"


class Option(NamedTuple):
    """A choice that the question offers; `points` when it stands for a number."""

    id: str
    title: str
    points: int | None = None


class Question(NamedTuple):
    """What one wait asks. `texts` are the wordings, as the definition has them."""

    step: str
    texts: list[str]
    kind: Kind
    options: list[Option]


def questions_of(definition: Definition) -> list[Question]:
    """The questions of a journey, in the order of its steps. Waits of calls are none: they hear keys."""
    graph = Graph(definition, {}, None)
    return [
        question_of(graph, linked.step)
        for linked in graph.steps.values()
        if linked.step.type is StepType.WAIT_FOR_REPLY
    ]


def question_of(graph: Graph, step: Step) -> Question:
    """What a wait asks, read from the messages that lead to it."""
    texts: list[str] = []
    options: dict[str, Option] = {}
    for message in asked_by(graph, step):
        content = object_of(message.inputs.get("content"))
        interactive = object_of(content.get("interactive"))
        text = text_of(object_of(interactive.get("body")).get("text")) or text_of(content.get("text"))
        if text and text not in texts:
            texts.append(text)
        for choice in choices_of(content):
            options.setdefault(choice.id, Option(choice.id, choice.title, points_of(choice.id, choice.title)))
    return Question(
        step.address, texts[:MOST_TEXTS], kind_of(texts, [*options.values()]), [*options.values()]
    )


def asked_by(graph: Graph, step: Step) -> list[Step]:
    """The messages last said before a wait, without another wait between; the nearest on each way.

    One that only asks again, and so comes after the wait itself, is left out when there are others.
    """
    first: list[Step] = []
    again: list[Step] = []
    seen = {step.address}
    pending = [(step.address, 0)]
    while pending:
        place, far = pending.pop(0)
        for edge in graph.into.get(place, ()):
            linked = graph.linked.get(edge.source)
            if edge.source in seen or far >= STEPS_BETWEEN:
                continue
            seen.add(edge.source)
            if linked is not None and linked.step.type in ASKS:
                continue
            if linked is not None and linked.step.type is StepType.CHAT_APPS_MESSAGE:
                comes_back = any(before.source == step.address for before in graph.into.get(edge.source, ()))
                (again if comes_back else first).append(linked.step)
            else:
                pending.append((edge.source, far + 1))
    return first or again


def kind_of(texts: list[str], options: list[Option]) -> Kind:
    """How to read the answers: choices that are numbers from 0 to 10 or from 1 to 5 are points."""
    points = {option.points for option in options}
    if options:
        if points == TEN:
            return Kind.NPS
        return Kind.RATING if points == FIVE else Kind.CHOICE
    if any(TEN_POINTS.search(text) for text in texts):
        return Kind.NPS
    return Kind.RATING if any(FIVE_POINTS.search(text) for text in texts) else Kind.TEXT


def points_of(*texts: str) -> int | None:
    """The number that the first of these texts begins with, from 0 to 10; None when it begins with none."""
    for text in texts:
        found = NUMBER.match(text)
        if found and int(found[1]) in TEN:
            return int(found[1])
    return None
