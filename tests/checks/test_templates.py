"""Template messages against the templates of the channel."""

from __future__ import annotations

from typing import Any

import pytest

from chatwright.checks import check_source
from tests.checks.journeys import message

BODY = {"type": "BODY", "text": "Hello {{1}}, see you {{2}}"}
KNOWN = [
    {"name": "visit", "language": "en", "category": "UTILITY", "status": "APPROVED", "components": [BODY]},
    {"name": "later", "language": "en", "category": "UTILITY", "status": "PENDING", "components": [BODY]},
]


def told(name: str, *values: str, known: list[dict[str, Any]] | None = None) -> list[str]:
    parameters = [{"type": "text", "text": value} for value in values]
    template = {"name": name, "language": "en", "components": [{"type": "body", "parameters": parameters}]}
    step = message("a", {"template": template}, type="template")
    source = {"trigger": "http_request", "definition": {"name": "J", "steps": [step]}}
    return [problem.code for problem in check_source(source, None, KNOWN if known is None else known)]


@pytest.mark.parametrize(
    ("name", "values", "codes"),
    [
        ("visit", ("Ann", "{{data.when}}"), []),
        ("visit", ("Ann",), ["template_parameters"]),
        ("vist", ("Ann", "today"), ["template_unknown"]),
        ("later", ("Ann", "today"), ["template_not_approved"]),
        ("{{data.name}}", ("Ann",), []),
    ],
)
def test_a_template_is_there_approved_and_filled(
    name: str, values: tuple[str, ...], codes: list[str]
) -> None:
    assert told(name, *values) == codes


def test_where_no_templates_are_known_nothing_is_said() -> None:
    assert told("vist", known=[]) == []
