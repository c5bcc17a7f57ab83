"""Scripts share a JavaScript context, and nothing else: no state, no reach, no clock."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
import quickjs

from chatwright.expressions import Evaluator, ExpressionError, compile_outputs, compile_value
from chatwright.expressions.evaluator import BOUNDS, PRELUDE
from tests.expressions.evaluating import evaluate, scope_of

ATTEMPTS = [
    "Object.assign(Object['prototype'], {polluted: 1})",
    "Object.assign(Array['proto' + 'type'], {polluted: 1})",
    "Object.assign(''['constructor']['prototype'], {polluted: 1})",
    "Object.assign((x => x)['__proto__'], {polluted: 1})",
    "Object.assign([]['__proto__'], {polluted: 1})",
    "Object.assign({}['constructor']['prototype'], {toString: () => 'polluted'})",
    "Object.assign(Math, {polluted: 1, floor: () => 0})",
    "Object.assign(JSON, {stringify: () => 'polluted', parse: () => 'polluted'})",
    "Object.assign(Date, {polluted: 1, now: () => 0})",
    "Object.assign(Object, {keys: () => ['polluted']})",
    "Object.assign(stringContains, {polluted: 1})",
    "Object.assign(uuid, {polluted: 1})",
    "Object.assign(data.list.map, {polluted: 1})",
    "Object.assign(new Date()['constructor'], {polluted: 1})",
    "Object.assign(/x/['constructor'], {polluted: 1})",
    "Object.assign([].values()['next'], {polluted: 1})",
    "Object.assign(data, {polluted: 1}) && data.list.push('polluted') && data",
    "Object.assign(step, {polluted: 1})",
    'JSON.parse(\'{"__proto__": {"polluted": 1}}\')',
    'Object.assign({}, JSON.parse(\'{"__proto__": {"polluted": 1}}\'))',
    "Object.fromEntries([['__proto__', {polluted: 1}]])",
    "({'__proto__': {polluted: 1}})",
    "({'__proto__': Math})['floor']['polluted']",
    "((f) => Object.assign(f, {polluted: 1}))(x => x)",
    "data.list.map((x, i, all) => all.splice(0, 9, 'polluted'))",
    "[].push.call(data, 'polluted')",
    "[].fill.call(data.list, 'polluted')",
    "data['li' + 'st']['so' + 'rt'](() => -1)",
    "Array.from.call(Object, ['polluted'])",
    "RegExp('(polluted)').exec('polluted')",
    "Object.assign(/x/g, {lastIndex: 5, polluted: 1}).test('x')",
]
PROBE = """{{[
    ({}).polluted, [].polluted, ''.polluted, 1..polluted, (x => x).polluted, /x/.polluted, Math.polluted,
    JSON.polluted, Date.polluted, Object.polluted, stringContains.polluted, uuid.polluted, [].map.polluted,
    [].values().next.polluted, data.polluted, step.polluted, RegExp.$1, typeof polluted, Date.now(), Math.floor(1.5),
    JSON.stringify({a: 1}), Object.keys({b: 1}), '' + {}, data.list, [2, 1].sort(), /x/g.lastIndex
]}}"""
CLEAN = [
    *[None] * 17,
    "undefined",
    1767603600000,
    1,
    '{"a":1}',
    ["b"],
    "[object Object]",
    [3, 1, 2],
    [1, 2],
    0,
]
OUTSIDE = """
    AggregateError ArrayBuffer Atomics BigInt DataView DisposableStack Error FinalizationRegistry Float64Array
    InternalError Iterator Map Promise Proxy Reflect Set SharedArrayBuffer Symbol TypeError Uint8Array WeakMap WeakRef
    atob btoa console document escape exports fetch module navigator os performance print process queueMicrotask
    require scriptArgs self setInterval setTimeout std structuredClone unescape window
""".split()
GLOBALS = """
    Array Boolean Date Infinity IsCountryCode IsDayOfWeek IsTimeOfDayBetween JSON Math NaN Number Object RegExp String
    StringContains decodeURI decodeURIComponent encodeURI encodeURIComponent globalThis isCountryCode isDayOfWeek
    isFinite isNaN isTimeOfDayBetween parseFloat parseInt stringContains undefined uuid
