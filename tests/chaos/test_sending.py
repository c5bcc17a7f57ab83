"""`kill -9` while messages are sent through the API: none is lost, none goes out twice, none that was cancelled."""

from __future__ import annotations

import asyncio
import json
import random
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import asyncpg
import pytest

from tests.chaos.server import KEY, Process
from tests.stubs.eightbyeight import Mishap, Provider
from tests.stubs.serving import free_port, served
from tests.stubs.webhooks import Webhooks

SEED = 20260301
SUB = "clinic_chat"
MISHAPS = [
    (0.4, Mishap.LATE),
    (0.03, Mishap.SERVER_ERROR),
    (0.03, Mishap.TOO_MANY),
    (0.015, Mishap.SILENT_AFTER),
    (0.015, Mishap.SILENT_BEFORE),
]
KILLS = 20
SINGLE, BATCHES, IN_BATCH = 200, 10, 30


@dataclass
class Client:
    """A program that sends, and asks again with the same key until it is answered."""

    serve: Process
    pool: asyncpg.Pool
    provider: Provider
    chance: random.Random
    repeated: int = 0

    async def insist(
        self, method: str, path: str, body: Any = None, key: str | None = None
    ) -> dict[str, Any]:
        """The answer, however often it takes."""
        headers = {"Authorization": f"Bearer {KEY}"} | ({"Idempotency-Key": key} if key else {})
        while True:
            try:
                timeout = aiohttp.ClientTimeout(total=10)
                url = f"{self.serve.url}/api/v1/subaccounts/{SUB}/{path}"
                async with self.serve.http.request(
                    method, url, json=body, headers=headers, timeout=timeout
                ) as answer:
                    read: dict[str, Any] = await answer.json()
                    if answer.status == 200:
                        return read
                    if answer.status == 422:
                        return {}  # it was carried out, with the time that it had then
                    if read.get("code") == 1011:
                        # It was not carried out before that time, so it is sent at once.
                        body = json.loads(json.dumps(body))
                        for one in body.get("messages", [body]):
                            one.pop("scheduled", None)
                    else:
                        assert answer.status >= 500, read
            except (aiohttp.ClientError, OSError, TimeoutError):
                pass
            self.repeated += 1
            await asyncio.sleep(0.2)

    async def send(self, number: int, after_seconds: float) -> None:
        """One message, now or in a few seconds."""
        await asyncio.sleep(after_seconds)
        body: dict[str, Any] = message(f"single {number}", number)
        if number % 2:
            body["scheduled"] = ahead(seconds=self.chance.uniform(1, 15))
        await self.insist("POST", "messages", body, f"single-{number}")

    async def send_batch(self, number: int, after_seconds: float) -> None:
        """Many messages, half of them in a few seconds."""
        await asyncio.sleep(after_seconds)
        messages = [message(f"batch {number}/{n}", n) for n in range(IN_BATCH)]
        for body in messages[::2]:
            body["scheduled"] = ahead(seconds=self.chance.uniform(2, 20))
        batch = {"messages": messages, "includeMessagesInResponse": True}
        answer = await self.insist("POST", "messages/batch", batch, f"batch-{number}")
        for n, told in enumerate(answer["messages"]):
            if told["status"]["state"] == "rejected":
                assert (
                    told["status"]["errorCode"] == 1011
                )  # its time had passed when the batch was taken at last
                del messages[n]["scheduled"]
                await self.insist("POST", "messages", messages[n], f"batch-{number}-{n}")

    async def change_mind(self, number: int, after_seconds: float) -> None:
        """A batch for later, and its cancellation."""
        await asyncio.sleep(after_seconds)
        messages = [
            message(f"never {number}/{n}", n) | {"scheduled": ahead(minutes=10)} for n in range(IN_BATCH)
        ]
        answer = await self.insist("POST", "messages/batch", {"messages": messages}, f"never-{number}")
        await self.insist("DELETE", f"messages/batch/{answer['batchId']}")
        assert await self.insist("DELETE", f"messages/batch/{answer['batchId']}") == {"cancelledCount": 0}

    async def settled(self) -> None:
        """Wait until nothing is queued or scheduled any more."""
        question = (
            "select exists (select from scheduled_messages where due_at is not null) or exists "
            "(select from messages where direction = 'outbound' and handed_over_at is null)"
        )
        while await self.pool.fetchval(question):  # noqa: ASYNC110 - another process's doing
            await asyncio.sleep(0.2)


