"""SQL of accounts and subaccounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from asyncpg import Pool


async def ensure_account(pool: Pool, account_id: str, sub_account_id: str) -> None:
    """Make the account and its first subaccount, on the simulator, unless they exist."""
    await pool.execute("insert into accounts (id) values ($1) on conflict do nothing", account_id)
    await pool.execute(
        "insert into subaccounts (account_id, id) values ($1, $2) on conflict do nothing",
        account_id,
        sub_account_id,
    )


class StoredChannel(NamedTuple):
    """The provider of a subaccount, and its settings as JSON whose secrets are sealed."""

    provider: str
    config: str


async def read_channel(conn: Any, account_id: str, sub_account_id: str) -> StoredChannel | None:
    """The channel of a subaccount; None when there is no such subaccount."""
    row = await conn.fetchrow(
        "select provider, config from subaccounts where account_id = $1 and id = $2",
        account_id,
        sub_account_id,
    )
    return None if row is None else StoredChannel(*row)


async def list_subaccounts(pool: Pool, account_id: str) -> list[dict[str, Any]]:
    """The subaccounts of an account with their providers."""
    rows = await pool.fetch(
        "select id, provider from subaccounts where account_id = $1 order by id", account_id
    )
    return [{"id": row[0], "provider": row[1]} for row in rows]


async def set_channel(conn: Any, account_id: str, sub_account_id: str, provider: str, config: str) -> bool:
    """Put a subaccount on a provider, and make the subaccount if there is none.

    False when the id belongs to another account.
    """
    done = await conn.execute(
        """
        insert into subaccounts as s (account_id, id, provider, config) values ($1, $2, $3, $4)
        on conflict (id) do update set provider = excluded.provider, config = excluded.config
        where s.account_id = excluded.account_id
        """,
        account_id,
        sub_account_id,
        provider,
        config,
    )
    return str(done).endswith(" 1")


async def write_config(conn: Any, account_id: str, sub_account_id: str, config: str) -> None:
    """Change the settings of a subaccount's channel."""
    await conn.execute(
        "update subaccounts set config = $3 where account_id = $1 and id = $2",
        account_id,
        sub_account_id,
        config,
    )
