"""SQL that changes contacts: by hand, by an import, by many at once; each change with its line of the timeline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chatwright.store.contacts import Contact, Event, lock, write_events

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy

FIELDS = {
    "name": "name",
    "email": "email",
    "language": "language",
    "timeZone": "time_zone",
    "externalId": "external_id",
}
"""What every contact has, and the column it stands in."""
MOST_TAGS = 100


@dataclass(slots=True)
class Change:
    """What becomes of a contact. A value of None takes a field or an attribute away; what is missing stays."""

    fields: dict[str, str | None] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    add_tags: list[str] = field(default_factory=list)
    remove_tags: list[str] = field(default_factory=list)
    tags: list[str] | None = None


class ExternalIdTaken(Exception):
    """Another contact has this external id."""


@dataclass(slots=True)
class After:
    """A contact as it shall be, with what differs: `[from, to]` by field."""

    fields: dict[str, str | None]
    attributes: dict[str, Any]
    tags: list[str]
    changed: dict[str, list[Any]]


def applied(contact: Contact, change: Change) -> After:
    """What a change makes of a contact."""
    before = {name: getattr(contact, column) for name, column in FIELDS.items()}
    fields = {name: change.fields.get(name, value) for name, value in before.items()}
    attributes = {
        name: value
        for name, value in {**contact.attributes, **change.attributes}.items()
        if value is not None
    }
    wanted = change.tags if change.tags is not None else contact.tags
    kept = [tag for tag in dict.fromkeys([*wanted, *change.add_tags]) if tag not in change.remove_tags]
    tags = kept[:MOST_TAGS]
    changed: dict[str, list[Any]] = {
        name: [before[name], fields[name]] for name in FIELDS if before[name] != fields[name]
    }
    for name in {**contact.attributes, **attributes}:
        old, new = contact.attributes.get(name), attributes.get(name)
        if old != new or isinstance(old, bool) != isinstance(new, bool):
            changed[f"attributes.{name}"] = [old, new]
    if set(tags) != set(contact.tags):
        changed["tags"] = [contact.tags, tags]
    return After(fields, attributes, tags, changed)


async def change_many(
    conn: Connection,
    account_id: str,
    changes: Sequence[tuple[UUID, Change]],
    *,
    told_by: str | None,
    kind: str = "changed",
    instance_id: UUID | None = None,
) -> int:
    """Change contacts in the caller's transaction; answers how many became different.

    Ids that are unknown are passed over. Raises UniqueViolationError for an external id that another contact has.
    """
    by_id = dict(changes)
    locked = await lock(conn, account_id, by_id)
    afters = [(contact, applied(contact, by_id[contact.id])) for contact in locked]
    afters = [(contact, after) for contact, after in afters if after.changed]
    if not afters:
        return 0
    columns = [
        [contact.id for contact, _ in afters],
        *([after.fields[name] for _, after in afters] for name in FIELDS),
        [json.dumps(after.attributes) for _, after in afters],
        [json.dumps(after.tags) for _, after in afters],
    ]
    await conn.execute(
        """
        update contacts p set
          name = n.name, email = n.email, language = n.language, time_zone = n.time_zone,
          external_id = n.external_id, attributes = n.attributes::jsonb,
          tags = array(select jsonb_array_elements_text(n.tags::jsonb)), updated_at = now()
        from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
          as n (id, name, email, language, time_zone, external_id, attributes, tags)
        where p.account_id = $1 and p.id = n.id
        """,
        account_id,
        *columns,
    )
    events = [
        Event(contact.id, kind, json.dumps(after.changed, ensure_ascii=False), told_by, instance_id)
        for contact, after in afters
    ]
    await write_events(conn, account_id, events)
    return len(afters)


async def add_many(
    conn: Connection, account_id: str, people: Iterable[tuple[str, str | None]]
) -> dict[str, tuple[UUID, bool]]:
    """Make sure that there is a contact for each address; answers whose it is, and whether it is new.

    `people` are addresses, each once, with names for those who have none yet.
    """
    listed = list(people)
    addresses, names = [one[0] for one in listed], [one[1] for one in listed]
    rows = await conn.fetch(
        """
        with given as (
          select g.address as given, coalesce(p.address, i.address, g.address) as address, g.name
          from unnest($2::text[], $3::text[]) as g (address, name)
          left join contacts p on p.account_id = $1 and p.address = g.address
          left join identities i on i.account_id = $1 and i.id = g.address
        ), made as (
          insert into contacts as p (account_id, address, name)
          select distinct on (address) $1, address, name from given order by address
          on conflict (account_id, address) do update set address = excluded.address
          returning p.address, coalesce(p.merged_into, p.id) as id, xmax = 0 as is_new
        )
        select given.given, made.id, made.is_new from given join made on made.address = given.address
        """,
        account_id,
        addresses,
        names,
    )
    return {row[0]: (row[1], row[2]) for row in rows}
