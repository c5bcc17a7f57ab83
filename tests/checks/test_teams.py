"""A hand-over to a team that does not exist is told while the journey is drawn."""

from __future__ import annotations

from typing import Any

import pytest

from chatwright.checks import check_source


def told(team: Any, teams: list[str] | None) -> list[tuple[str, str]]:
    step = {
        "id": "agent",
        "stepType": "SendToConverse",
        "inputs": {"payload": "{{data.payload}}", "team": team},
    }
    source = {"trigger": "inbound_chat_apps", "definition": {"name": "J", "steps": [step]}}
    found = check_source(source, teams=teams)
    return [(one.level, one.field) for one in found if one.code == "team_unknown"]


@pytest.mark.parametrize("team", ["Billing", " billing ", "7", "{{data.team}}", "", None])
def test_a_team_that_there_is_or_that_is_computed_is_fine(team: Any) -> None:
    assert told(team, ["7", "Billing"]) == []


def test_another_one_is_a_warning_and_without_knowledge_nothing_is_said() -> None:
    assert told("Sales", ["7", "Billing"]) == [("warning", "inputs.team")]
    assert told("Sales", []) == [("warning", "inputs.team")]
    assert told("Sales", None) == []
