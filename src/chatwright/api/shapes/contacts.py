"""Contacts: people, what is kept of them, segments."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

AttributeKind = Literal["text", "number", "date", "choice", "boolean", "email", "phone", "location"]


class ContactConsent(TypedDict):
    """What a person wants to get: `scope` is what the person opted out of, null for nothing."""

    optedOut: bool
    scope: Literal["marketing", "all"] | None


class Contact(TypedDict):
    """A person. `addresses` has all phone numbers and business-scoped ids, `address` the one that stands for all."""

    id: str
    address: str
    addresses: list[str]
    name: str | None
    email: str | None
    language: str | None
    timeZone: str | None
    externalId: str | None
    attributes: dict[str, Any]
    tags: list[str]
    consent: ContactConsent
    createdAt: str
    updatedAt: str
    lastSeenAt: str | None


class ContactPage(TypedDict):
    """Some contacts; `next` is the `cursor` of the page that follows, `total` counts all that are wanted."""

    contacts: list[Contact]
    total: int
    next: str | None


class ChangeContact(TypedDict):
    """What becomes of a contact; null takes a value away, what is missing stays as it is."""

    name: NotRequired[str | None]
    email: NotRequired[str | None]
    language: NotRequired[str | None]
    timeZone: NotRequired[str | None]
    externalId: NotRequired[str | None]
    attributes: NotRequired[dict[str, Any]]
    tags: NotRequired[list[str]]


class NewContact(ChangeContact):
    """A person to add by phone number."""

    address: str


class ContactTag(TypedDict):
    """A tag, and how many contacts have it."""

    tag: str
    contacts: int


class ContactTagList(TypedDict):
    """All tags, the most used first."""

    tags: list[ContactTag]


class TagContacts(TypedDict):
    """Tags to give to contacts or to take from them: those with these ids, or all that a search finds."""

    add: NotRequired[list[str]]
    remove: NotRequired[list[str]]
    ids: NotRequired[list[str]]
    search: NotRequired[str]
    tag: NotRequired[str | None]
    segment: NotRequired[str | None]


class TaggedContacts(TypedDict):
    """How many contacts have other tags than before."""

    changed: int


class ContactAttribute(TypedDict):
    """What is kept of people. `least` and `most` bound a number, a date, or the length of a text."""

    name: str
    label: str
    kind: AttributeKind
    choices: list[str]
    least: str | None
    most: str | None


class ContactAttributeList(TypedDict):
    """All attributes, in their order."""

    attributes: list[ContactAttribute]


class NewContactAttribute(TypedDict):
    """An attribute to keep of people."""

    name: str
    kind: AttributeKind
    label: NotRequired[str]
    choices: NotRequired[list[str]]
    least: NotRequired[str | float | None]
    most: NotRequired[str | float | None]


class ChangeContactAttribute(TypedDict):
    """What changes of an attribute; its kind stays."""

    label: NotRequired[str]
    choices: NotRequired[list[str]]
    least: NotRequired[str | float | None]
    most: NotRequired[str | float | None]


class ContactAttributeUse(TypedDict):
    """How many contacts have a value of an attribute."""

    contacts: int


Of = Literal[
    "attribute",
    "tag",
    "language",
    "timeZone",
    "consent",
    "lastSeen",
    "answered",
    "created",
    "name",
    "email",
    "journey",
]
Is = Literal[
    "equal", "notEqual", "contains", "set", "unset", "less", "more", "before", "after", "within", "longerAgo",
    "never", "yes", "no", "in", "out", "outOfMarketing", "started", "completed", "notStarted",
]  # fmt: skip

SegmentCondition = TypedDict(
    "SegmentCondition",
    {"of": Of, "is": Is, "name": NotRequired[str], "value": NotRequired[str | float | bool | None]},
)
SegmentCondition.__doc__ = "One condition; `name` is that of the attribute."


class SegmentRules(TypedDict):
    """All, or any, of some conditions."""

    match: Literal["all", "any"]
    conditions: list[SegmentCondition]


class Segment(TypedDict):
    """A saved segment. `contacts` counts who is in it now; null when a rule asks for something that is gone."""

    id: str
    name: str
    rules: SegmentRules
    contacts: int | None
    problem: str | None
    createdBy: str | None
    updatedAt: str


class SegmentList(TypedDict):
    """The saved segments by name, with how many contacts there are in all."""

    segments: list[Segment]
    total: int


class SaveSegment(TypedDict):
    """A segment to save."""

    name: str
    rules: SegmentRules


class CountSegment(TypedDict):
    """Rules to count by."""

    rules: SegmentRules


class SegmentCount(TypedDict):
    """How many contacts fit, and some of them."""

    contacts: int
    total: int
    sample: list[Contact]


class MergeContact(TypedDict):
    """The other contact, by id or phone number."""

    other: str


class EraseContact(TypedDict):
    """The phone number of the contact, so that nobody is forgotten by mistake."""

    confirm: str


class ErasedContact(TypedDict):
    """How much is gone for good."""

    messages: int
    conversations: int
    journeys: int


class ContactExport(TypedDict):
    """Everything that is kept of a person."""

    contact: Contact
    messages: list[dict[str, Any]]
    journeys: list[dict[str, Any]]
    changes: list[dict[str, Any]]
    notes: list[dict[str, Any]]
    consent: list[dict[str, Any]]
    bookings: list[dict[str, Any]]


class TimelineMessage(TypedDict):
    """A message, either way."""

    direction: Literal["inbound", "outbound"]
    type: str
    content: dict[str, Any]
    state: str
    subAccountId: str
    channel: str
    address: str


class TimelineJourney(TypedDict):
    """A run of a journey and what became of it."""

    journeyId: str
    name: str | None
    version: int
    outcome: Literal["running", "completed", "ended", "failed"]
    endedAt: str | None


class TimelineHandover(TypedDict):
    """The conversation was with an agent."""

    status: str
    closedAt: str | None


class TimelineConsent(TypedDict):
    """A choice as it was told."""

    choice: Literal["stop", "start"]
    scope: str
    source: str
    wording: str
    changed: bool
    toldBy: str | None


class TimelineChange(TypedDict):
    """What changed of the contact: for `merged` the two as they were, else `[from, to]` by field."""

    what: Literal["changed", "imported", "answered", "merged"]
    detail: dict[str, Any]
    toldBy: str | None
    instanceId: str | None


class TimelineEntry(TypedDict):
    """One thing that happened; the part of its kind is there, the others are null."""

    kind: Literal["message", "journey", "handover", "consent", "change"]
    id: str
    at: str
    message: TimelineMessage | None
    journey: TimelineJourney | None
    handover: TimelineHandover | None
    consent: TimelineConsent | None
    change: TimelineChange | None


class ContactTimeline(TypedDict):
    """Some of what happened, newest first; `next` is the `cursor` of what came before."""

    entries: list[TimelineEntry]
    next: str | None


class ImportProblem(TypedDict):
    """A cell that cannot be used; row 1 is the heading."""

    row: int
    column: str
    value: str
    message: str


class TryContactImport(TypedDict):
    """A file to read without importing it; `mapping` says what each column is, without it that is guessed."""

    text: str
    mapping: NotRequired[list[str | None] | None]


class TriedContactImport(TypedDict):
    """What a file has."""

    columns: list[str]
    mapping: list[str | None]
    sample: list[list[str]]
    rows: int
    people: int
    wrong: int
    problems: list[ImportProblem]


class NewContactImport(TypedDict):
    """A file to import."""

    text: str
    mapping: list[str | None]
    name: NotRequired[str]


class ContactImport(TypedDict):
    """How far an import has come."""

    id: str
    name: str
    status: Literal["running", "done", "failed"]
    total: int
    done: int
    added: int
    updated: int
    wrong: int
    problems: list[ImportProblem]
    createdBy: str | None
    createdAt: str
    endedAt: str | None


class SaveAnswer(TypedDict):
    """An answer to save: what was asked, what was said, and which try it is."""

    user: Any
    attribute: str
    kind: NotRequired[str]
    answer: Any
    choices: NotRequired[list[str]]
    tries: NotRequired[int | str]
    tags: NotRequired[list[str]]


SavedAnswer = TypedDict(
    "SavedAnswer",
    {"saved": bool, "again": bool, "gaveUp": bool, "value": Any, "try": int, "problem": str | None},
)
SavedAnswer.__doc__ = "What became of an answer; `try` is to be sent with the next one."
