"""What a rehearsal says to people: messages, requests and where a journey stands, each in one line."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec

from chatwright.definitions import step_id_of
from chatwright.messages.choices import choices_of
from chatwright.rehearsal.model import Message, Request, Transcript
from chatwright.rehearsal.phone import is_on_screen


def words_of(message: Message) -> str:
    """The text of a message, whatever its type."""
    content = message.content
    interactive = content.get("interactive")
    if isinstance(interactive, dict):
        body = interactive.get("body")
        return str(body.get("text") or "") if isinstance(body, dict) else ""
    template = content.get("template")
    if isinstance(template, dict):
        return str(template.get("name") or "")
    return str(content.get("text") or content.get("url") or "")


def told_message(message: Message) -> str:
    """A message with its choices, and whom it went to or why it did not."""
    parts = [words_of(message) or f"({message.type})"]
    parts += [f"[{choice.title}]" for choice in choices_of(message.content)]
    if message.channel == "sms":
        parts.insert(0, "(SMS)")
    if message.to is not None:
        parts.append(f"(to +{message.to})")
    if message.state != "delivered":
        parts.append(f"(not delivered: {(message.error or {}).get('message')})")
    return " ".join(parts)


def told_request(request: Request) -> str:
    """Method, path and query, without the host and what secrets a path to our own backend holds."""
    parts = urlsplit(request.url)
    path = parts.path or "/"
    if path.startswith("/backend/"):
        path = "/" + path.split("/", 3)[-1]
    query = "&".join(filter(None, (parts.query, urlencode(request.parameters))))
    return f"{request.method} {path}" + (f"?{query}" if query else "")


def told_value(value: Any) -> str:
    """A value as JSON."""
    return msgspec.json.encode(value).decode()


def told_standing(transcript: Transcript) -> str:
    """Where the journey stands."""
    if transcript.failures and transcript.faulted:
        failure = transcript.failures[-1]
        return f'The step "{step_id_of(failure.step)}" failed: {failure.message}'
    if transcript.waits:
        wait = transcript.waits[-1]
        what = {"reply": "a reply", "dtmf": "keys", "timer": "time to pass"}[wait.kind]
        until = f"{wait.deadline:%Y-%m-%d %H:%M:%S}"
        return f'It waits for {what} at the step "{step_id_of(wait.step)}", until {until} UTC.'
    if not transcript.runs:
        return "The journey has not begun."
    last = f' Its last step was "{step_id_of(transcript.lines[-1].step)}".' if transcript.lines else ""
    return f"The journey has ended.{last}"


def offered(transcript: Transcript) -> str:
    """What can be tapped on the phone, as a sentence to add."""
    titles = [
        choice.title
        for message in transcript.messages
        if is_on_screen(message)
        for choice in choices_of(message.content)
    ]
    return f" There are: {', '.join(dict.fromkeys(titles))}." if titles else " Nothing can be tapped."
