"""The values of a rehearsal: what happens, and the transcript of what came of it.

A rehearsal is the list of what happened, in order. The transcript is made from it alone, so stepping back is
dropping the end of the list, and another answer is another end.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

Json = Any
Moment = Annotated[datetime, Meta(tz=True)]
Kind = Literal[
    "image",
    "video",
    "audio",
    "voice",
    "file",
    "document",
    "sticker",
    "location",
    "contacts",
    "reaction",
    "order",
    "call_permission",
    "interactive",
]
Text = Annotated[str, Meta(min_length=1, max_length=4096)]


class Stage(msgspec.Struct, kw_only=True, frozen=True, rename="camel", omit_defaults=True):
    """Who talks to whom. `phone` is the customer's number (digits); the accounts stand in every event."""

    phone: str = "6591234567"
    name: str | None = None
    account_id: str = "trial"
    sub_account_id: str = "trial"


# --- what happens ---------------------------------------------------------------------------------------


class Happening(msgspec.Struct, kw_only=True, rename="camel", tag_field="type", omit_defaults=True):
    """Something that happened at a recorded time. What was due by then has happened before it."""

    at: Moment


class Writes(Happening, tag="text"):
    """The customer writes a text, on WhatsApp or by SMS."""

    text: Text
    channel: Literal["whatsapp", "sms"] = "whatsapp"
    reply_to_umid: str | None = None


class Taps(Happening, tag="tap"):
    """The customer taps the button or row with this id, else with this title, of the newest message that has it."""

    id: str | None = None
    title: str | None = None
    umid: str | None = None


class Sends(Happening, tag="media"):
    """The customer sends a picture, a place and the like; `content` as in an inbound event."""

    kind: Kind
    content: dict[str, Json]
    reply_to_umid: str | None = None


class Fills(Happening, tag="form"):
    """The customer fills in the form that a message opens, the newest one when `umid` is not told."""

    answer: dict[str, Json]
    umid: str | None = None


class Requests(Happening, tag="request"):
    """A system sends the request that starts journeys of the trigger `http_request`."""

    data: dict[str, Json]


class TimePasses(Happening, tag="time"):
    """Nothing but time passes, until `at`."""


class Answers(Happening, tag="answer"):
    """The answer to a request of an HTTP step.

    It belongs to the request of `step` (an address) with this method and address, else to any with these.
    `code` is 0 when there was no answer; `reason` says why then.
    """

    method: str
    url: str
    step: str | None = None
    code: Annotated[int, Meta(ge=0, le=999)] = 200
    reason: str = ""
    body: Json = None
    warning: str | None = None


class Presses(Happening, tag="keys"):
    """The customer presses keys during a call; the newest one when `uid` is not told."""

    keys: Annotated[str, Meta(pattern="^[0-9*#]{1,20}$")]
    uid: str | None = None


class Jumps(Happening, tag="jump"):
    """Somebody who tries the journey goes on at a step, with the data there are, or with these."""

    step: str
    data: dict[str, Json] | None = None


class AgentWrites(Happening, tag="agent"):
    """The agent to whom the conversation was handed over writes."""

    text: Text


class AgentLeaves(Happening, tag="handback"):
    """The agent closes the hand-over: the next message may start the journey again."""


AnyHappening = (
    Writes
    | Taps
    | Sends
    | Fills
    | Requests
    | TimePasses
    | Answers
    | Presses
    | Jumps
    | AgentWrites
    | AgentLeaves
)

# --- what came of it ------------------------------------------------------------------------------------
# `happening` is always the place in the list of what happened that brought it about; `step` an address.


class Value(msgspec.Struct, kw_only=True, rename="camel"):
    """A part of a transcript."""

    happening: int
    at: datetime


class Message(Value):
    """A message. `to` is whom it went to when that is not the customer; `state` as on the simulated phone.

    One that is `undelivered`, as when the service window was closed, or `rejected` has an `error`.
    """

    umid: str
    direction: Literal["inbound", "outbound"]
    channel: str
    type: str
    content: dict[str, Json]
    state: str = "delivered"
    reply_to_umid: str | None = None
    run: int | None = None
    seq: int | None = None
    step: str | None = None
    to: str | None = None
    by_agent: bool = False
    error: dict[str, Json] | None = None


class Run(Value):
    """One instance: where it began, and with which data."""

    id: int
    entry: str
    data: dict[str, Json]


class Line(Value):
    """One line of a run's log. `stored` are the variables that are new or changed since its line before."""

    run: int
    seq: int
    step: str
    status: str
    came_from: int = 0
    note: str | None = None
    stored: dict[str, Json] = {}


class Failure(Value):
    """Why a run faulted."""

    run: int
    seq: int
    step: str
    message: str


class Answer(Value):
    """What came back for a request."""

    code: int
    reason: str
    body: Json
    warning: str | None = None


class Request(Value):
    """A request of an HTTP step; without an `answer` while it is pending, or when its run has ended before."""

    run: int
    key: int
    step: str
    method: str
    url: str
    headers: dict[str, str]
    parameters: dict[str, str]
    body: Json
    timeout_seconds: float
    answer: Answer | None = None
    is_pending: bool = True


class Wait(Value):
    """A run waits; `deadline` is when it goes on without what it waits for.

    `sender` and `channel` are whose message it waits for, `call` the call whose keys.
    """

    run: int
    key: int
    step: str
    kind: Literal["reply", "dtmf", "timer"]
    deadline: datetime
    sender: str = ""
    channel: str = ""
    call: str = ""


class Call(Value):
    """A call that rang; `to` when it was not on the customer's phone."""

    run: int
    step: str
    uid: str
    client_request_id: str
    action: str
    params: dict[str, Json]
    to: str | None = None


class Handover(Value):
    """The conversation was given to agents."""

    run: int
    step: str
    ticket_id: str
    payload: Json
    is_open: bool = True


class Remark(Value):
    """Something about a happening itself. One that does not `fit` could not happen and was left out."""

    code: str
    message: str
    fits: bool = False


class Transcript(msgspec.Struct, kw_only=True, rename="camel"):
    """All that came of the happenings so far. Its lists only grow as more happens, but for `waits`.

    `status` and `data` are those of the newest run. `is_cut` when it was ended because too much happened.
    """

    now: datetime
    window_expires_at: datetime | None = None
    status: str | None = None
    faulted: bool = False
    data: dict[str, Json] = {}
    messages: list[Message] = []
    calls: list[Call] = []
    runs: list[Run] = []
    lines: list[Line] = []
    failures: list[Failure] = []
    requests: list[Request] = []
    waits: list[Wait] = []
    handovers: list[Handover] = []
    remarks: list[Remark] = []
    is_cut: bool = False

    @property
    def pending(self) -> list[Request]:
        """The requests that wait for an answer."""
        return [request for request in self.requests if request.is_pending]

    @property
    def handed_over(self) -> bool:
        """Whether agents have the conversation."""
        return any(handover.is_open for handover in self.handovers)
