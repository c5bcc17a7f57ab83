"""The SQL of a turn: take the locks, read the instance, write all that the turn leaves behind.

Locks are always taken in one order, conversation before instance; rows of `armed` are only written by whoever
holds their instance. The statements are few and wide on purpose: a turn's cost is mostly its round trips.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy


class Conversation(NamedTuple):
    """A conversation whose row is locked until the transaction ends."""

    id: int
    sub_account_id: str
    channel: str
    address: str
    window_expires_at: datetime | None
    handover_id: UUID | None


class ReceivedMessage(NamedTuple):
    """What recording an inbound message found. `message_id` is None when it had been recorded before."""

    conversation: Conversation
    message_id: int | None
    definitions_epoch: int
    is_new_conversation: bool


class LockedInstance(NamedTuple):
    """An instance whose row is locked until the transaction ends. `key` is the wait that was asked for."""

    id: UUID
    definition_id: UUID
    version: int
    status: str
    sub_account_id: str | None
    conversation_id: int | None
    state: str
    started_at: datetime
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


class MessageRow(NamedTuple):
    """A message to be handed to its channel."""

    conversation_id: int
    sub_account_id: str
    umid: str
    client_message_id: str | None
    type: str
    content: str
    options: str | None
    key: int
    created_at: datetime


class QueuedMessage(NamedTuple):
    """Which row a message got, and which process hands the conversation's messages over."""

    umid: str
    id: int
    conversation_id: int
    sender_id: UUID
    window_expires_at: datetime | None
    ahead: int


@dataclass(slots=True, kw_only=True)
class TurnRecord:
    """All that one turn of one instance leaves behind, to be written by `write_turn`."""

    account_id: str
    instance_id: UUID
    definition_id: UUID
    version: int
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
    started: int = 0
    completed: int = 0
    terminated: int = 0


RECORD_INBOUND = """
with conversation as (
  insert into conversations as c
    (account_id, sub_account_id, channel, address, name, window_expires_at)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (account_id, sub_account_id, channel, address) do update set
    name = coalesce(excluded.name, c.name),
    window_expires_at = greatest(c.window_expires_at, excluded.window_expires_at),
    updated_at = now()
  returning id, window_expires_at, handover_id, xmax = 0 as is_new
), message as (
  insert into messages
    (account_id, conversation_id, sub_account_id, direction, umid, provider_id, type, content, options, state,
     created_at)
  select $1, c.id, $2, 'inbound', $7, $7, $8, $9, $10, 'received', $11 from conversation c
  on conflict (account_id, sub_account_id, umid) do nothing
  returning id
)
select c.id, c.window_expires_at, c.handover_id, m.id as message_id,
       (select definitions_epoch from accounts where id = $1) as definitions_epoch, c.is_new
from conversation c left join message m on true
"""


async def record_inbound(
    conn: Connection,
    *,
    account_id: str,
    sub_account_id: str,
    channel: str,
    address: str,
    name: str | None,
    window_expires_at: datetime | None,
    umid: str,
    type_: str,
    content: str,
    reply_to: str | None,
    created_at: datetime,
) -> ReceivedMessage:
    """Record an inbound message once, open or extend the service window [R-WIN-1], lock the conversation."""
    row = await conn.fetchrow(
        RECORD_INBOUND,
        account_id,
        sub_account_id,
        channel,
        address,
        name,
        window_expires_at,
        umid,
        type_,
        content,
        reply_to,
        created_at,
    )
    assert row is not None
    conversation = Conversation(row[0], sub_account_id, channel, address, row[1], row[2])
    return ReceivedMessage(conversation, row[3], row[4], row[5])


async def add_contact(
    conn: Connection, account_id: str, conversation_id: int, address: str, name: str | None
) -> None:
    """Make sure that the person behind a conversation is among the contacts, and link the two."""
    await conn.execute(
        """
        with person as (
          insert into contacts as p (account_id, address, name) values ($1, $3, $4)
          on conflict (account_id, address) do update set name = coalesce(p.name, excluded.name)
          returning id
        )
        update conversations set contact_id = (select id from person) where account_id = $1 and id = $2
        """,
        account_id,
        conversation_id,
        address,
        name,
    )


