"""SQL of contacts: finding them, and one with everything that is known of the person.

A row whose `merged_into` is set is a further address of that contact and nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from chatwright.contacts.segments import Rules
from chatwright.store.contact_rules import Values, where

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy

PHONE_LIKE = re.compile(r"\+?[\d\s().-]*\d[\d\s().-]*")


class Contact(NamedTuple):
    """A person. `addresses` has all, the one that stands for the contact first; `opted_out` is the widest scope."""

    id: UUID
    address: str
    name: str | None
    email: str | None
    language: str | None
    time_zone: str | None
    external_id: str | None
    attributes: dict[str, Any]
    tags: list[str]
    created_at: datetime
    updated_at: datetime
    addresses: list[str]
    opted_out: str | None
    last_seen_at: datetime | None


SELECT = """
select p.id, p.address, p.name, p.email, p.language, p.time_zone, p.external_id, p.attributes, p.tags,
       p.created_at, p.updated_at, others.addresses,
       (select min(o.scope) from opt_outs o where o.account_id = p.account_id and o.address = any(others.addresses)),
       (select max(c.heard_at) from conversations c where c.account_id = p.account_id and c.contact_id = p.id)
from contacts p cross join lateral (
  select array[p.address] || coalesce(
    (select array_agg(a.address order by a.created_at, a.id) from contacts a where a.merged_into = p.id), '{}'
  ) as addresses
) others
"""


def contact_of(row: Any) -> Contact:
    """A row of SELECT."""
    values = list(row)
    values[7] = json.loads(values[7])
    return Contact(*values)


def wanted_words(search: str) -> str:
    """What is looked for as a query of beginnings of words, without words that say nothing; empty for no words."""
    search = search.strip()
    if PHONE_LIKE.fullmatch(search):
        words = [re.sub(r"\D", "", search)]
    else:
        words = [search] if "@" in search else re.split(r"[\s.,;:()_@/+-]+", search)
    return " & ".join(f"{quoted(word)}:*" for word in words if word)


def quoted(word: str) -> str:
    """A word as a lexeme of a query, whatever is in it."""
    text = word.replace("\0", "").replace("\\", "\\\\").replace("'", "''")
    return f"'{text}'"


def condition(values: Values, search: str, tag: str | None, rules: Rules | None) -> str:
    """What of the account's contacts is wanted; `$1` is the account."""
    parts = ["p.account_id = $1 and p.merged_into is null"]
    if words := wanted_words(search):
        parts.append(f"p.words @@ lower({values.add(words)}::text)::tsquery")
    elif search.strip():
        parts.append("false")
    if tag is not None:
        parts.append(f"p.tags @> array[{values.add(tag)}::text]")
    if rules is not None:
        parts.append(where(rules, values))
    return " and ".join(parts)


async def search(
    conn: Connection,
    account_id: str,
    *,
    words: str = "",
    tag: str | None = None,
    rules: Rules | None = None,
    before: tuple[datetime, UUID] | None = None,
    limit: int,
) -> list[Contact]:
    """Contacts, the newest first; `before` is when the last one of the page before was made, and its id."""
    values = Values(account_id)
    wanted = condition(values, words, tag, rules)
    if before is not None:
        wanted += f" and (p.created_at, p.id) < ({values.add(before[0])}::timestamptz, {values.add(before[1])}::uuid)"
    # The page is chosen first, so that consent and the like are only read for it.
    page = (
        f"(select p.* from contacts p where {wanted} "  # noqa: S608
        f"order by p.created_at desc, p.id desc limit {values.add(limit)}::integer) p"
    )
    text = (
        SELECT.replace("from contacts p cross", f"from {page} cross")
        + "order by p.created_at desc, p.id desc"
    )
    return [contact_of(row) for row in await conn.fetch(text, *values.all)]


async def count(
    conn: Connection, account_id: str, *, words: str = "", tag: str | None = None, rules: Rules | None = None
) -> int:
    """How many contacts `search` would find on all its pages."""
    values = Values(account_id)
    wanted = condition(values, words, tag, rules)
    return int(await conn.fetchval(f"select count(*) from contacts p where {wanted}", *values.all))  # noqa: S608


async def ids_of(
    conn: Connection,
    account_id: str,
    *,
    words: str = "",
    tag: str | None = None,
    rules: Rules | None = None,
    after: UUID | None = None,
    limit: int,
) -> list[tuple[UUID, str]]:
    """Ids and addresses of contacts in order of ids: for work on many. `after` is the last one that was seen."""
    values = Values(account_id)
    wanted = condition(values, words, tag, rules)
    if after is not None:
        wanted += f" and p.id > {values.add(after)}::uuid"
    rows = await conn.fetch(
        f"select p.id, p.address from contacts p where {wanted} order by p.id limit {values.add(limit)}::integer",  # noqa: S608
        *values.all,
    )
    return [(row[0], row[1]) for row in rows]


FIND = f"""{SELECT}
where p.account_id = $1
  and p.id = (select coalesce(merged_into, id) from contacts where account_id = $1 and id = $2)
"""  # noqa: S608


async def find(conn: Connection, account_id: str, contact_id: UUID) -> Contact | None:
    """The contact with this id; that of the person it was merged into, when it was."""
    row = await conn.fetchrow(FIND, account_id, contact_id)
    return None if row is None else contact_of(row)


async def id_of_address(conn: Connection, account_id: str, address: str) -> UUID | None:
    """Whose address this is, or was; digits or a business-scoped id."""
    return await conn.fetchval(  # type: ignore[no-any-return]
        """
        select coalesce(merged_into, id) from contacts where account_id = $1 and address = coalesce(
          (select address from contacts where account_id = $1 and address = $2),
          (select address from identities where account_id = $1 and id = $2))
        """,
        account_id,
        address,
    )


async def lock(conn: Connection, account_id: str, ids: Iterable[UUID]) -> list[Contact]:
    """Contacts that are about to change, locked for the rest of the transaction, in order of ids."""
    wanted = list(ids)
    await conn.execute(
        """
        select from contacts where account_id = $1 and id = any($2::uuid[]) and merged_into is null
        order by id for update
        """,
        account_id,
        wanted,
    )
    rows = await conn.fetch(
        SELECT + "where p.account_id = $1 and p.id = any($2::uuid[]) and p.merged_into is null order by p.id",
        account_id,
        wanted,
    )
    return [contact_of(row) for row in rows]


async def tags(conn: Connection, account_id: str) -> list[tuple[str, int]]:
    """The tags of the account with how many contacts have each, the most used first."""
    rows = await conn.fetch(
        """
        select tag, count(*) from contacts p, unnest(p.tags) as tag
        where p.account_id = $1 and p.merged_into is null and p.tags <> '{}'
        group by tag order by count(*) desc, tag limit 500
        """,
        account_id,
    )
    return [(row[0], row[1]) for row in rows]


class Event(NamedTuple):
    """A change of a contact, for its timeline. `detail` is JSON."""

    contact_id: UUID
    kind: str
    detail: str
    told_by: str | None
    instance_id: UUID | None = None


async def write_events(conn: Connection, account_id: str, events: Sequence[Event]) -> None:
    """Write what changed."""
    if events:
        await conn.execute(
            """
            insert into contact_events (account_id, contact_id, kind, detail, told_by, instance_id)
            select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[])
            """,
            account_id,
            *(list(column) for column in zip(*events, strict=True)),
        )
