"""Teams as journeys know them: found by id or name, and whether somebody of them is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from chatwright.desk.hours import Hours


@dataclass(frozen=True, slots=True)
class Team:
    """A team; `hours` is None when it is always there."""

    id: str
    name: str
    hours: Hours | None = None
    answer_within: timedelta | None = None
    escalates_to: str | None = None

    def is_open(self, at: datetime) -> bool:
        """Whether somebody is there."""
        return self.hours is None or self.hours.is_open(at)

    def opens_at(self, at: datetime) -> datetime | None:
        """When somebody is there next, now if it is open; None if never in more than a year."""
        return at if self.hours is None else self.hours.opens_at(at)

    def escalates_at(self, at: datetime) -> datetime | None:
        """When what begins to wait now has waited too long: the time counts from when somebody is there."""
        opens_at = self.opens_at(at)
        if self.answer_within is None or opens_at is None:
            return None
        return opens_at + self.answer_within


class Teams:
    """The teams of an account."""

    def __init__(self, teams: Iterable[Team] = ()) -> None:
        self._by_id = {team.id: team for team in teams}
        self._by_name = {team.name.casefold().strip(): team for team in self._by_id.values()}

    def known(self) -> list[str]:
        """How teams can be called: by their ids and names."""
        return [*self._by_id, *(team.name for team in self._by_id.values())]

    def find(self, named: str | None) -> Team | None:
        """The team with this id, or this name without regard to case."""
        if not named:
            return None
        return self._by_id.get(named) or self._by_name.get(named.casefold().strip())


NO_TEAMS = Teams()