async def open_conversation(
    conn: Connection, account_id: str, sub_account_id: str, channel: str, address: str
) -> Conversation:
    """The conversation with this person on this channel, made if there is none, locked."""
    row = await conn.fetchrow(
        """
        insert into conversations as c (account_id, sub_account_id, channel, address) values ($1, $2, $3, $4)
        on conflict (account_id, sub_account_id, channel, address) do update set updated_at = now()
        returning id, sub_account_id, channel, address, window_expires_at, handover_id
        """,
        account_id,
        sub_account_id,
        channel,
        address,
    )
    assert row is not None
    return Conversation(*row)


async def lock_conversation(conn: Connection, account_id: str, conversation_id: int) -> Conversation:
    """Lock a conversation for the rest of the transaction."""
    row = await conn.fetchrow(
        """
        select id, sub_account_id, channel, address, window_expires_at, handover_id from conversations
        where account_id = $1 and id = $2 for no key update
        """,
        account_id,
        conversation_id,
    )
    assert row is not None
    return Conversation(*row)


async def lock_waiting(
    conn: Connection, account_id: str, sub_account_id: str, channel: str, sender: str
) -> LockedInstance | None:
    """The instance that began last to wait for a message of this sender on this channel, locked [A-WFR-1].

    A wait whose instance answered this person from another subaccount does not hear this one. The row of the
    wait itself is not locked: the state says whether the key is still awaited.
    """
    row = await conn.fetchrow(
        """
        select i.id, i.definition_id, i.version, i.status, i.sub_account_id, i.conversation_id, i.state,
               i.started_at, a.key
        from armed a join instances i on i.account_id = a.account_id and i.id = a.instance_id
        where a.account_id = $1 and a.sender = $2 and a.channel = $3 and a.kind = 'reply'
          and (a.sub_account_id is null or a.sub_account_id = $4) and a.due_at > now()
        order by a.armed_at desc, a.key desc
        limit 1
        for no key update of i
        """,
        account_id,
        sender,
        channel,
        sub_account_id,
    )
    return None if row is None else LockedInstance(*row)


async def lock_both(
    conn: Connection, account_id: str, instance_id: UUID, conversation_id: int, key: int = 0
) -> tuple[Conversation, LockedInstance] | None:
    """A conversation and an instance of it, locked in this order by one statement."""
    row = await conn.fetchrow(
        """
        select c.id, c.sub_account_id, c.channel, c.address, c.window_expires_at, c.handover_id,
               i.id, i.definition_id, i.version, i.status, i.sub_account_id, i.conversation_id, i.state,
               i.started_at
        from conversations c join instances i on i.account_id = c.account_id and i.conversation_id = c.id
        where c.account_id = $1 and c.id = $2 and i.id = $3
        for no key update of c for no key update of i
        """,
        account_id,
        conversation_id,
        instance_id,
    )
    return None if row is None else (Conversation(*row[:6]), LockedInstance(*(*row[6:], key)))


async def lock_instance(
    conn: Connection, account_id: str, instance_id: UUID, key: int = 0
) -> LockedInstance | None:
    """The instance with this id, locked. The caller already holds its conversation, if it has one."""
    row = await conn.fetchrow(
        """
        select id, definition_id, version, status, sub_account_id, conversation_id, state, started_at
        from instances where account_id = $1 and id = $2 for no key update
        """,
        account_id,
        instance_id,
    )
    return None if row is None else LockedInstance(*(*row, key))


async def conversation_of_instance(conn: Connection | Pool, account_id: str, instance_id: UUID) -> int | None:
    """The id of the conversation an instance belongs to; it never changes."""
    value = await conn.fetchval(
        "select conversation_id from instances where account_id = $1 and id = $2", account_id, instance_id
    )
    return None if value is None else int(value)


