"""The built-in booking backend: what it answers, and that no slot is ever booked twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

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
    assert services[0] == {
        "id": "check-up",
        "name": "Check-up",
        "description": "A look at teeth and gums",
        "minutes": 30,
        "price": "£60",
    }
    rows = (await call(calendar, "GET", "services?language=de")).json["rows"]
    assert rows[0] == {
        "id": "check-up",
        "title": "Check-up",
        "description": "£60 · 30 Min. · A look at teeth and gums",
    }


async def test_ten_slots_are_offered_as_rows_of_a_list(calendar: Server) -> None:
    found = await slots(calendar, "?service=cleaning")
    assert len(found) == 10
    for slot in found:
        assert set(slot) == {"id", "title", "description", "start", "end", "staff"}
        assert len(slot["title"]) <= 24
        assert slot["description"] == "Cleaning · Mia Chen"
        assert datetime.fromisoformat(slot["start"]).tzinfo is not None
    assert len(await slots(calendar, "?limit=3")) == 3


@pytest.mark.parametrize("limit", ["0", "11", "-1", "x", "", "1.5", "\u00b2", "9" * 5_000])
async def test_a_limit_outside_its_range_is_refused(calendar: Server, limit: str) -> None:
    assert (await call(calendar, "GET", f"slots?limit={limit}")).status == 400


async def test_an_unknown_service_is_not_found(calendar: Server) -> None:
    assert (await call(calendar, "GET", "slots?service=surgery")).status == 404


async def test_a_booked_slot_is_offered_no_more_and_shown_to_the_business(calendar: Server) -> None:
    first, second = (await slots(calendar, "?service=cleaning"))[:2]
    body = {"slot": first["id"], "service": "cleaning", "phone": "+6591234567", "name": "Ann"}
    answer = await call(calendar, "POST", "bookings", body)
    assert answer.status == 201, answer.text
    assert answer.json["slot"] == first["id"]
    assert answer.json["start"] == first["start"]
    assert (answer.json["staffName"], answer.json["serviceName"]) == ("Mia Chen", "Cleaning")
    assert " at " in answer.json["when"]
    assert (await slots(calendar, "?service=cleaning"))[0]["id"] == second["id"]
    shown = (await calendar.call("GET", "/api/chatwright/v1/bookings", key=KEY)).json["bookings"]
    (booking,) = shown
    assert (booking["service"], booking["staff"]) == ("Cleaning", "Mia Chen")
    assert booking["customer"] == "+6591234567"
    assert booking["status"] == "booked"
    assert booking["id"] == answer.json["id"]


async def test_people_are_told_by_what_they_do(calendar: Server) -> None:
    answer = (await call(calendar, "GET", "staff?service=check-up")).json
    assert [each["id"] for each in answer["staff"]] == ["ada", "ben"]
    assert [row["title"] for row in answer["rows"]] == ["Anyone", "Dr Ada Lim", "Dr Ben Ortiz"]
    assert [each["id"] for each in (await call(calendar, "GET", "staff?service=cleaning")).json["staff"]] == [
        "mia"
    ]
    for path in ("staff?service=x", "slots?service=cleaning&staff=ada", "days?service=x"):
        assert (await call(calendar, "GET", path)).status == 404


async def test_times_are_paged_to_the_ten_rows_of_a_list(calendar: Server) -> None:
    answer = (await call(calendar, "GET", "slots?service=cleaning")).json
    titles = [row["title"] for row in answer["rows"]]
    assert len(titles) == 10
    assert titles[8:] == ["More times", "Another day"]
    more, other = (row["id"] for row in answer["rows"][8:])
    assert (more, other) == (f"more:{answer['slots'][7]['id']}", "other-day")
    following = (await call(calendar, "GET", f"slots?service=cleaning&after={more}")).json["slots"]
    assert following[:2] == answer["slots"][8:]
    by_cursor = (await call(calendar, "GET", f"slots?service=cleaning&after={answer['next']}")).json["slots"]
    assert by_cursor[0] == following[2]
    assert [len(row["title"]) <= 24 and len(row.get("description", "")) <= 72 for row in answer["rows"]] == [
        True
    ] * 10


async def test_days_with_something_free_are_told_and_their_times(calendar: Server) -> None:
    answer = (await call(calendar, "GET", "days?service=cleaning")).json
    assert len(answer["rows"]) == 10
    assert answer["rows"][-1]["title"] == "Later days"
    day = answer["days"][3]
    found = (await call(calendar, "GET", f"slots?service=cleaning&day={day['id']}")).json
    assert len(found["slots"]) == day["free"] == 7
    assert {slot["start"][:10] for slot in found["slots"]} == {day["id"]}
    assert found["next"] is None
    later = (await call(calendar, "GET", f"days?service=cleaning&from={answer['rows'][-1]['id']}")).json
    assert later["days"] == answer["days"][9:]
    for path in ("days?from=soon", "days?from=0001-01-01", "slots?day=x", "slots?after=x", "slots?zone=Mars"):
        assert (await call(calendar, "GET", path)).status == 400


async def test_times_are_told_in_the_customers_zone_and_language(calendar: Server) -> None:
    here = (await slots(calendar, "?service=cleaning"))[0]
    there = (await slots(calendar, "?service=cleaning&zone=Asia/Singapore&language=de"))[0]
    assert there["id"] == here["id"]
    assert there["start"].endswith("+08:00")
    assert datetime.fromisoformat(there["start"]) == datetime.fromisoformat(here["start"])
    body = {
        "service": "cleaning",
        "slot": here["id"],
        "phone": "+65",
        "zone": "Asia/Singapore",
        "language": "de",
    }
    booked = await call(calendar, "POST", "bookings", body)
    assert "um" in booked.json["when"]
    assert booked.json["when"].endswith("(Singapurische Normalzeit)")
    assert (await call(calendar, "GET", f"bookings/{booked.json['id']}")).json["when"] == booked.json["when"]


async def hold(server: Server, slot: str, phone: str = "+6591234567", **more: Any) -> Answer:
    return await call(server, "POST", "holds", {"service": "cleaning", "slot": slot, "phone": phone, **more})


async def test_a_time_is_held_confirmed_once_and_offered_to_nobody_else(calendar: Server) -> None:
    first, second = (await slots(calendar, "?service=cleaning"))[:2]
    held = await hold(calendar, first["id"], minutes=5)
    assert held.status == 201, held.text
    assert datetime.fromisoformat(held.json["until"]).tzinfo is not None
    assert (await slots(calendar, "?service=cleaning"))[0]["id"] == second["id"]
    assert (await calendar.call("GET", "/api/chatwright/v1/bookings", key=KEY)).json["bookings"] == []
    other = await hold(calendar, first["id"], "+6598765432")
    assert (other.status, other.json["error"]) == (409, "taken")
    assert other.json["slots"][0]["id"] == second["id"]
    assert other.json["rows"][-1]["id"] == "other-day"
    for _ in range(2):
        booked = await call(calendar, "POST", "bookings", {"hold": held.json["id"]})
        assert (booked.status, booked.json["id"], booked.json["status"]) == (201, held.json["id"], "booked")
    assert await calendar.pool.fetchval("select count(*) from booking_history") == 1
    assert (await call(calendar, "DELETE", f"holds/{held.json['id']}")).status == 204
    assert (await call(calendar, "GET", f"bookings/{held.json['id']}")).json["status"] == "booked"


async def test_a_hold_that_is_given_back_or_runs_out_frees_its_time(calendar: Server) -> None:
    slot = (await slots(calendar, "?service=cleaning"))[0]["id"]
    held = (await hold(calendar, slot)).json["id"]
    assert (await call(calendar, "DELETE", f"holds/{held}")).status == 204
    assert (await call(calendar, "POST", "bookings", {"hold": held})).status == 404
    assert (await call(calendar, "POST", "bookings", {"hold": "x"})).status == 404

    late = (await hold(calendar, slot)).json["id"]
    await calendar.pool.execute("update bookings set held_until = now() - interval '1 second'")
    assert (await slots(calendar, "?service=cleaning"))[0]["id"] == slot
    assert (await call(calendar, "POST", "bookings", {"hold": late})).status == 201, (
        "nobody took it meanwhile"
    )

    other = (await slots(calendar, "?service=cleaning"))[0]["id"]
    lost = (await hold(calendar, other)).json["id"]
    await calendar.pool.execute(
        "update bookings set held_until = now() - interval '1 second' where status = 'held'"
    )
    body = {"service": "cleaning", "slot": other, "phone": "+6598765432"}
    assert (await call(calendar, "POST", "bookings", body)).status == 201
    answer = await call(calendar, "POST", "bookings", {"hold": lost})
    assert (answer.status, answer.json["error"]) == (409, "taken")
    assert answer.json["slots"]


@pytest.mark.parametrize("minutes", [0, -1, "x", 1441, 2.5])
async def test_a_hold_lasts_a_day_at_most(calendar: Server, minutes: Any) -> None:
    answer = await hold(calendar, "2026-01-01T00:00Z", minutes=minutes)
    assert answer.status == (404 if minutes == 0 else 400)


async def test_a_customer_looks_up_moves_and_cancels_a_visit(calendar: Server) -> None:
    first, second, third = (await slots(calendar, "?service=cleaning"))[:3]
    phone = "+6591234567"
    body = {"service": "cleaning", "slot": first["id"], "phone": phone}
    booked = (await call(calendar, "POST", "bookings", body)).json
    await call(calendar, "POST", "bookings", {**body, "slot": third["id"], "phone": "+6598765432"})
    mine = (await call(calendar, "GET", "bookings?phone=%2B6591234567")).json
    assert [each["id"] for each in mine["bookings"]] == [booked["id"]]
    assert mine["rows"][0]["description"] == "Cleaning · Mia Chen"

    path = f"bookings/{booked['id']}"
    taken = await call(calendar, "POST", f"{path}/move", {"phone": phone, "slot": third["id"]})
    assert (taken.status, taken.json["error"]) == (409, "taken")
    for _ in range(2):
        moved = await call(calendar, "POST", f"{path}/move", {"phone": phone, "slot": second["id"]})
        assert (moved.status, moved.json["slot"]) == (200, second["id"])
    assert (await slots(calendar, "?service=cleaning"))[0]["id"] == first["id"]
    for wrong in ({"phone": "+1", "slot": first["id"]}, {"phone": phone, "slot": "soon"}):
        assert (await call(calendar, "POST", f"{path}/move", wrong)).status == 404
    assert (await call(calendar, "POST", f"{path}/cancel", {"phone": "+1"})).status == 404
    for _ in range(2):
        cancelled = await call(calendar, "POST", f"{path}/cancel", {"phone": phone})
        assert (cancelled.status, cancelled.json["status"]) == (200, "cancelled")
    assert (await call(calendar, "POST", f"{path}/move", {"phone": phone, "slot": first["id"]})).status == 404
    assert (await call(calendar, "GET", "bookings?phone=%2B6591234567")).json["bookings"] == []
    rows = await calendar.pool.fetch(
        "select what from booking_history where booking_id = $1 order by id", UUID(booked["id"])
    )
    assert [row[0] for row in rows] == ["booked", "moved", "cancelled"]


async def test_a_visit_may_move_into_the_time_it_takes_itself(calendar: Server) -> None:
    day = (await call(calendar, "GET", "days?service=check-up&staff=ada")).json["days"][2]["id"]
    first, second = (await slots(calendar, f"?service=check-up&staff=ada&day={day}"))[:2]
    await calendar.pool.execute("update services set minutes = 60 where id = 'check-up'")
    try:
        body = {"service": "check-up", "staff": "ada", "slot": first["id"], "phone": "+65"}
        booked = (await call(calendar, "POST", "bookings", body)).json
        moved = await call(
            calendar, "POST", f"bookings/{booked['id']}/move", {"phone": "+65", "slot": second["id"]}
        )
        assert moved.status == 200, moved.text
    finally:
        await calendar.pool.execute("update services set minutes = 30 where id = 'check-up'")


async def test_days_off_are_not_offered(calendar: Server) -> None:
    day = (await call(calendar, "GET", "days?service=cleaning")).json["days"][2]["id"]
    await calendar.pool.execute(
        "insert into days_off (account_id, first_day, last_day) values ('demo', $1, $1)",
        date.fromisoformat(day),
    )
    try:
        left = (await call(calendar, "GET", "days?service=cleaning")).json["days"]
        assert day not in [each["id"] for each in left]
    finally:
        await calendar.pool.execute("delete from days_off")


async def test_two_hundred_customers_race_for_one_time_and_as_many_win_as_there_are_places(
    calendar: Server,
) -> None:
    slot = (await slots(calendar, "?service=cleaning"))[0]["id"]
    answers = await asyncio.gather(*(hold(calendar, slot, f"+6591000{n:03d}") for n in range(200)))
    assert sorted(answer.status for answer in answers) == [201] + [409] * 199
    assert all(answer.json["slots"][0]["id"] != slot for answer in answers if answer.status == 409)

    days = (await call(calendar, "GET", "days?service=check-up&staff=ben")).json["days"]
    both = await slots(calendar, f"?service=check-up&day={days[1]['id']}")
    shared = next(each for each in both if len(each["staff"]) == 2)["id"]
    body = {"service": "check-up", "slot": shared}
    tried = await asyncio.gather(
        *(call(calendar, "POST", "bookings", {**body, "phone": f"+6592000{n:03d}"}) for n in range(50))
    )
    won = [answer.json["staff"] for answer in tried if answer.status == 201]
    assert sorted(won) == ["ada", "ben"]

    await calendar.pool.execute("update staff set capacity = 5 where id = 'mia'")
    try:
        places = (await slots(calendar, "?service=cleaning"))[0]["id"]
        tried = await asyncio.gather(*(hold(calendar, places, f"+6593000{n:03d}") for n in range(50)))
        # One of the five places may have been taken by the race above.
        assert sum(answer.status == 201 for answer in tried) == (4 if places == slot else 5)
    finally:
        await calendar.pool.execute("update staff set capacity = 1 where id = 'mia'")


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
