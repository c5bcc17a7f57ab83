"""HTTP requests of journeys: made at once, or by whoever finds them left behind, always under the same key."""

from __future__ import annotations

import asyncio

from chatwright.runtime import metrics
from tests.engine.chat import say
from tests.runtime.world import DyingRuntime, World, request, until
from tests.stubs.booking import BackendMishap


def booking(world: World, **inputs: object) -> list[dict[str, object]]:
    """A journey that books and tells."""
    book = request(
        "book",
        f"{world.backend_url}/bookings",
        None,
        selectNextStep={
            "booked": "{{step.responseCode == 201}}",
            "trouble": "{{step.responseCode != 201}}",
        },
    )
    book["inputs"] |= inputs
    return [book, say("booked", "Booked."), say("trouble", "Trouble.")]


async def test_a_request_is_made_at_once_and_once(world: World) -> None:
    await world.publish(*booking(world))
    await world.says()
    await world.quiet()
    assert world.provider.texts == ["Booked."]
    assert set(world.backend.requests.values()) == {1}
    assert await world.armed() == []


async def test_a_request_left_by_a_dead_process_is_made_by_another_under_the_key_of_its_step(
    world: World,
) -> None:
    await world.publish(*booking(world))
    await world.says(to=await world.process(DyingRuntime))
    assert not world.backend.requests
    (armed,) = await world.armed()
    await world.runtime.watch()
    await asyncio.sleep(0.05)
    assert not world.backend.requests, "the lease has not lapsed yet"

    before = metrics.RECOVERED.labels("http")._value.get()
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()

    assert dict(world.backend.requests) == {f"{armed['instance_id']}:{armed['key']}": 1}
    assert world.provider.texts == ["Booked."]
    assert metrics.RECOVERED.labels("http")._value.get() == before + 1


async def test_a_request_whose_process_died_over_it_has_its_effect_once(world: World) -> None:
    world.backend.mishap, world.backend.late_seconds = lambda: BackendMishap.LATE, 0.3
    await world.publish(*booking(world))
    dead = await world.process()
    await world.says(to=dead)

    async def asked() -> bool:
        return bool(world.backend.requests)

    await until(asked)
    for task in list(dead._tasks._tasks):
        task.cancel()
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()

    assert list(world.backend.requests.values()) == [2]
    assert len(world.backend.effects) == 1
    assert world.provider.texts == ["Booked."]


async def test_two_processes_that_find_the_same_request_make_it_once(world: World) -> None:
    await world.publish(*booking(world))
    dead = await world.process(DyingRuntime)
    for number in range(10):
        await world.says(phone=f"65910000{number:02d}", to=dead)
    await world.leases_lapse()
    other = await world.process()
    await asyncio.gather(world.runtime.watch(), other.watch(), world.runtime.watch(), other.watch())
    await world.quiet()
    assert set(world.backend.requests.values()) == {1}
    assert len(world.backend.requests) == 10


async def test_a_http_1_a_connection_that_is_dropped_is_an_answer_the_journey_branches_on(
    world: World,
) -> None:
    world.backend.mishap = lambda: BackendMishap.SILENT_AFTER
    await world.publish(*booking(world))
    await world.says()
    await world.quiet()
    assert world.provider.texts == ["Trouble."]
    assert await world.status() == "Complete"


async def test_a_request_that_ends_its_process_every_time_is_given_up_as_unanswered(world: World) -> None:
    await world.publish(*booking(world))
    await world.says(to=await world.process(DyingRuntime))
    await world.pool.execute("update armed set attempts = 5, due_at = now()")
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["Trouble."]
    assert not world.backend.requests


async def test_an_answer_for_an_instance_that_was_terminated_changes_nothing(world: World) -> None:
    world.backend.mishap, world.backend.late_seconds = lambda: BackendMishap.LATE, 0.2
    await world.publish(*booking(world))
    await world.says()
    instance = await world.instance()
    await world.runtime.terminate("demo", instance["id"])
    await asyncio.sleep(0.4)
    assert await world.status() == "Terminated"
    assert world.provider.texts == []
    assert await world.armed() == []


async def test_an_answer_that_comes_twice_is_taken_once(world: World) -> None:
    world.backend.mishap, world.backend.late_seconds = lambda: BackendMishap.LATE, 0.2
    await world.publish(*booking(world))
    await world.says()
    await world.leases_lapse()
    await (await world.process()).watch()
    await world.quiet()
    await asyncio.sleep(0.4)
    assert world.provider.texts == ["Booked."]
    assert len(world.backend.effects) == 1
