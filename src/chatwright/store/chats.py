"""SQL of a conversation as agents read it: messages with who wrote them, notes between them, and search."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool


class Said(NamedTuple):
    """A message. `content` is JSON, `shown` a template with its values, `journey` the name of what sent it."""

    id: int
    umid: str
    direction: str
    type: str
    content: str
    state: str
    created_at: datetime
    options: str | None
    error: str | None
    shown: str | None
    instance_id: UUID | None
    journey: str | None
    broadcast_id: UUID | None
    sent_by: UUID | None
    author: str | None


COLUMNS = """
  m.id, m.umid, m.direction, m.type, m.content, m.state, m.created_at, m.options, m.error, t.shown, m.instance_id,
  v.name, m.broadcast_id, m.sent_by, u.name
  from messages m
  left join shown_templates t on lower(m.type) = 'template' and t.account_id = m.account_id
    and t.sub_account_id = m.sub_account_id and t.umid = m.umid
  left join instances i on i.account_id = m.account_id and i.id = m.instance_id
  left join definition_versions v on v.account_id = i.account_id and v.definition_id = i.definition_id
    and v.version = i.version
  left join users u on u.id = m.sent_by
"""


async def before(
    pool: Pool, account_id: str, conversation_id: int, message_id: int, limit: int
) -> list[Said]:
    """The last messages before one, oldest first."""
    rows = await pool.fetch(
        f"""
        select {COLUMNS} where m.account_id = $1 and m.conversation_id = $2 and m.id < $3
        order by m.id desc limit $4
        """,
        account_id,
        conversation_id,
        message_id,
        limit,
    )
    return [Said(*row) for row in reversed(rows)]


async def after(pool: Pool, account_id: str, conversation_id: int, message_id: int, limit: int) -> list[Said]:
    """The first messages after one, oldest first."""
    rows = await pool.fetch(
        f"""
        select {COLUMNS} where m.account_id = $1 and m.conversation_id = $2 and m.id > $3 order by m.id limit $4
        """,
        account_id,
        conversation_id,
        message_id,
        limit,
    )
    return [Said(*row) for row in rows]


class Note(NamedTuple):
    """What an agent noted behind the message `after_id`; `mentions` are the agents that it names."""

    id: int
    after_id: int
    author_id: UUID | None
    author: str
    text: str
    created_at: datetime
    mentions: list[UUID]


NOTE = """
  n.id, n.after_id, n.author_id, n.author, n.text, n.created_at,
  array(select m.user_id from mentions m where m.account_id = n.account_id and m.note_id = n.id order by m.user_id)
