"""`chatwright simulate`: chat with a definition in the terminal; a rehearsal whose requests are made for real."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from chatwright import definitions as model
from chatwright.cli.definitions import FILE, hide_token
from chatwright.cli.serve import read_settings
from chatwright.engine.model import CallHttp, HttpFinished
from chatwright.expressions import Evaluator
from chatwright.messages.choices import Choice, choices_of
from chatwright.rehearsal import AnyHappening, Rehearsal, Stage
from chatwright.rehearsal.model import Message, Taps, TimePasses, Writes
from chatwright.rehearsal.requests import answer_of, call_of
from chatwright.rehearsal.telling import told_message, words_of
from chatwright.settings import Settings

HELP = "Write as the customer. /skip 0.01:00:00 moves the clock; /quit ends. A number taps a choice."
STAGE = Stage(name="You", account_id="simulated", sub_account_id="simulated")


class Chat:
    """One customer at a terminal."""

    def __init__(self, definition: model.Definition, settings: Settings) -> None:
        self._rehearsal = Rehearsal(definition, STAGE, datetime.now(UTC), evaluator=Evaluator())
        self._settings = settings
        self._skipped = timedelta(0)
        self._choices: list[Choice] = []
        self._shown: dict[str, int] = {}

    def now(self) -> datetime:
        """The time in the chat."""
        return datetime.now(UTC) + self._skipped

    def say(self, text: str) -> None:
        """The customer writes, or taps the choice with this number."""
        choices, self._choices = self._choices, []
        if re.fullmatch(r"[0-9]{1,3}", text) and 0 < int(text) <= len(choices):
            chosen = choices[int(text) - 1]
            self._happen(Taps(at=self.now(), id=chosen.id, title=chosen.title))
        else:
            self._happen(Writes(at=self.now(), text=text))

    def skip(self, by: timedelta) -> None:
        """Move the clock, and let what becomes due happen."""
        self._skipped += by
        self._happen(TimePasses(at=self.now()))

    def _happen(self, happening: AnyHappening) -> None:
        transcript = self._rehearsal.happen(happening)
        self._show()
        while transcript.pending:
            request = transcript.pending[0]
            finished = asyncio.run(perform(call_of(request), self._settings))
            self._rehearsal.happen(answer_of(request, finished, self.now()))
            self._show()

    def _show(self) -> None:
        transcript = self._rehearsal.transcript
        for message in self._new("messages", transcript.messages):
            if message.direction == "outbound":
                self._print(message)
        for call in self._new("calls", transcript.calls):
            click.secho(f"(a call: {call.params.get('text') or call.action})", dim=True)
        for _ in self._new("handovers", transcript.handovers):
            click.secho("(handed over to an agent)", dim=True)
        for failure in self._new("failures", transcript.failures):
            click.secho(f'Step "{model.step_id_of(failure.step)}" failed: {failure.message}', fg="red")
        for remark in self._new("remarks", transcript.remarks):
            click.secho(f"({remark.message})", dim=True)
        if transcript.runs and not transcript.waits and not transcript.pending:
            click.secho(f"({transcript.status})", dim=True)

    def _new(self, what: str, items: list[Any]) -> Iterator[Any]:
        known, self._shown[what] = self._shown.get(what, 0), len(items)
        yield from items[known:]

    def _print(self, message: Message) -> None:
        choices = choices_of(message.content)
        if not choices or message.state == "undelivered":
            click.secho(told_message(message), fg="green")
            return
        self._choices = choices
        click.secho(words_of(message), fg="green")
        for number, choice in enumerate(choices, 1):
            row = choice.content["interactive"].get("list_reply") or {}
            described = f" ({row['description']})" if row.get("description") else ""
            click.secho(f"  {number}. {choice.title}{described}", fg="cyan")


async def perform(call: CallHttp, settings: Settings) -> HttpFinished:
    """Make the request of an HTTP step for real, through the guard; our own backend may be reached."""
    from chatwright.clock import SystemClock  # noqa: PLC0415
    from chatwright.demo import backend_url  # noqa: PLC0415
    from chatwright.egress import EgressGuard  # noqa: PLC0415
    from chatwright.runtime.calls import Calls  # noqa: PLC0415

    guard = EgressGuard(settings.egress_allow, builtin=(backend_url(settings),))
    try:
        click.secho(f"({call.method} {hide_token(call.url)})", dim=True)
        return await Calls(guard, SystemClock()).perform(str(uuid4()), call)
    finally:
        await guard.close()


@click.command()
@click.argument("file", type=FILE)
def simulate(file: Path) -> None:
    """Chat with the definition in FILE, here in the terminal."""
    try:
        definition = model.read(file.read_bytes())
    except model.DefinitionError as error:
        raise click.ClickException(f"{file}: {error.message}") from error
    chat = Chat(definition, read_settings())
    click.secho(HELP, dim=True)
    while True:
        try:
            text = click.prompt("you", prompt_suffix=" > ").strip()
        except (click.Abort, EOFError):
            return
        if text == "/quit":
            return
        if text.startswith("/skip"):
            try:
                chat.skip(model.parse_duration(text.removeprefix("/skip").strip() or "0.01:00:00"))
            except model.DurationError as error:
                click.secho(str(error), fg="red")
            continue
        chat.say(text)
