"""The table of cases: what each expression gives."""

from __future__ import annotations

from typing import Any

import pytest

from chatwright.expressions import compile_value
from tests.expressions.cases import CASES, DATA, STEP
from tests.expressions.evaluating import evaluate
from tests.expressions.library_cases import LIBRARY

TABLE = [
    pytest.param(text, expected, id=f"{theme}: {text}")
    for theme, cases in {**CASES, **LIBRARY}.items()
    for text, expected in cases
]


def test_the_table_is_long() -> None:
    assert len(TABLE) >= 300


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_it_gives(text: Any, expected: Any) -> None:
    found = evaluate(text, DATA, STEP)
    assert found == expected
    assert type(found) is type(expected) or {type(found), type(expected)} == {int, float}


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_it_has_no_errors_when_it_is_compiled(text: Any, expected: Any) -> None:
    problems = [problem for problem in compile_value(text).problems if problem.severity == "error"]
    assert problems == []
