"""The simulated phone: what it shows and what its owner may do."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from chatwright.api.shapes.templates import ShownTemplate

Inbound = TypedDict(
    "Inbound",
    {
        "from": str,
        "type": NotRequired[str],
        "text": NotRequired[str],
        "id": NotRequired[str],
        "name": NotRequired["str | None"],
        "channel": NotRequired["Literal['whatsapp', 'sms']"],
        "content": NotRequired["dict[str, Any]"],
        "replyToUmid": NotRequired["str | None"],
        "umid": NotRequired[str],
        "response": NotRequired["dict[str, Any]"],
    },
)


class Received(TypedDict):
    """The id of a message that was taken."""

    umid: str


class PhoneOwner(TypedDict):
    """A phone that took part."""

    msisdn: str
    name: str | None


class PhoneList(TypedDict):
    """The phones that took part last."""

    phones: list[PhoneOwner]


class PhoneState(TypedDict):
    """Whose phone it is, and until when the service window is open, by the simulated clock.

    `typing` is whether the business shows as writing an answer.
    """

    msisdn: str
    name: str | None
    windowExpiresAt: str | None
    now: str
    typing: bool


class MessageContent(TypedDict, extra_items=Any):  # type: ignore[call-arg]
    """What a message holds, by its type; `rendered` when it is a template, with its values."""

    text: NotRequired[str]
    interactive: NotRequired[dict[str, Any]]
    template: NotRequired[dict[str, Any]]
    rendered: NotRequired[ShownTemplate]


class Quoted(TypedDict):
    """The message that a message of the business quotes."""

    umid: str


class MessageError(TypedDict):
    """Why a message was refused or not delivered."""

    code: int | None
    message: str


class Message(TypedDict):
    """A message on the phone.

    The customer's quotes `replyToUmid`, one of the business `context.umid`. `error` is why the customer does not see
    it.
    """

    umid: str
    direction: Literal["inbound", "outbound"]
    type: str
    content: MessageContent
    state: str
    timestamp: str
    replyToUmid: NotRequired[str]
    context: NotRequired[Quoted]
    error: NotRequired[MessageError]


class MessageList(TypedDict):
    """What the phone shows, oldest first; `cursor` asks for what comes after, `older` for what came before."""

    messages: list[Message]
    cursor: str
    older: str | None


class Preference(TypedDict):
    """What the person wants of marketing messages, by WhatsApp's own setting."""

    marketing: Literal["stop", "resume"]


class Call(TypedDict):
    """A call that rang on the phone."""

    uid: str
    clientRequestId: str
    action: Literal["say", "say&capture", "playFile"]
    params: dict[str, Any]
    state: str
    timestamp: str


class CallList(TypedDict):
    """Calls, newest first."""

    calls: list[Call]


class Keys(TypedDict):
    """Keys pressed during a call."""

    dtmf: str


class Heard(TypedDict):
    """Whether a journey listened."""

    heard: bool


class ClockTime(TypedDict):
    """The simulated time."""

    now: str


class SkipTime(TypedDict):
    """How far to move the simulated clock, as `1.00:00:00`."""

    advance: str
