"""`SendToConverse`: hand the conversation to agents; the path goes on at once.

{"id": "agent", "stepType": "SendToConverse", "inputs": {"payload": "{{data.payload}}"},
 "outputs": {"ticket": "{{step.ticketId}}"}}

Source: automation.md section 3.
"""

from typing import Any

from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import OpenHandover, Path
from chatwright.engine.turn import Done, Outcome, Turn


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Open the hand-over."""
    ticket_id = turn.unique_id(path.log)
    turn.emit(OpenHandover(key=path.log, ticket_id=ticket_id, payload=inputs.get("payload")))
    return Done({"ticketId": ticket_id})
