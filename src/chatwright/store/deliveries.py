"""SQL of handing messages over: what is queued, what became of it, what a dead process left behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from chatwright.store.events_out import CALLBACK, receipts
from chatwright.store.rows import columns

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy


class Delivery(NamedTuple):
    """A queued message, with all that its channel needs.

    `ahead` is how many of its conversation were queued before its turn, when it comes from the turn itself.
    `expires_at` is by the clock of its subaccount.
    `opted_out` is what the person opted out of, `category` that of a template, looked up when it matters.
    `is_bulk` tells one of many, of a batch or a broadcast, from an answer to somebody. `marketing_rests_until` is by
    the clock of its subaccount, and not known of what a journey has just written.
    `handover_id` is set while agents have the conversation; whether that holds the message back is looked up, too.
    """

    account_id: str
    id: int
    conversation_id: int
    sub_account_id: str
    channel: str
    address: str
    umid: str
    type: str
    content: str
    options: str | None
    instance_id: UUID | None
    key: int | None
    attempts: int
    state: str
    window_expires_at: datetime | None
    ahead: int = 0
    expires_at: datetime | None = None
    dlr_callback_url: str | None = None
    opted_out: str | None = None
    is_bulk: bool = False
    marketing_rests_until: datetime | None = None
    category: str | None = None
    handover_id: UUID | None = None
    is_held_by_agent: bool = False

    @property
    def has_callback(self) -> bool:
        """Whether the message names an address of its own that is told of its receipts."""
        return self.dlr_callback_url is not None or CALLBACK in (self.options or "")


class Outcome(NamedTuple):
    """What became of handing one message over.

    `passed` are the states that it went through on the way to `state`, as in `sent,delivered:delivered_to_operator`.
    """

    account_id: str
    id: int
    conversation_id: int
    state: str
    provider_id: str | None
    detail: str | None
    error: str | None
    passed: str | None = None


class Held(NamedTuple):
    """A conversation after outcomes were written: what is still queued, and who hands it over."""

    account_id: str
    conversation_id: int
    pending: int
    sender_id: UUID | None


WRITE_OUTCOMES = """
with outcome as (
  select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
                       $8::text[])
    as o (account_id, id, conversation_id, state, provider_id, detail, error, passed)
), locked as (
  -- A conversation whose turn is under way is left for the next time: waiting for it would hold up all others.
  select c.account_id, c.id from conversations c
  where (c.account_id, c.id) in (select account_id, conversation_id from outcome)
  for no key update skip locked
), written as (
  update messages m set
    state = case when m.state = 'queued' then o.state else m.state end,
    detail = case when m.state = 'queued' then o.detail else m.detail end,
    error = coalesce(o.error, m.error),
    provider_id = coalesce(o.provider_id, m.provider_id),
    handed_over_at = now(),
    state_at = case when m.state = 'queued' then now() else m.state_at end
  from outcome o join locked l on l.account_id = o.account_id and l.id = o.conversation_id
  where m.account_id = o.account_id and m.id = o.id and m.handed_over_at is null
  returning m.account_id, m.conversation_id{returning}
){told}, counted as (
  select account_id, conversation_id, count(*)::integer as n from written group by 1, 2
), held as (
  -- A conversation that rests keeps the time until which it does.
  update conversations c set pending = greatest(c.pending - counted.n, 0),
    sender_until = case when c.sender_id is null then c.sender_until else $9 end
  from counted where c.account_id = counted.account_id and c.id = counted.conversation_id
  returning c.account_id, c.id, c.pending, c.sender_id
)
select l.account_id, l.id, coalesce(h.pending, 0), h.sender_id
from locked l left join held h on h.account_id = l.account_id and h.id = l.id
"""
WRITE_OUTCOMES_ONLY = WRITE_OUTCOMES.format(returning="", told="")
WRITE_OUTCOMES_AND_TELL = WRITE_OUTCOMES.format(
    returning="""
    , m.id, m.sub_account_id, m.state, m.detail, m.error, m.options, m.dlr_callback_url, o.passed,
    m.state_at = now() and m.state <> 'queued' as is_new""",
    told=f"""
