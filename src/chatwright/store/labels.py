"""SQL of what agents sort and answer with: labels of conversations, and saved answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool


class Label(NamedTuple):
    """A label; `color` is one of a few names."""

    id: UUID
    name: str
    color: str


async def of_account(pool: Pool, account_id: str) -> list[Label]:
    """All labels, by name."""
    rows = await pool.fetch(
        "select id, name, color from labels where account_id = $1 order by lower(name), id limit 500",
        account_id,
    )
    return [Label(*row) for row in rows]


async def make(pool: Pool, account_id: str, name: str, color: str) -> Label:
    """Make a label. Raises UniqueViolationError when there is one of this name."""
    row = await pool.fetchrow(
        "insert into labels (account_id, name, color) values ($1, $2, $3) returning id, name, color",
        account_id,
        name,
        color,
    )
    assert row is not None
    return Label(*row)


async def change(pool: Pool, account_id: str, label_id: UUID, name: str, color: str) -> Label | None:
    """Change a label; None when there is none. Raises UniqueViolationError."""
    row = await pool.fetchrow(
        "update labels set name = $3, color = $4 where account_id = $1 and id = $2 returning id, name, color",
        account_id,
        label_id,
        name,
        color,
    )
    return None if row is None else Label(*row)


async def remove(pool: Pool, account_id: str, label_id: UUID) -> bool:
    """Delete a label, also from its conversations; False when there is none."""
    done = await pool.execute("delete from labels where account_id = $1 and id = $2", account_id, label_id)
    return str(done).endswith(" 1")


async def put_on(conn: Any, account_id: str, conversation_id: int, label_ids: Sequence[UUID]) -> list[UUID]:
    """Give a conversation these labels and no others; answers those that there are."""
    await conn.execute(
        """
        delete from conversation_labels
        where account_id = $1 and conversation_id = $2 and not label_id = any($3::uuid[])
        """,
        account_id,
        conversation_id,
        list(label_ids),
    )
    await conn.execute(
        """
        insert into conversation_labels (account_id, conversation_id, label_id)
        select $1, $2, id from labels where account_id = $1 and id = any($3::uuid[]) on conflict do nothing
        """,
        account_id,
        conversation_id,
        list(label_ids),
    )
    rows = await conn.fetch(
        """
        select label_id from conversation_labels where account_id = $1 and conversation_id = $2 order by label_id
        """,
        account_id,
        conversation_id,
    )
    return [row[0] for row in rows]


class QuickReply(NamedTuple):
    """A saved answer, found by what is typed behind a slash."""

    id: UUID
    shortcut: str
    text: str
    updated_by: str | None
    updated_at: datetime


REPLY = "id, shortcut, text, updated_by, updated_at"


async def quick_replies(pool: Pool, account_id: str) -> list[QuickReply]:
    """All saved answers, by shortcut."""
    rows = await pool.fetch(
        f"select {REPLY} from quick_replies where account_id = $1 order by lower(shortcut), id limit 1000",  # noqa: S608
        account_id,
    )
    return [QuickReply(*row) for row in rows]


async def keep_quick_reply(
    pool: Pool, account_id: str, reply_id: UUID | None, shortcut: str, text: str, by: str
) -> QuickReply | None:
    """Save an answer, a new one without an id; None when there is none of this id. Raises UniqueViolationError."""
    if reply_id is None:
        row = await pool.fetchrow(
            f"""
            insert into quick_replies (account_id, shortcut, text, updated_by) values ($1, $2, $3, $4)
            returning {REPLY}
            """,  # noqa: S608
            account_id,
            shortcut,
            text,
            by,
        )
    else:
        row = await pool.fetchrow(
            f"""
            update quick_replies set shortcut = $3, text = $4, updated_by = $5, updated_at = now()
            where account_id = $1 and id = $2 returning {REPLY}
            """,  # noqa: S608
            account_id,
            reply_id,
            shortcut,
            text,
            by,
        )
    return None if row is None else QuickReply(*row)


async def remove_quick_reply(pool: Pool, account_id: str, reply_id: UUID) -> bool:
    """Delete a saved answer; False when there is none."""
    done = await pool.execute(
        "delete from quick_replies where account_id = $1 and id = $2", account_id, reply_id
    )
    return str(done).endswith(" 1")
