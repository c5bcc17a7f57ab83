"""Reading what a turn is thought out on, without a lock; the statement that writes it checks that it still holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from chatwright.store.rows import Conversation, StoredInstance


class Standing(NamedTuple):
    """What an inbound message finds. `conversation` is None for the first message of a conversation."""

    definitions_epoch: int
    is_known: bool
    conversation: Conversation | None
    waiting: StoredInstance | None


READ_STANDING = """
select a.definitions_epoch,
       exists (select from messages m where m.account_id = $1 and m.sub_account_id = $2 and m.umid = $5),
       c.id, c.window_expires_at, c.handover_id, c.revision,
       w.*
from accounts a
left join conversations c
  on c.account_id = $1 and c.sub_account_id = $2 and c.channel = $3 and c.address = $4
left join lateral (
  select i.id, i.definition_id, i.version, i.status, i.sub_account_id, i.conversation_id, i.state,
         i.started_at, i.revision, r.key
  from armed r join instances i on i.account_id = r.account_id and i.id = r.instance_id
  where r.account_id = $1 and r.sender = $4 and r.channel = $3 and r.kind = 'reply'
    and (r.sub_account_id is null or r.sub_account_id = $2) and r.due_at > now()
  order by r.armed_at desc, r.key desc
  limit 1
) w on true
where a.id = $1
"""


async def read_standing(
    pool: Any, account_id: str, sub_account_id: str, channel: str, address: str, umid: str
) -> Standing | None:
    """The account's epoch, whether the message is known, its conversation, and the instance that waits for it.

    The instance is the one that began last to wait for a message of this sender on this channel [A-WFR-1]; a wait
    whose instance answered this person from another subaccount does not hear this one. None: no such account.
    """
    row = await pool.fetchrow(READ_STANDING, account_id, sub_account_id, channel, address, umid)
    if row is None:
        return None
    return Standing(
        row[0],
        row[1],
        None
        if row[2] is None
        else Conversation(row[2], sub_account_id, channel, address, row[3], row[4], row[5]),
        None if row[6] is None else StoredInstance(*row[6:]),
    )


async def read_window(
    conn: Any, account_id: str, sub_account_id: str, channel: str, address: str
) -> datetime | None:
    """Until when the service window of a conversation is open; None when the person never wrote."""
    return await conn.fetchval(  # type: ignore[no-any-return]
        """
        select window_expires_at from conversations
        where account_id = $1 and sub_account_id = $2 and channel = $3 and address = $4
        """,
        account_id,
        sub_account_id,
        channel,
        address,
    )
