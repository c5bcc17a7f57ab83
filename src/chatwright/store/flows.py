"""SQL of WhatsApp Flows: what they are, who may look at them, and which message opens which."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from asyncpg import Pool

COLUMNS = (
    "id, name, status, categories, flow_json, endpoint_uri, application_id, created_at, updated_at, is_remote"
)
DRAFT, PUBLISHED, DEPRECATED = "DRAFT", "PUBLISHED", "DEPRECATED"
STATUSES = (DRAFT, PUBLISHED, DEPRECATED, "THROTTLED", "BLOCKED")


class FlowRow(NamedTuple):
    """A flow; `categories` is JSON, `flow_json` what its maker wrote. `is_remote`: its provider keeps it."""

    id: str
    name: str
    status: str
    categories: str
    flow_json: str
    endpoint_uri: str | None
    application_id: str | None
    created_at: datetime
    updated_at: datetime
    is_remote: bool = False


class FlowMessage(NamedTuple):
    """A message on a phone that may open a flow; `type` in lower case, `content` JSON."""

    type: str
    content: str
    address: str


async def of_channel(
    conn: Pool | Any, account_id: str, sub_account_id: str, limit: int, *, is_remote: bool = False
) -> list[FlowRow]:
    """The flows of a subaccount's channel, the newest first: those of the simulator, or of its provider."""
    rows = await conn.fetch(
        f"""
        select {COLUMNS} from flows where account_id = $1 and sub_account_id = $2 and is_remote = $4
        order by created_at desc, id desc limit $3
        """,  # noqa: S608 - constant
        account_id,
        sub_account_id,
        limit,
        is_remote,
    )
    return [FlowRow(*row) for row in rows]


async def read(conn: Pool | Any, account_id: str, sub_account_id: str, flow_id: str) -> FlowRow | None:
    """A flow by its id."""
    row = await conn.fetchrow(
        f"select {COLUMNS} from flows where account_id = $1 and sub_account_id = $2 and id = $3",  # noqa: S608 - constant
        account_id,
        sub_account_id,
        flow_id,
    )
    return None if row is None else FlowRow(*row)


async def lock(conn: Any, account_id: str, sub_account_id: str, flow_id: str) -> FlowRow | None:
    """A flow by its id, locked for the rest of the transaction."""
    row = await conn.fetchrow(
        f"""
        select {COLUMNS} from flows where account_id = $1 and sub_account_id = $2 and id = $3 for update
        """,  # noqa: S608 - constant
        account_id,
        sub_account_id,
        flow_id,
    )
    return None if row is None else FlowRow(*row)


async def named(
    conn: Any, account_id: str, sub_account_id: str, name: str, *, is_remote: bool = False
) -> str | None:
    """The id of the flow with this name."""
    found: str | None = await conn.fetchval(
        "select id from flows where account_id = $1 and sub_account_id = $2 and name = $3 and is_remote = $4",
        account_id,
        sub_account_id,
        name,
        is_remote,
    )
    return found


async def create(conn: Any, account_id: str, sub_account_id: str, flow: FlowRow) -> bool:
    """Store a new flow; False when its name or id is taken."""
    made = await conn.fetchval(
        """
        insert into flows (account_id, sub_account_id, id, name, status, categories, flow_json, endpoint_uri,
          application_id, created_at, updated_at, is_remote)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict do nothing returning true
        """,
        account_id,
        sub_account_id,
        *flow,
    )
    return bool(made)


async def save(conn: Any, account_id: str, sub_account_id: str, flow: FlowRow) -> None:
    """Store what a flow is now."""
    await conn.execute(
        """
        update flows set name = $4, status = $5, categories = $6, flow_json = $7, endpoint_uri = $8,
          application_id = $9, updated_at = $10
        where account_id = $1 and sub_account_id = $2 and id = $3
        """,
        account_id,
        sub_account_id,
        flow.id,
        flow.name,
        flow.status,
        flow.categories,
        flow.flow_json,
        flow.endpoint_uri,
        flow.application_id,
        flow.updated_at,
    )


async def delete(conn: Any, account_id: str, sub_account_id: str, flow_id: str) -> None:
    """Forget a flow and its previews."""
    await conn.execute(
        "delete from flows where account_id = $1 and sub_account_id = $2 and id = $3",
        account_id,
        sub_account_id,
        flow_id,
    )


async def forget(conn: Any, account_id: str, sub_account_id: str, gone: list[str]) -> None:
    """Forget flows that their provider does not list any more."""
    await conn.execute(
        "delete from flows where account_id = $1 and sub_account_id = $2 and is_remote and id = any($3::text[])",
        account_id,
        sub_account_id,
        gone,
    )


async def used_by(conn: Pool | Any, account_id: str) -> list[tuple[str, str, str]]:
    """The journeys that send flows: id, name and newest source, for whoever looks for ids in them."""
    rows = await conn.fetch(
        """
        select d.id::text, v.name, v.source from definitions d
        join definition_versions v on v.account_id = d.account_id and v.definition_id = d.id
          and v.version = d.last_version
        where d.account_id = $1 and v.source ilike '%"flowId"%' order by v.name
        """,
        account_id,
    )
    return [(row[0], row[1], row[2]) for row in rows]


