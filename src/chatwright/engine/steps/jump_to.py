"""`JumpTo`: go on at another step.

{"id": "again", "stepType": "JumpTo", "inputs": {"stepId": "ask"}}

Source: automation.md section 3; its JSON is not published, so the target may stand in `inputs.stepId`,
`inputs.nextStepId` or `nextStepId`.
"""

from typing import Any

from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import Path
from chatwright.engine.turn import Done, Fault, Jump, Outcome, Turn


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Say where to. Without a target the step's conditions decide, as on every step."""
    target = inputs.get("stepId")
    if target in (None, ""):
        return Done()
    if not isinstance(target, str):
        raise Fault("inputs.stepId: must be the id of the step to jump to.")
    return Jump(target)