, passed as (
  select w.account_id, w.id, w.sub_account_id, p.state, p.detail, p.error, w.options, w.dlr_callback_url, p.n
  from written w cross join lateral (
    select split_part(way.step, ':', 1) as state, nullif(split_part(way.step, ':', 2), '') as detail,
           null as error, way.n from string_to_table(w.passed, ',') with ordinality as way (step, n)
    union all select w.state, w.detail, w.error, 1000
  ) p
  where w.is_new
), {receipts("passed", at="now() + s.clock_offset", order="c.id, c.n")}""",  # noqa: S608 - constant
)


async def write_outcomes(
    pool: Pool, outcomes: Sequence[Outcome], sender_until: datetime, *, tell: bool = False
) -> list[Held]:
    """Write what became of messages, in one statement; a message's first outcome is the one that counts.

    Answers the conversations that were written; the outcomes of others must be written again. With `tell`, webhooks
    that asked for it are told.
    """
    statement = WRITE_OUTCOMES_AND_TELL if tell else WRITE_OUTCOMES_ONLY
    rows = await pool.fetch(statement, *columns(outcomes, len(Outcome._fields)), sender_until)
    return [Held(*row) for row in rows]


SELECT_QUEUED = """
select m.account_id, m.id, m.conversation_id, m.sub_account_id, c.channel, c.address, m.umid, m.type, m.content,
       m.options, m.instance_id, m.key, m.attempts, m.state, c.window_expires_at, 0, m.expires_at,
       m.dlr_callback_url, c.opted_out, m.batch_id is not null or m.broadcast_id is not null,
       c.marketing_rests_until, null, c.handover_id
from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
"""


async def queued_of(pool: Pool, account_id: str, conversation_id: int, after: int = 0) -> list[Delivery]:
    """The messages of a conversation still to be handed over, oldest first."""
    rows = await pool.fetch(
        SELECT_QUEUED
        + """
        where m.account_id = $1 and m.conversation_id = $2 and m.direction = 'outbound'
          and m.handed_over_at is null and m.id > $3
        order by m.id limit 100
        """,
        account_id,
        conversation_id,
        after,
    )
    return [Delivery(*row) for row in rows]


async def claim_abandoned(pool: Pool, sender_id: UUID, lease: timedelta, limit: int) -> list[tuple[str, int]]:
    """Take over conversations with queued messages that no process is handing over any more."""
    rows = await pool.fetch(
        """
        update conversations c set sender_id = $1, sender_until = now() + $2::interval
        from (select account_id, id from conversations where pending > 0 and sender_until < now()
              order by sender_until limit $3 for no key update skip locked) d
        where c.account_id = d.account_id and c.id = d.id
        returning c.account_id, c.id
        """,
        sender_id,
        lease,
        limit,
    )
    return [(row[0], row[1]) for row in rows]


async def renew(pool: Pool, account_id: str, conversation_id: int, sender_id: UUID, until: datetime) -> bool:
    """Hold a conversation longer; False when another process has taken it over meanwhile."""
    done = await pool.execute(
        """
        update conversations set sender_until = $4 where account_id = $1 and id = $2 and sender_id = $3
        """,
        account_id,
        conversation_id,
        sender_id,
        until,
    )
    return str(done).endswith(" 1")


async def postpone(
    pool: Pool, account_id: str, conversation_id: int, message_id: int, until: datetime, error: str
) -> None:
    """Let a conversation's messages rest until `until`, after which any process may go on with them."""
    await pool.execute(
        """
        with tried as (
          update messages set attempts = attempts + 1, error = $5 where account_id = $1 and id = $3
        )
        update conversations set sender_id = null, sender_until = $4 where account_id = $1 and id = $2
        """,
        account_id,
        conversation_id,
        message_id,
        until,
        error,
    )


