"""When a step fails: what is told, what is released, and how it goes on after a retry."""

from __future__ import annotations

import pytest

from chatwright import engine
from chatwright.engine import limits
from chatwright.engine.model import RetryStep, SendRejected, Status
from chatwright.expressions import Evaluator, Limits
from tests.engine.chat import INSTANCE_ID, NOON, Chat, journey_of, listen, say

SLOW = "{{'a'.repeat(30).match(/(a+)+b/)}}"


def test_a_err_1_a_fault_is_logged_told_and_ends_the_instance() -> None:
    chat = Chat(journey_of([say("a", "a", "b"), say("b", "{{data.x + nobody}}")]))
    chat.customer("hi")
    message = chat.expect_fault("b")
    assert message.startswith("Failed to evaluate the expression. Error: ")
    assert "nobody" in message
    assert "inputs.content.text" in message
    assert [error.at for error in chat.errors] == [NOON]
    assert chat.log[-1].note == message
    chat.expect("a")


@pytest.mark.parametrize(
    ("step", "field"),
    [
        ({"outputs": {"x": "{{nobody()}}"}}, "outputs.x"),
        ({"selectNextStep": {"b": "{{nobody()}}"}}, "selectNextStep.b"),
    ],
)
def test_a_err_1_the_field_is_named(step: dict[str, dict[str, str]], field: str) -> None:
    chat = Chat(journey_of([say("a", "a") | step]))
    chat.customer("hi")
    chat.expect_fault("a", field)


def test_a_fault_after_a_wait_leaves_nothing_armed() -> None:
    chat = Chat(journey_of([listen("wait", outputs={"x": "{{nobody}}"})]))
    chat.customer("hi")
    chat.customer("yes")
    chat.expect_fault("wait", "outputs.x")
    assert chat.log_of("wait") == ["WaitingForEvent", "Failed"]


def test_a_script_that_cannot_be_parsed_faults_when_it_is_reached() -> None:
    chat = Chat(journey_of([say("a", "a", "b"), say("b", "{{1 +}}")]))
    chat.customer("hi")
    chat.expect_fault("b", "inputs.content.text")


class TestRetry:
    def test_the_failed_step_runs_again(self) -> None:
        chat = Chat(journey_of([say("a", "a", "b"), say("b", "b", "c"), listen("c")]))
        chat.refuse = lambda effect: "Out of credit." if effect.key > 2 else None
        chat.customer("hi")
        chat.expect_fault("b", "Out of credit.")
        chat.refuse = None
        chat.is_retried()
        chat.expect("a", "b")
        assert chat.steps_run() == ["a", "b", "b", "c"]
        retried = [entry for entry in chat.log if entry.step == "b"]
        assert retried[1].came_from == retried[0].seq
        chat.expect_status(Status.RUNNABLE)

    def test_a_wait_that_failed_is_waited_again(self) -> None:
        chat = Chat(
            journey_of([listen("wait", "b", outputs={"x": "{{data.rescue ? 1 : nobody}}"}), say("b", "b")])
        )
        chat.customer("hi")
        chat.customer("one")
        chat.expect_fault("wait")
        assert chat.instance is not None
        chat.instance.data["rescue"] = True
        chat.is_retried()
        chat.expect_status(Status.RUNNABLE)
        chat.customer("two")
        chat.expect("b")
        chat.expect_status(Status.COMPLETE)

    def test_the_other_paths_go_on_too(self) -> None:
        split = {"id": "which", "stepType": "Branch", "selectNextStep": {"wait": "{{true}}", "b": "{{true}}"}}
        chat = Chat(
            journey_of(
                [
                    split,
                    listen("wait", "heard"),
                    say("b", "{{data.rescue ? 'b' : nobody}}"),
                    say("heard", "heard"),
                ]
            )
        )
        chat.customer("hi")
        chat.expect_fault("b")
        assert chat.instance is not None
        chat.instance.data["rescue"] = True
        chat.is_retried()
        chat.expect("b")
        chat.customer("yes")
        chat.expect("heard")
        chat.expect_status(Status.COMPLETE)

    def test_inside_an_if_the_if_goes_on_afterwards(self) -> None:
        inner = [say("in", "{{data.rescue ? 'in' : nobody}}")]
        step = {
            "id": "out",
            "stepType": "If",
            "inputs": {"condition": "{{true}}"},
            "do": [inner],
            "nextStepId": "after",
        }
        chat = Chat(journey_of([step, say("after", "after")]))
        chat.customer("hi")
        chat.expect_fault("in")
        assert chat.instance is not None
        chat.instance.data["rescue"] = True
        chat.is_retried()
        chat.expect("in", "after")
        chat.expect_status(Status.COMPLETE)

    def test_what_runs_or_is_complete_or_was_ended_by_hand_is_not_retried(self) -> None:
        chat = Chat(journey_of([listen("wait")]))
        chat.customer("hi")
        for _ in range(2):
            instance = chat.instance
            assert instance is not None
            event = RetryStep(now=NOON)
            assert (
                engine.advance(chat.journey, instance, event, evaluator=chat.evaluator).instance is instance
            )
            if instance.status is Status.RUNNABLE:
                chat.is_terminated()


