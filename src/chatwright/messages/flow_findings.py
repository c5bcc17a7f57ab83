"""What is wrong with a Flow JSON, in the shape of the provider's `validationErrors`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chatwright.messages.flow_places import Place

INVALID_JSON = "INVALID_FLOW_JSON"
UNKNOWN = "INVALID_PROPERTY"
VALUE = "INVALID_PROPERTY_VALUE"
TYPE = "INVALID_PROPERTY_TYPE"
MISSING = "MISSING_REQUIRED_PROPERTY"
DUPLICATE = "DUPLICATE_NAME"
REFERENCE = "INVALID_DYNAMIC_REFERENCE"
ROUTING = "INVALID_ROUTING_MODEL"
SCREEN = "INVALID_SCREEN"
ADVICE = "ADVICE"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a part of the Flow JSON breaks; `path` as `screens[0].layout.children[2].label`."""

    path: str
    error: str
    message: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class FlowError:
    """A finding with its place in the text."""

    error: str
    message: str
    path: str
    place: Place
    error_type: str = "FLOW_JSON_ERROR"

    def as_json(self) -> dict[str, Any]:
        """As an entry of `validationErrors`."""
        line_start, line_end, column_start, column_end = self.place
        where = {
            "lineStart": line_start,
            "lineEnd": line_end,
            "columnStart": column_start,
            "columnEnd": column_end,
        }
        return {
            "error": self.error,
            "errorType": self.error_type,
            "message": self.message,
            **where,
            "pointers": [{**where, "path": self.path}],
        }