async def rest(pool: Pool, account_id: str, conversation_id: int, sender_id: UUID, until: datetime) -> None:
    """Let a conversation's messages rest until `until` without counting as tried, if it is held here still."""
    await pool.execute(
        """
        update conversations set sender_id = null, sender_until = $4
        where account_id = $1 and id = $2 and sender_id = $3
        """,
        account_id,
        conversation_id,
        sender_id,
        until,
    )


async def keep_shown(
    pool: Pool,
    account_id: str,
    sub_account_id: str,
    umid: str | None,
    provider_id: str | None,
    shown: str,
) -> None:
    """Keep what the provider says that the phone shows of a message; JSON."""
    await pool.execute(
        """
        update messages set delivered_content = $5
        where account_id = $1 and sub_account_id = $2 and direction = 'outbound'
          and (umid = $3 or ($3::text is null and provider_id = $4))
        """,
        account_id,
        sub_account_id,
        umid,
        provider_id,
        shown,
    )


class Failed(NamedTuple):
    """A message of ours that failed."""

    type: str
    content: str


async def failed(pool: Pool, account_id: str, umid: str | None, provider_id: str | None) -> Failed | None:
    """The message that a receipt is about, found by our own id or the provider's."""
    row = await pool.fetchrow(
        """
        select type, content from messages
        where account_id = $1 and direction = 'outbound' and (umid = $2 or ($2::text is null and provider_id = $3))
        limit 1
        """,
        account_id,
        umid,
        provider_id,
    )
    return None if row is None else Failed(*row)


async def provider_id_of(pool: Pool, account_id: str, sub_account_id: str, umid: str) -> str | None:
    """The provider's id of a message, which is also that of a customer's own; None for an unknown message."""
    return await pool.fetchval(  # type: ignore[no-any-return]
        "select provider_id from messages where umid = $3 and sub_account_id = $2 and account_id = $1",
        account_id,
        sub_account_id,
        umid,
    )


APPLY_RECEIPT = f"""
with found as (
  select account_id, id from messages
  where account_id = $1 and direction = 'outbound' and (umid = $2 or provider_id = $3)
  order by (umid = $2) desc nulls last limit 1
), changed as (
  update messages m set state = $5, detail = $6, error = coalesce($7, m.error), state_at = $8,
    provider_id = coalesce(m.provider_id, $3)
  from found f where m.account_id = f.account_id and m.id = f.id
    and case when m.state = 'delivered' and m.detail = 'delivered_to_recipient' then m.detail else m.state end
      = any($4::text[])
  returning m.account_id, m.conversation_id, m.id, m.sub_account_id, m.state, m.detail, m.error, m.options,
            m.dlr_callback_url, m.state_at
), {receipts("changed", at="c.state_at + s.clock_offset")}
select c.address, changed.dlr_callback_url is not null or strpos(coalesce(changed.options, ''), '"{CALLBACK}"') > 0
from changed join conversations c
  on c.account_id = changed.account_id and c.id = changed.conversation_id
"""  # noqa: S608 - constant


class Changed(NamedTuple):
    """A message that a receipt brought on: to whom it went, and whether it names who is told of that."""

    address: str
    has_callback: bool


async def apply_receipt(
    pool: Pool,
    account_id: str,
    *,
    umid: str | None,
    provider_id: str | None,
    states: Sequence[str],
    state: str,
    detail: str | None,
    error: str | None,
    at: datetime,
) -> Changed | None:
    """Bring a message to `state` unless it is already in one that is not among `states` [R-DR-1..6].

    The message is found by our own id, which the receipt echoes, or by the provider's. None when the message is
    unknown or no change was due. Webhooks are told of the change.
    """
    row = await pool.fetchrow(
        APPLY_RECEIPT,
        account_id,
        umid,
        provider_id,
        list(states),
        state,
        detail,
        error,
        at,
    )
    return None if row is None else Changed(*row)