# --- previews -------------------------------------------------------------------------------------------


async def preview(
    conn: Any, account_id: str, sub_account_id: str, flow_id: str, now: datetime
) -> tuple[str, datetime] | None:
    """A token that still opens the preview of a flow, and until when."""
    row = await conn.fetchrow(
        """
        select token, expires_at from flow_previews
        where account_id = $1 and sub_account_id = $2 and flow_id = $3 and expires_at > $4
        """,
        account_id,
        sub_account_id,
        flow_id,
        now,
    )
    return None if row is None else (row[0], row[1])


async def set_preview(
    conn: Any, account_id: str, sub_account_id: str, flow_id: str, token: str, expires_at: datetime
) -> None:
    """Let a token open the preview of a flow; what was given out before opens nothing any more."""
    await conn.execute(
        "delete from flow_previews where account_id = $1 and sub_account_id = $2 and flow_id = $3",
        account_id,
        sub_account_id,
        flow_id,
    )
    await conn.execute(
        """
        insert into flow_previews (token, account_id, sub_account_id, flow_id, expires_at)
        values ($1, $2, $3, $4, $5)
        """,
        token,
        account_id,
        sub_account_id,
        flow_id,
        expires_at,
    )


async def previewed(conn: Pool | Any, token: str, now: datetime) -> FlowRow | None:
    """The flow that a token opens."""
    row = await conn.fetchrow(
        """
        select f.id, f.name, f.status, f.categories, f.flow_json, f.endpoint_uri, f.application_id, f.created_at,
          f.updated_at, f.is_remote
        from flow_previews p join flows f on f.account_id = p.account_id and f.sub_account_id = p.sub_account_id
          and f.id = p.flow_id
        where p.token = $1 and p.expires_at > $2
        """,
        token,
        now,
    )
    return None if row is None else FlowRow(*row)


# --- messages that open flows ----------------------------------------------------------------------------


async def message(conn: Pool | Any, account_id: str, sub_account_id: str, umid: str) -> FlowMessage | None:
    """A message of the business that is on a phone."""
    row = await conn.fetchrow(
        """
        select lower(m.type), m.content, c.address from messages m
        join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
        where m.account_id = $1 and m.sub_account_id = $2 and m.umid = $3 and m.direction = 'outbound'
          and m.state in ('sent', 'delivered', 'read')
        """,
        account_id,
        sub_account_id,
        umid,
    )
    return None if row is None else FlowMessage(*row)


# --- keys and endpoints ----------------------------------------------------------------------------------


async def keys(conn: Pool | Any, account_id: str, sub_account_id: str) -> tuple[str, str | None] | None:
    """The public key of a subaccount as PEM, and the sealed private one when it is kept here."""
    row = await conn.fetchrow(
        "select public_key, private_key from flow_keys where account_id = $1 and sub_account_id = $2",
        account_id,
        sub_account_id,
    )
    return None if row is None else (row[0], row[1])


async def set_keys(
    conn: Pool | Any, account_id: str, sub_account_id: str, public_key: str, private_key: str | None
) -> None:
    """Give a subaccount its key pair."""
    await conn.execute(
        """
        insert into flow_keys (account_id, sub_account_id, public_key, private_key) values ($1, $2, $3, $4)
        on conflict (account_id, sub_account_id) do update set public_key = excluded.public_key,
          private_key = excluded.private_key, created_at = now()
        """,
        account_id,
        sub_account_id,
        public_key,
        private_key,
    )


async def endpoint(conn: Pool | Any, sub_account_id: str, flow_id: str) -> tuple[str, str, str | None] | None:
    """Of a flow whose requests are decrypted here: account, address they go to, sealed private key."""
    row = await conn.fetchrow(
        """
        select e.account_id, e.url, k.private_key from flow_endpoints e
        join subaccounts s on s.account_id = e.account_id and s.id = e.sub_account_id
        left join flow_keys k on k.account_id = e.account_id and k.sub_account_id = e.sub_account_id
        where s.id = $1 and e.flow_id = $2
        """,
        sub_account_id,
        flow_id,
    )
    return None if row is None else (row[0], row[1], row[2])


async def forward_to(
    conn: Pool | Any, account_id: str, sub_account_id: str, flow_id: str, url: str | None
) -> None:
    """Send the decrypted requests of a flow to an address; None for nowhere."""
    if url is None:
        await conn.execute(
            "delete from flow_endpoints where account_id = $1 and sub_account_id = $2 and flow_id = $3",
            account_id,
            sub_account_id,
            flow_id,
        )
        return
    await conn.execute(
        """
        insert into flow_endpoints (account_id, sub_account_id, flow_id, url) values ($1, $2, $3, $4)
        on conflict (account_id, sub_account_id, flow_id) do update set url = excluded.url
        """,
        account_id,
        sub_account_id,
        flow_id,
        url,
    )
