"""SQL of the inbox: which conversations wait for whom, what is unread in them, and how many there are.

Only the hand-overs that are open are ever counted. What has been resolved, and all conversations there are, is read
page by page along an index.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool

View = Literal["mine", "unassigned", "open", "unread", "unanswered", "mentions", "snoozed", "resolved", "all"]

FIRST = (datetime(9999, 1, 1, tzinfo=UTC), 2**62)
"""The cursor of the first page."""
MOST_COUNTED = 1000
"""How far what nobody answered is counted."""


class Listed(NamedTuple):
    """A conversation in the list. `content` is the JSON of its last message, `shown` that of a filled-in template."""

    id: int
    at: datetime
    sub_account_id: str
    address: str
    name: str | None
    contact_id: UUID | None
    active_at: datetime | None
    unread: int
    is_unanswered: bool
    window_expires_at: datetime | None
    opted_out: str | None
    handover_id: UUID | None
    opened_at: datetime | None
    priority: int | None
    assigned_to: UUID | None
    assignee: str | None
    team_id: UUID | None
    team: str | None
    snoozed_until: datetime | None
    mentions: int
    labels: list[UUID]
    direction: str | None
    type: str | None
    content: str | None
    shown: str | None
    state: str | None
    said_at: datetime | None
    is_journeys: bool | None
    author: str | None


OPEN = """
  handovers h join conversations c
    on c.account_id = h.account_id and c.id = h.conversation_id and c.handover_id = h.id and h.status = 'open'
"""
ANY = "conversations c left join handovers h on h.account_id = c.account_id and h.id = c.handover_id"
LAST_CLOSED = """
  handovers d join conversations c
    on c.account_id = d.account_id and c.id = d.conversation_id and c.handover_id is null and d.status = 'closed'
    and not exists (
      select from handovers l where l.conversation_id = d.conversation_id and l.account_id = d.account_id
        and (l.closed_at, l.id) > (d.closed_at, d.id)
    )
  left join handovers h on false
"""
AT = "coalesce(c.active_at, h.opened_at)"
AWAKE = "(h.snoozed_until is null or h.snoozed_until <= now())"

VIEWS: dict[View, tuple[str, str, str]] = {
    "mine": (OPEN, AT, f"{AWAKE} and h.assigned_to = $2"),
    "unassigned": (OPEN, AT, f"{AWAKE} and h.assigned_to is null"),
    "open": (OPEN, AT, f"{AWAKE}"),
    "snoozed": (OPEN, AT, "h.snoozed_until > now()"),
    "unread": (
        ANY,
        "c.active_at",
        "c.revision > c.seen_revision and (c.handover_id is not null or c.unanswered) and c.active_at is not null"
        "",
    ),
    "unanswered": (
        ANY,
        "c.active_at",
        "c.unanswered and c.handover_id is null and c.active_at is not null",
    ),
    "mentions": (
        ANY,
        "c.active_at",
        "c.id in (select m.conversation_id from mentions m where m.user_id = $2 and m.seen_at is null)",
    ),
    "resolved": (LAST_CLOSED, "d.closed_at", "true"),
    "all": (ANY, "c.active_at", "c.active_at is not null"),
}
"""Of each view where it is read from, the time it is ordered by, and which conversations it has; $2 is the caller."""

SHOWN = """
select p.id, p.at, p.sub_account_id, p.address, coalesce(k.name, p.name), p.contact_id, p.active_at,
       p.revision - p.seen_revision, p.unanswered, p.window_expires_at, p.opted_out,
       h.id, h.opened_at, h.priority, h.assigned_to, u.name, h.team_id, t.name,
       case when h.snoozed_until > now() then h.snoozed_until end,
       (select count(*) from mentions m where m.user_id = $2 and m.conversation_id = p.id and m.seen_at is null),
       array(select l.label_id from conversation_labels l
             where l.account_id = p.account_id and l.conversation_id = p.id order by l.label_id),
       s.direction, s.type, s.content, s.shown, s.state, s.created_at, s.is_journeys, w.name
