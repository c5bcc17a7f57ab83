"""The SQL that writes a turn, in one statement made of the parts that this turn needs.

A turn is written in one of two ways. Either its transaction has locked conversation and instance before it was
thought out (`write_turn`), or it was thought out on what had been read without a lock (`write_turn_at_home`): then
the statement is a transaction of its own, which checks that nothing has changed since, and writes nothing if it
has. Both use the same parts (see `turn_parts`).
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from chatwright.store.rows import (
    ArmedRow,
    Conversation,
    ErrorRow,
    InboundRow,
    LogRow,
    MessageRow,
    TurnRecord,
    columns,
)
from chatwright.store.turn_parts import PARTS, TELLING, WIDTHS

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy

SHARDS = 16
"""Over how many rows the counts of a definition are spread, so that turns do not queue for one."""


class QueuedMessage(NamedTuple):
    """Which row a message got, and which process hands the conversation's messages over.

    `ahead` is how many of the conversation were queued before this turn's, `opted_out` what the person opted out of.
    `handover_id` is set while agents have the conversation.
    """

    umid: str
    id: int
    conversation_id: int
    sender_id: UUID
    window_expires_at: datetime | None
    ahead: int
    opted_out: str | None
    handover_id: UUID | None


class Home(NamedTuple):
    """What a turn found when it wrote into its own conversation: who hands its messages over, and their ids.

    `pending` is how many of the conversation are to be handed over now, this turn's included.
    """

    conversation_id: int
    sender_id: UUID | None
    window_expires_at: datetime | None
    revision: int
    pending: int
    opted_out: str | None
    handover_id: UUID | None
    message_ids: list[int] | None


class Tells(NamedTuple):
    """What a turn tells webhooks of: the event of the message that came in, as JSON, and that others are queued."""

    inbound: str | None = None
    queued: bool = False


NOBODY = Tells()


class Statement:
    """The parts of one turn's statement, with their values."""

    __slots__ = ("_names", "_values")

    def __init__(self, *common: object) -> None:
        self._names: list[str] = []
        self._values: list[object] = [*common]

    def add(self, name: str, *values: object) -> None:
        """Add a part."""
        self._names.append(name)
        self._values += values

    async def run(self, conn: Any) -> Any:
        """Run the statement; one row, as `compose` says. Raises SerializationError when it was called off."""
        return await conn.fetchrow(compose(tuple(self._names)), *self._values)


@cache
def compose(names: tuple[str, ...]) -> str:
    """The text of a statement of these parts; one text for each combination, so that each is planned once.

    Its row is that of `Home`, and one column more.
    """
    texts, number = [], 2 if has_instance(names) else 1
    for name in names:
        width = WIDTHS[name]
        text = PARTS[name].format(*(f"${number + n + 1}" for n in range(width)))
        if name == "says" and "received" in names:
            # Parts run in no order of their own, and an answer must not be numbered before what it answers.
            text = text.replace("from home h,", "from home h, (select count(*) from received) heard,")
        if name == "says" and "says is told" in names:
            text = text.replace("returning id", TELLING)
        texts.append(text)
        number += width
    checks, sources = [], ["(select 1) as always"]
    if has_home := any("home" in name and "at home" not in name for name in names):
        sources.append("left join home h on true")
        checks.append("h.id is null")
    if has_instance(names):
        sources.append("left join instance i on true")
        checks.append("i.id is null")
    ids = "(select array_agg(q.id order by q.id) from queued q)" if "says" in names else "null"
    found = (
        "h.id, h.sender_id, h.window_expires_at, h.revision, h.pending, h.opted_out, h.handover_id"
        if has_home
        else "null, null, null, null, null, null, null"
    )
    return (
        f"with {','.join(texts)}\n"
        f"select {found}, {ids}, case when {' or '.join(checks)} then pushed_aside() end\n"
        f"from {' '.join(sources)}"
    )


def has_instance(names: tuple[str, ...]) -> bool:
    """Whether a statement of these parts writes an instance."""
    return any(name.startswith(("started", "moved")) for name in names)


def add_outcome(statement: Statement, turn: TurnRecord) -> None:
    """Add what a turn leaves behind beside its instance and messages."""
    if turn.released:
        statement.add("released", turn.released)
    if turn.armed:
        statement.add("armed", *columns(turn.armed, len(ArmedRow._fields)))
    if turn.log:
        statement.add("logged", *columns(turn.log, len(LogRow._fields)))
    if turn.errors:
        statement.add("failed", *columns(turn.errors, len(ErrorRow._fields)))
    if turn.answers:
        statement.add("answers saved", *turn.answers)
    if turn.started or turn.completed or turn.terminated:
        statement.add(
            "counted",
            turn.definition_id,
            turn.version,
            turn.started_at,
            turn.instance_id.int % SHARDS,
            turn.started,
            turn.completed,
            turn.terminated,
        )


