"""What each step kind asks for, what it leaves in `step`, and how it fails."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from chatwright import engine
from chatwright.engine.model import (
    AwaitDtmf,
    AwaitReply,
    Effect,
    HttpFinished,
    OpenHandover,
    PlaceCall,
    SendMessage,
    SendSms,
    WakeAt,
)
from tests.engine.chat import INSTANCE_ID, Chat, journey_of, listen, say

DTMF = {"key": "{{step.dtmfData.actionDetails.dtmf}}"}


def run(*steps: dict[str, Any], **more: Any) -> Chat:
    """The steps, started by a customer's "hi"."""
    chat = Chat(journey_of(list(steps)), **more)
    chat.customer("hi")
    return chat


def message(**inputs: Any) -> dict[str, Any]:
    step = say("send", "Hi!")
    step["inputs"] = {name: v for name, v in {**step["inputs"], **inputs}.items() if v is not ...}
    return step


class TestChatAppsMessage:
    def test_a_snd_1_the_step_ends_when_the_message_is_accepted(self) -> None:
        outputs = {name: f"{{{{step.{name}}}}}" for name in ("umid", "status", "description", "requestId")}
        chat = run(message() | {"outputs": outputs})
        (effect,) = chat.effects
        assert isinstance(effect, SendMessage)
        assert (effect.sub_account_id, effect.type, effect.content) == ("acme", "text", {"text": "Hi!"})
        assert effect.user == {"msisdn": "+6591234567"}
        assert chat.data["umid"] == effect.umid == engine.unique_id(INSTANCE_ID, effect.key)
        assert UUID(effect.umid).version == 5
        assert chat.data["status"] == "queued"
        assert chat.data["description"]
        assert UUID(chat.data["requestId"])
        assert chat.log_of("send") == ["Complete"]

    def test_the_rest_of_the_send_api_passes_through(self) -> None:
        chat = run(
            message(
                clientMessageId="{{'order-' + 7}}", channels=[{"channel": "WhatsApp"}], expiry="2026-01-06"
            )
        )
        assert isinstance(chat.effects[0], SendMessage)
        assert chat.effects[0].options == {
            "clientMessageId": "order-7",
            "channels": [{"channel": "WhatsApp"}],
            "expiry": "2026-01-06",
        }

    @pytest.mark.parametrize(
        "user", [{}, {"msisdn": None}, "{{data.nothing}}", {"msisdn": "{{data.nothing}}"}, 5]
    )
    def test_a_snd_1_an_empty_user_faults_in_the_documented_form(self, user: Any) -> None:
        text = run(message(user=user)).expect_fault("send")
        assert text.startswith("Failed to send chat apps message because Empty 'user'. Error id: ")

    @pytest.mark.parametrize(
        "number", ["abc", "123", "+", "1" * 16, "<number>", "269a57f4-3522-eb11-8278-00155d9f27ac"]
    )
    def test_a_snd_1_an_invalid_msisdn_faults_in_the_documented_form(self, number: str) -> None:
        text = run(message(user={"msisdn": number})).expect_fault("send")
        assert text.startswith("Failed to send chat apps message because Invalid 'msisdn'.. Error id: ")
        UUID(text.split("Error id: ")[1].split(" ")[0])

    @pytest.mark.parametrize(
        ("user", "sent"),
        [
            ({"msisdn": "6591234567"}, {"msisdn": "6591234567"}),
            ({"msisdn": 6591234567}, {"msisdn": "6591234567"}),
            ({"channelUserId": "6591234567"}, {"channelUserId": "6591234567"}),
            (
                {"msisdn": "", "channelUserId": "US.13491208655302"},
                {"msisdn": "", "channelUserId": "US.13491208655302"},
            ),
            ({"msisdn": "US.13491208655302"}, {"msisdn": "US.13491208655302"}),
            ({"msisdn": "9123 4567", "country": "sg"}, {"msisdn": "+6591234567", "country": "sg"}),
        ],
    )
    def test_a_trg_3_every_way_to_name_a_person_is_taken(
        self, user: dict[str, Any], sent: dict[str, Any]
    ) -> None:
        chat = run(message(user=user))
        chat.expect_complete()
        assert isinstance(chat.effects[0], SendMessage)
        assert chat.effects[0].user == sent

    def test_a_limit_of_whatsapp_faults_and_says_what_to_do(self) -> None:
        rows = [{"id": str(n), "title": f"Slot {n}"} for n in range(12)]
        content = {
            "interactive": {
                "type": "list",
                "body": {"text": "Pick"},
                "action": {"button": "Times", "sections": [{"title": "Mon", "rows": rows}]},
            }
        }
        chat = run(message(type="interactive", content=content))
        text = chat.expect_fault("send", "content.interactive.action.sections")
        assert text.endswith("12 rows; WhatsApp shows at most 10. Split the list or page it.")
        assert not chat.effects

    def test_an_empty_text_faults(self) -> None:
        run(message(content={"text": "{{data.nothing}}"})).expect_fault("send", "content.text")

    def test_a_long_client_message_id_faults(self) -> None:
        run(message(clientMessageId="x" * 51)).expect_fault("send", "clientMessageId", "51 characters")

    def test_what_the_caller_refuses_faults_in_the_documented_form(self) -> None:
        def refuse(effect: Effect) -> str | None:
            return "Invalid subaccount id." if isinstance(effect, SendMessage) else None

        chat = run(message(), refuse=refuse)
        text = chat.expect_fault("send")
        assert text.startswith("Failed to send chat apps message because Invalid subaccount id.. Error id: ")
        assert not chat.effects


