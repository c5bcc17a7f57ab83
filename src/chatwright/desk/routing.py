"""Which agent gets which conversation: by team, skill, load, capacity, priority and waiting time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import UUID

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A conversation that waits for an agent. `team` is None when anybody may have it.

    `is_open`: somebody of the team is there at this hour. `passed_by` had it and did not answer in time.
    """

    id: UUID
    team: UUID | None
    skill: str | None
    priority: int
    since: datetime
    is_open: bool = True
    passed_by: frozenset[UUID] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who may get conversations. `load` is how many open ones there are already, `given_at` the last one's
    time; skills without regard to case."""

    id: UUID
    teams: frozenset[UUID]
    skills: frozenset[str]
    capacity: int
    load: int
    is_online: bool = True
    given_at: datetime | None = None

    @property
    def is_free(self) -> bool:
        """Whether another conversation may be given."""
        return self.is_online and self.load < self.capacity


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who gets which conversation."""

    waiting: UUID
    agent: UUID


def in_turn(waiting: Iterable[Waiting]) -> list[Waiting]:
    """The queue: the most urgent first, of these who waits longest."""
    return sorted(waiting, key=lambda one: (-one.priority, one.since, one.id))


def route(waiting: Iterable[Waiting], agents: Iterable[Agent]) -> list[Assignment]:
    """Give conversations to agents, as many as fit; nobody gets more than the capacity.

    Of those who can have one the least busy gets it, measured by capacity; of these who has waited longest for one.
    """
    team = {agent.id: agent for agent in agents}
    given = []
    for n, one in enumerate(in_turn(waiting), start=1):
        if not one.is_open:
            continue
        chosen = chosen_for(one, list(team.values()))
        if chosen is None:
            continue
        given.append(Assignment(one.id, chosen.id))
        # Later ones of the same round count as given after all that were given before.
        now = datetime.max.replace(tzinfo=UTC, microsecond=min(n, 999_999))
        team[chosen.id] = replace(chosen, load=chosen.load + 1, given_at=now)
    return given


def chosen_for(one: Waiting, agents: list[Agent]) -> Agent | None:
    """Who gets a conversation; None when nobody can just now."""
    free = [agent for agent in able(one, agents) if agent.is_free]
    fresh = [agent for agent in free if agent.id not in one.passed_by]
    return min(
        fresh or free,
        key=lambda agent: (agent.load / agent.capacity, agent.given_at or LONG_AGO, agent.id),
        default=None,
    )


def able(one: Waiting, agents: list[Agent]) -> list[Agent]:
    """Those who may have a conversation, whether they are there or not.

    A team without members, and a skill that nobody of the team has, would let it wait for ever: then all count.
    """
    of_team = [agent for agent in agents if one.team is None or one.team in agent.teams] or agents
    if one.skill is None:
        return of_team
    wanted = one.skill.casefold().strip()
    return [agent for agent in of_team if wanted in agent.skills] or of_team
