"""Feeding broadcasts: everybody once, whoever dies, however many processes; and what receipts do to the counts."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from uuid import UUID

import pytest

from chatwright.messages.recipients import Found
from chatwright.runtime import broadcasts as feeding
from chatwright.runtime.broadcasts import next_stride
from chatwright.store import broadcast_lists as lists
from chatwright.store import broadcasts as store
from tests.runtime.test_outbox import StillRuntime
from tests.runtime.world import ACCOUNT, SUB, World, until


async def broadcast_to(world: World, people: int, *, stride: int = 100) -> UUID:
    """A running broadcast to so many people, due now."""
    components = json.dumps([{"type": "BODY", "text": "Hello {{1}}, see you soon.", "examples": ["Ann"]}])
    await world.pool.execute(
        """
        insert into templates (account_id, sub_account_id, name, language, category, components, status, created_at,
          updated_at)
        values ($1, $2, 'hello', 'en', 'UTILITY', $3, 'APPROVED', now(), now())
        """,
        ACCOUNT,
        SUB,
        components,
    )
    made = await store.create(world.pool, ACCOUNT, "Hello", SUB, "hello", "en", "test")
    list_id = UUID(int=made.number)
    async with world.pool.acquire() as conn, conn.transaction():
        await lists.begin(conn, ACCOUNT, made.id, list_id, "people.csv")
    rows = [Found(n, f"65{90_000_000 + n}", [f"Person {n}"]) for n in range(people)]
    assert await lists.add(world.pool, ACCOUNT, made.id, list_id, rows, [], 0) == people
    assert await lists.finish(world.pool, ACCOUNT, made.id, list_id, ["Name"])
    await store.count(world.pool, ACCOUNT, made.id, {"waiting": people})
    await store.set_status(world.pool, ACCOUNT, made.id, "running", due_at=None)
    await world.pool.execute(
        """
        update broadcasts set due_at = now(), stride = $2, fillings = '{"body.1": {"column": "Name"}}' where id = $1
        """,
        made.id,
        stride,
    )
    return made.id


async def counts(world: World, broadcast_id: UUID) -> dict[str, int]:
    return (await store.counts_of(world.pool, ACCOUNT, [broadcast_id]))[broadcast_id]


async def really(world: World, broadcast_id: UUID) -> dict[str, int]:
    """How many recipients are in each state, counted."""
    rows = await world.pool.fetch(
        "select state, count(*)::integer from broadcast_recipients where broadcast_id = $1 group by 1",
        broadcast_id,
    )
    return {row[0]: row[1] for row in rows}


async def due(world: World) -> None:
    await world.pool.execute(
        "update broadcasts set due_at = now() - interval '1 second' where status = 'running'"
    )


async def finished(world: World, broadcast_id: UUID) -> None:
    """Look again and again, in every process, until it is finished."""

    async def look() -> bool:
        await due(world)
        await asyncio.gather(*(process.broadcasts.perform(100) for process in world.processes))
        row = await store.find(world.pool, ACCOUNT, broadcast_id)
        return row is not None and row.status == "finished"

    await until(look, 20)


def assert_once(world: World, people: int) -> None:
    """The provider took one message for each person."""
    taken = world.provider.times_taken()
    assert (len(taken), set(taken.values())) == (people, {1})
    assert len({message.phone for message in world.provider.taken}) == people


async def test_many_processes_share_a_broadcast_and_everybody_gets_it_once(world: World) -> None:
    for _ in range(2):
        await world.process()
    broadcast_id = await broadcast_to(world, 300)
    await finished(world, broadcast_id)
    await world.quiet()
    assert_once(world, 300)
    assert (await counts(world, broadcast_id)).get("waiting", 0) == 0
    assert {**await counts(world, broadcast_id)} == await really(world, broadcast_id)


async def test_a_process_that_dies_after_a_batch_leaves_messages_that_others_send(world: World) -> None:
    broadcast_id = await broadcast_to(world, 40, stride=10)
    dying = await world.process(StillRuntime)
    await dying.broadcasts.perform(100)
    assert (await really(world, broadcast_id))["queued"] == 20
    assert world.provider.times_taken() == {}
    await world.leases_lapse()
    await world.runtime._due.look()
    world.processes.remove(dying)
    await finished(world, broadcast_id)
    await world.quiet()
    assert_once(world, 40)
    await dying.stop()
    await dying.pool.close()


@pytest.mark.parametrize("place", ["take", "mark", "expect_answers"])
async def test_a_process_that_dies_within_a_batch_has_written_nothing_of_it(
    world: World, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    broadcast_id = await broadcast_to(world, 30)
    real = getattr(feeding.recipients, place)

    async def dies(conn: Any, *given: Any, **named: Any) -> Any:
        await real(conn, *given, **named)
        await world.pool.execute("select pg_terminate_backend($1)", conn.get_server_pid())
        return await conn.fetchval("select 1")

    monkeypatch.setattr(feeding.recipients, place, dies)
    await world.runtime.broadcasts.perform(100)
    assert await really(world, broadcast_id) == {"waiting": 30}
    assert await counts(world, broadcast_id) == {"waiting": 30}
    monkeypatch.setattr(feeding.recipients, place, real)
    await finished(world, broadcast_id)
    await world.quiet()
    assert_once(world, 30)


async def test_no_more_is_queued_than_goes_out_soon_and_a_pause_holds_from_the_next_batch(
    world: World,
) -> None:
    broadcast_id = await broadcast_to(world, 500, stride=50)
    still = await world.process(StillRuntime)
    await still.broadcasts.perform(100)
    assert (await really(world, broadcast_id))["queued"] == 100
    await due(world)
    await still.broadcasts.perform(100)
    assert (await really(world, broadcast_id))["queued"] == 100
    await store.set_status(world.pool, ACCOUNT, broadcast_id, "paused", due_at=None)
    await due(world)
    await still.broadcasts.perform(100)
    assert (await really(world, broadcast_id))["waiting"] == 400


async def test_receipts_move_the_counts_and_failures_are_counted_by_reason(world: World) -> None:
    broadcast_id = await broadcast_to(world, 3)
    await finished(world, broadcast_id)
    await world.quiet()
    umids = [row["umid"] for row in await world.sent()]
    await world.receipt(umids[0], "delivered", "delivered_to_recipient")
    await world.receipt(umids[0], "read")
    await world.receipt(umids[0], "read")
    await world.receipt(umids[1], "undelivered")
    found = await counts(world, broadcast_id)
    assert (
        found["read"],
        found["failed"],
        sum(n for what, n in found.items() if what.startswith("failed ")),
    ) == (
        1,
        1,
        1,
    )
    folded, changed = await store.fold(world.pool, 1_000)
    assert folded > 0
    assert changed == [(SUB, broadcast_id)]
    assert await counts(world, broadcast_id) == found
    assert await store.fold(world.pool, 1_000) == (0, [])


def test_the_stride_follows_how_fast_messages_go_out() -> None:
    assert next_stride(100, 0) == 200
    assert next_stride(900, 0) == 1_000
    assert next_stride(100, 40) == 100
    assert next_stride(100, 90) == 50
    assert next_stride(60, 60) == 50
