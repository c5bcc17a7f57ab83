"""SQL of webhooks out: who is told of what. Secrets are sealed before they come here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy

Kind = Literal["MSG", "CADR", "CABM"]
"""Messages that came in, receipts of those sent, and events of templates, numbers and people's preferences."""
KINDS: tuple[Kind, ...] = ("MSG", "CADR", "CABM")
EVERY = "*"
"""Stands for all subaccounts."""
COUNTED = 1_000
"""Up to how many events of a webhook are counted for a list."""

COLUMNS = """
  w.id, w.sub_account_id, w.kind, w.version, w.url, w.enabled, w.access, w.signing_secret, w.former_secret,
  w.rotated_at, w.created_at, w.updated_at
"""


class Webhook(NamedTuple):
    """A subscription. `access` is JSON of `httpAuthorization` or `oauth`; what is secret in it is sealed."""

    id: UUID
    sub_account_id: str
    kind: Kind
    version: int
    url: str
    enabled: bool
    access: str
    signing_secret: str
    former_secret: str | None
    rotated_at: datetime | None
    created_at: datetime
    updated_at: datetime

    def hears(self, kind: str, sub_account_id: str) -> bool:
        """Whether it is told of this kind of events of this subaccount."""
        return self.enabled and self.kind == kind and self.sub_account_id in (EVERY, sub_account_id)


class Standing(NamedTuple):
    """How a webhook is doing: what waits, what is dead, and when it took something last."""

    webhook: Webhook
    queued: int
    dead: int
    delivered_at: datetime | None


async def of_account(conn: Connection, account_id: str) -> list[Webhook]:
    """The webhooks of an account, by subaccount, kind and version."""
    rows = await conn.fetch(
        f"select {COLUMNS} from webhooks w where w.account_id = $1 order by 2, 3, 4",  # noqa: S608 - constant
        account_id,
    )
    return [Webhook(*row) for row in rows]


async def standings(conn: Connection, account_id: str) -> list[Standing]:
    """The webhooks of an account with how they are doing; counts stop at COUNTED."""
    rows = await conn.fetch(
        f"""
        select {COLUMNS},
          (select count(*) from (select from webhook_events e
             where e.receiver = w.id and e.status = 'queued' limit $2) q)::integer,
          (select count(*) from (select from webhook_events e
             where e.receiver = w.id and e.status = 'dead' limit $2) d)::integer,
          (select e.finished_at from webhook_events e
             where e.receiver = w.id and e.status = 'delivered' order by e.id desc limit 1)
        from webhooks w where w.account_id = $1 order by 2, 3, 4
        """,  # noqa: S608 - constant
        account_id,
        COUNTED,
    )
    width = len(Webhook._fields)
    return [Standing(Webhook(*row[:width]), *row[width:]) for row in rows]


async def one(conn: Connection, account_id: str, webhook_id: UUID) -> Webhook | None:
    """The webhook with this id."""
    row = await conn.fetchrow(
        f"select {COLUMNS} from webhooks w where w.account_id = $1 and w.id = $2",  # noqa: S608 - constant
        account_id,
        webhook_id,
    )
    return None if row is None else Webhook(*row)


async def add(
    conn: Connection,
    account_id: str,
    *,
    sub_account_id: str,
    kind: str,
    version: int,
    url: str,
    enabled: bool,
    access: str,
    signing_secret: str,
) -> Webhook | None:
    """Make a webhook; None when there is one of this subaccount, kind and version already."""
    row = await conn.fetchrow(
        f"""
        insert into webhooks as w (account_id, sub_account_id, kind, version, url, enabled, access, signing_secret)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (account_id, sub_account_id, kind, version) do nothing
        returning {COLUMNS}
        """,  # noqa: S608 - constant
        account_id,
        sub_account_id,
        kind,
        version,
        url,
        enabled,
        access,
        signing_secret,
    )
    return None if row is None else Webhook(*row)


async def change(
    conn: Connection, account_id: str, webhook_id: UUID, *, version: int, url: str, enabled: bool, access: str
) -> Webhook | None:
    """Change a webhook; None when there is none. Raises UniqueViolationError when another has this version."""
    row = await conn.fetchrow(
        f"""
        update webhooks w set version = $3, url = $4, enabled = $5, access = $6, updated_at = now()
        where w.account_id = $1 and w.id = $2 returning {COLUMNS}
        """,  # noqa: S608 - constant
        account_id,
        webhook_id,
        version,
        url,
        enabled,
        access,
    )
    return None if row is None else Webhook(*row)


async def rotate(conn: Connection, account_id: str, webhook_id: UUID, secret: str) -> bool:
    """Give a webhook a new signing secret; the former one signs too for a while. False when there is none."""
    done = await conn.execute(
        """
        update webhooks set
          former_secret = signing_secret, signing_secret = $3, rotated_at = now(), updated_at = now()
        where account_id = $1 and id = $2
        """,
        account_id,
        webhook_id,
        secret,
    )
    return str(done).endswith(" 1")


async def remove(conn: Connection, account_id: str, webhook_ids: Sequence[UUID]) -> int:
    """Remove webhooks with all that was, and was to be, told to them; answers how many there were."""
    removed: Any = await conn.fetch(
        "delete from webhooks where account_id = $1 and id = any($2::uuid[]) returning id",
        account_id,
        list(webhook_ids),
    )
    ids = [row[0] for row in removed]
    await conn.execute(
        """
        with gone as (
          delete from webhook_events where account_id = $1 and receiver = any($2::uuid[]) returning id
        )
        delete from webhook_attempts a using gone where a.account_id = $1 and a.event_id = gone.id
        """,
        account_id,
        ids,
    )
    return len(ids)
