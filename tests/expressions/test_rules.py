"""The rules of expressions, outputs and conditions, by their tags."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chatwright.expressions import (
    Evaluator,
    ExpressionError,
    compile_conditions,
    compile_outputs,
    compile_value,
)
from chatwright.expressions.library import FUNCTIONS
from chatwright.expressions.timezones import list_timezones
from tests.expressions.evaluating import evaluate, follow, scope_of, store
from tests.paths import SHARED

PUBLISHED = sorted((SHARED / "data" / "definitions").rglob("*.json"))


def error_of(text: Any, data: dict[str, Any] | None = None) -> ExpressionError:
    with pytest.raises(ExpressionError) as caught:
        evaluate(text, data)
    return caught.value


class TestRefusals:
    """[A-EXP-4] what a script must not have, found when it is compiled and again when it is run."""

    @pytest.mark.parametrize(
        ("script", "message"),
        [
            ("data.x = 1", "assignments: not allowed in an expression."),
            ("data.x += 1", "assignments: not allowed in an expression."),
            ("data.x++", "++ and --: not allowed in an expression."),
            ("delete data.x", "delete: not allowed in an expression."),
            ("new Map()", "new: only new Date(...) is allowed in an expression."),
            ("new (Date.bind())", "new: only new Date(...) is allowed in an expression."),
            ("class {}", "classes: not allowed in an expression."),
            ("function () {}", "functions (arrow functions are allowed): not allowed in an expression."),
            ("x => { let y }", "statements: not allowed in an expression."),
            ("async () => 1", "async: not allowed in an expression."),
            ("1, 2", "several expressions joined by a comma: not allowed in an expression."),
            ("this", "this: not allowed in an expression."),
            ("{get a() { return 1 }}", "methods: not allowed in an expression."),
            ("tag`x`", "Tagged templates are not allowed in an expression."),
            ("10n ** 9n", "Big integers such as 1n are not allowed in an expression."),
            ("(x => x).constructor", "constructor: not allowed in an expression."),
            ("data.__proto__", "__proto__: not allowed in an expression."),
            ("eval('1')", "eval: not allowed in an expression."),
            ("\\u0065val('1')", "Escapes in names are not allowed in an expression."),
            ("__text(1)", "__text: names that begin with __ are not allowed in an expression."),
            ("{__tick}", "__tick: names that begin with __ are not allowed in an expression."),
            ("import('os')", "import: not allowed in an expression."),
        ],
    )
    def test_a_exp_4_it_is_refused(self, script: str, message: str) -> None:
        text = "{{" + script + "}}"
        assert message in [problem.message for problem in compile_value(text).problems]
        assert error_of(text).kind == "refused"

    @pytest.mark.parametrize(
        "script",
        ["1 +", "(", ")", "a b", "if (1) 2", "data.", "'open", "1)+(2", "a)=>(b", "1;2", "let x", "/* open"],
    )
    def test_a_exp_4_it_is_no_expression(self, script: str) -> None:
        [problem] = compile_value("{{" + script + "}}").problems
        assert problem.message == "This is not a JavaScript expression."
        assert error_of("{{" + script + "}}").kind == "syntax"

    @pytest.mark.parametrize("text", ["{{}}", "{{ \n }}", "a {{}} b"])
    def test_a_exp_4_nothing_is_no_expression(self, text: str) -> None:
        assert error_of(text).message == "There is nothing between {{ and }}."

    def test_a_exp_4_a_script_has_at_most_1000_characters(self) -> None:
        assert evaluate("{{" + "1".rjust(1000) + "}}") == 1
        error = error_of("{{" + "1".rjust(1001) + "}}")
        assert error.message == "A script has at most 1000 characters, this one has 1001."

    def test_a_exp_4_a_result_has_at_most_256_kb_of_utf_8(self) -> None:
        assert len(evaluate("{{'x'.repeat(262140)}}")) == 262140
        assert error_of("{{'x'.repeat(262141)}}").kind == "output"
        assert error_of("{{'\u20ac'.repeat(90000)}}").message == "The result is larger than 262144 bytes."

    def test_the_library_s_words_may_be_data(self) -> None:
        data = {"arguments": 1, "eval": 2, "Function": 3, "globalThis": 4, "prototype": 5}
        assert evaluate("{{data.arguments + data.eval + data.Function + data['prototype']}}", data) == 11


class TestFaults:
    """[A-EXP-6] what goes wrong says what, where and at which character."""

    def test_a_exp_6_an_unknown_name_faults_with_its_place(self) -> None:
        error = error_of({"content": {"text": ["a", "b {{1 + nobody}}"]}})
        assert (error.kind, error.path, error.source) == ("fault", ("content", "text", 1), "1 + nobody")
        assert (error.message, error.position) == ("ReferenceError: nobody is not defined", 4)

    def test_a_exp_6_an_unknown_name_is_a_warning_with_a_proposal(self) -> None:
        [problem] = compile_value("{{code < 500}}").problems
        assert (problem.severity, problem.position) == ("warning", 0)
        assert problem.message == "code is not defined. Did you mean data.code?"

    def test_a_exp_6_an_unknown_function_faults(self) -> None:
        assert error_of("{{nobody()}}").message == "ReferenceError: nobody is not defined"

    def test_a_name_of_a_limit_is_no_limit(self) -> None:
        for name in ("interrupted", "out_of_memory", "stack_overflow"):
            assert error_of("{{" + name + "}}").kind == "fault"

    def test_a_script_does_not_see_what_it_becomes_part_of(self) -> None:
        for name in ("text", "truth", "plain", "json", "at", "v0", "tick", "put", "run", "answers"):
            assert error_of("{{" + name + "}}").message == f"ReferenceError: {name} is not defined"

    def test_what_is_no_function_faults(self) -> None:
        assert error_of("{{data.x()}}", {"x": 1}).message == "TypeError: not a function"

    def test_a_syntax_error_has_its_position(self) -> None:
        error = error_of(["{{'good'}}", "text {{ data.a b }}"])
        assert (error.path, error.source) == ((1,), " data.a b ")
        assert error.position is not None

    def test_an_unknown_zone_is_found_when_it_is_compiled(self) -> None:
        text = "{{isTimeOfDayBetween(data.at, '09:00', '18:00', 'Atlantis Standard Time')}}"
        [problem] = compile_value(text).problems
        assert "there is no time zone 'Atlantis Standard Time'" in problem.message
        assert problem.severity == "error"

    @pytest.mark.parametrize(
        ("zone", "message"),
        [("Atlantis", 'there is no time zone "Atlantis"'), (None, "without a time zone")],
    )
    def test_an_unknown_zone_faults_when_it_is_computed(self, zone: str | None, message: str) -> None:
        text = "{{isTimeOfDayBetween('2026-01-05T09:00Z', '09:00', '18:00', data.zone)}}"
        assert message in error_of(text, {"zone": zone}).message

    @pytest.mark.parametrize("time", ["25:00", "9", "", "24:00:00", "09:60", "nine"])
    def test_a_time_of_day_that_cannot_be_read_faults(self, time: str) -> None:
        text = f"{{{{isTimeOfDayBetween(data.at, '{time}', '18:00', 'UTC')}}}}"
        assert f'"{time}" is not a time of day such as "09:00:00"' in error_of(text).message


class TestOutputs:
    def test_a_out_1_a_declaration_of_the_portal_is_ignored(self) -> None:
        data = {"mobileNumber": "+6591234567"}
        found = store(
            {"mobileNumber": "variable 0", "a": "variable 12", "b": "variable x", "c": "a variable 1"}
        )
        assert found == {"b": "variable x", "c": "a variable 1"}
        scope = scope_of(data)
        scope.outputs(compile_outputs({"mobileNumber": "variable 0"}))
        assert scope.value(compile_value("{{data.mobileNumber}}")) == "+6591234567"

    def test_a_out_1_literals_are_stored_as_they_are(self) -> None:
        outputs = {"text": "plain", "number": 1, "tree": {"a": [None, True]}, "umid": "{{step.umid}}"}
        found = store(outputs, step={"umid": "u"})
        assert found == {"text": "plain", "number": 1, "tree": {"a": [None, True]}, "umid": "u"}
        assert list(found) == list(outputs)

    def test_a_step_1_each_sees_those_before_it(self) -> None:
        outputs = {
            "a": "{{data.n + 1}}",
            "b": "{{data.a * 10}}",
            "n": "{{data.b}}",
            "c": {"x": ["{{data.n}}"]},
        }
        assert store(outputs, {"n": 1}) == {"a": 2, "b": 20, "n": 20, "c": {"x": [20]}}

    @pytest.mark.parametrize("literal", ["fixed", "{{'fixed'}}"])
    def test_a_step_1_what_comes_later_sees_them(self, literal: str) -> None:
        scope = scope_of({"x": "before"})
        assert scope.value(compile_value("{{data.x}}")) == "before"
        scope.outputs(compile_outputs({"x": literal}))
        assert scope.value(compile_value("{{data.x}}")) == "fixed"
        assert scope.select(compile_conditions([("a", "{{data.x == 'fixed'}}")])) == ["a"]

    def test_they_happen_once_although_the_library_asks_the_host(self) -> None:
        outputs = {
            "n": "{{(data.n || 0) + 1}}",
            "list": "{{data.list.concat(data.n)}}",
            "sg": "{{isCountryCode('+6591234567', 'SG')}}",
            "kl": "{{isTimeOfDayBetween('2026-01-05T09:00Z', '17:00', '17:00', 'Asia/Kuala_Lumpur')}}",
        }
        assert store(outputs, {"list": []}) == {"n": 1, "list": [1], "sg": True, "kl": True}

    def test_they_are_json_at_once(self) -> None:
        scope = scope_of()
        scope.outputs(compile_outputs({"a": "{{ {at: new Date(0), no: undefined} }}", "b": "{{0 / 0}}"}))
        assert (
            scope.value(compile_value("{{typeof data.a.at + Object.keys(data.a) + data.b}}"))
            == "stringatnull"
        )

    def test_all_of_data_may_be_kept_in_data(self) -> None:
        scope = scope_of({"x": 1})
        assert scope.outputs(compile_outputs({"all": "{{data}}", "y": "{{data.all.x}}"})) == {
            "all": {"x": 1},
            "y": 1,
        }
        assert scope.value(compile_value("{{data}}")) == {"x": 1, "all": {"x": 1}, "y": 1}

    @pytest.mark.parametrize(
        "name", ["toString", "valueOf", "hasOwnProperty", "constructor", "__proto__", "a b"]
    )
    def test_any_name_will_do(self, name: str) -> None:
        scope = scope_of()
        found = scope.outputs(compile_outputs({name: "{{'kept'}}", "again": f"{{{{data['{name}']}}}}"}))
        assert found == {name: "kept", "again": "kept"}
        assert scope.value(compile_value(f"{{{{data['{name}']}}}}")) == "kept"

    @pytest.mark.parametrize("script", ["nobody", "1 +", "'a'.repeat(3e5)", "'a'.repeat(1e9)"])
    def test_one_that_fails_stores_none(self, script: str) -> None:
        scope = scope_of({"x": 1})
        with pytest.raises(ExpressionError) as caught:
            scope.outputs(compile_outputs({"x": "{{2}}", "y": f"{{{{{script}}}}}"}))
        assert caught.value.path in (("y",), ("x",))
        assert scope.value(compile_value("{{[data.x, data.y]}}")) == [1, None]


class TestConditions:
    def test_a_sel_1_every_true_condition_is_followed_in_order(self) -> None:
        select = {
            "two": "{{stringContains(data.text, '2')}}",
            "one": "{{stringContains(data.text, '1')}}",
            "three": "{{stringContains(data.text, '3')}}",
            "other": None,
        }
        assert follow(select, {"text": "12"}) == ["two", "one"]

    def test_a_sel_1_null_is_followed_when_no_other_was_true(self) -> None:
        select = {"a": None, "b": "{{data.x}}", "c": None}
        assert follow(select, {"x": 0}) == ["a", "c"]
        assert follow(select, {"x": 1}) == ["b"]
        assert follow({"a": None}) == ["a"]

    def test_a_sel_1_none_true_and_no_default_is_the_end(self) -> None:
        assert follow({"a": "{{false}}"}) == []
        assert follow({}) == []

    @pytest.mark.parametrize(
        ("condition", "true"),
        [
            ("{{data.absent}}", False),
            ("{{null}}", False),
            ("{{0}}", False),
            ("{{NaN}}", False),
            ("{{''}}", False),
            ("{{'false'}}", False),
            ("{{'FALSE'}}", False),
            ("{{'0'}}", True),
            ("{{'no'}}", True),
            ("{{[]}}", True),
            ("{{ {} }}", True),
            ("{{1}}", True),
            ("{{'a'.trim}}", True),
            ("{{new Date(0)}}", True),
            ("{{data.n}} ", True),
            ("{{data.n > 3}}!", True),
            ("is {{data.n > 3}}", True),
            ("{{data.absent}}{{data.absent}}", False),
            ("{{data.n > 3}}{{''}}", False),
            ("", False),
            ("false", False),
            ("text", True),
            (True, True),
            (False, False),
            (0, False),
            (1, True),
            ({}, True),
            ({"a": "{{data.n}}"}, True),
        ],
    )
    def test_a_sel_1_truth_is_javascript_s_but_for_the_text_false(self, condition: Any, true: bool) -> None:
        assert follow({"a": condition, "default": None}, {"n": 3}) == (["a"] if true else ["default"])

    def test_a_sel_1_conditions_see_the_step_and_what_it_stored(self) -> None:
        step = {"reply": {"text": "2"}}
        scope = scope_of()
        scope.outputs(compile_outputs({"choice": "{{step.reply.text}}"}), step)
        select = compile_conditions(
            [("a", "{{step.reply.text == data.choice}}"), ("b", "{{data.choice == 1}}")]
        )
        assert scope.select(select, step) == ["a"]

    def test_a_sel_2_the_order_is_that_of_the_definition(self) -> None:
        select = dict.fromkeys(("z", "a", "10", "2", "m"), "{{true}}")
        assert follow(select) == ["z", "a", "10", "2", "m"]

    def test_a_sel_1_a_condition_that_fails_is_named(self) -> None:
        with pytest.raises(ExpressionError) as caught:
            follow({"a": "{{true}}", "b": "{{nobody}}"})
        assert caught.value.path == ("b",)


class TestChance:
    """[A-EXP-3] chance and time are those of the turn."""

    DRAWS = "{{[uuid(), Math.random(), Math['ran' + 'dom'](), Date.now(), new Date()]}}"

    def test_a_exp_3_the_same_turn_draws_the_same(self) -> None:
        value = compile_value(self.DRAWS)
        one, other, elsewhere = scope_of(seed="a:1"), scope_of(seed="a:1"), scope_of(seed="a:2")
        first, second = one.value(value), one.value(value)
        assert [other.value(value), other.value(value)] == [first, second]
        for different in (second, elsewhere.value(value)):
            assert not set(first[:3]) & set(different[:3])
            assert first[3:] == different[3:]

    def test_a_exp_3_ids_are_not_drawn_twice(self) -> None:
        evaluator, value = Evaluator(), compile_value("{{[uuid(), Math.random()]}}")
        drawn = [
            scope_of(evaluator=evaluator, seed=f"instance:{number}").value(value) for number in range(3_000)
        ]
        assert len({one[0] for one in drawn}) == len({one[1] for one in drawn}) == 3_000
        assert all(0 <= one[1] < 1 for one in drawn)
        assert 0.45 < sum(one[1] for one in drawn) / 3_000 < 0.55

    def test_a_exp_3_the_library_s_answers_change_nothing_drawn(self) -> None:
        alone = scope_of().value(compile_value("{{[uuid()]}}"))
        asked = scope_of().value(compile_value("{{[uuid(), isCountryCode('+65', 'SG')]}}"))
        assert asked[0] == alone[0]

    @pytest.mark.parametrize("zone", ["Asia/Singapore", "America/New_York", "UTC"])
    def test_a_exp_3_dates_do_not_depend_on_the_machine_s_zone(self, zone: str) -> None:
        program = (
            "import json; from tests.expressions.evaluating import evaluate; "
            "dates = ['2026-07-05 10:00', 'Jul 5 2026 10:00', '2026/07/05', '2026-07-05T10:00', '07-05-2026', "
            "'Sun Jul 05 2026 10:00:00 GMT+0800 (Singapore)']; "
            "print(json.dumps(evaluate('{{data.dates.map(x => new Date(x))}}', {'dates': dates})), "
            "evaluate('{{new Date(2026, 6, 5, 10) + new Date(0).getHours()}}'))"
        )
        made = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "TZ": zone},
            cwd=Path(__file__).parents[2],
        )
        assert made.stdout.strip() == (
            '["2026-07-05T10:00:00.000Z", "2026-07-05T10:00:00.000Z", "2026-07-05T00:00:00.000Z", '
            '"2026-07-05T10:00:00.000Z", "2026-07-05T00:00:00.000Z", "2026-07-05T02:00:00.000Z"] '
            "2026-07-05T10:00:00.000Z0"
        )


class TestPublished:
    """[A-POL-1] what is published is taken as it is."""

    @pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
    def test_a_pol_1_its_expressions_have_no_errors(self, path: Path) -> None:
        problems = compile_value(json.loads(path.read_bytes())).problems
        assert [problem for problem in problems if problem.severity == "error"] == []

    @pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function["name"])
    def test_each_function_s_own_example_holds(self, function: dict[str, Any]) -> None:
        assert compile_value(function["example"]).problems == ()
        assert evaluate(function["example"])

    def test_a_tz_1_each_listed_zone_can_be_used(self) -> None:
        zones = [zone["id"] for zone in list_timezones(None)]
        assert len(zones) > 100
        text = "{{data.zones.map(z => isTimeOfDayBetween('2026-01-05T09:00Z', '00:00', '23:59:59', z))}}"
        assert evaluate(text, {"zones": zones}) == [True] * len(zones)

    def test_a_tz_1_zones_are_found_by_id_or_name(self) -> None:
        [berlin] = [zone for zone in list_timezones("BERLIN") if zone["id"] == "W. Europe Standard Time"]
        assert berlin["name"] == "Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna (UTC+01:00)"
        assert "W. Europe Standard Time" in [zone["id"] for zone in list_timezones("europe")]
        assert list_timezones("atlantis") == []
