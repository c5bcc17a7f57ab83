"""A world around real runtimes: one database, several processes, a provider that counts, people who write.

The processes share this test's loop, so that races are made on purpose and not by luck. A process that dies is
one that stops between the commit of a turn and what it should have done next, or in the middle of doing it.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import asyncpg

from chatwright import definitions
from chatwright.channels.eightbyeight import parse_webhook
from chatwright.channels.port import InboundMessage, Receipt
from chatwright.egress import EgressGuard
from chatwright.runtime.runtime import Runtime
from chatwright.runtime.turn import AfterCommit
from chatwright.sealing import Sealer
from chatwright.store import accounts, directory
from chatwright.store import definitions as definition_store
from tests.stubs.booking import BookingBackend
from tests.stubs.eightbyeight import Provider
from tests.stubs.webhooks import inbound_event, receipt_event, text

ACCOUNT = "demo"
SUB = "acme"
"""A subaccount at the stub of 8x8, whose name the journeys of the engine's tests use."""
PHONE = "6591234567"


class DyingRuntime(Runtime):
    """A process that dies right after the commit of each turn: it does nothing of what the turn asks for."""

    def _perform(self, after: AfterCommit) -> None:
        del after


@dataclass
class World:
    """The database, the processes and the outside."""

    database_url: str
    pool: asyncpg.Pool
    job_pool: asyncpg.Pool
    provider: Provider
    provider_url: str
    backend: BookingBackend
    backend_url: str
    processes: list[Runtime] = field(default_factory=list)
    guards: list[EgressGuard] = field(default_factory=list)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    async def begin(self) -> None:
        """Make the account and its subaccounts: `acme` at the provider, `sim` on the simulator."""
        await accounts.ensure_account(self.pool, ACCOUNT, "sim")
        await self.add_subaccount(SUB)
        await self.process()

    async def add_subaccount(self, name: str) -> None:
        """A subaccount at the provider."""
        config = {"baseUrl": self.provider_url, "apiKey": "key", "webhookSecret": "secret-secret"}
        async with self.pool.acquire() as conn, conn.transaction():
            await accounts.set_channel(conn, ACCOUNT, name, "8x8", json.dumps(config))
            await directory.raise_epoch(conn, ACCOUNT)

    async def end(self) -> None:
        """Stop all processes."""
        for runtime in self.processes:
            await runtime.stop()
            await runtime.pool.close()
        for guard in self.guards:
            await guard.close()

    # --- processes ---------------------------------------------------------------------------------------

    @property
    def runtime(self) -> Runtime:
        """The first process."""
        return self.processes[0]

    async def process(self, kind: type[Runtime] = Runtime) -> Runtime:
        """One more process on the same database, with connections of its own."""
        guard = EgressGuard(allow=("127.0.0.1",))
        named = {"application_name": "chatwright-process"}
        pool = await asyncpg.create_pool(self.database_url, min_size=0, max_size=16, server_settings=named)
        runtime = kind(pool, self.job_pool, guard, Sealer("secret-of-the-tests"))
        self.processes.append(runtime)
        self.guards.append(guard)
        return runtime

    async def leases_lapse(self) -> None:
        """As much time passes as a lease lasts, but no time limit of a wait runs out."""
        await self.pool.execute("update conversations set sender_until = now() - interval '1 second'")
        await self.pool.execute("update armed set due_at = now() - interval '1 second' where kind = 'http'")

    async def time_limit_runs_out(self, instance_id: str | None = None) -> None:
        """The waits of an instance, or of all, come to their time limit, and nobody has noticed yet."""
        await self.pool.execute(
            "update armed set due_at = now() - interval '1 second' "
            "where kind <> 'http' and ($1::uuid is null or instance_id = $1)",
            None if instance_id is None else UUID(instance_id),
        )

    # --- definitions -------------------------------------------------------------------------------------

    async def publish(
        self, *steps: dict[str, Any], trigger: str = "inbound_chat_apps", sub: str | None = SUB
    ) -> UUID:
        """Publish a definition of these steps."""
        source = json.dumps(
            {
                "subAccountId": sub,
                "trigger": trigger,
                "status": "enabled",
                "definition": {"name": "Test", "steps": list(steps)},
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
                sub_account_id=definition.sub_account_id,
                trigger=definition.trigger.value,
                status=definition.status.value,
                name=definition.name,
                source=source,
                created_by="test",
            )
            await directory.raise_epoch(conn, ACCOUNT)
        return definition_id

    # --- what arrives ------------------------------------------------------------------------------------

    def message(
        self,
        words: str | dict[str, Any] = "hi",
        *,
        phone: str = PHONE,
        umid: str | None = None,
        sub: str = SUB,
        channel: str = "whatsapp",
    ) -> InboundMessage:
        """A customer's message, as the provider's webhook tells it."""
        content = text(words) if isinstance(words, str) else words
        now = datetime.now(UTC)
        umid = umid or f"in-{next(self.numbers)}"
        event = inbound_event(umid, sub, phone, content, now)
        if channel == "sms":
            event = {
                **event,
                "namespace": "SMS",
                "payload": {"umid": umid, "source": "+" + phone, "body": words, "subAccountId": sub},
            }
        parsed = parse_webhook(event, sub, now)
        assert isinstance(parsed, InboundMessage)
        return parsed

    async def says(
        self, words: str | dict[str, Any] = "hi", *, to: Runtime | None = None, **more: Any
    ) -> bool:
        """A customer writes; the message reaches the first process unless told."""
        return await (to or self.runtime).receive(self.message(words, **more), ACCOUNT)

    async def receipt(
        self, umid: str, state: str, detail: str | None = None, *, to: Runtime | None = None, own: bool = True
    ) -> bool:
        """A receipt for our message `umid`; without `own` it only has the provider's id."""
        event = receipt_event(umid, umid, SUB, state, detail, datetime.now(UTC))
        if not own:
            del event["payload"]["clientMessageId"]
        parsed = parse_webhook(event, SUB, datetime.now(UTC))
        assert isinstance(parsed, Receipt)
        return await (to or self.runtime).receive_receipt(parsed, ACCOUNT)

    # --- what is seen ------------------------------------------------------------------------------------

    async def quiet(self, seconds: float = 8) -> None:
        """Wait until nothing is under way: no request, no message that a live process is handing over."""
        await until(self._is_quiet, seconds)

    async def _is_quiet(self) -> bool:
        pending = await self.pool.fetchval(
            "select (select count(*) from armed where kind = 'http') "
            "+ (select count(*) from messages where direction = 'outbound' and handed_over_at is null)"
        )
        return int(pending) == 0

    async def instances(self) -> list[dict[str, Any]]:
        """All instances, oldest first."""
        rows = await self.pool.fetch("select * from instances order by started_at, id")
        return [dict(row) for row in rows]

    async def instance(self) -> dict[str, Any]:
        """The only instance."""
        (only,) = await self.instances()
        return only

    async def status(self) -> str:
        """The status of the only instance."""
        return str((await self.instance())["status"])

    async def armed(self) -> list[dict[str, Any]]:
        """All armed next events."""
        return [dict(row) for row in await self.pool.fetch("select * from armed order by instance_id, key")]

    async def sent(self) -> list[dict[str, Any]]:
        """All messages of the business, in the order in which they were written."""
        rows = await self.pool.fetch("select * from messages where direction = 'outbound' order by id")
        return [dict(row) for row in rows]

    async def errors(self) -> list[str]:
        """Messages of all faults."""
        rows = await self.pool.fetch("select step, message from instance_errors order by id")
        return [f"{row['step']}: {row['message']}" for row in rows]

    async def stuck(self) -> int:
        """Instances that have not ended and that nothing will ever wake."""
        return int(
            await self.pool.fetchval(
                """
                select count(*) from instances i where i.status = 'Runnable' and not exists
                  (select from armed a where a.account_id = i.account_id and a.instance_id = i.id)
                """
            )
        )


async def until(look: Callable[[], Any], seconds: float = 8) -> Any:
    """What `look` answers as soon as it is true; fails after so many seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not (found := await look()):
        assert loop.time() < end, f"it did not happen within {seconds} s"
        await asyncio.sleep(0.01)
    return found


def request(step_id: str, url: str, then: str | None = None, **more: Any) -> dict[str, Any]:
    """A step that calls a server."""
    inputs = {"url": url, "method": "POST", "body": {"slot": "mon-9"}, "timeoutSeconds": 5}
    return {"id": step_id, "stepType": "HttpRequest", "inputs": inputs, "nextStepId": then, **more}


def wait(step_id: str, duration: str, then: str | None = None) -> dict[str, Any]:
    """A step that waits for time to pass."""
    return {"id": step_id, "stepType": "Wait", "inputs": {"duration": duration}, "nextStepId": then}
