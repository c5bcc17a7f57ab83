"""The messaging API under load: server, stub of 8x8, and a client, all started here.

Messages are sent one by one, `--at-once` of them at a time, and then in batches of 1000, to people who have all just
written. Prints one line of JSON: how many messages a second were accepted (that is, committed) and how many reached
the provider, the time of one request, and whether any was lost or came twice. The exit code is 1 when one was.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from typing import Any
from uuid import uuid4

import aiohttp
from aiohttp import web
from turns import KEY, SECRET, SUB, free_port, processor_seconds, ready, server, webhook

PEOPLE = 500
BATCH = 1000
ARRIVE_SECONDS = 120


class Provider:
    """Takes messages, and counts them by what they say."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()

    def app(self) -> web.Application:
        """The application to serve."""
        app = web.Application()
        app.router.add_post("/api/v1/subaccounts/{sub}/messages", self.send)
        return app

    async def send(self, request: web.Request) -> web.Response:
        """Take a message."""
        self.taken[(await request.json())["content"]["text"]] += 1
        return web.json_response({"umid": str(uuid4()), "status": {"state": "queued"}})

    async def has(self, count: int) -> None:
        """Wait until so many different messages have come."""
        end = time.monotonic() + ARRIVE_SECONDS
        while len(self.taken) < count and time.monotonic() < end:  # noqa: ASYNC110 - another process's doing
            await asyncio.sleep(0.01)


def message(kind: str, number: int) -> dict[str, Any]:
    """A message that says which one it is."""
    phone = f"+1555{number % PEOPLE:07d}"
    return {"user": {"msisdn": phone}, "type": "text", "content": {"text": f"{kind} {number}"}}


class Client:
    """Sends, and notes how long each request took."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self.session = session
        self.base = base
        self.milliseconds: list[float] = []
        self.refused = 0

    async def post(self, path: str, body: Any) -> None:
        """One request."""
        began = time.perf_counter()
        url, headers = f"{self.base}{path}", {"Authorization": f"Bearer {KEY}"}
        async with self.session.post(url, json=body, headers=headers) as answer:
            await answer.read()
        self.refused += answer.status != 200
        self.milliseconds.append((time.perf_counter() - began) * 1000)

    async def all(self, path: str, bodies: list[Any], at_once: int) -> float:
        """Send them all, so many at a time; how many seconds it took."""
        waiting = iter(bodies)

        async def worker() -> None:
            for body in waiting:
                await self.post(path, body)

        began = time.perf_counter()
        await asyncio.gather(*(worker() for _ in range(at_once)))
        return time.perf_counter() - began

    def percentile(self, part: float) -> float:
        """So many milliseconds or fewer took that part of the requests."""
        ordered = sorted(self.milliseconds)
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))], 2)


async def measure(given: argparse.Namespace) -> dict[str, Any]:
    """Run everything."""
    provider, port, outside = Provider(), free_port(), free_port()
    runner = web.AppRunner(provider.app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", outside).start()
    base = f"http://127.0.0.1:{port}"
    path = f"/api/v1/subaccounts/{SUB}/messages"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, server(port, folder) as process:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=given.at_once + 50)) as session:
            await ready(session, base)
            channel = {
                "provider": "8x8",
                "baseUrl": f"http://127.0.0.1:{outside}",
                "apiKey": "x",
                "webhookSecret": SECRET,
            }
            url, headers = (
                f"{base}/api/chatwright/v1/subaccounts/{SUB}/channel",
                {"Authorization": f"Bearer {KEY}"},
            )
            async with session.put(url, json=channel, headers=headers) as answer:
                if answer.status >= 300:
                    raise SystemExit(await answer.text())
            heard = [
                webhook(message("", number)["user"]["msisdn"], {"text": "hi"}) for number in range(PEOPLE)
            ]
            await Client(session, base).all(f"/webhooks/8x8/{SUB}/{SECRET}", heard, 8)
            one, many = Client(session, base), Client(session, base)
            before = processor_seconds(process.pid)
            began = time.perf_counter()
            took = await one.all(path, [message("one", n) for n in range(given.messages)], given.at_once)
            await provider.has(given.messages)
            arrived = time.perf_counter() - began
            between = processor_seconds(process.pid)
            batches = [
                {"messages": [message("many", number * BATCH + n) for n in range(BATCH)]}
                for number in range(given.batches)
            ]
            began = time.perf_counter()
            took_many = await many.all(f"{path}/batch", batches, 1)
            await provider.has(given.messages + given.batches * BATCH)
            arrived_many = time.perf_counter() - began
            after = processor_seconds(process.pid)
            await asyncio.sleep(1)
    await runner.cleanup()
    total = given.messages + given.batches * BATCH
    return {
        "benchmark": "sending",
        "single": {
            "accepted_per_second": round(given.messages / took, 1),
            "handed_over_per_second": round(given.messages / arrived, 1),
            "p50_ms": one.percentile(0.5),
            "p95_ms": one.percentile(0.95),
            "cpu_ms_per_message": round((sum(between) - sum(before)) / given.messages * 1000, 2),
        },
        "batch": {
            "accepted_per_second": round(given.batches * BATCH / took_many, 1),
            "handed_over_per_second": round(given.batches * BATCH / arrived_many, 1),
            "p50_ms_per_1000": many.percentile(0.5),
            "cpu_ms_per_message": round((sum(after) - sum(between)) / (given.batches * BATCH) * 1000, 2),
        },
        "lost": total - len(provider.taken),
        "doubled": sum(count - 1 for count in provider.taken.values()),
        "refused": one.refused + many.refused,
    }


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--messages", type=int, default=2000, help="messages that are sent one by one")
    parser.add_argument("--batches", type=int, default=3, help="batches of 1000 messages")
    parser.add_argument("--at-once", type=int, default=32, help="requests at a time in the first part")
    found = asyncio.run(measure(parser.parse_args()))
    print(json.dumps(found))
    sys.exit(1 if found["lost"] or found["doubled"] or found["refused"] else 0)


if __name__ == "__main__":
    main()
