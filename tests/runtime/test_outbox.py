"""Messages that are sent outside of journeys: now, later, once, whoever dies."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chatwright.runtime.errors import SubaccountNotFound
from chatwright.runtime.outbox import AnsweredBefore, KeyTaken, NewMessage, Once
from chatwright.runtime.runtime import Runtime
from chatwright.store.deliveries import Delivery
from tests.runtime.world import ACCOUNT, PHONE, SUB, World, until


class StillRuntime(Runtime):
    """A process that dies right after each commit: it hands nothing over."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)

        def nothing(deliveries: list[Delivery], held_until: datetime) -> None:
            del deliveries, held_until

        self._deliveries.hand_over = nothing  # type: ignore[method-assign]


def new(text: str, *, to: str = PHONE, sub: str = SUB, **more: Any) -> NewMessage:
    """A text message."""
    return NewMessage(
        sub_account_id=sub, channel="whatsapp", address=to, type="text", content={"text": text}, **more
    )


def soon(**by: float) -> datetime:
    return datetime.now(UTC) + timedelta(**by)


async def known(world: World, *phones: str) -> None:
    """These people have just written."""
    for phone in phones:
        await world.pool.execute(
            "insert into conversations (account_id, sub_account_id, channel, address, window_expires_at) "
            "values ($1, $2, 'whatsapp', $3, now() + interval '23 hours')",
            ACCOUNT,
            SUB,
            phone,
        )


async def test_a_message_is_committed_before_the_answer_and_then_handed_over(world: World) -> None:
    await known(world, PHONE)
    (written,) = await world.runtime.send(ACCOUNT, [new("hello", client_message_id="mine")])
    row = await world.pool.fetchrow("select * from messages where umid = $1", written.umid)
    assert row is not None
    assert (row["client_message_id"], row["conversation_id"]) == ("mine", written.conversation_id)
    assert written.state == "queued"
    await world.quiet()
    assert world.provider.texts == ["hello"]


async def test_messages_of_one_call_reach_each_person_in_their_order(world: World) -> None:
    phones = [f"659000000{number}" for number in range(5)]
    await known(world, *phones)
    await world.runtime.send(ACCOUNT, [new(f"{number}", to=phone) for number in range(4) for phone in phones])
    await world.quiet()
    assert len(world.provider.taken) == 20
    for phone in phones:
        texts = [m.text for m in world.provider.taken if m.phone.lstrip("+") == phone]
        assert texts == ["0", "1", "2", "3"]


async def test_a_message_waits_behind_what_is_queued_in_its_conversation(world: World) -> None:
    await known(world, PHONE)
    other = await world.process()
    await asyncio.gather(
        *(process.send(ACCOUNT, [new(f"{n}")]) for n in range(10) for process in (world.runtime, other))
    )
    await world.quiet()
    ids = [row["umid"] for row in await world.pool.fetch("select umid from messages order by id")]
    assert [message.id for message in world.provider.taken] == ids
    assert await world.pool.fetchval("select pending from conversations") == 0


async def test_nothing_is_written_for_an_unknown_subaccount(world: World) -> None:
    with pytest.raises(SubaccountNotFound):
        await world.runtime.send(ACCOUNT, [new("a"), new("b", sub="elsewhere")])
    assert await world.pool.fetchval("select count(*) from messages") == 0


async def test_a_process_that_dies_after_the_commit_loses_nothing(world: World) -> None:
    await known(world, PHONE)
    dying = await world.process(StillRuntime)
    await dying.send(ACCOUNT, [new("one"), new("two")])
    assert world.provider.taken == []
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["one", "two"]


# --- later -----------------------------------------------------------------------------------------------


