"""SQL of what every turn must know of its account: subaccounts, and the definitions that events start."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy


class SubaccountRow(NamedTuple):
    """A subaccount and its channel; `config` is JSON whose secrets are sealed.

    `has_higher_throughput` tells that WhatsApp has raised what its number may send a second.
    """

    id: str
    provider: str
    config: str
    clock_offset: timedelta
    has_higher_throughput: bool


class TriggerRow(NamedTuple):
    """The newest version of an enabled definition."""

    definition_id: UUID
    version: int
    sub_account_id: str | None
    trigger: str
    listens_always: bool


async def read_epoch(pool: Pool, account_id: str) -> int | None:
    """The account's epoch, which every change of a definition or channel raises; None for no such account."""
    value = await pool.fetchval("select definitions_epoch from accounts where id = $1", account_id)
    return None if value is None else int(value)


async def read_subaccounts(pool: Pool, account_id: str) -> list[SubaccountRow]:
    """All subaccounts of the account."""
    rows = await pool.fetch(
        """
        select s.id, s.provider, s.config, s.clock_offset, exists (
          select from number_states n
          where n.account_id = s.account_id and n.sub_account_id = s.id and n.has_higher_throughput
        ) from subaccounts s where s.account_id = $1
        """,
        account_id,
    )
    return [SubaccountRow(*row) for row in rows]


async def read_triggers(pool: Pool, account_id: str) -> list[TriggerRow]:
    """The definitions that events start: only the newest version counts, and only when it is enabled [A-VER-1]."""
    rows = await pool.fetch(
        """
        select definition_id, version, sub_account_id, trigger, listens_always from (
          select distinct on (definition_id) * from definition_versions
          where account_id = $1 order by definition_id, version desc
        ) newest
        where status = 'enabled' order by created_at, definition_id
        """,
        account_id,
    )
    return [TriggerRow(*row) for row in rows]


async def read_version(
    pool: Pool, account_id: str, definition_id: UUID, version: int | None
) -> tuple[int, str] | None:
    """Version number and source of one version of a definition, the newest when `version` is None."""
    row = await pool.fetchrow(
        """
        select version, source from definition_versions
        where account_id = $1 and definition_id = $2 and ($3::integer is null or version = $3)
        order by version desc limit 1
        """,
        account_id,
        definition_id,
        version,
    )
    return None if row is None else (row[0], row[1])


async def raise_epoch(conn: Connection, account_id: str) -> None:
    """Make every process read the account's definitions and channels anew before its next turn."""
    await conn.execute(
        "update accounts set definitions_epoch = definitions_epoch + 1 where id = $1", account_id
    )


async def account_of(pool: Pool, sub_account_id: str) -> str | None:
    """The account a subaccount belongs to."""
    value = await pool.fetchval("select account_id from subaccounts where id = $1", sub_account_id)
    return None if value is None else str(value)


async def move_clock(
    conn: Connection, account_id: str, sub_account_id: str, by: timedelta
) -> timedelta | None:
    """Move the simulated clock of a subaccount; answers how far it now runs ahead."""
    value = await conn.fetchval(
        """
        update subaccounts set clock_offset = clock_offset + $3::interval
        where account_id = $1 and id = $2 returning clock_offset
        """,
        account_id,
        sub_account_id,
        by,
    )
    return value  # type: ignore[no-any-return]
