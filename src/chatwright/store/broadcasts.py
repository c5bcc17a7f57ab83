"""SQL of broadcasts: what is sent to whom, and how far each has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy

COLUMNS = (
    "account_id, id, number, name, sub_account_id, template_name, template_language, fillings, time_zone, status, "
    "pause_reason, list_id, list_complete, list_name, columns, total, duplicates, faulty, stride, scheduled_at, "
    "created_by, created_at, started_at, finished_at"
)


class Broadcast(NamedTuple):
    """A broadcast. `fillings` and `columns` are JSON; `scheduled_at` is by the clock of its subaccount."""

    account_id: str
    id: UUID
    number: int
    name: str
    sub_account_id: str
    template_name: str
    template_language: str
    fillings: str
    time_zone: str | None
    status: str
    pause_reason: str | None
    list_id: UUID | None
    list_complete: bool
    list_name: str | None
    columns: str
    total: int
    duplicates: int
    faulty: int
    stride: int
    scheduled_at: datetime | None
    created_by: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


async def create(
    conn: Connection,
    account_id: str,
    name: str,
    sub_account_id: str,
    template_name: str,
    template_language: str,
    created_by: str,
) -> Broadcast:
    """A new draft."""
    row = await conn.fetchrow(
        f"""
        insert into broadcasts (account_id, name, sub_account_id, template_name, template_language, created_by)
        values ($1, $2, $3, $4, $5, $6) returning {COLUMNS}
        """,  # noqa: S608 - constant
        account_id,
        name,
        sub_account_id,
        template_name,
        template_language,
        created_by,
    )
    assert row is not None
    return Broadcast(*row)


async def find(conn: Connection, account_id: str, broadcast_id: UUID) -> Broadcast | None:
    """The broadcast with this id."""
    row = await conn.fetchrow(
        f"select {COLUMNS} from broadcasts where account_id = $1 and id = $2",  # noqa: S608 - constant
        account_id,
        broadcast_id,
    )
    return None if row is None else Broadcast(*row)


async def lock(conn: Connection, account_id: str, broadcast_id: UUID) -> Broadcast | None:
    """The same, locked until the end of the transaction: no batch is under way meanwhile."""
    row = await conn.fetchrow(
        f"select {COLUMNS} from broadcasts where account_id = $1 and id = $2 for update",  # noqa: S608
        account_id,
        broadcast_id,
    )
    return None if row is None else Broadcast(*row)


async def listed(conn: Connection, account_id: str, before: int | None, limit: int) -> list[Broadcast]:
    """Broadcasts, newest first."""
    rows = await conn.fetch(
        f"""
        select {COLUMNS} from broadcasts where account_id = $1 and ($2::bigint is null or number < $2)
        order by number desc limit $3
        """,  # noqa: S608 - constant
        account_id,
        before,
        limit,
    )
    return [Broadcast(*row) for row in rows]


async def describe(
    conn: Connection,
    account_id: str,
    broadcast_id: UUID,
    *,
    name: str,
    sub_account_id: str,
    template_name: str,
    template_language: str,
    fillings: str,
) -> None:
    """Change what a draft sends."""
    await conn.execute(
        """
        update broadcasts set name = $3, sub_account_id = $4, template_name = $5, template_language = $6,
          fillings = $7
        where account_id = $1 and id = $2
        """,
        account_id,
        broadcast_id,
        name,
        sub_account_id,
        template_name,
        template_language,
        fillings,
    )


async def remove(conn: Connection, account_id: str, broadcast_id: UUID) -> None:
    """Remove a broadcast with its list; the messages that went out stay."""
    await conn.execute("delete from broadcasts where account_id = $1 and id = $2", account_id, broadcast_id)


async def set_status(
    conn: Connection,
    account_id: str,
    broadcast_id: UUID,
    status: str,
    *,
    due_at: datetime | None,
    reason: str | None = None,
) -> None:
    """Bring a broadcast to a status; `due_at` is when there is something to do next, by the real clock."""
    await conn.execute(
        """
        update broadcasts set status = $3, due_at = $4, pause_reason = $5,
          started_at = case when $3 = 'running' then coalesce(started_at, now()) else started_at end,
          finished_at = case when $3 in ('finished', 'cancelled') then now() end
        where account_id = $1 and id = $2
        """,
        account_id,
        broadcast_id,
        status,
        due_at,
        reason,
    )


async def schedule(
    conn: Connection,
    account_id: str,
    broadcast_id: UUID,
    *,
    scheduled_at: datetime,
    time_zone: str,
    due_at: datetime,
) -> None:
    """Let a broadcast start at a time: by the clock of its subaccount, and by the real one."""
    await conn.execute(
        """
        update broadcasts set status = 'scheduled', scheduled_at = $3, time_zone = $4, due_at = $5,
          pause_reason = null
        where account_id = $1 and id = $2
        """,
        account_id,
        broadcast_id,
        scheduled_at,
        time_zone,
        due_at,
    )


async def bring_forward(conn: Connection, account_id: str, sub_account_id: str, by: timedelta) -> None:
    """Make what a subaccount has scheduled due earlier."""
    await conn.execute(
        """
        update broadcasts set due_at = due_at - $3::interval
        where account_id = $1 and sub_account_id = $2 and status = 'scheduled'
        """,
        account_id,
        sub_account_id,
        by,
    )


async def claim_due(pool: Pool, lease: timedelta, limit: int) -> list[Broadcast]:
    """Broadcasts that have something to do now; other processes leave them alone for the length of `lease`."""
    rows = await pool.fetch(
        f"""
        update broadcasts set due_at = now() + $1::interval where (account_id, id) in (
          select account_id, id from broadcasts where due_at <= now()
          order by due_at limit $2 for no key update skip locked
        )
        returning {COLUMNS}
        """,  # noqa: S608 - constant
        lease,
        limit,
    )
    return [Broadcast(*row) for row in rows]


async def next_due(conn: Connection, broadcast: Broadcast, due_at: datetime, stride: int) -> None:
    """Come back to a running broadcast at this time."""
    await conn.execute(
        "update broadcasts set due_at = $3, stride = $4 where account_id = $1 and id = $2 and status = 'running'",
        broadcast.account_id,
        broadcast.id,
        due_at,
        stride,
    )


async def is_running(conn: Connection, account_id: str, broadcast_id: UUID) -> bool:
    """Whether a broadcast is running, which then stays so until the end of the transaction."""
    status = await conn.fetchval(
        "select status from broadcasts where account_id = $1 and id = $2 for share",
        account_id,
        broadcast_id,
    )
    return bool(status == "running")


# --- counts -------------------------------------------------------------------------------------------------


async def counts_of(conn: Connection, account_id: str, ids: Sequence[UUID]) -> dict[UUID, dict[str, int]]:
    """How many recipients are in each state, of each of these broadcasts: `waiting`, `failed`, `failed m:131026`…

    Kept as they change; nothing counts recipients.
    """
    rows = await conn.fetch(
        """
        select broadcast_id, what, sum(n)::bigint from (
          select broadcast_id, what, n from broadcast_counts where account_id = $1 and broadcast_id = any($2::uuid[])
          union all
          select broadcast_id, what, n from broadcast_changes where account_id = $1 and broadcast_id = any($2::uuid[])
        ) told group by 1, 2 having sum(n) <> 0
        """,
        account_id,
        list(ids),
    )
    found: dict[UUID, dict[str, int]] = {broadcast_id: {} for broadcast_id in ids}
    for broadcast_id, what, n in rows:
        found[broadcast_id][what] = n
    return found


async def count(conn: Connection, account_id: str, broadcast_id: UUID, changes: dict[str, int]) -> None:
    """Change counts, as part of the transaction that changes what they count."""
    changes = {what: n for what, n in changes.items() if n}
    await conn.execute(
        """
        insert into broadcast_changes (account_id, broadcast_id, what, n)
        select $1, $2, c.* from unnest($3::text[], $4::integer[]) as c
        """,
        account_id,
        broadcast_id,
        list(changes),
        list(changes.values()),
    )


FOLD = """
with taken as (
  delete from broadcast_changes where id in (
    select id from broadcast_changes order by id limit $1 for update skip locked
  )
  returning account_id, broadcast_id, what, n
), sums as (
  select t.account_id, t.broadcast_id, t.what, sum(t.n) as n, count(*) as taken
  from taken t join broadcasts b on b.account_id = t.account_id and b.id = t.broadcast_id
  group by 1, 2, 3
), folded as (
  insert into broadcast_counts as c (account_id, broadcast_id, what, n)
  select account_id, broadcast_id, what, n from sums order by 1, 2, 3
  on conflict (account_id, broadcast_id, what) do update set n = c.n + excluded.n
)
select b.sub_account_id, b.id, (select count(*) from taken) from sums s
join broadcasts b on b.account_id = s.account_id and b.id = s.broadcast_id group by 1, 2
"""


async def fold(pool: Pool | Any, limit: int) -> tuple[int, list[tuple[str, UUID]]]:
    """Add up to `limit` changes to the counts; how many, and which broadcasts of which subaccount changed."""
    if not await pool.fetchval("select exists (select from broadcast_changes)"):
        return 0, []
    rows = await pool.fetch(FOLD, limit)
    return (int(rows[0][2]) if rows else 0), [(row[0], row[1]) for row in rows]
