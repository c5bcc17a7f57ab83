"""Taking a list of recipients in while it arrives: neither the list nor a connection is held meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import NamedTuple
from uuid import UUID, uuid4

import asyncpg

from chatwright.messages.recipients import BadList, Fault, Found, Records, headings, phone_column, read_row
from chatwright.store import broadcast_lists as store

MOST = 500_000
"""How many recipients a list has at most."""
PIECE_BYTES = 128 * 1024
"""How much is read and written at a time."""


class ListReplaced(Exception):
    """Another list has begun to come in, or the broadcast has started: this one does not count any more."""


class Wanted(NamedTuple):
    """How a list is to be read. `phone` is a column, by name or number from 0; None: whichever looks like it."""

    name: str
    phone: str | None
    country: str | None
    has_headings: bool


class Reading:
    """One list that comes in."""

    def __init__(self, pool: asyncpg.Pool, account_id: str, broadcast_id: UUID, wanted: Wanted) -> None:
        self._pool = pool
        self._account_id = account_id
        self._broadcast_id = broadcast_id
        self._wanted = wanted
        self._list_id = uuid4()
        self._records = Records()
        self._columns: list[str] = []
        self._phone = 0
        self._row = 0
        self._faults = 0

    async def take(self, pieces: AsyncIterator[bytes]) -> None:
        """Read a list to its end. Raises BadList and ListReplaced; what was read by then does not count."""
        async with self._pool.acquire() as conn, conn.transaction():
            await store.begin(conn, self._account_id, self._broadcast_id, self._list_id, self._wanted.name)
        gathered = bytearray()
        async for piece in pieces:
            gathered += piece
            while len(gathered) >= PIECE_BYTES:
                await self._add(bytes(gathered[:PIECE_BYTES]), last=False)
                del gathered[:PIECE_BYTES]
        await self._add(bytes(gathered), last=True)
        if not self._columns:
            raise BadList("The list is empty.")
        if not await store.finish(
            self._pool, self._account_id, self._broadcast_id, self._list_id, self._columns
        ):
            raise ListReplaced

    async def _add(self, piece: bytes, *, last: bool) -> None:
        # Reading phone numbers is work for a thread: a large list would hold everybody else up.
        found, faults = await asyncio.to_thread(self._read, piece, last=last)
        if not found and not faults:
            return
        total = await store.add(
            self._pool, self._account_id, self._broadcast_id, self._list_id, found, faults, self._faults
        )
        self._faults += len(faults)
        if total is None:
            raise ListReplaced
        if total > MOST:
            raise BadList(f"The list has more than {MOST:,} recipients. Split it into several broadcasts.")

    def _read(self, piece: bytes, *, last: bool) -> tuple[list[Found], list[Fault]]:
        rows = list(self._records.feed(piece))
        if last:
            rows += self._records.end()
        if rows and not self._columns:
            self._begin(rows)
            if self._wanted.has_headings:
                rows, self._row = rows[1:], 1
        return self._sorted(rows)

    def _begin(self, rows: Sequence[Sequence[str]]) -> None:
        first, wanted = rows[0], self._wanted.phone
        self._columns = headings(first if self._wanted.has_headings else [""] * len(first))
        if wanted is None:
            samples = rows[1:21] if self._wanted.has_headings else rows[:20]
            self._phone = phone_column(first if self._wanted.has_headings else [""] * len(first), samples)
        elif wanted in self._columns:
            self._phone = self._columns.index(wanted)
        elif wanted.isdecimal() and int(wanted) < len(self._columns):
            self._phone = int(wanted)
        else:
            known = ", ".join(repr(name) for name in self._columns[:10])
            raise BadList(f"There is no column {wanted[:60]!r}. The list has {known}.")

    def _sorted(self, rows: Iterable[Sequence[str]]) -> tuple[list[Found], list[Fault]]:
        found: list[Found] = []
        faults: list[Fault] = []
        for cells in rows:
            self._row += 1
            row = read_row(self._row, cells, self._phone, self._wanted.country, len(self._columns))
            if isinstance(row, Found):
                found.append(row)
            else:
                faults.append(row)
        return found, faults
