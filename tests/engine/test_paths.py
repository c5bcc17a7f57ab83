"""Which steps run, in which order, on how many paths."""

from __future__ import annotations

from typing import Any

from chatwright import engine
from chatwright.engine import limits
from chatwright.engine.model import Advance, ReplyReceived, TimeIsUp
from tests.engine.chat import Chat, journey_of, listen, say


def chat_of(*steps: dict[str, Any], **more: Any) -> Chat:
    return Chat(journey_of(list(steps)), **more)


def branch(step_id: str, **select: str | None) -> dict[str, Any]:
    return {"id": step_id, "stepType": "Branch", "selectNextStep": select}


def if_(
    step_id: str, condition: Any, *arrays: list[dict[str, Any]], then: str | None = None
) -> dict[str, Any]:
    inputs = {} if condition is None else {"condition": condition}
    return {"id": step_id, "stepType": "If", "inputs": inputs, "do": list(arrays), "nextStepId": then}


class TestLinks:
    def test_a_def_2_the_first_step_is_the_entry(self) -> None:
        chat = chat_of(say("z", "first"), say("a", "never"))
        chat.customer("hi")
        chat.expect("first")
        chat.expect_complete()

    def test_a_path_without_a_next_step_ends(self) -> None:
        chat = chat_of(say("a", "one", "b"), say("b", "two"))
        chat.customer("hi")
        chat.expect("one", "two")
        chat.expect_complete()
        assert [(e.seq, e.step, e.came_from) for e in chat.log] == [(2, "a", 0), (3, "b", 2)]

    def test_a_sel_1_every_true_condition_is_followed(self) -> None:
        chat = chat_of(
            branch("which", one="{{true}}", two="{{false}}", three="{{1}}", other=None),
            *(say(name, name) for name in ("one", "two", "three", "other")),
        )
        chat.customer("hi")
        chat.expect("one", "three")

    def test_a_sel_1_the_default_is_followed_when_no_condition_is_true(self) -> None:
        chat = chat_of(
            branch("which", other=None, one="{{data.nothing}}"), say("one", "1"), say("other", "else")
        )
        chat.customer("hi")
        chat.expect("else")

    def test_a_sel_1_none_true_and_no_default_ends_the_path_without_error(self) -> None:
        chat = chat_of(branch("which", one="{{false}}"), say("one", "1"))
        chat.customer("hi")
        chat.expect_silence()
        chat.expect_complete()

    def test_a_sel_1_the_texts_false_and_nothing_are_false(self) -> None:
        chat = chat_of(
            branch("which", one="{{''}}", two="{{false}}", three="{{'False'}}", four="{{'0'}}"),
            *(say(name, name) for name in ("one", "two", "three", "four")),
        )
        chat.customer("hi")
        chat.expect("four")

    def test_a_sel_2_the_order_is_that_of_the_keys(self) -> None:
        names = ["z", "b", "9", "a", "10", "1"]
        chat = chat_of(
            branch("which", **dict.fromkeys(names, "{{true}}")), *(say(name, name) for name in names)
        )
        chat.customer("hi")
        chat.expect(*names)

    def test_a_sel_2_conditions_win_over_the_plain_link(self) -> None:
        step = say("a", "a", "plain") | {"selectNextStep": {"chosen": "{{true}}"}}
        chat = chat_of(step, say("plain", "plain"), say("chosen", "chosen"))
        chat.customer("hi")
        chat.expect("a", "chosen")

    def test_a_sel_3_a_missing_target_ends_the_path(self) -> None:
        chat = chat_of(branch("which", nowhere="{{true}}", here="{{true}}"), say("here", "here", "gone"))
        chat.customer("hi")
        chat.expect("here")
        chat.expect_complete()

    def test_a_step_1_outputs_see_the_step_and_earlier_outputs_and_conditions_see_both(self) -> None:
        step = say("a", "hi") | {
            "outputs": {"status": "{{step.status}}", "again": "{{data.status + '!'}}", "name": "Ann"},
            "selectNextStep": {
                "b": "{{step.status == 'queued' && data.again == 'queued!' && data.name == 'Ann'}}"
            },
        }
        chat = chat_of(step, say("b", "{{data.again}} {{step.status}}"))
        chat.customer("hi")
        chat.expect("hi", "queued! ")  # `step` is cleared before the next step

    def test_a_step_1_inputs_are_evaluated_when_the_step_starts(self) -> None:
        chat = chat_of(
            say("a", "a", "wait"),
            listen("wait", "b", outputs={"heard": "{{step.reply.payload.content.text}}"}),
            say("b", "You said {{data.heard}}"),
        )
        chat.customer("hi")
        chat.customer("soup")
        chat.expect("a", "You said soup")

    def test_a_out_1_a_declared_variable_is_not_stored(self) -> None:
        chat = chat_of(say("a", "a") | {"outputs": {"price": "variable 0", "kept": "variable"}})
        chat.begin({"price": "10", "payload": {"user": {"msisdn": "+6591234567"}}})
        assert (chat.data["price"], chat.data["kept"]) == ("10", "variable")


