"""Expressions are tried out while one writes them, by the evaluator that conversations use."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.server import Answer, Tenant

PATH = "/api/chatwright/v1/expressions/evaluate"


async def evaluate(acme: Tenant, script: str, data: Any = None, **more: Any) -> Answer:
    return await acme.call("POST", PATH, {"script": script, "data": data or {}, **more})


@pytest.mark.parametrize(
    ("script", "value", "kind"),
    [
        ("data.name == 'Ann'", True, "boolean"),
        ("data.slots.length + 1", 3, "number"),
        ("data.slots.map(s => ({id: s}))", [{"id": "a"}, {"id": "b"}], "array"),
        ("{greeting: `Hi ${data.name}`}", {"greeting": "Hi Ann"}, "object"),
        ("data.missing.deeper", None, "null"),
        ("step.reply.payload.content.text", "Yes", "string"),
        ("stringContains(data.name, 'an', true)", True, "boolean"),
        ("data.name // the name", "Ann", "string"),
    ],
)
async def test_an_expression_has_the_value_and_type_it_has_in_a_conversation(
    acme: Tenant, script: str, value: Any, kind: str
) -> None:
    data = {"name": "Ann", "slots": ["a", "b"]}
    step = {"reply": {"payload": {"content": {"text": "Yes"}}}}
    answer = await evaluate(acme, script, data, step=step)
    assert (answer.status, answer.json) == (200, {"value": value, "type": kind, "problems": []})


async def test_a_text_is_filled_in_as_customers_will_read_it(acme: Tenant) -> None:
    body = {"text": "Hello {{data.name}}, {{1 + 1}} visits", "data": {"name": "Ann"}}
    answer = await acme.call("POST", PATH, body)
    assert answer.json == {"value": "Hello Ann, 2 visits", "type": "string", "problems": []}


async def test_what_cannot_be_read_is_told_with_its_place(acme: Tenant) -> None:
    answer = await evaluate(acme, "data.name +")
    assert answer.status == 200
    assert answer.json["error"] == {
        "message": "This is not a JavaScript expression.",
        "position": 11,
        "kind": "syntax",
    }
    assert [one["level"] for one in answer.json["problems"]] == ["error"]


async def test_what_is_not_allowed_is_told_with_its_place(acme: Tenant) -> None:
    answer = await evaluate(acme, "data.x + (data.y = 1)")
    assert answer.json["error"]["kind"] == "refused"
    assert answer.json["error"]["position"] == 10


async def test_an_unknown_name_is_a_problem_and_a_fault(acme: Tenant) -> None:
    answer = await evaluate(acme, "data.a == 1 || name")
    assert answer.json["error"]["kind"] == "fault"
    assert answer.json["problems"] == [
        {"message": "name is not defined. Did you mean data.name?", "position": 15, "level": "warning"}
    ]


async def test_a_script_that_never_ends_costs_half_a_second_and_others_go_on(acme: Tenant) -> None:
    endless = "[1,2,3,4,5,6,7,8,9].map(a => 'x'.repeat(9000).split('').map(b => 'x'.repeat(9000).split('')))"
    answer = await evaluate(acme, endless)
    assert answer.json["error"]["kind"] in ("time", "memory")
    assert (await evaluate(acme, "1 + 1")).json["value"] == 2


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "script: an expression without braces is required"),
        ({"script": 1}, "script: an expression without braces is required"),
        ({"script": "1", "text": "1"}, "script: an expression without braces is required"),
        ({"script": "1", "data": []}, "data: an object is required."),
        ({"script": "1", "step": "x"}, "step: an object or null is required."),
        ({"script": "x" * 9_000}, "It has 9000 characters; at most 8192 can be tried out."),
        ({"script": "1", "data": {"a": "x" * 300_000}}, "at most 262144 are allowed."),
    ],
)
async def test_what_cannot_be_tried_out_is_refused_in_words(
    acme: Tenant, body: dict[str, Any], said: str
) -> None:
    answer = await acme.call("POST", PATH, body)
    assert answer.status == 400
    assert said in answer.json["message"]


async def test_a_script_that_is_too_long_for_the_engine_says_so(acme: Tenant) -> None:
    answer = await evaluate(acme, "1" + " + 1" * 300)
    assert "at most 1000 characters" in answer.json["error"]["message"]


async def test_strangers_evaluate_nothing(acme: Tenant) -> None:
    answer = await acme.server.call("POST", PATH, {"script": "1"})
    assert answer.status == 401