async def test_a_scheduled_message_leaves_when_it_is_due_and_once(world: World) -> None:
    await known(world, PHONE)
    (written,) = await world.runtime.send(ACCOUNT, [new("later", scheduled_at=soon(hours=1))])
    assert written.state == "scheduled"
    await world.runtime.watch()
    assert world.provider.taken == []
    assert await world.pool.fetchval("select pending from conversations") == 0
    other = await world.process()
    await world.pool.execute("update scheduled_messages set due_at = now() - interval '1 second'")
    await asyncio.gather(world.runtime.watch(), other.watch())
    await world.quiet()
    assert world.provider.texts == ["later"]
    assert world.provider.taken[0].id == written.umid
    assert await world.pool.fetchval("select count(*) from scheduled_messages") == 0


async def test_a_scheduled_message_goes_behind_what_was_said_meanwhile(world: World) -> None:
    await known(world, PHONE)
    await world.runtime.send(ACCOUNT, [new("third", scheduled_at=soon(hours=1))])
    await world.runtime.send(ACCOUNT, [new("first"), new("second")])
    await world.quiet()
    await world.pool.execute("update scheduled_messages set due_at = now()")
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["first", "second", "third"]


async def test_a_process_that_dies_while_it_sends_what_is_due_loses_nothing(world: World) -> None:
    await known(world, PHONE)
    await world.runtime.send(ACCOUNT, [new("later", scheduled_at=soon(hours=1))])
    await world.pool.execute("update scheduled_messages set due_at = now()")
    dying = await world.process(StillRuntime)
    await dying.watch()
    assert world.provider.taken == []
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["later"]


async def test_a_job_wakes_a_process_for_each_second_at_which_something_is_due(world: World) -> None:
    at = soon(hours=2).replace(microsecond=0)
    before = await world.pool.fetchval("select count(*) from pgqueuer")
    await world.runtime.send(
        ACCOUNT, [new("x", to=f"6590{n:06}", scheduled_at=at + timedelta(seconds=n % 3)) for n in range(300)]
    )
    assert await world.pool.fetchval("select count(*) from pgqueuer") == before + 3


async def test_the_clock_of_the_simulator_brings_scheduled_messages_forward(world: World) -> None:
    await world.runtime.send(ACCOUNT, [new("later", sub="sim", scheduled_at=soon(hours=5))])
    await world.runtime.move_clock(ACCOUNT, "sim", timedelta(hours=4))
    assert await world.pool.fetchval("select count(*) from messages") == 0
    await world.runtime.move_clock(ACCOUNT, "sim", timedelta(hours=2))

    async def told() -> bool:
        return bool(await world.pool.fetchval("select state from messages") == "undelivered")

    await until(told)  # the person never wrote, so the window is closed


async def test_a_time_that_has_passed_by_the_clock_of_the_subaccount_is_now(world: World) -> None:
    await world.runtime.move_clock(ACCOUNT, "sim", timedelta(days=3))
    (written,) = await world.runtime.send(ACCOUNT, [new("x", sub="sim", scheduled_at=soon(days=2))])
    assert written.state == "queued"


# --- once ------------------------------------------------------------------------------------------------


async def test_a_request_with_a_key_is_carried_out_once(world: World) -> None:
    once = Once(SUB, "key-1", b"digest", '{"umid":"u"}')

    async def attempt(process: Runtime) -> str:
        try:
            await process.send(ACCOUNT, [new("only once")], once)
        except AnsweredBefore as before:
            return before.answer
        return "sent"

    other = await world.process()
    answers = await asyncio.gather(
        *(attempt(process) for _ in range(8) for process in (world.runtime, other))
    )
    assert set(answers) == {"sent", '{"umid":"u"}'}
    assert answers.count("sent") == 1
    assert await world.pool.fetchval("select count(*) from messages") == 1


async def test_a_key_cannot_be_used_for_something_else(world: World) -> None:
    await world.runtime.send(ACCOUNT, [new("a")], Once(SUB, "k", b"1", "{}"))
    with pytest.raises(KeyTaken):
        await world.runtime.send(ACCOUNT, [new("b")], Once(SUB, "k", b"2", "{}"))
    assert await world.pool.fetchval("select count(*) from messages") == 1
