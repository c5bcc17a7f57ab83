"""SQL of drafts: what is being drawn, saved only by who has seen the last save."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool

COLUMNS = "definition_id, revision, based_on, is_changed, source, canvas, updated_at, updated_by"


class Draft(NamedTuple):
    """A draft; `source` is the definition and `canvas` the places of its steps, both as JSON texts."""

    definition_id: UUID
    revision: int
    based_on: int | None
    is_changed: bool
    source: str
    canvas: str
    updated_at: datetime
    updated_by: str | None


class DraftState(NamedTuple):
    """How far a draft is, without what is in it; `newest` is the newest version of its journey."""

    revision: int
    is_changed: bool
    updated_at: datetime | None
    updated_by: str | None
    newest: int | None


async def state(pool: Pool, account_id: str, definition_id: UUID) -> DraftState | None:
    """How far the draft of a journey is; revision 0 when nobody has begun one. None without such a journey."""
    row = await pool.fetchrow(
        """
        select coalesce(t.revision, 0), coalesce(t.is_changed, false), t.updated_at, t.updated_by,
          (select max(version) from definition_versions where account_id = $1 and definition_id = $2)
        from definitions d left join drafts t on t.account_id = d.account_id and t.definition_id = d.id
        where d.account_id = $1 and d.id = $2
        """,
        account_id,
        definition_id,
    )
    return None if row is None else DraftState(*row)


async def read(conn: Pool | Any, account_id: str, definition_id: UUID) -> Draft | None:
    """The draft of a journey."""
    row = await conn.fetchrow(
        f"select {COLUMNS} from drafts where account_id = $1 and definition_id = $2",  # noqa: S608 - constant
        account_id,
        definition_id,
    )
    return None if row is None else Draft(*row)


async def save(
    conn: Any,
    account_id: str,
    definition_id: UUID,
    *,
    seen: int,
    based_on: int | None,
    source: str,
    canvas: str,
    author: str,
) -> int | None:
    """Save a draft whose revision `seen` is the last one (0 when there is none yet).

    Answers the new revision; None when somebody saved since, or there is no such journey.
    """
    revision: int | None = await conn.fetchval(
        """
        insert into drafts
          (account_id, definition_id, revision, based_on, is_changed, source, canvas, updated_by)
        select $1, $2, 1, $4, true, $5, $6, $7 where $3 = 0 and exists
          (select from definitions where account_id = $1 and id = $2)
        on conflict do nothing returning revision
        """
        if seen == 0
        else """
        update drafts set revision = revision + 1, based_on = $4, is_changed = true, source = $5, canvas = $6,
          updated_by = $7, updated_at = now()
        where account_id = $1 and definition_id = $2 and revision = $3 returning revision
        """,
        account_id,
        definition_id,
        seen,
        based_on,
        source,
        canvas,
        author,
    )
    return revision


async def mark_published(
    conn: Any, account_id: str, definition_id: UUID, *, seen: int, version: int
) -> int | None:
    """The draft is now what was published as `version`; None when somebody saved since."""
    revision: int | None = await conn.fetchval(
        """
        update drafts set based_on = $4, is_changed = false, revision = revision + 1
        where account_id = $1 and definition_id = $2 and revision = $3 returning revision
        """,
        account_id,
        definition_id,
        seen,
        version,
    )
    return revision


async def discard(conn: Any, account_id: str, definition_id: UUID) -> None:
    """Forget a draft; a journey that was never published goes with it."""
    await conn.execute(
        "delete from drafts where account_id = $1 and definition_id = $2", account_id, definition_id
    )
    await conn.execute(
        "delete from definitions where account_id = $1 and id = $2 and last_version = 0",
        account_id,
        definition_id,
    )


async def follow(conn: Any, account_id: str, definition_id: UUID, before: int, after: int) -> None:
    """A version came that changes no step: the draft of the one before it is now a draft of that."""
    await conn.execute(
        """
        update drafts set based_on = $4 where account_id = $1 and definition_id = $2 and based_on = $3
        """,
        account_id,
        definition_id,
        before,
        after,
    )
