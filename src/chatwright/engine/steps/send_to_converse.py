"""`SendToConverse`: hand the conversation to agents; the path goes on at once.

{"id": "agent", "stepType": "SendToConverse", "inputs": {"payload": "{{data.payload}}", "team": "Billing",
 "skill": "refunds", "priority": 1, "note": "{{data.question}}", "variables": {"invoice": "{{data.invoice}}"},
 "whenClosed": "skip"}, "outputs": {"ticket": "{{step.ticketId}}"},
 "selectNextStep": {"bye": "{{step.isOpen}}", "closed": null}}

Source: automation.md section 3 for `payload` and `ticketId`; the other inputs and results are ours (docs/adr/0017):
they are what a platform that does not know them ignores. `whenClosed` is `wait` (the conversation waits in the queue
until the team is back) or `skip` (it stays with the journey, which goes on where `step.isOpen` is false).
"""

from typing import Any

from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import OpenHandover, Path
from chatwright.engine.turn import Done, Outcome, Turn

HIGHEST_PRIORITY = 3
LONGEST_TEXT, LONGEST_SKILL = 2_000, 60
SKIP = "skip"


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Open the hand-over, unless nobody is there and the journey knows what to do then."""
    team = turn.teams.find(text_of(inputs.get("team"), LONGEST_TEXT))
    is_open = team is None or team.is_open(turn.now)
    opens_at = turn.now if team is None else team.opens_at(turn.now)
    told = {
        "isOpen": is_open,
        "opensAt": None if opens_at is None else opens_at.isoformat().replace("+00:00", "Z"),
        "team": None if team is None else team.name,
    }
    if not is_open and text_of(inputs.get("whenClosed"), LONGEST_SKILL) == SKIP:
        return Done({"ticketId": None, **told})
    ticket_id = turn.unique_id(path.log)
    variables = inputs.get("variables")
    turn.emit(
        OpenHandover(
            key=path.log,
            ticket_id=ticket_id,
            payload=inputs.get("payload"),
            team=None if team is None else team.id,
            skill=text_of(inputs.get("skill"), LONGEST_SKILL),
            priority=priority_of(inputs.get("priority")),
            note=text_of(inputs.get("note"), LONGEST_TEXT),
            variables=variables if isinstance(variables, dict) else {},
            opens_at=opens_at,
        )
    )
    return Done({"ticketId": ticket_id, **told})


def text_of(value: Any, longest: int) -> str | None:
    """An input as a text; None when it is empty or no text."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    text = value.strip().replace("\0", "")[:longest] if isinstance(value, str) else ""
    return text or None


def priority_of(value: Any) -> int:
    """An input as a priority: whole, and within its bounds."""
    try:
        number = int(float(value))
    except (TypeError, ValueError, OverflowError):
        return 0
    return min(max(number, 0), HIGHEST_PRIORITY)
