"""SQL of definitions and their versions."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy as Connection

COLUMNS = "definition_id, version, sub_account_id, trigger, status, name, source, created_at"

V_COLUMNS = ", ".join("v." + name for name in COLUMNS.split(", "))


class Version(NamedTuple):
    """One version of a definition; `source` is the JSON as it was given."""

    definition_id: UUID
    version: int
    sub_account_id: str | None
    trigger: str
    status: str
    name: str
    source: str
    created_at: datetime


async def create(conn: Any, account_id: str, definition_id: UUID) -> None:
    """Make a definition without versions."""
    await conn.execute(
        "insert into definitions (account_id, id, last_version) values ($1, $2, 0)", account_id, definition_id
    )


async def add_version(
    conn: Any,
    account_id: str,
    definition_id: UUID,
    *,
    sub_account_id: str | None,
    trigger: str,
    status: str,
    name: str,
    source: str,
    created_by: str | None,
) -> Version | None:
    """Add the next version; None when there is no such definition. A number is never used twice [A-VER-1]."""
    number = await conn.fetchval(
        """
        update definitions set last_version = last_version + 1 where account_id = $1 and id = $2
        returning last_version
        """,
        account_id,
        definition_id,
    )
    if number is None:
        return None
    row = await conn.fetchrow(
        f"""
        insert into definition_versions
          (account_id, definition_id, version, sub_account_id, trigger, status, name, source, created_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        returning {COLUMNS}
        """,  # noqa: S608 - constant columns
        account_id,
        definition_id,
        number,
        sub_account_id,
        trigger,
        status,
        name,
        source,
        created_by,
    )
    return Version(*row)


async def newest(pool: Pool, account_id: str, limit: int, offset: int) -> list[Version]:
    """The newest version of each definition, oldest definition first."""
    rows = await pool.fetch(
        f"""
        select {V_COLUMNS} from definitions d cross join lateral (
          select * from definition_versions v where v.account_id = d.account_id and v.definition_id = d.id
          order by v.version desc limit 1
        ) v
        where d.account_id = $1 order by d.created_at, d.id limit $2 offset $3
        """,  # noqa: S608 - constant columns
        account_id,
        limit,
        offset,
    )
    return [Version(*row) for row in rows]


async def versions(
    pool: Pool, account_id: str, definition_id: UUID, limit: int, offset: int
) -> list[Version]:
    """The versions of a definition, newest first."""
    rows = await pool.fetch(
        f"""
        select {COLUMNS} from definition_versions where account_id = $1 and definition_id = $2
        order by version desc limit $3 offset $4
        """,  # noqa: S608 - constant columns
        account_id,
        definition_id,
        limit,
        offset,
    )
    return [Version(*row) for row in rows]


async def read(
    pool: Pool | Connection, account_id: str, definition_id: UUID, version: int | None = None
) -> Version | None:
    """One version, the newest when `version` is None."""
    row = await pool.fetchrow(
        f"""
        select {COLUMNS} from definition_versions
        where account_id = $1 and definition_id = $2 and ($3::integer is null or version = $3)
        order by version desc limit 1
        """,  # noqa: S608 - constant columns
        account_id,
        definition_id,
        version,
    )
    return None if row is None else Version(*row)


async def delete(conn: Any, account_id: str, definition_id: UUID, version: int | None) -> bool:
    """Delete a definition, or one version, with its instances and their logs; False when there is none."""
    instances = """
        select id from instances where account_id = $1 and definition_id = $2
          and ($3::integer is null or version = $3)
    """
    arguments = (account_id, definition_id, version)
    for table in ("armed", "held_events", "instance_log", "instance_errors"):
        await conn.execute(
            f"delete from {table} where account_id = $1 and instance_id in ({instances})",  # noqa: S608 - constants
            *arguments,
        )
    await conn.execute(f"delete from instances where account_id = $1 and id in ({instances})", *arguments)  # noqa: S608
    done = await conn.execute(
        """
        delete from definition_versions
        where account_id = $1 and definition_id = $2 and ($3::integer is null or version = $3)
        """,
        *arguments,
    )
    await conn.execute(
        """
        delete from definitions d where account_id = $1 and id = $2 and not exists
          (select from definition_versions v where v.account_id = d.account_id and v.definition_id = d.id)
        """,
        account_id,
        definition_id,
    )
    return not str(done).endswith(" 0")


async def counts(pool: Pool, account_id: str) -> dict[UUID, dict[str, int]]:
    """Live counts of each definition; running ones from their index, the others from the counters."""
    rows = await pool.fetch(
        """
        select coalesce(c.definition_id, r.definition_id) as id, coalesce(c.started, 0), coalesce(c.completed, 0),
               coalesce(c.terminated, 0), coalesce(r.running, 0)
        from (select definition_id, sum(started)::bigint as started, sum(completed)::bigint as completed,
                     sum(terminated)::bigint as terminated
              from instance_counts where account_id = $1 group by 1) c
        full join (select definition_id, count(*) as running from instances
                   where account_id = $1 and status in ('Runnable', 'Suspended') group by 1) r
          on r.definition_id = c.definition_id
        """,
        account_id,
    )
    return {
        row[0]: {"started": row[1], "completed": row[2], "terminated": row[3], "running": row[4]}
        for row in rows
    }


async def usage(pool: Pool, account_id: str) -> list[tuple[int, int, int]]:
    """Instances started in each month: year, month, count, newest first."""
    rows = await pool.fetch(
        """
        select extract(year from month)::integer, extract(month from month)::integer, sum(started)::bigint
        from instance_counts where account_id = $1 group by month order by month desc
        """,
        account_id,
    )
    return [(row[0], row[1], row[2]) for row in rows]
