"""SQL of what journeys know of people, and of the answers that they save."""

from __future__ import annotations

import json
from typing import Any, NamedTuple
from uuid import UUID

from chatwright.contacts.attributes import Attribute
from chatwright.contacts.person import Person
from chatwright.store import contact_changes, contact_settings, directory

READ = """
select p.id, p.address, p.name, p.email, p.language, p.time_zone, p.external_id, p.attributes, p.tags,
  (select min(o.scope) from opt_outs o where o.account_id = $1 and o.address in
    (select a.address from contacts a where a.id = p.id or a.merged_into = p.id))
from contacts k join contacts p on p.account_id = k.account_id and p.id = coalesce(k.merged_into, k.id)
where k.account_id = $1 and k.address = $2
"""


class SavedAnswers(NamedTuple):
    """What a turn saves of a person; `attributes`, `fields` and `detail` are JSON."""

    contact_id: UUID
    attributes: str
    fields: str
    tags: list[str]
    detail: str


async def read_person(conn: Any, account_id: str, address: str) -> Person:
    """What is known of the person with this address."""
    row = await conn.fetchrow(READ, account_id, address)
    if row is None:
        return Person(address=address)
    return Person(
        id=str(row[0]),
        address=row[1],
        fields={
            "name": row[2],
            "email": row[3],
            "language": row[4],
            "timeZone": row[5],
            "externalId": row[6],
        },
        attributes=json.loads(row[7]),
        tags=list(row[8]),
        opted_out=row[9],
    )


async def make_known(conn: Any, account_id: str, address: str) -> UUID:
    """The contact with this address, made if there is none, in the caller's transaction."""
    made = await contact_changes.add_many(conn, account_id, [(address, None)])
    return made[address][0]


async def define(conn: Any, account_id: str, attribute: Attribute) -> None:
    """Keep something more of people, in the caller's transaction; every process learns of it."""
    if await contact_settings.add_attribute(conn, account_id, attribute):
        await directory.raise_epoch(conn, account_id)
