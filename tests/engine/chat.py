"""A conversation with the engine alone: what the customer does, what they see, and what time does.

Every turn is run twice and must give the same; every instance goes through its JSON between turns; and after
every turn the invariant must hold: what still runs is awaited, what has ended awaits nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from chatwright import definitions, engine
from chatwright.engine.model import (
    Advance,
    AwaitDtmf,
    AwaitReply,
    CallHttp,
    DtmfReceived,
    Effect,
    Event,
    HttpFinished,
    Instance,
    LogEntry,
    OpenHandover,
    Parked,
    PlaceCall,
    ReplyReceived,
    RetryStep,
    SendMessage,
    SendRejected,
    SendSms,
    Status,
    StepError,
    TimeIsUp,
    WakeAt,
)
from chatwright.expressions import Evaluator
from chatwright.messages.incoming import make_chat_apps_event, make_sms_event

PHONE = "6591234567"
NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
INSTANCE_ID = "0b3c0b5e-3f0e-4d63-9a3a-0d6f5b8f2a11"
EVALUATOR = Evaluator()

Backend = Callable[[CallHttp], tuple[int, Any]]


def journey_of(steps: list[dict[str, Any]], trigger: str = "inbound_chat_apps") -> engine.Journey:
    """The compiled journey of some steps."""
    source = {"trigger": trigger, "status": "enabled", "definition": {"name": "Test", "steps": steps}}
    return engine.compile(definitions.read(source))


def say(step_id: str, text: str, then: str | None = None, **more: Any) -> dict[str, Any]:
    """A step that sends a text."""
    inputs = {
        "subAccountId": "acme",
        "user": {"msisdn": "{{data.payload.user.msisdn}}"},
        "type": "text",
        "content": {"text": text},
    }
    return {"id": step_id, "stepType": "ChatAppsMessage", "inputs": inputs, "nextStepId": then, **more}


def listen(step_id: str, then: str | None = None, timeout: str = "0.00:05:00", **more: Any) -> dict[str, Any]:
    """A step that waits for the customer."""
    inputs = {"from": "{{data.payload.user.channelUserId}}", "channel": "whatsapp", "timeout": timeout}
    return {"id": step_id, "stepType": "WaitForReply", "inputs": inputs, "nextStepId": then, **more}


@dataclass
class Chat:
    """One instance and the phone, backend and clock around it."""

    journey: engine.Journey
    phone: str = PHONE
    backend: Backend = lambda call: (200, {})
    now: datetime = NOON
    evaluator: Evaluator = field(default_factory=lambda: EVALUATOR)
    refuse: Callable[[Effect], str | None] | None = None
    instance: Instance | None = None
    armed: dict[int, Effect] = field(default_factory=dict)
    effects: list[Effect] = field(default_factory=list)
    log: list[LogEntry] = field(default_factory=list)
    errors: list[StepError] = field(default_factory=list)
    calls: list[CallHttp] = field(default_factory=list)
    screen: list[SendMessage | SendSms] = field(default_factory=list)
    seen: int = 0
    transcript: list[str] = field(default_factory=list)
    largest_state: int = 0
    answers_at_once: bool = True

    # --- what happens ------------------------------------------------------------------------------------

    def event(
        self, content: dict[str, Any], type_: str = "Text", reply_to: str | None = None
    ) -> dict[str, Any]:
        """A message of the customer, as `data`."""
        made = make_chat_apps_event(
            umid="9e09ac86-bd74-5465-851d-1eb5a5fdbb9a",
            sub_account_id="acme",
            address=self.phone,
            name="Ann",
            channel_id="269a57f4-3522-eb11-8278-00155d9f27ac",
            moment=self.now,
            type_=type_,
            content=content,
            reply_to_umid=reply_to,
        )
        return {**made, "accountId": "demo", "subAccountId": "acme", "triggeredAt": "2026-01-05T12:00:00.31Z"}

    def customer(self, text: str) -> None:
        """The customer writes a text, which starts the instance or answers the newest wait."""
        self.transcript.append(f"customer: {text}")
        self.receive(self.event({"text": text}))

    def taps(self, kind: str, id_: str, title: str) -> None:
        """The customer taps a reply button (`button_reply`) or a list row (`list_reply`)."""
        self.transcript.append(f"customer taps: {title}")
        content = {"interactive": {"type": kind, kind: {"id": id_, "title": title}}}
        self.receive(self.event(content, "Interactive"))

    def texts_by_sms(self, body: str) -> None:
        """The customer sends an SMS."""
        self.transcript.append(f"customer by SMS: {body}")
        event = make_sms_event(
            umid="u",
            sub_account_id="acme",
            address=self.phone,
            destination="+4534735477",
            moment=self.now,
            body=body,
        )
        self.receive(event)

    def receive(self, event: dict[str, Any]) -> None:
        """An inbound event."""
        if self.instance is None:
            self.begin(event)
        else:
            self.happens(ReplyReceived(now=self.now, key=self.key_of(AwaitReply), event=event))

    def begin(self, data: dict[str, Any]) -> None:
        """The instance starts with `data`."""
        self.apply(
            lambda: engine.start(
                self.journey,
                instance_id=INSTANCE_ID,
                data=data,
                now=self.now,
                evaluator=self.evaluator,
                refuse=self.refuse,
            )
        )

    def happens(self, event: Event) -> None:
        """Any event."""
        assert self.instance is not None, self.told()
        instance = self.instance
        self.apply(
            lambda: engine.advance(
                self.journey, instance, event, evaluator=self.evaluator, refuse=self.refuse
            )
        )

    def presses(self, digits: str) -> None:
        """Keys are pressed in the call."""
        key = self.key_of(AwaitDtmf)
        self.happens(
            DtmfReceived(now=self.now, key=key, data={"uid": "u", "actionDetails": {"dtmf": digits}})
        )

    def time_passes(self, **duration: float) -> None:
        """Time passes; what becomes due on the way happens, in order."""
        until = self.now + timedelta(**duration)
        while True:
            due = [(due_at(effect), key) for key, effect in self.armed.items() if due_at(effect) is not None]
            ready = sorted((at, key) for at, key in due if at is not None and at <= until)
            if not ready:
                break
            self.now = max(self.now, ready[0][0])
            self.transcript.append(f"({self.now:%d %H:%M:%S}: time is up)")
            self.happens(TimeIsUp(now=self.now, key=ready[0][1]))
        self.now = until

    def is_refused(self, message: str, key: int | None = None) -> None:
        """The channel refuses a message that it had taken; the last one unless told."""
        key = self.screen[-1].key if key is None else key
        self.happens(SendRejected(now=self.now, key=key, message=message))

    def is_retried(self) -> None:
        """An operator retries the failed step."""
        self.happens(RetryStep(now=self.now))

    def is_terminated(self) -> None:
        """An operator ends the instance."""
        assert self.instance is not None
        instance = self.instance
        self.apply(lambda: engine.terminate(instance, self.now))

    # --- what is seen ------------------------------------------------------------------------------------

    def expect(self, *texts: str) -> None:
        """The customer has got exactly these texts since the last look."""
        got = [text_of(message) for message in self.screen[self.seen :]]
        self.seen = len(self.screen)
        assert got == list(texts), f"{got} instead of {list(texts)}\n{self.told()}"

    def expect_silence(self) -> None:
        """The customer has got nothing since the last look."""
        self.expect()

    def expect_buttons(self, body: str, titles: list[str]) -> None:
        """The customer has got reply buttons."""
        interactive = self.screen[self.seen].content["interactive"]  # type: ignore[union-attr]
        self.seen += 1
        assert interactive["body"]["text"] == body, self.told()
        assert [button["reply"]["title"] for button in interactive["action"]["buttons"]] == titles, (
            self.told()
        )

    def expect_list(self, body: str, rows: list[str]) -> None:
        """The customer has got a list."""
        interactive = self.screen[self.seen].content["interactive"]  # type: ignore[union-attr]
        self.seen += 1
        assert interactive["body"]["text"] == body, self.told()
        got = [row["title"] for section in interactive["action"]["sections"] for row in section["rows"]]
        assert got == rows, self.told()

    def expect_status(self, status: Status) -> None:
        """The instance stands so."""
        assert self.instance is not None
        assert self.instance.status is status, f"{self.instance.status}\n{self.told()}"

    def expect_complete(self) -> None:
        """The instance is complete, without errors."""
        self.expect_status(Status.COMPLETE)
        assert not self.errors, self.told()

    def expect_fault(self, step: str, *parts: str) -> str:
        """The instance faulted at this step, with these words in its message."""
        self.expect_status(Status.TERMINATED)
        assert self.errors, self.told()
        assert self.errors[-1].step == step, self.told()
        for part in parts:
            assert part in self.errors[-1].message, self.told()
        assert self.log_of(step)[-1] == "Failed", self.told()
        return self.errors[-1].message

    def log_of(self, step: str) -> list[str]:
        """The statuses of a step's log lines, in order."""
        return [entry.status.value for entry in self.log if entry.step == step]

    def steps_run(self) -> list[str]:
        """The steps in the order in which they were started."""
        started: dict[int, str] = {}
        for entry in self.log:
            started.setdefault(entry.seq, entry.step)
        return list(started.values())

    @property
    def data(self) -> dict[str, Any]:
        """The instance's data."""
        assert self.instance is not None
        return self.instance.data

    def told(self) -> str:
        """The chat so far, for a failing test."""
        return "\n".join(["", *self.transcript, *map(str, self.errors), f"armed: {self.armed}"])

    # --- the works ---------------------------------------------------------------------------------------

    def key_of(self, kind: type[Effect]) -> int:
        """The key of the newest effect of a kind that is armed."""
        keys = [key for key, effect in self.armed.items() if isinstance(effect, kind)]
        assert keys, f"nothing waits for it{self.told()}"
        return max(keys)

    def apply(self, turn: Callable[[], Advance]) -> None:
        """Run a turn, check it, perform its effects, and give the backend's answers back."""
        before = engine.dump_instance(self.instance) if self.instance else b""
        advance = turn()
        assert turn() == advance, "the same turn gave something else the second time"
        assert self.instance is None or engine.dump_instance(self.instance) == before, (
            "the turn changed its input"
        )
        stored = engine.dump_instance(advance.instance)
        self.largest_state = max(self.largest_state, len(stored))
        loaded = engine.load_instance(advance.instance.id, advance.instance.status, stored)
        assert loaded == advance.instance, "the instance does not survive its JSON"
        self.instance = loaded
        self.log += advance.log
        self.errors += advance.errors
        calls = []
        for effect in advance.effects:
            self.effects.append(effect)
            match effect:
                case SendMessage() | SendSms():
                    self.screen.append(effect)
                    self.transcript.append(f"business: {text_of(effect)}")
                case CallHttp():
                    self.armed[effect.key] = effect
                    calls.append(effect)
                case AwaitReply() | AwaitDtmf() | WakeAt():
                    self.armed[effect.key] = effect
                case OpenHandover() | PlaceCall():
                    self.transcript.append(str(effect))
        for key in advance.released:
            assert key in self.armed, f"released {key}, which was not armed{self.told()}"
            del self.armed[key]
        self.check_invariant()
        for call in calls:
            if call.key in self.armed:
                self.calls.append(call)
            if call.key in self.armed and self.answers_at_once:
                code, body = self.backend(call)
                self.happens(
                    HttpFinished(
                        now=self.now, key=call.key, code=code, reason="OK" if code else "timed out", body=body
                    )
                )

    def check_invariant(self) -> None:
        """What runs is awaited; what has ended awaits nothing."""
        instance = self.instance
        assert instance is not None
        if instance.status is Status.RUNNABLE:
            parked = {path.key for path in instance.paths if path.parked not in (None, Parked.CHILDREN)}
            assert parked == set(self.armed), f"{parked} parked{self.told()}"
            assert parked, f"nothing will ever wake it{self.told()}"
        else:
            assert not self.armed, f"ended, and still armed{self.told()}"
        if instance.status is Status.COMPLETE:
            assert not instance.paths


def text_of(message: SendMessage | SendSms) -> str:
    """What a message shows first."""
    if isinstance(message, SendSms):
        return message.text
    if message.type.lower() == "interactive":
        return str(message.content["interactive"]["body"]["text"])
    return str(message.content.get("text"))


def due_at(effect: Effect) -> datetime | None:
    """When time is up for an effect."""
    match effect:
        case AwaitReply() | AwaitDtmf():
            return effect.deadline
        case WakeAt():
            return effect.at
        case _:
            return None
