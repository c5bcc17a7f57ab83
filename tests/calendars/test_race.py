"""Customers race for times while the server is killed: nobody has a time twice, and nobody loses one."""

from __future__ import annotations

from benchmarks import booking_race


async def test_nothing_is_doubled_and_nothing_lost_when_the_server_is_killed() -> None:
    found = await booking_race.run(customers=60, kills=2)
    assert (found["winners"], found["others_offered_next_times"]) == (1, 59)
    assert (found["doubles"], found["lost"]) == (0, 0)
    assert found["requests_repeated"] > 0, "no kill came while a request was under way"
