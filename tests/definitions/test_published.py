"""Every published definition is taken as it is [A-POL-1], and given back with nothing lost."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from chatwright import definitions, engine
from tests.paths import SHARED

PUBLISHED = sorted((SHARED / "data" / "definitions").glob("*.json"))
SNIPPETS = sorted((SHARED / "data" / "definitions" / "snippets").glob("step-*.json"))


def name(path: Path) -> str:
    return path.stem


def warnings_of(file: str) -> set[str]:
    source = (SHARED / "data" / "definitions" / f"{file}.json").read_bytes()
    return {str(problem) for problem in definitions.validate(definitions.read(source))}


def test_there_are_published_definitions() -> None:
    assert len(PUBLISHED) >= 10
    assert len(SNIPPETS) >= 9


@pytest.mark.parametrize("path", PUBLISHED, ids=name)
def test_a_pol_1_it_is_accepted_and_compiled(path: Path) -> None:
    definition = definitions.read(path.read_bytes())
    assert definitions.first_error(definitions.validate(definition)) is None
    assert engine.compile(definition).entry == definition.steps[0].address


@pytest.mark.parametrize("path", PUBLISHED, ids=name)
def test_it_is_kept_key_for_key_in_order(path: Path) -> None:
    text = path.read_bytes()
    definition = definitions.read(text)
    definitions.validate(definition)
    definitions.canonical(definition)
    engine.compile(definition)
    assert json.dumps(definition.raw) == json.dumps(json.loads(text))


@pytest.mark.parametrize("path", PUBLISHED, ids=name)
def test_a_def_3_the_answer_has_every_key_and_means_the_same(path: Path) -> None:
    definition = definitions.read(path.read_bytes())
    written = definitions.canonical(definition)
    for step in written["definition"]["steps"]:
        assert {"id", "stepType", "inputs", "outputs", "nextStepId", "selectNextStep", "do"} <= set(step)
    again = definitions.read(json.dumps(written))
    assert again.steps == definition.steps
    assert (again.name, again.trigger, again.status) == (
        definition.name,
        definition.trigger,
        definition.status,
    )
    assert again.sub_account_id == definition.sub_account_id


@pytest.mark.parametrize("path", SNIPPETS, ids=name)
def test_a_pol_1_each_published_step_is_accepted(path: Path) -> None:
    step: dict[str, Any] = json.loads(path.read_bytes())
    before = copy.deepcopy(step)
    source = {"trigger": "inbound_chat_apps", "definition": {"name": "Snippet", "steps": [step]}}
    definition = definitions.read(source)
    assert definitions.first_error(definitions.validate(definition)) is None
    assert step == before


def test_a_def_6_the_published_repeat_of_an_id_is_a_warning() -> None:
    found = warnings_of("api-example-all-step-kinds")
    assert 'Step "step9" → id: a step outside has the same id; links resolve to the innermost one.' in found


def test_a_sel_3_published_links_to_nowhere_are_warnings() -> None:
    assert 'Step "step2" → nextStepId: there is no step "step3"; the path ends there.' in warnings_of(
        "api-example-wait-then-message"
    )
    found = warnings_of("api-example-all-step-kinds")
    for target in ("dtmf_1", "no_dtmf", "invalid_dtmf"):
        assert (
            f'Step "step9" → selectNextStep.{target}: there is no step "{target}"; the path ends there.'
            in found
        )


def test_the_published_oddities_are_pointed_out_once() -> None:
    source = (SHARED / "data" / "definitions" / "api-example-all-step-kinds.json").read_bytes()
    problems = definitions.validate(definitions.read(source))
    assert all(problem.level == "warning" for problem in problems)
    unreached = [problem.step for problem in problems if "no step leads here" in problem.message]
    assert unreached == ["step3"]
    assert ("condition_missing", "step6", "inputs.condition") in {
        (p.code, p.address, p.field) for p in problems
    }
    assert any(
        problem.step == "step5" and "http_request_response_code" in problem.message for problem in problems
    )


@pytest.mark.parametrize("file", ["google-calendar-chat-bot", "whatsapp-survey", "menu-with-wait-for-reply"])
def test_good_definitions_give_no_warnings(file: str) -> None:
    assert warnings_of(file) == set()
