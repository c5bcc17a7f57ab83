"""SQL of the list of journeys: what was published last, and whether something is drawn that was not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool


class Row(NamedTuple):
    """A journey; `version` and `status` are None while it is only a draft, and `source` is the draft's then."""

    id: UUID
    version: int | None
    status: str | None
    sub_account_id: str | None
    source: str
    is_changed: bool
    changed_at: datetime
    changed_by: str | None


async def read(pool: Pool, account_id: str, limit: int) -> list[Row]:
    """The journeys of an account, the one that was changed last first."""
    rows = await pool.fetch(
        """
        select d.id, v.version, v.status, v.sub_account_id, coalesce(v.source, t.source),
          coalesce(t.is_changed, false),
          case when t.is_changed then t.updated_at else coalesce(v.created_at, t.updated_at) end as changed_at,
          case when t.is_changed then t.updated_by else coalesce(v.created_by, t.updated_by) end
        from definitions d left join lateral (
          select * from definition_versions v where v.account_id = d.account_id and v.definition_id = d.id
          order by v.version desc limit 1
        ) v on true
        left join drafts t on t.account_id = d.account_id and t.definition_id = d.id
        where d.account_id = $1 and (v.version is not null or t.revision is not null)
        order by changed_at desc, d.id limit $2
        """,
        account_id,
        limit,
    )
    return [Row(*row) for row in rows]
