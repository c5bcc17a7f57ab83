"""SQL of WhatsApp templates: those of a channel, their states, and how the simulated phone showed them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from asyncpg import Pool

COLUMNS = "name, language, category, components, status, reason, created_at, updated_at, deleted_at"


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


async def end_reviews(conn: Pool | Any, account_id: str, sub_account_id: str, now: datetime) -> None:
    """Approve what has been under review for long enough."""
    await conn.execute(
        """
        with approved as (
          update templates set status = 'APPROVED', updated_at = review_at, review_at = null
          where account_id = $1 and sub_account_id = $2 and status = 'PENDING' and review_at <= $3
          returning account_id, sub_account_id, name, language, updated_at
        )
        insert into template_states (account_id, sub_account_id, name, language, status, at)
        select account_id, sub_account_id, name, language, 'APPROVED', updated_at from approved
        """,
        account_id,
        sub_account_id,
        now,
    )


async def of_channel(
    conn: Pool | Any, account_id: str, sub_account_id: str, now: datetime
) -> list[TemplateRow]:
    """The templates of a subaccount's channel, by name and language; without deleted ones."""
    await end_reviews(conn, account_id, sub_account_id, now)
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
    await end_reviews(conn, account_id, sub_account_id, now)
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
) -> bool:
    """Register a template; one that was deleted before makes room. False when there is one already."""
    made = await conn.fetchval(
        """
        insert into templates as t (account_id, sub_account_id, name, language, category, components, status,
          review_at, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
        on conflict (account_id, sub_account_id, name, language) do update set
          category = excluded.category, components = excluded.components, status = excluded.status, reason = null,
          review_at = excluded.review_at, created_at = excluded.created_at, updated_at = excluded.updated_at,
          deleted_at = null
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
    )
    if made:
        await note_state(conn, account_id, sub_account_id, name, language, status, None, now)
    return bool(made)


async def note_state(
    conn: Any,
    account_id: str,
    sub_account_id: str,
    name: str,
    language: str,
    status: str,
    reason: str | None,
    at: datetime,
) -> None:
    """Remember a state that a template has now."""
    await conn.execute(
        """
        insert into template_states (account_id, sub_account_id, name, language, status, reason, at)
        values ($1, $2, $3, $4, $5, $6, $7)
        """,
        account_id,
        sub_account_id,
        name,
        language,
        status,
        reason,
        at,
    )


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
    """Give a template, or all languages of a name, a state; answers those that have it now."""
    rows = await conn.fetch(
        f"""
        update templates set status = $5, reason = $6, review_at = null, updated_at = $7
        where account_id = $1 and sub_account_id = $2 and name = $3 and ($4::text is null or language = $4)
          and deleted_at is null
        returning {COLUMNS}
        """,  # noqa: S608 - constant
        account_id,
        sub_account_id,
        name,
        language,
        status,
        reason,
        now,
    )
    changed = [TemplateRow(*row) for row in rows]
    for row in changed:
        await note_state(conn, account_id, sub_account_id, name, row.language, status, reason, now)
    return changed


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
) -> list[tuple[str, str | None, datetime]]:
    """Every state that a template has had, with reason and time, oldest first."""
    rows = await conn.fetch(
        """
        select status, reason, at from template_states
        where account_id = $1 and sub_account_id = $2 and name = $3 and language = $4 order by id
        """,
        account_id,
        sub_account_id,
        name,
        language,
    )
    return [(row[0], row[1], row[2]) for row in rows]


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
