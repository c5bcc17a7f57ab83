"""The values that a turn reads from the database and leaves behind in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from chatwright.store.contact_answers import SavedAnswers


class Conversation(NamedTuple):
    """A conversation as it was read; its row is locked when it was read inside of a transaction."""

    id: int
    sub_account_id: str
    channel: str
    address: str
    window_expires_at: datetime | None
    handover_id: UUID | None
    revision: int


class StoredInstance(NamedTuple):
    """An instance as it was read; its row is locked when it was read inside of a transaction.

    `key` is the wait that was asked for.
    """

    id: UUID
    definition_id: UUID
    version: int
    status: str
    sub_account_id: str | None
    conversation_id: int | None
    state: str
    started_at: datetime
    revision: int
    key: int


class ArmedRow(NamedTuple):
    """A next event to arm. `due_at` is by the real clock."""

    key: int
    kind: str
    body: str | None
    sub_account_id: str | None
    channel: str | None
    sender: str | None
    due_at: datetime


class LogRow(NamedTuple):
    """A line of the instance's log."""

    seq: int
    step: str
    status: str
    at: datetime
    came_from: int
    note: str | None


class ErrorRow(NamedTuple):
    """Why the instance faulted."""

    step: str
    message: str
    at: datetime


class InboundRow(NamedTuple):
    """A message from a person, with what it tells of its conversation.

    `instance_id` and `key` name the wait that it answers, when that is known before it is written.
    """

    sub_account_id: str
    channel: str
    address: str
    name: str | None
    window_expires_at: datetime | None
    umid: str
    type: str
    content: str
    reply_to: str | None
    created_at: datetime
    instance_id: UUID | None = None
    key: int | None = None


class MessageRow(NamedTuple):
    """A message to be handed to its channel."""

    conversation_id: int
    sub_account_id: str
    umid: str
    client_message_id: str | None
    type: str
    content: str
    options: str | None
    key: int | None
    created_at: datetime


class QueuedMessage(NamedTuple):
    """Which row a message got, and which process hands the conversation's messages over."""

    umid: str
    id: int
    conversation_id: int
    sender_id: UUID
    window_expires_at: datetime | None


@dataclass(slots=True, kw_only=True)
class TurnRecord:
    """All that one turn of one instance leaves behind. `revision` is the one it was thought out on, None to start."""

    account_id: str
    instance_id: UUID
    definition_id: UUID
    version: int
    revision: int | None
    sub_account_id: str | None
    conversation_id: int | None
    status: str
    faulted: bool
    test: bool
    state: str
    started_at: datetime
    completed_at: datetime | None
    released: list[int] = field(default_factory=list)
    armed: list[ArmedRow] = field(default_factory=list)
    log: list[LogRow] = field(default_factory=list)
    errors: list[ErrorRow] = field(default_factory=list)
    messages: list[MessageRow] = field(default_factory=list)
    answers: SavedAnswers | None = None
    started: int = 0
    completed: int = 0
    terminated: int = 0
    opens_handover: bool = False


def columns(rows: Sequence[tuple[object, ...]], width: int) -> list[list[object]]:
    """Rows turned into one array a column, as `unnest` wants them."""
    if not rows:
        return [[] for _ in range(width)]
    return [list(column) for column in zip(*rows, strict=True)]
