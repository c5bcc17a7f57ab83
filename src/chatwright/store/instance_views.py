"""SQL of looking at instances: for the API and the screens. Nothing here locks or changes anything."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool

ENDED = ("Complete", "Failed", "Cancelled")
COLUMNS = """
  i.id, i.definition_id, i.version, i.status, i.faulted, i.state, i.started_at, i.completed_at, i.sub_account_id,
  c.address, (select name from definition_versions v where v.account_id = i.account_id
              and v.definition_id = i.definition_id and v.version = i.version) as name
from instances i left join conversations c on c.account_id = i.account_id and c.id = i.conversation_id
"""


class InstanceView(NamedTuple):
    """An instance as the screens show it; `address` is whom it talks to."""

    id: UUID
    definition_id: UUID
    version: int
    status: str
    faulted: bool
    state: str
    started_at: datetime
    completed_at: datetime | None
    sub_account_id: str | None
    address: str | None
    name: str | None


class Execution(NamedTuple):
    """One execution of a step, folded from the lines of the log."""

    seq: int
    step: str
    status: str
    started_at: datetime
    completed_at: datetime | None
    came_from: int
    note: str | None


async def read(pool: Pool, account_id: str, instance_id: UUID) -> InstanceView | None:
    """One instance."""
    row = await pool.fetchrow(
        f"select {COLUMNS} where i.account_id = $1 and i.id = $2",
        account_id,
        instance_id,
    )
    return None if row is None else InstanceView(*row)


async def of_definition(
    pool: Pool,
    account_id: str,
    definition_id: UUID,
    *,
    version: int | None,
    status: str | None,
    started_from: datetime | None,
    started_to: datetime | None,
    limit: int,
    offset: int,
) -> list[InstanceView]:
    """Instances of a definition, newest first."""
    rows = await pool.fetch(
        f"""
        select {COLUMNS}
        where i.account_id = $1 and i.definition_id = $2 and ($3::integer is null or i.version = $3)
          and ($4::text is null or i.status = $4) and ($5::timestamptz is null or i.started_at >= $5)
          and ($6::timestamptz is null or i.started_at <= $6)
        order by i.started_at desc, i.id limit $7 offset $8
        """,
        account_id,
        definition_id,
        version,
        status,
        started_from,
        started_to,
        limit,
        offset,
    )
    return [InstanceView(*row) for row in rows]


async def of_conversation(
    pool: Pool, account_id: str, sub_account_id: str, address: str, limit: int
) -> list[InstanceView]:
    """Instances that talk to a person over a subaccount, newest first."""
    rows = await pool.fetch(
        f"""
        select {COLUMNS}
        where i.account_id = $1 and i.conversation_id in
          (select id from conversations where account_id = $1 and sub_account_id = $2 and address = $3)
        order by i.started_at desc, i.id limit $4
        """,  # noqa: S608 - constant columns
        account_id,
        sub_account_id,
        address,
        limit,
    )
    return [InstanceView(*row) for row in rows]


async def log_of(pool: Pool, account_id: str, instance_id: UUID) -> list[Execution]:
    """The executions of an instance, in order of their start."""
    rows = await pool.fetch(
        """
        select seq, step, status, at, came_from, note from instance_log
        where account_id = $1 and instance_id = $2 order by id
        """,
        account_id,
        instance_id,
    )
    folded: dict[int, Execution] = {}
    for seq, step, status, at, came_from, note in rows:
        first = folded.get(seq)
        folded[seq] = Execution(
            seq,
            step,
            status,
            first.started_at if first else at,
            at if status in ENDED else None,
            first.came_from if first else came_from,
            note or (first.note if first else None),
        )
    return list(folded.values())


async def errors_of(pool: Pool, account_id: str, instance_id: UUID) -> list[tuple[str, str, datetime]]:
    """Why an instance faulted: step, message, time; oldest first."""
    rows = await pool.fetch(
        """
        select step, message, at from instance_errors where account_id = $1 and instance_id = $2 order by id
        """,
        account_id,
        instance_id,
    )
    return [(row[0], row[1], row[2]) for row in rows]


async def deadlines_of(pool: Pool, account_id: str, instance_id: UUID) -> dict[int, datetime]:
    """When each armed event of an instance is due, by the real clock."""
    rows = await pool.fetch(
        "select key, due_at from armed where account_id = $1 and instance_id = $2", account_id, instance_id
    )
    return {row[0]: row[1] for row in rows}


async def step_of_execution(pool: Pool, account_id: str, instance_id: UUID, seq: int) -> str:
    """The step that an execution ran; empty when there was none."""
    value = await pool.fetchval(
        "select step from instance_log where account_id = $1 and instance_id = $2 and seq = $3 limit 1",
        account_id,
        instance_id,
        seq,
    )
    return str(value or "")


async def version_of(pool: Pool, account_id: str, instance_id: UUID) -> tuple[UUID, int] | None:
    """Which version of which definition an instance runs."""
    row = await pool.fetchrow(
        "select definition_id, version from instances where account_id = $1 and id = $2",
        account_id,
        instance_id,
    )
    return None if row is None else (row[0], row[1])
