"""The conversation tests of the gallery's journeys, and that they leave no step out."""

from __future__ import annotations

import pytest

from chatwright import gallery
from chatwright.expressions import Evaluator
from chatwright.gallery.sample import conversations_of, played, sample
from chatwright.rehearsal.check import run_test
from chatwright.rehearsal.script import Test as Conversation

EACH = pytest.mark.parametrize("entry", gallery.entries(), ids=lambda entry: entry.id)
CONVERSATIONS = [(entry, test) for entry in gallery.entries() for test in conversations_of(entry)]
EVALUATOR = Evaluator()


@pytest.mark.parametrize(
    ("entry", "test"), CONVERSATIONS, ids=[f"{entry.id}: {test.name}" for entry, test in CONVERSATIONS]
)
def test_a_conversation_goes_as_it_is_written(entry: gallery.Entry, test: Conversation) -> None:
    result = run_test(entry.definition, test, EVALUATOR)
    told = "\n".join(f"{who}: {what}" for who, what in result.chat)
    assert result.failure is None, f"{told}\nline {result.line}: {result.failure}"


@EACH
def test_the_conversations_come_through_every_step_and_none_fails(entry: gallery.Entry) -> None:
    transcripts = [played(entry, test, EVALUATOR) for test in conversations_of(entry)]
    been = {line.step for transcript in transcripts for line in transcript.lines}
    assert been == {step.address for step in entry.definition.walk()}
    assert [failure for transcript in transcripts for failure in transcript.failures] == []
    states = {message.state for transcript in transcripts for message in transcript.messages}
    assert "undelivered" not in states


@EACH
def test_the_conversations_follow_every_link(entry: gallery.Entry) -> None:
    taken: set[tuple[str, str]] = set()
    for test in conversations_of(entry):
        lines = played(entry, test, EVALUATOR).lines
        steps = {(line.run, line.seq): line.step for line in lines}
        taken |= {
            (steps[line.run, line.came_from], line.step)
            for line in lines
            if (line.run, line.came_from) in steps
        }
    links = {
        (step.id, target)
        for step in entry.definition.walk()
        for target in ([name for name, _ in step.select] or [step.next_step])
        if target
    }
    assert links - taken == set()


@EACH
def test_silence_and_a_wrong_answer_are_tried(entry: gallery.Entry) -> None:
    names = " ".join(test.name for test in conversations_of(entry)).lower()
    assert "no reply" in names
    assert any(
        word in names
        for word in (
            "asked again",
            "asked about",
            "what is no",
            "only a tap",
            "written instead",
            "other words",
        )
    )


@EACH
def test_the_sample_begins_with_what_the_gallery_says_starts_it(entry: gallery.Entry) -> None:
    first, *rest = sample(entry)
    if isinstance(entry.starts, dict):
        assert (first.direction, first.type) == ("outbound", "template")
    else:
        assert first.direction == "inbound"
    opening = next(message for message in (first, *rest) if message.direction == "outbound")
    if entry.opening and "{{" not in str(entry.opening):
        assert opening.content == entry.opening["content"] or entry.id == "opt_out"
    assert len(rest) >= 2
