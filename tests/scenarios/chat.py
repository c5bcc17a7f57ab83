"""A chat over the real runtime, the simulator and a real PostgreSQL, which reads like the chat it checks.

What the customer does is committed when a method returns; what the business says is awaited for a few seconds. The
time of the chat is the simulator's: it moves when a test says so, and what becomes due by that happens.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import asyncpg

from chatwright import definitions
from chatwright.channels.simulator_inbox import inbound_from_request
from chatwright.runtime.runtime import Runtime
from chatwright.store import definitions as definition_store
from chatwright.store import directory, phone

ACCOUNT = "demo"
SUB = "demo_chatapps"
ANN = "6591234567"
PATIENCE_SECONDS = 8.0


@dataclass
class Clock:
    """The simulated clock of the chat's subaccount."""

    runtime: Runtime

    async def advance(self, **duration: float) -> None:
        """Move it forward; what becomes due happens before this returns."""
        await self.runtime.move_clock(ACCOUNT, SUB, timedelta(**duration))

    async def now(self) -> datetime:
        """What it shows."""
        return await self.runtime.clock(ACCOUNT, SUB)


@dataclass
class Chat:
    """One customer's phone. `other` opens another customer's."""

    runtime: Runtime
    pool: asyncpg.Pool
    backend_url: str
    msisdn: str = ANN
    name: str = "Ann"
    seen: int = 0
    lists: dict[str, str] = field(default_factory=dict)
    transcript: list[str] = field(default_factory=list)

    @property
    def clock(self) -> Clock:
        """The simulated clock."""
        return Clock(self.runtime)

    def other(self, msisdn: str, name: str) -> Chat:
        """Another customer's phone."""
        return Chat(self.runtime, self.pool, self.backend_url, msisdn, name, transcript=self.transcript)

    # --- the business ------------------------------------------------------------------------------------

    async def publish(
        self,
        *steps: dict[str, Any],
        trigger: str = "inbound_chat_apps",
        raw: str | None = None,
    ) -> UUID:
        """Publish a definition of these steps, or one that is given as it is."""
        source = raw or json.dumps(
            {
                "subAccountId": SUB,
                "trigger": trigger,
                "status": "enabled",
                "definition": {"name": "A journey", "steps": list(steps)},
            }
        )
        definition = definitions.read(source)
        definition_id = uuid4()
        async with self.pool.acquire() as conn, conn.transaction():
            await definition_store.create(conn, ACCOUNT, definition_id)
            await definition_store.add_version(
                conn,
                ACCOUNT,
                definition_id,
                sub_account_id=definition.sub_account_id or SUB,
                trigger=definition.trigger.value,
                status="enabled",
                name=definition.name,
                source=source,
                created_by="test",
            )
            await directory.raise_epoch(conn, ACCOUNT)
        return definition_id

    # --- the customer ------------------------------------------------------------------------------------

    async def customer(self, words: str) -> None:
        """The customer writes a text."""
        self._told(f"{self.name}: {words}")
        await self._send({"type": "text", "text": words})

    async def texts(self, words: str) -> None:
        """The customer sends an SMS."""
        self._told(f"{self.name} by SMS: {words}")
        await self._send({"type": "text", "text": words, "channel": "sms"})

    async def taps(self, title: str) -> None:
        """The customer taps a row or button, by its title, of what was shown last."""
        self._told(f"{self.name} taps: {title}")
        assert title in self.lists, f"nothing on the phone reads {title!r}{self.told()}"
        await self._send({"type": "reply", "id": self.lists[title]})

    async def presses(self, keys: str) -> bool:
        """The customer presses keys in the last call; whether a journey listened."""
        self._told(f"{self.name} presses: {keys}")
        calls = await phone.calls(self.pool, ACCOUNT, SUB, self.msisdn)
        assert calls, f"no call{self.told()}"
        return bool(await self.runtime.press_keys(ACCOUNT, str(calls[0]["uid"]), keys))

    async def _send(self, body: dict[str, Any]) -> None:
        now = await self.clock.now()
        message = await inbound_from_request(
            self.pool,
            ACCOUNT,
            SUB,
            {"from": "+" + self.msisdn, "name": self.name, **body},
            umid=uuid4(),
            now=now,
        )
        await self.runtime.receive(message, ACCOUNT)

    # --- what is seen ------------------------------------------------------------------------------------

    async def expect_text(self, words: str) -> None:
        """The next thing on the phone is this text."""
        shown = await self._next(repr(words))
        assert shown == {"text": words}, f"{shown} instead of {words!r}{self.told()}"

    async def expect_text_like(self, pattern: str) -> re.Match[str]:
        """The next thing on the phone is a text that matches."""
        shown = await self._next(pattern)
        found = re.fullmatch(pattern, str(shown.get("text")), re.DOTALL)
        assert found is not None, f"{shown} does not match {pattern!r}{self.told()}"
        return found

    async def expect_list(self, body: str, rows: list[str] | None = None) -> list[str]:
        """The next thing on the phone is a list; answers the titles of its rows."""
        shown = (await self._next(repr(body)))["interactive"]
        assert shown["body"]["text"] == body, f"{shown}{self.told()}"
        self.lists = {
            row["title"]: row["id"] for section in shown["action"]["sections"] for row in section["rows"]
        }
        titles = list(self.lists)
        assert rows is None or titles == rows, f"{titles} instead of {rows}{self.told()}"
        return titles

    async def expect_buttons(self, body: str, titles: list[str]) -> None:
        """The next thing on the phone are reply buttons."""
        await self.expect_buttons_like(re.escape(body), titles)

    async def expect_buttons_like(self, pattern: str, titles: list[str]) -> None:
        """The next thing on the phone are reply buttons below a text that matches."""
        shown = (await self._next(pattern))["interactive"]
        assert re.fullmatch(pattern, shown["body"]["text"], re.DOTALL), f"{shown}{self.told()}"
        self.lists = {
            button["reply"]["title"]: button["reply"]["id"] for button in shown["action"]["buttons"]
        }
        assert list(self.lists) == titles, self.told()

    async def expect_call(self, words: str) -> None:
        """The phone rings, and this is said."""

        async def rings() -> Any:
            calls = await phone.calls(self.pool, ACCOUNT, SUB, self.msisdn)
            return calls[0] if calls else None

        call = await self._awaited(rings, f"a call that says {words!r}")
        self._told(f"a call says: {call['params']}")
        assert words in str(call["params"]), self.told()

    async def expect_silence(self) -> None:
        """Nothing more is on the phone once everything that was begun is done."""
        await self.settled()
        shown = await self._shown()
        assert shown == [], f"{shown} instead of silence{self.told()}"

    async def settled(self) -> None:
        """Wait until no request and no message is under way."""

        async def done() -> bool:
            return not await self.pool.fetchval(
                "select exists (select from armed where kind = 'http') or exists "
                "(select from messages where direction = 'outbound' and handed_over_at is null)"
            )

        await self._awaited(done, "the end of what is under way")

    async def status(self) -> str:
        """The status of the customer's newest instance."""
        return str((await self.instance())["status"])

    async def instance(self) -> dict[str, Any]:
        """The customer's newest instance."""
        row = await self.pool.fetchrow(
            "select i.* from instances i join conversations c on c.id = i.conversation_id "
            "where c.address = $1 order by i.started_at desc, i.id limit 1",
            self.msisdn,
        )
        assert row is not None, f"no instance{self.told()}"
        return dict(row)

    async def expect_complete(self) -> None:
        """The journey has come to its end, and nothing is left to wake it."""
        await self.settled()
        errors = await self.pool.fetch("select step, message from instance_errors")
        assert await self.status() == "Complete", f"{errors}{self.told()}"
        armed = await self.pool.fetchval(
            "select count(*) from armed where instance_id = $1", (await self.instance())["id"]
        )
        assert armed == 0, self.told()

    def told(self) -> str:
        """The chat so far, for a failing test."""
        return "\n".join(["", *self.transcript])

    # --- the works ---------------------------------------------------------------------------------------

    async def _shown(self) -> list[tuple[int, dict[str, Any]]]:
        rows = await phone.messages(self.pool, ACCOUNT, SUB, self.msisdn, after=self.seen, limit=50)
        return [
            (row.id, json.loads(row.content))
            for row in rows
            if row.direction == "outbound" and row.id > self.seen
        ]

    async def _next(self, what: str) -> dict[str, Any]:
        async def first() -> Any:
            shown = await self._shown()
            return shown[0] if shown else None

        number, content = await self._awaited(first, what)
        self.seen = number
        interactive = content.get("interactive")
        self._told(f"business: {interactive['body']['text'] if interactive else content.get('text')}")
        return dict(content)

    async def _awaited(self, look: Callable[[], Any], what: str) -> Any:
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE_SECONDS
        while not (found := await look()):
            assert loop.time() < end, f"waited in vain for {what}{self.told()}"
            await asyncio.sleep(0.01)
        return found

    def _told(self, line: str) -> None:
        self.transcript.append(line)
