"""Running a conversation test: what is expected is compared with what a rehearsal gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, assert_never

from chatwright.definitions import Definition, step_id_of
from chatwright.expressions import Evaluator
from chatwright.messages.choices import choices_of
from chatwright.rehearsal.model import (
    AgentLeaves,
    AgentWrites,
    Answers,
    AnyHappening,
    Fills,
    Message,
    Presses,
    Request,
    Requests,
    Sends,
    Taps,
    TimePasses,
    Transcript,
    Writes,
)
from chatwright.rehearsal.replay import Rehearsal
from chatwright.rehearsal.script import (
    AGENT_LEAVES,
    Asked,
    Does,
    Ends,
    Expects,
    Prepared,
    Rings,
    Says,
    Silence,
    Test,
    Variables,
)
from chatwright.rehearsal.telling import (
    offered,
    told_message,
    told_request,
    told_standing,
    told_value,
    words_of,
)


class Unmet(Exception):
    """An expectation was not met; the text says what was there instead."""


@dataclass(slots=True)
class Result:
    """What became of a test. `chat` is told line by line: who, and what.

    `failure` says what was wrong at `line` of the file; None when the test passed.
    """

    test: Test
    chat: list[tuple[str, str]] = field(default_factory=list)
    line: int = 0
    failure: str | None = None


def run_test(definition: Definition, test: Test, evaluator: Evaluator) -> Result:
    """Run one conversation against a journey."""
    result = Result(test)
    check = Check(definition, test, evaluator, result)
    for item in test.chat:
        try:
            if isinstance(item, Does):
                check.do(item)
            else:
                check.expect(item)
        except Unmet as unmet:
            result.line, result.failure = item.line, str(unmet)
            return result
    return result


class Check:
    """A test that is being run."""

    def __init__(self, definition: Definition, test: Test, evaluator: Evaluator, result: Result) -> None:
        self._rehearsal = Rehearsal(definition, test.stage, test.begins, evaluator=evaluator)
        self._answers: list[Prepared] = list(test.answers)
        self._result = result
        self._messages, self._requests, self._calls, self._failures = 0, 0, 0, 0
        self._told: dict[str, int] = {}

    @property
    def transcript(self) -> Transcript:
        """What came of it so far."""
        return self._rehearsal.transcript

    def do(self, item: Does) -> None:
        """Let something happen, and answer what servers are asked. Raises Unmet when it cannot happen."""
        self._messages = len(self._spoken())
        self._tell(item)
        self._happen(self._happening(item))
        while self.transcript.pending:
            self._answer(self.transcript.pending[0])

    def _tell(self, item: Does) -> None:
        match item.kind:
            case "customer":
                self._note("customer", item.text)
            case "sms":
                self._note("customer", f"(SMS) {item.text}")
            case "taps" | "keys" | "sends":
                self._note("customer", f"({item.kind} {item.text})")
            case "fills":
                self._note("customer", f"(fills in the form: {told_value(item.data)})")
            case "agent":
                self._note("agent", item.text)
            case "later":
                self._note("", f"({item.text} later)")
            case _:
                self._note("", f"({item.kind})")

    def _happening(self, item: Does) -> AnyHappening:
        now = self.transcript.now
        match item.kind:
            case "customer":
                return Writes(at=now, text=item.text, reply_to_umid=self._quoted(item))
            case "sms":
                return Writes(at=now, text=item.text, channel="sms")
            case "taps":
                return Taps(at=now, title=item.text)
            case "sends":
                quoted = self._quoted(item)
                return Sends(at=now, kind=item.text, content=item.data, reply_to_umid=quoted)  # type: ignore[arg-type]
            case "fills":
                return Fills(at=now, answer=item.data)
            case "keys":
                return Presses(at=now, keys=item.text)
            case "trigger":
                return Requests(at=now, data=item.data)
            case "later":
                return TimePasses(at=now + item.by)
            case "agent":
                return AgentWrites(at=now, text=item.text)
            case _:
                assert item.kind == AGENT_LEAVES, item.kind
                return AgentLeaves(at=now)

    def _quoted(self, item: Does) -> str | None:
        """The newest message with the words that are quoted. Raises Unmet when there is none."""
        if item.quotes is None:
            return None
        for message in reversed(self.transcript.messages):
            if message.to is None and item.quotes in words_of(message):
                return message.umid
        raise Unmet(f"There is no message to quote that says {item.quotes!r}.")

    def _happen(self, happening: AnyHappening) -> None:
        before = len(self.transcript.remarks)
        self._rehearsal.happen(happening)
        self._tell_news()
        for remark in self.transcript.remarks[before:]:
            if not remark.fits:
                shown = offered(self.transcript) if remark.code == "no_choice" else ""
                raise Unmet(remark.message + shown)
            self._note("", f"({remark.message})")

    def _answer(self, request: Request) -> None:
        place = next(
            (
                at
                for at, answer in enumerate(self._answers)
                if answer.request.covers(request.method, request.url, request.parameters)
            ),
            None,
        )
        if place is None:
            asked = told_request(request)
            self._note("server", asked)
            raise Unmet(
                f'The step "{step_id_of(request.step)}" asks {asked}, and there is no answer left for it. '
                f"Add one under answers."
            )
        answer = self._answers.pop(place)
        self._note("server", f"{told_request(request)} -> {answer.code or answer.reason}")
        self._happen(
            Answers(
                at=self.transcript.now,
                method=request.method,
                url=request.url,
                step=request.step,
                code=answer.code,
                reason=answer.reason,
                body=answer.body,
                warning=answer.reason if answer.code == 0 else None,
            )
        )

    # --- what is expected ----------------------------------------------------------------------------------

    def expect(self, item: Expects) -> None:
        """Compare. Raises Unmet."""
        match item:
            case Says():
                self._expect_message(item)
            case Silence():
                rest = self._spoken()[self._messages :]
                if rest:
                    raise Unmet(f"The business says: {told_message(rest[0])}")
            case Variables():
                for name, (text, value) in item.values.items():
                    self._expect_value(name, text, value)
            case Ends():
                state = standing(self.transcript)
                if state != item.state:
                    raise Unmet(f"The journey is {state}. {told_standing(self.transcript)}")
            case Rings():
                call = next(iter(self.transcript.calls[self._calls :]), None)
                if call is None:
                    raise Unmet(f"The phone does not ring. {told_standing(self.transcript)}")
                self._calls += 1
                if item.text not in str(call.params.get("text") or ""):
                    raise Unmet(f"The call says: {call.params.get('text')}")
            case Asked():
                self._expect_request(item)
            case _:
                assert_never(item)

    def _expect_message(self, item: Says) -> None:
        message = next(iter(self._spoken()[self._messages :]), None)
        if message is None:
            raise Unmet(f"The business says nothing more. {told_standing(self.transcript)}")
        self._messages += 1
        words = words_of(message)
        if item.text != words if item.exactly else item.text not in words:
            raise Unmet(f"The business says: {told_message(message)}")
        if item.undelivered != (message.state != "delivered"):
            why = (message.error or {}).get("message", "")
            raise Unmet(f"The message is not delivered: {why}." if why else "The message is delivered.")
        titles = tuple(choice.title for choice in choices_of(message.content))
        if item.choices is not None and item.choices != titles:
            raise Unmet(f"The message offers {', '.join(titles) or 'no choices'}.")

    def _expect_request(self, item: Asked) -> None:
        request = next(iter(self.transcript.requests[self._requests :]), None)
        if request is None:
            raise Unmet(f"No server is asked. {told_standing(self.transcript)}")
        self._requests += 1
        if not item.request.covers(request.method, request.url, request.parameters):
            raise Unmet(f"The request is {told_request(request)}.")
        if item.body is not None and not holds(request.body, item.body):
            raise Unmet(f"The body of the request is {told_value(request.body)}.")

    def _expect_value(self, name: str, text: str | None, value: Any) -> None:
        found: Any = self.transcript.data
        for part in name.split("."):
            found = found.get(part, MISSING) if isinstance(found, dict) else MISSING
        if found is MISSING:
            raise Unmet(f"There is no variable {name}. There are: {', '.join(self.transcript.data)}.")
        if found != (text if isinstance(found, str) else value):
            raise Unmet(f"{name} is {told_value(found)}.")

    # --- telling -------------------------------------------------------------------------------------------

    def _spoken(self) -> list[Message]:
        return [message for message in self.transcript.messages if message.direction == "outbound"]

    def _tell_news(self) -> None:
        self._result.chat += self._news()

    def _news(self) -> Iterator[tuple[str, str]]:
        spoken = [message for message in self._spoken() if not message.by_agent]
        for message in self._since("messages", spoken):
            yield "business", told_message(message)
        for call in self._since("calls", self.transcript.calls):
            yield "call", str(call.params.get("text") or call.action)
        for failure in self._since("failures", self.transcript.failures):
            yield "", f'(Step "{step_id_of(failure.step)}" failed: {failure.message})'

    def _since(self, what: str, items: list[Any]) -> list[Any]:
        known, self._told[what] = self._told.get(what, 0), len(items)
        return items[known:]

    def _note(self, who: str, what: str) -> None:
        self._result.chat.append((who, what))


MISSING = object()


def holds(value: Any, wanted: Any) -> bool:
    """Whether a value has all that is wanted of it: objects may have more fields."""
    if isinstance(wanted, dict):
        return isinstance(value, dict) and all(
            name in value and holds(value[name], inner) for name, inner in wanted.items()
        )
    if isinstance(value, str) and not isinstance(wanted, str | list):
        return value == str(wanted)
    return bool(value == wanted)


def standing(transcript: Transcript) -> str:
    """How the journey stands, in the words of tests."""
    if transcript.faulted:
        return "failed"
    if transcript.handed_over:
        return "handed over"
    if transcript.waits or transcript.pending:
        return "waiting"
    return "complete" if transcript.status == "Complete" else "not begun"
