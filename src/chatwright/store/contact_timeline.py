"""SQL of what happened with a person: each kind of thing newest first, told together by time.

Every source is read through its own index, a page at a time, so that a long history costs no more than a short one.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool

SOURCES = ("message", "journey", "handover", "consent", "change")
"""What a timeline is made of, in the order of the parts of its cursor."""


class Entry(NamedTuple):
    """One thing that happened. `place` is where it stands in its source."""

    source: str
    place: str
    at: datetime
    told: dict[str, Any]


MESSAGES = """
select m.id, m.created_at, m.direction, m.type, m.content, m.state, m.umid, c.sub_account_id, c.channel, c.address
from conversations c cross join lateral (
  select id, created_at, direction, type, content, state, umid from messages m
  where m.account_id = $1 and m.conversation_id = c.id and ($3::bigint is null or m.id < $3)
  order by m.id desc limit $4
) m
where c.account_id = $1 and c.contact_id = $2 order by m.id desc limit $4
"""
JOURNEYS = """
select i.id, i.started_at, i.completed_at, i.status, i.faulted, i.definition_id, i.version, v.name
from conversations c cross join lateral (
  select * from instances i where i.account_id = $1 and i.conversation_id = c.id
    and ($3::timestamptz is null or i.started_at < $3)
  order by i.started_at desc limit $4
) i
left join definition_versions v
  on v.account_id = $1 and v.definition_id = i.definition_id and v.version = i.version
where c.account_id = $1 and c.contact_id = $2 order by i.started_at desc limit $4
"""
HANDOVERS = """
select h.id, h.opened_at, h.closed_at, h.status
from handovers h join conversations c on c.account_id = h.account_id and c.id = h.conversation_id
where c.account_id = $1 and c.contact_id = $2 and ($3::timestamptz is null or h.opened_at < $3)
order by h.opened_at desc limit $4
"""
CONSENT = """
select l.id, l.at, l.choice, l.scope, l.source, l.wording, l.told_by, l.changed
from consent_log l
where l.account_id = $1 and l.address = any($2::text[]) and ($3::bigint is null or l.id < $3)
order by l.id desc limit $4
"""
CHANGES = """
select e.id, e.at, e.kind, e.detail, e.told_by, e.instance_id from contact_events e
where e.account_id = $1 and e.contact_id = $2 and ($3::bigint is null or e.id < $3)
order by e.id desc limit $4
"""


async def timeline(
    pool: Pool, account_id: str, contact_id: UUID, addresses: list[str], before: dict[str, str], limit: int
) -> list[Entry]:
    """What happened, newest first; `before` has for each source the place from which on it was told already."""
    found: list[Entry] = []

    def number(source: str) -> int | None:
        return int(before[source]) if source in before else None

    def moment(source: str) -> datetime | None:
        return datetime.fromisoformat(before[source]) if source in before else None

    for row in await pool.fetch(MESSAGES, account_id, contact_id, number("message"), limit):
        found.append(Entry("message", str(row[0]), row[1], dict(row)))
    for row in await pool.fetch(JOURNEYS, account_id, contact_id, moment("journey"), limit):
        found.append(Entry("journey", row[1].isoformat(), row[1], dict(row)))
    for row in await pool.fetch(HANDOVERS, account_id, contact_id, moment("handover"), limit):
        found.append(Entry("handover", row[1].isoformat(), row[1], dict(row)))
    for row in await pool.fetch(CONSENT, account_id, addresses, number("consent"), limit):
        found.append(Entry("consent", str(row[0]), row[1], dict(row)))
    for row in await pool.fetch(CHANGES, account_id, contact_id, number("change"), limit):
        found.append(Entry("change", str(row[0]), row[1], dict(row)))
    # Within a source the order is its own, since a simulator's clock may have been moved.
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:limit]
