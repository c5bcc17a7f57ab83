"""A hostile script costs its own evaluation a clear error, and nobody else anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest

from chatwright.expressions import (
    Evaluator,
    ExpressionError,
    Limits,
    compile_conditions,
    compile_outputs,
    compile_value,
)
from tests.expressions.evaluating import evaluate, scope_of

QUICK = Limits(seconds=0.05)

ENDLESS = {
    "recursion in width": "(f => f(f))(f => [1, 1, 1, 1].map(() => [1, 1, 1, 1].map(() => f)).flat().length && "
    "[...Array(1e4).keys()].map(() => [...Array(1e4).keys()].filter(() => false)))",
    "callbacks in callbacks": "[...Array(1e5).keys()].every(() => [...Array(1e5).keys()].every(() => true))",
    "a reply to each match": "'a'.repeat(1e5).replace(/a/g, () => 'a'.repeat(1e5).replace(/a/g, () => ''))",
    "sorting slowly": "[...Array(1e5).keys()].sort(() => [...Array(1e4).keys()].sort(() => 0).length)",
    "a reviver": "JSON.parse('[' + '1,'.repeat(1e5) + '1]', () => [...Array(1e4).keys()].filter(() => false))",
    "toJSON": "Array(1e5).fill({toJSON: () => [...Array(1e4).keys()].filter(() => false).length})",
    "valueOf": "Array(1e5).fill({valueOf: () => [...Array(1e4).keys()].filter(() => false).length}).map(x => +x)",
    "backtracking": "/(a+)+b/.test('a'.repeat(100))",
    "backtracking with a reference": "/^(.*)*\\\\1{20}x/.test('ab'.repeat(500))",
    "counted repetition": "/(?:a{1000}){1000}b/.test('a'.repeat(3e6))",
    "quadratic matching": "'a'.repeat(1e5).replace(/a*b/g, '')",
    "flattening what is shared": "[...Array(60)].reduce(x => [x, x], []).flat(Infinity)",
    "slow work again and again": "Array(1e5).fill('a'.repeat(1e6)).map(x => x.toUpperCase().length)",
    "slow work without a callback of ours": "(x => Array(1e5).fill('').map(x.toUpperCase, x))('a'.repeat(5e5))",
}
TOO_MUCH = {
    "a long list searched": "Array(4294967295).includes(1)",
    "something like a list searched": "[].lastIndexOf.call({length: 2 ** 53 - 1}, 1)",
    "a list made long": "Object.assign([], {length: 4294967295}).indexOf(1)",
    "a list's iterator": "Array(4294967295).keys()",
    "a long text searched": "'a'.repeat(3e6).indexOf('a'.repeat(1e6) + 'b')",
    "a long text split": "'a'.repeat(3e6).split('a'.repeat(1e6) + 'b')",
    "a long text searched by what becomes text": "'a'.repeat(3e6).includes({toString: () => 'a'.repeat(1e6) + 'b'})",
    "what becomes text searched": "''.includes.call({toString: () => 'a'.repeat(3e6)}, 'a'.repeat(1e6) + 'b')",
    "long texts in a list compared": "Array(1e5).fill('a'.repeat(2e6) + 'b').includes('a'.repeat(2e6) + 'c')",
    "a long regular expression": "RegExp('a'.repeat(1e6) + 'b').test('a'.repeat(3e6))",
    "a long regular expression from text": "'a'.repeat(3e6).match('a'.repeat(1e6) + 'b')",
    "long texts as numbers": "Math.max(...Array(6e4).fill('9'.repeat(4e6)))",
    "a long text as number": "Array(9000).fill('9'.repeat(4e6)).map(parseInt)",
    "many names for JSON": "JSON.stringify({}, Array(1e5).fill('a'))",
}
BOMBS = {
    "repeat": "'a'.repeat(1e9)",
    "padding": "'a'.padEnd(2 ** 29, 'b')",
    "doubling": "[...Array(30)].reduce(s => s + s, 'ab')",
    "doubling a list": "[...Array(30)].reduce(s => [...s, ...s], [1])",
    "doubling in a template": "[...Array(40)].reduce(s => `${s}${s}`, 'ab').length",
    "joining": "Array(1e6).join('abcdefghij')",
    "replacing": "'a'.repeat(1e6).replaceAll('a', '$`')",
    "growing a list": "(a => [...Array(1e5)].map(() => a.push('x'.repeat(100) + a.length)))([])",
    "a list from a length": "Array.from({length: 1e9})",
    "JSON of what is shared": "JSON.stringify([...Array(60)].reduce(x => [x, x], []))",
    "a result that is shared": "[...Array(60)].reduce(x => ({a: x, b: x}), {})",
    "a result of nothing, often": "(o => Array(2e5).fill(o))"
    "(Object.fromEntries(Array.from({length: 5e4}, (_, i) => [i])))",
    "text of what is shared": "`${[...Array(60)].reduce(x => [x, x], [])}`",
    "spreading": "[...'a'.repeat(4e6)]",
    "bytes of text": "encodeURIComponent('\u20ac'.repeat(3e6))",
}
DEEP = {
    "recursion": "(f => f(f))(f => f(f))",
    "recursion through a list": "(f => f(f))(f => [1].map(() => f(f)))",
    "recursion through text": "(f => f(f))(f => `${{toString: () => f(f)}}`)",
    "JSON, parsed": "JSON.parse('['.repeat(1e5) + ']'.repeat(1e5))",
    "a result": "[...Array(1e4)].reduce(x => [x], [])",
    "a result that contains itself": "(a => a.push(a) && a)([])",
    "brackets": "[" * 490 + "]" * 490,
    "parentheses": "(" * 490 + "1" + ")" * 490,
}


def refused(script: str, limits: Limits = QUICK) -> ExpressionError:
    """The error of a script in an evaluator that then still works, and sees nothing of it."""
    evaluator = Evaluator(limits)
    before = evaluate("{{data.x}}", {"x": 1}, evaluator=evaluator)
    began = perf_counter()
    with pytest.raises(ExpressionError) as caught:
        evaluate({"text": "{{ " + script + " }}"}, {"list": [1, 2]}, evaluator=evaluator)
    # Not how fast it is, but that it ends: without its bound it takes minutes or for ever.
    assert perf_counter() - began < 20
    assert caught.value.path in ((), ("text",))
    assert evaluate("{{data.x}}", {"x": 2}, evaluator=evaluator) == before + 1
    assert evaluate("{{data.list}}", evaluator=evaluator) is None
    return caught.value


class TestTime:
    @pytest.mark.parametrize("script", ENDLESS.values(), ids=ENDLESS)
    def test_a_exp_4_what_has_no_end_is_ended(self, script: str) -> None:
        error = refused(script)
        assert error.kind in ("time", "memory")
        assert error.message in ("It took longer than 0.05 s.", "It needs more than 8 MB of memory.")

    @pytest.mark.parametrize("script", TOO_MUCH.values(), ids=TOO_MUCH)
    def test_a_exp_4_work_that_could_not_be_interrupted_is_not_begun(self, script: str) -> None:
        assert refused(script).message.partition(" is too long")[1]

    @pytest.mark.parametrize(
        "script", ["while (true) {}", "x => { for (;;) {} }", "(function* () { yield 1 })()"]
    )
    def test_a_exp_4_there_are_no_loops_nor_generators(self, script: str) -> None:
        assert refused(script).kind in ("refused", "syntax")

    def test_a_turn_has_a_time_for_all_its_expressions(self) -> None:
        evaluator = Evaluator(Limits(seconds=0.02, turn_seconds=0.05))
        scope = scope_of(evaluator=evaluator)
        endless, simple = compile_value("{{" + ENDLESS["backtracking"] + "}}"), compile_value("{{1}}")
        messages = []
        for _ in range(100):
            with pytest.raises(ExpressionError) as caught:
                scope.value(endless)
            assert caught.value.kind == "time"
            messages.append(caught.value.message)
        assert messages[0] == "It took longer than 0.02 s."
        assert messages[-1] == "The expressions of this turn took longer than 0.05 s together."
        evaluations: list[Callable[[], Any]] = [
            lambda: scope.value(simple),
            lambda: scope.outputs(compile_outputs({"a": "{{1}}"})),
            lambda: scope.select(compile_conditions([("a", "{{true}}")])),
        ]
        for evaluated in evaluations:
            with pytest.raises(ExpressionError, match="of this turn"):
                evaluated()
        assert scope_of(evaluator=evaluator).value(simple) == 1

    def test_a_turn_has_four_times_the_time_of_an_expression_unless_told(self) -> None:
        scope = scope_of(evaluator=Evaluator(Limits(seconds=0.01)))
        messages = set()
        for _ in range(50):
            with pytest.raises(ExpressionError) as caught:
                scope.value(compile_value("{{" + ENDLESS["backtracking"] + "}}"))
            messages.add(caught.value.message)
        assert "The expressions of this turn took longer than 0.04 s together." in messages

    def test_asking_the_host_again_and_again_is_ended(self) -> None:
        script = "[...Array(1000).keys()].map(n => isCountryCode('+65' + n, 'SG'))"
        assert refused(script, Limits()).message == "It calls functions of the library more than 200 times."


class TestMemory:
    @pytest.mark.parametrize("script", BOMBS.values(), ids=BOMBS)
    def test_a_exp_4_what_grows_is_stopped(self, script: str) -> None:
        error = refused(script, Limits(seconds=5))
        assert error.kind in ("memory", "output", "stack") or "too long" in error.message

    def test_a_exp_4_outputs_do_not_add_up_to_a_bomb(self) -> None:
        scope = scope_of({"a": "x" * 1000})
        double = compile_outputs({"a": "{{data.a + data.a}}"})
        with pytest.raises(ExpressionError) as caught:
            for _ in range(40):
                scope.outputs(double)
        assert caught.value.kind == "output"

    def test_garbage_of_one_turn_costs_the_next_ones_nothing(self) -> None:
        evaluator = Evaluator(Limits(seconds=5))
        # Lists that contain themselves stay in memory until garbage is collected.
        litter = "{{[...Array(11).keys()].map(i => (a => a.push(a, 'x'.repeat(6e5) + i))([])).length}}"
        for _ in range(20):
            assert evaluate(litter, evaluator=evaluator) == 11
            assert evaluate("{{'y'.repeat(3e6).length}}", evaluator=evaluator) == 3_000_000

    def test_large_data_is_no_bomb(self) -> None:
        data = {"rows": [{"id": str(n), "text": "x" * 50} for n in range(2_000)]}
        assert evaluate("{{data.rows.filter(r => r.id.endsWith('99')).length}}", data) == 20
        assert evaluate("{{data.rows}}", data) == data["rows"]

    def test_data_that_is_too_large_is_said_to_be(self) -> None:
        with pytest.raises(ExpressionError, match="needs more than 8 MB"):
            evaluate("{{data.x}}", {"x": 1, "rows": [{"a": n} for n in range(300_000)]})


class TestDepth:
    @pytest.mark.parametrize("script", DEEP.values(), ids=DEEP)
    def test_a_exp_4_what_is_too_deep_is_refused(self, script: str) -> None:
        assert refused(script, Limits()).kind in ("stack", "output")

    def test_results_have_at_most_100_levels(self) -> None:
        nested = "JSON.parse('['.repeat(data.n) + ']'.repeat(data.n))"
        assert json.dumps(evaluate("{{" + nested + "}}", {"n": 99})) == "[" * 99 + "]" * 99
        with pytest.raises(ExpressionError) as caught:
            evaluate("{{" + nested + "}}", {"n": 103})
        assert caught.value.kind == "output"

    def test_outputs_that_wrap_themselves_end(self) -> None:
        scope = scope_of({"x": []})
        with pytest.raises(ExpressionError) as caught:
            for _ in range(1000):
                scope.outputs(compile_outputs({"x": ["{{data.x}}"]}))
        assert caught.value.kind == "output"

    @pytest.mark.parametrize("levels", [90, 101, 500, 20_000])
    def test_a_deep_value_is_a_problem_and_no_crash(self, levels: int) -> None:
        tree: Any = "{{1}}"
        for _ in range(levels):
            tree = [tree]
        for compiled in (
            compile_value(tree),
            compile_outputs({"a": tree}),
            compile_conditions([("a", tree)]),
        ):
            messages = [problem.message for problem in compiled.problems]
            assert messages == (
                [] if levels == 90 else ["Lists and objects are nested more than 100 levels deep."]
            )

    def test_deep_data_is_an_error_and_no_crash(self) -> None:
        data: Any = 1
        for _ in range(50_000):
            data = [data]
        with pytest.raises(ExpressionError) as caught:
            evaluate("{{data.x}}", {"x": data})
        assert caught.value.kind == "stack"
        while isinstance(data, list):
            data = data.pop()


class TestLongTexts:
    @pytest.mark.parametrize(
        "text",
        [
            "{{" * 50_000,
            "{{'" * 20_000 + "}}",
            "{{`${" * 20_000 + "}}",
            "{{{" * 20_000 + "}}}" * 20_000,
            "{{/[" * 20_000 + "}}",
            "{{" + "x" * 200_000 + "}}",
            "{{/*" * 20_000 + "}}",
            "{{('}}" * 10_000,
            "{{/[}}" * 10_000,
            "{{/*}}" * 10_000,
            "{{(`}}" * 10_000,
            "{{`${`}}" * 10_000,
            "}}" * 50_000,
        ],
        ids=lambda text: text[:8],
    )
    def test_a_long_text_is_compiled_in_no_time(self, text: str) -> None:
        began = perf_counter()
        compiled = compile_value(text)
        assert perf_counter() - began < 10
        assert compiled.constant or compiled.problems

    def test_a_long_script_is_not_kept(self) -> None:
        [problem] = compile_value("{{" + "x" * 5_000 + "}}").problems
        assert problem.message == "A script has at most 1000 characters, this one has 5000."


def test_nothing_runs_against_the_clock_of_others() -> None:
    """Time that this thread did not have is not held against its expression."""
    scope = scope_of(evaluator=Evaluator(Limits(seconds=0.5)))
    scope._spent = 60.0
    assert scope.value(compile_value("{{1}}")) == 1


def test_long_texts_are_compared_and_not_counted_with() -> None:
    evaluator = Evaluator()
    data = {"a": "9" * 250_000, "b": "9" * 250_000}
    assert (
        evaluate("{{data.a == data.b && data.a <= data.b && data.a != 1}}", data, evaluator=evaluator) is True
    )
    assert refused("(x => [" + "x==1," * 150 + "])('9'.repeat(4e6))").message.endswith(
        "too long for a number."
    )
    assert refused("(x => [" + "-[x]," * 150 + "])('9'.repeat(3e6))").message.endswith(
        "too long for a number."
    )
