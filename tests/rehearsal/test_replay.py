"""A rehearsal: what a list of happenings makes of a journey, seen on the phone, in the log and in the data."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import msgspec
import pytest

from chatwright import definitions
from chatwright.expressions import Evaluator
from chatwright.messages.templates import read_template
from chatwright.rehearsal import AnyHappening, Stage, Transcript, replay
from chatwright.rehearsal.model import (
    AgentLeaves,
    AgentWrites,
    Answers,
    Jumps,
    Presses,
    Requests,
    Sends,
    Taps,
    TimePasses,
    Writes,
)
from tests.engine.chat import listen, say
from tests.engine.test_properties import long_journey

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
STAGE = Stage(phone="6591234567", name="Ann", account_id="demo", sub_account_id="acme")
EVALUATOR = Evaluator()


def after(**duration: float) -> datetime:
    return NOON + timedelta(**duration)


def journey(*steps: dict[str, Any], trigger: str = "inbound_chat_apps") -> definitions.Definition:
    return definitions.read({"trigger": trigger, "definition": {"name": "Trial", "steps": list(steps)}})


def tried(definition: definitions.Definition, *happenings: AnyHappening, **more: Any) -> Transcript:
    return replay(definition, happenings, stage=STAGE, evaluator=EVALUATOR, begins=NOON, **more)


def texts(transcript: Transcript) -> list[str]:
    """What the business said, as the phone shows it."""
    shown = [m for m in transcript.messages if m.direction == "outbound" and m.state == "delivered"]
    return [
        str(m.content.get("text") or m.content.get("interactive", {}).get("body", {}).get("text"))
        for m in shown
    ]


def way(transcript: Transcript) -> list[tuple[str, str]]:
    return [(line.step, line.status) for line in transcript.lines]


def buttons(step_id: str, *titles: str, then: str | None = None) -> dict[str, Any]:
    replies = [{"reply": {"id": title.lower(), "title": title}} for title in titles]
    interactive = {"type": "button", "body": {"text": "Which?"}, "action": {"buttons": replies}}
    inputs = {
        "subAccountId": "acme",
        "user": {"msisdn": "{{data.payload.user.msisdn}}"},
        "type": "interactive",
        "content": {"interactive": interactive},
    }
    return {"id": step_id, "stepType": "ChatAppsMessage", "inputs": inputs, "nextStepId": then}


ASK = journey(
    buttons("ask", "Yes", "No", then="answer"),
    listen(
        "answer",
        timeout="1.00:00:00",
        outputs={"said": "{{step.reply.payload.content.interactive.button_reply.id}}"},
        selectNextStep={"thanks": "{{step.reply != null}}", "silence": "{{step.reply == null}}"},
    ),
    say("thanks", "You said {{data.said}}"),
    say("silence", "We missed you"),
)
HI = Writes(at=NOON, text="hi")


def test_a_tap_answers_the_wait() -> None:
    transcript = tried(ASK, HI, Taps(at=after(minutes=1), id="no"))
    assert texts(transcript) == ["Which?", "You said no"]
    assert way(transcript) == [
        ("ask", "Complete"), ("answer", "WaitingForEvent"), ("answer", "Complete"), ("thanks", "Complete"),
    ]  # fmt: skip
    assert [line.stored for line in transcript.lines] == [{}, {}, {"said": "no"}, {}]
    assert [(line.happening, line.came_from) for line in transcript.lines] == [(0, 0), (0, 2), (1, 0), (1, 3)]
    assert (transcript.status, transcript.faulted) == ("Complete", False)
    assert transcript.data["said"] == "no"
    tap = transcript.messages[2]
    assert (tap.direction, tap.reply_to_umid) == ("inbound", transcript.messages[1].umid)
    assert tap.content["interactive"]["button_reply"] == {"id": "no", "title": "No"}


def test_a_tap_is_found_by_its_title_when_ids_have_changed() -> None:
    transcript = tried(ASK, HI, Taps(at=NOON, id="gone", title="Yes"))
    assert texts(transcript) == ["Which?", "You said yes"]


def test_a_tap_on_nothing_is_left_out_and_said() -> None:
    transcript = tried(ASK, HI, Taps(at=NOON, id="maybe", title="Maybe"))
    assert len(transcript.messages) == 2
    assert [(r.happening, r.code, r.fits) for r in transcript.remarks] == [(1, "no_choice", False)]


def test_a_wait_tells_its_deadline_and_time_runs_out() -> None:
    waiting = tried(ASK, HI)
    assert [(wait.kind, wait.step, wait.deadline) for wait in waiting.waits] == [
        ("reply", "answer", after(days=1))
    ]
    transcript = tried(ASK, HI, TimePasses(at=after(hours=30)))
    assert (transcript.now, transcript.waits) == (after(hours=30), [])
    late = transcript.messages[-1]
    assert (late.content["text"], late.at) == ("We missed you", after(hours=24))


def test_a_message_after_the_service_window_is_not_delivered() -> None:
    transcript = tried(ASK, HI, TimePasses(at=after(hours=24)))
    assert transcript.window_expires_at == after(hours=24)
    late = transcript.messages[-1]
    assert (late.state, late.error) == ("undelivered", {"code": 1022, "message": "Message window expired"})
    assert texts(transcript) == ["Which?"]
    assert transcript.status == "Complete", "WhatsApp tells it too late for the step to fail"


def test_what_is_due_happens_before_what_comes_later() -> None:
    transcript = tried(ASK, HI, Writes(at=after(hours=25), text="hello?"))
    assert [run.happening for run in transcript.runs] == [0, 1], "the late message starts the journey again"
    assert [m.content["text"] for m in transcript.messages if m.type == "text"] == [
        "hi",
        "We missed you",
        "hello?",
    ]


def test_a_message_too_large_for_whatsapp_fails_the_step() -> None:
    transcript = tried(journey(say("long", "x" * 5000)), HI)
    assert (transcript.status, transcript.faulted) == ("Terminated", True)
    assert [(f.step, f.seq) for f in transcript.failures] == [("long", 2)]
    assert "4096" in transcript.failures[0].message


def test_a_refused_send_fails_the_step_as_in_production() -> None:
    transcript = tried(ASK, HI, refuse=lambda effect: "Invalid subaccount id.")
    assert transcript.failures[0].step == "ask"
    assert transcript.messages[1:] == []


CALL = {
    "id": "find",
    "stepType": "HttpRequest",
    "inputs": {"url": "https://example.com/slots", "method": "GET", "parameters": {"day": "1"}},
    "outputs": {"slots": "{{step.responseBody.slots}}"},
    "selectNextStep": {"fine": "{{step.responseCode == 200}}", "bad": "{{step.responseCode != 200}}"},
}
FIND = journey(CALL, say("fine", "{{data.slots[0]}}"), say("bad", "Sorry"))


def test_a_request_is_pending_until_its_answer_is_recorded() -> None:
    asked = tried(FIND, HI)
    (request,) = asked.pending
    assert (request.method, request.url, request.parameters, request.step) == (
        "GET", "https://example.com/slots", {"day": "1"}, "find",
    )  # fmt: skip
    answer = Answers(at=after(seconds=1), method="GET", url=request.url, body={"slots": ["Mon"]})
    answered = tried(FIND, HI, answer)
    assert answered.pending == []
    assert answered.requests[0].answer is not None
    assert answered.requests[0].answer.body == {"slots": ["Mon"]}
    assert texts(answered) == ["Mon"]
    failed = Answers(at=NOON, method="GET", url=request.url, code=0, reason="no answer within 5 s")
    assert texts(tried(FIND, HI, failed)) == ["Sorry"]


def test_an_answer_to_another_request_is_left_out() -> None:
    transcript = tried(FIND, HI, Answers(at=NOON, method="GET", url="https://example.com/other"))
    assert [remark.code for remark in transcript.remarks] == ["no_request"]
    assert len(transcript.pending) == 1


def test_a_jump_goes_on_at_a_step_with_the_data_there_are() -> None:
    transcript = tried(ASK, HI, Jumps(at=NOON, step="thanks", data=None))
    assert texts(transcript) == ["Which?", "You said "]
    assert transcript.waits == [], "what was going on has ended"
    given = {**transcript.runs[0].data, "said": "perhaps"}
    assert texts(tried(ASK, Jumps(at=NOON, step="thanks", data=given))) == ["You said perhaps"]


def test_a_jump_without_a_conversation_has_a_customer_all_the_same() -> None:
    transcript = tried(ASK, Jumps(at=NOON, step="ask"), Taps(at=NOON, id="yes"))
    assert texts(transcript)[0] == "Which?"


def test_a_jump_into_an_if_goes_on_after_it() -> None:
    inner = {"id": "if", "stepType": "If", "inputs": {"condition": False}, "do": [[say("inside", "in")]]}
    steps = journey({**inner, "nextStepId": "after"}, say("after", "out"))
    transcript = tried(steps, Jumps(at=NOON, step="if/0/inside"))
    assert texts(transcript) == ["in", "out"]
    assert way(transcript) == [
        ("if", "Running"), ("if/0/inside", "Complete"), ("if", "Complete"), ("after", "Complete"),
    ]  # fmt: skip


def test_a_jump_to_a_step_that_is_gone_is_left_out() -> None:
    assert [remark.code for remark in tried(ASK, Jumps(at=NOON, step="gone")).remarks] == ["no_step"]


def test_keys_pressed_in_a_call_are_heard() -> None:
    steps = [
        {"id": "call", "stepType": "VoiceMessage", "nextStepId": "keys", "outputs": {"call": "{{step.response.uid}}"},
         "inputs": {"action": "say&capture", "params": {"destination": "+6591234567", "text": "Press 1"}}},
        {"id": "keys", "stepType": "WaitForDTMF", "inputs": {"dtmfRequestId": "{{data.call}}"},
         "outputs": {"key": "{{step.dtmfData.actionDetails.dtmf}}"}},
    ]  # fmt: skip
    transcript = tried(journey(*steps), HI, Presses(at=NOON, keys="1"))
    assert [(call.action, call.to) for call in transcript.calls] == [("say&capture", None)]
    assert transcript.data["key"] == "1"
    again = tried(journey(*steps), HI, Presses(at=NOON, keys="1"), Presses(at=NOON, keys="2"))
    assert [remark.code for remark in again.remarks] == ["nobody_hears"]


def test_an_agent_keeps_the_conversation_until_they_leave() -> None:
    hand = journey({"id": "hand", "stepType": "SendToConverse", "inputs": {"payload": {"a": 1}}})
    happenings = [HI, AgentWrites(at=NOON, text="Mia here"), HI, AgentLeaves(at=NOON), HI]
    transcript = tried(hand, *happenings)
    assert texts(transcript) == ["Mia here"]
    assert [run.happening for run in transcript.runs] == [0, 4]
    assert [(r.happening, r.code, r.fits) for r in transcript.remarks] == [(2, "with_agent", True)]


def test_a_request_starts_a_journey_of_that_trigger_only() -> None:
    hello = say("hello", "Hi {{data.name}}")
    hello["inputs"]["user"] = {"msisdn": "{{data.phone}}"}
    body = {"name": "Ann", "phone": "+6591234567"}
    transcript = tried(journey(hello, trigger="http_request"), Requests(at=NOON, data=body))
    assert [(m.content["text"], m.state) for m in transcript.messages] == [("Hi Ann", "undelivered")], (
        "the customer has never written, so the window is closed"
    )
    assert [r.code for r in tried(ASK, Requests(at=NOON, data=body)).remarks] == ["other_trigger"]
    assert [r.code for r in tried(journey(hello, trigger="http_request"), HI).remarks] == ["nobody_listens"]


def test_sms_is_written_and_answered() -> None:
    sms = {
        "subAccountId": "acme",
        "destination": "{{data.payload.source}}",
        "text": "Got {{data.payload.body}}",
    }
    steps = journey({"id": "sms", "stepType": "SMS", "inputs": sms}, trigger="inbound_sms")
    transcript = tried(steps, Writes(at=NOON, text="stop", channel="sms"))
    assert texts(transcript) == ["Got stop"]
    assert transcript.window_expires_at is None


def test_pictures_and_places_arrive_as_such() -> None:
    echo = journey(say("type", "{{data.payload.type}} {{data.payload.content.url}}"))
    sent = Sends(at=NOON, kind="image", content={"url": "https://example.com/x.jpg"})
    assert texts(tried(echo, sent)) == ["Image https://example.com/x.jpg"]


def test_a_message_to_somebody_else_is_not_on_the_phone() -> None:
    other = say("other", "Psst")
    other["inputs"]["user"] = {"msisdn": "+6590000000"}
    transcript = tried(journey(other), HI)
    assert [(m.to, m.state) for m in transcript.messages if m.direction == "outbound"] == [
        ("6590000000", "undelivered")
    ]


def test_a_day_of_short_waits_ends_with_a_word_instead_of_never() -> None:
    pause = {"id": "pause", "stepType": "Wait", "inputs": {"duration": "00:00:01"}, "nextStepId": "pause"}
    transcript = tried(journey(pause), HI, TimePasses(at=after(days=1)), HI)
    assert transcript.is_cut
    assert [remark.code for remark in transcript.remarks] == ["too_much"]
    assert len(transcript.lines) < 5_000


def test_who_runs_it_can_end_it() -> None:
    patience = iter([True, False])
    transcript = tried(ASK, HI, HI, may_go_on=lambda: next(patience))
    assert transcript.is_cut
    assert len(transcript.runs) == 1


# --- what holds for every journey and every list -------------------------------------------------------------

GROWING = ("messages", "calls", "runs", "lines", "failures", "remarks")


def any_happenings(chance: Random, many: int) -> list[AnyHappening]:
    at, made = NOON, []
    for _ in range(many):
        at += timedelta(seconds=chance.choice([0, 1, 30, 3600]))
        made.append(
            chance.choice(
                [
                    Writes(at=at, text="hi"),
                    Writes(at=at, text="hi", channel="sms"),
                    Taps(at=at, id="yes"),
                    TimePasses(at=at + timedelta(minutes=2)),
                    Answers(at=at, method="GET", url="https://example.com", body=[1]),
                    Presses(at=at, keys="1"),
                    Jumps(at=at, step=chance.choice("abcdefgh")),
                    AgentLeaves(at=at),
                ]
            )
        )
    return made


@pytest.mark.parametrize("seed", range(60))
def test_the_same_list_gives_the_same_and_its_beginning_the_beginning(seed: int) -> None:
    chance = Random(seed)
    source = {"trigger": "inbound_chat_apps", "definition": {"name": "Any", "steps": long_journey(chance)}}
    definition = definitions.read(source)
    happenings = any_happenings(chance, 12)
    whole = tried(definition, *happenings)
    assert replay(definition, happenings, stage=STAGE, evaluator=Evaluator(), begins=NOON) == whole
    start = tried(definition, *happenings[: chance.randint(0, 12)])
    for name in GROWING:
        begun = getattr(start, name)
        assert begun == getattr(whole, name)[: len(begun)], name
    asked = [(r.run, r.key, r.url, r.at) for r in start.requests]
    assert asked == [(r.run, r.key, r.url, r.at) for r in whole.requests][: len(asked)]


@pytest.mark.parametrize("seed", range(20))
def test_the_data_are_the_start_with_all_that_was_stored(seed: int) -> None:
    chance = Random(1000 + seed)
    source = {"trigger": "inbound_chat_apps", "definition": {"name": "Any", "steps": long_journey(chance)}}
    transcript = tried(definitions.read(source), HI, TimePasses(at=after(minutes=5)))
    data = dict(transcript.runs[0].data)
    for line in transcript.lines:
        data |= line.stored
    assert data == transcript.data


def test_happenings_and_transcripts_are_json() -> None:
    happenings = [HI, Taps(at=NOON, id="yes"), TimePasses(at=after(hours=1))]
    written = msgspec.json.encode(happenings)
    assert msgspec.json.decode(written, type=list[AnyHappening]) == happenings
    transcript = tried(ASK, *happenings)
    assert msgspec.json.decode(msgspec.json.encode(transcript), type=Transcript) == transcript


BODY = {"type": "BODY", "text": "See you at {{1}}"}
REPLIES = {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Cancel"}]}
REMINDER = read_template(
    {"name": "reminder", "language": "en", "category": "UTILITY", "components": [BODY, REPLIES]}
)


class TestTemplates:
    def tried(self, *happenings: AnyHappening, status: str = "APPROVED", values: int = 1) -> Transcript:
        parameters = [{"type": "text", "text": "noon"}] * values
        template = {
            "name": "reminder",
            "language": "en",
            "components": [{"type": "body", "parameters": parameters}],
        }
        step = say("remind", "", "answer")
        step["inputs"] |= {"type": "template", "content": {"template": template}}
        outputs = {"said": "{{step.reply.payload.content.text}}"}
        steps = journey(step, listen("answer", outputs=outputs))
        known = {"acme": {("reminder", "en"): (REMINDER, status)}}
        return tried(steps, *happenings, templates=known)

    def test_an_approved_one_is_shown_with_its_values(self) -> None:
        transcript = self.tried(HI)
        assert texts(transcript) == ["See you at noon"]
        assert transcript.messages[-1].content["rendered"]["body"] == "See you at noon"

    def test_its_buttons_are_tapped(self) -> None:
        transcript = self.tried(HI, Taps(at=NOON, title="Cancel"))
        assert transcript.data["said"] == "Cancel"
        assert transcript.messages[-1].type == "text"

    @pytest.mark.parametrize("more", [{"status": "PENDING"}, {"values": 0}])
    def test_what_the_channel_refuses_fails_the_step(self, more: dict[str, Any]) -> None:
        transcript = self.tried(HI, **more)
        assert texts(transcript) == []
        assert transcript.messages[-1].state == "rejected"
        assert [failure.step for failure in transcript.failures] == ["remind"]
        assert transcript.faulted
        assert transcript.waits == []

    def test_a_paused_one_does_not_arrive_and_the_journey_goes_on(self) -> None:
        transcript = self.tried(HI, status="PAUSED")
        assert transcript.messages[-1].state == "undelivered"
        assert [wait.step for wait in transcript.waits] == ["answer"]
