"""What a message step says of a closed service window: an outcome of its own, in the words that 8x8 knows.

{"id": "reminder", "stepType": "ChatAppsMessage", "inputs": {"type": "text", "...": "..."},
 "selectNextStep": {"reminder_template": "{{step.status == 'window_closed'}}", "thanks": null}}

At 8x8 `step.status` is never that, so the same definition runs there as if nothing had been said.
"""

from __future__ import annotations

import re
from typing import Any

from chatwright.definitions.model import Step, StepType

WINDOW_CLOSED = "window_closed"
"""`step.status` of a message that was not sent, since the service window was closed."""
CONDITION = re.compile(r"\{\{\s*step\.status\s*={2,3}\s*(['\"])window_closed\1\s*\}\}")


def is_for_closed_window(condition: Any) -> bool:
    """Whether an outcome is taken when the window is closed, and only then."""
    return isinstance(condition, str) and CONDITION.fullmatch(condition.strip()) is not None


def minds_window(step: Step) -> bool:
    """Whether a message step has an outcome for a closed window, so that it is not sent in vain."""
    return step.type is StepType.CHAT_APPS_MESSAGE and any(
        isinstance(condition, str) and WINDOW_CLOSED in condition for _, condition in step.select
    )
