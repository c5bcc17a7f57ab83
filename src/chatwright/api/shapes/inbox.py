"""The inbox: conversations by whom they wait for, what was said in them, notes, labels, quick replies, search."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from chatwright.api.shapes.conversations import ServiceWindow
from chatwright.api.shapes.simulator import Message, MessageContent


class Named(TypedDict):
    """An agent, or a team."""

    id: str
    name: str


class InboxHandover(TypedDict):
    """Who has a conversation, or waits for it."""

    id: str
    openedAt: str | None
    priority: int
    assignedTo: Named | None
    team: Named | None
    snoozedUntil: str | None


class LastMessage(TypedDict):
    """What was said last. `author` is the agent who wrote it."""

    direction: Literal["inbound", "outbound"]
    type: str
    content: MessageContent
    state: str
    at: str
    author: str | None
    isJourneys: bool


class InboxConversation(TypedDict):
    """A conversation in the list.

    `at` is what the list is ordered by, and `cursor` asks for what comes after it. `unread` counts what the customer
    wrote since an agent looked; `handover` is null while journeys have the conversation.
    """

    subAccountId: str
    msisdn: str
    name: str | None
    contactId: str | None
    at: str
    cursor: str
    unread: int
    isUnanswered: bool
    windowExpiresAt: str | None
    optedOut: Literal["marketing", "all"] | None
    handover: InboxHandover | None
    mentions: int
    labels: list[str]
    last: LastMessage | None


class InboxPage(TypedDict):
    """Some conversations; `next` is the `cursor` of the page that follows."""

    conversations: list[InboxConversation]
    next: str | None


class InboxCounts(TypedDict):
    """How many conversations each view has; those of teams and labels by their ids."""

    mine: int
    mineUnread: int
    unassigned: int
    unassignedUnread: int
    open: int
    unread: int
    snoozed: int
    mentions: int
    unanswered: int
    teams: dict[str, int]
    labels: dict[str, int]


class Looker(TypedDict):
    """An agent who has the conversation on the screen."""

    id: str
    name: str
    isTyping: bool


class Lookers(TypedDict):
    """Who else looks at a conversation."""

    lookers: list[Looker]


class Looking(TypedDict):
    """That one looks at a conversation, writes in it, or has left it."""

    state: Literal["looking", "typing", "gone"]


class PastHandover(TypedDict):
    """A hand-over of a conversation; `isByHand` when an agent took it. `closedAt` is null for the open one."""

    id: str
    openedAt: str
    closedAt: str | None
    agent: str | None
    team: str | None
    note: str | None
    variables: dict[str, Any]
    isByHand: bool


class InboxDetail(TypedDict):
    """A conversation as the desk shows it, by the clock of its subaccount."""

    conversation: InboxConversation
    now: str
    window: ServiceWindow
    lookers: list[Looker]
    handovers: list[PastHandover]


class WrittenBy(TypedDict):
    """Who wrote a message; `name` is the agent's or the journey's, `id` the agent's."""

    kind: Literal["customer", "agent", "journey", "broadcast", "program"]
    name: str | None
    id: str | None
    instanceId: str | None


class ChatMessage(Message):
    """A message with who wrote it."""

    id: str
    by: WrittenBy


class ChatNote(TypedDict):
    """What an agent noted behind the message `after`; the customer never sees it."""

    id: str
    after: str
    author: str
    authorId: str | None
    text: str
    mentions: list[str]
    timestamp: str


class ChatPage(TypedDict):
    """What was said, oldest first; `older` and `newer` are the ids to go on from, null at an end."""

    messages: list[ChatMessage]
    notes: list[ChatNote]
    older: str | None
    newer: str | None


class TemplateToSend(TypedDict):
    """A template and what is filled into its places."""

    name: str
    language: str
    values: NotRequired[dict[str, str]]


class SendFromInbox(TypedDict):
    """An answer: content with its type, `text` when none is told, or a template. One `clientMessageId` sends once."""

    clientMessageId: str
    type: NotRequired[str]
    content: NotRequired[dict[str, Any]]
    template: NotRequired[TemplateToSend]
    replyToUmid: NotRequired[str]


class SentFromInbox(TypedDict):
    """The id of a message that is committed, and will be delivered."""

    umid: str
    clientMessageId: str


class NewNote(TypedDict):
    """A note for colleagues; `mentions` are ids of users."""

    text: str
    clientMessageId: str
    mentions: NotRequired[list[str]]


class SeenUpTo(TypedDict):
    """The id of the last message that was seen."""

    upTo: str


class LabelsOf(TypedDict):
    """The labels of a conversation, by their ids."""

    labels: list[str]


Color = Literal["gray", "red", "orange", "yellow", "green", "teal", "blue", "violet", "pink"]


class NewLabel(TypedDict):
    """A label to make or to change."""

    name: str
    color: NotRequired[Color]


class Label(TypedDict):
    """A label."""

    id: str
    name: str
    color: Color


class LabelList(TypedDict):
    """All labels, by name."""

    labels: list[Label]


class NewQuickReply(TypedDict):
    """An answer to save; `shortcut` is what is typed behind a slash."""

    shortcut: str
    text: str


class QuickReply(TypedDict):
    """A saved answer."""

    id: str
    shortcut: str
    text: str
    updatedBy: str | None
    updatedAt: str


class QuickReplyList(TypedDict):
    """All saved answers, by shortcut."""

    quickReplies: list[QuickReply]


class FoundPerson(TypedDict):
    """A conversation whose person was found."""

    subAccountId: str
    msisdn: str
    name: str | None


class FoundWords(TypedDict):
    """A message or note that was found. `id` is the message, or the one that the note stands behind."""

    kind: Literal["message", "note"]
    id: int
    subAccountId: str
    msisdn: str
    name: str | None
    isCustomers: bool
    author: str | None
    text: str
    at: str


class InboxFound(TypedDict):
    """What a search found, the newest first."""

    people: list[FoundPerson]
    messages: list[FoundWords]
