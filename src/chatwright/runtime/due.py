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
from collections.abc import Awaitable, Callable, Sequence
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
        await self.ensure_all([at])

    async def ensure_all(self, times: Sequence[datetime]) -> None:
        """The same for several times, with one statement at most."""
        seconds = {math.ceil(at.timestamp()) for at in times}
        known = [self._ensured[second] for second in seconds if second in self._ensured]
        if len(known) < len(seconds):
            await self._enqueue(sorted(second for second in seconds if second not in self._ensured))
        for future in known:
            await asyncio.shield(future)

    async def _enqueue(self, seconds: list[int]) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        for second in seconds:
            self._ensured[second] = future
            if len(self._ensured) > SECONDS_REMEMBERED:
                self._ensured.popitem(last=False)
        try:
            now = self._clock.now()
            await self._queries.enqueue(
                [ENTRYPOINT] * len(seconds),
                [None] * len(seconds),
                [0] * len(seconds),
                [max(datetime.fromtimestamp(second, UTC) - now, timedelta(0)) for second in seconds],
                [f"{ENTRYPOINT}:{second}" for second in seconds],
                on_conflict="skip",
            )
        except BaseException as error:
            for second in seconds:
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
