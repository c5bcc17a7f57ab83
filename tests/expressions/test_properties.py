"""Whatever is written in a text, and whatever stands in data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chatwright.expressions import (
    Evaluator,
    ExpressionError,
    Limits,
    compile_conditions,
    compile_outputs,
    compile_value,
)
from tests.expressions.evaluating import scope_of

EXACT = 2**53
"""Up to here JavaScript's numbers are whole ones, and beyond 1e21 it writes them as we do."""

numbers = st.one_of(
    st.integers(-EXACT, EXACT), st.floats(-EXACT, EXACT), st.floats(min_value=1e21, allow_infinity=False)
)
json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=15,
)
CHARACTERS = "{}{}{}$`'\"/\\()[]=>x.,;:?!*+-_&|<> \n\r\t\u2028\0\ud83d\ud800\u00e9#@0n"
TOKENS = r"""
    data step x y 1 'a' `b${ } ` { } [ ] ( ) => ? : ?. . , ... + - * / ** == && || ?? ! typeof new Date delete in /x/g
    null undefined NaN map filter sort push constructor __proto__ toString toJSON JSON.stringify Object.assign uuid()
    isCountryCode 'SG' Math.random() length repeat 1e9 // /* */ let function class while(1) = ; async await this
    {{ }} {{data.x}} \u0061 <!-- -->
""".split()
scripts = st.one_of(
    st.text(st.sampled_from(CHARACTERS), max_size=40),
    st.lists(st.sampled_from(TOKENS), max_size=12).map("".join),
    st.lists(st.sampled_from(TOKENS), max_size=12).map(" ".join),
)
texts = st.tuples(st.text(max_size=3), scripts, st.sampled_from(["", " ", "x", "{{data.x}}"])).map(
    lambda parts: f"{parts[0]}{{{{{parts[1]}}}}}{parts[2]}"
)
EVALUATOR = Evaluator(Limits(seconds=0.1))
WAYS = (
    "{{data.x}}",
    "{{data['x']}}",
    "{{[data.x][0]}}",
    "{{(x => x)(data.x)}}",
    "{{JSON.parse(JSON.stringify(data.x))}}",
    "{{Object.values({...data})[0]}}",
    "{{step.x}}",
)


@given(json_values)
@settings(max_examples=200, deadline=None)
def test_a_exp_1_any_json_value_goes_through_an_expression_whole(value: Any) -> None:
    scope = scope_of({"x": value}, evaluator=EVALUATOR)
    step = {"x": value}
    for way in WAYS:
        assert scope.value(compile_value(way), step) == value
    assert scope.value(compile_value("{{step}}"), step) == step
    assert scope.value(compile_value("{{data}}"), step) == {"x": value}
    assert scope.value(compile_value({"a": ["{{data.x}}"]}), step) == {"a": [value]}


@given(st.dictionaries(st.text(), json_values, max_size=4), json_values)
@settings(max_examples=200, deadline=None)
def test_any_json_value_is_stored_and_read_again(data: dict[str, Any], value: Any) -> None:
    scope = scope_of({**data, "source": value}, evaluator=EVALUATOR)
    names = [*data, "new"]
    found = scope.outputs(compile_outputs({name: "{{data.source}}" for name in names if name != "source"}))
    assert found == {name: value for name in names if name != "source"}
    assert scope.value(compile_value("{{data}}")) == {**data, "source": value, **found}


@given(json_values)
@settings(max_examples=200, deadline=None)
def test_any_json_value_without_braces_is_itself(value: Any) -> None:
    scope = scope_of(evaluator=EVALUATOR)
    if "{{" not in str(value):
        assert compile_value(value).constant
        assert scope.value(compile_value(value)) == value


@given(st.text().filter(lambda text: "{{" not in text or "}}" not in text))
@settings(max_examples=300, deadline=None)
def test_any_text_without_braces_is_constant(text: str) -> None:
    value = compile_value(text)
    assert value.constant
    assert value.problems == ()
    assert scope_of(evaluator=EVALUATOR).value(value) == text


@given(st.one_of(texts, st.text(st.sampled_from(CHARACTERS))), json_values)
@settings(max_examples=600, deadline=None)
def test_any_text_is_compiled_and_evaluated_or_an_expression_error(text: str, x: Any) -> None:
    scope = scope_of({"x": x}, evaluator=EVALUATOR)
    step = {"reply": None}
    compiled = compile_value({"a": [text]})
    for problem in compiled.problems:
        assert problem.path == ("a", 0)
        assert problem.message
    try:
        scope.value(compiled, step)
    except ExpressionError as error:
        assert error.message
        assert error.path == ("a", 0)
    evaluations: list[Callable[[], Any]] = [
        lambda: scope.outputs(compile_outputs({"o": text}), step),
        lambda: scope.select(compile_conditions([("s", text), ("t", None)]), step),
    ]
    for evaluated in evaluations:
        try:
            evaluated()
        except ExpressionError as error:
            assert error.path in (("o",), ("s",))
    assert scope_of({"x": 1}, evaluator=EVALUATOR).value(compile_value("{{[data.x, data.o]}}")) == [1, None]


@given(texts, json_values, json_values)
@settings(max_examples=300, deadline=None)
def test_what_one_scope_does_no_other_sees(text: str, mine: Any, yours: Any) -> None:
    one, other = (scope_of({"x": x}, evaluator=EVALUATOR) for x in (mine, yours))
    whole = compile_value("{{data}}")
    assert other.value(whole) == {"x": yours}
    try:
        one.outputs(compile_outputs({"mine": text, "list": "{{[data.x].concat(data.mine)}}"}))
    except ExpressionError:
        assert one.value(whole) == {"x": mine}
    assert other.value(whole) == {"x": yours}


@given(texts, st.text(max_size=5))
@settings(max_examples=100, deadline=None)
def test_the_same_turn_gives_the_same_again(text: str, seed: str) -> None:
    def outcome(evaluator: Evaluator) -> Any:
        try:
            return scope_of({"x": [1]}, evaluator=evaluator, seed=seed).value(compile_value(text))
        except ExpressionError as error:
            return error.kind, error.message, error.path, error.position

    assert outcome(EVALUATOR) == outcome(Evaluator(Limits(seconds=0.1)))
