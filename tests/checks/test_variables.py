"""Variables that are empty where they are read."""

from __future__ import annotations

import pytest

from tests.checks.journeys import NO_REPLY, REPLY, codes, message, problems, request, wait


def test_a_variable_that_nothing_saves_is_told_of_with_the_one_that_is_meant() -> None:
    (unknown,) = problems(message("hello", "Hi {{data.nickname}}"))
    assert (unknown.code, unknown.field, unknown.address) == (
        "variable_unknown",
        "inputs.content.text",
        "hello",
    )
    saved = message("a", "Hi", "b", outputs={"customer_name": "{{step.umid}}"})
    (misspelt,) = problems(saved, message("b", "Hi {{data.custmer_name}}"))
    assert (misspelt.code, misspelt.values) == (
        "variable_misspelt",
        {"name": "custmer_name", "meant": "customer_name"},
    )


def test_a_variable_that_is_saved_later_or_on_another_way_names_where() -> None:
    later = message("b", "Hi", outputs={"id": "{{step.umid}}"})
    (found,) = problems(message("a", "Your id: {{data.id}}", "b"), later)
    assert (found.code, found.values["steps"]) == ("variable_set_later", "b")
    steps = (
        wait("answer", {"b": REPLY, "c": NO_REPLY}),
        message("b", "Hi", outputs={"id": "{{step.umid}}"}),
        message("c", "Your id: {{data.id}}"),
    )
    assert codes(*steps) == [("variable_set_elsewhere", "c")]


def test_a_variable_that_only_some_ways_save_names_the_way_without() -> None:
    steps = (
        wait("answer", {"b": REPLY, "c": NO_REPLY}),
        message("b", "Hi", "d", outputs={"id": "{{step.umid}}"}),
        message("c", "Still there?", "d"),
        message("d", "Your id: {{data.id}}"),
    )
    (found,) = problems(*steps)
    assert (found.code, found.values) == ("variable_maybe_unset", {"name": "id", "way": "c", "steps": "b"})
    guarded = (*steps[:3], message("d", "Your id: {{data.id || 'none'}}"))
    assert codes(*guarded) == []


def test_what_a_loop_has_saved_may_be_read_in_it() -> None:
    steps = (
        wait(
            "answer",
            {"again": REPLY, "bye": NO_REPLY},
            outputs={"text": "{{step.reply.payload.content.text}}"},
        ),
        message("again", "You said {{data.text}}", "answer"),
        message("bye", "Bye"),
    )
    assert codes(*steps) == []


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("data.payload.user.name", []),
        ("data.payload.content.anything.at.all", []),
        ("data.payload.user.nmae", ["event_field_misspelt"]),
        ("data.payload.body", ["event_field_unknown"]),
        ("data.subAccountId", []),
        ("data.acountId", ["variable_misspelt"]),
    ],
)
def test_the_event_has_known_fields(read: str, told: list[str]) -> None:
    assert [code for code, _ in codes(message("a", "{{" + read + "}}!"))] == told


def test_a_request_that_declares_its_values_may_read_these_alone() -> None:
    notice = message("a", {"template": {"name": "t", "language": "{{data.language}}"}}, type="template")
    assert codes(notice, trigger="http_request") == []
    declared = {**notice, "outputs": {"name": "variable 0"}}
    assert codes(declared, trigger="http_request") == [("variable_undeclared", "a")]


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("step.responseBody.name", []),
        ("step.body", ["step_field_unknown"]),
        ("step.responseBody.name.trim().slice(0, 3)", []),
        ("step.responseBody.name.contains('x')", ["method_misspelt"]),
        ("step.responseBody.name.fly()", ["method_unknown"]),
        ("Math.round(step.responseBody.price)", []),
    ],
)
def test_results_and_methods_that_there_are_not(script: str, told: list[str]) -> None:
    ask = request("ask", {"bye": None}, outputs={"x": "{{" + script + "}}"})
    assert [code for code, _ in codes(ask, message("bye", "Bye"))] == told


def test_results_are_empty_in_inputs_and_numbers_are_no_gaps() -> None:
    assert codes(message("a", "{{step.umid}} {{1}}")) == [
        ("step_in_inputs", "a"),
        ("placeholder_number", "a"),
    ]