def ahead(**by: float) -> str:
    """A time in the future."""
    return (datetime.now(UTC) + timedelta(**by)).isoformat()


def phone_of(number: int) -> str:
    return f"6592{number % 50:06d}"


def message(words: str, number: int) -> dict[str, Any]:
    return {"user": {"msisdn": "+" + phone_of(number)}, "type": "text", "content": {"text": words}}


@pytest.fixture
async def client(database_url: str, empty: asyncpg.Pool, tmp_path: Path) -> AsyncIterator[Client]:
    """A client of a server that runs, whose people have all just written."""
    provider, chance = Provider(), random.Random(SEED)
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    async with (
        aiohttp.ClientSession(connector=connector) as http,
        served(provider.app()) as provider_url,
    ):
        serve = Process("serve", database_url, tmp_path, free_port(), http)
        secret = "secret-of-the-webhook"
        provider.webhooks = Webhooks(http, f"{serve.url}/webhooks/8x8/{SUB}/{secret}")
        try:
            await serve.start()
            await serve.ready()
            channel = {"provider": "8x8", "baseUrl": provider_url, "apiKey": "key", "webhookSecret": secret}
            await serve.call("PUT", f"/api/chatwright/v1/subaccounts/{SUB}/channel", channel)
            await empty.execute(
                "insert into conversations (account_id, sub_account_id, channel, address, window_expires_at) "
                "select 'demo', $1, 'whatsapp', unnest($2::text[]), now() + interval '20 hours'",
                SUB,
                [phone_of(number) for number in range(50)],
            )
            yield Client(serve, empty, provider, chance)
        finally:
            await serve.stop()


async def test_messages_of_the_api_survive_twenty_kills(client: Client) -> None:
    def mishap(_: object) -> Mishap | None:
        rolled = client.chance.random()
        for share, one in MISHAPS:
            if (rolled := rolled - share) < 0:
                return one
        return None

    client.provider.mishap = mishap
    client.provider.tells = lambda: client.chance.random() < 0.5
    tasks = [asyncio.create_task(client.send(n, client.chance.uniform(0, 40))) for n in range(SINGLE)]
    for number in range(BATCHES):
        tasks.append(asyncio.create_task(client.send_batch(number, client.chance.uniform(0, 40))))
        tasks.append(asyncio.create_task(client.change_mind(number, client.chance.uniform(0, 40))))
    for number in range(KILLS):
        if number % 5 == 4:
            await asyncio.sleep(client.chance.uniform(0, 1.5))  # while it is still starting
        else:
            await client.serve.ready()
            await asyncio.sleep(client.chance.uniform(0.05, 1.5))
        await client.serve.kill()
        await client.serve.start()
    client.provider.mishap = lambda body: None
    client.provider.tells = lambda: True
    async with asyncio.timeout(150):
        await asyncio.gather(*tasks)
        await client.settled()
        await client.provider.rest()
    ids: dict[str, set[str]] = defaultdict(set)
    for taken in client.provider.taken:
        ids[taken.text].add(taken.id)
    wanted = {f"single {n}" for n in range(SINGLE)}
    wanted |= {f"batch {number}/{n}" for number in range(BATCHES) for n in range(IN_BATCH)}
    assert set(ids) == wanted, "nothing is lost, and nothing that was cancelled goes out"
    assert {words for words, found in ids.items() if len(found) > 1} == set(), (
        "nothing goes out as another message"
    )
    written = await client.pool.fetchval("select count(*) from messages where direction = 'outbound'")
    assert written == len(wanted)
    assert await client.pool.fetchval("select count(*) from conversations where pending <> 0") == 0
    assert await client.pool.fetchval("select count(*) from scheduled_messages") == BATCHES * IN_BATCH
    times = client.provider.times_taken()
    again = sum(times.values()) - len(times)
    print(
        f"{client.serve.kills} kills; {client.repeated} requests repeated; {again} messages sent again under their id"
    )
    assert client.serve.kills == KILLS
    assert client.repeated > 0, "no kill came while a request was under way"
