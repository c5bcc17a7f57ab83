"""Customers race for appointments: one server with its own PostgreSQL, all started here.

First `--customers` want the same time at the same moment. Then they book any time, each trying until they have one,
while the server is killed `--kills` times and started again; a request without an answer is repeated under its key.
Prints one line of JSON: how many had a time that somebody else had, too (doubles), and how many were told that they
have one and have none (lost). The exit code is 1 when there was any.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import hashlib
import hmac
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

SECRET = "secret-of-the-booking-race"
SERVICE = "cleaning"
READY_SECONDS = 60
PATIENCE_SECONDS = 120


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Race:
    """One server, and the customers who book there."""

    folder: Path
    session: aiohttp.ClientSession
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    repeated: int = 0
    milliseconds: list[float] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where the booking backend is."""
        word = hmac.new(SECRET.encode(), b"chatwright booking backend", hashlib.sha256).hexdigest()[:32]
        return f"http://127.0.0.1:{self.port}/backend/{word}"

    async def start(self) -> None:
        """Start the server, and wait until it answers."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CHATWRIGHT_")}
        settings = {
            "DATA_DIR": str(self.folder),
            "PORT": str(self.port),
            "SECRET_KEY": SECRET,
            "LOG_LEVEL": "error",
        }
        with (self.folder / "log").open("ab") as log:
            self.process = await asyncio.to_thread(
                subprocess.Popen,
                [sys.executable, "-m", "chatwright", "serve"],
                env={**kept, **{f"CHATWRIGHT_{name}": value for name, value in settings.items()}},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            with contextlib.suppress(aiohttp.ClientError):
                async with self.session.get(f"http://127.0.0.1:{self.port}/readyz") as answer:
                    if answer.status == 200:
                        return
            await asyncio.sleep(0.05)
        raise SystemExit((self.folder / "log").read_text())

    async def end(self, how: signal.Signals) -> None:
        """End the server, kindly or not."""
        if self.process is not None:
            self.process.send_signal(how)
            await asyncio.to_thread(self.process.wait, 30)

    async def ask(self, method: str, path: str, body: Any = None, key: str | None = None) -> tuple[int, Any]:
        """A request, repeated until there is an answer: under its key that is harmless."""
        headers = {"Idempotency-Key": key} if key else {}
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            began = time.perf_counter()
            try:
                async with self.session.request(
                    method, f"{self.url}/{path}", json=body, headers=headers
                ) as answer:
                    if answer.status < 500:
                        self.milliseconds.append((time.perf_counter() - began) * 1000)
                        return answer.status, await answer.json()
            except (aiohttp.ClientError, TimeoutError):
                pass
            self.repeated += 1
            await asyncio.sleep(0.1)
        raise SystemExit("no answer for two minutes")

    async def books(self, phone: str, chance: random.Random) -> str:
        """A customer books any time, and takes another one each time that somebody is quicker."""
        _, offered = await self.ask("GET", f"slots?service={SERVICE}")
        for attempt in range(1_000):
            slot = chance.choice(offered["slots"])["id"]
            body = {"service": SERVICE, "slot": slot, "phone": phone}
            held = attempt % 2 == 0
            status, answer = await self.ask(
                "POST", "holds" if held else "bookings", body, f"{phone}:{attempt}"
            )
            if status == 201 and held:
                status, answer = await self.ask(
                    "POST", "bookings", {**body, "hold": answer["id"]}, f"{phone}:b{attempt}"
                )
            if status == 201:
                return str(answer["id"])
            offered = answer
        raise SystemExit("a customer found no time in a thousand tries")


async def run(customers: int, kills: int, seed: int = 7) -> dict[str, Any]:
    """Run everything; what was found."""
    chance = random.Random(seed)
    connector = aiohttp.TCPConnector(limit=customers + 20, force_close=True)
    timeout = aiohttp.ClientTimeout(total=30)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
            race = Race(Path(folder), session)
            await race.start()
            try:
                return await compete(race, customers, kills, chance)
            finally:
                await race.end(signal.SIGTERM)


async def compete(race: Race, customers: int, kills: int, chance: random.Random) -> dict[str, Any]:
    """Both races."""
    _, offered = await race.ask("GET", f"slots?service={SERVICE}")
    slot = offered["slots"][0]["id"]
    bodies = [{"service": SERVICE, "slot": slot, "phone": f"+6590{n:06d}"} for n in range(customers)]
    race.milliseconds.clear()
    began = time.perf_counter()
    answers = await asyncio.gather(
        *(race.ask("POST", "bookings", body, f"one:{n}") for n, body in enumerate(bodies))
    )
    took = time.perf_counter() - began
    slowest = max(race.milliseconds)
    winners = sum(status == 201 for status, _ in answers)
    offered_next = sum(status == 409 and bool(answer["slots"]) for status, answer in answers)

    phones = [f"+6591{n:06d}" for n in range(min(customers, 120))]

    async def arrive(phone: str) -> str:
        await asyncio.sleep(chance.uniform(0, 2.5 * kills))
        return await race.books(phone, chance)

    arriving = [asyncio.create_task(arrive(phone)) for phone in phones]
    for _ in range(kills):
        await asyncio.sleep(chance.uniform(0.3, 1.5))
        await race.end(signal.SIGKILL)
        await race.start()
    told = await asyncio.gather(*arriving)
    found = [(await race.ask("GET", f"bookings?phone=%2B{phone[1:]}"))[1]["bookings"] for phone in phones]
    visits = [visit for of_one in found for visit in of_one]
    times = Counter((visit["staff"], visit["slot"]) for visit in visits)
    lost = sum(
        told_id not in {visit["id"] for visit in of_one} for told_id, of_one in zip(told, found, strict=True)
    )
    return {
        "benchmark": "booking_race",
        "customers_for_one_time": customers,
        "winners": winners,
        "others_offered_next_times": offered_next,
        "race_seconds": round(took, 2),
        "slowest_answer_ms": round(slowest),
        "kills": kills,
        "customers_through_kills": len(phones),
        "requests_repeated": race.repeated,
        "doubles": winners - 1 + sum(times.values()) - len(times) + sum(len(of_one) > 1 for of_one in found),
        "lost": lost,
    }


def main() -> None:
    """Read the options, race, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--customers", type=int, default=200, help="who want the same time")
    parser.add_argument("--kills", type=int, default=8, help="how often the server is killed")
    given = parser.parse_args()
    found = asyncio.run(run(given.customers, given.kills))
    print(json.dumps(found))
    sys.exit(1 if found["doubles"] or found["lost"] else 0)


if __name__ == "__main__":
    main()