from page p
left join contacts k on k.account_id = p.account_id and k.id = p.contact_id
left join handovers h on h.account_id = p.account_id and h.id = p.handover_id and h.status = 'open'
left join users u on u.id = h.assigned_to
left join teams t on t.account_id = h.account_id and t.id = h.team_id
left join lateral (
  select m.direction, m.type, m.content, m.state, m.created_at, m.sent_by, m.instance_id is not null as is_journeys,
         (select r.shown from shown_templates r where lower(m.type) = 'template' and r.account_id = m.account_id
            and r.sub_account_id = m.sub_account_id and r.umid = m.umid) as shown
  from messages m
  where m.conversation_id = p.id and m.account_id = p.account_id and lower(m.type) <> 'reaction'
  order by m.id desc limit 1
) s on true
left join users w on w.id = s.sent_by
order by p.at desc, p.id desc
"""


@cache
def page_statement(view: View) -> str:
    """The statement of a page of a view."""
    source, at, where = VIEWS[view]
    return f"""
    with page as materialized (
      select c.*, {at} as at from {source}
      where c.account_id = $1 and c.channel = 'whatsapp' and {where}
        and ({at}, c.id) < ($3::timestamptz, $4::bigint)
        and ($6::uuid is null or h.team_id = $6)
        and ($7::uuid is null or exists (
          select from conversation_labels l
          where l.account_id = c.account_id and l.conversation_id = c.id and l.label_id = $7))
      order by {at} desc, c.id desc limit $5
    ) {SHOWN}
    """  # noqa: S608 - constants


@cache
def only_statement(view: View) -> str:
    """The statement of those of some conversations that a view has."""
    source, at, where = VIEWS[view]
    return f"""
    with page as materialized (
      select c.*, {at} as at from {source}
      where c.account_id = $1 and c.channel = 'whatsapp' and {where}
        and c.address = any($3::text[]) and c.sub_account_id = any($4::text[])
        and ($5::uuid is null or h.team_id = $5)
        and ($6::uuid is null or exists (
          select from conversation_labels l
          where l.account_id = c.account_id and l.conversation_id = c.id and l.label_id = $6))
    ) {SHOWN}
    """  # noqa: S608 - constants


async def page(
    pool: Pool,
    account_id: str,
    view: View,
    *,
    user_id: UUID | None,
    before: tuple[datetime, int] = FIRST,
    limit: int,
    team_id: UUID | None = None,
    label_id: UUID | None = None,
) -> list[Listed]:
    """A page of a view, the conversation in which something happened last first."""
    rows = await pool.fetch(
        page_statement(view), account_id, user_id, before[0], before[1], limit, team_id, label_id
    )
    return [Listed(*row) for row in rows]


async def those_of(
    pool: Pool,
    account_id: str,
    view: View,
    places: Sequence[tuple[str, str]],
    *,
    user_id: UUID | None,
    team_id: UUID | None = None,
    label_id: UUID | None = None,
) -> list[Listed]:
    """Those of some conversations, named by subaccount and address, that a view has."""
    rows = await pool.fetch(
        only_statement(view),
        account_id,
        user_id,
        [address for _, address in places],
        [sub for sub, _ in places],
        team_id,
        label_id,
    )
    wanted = set(places)
    found = [Listed(*row) for row in rows]
    return [one for one in found if (one.sub_account_id, one.address) in wanted]


async def named(pool: Pool, account_id: str, conversation_id: int, *, user_id: UUID | None) -> list[Listed]:
    """One conversation, whatever view it is in."""
    rows = await pool.fetch(
        f"""
        with page as materialized (
          select c.*, coalesce(c.active_at, c.updated_at) as at from conversations c
          where c.account_id = $1 and c.id = $3
        ) {SHOWN}
        """,  # noqa: S608 - constants
        account_id,
        user_id,
        conversation_id,
    )
    return [Listed(*row) for row in rows]


class Past(NamedTuple):
    """A hand-over of a conversation, an open or a closed one; `variables` is JSON."""

    id: UUID
    opened_at: datetime
    closed_at: datetime | None
    agent: str | None
    team: str | None
    note: str | None
    variables: str | None
    is_by_hand: bool


async def handovers_of(pool: Pool, account_id: str, conversation_id: int, limit: int) -> list[Past]:
    """The newest hand-overs of a conversation, the last one first."""
    rows = await pool.fetch(
        """
        select h.id, h.opened_at, h.closed_at, u.name, t.name, h.note, h.variables, h.opened_by is not null
        from handovers h
        left join users u on u.id = h.assigned_to
        left join teams t on t.account_id = h.account_id and t.id = h.team_id
        where h.account_id = $1 and h.conversation_id = $2 order by h.opened_at desc, h.id limit $3
        """,
        account_id,
        conversation_id,
        limit,
    )
    return [Past(*row) for row in rows]


class Counts(NamedTuple):
    """How many conversations are in each view, and in how many of them something is unread."""

    mine: int
    mine_unread: int
    unassigned: int
    unassigned_unread: int
    open: int
    unread: int
    snoozed: int
    mentions: int
    unanswered: int


async def counts(pool: Pool, account_id: str, user_id: UUID | None) -> Counts:
    """The numbers beside the views; only what is open is looked at."""
    row = await pool.fetchrow(
        f"""
        with desk as (
          select h.assigned_to, c.revision > c.seen_revision as is_unread, {AWAKE} as is_awake
          from {OPEN} where h.account_id = $1 and c.channel = 'whatsapp'
        ), left_alone as (
          select c.revision > c.seen_revision as is_unread from conversations c
          where c.account_id = $1 and c.unanswered and c.handover_id is null and c.active_at is not null
            and c.channel = 'whatsapp'
          limit {MOST_COUNTED}
        )
        select count(*) filter (where is_awake and assigned_to = $2),
               count(*) filter (where is_awake and is_unread and assigned_to = $2),
               count(*) filter (where is_awake and assigned_to is null),
               count(*) filter (where is_awake and is_unread and assigned_to is null),
               count(*) filter (where is_awake),
               count(*) filter (where is_unread) + (select count(*) from left_alone where is_unread),
               count(*) filter (where not is_awake),
               (select count(*) from mentions m join conversations c
                  on c.account_id = m.account_id and c.id = m.conversation_id
                where m.account_id = $1 and m.user_id = $2 and m.seen_at is null),
               (select count(*) from left_alone)
        from desk
        """,  # noqa: S608 - constants
        account_id,
        user_id,
    )
    assert row is not None
    return Counts(*row)


async def counts_of_teams(pool: Pool, account_id: str) -> dict[UUID, int]:
    """How many open conversations that are not asleep each team has."""
    rows = await pool.fetch(
        f"""
        select h.team_id, count(*) from {OPEN}
        where h.account_id = $1 and h.team_id is not null and {AWAKE} and c.channel = 'whatsapp' group by 1
        """,  # noqa: S608 - constants
        account_id,
    )
    return {row[0]: row[1] for row in rows}


async def counts_of_labels(pool: Pool, account_id: str) -> dict[UUID, int]:
    """How many open conversations have each label."""
    rows = await pool.fetch(
        f"""
        select l.label_id, count(*) from {OPEN}
        join conversation_labels l on l.account_id = c.account_id and l.conversation_id = c.id
        where h.account_id = $1 and c.channel = 'whatsapp' group by 1
        """,  # noqa: S608 - constants
        account_id,
    )
    return {row[0]: row[1] for row in rows}


class Place(NamedTuple):
    """Where a conversation stands: enough to write into it, to note something, to say who looks at it."""

    id: int
    handover_id: UUID | None
    window_expires_at: datetime | None


async def place_of(pool: Pool, account_id: str, sub_account_id: str, address: str) -> Place | None:
    """The WhatsApp conversation with a person; None when there is none."""
    row = await pool.fetchrow(
        """
        select id, handover_id, window_expires_at from conversations
        where account_id = $1 and sub_account_id = $2 and channel = 'whatsapp' and address = $3
        """,
        account_id,
        sub_account_id,
        address,
    )
    return None if row is None else Place(*row)


async def mark_seen(
    pool: Pool, account_id: str, conversation_id: int, up_to: int, user_id: UUID | None
) -> bool:
    """An agent has seen all messages up to one; False when nothing was unread. What came after it stays unread."""
    done = await pool.execute(
        """
        update conversations c set seen_by = $4, seen_at = now(), seen_revision = greatest(c.seen_revision,
          c.revision - (select count(*) from messages m where m.conversation_id = c.id and m.account_id = c.account_id
                          and m.direction = 'inbound' and m.id > $3)::integer)
        where c.account_id = $1 and c.id = $2 and c.revision > c.seen_revision
        """,
        account_id,
        conversation_id,
        up_to,
        user_id,
    )
    return str(done).endswith(" 1")


async def mark_unseen(pool: Pool, account_id: str, conversation_id: int) -> None:
    """Let the last message of the person be unread again."""
    await pool.execute(
        """
        update conversations set seen_revision = greatest(least(seen_revision, revision - 1), 0)
        where account_id = $1 and id = $2
        """,
        account_id,
        conversation_id,
    )


async def needs_no_answer(pool: Pool, account_id: str, conversation_id: int) -> None:
    """What the person wrote last needs no answer."""
    await pool.execute(
        "update conversations set unanswered = false, seen_revision = revision where account_id = $1 and id = $2",
        account_id,
        conversation_id,
    )


async def note_answer(pool: Pool, account_id: str, handover_id: UUID) -> None:
    """An agent has answered in a hand-over; the first time counts."""
    await pool.execute(
        """
        update handovers set answered_at = now() where account_id = $1 and id = $2 and answered_at is null
        """,
        account_id,
        handover_id,
    )
