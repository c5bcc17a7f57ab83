"""Database connections kept at hand for turns of a single statement.

Taking a connection out of the pool and giving it back costs as much as a statement does; and the one that was used
last answers quickest. Further statements wait here, in the order in which they came.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

import asyncpg

AT_ONCE = 12
"""How many statements run at the same time. More do not help: commits wait for the same disk."""


class Lines:
    """Connections of a pool that this process keeps until `close`."""

    def __init__(self, pool: asyncpg.Pool, at_once: int = AT_ONCE) -> None:
        self._pool = pool
        self._free = at_once
        self._idle: list[Any] = []
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def fetchrow(self, query: str, *values: object) -> Any:
        """Run a statement and answer its first row."""
        if self._free:
            self._free -= 1
        else:
            await self._wait()
        try:
            line = await self._line()
            try:
                row = await line.fetchrow(query, *values)
            except asyncpg.PostgresError:
                self._idle.append(line)  # a closed one is noticed when it is taken the next time
                raise
            except BaseException:
                await asyncio.shield(self._pool.release(line))
                raise
            self._idle.append(line)
            return row
        finally:
            self._pass_on()

    async def _line(self) -> Any:
        while self._idle:
            line = self._idle.pop()
            try:
                if not line.is_closed():
                    return line
            except asyncpg.InterfaceError:
                continue  # it was cut, and the pool has taken it back by itself
            await self._pool.release(line)
        return await self._pool.acquire()

    async def _wait(self) -> None:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    async def close(self) -> None:
        """Give the connections back to the pool; nothing may run any more."""
        while self._idle:
            await self._pool.release(self._idle.pop())
