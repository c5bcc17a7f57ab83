"""`Branch`: nothing but its conditions; every true one is followed [A-SEL-1].

{"id": "which", "stepType": "Branch", "selectNextStep": {"book": "{{data.choice == 'book'}}", "other": null}}

Source: automation.md section 3.
"""

from typing import Any

from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import Path
from chatwright.engine.turn import Done, Outcome, Turn


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Done at once; the conditions are evaluated like those of every step."""
    return Done()