class TestSeveralPaths:
    def test_a_path_1_an_instance_is_complete_when_all_paths_have_ended(self) -> None:
        chat = chat_of(
            branch("which", ask="{{true}}", bye="{{true}}"),
            say("ask", "Name?", "wait"),
            listen("wait", "thanks"),
            say("thanks", "Thanks"),
            say("bye", "Bye"),
        )
        chat.customer("hi")
        chat.expect("Name?", "Bye")
        chat.customer("Ann")
        chat.expect("Thanks")
        chat.expect_complete()

    def test_a_path_1_paths_take_turns_in_order_of_creation(self) -> None:
        chat = chat_of(
            branch("which", a1="{{true}}", b1="{{true}}"),
            say("a1", "a1", "a2"),
            say("a2", "a2"),
            say("b1", "b1", "b2"),
            say("b2", "b2"),
        )
        chat.customer("hi")
        chat.expect("a1", "b1", "a2", "b2")

    def test_a_path_1_paths_share_data(self) -> None:
        chat = chat_of(
            branch("which", a="{{true}}", b="{{true}}"),
            say("a", "a", "a2", outputs={"said": "a"}),
            say("b", "b", outputs={"said": "{{data.said + 'b'}}"}),
            say("a2", "{{data.said}}"),
        )
        chat.customer("hi")
        chat.expect("a", "b", "ab")

    def test_a_path_1_two_waits_are_answered_one_by_one(self) -> None:
        chat = chat_of(
            branch("which", a="{{true}}", b="{{true}}"),
            listen("a", "from_a"),
            listen("b", "from_b"),
            say("from_a", "a"),
            say("from_b", "b"),
        )
        chat.customer("hi")
        chat.customer("one")
        chat.expect("b")
        chat.customer("two")
        chat.expect("a")
        chat.expect_complete()

    def test_a_path_1_a_fault_ends_all_paths(self) -> None:
        chat = chat_of(branch("which", a="{{true}}", b="{{true}}"), listen("a"), say("b", "{{nobody.knows}}"))
        chat.customer("hi")
        chat.expect_fault("b", "nobody")
        assert chat.log_of("a") == ["WaitingForEvent", "Cancelled"]

    def test_conditions_cannot_split_an_instance_without_end(self) -> None:
        steps = [branch("start", **{f"w{n}": "{{true}}" for n in range(50)})]
        steps += [listen(f"w{n}", "start") for n in range(50)]
        chat = chat_of(*steps)
        chat.customer("hi")
        for _ in range(10):
            if chat.armed:
                chat.customer("again")
        chat.expect_fault("start", f"More than {limits.PATHS} paths")


class TestLoops:
    def test_links_backwards_are_legal(self) -> None:
        chat = chat_of(
            say("ask", "Yes or no?", "wait"),
            listen("wait", "check", outputs={"answer": "{{step.reply.payload.content.text}}"}),
            branch("check", thanks="{{data.answer == 'yes'}}", ask=None),
            say("thanks", "Thanks"),
        )
        chat.customer("hi")
        for answer in ("what", "hm", "yes"):
            chat.customer(answer)
        chat.expect("Yes or no?", "Yes or no?", "Yes or no?", "Thanks")
        chat.expect_complete()

    def test_a_loop_that_never_waits_ends_with_a_fault(self) -> None:
        chat = chat_of(
            {"id": "a", "stepType": "Branch", "nextStepId": "b"},
            {"id": "b", "stepType": "Branch", "nextStepId": "a"},
        )
        chat.customer("hi")
        chat.expect_fault("a", f"More than {limits.STEPS_A_TURN} steps ran without a wait", "Put a wait")
        assert len(chat.log) == limits.STEPS_A_TURN + 1

    def test_a_loop_of_waits_that_are_over_at_once_ends_with_a_fault(self) -> None:
        chat = chat_of({"id": "a", "stepType": "Wait", "inputs": {"duration": "0"}, "nextStepId": "a"})
        chat.customer("hi")
        chat.expect_fault("a", "without a wait")


