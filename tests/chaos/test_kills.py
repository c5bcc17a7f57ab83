"""`kill -9` at any moment: nothing is lost, nothing happens twice, nothing is left that nobody will wake."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import asyncpg
import pytest

from tests.chaos.crowd import BOOKED, SERVICES, SUB, TIMES, Crowd, journey
from tests.chaos.server import Process
from tests.stubs.booking import BackendMishap, BookingBackend
from tests.stubs.eightbyeight import Mishap, Provider
from tests.stubs.serving import free_port, served
from tests.stubs.webhooks import Webhooks

SEED = 20260105
MISHAPS = [
    (0.5, Mishap.LATE),
    (0.03, Mishap.SERVER_ERROR),
    (0.03, Mishap.TOO_MANY),
    (0.015, Mishap.SILENT_AFTER),
    (0.015, Mishap.SILENT_BEFORE),
]


@dataclass
class Town:
    """Server, worker, provider, backend and customers."""

    pool: asyncpg.Pool
    serve: Process
    worker: Process
    provider: Provider
    backend: BookingBackend
    crowd: Crowd
    chance: random.Random

    def misbehave(self) -> None:
        """From now on provider and backend do not always behave."""

        def provider(_: object) -> Mishap | None:
            rolled = self.chance.random()
            for share, mishap in MISHAPS:
                if (rolled := rolled - share) < 0:
                    return mishap
            return None

        self.provider.mishap = provider
        self.provider.tells = lambda: self.chance.random() < 0.5
        self.backend.mishap = lambda: BackendMishap.LATE if self.chance.random() < 0.7 else None

    def behave(self) -> None:
        """From now on they do."""
        self.provider.mishap = lambda body: None
        self.provider.tells = lambda: True
        self.backend.mishap = lambda: None

    async def settled(self) -> None:
        """Wait until nothing is queued or armed any more."""
        question = (
            "select exists (select from armed) or exists "
            "(select from messages where direction = 'outbound' and handed_over_at is null)"
        )
        while await self.pool.fetchval(question):  # noqa: ASYNC110 - another process's doing
            await asyncio.sleep(0.2)
        await self.provider.rest()

    async def check(self, count: int) -> None:
        """Everything happened, in order, and once."""
        shown = {
            phone: [message.text for message in taken] for phone, taken in self.provider.first_taken().items()
        }
        assert len(shown) == count
        assert {tuple(texts) for texts in shown.values()} == {(SERVICES, TIMES, BOOKED)}
        booked = sorted(body["phone"] for body in self.backend.effects.values())
        assert booked == sorted(shown), "each customer has one booking"
        stuck = await self.pool.fetch(
            """
            select id from instances i where status not in ('Complete', 'Terminated') and not exists
              (select from armed a where a.account_id = i.account_id and a.instance_id = i.id)
            """
        )
        assert stuck == []
        ends = await self.pool.fetch("select status, count(*)::integer from instances group by 1")
        assert [tuple(row) for row in ends] == [("Complete", count)]
        assert await self.pool.fetchval("select count(*) from instance_errors") == 0
        written = await self.pool.fetch(
            "select direction, count(*)::integer from messages group by 1 order by 1"
        )
        assert [tuple(row) for row in written] == [("inbound", 3 * count), ("outbound", 3 * count)]
        sent = await self.pool.fetch("select umid from messages where direction = 'outbound'")
        assert {row[0] for row in sent} == set(self.provider.times_taken()), (
            "no message went under another id"
        )
        counted = await self.pool.fetchrow(
            "select sum(started)::int, sum(completed)::int from instance_counts"
        )
        assert tuple(counted) == (count, count)
        assert await self.pool.fetchval("select count(*) from conversations where pending <> 0") == 0
        times = self.provider.times_taken()
        print(
            f"{self.serve.kills + self.worker.kills} kills; {sum(times.values()) - len(times)} messages sent again "
            f"under their id, {sum(self.backend.requests.values()) - count} bookings asked for again; "
            f"provider: { {mishap.name: n for mishap, n in self.provider.mishaps.items()} }; "
            f"{self.crowd.duplicates} webhooks doubled"
        )


@pytest.fixture
async def town(database_url: str, empty: asyncpg.Pool, tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose server runs."""
    provider, backend, chance = Provider(), BookingBackend(), random.Random(SEED)
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    async with (
        aiohttp.ClientSession(connector=connector) as http,
        served(provider.app()) as provider_url,
        served(backend.app()) as backend_url,
    ):
        serve = Process("serve", database_url, tmp_path, free_port(), http)
        worker = Process("worker", database_url, tmp_path, serve.port, http)
        secret = "secret-of-the-webhook"
        webhooks = Webhooks(http, f"{serve.url}/webhooks/8x8/{SUB}/{secret}")
        provider.webhooks = webhooks
        crowd = Crowd(webhooks, chance, think_seconds=2)
        provider.on_first = crowd.saw
        try:
            await serve.start()
            await serve.ready()
            await serve.call(
                "PUT",
                f"/api/chatwright/v1/subaccounts/{SUB}/channel",
                {"provider": "8x8", "baseUrl": provider_url, "apiKey": "key", "webhookSecret": secret},
            )
            await serve.call("POST", "/api/v1/accounts/demo/definitions", journey(backend_url))
            yield Town(empty, serve, worker, provider, backend, crowd, chance)
        finally:
            await worker.stop()
            await serve.stop()


async def test_a_server_killed_twenty_times_loses_nothing_and_does_nothing_twice(town: Town) -> None:
    kills, count = 20, 200
    town.misbehave()
    customers = [asyncio.create_task(town.crowd.book(n, town.chance.uniform(0, 45))) for n in range(count)]
    for number in range(kills):
        if number % 5 == 4:
            await asyncio.sleep(town.chance.uniform(0, 1.5))  # while it is still starting
        else:
            await town.serve.ready()
            await asyncio.sleep(town.chance.uniform(0.05, 1.5))
        await town.serve.kill()
        await town.serve.start()
    town.behave()
    async with asyncio.timeout(110):
        await asyncio.gather(*customers)
        await town.settled()
    await town.check(count)
    assert town.serve.kills == kills
    assert sum(town.backend.requests.values()) > count, "no kill came while a request was under way"
    assert len(town.provider.taken) > 3 * count, "no kill came while a message was being handed over"


async def test_a_worker_beside_the_server_takes_over_what_the_killed_one_left(town: Town) -> None:
    count = 40
    await town.worker.start()
    customers = [asyncio.create_task(town.crowd.book(n, town.chance.uniform(0, 6))) for n in range(count)]
    for process in (town.serve, town.worker, town.serve):
        await town.serve.ready()
        await asyncio.sleep(town.chance.uniform(0.5, 1.5))
        await process.kill()
        await process.start()
    async with asyncio.timeout(90):
        await asyncio.gather(*customers)
        await town.settled()
    await town.check(count)
