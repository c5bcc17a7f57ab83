"""The values that go into and come out of a turn: instance, events, effects, log entries.

Nothing here acts. An `Event` says what arrived, an `Effect` says what must be done outside, and an
`Instance` is everything a conversation needs to go on; it is read and written as JSON every turn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import msgspec

from chatwright.contacts.attributes import Attribute

Json = Any
"""A JSON value: None, bool, int, float, str, list or dict with str keys."""


class Status(StrEnum):
    """Where an instance stands, in the words of the Automation API (automation.md section 5)."""

    RUNNABLE = "Runnable"
    SUSPENDED = "Suspended"
    COMPLETE = "Complete"
    TERMINATED = "Terminated"


class StepStatus(StrEnum):
    """Where one execution of a step stands, in the words of the Automation API."""

    PENDING = "Pending"
    RUNNING = "Running"
    COMPLETE = "Complete"
    SLEEPING = "Sleeping"
    WAITING_FOR_EVENT = "WaitingForEvent"
    FAILED = "Failed"
    CANCELLED = "Cancelled"


class Parked(StrEnum):
    """What a path that cannot go on is waiting for."""

    REPLY = "reply"
    DTMF = "dtmf"
    TIMER = "timer"
    HTTP = "http"
    CHILDREN = "children"


class Path(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One line of execution inside an instance; all paths of an instance share its data.

    `step` is the address of the step it stands at (see `definitions.addresses`), `key` the sequence number of
    the effect it is parked on (0 when it is not), `log` the sequence number of the log entry of the step that
    is running, or of the one that led here when none is yet, `parent` the id of the path whose `If` started
    this one (0 for none).
    """

    id: int
    step: str
    parked: Parked | None = None
    key: int = 0
    log: int = 0
    parent: int = 0


class Sent(msgspec.Struct, array_like=True, frozen=True):
    """A message that a path sent, so that the step is known when the channel refuses it later."""

    key: int
    path: int
    step: str


