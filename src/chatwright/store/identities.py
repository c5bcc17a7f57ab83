"""SQL of who is who: business-scoped ids and earlier numbers, and where each person's conversations stand.

A person's conversations stand under one address (messaging.md section 18): the phone number when it was ever told,
else the business-scoped id that is valid now. All else by which the person was known leads there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from chatwright.store import consent

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy


async def address_of(conn: Pool | Any, account_id: str, identity: str) -> str | None:
    """Where the conversations of the person stand who is or was known by this id; None when nobody is."""
    return await conn.fetchval(  # type: ignore[no-any-return]
        "select address from identities where account_id = $1 and id = $2", account_id, identity
    )


async def addresses_of(conn: Pool | Any, account_id: str, ids: Sequence[str]) -> dict[str, str]:
    """The same for many ids; those that nobody is known by are left out."""
    rows = await conn.fetch(
        "select id, address from identities where account_id = $1 and id = any($2::text[])",
        account_id,
        list(ids),
    )
    return {row[0]: row[1] for row in rows}


async def learn(conn: Connection, account_id: str, identity: str, address: str) -> None:
    """Remember that this id is the person whose conversations stand under `address`."""
    await conn.execute(
        """
        insert into identities as i (account_id, id, address) values ($1, $2, $3)
        on conflict (account_id, id) do update set address = excluded.address, since = now()
        where i.address <> excluded.address
        """,
        account_id,
        identity,
        address,
    )


async def move(conn: Connection, account_id: str, previous: str, current: str) -> None:
    """Bring all that stands under one address of a person under another one: conversations, waits, contact, ids.

    Where there is a conversation under both, the earlier one's messages and instances go over to the other, unless
    messages of it are still to be handed over; then it stays for the next time.
    """
    held = await conn.fetch(
        """
        select id, sub_account_id, channel, address, pending from conversations
        where account_id = $1 and address in ($2, $3) order by id for update
        """,
        account_id,
        previous,
        current,
    )
    there = {(row["sub_account_id"], row["channel"]): row["id"] for row in held if row["address"] == current}
    is_whole = True
    for row in held:
        if row["address"] != previous:
            continue
        into = there.get((row["sub_account_id"], row["channel"]))
        if into is None:
            await conn.execute(
                """
                update conversations set address = $3, revision = revision + 1, seen_revision = seen_revision + 1
                where account_id = $1 and id = $2
                """,
                account_id,
                row["id"],
                current,
            )
        elif row["pending"] == 0:
            await merge_conversations(conn, account_id, row["id"], into)
        else:
            is_whole = False
    await conn.execute(
        """
        select from instances where account_id = $1 and id in
          (select instance_id from armed where account_id = $1 and sender = $2 and kind = 'reply')
        order by id for no key update
        """,
        account_id,
        previous,
    )
    await conn.execute(
        "update armed set sender = $3 where account_id = $1 and sender = $2 and kind = 'reply'",
        account_id,
        previous,
        current,
    )
    await consent.follow(conn, account_id, previous, current)
    if is_whole:
        await move_contact(conn, account_id, previous, current)
        await conn.execute(
            "update identities set address = $3, since = now() where account_id = $1 and address = $2",
            account_id,
            previous,
            current,
        )
        await learn(conn, account_id, previous, current)


async def merge_conversations(conn: Connection, account_id: str, earlier: int, into: int) -> None:
    """Give one conversation's messages, instances and hand-overs to another one, and delete it."""
    for table in ("messages", "instances", "handovers", "notes", "mentions"):
        await conn.execute(
            f"update {table} set conversation_id = $3 where account_id = $1 and conversation_id = $2",  # noqa: S608
            account_id,
            earlier,
            into,
        )
    await conn.execute(
        """
        insert into conversation_labels (account_id, conversation_id, label_id)
        select account_id, $3, label_id from conversation_labels where account_id = $1 and conversation_id = $2
        on conflict do nothing
        """,
        account_id,
        earlier,
        into,
    )
    await conn.execute(
        """
        with gone as (
          delete from conversations where account_id = $1 and id = $2
          returning name, window_expires_at, handover_id, active_at, unanswered, revision - seen_revision as unread
        )
        update conversations c set
          name = coalesce(c.name, gone.name), handover_id = coalesce(c.handover_id, gone.handover_id),
          window_expires_at = greatest(c.window_expires_at, gone.window_expires_at),
          active_at = greatest(c.active_at, gone.active_at), unanswered = c.unanswered or gone.unanswered,
          revision = c.revision + 1, seen_revision = greatest(c.seen_revision + 1 - gone.unread, 0)
        from gone where c.account_id = $1 and c.id = $3
        """,
        account_id,
        earlier,
        into,
    )


async def move_contact(conn: Connection, account_id: str, previous: str, current: str) -> None:
    """Let one contact stand for both addresses."""
    await conn.execute(
        """
        with known as (
          select id from contacts where account_id = $1 and address = $3
        ), repointed as (
          update conversations c set contact_id = known.id from known, contacts old
          where old.account_id = $1 and old.address = $2 and c.account_id = $1 and c.contact_id = old.id
        ), dropped as (
          delete from contacts where account_id = $1 and address = $2 and exists (select from known)
        )
        update contacts set address = $3
        where account_id = $1 and address = $2 and not exists (select from known)
        """,
        account_id,
        previous,
        current,
    )
