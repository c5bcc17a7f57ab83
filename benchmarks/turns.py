"""The whole product under load: server, stub of channel and backend, and driver, all started here.

Customers walk through the booking journey (four turns each, two of which ask the backend). First as fast as they can,
`--at-once` of them at a time, then slowly, `--rate` turns a second, to see how long an answer takes. Prints one line
of JSON; the exit code is 1 when a message was lost, came twice, or was the wrong one.

`cpu_ms_per_turn` is processor time of the server and of its PostgreSQL, which is steadier than the rate on a machine
that others use too.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
from aiohttp import web
from booking_journey import booking_journey

SUB, SECRET, KEY = "bench_sub", "bench-secret", "bench-key"
SLOTS = ["2030-01-07T09:00", "2030-01-07T10:00", "2030-01-07T11:00"]
TURNS = (
    ({"text": "book appointment"}, "What can we do for you?"),
    (
        {"interactive": {"type": "button_reply", "button_reply": {"id": "new", "title": "New visit"}}},
        "Pick a time",
    ),
    ({"interactive": {"type": "list_reply", "list_reply": {"id": SLOTS[1], "title": "Slot"}}}, "Confirmed"),
    ({"text": "thanks"}, "Bye!"),
)
ANSWER_SECONDS = 30
SETTLE_SECONDS = 1.0
"""How long to wait at the end for messages that come twice."""


class Outside:
    """The channel's send API and the backend, counting what reaches them."""

    def __init__(self) -> None:
        self.waiting: dict[str, asyncio.Future[str]] = {}
        self.ids: Counter[str] = Counter()
        self.bookings: Counter[str] = Counter()
        self.unexpected = 0

    def app(self) -> web.Application:
        """The application to serve."""
        app = web.Application()
        app.router.add_post("/api/v1/subaccounts/{sub}/messages", self.send)
        app.router.add_get("/backend/slots", self.slots)
        app.router.add_post("/backend/bookings", self.book)
        return app

    async def send(self, request: web.Request) -> web.Response:
        """Take a message, and let the customer who waits for it go on."""
        body = await request.json()
        self.ids[body["clientMessageId"]] += 1
        waiting = self.waiting.pop(body["user"]["msisdn"], None)
        if waiting is None or waiting.done():
            self.unexpected += 1
        else:
            waiting.set_result(text_of(body["content"]))
        return web.json_response({"umid": str(uuid4()), "status": {"state": "queued"}})

    async def slots(self, _: web.Request) -> web.Response:
        """The free times."""
        return web.json_response({"slots": SLOTS})

    async def book(self, request: web.Request) -> web.Response:
        """Book one."""
        self.bookings[(await request.json())["phone"]] += 1
        return web.json_response({"id": str(uuid4())}, status=201)


def text_of(content: dict[str, Any]) -> str:
    """What a message says."""
    interactive = content.get("interactive")
    return str(interactive["body"]["text"] if interactive else content["text"])


def webhook(phone: str, content: dict[str, Any]) -> dict[str, Any]:
    """A customer's message as 8x8 delivers it."""
    return {
        "namespace": "ChatApps",
        "eventType": "inbound_message_received",
        "description": "ChatApps inbound message",
        "payload": {
            "umid": str(uuid4()),
            "subAccountId": SUB,
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S.00Z", time.gmtime()),
            "user": {"msisdn": phone, "channelUserId": phone.lstrip("+"), "name": "Bench"},
            "recipient": {"channel": "whatsapp", "channelId": "bench-channel"},
            "type": "Interactive" if "interactive" in content else "Text",
            "content": content,
        },
    }