class Instance(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One run of one version of a definition: what is stored between turns.

    `sequence` is the last number given to a path or to an execution of a step. The number of an execution is
    also the key of its effect and the `seq` of its log entry, so that the key `<instance id>:<sequence>` is the
    same however often a turn is repeated. `sent` are the last messages, calls included.

    A `Complete` instance has no paths. One that faulted keeps its paths, for a retry; one that was ended by hand
    does not.
    """

    id: str
    status: Status = Status.RUNNABLE
    data: dict[str, Json] = {}
    paths: list[Path] = []
    sequence: int = 0
    sent: list[Sent] = []


# --- events: what arrives -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyReceived:
    """The customer answered the wait with this key; `event` is the whole inbound event as in `data`."""

    now: datetime
    key: int
    event: dict[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class DtmfReceived:
    """Keys were pressed in the call that the wait with this key listens to; `data` becomes `step.dtmfData`."""

    now: datetime
    key: int
    data: dict[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeIsUp:
    """The `Wait`, or the time limit of the wait, with this key is over."""

    now: datetime
    key: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpFinished:
    """The HTTP request with this key ended. `code` is 0 when there was no answer, `reason` says why."""

    now: datetime
    key: int
    code: int
    reason: str
    body: Json
    warning: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendRejected:
    """The channel refused the message, SMS or call with this key for good; the instance faults [A-SND-1].

    That may be so when its path has long gone on, or even ended. `step`, the id of the step that sent it, is
    only needed when so much has been sent since that the instance does not remember.
    """

    now: datetime
    key: int
    message: str
    step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentTooLate:
    """The window had closed when the message with this key was handed over; `step` as in `SendRejected`.

    A step that says what to do then has its template sent instead [R-WIN-5].
    """

    now: datetime
    key: int
    step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryStep:
    """An operator asks a faulted instance to run its failed step again."""

    now: datetime


Event = ReplyReceived | DtmfReceived | TimeIsUp | HttpFinished | SendRejected | SentTooLate | RetryStep


# --- effects: what must be done outside -----------------------------------------------------------------
# `key` is the sequence number inside the instance. `umid`s are derived from instance id and key.


@dataclass(frozen=True, slots=True, kw_only=True)
class SendMessage:
    """Deliver a Chat Apps message. `user`, `type`, `content` and `options` are those of the send API.

    `options` holds every other input of the step that the send API knows (`clientMessageId`, `channels`, ...).
    """

    key: int
    umid: str
    sub_account_id: str
    user: dict[str, Json]
    type: str
    content: dict[str, Json]
    options: dict[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SendSms:
    """Deliver an SMS to `destination` (digits, with or without +). `options`: source, encoding, expiry, ..."""

    key: int
    umid: str
    sub_account_id: str
    destination: str
    text: str
    options: dict[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallHttp:
    """Make the HTTP request of an `HttpRequest` step; its `HttpFinished` is the instance's next event.

    `body` is None when no body is to be sent. `parameters` are to be URL-encoded and appended to the query.
    """

    key: int
    method: str
    url: str
    headers: dict[str, str]
    parameters: dict[str, str]
    body: Json
    timeout: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitReply:
    """Listen for the next message of `sender` on `channel`, until `deadline` (aware, UTC)."""

    key: int
    sender: str
    channel: str
    deadline: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitDtmf:
    """Listen for keys pressed in the call `request_id`, until `deadline` (aware, UTC)."""

    key: int
    request_id: str
    deadline: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WakeAt:
    """Send `TimeIsUp` at `at` (aware, UTC)."""

    key: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHandover:
    """Hand the conversation to agents. `ticket_id` is minted by the engine, `payload` is the step's input.

    `team` is the id of a team, None for everybody. `priority` is 0 (normal) to 3. `opens_at` is when somebody of the
    team is there next, None when nobody will be.
    """

    key: int
    ticket_id: str
    payload: Json
    team: str | None = None
    skill: str | None = None
    priority: int = 0
    note: str | None = None
    variables: dict[str, Json] = field(default_factory=dict)
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCall:
    """Place a voice call. `action` is say, say&capture or playFile; `params` as the voice API defines them."""

    key: int
    uid: str
    client_request_id: str
    sub_account_id: str | None
    action: str
    params: dict[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveContact:
    """Save an answer of the person: `value` under `name`, and tags. `before` is what was known.

    `defines` is the attribute when the account does not keep it yet. `contact_id` is None for a person who is not
    known yet.
    """

    key: int
    contact_id: str | None
    address: str
    name: str
    value: Json
    before: Json
    tags: tuple[str, ...] = ()
    defines: Attribute | None = None


Effect = (
    SaveContact
    | SendMessage
    | SendSms
    | CallHttp
    | AwaitReply
    | AwaitDtmf
    | WakeAt
    | OpenHandover
    | PlaceCall
)


# --- what a turn leaves behind --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One line of an instance's append-only log: execution `seq` of `step` reached `status` at `at`.

    An execution that begins and ends in one turn has one line; one that waits has a line for each status.
    `came_from` is the `seq` of the execution that led here (0 for the entry), so that the way can be drawn.
    `note` is for people: a warning, or why the step failed.
    """

    seq: int
    step: str
    status: StepStatus
    at: datetime
    came_from: int = 0
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepError:
    """Why an instance faulted, as `GET .../errors` tells it."""

    step: str
    message: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Advance:
    """The outcome of a turn. `effects` and `log` are in the order in which they happened.

    `released` are the keys that are no longer awaited: the one that the event belonged to, and when the instance
    has ended those of all its other waits, timers and requests. An effect of the same turn may be among them.
    An event that the instance does not wait for gives back the very same `instance` and nothing else.
    """

    instance: Instance
    effects: tuple[Effect, ...] = ()
    released: tuple[int, ...] = ()
    log: tuple[LogEntry, ...] = ()
    errors: tuple[StepError, ...] = ()
