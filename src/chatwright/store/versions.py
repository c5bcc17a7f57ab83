"""SQL of the history of a journey: its versions with who, when, why, and how many instances run on each."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool


class Published(NamedTuple):
    """A version in the history of a journey; `running` counts the instances that have not ended."""

    version: int
    name: str
    status: str
    created_at: datetime
    created_by: str | None
    note: str | None
    running: int


class Drawn(NamedTuple):
    """A version with its definition, and its drawing when it was published from one; both as JSON texts."""

    version: int
    name: str
    status: str
    created_at: datetime
    created_by: str | None
    note: str | None
    source: str
    canvas: str | None


async def history(
    pool: Pool, account_id: str, definition_id: UUID, *, before: int | None, limit: int
) -> list[Published]:
    """The versions older than `before` (all when None), newest first."""
    rows = await pool.fetch(
        """
        select v.version, v.name, v.status, v.created_at, v.created_by, v.note, coalesce(r.running, 0)
        from definition_versions v left join (
          select version, count(*) as running from instances
          where account_id = $1 and definition_id = $2 and status in ('Runnable', 'Suspended') group by 1
        ) r on r.version = v.version
        where v.account_id = $1 and v.definition_id = $2 and ($3::integer is null or v.version < $3)
        order by v.version desc limit $4
        """,
        account_id,
        definition_id,
        before,
        limit,
    )
    return [Published(*row) for row in rows]


async def read(conn: Any, account_id: str, definition_id: UUID, version: int | None) -> Drawn | None:
    """One version, the newest when `version` is None."""
    row = await conn.fetchrow(
        """
        select version, name, status, created_at, created_by, note, source, canvas from definition_versions
        where account_id = $1 and definition_id = $2 and ($3::integer is null or version = $3)
        order by version desc limit 1
        """,
        account_id,
        definition_id,
        version,
    )
    return None if row is None else Drawn(*row)


async def describe(
    conn: Any, account_id: str, definition_id: UUID, version: int, *, note: str | None, canvas: str | None
) -> None:
    """Keep with a version that was just added what was changed, and where its steps stand."""
    await conn.execute(
        """
        update definition_versions set note = $4, canvas = $5
        where account_id = $1 and definition_id = $2 and version = $3
        """,
        account_id,
        definition_id,
        version,
        note,
        canvas,
    )


async def set_note(conn: Any, account_id: str, definition_id: UUID, version: int, note: str | None) -> bool:
    """Say afterwards what a version changed; False when there is no such version."""
    done = await conn.execute(
        """
        update definition_versions set note = $4
        where account_id = $1 and definition_id = $2 and version = $3
        """,
        account_id,
        definition_id,
        version,
        note,
    )
    return str(done).endswith(" 1")
