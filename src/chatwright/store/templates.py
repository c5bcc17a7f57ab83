"""SQL of WhatsApp templates: those of a channel, and how the simulated phone showed them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from chatwright.store.template_life import (
    COLUMNS,
    StateRow,
    TemplateRow,
    advance,
    note,
    set_status,
)

if TYPE_CHECKING:
    from asyncpg import Pool

__all__ = ["TemplateRow", "set_status"]


async def of_channel(
    conn: Pool | Any, account_id: str, sub_account_id: str, now: datetime
) -> list[TemplateRow]:
    """The templates of a subaccount's channel, by name and language; without deleted ones."""
    await advance(conn, account_id, sub_account_id, now)
    rows = await conn.fetch(
        f"""
        select {COLUMNS} from templates
        where account_id = $1 and sub_account_id = $2 and deleted_at is null order by name, language
        """,  # noqa: S608 - constant
        account_id,
        sub_account_id,
    )
    return [TemplateRow(*row) for row in rows]


async def of_name(
    conn: Pool | Any, account_id: str, sub_account_id: str, name: str, now: datetime
) -> list[TemplateRow]:
    """All languages of a name, deleted ones too."""
    await advance(conn, account_id, sub_account_id, now)
    rows = await conn.fetch(
        f"""
        select {COLUMNS} from templates
        where account_id = $1 and sub_account_id = $2 and name = $3 order by language
        """,  # noqa: S608 - constant
        account_id,
        sub_account_id,
        name,
    )
    return [TemplateRow(*row) for row in rows]


async def created_since(conn: Pool | Any, account_id: str, moment: datetime) -> int:
    """How many templates an account has registered since."""
    count: int = await conn.fetchval(
        "select count(*) from templates where account_id = $1 and created_at > $2", account_id, moment
    )
    return count


async def has_any(conn: Pool | Any, account_id: str) -> bool:
    """Whether an account has, or had, any template."""
    return bool(
        await conn.fetchval("select exists (select from template_states where account_id = $1)", account_id)
    )


async def count_of(conn: Pool | Any, account_id: str) -> int:
    """How many templates an account has."""
    count: int = await conn.fetchval(
        "select count(*) from templates where account_id = $1 and deleted_at is null", account_id
    )
    return count


async def create(
    conn: Any,
    account_id: str,
    sub_account_id: str,
    *,
    name: str,
    language: str,
    category: str,
    components: str,
    status: str,
    review_at: datetime | None,
    now: datetime,
    verdict: str | None = None,
    allow_category_change: bool = True,
    lifetime_seconds: int | None = None,
) -> bool:
    """Register a template; one that was deleted before makes room. False when there is one already.

    At `review_at` the review ends with `verdict`, JSON of a Verdict; without one it approves.
    """
    made = await conn.fetchval(
        """
        insert into templates as t (account_id, sub_account_id, name, language, category, components, status,
          review_at, created_at, updated_at, verdict, allow_category_change, lifetime_seconds)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12)
        on conflict (account_id, sub_account_id, name, language) do update set
          id = default, category = excluded.category, components = excluded.components, status = excluded.status,
          reason = null, recommendation = null, quality = 'UNKNOWN', previous_category = null, pauses = 0,
          pause = null, changes_at = null, edits = '{}',
          review_at = excluded.review_at, created_at = excluded.created_at, updated_at = excluded.updated_at,
          verdict = excluded.verdict, allow_category_change = excluded.allow_category_change,
          lifetime_seconds = excluded.lifetime_seconds, deleted_at = null
        where t.deleted_at is not null
        returning true
        """,
        account_id,
        sub_account_id,
        name,
        language,
        category,
        components,
        status,
        review_at,
        now,
        verdict,
        allow_category_change,
        lifetime_seconds,
    )
    if made:
        await note(conn, account_id, sub_account_id, name, language, "status", status, None, None, now)
    return bool(made)


