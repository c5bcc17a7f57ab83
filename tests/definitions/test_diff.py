"""What differs between two definitions, in the words of a person who looks at it."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright import definitions
from chatwright.definitions.changes import Change, words
from chatwright.definitions.diff import Diff, diff
from tests.paths import SHARED

PUBLISHED = sorted((SHARED / "data/definitions").glob("*.json"))


def text(id_: str, said: str, following: str | None = None) -> dict[str, Any]:
    return {
        "id": id_,
        "stepType": "ChatAppsMessage",
        "inputs": {
            "subAccountId": "s",
            "user": {"msisdn": "{{data.x}}"},
            "type": "text",
            "content": {"text": said},
        },
        "nextStepId": following,
    }


def branch(id_: str, **targets: str) -> dict[str, Any]:
    return {"id": id_, "stepType": "Branch", "selectNextStep": dict(targets)}


def source(*steps: dict[str, Any], name: str = "J", **more: Any) -> dict[str, Any]:
    return {
        "trigger": "inbound_chat_apps",
        "status": "enabled",
        **more,
        "definition": {"name": name, "steps": list(steps)},
    }


def states(found: Diff) -> dict[str, str]:
    return {step.id: step.state for step in found.steps if step.state != "same"}


def changes(found: Diff, step: str) -> list[Change]:
    return [change for one in found.steps if one.id == step for change in one.changes]


def test_a_changed_text_is_told_word_by_word() -> None:
    before = source(text("hello", "Good day, how can we help?"))
    after = source(text("hello", "Good morning, how can we help?"))
    (change,) = changes(diff(before, after), "hello")
    assert (change.what, change.path) == ("changed", "inputs.content.text")
    assert [(word["op"], word["text"]) for word in change.as_json()["words"]] == [
        ("same", "Good"),
        ("removed", " day"),
        ("added", " morning"),
        ("same", ", how can we help?"),
    ]


def test_steps_that_came_and_went_are_told() -> None:
    found = diff(source(text("a", "One")), source(text("a", "One"), text("b", "Two")))
    assert states(found) == {"b": "added"}
    assert states(diff(source(text("a", "One"), text("b", "Two")), source(text("a", "One")))) == {
        "b": "removed"
    }


def test_a_renamed_step_is_recognised_and_the_links_to_it_have_not_changed() -> None:
    before = source(
        branch("start", hello="{{true}}"), text("hello", "Welcome to Harbour Dental, dear customer")
    )
    after = source(
        branch("start", greeting="{{true}}"), text("greeting", "Welcome to Harbour Dental, dear guest")
    )
    found = diff(before, after)
    assert states(found) == {"greeting": "changed"}
    assert next((c.what, c.before, c.after) for c in changes(found, "greeting")) == (
        "renamed",
        "hello",
        "greeting",
    )


def test_two_short_messages_are_not_taken_for_one_that_was_renamed() -> None:
    found = diff(source(text("hello", "Hello!")), source(text("bye", "Goodbye!")))
    assert states(found) == {"hello": "removed", "bye": "added"}


def test_a_sel_2_the_order_of_conditions_is_a_change() -> None:
    steps = text("x", "X"), text("y", "Y")
    before = source(branch("start", x="{{data.a}}", y="{{data.b}}"), *steps)
    after = source(branch("start", y="{{data.b}}", x="{{data.a}}"), *steps)
    (change,) = changes(diff(before, after), "start")
    assert (change.what, change.before, change.after) == ("order", ["x", "y"], ["y", "x"])


def test_an_outcome_that_leads_elsewhere_keeps_its_condition() -> None:
    steps = text("x", "X"), text("y", "Y")
    before = source(branch("start", x="{{data.a}}"), *steps)
    after = source(branch("start", y="{{data.a}}"), *steps)
    (change,) = changes(diff(before, after), "start")
    assert (change.what, change.before, change.after, change.about) == ("link", "x", "y", "{{data.a}}")


def test_a_condition_that_says_something_else_is_told_with_its_target() -> None:
    before = source(branch("start", x="{{data.a}}"), text("x", "X"))
    after = source(branch("start", x="{{data.a == 1}}"), text("x", "X"))
    (change,) = changes(diff(before, after), "start")
    assert (change.what, change.about) == ("condition", "x")


def test_name_trigger_status_subaccount_and_entry_are_told() -> None:
    before = source(text("a", "A"), text("b", "B"))
    after = source(
        text("b", "B"), text("a", "A"), name="K", trigger="inbound_sms", status="disabled", subaccountId="s"
    )
    assert {change.path: (change.before, change.after) for change in diff(before, after).journey} == {
        "definition.name": ("J", "K"),
        "trigger": ("inbound_chat_apps", "inbound_sms"),
        "status": ("enabled", "disabled"),
        "subAccountId": (None, "s"),
        "entry": ("a", "b"),
    }


def rows(*titles: str) -> dict[str, Any]:
    step = text("list", "")
    listed = [{"id": title.lower(), "title": title} for title in titles]
    step["inputs"]["content"] = {"interactive": {"action": {"sections": [{"rows": listed}]}}}
    return step


def test_a_row_that_is_put_in_between_leaves_the_others_unchanged() -> None:
    (change,) = changes(diff(source(rows("One", "Two")), source(rows("One", "New", "Two"))), "list")
    assert (change.what, change.path.rpartition(".")[2]) == ("added", "rows[1]")
    (change,) = changes(diff(source(rows("One", "Two")), source(rows("Two", "One"))), "list")
    assert (change.what, change.before, change.after) == ("order", ["One", "Two"], ["Two", "One"])


def test_steps_inside_an_if_are_compared_and_a_step_that_moved_into_it_is_found() -> None:
    def holding(id_: str, *inner: dict[str, Any]) -> dict[str, Any]:
        return {"id": id_, "stepType": "If", "inputs": {"condition": "{{data.vip}}"}, "do": [list(inner)]}

    before = source(holding("if", text("in", "Inside")), text("out", "Outside"))
    after = source(holding("if", text("in", "Inside!"), text("out", "Outside")))
    found = diff(before, after)
    assert states(found) == {"in": "changed", "out": "changed"}
    assert [change.what for change in changes(found, "out")] == ["moved"]
    renamed = diff(before, source(holding("vip", text("in", "Inside")), text("out", "Outside")))
    assert states(renamed) == {"vip": "changed"}
    assert ("if/0/in", "vip/0/in") in [(step.before, step.after) for step in renamed.steps]
    turned = diff(
        source(holding("if", text("a", "A"), text("b", "B"))),
        source(holding("if", text("b", "B"), text("a", "A"))),
    )
    assert [change.what for change in changes(turned, "if")] == ["order"]


@pytest.mark.parametrize("file", PUBLISHED, ids=lambda file: file.stem)
def test_a_def_3_a_def_4_canonical_spelling_and_empty_keys_make_no_difference(file: Any) -> None:
    raw = json.loads(file.read_text())
    written = definitions.canonical(definitions.read(raw))
    assert diff(raw, written).is_empty
    assert diff(written, {**raw, "id": "x", "version": 7, "accountId": "y", "createdAt": "z"}).is_empty


def test_drafts_that_cannot_be_read_are_compared_all_the_same() -> None:
    odd = source(
        {"id": 7}, "no step", {"id": "a"}, {"id": "a", "selectNextStep": [], "inputs": 5, "do": ["x"]}
    )
    assert diff(odd, odd).is_empty
    assert not diff(odd, source()).is_empty
    assert diff({}, {}).is_empty


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_words_of_two_texts_give_both_again(before: str, after: str) -> None:
    found = words(before, after)
    assert "".join(word.text for word in found if word.op != "added") == before
    assert "".join(word.text for word in found if word.op != "removed") == after


IDS = ["a", "b", "c", "d", "e"]
SAID = st.sampled_from(
    ["Hello there", "Hello there, friend", "Good bye", "{{data.name}}, welcome", "", "One two three"]
)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(0, 2), SAID)


@st.composite
def steps(draw: st.DrawFn, depth: int = 0) -> list[dict[str, Any]]:
    made = []
    for id_ in draw(st.lists(st.sampled_from(IDS), unique=True, max_size=4)):
        kind = draw(st.sampled_from(["ChatAppsMessage", "Branch", "WaitForReply", "If"]))
        step: dict[str, Any] = {"id": id_, "stepType": kind}
        step["inputs"] = draw(
            st.dictionaries(st.sampled_from(["text", "timeout", "list"]), LEAVES, max_size=2)
        )
        step["inputs"]["rows"] = draw(
            st.lists(st.fixed_dictionaries({"id": SAID, "title": SAID}), max_size=3)
        )
        step["outputs"] = draw(st.dictionaries(st.sampled_from(["x", "y"]), SAID, max_size=2))
        step["nextStepId"] = draw(st.sampled_from([None, *IDS]))
        step["selectNextStep"] = draw(st.dictionaries(st.sampled_from(IDS), SAID, max_size=3))
        if kind == "If" and depth < 1:
            step["do"] = [draw(steps(depth=depth + 1))]
        made.append(step)
    return made


@st.composite
def sources(draw: st.DrawFn) -> dict[str, Any]:
    made = source(*draw(steps()), name=draw(SAID), status=draw(st.sampled_from(["enabled", "disabled"])))
    return {**made, "subAccountId": draw(st.sampled_from([None, "s", "t"]))}


@given(sources())
def test_a_definition_does_not_differ_from_itself(one: dict[str, Any]) -> None:
    found = diff(one, copy.deepcopy(one))
    assert found.is_empty
    assert found.as_json() == {"isEmpty": True, "journey": [], "steps": []}


def meaning(one: dict[str, Any]) -> Any:
    """All that counts of a definition, with what does not count taken out: the order of steps at the top."""

    def step(raw: dict[str, Any]) -> Any:
        inner = [[step(child) for child in group] for group in raw.get("do", [])]
        return {**raw, "selectNextStep": list(raw["selectNextStep"].items()), "do": inner}

    inner = [step(raw) for raw in one["definition"]["steps"]]
    entry = inner[0]["id"] if inner else None
    ordered = sorted(inner, key=lambda raw: str(raw["id"]))
    said = json.dumps(
        [one["definition"]["name"], one["status"], one["subAccountId"], entry, ordered], sort_keys=True
    )
    return said


@given(sources(), sources())
def test_every_difference_is_reported_and_nothing_else(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert diff(before, after).is_empty == (meaning(before) == meaning(after))


MIRRORED = {"added": "removed", "removed": "added"}


def told(found: Diff, *, mirrored: bool) -> tuple[list[Any], list[Any]]:
    """The differences in an order of their own; mirrored as if both sides had been exchanged."""

    def change(one: Change) -> str:
        what = MIRRORED.get(one.what, one.what) if mirrored else one.what
        values = (one.after, one.before) if mirrored else (one.before, one.after)
        about = None if one.what == "condition" else one.about
        return repr((what, values, about))

    steps = [
        repr(((s.after, s.before) if mirrored else (s.before, s.after), sorted(map(change, s.changes))))
        for s in found.steps
    ]
    return sorted(map(change, found.journey)), sorted(steps)


@given(sources(), sources())
def test_read_backwards_the_same_differences_come_out(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert told(diff(before, after), mirrored=False) == told(diff(after, before), mirrored=True)
