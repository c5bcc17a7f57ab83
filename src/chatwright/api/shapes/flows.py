"""WhatsApp Flows: as the page edits them, as the builder offers them, and as the phone opens them."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

FlowStatus = Literal["DRAFT", "PUBLISHED", "DEPRECATED", "THROTTLED", "BLOCKED"]
FlowCategory = Literal[
    "SIGN_UP",
    "SIGN_IN",
    "APPOINTMENT_BOOKING",
    "LEAD_GENERATION",
    "CONTACT_US",
    "CUSTOMER_SUPPORT",
    "SURVEY",
    "OTHER",
]


class FlowPointer(TypedDict):
    """Where an error is; lines and columns count from one."""

    lineStart: int
    lineEnd: int
    columnStart: int
    columnEnd: int
    path: str


class FlowError(TypedDict):
    """A rule that a Flow JSON breaks, as the provider tells it."""

    error: str
    errorType: str
    message: str
    lineStart: int
    lineEnd: int
    columnStart: int
    columnEnd: int
    pointers: list[FlowPointer]


class FlowChecked(TypedDict):
    """What keeps a Flow JSON from being published, and what is advised against."""

    validationErrors: list[FlowError]
    advice: list[FlowError]


class FlowText(TypedDict):
    """A Flow JSON, as text."""

    flowJson: str


class FlowOption(TypedDict):
    """An option that can be chosen."""

    id: str
    title: str


class FlowAnswer(TypedDict):
    """A value that a flow answers; `kind` is the field's component, None for what is no field."""

    key: str
    label: str
    kind: str | None
    required: bool
    options: list[FlowOption] | None


class FlowScreenName(TypedDict):
    """A screen of a flow."""

    id: str
    title: str


class FlowJourney(TypedDict):
    """A journey that sends a flow."""

    id: str
    name: str


class Flow(TypedDict):
    """A flow; only `PUBLISHED` can be sent. `hasEndpoint` when a server has a say while it is filled in."""

    id: str
    name: str
    status: FlowStatus
    categories: list[FlowCategory]
    errorCount: int
    screens: list[FlowScreenName]
    answers: list[FlowAnswer]
    hasEndpoint: bool
    journeys: list[FlowJourney]
    updatedAt: str


class FlowList(TypedDict):
    """The flows that are kept here, the newest first."""

    provider: str
    flows: list[Flow]


class FlowDetail(Flow):
    """A flow with its Flow JSON, as it was written."""

    flowJson: str
    endPointUri: str | None
    validationErrors: list[FlowError]
    advice: list[FlowError]


class NewFlow(TypedDict):
    """A flow to be made."""

    name: str
    categories: list[FlowCategory]
    flowJson: NotRequired[str]
    cloneFlowId: NotRequired[str]
    endPointUri: NotRequired[str | None]
    publish: NotRequired[bool]


class ChangedFlow(TypedDict):
    """What to change of a draft."""

    name: NotRequired[str]
    categories: NotRequired[list[FlowCategory]]
    flowJson: NotRequired[str]
    cloneFlowId: NotRequired[str]
    endPointUri: NotRequired[str | None]
    publish: NotRequired[bool]


class FlowPreview(TypedDict):
    """An address that shows a flow in a browser, until it expires."""

    url: str
    expiresAt: str


class PreviewedFlow(TypedDict):
    """What such an address shows."""

    id: str
    name: str
    status: FlowStatus
    flowJson: str


class FlowKeys(TypedDict):
    """The public key for endpoints; `isOurs` when the private one is kept here, sealed."""

    publicKey: str | None
    isOurs: bool


class SetFlowKeys(TypedDict):
    """The business's own public key as PEM; without one, a pair is made."""

    publicKey: NotRequired[str | None]


class SetFlowEndpoint(TypedDict):
    """Where decrypted requests go; None for nowhere."""

    forwardTo: str | None


class FlowEndpoint(TypedDict):
    """The address to give to WhatsApp as the flow's endpoint."""

    forwardTo: str | None
    endPointUri: str | None


class FlowPing(TypedDict):
    """Whether an endpoint says that it is active; else why not."""

    works: bool
    message: str | None


class OpenedFlow(TypedDict):
    """What the phone shows when the button of a flow message is tapped; `screen` is None for the first."""

    flowId: str
    name: str
    label: str
    flowJson: str
    flowToken: str
    action: Literal["navigate", "data_exchange"]
    screen: str | None
    data: dict[str, Any]


class FlowExchange(TypedDict):
    """What the phone asks a flow's endpoint."""

    action: Literal["INIT", "data_exchange", "BACK"]
    screen: NotRequired[str]
    data: NotRequired[dict[str, Any]]


class FlowNextScreen(TypedDict):
    """What the endpoint lets follow; `done` is the answer when it has ended the flow."""

    screen: str
    data: dict[str, Any]
    done: dict[str, Any] | None
