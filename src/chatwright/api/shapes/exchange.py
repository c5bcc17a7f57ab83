"""Journeys that come in and go out, the gallery, and requests that are made to try them."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from chatwright.api.shapes.journeys import Problem, Trigger
from chatwright.api.shapes.templates import TemplateComponent


class BoundSubaccount(TypedDict):
    """A subaccount that a definition names, and how often."""

    id: str
    count: int


class BoundAddress(TypedDict):
    """A server that a definition calls; `isBuiltin` when it is the built-in backend."""

    origin: str
    isBuiltin: bool
    urls: list[str]


class Placeholder(TypedDict):
    """A text that somebody is meant to replace, and how often it stands there."""

    text: str
    count: int


class Arrived(TypedDict):
    """A journey that was found in a file, a text or at an address, before it is taken in."""

    name: str
    trigger: str | None
    version: int | None
    kinds: dict[str, int]
    subAccounts: list[BoundSubaccount]
    addresses: list[BoundAddress]
    placeholders: list[Placeholder]
    problems: list[Problem]
    source: dict[str, Any]


class ArrivedList(TypedDict):
    """The journeys that were found."""

    journeys: list[Arrived]


class ReadText(TypedDict):
    """A text to look for journeys in."""

    text: str


class FetchAddress(TypedDict):
    """An address to look for journeys at."""

    url: str


class Replacements(TypedDict, total=False):
    """What to replace by what."""

    subAccounts: dict[str, str]
    addresses: dict[str, str]
    texts: dict[str, str]


class Import(TypedDict):
    """A journey to take in."""

    source: dict[str, Any]
    name: NotRequired[str]
    status: NotRequired[Literal["enabled", "disabled"]]
    changes: NotRequired[Replacements]


class Export(TypedDict):
    """A journey as a definition; `hidesBackend` when the built-in backend's address was taken out."""

    version: int | None
    definition: dict[str, Any]
    hidesBackend: bool


class Need(TypedDict):
    """What a ready journey needs."""

    kind: Literal["backend", "system", "link", "template", "form", "agents"]
    name: str


class Opening(TypedDict):
    """The first message that the customer sees."""

    type: str
    content: dict[str, Any]


class ReadyTemplate(TypedDict):
    """A template that a ready journey sends, as one would register it."""

    name: str
    language: str
    category: Literal["AUTHENTICATION", "UTILITY", "MARKETING"]
    components: list[TemplateComponent]


class Ready(TypedDict):
    """A journey of the gallery; `starts` is the message or the request body that begins it."""

    id: str
    title: str
    description: str
    category: Literal["bookings", "service", "orders", "feedback", "contacts"]
    trigger: Trigger
    starts: str | dict[str, Any]
    steps: int
    needs: list[Need]
    opening: Opening | None
    templates: list[ReadyTemplate]


class ReadyList(TypedDict):
    """The gallery."""

    journeys: list[Ready]


class ChatLine(TypedDict):
    """A message of the conversation that shows a ready journey."""

    umid: str
    direction: Literal["inbound", "outbound"]
    type: str
    content: dict[str, Any]
    timestamp: str


class ReadyDetail(Ready):
    """A journey of the gallery with its definition and a conversation as it goes well."""

    source: dict[str, Any]
    chat: list[ChatLine]


class Evaluate(TypedDict, total=False):
    """An expression to try: `script` without braces or `text` with them, and what it can read."""

    script: str
    text: str
    data: dict[str, Any]
    step: dict[str, Any] | None


class ScriptProblem(TypedDict):
    """What the parser has to say."""

    message: str
    position: int | None
    level: str


class ScriptError(TypedDict):
    """Why an expression has no value."""

    message: str
    position: int | None
    kind: str


class Evaluated(TypedDict):
    """The value of an expression and its kind, or the error why there is none."""

    problems: list[ScriptProblem]
    value: NotRequired[Any]
    type: NotRequired[Literal["null", "boolean", "number", "string", "array", "object"]]
    error: NotRequired[ScriptError]


class TestCall(TypedDict):
    """The inputs of an HTTP step, in which no expressions are left."""

    method: str
    url: str
    headers: NotRequired[dict[str, str] | None]
    parameters: NotRequired[dict[str, str] | None]
    body: NotRequired[Any]
    timeoutSeconds: NotRequired[int | None]


class TestAnswer(TypedDict):
    """What the other server answered."""

    responseCode: int
    reasonPhrase: str
    responseBody: Any
    warning: str | None
    milliseconds: int