class TestSms:
    def sms(self, **inputs: Any) -> dict[str, Any]:
        return {
            "id": "sms",
            "stepType": "SMS",
            "inputs": {"subAccountId": "acme_sms", "destination": "+6591234567", "text": "Hi", **inputs},
        }

    def test_a_snd_1_it_is_queued(self) -> None:
        names = ("umid", "status", "description", "destination", "encoding", "clientMessageId", "requestId")
        step = self.sms(encoding="Auto", source="Acme", clientMessageId="c1")
        chat = run(step | {"outputs": {name: f"{{{{step.{name}}}}}" for name in names}})
        (effect,) = chat.effects
        assert isinstance(effect, SendSms)
        assert (effect.sub_account_id, effect.destination, effect.text) == ("acme_sms", "+6591234567", "Hi")
        assert effect.options == {"encoding": "Auto", "source": "Acme", "clientMessageId": "c1"}
        assert [chat.data[name] for name in names if name not in ("umid", "requestId", "description")] == [
            "queued",
            "+6591234567",
            "AUTO",
            "c1",
        ]

    @pytest.mark.parametrize(
        ("inputs", "reason"),
        [
            ({"destination": "{{data.nothing}}"}, "Invalid 'destination'."),
            ({"destination": "acme"}, "Invalid 'destination'."),
            ({"text": "{{data.nothing}}"}, "Empty 'text'"),
            ({"text": "{{data}}"}, "Empty 'text'"),
            ({"encoding": "latin1"}, "Invalid 'encoding'"),
            ({"clientMessageId": "x" * 51}, "Invalid 'clientMessageId'"),
        ],
    )
    def test_a_snd_1_what_cannot_be_sent_faults(self, inputs: dict[str, Any], reason: str) -> None:
        run(self.sms(**inputs)).expect_fault("sms", f"Failed to send SMS because {reason}. Error id: ")

    def test_national_numbers_need_a_country(self) -> None:
        chat = run(self.sms(destination="91234567", country="SG", text="{{5}}"))
        assert isinstance(chat.effects[0], SendSms)
        assert (chat.effects[0].destination, chat.effects[0].text) == ("+6591234567", "5")

    def test_a_trg_5_a_journey_on_sms_may_read_the_names_of_chat(self) -> None:
        step = self.sms(
            destination="{{data.payload.user.msisdn}}", text="{{data.payload.content.text + '?'}}"
        )
        chat = Chat(journey_of([step, listen("wait")], trigger="inbound_sms"))
        chat.texts_by_sms("Register")
        chat.expect("Register?")


