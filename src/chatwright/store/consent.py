"""SQL of consent: who opted out, the log that proves it, and the settings of an account [R-OPT-1..5].

A person may be known by a phone number and by a business-scoped user id; an opt-out has a row for each address.
Conversations carry a copy of the scope (`conversations.opted_out`), which is kept here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from chatwright.messages.addresses import is_bsuid
from chatwright.messages.consent import Scope

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy

Source = Literal["word", "button", "whatsapp", "by_hand", "blacklist", "import", "simulator", "receipt"]
"""How a choice reached us: a word or a tapped button, WhatsApp's own setting, a colleague, the API, a file."""


class OptOut(NamedTuple):
    """Somebody who opted out. `bsuid` when the person is known by one, too; `told_by` who wrote it down."""

    id: int
    address: str
    bsuid: str | None
    name: str | None
    scope: str
    since: datetime
    source: str
    wording: str
    told_by: str | None


class Logged(NamedTuple):
    """A line of the log. `changed` is False for a choice that was made before already."""

    id: int
    address: str
    choice: str
    scope: str
    source: str
    wording: str
    told_by: str | None
    umid: str | None
    changed: bool
    at: datetime


STOP = """
with told as (
  select * from unnest($2::text[], $3::text[], $4::text[]) with ordinality as t (address, phone, wording, n)
), written as (
  insert into opt_outs as o (account_id, address, phone, scope, since, source, wording, told_by)
  select $1, address, phone, $5, $6, $7, wording, $8 from told order by address
  on conflict (account_id, address) do update set
    scope = excluded.scope, since = excluded.since, source = excluded.source, wording = excluded.wording,
    told_by = excluded.told_by
    where o.scope = 'marketing' and excluded.scope = 'all'
  returning o.address
), marked as (
  update conversations c set opted_out = $5 from written w
  where c.account_id = $1 and c.address = w.address
), logged as (
  insert into consent_log (account_id, address, choice, scope, source, wording, told_by, umid, changed, at)
  select $1, t.address, 'stop', $5, $7, t.wording, $8, $9, exists (select from written w where w.address = t.address),
         $6
  from told t where t.phone is null order by t.n
)
select address from written
"""


async def stop_many(
    conn: Connection,
    account_id: str,
    people: Sequence[tuple[str, str | None, str]],
    scope: Scope,
    source: Source,
    now: datetime,
    *,
    told_by: str | None = None,
    umid: str | None = None,
) -> set[str]:
    """Opt people out; answers the addresses for which that is new, or reaches further than before.

    `people` are address, wording and, between them, the phone number when the address is another one of that same
    person. No address may occur twice.
    """
    addresses, phones, wordings = zip(*people, strict=True)
    rows = await conn.fetch(
        STOP,
        account_id,
        list(addresses),
        list(phones),
        list(wordings),
        scope,
        now,
        source,
        told_by,
        umid,
    )
    return {row[0] for row in rows}


async def stop(
    conn: Connection,
    account_id: str,
    address: str,
    scope: Scope,
    source: Source,
    wording: str,
    now: datetime,
    *,
    bsuid: str | None = None,
    told_by: str | None = None,
    umid: str | None = None,
) -> bool:
    """Opt a person out, and log it; True when that is new, or reaches further than before.

    `address` is digits or a business-scoped id, `bsuid` the latter when both are known. A narrower scope changes
    nothing for somebody who wants nothing at all.
    """
    people: list[tuple[str, str | None, str]] = [(address, None, wording)]
    if bsuid and bsuid != address:
        people.append((bsuid, address, wording))
    changed = await stop_many(conn, account_id, people, scope, source, now, told_by=told_by, umid=umid)
    return bool(changed)


START = """
with person as (
  -- All addresses of the person: those given, and the phone number that a given id belongs to, with its ids.
  select unnest($2::text[]) as address
  union select phone from opt_outs where account_id = $1 and address = any($2::text[]) and phone is not null
), gone as (
  delete from opt_outs o
  where o.account_id = $1 and (o.scope = $3 or $3 = 'all')
    and (o.address in (select address from person) or o.phone in (select address from person))
  returning o.address
), marked as (
  update conversations c set opted_out = null from gone where c.account_id = $1 and c.address = gone.address
), logged as (
  insert into consent_log (account_id, address, choice, scope, source, wording, told_by, umid, changed, at)
  values ($1, ($2::text[])[1], 'start', $3, $4, $5, $6, $7, exists (select from gone), $8)
)
select exists (select from gone)
"""


async def start(
    conn: Connection,
    account_id: str,
    address: str,
    source: Source,
    wording: str,
    now: datetime,
    *,
    scope: Scope = "all",
    bsuid: str | None = None,
    told_by: str | None = None,
    umid: str | None = None,
) -> bool:
    """Opt a person in again, and log it; True when the person had opted out.

    With `scope` "marketing" only an opt-out of that scope ends, as for WhatsApp's own setting.
    """
    addresses = [address, *([bsuid] if bsuid and bsuid != address else [])]
    done = await conn.fetchval(START, account_id, addresses, scope, source, wording, told_by, umid, now)
    return bool(done)


FOLLOW = """
with old as (
  select scope, since, source, wording, told_by from opt_outs where account_id = $1 and address = $2
), carried as (
  insert into opt_outs as o (account_id, address, scope, since, source, wording, told_by)
  select $1, $3, scope, since, source, wording, told_by from old
  on conflict (account_id, address) do update set
    scope = excluded.scope, since = excluded.since, source = excluded.source, wording = excluded.wording,
    told_by = excluded.told_by
    where o.scope = 'marketing' and excluded.scope = 'all'
)
update opt_outs set phone = case when $4 then $3 end
where account_id = $1 and address <> $3 and (address = $2 or phone = $2)
"""


