"""Shapes of what can be booked."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict


class PracticeService(TypedDict):
    """A service; times are minutes."""

    id: str
    name: str
    description: NotRequired[str]
    minutes: NotRequired[int]
    beforeMinutes: NotRequired[int]
    afterMinutes: NotRequired[int]
    leadMinutes: NotRequired[int]
    horizonDays: NotRequired[int]
    stepMinutes: NotRequired[int]
    price: NotRequired[str]


class PracticeStaff(TypedDict):
    """Somebody, or something, whose time is booked; `hours` such as `{"mon": ["09:00-12:30", "13:30-17:00"]}`."""

    id: str
    name: str
    hours: dict[str, list[str]]
    title: NotRequired[str]
    kind: NotRequired[Literal["person", "resource"]]
    timeZone: NotRequired[str | None]
    capacity: NotRequired[int]
    services: NotRequired[list[str]]


class PracticeDaysOff(TypedDict):
    """Days without work, of somebody or, without `staffId`, of everybody."""

    firstDay: str
    lastDay: str
    staffId: NotRequired[str | None]
    label: NotRequired[str]


class Practice(TypedDict):
    """Services, staff and days off."""

    services: list[PracticeService]
    staff: NotRequired[list[PracticeStaff]]
    daysOff: NotRequired[list[PracticeDaysOff]]
