"""SQL of the appointment book: visits that are held, booked, moved and cancelled, and what became of each.

Whoever changes somebody's time holds their lock (`lock_time`), and looks again at what is taken after taking it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asyncpg import Pool

HOLDS_KEPT = timedelta(days=1)
"""For how long a hold that ran out is remembered, so that whoever asks hears what became of it."""
MOST_OF_CUSTOMER = 20


class Booking(NamedTuple):
    """A visit; `busy_from` to `busy_until` is what it takes from the day of the staff."""

    id: UUID
    service_id: str | None
    staff_id: str
    starts_at: datetime
    ends_at: datetime
    busy_from: datetime
    busy_until: datetime
    customer: str
    customer_name: str | None
    status: str
    held_until: datetime | None
    language: str
    time_zone: str | None
    version: int


class NewBooking(NamedTuple):
    """A visit to be written; with `held_until` it is held, without it booked."""

    service_id: str | None
    staff_id: str
    starts_at: datetime
    ends_at: datetime
    busy_from: datetime
    busy_until: datetime
    customer: str
    customer_name: str | None
    held_until: datetime | None
    language: str
    time_zone: str | None
    idempotency_key: str | None


class Change(NamedTuple):
    """Something that happened to a visit."""

    at: datetime
    what: str
    made_by: str
    starts_at: datetime
    staff_id: str


class Taken(NamedTuple):
    """Time of somebody that is taken."""

    staff_id: str
    busy_from: datetime
    busy_until: datetime


async def lock_time(conn: Any, account_id: str, staff_id: str) -> None:
    """Have somebody's time for this transaction alone."""
    await conn.execute(
        "select pg_advisory_xact_lock(hashtextextended('time of staff:' || $1 || ':' || $2, 0))",
        account_id,
        staff_id,
    )


async def taken(
    conn: Pool | Any,
    account_id: str,
    staff_ids: Sequence[str],
    begin: datetime,
    end: datetime,
    now: datetime,
    but: UUID | None = None,
) -> list[Taken]:
    """What is taken of the staff's time between two moments, apart from the visit `but`."""
    rows = await conn.fetch(
        """
        select staff_id, busy_from, busy_until from bookings
        where account_id = $1 and staff_id = any($2::text[]) and busy_until > $3 and busy_from < $4
          and (status = 'booked' or (status = 'held' and held_until > $5)) and id is distinct from $6
        """,
        account_id,
        list(staff_ids),
        begin,
        end,
        now,
        but,
    )
    return [Taken(*row) for row in rows]


async def add(conn: Any, account_id: str, new: NewBooking) -> Booking | None:
    """Write a visit; None when its key was used before."""
    row = await conn.fetchrow(
        """
        insert into bookings (account_id, service_id, staff_id, starts_at, ends_at, busy_from, busy_until, customer,
          customer_name, held_until, language, time_zone, idempotency_key, status)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
          case when $10::timestamptz is null then 'booked' else 'held' end)
        on conflict (account_id, idempotency_key) where idempotency_key is not null do nothing
        returning id, service_id, staff_id, starts_at, ends_at, busy_from, busy_until, customer, customer_name,
          status, held_until, language, time_zone, version
        """,
        account_id,
        *new,
    )
    return None if row is None else Booking(*row)


async def by_key(conn: Pool | Any, account_id: str, key: str) -> Booking | None:
    """The visit that a request with this key made."""
    row = await conn.fetchrow(
        """
        select id, service_id, staff_id, starts_at, ends_at, busy_from, busy_until, customer, customer_name,
          status, held_until, language, time_zone, version
        from bookings where account_id = $1 and idempotency_key = $2
        """,
        account_id,
        key,
    )
    return None if row is None else Booking(*row)


async def read(conn: Pool | Any, account_id: str, booking_id: UUID) -> Booking | None:
    """A visit."""
    row = await conn.fetchrow(
        """
        select id, service_id, staff_id, starts_at, ends_at, busy_from, busy_until, customer, customer_name,
          status, held_until, language, time_zone, version
        from bookings where account_id = $1 and id = $2
        """,
        account_id,
        booking_id,
    )
    return None if row is None else Booking(*row)


async def lock(conn: Any, account_id: str, booking_id: UUID) -> Booking | None:
    """A visit, locked for the rest of the transaction. Take it after the staff's time."""
    row = await conn.fetchrow(
        """
        select id, service_id, staff_id, starts_at, ends_at, busy_from, busy_until, customer, customer_name,
          status, held_until, language, time_zone, version
        from bookings where account_id = $1 and id = $2 for update
        """,
        account_id,
        booking_id,
    )
    return None if row is None else Booking(*row)