WRITE_TURN = """
with instance as (
  insert into instances
    (account_id, id, definition_id, version, sub_account_id, conversation_id, status, faulted, test, state,
     started_at, completed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (account_id, id) do update set
    status = excluded.status, faulted = excluded.faulted, state = excluded.state,
    completed_at = excluded.completed_at
), released as (
  delete from armed where account_id = $1 and instance_id = $2 and key = any($13::integer[])
), newly_armed as (
  insert into armed (account_id, instance_id, key, kind, body, sub_account_id, channel, sender, due_at)
  select $1, $2, * from unnest($14::integer[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[],
                               $20::timestamptz[])
), logged as (
  insert into instance_log (account_id, instance_id, seq, step, status, at, came_from, note)
  select $1, $2, * from unnest($21::integer[], $22::text[], $23::text[], $24::timestamptz[], $25::integer[],
                               $26::text[])
)
insert into instance_counts as n (account_id, definition_id, version, month, shard, started, completed, terminated)
select $1, $3, $4, date_trunc('month', $11::timestamptz at time zone 'UTC')::date, $27,
       $28::integer, $29::integer, $30::integer
where $28::integer + $29::integer + $30::integer <> 0
on conflict (account_id, definition_id, version, month, shard) do update set
  started = n.started + excluded.started, completed = n.completed + excluded.completed,
  terminated = n.terminated + excluded.terminated
"""

QUEUE_MESSAGES = """
with queued as (
  insert into messages
    (account_id, conversation_id, sub_account_id, direction, umid, client_message_id, type, content, options,
     state, instance_id, key, created_at)
  select $1, m.conversation_id, m.sub_account_id, 'outbound', m.umid, m.client_message_id, m.type, m.content,
         m.options, 'queued', $2, m.key, m.created_at
  from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
              $10::integer[], $11::timestamptz[])
    with ordinality as m (conversation_id, sub_account_id, umid, client_message_id, type, content, options, key,
                          created_at, n)
  order by n
  returning id, umid, conversation_id
), counted as (
  select conversation_id, count(*)::integer as n from unnest($3::bigint[]) as c (conversation_id) group by 1
), held as (
  update conversations c set
    pending = c.pending + counted.n,
    sender_id = case when c.pending <= 0 or c.sender_until < now() then $12 else c.sender_id end,
    sender_until = case when c.pending <= 0 or c.sender_until < now() then $13 else c.sender_until end,
    updated_at = now()
  from counted where c.account_id = $1 and c.id = counted.conversation_id
  returning c.id, c.sender_id, c.window_expires_at, c.pending - counted.n as ahead
)
select q.umid, q.id, q.conversation_id, h.sender_id, h.window_expires_at, h.ahead
from queued q join held h on h.id = q.conversation_id
order by q.id
"""


async def write_turn(
    conn: Connection, turn: TurnRecord, *, sender_id: UUID, sender_until: datetime
) -> list[QueuedMessage]:
    """Write a turn. Its messages are queued behind those of their conversations, in the given order.

    `sender_id` is the process that would hand the messages over until `sender_until`; it only gets a
    conversation that no other process is busy with.
    """
    armed, log = turn.armed, turn.log
    await conn.execute(
        WRITE_TURN,
        turn.account_id,
        turn.instance_id,
        turn.definition_id,
        turn.version,
        turn.sub_account_id,
        turn.conversation_id,
        turn.status,
        turn.faulted,
        turn.test,
        turn.state,
        turn.started_at,
        turn.completed_at,
        turn.released,
        *columns(armed, len(ArmedRow._fields)),
        *columns(log, len(LogRow._fields)),
        turn.instance_id.int % 16,
        turn.started,
        turn.completed,
        turn.terminated,
    )
    if turn.errors:
        await conn.execute(
            """
            insert into instance_errors (account_id, instance_id, step, message, at)
            select $1, $2, * from unnest($3::text[], $4::text[], $5::timestamptz[])
            """,
            turn.account_id,
            turn.instance_id,
            *columns(turn.errors, len(ErrorRow._fields)),
        )
    if not turn.messages:
        return []
    rows = await conn.fetch(
        QUEUE_MESSAGES,
        turn.account_id,
        turn.instance_id,
        *columns(turn.messages, len(MessageRow._fields)),
        sender_id,
        sender_until,
    )
    return [QueuedMessage(*row) for row in rows]


def columns(rows: Sequence[tuple[object, ...]], width: int) -> list[list[object]]:
    """Rows turned into one array a column, as `unnest` wants them."""
    if not rows:
        return [[] for _ in range(width)]
    return [list(column) for column in zip(*rows, strict=True)]


async def last_sub_account_to(
    conn: Connection, account_id: str, instance_id: UUID, channel: str, address: str
) -> str | None:
    """The subaccount of the instance's last message to this person on this channel; None when it sent none."""
    value = await conn.fetchval(
        """
        select m.sub_account_id from conversations c join messages m
          on m.account_id = c.account_id and m.conversation_id = c.id
        where c.account_id = $1 and c.channel = $3 and c.address = $4 and m.instance_id = $2
          and m.direction = 'outbound'
        order by m.id desc limit 1
        """,
        account_id,
        instance_id,
        channel,
        address,
    )
    return None if value is None else str(value)


