"""SQL of imports: jobs with their files, and how far each has come."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy


class Import(NamedTuple):
    """An import and how far it has come. `problems` is JSON."""

    id: UUID
    name: str
    status: str
    total: int
    done: int
    added: int
    updated: int
    wrong: int
    problems: str
    created_by: str | None
    created_at: datetime
    ended_at: datetime | None


class Claimed(NamedTuple):
    """An import to carry on with; `mapping` is JSON."""

    account_id: str
    id: UUID
    source: str
    mapping: str
    done: int
    created_by: str | None


SELECT = """
select id, name, status, total, done, added, updated, wrong, problems, created_by, created_at, ended_at
from contact_imports where account_id = $1
"""


async def create(
    conn: Connection, account_id: str, name: str, source: str, mapping: str, total: int, by: str
) -> UUID:
    """Write an import down; it is carried out when what is due is looked at."""
    return await conn.fetchval(  # type: ignore[no-any-return]
        """
        insert into contact_imports (account_id, name, source, mapping, total, created_by)
        values ($1, $2, $3, $4, $5, $6) returning id
        """,
        account_id,
        name,
        source,
        mapping,
        total,
        by,
    )


async def find(conn: Connection, account_id: str, import_id: UUID) -> Import | None:
    """One import."""
    row = await conn.fetchrow(f"{SELECT} and id = $2", account_id, import_id)
    return None if row is None else Import(*row)


async def claim(pool: Pool, lease: timedelta) -> Claimed | None:
    """An import that nobody carries out now, held for a while."""
    row = await pool.fetchrow(
        """
        update contact_imports set leased_until = now() + $1::interval
        where (account_id, id) = (
          select account_id, id from contact_imports where status = 'running' and leased_until <= now()
          order by created_at limit 1 for update skip locked
        )
        returning account_id, id, source, mapping, done, created_by
        """,
        lease,
    )
    return None if row is None else Claimed(*row)


async def advance(
    conn: Connection,
    job: Claimed,
    *,
    expected: int,
    done: int,
    added: int,
    updated: int,
    wrong: int,
    problems: str,
    lease: timedelta,
) -> bool:
    """Note how far an import has come; False when somebody else has carried on meanwhile."""
    written = await conn.execute(
        """
        update contact_imports set done = $4, added = added + $5, updated = updated + $6, wrong = wrong + $7,
          problems = case when jsonb_array_length(problems::jsonb) < 500
            then (problems::jsonb || $8::jsonb)::text else problems end,
          leased_until = now() + $9::interval
        where account_id = $1 and id = $2 and done = $3 and status = 'running'
        """,
        job.account_id,
        job.id,
        expected,
        done,
        added,
        updated,
        wrong,
        problems,
        lease,
    )
    return str(written).endswith(" 1")


async def end(conn: Connection, job: Claimed, status: str) -> None:
    """An import is over; its file is forgotten."""
    await conn.execute(
        """
        update contact_imports set status = $3, source = null, ended_at = now()
        where account_id = $1 and id = $2 and status = 'running'
        """,
        job.account_id,
        job.id,
        status,
    )
