"""What the event that starts a journey brings (automation.md section 2, messaging.md section 10.4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chatwright.checks.texts import problem
from chatwright.definitions import Definition, Problem, Step, Trigger
from chatwright.definitions.nearest import nearest
from chatwright.expressions.compiled import DECLARATION

ADDED = frozenset(("accountId", "subAccountId", "triggeredAt"))
ROOT = frozenset((*ADDED, "namespace", "eventType", "description", "version", "payload"))
USER: Mapping[str, Any] = dict.fromkeys(("msisdn", "channelUserId", "name", "bsuid", "username"))
PAYLOADS: Mapping[Trigger, Mapping[str, Any]] = {
    Trigger.INBOUND_CHAT_APPS: {
        **dict.fromkeys(("umid", "subAccountId", "timestamp", "type", "content", "replyToUmid", "context")),
        "user": USER,
        "recipient": dict.fromkeys(("channel", "channelId")),
    },
    Trigger.INBOUND_SMS: {
        **dict.fromkeys(
            ("umid", "subAccountId", "timestamp", "source", "destination", "body", "encoding", "smsCount")
        ),
        "price": dict.fromkeys(("total", "perSms", "currency")),
        "content": None,
        "user": USER,
    },
}
"""The fields of `payload`; None where anything may stand below."""


def declared_names(definition: Definition) -> set[str]:
    """The values that an `http_request` journey says it is started with [A-OUT-1], and those added to every event."""
    if definition.trigger is not Trigger.HTTP_REQUEST:
        return set()
    return {
        name
        for step in definition.walk()
        for name, value in step.outputs.items()
        if isinstance(value, str) and DECLARATION.fullmatch(value)
    }


def field_problem(trigger: Trigger, step: Step, field: str, path: tuple[str, ...]) -> Problem | None:
    """A read of the event's payload that it does not have."""
    known: Mapping[str, Any] | None = PAYLOADS.get(trigger)
    if path[0] != "payload" or known is None:
        return None
    for index, name in enumerate(path[1:], 1):
        if name not in known:
            told = ".".join(path[: index + 1])
            meant = nearest(name, known)
            if meant is None:
                return problem("event_field_unknown", step, field, name=told)
            return problem(
                "event_field_misspelt", step, field, name=told, meant=".".join((*path[:index], meant))
            )
        known = known[name]
        if known is None:
            return None
    return None
