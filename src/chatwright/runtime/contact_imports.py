"""Imports of contacts: carried out some hundred people at a time, and taken up again after a crash where they were.

Each part is one transaction with the note of how far the import has come, so that nobody is taken twice.
"""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import islice
from uuid import UUID

import asyncpg
import structlog

from chatwright.clock import Clock
from chatwright.contacts.imports import Person, Wrong, read_rows, read_table
from chatwright.runtime.due import DueJobs
from chatwright.store import contact_changes as changes
from chatwright.store import contact_imports as store
from chatwright.store import contact_settings

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=60)
PART = 250
"""How many rows one transaction takes."""


class ContactImports:
    """The imports of one process."""

    def __init__(self, pool: asyncpg.Pool, jobs: DueJobs, clock: Clock) -> None:
        self._pool = pool
        self._jobs = jobs
        self._clock = clock

    async def ask(
        self, account_id: str, name: str, source: str, mapping: list[str | None], total: int, by: str
    ) -> UUID:
        """Ask for an import; answers its id."""
        import_id = await store.create(self._pool, account_id, name, source, json.dumps(mapping), total, by)
        await self._jobs.ensure(self._clock.now())
        return import_id

    async def perform(self, limit: int) -> int:
        """Carry out an import that is due; answers `limit` when there may be another one."""
        job = await store.claim(self._pool, LEASE)
        if job is None:
            return 0
        await self._jobs.ensure(self._clock.now() + LEASE)
        try:
            await self._carry_out(job)
        except Exception:
            log.exception("an import of contacts failed", job=str(job.id))
            await store.end(self._pool, job, "failed")
        return limit

    async def _carry_out(self, job: store.Claimed) -> None:
        heading, rows = read_table(job.source)
        mapping = json.loads(job.mapping)
        attributes = await contact_settings.attributes(self._pool, job.account_id)
        read = read_rows(heading, rows, mapping, attributes, job.done)
        done = job.done
        while part := list(islice(read, PART)):
            if not await self._take(job, done, part):
                return
            done += len(part)
        await store.end(self._pool, job, "done")

    async def _take(self, job: store.Claimed, done: int, part: list[Person | Wrong]) -> bool:
        people: dict[str, Person] = {}
        for row in part:
            if isinstance(row, Person):
                people[row.address] = row  # of two rows about one person the later one counts
        wrong = [row for row in part if isinstance(row, Wrong)]
        async with self._pool.acquire() as conn, conn.transaction():
            made = await changes.add_many(conn, job.account_id, [(one, None) for one in people])
            wanted = {
                made[one.address][0]: changes.Change(
                    fields=one.fields, attributes=one.attributes, add_tags=one.tags
                )
                for one in people.values()
            }
            wanted, taken = await self._without_taken(conn, job.account_id, wanted)
            await changes.change_many(
                conn, job.account_id, list(wanted.items()), told_by=job.created_by, kind="imported"
            )
            added = sum(is_new for _, is_new in made.values())
            told = [
                {"row": one.row, "column": one.column, "value": one.value, "message": one.message}
                for one in wrong
            ]
            told += [{"row": 0, "column": "externalId", "value": one, "message": TAKEN} for one in taken]
            return await store.advance(
                conn,
                job,
                expected=done,
                done=done + len(part),
                added=added,
                updated=len(made) - added,
                wrong=len(wrong),
                problems=json.dumps(told, ensure_ascii=False),
                lease=LEASE,
            )

    async def _without_taken(
        self, conn: object, account_id: str, wanted: dict[UUID, changes.Change]
    ) -> tuple[dict[UUID, changes.Change], list[str]]:
        """External ids that belong to others are left out."""
        given = {
            change.fields["externalId"]: one
            for one, change in wanted.items()
            if change.fields.get("externalId")
        }
        owners = await contact_settings.owners_of(conn, account_id, [str(one) for one in given])
        taken: list[str] = []
        for one, change in wanted.items():
            external_id = change.fields.get("externalId")
            if external_id and (owners.get(external_id, one) != one or given[external_id] != one):
                taken.append(external_id)
                del change.fields["externalId"]
        return wanted, taken


TAKEN = "Another contact has this external id; the row was taken without it."
