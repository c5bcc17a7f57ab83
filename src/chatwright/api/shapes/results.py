"""The results of a journey."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict


class Totals(TypedDict):
    """Runs of the period; `isCut` when there are more than `most`, of which the newest are looked at."""

    started: int
    completed: int
    answered: int
    isCut: bool
    most: int


class Share(TypedDict):
    """One bar of a distribution."""

    id: str
    title: str
    answers: int


class Score(TypedDict):
    """What points come to: a net promoter score from -100 to 100, or the percentage of the satisfied."""

    score: float
    average: float
    promoters: int
    passives: int
    detractors: int


class Question(TypedDict):
    """A question with its answers; `isCurrent` is false for one that only earlier versions ask."""

    step: str
    texts: list[str]
    kind: Literal["nps", "rating", "choice", "text"]
    isCurrent: bool
    asked: int
    answered: int
    shares: list[Share]
    other: int
    score: Score | None


class Results(TypedDict):
    """What a journey asked, and what was answered."""

    name: str
    totals: Totals
    questions: list[Question]


class Answer(TypedDict):
    """An answer in the customer's words; of a picture or the like only `type` tells."""

    id: str
    instanceId: str
    type: str
    text: str
    at: str
    msisdn: str | None
    name: str | None


class AnswerPage(TypedDict):
    """Answers, newest first; `next` is what to give as `before` for the next page."""

    answers: list[Answer]
    next: int | None
