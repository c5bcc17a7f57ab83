"""One after the other: what concerns the same conversation does not overtake itself within a process."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Hashable
from types import TracebackType


class InOrder:
    """Lets one at a time through for each key, in the order in which they came.

    The database keeps the order between processes. Here it is kept up to the moment at which a turn's messages are
    handed over, and a second turn is not thought out on what the first is about to change.
    """

    def __init__(self) -> None:
        self._busy: dict[Hashable, deque[asyncio.Future[None]]] = {}

    def of(self, key: Hashable) -> Passage:
        """The passage of one key, to be entered with `async with`."""
        return Passage(self._busy, key)


class Passage:
    """What only one holds at a time."""

    __slots__ = ("_busy", "_key")

    def __init__(self, busy: dict[Hashable, deque[asyncio.Future[None]]], key: Hashable) -> None:
        self._busy = busy
        self._key = key

    async def __aenter__(self) -> None:
        waiting = self._busy.get(self._key)
        if waiting is None:
            self._busy[self._key] = deque()
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def _leave(self) -> None:
        waiting = self._busy[self._key]
        while waiting:
            turn = waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        del self._busy[self._key]
