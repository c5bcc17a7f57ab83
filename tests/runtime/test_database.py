"""Failures of the database: connections that are cut, and turns that push each other aside."""

from __future__ import annotations

import asyncio

from chatwright.channels.port import InboundMessage
from chatwright.runtime.runtime import Runtime
from tests.engine.chat import listen, say
from tests.runtime.world import World, request

CUT = (
    "select pg_terminate_backend(pid) from pg_stat_activity "
    "where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' "
    "and application_name = 'chatwright-process'"
)


async def deliver(world: World, message: InboundMessage, to: Runtime | None = None) -> None:
    """Deliver as a provider does: again until it is taken."""
    for _ in range(40):
        try:
            await (to or world.runtime).receive(message, "demo")
        except Exception:
            await asyncio.sleep(0.05)
        else:
            return
    raise AssertionError("it was never taken")


async def test_connections_that_are_cut_lose_nothing_and_double_nothing(world: World) -> None:
    await world.publish(
        say("one", "One?", "first"),
        listen("first", "book"),
        request("book", f"{world.backend_url}/bookings", "two"),
        say("two", "Two."),
    )
    phones = [f"65910000{number:02d}" for number in range(30)]

    async def chat(number: int, phone: str) -> None:
        await asyncio.sleep(number * 0.02)
        await deliver(world, world.message("hi", phone=phone))
        await deliver(world, world.message("yes", phone=phone))

    async def cut() -> None:
        for _ in range(8):
            await asyncio.sleep(0.08)
            await world.pool.fetch(CUT)

    await asyncio.gather(*(chat(number, phone) for number, phone in enumerate(phones)), cut())
    for _ in range(6):
        # What a cut connection left undone is found again when its lease has lapsed.
        await asyncio.sleep(0.4)
        await world.leases_lapse()
        await world.runtime.watch()
    await world.quiet()

    taken = world.provider.first_taken()
    assert {phone: [m.text for m in taken[phone]] for phone in phones} == {
        phone: ["One?", "Two."] for phone in phones
    }
    assert {row["status"] for row in await world.instances()} == {"Complete"}
    assert len(await world.instances()) == len(phones)
    assert len(world.backend.effects) == len(phones)
    sent = {row["umid"] for row in await world.sent()}
    assert sent == set(world.provider.times_taken())


async def test_turns_that_lock_two_conversations_in_opposite_order_both_end(world: World) -> None:
    def to(step_id: str, phone: str, then: str | None) -> dict[str, object]:
        step = say(step_id, step_id, then)
        step["inputs"]["user"] = {"msisdn": phone}
        return step

    for phone in ("6590000001", "6590000002"):
        await world.says("opens the window", phone=phone)
    await world.publish(to("a1", "6590000001", "b1"), to("b1", "6590000002", None))
    await world.publish(to("b2", "6590000002", "a2"), to("a2", "6590000001", None))
    other = await world.process()
    await asyncio.gather(
        *(
            deliver(world, world.message(phone=f"65900000{number + 1:02d}"), other if number % 2 else None)
            for number in range(6)
        )
    )
    await world.quiet()
    assert len(world.provider.taken) == 24
    assert set(world.provider.times_taken().values()) == {1}
    assert {row["status"] for row in await world.instances()} == {"Complete"}
