"""What an account's bookings are made of: its services and staff, as the pure functions take them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec

from chatwright.calendars.availability import Service, Staff
from chatwright.calendars.hours import Off, read_week
from chatwright.store import services as store

if TYPE_CHECKING:
    from asyncpg import Pool

BUSINESS = ""
"""The id of the business itself, whose time is booked when nobody's in particular is."""
MEETING = Service(BUSINESS, "Meeting")
"""What is booked without saying what for."""
OFFICE_HOURS = read_week({day: ["09:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")})
LOOK_BACK = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Practice:
    """The services by id and the staff in their order; `zone` is the business's."""

    zone: ZoneInfo
    services: Mapping[str, Service]
    staff: Sequence[Staff]

    def able(self, service: Service, staff_id: str | None = None) -> list[Staff]:
        """Those who do a service; `staff_id` leaves one of them. Without any staff the business does everything."""
        if service.id == BUSINESS or not self.staff:
            return [self.business(service)] if not staff_id else []
        return [
            each
            for each in self.staff
            if service.id in each.services and (not staff_id or each.id == staff_id)
        ]

    def business(self, service: Service) -> Staff:
        """The business itself, in office hours."""
        return Staff(BUSINESS, "", OFFICE_HOURS, self.zone, frozenset({service.id}))

    def service(self, service_id: str | None) -> Service:
        """The service with this id; a meeting for none, or for one that is offered no more."""
        return self.services.get(service_id or BUSINESS, MEETING)

    def name_of(self, staff_id: str) -> str:
        """The name of one of the staff; empty for the business itself and for those who have left."""
        return next((each.name for each in self.staff if each.id == staff_id), "")


async def read_practice(pool: Pool | Any, account_id: str, zone: ZoneInfo, now: datetime) -> Practice:
    """The account's practice as it is."""
    services = await store.services(pool, account_id)
    staff = await store.staff(pool, account_id)
    off = await store.days_off(pool, account_id, (now - LOOK_BACK).date())
    return Practice(
        zone,
        {each.id: service_of(each) for each in services},
        [staff_of(each, off, zone) for each in staff],
    )


def service_of(row: store.Service) -> Service:
    """A service from its row."""
    return Service(
        id=row.id,
        name=row.name,
        description=row.description,
        duration=timedelta(minutes=row.minutes),
        before=timedelta(minutes=row.before_minutes),
        after=timedelta(minutes=row.after_minutes),
        lead=timedelta(minutes=row.lead_minutes),
        horizon=timedelta(days=row.horizon_days),
        step=timedelta(minutes=row.step_minutes),
        price=row.price,
    )


def staff_of(row: store.Staff, off: Sequence[store.DaysOff], zone: ZoneInfo) -> Staff:
    """Somebody of the staff, from their row and the days off."""
    return Staff(
        id=row.id,
        name=row.name,
        title=row.title,
        week=read_week(msgspec.json.decode(row.hours)),
        zone=ZoneInfo(row.time_zone) if row.time_zone else zone,
        services=frozenset(row.services),
        capacity=row.capacity,
        off=tuple(
            Off(each.first_day, each.last_day, each.label) for each in off if each.staff_id in (None, row.id)
        ),
    )