async def open_handover(
    conn: Connection,
    account_id: str,
    handover_id: UUID,
    conversation_id: int | None,
    instance_id: UUID,
    payload: str,
) -> None:
    """Record that an agent is wanted and give them the conversation."""
    await conn.execute(
        """
        with opened as (
          insert into handovers (account_id, id, conversation_id, instance_id, payload)
          values ($1, $2, $3, $4, $5) on conflict do nothing
        )
        update conversations set handover_id = $2 where account_id = $1 and id = $3
        """,
        account_id,
        handover_id,
        conversation_id,
        instance_id,
        payload,
    )


async def place_call(
    conn: Connection,
    account_id: str,
    *,
    uid: str,
    client_request_id: str,
    sub_account_id: str | None,
    instance_id: UUID,
    action: str,
    params: str,
) -> None:
    """Record a call for the voice channel to place."""
    await conn.execute(
        """
        insert into calls (account_id, uid, client_request_id, sub_account_id, instance_id, action, params)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing
        """,
        account_id,
        uid,
        client_request_id,
        sub_account_id,
        instance_id,
        action,
        params,
    )


async def find_listener(
    conn: Connection, account_id: str, request_ids: Sequence[str]
) -> tuple[UUID, int] | None:
    """The instance and key that wait for keys pressed in a call known under any of these ids."""
    row = await conn.fetchrow(
        """
        select instance_id, key from armed
        where account_id = $1 and sender = any($2::text[]) and channel = 'voice' and kind = 'dtmf'
          and due_at > now()
        order by armed_at desc limit 1
        """,
        account_id,
        list(request_ids),
    )
    return None if row is None else (row[0], row[1])


async def hold_event(conn: Connection, account_id: str, instance_id: UUID, key: int, event: str) -> None:
    """Keep an event for a suspended instance; what waited for it waits no more [A-INS-1]."""
    await conn.execute(
        """
        with released as (delete from armed where account_id = $1 and instance_id = $2 and key = $3)
        insert into held_events (account_id, instance_id, event) values ($1, $2, $4)
        """,
        account_id,
        instance_id,
        key,
        event,
    )


async def take_held_events(conn: Connection, account_id: str, instance_id: UUID) -> list[str]:
    """Take what arrived while the instance was suspended, oldest first."""
    rows = await conn.fetch(
        """
        with taken as (delete from held_events where account_id = $1 and instance_id = $2 returning id, event)
        select event from taken order by id
        """,
        account_id,
        instance_id,
    )
    return [row[0] for row in rows]


async def set_status(conn: Connection, account_id: str, instance_id: UUID, status: str) -> None:
    """Suspend or resume; the caller holds the instance."""
    await conn.execute(
        "update instances set status = $3 where account_id = $1 and id = $2", account_id, instance_id, status
    )


async def disarm(conn: Connection, account_id: str, instance_id: UUID, key: int) -> None:
    """Forget a next event that nobody waits for."""
    await conn.execute(
        "delete from armed where account_id = $1 and instance_id = $2 and key = $3",
        account_id,
        instance_id,
        key,
    )


class CallRow(NamedTuple):
    """A voice call that a journey placed."""

    uid: str
    client_request_id: str
    sub_account_id: str | None
    destination: str | None


async def read_call(conn: Connection, account_id: str, uid: str) -> CallRow | None:
    """The call with this uid."""
    row = await conn.fetchrow(
        """
        select uid, client_request_id, sub_account_id, params::json ->> 'destination' from calls
        where account_id = $1 and uid = $2
        """,
        account_id,
        uid,
    )
    return None if row is None else CallRow(*row)


async def running_of(pool: Pool, account_id: str, definition_id: UUID, version: int | None) -> list[UUID]:
    """The instances of a definition, or of one version of it, that have not ended."""
    rows = await pool.fetch(
        """
        select id from instances
        where account_id = $1 and definition_id = $2 and status in ('Runnable', 'Suspended')
          and ($3::integer is null or version = $3)
        """,
        account_id,
        definition_id,
        version,
    )
    return [row[0] for row in rows]
