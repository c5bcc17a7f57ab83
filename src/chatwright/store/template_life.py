"""SQL of what becomes of templates: state, quality and category, each with its history and its event."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

import asyncpg
import msgspec

from chatwright.messages import templates_life as lives
from chatwright.messages.templates import Template, read_template
from chatwright.messages.templates_life import Life, Verdict
from chatwright.store import events_out

if TYPE_CHECKING:
    from asyncpg import Pool

COLUMNS = (
    "name, language, category, components, status, reason, created_at, updated_at, deleted_at, id, quality, "
    "recommendation, previous_category, pauses, pause, changes_at, review_at, verdict, allow_category_change, "
    "lifetime_seconds, edits"
)


class TemplateRow(NamedTuple):
    """A template; `components` is JSON. One with `deleted_at` only keeps its name from being taken again."""

    name: str
    language: str
    category: str
    components: str
    status: str
    reason: str | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    id: int
    quality: str
    recommendation: str | None
    previous_category: str | None
    pauses: int
    pause: str | None
    changes_at: datetime | None
    review_at: datetime | None
    verdict: str | None
    allow_category_change: bool
    lifetime_seconds: int | None
    edits: list[datetime]

    @property
    def template(self) -> Template:
        """What was registered."""
        return read_template(
            {
                "name": self.name,
                "language": self.language,
                "category": self.category,
                "components": msgspec.json.decode(self.components),
            }
        )

    @property
    def life(self) -> Life:
        """What may change about it."""
        return Life(
            status=self.status,
            category=self.category,
            reason=self.reason,
            recommendation=self.recommendation,
            quality=self.quality,
            previous_category=self.previous_category,
            pauses=self.pauses,
            pause=self.pause,
            changes_at=self.changes_at,
        )


class StateRow(NamedTuple):
    """A line of a template's history: a status, a quality or a category, and the one before."""

    kind: str
    status: str
    previous: str | None
    reason: str | None
    at: datetime


async def note(
    conn: Any,
    account_id: str,
    sub_account_id: str,
    name: str,
    language: str,
    kind: str,
    status: str,
    previous: str | None,
    reason: str | None,
    at: datetime,
) -> int:
    """Write a line of a template's history; answers its id."""
    return int(
        await conn.fetchval(
            """
            insert into template_states
              (account_id, sub_account_id, name, language, kind, status, previous, reason, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id
            """,
            account_id,
            sub_account_id,
            name,
            language,
            kind,
            status,
            previous,
            reason,
            at,
        )
    )


async def apply(
    conn: Any, account_id: str, sub_account_id: str, row: TemplateRow, after: Life, at: datetime
) -> TemplateRow:
    """Make a template what `after` says, with its history and its events, in the caller's transaction."""
    new = await conn.fetchrow(
        f"""
        update templates set status = $5, category = $6, reason = $7, recommendation = $8, quality = $9,
          previous_category = $10, pauses = $11, pause = $12, changes_at = $13, updated_at = $14,
          review_at = case when $5 in ('PENDING', 'IN_APPEAL') then review_at end
        where account_id = $1 and sub_account_id = $2 and name = $3 and language = $4
        returning {COLUMNS}
        """,  # noqa: S608 - constant
        account_id,
        sub_account_id,
        row.name,
        row.language,
        after.status,
        after.category,
        after.reason,
        after.recommendation,
        after.quality,
        after.previous_category,
        after.pauses,
        after.pause,
        after.changes_at,
        at,
    )
    for change in lives.changes_between(row.life, after):
        line = await note(
            conn, account_id, sub_account_id, row.name, row.language,
            change.kind, change.now, change.previous, change.reason, at,
        )  # fmt: skip
        event = lives.event(
            change,
            event_id=str(uuid5(NAMESPACE_URL, f"chatwright:template-event:{line}")),
            timestamp=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 10000:02d}Z",
            account_id=account_id,
            business_account_id=str(uuid5(NAMESPACE_URL, f"chatwright:business:{account_id}")),
            template_id=row.id,
            name=row.name,
            language=row.language,
        )
        await events_out.add(conn, account_id, sub_account_id, "CABM", event)
    return TemplateRow(*new)


async def locked(
    conn: Any, account_id: str, sub_account_id: str, name: str, language: str | None
) -> list[TemplateRow]:
    """A template, or all languages of a name, locked until the end of the transaction; without deleted ones."""
    rows = await conn.fetch(
        f"""
        select {COLUMNS} from templates
        where account_id = $1 and sub_account_id = $2 and name = $3 and ($4::text is null or language = $4)
          and deleted_at is null
        order by language for update
        """,  # noqa: S608 - constant
        account_id,
        sub_account_id,
        name,
        language,
    )
    return [TemplateRow(*row) for row in rows]


async def set_status(
    conn: Any,
    account_id: str,
    sub_account_id: str,
    name: str,
    language: str | None,
    *,
    status: str,
    reason: str | None,
    now: datetime,
) -> list[TemplateRow]:
    """Give a template, or all languages of a name, a status; answers those that have it now."""
    verdict = Verdict(status, reason)
    return [
        await apply(conn, account_id, sub_account_id, row, lives.reviewed(row.life, verdict, now), now)
        for row in await locked(conn, account_id, sub_account_id, name, language)
    ]


async def advance(conn: Pool | Any, account_id: str, sub_account_id: str, now: datetime) -> bool:
    """End reviews, lift pauses and disable what was flagged, all that is due; whether anything was."""
    is_due = await conn.fetchval(
        """
        select exists (select from templates where account_id = $1 and sub_account_id = $2
          and (review_at is not null or changes_at is not null) and (review_at <= $3 or changes_at <= $3))
        """,
        account_id,
        sub_account_id,
        now,
    )
    if not is_due:
        return False
    if isinstance(conn, asyncpg.Pool):
        async with conn.acquire() as own:
            await _advance(own, account_id, sub_account_id, now)
    else:
        await _advance(conn, account_id, sub_account_id, now)
    return True


async def _advance(conn: Any, account_id: str, sub_account_id: str, now: datetime) -> None:
    async with conn.transaction():
        rows = await conn.fetch(
            f"""
            select {COLUMNS} from templates where account_id = $1 and sub_account_id = $2
              and (review_at is not null or changes_at is not null) and (review_at <= $3 or changes_at <= $3)
            order by least(review_at, changes_at), id for update
            """,  # noqa: S608 - constant
            account_id,
            sub_account_id,
            now,
        )
        for row in (TemplateRow(*row) for row in rows):
            if row.review_at is not None and row.review_at <= now:
                verdict = (
                    msgspec.json.decode(row.verdict, type=Verdict) if row.verdict else Verdict("APPROVED")
                )
                after, at = lives.reviewed(row.life, verdict, row.review_at), row.review_at
            else:
                assert row.changes_at is not None
                after, at = lives.by_time(row.life), row.changes_at
            await apply(conn, account_id, sub_account_id, row, after, at)


async def find_due(pool: Pool, real_now: datetime) -> list[tuple[str, str, datetime]]:
    """Subaccounts in which something is due by their own clocks, with what these show."""
    rows = await pool.fetch(
        """
        select distinct t.account_id, t.sub_account_id, $1::timestamptz + s.clock_offset
        from templates t join subaccounts s on s.account_id = t.account_id and s.id = t.sub_account_id
        where (t.review_at is not null or t.changes_at is not null)
          and (t.review_at <= $1 + s.clock_offset or t.changes_at <= $1 + s.clock_offset)
        """,
        real_now,
    )
    return [(row[0], row[1], row[2]) for row in rows]
