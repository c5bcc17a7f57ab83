"""A world in which somebody listens: webhooks, receivers, and a clock that only moves when it is told."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from chatwright.channels.simulator_inbox import inbound_from_request
from chatwright.runtime.runtime import Runtime
from chatwright.sealing import Sealer
from chatwright.signing import new_secret
from chatwright.store import directory, phone, webhooks
from tests.engine.chat import say
from tests.runtime.world import ACCOUNT, World, until

SIM = "sim"
SEALER = Sealer("secret-of-the-tests")


@dataclass
class MovedClock:
    """The real time, and what it was moved by."""

    by: timedelta = timedelta(0)

    def now(self) -> datetime:
        """The time."""
        return datetime.now(UTC) + self.by

    def move(self, seconds: float) -> None:
        """Move it forward."""
        self.by += timedelta(seconds=seconds)


CLOCK = MovedClock()
"""The clock of all processes of a test."""


class ClockedRuntime(Runtime):
    """A process that reads the time from CLOCK."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts, clock=CLOCK)


@dataclass
class Hooked:
    """The world with webhooks; events are only told by `tell`."""

    world: World
    processes: list[Runtime] = field(default_factory=list)

    @property
    def runtime(self) -> Runtime:
        """The first process that reads CLOCK."""
        return self.processes[0]

    async def subscribe(
        self, kind: str, url: str, *, sub: str = "*", version: int | None = None, **access: Any
    ) -> tuple[UUID, str]:
        """A webhook; answers its id and signing secret."""
        secret = new_secret()
        newest = {"MSG": 3, "CADR": 9, "CABM": 1}[kind]
        async with self.world.pool.acquire() as conn, conn.transaction():
            made = await webhooks.add(
                conn, ACCOUNT, sub_account_id=sub, kind=kind, version=version or newest, url=url, enabled=True,
                access=msgspec.json.encode(access).decode(), signing_secret=SEALER.seal(secret),
            )  # fmt: skip
            assert made is not None
            await directory.raise_epoch(conn, ACCOUNT)
        for process in self.processes:
            await process.directory.account(self.world.pool, ACCOUNT)
        return made.id, secret

    async def says(self, words: str, *, phone: str = "+6591234567", to: Runtime | None = None) -> str:
        """A customer writes on the simulated phone; answers the umid."""
        return await self.sends({"type": "text", "text": words}, phone=phone, to=to)

    async def sends(
        self, what: dict[str, Any], *, phone: str = "+6591234567", to: Runtime | None = None
    ) -> str:
        """A customer sends anything on the simulated phone; answers the umid."""
        umid = UUID(int=next(self.world.numbers))
        runtime = to or self.runtime
        body = {"from": phone, **what}
        now = await runtime.clock(ACCOUNT, SIM)
        message = await inbound_from_request(self.world.pool, ACCOUNT, SIM, body, umid=umid, now=now)
        await runtime.receive(message, ACCOUNT)
        return str(umid)

    async def answers_with(self, *texts: str) -> None:
        """Whoever writes is answered with these texts."""
        steps = [
            say(f"s{n}", text, f"s{n + 1}" if n + 1 < len(texts) else None) for n, text in enumerate(texts)
        ]
        for step in steps:
            step["inputs"]["subAccountId"] = SIM
        await self.world.publish(*steps, sub=SIM)

    async def looks(self, address: str = "6591234567") -> None:
        """The customer looks at the phone."""
        await phone.mark_read(self.world.pool, ACCOUNT, SIM, address)

    async def tell(self, *processes: Runtime) -> None:
        """Let processes tell what is due until nothing is under way any more."""
        told = processes or (self.runtime,)
        for _ in range(200):
            begun = await asyncio.gather(*(process.hooks.look() for process in told))
            if not any(begun) and not any(process.hooks.is_busy for process in told):
                break
            await until(lambda: self._rests(told), 12)
        else:
            raise AssertionError("telling does not end")

    async def _rests(self, processes: tuple[Runtime, ...]) -> bool:
        return not any(process.hooks.is_busy for process in processes)

    async def rows(self) -> list[dict[str, Any]]:
        """All events."""
        return [dict(row) for row in await self.world.pool.fetch("select * from webhook_events order by id")]

    async def statuses(self) -> list[str]:
        """What became of all events."""
        return [row["status"] for row in await self.rows()]
