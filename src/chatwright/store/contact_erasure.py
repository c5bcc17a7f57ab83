"""SQL that forgets one person, and that reads everything that is kept of one (docs/adr/0016).

What stays is what is needed to keep a promise: opt-outs by address, so that nobody is written to again who asked not
to be, and the log of consent with a keyed hash in place of each address and without words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy

OF_INSTANCES = ("armed", "held_events", "instance_log", "instance_errors", "calls")
OF_CONVERSATIONS = ("notes", "mentions", "conversation_labels", "fallbacks", "handovers", "messages")
OF_ADDRESSES = {"scheduled_messages": "address", "identities": "address", "bookings": "customer"}


async def erase(
    conn: Connection, account_id: str, contact_id: UUID, addresses: list[str], hashes: list[str]
) -> dict[str, int]:
    """Forget a person in the caller's transaction; answers how much of what is gone.

    `hashes` stand in the log of consent for the `addresses`, in the same order.
    """
    gone: dict[str, int] = {}
    conversations = [
        row[0]
        for row in await conn.fetch(
            "select id from conversations where account_id = $1 and contact_id = $2 order by id for update",
            account_id,
            contact_id,
        )
    ]
    instances = [
        row[0]
        for row in await conn.fetch(
            "select id from instances where account_id = $1 and conversation_id = any($2::bigint[]) "
            "order by id for update",
            account_id,
            conversations,
        )
    ]

    async def delete(table: str, column: str, values: list[Any]) -> None:
        done = await conn.execute(
            f"delete from {table} where account_id = $1 and {column} = any($2)",  # noqa: S608
            account_id,
            values,
        )
        gone[table] = gone.get(table, 0) + int(str(done).rsplit(" ", 1)[-1])

    for table in OF_INSTANCES:
        await delete(table, "instance_id", instances)
    await delete("webhook_events", "lane", conversations)
    for table in OF_CONVERSATIONS:
        await delete(table, "conversation_id", conversations)
    await delete("instances", "id", instances)
    await delete("conversations", "id", conversations)
    for table, column in OF_ADDRESSES.items():
        await delete(table, column, [*addresses, *(f"+{address}" for address in addresses)])
    await delete("contact_events", "contact_id", [contact_id])
    await conn.execute(
        "update opt_outs set wording = '', told_by = null where account_id = $1 and address = any($2::text[])",
        account_id,
        addresses,
    )
    await conn.execute("set local chatwright.erases = 'on'")
    await conn.execute(
        """
        update consent_log l set address = h.hash, wording = '', told_by = null, umid = null
        from unnest($2::text[], $3::text[]) as h (address, hash)
        where l.account_id = $1 and l.address = h.address
        """,
        account_id,
        addresses,
        hashes,
    )
    await conn.execute("set local chatwright.erases = 'off'")
    await conn.execute(
        "delete from contacts where account_id = $1 and (id = $2 or merged_into = $2)", account_id, contact_id
    )
    gone["contacts"] = 1
    return gone


MESSAGES = """
select m.umid, m.direction, m.type, m.content, m.state, m.created_at, c.sub_account_id, c.channel, c.address
from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
where c.account_id = $1 and c.contact_id = $2 order by m.id
"""
RUNS = """
select i.id, i.definition_id, i.version, i.status, i.state, i.started_at, i.completed_at
from instances i join conversations c on c.account_id = i.account_id and c.id = i.conversation_id
where c.account_id = $1 and c.contact_id = $2 order by i.started_at
"""
CHANGES = """
select kind, detail, told_by, at from contact_events where account_id = $1 and contact_id = $2 order by id
"""
NOTES = """
select n.* from notes n join conversations c on c.account_id = n.account_id and c.id = n.conversation_id
where c.account_id = $1 and c.contact_id = $2 order by n.id
"""
CONSENT = """
select choice, scope, source, wording, at, address from consent_log
where account_id = $1 and address = any($2::text[]) order by id
"""
BOOKINGS = """
select id, service_id, starts_at, ends_at, customer, customer_name, status, created_at from bookings
where account_id = $1 and ltrim(customer, '+') = any($2::text[]) order by starts_at
"""


async def everything(
    pool: Pool, account_id: str, contact_id: UUID, addresses: list[str]
) -> dict[str, list[dict[str, Any]]]:
    """All that is kept of a person, by what it is."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, text in (("messages", MESSAGES), ("journeys", RUNS), ("changes", CHANGES), ("notes", NOTES)):
        found[name] = [dict(row) for row in await pool.fetch(text, account_id, contact_id)]
    for name, text in (("consent", CONSENT), ("bookings", BOOKINGS)):
        found[name] = [dict(row) for row in await pool.fetch(text, account_id, addresses)]
    return found
