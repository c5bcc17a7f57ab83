"""SQL of what can be booked: services, who does them and when, and the days on which they do not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asyncpg import Pool


class Service(NamedTuple):
    """Something that can be booked. Names follow the columns."""

    id: str
    name: str
    description: str
    minutes: int = 60
    before_minutes: int = 0
    after_minutes: int = 0
    lead_minutes: int = 120
    horizon_days: int = 30
    step_minutes: int = 60
    price: str = ""


class Staff(NamedTuple):
    """Somebody, or something, whose time is booked. `hours` is JSON; no `time_zone`: that of the business."""

    id: str
    name: str
    title: str
    kind: str
    hours: str
    time_zone: str | None
    capacity: int
    services: Sequence[str]


class DaysOff(NamedTuple):
    """Days without work, of somebody or, without `staff_id`, of everybody."""

    id: UUID
    staff_id: str | None
    first_day: date
    last_day: date
    label: str


async def services(pool: Pool | Any, account_id: str) -> list[Service]:
    """The services of the account, in their order."""
    rows = await pool.fetch(
        """
        select id, name, description, minutes, before_minutes, after_minutes, lead_minutes, horizon_days,
               step_minutes, price
        from services where account_id = $1 order by position, id
        """,
        account_id,
    )
    return [Service(*row) for row in rows]


async def staff(pool: Pool | Any, account_id: str) -> list[Staff]:
    """The staff of the account, in their order."""
    rows = await pool.fetch(
        """
        select id, name, title, kind, hours, time_zone, capacity, services
        from staff where account_id = $1 order by position, id
        """,
        account_id,
    )
    return [Staff(*row) for row in rows]


async def days_off(pool: Pool | Any, account_id: str, since: date) -> list[DaysOff]:
    """The days off that end on `since` or later, the next ones first."""
    rows = await pool.fetch(
        """
        select id, staff_id, first_day, last_day, label from days_off
        where account_id = $1 and last_day >= $2 order by first_day, id
        """,
        account_id,
        since,
    )
    return [DaysOff(*row) for row in rows]


async def add_services(conn: Any, account_id: str, added: Sequence[Service]) -> None:
    """Add services that are not there yet."""
    await conn.executemany(
        """
        insert into services (account_id, id, name, description, minutes, before_minutes, after_minutes,
          lead_minutes, horizon_days, step_minutes, price, position)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict do nothing
        """,
        [(account_id, *service, position) for position, service in enumerate(added)],
    )


async def add_staff(conn: Any, account_id: str, added: Sequence[Staff]) -> None:
    """Add staff who are not there yet."""
    await conn.executemany(
        """
        insert into staff (account_id, id, name, title, kind, hours, time_zone, capacity, services, position)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict do nothing
        """,
        [(account_id, *each, position) for position, each in enumerate(added)],
    )


async def add_days_off(conn: Any, account_id: str, added: Sequence[DaysOff]) -> None:
    """Add days off."""
    await conn.executemany(
        """
        insert into days_off (account_id, id, staff_id, first_day, last_day, label)
        values ($1, $2, $3, $4, $5, $6)
        """,
        [(account_id, *each) for each in added],
    )


async def clear(conn: Any, account_id: str) -> None:
    """Forget services, staff and days off, to write others."""
    # One who replaces waits for the other: nobody reads half of both.
    await conn.execute(
        "select pg_advisory_xact_lock(hashtextextended('practice of account:' || $1, 0))", account_id
    )
    await conn.execute("delete from services where account_id = $1", account_id)
    await conn.execute("delete from staff where account_id = $1", account_id)
    await conn.execute("delete from days_off where account_id = $1", account_id)
