"""Counting answers: how many chose what, the average, the net promoter score.

The net promoter score is the share of promoters (9 and 10) less that of detractors (0 to 6), in percent, from -100 to
100. The satisfaction score of five points is the share of those who gave 4 or 5.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from chatwright.surveys.questions import FIVE, TEN, Kind, Option, Question, points_of

PROMOTERS, PASSIVES = frozenset((9, 10)), frozenset((7, 8))
SATISFIED = frozenset((4, 5))


class Group(NamedTuple):
    """Answers that are alike: what was tapped, or else the text as it was written; how many customers gave it."""

    choice: str | None
    text: str
    answers: int


class Share(NamedTuple):
    """One bar of a distribution."""

    id: str
    title: str
    answers: int


class Score(NamedTuple):
    """What points come to; `score` is a net promoter score, or the percentage of the satisfied."""

    score: float
    average: float
    promoters: int
    passives: int
    detractors: int


class Tally(NamedTuple):
    """The answers of a question. `other` counts answers that are neither a choice nor points."""

    shares: list[Share]
    score: Score | None
    other: int


def tally(question: Question, groups: Iterable[Group]) -> Tally:
    """The answers of a question, counted as its kind asks."""
    if question.kind in (Kind.NPS, Kind.RATING):
        return tally_points(question, groups)
    counts = {option.id: 0 for option in question.options}
    titles = {option.id: option.title for option in question.options}
    written = {option.title.strip().casefold(): option.id for option in question.options}
    other = 0
    for group in groups:
        chosen = group.choice if group.choice is not None else written.get(group.text.strip().casefold())
        if chosen is None:
            other += group.answers
            continue
        counts[chosen] = counts.get(chosen, 0) + group.answers
        titles.setdefault(chosen, group.text or chosen)
    return Tally([Share(key, titles[key], count) for key, count in counts.items()], None, other)


def tally_points(question: Question, groups: Iterable[Group]) -> Tally:
    """The same of points, each bar a number, the lowest first."""
    allowed = TEN if question.kind is Kind.NPS else FIVE
    counts = dict.fromkeys(sorted(allowed), 0)
    other = 0
    for group in groups:
        points = points_given(group, question.options)
        if points in counts:
            counts[points] += group.answers
        else:
            other += group.answers
    titles = {option.points: option.title for option in question.options}
    shares = [Share(str(points), titles.get(points, str(points)), count) for points, count in counts.items()]
    return Tally(shares, score_of(question.kind, counts), other)


def points_given(group: Group, options: list[Option]) -> int:
    """The points of an answer, -1 when it gives none: `7`, a tap on `7 – Good`; not `7 or 8`, nor `10/10`."""
    if group.choice is not None:
        known = {option.id: option.points for option in options}
        points = known[group.choice] if group.choice in known else points_of(group.choice, group.text)
        return -1 if points is None else points
    text = group.text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else -1


def score_of(kind: Kind, counts: dict[int, int]) -> Score | None:
    """The score of these points; None while nobody has given any."""
    total = sum(counts.values())
    if total == 0:
        return None
    high = PROMOTERS if kind is Kind.NPS else SATISFIED
    middle = PASSIVES if kind is Kind.NPS else frozenset((3,))
    promoters = sum(count for points, count in counts.items() if points in high)
    passives = sum(count for points, count in counts.items() if points in middle)
    detractors = total - promoters - passives
    counted = promoters - detractors if kind is Kind.NPS else promoters
    average = sum(points * count for points, count in counts.items()) / total
    return Score(round(100 * counted / total, 1), round(average, 2), promoters, passives, detractors)
