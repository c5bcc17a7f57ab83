"""Log exports: written as CSV by whichever process looks at what is due, masked as the status of a message is."""

from __future__ import annotations

import csv
import io
import json
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import uuid4

import asyncpg
import structlog

from chatwright.clock import Clock
from chatwright.messages.masking import country_of, masked_user
from chatwright.runtime.due import DueJobs
from chatwright.store import exports as store
from chatwright.store import files
from chatwright.store.exports import Claimed, LogRow, Wanted

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=2)
TRIES = 3
KEPT = timedelta(hours=24)
"""How long the file of an export can be fetched."""
PAGE = 2_000
MOST = 500_000
"""How many messages one file has at most."""
COLUMNS = (
    "umid", "direction", "channel", "msisdn", "channelUserId", "country", "contentType", "state", "detail",
    "errorCode", "errorMessage", "createdAt", "stateAt", "clientMessageId", "batchId", "clientBatchId", "step",
)  # fmt: skip


class Exports:
    """The log exports of one process."""

    def __init__(self, pool: asyncpg.Pool, jobs: DueJobs, clock: Clock) -> None:
        self._pool = pool
        self._jobs = jobs
        self._clock = clock

    async def ask(self, account_id: str, sub_account_id: str, wanted: Wanted, countries: list[str]) -> str:
        """Ask for an export; answers the id of its job."""
        job_id = secrets.token_urlsafe(32)
        text = json.dumps(
            {
                "begin": wanted.begin.isoformat(),
                "end": wanted.end.isoformat(),
                "address": wanted.address,
                "limit": wanted.limit,
                "countries": countries,
            }
        )
        await self._jobs.ensure(self._clock.now())
        await store.create(self._pool, account_id, sub_account_id, job_id, text)
        return job_id

    async def perform(self, limit: int) -> int:
        """Carry out exports that are due; answers how many."""
        claimed = await store.claim(self._pool, LEASE, min(limit, 5))
        if claimed:
            await self._jobs.ensure(self._clock.now() + LEASE)
        for job in claimed:
            try:
                await self._carry_out(job)
            except Exception:
                log.exception("a log export failed", job=job.id[:8])
                if job.attempts >= TRIES:
                    await store.finish(self._pool, job, "error", None, None, KEPT)
        return 0 if len(claimed) < 5 else limit

    async def _carry_out(self, job: Claimed) -> None:
        given = json.loads(job.wanted)
        wanted = Wanted(
            datetime.fromisoformat(given["begin"]),
            datetime.fromisoformat(given["end"]),
            given["address"],
            given["limit"] or MOST,
        )
        countries = {country.upper() for country in given["countries"]}
        name, token = f"{uuid4().hex}.csv", secrets.token_urlsafe(32)
        parts, count = Parts(), 0
        parts.write(COLUMNS)
        after = 0
        async with self._pool.acquire() as conn, conn.transaction():
            await files.create(
                conn, job.account_id, job.sub_account_id, name, digest(token), "text/csv", 0, KEPT
            )
            while count < wanted.limit:
                rows = await store.rows_after(
                    self._pool, job.account_id, job.sub_account_id, wanted, after, PAGE
                )
                for row in rows:
                    if count < wanted.limit and (not countries or country_of(row.address) in countries):
                        parts.write(line_of(row))
                        count += 1
                for part in parts.take(whole=len(rows) < PAGE):
                    await files.add_part(conn, job.account_id, name, parts.number, part)
                    parts.number += 1
                if len(rows) < PAGE:
                    break
                after = rows[-1].id
            for part in parts.take(whole=True):
                await files.add_part(conn, job.account_id, name, parts.number, part)
                parts.number += 1
            await files.set_size(conn, job.account_id, name, parts.written)
            status = "succeeded" if count else "empty"
            if not await store.finish(
                conn, job, status, name if count else None, token if count else None, KEPT
            ):
                await files.delete(conn, job.account_id, name)


class Parts:
    """CSV that is cut into the parts of a file."""

    def __init__(self) -> None:
        self._text = io.StringIO(newline="")
        self._lines = csv.writer(self._text)
        self._rest = b""
        self.number = 0
        self.written = 0

    def write(self, line: tuple[object, ...]) -> None:
        """Add a line. What a spreadsheet would take for a formula is made harmless."""
        self._lines.writerow([harmless(value) for value in line])

    def take(self, *, whole: bool) -> list[bytes]:
        """The parts that are full, and with `whole` the rest."""
        self._rest += self._text.getvalue().encode()
        self._text.seek(0)
        self._text.truncate()
        found = []
        while len(self._rest) >= files.PART_BYTES or (whole and self._rest):
            found.append(self._rest[: files.PART_BYTES])
            self._rest = self._rest[files.PART_BYTES :]
        self.written += sum(map(len, found))
        return found


def harmless(value: object) -> object:
    """A value that no spreadsheet takes for a formula; numbers of phones keep their sign."""
    if isinstance(value, str) and value[:1] in ("=", "@", "-", "\t", "\r"):
        return "'" + value
    return value


def digest(token: str) -> bytes:
    """What is kept of a token."""
    return sha256(token.encode()).digest()


def line_of(row: LogRow) -> tuple[object, ...]:
    """A message as a line of the export."""
    user = masked_user(row.address)
    error = json.loads(row.error) if row.error else None
    error = error if isinstance(error, dict) else {}
    return (
        row.umid,
        row.direction,
        row.channel,
        user.get("msisdn", ""),
        user.get("channelUserId", ""),
        country_of(row.address) or "",
        row.type,
        row.state,
        row.detail or "",
        error.get("code") or "",
        error.get("message") or "",
        row.created_at.isoformat(timespec="milliseconds"),
        row.state_at.isoformat(timespec="milliseconds"),
        row.client_message_id or "",
        row.batch_id or "",
        row.client_batch_id or "",
        row.step,
    )
