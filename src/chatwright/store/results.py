"""SQL of the results of a journey: who was asked what, and what they answered.

A message that a wait consumed carries the run and the number of the wait's execution; the log says which step that
was. Of a step that was asked more than once in a run, the last answer counts. All queries look at the newest runs of
the period, up to a limit, so that none grows with the history.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool

RUNS = """
runs as materialized (
  select id, version, status, faulted, started_at, completed_at, conversation_id from instances
  where account_id = $1 and definition_id = $2 and not test and ($3::integer is null or version = $3)
    and ($4::timestamptz is null or started_at >= $4) and ($5::timestamptz is null or started_at < $5)
  order by started_at desc limit $6
)"""
ANSWERS = """
answers as (
  select distinct on (r.id, l.step) r.id as run, l.step, m.id, m.type, m.created_at,
    coalesce(c #>> '{interactive,list_reply,id}', c #>> '{interactive,button_reply,id}',
             c ->> 'payload') as choice,
    coalesce(c #>> '{interactive,list_reply,title}', c #>> '{interactive,button_reply,title}',
             c ->> 'text', '') as text
  from runs r
  join messages m on m.instance_id = r.id and m.direction = 'inbound' and m.account_id = $1
  join instance_log l on l.account_id = $1 and l.instance_id = r.id and l.seq = m.key
    and l.status = 'WaitingForEvent'
  cross join lateral (select m.content::jsonb as c) content
  order by r.id, l.step, m.id desc
)"""
MOST_GROUPS = 300
"""So many different answers of one question are told apart; choices and points are far fewer."""


class Period(NamedTuple):
    """Which runs are looked at: of one version or all, begun in a span of time (UTC), the newest ones."""

    version: int | None
    begin: datetime | None
    end: datetime | None
    most: int


class Totals(NamedTuple):
    """How many began, ended, answered at least once; `is_cut` when the period has more runs than are looked at."""

    started: int
    completed: int
    answered: int
    is_cut: bool


class AnswerGroup(NamedTuple):
    """Equal answers of a step; `runs` is how many gave it."""

    step: str
    choice: str | None
    text: str
    runs: int


class Answer(NamedTuple):
    """One answer, as the list of texts shows it."""

    id: int
    run: UUID
    type: str
    text: str
    at: datetime
    address: str | None
    name: str | None


class Run(NamedTuple):
    """A run with its answers by step, for a table."""

    id: UUID
    version: int
    status: str
    started_at: datetime
    completed_at: datetime | None
    address: str | None
    name: str | None
    answers: dict[str, str]


async def totals(pool: Pool, account_id: str, definition_id: UUID, period: Period) -> Totals:
    """How many runs there are, and how many of them got an answer."""
    row = await pool.fetchrow(
        f"""
        with {RUNS}
        select count(*), count(*) filter (where status = 'Complete' and not faulted),
          count(*) filter (where exists (
            select from messages m where m.instance_id = r.id and m.direction = 'inbound' and m.account_id = $1))
        from runs r
        """,  # noqa: S608 - constant parts
        account_id,
        definition_id,
        *period[:3],
        period.most + 1,
    )
    assert row is not None
    return Totals(min(row[0], period.most), row[1], row[2], row[0] > period.most)


async def asked(pool: Pool, account_id: str, definition_id: UUID, period: Period) -> dict[str, int]:
    """In how many runs each wait was reached."""
    rows = await pool.fetch(
        f"""
        with {RUNS}
        select l.step, count(distinct l.instance_id)
        from runs r join instance_log l on l.account_id = $1 and l.instance_id = r.id
        where l.status = 'WaitingForEvent' group by l.step
        """,  # noqa: S608 - constant parts
        account_id,
        definition_id,
        *period,
    )
    return {row[0]: row[1] for row in rows}


async def groups(pool: Pool, account_id: str, definition_id: UUID, period: Period) -> list[AnswerGroup]:
    """Equal answers of each step, the most frequent first; what is beyond MOST_GROUPS of a step is one group."""
    rows = await pool.fetch(
        f"""
        with {RUNS}, {ANSWERS}, equal as (
          select step, choice, left(text, 200) as text, count(*) as runs,
            row_number() over (partition by step order by count(*) desc, min(id)) as place
          from answers group by 1, 2, 3
        )
        select step, case when place <= $7 then choice end, case when place <= $7 then text else '…' end,
          sum(runs)::bigint
        from equal group by 1, 2, 3 order by 1, 4 desc
        """,  # noqa: S608 - constant parts
        account_id,
        definition_id,
        *period,
        MOST_GROUPS,
    )
    return [AnswerGroup(*row) for row in rows]


async def texts(
    pool: Pool,
    account_id: str,
    definition_id: UUID,
    period: Period,
    step: str,
    *,
    before: int | None,
    limit: int,
) -> list[Answer]:
    """What was written in answer to a step, newest first; `before` is the id of the last one seen."""
    rows = await pool.fetch(
        f"""
        with {RUNS}, {ANSWERS}
        select a.id, a.run, a.type, a.text, a.created_at, c.address, c.name
        from answers a join runs r on r.id = a.run
        left join conversations c on c.account_id = $1 and c.id = r.conversation_id
        where a.step = $7 and a.choice is null and ($8::bigint is null or a.id < $8)
        order by a.id desc limit $9
        """,  # noqa: S608 - constant parts
        account_id,
        definition_id,
        *period,
        step,
        before,
        limit,
    )
    return [Answer(*row) for row in rows]


async def table(pool: Pool, account_id: str, definition_id: UUID, period: Period) -> AsyncIterator[Run]:
    """The runs with all their answers, newest first."""
    async with pool.acquire() as conn, conn.transaction(readonly=True):
        cursor = conn.cursor(
            f"""
            with {RUNS}, {ANSWERS}
            select r.id, r.version, case when r.faulted then 'Faulted' else r.status end, r.started_at,
              r.completed_at, c.address, c.name, g.steps, g.texts
            from runs r
            left join conversations c on c.account_id = $1 and c.id = r.conversation_id
            left join (
              select run, array_agg(step) as steps, array_agg(text) as texts from answers group by run
            ) g on g.run = r.id
            order by r.started_at desc, r.id
            """,  # noqa: S608 - constant parts
            account_id,
            definition_id,
            *period,
            prefetch=500,
        )
        async for row in cursor:
            answers = dict(zip(row[7] or (), row[8] or (), strict=True))
            yield Run(row[0], row[1], row[2], row[3], row[4], row[5], row[6], answers)
