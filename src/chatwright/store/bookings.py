"""SQL of the built-in calendar. That no slot is booked twice is a constraint, not a check."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import asyncpg

if TYPE_CHECKING:
    from asyncpg import Pool


class Service(NamedTuple):
    """Something that can be booked."""

    id: str
    name: str
    description: str


class Booking(NamedTuple):
    """A booked slot."""

    id: UUID
    service_id: str | None
    starts_at: datetime
    ends_at: datetime
    customer: str
    idempotency_key: str | None


async def services(pool: Pool, account_id: str) -> list[Service]:
    """The services of the account, in their order."""
    rows = await pool.fetch(
        "select id, name, description from services where account_id = $1 order by position", account_id
    )
    return [Service(*row) for row in rows]


async def add_services(conn: Any, account_id: str, added: list[Service]) -> None:
    """Add services that are not there yet."""
    await conn.executemany(
        """
        insert into services (account_id, id, name, description, position) values ($1, $2, $3, $4, $5)
        on conflict do nothing
        """,
        [(account_id, *service, position) for position, service in enumerate(added)],
    )


async def taken(pool: Pool, account_id: str, begin: datetime, end: datetime) -> set[datetime]:
    """The starts of booked slots in a span of time."""
    rows = await pool.fetch(
        """
        select starts_at from bookings
        where account_id = $1 and status = 'booked' and starts_at >= $2 and starts_at < $3
        """,
        account_id,
        begin,
        end,
    )
    return {row[0] for row in rows}


async def book(
    pool: Pool,
    account_id: str,
    *,
    service_id: str | None,
    starts_at: datetime,
    ends_at: datetime,
    customer: str,
    customer_name: str | None,
    idempotency_key: str | None,
) -> Booking | None:
    """Book a slot; None when somebody else has it. The same request again gets the booking it made before."""
    try:
        row = await pool.fetchrow(
            """
            insert into bookings
              (account_id, service_id, starts_at, ends_at, customer, customer_name, idempotency_key)
            values ($1, $2, $3, $4, $5, $6, $7)
            returning id, service_id, starts_at, ends_at, customer, idempotency_key
            """,
            account_id,
            service_id,
            starts_at,
            ends_at,
            customer,
            customer_name,
            idempotency_key,
        )
    except asyncpg.UniqueViolationError:
        row = await pool.fetchrow(
            """
            select id, service_id, starts_at, ends_at, customer, idempotency_key from bookings
            where account_id = $1 and idempotency_key = $2 and starts_at = $3
            """,
            account_id,
            idempotency_key,
            starts_at,
        )
    return None if row is None else Booking(*row)


async def list_bookings(pool: Pool, account_id: str, limit: int = 200) -> list[dict[str, Any]]:
    """The bookings, latest made first, as the screens show them."""
    rows = await pool.fetch(
        """
        select b.id, coalesce(s.name, b.service_id, 'Meeting'), b.starts_at, b.ends_at, b.customer,
               b.customer_name, b.status, b.created_at
        from bookings b left join services s on s.account_id = b.account_id and s.id = b.service_id
        where b.account_id = $1 order by b.created_at desc limit $2
        """,
        account_id,
        limit,
    )
    return [
        {
            "id": str(row[0]),
            "service": row[1],
            "start": row[2].isoformat(),
            "end": row[3].isoformat(),
            "customer": row[4],
            "customerName": row[5],
            "status": row[6],
            "createdAt": row[7],
        }
        for row in rows
    ]


async def simulated_ahead(pool: Pool, account_id: str) -> timedelta:
    """How far the account's simulated clocks run ahead, so that a skipped day is past for the calendar too."""
    value = await pool.fetchval("select max(clock_offset) from subaccounts where account_id = $1", account_id)
    return value or timedelta(0)
