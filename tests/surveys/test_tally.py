"""Tallies: points, shares, the net promoter score."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from chatwright.definitions import read
from chatwright.surveys.questions import Kind, Option, Question, questions_of
from chatwright.surveys.tally import Group, Share, tally
from tests.paths import ROOT

GALLERY = ROOT / "src" / "chatwright" / "gallery" / "journeys"
NPS = Question("score", ["From 0 to 10?"], Kind.NPS, [])


def questions(journey: Path) -> dict[str, Question]:
    return {question.step: question for question in questions_of(read(json.loads(journey.read_text())))}


def test_a_text_that_asks_for_0_to_10_is_a_net_promoter_question() -> None:
    found = questions(GALLERY / "nps_survey.json")
    assert list(found) == ["score", "reason", "talk"]
    assert found["score"].kind is Kind.NPS
    assert len(found["score"].texts) == 1, "asking again is no wording of its own"
    assert found["reason"].kind is Kind.TEXT
    assert [text[:9] for text in found["reason"].texts] == ["A {{data.", "Thank you", "Thank you"]
    assert found["talk"].kind is Kind.CHOICE
    assert found["talk"].options == [Option("yes", "Yes, please"), Option("no", "No, thanks")]


def test_a_list_of_five_points_is_a_rating() -> None:
    found = questions(GALLERY / "csat_survey.json")["rating"]
    assert found.kind is Kind.RATING
    assert [option.points for option in found.options] == [5, 4, 3, 2, 1]


def test_the_score_is_promoters_less_detractors() -> None:
    groups = [Group(None, "10", 50), Group(None, " 9 ", 10), Group(None, "7", 20), Group(None, "0", 20)]
    told = tally(NPS, [*groups, Group(None, "ten", 3), Group(None, "10/10", 1), Group(None, "11", 1)])
    assert told.score is not None
    assert (told.score.score, told.score.promoters, told.score.passives, told.score.detractors) == (
        40.0,
        60,
        20,
        20,
    )
    assert told.score.average == 7.3
    assert told.other == 5
    assert told.shares[10] == Share("10", "10", 50)


def test_a_rating_is_the_share_of_the_satisfied_whether_tapped_or_written() -> None:
    rating = questions(GALLERY / "csat_survey.json")["rating"]
    told = tally(rating, [Group("5", "5 – Excellent", 6), Group(None, "4", 2), Group("1", "1 – Bad", 2)])
    assert told.score is not None
    assert (told.score.score, told.score.average) == (80.0, 4.0)
    assert told.shares[4] == Share("5", "5 – Excellent", 6)


def test_a_choice_that_is_written_out_counts_as_one_that_is_tapped() -> None:
    talk = questions(GALLERY / "nps_survey.json")["talk"]
    told = tally(
        talk, [Group("yes", "Yes, please", 2), Group(None, "no, thanks ", 1), Group(None, "perhaps", 4)]
    )
    assert told.shares == [Share("yes", "Yes, please", 2), Share("no", "No, thanks", 1)]
    assert told.other == 4


def test_a_choice_of_an_earlier_version_is_counted_under_the_words_it_had() -> None:
    talk = questions(GALLERY / "nps_survey.json")["talk"]
    assert Share("later", "Ask me later", 3) in tally(talk, [Group("later", "Ask me later", 3)]).shares


def test_nobody_answered() -> None:
    told = tally(NPS, [])
    assert told.score is None
    assert [share.answers for share in told.shares] == [0] * 11


@given(st.lists(st.builds(Group, st.none() | st.text(max_size=3), st.text(max_size=4), st.integers(1, 9))))
def test_every_answer_is_counted_once(groups: list[Group]) -> None:
    for kind in Kind:
        told = tally(Question("q", [], kind, [Option("a", "A"), Option("1", "One", 1)]), groups)
        assert sum(share.answers for share in told.shares) + told.other == sum(
            group.answers for group in groups
        )
        if told.score is not None:
            assert -100 <= told.score.score <= 100
