"""A definition as read: typed where we understand it, and the JSON as it came for all the rest."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal


class Trigger(StrEnum):
    """What starts a definition (automation.md section 2)."""

    INBOUND_SMS = "inbound_sms"
    INBOUND_CHAT_APPS = "inbound_chat_apps"
    HTTP_REQUEST = "http_request"


class DefinitionStatus(StrEnum):
    """Whether its trigger starts a definition."""

    ENABLED = "enabled"
    DISABLED = "disabled"


class StepType(StrEnum):
    """The step kinds, in canonical spelling (automation.md section 3)."""

    CHAT_APPS_MESSAGE = "ChatAppsMessage"
    SMS = "SMS"
    HTTP_REQUEST = "HttpRequest"
    WAIT = "Wait"
    WAIT_FOR_REPLY = "WaitForReply"
    BRANCH = "Branch"
    IF = "If"
    VOICE_MESSAGE = "VoiceMessage"
    WAIT_FOR_DTMF = "WaitForDTMF"
    SEND_TO_CONVERSE = "SendToConverse"
    JUMP_TO = "JumpTo"


SPELLINGS = {kind.value.lower(): kind for kind in StepType} | {
    "jump": StepType.JUMP_TO,
    "goto": StepType.JUMP_TO,
}
"""Every spelling of a step type, in small letters [A-DEF-4]."""


class DefinitionError(Exception):
    """A definition cannot be run. `code` is that of automation.md section 6."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Problem:
    """Something odd (`warning`) or impossible (`error`) about a definition, at a field of a step.

    `code` names its kind for good, and `values` are what `message` says beside the words of that kind, so that it
    can be said in other languages. `number` is the Automation API's (automation.md section 6).
    """

    level: Literal["error", "warning"]
    step: str | None
    field: str
    message: str
    number: int = 0
    code: str = ""
    address: str | None = None
    values: Mapping[str, str | int] = dataclasses.field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        """The whole sentence: where, and what."""
        where = f'Step "{self.step}"' if self.step else "Definition"
        return f"{where} → {self.field}: {self.message}" if self.field else f"{where}: {self.message}"

    def as_json(self) -> dict[str, Any]:
        """The problem for the wire."""
        return {
            "level": self.level,
            "code": self.code,
            "step": self.step,
            "address": self.address,
            "field": self.field,
            "message": self.message,
            "values": dict(self.values),
        }


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `address` tells it from a step of the same id elsewhere (see `addresses`).

    `type` is in canonical spelling whatever the JSON says [A-DEF-4]. `outputs` are those of the step, wherever
    they stood. `select` keeps the order of its keys [A-SEL-2]; `branches` are the inner arrays of `do`.
    """

    id: str
    address: str
    type: StepType
    inputs: dict[str, Any]
    outputs: dict[str, Any]
    next_step: str | None
    select: tuple[tuple[str, Any], ...]
    branches: tuple[tuple[Step, ...], ...]

    def walk(self) -> Iterator[Step]:
        """The step and all that are nested in it."""
        yield self
        for branch in self.branches:
            for step in branch:
                yield from step.walk()


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition; `raw` is the JSON as it came, with the order of its keys, never changed."""

    raw: dict[str, Any]
    name: str
    trigger: Trigger
    status: DefinitionStatus
    sub_account_id: str | None
    steps: tuple[Step, ...]
    warnings: tuple[Problem, ...]

    def walk(self) -> Iterator[Step]:
        """Every step, nested ones after the one that holds them."""
        for step in self.steps:
            yield from step.walk()