class TestRefusedLater:
    """The channel took the message, and says later that it will not have it."""

    def begun(self) -> Chat:
        chat = Chat(
            journey_of([say("a", "a", "b"), say("b", "b", "wait"), listen("wait", "c"), say("c", "c")])
        )
        chat.customer("hi")
        chat.expect("a", "b")
        return chat

    def test_a_snd_1_the_instance_faults_at_the_step_that_sent_it(self) -> None:
        chat = self.begun()
        chat.is_refused("Invalid 'msisdn'.", key=chat.screen[0].key)
        text = chat.expect_fault("a")
        assert text.startswith("Failed to send chat apps message because Invalid 'msisdn'.. Error id: ")
        assert chat.log_of("wait") == ["WaitingForEvent", "Cancelled"]
        assert chat.log_of("a") == ["Complete", "Failed"]

    def test_a_retry_sends_again_and_goes_on_from_there(self) -> None:
        chat = self.begun()
        chat.is_refused("Flooding", key=chat.screen[1].key)
        chat.is_retried()
        chat.expect("b")
        chat.customer("yes")
        chat.expect("c")
        chat.expect_status(Status.COMPLETE)

    def test_a_snd_1_an_instance_that_had_ended_faults_too(self) -> None:
        chat = Chat(journey_of([say("only", "Hi")]))
        chat.customer("hi")
        chat.expect_complete()
        chat.is_refused("Blocked")
        chat.expect_fault("only", "Blocked")
        chat.is_retried()
        chat.expect("Hi", "Hi")

    def test_a_second_refusal_changes_nothing(self) -> None:
        chat = self.begun()
        chat.is_refused("first")
        instance = chat.instance
        chat.is_refused("second")
        assert chat.instance == instance
        assert len(chat.errors) == 1

    def test_a_refusal_from_inside_an_if_keeps_the_if(self) -> None:
        step = {
            "id": "out",
            "stepType": "If",
            "inputs": {"condition": "{{true}}"},
            "do": [[say("in", "in", "wait"), listen("wait")]],
            "nextStepId": "after",
        }
        chat = Chat(journey_of([step, say("after", "after")]))
        chat.customer("hi")
        chat.is_refused("Flooding")
        chat.expect_fault("in")
        chat.is_retried()
        chat.expect("in", "in")
        chat.customer("yes")
        chat.expect("after")
        chat.expect_status(Status.COMPLETE)

    def test_a_refusal_that_comes_after_an_if_has_begun_ends_what_is_in_it(self) -> None:
        step = {
            "id": "out",
            "stepType": "If",
            "inputs": {"condition": "{{true}}"},
            "do": [[listen("wait")], [listen("w2")]],
        }
        chat = Chat(journey_of([say("a", "a", "out"), step]))
        chat.customer("hi")
        chat.is_refused("Flooding")
        chat.expect_fault("a")
        chat.is_retried()
        chat.customer("1")
        chat.customer("2")
        chat.expect_status(Status.COMPLETE)

    def test_a_refusal_for_a_path_that_has_left_its_if_leaves_no_empty_if_behind(self) -> None:
        inner = {
            "id": "inner",
            "stepType": "If",
            "inputs": {"condition": "{{true}}"},
            "do": [[say("in", "in", "ask")]],
        }
        outer = {
            "id": "outer",
            "stepType": "If",
            "inputs": {"condition": "{{true}}"},
            "do": [[inner, listen("ask")]],
        }
        chat = Chat(journey_of([outer]))
        chat.customer("hi")
        assert chat.instance is not None
        assert [path.step for path in chat.instance.paths] == ["outer", "outer/0/ask"]
        chat.is_refused("Flooding")
        chat.is_retried()
        chat.expect("in", "in")
        chat.customer("yes")
        chat.expect_status(Status.COMPLETE)

    def test_the_step_may_be_told_when_the_instance_does_not_remember(self) -> None:
        names = [f"s{n}" for n in range(limits.SENDS_REMEMBERED + 2)]
        steps = [say(name, name, then) for name, then in zip(names, [*names[1:], "wait"], strict=True)]
        chat = Chat(journey_of([*steps, listen("wait")]))
        chat.customer("hi")
        assert chat.instance is not None
        assert len(chat.instance.sent) == limits.SENDS_REMEMBERED
        chat.happens(SendRejected(now=NOON, key=chat.screen[0].key, message="Flooding", step="s0"))
        chat.expect_fault("s0")


