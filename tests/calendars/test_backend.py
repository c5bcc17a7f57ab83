"""The built-in booking backend: what it answers, and that no slot is ever booked twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import asyncpg
import pytest

from chatwright.demo import backend_token, backend_url
from tests.api.server import KEY, Answer, Server, serving


@pytest.fixture(scope="module")
async def running(
    database_url: str, pool: asyncpg.Pool, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Server]:
    await pool.execute("truncate accounts cascade")
    async with serving(database_url, pool, tmp_path_factory.mktemp("server"), demo=True) as server:
        yield server


@pytest.fixture
async def calendar(running: Server) -> Server:
    """A server whose calendar is empty."""
    await running.pool.execute("delete from bookings")
    return running


async def call(server: Server, method: str, path: str, body: Any = None, **headers: str) -> Answer:
    return await server.call(method, f"{backend_url(server.settings)}/{path}", body, headers=headers)


async def slots(server: Server, query: str = "") -> list[dict[str, str]]:
    answer = await call(server, "GET", f"slots{query}")
    assert answer.status == 200, answer.text
    found: list[dict[str, str]] = answer.json["slots"]
    return found


async def test_services_are_those_of_the_demo(calendar: Server) -> None:
    services = (await call(calendar, "GET", "services")).json["services"]
    assert [service["id"] for service in services] == ["check-up", "cleaning", "filling", "pain"]
    assert all(set(service) == {"id", "name", "description"} for service in services)


async def test_ten_slots_are_offered_as_rows_of_a_list(calendar: Server) -> None:
    found = await slots(calendar, "?service=cleaning")
    assert len(found) == 10
    for slot in found:
        assert set(slot) == {"id", "title", "description", "start", "end"}
        assert len(slot["title"]) <= 24
        assert slot["description"] == "Cleaning"
        assert datetime.fromisoformat(slot["start"]).tzinfo is not None
    assert len(await slots(calendar, "?limit=3")) == 3


@pytest.mark.parametrize("limit", ["0", "11", "-1", "x", "", "1.5", "\u00b2", "9" * 5_000])
async def test_a_limit_outside_its_range_is_refused(calendar: Server, limit: str) -> None:
    assert (await call(calendar, "GET", f"slots?limit={limit}")).status == 400


async def test_an_unknown_service_is_not_found(calendar: Server) -> None:
    assert (await call(calendar, "GET", "slots?service=surgery")).status == 404


async def test_a_booked_slot_is_offered_no_more_and_shown_to_the_business(calendar: Server) -> None:
    first, second = (await slots(calendar))[:2]
    body = {"slot": first["id"], "service": "check-up", "phone": "+6591234567", "name": "Ann"}
    answer = await call(calendar, "POST", "bookings", body)
    assert answer.status == 201, answer.text
    assert answer.json["slot"] == first["id"]
    assert answer.json["start"] == first["start"]
    assert " at " in answer.json["when"]
    assert (await slots(calendar))[0]["id"] == second["id"]
    shown = (await calendar.call("GET", "/api/chatwright/v1/bookings", key=KEY)).json["bookings"]
    (booking,) = shown
    assert booking["service"] == "Check-up"
    assert booking["customer"] == "+6591234567"
    assert booking["status"] == "booked"
    assert booking["id"] == answer.json["id"]


async def test_of_fifty_bookings_of_one_slot_at_once_exactly_one_wins(calendar: Server) -> None:
    slot = (await slots(calendar))[0]["id"]
    answers = await asyncio.gather(
        *(call(calendar, "POST", "bookings", {"slot": slot, "phone": f"+65910000{n:02d}"}) for n in range(50))
    )
    assert sorted(answer.status for answer in answers) == [201] + [409] * 49
    (won,) = [answer.json for answer in answers if answer.status == 201]
    assert all(answer.json["error"] == "taken" for answer in answers if answer.status == 409)
    rows = await calendar.pool.fetch("select id::text, customer from bookings")
    assert [row["id"] for row in rows] == [won["id"]]


async def test_a_repeated_request_gets_the_booking_it_made_before(calendar: Server) -> None:
    slot = (await slots(calendar))[0]["id"]
    body = {"slot": slot, "phone": "+6591234567"}
    answers = await asyncio.gather(
        *(call(calendar, "POST", "bookings", body, **{"Idempotency-Key": "i:7"}) for _ in range(20))
    )
    assert {answer.status for answer in answers} == {201}
    assert len({answer.json["id"] for answer in answers}) == 1
    other = await call(calendar, "POST", "bookings", body, **{"Idempotency-Key": "i:8"})
    assert other.status == 409


async def test_a_cancelled_slot_can_be_booked_again(calendar: Server) -> None:
    slot = (await slots(calendar))[0]["id"]
    assert (await call(calendar, "POST", "bookings", {"slot": slot, "phone": "1"})).status == 201
    await calendar.pool.execute("update bookings set status = 'cancelled'")
    assert (await slots(calendar))[0]["id"] == slot
    assert (await call(calendar, "POST", "bookings", {"slot": slot, "phone": "2"})).status == 201


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (None, 400),
        ([], 400),
        ("text", 400),
        ({}, 400),
        ({"slot": "2026-01-01T00:00Z"}, 400),
        ({"phone": ""}, 400),
        ({"phone": 5}, 400),
        ({"phone": "+65"}, 404),
        ({"phone": "+65", "slot": "soon"}, 404),
        ({"phone": "+65", "slot": 5}, 404),
        ({"phone": "+65", "slot": "9999-12-31T23:59:59-14:00"}, 404),
        ({"phone": "+65\0", "slot": "soon"}, 400),
    ],
)
async def test_a_booking_that_lacks_something_is_refused_with_words(
    calendar: Server, body: Any, status: int
) -> None:
    answer = await call(calendar, "POST", "bookings", body)
    assert answer.status == status
    assert answer.json["message"]


async def test_bodies_and_keys_are_bounded(calendar: Server) -> None:
    slot = (await slots(calendar))[0]["id"]
    large = {"slot": slot, "phone": "+65", "x": "y" * 100_000}
    assert (await call(calendar, "POST", "bookings", large)).status == 400
    key = {"Idempotency-Key": "k" * 4_000}
    assert (await call(calendar, "POST", "bookings", {"slot": slot, "phone": "+65"}, **key)).status == 400
    url = f"{backend_url(calendar.settings)}/bookings"
    assert (await calendar.call("POST", url, data=b"[" * 10_000)).status == 400


async def test_the_tutorials_backend_offers_three_meetings(calendar: Server) -> None:
    answer = (await call(calendar, "GET", "retrieve_meetings")).json
    lines = answer["date_options"].split("\n")
    assert [line.split(":")[0] for line in lines] == ["Option 1", "Option 2", "Option 3"]
    for number in (1, 2, 3):
        begins = datetime.fromisoformat(answer[f"timeslot{number}_start"])
        assert datetime.fromisoformat(answer[f"timeslot{number}_end"]) > begins
    assert begins.strftime("%H:%M") in lines[2]


async def test_the_tutorials_backend_books_a_meeting_once(calendar: Server) -> None:
    offered = (await call(calendar, "GET", "retrieve_meetings")).json
    body = {
        "start": offered["timeslot2_start"],
        "end": offered["timeslot2_end"],
        "customer_email": "ann@example.com",
    }
    answer = await call(calendar, "POST", "create_meeting", body)
    assert answer.status == 200
    assert answer.json["status"] == "confirmed"
    assert answer.json["kind"] == "calendar#event"
    assert answer.json["start"]["dateTime"] == offered["timeslot2_start"]
    assert (await call(calendar, "POST", "create_meeting", body)).status == 409
    again = (await call(calendar, "GET", "retrieve_meetings")).json
    assert offered["timeslot2_start"] not in [again[f"timeslot{number}_start"] for number in (1, 2, 3)]
    for wrong in ({"customer_email": "nobody"}, {"customer_email": None}, {"start": "soon"}):
        assert (await call(calendar, "POST", "create_meeting", {**body, **wrong})).status in (400, 404)


@pytest.mark.parametrize("token", ["wrong", "0" * 32, "%20", "\u00fc"])
async def test_strangers_find_nothing(calendar: Server, token: str) -> None:
    for path in ("services", "slots", "retrieve_meetings"):
        answer = await calendar.call("GET", f"/backend/{token}/{path}")
        assert answer.status == 404
        assert backend_token(calendar.settings) not in answer.text


async def test_the_simulated_clock_moves_the_calendar_along(calendar: Server) -> None:
    before = await slots(calendar)
    try:
        await calendar.pool.execute("update subaccounts set clock_offset = '14 days'")
        after = await slots(calendar)
    finally:
        await calendar.pool.execute("update subaccounts set clock_offset = '0'")
    moved = datetime.fromisoformat(after[0]["start"]) - datetime.fromisoformat(before[0]["start"])
    assert 10 <= moved.days <= 18


async def test_made_up_orders_can_be_looked_up(calendar: Server) -> None:
    found = await call(calendar, "GET", "orders/1002")
    assert (found.status, found.json["state"]) == (200, "shipped")
    assert (await call(calendar, "GET", "orders/7777")).status == 404
