"""SQL of effects that are rows of their own: conversations handed to agents, and voice calls."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy


class Wanted(NamedTuple):
    """Whom a journey wants for a conversation. `variables` is JSON, `escalate_at` by the clock of its subaccount."""

    team_id: UUID | None = None
    skill: str | None = None
    priority: int = 0
    note: str | None = None
    variables: str | None = None
    escalate_at: datetime | None = None
    last_key: int | None = None


ANYBODY = Wanted()


async def open_handover(
    conn: Connection,
    account_id: str,
    handover_id: UUID,
    conversation_id: int | None,
    instance_id: UUID | None,
    payload: str,
    wanted: Wanted = ANYBODY,
) -> None:
    """Record that an agent is wanted and give them the conversation."""
    await conn.execute(
        """
        with opened as (
          insert into handovers
            (account_id, id, conversation_id, instance_id, payload, team_id, skill, priority, note, variables,
             escalate_at, last_key)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing
        )
        update conversations set handover_id = $2 where account_id = $1 and id = $3
        """,
        account_id,
        handover_id,
        conversation_id,
        instance_id,
        payload,
        *wanted,
    )


async def place_call(
    conn: Connection,
    account_id: str,
    *,
    uid: str,
    client_request_id: str,
    sub_account_id: str | None,
    instance_id: UUID,
    action: str,
    params: str,
) -> None:
    """Record a call for the voice channel to place."""
    await conn.execute(
        """
        insert into calls (account_id, uid, client_request_id, sub_account_id, instance_id, action, params)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing
        """,
        account_id,
        uid,
        client_request_id,
        sub_account_id,
        instance_id,
        action,
        params,
    )


class CallRow(NamedTuple):
    """A voice call that a journey placed."""

    uid: str
    client_request_id: str
    sub_account_id: str | None
    destination: str | None


async def read_call(conn: Connection, account_id: str, uid: str) -> CallRow | None:
    """The call with this uid."""
    row = await conn.fetchrow(
        """
        select uid, client_request_id, sub_account_id, params::json ->> 'destination' from calls
        where account_id = $1 and uid = $2
        """,
        account_id,
        uid,
    )
    return None if row is None else CallRow(*row)
