"""SQL of templates that are being written: kept until they are submitted."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool


class DraftRow(NamedTuple):
    """A draft; `template` is JSON as it would be submitted, however unfinished."""

    id: UUID
    template: str
    updated_at: datetime
    updated_by: str | None


async def of_channel(pool: Pool, account_id: str, sub_account_id: str) -> list[DraftRow]:
    """The drafts for a subaccount's channel, newest first."""
    rows = await pool.fetch(
        """
        select id, template, updated_at, updated_by from template_drafts
        where account_id = $1 and sub_account_id = $2 order by updated_at desc, id
        """,
        account_id,
        sub_account_id,
    )
    return [DraftRow(*row) for row in rows]


async def save(
    conn: Pool | Any, account_id: str, sub_account_id: str, draft_id: UUID, template: str, by: str | None
) -> DraftRow | None:
    """Make a draft, or write it anew; None when the id is taken by another subaccount's."""
    row = await conn.fetchrow(
        """
        insert into template_drafts as d (account_id, id, sub_account_id, template, updated_by)
        values ($1, $3, $2, $4, $5)
        on conflict (account_id, id) do update set template = excluded.template, updated_at = now(),
          updated_by = excluded.updated_by where d.sub_account_id = excluded.sub_account_id
        returning id, template, updated_at, updated_by
        """,
        account_id,
        sub_account_id,
        draft_id,
        template,
        by,
    )
    return None if row is None else DraftRow(*row)


async def remove(conn: Pool | Any, account_id: str, sub_account_id: str, draft_id: UUID) -> bool:
    """Delete a draft; False when there is none."""
    done = await conn.execute(
        "delete from template_drafts where account_id = $1 and sub_account_id = $2 and id = $3",
        account_id,
        sub_account_id,
        draft_id,
    )
    return str(done).endswith(" 1")


async def count_of(pool: Pool | Any, account_id: str) -> int:
    """How many drafts an account has."""
    return int(await pool.fetchval("select count(*) from template_drafts where account_id = $1", account_id))
