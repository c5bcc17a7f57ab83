"""What is due later, or was left behind, as durable work of PgQueuer.

The rows that are due carry their own time (`armed.due_at`, `conversations.sender_until`). A job only says "look
now": there is at most one for each second at which anything is due, enqueued before the transaction that arms the
row commits, so that a crash in between leaves a harmless job and never a row that nobody looks at. Jobs are thus
as many as seconds, however many conversations wait.
"""

from __future__ import annotations

import asyncio
import math
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import asyncpg
import structlog
from pgqueuer import PgQueuer
from pgqueuer.db import AsyncpgPoolDriver
from pgqueuer.models import Job, Schedule
from pgqueuer.queries import Queries

from chatwright.clock import Clock

log = structlog.get_logger(__name__)

ENTRYPOINT = "due"
SECONDS_REMEMBERED = 20_000


class DueJobs:
    """Enqueues the jobs of this process.

    `pool` must not be the one that turns take their connections from: a turn waits here while it holds one, and
    if all turns did, nobody could ever enqueue.
    """

    def __init__(self, pool: asyncpg.Pool, clock: Clock) -> None:
        self._queries = Queries(AsyncpgPoolDriver(pool))
        self._clock = clock
        self._ensured: OrderedDict[int, asyncio.Future[None]] = OrderedDict()

    async def ensure(self, at: datetime) -> None:
        """Make sure that somebody looks at the end of the second in which `at` lies. Must end before the commit."""
        second = math.ceil(at.timestamp())
        known = self._ensured.get(second)
        if known is not None:
            await asyncio.shield(known)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._ensured[second] = future
        if len(self._ensured) > SECONDS_REMEMBERED:
            self._ensured.popitem(last=False)
        try:
            delay = datetime.fromtimestamp(second, UTC) - self._clock.now()
            await self._queries.enqueue(
                [ENTRYPOINT],
                [None],
                [0],
                [max(delay, timedelta(0))],
                [f"{ENTRYPOINT}:{second}"],
                on_conflict="skip",
            )
        except BaseException as error:
            self._ensured.pop(second, None)
            future.set_exception(error if isinstance(error, Exception) else RuntimeError("cancelled"))
            future.exception()  # marks it as seen when nobody else waits for it
            raise
        future.set_result(None)


async def work(
    pool: asyncpg.Pool,
    *,
    on_due: Callable[[], Awaitable[None]],
    on_watch: Callable[[], Awaitable[None]],
) -> None:
    """Work on jobs until cancelled: `on_due` when something is due, `on_watch` every ten seconds."""
    queuer = PgQueuer.from_asyncpg_pool(pool)

    @queuer.entrypoint(ENTRYPOINT)
    async def look(_: Job) -> None:
        await on_due()

    @queuer.schedule("watch", "* * * * * */10")
    async def watch(_: Schedule) -> None:
        await on_watch()

    await queuer.run(dequeue_timeout=timedelta(seconds=1), batch_size=10)
