"""`chatwright simulate`: chat with a definition in the terminal, through the engine alone."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from chatwright import definitions as model
from chatwright import engine
from chatwright.cli.definitions import FILE, hide_token
from chatwright.cli.serve import read_settings
from chatwright.engine.model import (
    Advance,
    AwaitReply,
    CallHttp,
    HttpFinished,
    ReplyReceived,
    SendMessage,
    SendSms,
    Status,
    TimeIsUp,
    WakeAt,
)
from chatwright.expressions import Evaluator
from chatwright.messages.incoming import make_chat_apps_event
from chatwright.settings import Settings

HELP = "Write as the customer. /skip 0.01:00:00 moves the clock; /quit ends. A number taps a choice."
PHONE = "6591234567"


class Chat:
    """One customer and one instance at a time."""

    def __init__(self, definition: model.Definition, settings: Settings) -> None:
        self._journey = engine.compile(definition)
        self._settings = settings
        self._evaluator = Evaluator()
        self._now = datetime.now(UTC)
        self._advance: Advance | None = None
        self._waits: dict[int, AwaitReply] = {}
        self._timers: dict[int, datetime] = {}
        self._choices: list[tuple[str, dict[str, Any]]] = []

    def say(self, text: str) -> None:
        """The customer writes, or taps the choice with this number."""
        choices, self._choices = self._choices, []
        if re.fullmatch(r"[0-9]{1,3}", text) and 0 < int(text) <= len(choices):
            kind, choice = choices[int(text) - 1]
            content: dict[str, Any] = {"interactive": {"type": kind, kind: choice}}
            type_ = "Interactive"
        else:
            content, type_ = {"text": text}, "Text"
        event = make_chat_apps_event(
            umid=str(uuid4()),
            sub_account_id="simulated",
            address=PHONE,
            name="You",
            channel_id="simulated",
            moment=self._now,
            type_=type_,
            content=content,
            reply_to_umid=None,
        )
        data = {
            **event,
            "accountId": "simulated",
            "subAccountId": "simulated",
            "triggeredAt": self._now.isoformat(),
        }
        if self._waits and self._advance is not None:
            key = max(self._waits)
            self._go_on(ReplyReceived(now=self._now, key=key, event=data))
        else:
            begun = engine.start(
                self._journey, instance_id=str(uuid4()), data=data, now=self._now, evaluator=self._evaluator
            )
            self._show(begun)

    def skip(self, by: timedelta) -> None:
        """Move the clock, and let what becomes due happen."""
        end = self._now + by
        while self._timers and min(self._timers.values()) <= end:
            key = min(self._timers, key=lambda number: self._timers[number])
            self._now = max(self._now, self._timers[key])
            self._go_on(TimeIsUp(now=self._now, key=key))
        self._now = end

    def _go_on(self, event: Any) -> None:
        assert self._advance is not None
        self._show(engine.advance(self._journey, self._advance.instance, event, evaluator=self._evaluator))

    def _show(self, advance: Advance) -> None:
        self._advance = advance
        for key in advance.released:
            self._waits.pop(key, None)
            self._timers.pop(key, None)
        calls = []
        for effect in advance.effects:
            match effect:
                case SendMessage():
                    self._print(effect.content)
                case SendSms():
                    click.secho(f"SMS to {effect.destination}: {effect.text}", fg="green")
                case AwaitReply():
                    self._waits[effect.key], self._timers[effect.key] = effect, effect.deadline
                case WakeAt():
                    self._timers[effect.key] = effect.at
                case CallHttp():
                    calls.append(effect)
                case _:
                    click.secho(f"({type(effect).__name__})", dim=True)
        for error in advance.errors:
            click.secho(f'Step "{error.step}" failed: {error.message}', fg="red")
        if advance.instance.status is not Status.RUNNABLE:
            click.secho(f"({advance.instance.status.value})", dim=True)
        for call in calls:
            self._go_on(asyncio.run(perform(call, self._settings)))

    def _print(self, content: dict[str, Any]) -> None:
        interactive = content.get("interactive")
        if not isinstance(interactive, dict):
            click.secho(str(content.get("text") or content), fg="green")
            return
        click.secho(str((interactive.get("body") or {}).get("text", "")), fg="green")
        action = interactive.get("action") or {}
        self._choices = [("button_reply", button["reply"]) for button in action.get("buttons") or ()]
        for section in action.get("sections") or ():
            self._choices += [("list_reply", row) for row in section.get("rows") or ()]
        for number, (_, choice) in enumerate(self._choices, 1):
            described = f" ({choice['description']})" if choice.get("description") else ""
            click.secho(f"  {number}. {choice.get('title')}{described}", fg="cyan")


async def perform(call: CallHttp, settings: Settings) -> HttpFinished:
    """Make the request of an HTTP step for real, through the guard; our own backend may be reached."""
    from chatwright.clock import SystemClock  # noqa: PLC0415
    from chatwright.demo import backend_url  # noqa: PLC0415
    from chatwright.egress import EgressGuard  # noqa: PLC0415
    from chatwright.runtime.calls import Calls  # noqa: PLC0415

    guard = EgressGuard(settings.egress_allow, builtin=(backend_url(settings),))
    try:
        click.secho(f"({call.method} {hide_token(call.url)})", dim=True)
        return await Calls(guard, SystemClock()).perform("simulated", call)
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
