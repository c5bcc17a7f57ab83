"""Journeys to be checked, said in few words."""

from __future__ import annotations

from typing import Any

from chatwright.checks import check_source
from chatwright.definitions import Problem

CUSTOMER = "{{data.payload.user.channelUserId}}"
NO_REPLY = "{{step.reply == null}}"
REPLY = "{{step.reply != null}}"


def message(id_: str, content: dict[str, Any] | str, next_: str | None = None, **more: Any) -> dict[str, Any]:
    """A message; a text is one of type text."""
    given = {"text": content} if isinstance(content, str) else content
    kind = more.pop("type", "interactive" if "interactive" in given else "text")
    inputs = {"subAccountId": "a", "user": {"msisdn": CUSTOMER}, "type": kind, "content": given}
    return {"id": id_, "stepType": "ChatAppsMessage", "inputs": inputs, "nextStepId": next_, **more}


def buttons(*choices: tuple[str, str], text: str = "Which one?") -> dict[str, Any]:
    """The content of a message with reply buttons."""
    given = [{"type": "reply", "reply": {"id": id_, "title": title}} for id_, title in choices]
    return {"interactive": {"type": "button", "body": {"text": text}, "action": {"buttons": given}}}


def rows(*choices: tuple[str, str], **more: Any) -> dict[str, Any]:
    """The content of a message with a list."""
    given = [{"id": id_, "title": title} for id_, title in choices]
    action = {"button": "See all", "sections": [{"title": "All", "rows": given}]}
    return {"interactive": {"type": "list", "body": {"text": "Which one?"}, "action": action, **more}}


def wait(id_: str, select: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A wait for a reply."""
    inputs = {"from": CUSTOMER, "channel": "whatsapp", "timeout": more.pop("timeout", "0.00:30:00")}
    return {"id": id_, "stepType": "WaitForReply", "inputs": inputs, "selectNextStep": select or {}, **more}


def request(id_: str, select: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A request to a service."""
    inputs = {"url": more.pop("url", "https://example.com/a"), "method": "GET", **more.pop("inputs", {})}
    return {"id": id_, "stepType": "HttpRequest", "inputs": inputs, "selectNextStep": select or {}, **more}


def branch(id_: str, select: dict[str, Any]) -> dict[str, Any]:
    """A branch."""
    return {"id": id_, "stepType": "Branch", "selectNextStep": select}


def pause(id_: str, duration: str, next_: str | None = None) -> dict[str, Any]:
    """A wait for some time."""
    return {"id": id_, "stepType": "Wait", "inputs": {"duration": duration}, "nextStepId": next_}


def problems(*steps: dict[str, Any], **more: Any) -> list[Problem]:
    """What the checks say of a journey that a customer's message starts."""
    canvas = {"open": more.pop("open", {})}
    source = {"trigger": "inbound_chat_apps", "definition": {"name": "J", "steps": list(steps)}, **more}
    return check_source(source, canvas)


def codes(*steps: dict[str, Any], **more: Any) -> list[tuple[str, str | None]]:
    """The codes with the steps that they are told of."""
    return [(problem.code, problem.step) for problem in problems(*steps, **more)]