class Run:
    """One load on the server, and what came of it."""

    def __init__(self, session: aiohttp.ClientSession, url: str, outside: Outside, prefix: str) -> None:
        self.session = session
        self.url = url
        self.outside = outside
        self.prefix = prefix
        self.milliseconds: list[float] = []
        self.lost = self.wrong = self.refused = 0

    async def converse(self, number: int, pause: float = 0.0) -> None:
        """One customer's four turns; ends early when an answer is lost."""
        phone = f"+1555{self.prefix}{number:06d}"
        for content, expected in TURNS:
            answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
            self.outside.waiting[phone] = answer
            began = time.perf_counter()
            async with self.session.post(self.url, json=webhook(phone, content)) as taken:
                await taken.read()
            if taken.status != 200:
                self.refused += 1
                return
            try:
                said = await asyncio.wait_for(answer, ANSWER_SECONDS)
            except TimeoutError:
                self.lost += 1
                return
            self.milliseconds.append((time.perf_counter() - began) * 1000)
            self.wrong += not said.startswith(expected)
            await asyncio.sleep(pause)

    async def as_fast_as_possible(self, conversations: int, at_once: int) -> float:
        """Let `at_once` customers at a time write; turns a second."""
        numbers = iter(range(conversations))

        async def worker() -> None:
            for number in numbers:
                await self.converse(number)

        began = time.perf_counter()
        await asyncio.gather(*(worker() for _ in range(at_once)))
        return len(self.milliseconds) / (time.perf_counter() - began)

    async def slowly(self, rate: float, seconds: float) -> None:
        """Let customers come at a fixed rate of turns a second, whatever the answers take."""
        count, gap = int(rate * seconds / len(TURNS)), len(TURNS) / rate

        async def one(number: int) -> None:
            await asyncio.sleep(number * gap)
            await self.converse(number, pause=0.3)

        await asyncio.gather(*(one(number) for number in range(count)))

    def percentile(self, part: float) -> float:
        """So many milliseconds or fewer took that part of the answers."""
        ordered = sorted(self.milliseconds)
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))], 2) if ordered else 0.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(port: int, data_dir: str) -> Iterator[subprocess.Popen[bytes]]:
    """Chatwright with a database of its own, stopped at the end."""
    environment = {
        **os.environ,
        "CHATWRIGHT_DATA_DIR": data_dir,
        "CHATWRIGHT_PORT": str(port),
        "CHATWRIGHT_API_KEY": KEY,
        "CHATWRIGHT_EGRESS_ALLOW": "127.0.0.1",
        "CHATWRIGHT_DEMO": "off",
    }
    started = subprocess.Popen(
        [str(Path(sys.executable).with_name("chatwright")), "serve"],
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield started
    finally:
        started.send_signal(signal.SIGTERM)
        started.wait(30)


def processor_seconds(root: int) -> tuple[float, float]:
    """Processor time so far of a process, and of the PostgreSQL that it started."""
    ticks = os.sysconf("SC_CLK_TCK")
    times: dict[int, tuple[int, str, float]] = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            text = (folder / "stat").read_text()
        except OSError:
            continue
        name, rest = text[text.index("(") + 1 : text.rindex(")")], text[text.rindex(")") + 2 :].split()
        # Children that have ended count with their parent, such as a connection's process.
        times[int(folder.name)] = (int(rest[1]), name, sum(int(rest[n]) for n in (11, 12)) / ticks)
    postmasters = {pid for pid, (_, name, _) in times.items() if name == "postgres" and owned(pid, root)}
    database = sum(
        spent for pid, (parent, _, spent) in times.items() if pid in postmasters or parent in postmasters
    )
    return times[root][2], database


def owned(pid: int, root: int) -> bool:
    """Whether a PostgreSQL process works in the data directory of our server."""
    try:
        ours = dict(
            item.split("=", 1)
            for item in Path(f"/proc/{root}/environ").read_text().split("\0")
            if "=" in item
        )["CHATWRIGHT_DATA_DIR"]
        return ours in Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return False


async def ready(session: aiohttp.ClientSession, base: str) -> None:
    """Wait until the server takes requests."""
    for _ in range(300):
        try:
            async with session.get(base + "/readyz") as answer:
                if answer.status == 200:
                    return
        except aiohttp.ClientError:
            pass
        await asyncio.sleep(0.1)
    raise SystemExit("the server did not start within 30 s")


async def set_up(session: aiohttp.ClientSession, base: str, outside_url: str) -> None:
    """Connect the subaccount to the stub and publish the journey."""
    channel = {"provider": "8x8", "baseUrl": outside_url, "apiKey": "x", "webhookSecret": SECRET}
    steps = (
        ("PUT", f"/api/chatwright/v1/subaccounts/{SUB}/channel", channel),
        ("POST", "/api/v1/accounts/demo/definitions", booking_journey(outside_url + "/backend", SUB)),
    )
    for method, path, body in steps:
        async with session.request(
            method, base + path, json=body, headers={"Authorization": f"Bearer {KEY}"}
        ) as answer:
            if answer.status >= 300:
                raise SystemExit(f"{method} {path}: {answer.status} {await answer.text()}")


async def measure(given: argparse.Namespace) -> dict[str, Any]:
    """Run everything."""
    outside, outside_port, port = Outside(), free_port(), free_port()
    runner = web.AppRunner(outside.app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", outside_port).start()
    base, webhooks = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port}/webhooks/8x8/{SUB}/{SECRET}"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, server(port, folder) as process:
        connector = aiohttp.TCPConnector(limit=given.at_once + 50)
        async with aiohttp.ClientSession(connector=connector) as session:
            await ready(session, base)
            await set_up(session, base, f"http://127.0.0.1:{outside_port}")
            await Run(session, webhooks, outside, "7").as_fast_as_possible(20, 4)
            fast = Run(session, webhooks, outside, "8")
            before = processor_seconds(process.pid)
            rate = await fast.as_fast_as_possible(given.conversations, given.at_once)
            after = processor_seconds(process.pid)
            slow = Run(session, webhooks, outside, "9")
            await slow.slowly(given.rate, given.seconds)
            await asyncio.sleep(SETTLE_SECONDS)
    await runner.cleanup()
    turns = max(1, len(fast.milliseconds))
    doubled = sum(n - 1 for n in outside.ids.values()) + sum(n - 1 for n in outside.bookings.values())
    return {
        "benchmark": "turns",
        "turns_per_second": round(rate, 1),
        "p50_ms": slow.percentile(0.5),
        "p95_ms": slow.percentile(0.95),
        "lost": fast.lost + slow.lost,
        "doubled": doubled,
        "wrong": fast.wrong + slow.wrong + outside.unexpected,
        "refused": fast.refused + slow.refused,
        "cpu_ms_per_turn": {
            "server": round((after[0] - before[0]) / turns * 1000, 2),
            "postgresql": round((after[1] - before[1]) / turns * 1000, 2),
        },
    }


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--conversations", type=int, default=600, help="customers of the fast part, 4 turns each"
    )
    parser.add_argument("--at-once", type=int, default=32, help="customers at a time in the fast part")
    parser.add_argument("--rate", type=float, default=5, help="turns a second in the slow part")
    parser.add_argument("--seconds", type=float, default=12, help="length of the slow part")
    found = asyncio.run(measure(parser.parse_args()))
    print(json.dumps(found))
    sys.exit(1 if found["lost"] or found["doubled"] or found["wrong"] or found["refused"] else 0)


if __name__ == "__main__":
    main()
