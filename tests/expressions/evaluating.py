"""How tests evaluate: one call for one value, outputs or conditions, at a fixed moment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from chatwright.expressions import (
    Evaluator,
    Scope,
    compile_conditions,
    compile_outputs,
    compile_value,
)

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
"""The turn's recorded time: a Monday."""


def scope_of(
    data: dict[str, Any] | None = None, *, evaluator: Evaluator | None = None, seed: str = "seed"
) -> Scope:
    """The scope of a turn."""
    return (evaluator or Evaluator()).scope(data or {}, now=NOW, seed=seed)


def evaluate(
    tree: Any, data: dict[str, Any] | None = None, step: Any = None, evaluator: Evaluator | None = None
) -> Any:
    """A value, evaluated in a turn of its own."""
    return scope_of(data, evaluator=evaluator).value(compile_value(tree), step)


def store(outputs: dict[str, Any], data: dict[str, Any] | None = None, step: Any = None) -> dict[str, Any]:
    """A step's outputs, evaluated in a turn of its own."""
    return scope_of(data).outputs(compile_outputs(outputs), step)


def follow(select: dict[str, Any], data: dict[str, Any] | None = None, step: Any = None) -> list[str]:
    """The steps that `selectNextStep` goes on to."""
    return scope_of(data).select(compile_conditions(list(select.items())), step)