def test_an_instance_ended_by_hand_awaits_nothing() -> None:
    split = {"id": "which", "stepType": "Branch", "selectNextStep": {"a": "{{true}}", "b": "{{true}}"}}
    chat = Chat(
        journey_of([split, listen("a"), {"id": "b", "stepType": "Wait", "inputs": {"duration": "1"}}])
    )
    chat.customer("hi")
    chat.is_terminated()
    chat.expect_status(Status.TERMINATED)
    assert chat.log_of("a") == ["WaitingForEvent", "Cancelled"]
    assert chat.log_of("b") == ["Sleeping", "Cancelled"]
    assert not chat.errors


def test_an_expression_that_needs_longer_is_told_to_the_caller() -> None:
    journey = journey_of([say("a", SLOW)])
    with pytest.raises(engine.NeedsMoreTime):
        engine.start(
            journey, instance_id=INSTANCE_ID, data={}, now=NOON, evaluator=Evaluator(Limits(seconds=0.02))
        )


def test_a_turn_of_many_steps_is_told_to_the_caller_too() -> None:
    loop = {"id": "a", "stepType": "Branch", "nextStepId": "a"}
    arguments = {"instance_id": INSTANCE_ID, "data": {}, "now": NOON}
    with pytest.raises(engine.NeedsMoreTime):
        engine.start(journey_of([loop]), **arguments, evaluator=Evaluator(Limits(seconds=0.02)))  # type: ignore[arg-type]
    chain = [
        {"id": str(n), "stepType": "Branch", "nextStepId": str(n + 1)} for n in range(limits.QUICK_STEPS)
    ]
    advance = engine.start(
        journey_of(chain),
        **arguments,
        evaluator=Evaluator(Limits(seconds=0.02)),  # type: ignore[arg-type]
    )
    assert advance.instance.status is Status.COMPLETE


def test_a_exp_4_with_the_documented_time_it_is_the_instances_fault() -> None:
    chat = Chat(journey_of([say("a", SLOW)]), evaluator=Evaluator())
    advance = engine.start(chat.journey, instance_id=INSTANCE_ID, data={}, now=NOON, evaluator=chat.evaluator)
    assert advance.instance.status is Status.TERMINATED
    assert "longer than 0.5 s" in advance.errors[0].message


def test_an_instance_cannot_grow_without_end() -> None:
    big = {
        "id": "grow",
        "stepType": "Branch",
        "outputs": {f"x{n}": "{{'x'.repeat(200000)}}" for n in range(1)},
    }
    steps = [
        big | {"id": f"g{n}", "outputs": {f"x{n}": "{{'x'.repeat(200000)}}"}, "nextStepId": f"g{n + 1}"}
        for n in range(6)
    ]
    chat = Chat(journey_of([*steps, listen("g6")]))
    chat.customer("hi")
    chat.expect_status(Status.TERMINATED)
    assert f"more than {limits.STATE_BYTES} bytes" in chat.errors[0].message
    assert chat.largest_state < 2_000
    chat.is_retried()
    chat.expect_status(Status.TERMINATED)
