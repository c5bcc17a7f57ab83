"""Broadcasts: what they send to whom, and what became of it."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from chatwright.api.shapes.templates import ShownTemplate

BroadcastStatus = Literal["draft", "scheduled", "running", "paused", "cancelled", "finished"]
RecipientState = Literal["waiting", "queued", "sent", "delivered", "read", "failed", "skipped"]
FaultReason = Literal["empty", "unreadable", "too_short", "too_long", "unknown_country", "too_much"]


class BroadcastFilling(TypedDict):
    """What stands in a place of the template: the cell of a column, or a text; `fallback` when that is empty."""

    column: NotRequired[str]
    text: NotRequired[str]
    fallback: NotRequired[str]


class BroadcastCounts(TypedDict):
    """How many recipients: those who read it were delivered to as well, and those delivered to were sent to."""

    total: int
    waiting: int
    queued: int
    sent: int
    delivered: int
    read: int
    failed: int
    skipped: int
    answered: int
    optedOut: int


class BroadcastFailure(TypedDict):
    """Why messages failed, as a word and the provider's code, and how many; `reason` names it in `again`."""

    reason: str
    word: str
    code: int | None
    count: int


class BroadcastList(TypedDict):
    """The list of recipients: `isComplete` once it has come in whole."""

    name: str | None
    isComplete: bool
    columns: list[str]
    total: int
    duplicates: int
    faulty: int


class Broadcast(TypedDict):
    """A broadcast. `startsAt` is local time in `timeZone`; `pauseReason` says why it paused by itself."""

    id: str
    name: str
    subAccountId: str
    templateName: str
    templateLanguage: str
    fillings: dict[str, BroadcastFilling]
    status: BroadcastStatus
    pauseReason: str | None
    list: BroadcastList
    counts: BroadcastCounts
    failures: list[BroadcastFailure]
    startsAt: str | None
    timeZone: str | None
    createdBy: str | None
    createdAt: str
    startedAt: str | None
    finishedAt: str | None


class BroadcastPage(TypedDict):
    """Some broadcasts, newest first; `next` is the `before` of the page that follows."""

    broadcasts: list[Broadcast]
    next: int | None


class NewBroadcast(TypedDict):
    """A broadcast to begin: an approved template of a subaccount."""

    name: str
    subAccountId: str
    templateName: str
    templateLanguage: str


class DescribeBroadcast(TypedDict):
    """What a draft sends."""

    name: str
    subAccountId: str
    templateName: str
    templateLanguage: str
    fillings: dict[str, BroadcastFilling]


class TakeSegment(TypedDict):
    """The segment whose contacts are the recipients; without one, all contacts."""

    segment: NotRequired[str | None]


class BroadcastRow(TypedDict):
    """A recipient with the cells of its row."""

    n: int
    address: str
    cells: list[str]


class RowFault(TypedDict):
    """A row that could not be taken, and why."""

    n: int
    value: str
    reason: FaultReason


class RowPage(TypedDict):
    """The first rows of a list, and the first that could not be taken."""

    rows: list[BroadcastRow]
    faults: list[RowFault]


class PreviewBroadcast(TypedDict):
    """Fillings to try with the first rows."""

    fillings: dict[str, BroadcastFilling]


class PreviewRow(TypedDict):
    """A recipient with the message as the phone shows it; `wrong` is why it would not go out."""

    n: int
    address: str
    shown: ShownTemplate
    wrong: str | None


class BroadcastPreview(TypedDict):
    """The messages of the first rows; without a list, one with no values from it."""

    rows: list[PreviewRow]


class EmptyPlace(TypedDict):
    """A place for which recipients have no value: how many, and the first row."""

    place: str
    count: int
    first: int | None


class RefusedRow(TypedDict):
    """A recipient whose message WhatsApp would refuse, and why."""

    n: int
    address: str
    message: str


class BroadcastCheck(TypedDict):
    """What there is to know before the start. `problems` are in its way; the others get no message.

    `template` is the template's status, `willSkip` who does not want it, `empty` and `refused` whose rows are not
    right.
    """

    problems: list[Literal["list", "template", "fillings", "columns"]]
    template: str | None
    category: str | None
    total: int
    willSkip: int
    empty: list[EmptyPlace]
    refused: list[RefusedRow]


class StartBroadcast(TypedDict):
    """When it starts: now, or at a local time such as 2026-12-01T09:00 in an IANA time zone.

    `leaveOut` says that recipients without all values may be left out.
    """

    at: NotRequired[str]
    timeZone: NotRequired[str]
    leaveOut: NotRequired[bool]


class SendAgain(TypedDict):
    """Whom to send to again: all that failed, or those that failed for these reasons."""

    reasons: NotRequired[list[str]]


class BroadcastRecipient(TypedDict):
    """A recipient and what became of the message."""

    n: int
    address: str
    name: str | None
    state: RecipientState
    word: str | None
    code: int | None
    umid: str | None
    attempt: int
    queuedAt: str | None
    stateAt: str | None
    answeredAt: str | None
    optedOutAt: str | None


class RecipientPage(TypedDict):
    """Some recipients in the order of their list; `next` is the `after` of the page that follows."""

    recipients: list[BroadcastRecipient]
    next: int | None
