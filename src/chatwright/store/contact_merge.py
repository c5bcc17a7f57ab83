"""SQL of one person who stood among the contacts twice: both addresses stay, and lead to one contact."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

from chatwright.store.contacts import Contact, Event, lock, write_events

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy


async def merge(
    conn: Connection, account_id: str, kept_id: UUID, other_id: UUID, told_by: str | None
) -> bool:
    """Make two contacts one, in the caller's transaction; False when either is gone or they are one already.

    What both know differently is as the kept one has it. Conversations, history and addresses of both stay.
    """
    await conn.execute(
        """
        select from conversations where account_id = $1 and contact_id in ($2, $3) order by id for no key update
        """,
        account_id,
        kept_id,
        other_id,
    )
    locked = {contact.id: contact for contact in await lock(conn, account_id, [kept_id, other_id])}
    if kept_id == other_id or len(locked) < 2:
        return False
    kept, other = locked[kept_id], locked[other_id]
    await conn.execute(
        """
        update contacts set merged_into = $3, attributes = '{}', tags = '{}', external_id = null, email = null,
          name = null, language = null, time_zone = null, updated_at = now()
        where account_id = $1 and id = $2
        """,
        account_id,
        other_id,
        kept_id,
    )
    await conn.execute(
        """
        update contacts set name = $3, email = $4, language = $5, time_zone = $6, external_id = $7,
          attributes = $8::jsonb, tags = $9, updated_at = now()
        where account_id = $1 and id = $2
        """,
        account_id,
        kept_id,
        *(getattr(kept, field) or getattr(other, field) for field in FIELDS),
        json.dumps({**other.attributes, **kept.attributes}),
        list(dict.fromkeys([*kept.tags, *other.tags])),
    )
    for statement in (
        "update contacts set merged_into = $3 where account_id = $1 and merged_into = $2",
        "update conversations set contact_id = $3 where account_id = $1 and contact_id = $2",
        "update contact_events set contact_id = $3 where account_id = $1 and contact_id = $2",
    ):
        await conn.execute(statement, account_id, other_id, kept_id)
    detail = json.dumps({"other": known(other), "kept": known(kept)}, ensure_ascii=False)
    await write_events(conn, account_id, [Event(kept_id, "merged", detail, told_by)])
    return True


FIELDS = ("name", "email", "language", "time_zone", "external_id")


def known(contact: Contact) -> dict[str, object]:
    """What was known of one of the two, for the timeline: nothing of it is lost."""
    return {
        "address": contact.address,
        "addresses": contact.addresses,
        **{field: getattr(contact, field) for field in FIELDS},
        "attributes": contact.attributes,
        "tags": contact.tags,
    }