class TestWait:
    def test_a_dur_1_it_sleeps_and_goes_on(self) -> None:
        chat = run(
            {"id": "wait", "stepType": "wait", "inputs": {"duration": "1.6:30:15"}, "nextStepId": "b"},
            say("b", "b"),
        )
        assert chat.effects == [
            WakeAt(key=2, at=chat.now + timedelta(days=1, hours=6, minutes=30, seconds=15))
        ]
        assert chat.log_of("wait") == ["Sleeping"]
        chat.time_passes(days=1, hours=6, minutes=30, seconds=14)
        chat.expect_silence()
        chat.time_passes(seconds=1)
        chat.expect("b")
        assert chat.log_of("wait") == ["Sleeping", "Complete"]

    def test_a_dur_1_no_time_is_over_at_once(self) -> None:
        chat = run(
            {"id": "wait", "stepType": "Wait", "inputs": {"duration": "{{'0'}}"}, "nextStepId": "b"},
            say("b", "b"),
        )
        chat.expect("b")
        assert chat.log_of("wait") == ["Complete"]

    @pytest.mark.parametrize("duration", ["{{'soon'}}", "{{-1}}", "{{null}}", "{{'9999999'}}", "{{data}}"])
    def test_a_dur_1_a_bad_computed_duration_faults(self, duration: str) -> None:
        run({"id": "wait", "stepType": "Wait", "inputs": {"duration": duration}}).expect_fault(
            "wait", "inputs.duration"
        )


class TestWaitForReply:
    def ask(self, timeout: str | None = "0.00:05:00") -> dict[str, Any]:
        step = listen("wait1", timeout=timeout or "")
        if timeout is None:
            del step["inputs"]["timeout"]
        step["outputs"] = {"wait1_step_text": "{{step.reply.payload.content.text}}"}
        step["selectNextStep"] = {"yes": "{{ step.reply != null }}", "sorry": "{{ step.reply == null }}"}
        return step

    def begun(self, **more: Any) -> Chat:
        return run(
            self.ask(**more), say("yes", "You said {{data.wait1_step_text}}"), say("sorry", "Too late")
        )

    def test_a_wfr_1_a_reply_resumes_it(self) -> None:
        chat = self.begun()
        assert chat.effects == [
            AwaitReply(
                key=2, sender="6591234567", channel="whatsapp", deadline=chat.now + timedelta(minutes=5)
            )
        ]
        assert chat.log_of("wait1") == ["WaitingForEvent"]
        chat.customer("soup")
        chat.expect("You said soup")
        assert chat.log_of("wait1") == ["WaitingForEvent", "Complete"]

    def test_a_wfr_1_time_out_cancels_it_and_outputs_are_evaluated_all_the_same(self) -> None:
        chat = self.begun()
        chat.time_passes(minutes=5)
        chat.expect("Too late")
        assert chat.data["wait1_step_text"] is None
        assert chat.log_of("wait1") == ["WaitingForEvent", "Cancelled"]
        chat.expect_complete()

    def test_a_wfr_1_a_tap_counts_and_a_trg_4_its_title_is_the_text(self) -> None:
        chat = self.begun()
        chat.taps("button_reply", "id-1", "Follow-up")
        chat.expect("You said Follow-up")

    def test_a_wfr_1_media_counts(self) -> None:
        chat = self.begun()
        chat.receive(chat.event({"url": "https://example.com/a.jpg"}, "Image"))
        chat.expect("You said ")

    def test_a_wfr_1_the_limit_is_a_day_unless_told(self) -> None:
        chat = self.begun(timeout=None)
        assert isinstance(chat.effects[0], AwaitReply)
        assert chat.effects[0].deadline == chat.now + timedelta(days=1)

    def test_a_dur_1_no_time_is_over_at_once(self) -> None:
        chat = self.begun(timeout="00:00:00")
        chat.expect("Too late")
        assert chat.log_of("wait1") == ["Cancelled"]

    @pytest.mark.parametrize(
        ("sender", "heard"),
        [("+65 9123-4567", "6591234567"), ("{{6591234567}}", "6591234567"), ("US.1349abc", "US.1349abc")],
    )
    def test_a_wfr_1_senders_are_compared_as_digits_and_bsuids_as_they_are(
        self, sender: str, heard: str
    ) -> None:
        chat = run({"id": "w", "stepType": "WaitForReply", "inputs": {"from": sender, "channel": "WhatsApp"}})
        assert isinstance(chat.effects[0], AwaitReply)
        assert (chat.effects[0].sender, chat.effects[0].channel) == (heard, "whatsapp")

    @pytest.mark.parametrize(
        ("inputs", "field"),
        [
            ({"from": "{{data.nothing}}", "channel": "whatsapp"}, "inputs.from"),
            ({"from": "{{data}}", "channel": "whatsapp"}, "inputs.from"),
            ({"from": "+6591234567", "channel": "{{null}}"}, "inputs.channel"),
            ({"from": "+6591234567", "channel": "sms", "timeout": "{{'x'}}"}, "inputs.timeout"),
        ],
    )
    def test_what_cannot_be_waited_for_faults(self, inputs: dict[str, Any], field: str) -> None:
        run({"id": "w", "stepType": "WaitForReply", "inputs": inputs}).expect_fault("w", field)


