"""SQL of the lists of recipients: coming in a piece at a time, and what is to be known before they are used."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from chatwright.messages.recipients import Fault, Found
from chatwright.store.rows import columns

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy

FAULTS_KEPT = 1_000


class FaultRow(NamedTuple):
    """A row that could not be taken."""

    n: int
    value: str
    reason: str


class Cells(NamedTuple):
    """The cells of a recipient."""

    n: int
    address: str
    given: list[str]


async def begin(conn: Connection, account_id: str, broadcast_id: UUID, list_id: UUID, list_name: str) -> None:
    """Begin to read a list, which replaces the one before; as part of the caller's transaction."""
    for table in ("broadcast_recipients", "broadcast_faults", "broadcast_counts", "broadcast_changes"):
        await conn.execute(
            f"delete from {table} where account_id = $1 and broadcast_id = $2",  # noqa: S608 - constants
            account_id,
            broadcast_id,
        )
    await conn.execute(
        """
        update broadcasts set list_id = $3, list_name = $4, list_complete = false, columns = '[]', total = 0,
          duplicates = 0, faulty = 0
        where account_id = $1 and id = $2
        """,
        account_id,
        broadcast_id,
        list_id,
        list_name,
    )


ADD = """
with mine as (
  select account_id, id from broadcasts
  where account_id = $1 and id = $2 and list_id = $3 and not list_complete and status = 'draft' for no key update
), given as (
  select g.* from unnest($4::integer[], $5::text[], $6::jsonb[]) as g (n, address, given)
), added as (
  insert into broadcast_recipients (account_id, broadcast_id, n, address, given)
  select m.account_id, m.id, g.n, g.address, g.given from given g, mine m order by g.n
  on conflict do nothing
  returning n
), wrong as (
  insert into broadcast_faults (account_id, broadcast_id, n, value, reason)
  select m.account_id, m.id, f.* from unnest($7::integer[], $8::text[], $9::text[]) as f, mine m
  on conflict do nothing
)
update broadcasts b set total = total + (select count(*) from added),
  duplicates = duplicates + cardinality($4::integer[]) - (select count(*) from added), faulty = faulty + $10
from mine m where b.account_id = m.account_id and b.id = m.id
returning b.total
"""


async def add(
    conn: Connection,
    account_id: str,
    broadcast_id: UUID,
    list_id: UUID,
    found: Sequence[Found],
    faults: Sequence[Fault],
    kept: int,
) -> int | None:
    """Add rows, of which a person's first counts; `kept` faults are known already. Answers the total.

    None when the list is not being read any more: another one has begun, or the broadcast has started.
    """
    rows = [(row.n, row.address, json.dumps(row.given, ensure_ascii=False)) for row in found]
    return await conn.fetchval(  # type: ignore[no-any-return]
        ADD,
        account_id,
        broadcast_id,
        list_id,
        *columns(rows, 3),
        *columns(faults[: max(FAULTS_KEPT - kept, 0)], 3),
        len(faults),
    )


async def finish(
    conn: Connection, account_id: str, broadcast_id: UUID, list_id: UUID, names: Sequence[str]
) -> bool:
    """The list has come to its end; False when it does not count any more."""
    done = await conn.execute(
        """
        update broadcasts set list_complete = true, columns = $4
        where account_id = $1 and id = $2 and list_id = $3 and status = 'draft'
        """,
        account_id,
        broadcast_id,
        list_id,
        json.dumps(list(names), ensure_ascii=False),
    )
    return str(done).endswith(" 1")


async def faults(conn: Connection, account_id: str, broadcast_id: UUID, limit: int) -> list[FaultRow]:
    """The first rows that could not be taken."""
    rows = await conn.fetch(
        """
        select n, value, reason from broadcast_faults where account_id = $1 and broadcast_id = $2 order by n limit $3
        """,
        account_id,
        broadcast_id,
        limit,
    )
    return [FaultRow(*row) for row in rows]


async def first(conn: Connection, account_id: str, broadcast_id: UUID, limit: int) -> list[Cells]:
    """The first recipients with their cells."""
    rows = await conn.fetch(
        """
        select n, address, given::text from broadcast_recipients where account_id = $1 and broadcast_id = $2
        order by n limit $3
        """,
        account_id,
        broadcast_id,
        limit,
    )
    return [Cells(row[0], row[1], json.loads(row[2])) for row in rows]


async def opted_out(conn: Connection, account_id: str, broadcast_id: UUID, *, marketing: bool) -> int:
    """How many of a list do not want this template: of marketing, or any other."""
    found = await conn.fetchval(
        """
        select count(*) from broadcast_recipients r
        join opt_outs o on o.account_id = r.account_id and o.address = r.address
        where r.account_id = $1 and r.broadcast_id = $2 and (o.scope = 'all' or $3)
        """,
        account_id,
        broadcast_id,
        marketing,
    )
    return int(found or 0)


class Emptiness(NamedTuple):
    """How many cells of a column are empty, and the first row with one."""

    cells: int
    first: int | None


async def emptiness(conn: Connection, account_id: str, broadcast_id: UUID, column: int) -> Emptiness:
    """The empty cells of a column."""
    row = await conn.fetchrow(
        """
        select count(*), min(n) from broadcast_recipients
        where account_id = $1 and broadcast_id = $2 and coalesce(given ->> $3::integer, '') = ''
        """,
        account_id,
        broadcast_id,
        column,
    )
    return Emptiness(*row) if row is not None else Emptiness(0, None)


async def longest(
    conn: Connection, account_id: str, broadcast_id: UUID, wanted: Sequence[int], limit: int
) -> list[Cells]:
    """The recipients whose cells in these columns are longest, together."""
    rows = await conn.fetch(
        """
        select n, address, given::text from broadcast_recipients where account_id = $1 and broadcast_id = $2
        order by (select sum(length(given ->> at)) from unnest($3::integer[]) at) desc, n limit $4
        """,
        account_id,
        broadcast_id,
        list(wanted),
        limit,
    )
    return [Cells(row[0], row[1], json.loads(row[2])) for row in rows]