"""


async def notes_between(
    pool: Pool, account_id: str, conversation_id: int, first: int, last: int, limit: int = 500
) -> list[Note]:
    """The notes behind messages from one to another, oldest first."""
    rows = await pool.fetch(
        f"""
        select {NOTE} from notes n
        where n.account_id = $1 and n.conversation_id = $2 and n.after_id >= $3 and n.after_id <= $4
        order by n.after_id, n.id limit $5
        """,  # noqa: S608 - constant columns
        account_id,
        conversation_id,
        first,
        last,
        limit,
    )
    return [Note(*row) for row in rows]


async def add_note(
    conn: Any,
    account_id: str,
    conversation_id: int,
    *,
    author_id: UUID | None,
    author: str,
    text: str,
    mentions: Sequence[UUID],
    client_id: str | None,
    at: datetime,
) -> Note:
    """Note something behind the last message, once for each `client_id`; those whom it names are told."""
    number = await conn.fetchval(
        """
        insert into notes (account_id, conversation_id, after_id, author_id, author, text, client_id, created_at)
        select $1, $2, coalesce((select max(id) from messages where conversation_id = $2 and account_id = $1), 0),
               $3, $4, $5, $6, $7
        on conflict (conversation_id, client_id) where client_id is not null do nothing returning id
        """,
        account_id,
        conversation_id,
        author_id,
        author,
        text,
        client_id,
        at,
    )
    if number is None:
        number = await conn.fetchval(
            "select id from notes where conversation_id = $1 and client_id = $2", conversation_id, client_id
        )
    await conn.execute(
        """
        insert into mentions (account_id, user_id, note_id, conversation_id, seen_at)
        select $1, u.id, $3, $2, case when u.id = $5 then now() end
        from users u where u.account_id = $1 and u.id = any($4::uuid[]) on conflict do nothing
        """,
        account_id,
        conversation_id,
        number,
        list(mentions),
        author_id,
    )
    row = await conn.fetchrow(
        f"select {NOTE} from notes n where n.account_id = $1 and n.id = $2",  # noqa: S608 - constant columns
        account_id,
        number,
    )
    return Note(*row)


async def see_mentions(pool: Pool, account_id: str, conversation_id: int, user_id: UUID | None) -> bool:
    """An agent has seen the notes of a conversation; whether some that name the agent were new."""
    done = await pool.execute(
        """
        update mentions set seen_at = now()
        where account_id = $1 and conversation_id = $2 and user_id = $3 and seen_at is null
        """,
        account_id,
        conversation_id,
        user_id,
    )
    return not str(done).endswith(" 0")


class Found(NamedTuple):
    """Something that was found: a message, or a note with the message that it stands behind."""

    kind: str
    id: int
    sub_account_id: str
    address: str
    name: str | None
    direction: str | None
    author: str | None
    words: str
    at: datetime


async def search(pool: Pool, account_id: str, asked: str, limit: int) -> list[Found]:
    """What customers and agents wrote, and notes, that have all these words; `asked` is a tsquery. Newest first."""
    rows = await pool.fetch(
        """
        select * from (
          (select 'message', m.id, c.sub_account_id, c.address, coalesce(k.name, c.name) as name, m.direction, u.name,
                  m.content, m.created_at as at
           from messages m
           join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
             and c.channel = 'whatsapp'
           left join contacts k on k.account_id = c.account_id and k.id = c.contact_id
           left join users u on u.id = m.sent_by
           where m.account_id = $1 and (m.direction = 'inbound' or m.sent_by is not null)
             and words_of(m.content) @@ to_tsquery('simple', $2)
           order by m.id desc limit $3)
          union all
          (select 'note', n.after_id, c.sub_account_id, c.address, coalesce(k.name, c.name), null, n.author, n.text,
                  n.created_at
           from notes n
           join conversations c on c.account_id = n.account_id and c.id = n.conversation_id
           left join contacts k on k.account_id = c.account_id and k.id = c.contact_id
           where n.account_id = $1 and to_tsvector('simple', n.text) @@ to_tsquery('simple', $2)
           order by n.id desc limit $3)
        ) found order by at desc limit $3
        """,
        account_id,
        asked,
        limit,
    )
    return [Found(*row) for row in rows]


async def people(pool: Pool, account_id: str, words: str, limit: int) -> list[tuple[str, str, str | None]]:
    """Conversations with people of this name or number: subaccount, address and name, the most recent first."""
    digits = "".join(sign for sign in words if sign.isdigit())
    rows = await pool.fetch(
        """
        select c.sub_account_id, c.address, coalesce(k.name, c.name) from conversations c
        left join contacts k on k.account_id = c.account_id and k.id = c.contact_id
        where c.account_id = $1 and c.channel = 'whatsapp' and c.active_at is not null
          and (strpos(lower(coalesce(k.name, c.name)), lower($2)) > 0
               or (length($3) > 2 and strpos(c.address, $3) > 0))
        order by c.active_at desc, c.id desc limit $4
        """,
        account_id,
        words,
        digits,
        limit,
    )
    return [(row[0], row[1], row[2]) for row in rows]


class Heard(NamedTuple):
    """The last message of a customer."""

    umid: str
    state: str
    created_at: datetime


async def last_heard(pool: Pool, account_id: str, conversation_id: int, up_to: int) -> Heard | None:
    """The last message of the customer up to one; None when there is none."""
    row = await pool.fetchrow(
        """
        select umid, state, created_at from messages
        where account_id = $1 and conversation_id = $2 and direction = 'inbound' and id <= $3
          and lower(type) <> 'reaction'
        order by id desc limit 1
        """,
        account_id,
        conversation_id,
        up_to,
    )
    return None if row is None else Heard(*row)
