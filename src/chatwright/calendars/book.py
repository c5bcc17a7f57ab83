"""The appointment book of an account: times are held, booked, moved and given back, each in one transaction.

Somebody's time is changed by one transaction at a time, which looks at what is taken after it has the lock. So of
any number of customers who want the same time, as many get it as there are places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from chatwright.calendars.availability import (
    Busy,
    Opening,
    Question,
    Service,
    Staff,
    fairest,
    find_opening,
    has_room,
    moment_of,
)
from chatwright.calendars.hours import Span
from chatwright.calendars.practice import Practice, read_practice
from chatwright.store import bookings as store
from chatwright.store.bookings import Booking, NewBooking

if TYPE_CHECKING:
    from asyncpg import Pool

    from chatwright.clock import Clock

BOOKED, MOVED, CANCELLED = "booked", "moved", "cancelled"
CUSTOMER = "customer"


class NoSuchSlot(Exception):
    """At this time no visit begins, or it lies in the past or too far ahead."""


class SlotTaken(Exception):
    """Somebody else has this time."""


@dataclass(frozen=True, slots=True)
class Customer:
    """Who books, in which language they are spoken to, and in which zone they are (None: the business's)."""

    address: str
    name: str = ""
    language: str = ""
    time_zone: str | None = None


class AppointmentBook:
    """The book of one account; `zone` is the business's."""

    def __init__(self, pool: Pool, clock: Clock, account_id: str, zone: ZoneInfo) -> None:
        self.pool = pool
        self.account_id = account_id
        self.zone = zone
        self._clock = clock

    async def now(self) -> datetime:
        """The time, with what simulated clocks have skipped."""
        return self._clock.now() + await store.simulated_ahead(self.pool, self.account_id)

    async def practice(self, now: datetime) -> Practice:
        """Services and staff as they are now."""
        return await read_practice(self.pool, self.account_id, self.zone, now)

    async def question(
        self,
        now: datetime,
        service: Service,
        staff: Sequence[Staff],
        begin: datetime | None = None,
        end: datetime | None = None,
        but: UUID | None = None,
    ) -> Question:
        """What to ask about a service with any of `staff`, with what is taken but the visit `but`."""
        around = service.before + service.after + service.duration
        last = min(end or now + service.horizon, now + service.horizon) + around
        first = max(begin or now, now) - around
        busy = await self._busy(self.pool, [each.id for each in staff], first, last, now, but)
        return Question(now, service, staff, busy, begin, end)

    async def _busy(
        self,
        conn: Any,
        staff_ids: Sequence[str],
        begin: datetime,
        end: datetime,
        now: datetime,
        but: UUID | None = None,
    ) -> dict[str, list[Busy]]:
        found: dict[str, list[Busy]] = {}
        for row in await store.taken(conn, self.account_id, staff_ids, begin, end, now, but):
            found.setdefault(row.staff_id, []).append(Busy(Span(row.busy_from, row.busy_until)))
        return found

    async def reserve(
        self,
        now: datetime,
        service: Service,
        staff: Sequence[Staff],
        slot: str,
        customer: Customer,
        *,
        key: str | None = None,
        hold: timedelta | None = None,
    ) -> Booking:
        """Book a time with whoever of `staff` has least to do that day, or hold it for so long.

        A request that is repeated under its key gets the visit it made before. Raises NoSuchSlot, SlotTaken.
        """
        if key is not None:
            before = await store.by_key(self.pool, self.account_id, key)
            if before is not None:
                return same_time(before, slot)
        question, chosen = await self._choose(now, service, staff, slot)
        for staff_id in await self._order(question, chosen):
            made = await self._take(now, question, chosen, staff_id, customer, key, hold)
            if made is not None:
                return made
        raise SlotTaken

    async def _choose(
        self, now: datetime, service: Service, staff: Sequence[Staff], slot: str, but: UUID | None = None
    ) -> tuple[Question, Opening]:
        """The opening at this time. Raises NoSuchSlot, SlotTaken."""
        possible = find_opening(Question(now, service, staff), slot)
        if possible is None:
            raise NoSuchSlot
        around = timedelta(days=1)
        begin, end = possible.start - around, possible.end + around
        question = await self.question(now, service, staff, begin, end, but)
        free = find_opening(question, slot)
        if free is None:
            raise SlotTaken
        return question, free

    async def _order(self, question: Question, chosen: Opening) -> list[str]:
        """Whom to try, those first who have least around that time."""
        load = Counter({staff_id: len(busy) for staff_id, busy in question.busy.items()})
        left, order = list(chosen.staff), []
        while left:
            order.append(fairest(left, load))
            left.remove(order[-1])
        return order

    async def _take(
        self,
        now: datetime,
        question: Question,
        chosen: Opening,
        staff_id: str,
        customer: Customer,
        key: str | None,
        hold: timedelta | None,
    ) -> Booking | None:
        """One transaction: take the time of somebody, if it is still free."""
        service = question.service
        span = service.occupies(chosen.start)
        async with self.pool.acquire() as conn, conn.transaction():
            await store.lock_time(conn, self.account_id, staff_id)
            if key is not None and (before := await store.by_key(conn, self.account_id, key)) is not None:
                return same_time(before, chosen.id)
            if not await self._has_room(conn, now, question, staff_id, span):
                return None
            await store.forget_holds(conn, self.account_id, staff_id, now)
            new = NewBooking(
                service.id or None,
                staff_id,
                chosen.start,
                chosen.end,
                span.start,
                span.end,
                customer.address,
                customer.name or None,
                None if hold is None else now + hold,
                customer.language,
                customer.time_zone,
                key,
            )
            made = await store.add(conn, self.account_id, new)
            if made is None:
                # The same request is being served a second time, with somebody else of the staff.
                assert key is not None
                before = await store.by_key(conn, self.account_id, key)
                return None if before is None else same_time(before, chosen.id)
            if hold is None:
                await store.note(conn, self.account_id, made, BOOKED, CUSTOMER, now)
            return made

    async def _has_room(
        self,
        conn: Any,
        now: datetime,
        question: Question,
        staff_id: str,
        span: Span,
        but: UUID | None = None,
    ) -> bool:
        capacity = next((each.capacity for each in question.staff if each.id == staff_id), 1)
        busy = await self._busy(conn, [staff_id], span.start, span.end, now, but)
        return has_room(span, capacity, busy.get(staff_id, ()))

    async def confirm(self, now: datetime, practice: Practice, hold_id: UUID) -> Booking | None:
        """Book a held time; None when there is no such hold. Doing it again is harmless.

        One that ran out is booked all the same as long as nobody else took the time. Raises SlotTaken.
        """
        held = await store.read(self.pool, self.account_id, hold_id)
        if held is None:
            return None
        async with self.pool.acquire() as conn, conn.transaction():
            await store.lock_time(conn, self.account_id, held.staff_id)
            held = await store.lock(conn, self.account_id, hold_id)
            if held is None or held.status == "cancelled":
                return None
            if held.status != "held" or held.held_until is None:
                return held
            if held.held_until <= now:
                service = practice.service(held.service_id)
                asked = Question(now, service, practice.able(service))
                span = Span(held.busy_from, held.busy_until)
                has_begun = held.starts_at <= now
                if has_begun or not await self._has_room(conn, now, asked, held.staff_id, span, held.id):
                    raise SlotTaken
            await store.confirm(conn, self.account_id, hold_id)
            booked = held._replace(status="booked", held_until=None)
            await store.note(conn, self.account_id, booked, BOOKED, CUSTOMER, now)
            return booked

    async def free(self, hold_id: UUID) -> bool:
        """Give a held time back; False when it is not held."""
        return await store.free(self.pool, self.account_id, hold_id)

    async def move(
        self,
        now: datetime,
        practice: Practice,
        booking: Booking,
        slot: str,
        staff_id: str | None,
        made_by: str = CUSTOMER,
    ) -> Booking:
        """Another time for a visit, with the same person unless `staff_id` names one.

        The old time is given back in the same transaction. Doing it again is harmless. Raises NoSuchSlot, SlotTaken.
        """
        service = practice.service(booking.service_id)
        staff = practice.able(service, staff_id or booking.staff_id) or practice.able(service)
        question, chosen = await self._choose(now, service, staff, slot, booking.id)
        span = service.occupies(chosen.start)
        for each in await self._order(question, chosen):
            async with self.pool.acquire() as conn, conn.transaction():
                await store.lock_time(conn, self.account_id, each)
                current = await store.lock(conn, self.account_id, booking.id)
                if current is None or current.status != "booked":
                    raise NoSuchSlot
                if (current.starts_at, current.staff_id) == (chosen.start, each):
                    return current
                if not await self._has_room(conn, now, question, each, span, booking.id):
                    continue
                times = (chosen.start, chosen.end, span.start, span.end)
                await store.move(conn, self.account_id, booking.id, each, *times)
                moved = await store.read(conn, self.account_id, booking.id)
                assert moved is not None
                await store.note(conn, self.account_id, moved, MOVED, made_by, now)
                return moved
        raise SlotTaken

    async def settle(
        self, now: datetime, booking_id: UUID, status: str, made_by: str = CUSTOMER
    ) -> Booking | None:
        """Cancel a visit, or note that nobody came; None when there is none. Doing it again is harmless."""
        async with self.pool.acquire() as conn, conn.transaction():
            booking = await store.lock(conn, self.account_id, booking_id)
            if booking is None or booking.status == "held":
                return None
            if booking.status == status:
                return booking
            await store.settle(conn, self.account_id, booking_id, status)
            settled = booking._replace(status=status, version=booking.version + 1)
            await store.note(conn, self.account_id, settled, status, made_by, now)
            return settled


def same_time(before: Booking, slot: str) -> Booking:
    """The visit that a key made before, if it is for this time. Raises SlotTaken."""
    if moment_of(slot) != before.starts_at or before.status == "cancelled":
        raise SlotTaken
    return before
