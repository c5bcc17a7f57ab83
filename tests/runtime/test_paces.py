"""Sending at WhatsApp's pace, in all processes together [R-RATE-1..3]."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chatwright.channels.port import Accepted, OutboundMessage, PutOff, Undelivered
from chatwright.channels.provider_events import NumberChanged, Told
from chatwright.channels.simulator import Simulator
from chatwright.messages.paces import Pace
from chatwright.runtime.outbox import NewMessage
from chatwright.runtime.paces import Number, Paces
from chatwright.store import accounts, deliveries, directory
from chatwright.store import paces as store
from tests.engine.chat import say
from tests.runtime.world import ACCOUNT, PHONE, SUB, World, until


class Counting:
    """A pool that counts its statements."""

    def __init__(self, pool: Any) -> None:
        self.pool = pool
        self.statements = 0

    def __getattr__(self, name: str) -> Any:
        self.statements += 1
        return getattr(self.pool, name)


@pytest.fixture
async def many(world: World) -> World:
    """A journey that answers each message once."""
    await world.publish(say("hello", "Hello!"))
    return world


async def a_delivery(world: World, phone: str = PHONE) -> Any:
    """A message to be handed over."""
    await world.says(phone=phone)
    await world.quiet()
    row = await world.pool.fetchrow(
        deliveries.SELECT_QUEUED + " where m.direction = 'outbound' and c.address = $1", phone
    )
    return deliveries.Delivery(*row)


async def subaccount(world: World, pace: Pace | None) -> Any:
    """The subaccount with a pace."""
    account = await world.runtime.directory.account(world.pool, ACCOUNT)
    return replace(account.subaccounts[SUB], pace=pace)


async def test_ordinary_sending_asks_the_database_nothing(many: World) -> None:
    delivery, sub = await a_delivery(many), await subaccount(many, Pace(80))
    pool = Counting(many.pool)
    paces = Paces(pool)
    assert [await paces.hold(sub, delivery) for _ in range(5)] == [None] * 5
    assert pool.statements == 0


async def test_blocks_are_taken_for_many_messages_at_once(many: World) -> None:
    """[R-RATE-1] Two processes share what a number may send."""
    delivery, sub = await a_delivery(many), await subaccount(many, Pace(800, pair_burst=10_000))
    pools = [Counting(many.pool), Counting(many.pool)]
    processes = [Paces(pool) for pool in pools]
    loop = asyncio.get_running_loop()
    begun = loop.time()
    held = await asyncio.gather(
        *(processes[n % 2].hold(sub, delivery._replace(conversation_id=n)) for n in range(600))
    )
    took = loop.time() - begun
    assert Counter(held) == {None: 600}
    assert took >= (600 - 2 * 100 - 10) / 800, "not faster than the number may send"
    assert sum(pool.statements for pool in pools) < 60


async def test_what_waits_too_long_is_put_off_one_slot_after_the_other(many: World) -> None:
    delivery, sub = await a_delivery(many), await subaccount(many, Pace(1, pair_burst=10_000))
    paces = Paces(many.pool)
    loop = asyncio.get_running_loop()

    async def comes_again(number: int) -> float | None:
        held = await paces.hold(sub, delivery._replace(conversation_id=number))
        return loop.time() + held.after.total_seconds() if held is not None else None

    found = await asyncio.gather(*(comes_again(n) for n in range(12)))
    off = sorted(at for at in found if at is not None)
    assert 6 <= len(off) <= 11
    assert all(later - earlier > 0.5 for earlier, later in itertools.pairwise(off))


async def test_r_rate_2_a_person_gets_no_more_than_the_burst(many: World) -> None:
    delivery, sub = await a_delivery(many), await subaccount(many, Pace(None))
    paces = Paces(many.pool)
    held = [await paces.hold(sub, delivery) for _ in range(46)]
    assert held[:45] == [None] * 45
    last = held[45]
    assert isinstance(last, PutOff)
    assert 4 < last.after.total_seconds() <= 6


async def test_another_process_counts_what_the_first_one_sent_to_a_person(many: World) -> None:
    delivery, sub = await a_delivery(many), await subaccount(many, Pace(None))
    await many.pool.execute(
        """
        insert into messages (account_id, conversation_id, sub_account_id, direction, umid, type, content, state,
          handed_over_at)
        select $1, $2, 'acme', 'outbound', 'u' || n, 'text', '{}', 'sent', now() from generate_series(1, 44) n
        """,
        ACCOUNT,
        delivery.conversation_id,
    )
    fresh = Paces(many.pool)
    held = [await fresh.hold(sub, delivery) for _ in range(10)]
    assert held[:8] == [None] * 8, "it sends a few before it asks"
    assert isinstance(held[8], PutOff)


async def test_no_pace_and_no_whatsapp_no_limit(many: World) -> None:
    delivery = await a_delivery(many)
    paces = Paces(many.pool)
    free = await subaccount(many, None)
    assert {await paces.hold(free, delivery) for _ in range(60)} == {None}
    strict = await subaccount(many, Pace(1, pair_burst=1))
    sms = delivery._replace(channel="sms")
    assert {await paces.hold(strict, sms) for _ in range(60)} == {None}


async def test_a_message_that_is_put_off_has_not_been_tried_and_goes_out_later(world: World) -> None:
    """[R-RATE-2] The 46th message to one person waits six seconds, and is not counted as tried."""
    steps = [say(f"s{n}", f"{n}", f"s{n + 1}" if n < 46 else None) for n in range(1, 47)]
    await world.publish(*steps)
    await world.says()

    async def rests() -> bool:
        return bool(
            await world.pool.fetchval(
                "select pending = 1 and sender_until > now() and sender_id is null from conversations"
            )
        )

    await until(rests)
    (last,) = [row for row in await world.sent() if row["handed_over_at"] is None]
    assert (last["attempts"], last["state"], json.loads(last["content"])["text"]) == (0, "queued", "46")
    assert world.provider.texts == [str(n) for n in range(1, 46)]
    world.runtime._deliveries._paces._pairs.clear()
    await world.pool.execute("update messages set handed_over_at = handed_over_at - interval '5 minutes'")
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts[-1] == "46"


async def test_an_upgrade_of_the_throughput_lets_the_number_send_faster(world: World) -> None:
    """[R-RATE-1] Told by the provider; what the settings say counts more."""
    meta = {"graphUrl": "http://127.0.0.1:9", "phoneNumberId": "1", "wabaId": "2", "accessToken": "t"}
    upgrade = NumberChanged(
        number="6512345678",
        event="THROUGHPUT_UPGRADE",
        limit=None,
        reason=None,
        at=datetime.now(UTC),
    )

    async def pace(**more: Any) -> int | None:
        async with world.pool.acquire() as conn, conn.transaction():
            config = json.dumps({**meta, **more})
            await accounts.set_channel(conn, ACCOUNT, "meta", "whatsapp_cloud", config)
            await directory.raise_epoch(conn, ACCOUNT)
        return await known_pace()

    async def known_pace() -> int | None:
        account = await world.runtime.directory.account(world.pool, ACCOUNT)
        found = account.subaccounts["meta"].pace
        return found.messages_per_second if found is not None else None

    assert await pace() == 80
    await world.runtime.hear(Told(id="e1", kind="number", event=upgrade, raw={}), ACCOUNT, "meta")
    assert await known_pace() == 1000
    assert await pace(messagesPerSecond=20) == 20


async def test_r_rate_1_2_a_strict_simulator_fails_what_comes_too_fast_as_whatsapp_does(world: World) -> None:
    """Its clock counts: when that is moved, the buckets have filled."""
    now = datetime.now(UTC)
    strict = Simulator(world.pool, ACCOUNT, Pace(3, pair_burst=2, pair_seconds=6))
    first = OutboundMessage(
        sub_account_id="sim",
        channel="whatsapp",
        address="6590000001",
        umid="1",
        type="text",
        content='{"text": "hi"}',
        options=None,
        window_expires_at=now + timedelta(hours=1),
        now=now,
    )

    async def send(**more: Any) -> int | None:
        result = await strict.send(replace(first, **more))
        return result.provider_code if isinstance(result, Undelivered) else None

    other = "6590000002"
    assert [await send(), await send(), await send()] == [None, None, 131056]
    assert await send(address=other) == 130429
    assert await send(address=other, now=now + timedelta(seconds=1)) is None
    assert await send(now=now + timedelta(seconds=1)) == 131056
    assert await send(now=now + timedelta(seconds=8)) is None
    easy = Simulator(world.pool, ACCOUNT)
    results = [await easy.send(first) for _ in range(100)]
    assert all(isinstance(result, Accepted) for result in results)


async def paced(world: World, messages_per_second: int) -> None:
    """Let the number send so many messages a second."""
    async with world.pool.acquire() as conn, conn.transaction():
        known = await accounts.read_channel(conn, ACCOUNT, SUB)
        assert known is not None
        config = {**json.loads(known.config), "messagesPerSecond": messages_per_second}
        await accounts.set_channel(conn, ACCOUNT, SUB, "8x8", json.dumps(config))
        await directory.raise_epoch(conn, ACCOUNT)


async def written_to(world: World, *phones: str) -> None:
    """These people have just written."""
    await world.pool.executemany(
        "insert into conversations (account_id, sub_account_id, channel, address, window_expires_at) "
        "values ($1, $2, 'whatsapp', $3, now() + interval '23 hours')",
        [(ACCOUNT, SUB, phone) for phone in phones],
    )


def new(text: str, to: str, **more: Any) -> NewMessage:
    """A text message."""
    return NewMessage(
        sub_account_id=SUB, channel="whatsapp", address=to, type="text", content={"text": text}, **more
    )


async def test_r_rate_1_a_batch_over_three_processes_keeps_the_pace_and_loses_nothing(world: World) -> None:
    await paced(world, 40)
    phones = [f"65900{number:05d}" for number in range(150)]
    await written_to(world, *phones)
    processes = [world.runtime, await world.process(), await world.process()]
    loop = asyncio.get_running_loop()
    begun = loop.time()
    for number, process in enumerate(processes):
        part = [new(phone, phone, batch_id="b") for phone in phones[number::3]]
        await process.send(ACCOUNT, part)

    async def all_came() -> bool:
        for process in processes:
            await process.watch()
        return len(world.provider.taken) >= len(phones)

    await until(all_came, 20)
    took = loop.time() - begun
    await world.quiet()
    assert Counter(world.provider.texts) == Counter(phones), "each once"
    most_at_once = 3 * 2.5 + 40 / 8 * 3
    assert took >= (150 - most_at_once) / 40
    assert {row["attempts"] for row in await world.sent()} == {0}


async def test_an_answer_to_somebody_does_not_wait_behind_a_batch(world: World) -> None:
    await world.publish(say("hello", "Hello!"))
    await paced(world, 20)
    phones = [f"65900{number:05d}" for number in range(120)]
    await written_to(world, *phones)
    await world.runtime.send(ACCOUNT, [new("news", phone, batch_id="b") for phone in phones])
    await world.says()

    async def answered() -> bool:
        return "Hello!" in world.provider.texts

    await until(answered)
    assert len(world.provider.texts) < 60, "most of the batch has yet to go"


async def test_what_is_still_queued_does_not_hide_what_was_sent_to_a_person(many: World) -> None:
    """[R-RATE-2] A process that takes over a long queue sees what the one before has sent of it."""
    delivery, sub = await a_delivery(many), await subaccount(many, Pace(None))
    await many.pool.execute(
        """
        insert into messages (account_id, conversation_id, sub_account_id, direction, umid, type, content, state,
          handed_over_at)
        select $1, $2, 'acme', 'outbound', 'u' || n, 'text', '{}', case when n < 45 then 'sent' else 'queued' end,
          case when n < 45 then now() end from generate_series(1, 400) n
        """,
        ACCOUNT,
        delivery.conversation_id,
    )
    fresh = Paces(many.pool)
    held = [await fresh.hold(sub, delivery) for _ in range(10)]
    assert isinstance(held[8], PutOff)


async def test_a_rest_is_not_made_longer_by_what_was_sent_before_it(world: World) -> None:
    """The outcomes of the 45 that went out are written after the rest has begun."""
    await written_to(world, PHONE)
    await world.runtime.send(ACCOUNT, [new(str(n), PHONE) for n in range(46)])

    async def rests() -> bool:
        return bool(await world.pool.fetchval("select pending = 1 and sender_id is null from conversations"))

    await until(rests)
    left = await world.pool.fetchval("select extract(epoch from sender_until - now()) from conversations")
    assert 3 < left <= 6.5


async def test_a_process_that_sends_little_takes_small_blocks(many: World) -> None:
    """What it would not use in time is left to the others."""
    number = Number.sending(800, 0)
    sizes = []
    for _ in range(6):
        sizes.append(number.wants(800, 0.1))
        number.got(sizes[-1], 0.1)
        number.taken = 0
    assert sizes == [2, 4, 8, 16, 32, 64]
    number.got(64, 0.2)
    number.taken = 60
    assert number.wants(800, 5) == 4


async def test_full_buckets_are_forgotten(many: World) -> None:
    bucket = {"capacity": 5, "per_second": 1, "tokens": 1}
    long_ago = datetime.now(UTC) - timedelta(hours=2)
    await store.take(many.pool, ACCOUNT, SUB, "old", now=long_ago, **bucket)
    await store.take(many.pool, ACCOUNT, SUB, "new", **bucket)
    await store.forget(many.pool, timedelta(hours=1))
    assert [row[0] for row in await many.pool.fetch("select id from paces")] == ["new"]