async def follow(conn: Connection, account_id: str, previous: str, current: str) -> None:
    """Let an opt-out go along when a person's conversations go over from one address to another.

    An id stays beside the phone number that it belongs to; an earlier number is nobody's any more.
    """
    await conn.execute(FOLLOW, account_id, previous, current, not is_bsuid(current))
    if not is_bsuid(previous) or is_bsuid(current):
        await conn.execute(
            "delete from opt_outs where account_id = $1 and address = $2", account_id, previous
        )
    await conn.execute(
        """
        update conversations c set opted_out = o.scope from opt_outs o
        where o.account_id = $1 and o.address = $2 and c.account_id = $1 and c.address = $2
        """,
        account_id,
        current,
    )


async def is_opted_out(conn: Connection, account_id: str, addresses: Sequence[str]) -> bool:
    """Whether the person with these addresses has opted out of anything."""
    return bool(
        await conn.fetchval(
            "select exists (select from opt_outs where account_id = $1 and address = any($2::text[]))",
            account_id,
            list(addresses),
        )
    )


SELECT = """
select o.id, o.address, b.address as bsuid, p.name, o.scope, o.since, o.source, o.wording, o.told_by
from opt_outs o
left join opt_outs b on b.account_id = o.account_id and b.phone = o.address
left join contacts p on p.account_id = o.account_id and p.address = o.address
where o.account_id = $1 and o.phone is null
"""


FIND = f"""{SELECT}
and o.address = $2
"""


async def find(conn: Connection, account_id: str, address: str) -> OptOut | None:
    """The opt-out of the person with this phone number or business-scoped id."""
    phone = await conn.fetchval(
        "select phone from opt_outs where account_id = $1 and address = $2", account_id, address
    )
    row = await conn.fetchrow(FIND, account_id, phone or address)
    return None if row is None else OptOut(*row)


SEARCH = f"""{SELECT}
and ($2 = '' or strpos(lower(p.name), lower($2)) > 0 or strpos(lower(o.wording), lower($2)) > 0
     or strpos(lower(b.address), lower($2)) > 0 or strpos(lower(o.address), lower($2)) > 0
     or ($3 <> '' and strpos(o.address, $3) > 0))
and ($4::bigint is null or o.id < $4)
order by o.id desc limit $5
"""


async def search(
    conn: Connection, account_id: str, words: str, before: int | None, limit: int
) -> list[OptOut]:
    """Who opted out, newest first; `words` are looked for in address, name and wording, digits also without +."""
    digits = "".join(char for char in words if char.isdigit())
    rows = await conn.fetch(SEARCH, account_id, words.strip(), digits, before, limit)
    return [OptOut(*row) for row in rows]


async def count(conn: Connection, account_id: str) -> int:
    """How many people opted out."""
    value = await conn.fetchval(
        "select count(*) from opt_outs where account_id = $1 and phone is null", account_id
    )
    return int(value or 0)


async def log(
    conn: Connection, account_id: str, address: str | None, before: int | None, limit: int
) -> list[Logged]:
    """What people chose, newest first; of one address, or of all."""
    rows = await conn.fetch(
        """
        select id, address, choice, scope, source, wording, told_by, umid, changed, at from consent_log
        where account_id = $1 and ($2::text is null or address = $2) and ($3::bigint is null or id < $3)
        order by id desc limit $4
        """,
        account_id,
        address,
        before,
        limit,
    )
    return [Logged(*row) for row in rows]


async def read_settings(conn: Connection, account_id: str) -> str | None:
    """The settings as JSON; None as long as nothing was changed."""
    return await conn.fetchval(  # type: ignore[no-any-return]
        "select settings from consent_settings where account_id = $1", account_id
    )


async def write_settings(conn: Any, account_id: str, settings: str) -> None:
    """Keep the settings; the caller raises the account's epoch in the same transaction."""
    await conn.execute(
        """
        insert into consent_settings (account_id, settings) values ($1, $2)
        on conflict (account_id) do update set settings = excluded.settings
        """,
        account_id,
        settings,
    )


async def rest_marketing(conn: Connection, account_id: str, address: str, until: datetime) -> None:
    """Hold back marketing from a person until then, by subaccounts' clocks, on all numbers of the account."""
    await conn.execute(
        """
        update conversations set marketing_rests_until = greatest(marketing_rests_until, $3::timestamptz)
        where account_id = $1 and address = $2
        """,
        account_id,
        address,
        until,
    )


async def marketing_rests_until(conn: Connection, account_id: str, conversation_id: int) -> datetime | None:
    """Until when marketing is held back from the person of a conversation; None when it never was."""
    return await conn.fetchval(  # type: ignore[no-any-return]
        "select marketing_rests_until from conversations where account_id = $1 and id = $2",
        account_id,
        conversation_id,
    )


async def category_of(
    pool: Any, account_id: str, sub_account_id: str, name: str, language: str
) -> str | None:
    """The category of a template, None when it is not known here."""
    value = await pool.fetchval(
        """
        select category from templates
        where account_id = $1 and sub_account_id = $2 and name = $3 and language = $4
        """,
        account_id,
        sub_account_id,
        name,
        language,
    )
    return None if value is None else str(value)