""".split()

WALK = """
(() => {
  const seen = new Set([undefined]);
  const found = [];
  const walk = (value, path) => {
    if (seen.has(value) || (typeof value !== "object" && typeof value !== "function") || value === null) return;
    seen.add(value);
    if (!isFrozen(value)) found.push(path + " is not frozen");
    if (typeof value === "function" && makers.has(value)) found.push(path + " makes code from text");
    if (clocks.has(value)) found.push(path + " is a real clock");
    for (const key of reflect.ownKeys(value)) {
      const described = reflect.getOwnPropertyDescriptor(value, key);
      if (described.set && described.set !== thrower) found.push(`${path}.${String(key)} can be set`);
      walk("value" in described ? described.value : described.get, `${path}.${String(key)}`);
    }
    walk(reflect.getPrototypeOf(value), path + "^");
  };
  walk(globalThis, "globalThis");
  const values = [[].values(), "".matchAll(/x/g), ""[iterator](), /x/, () => 1, new Date(), {}, [], 1, "", true];
  for (const value of values) {
    walk(reflect.getPrototypeOf(objectOf(value)), typeof value);
  }
  return JSON.stringify([seen.size, found]);
})()
"""
KEPT_FOR_THE_WALK = """
const reflect = Reflect, isFrozen = Object.isFrozen, Set_ = Set, iterator = Symbol.iterator, objectOf = Object;
const kinds = [function () {}, async function () {}, function* () {}, async function* () {}];
const makers = new Set([eval, ...kinds.map((kind) => kind.constructor)]);
const clocks = new Set([Date, Date.now, Math.random, performance.now]);
const thrower = Object.getOwnPropertyDescriptor(Function.prototype, "caller").set;
"""


def test_all_that_a_script_can_reach_is_frozen_and_harmless() -> None:
    context = quickjs.Context()
    context.eval(KEPT_FOR_THE_WALK)
    context.eval(PRELUDE)(context.eval(BOUNDS))
    walk = WALK.replace("new Set(", "new Set_(")
    size, found = json.loads(context.eval(walk))
    assert size > 150
    assert found == []
    names = context.eval(
        "JSON.stringify(reflect.ownKeys(globalThis).filter((key) => typeof key === 'string'))"
    )
    assert sorted(json.loads(names)) == sorted(GLOBALS)


@pytest.mark.parametrize("script", ATTEMPTS)
def test_nothing_survives_to_another_turn(script: str) -> None:
    evaluator = Evaluator()
    for attempt in ({"a": f"{{{{{script}}}}}"}, f"x {{{{{script}}}}}"):
        try:
            evaluate(attempt, {"list": [1, 2]}, {"a": 1}, evaluator=evaluator)
        except ExpressionError as error:
            assert error.kind in ("fault", "refused")
        assert evaluate(PROBE, {"list": [3, 1, 2]}, {}, evaluator=evaluator) == CLEAN


@pytest.mark.parametrize("script", ATTEMPTS)
def test_nothing_survives_to_the_next_evaluation_of_the_same_turn(script: str) -> None:
    scope = scope_of({"list": [3, 1, 2]})
    step: dict[str, Any] = {}
    try:
        scope.value(compile_value(f"{{{{{script}}}}}"), step)
    except ExpressionError as error:
        assert error.kind in ("fault", "refused")
    if "'so' + 'rt'" not in script:
        assert scope.value(compile_value(PROBE), step) == CLEAN


@pytest.mark.parametrize("script", ATTEMPTS)
def test_nothing_survives_in_what_was_given(script: str) -> None:
    data, step = {"list": [1, 2], "o": {"a": 1}}, {"reply": {"list": [2, 1]}}
    before = copy.deepcopy((data, step))
    scope = scope_of(data)
    tree = {"fixed": ["x"], "script": f"{{{{{script}}}}}"}
    value = compile_value(tree)
    try:
        found = scope.value(value, step)
        found["fixed"].append("y")
    except ExpressionError as error:
        assert error.kind in ("fault", "refused")
    assert (data, step) == before
    assert tree["fixed"] == ["x"]
    assert value.tree["fixed"] == ["x"]


@pytest.mark.parametrize(
    "script",
    [
        "(() => 1)['constructor']",
        "(() => 1)['constructor']('return 1')()",
        "[].map['constructor']('return 1')",
        "[].map['constructor']['constructor']('return 1')",
        "stringContains['constructor']",
        "Object['constructor']",
        "Date['constructor']",
        "Object.getPrototypeOf(Object)",
        "Object.getOwnPropertyDescriptor(Math, 'PI')",
        "Object.defineProperty({}, 'a', {get: () => 1})",
        "Object.setPrototypeOf({}, Math)",
        "Object.create(Math)",
        "[].values().map",
        "[].values().drop(1)",
        "Array.fromAsync([1])",
        "({})['__defineGetter__']",
        "({})['__proto__']",
        "/x/.compile('y')",
        "String.raw",
        "new Date().getYear()",
    ],
)
def test_there_is_no_way_to_make_code_getters_or_promises(script: str) -> None:
    assert evaluate("{{" + script + "}}") is None


@pytest.mark.parametrize("name", OUTSIDE)
def test_there_is_no(name: str) -> None:
    assert evaluate("{{typeof " + name + "}}") == "undefined"


@pytest.mark.parametrize(
    "script",
    [
        "1 // \u2028 + data.secret",
        "1 /* \u2029 */ // \u2029 )); data.polluted = 1; ((",
        "`\u2028`.length",
        "1 <!-- data.secret\n",
        "1\n--> data.secret",
    ],
)
def test_comments_end_where_our_parser_thinks(script: str) -> None:
    evaluator = Evaluator()
    try:
        assert evaluate("{{" + script + "}}", {"secret": 41}, evaluator=evaluator) == 1
    except ExpressionError as error:
        assert error.kind in ("refused", "syntax")
    assert evaluate("{{data.polluted}}", evaluator=evaluator) is None


def test_scopes_of_one_evaluator_side_by_side_see_their_own_data() -> None:
    evaluator = Evaluator()
    scopes = [
        evaluator_scope
        for number in range(5)
        for evaluator_scope in [scope_of({"n": number}, evaluator=evaluator)]
    ]
    outputs = compile_outputs({"seen": "{{(data.seen || []).concat(data.n)}}", "id": "{{uuid()}}"})
    for _ in range(3):
        stored = [scope.outputs(outputs) for scope in scopes]
    assert [one["seen"] for one in stored] == [[n, n, n] for n in range(5)]
    assert [scope.value(compile_value("{{data.n}}")) for scope in scopes] == [0, 1, 2, 3, 4]


def test_a_scope_goes_on_after_another_one_ruined_their_context() -> None:
    evaluator = Evaluator()
    scope = scope_of({"n": 1}, evaluator=evaluator)
    scope.outputs(compile_outputs({"m": "{{data.n + 1}}"}))
    for script in ("{{(f => f(f))(f => f(f))}}", "{{'a'.repeat(1e9)}}"):
        with pytest.raises(ExpressionError):
            evaluate(script, evaluator=evaluator)
        assert scope.value(compile_value("{{data.n + data.m + step.k}}"), {"k": 3}) == 6


def test_a_context_is_replaced_after_many_turns_without_anyone_noticing() -> None:
    evaluator = Evaluator()
    value = compile_value("{{data.n}}")
    early = scope_of({"n": -1}, evaluator=evaluator)
    assert early.value(value) == -1
    assert [scope_of({"n": n}, evaluator=evaluator).value(value) for n in range(4_100)] == list(range(4_100))
    assert early.value(value) == -1


def test_a_result_s_own_json_functions_are_only_called() -> None:
    assert evaluate("{{ {toJSON: () => ({b: new Date(0)})} }}") == {"b": "1970-01-01T00:00:00.000Z"}
    assert evaluate("{{ {a: {toJSON: key => key}} }}") == {"a": "a"}
    assert evaluate("{{ {a: {toJSON: () => undefined}} }}") == {}
    assert evaluate("{{ {toString: () => 'x', valueOf: () => 1} + 1 }}") == 2
