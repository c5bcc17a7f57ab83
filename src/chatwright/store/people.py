"""SQL of who may come in: users, their sessions, first-start links, API keys. Secrets are stored as hashes."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool

KEY_PREFIX = "cw_"
SESSION_LASTS = timedelta(days=14)
SETUP_LINK_LASTS = timedelta(days=7)


class KeyTaken(Exception):
    """An API key can open one account only."""


class User(NamedTuple):
    """A person who may sign in."""

    id: UUID
    account_id: str
    email: str
    name: str
    role: str
    password_hash: str


class Session(NamedTuple):
    """A signed-in browser."""

    user: User
    csrf_token: str


def hashed(secret: str) -> bytes:
    """The stored form of a secret of ours; it is long and random, so one round is enough."""
    return hashlib.sha256(secret.encode()).digest()


async def key_account(pool: Pool, key: str) -> str | None:
    """The account that an API key opens."""
    value = await pool.fetchval(
        "select account_id from api_keys where key_hash = $1 and revoked_at is null", hashed(key)
    )
    return None if value is None else str(value)


async def create_key(pool: Pool, account_id: str, name: str, key: str | None = None) -> str:
    """Make an API key, or store a given one; the text is answered once and never again.

    Raises KeyTaken when the given one opens another account.
    """
    made = key or KEY_PREFIX + secrets.token_urlsafe(32)
    stored = await pool.fetchval(
        """
        insert into api_keys as k (account_id, name, key_hash, prefix) values ($1, $2, $3, $4)
        on conflict (key_hash) do update set revoked_at = null where k.account_id = excluded.account_id
        returning id
        """,
        account_id,
        name,
        hashed(made),
        made[:7],
    )
    if stored is None:
        raise KeyTaken("This API key belongs to another account already; choose another one.")
    return made


async def list_keys(pool: Pool, account_id: str) -> list[dict[str, Any]]:
    """The keys of an account, without their texts."""
    rows = await pool.fetch(
        """
        select id, name, prefix, created_at, revoked_at from api_keys where account_id = $1 order by created_at
        """,
        account_id,
    )
    return [dict(row) for row in rows]


async def revoke_key(pool: Pool, account_id: str, key_id: UUID) -> bool:
    """Make a key useless; False when there is none with this id."""
    done = await pool.execute(
        "update api_keys set revoked_at = now() where account_id = $1 and id = $2 and revoked_at is null",
        account_id,
        key_id,
    )
    return str(done).endswith(" 1")


async def has_users(pool: Pool) -> bool:
    """Whether anybody can sign in."""
    return bool(await pool.fetchval("select exists (select from users)"))


async def create_setup_link(pool: Pool, account_id: str) -> str:
    """A token that makes the owner's account once; earlier unused ones end."""
    token = secrets.token_urlsafe(32)
    async with pool.acquire() as conn, conn.transaction():
        await conn.execute("delete from setup_links where account_id = $1 and used_at is null", account_id)
        await conn.execute(
            "insert into setup_links (token_hash, account_id, expires_at) values ($1, $2, now() + $3::interval)",
            hashed(token),
            account_id,
            SETUP_LINK_LASTS,
        )
    return token


async def use_setup_link(pool: Pool, token: str, *, email: str, name: str, password_hash: str) -> User | None:
    """Make the owner with a first-start link; None when it is unknown, used, or too old."""
    async with pool.acquire() as conn, conn.transaction():
        account_id = await conn.fetchval(
            """
            update setup_links set used_at = now()
            where token_hash = $1 and used_at is null and expires_at > now() returning account_id
            """,
            hashed(token),
        )
        if account_id is None:
            return None
        row = await conn.fetchrow(
            """
            insert into users (account_id, email, name, role, password_hash) values ($1, $2, $3, 'owner', $4)
            returning id, account_id, email, name, role, password_hash
            """,
            account_id,
            email.lower(),
            name,
            password_hash,
        )
        assert row is not None
        return User(*row)


async def find_user(pool: Pool, email: str) -> User | None:
    """The user with this address, who may sign in."""
    row = await pool.fetchrow(
        """
        select id, account_id, email, name, role, password_hash from users
        where email = $1 and disabled_at is null
        """,
        email.lower(),
    )
    return None if row is None else User(*row)


async def open_session(pool: Pool, user_id: UUID) -> tuple[str, str]:
    """Begin a session; answers its token and its CSRF token. Sessions that have ended are swept away."""
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
    await pool.execute("delete from sessions where expires_at < now()")
    await pool.execute(
        """
        insert into sessions (token_hash, user_id, csrf_token, expires_at)
        values ($1, $2, $3, now() + $4::interval)
        """,
        hashed(token),
        user_id,
        csrf,
        SESSION_LASTS,
    )
    return token, csrf


async def read_session(pool: Pool, token: str) -> Session | None:
    """The session of a token, unless it has ended."""
    row = await pool.fetchrow(
        """
        select u.id, u.account_id, u.email, u.name, u.role, u.password_hash, s.csrf_token
        from sessions s join users u on u.id = s.user_id
        where s.token_hash = $1 and s.expires_at > now() and u.disabled_at is null
        """,
        hashed(token),
    )
    return None if row is None else Session(User(*row[:6]), row[6])


async def close_session(pool: Pool, token: str) -> None:
    """End a session."""
    await pool.execute("delete from sessions where token_hash = $1", hashed(token))