class TestIf:
    def test_a_if_1_a_true_condition_runs_the_nested_steps_and_then_goes_on(self) -> None:
        chat = chat_of(if_("out", "{{true}}", [say("in", "in")], then="after"), say("after", "after"))
        chat.customer("hi")
        chat.expect("in", "after")
        chat.expect_complete()
        assert chat.log_of("out") == ["Running", "Complete"]

    def test_a_if_1_a_false_condition_goes_on_at_once(self) -> None:
        chat = chat_of(if_("out", "{{false}}", [say("in", "in")], then="after"), say("after", "after"))
        chat.customer("hi")
        chat.expect("after")
        assert chat.log_of("out") == ["Complete"]

    def test_a_if_1_a_missing_condition_is_false(self) -> None:
        chat = chat_of(if_("out", None, [say("in", "in")], then="after"), say("after", "after"))
        chat.customer("hi")
        chat.expect("after")

    def test_a_if_1_several_arrays_run_side_by_side_and_the_if_waits_for_all(self) -> None:
        chat = chat_of(
            if_("out", "{{true}}", [say("a", "a", "wait"), listen("wait")], [say("b", "b")], then="after"),
            say("after", "after"),
        )
        chat.customer("hi")
        chat.expect("a", "b")
        chat.customer("yes")
        chat.expect("after")
        chat.expect_complete()

    def test_a_if_1_within_an_array_links_are_followed(self) -> None:
        inner = [say("first", "first", "third"), say("second", "second"), say("third", "third")]
        chat = chat_of(if_("out", "{{true}}", inner))
        chat.customer("hi")
        chat.expect("first", "third")

    def test_a_if_1_a_step_without_a_link_goes_on_to_a_neighbour_that_nobody_links_to(self) -> None:
        chat = chat_of(if_("out", "{{true}}", [say("a", "a"), say("b", "b"), say("c", "c")]))
        chat.customer("hi")
        chat.expect("a", "b", "c")

    def test_a_if_1_at_the_top_a_step_without_a_link_ends_its_path(self) -> None:
        chat = chat_of(say("a", "a"), say("b", "b"))
        chat.customer("hi")
        chat.expect("a")

    def test_a_if_1_an_empty_do_is_done_at_once(self) -> None:
        chat = chat_of(if_("out", "{{true}}", then="after"), say("after", "after"))
        chat.customer("hi")
        chat.expect("after")

    def test_a_if_1_ifs_nest(self) -> None:
        inner = if_("inner", "{{true}}", [say("deep", "deep")], then="beside")
        chat = chat_of(
            if_("out", "{{true}}", [inner, say("beside", "beside")], then="after"), say("after", "after")
        )
        chat.customer("hi")
        chat.expect("deep", "beside", "after")
        chat.expect_complete()

    def test_a_if_1_outputs_and_conditions_of_the_if_come_after_the_nested_steps(self) -> None:
        step = if_("out", "{{true}}", [say("in", "in", outputs={"seen": "yes"})]) | {
            "outputs": {"copy": "{{data.seen}}"},
            "selectNextStep": {"after": "{{data.copy == 'yes'}}"},
        }
        chat = chat_of(step, say("after", "after"))
        chat.customer("hi")
        chat.expect("in", "after")

    def test_a_if_1_a_fault_in_what_the_if_does_afterwards_is_the_ifs(self) -> None:
        step = if_("out", "{{true}}", [say("in", "in")]) | {"outputs": {"x": "{{nobody.knows}}"}}
        chat = chat_of(step)
        chat.customer("hi")
        chat.expect_fault("out", "outputs.x")

    def test_a_def_6_a_nested_id_hides_an_outer_one(self) -> None:
        inner = [say("start", "start", "same"), say("same", "inner")]
        chat = chat_of(if_("out", "{{true}}", inner, then="same"), say("same", "outer"))
        chat.customer("hi")
        chat.expect("start", "inner", "outer")

    def test_a_def_6_ids_with_slashes_do_not_collide_with_nested_ones(self) -> None:
        chat = chat_of(if_("a", "{{true}}", [say("b", "nested")], then="a/0/b"), say("a/0/b", "top"))
        chat.customer("hi")
        chat.expect("nested", "top")
        assert "a/0/b" in chat.steps_run()

    def test_a_link_out_of_an_if_leaves_it_for_good(self) -> None:
        chat = chat_of(
            say("ask", "A number?", "wait"),
            listen("wait", "check", outputs={"n": "{{step.reply.payload.content.text}}"}),
            if_("check", "{{data.n != '1'}}", [say("again", "Try again.", "ask")], then="thanks"),
            say("thanks", "Thanks"),
        )
        chat.customer("hi")
        for answer in ("x", "y", "z"):
            chat.customer(answer)
            assert chat.instance is not None
            assert len(chat.instance.paths) == 1, "each round leaves nothing behind"
        chat.customer("1")
        assert [m.content["text"] for m in chat.screen].count("Thanks") == 1  # type: ignore[union-attr]
        chat.expect_complete()

    def test_an_if_goes_on_when_another_of_its_paths_ends_inside(self) -> None:
        chat = chat_of(
            if_(
                "out",
                "{{true}}",
                [say("leaves", "leaves", "away")],
                [say("stays", "stays", "wait"), listen("wait")],
                then="after",
            ),
            say("after", "after"),
            say("away", "away"),
        )
        chat.customer("hi")
        chat.expect("leaves", "stays", "away")
        chat.customer("yes")
        chat.expect("after")
        chat.expect_complete()

    def test_a_link_to_the_middle_level_stays_in_the_outer_if(self) -> None:
        inner = if_("inner", "{{true}}", [say("deep", "deep", "middle")], then="skipped")
        level = [inner, say("skipped", "skipped"), say("middle", "middle")]
        chat = chat_of(if_("out", "{{true}}", level, then="after"), say("after", "after"))
        chat.customer("hi")
        chat.expect("deep", "middle", "after")
        chat.expect_complete()