class TestHttpRequest:
    def request(self, **inputs: Any) -> dict[str, Any]:
        outputs = {
            "code": "{{step.responseCode}}",
            "why": "{{step.reasonPhrase}}",
            "got": "{{step.responseBody}}",
        }
        return {
            "id": "http",
            "stepType": "HttpRequest",
            "inputs": {"url": "https://example.com/x", "method": "get", **inputs},
            "outputs": outputs,
            "selectNextStep": {"ok": "{{step.responseCode == '200' && data.code == 200}}", "bad": None},
        }

    def run(self, backend: Any = None, **inputs: Any) -> Chat:
        chat = Chat(journey_of([self.request(**inputs), say("ok", "ok"), say("bad", "bad")]))
        chat.backend = backend or (lambda call: (200, {"a": [1]}))
        chat.customer("hi")
        return chat

    def test_a_http_1_the_answer_is_the_step(self) -> None:
        chat = self.run()
        assert (chat.data["code"], chat.data["why"], chat.data["got"]) == (200, "OK", {"a": [1]})
        chat.expect("ok")
        assert chat.log_of("http") == ["Running", "Complete"]

    @pytest.mark.parametrize("code", [0, 301, 404, 500])
    def test_a_http_1_other_answers_and_none_are_no_fault(self, code: int) -> None:
        chat = self.run(lambda call: (code, None))
        assert chat.data["code"] == code
        chat.expect("bad")
        chat.expect_complete()

    def test_a_http_1_the_request_is_what_the_inputs_say(self) -> None:
        chat = self.run(
            method="Post",
            headers={
                "content-Type": "text/plain",
                "Content-Type": "application/json",
                "X-Null": None,
                "X-N": 5,
            },
            parameters={"q": "{{'a b'}}", "n": 1, "yes": True, "none": "{{null}}"},
            body={"phone": "{{data.payload.user.msisdn}}"},
            timeoutSeconds="{{20}}",
        )
        (call,) = chat.calls
        assert call.method == "POST"
        assert call.headers == {"Content-Type": "application/json", "X-N": "5"}
        assert call.parameters == {"q": "a b", "n": "1", "yes": "true"}
        assert call.body == {"phone": "+6591234567"}
        assert call.timeout == timedelta(seconds=20)

    @pytest.mark.parametrize(
        ("method", "body", "sent"),
        [
            ("GET", {}, None),
            ("HEAD", {}, None),
            ("delete", {}, None),
            ("POST", {}, {}),
            ("PUT", {}, {}),
            ("GET", {"a": 1}, {"a": 1}),
        ],
    )
    def test_a_http_1_an_empty_body_is_only_sent_where_bodies_are_usual(
        self, method: str, body: Any, sent: Any
    ) -> None:
        assert self.run(method=method, body=body).calls[0].body == sent

    def test_a_http_1_five_seconds_unless_told(self) -> None:
        assert self.run().calls[0].timeout == timedelta(seconds=5)

    def test_a_http_1_a_warning_goes_to_the_log(self) -> None:
        chat = Chat(journey_of([self.request()]))
        advance = engine.start(
            chat.journey, instance_id=INSTANCE_ID, data={}, now=chat.now, evaluator=chat.evaluator
        )
        event = HttpFinished(
            now=chat.now, key=2, code=0, reason="timed out", body=None, warning="timed out after 5 s"
        )
        done = engine.advance(chat.journey, advance.instance, event, evaluator=chat.evaluator)
        assert [(entry.status.value, entry.note) for entry in done.log] == [
            ("Complete", "timed out after 5 s")
        ]

    @pytest.mark.parametrize(
        ("inputs", "field"),
        [
            ({"url": "{{data.nothing}}"}, "inputs.url"),
            ({"method": "{{'GE T'}}"}, "inputs.method"),
            ({"timeoutSeconds": "{{'soon'}}"}, "inputs.timeoutSeconds"),
            ({"timeoutSeconds": "{{-1}}"}, "inputs.timeoutSeconds"),
        ],
    )
    def test_a_request_that_makes_no_sense_faults(self, inputs: dict[str, Any], field: str) -> None:
        self.run(**inputs).expect_fault("http", field)


