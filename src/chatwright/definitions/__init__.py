"""The model of a definition: reading, validating, writing back unchanged."""

from chatwright.definitions.addresses import holder_of, level_of, step_id_of
from chatwright.definitions.canonical import bare, canonical
from chatwright.definitions.durations import DurationError, format_duration, parse_duration
from chatwright.definitions.links import Linked, jump_target, link
from chatwright.definitions.model import (
    Definition,
    DefinitionError,
    DefinitionStatus,
    Problem,
    Step,
    StepType,
    Trigger,
)
from chatwright.definitions.problems import unreadable
from chatwright.definitions.read import read
from chatwright.definitions.validate import first_error, validate
from chatwright.definitions.windows import WINDOW_CLOSED, is_for_closed_window, minds_window

__all__ = [
    "WINDOW_CLOSED",
    "Definition",
    "DefinitionError",
    "DefinitionStatus",
    "DurationError",
    "Linked",
    "Problem",
    "Step",
    "StepType",
    "Trigger",
    "bare",
    "canonical",
    "first_error",
    "format_duration",
    "holder_of",
    "is_for_closed_window",
    "jump_target",
    "level_of",
    "link",
    "minds_window",
    "parse_duration",
    "read",
    "step_id_of",
    "unreadable",
    "validate",
]
