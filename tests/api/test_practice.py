"""What can be booked is read and replaced as a whole."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.api.server import Tenant

PATH = "/api/chatwright/v1/practice"
GIVEN: dict[str, Any] = {
    "services": [{"id": "massage", "name": "Massage", "minutes": 45, "afterMinutes": 15, "price": "€70"}],
    "staff": [
        {
            "id": "lea",
            "name": "Lea",
            "services": ["massage"],
            "hours": {"mon": ["13:30-17:00", "09:00-12:30"]},
        },
        {
            "id": "room",
            "name": "Room 2",
            "kind": "resource",
            "capacity": 4,
            "hours": {},
            "timeZone": "Asia/Tokyo",
        },
    ],
    "daysOff": [{"firstDay": "2026-12-24", "lastDay": "2026-12-26", "label": "Christmas"}],
}


async def test_it_is_answered_as_it_was_replaced(acme: Tenant) -> None:
    assert (await acme.call("GET", PATH)).json == {"services": [], "staff": [], "daysOff": []}
    answer = await acme.call("PUT", PATH, GIVEN)
    assert answer.status == 200, answer.text
    assert answer.json == (await acme.call("GET", PATH)).json
    (service,) = answer.json["services"]
    assert (service["minutes"], service["afterMinutes"], service["leadMinutes"]) == (45, 15, 120)
    lea, room = answer.json["staff"]
    assert lea["hours"]["mon"] == ["09:00-12:30", "13:30-17:00"]
    assert (room["kind"], room["capacity"], room["timeZone"]) == ("resource", 4, "Asia/Tokyo")
    assert answer.json["daysOff"][0]["staffId"] is None
    assert (await acme.call("PUT", PATH, answer.json)).json == answer.json
    assert (await acme.call("PUT", PATH, {"services": []})).json["staff"] == []


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("services", 0, "minutes"), 0, "services[0].minutes"),
        (("services", 0, "minutes"), "45", "services[0].minutes"),
        (("services", 0, "id"), "A b", "services[0].id"),
        (("services", 0, "colour"), "red", "colour"),
        (("staff", 1, "id"), "lea", "'lea' is there twice"),
        (("staff", 0, "id"), "anyone", "stands for whoever"),
        (("staff", 0, "services"), ["surgery"], "no service 'surgery'"),
        (("staff", 0, "hours"), {"mon": ["9-5"]}, "staff[0].hours.mon"),
        (("staff", 0, "timeZone"), "Mars/North", "staff[0].timeZone"),
        (("daysOff", 0, "lastDay"), "2026-12-01", "daysOff[0].lastDay"),
        (("daysOff", 0, "staffId"), "bob", "daysOff[0].staffId"),
    ],
)
async def test_what_is_wrong_is_told_with_its_place_and_changes_nothing(
    acme: Tenant, place: tuple[Any, ...], value: Any, said: str
) -> None:
    await acme.call("PUT", PATH, GIVEN)
    before = (await acme.call("GET", PATH)).json
    body = copy.deepcopy(GIVEN)
    body[place[0]][place[1]][place[2]] = value
    answer = await acme.call("PUT", PATH, body)
    assert answer.status == 400
    assert said in answer.json["message"]
    assert (await acme.call("GET", PATH)).json == before
