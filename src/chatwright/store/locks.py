"""Taking the locks of a turn, and recording the message that begins one.

Locks are always taken in one order, conversation before instance; rows of `armed` are only written by whoever
holds their instance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from chatwright.store.rows import Conversation, InboundRow, StoredInstance

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy


class ReceivedMessage(NamedTuple):
    """What recording an inbound message found. `message_id` is None when it had been recorded before."""

    conversation: Conversation
    message_id: int | None
    definitions_epoch: int
    is_new_conversation: bool


RECORD_INBOUND = """
with conversation as (
  insert into conversations as c
    (account_id, sub_account_id, channel, address, name, window_expires_at, active_at, unanswered,
     heard_at)
  values ($1, $2, $3, $4, $5, $6, now(), true, now())
  on conflict (account_id, sub_account_id, channel, address) do update set
    name = coalesce(excluded.name, c.name),
    window_expires_at = greatest(c.window_expires_at, excluded.window_expires_at),
    revision = c.revision + 1,
    updated_at = now(), active_at = now(), unanswered = true, heard_at = now()
  returning id, window_expires_at, handover_id, revision, xmax = 0 as is_new
), message as (
  insert into messages
    (account_id, conversation_id, sub_account_id, direction, umid, provider_id, type, content, options, state,
     created_at, instance_id, key)
  select $1, c.id, $2, 'inbound', $7, $7, $8, $9, $10, 'received', $11, $12, $13 from conversation c
  on conflict (account_id, sub_account_id, umid) do nothing
  returning id
)
select c.id, c.window_expires_at, c.handover_id, c.revision, m.id as message_id,
       (select definitions_epoch from accounts where id = $1) as definitions_epoch, c.is_new
from conversation c left join message m on true
"""


async def record_inbound(conn: Connection, account_id: str, message: InboundRow) -> ReceivedMessage:
    """Record an inbound message once, open or extend the service window [R-WIN-1], lock the conversation."""
    row = await conn.fetchrow(RECORD_INBOUND, account_id, *message)
    assert row is not None
    conversation = Conversation(
        row[0], message.sub_account_id, message.channel, message.address, row[1], row[2], row[3]
    )
    return ReceivedMessage(conversation, row[4], row[5], row[6])


async def note_answer(
    conn: Connection, account_id: str, message_id: int, instance_id: UUID, key: int
) -> None:
    """Remember which wait a message answered; `key` is the number of the wait's execution."""
    await conn.execute(
        "update messages set instance_id = $3, key = $4 where account_id = $1 and id = $2",
        account_id,
        message_id,
        instance_id,
        key,
    )


async def add_contact(
    conn: Connection, account_id: str, conversation_id: int, address: str, name: str | None
) -> None:
    """Make sure that the person behind a conversation is among the contacts, and link the two."""
    await conn.execute(
        """
        with person as (
          insert into contacts as p (account_id, address, name) values ($1, $3, $4)
          on conflict (account_id, address) do update set name = coalesce(p.name, excluded.name)
          returning coalesce(p.merged_into, p.id) as id
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
    """The conversation with this person on this channel, made if there is none, locked.

    Where there is none under this address, it is the one under which the person is known now (messaging.md 18).
    """
    row = await conn.fetchrow(
        """
        insert into conversations as c (account_id, sub_account_id, channel, address)
        select $1, $2, $3, coalesce(
          (select address from conversations
           where account_id = $1 and sub_account_id = $2 and channel = $3 and address = $4),
          (select address from identities where account_id = $1 and id = $4 and $3 = 'whatsapp'),
          $4)
        on conflict (account_id, sub_account_id, channel, address) do update set updated_at = now()
        returning id, sub_account_id, channel, address, window_expires_at, handover_id, revision
        """,
        account_id,
        sub_account_id,
        channel,
        address,
    )
    assert row is not None
    return Conversation(*row)


async def lock_if_there(
    conn: Connection, account_id: str, sub_account_id: str, channel: str, address: str
) -> None:
    """Lock the conversation with this person on this channel when there is one."""
    await conn.execute(
        """
        select from conversations
        where account_id = $1 and sub_account_id = $2 and channel = $3 and address = $4 for no key update
        """,
        account_id,
        sub_account_id,
        channel,
        address,
    )


async def lock_conversation(conn: Connection, account_id: str, conversation_id: int) -> Conversation:
    """Lock a conversation for the rest of the transaction."""
    row = await conn.fetchrow(
        """
        select id, sub_account_id, channel, address, window_expires_at, handover_id, revision from conversations
        where account_id = $1 and id = $2 for no key update
        """,
        account_id,
        conversation_id,
    )
    assert row is not None
    return Conversation(*row)


async def lock_waiting(
    conn: Connection, account_id: str, sub_account_id: str, channel: str, sender: str
) -> StoredInstance | None:
    """The instance that began last to wait for a message of this sender on this channel, locked [A-WFR-1].

    A wait whose instance answered this person from another subaccount does not hear this one. The row of the
    wait itself is not locked: the state says whether the key is still awaited.
    """
    row = await conn.fetchrow(
        """
        select i.id, i.definition_id, i.version, i.status, i.sub_account_id, i.conversation_id, i.state,
               i.started_at, i.revision, a.key
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
    return None if row is None else StoredInstance(*row)


async def lock_both(
    conn: Connection, account_id: str, instance_id: UUID, conversation_id: int, key: int = 0
) -> tuple[Conversation, StoredInstance] | None:
    """A conversation and an instance of it, locked in this order by one statement."""
    row = await conn.fetchrow(
        """
        select c.id, c.sub_account_id, c.channel, c.address, c.window_expires_at, c.handover_id, c.revision,
               i.id, i.definition_id, i.version, i.status, i.sub_account_id, i.conversation_id, i.state,
               i.started_at, i.revision
        from conversations c join instances i on i.account_id = c.account_id and i.conversation_id = c.id
        where c.account_id = $1 and c.id = $2 and i.id = $3
        for no key update of c for no key update of i
        """,
        account_id,
        conversation_id,
        instance_id,
    )
    return None if row is None else (Conversation(*row[:7]), StoredInstance(*(*row[7:], key)))


async def lock_instance(
    conn: Connection, account_id: str, instance_id: UUID, key: int = 0
) -> StoredInstance | None:
    """The instance with this id, locked. The caller already holds its conversation, if it has one."""
    row = await conn.fetchrow(
        """
        select id, definition_id, version, status, sub_account_id, conversation_id, state, started_at, revision
        from instances where account_id = $1 and id = $2 for no key update
        """,
        account_id,
        instance_id,
    )
    return None if row is None else StoredInstance(*(*row, key))


async def conversation_of_instance(conn: Connection | Pool, account_id: str, instance_id: UUID) -> int | None:
    """The id of the conversation an instance belongs to; once it has one, that never changes."""
    value = await conn.fetchval(
        "select conversation_id from instances where account_id = $1 and id = $2", account_id, instance_id
    )
    return None if value is None else int(value)
