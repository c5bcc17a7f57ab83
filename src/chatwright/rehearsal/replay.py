"""Replaying what happened: the engine with a phone, a clock and recorded answers around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from types import MappingProxyType
from typing import Any, assert_never
from uuid import uuid5

from chatwright import engine
from chatwright.contacts.answers import Answered
from chatwright.contacts.person import Person
from chatwright.definitions import Definition, Trigger, step_id_of
from chatwright.engine.model import (
    Advance,
    DtmfReceived,
    Event,
    HttpFinished,
    Instance,
    ReplyReceived,
    SaveContact,
    SendMessage,
    Status,
    TimeIsUp,
)
from chatwright.expressions import Evaluator
from chatwright.messages.flow_answers import answered
from chatwright.messages.from_customers import leads_on
from chatwright.messages.incoming import timestamp
from chatwright.rehearsal import limits, phone
from chatwright.rehearsal.model import (
    AgentLeaves,
    AgentWrites,
    Answer,
    Answers,
    AnyHappening,
    Fills,
    Jumps,
    Message,
    Presses,
    Requests,
    Run,
    Sends,
    Stage,
    Taps,
    TimePasses,
    Transcript,
    Writes,
)
from chatwright.rehearsal.record import Recorder
from chatwright.rehearsal.templates import Templates

STARTS = {"whatsapp": Trigger.INBOUND_CHAT_APPS, "sms": Trigger.INBOUND_SMS}


def always() -> bool:
    """Go on."""
    return True


class Rehearsal:
    """A journey that is being tried; `transcript` is what came of it so far.

    `refuse` says why an effect cannot be had, as in production; `may_go_on` is asked before every turn. Templates
    are only looked at for the subaccounts in `templates`.
    """

    def __init__(
        self,
        definition: Definition,
        stage: Stage,
        begins: datetime,
        *,
        evaluator: Evaluator,
        refuse: engine.Refuse | None = None,
        templates: Templates = MappingProxyType({}),
        may_go_on: Callable[[], bool] = always,
    ) -> None:
        self.stage = stage
        self.transcript = Transcript(now=begins)
        self.trigger = definition.trigger
        self._journey = engine.compile(definition)
        self._evaluator = evaluator
        self._refuse = refuse
        self._may_go_on = may_go_on
        self._recorder = Recorder(self.transcript, stage, templates)
        self._turns = 0
        self._instances: list[Instance] = []
        self._person = Person(id=str(uuid5(phone.NAMESPACE, "contact")), address=stage.phone)
        self._person.fields["name"] = stage.name

    @property
    def happening(self) -> int:
        """The place of the current happening in the list."""
        return self._recorder.happening

    def happen(self, happening: AnyHappening) -> Transcript:
        """Let something happen, after all that was due by then."""
        self._recorder.happening += 1
        if self.transcript.is_cut:
            return self.transcript
        self._pass_time(happening.at)
        match happening:
            case TimePasses():
                pass
            case Writes():
                type_, content = "Text", {"text": happening.text}
                reply_to = happening.reply_to_umid
                self._receive(type_, content, channel=happening.channel, reply_to=reply_to)
            case Sends():
                self._receive(*phone.sent_as(happening), reply_to=happening.reply_to_umid)
            case Taps():
                self._tap(happening)
            case Fills():
                self._fill_in(happening)
            case Requests():
                self._request(happening)
            case Answers():
                self._answer(happening)
            case Presses():
                self._press(happening)
            case Jumps():
                self._jump(happening)
            case AgentWrites() | AgentLeaves():
                self._agent(happening)
            case _:
                assert_never(happening)
        return self.transcript

    # --- time ----------------------------------------------------------------------------------------------

    def next_deadline(self) -> datetime | None:
        """When something happens by itself."""
        return min((wait.deadline for wait in self.transcript.waits), default=None)

    def _pass_time(self, until: datetime) -> None:
        while (deadline := self.next_deadline()) is not None and deadline <= until:
            wait = min(self.transcript.waits, key=lambda one: (one.deadline, one.run, one.key))
            self.transcript.now = max(self.transcript.now, deadline)
            if not self._advance(wait.run, TimeIsUp(now=self.transcript.now, key=wait.key)):
                return
        self.transcript.now = max(self.transcript.now, until)

    # --- the customer --------------------------------------------------------------------------------------

    def _tap(self, tap: Taps) -> None:
        found = phone.find_tapped(self.transcript, tap)
        if found is None:
            self._recorder.remark("no_choice", f"No message on the phone offers {tap.title or tap.id!r}.")
            return
        message, choice = found
        type_ = "Interactive" if "interactive" in choice.content else "Text"
        self._receive(type_, choice.content, reply_to=message.umid)

    def _fill_in(self, form: Fills) -> None:
        found = phone.find_form(self.transcript, form)
        if found is None:
            self._recorder.remark("no_form", "No message on the phone opens a form.")
            return
        message, token = found
        self._receive("Interactive", answered(token, form.answer), reply_to=message.umid)

    def _receive(
        self, type_: str, content: dict[str, Any], *, channel: str = "whatsapp", reply_to: str | None = None
    ) -> None:
        """A message of the customer: for the wait that began last, else a new run [A-TRG-2, A-WFR-1]."""
        data = phone.receive(
            self.transcript,
            self.stage,
            happening=self.happening,
            type_=type_,
            content=content,
            channel=channel,
            reply_to=reply_to,
        )
        if not leads_on(type_):
            return
        waits = [wait for wait in self.transcript.waits if wait.kind == "reply" and wait.channel == channel]
        mine = [wait for wait in waits if wait.sender == self.stage.phone]
        if mine:
            self._advance(mine[-1].run, ReplyReceived(now=self.transcript.now, key=mine[-1].key, event=data))
        elif self.transcript.handed_over:
            self._recorder.remark(
                "with_agent", "An agent has the conversation: no journey starts.", fits=True
            )
        elif self.trigger is STARTS[channel]:
            self._begin(data)
        elif waits:
            said = f"The journey waits for a message of +{waits[-1].sender}, not of this customer."
            self._recorder.remark("other_customer", said, fits=True)
        else:
            self._recorder.remark(
                "nobody_listens", "Nothing waits for this message, and it starts nothing.", fits=True
            )

    def _press(self, press: Presses) -> None:
        calls = [call for call in self.transcript.calls if call.to is None and press.uid in (None, call.uid)]
        if not calls:
            self._recorder.remark("no_call", "No call rings on the phone.")
            return
        call, now = calls[-1], self.transcript.now
        heard = [
            wait
            for wait in self.transcript.waits
            if wait.kind == "dtmf" and wait.call in (call.client_request_id, call.uid)
        ]
        if not heard:
            self._recorder.remark("nobody_hears", "Nothing listens to the keys of this call.", fits=True)
            return
        data = {
            "uid": call.uid,
            "status": {"code": "DTMF", "timestamp": timestamp(now)},
            "destination": call.params.get("destination"),
            "clientRequestId": call.client_request_id,
            "actionDetails": {"dtmf": press.keys},
        }
        self._advance(heard[-1].run, DtmfReceived(now=now, key=heard[-1].key, data=data))

    # --- others --------------------------------------------------------------------------------------------

    def _request(self, request: Requests) -> None:
        if self.trigger is not Trigger.HTTP_REQUEST:
            self._recorder.remark("other_trigger", "Requests do not start this journey.")
            return
        self._begin(phone.stamped(request.data, self.stage, self.transcript.now))

    def _answer(self, answer: Answers) -> None:
        same = [
            request
            for request in self.transcript.pending
            if request.method == answer.method and request.url == answer.url
        ]
        asked = next((request for request in same if request.step == answer.step), next(iter(same), None))
        if asked is None:
            said = f"No request waits for an answer to {answer.method} {answer.url}."
            self._recorder.remark("no_request", said)
            return
        asked.answer = Answer(
            happening=self.happening,
            at=self.transcript.now,
            code=answer.code,
            reason=answer.reason,
            body=answer.body,
            warning=answer.warning,
        )
        event = HttpFinished(
            now=self.transcript.now,
            key=asked.key,
            code=answer.code,
            reason=answer.reason,
            body=answer.body,
            warning=answer.warning,
        )
        self._advance(asked.run, event)

    def _jump(self, jump: Jumps) -> None:
        if jump.step not in self._journey.steps:
            self._recorder.remark("no_step", f"There is no step {step_id_of(jump.step)!r}.")
            return
        data = jump.data if jump.data is not None else self.transcript.data
        if self.transcript.window_expires_at is None:
            data = self._as_if_written() | data
        for number, instance in enumerate(self._instances):
            if instance.status is Status.RUNNABLE:
                self._take(number, engine.terminate(instance, self.transcript.now))
        self._begin(data, at=jump.step)

    def _as_if_written(self) -> dict[str, Any]:
        """The event of a customer who has just written nothing in particular, so that they can be written to."""
        unseen = Transcript(now=self.transcript.now)
        data = phone.receive(unseen, self.stage, happening=self.happening, type_="Text", content={"text": ""})
        self.transcript.window_expires_at = unseen.window_expires_at
        return data

    def _agent(self, happening: AgentWrites | AgentLeaves) -> None:
        if not self.transcript.handed_over:
            self._recorder.remark("no_agent", "The conversation is with no agent.")
            return
        if isinstance(happening, AgentLeaves):
            for handover in self.transcript.handovers:
                handover.is_open = False
            return
        self.transcript.messages.append(
            Message(
                happening=self.happening,
                at=self.transcript.now,
                umid=str(uuid5(phone.NAMESPACE, f"agent:{len(self.transcript.messages)}")),
                direction="outbound",
                channel="whatsapp",
                type="text",
                content={"text": happening.text},
                by_agent=True,
            )
        )

    # --- turns ---------------------------------------------------------------------------------------------

    def _begin(self, data: dict[str, Any], at: str | None = None) -> None:
        if not self._count_turn():
            return
        number, now = len(self._instances), self.transcript.now
        entry = at or self._journey.entry
        run = Run(happening=self.happening, at=now, id=number, entry=entry, data=data)
        self.transcript.runs.append(run)
        self._instances.append(Instance(id=str(uuid5(phone.NAMESPACE, f"run:{number}"))))
        self._recorder.before = data
        advance = engine.start(
            self._journey,
            instance_id=self._instances[number].id,
            data=data,
            now=now,
            evaluator=self._evaluator,
            refuse=self._refuse,
            watch=self._recorder.watch,
            is_closed=self._is_closed,
            known=lambda _: self._person,
            at=at,
        )
        self._take(number, advance)

    def _advance(self, number: int, event: Event) -> bool:
        """Give an event to a run; False when there have been too many turns."""
        if not self._count_turn():
            return False
        instance = self._instances[number]
        self._recorder.before = instance.data
        advance = engine.advance(
            self._journey,
            instance,
            event,
            evaluator=self._evaluator,
            refuse=self._refuse,
            watch=self._recorder.watch,
            is_closed=self._is_closed,
            known=lambda _: self._person,
        )
        self._take(number, advance)
        return True

    def _is_closed(self, message: SendMessage) -> bool:
        return phone.window_is_closed(self.transcript, self.stage, message)

    def _take(self, number: int, advance: Advance) -> None:
        self._instances[number] = advance.instance
        for effect in advance.effects:
            if isinstance(effect, SaveContact):
                saved = Answered(effect.name, effect.value, 1, 1, None, effect.tags, effect.defines)
                self._person = self._person.with_answer(saved)
        self._recorder.take(number, advance)
        while self._recorder.rejected:
            refused, event = self._recorder.rejected.pop(0)
            self._advance(refused, event)

    def _count_turn(self) -> bool:
        self._turns += 1
        transcript = self.transcript
        if self._turns <= limits.TURNS and not self._recorder.is_full and self._may_go_on():
            return True
        transcript.is_cut = True
        transcript.waits = []
        for request in transcript.pending:
            request.is_pending = False
        self._recorder.remark(
            "too_much", "So much happened that the trial was ended. Skip less time at once."
        )
        return False


def replay(
    definition: Definition,
    happenings: Iterable[AnyHappening],
    *,
    stage: Stage,
    evaluator: Evaluator,
    begins: datetime,
    refuse: engine.Refuse | None = None,
    templates: Templates = MappingProxyType({}),
    may_go_on: Callable[[], bool] = always,
) -> Transcript:
    """The transcript of what happened, in this order, to a journey."""
    rehearsal = Rehearsal(
        definition,
        stage,
        begins,
        evaluator=evaluator,
        refuse=refuse,
        templates=templates,
        may_go_on=may_go_on,
    )
    for happening in happenings:
        rehearsal.happen(happening)
    return rehearsal.transcript
