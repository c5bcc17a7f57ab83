"""What a definition may look like, and what is refused with which code."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chatwright import definitions
from chatwright.definitions import Definition, DefinitionError, DefinitionStatus, StepType, Trigger

STEP = {"id": "a", "stepType": "Branch"}


def source(*steps: Any, **more: Any) -> dict[str, Any]:
    return {
        "trigger": "inbound_chat_apps",
        "definition": {"name": "Test", "steps": list(steps) or [STEP]},
        **more,
    }


def read(*steps: Any, **more: Any) -> Definition:
    return definitions.read(source(*steps, **more))


def problems(*steps: Any) -> list[str]:
    return [f"{problem.level} {problem}" for problem in definitions.validate(read(*steps))]


def refused(given: Any) -> DefinitionError:
    with pytest.raises(DefinitionError) as caught:
        definitions.read(given)
    return caught.value


class TestReading:
    def test_what_is_missing_has_its_default(self) -> None:
        definition = read()
        assert definition.trigger is Trigger.INBOUND_CHAT_APPS
        assert definition.status is DefinitionStatus.DISABLED
        assert definition.sub_account_id is None
        (step,) = definition.steps
        assert (step.inputs, step.outputs, step.next_step, step.select, step.branches) == (
            {},
            {},
            None,
            (),
            (),
        )

    @pytest.mark.parametrize("key", ["subAccountId", "subaccountId", "SUBACCOUNTID"])
    def test_a_def_1_the_subaccount_is_read_without_case(self, key: str) -> None:
        assert read(**{key: "acme"}).sub_account_id == "acme"
        assert definitions.canonical(read(**{key: "acme"}))["subAccountId"] == "acme"

    def test_an_empty_subaccount_is_none(self) -> None:
        assert read(subAccountId="").sub_account_id is None

    def test_text_bytes_and_objects_are_read(self) -> None:
        text = json.dumps(source())
        for given in (text, text.encode(), "\ufeff" + text, b"\xef\xbb\xbf" + text.encode(), source()):
            assert definitions.read(given).raw == source()

    def test_a_def_3_exports_and_hand_written_definitions_mean_the_same(self) -> None:
        full = {**STEP, "inputs": {}, "outputs": {}, "nextStepId": None, "selectNextStep": {}, "do": []}
        empty = {
            **STEP,
            "inputs": None,
            "outputs": None,
            "nextStepId": "",
            "selectNextStep": None,
            "do": None,
        }
        assert read(full).steps == read(empty).steps == read(STEP).steps

    @pytest.mark.parametrize(
        ("written", "kind"),
        [
            ("branch", "Branch"),
            ("CHATAPPSMESSAGE", "ChatAppsMessage"),
            ("sms", "SMS"),
            ("waitfordtmf", "WaitForDTMF"),
            ("goto", "JumpTo"),
            ("Jump", "JumpTo"),
        ],
    )
    def test_a_def_4_step_types_are_read_without_case_and_answered_canonically(
        self, written: str, kind: str
    ) -> None:
        definition = read({"id": "a", "stepType": written})
        assert definition.steps[0].type is StepType(kind)
        assert definitions.canonical(definition)["definition"]["steps"][0]["stepType"] == kind
        assert definition.raw["definition"]["steps"][0]["stepType"] == written

    def test_a_def_4_nested_steps_are_answered_canonically_too(self) -> None:
        definition = read({"id": "a", "stepType": "if", "do": [[{"id": "b", "stepType": "branch"}]]})
        nested = definitions.canonical(definition)["definition"]["steps"][0]["do"][0][0]
        assert nested["stepType"] == "Branch"
        assert nested["do"] == []

    def test_unknown_keys_are_kept_everywhere(self) -> None:
        given = source({**STEP, "x-color": "red"}, note={"a": [1]})
        given["definition"]["x-layout"] = [1, 2]
        definition = definitions.read(given)
        answer = definitions.canonical(definition)
        assert answer["note"] == {"a": [1]}
        assert answer["definition"]["x-layout"] == [1, 2]
        assert answer["definition"]["steps"][0]["x-color"] == "red"

    def test_a_sel_2_the_order_of_select_next_step_is_kept(self) -> None:
        select = {"z": "{{1}}", "10": None, "9": "{{2}}", "a": "{{3}}"}
        definition = definitions.read(json.dumps(source({**STEP, "selectNextStep": select})))
        assert definition.steps[0].select == tuple(select.items())
        answer = json.dumps(definitions.canonical(definition))
        assert list(json.loads(answer)["definition"]["steps"][0]["selectNextStep"]) == list(select)

    def test_outputs_inside_inputs_are_the_steps(self) -> None:
        definition = read({**STEP, "inputs": {"outputs": {"x": "{{1}}"}}})
        assert definition.steps[0].outputs == {"x": "{{1}}"}
        assert definition.steps[0].inputs == {}
        assert "inputs.outputs" in definition.warnings[0].field
        assert definition.raw["definition"]["steps"][0]["inputs"] == {"outputs": {"x": "{{1}}"}}

    def test_the_subaccount_of_a_step_is_read_without_case(self) -> None:
        step = {
            "id": "v",
            "stepType": "VoiceMessage",
            "inputs": {"subaccountId": "voice", "params": {"destination": "1"}},
        }
        assert read(step).steps[0].inputs["subAccountId"] == "voice"

    def test_a_matching_account_is_taken(self) -> None:
        assert definitions.read(source(accountId="acme"), account_id="acme").name == "Test"
        assert definitions.read(source(), account_id="acme").name == "Test"

    def test_a_def_6_addresses_tell_steps_of_one_id_apart(self) -> None:
        inner = {"id": "a", "stepType": "Branch"}
        definition = read({"id": "x/y", "stepType": "If", "do": [[], [inner]]}, inner)
        assert [step.address for step in definition.walk()] == ["x~1y", "x~1y/1/a", "a"]
        assert [definitions.step_id_of(step.address) for step in definition.walk()] == ["x/y", "a", "a"]


class TestRefusals:
    @pytest.mark.parametrize(
        ("change", "code", "words"),
        [
            ({"definition": {"steps": [STEP]}}, 5001, "Workflow name is required."),
            ({"definition": {"name": " ", "steps": [STEP]}}, 5001, "Workflow name is required."),
            ({"definition": {"name": 5, "steps": [STEP]}}, 5001, "Workflow name is required."),
            ({"definition": {"name": "a\0b", "steps": [STEP]}}, 5001, "NUL"),
            ({"definition": None}, 5002, "definition"),
            ({"definition": {"name": "x"}}, 5002, "at least one step"),
            ({"definition": {"name": "x", "steps": []}}, 5002, "at least one step"),
            ({"definition": {"name": "x", "steps": {"a": STEP}}}, 5002, "at least one step"),
            ({"trigger": "phone"}, 5008, "inbound_sms, inbound_chat_apps, http_request"),
            ({"trigger": None}, 5008, "trigger"),
            ({"trigger": ["http_request"]}, 5008, "trigger"),
            ({"status": "on"}, 5008, "enabled, disabled"),
            ({"subAccountId": 7}, 5007, "subAccountId"),
            ({"subAccountId": "a\0"}, 5007, "NUL"),
        ],
    )
    def test_the_definition(self, change: dict[str, Any], code: int, words: str) -> None:
        error = refused({**source(), **change})
        assert error.code == code
        assert words in error.message

    @pytest.mark.parametrize(
        ("steps", "code", "words"),
        [
            ([STEP, {**STEP}], 5003, 'Step "a" → id'),
            (
                [{"id": "a", "stepType": "Dance"}],
                5004,
                "Step \"a\" → stepType: there is no step type 'Dance'",
            ),
            ([{"id": "a"}], 5004, 'Step "a" → stepType'),
            ([{"stepType": "Branch"}], 5007, "definition.steps[0].id"),
            ([{"id": 5, "stepType": "Branch"}], 5007, "definition.steps[0].id"),
            ([{"id": "a\0", "stepType": "Branch"}], 5007, "NUL"),
            (["a"], 5007, "definition.steps[0]"),
            ([{**STEP, "inputs": []}], 5007, 'Step "a" → inputs'),
            ([{**STEP, "outputs": "x"}], 5007, 'Step "a" → outputs'),
            ([{**STEP, "selectNextStep": ["b"]}], 5007, 'Step "a" → selectNextStep'),
            ([{**STEP, "nextStepId": 5}], 5007, 'Step "a" → nextStepId'),
            ([{"id": "a", "stepType": "If", "do": [STEP]}], 5007, 'Step "a" → do'),
            (
                [{"id": "a", "stepType": "If", "do": [[{**STEP, "id": "b"}, {**STEP, "id": "b"}]]}],
                5003,
                'Step "b" → id',
            ),
        ],
    )
    def test_the_steps(self, steps: list[Any], code: int, words: str) -> None:
        error = refused(source(*steps))
        assert error.code == code
        assert words in error.message

    @pytest.mark.parametrize(
        "text", ["", "[]", "{", '"x"', "[" * 5000, '{"a": NaN}', '{"a": "\\ud800"}', b"\xff\xfe", "\ud800"]
    )
    def test_what_is_no_json_object(self, text: Any) -> None:
        assert refused(text).code == 1000

    def test_another_account_than_the_paths(self) -> None:
        with pytest.raises(DefinitionError) as caught:
            definitions.read(source(accountId="other"), account_id="acme")
        assert caught.value.code == 1000

    def test_steps_nested_without_end(self) -> None:
        step: dict[str, Any] = STEP
        for _ in range(30):
            step = {"id": "a", "stepType": "If", "do": [[step]]}
        assert refused(source(step)).code == 5007


class TestChecks:
    @pytest.mark.parametrize(
        ("step", "problem"),
        [
            (
                {"stepType": "ChatAppsMessage", "inputs": {"user": {}, "type": "text", "content": {}}},
                "inputs.subAccountId: ChatAppsMessage requires it.",
            ),
            (
                {
                    "stepType": "ChatAppsMessage",
                    "inputs": {"subAccountId": "x", "user": "+65", "type": "text", "content": {}},
                },
                "inputs.user: must be an object.",
            ),
            (
                {"stepType": "SMS", "inputs": {"subAccountId": "x", "destination": "1", "text": None}},
                "inputs.text: SMS requires it.",
            ),
            ({"stepType": "HttpRequest", "inputs": {"url": "x"}}, "inputs.method: HttpRequest requires it."),
            (
                {"stepType": "HttpRequest", "inputs": {"url": "x", "method": "GET", "headers": []}},
                "inputs.headers: must be an object.",
            ),
            (
                {
                    "stepType": "HttpRequest",
                    "inputs": {"url": "x", "method": "GET", "timeoutSeconds": "soon"},
                },
                "inputs.timeoutSeconds: is 'soon'",
            ),
            (
                {"stepType": "HttpRequest", "inputs": {"url": "x", "method": "GET", "timeoutSeconds": 0}},
                "inputs.timeoutSeconds: is 0",
            ),
            ({"stepType": "Wait"}, "inputs.duration: Wait requires it."),
            ({"stepType": "Wait", "inputs": {"duration": "soon"}}, 'inputs.duration: "soon" is no duration'),
            (
                {"stepType": "WaitForReply", "inputs": {"from": "1", "channel": "sms", "timeout": "-1"}},
                'inputs.timeout: "-1" is no duration',
            ),
            (
                {"stepType": "WaitForReply", "inputs": {"channel": "sms"}},
                "inputs.from: WaitForReply requires it.",
            ),
            ({"stepType": "VoiceMessage"}, "inputs.params: VoiceMessage requires it."),
            ({"stepType": "Branch", "outputs": {"x": "{{a =}}"}}, "outputs.x: "),
            ({"stepType": "Branch", "selectNextStep": {"a": "{{x = 1}}"}}, "selectNextStep.a: "),
            ({"stepType": "If", "inputs": {"condition": "{{new Foo()}}"}}, "inputs.condition: "),
        ],
    )
    def test_errors_name_step_and_field(self, step: dict[str, Any], problem: str) -> None:
        found = problems({"id": "a", **step})
        assert any(text.startswith(f'error Step "a" → {problem}') for text in found), found

    @pytest.mark.parametrize(
        ("step", "code"),
        [({"stepType": "Wait"}, 5007), ({"stepType": "Branch", "outputs": {"x": "{{a =}}"}}, 5006)],
    )
    def test_errors_have_their_code(self, step: dict[str, Any], code: int) -> None:
        error = definitions.first_error(definitions.validate(read({"id": "a", **step})))
        assert error is not None
        assert error.number == code

    @pytest.mark.parametrize(
        ("step", "problem"),
        [
            (
                {"stepType": "Branch", "inputs": {"colour": "red"}},
                "inputs.colour: Branch has no such input; it is kept and not used.",
            ),
            (
                {"stepType": "Branch", "nextStepId": "gone"},
                'nextStepId: there is no step "gone"; the path ends there.',
            ),
            (
                {"stepType": "JumpTo", "inputs": {"stepId": "gone"}},
                'nextStepId: there is no step "gone"; the path ends there.',
            ),
            (
                {"stepType": "Branch", "nextStepId": "a", "selectNextStep": {"a": None}},
                "nextStepId: selectNextStep is given too, and wins.",
            ),
            ({"stepType": "Branch", "nextStepId": "a"}, "nextStepId: this loop never waits"),
            ({"stepType": "Branch"}, "selectNextStep: there is none, so the path ends here."),
            ({"stepType": "If"}, "inputs.condition: there is none, so it counts as false."),
            (
                {"stepType": "Branch", "do": [[{"id": "b", "stepType": "Branch"}]]},
                "do: only If runs nested steps, Branch ignores them.",
            ),
            ({"stepType": "WaitForDTMF"}, "inputs.dtmfRequestId: there is none"),
        ],
    )
    def test_oddities_are_warnings(self, step: dict[str, Any], problem: str) -> None:
        found = problems({"id": "a", **step})
        assert any(text.startswith(f'warning Step "a" → {problem}') for text in found), found
        assert not any(text.startswith("error") for text in found), found

    def test_computed_inputs_are_left_for_the_run(self) -> None:
        inputs = {"subAccountId": "x", "user": "{{data.user}}", "type": "text", "content": "{{data.content}}"}
        wait = {"id": "b", "stepType": "Wait", "inputs": {"duration": "{{data.pause}}"}}
        assert (
            problems({"id": "a", "stepType": "ChatAppsMessage", "inputs": inputs, "nextStepId": "b"}, wait)
            == []
        )

    def test_placeholders_are_texts_like_any_other(self) -> None:
        inputs = {"subAccountId": "<Replace with your Subaccount>", "destination": "+65", "text": "Hi"}
        assert problems({"id": "a", "stepType": "SMS", "inputs": inputs}) == []

    def test_steps_reached_from_inside_an_if_are_reached(self) -> None:
        inner = {"id": "in", "stepType": "Branch", "nextStepId": "far"}
        step = {"id": "a", "stepType": "If", "inputs": {"condition": "{{true}}"}, "do": [[inner]]}
        assert problems(step, {"id": "far", "stepType": "SendToConverse"}) == []

    def test_an_island_is_told_of_once(self) -> None:
        island = [
            {"id": "b", "stepType": "Wait", "inputs": {"duration": "1"}, "nextStepId": "c"},
            {"id": "c", "stepType": "Wait", "inputs": {"duration": "1"}, "nextStepId": "b"},
        ]
        found = problems({"id": "a", "stepType": "SendToConverse"}, *island)
        assert found == ['warning Step "b": no step leads here, so it never runs.']

    def test_nothing_is_said_about_reach_when_a_jump_is_computed(self) -> None:
        jump = {"id": "a", "stepType": "JumpTo", "inputs": {"stepId": "{{data.to}}"}}
        assert problems(jump, {"id": "b", "stepType": "SendToConverse"}) == []

    def test_a_loop_with_a_wait_is_fine(self) -> None:
        wait = {"id": "a", "stepType": "Wait", "inputs": {"duration": "1"}, "nextStepId": "b"}
        assert problems(wait, {"id": "b", "stepType": "Branch", "nextStepId": "a"}) == []