class TestVoice:
    def call(self, **inputs: Any) -> dict[str, Any]:
        params = {"source": "+6531381111", "destination": "+6591234567", "text": "Press 1 or 2"}
        return {
            "id": "call",
            "stepType": "VoiceMessage",
            "inputs": {"action": "say&capture", "params": params, **inputs},
            "outputs": {"call": "{{step.response.clientRequestId}}", "uid": "{{step.response.uid}}"},
            "nextStepId": "keys",
        }

    def keys(self, **inputs: Any) -> dict[str, Any]:
        return {
            "id": "keys",
            "stepType": "WaitForDTMF",
            "inputs": {"dtmfRequestId": "{{data.call}}", "timeout": "00:02:00", **inputs},
            "outputs": DTMF,
            "selectNextStep": {"one": "{{data.key == '1'}}", "none": "{{data.key == null}}"},
        }

    def test_a_voice_1_keys_are_heard_by_the_id_of_the_request(self) -> None:
        chat = run(
            self.call(clientRequestId="{{uuid()}}", subaccountId="voice"),
            self.keys(),
            say("one", "You pressed 1"),
        )
        place, wait = chat.effects
        assert isinstance(place, PlaceCall)
        assert isinstance(wait, AwaitDtmf)
        assert place.client_request_id == wait.request_id == chat.data["call"] != place.uid
        assert (place.sub_account_id, place.action) == ("voice", "say&capture")
        assert place.params["text"] == "Press 1 or 2"
        chat.presses("1")
        chat.expect("You pressed 1")
        chat.expect_complete()

    def test_a_voice_1_without_an_id_of_its_own_the_uid_is_both(self) -> None:
        chat = run(self.call(), self.keys())
        assert isinstance(chat.effects[0], PlaceCall)
        assert chat.data["call"] == chat.data["uid"] == chat.effects[0].uid

    def test_a_voice_1_no_keys_in_time(self) -> None:
        chat = run(self.call(), self.keys(), say("none", "Nothing pressed"))
        chat.time_passes(minutes=2)
        chat.expect("Nothing pressed")
        assert chat.log_of("keys") == ["WaitingForEvent", "Cancelled"]

    def test_a_voice_1_correlation_id_is_an_alias(self) -> None:
        step = self.keys(correlationId="abc")
        del step["inputs"]["dtmfRequestId"]
        chat = run(step)
        assert isinstance(chat.effects[0], AwaitDtmf)
        assert chat.effects[0].request_id == "abc"

    def test_a_voice_1_without_a_provider_it_faults(self) -> None:
        chat = run(self.call(), refuse=lambda effect: "Voice is not configured.")
        assert chat.expect_fault("call") == "Voice is not configured."

    @pytest.mark.parametrize(
        ("step", "field"),
        [
            ({"action": "{{'sing'}}"}, "inputs.action"),
            ({"params": {"text": "x"}}, "inputs.params.destination"),
        ],
    )
    def test_a_call_that_makes_no_sense_faults(self, step: dict[str, Any], field: str) -> None:
        run(self.call(**step)).expect_fault("call", field)

    def test_waiting_for_the_keys_of_no_call_faults(self) -> None:
        run(self.keys(dtmfRequestId="{{data.nothing}}")).expect_fault("keys", "inputs.dtmfRequestId")


def test_send_to_converse_opens_a_hand_over_and_goes_on_at_once() -> None:
    step = {
        "id": "agent",
        "stepType": "SendToConverse",
        "inputs": {"payload": "{{data.payload}}"},
        "outputs": {"agent_ticketId": "{{step.ticketId}}"},
        "nextStepId": "bye",
    }
    chat = run(step, say("bye", "Somebody will be with you."))
    opened = chat.effects[0]
    assert isinstance(opened, OpenHandover)
    assert opened.ticket_id == chat.data["agent_ticketId"]
    assert opened.payload == chat.data["payload"]
    chat.expect("Somebody will be with you.")
    chat.expect_complete()
