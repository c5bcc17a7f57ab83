"""Writing down what turns bring about: lines of logs, messages, requests, waits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

import msgspec

from chatwright.engine.model import (
    Advance,
    AwaitDtmf,
    AwaitReply,
    CallHttp,
    Effect,
    LogEntry,
    OpenHandover,
    PlaceCall,
    SaveContact,
    SendMessage,
    SendRejected,
    SendSms,
    StepError,
    WakeAt,
)
from chatwright.messages.addresses import normalise
from chatwright.rehearsal import limits, phone
from chatwright.rehearsal.model import Call, Failure, Handover, Line, Remark, Request, Stage, Transcript, Wait
from chatwright.rehearsal.templates import Templates


class Recorder:
    """Writes into a transcript. `happening` is the place of the current one, `before` the data before the turn."""

    def __init__(self, transcript: Transcript, stage: Stage, templates: Templates) -> None:
        self.transcript = transcript
        self.stage = stage
        self.happening = -1
        self.before: dict[str, Any] = {}
        self.bytes = 0
        self.rejected: list[tuple[int, SendRejected]] = []
        self._templates = templates
        self._addresses: dict[tuple[int, int], str] = {}
        self._watched: dict[int, tuple[str, dict[str, Any]]] = {}

    @property
    def is_full(self) -> bool:
        """Whether the transcript holds as much as it may."""
        return (
            self.bytes > limits.BYTES
            or len(self.transcript.lines) > limits.LINES
            or len(self.transcript.messages) > limits.MESSAGES
        )

    def weigh(self, value: Any) -> None:
        """Count what the transcript is about to hold."""
        self.bytes += len(msgspec.json.encode(value))

    def remark(self, code: str, message: str, *, fits: bool = False) -> None:
        """Say something about the current happening."""
        self.transcript.remarks.append(
            Remark(happening=self.happening, at=self.transcript.now, code=code, message=message, fits=fits)
        )

    def watch(self, entry: LogEntry, address: str, data: dict[str, Any]) -> None:
        """Note where a line was written, and which variables are new since the one before."""
        before = self.before
        stored = {name: value for name, value in data.items() if name not in before or before[name] != value}
        self._watched[id(entry)] = (address, {} if self.is_full else stored)
        if stored:
            self.weigh(stored)
            self.before = dict(data)

    def take(self, number: int, advance: Advance) -> None:
        """Note what a turn has brought about."""
        transcript = self.transcript
        for entry in advance.log:
            address, stored = self._watched.get(id(entry)) or (self._address(number, entry.seq), {})
            self._addresses[number, entry.seq] = address
            transcript.lines.append(
                Line(
                    happening=self.happening,
                    at=entry.at,
                    run=number,
                    seq=entry.seq,
                    step=address,
                    status=entry.status.value,
                    came_from=entry.came_from,
                    note=entry.note,
                    stored=stored,
                )
            )
        self._watched.clear()
        self._release(number, advance.released)
        for error in advance.errors:
            self._fail(number, error)
        for effect in advance.effects:
            self.weigh(effect)
            if not self.is_full:
                self._perform(number, effect, advance)
        transcript.status = advance.instance.status.value
        transcript.faulted = any(failure.run == number for failure in transcript.failures)
        transcript.data = advance.instance.data

    def _fail(self, number: int, error: StepError) -> None:
        mine = [line for line in self.transcript.lines if line.run == number]
        failed = next((line for line in reversed(mine) if line.status == "Failed"), mine[-1])
        self.transcript.failures.append(
            Failure(
                happening=self.happening,
                at=error.at,
                run=number,
                seq=failed.seq,
                step=failed.step,
                message=error.message,
            )
        )

    def _address(self, number: int, seq: int) -> str:
        return self._addresses.get((number, seq), "")

    def _release(self, number: int, keys: Iterable[int]) -> None:
        released = set(keys)
        transcript = self.transcript
        transcript.waits = [
            wait for wait in transcript.waits if wait.run != number or wait.key not in released
        ]
        for request in transcript.requests:
            if request.run == number and request.key in released:
                request.is_pending = False

    def _send(self, number: int, effect: SendMessage | SendSms, step: str) -> None:
        message = phone.show(
            self.transcript,
            self.stage,
            effect,
            self._templates,
            happening=self.happening,
            run=number,
            step=step,
        )
        if message.state == "rejected":
            said = str((message.error or {}).get("message"))
            event = SendRejected(now=self.transcript.now, key=effect.key, message=said)
            self.rejected.append((number, event))

    def _perform(self, number: int, effect: Effect, advance: Advance) -> None:
        """Do what an effect asks for, with the means of a rehearsal."""
        transcript, stage = self.transcript, self.stage
        step = self._address(number, effect.key)
        common: dict[str, Any] = {
            "happening": self.happening,
            "at": transcript.now,
            "run": number,
            "step": step,
        }
        is_awaited = effect.key not in advance.released
        match effect:
            case SaveContact():
                pass  # what is known of the person is the rehearsal's own
            case SendMessage() | SendSms():
                self._send(number, effect, step)
            case CallHttp():
                transcript.requests.append(
                    Request(
                        **common,
                        key=effect.key,
                        method=effect.method,
                        url=effect.url,
                        headers=effect.headers,
                        parameters=effect.parameters,
                        body=effect.body,
                        timeout_seconds=effect.timeout.total_seconds(),
                        is_pending=is_awaited,
                    )
                )
            case AwaitReply() | AwaitDtmf() | WakeAt():
                if is_awaited:
                    transcript.waits.append(wait_of(effect, common))
            case OpenHandover():
                transcript.handovers.append(
                    Handover(**common, ticket_id=effect.ticket_id, payload=effect.payload)
                )
            case PlaceCall():
                address = normalise(str(effect.params.get("destination")))
                transcript.calls.append(
                    Call(
                        **common,
                        uid=effect.uid,
                        client_request_id=effect.client_request_id,
                        action=effect.action,
                        params=effect.params,
                        to=None if address == stage.phone else address,
                    )
                )
            case _:
                assert_never(effect)


def wait_of(effect: AwaitReply | AwaitDtmf | WakeAt, common: dict[str, Any]) -> Wait:
    """What a run waits for."""
    match effect:
        case AwaitReply():
            sender, channel = effect.sender, effect.channel
            return Wait(
                **common,
                key=effect.key,
                kind="reply",
                deadline=effect.deadline,
                sender=sender,
                channel=channel,
            )
        case AwaitDtmf():
            return Wait(
                **common, key=effect.key, kind="dtmf", deadline=effect.deadline, call=effect.request_id
            )
        case WakeAt():
            return Wait(**common, key=effect.key, kind="timer", deadline=effect.at)
        case _:
            assert_never(effect)
