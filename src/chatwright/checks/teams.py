"""Hand-overs to teams that the account does not have."""

from __future__ import annotations

from collections.abc import Iterator

from chatwright.checks.graph import Graph
from chatwright.checks.texts import problem
from chatwright.definitions import Problem, StepType


def check_teams(graph: Graph) -> Iterator[Problem]:
    """A team that is written out, by its name or id; where the teams are not known, nothing is said."""
    if graph.teams is None:
        return
    known = {name.casefold().strip() for name in graph.teams}
    for step in graph.of_type(StepType.SEND_TO_CONVERSE):
        team = step.inputs.get("team")
        if not isinstance(team, str) or not team.strip() or "{{" in team:
            continue
        if team.casefold().strip() not in known:
            yield problem("team_unknown", step, "inputs.team", team=team.strip()[:80])