class TestJumpTo:
    def test_its_target_may_stand_in_three_places(self) -> None:
        for more in ({"inputs": {"stepId": "end"}}, {"inputs": {"nextStepId": "end"}}, {"nextStepId": "end"}):
            for name in ("JumpTo", "Jump", "Goto"):
                chat = chat_of({"id": "jump", "stepType": name, **more}, say("no", "no"), say("end", "end"))
                chat.customer("hi")
                chat.expect("end")

    def test_its_target_may_be_computed(self) -> None:
        jump = {
            "id": "jump",
            "stepType": "JumpTo",
            "inputs": {"stepId": "{{'step_' + data.payload.content.text}}"},
        }
        chat = chat_of(jump, say("step_1", "one"), say("step_2", "two"))
        chat.customer("2")
        chat.expect("two")

    def test_without_a_target_its_conditions_decide(self) -> None:
        jump = {"id": "jump", "stepType": "JumpTo", "selectNextStep": {"b": "{{true}}"}}
        chat = chat_of(jump, say("a", "a"), say("b", "b"))
        chat.customer("hi")
        chat.expect("b")

    def test_a_target_that_is_no_text_faults(self) -> None:
        chat = chat_of({"id": "jump", "stepType": "JumpTo", "inputs": {"stepId": "{{[1]}}"}})
        chat.customer("hi")
        chat.expect_fault("jump", "inputs.stepId")


def test_an_event_that_nobody_waits_for_changes_nothing() -> None:
    chat = chat_of(say("a", "a", "wait"), listen("wait", "b"), say("b", "b"))
    chat.customer("hi")
    instance = chat.instance
    assert instance is not None
    key = instance.paths[0].key
    for event in (
        ReplyReceived(now=chat.now, key=key + 1, event={}),
        TimeIsUp(now=chat.now, key=0),
    ):
        advance = engine.advance(chat.journey, instance, event, evaluator=chat.evaluator)
        assert advance.instance is instance
        assert advance == Advance(instance)
    chat.customer("yes")
    late = engine.advance(
        chat.journey,
        chat.instance,
        TimeIsUp(now=chat.now, key=key),
        evaluator=chat.evaluator,  # type: ignore[arg-type]
    )
    assert late.instance is chat.instance
    assert not late.effects