async def write_turn_at_home(
    pool: Any,
    account_id: str,
    home: Conversation | None,
    inbound: InboundRow | None,
    turn: TurnRecord | None,
    *,
    sender_id: UUID,
    sender_until: datetime,
    tells: Tells = NOBODY,
) -> Home:
    """Write, in a transaction of its own, a message that came in and the turn it led to, or a turn alone.

    All messages of the turn go to `home`, which is None when `inbound` is the first message of its conversation.
    `sender_id` is the process that would hand the messages over until `sender_until`; it only gets a
    conversation that no other process is busy with.

    Raises SerializationError or UniqueViolationError, with nothing written, when the conversation or the
    instance is no longer what the turn was thought out on.
    """
    statement = Statement(account_id) if turn is None else Statement(account_id, turn.instance_id)
    messages = turn.messages if turn is not None else []
    hold = (len(messages), sender_id, sender_until)
    if inbound is not None:
        if home is None:
            statement.add(
                "new home",
                inbound.sub_account_id,
                inbound.channel,
                inbound.address,
                inbound.name,
                inbound.window_expires_at,
                *(hold if messages else (0, None, None)),
            )
        else:
            heard = (home.id, home.revision, inbound.name, inbound.window_expires_at)
            if messages:
                statement.add("home hears and says", *heard, *hold)
            else:
                statement.add("home hears", *heard)
        statement.add(
            "received",
            inbound.sub_account_id,
            inbound.umid,
            inbound.type,
            inbound.content,
            inbound.reply_to,
            inbound.created_at,
            inbound.instance_id,
            inbound.key,
        )
        if tells.inbound is not None:
            statement.add("received is told", inbound.sub_account_id, tells.inbound, inbound.created_at)
    elif messages:
        assert home is not None
        statement.add("home says", home.id, *hold)
    is_at_home = inbound is not None or bool(messages)
    if turn is not None:
        add_instance(statement, turn, is_at_home)
        add_outcome(statement, turn)
        if messages:
            statement.add("says", *columns([row[1:] for row in messages], len(MessageRow._fields) - 1))
            if tells.queued:
                statement.add("says is told")
    row = await statement.run(pool)
    return Home(*row[: len(Home._fields)])


def add_instance(statement: Statement, turn: TurnRecord, is_at_home: bool) -> None:
    """Add the instance itself: a new row, or a change of the one that the turn was thought out on."""
    if turn.revision is not None:
        moved = (turn.status, turn.faulted, turn.state, turn.completed_at, turn.revision)
        if is_at_home:
            statement.add("moved at home", *moved)
        else:
            statement.add("moved", *moved, turn.conversation_id)
        return
    origin = (turn.definition_id, turn.version, turn.sub_account_id)
    rest = (turn.status, turn.faulted, turn.test, turn.state, turn.started_at, turn.completed_at)
    if is_at_home:
        statement.add("started at home", *origin, *rest)
    else:
        statement.add("started", *origin, turn.conversation_id, *rest)


QUEUE_MESSAGES = """
with queued as (
  insert into messages
    (account_id, conversation_id, sub_account_id, direction, umid, client_message_id, type, content, options,
     state, instance_id, key, created_at)
  select $1, m.conversation_id, m.sub_account_id, 'outbound', m.umid, m.client_message_id, m.type, m.content,
         m.options, 'queued', $2, m.key, m.created_at
  from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
              $10::integer[], $11::timestamptz[])
    with ordinality as m (conversation_id, sub_account_id, umid, client_message_id, type, content, options, key,
                          created_at, n)
  order by n
  returning id, umid, conversation_id
), counted as (
  select conversation_id, count(*)::integer as n from unnest($3::bigint[]) as c (conversation_id) group by 1
), held as (
  update conversations c set
    pending = c.pending + counted.n, unanswered = false,
    sender_id = case when c.pending <= 0 or c.sender_until < now() then $12 else c.sender_id end,
    sender_until = case when c.pending <= 0 or c.sender_until < now() then $13 else c.sender_until end,
    updated_at = now()
  from counted where c.account_id = $1 and c.id = counted.conversation_id
  returning c.id, c.sender_id, c.window_expires_at, c.pending - counted.n as ahead, c.opted_out, c.handover_id
)
select q.umid, q.id, q.conversation_id, h.sender_id, h.window_expires_at, h.ahead, h.opted_out, h.handover_id
from queued q join held h on h.id = q.conversation_id
order by q.id
"""


async def write_turn(
    conn: Connection, turn: TurnRecord, *, sender_id: UUID, sender_until: datetime
) -> list[QueuedMessage]:
    """Write a turn whose instance and conversations the transaction has locked.

    Its messages, which may go to several conversations, are queued behind those that are there already, in the
    given order. For `sender_id` and `sender_until` see `write_turn_at_home`.
    """
    statement = Statement(turn.account_id, turn.instance_id)
    add_instance(statement, turn, is_at_home=False)
    add_outcome(statement, turn)
    await statement.run(conn)
    if not turn.messages:
        return []
    return await queue_messages(
        conn,
        turn.account_id,
        turn.instance_id,
        turn.messages,
        sender_id=sender_id,
        sender_until=sender_until,
    )


async def queue_messages(
    conn: Connection,
    account_id: str,
    instance_id: UUID | None,
    messages: list[MessageRow],
    *,
    sender_id: UUID,
    sender_until: datetime,
) -> list[QueuedMessage]:
    """Queue messages behind those of their conversations, which the transaction has locked."""
    rows = await conn.fetch(
        QUEUE_MESSAGES,
        account_id,
        instance_id,
        *columns(messages, len(MessageRow._fields)),
        sender_id,
        sender_until,
    )
    return [QueuedMessage(*row) for row in rows]