async def edit(
    conn: Any, account_id: str, sub_account_id: str, row: TemplateRow, *, components: str, verdict: str | None,
    review_at: datetime | None, lifetime_seconds: int | None, edits: list[datetime],
) -> None:  # fmt: skip
    """Give a template other components and let them be reviewed; its state is `template_life.apply`'s to change."""
    await conn.execute(
        """
        update templates set components = $5, verdict = $6, review_at = $7, lifetime_seconds = $8, edits = $9
        where account_id = $1 and sub_account_id = $2 and name = $3 and language = $4
        """,
        account_id,
        sub_account_id,
        row.name,
        row.language,
        components,
        verdict,
        review_at,
        lifetime_seconds,
        edits,
    )


async def keep_listed(conn: Any, account_id: str, sub_account_id: str, listed: str, now: datetime) -> None:
    """Bring the templates of a channel to what its provider lists: JSON of a list of ListedTemplate.

    One that is no longer listed is gone here, too.
    """
    await conn.execute(
        """
        with listed as (
          select * from jsonb_to_recordset($3::jsonb) as l (name text, language text, category text, status text,
            components jsonb, quality text, reason text, recommendation text)
        ), gone as (
          delete from templates t where account_id = $1 and sub_account_id = $2
            and not exists (select from listed l where l.name = t.name and l.language = t.language)
        )
        insert into templates as t (account_id, sub_account_id, name, language, category, components, status,
          quality, reason, recommendation, created_at, updated_at)
        select distinct on (name, language) $1, $2, name, language, category, components::text, status,
          coalesce(quality, 'UNKNOWN'), reason, recommendation, $4::timestamptz, $4::timestamptz from listed
        on conflict (account_id, sub_account_id, name, language) do update set
          category = excluded.category, components = excluded.components, status = excluded.status,
          quality = excluded.quality, reason = excluded.reason, recommendation = excluded.recommendation,
          previous_category = case when t.category <> excluded.category then t.category
            else t.previous_category end,
          updated_at = excluded.updated_at, deleted_at = null
        where (t.category, t.components, t.status, t.quality, t.reason, t.deleted_at) is distinct from
          (excluded.category, excluded.components, excluded.status, excluded.quality, excluded.reason, null)
        """,
        account_id,
        sub_account_id,
        listed,
        now,
    )


async def remove(conn: Any, account_id: str, sub_account_id: str, name: str, now: datetime) -> bool:
    """Delete all languages of a name; the name stays taken for a while. False when there is none."""
    changed = await set_status(
        conn, account_id, sub_account_id, name, None, status="PENDING_DELETION", reason=None, now=now
    )
    await conn.execute(
        """
        update templates set deleted_at = $4
        where account_id = $1 and sub_account_id = $2 and name = $3 and deleted_at is null
        """,
        account_id,
        sub_account_id,
        name,
        now,
    )
    return bool(changed)


async def states_of(
    conn: Pool | Any, account_id: str, sub_account_id: str, name: str, language: str
) -> list[StateRow]:
    """Every state, quality and category that a template has had, oldest first."""
    rows = await conn.fetch(
        """
        select kind, status, previous, reason, at from template_states
        where account_id = $1 and sub_account_id = $2 and name = $3 and language = $4 order by id
        """,
        account_id,
        sub_account_id,
        name,
        language,
    )
    return [StateRow(*row) for row in rows]


async def becomes_template(
    conn: Pool | Any, account_id: str, sub_account_id: str, umid: str, content: str
) -> None:
    """Note that a text was sent as the template whose words it has; `content` is that of the template message."""
    await conn.execute(
        """
        update messages set type = 'template', content = $4
        where umid = $3 and sub_account_id = $2 and account_id = $1 and direction = 'outbound'
        """,
        account_id,
        sub_account_id,
        umid,
        content,
    )


async def show(conn: Pool | Any, account_id: str, sub_account_id: str, umid: str, shown: str) -> None:
    """Remember how the phone shows a template message. Safe to repeat."""
    await conn.execute(
        """
        insert into shown_templates (account_id, sub_account_id, umid, shown) values ($1, $2, $3, $4)
        on conflict do nothing
        """,
        account_id,
        sub_account_id,
        umid,
        shown,
    )
