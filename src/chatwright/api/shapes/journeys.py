"""Journeys, their drafts, and what is wrong with them."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

Trigger = Literal["inbound_chat_apps", "inbound_sms", "http_request"]
Switch = Literal["enabled", "disabled"]


class Counts(TypedDict):
    """How many runs there were."""

    running: int
    started: int
    completed: int
    terminated: int


class Entry(TypedDict):
    """Of the first step, what the list needs to say when a journey starts."""

    id: str
    stepType: str
    selectNextStep: dict[str, str | None] | None


class Journey(TypedDict):
    """A journey in the list; one without a `version` is only a draft."""

    id: str
    name: str
    version: int | None
    status: Literal["enabled", "disabled", "draft"]
    trigger: Trigger
    subAccountId: str | None
    createdAt: str
    updatedAt: str
    updatedBy: str | None
    isChanged: bool
    counts: Counts
    entry: Entry | None


class JourneyList(TypedDict):
    """All journeys, the one that was changed last first."""

    journeys: list[Journey]


class Problem(TypedDict):
    """Something wrong or odd at a field of a step. `message` says it in English; `code` and `values` are for other
    languages.
    """

    level: Literal["error", "warning"]
    code: str
    step: str | None
    address: str | None
    field: str
    message: str
    values: dict[str, str | int | float]


class JourneyDetail(TypedDict):
    """A version of a journey with its definition; `source` as the Automation API answers it."""

    id: str
    name: str
    version: int
    status: Switch
    trigger: Trigger
    subAccountId: str | None
    createdAt: str
    counts: Counts
    source: dict[str, Any]
    problems: list[Problem]


class NewJourney(TypedDict, total=False):
    """A journey to begin: without steps, with `source` and `canvas` of another one, or one of the `gallery`."""

    name: str
    subAccountId: str
    source: dict[str, Any]
    canvas: dict[str, Any]
    gallery: str


class Made(TypedDict):
    """The id of what was made."""

    id: str


class Draft(TypedDict):
    """What is being drawn: `source` is the definition, `canvas` the drawing alone."""

    id: str
    revision: int
    basedOn: int | None
    newest: int | None
    isChanged: bool
    source: dict[str, Any]
    canvas: dict[str, Any]
    updatedAt: str | None
    updatedBy: str | None
    problems: list[Problem]


class DraftState(TypedDict):
    """Who saved last."""

    revision: int
    isChanged: bool
    newest: int | None
    updatedAt: str | None
    updatedBy: str | None


class SaveDraft(TypedDict):
    """A draft to save, by who has seen `revision`."""

    source: dict[str, Any]
    canvas: dict[str, Any]
    revision: int
    basedOn: NotRequired[int | None]


class Saved(TypedDict):
    """The revision that a save made."""

    revision: int
    problems: list[Problem]


class Publish(TypedDict):
    """What publishes a draft: the revision that was seen, and what has changed in words."""

    revision: int
    note: NotRequired[str | None]


class Published(TypedDict):
    """The version that a draft became."""

    version: int
    revision: int


class SetStatus(TypedDict):
    """On or off."""

    status: Switch


class StatusSet(TypedDict):
    """The version in which a journey is on or off."""

    version: int
    status: Switch
