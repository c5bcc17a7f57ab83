"""Receipts: many at once, in any order, twice [R-DR-1..6]."""

from __future__ import annotations

import asyncio
import itertools

import pytest

from tests.engine.chat import say
from tests.runtime.world import World

WAY = [
    ("sent", None),
    ("delivered", "delivered_to_operator"),
    ("delivered", "delivered_to_recipient"),
    ("read", None),
]


async def sent(world: World) -> str:
    """A message of the business that was handed over; answers its umid."""
    await world.publish(say("hello", "Hello!"))
    await world.says()
    await world.quiet()
    (row,) = await world.sent()
    assert row["state"] == "queued"
    return str(row["umid"])


async def state(world: World) -> tuple[str, str | None]:
    """State and detail of the only message."""
    (row,) = await world.sent()
    return row["state"], row["detail"]


@pytest.mark.parametrize(
    "order", [*itertools.permutations(range(4))], ids=lambda order: "".join(map(str, order))
)
async def test_r_dr_1_receipts_in_any_order_end_in_the_furthest_state(
    world: World, order: tuple[int, ...]
) -> None:
    umid = await sent(world)
    for number in order:
        await world.receipt(umid, *WAY[number])
    assert (await state(world))[0] == "read"


@pytest.mark.parametrize(
    "order", [*itertools.permutations(range(3))], ids=lambda order: "".join(map(str, order))
)
async def test_r_dr_2_what_the_recipient_has_does_not_go_back_to_the_operator(
    world: World, order: tuple[int, ...]
) -> None:
    umid = await sent(world)
    for number in order:
        await world.receipt(umid, *WAY[number])
    assert await state(world) == ("delivered", "delivered_to_recipient")


async def test_receipts_that_come_all_at_once_and_twice_in_two_processes(world: World) -> None:
    umid = await sent(world)
    other = await world.process()
    await asyncio.gather(
        *(
            world.receipt(umid, *receipt, to=process)
            for receipt in WAY * 2
            for process in (world.runtime, other)
        )
    )
    assert (await state(world))[0] == "read"


async def test_receipts_of_many_messages_in_one_burst_each_reach_their_own(world: World) -> None:
    await world.publish(say("hello", "Hello!"))
    for number in range(30):
        await world.says(phone=f"65910000{number:02d}")
    await world.quiet()
    rows = await world.sent()
    await asyncio.gather(
        *(world.receipt(row["umid"], "delivered" if n % 2 else "sent", None) for n, row in enumerate(rows))
    )
    assert [row["state"] for row in await world.sent()] == ["sent", "delivered"] * 15


async def test_r_dr_5_a_failure_after_the_person_has_it_is_recorded_and_undoes_nothing(world: World) -> None:
    umid = await sent(world)
    await world.receipt(umid, "delivered", "delivered_to_recipient")
    await world.receipt(umid, "undelivered", "undelivered_to_recipient")
    assert await state(world) == ("delivered", "delivered_to_recipient")


async def test_a_failure_at_the_operator_is_final(world: World) -> None:
    umid = await sent(world)
    await world.receipt(umid, "delivered", "delivered_to_operator")
    await world.receipt(umid, "undelivered", "undelivered_to_recipient")
    await world.receipt(umid, "sent")
    assert await state(world) == ("undelivered", "undelivered_to_recipient")


async def test_a_receipt_that_has_only_the_providers_id_is_found_by_it(world: World) -> None:
    await sent(world)
    assert await world.receipt(world.provider.taken[0].umid, "delivered", None, own=False)
    assert (await state(world))[0] == "delivered"


async def test_a_receipt_for_an_unknown_message_or_state_changes_nothing(world: World) -> None:
    umid = await sent(world)
    assert not await world.receipt("unknown", "delivered")
    assert not await world.receipt(umid, "ok")
    assert (await state(world))[0] == "queued"


async def test_a_receipt_that_overtakes_our_own_note_of_the_hand_over_wins(world: World) -> None:
    told: list[bool] = []
    await world.publish(say("hello", "Hello!"))

    async def at_once(taken: object) -> None:
        told.append(await world.receipt(world.provider.taken[0].id, "delivered", "delivered_to_recipient"))

    world.provider.on_first = at_once
    await world.says()
    await world.quiet()
    await world.provider.rest()
    assert told == [True]
    assert await state(world) == ("delivered", "delivered_to_recipient")
