"""What can be booked: services, who does them and when, days off. Read as a whole, and replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal
from uuid import uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from fastapi import APIRouter, Request
from msgspec import Meta

from chatwright.api.auth import Authenticated, Caller, json_object
from chatwright.api.errors import ApiError
from chatwright.calendars.hours import BadHours, read_week, show_week
from chatwright.store import services as store

router = APIRouter(prefix="/api/chatwright/v1/practice", tags=["Bookings"])

Id = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
Name = Annotated[str, Meta(min_length=1, max_length=80)]
Text = Annotated[str, Meta(max_length=200)]
Most = Annotated[int, Meta(ge=0, le=1440)]
RESERVED = "anyone"
LONG_AGO = date(1, 1, 1)


class ServiceIn(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    """A service as it is sent."""

    id: Id
    name: Name
    description: Text = ""
    minutes: Annotated[int, Meta(ge=1, le=1440)] = 60
    before_minutes: Most = 0
    after_minutes: Most = 0
    lead_minutes: Annotated[int, Meta(ge=0, le=525_600)] = 120
    horizon_days: Annotated[int, Meta(ge=1, le=366)] = 30
    step_minutes: Annotated[int, Meta(ge=5, le=1440)] = 60
    price: Annotated[str, Meta(max_length=40)] = ""


class StaffIn(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    """Somebody of the staff as they are sent."""

    id: Id
    name: Name
    hours: dict[str, Any]
    title: Annotated[str, Meta(max_length=72)] = ""
    kind: Literal["person", "resource"] = "person"
    time_zone: str | None = None
    capacity: Annotated[int, Meta(ge=1, le=1000)] = 1
    services: Annotated[list[str], Meta(max_length=200)] = []


class DaysOffIn(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    """Days off as they are sent; without `staff_id` nobody works."""

    first_day: date
    last_day: date
    staff_id: str | None = None
    label: Annotated[str, Meta(max_length=80)] = ""


class PracticeIn(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    """All of it."""

    services: Annotated[list[ServiceIn], Meta(max_length=200)]
    staff: Annotated[list[StaffIn], Meta(max_length=200)] = []
    days_off: Annotated[list[DaysOffIn], Meta(max_length=1000)] = []


@router.get("")
async def read_practice(caller: Authenticated, request: Request) -> dict[str, Any]:
    """Services, staff and days off."""
    return await answer(request, caller)


@router.put("")
async def replace_practice(caller: Authenticated, request: Request) -> dict[str, Any]:
    """Replace services, staff and days off; visits that are booked already stay as they are."""
    given = understood(await json_object(request))
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await store.clear(conn, caller.account_id)
        rows = [store.Service(*msgspec.structs.astuple(each)) for each in given.services]
        await store.add_services(conn, caller.account_id, rows)
        await store.add_staff(conn, caller.account_id, [staff_row(each) for each in given.staff])
        await store.add_days_off(
            conn,
            caller.account_id,
            [
                store.DaysOff(uuid4(), each.staff_id, each.first_day, each.last_day, each.label)
                for each in given.days_off
            ],
        )
    return await answer(request, caller)


async def answer(request: Request, caller: Caller) -> dict[str, Any]:
    """The practice as the API answers it."""
    pool = request.app.state.pool
    async with pool.acquire() as conn, conn.transaction(isolation="repeatable_read", readonly=True):
        services = await store.services(conn, caller.account_id)
        staff = await store.staff(conn, caller.account_id)
        days_off = await store.days_off(conn, caller.account_id, LONG_AGO)
    return {
        "services": [
            {
                "id": each.id,
                "name": each.name,
                "description": each.description,
                "minutes": each.minutes,
                "beforeMinutes": each.before_minutes,
                "afterMinutes": each.after_minutes,
                "leadMinutes": each.lead_minutes,
                "horizonDays": each.horizon_days,
                "stepMinutes": each.step_minutes,
                "price": each.price,
            }
            for each in services
        ],
        "staff": [
            {
                "id": each.id,
                "name": each.name,
                "title": each.title,
                "kind": each.kind,
                "hours": show_week(read_week(msgspec.json.decode(each.hours))),
                "timeZone": each.time_zone,
                "capacity": each.capacity,
                "services": list(each.services),
            }
            for each in staff
        ],
        "daysOff": [
            {
                "staffId": each.staff_id,
                "firstDay": each.first_day.isoformat(),
                "lastDay": each.last_day.isoformat(),
                "label": each.label,
            }
            for each in days_off
        ],
    }


def understood(body: dict[str, Any]) -> PracticeIn:
    """The practice of a request. Raises ApiError 400 that says where something is wrong."""
    try:
        given = msgspec.convert(body, PracticeIn)
    except msgspec.ValidationError as error:
        raise ApiError(400, f"{error}.") from None
    known = {each.id for each in given.services}
    people = {each.id for each in given.staff}
    differ("services", [each.id for each in given.services])
    differ("staff", [each.id for each in given.staff])
    for number, each in enumerate(given.staff):
        where = f"staff[{number}]"
        if each.id == RESERVED:
            raise ApiError(400, f"{where}.id: {RESERVED!r} stands for whoever is free. Choose another id.")
        for service in each.services:
            if service not in known:
                raise ApiError(400, f"{where}.services: there is no service {service[:60]!r}.")
        check_zone(where, each.time_zone)
        try:
            read_week(each.hours)
        except BadHours as error:
            raise ApiError(400, f"{where}.{error}") from None
    for number, off in enumerate(given.days_off):
        if off.last_day < off.first_day:
            raise ApiError(400, f"daysOff[{number}].lastDay: lies before firstDay.")
        if off.staff_id is not None and off.staff_id not in people:
            raise ApiError(400, f"daysOff[{number}].staffId: nobody is called {off.staff_id[:60]!r}.")
    return given


def differ(name: str, ids: Iterable[str]) -> None:
    """Hold that no two ids are alike. Raises ApiError 400."""
    seen = set[str]()
    for each in ids:
        if each in seen:
            raise ApiError(400, f"{name}: the id {each!r} is there twice.")
        seen.add(each)


def check_zone(where: str, zone: str | None) -> None:
    """Hold that a time zone exists. Raises ApiError 400."""
    if zone is None:
        return
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise ApiError(400, f"{where}.timeZone: must be a name such as Europe/London.") from None


def staff_row(each: StaffIn) -> store.Staff:
    """Somebody of the staff as a row."""
    hours = msgspec.json.encode(show_week(read_week(each.hours))).decode()
    return store.Staff(
        each.id, each.name, each.title, each.kind, hours, each.time_zone, each.capacity, each.services
    )
