"""JavaScript in `{{ }}`: parse, check, evaluate, and the documented function library."""

from chatwright.expressions.compiled import (
    Conditions,
    Outputs,
    Value,
    compile_conditions,
    compile_outputs,
    compile_value,
)
from chatwright.expressions.evaluator import Evaluator, ExpressionError, Limits, Scope
from chatwright.expressions.rewrite import Problem

__all__ = [
    "Conditions",
    "Evaluator",
    "ExpressionError",
    "Limits",
    "Outputs",
    "Problem",
    "Scope",
    "Value",
    "compile_conditions",
    "compile_outputs",
    "compile_value",
]