async def confirm(conn: Any, account_id: str, booking_id: UUID) -> None:
    """A held visit is booked."""
    await conn.execute(
        "update bookings set status = 'booked', held_until = null where account_id = $1 and id = $2",
        account_id,
        booking_id,
    )


async def settle(conn: Any, account_id: str, booking_id: UUID, status: str) -> None:
    """A visit is cancelled, or nobody came."""
    await conn.execute(
        "update bookings set status = $3, version = version + 1 where account_id = $1 and id = $2",
        account_id,
        booking_id,
        status,
    )


async def move(conn: Any, account_id: str, booking_id: UUID, staff_id: str, *times: datetime) -> None:
    """A visit takes place at another time; `times` are starts_at, ends_at, busy_from, busy_until."""
    await conn.execute(
        """
        update bookings set staff_id = $3, starts_at = $4, ends_at = $5, busy_from = $6, busy_until = $7,
          version = version + 1
        where account_id = $1 and id = $2
        """,
        account_id,
        booking_id,
        staff_id,
        *times,
    )


async def free(pool: Pool, account_id: str, hold_id: UUID) -> bool:
    """Give a held time back; False when it is not held."""
    done = await pool.fetchval(
        "delete from bookings where account_id = $1 and id = $2 and status = 'held' returning true",
        account_id,
        hold_id,
    )
    return bool(done)


async def forget_holds(conn: Any, account_id: str, staff_id: str, now: datetime) -> None:
    """Forget holds of somebody's time that ran out long ago."""
    await conn.execute(
        """
        delete from bookings
        where account_id = $1 and staff_id = $2 and status = 'held' and held_until < $3
        """,
        account_id,
        staff_id,
        now - HOLDS_KEPT,
    )


async def note(conn: Any, account_id: str, booking: Booking, what: str, made_by: str, at: datetime) -> None:
    """Write into the history of a visit."""
    await conn.execute(
        """
        insert into booking_history (account_id, booking_id, at, what, made_by, starts_at, staff_id)
        values ($1, $2, $3, $4, $5, $6, $7)
        """,
        account_id,
        booking.id,
        at,
        what,
        made_by,
        booking.starts_at,
        booking.staff_id,
    )


async def history(pool: Pool, account_id: str, booking_id: UUID) -> list[Change]:
    """What happened to a visit, in order."""
    rows = await pool.fetch(
        """
        select at, what, made_by, starts_at, staff_id from booking_history
        where account_id = $1 and booking_id = $2 order by id
        """,
        account_id,
        booking_id,
    )
    return [Change(*row) for row in rows]


async def of_customer(pool: Pool, account_id: str, customer: str, now: datetime) -> list[Booking]:
    """The visits that a customer has ahead, the next one first."""
    rows = await pool.fetch(
        """
        select id, service_id, staff_id, starts_at, ends_at, busy_from, busy_until, customer, customer_name,
          status, held_until, language, time_zone, version
        from bookings
        where account_id = $1 and customer = $2 and status = 'booked' and ends_at > $3
        order by ends_at limit $4
        """,
        account_id,
        customer,
        now,
        MOST_OF_CUSTOMER,
    )
    return [Booking(*row) for row in rows]


async def list_bookings(pool: Pool, account_id: str, limit: int = 200) -> list[dict[str, Any]]:
    """The bookings, latest made first, as the screens show them."""
    rows = await pool.fetch(
        """
        select b.id, coalesce(s.name, b.service_id, 'Meeting'), b.starts_at, b.ends_at, b.customer,
               b.customer_name, b.status, b.created_at, coalesce(p.name, b.staff_id)
        from bookings b left join services s on s.account_id = b.account_id and s.id = b.service_id
             left join staff p on p.account_id = b.account_id and p.id = b.staff_id
        where b.account_id = $1 and b.status <> 'held' order by b.created_at desc limit $2
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
            "staff": row[8],
        }
        for row in rows
    ]


async def simulated_ahead(pool: Pool, account_id: str) -> timedelta:
    """How far the account's simulated clocks run ahead, so that a skipped day is past for the calendar too."""
    value = await pool.fetchval("select max(clock_offset) from subaccounts where account_id = $1", account_id)
    return value or timedelta(0)
