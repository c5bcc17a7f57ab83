"""Runs of journeys: where they stand, and their log."""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict


class InstanceSummary(TypedDict):
    """A run in a list; `steps` are those where its paths stand."""

    id: str
    definitionId: str
    definitionName: str
    version: int
    status: Literal["Runnable", "Suspended", "Complete", "Terminated"]
    faulted: bool
    startedAt: str
    completedAt: str | None
    subAccountId: str | None
    msisdn: str | None
    steps: list[str]


class InstanceList(TypedDict):
    """Runs, newest first."""

    instances: list[InstanceSummary]


class Standing(TypedDict):
    """A path of a run: its step, and until when it waits there."""

    id: int
    step: str
    parked: str | None
    deadline: str | None


class Execution(TypedDict):
    """A line of the log."""

    seq: int
    step: str
    status: str
    startedAt: str
    completedAt: str | None
    cameFrom: int
    note: str | None


class StepError(TypedDict):
    """Why a step failed."""

    step: str
    message: str
    errorTime: str


class Instance(InstanceSummary):
    """A run with its data, where its paths stand, its log and its errors."""

    data: dict[str, Any]
    paths: list[Standing]
    log: list[Execution]
    errors: list[StepError]


class Booking(TypedDict):
    """A booking of the built-in calendar."""

    id: str
    service: str
    staff: str
    start: str
    end: str
    customer: str | None
    customerName: str | None
    status: str
    createdAt: str


class BookingList(TypedDict):
    """Bookings, the ones that were made last first."""

    bookings: list[Booking]
