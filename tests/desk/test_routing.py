"""Which agent gets which conversation."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from chatwright.desk.routing import Agent, Assignment, Waiting, in_turn, route

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
BILLING, SALES = UUID(int=100), UUID(int=200)


def waits(number: int, **more: Any) -> Waiting:
    given_ = {"team": None, "skill": None, "priority": 0, "since": NOON + timedelta(minutes=number), **more}
    return Waiting(id=UUID(int=number), **given_)


def agent(number: int, **more: Any) -> Agent:
    base = {"teams": frozenset(), "skills": frozenset(), "capacity": 2, "load": 0, **more}
    return Agent(id=UUID(int=number), **base)


def given_to(waiting: list[Waiting], agents: list[Agent]) -> dict[int, int]:
    return {one.waiting.int: one.agent.int for one in route(waiting, agents)}


def test_a_conversation_goes_to_its_team_and_to_who_has_the_skill() -> None:
    agents = [
        agent(1, teams=frozenset({SALES})),
        agent(2, teams=frozenset({BILLING})),
        agent(3, teams=frozenset({BILLING}), skills=frozenset({"refunds"}), load=1),
    ]
    assert given_to([waits(10, team=BILLING, skill="Refunds ")], agents) == {10: 3}
    assert given_to([waits(10, team=BILLING)], agents) == {10: 2}
    assert given_to([waits(10, team=SALES)], agents) == {10: 1}


def test_a_skill_that_is_busy_is_waited_for_but_not_one_that_nobody_has() -> None:
    busy = agent(1, skills=frozenset({"arabic"}), load=2)
    assert given_to([waits(10, skill="arabic")], [busy, agent(2)]) == {}
    assert given_to([waits(10, skill="klingon")], [busy, agent(2)]) == {10: 2}
    assert given_to([waits(10, team=UUID(int=9))], [agent(2)]) == {10: 2}  # a team without members


def test_the_urgent_come_first_and_then_who_has_waited_longest() -> None:
    queue = [waits(1), waits(2, priority=2), waits(3, priority=2), waits(4)]
    assert [one.id.int for one in in_turn(queue)] == [2, 3, 1, 4]
    assert given_to(queue, [agent(7, capacity=2)]) == {2: 7, 3: 7}


def test_the_least_busy_by_capacity_gets_it_and_of_equals_who_waited_longest_for_one() -> None:
    assert given_to([waits(1)], [agent(7, load=1, capacity=2), agent(8, load=2, capacity=8)]) == {1: 8}
    earlier = agent(8, given_at=NOON - timedelta(hours=1))
    assert given_to([waits(1)], [agent(7, given_at=NOON), earlier]) == {1: 8}
    assert given_to([waits(1), waits(2)], [agent(7, given_at=NOON), earlier]) == {1: 8, 2: 7}


def test_who_is_away_and_a_team_that_has_gone_home_get_nothing() -> None:
    assert given_to([waits(1)], [agent(7, is_online=False)]) == {}
    assert given_to([waits(1, is_open=False)], [agent(7)]) == {}
    assert given_to([waits(1)], [agent(7, capacity=0)]) == {}


def test_who_did_not_answer_gets_it_again_only_when_nobody_else_can() -> None:
    passed = waits(1, passed_by=frozenset({UUID(int=7)}))
    assert given_to([passed], [agent(7), agent(8, load=1)]) == {1: 8}
    assert given_to([passed], [agent(7)]) == {1: 7}


TEAMS = st.sampled_from([BILLING, SALES])
SKILLS = st.sampled_from(["refunds", "arabic"])
AGENTS = st.lists(
    st.builds(
        Agent,
        id=st.integers(1, 50).map(lambda n: UUID(int=n)),
        teams=st.frozensets(TEAMS),
        skills=st.frozensets(SKILLS),
        capacity=st.integers(0, 4),
        load=st.integers(0, 5),
        is_online=st.booleans(),
        given_at=st.none() | st.integers(0, 9).map(lambda n: NOON + timedelta(minutes=n)),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)
WAITING = st.lists(
    st.builds(
        Waiting,
        id=st.integers(100, 400).map(lambda n: UUID(int=n)),
        team=st.none() | TEAMS,
        skill=st.none() | SKILLS,
        priority=st.integers(0, 3),
        since=st.integers(0, 9).map(lambda n: NOON + timedelta(minutes=n)),
        is_open=st.booleans(),
        passed_by=st.frozensets(st.integers(1, 50).map(lambda n: UUID(int=n)), max_size=3),
    ),
    max_size=20,
    unique_by=lambda one: one.id,
)


@given(WAITING, AGENTS)
def test_nothing_is_given_twice_nobody_gets_too_much_and_nobody_waits_beside_a_free_agent(
    waiting: list[Waiting], agents: list[Agent]
) -> None:
    given_ = route(waiting, agents)
    assert len({one.waiting for one in given_}) == len(given_)
    more = Counter(one.agent for one in given_)
    by_id = {one.id: one for one in agents}
    for one, count in more.items():
        assert by_id[one].is_online
        assert by_id[one].load + count <= by_id[one].capacity
    rest = {one.id for one in waiting} - {one.waiting for one in given_}
    free = [one for one in agents if one.is_online and one.load + more[one.id] < one.capacity]
    for one in waiting:
        if one.id in rest and one.is_open and one.team is None and one.skill is None:
            assert not free


@given(WAITING, AGENTS, st.randoms())
def test_the_order_in_which_things_are_told_changes_nothing(
    waiting: list[Waiting], agents: list[Agent], chance: Any
) -> None:
    expected = route(waiting, agents)
    chance.shuffle(waiting)
    chance.shuffle(agents)
    assert route(waiting, agents) == expected


@given(WAITING, AGENTS)
def test_the_less_urgent_never_takes_an_agent_from_the_more_urgent_with_the_same_wishes(
    waiting: list[Waiting], agents: list[Agent]
) -> None:
    given_: dict[UUID, Assignment] = {one.waiting: one for one in route(waiting, agents)}
    queue = [one for one in in_turn(waiting) if one.is_open and not one.passed_by]
    for n, first in enumerate(queue):
        for later in queue[n + 1 :]:
            if (first.team, first.skill) == (later.team, later.skill) and later.id in given_:
                assert first.id in given_
