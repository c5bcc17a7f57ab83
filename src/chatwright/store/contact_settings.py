"""SQL of what an account keeps of people: its attributes, and its saved segments."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from uuid import UUID

from chatwright.contacts.attributes import Attribute, Kind

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy


class Segment(NamedTuple):
    """A saved segment; `rules` is JSON."""

    id: UUID
    name: str
    rules: str
    created_by: str | None
    updated_at: datetime


async def attributes(conn: Connection, account_id: str) -> dict[str, Attribute]:
    """The account's attributes by name, in their order."""
    rows = await conn.fetch(
        """
        select name, label, kind, choices, least, most from contact_attributes
        where account_id = $1 order by position, created_at, name
        """,
        account_id,
    )
    return {
        row[0]: Attribute(row[0], row[1], cast("Kind", row[2]), tuple(row[3]), row[4], row[5]) for row in rows
    }


def columns_of(attribute: Attribute) -> tuple[object, ...]:
    """An attribute as the values of a statement."""
    return (
        attribute.name,
        attribute.label,
        attribute.kind,
        list(attribute.choices),
        attribute.least,
        attribute.most,
    )


async def add_attribute(conn: Connection, account_id: str, attribute: Attribute) -> bool:
    """Keep something more of people; False when there is an attribute of this name."""
    done = await conn.execute(
        """
        insert into contact_attributes (account_id, name, label, kind, choices, least, most, position)
        select $1, $2::text, $3::text, $4::text, $5::text[], $6::text, $7::text, count(*)
        from contact_attributes where account_id = $1
        on conflict do nothing
        """,
        account_id,
        *columns_of(attribute),
    )
    return str(done).endswith(" 1")


async def change_attribute(conn: Connection, account_id: str, attribute: Attribute) -> bool:
    """Change label, choices and bounds; False when there is no attribute of this name and kind."""
    done = await conn.execute(
        """
        update contact_attributes set label = $3, choices = $5, least = $6, most = $7
        where account_id = $1 and name = $2 and kind = $4
        """,
        account_id,
        *columns_of(attribute),
    )
    return str(done).endswith(" 1")


async def drop_attribute(conn: Connection, account_id: str, name: str) -> bool:
    """Keep it of nobody any more, and forget the values; False when there is none."""
    done = await conn.execute(
        "delete from contact_attributes where account_id = $1 and name = $2", account_id, name
    )
    if not str(done).endswith(" 1"):
        return False
    await conn.execute(
        "update contacts set attributes = attributes - $2::text where account_id = $1 and attributes ? $2::text",
        account_id,
        name,
    )
    return True


async def uses(conn: Connection, account_id: str, name: str) -> int:
    """How many contacts have a value of this attribute."""
    return int(
        await conn.fetchval(
            "select count(*) from contacts where account_id = $1 and attributes ? $2::text", account_id, name
        )
    )


SEGMENTS = "select id, name, rules, created_by, updated_at from segments where account_id = $1"


async def segments(conn: Connection, account_id: str) -> list[Segment]:
    """The saved segments by name."""
    rows = await conn.fetch(f"{SEGMENTS} order by lower(name) limit 500", account_id)
    return [Segment(*row) for row in rows]


async def segment(conn: Connection, account_id: str, segment_id: UUID) -> Segment | None:
    """One saved segment."""
    row = await conn.fetchrow(f"{SEGMENTS} and id = $2", account_id, segment_id)
    return None if row is None else Segment(*row)


async def save_segment(
    conn: Connection, account_id: str, segment_id: UUID | None, name: str, rules: str, by: str
) -> Segment | None:
    """Save a segment, a new one without id; None when there is none with this id.

    Raises UniqueViolationError when another one has the name.
    """
    if segment_id is None:
        row = await conn.fetchrow(
            """
            insert into segments (account_id, name, rules, created_by) values ($1, $2, $3, $4)
            returning id, name, rules, created_by, updated_at
            """,
            account_id,
            name,
            rules,
            by,
        )
    else:
        row = await conn.fetchrow(
            """
            update segments set name = $3, rules = $4, updated_at = now() where account_id = $1 and id = $2
            returning id, name, rules, created_by, updated_at
            """,
            account_id,
            segment_id,
            name,
            rules,
        )
    return None if row is None else Segment(*row)


async def drop_segment(conn: Connection, account_id: str, segment_id: UUID) -> bool:
    """Forget a segment, and nobody in it; False when there is none."""
    done = await conn.execute(
        "delete from segments where account_id = $1 and id = $2", account_id, segment_id
    )
    return str(done).endswith(" 1")


async def owners_of(conn: Any, account_id: str, external_ids: list[str]) -> dict[str, UUID]:
    """Whose these external ids are."""
    rows = await conn.fetch(
        "select external_id, id from contacts where account_id = $1 and external_id = any($2::text[])",
        account_id,
        external_ids,
    )
    return {row[0]: row[1] for row in rows}
