"""SQL of files, kept in parts: what was uploaded to be sent, and log exports."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy

PART_BYTES = 1024 * 1024
"""How much of a file is in one row."""


class StoredFile(NamedTuple):
    """A file that can be read."""

    account_id: str
    name: str
    media_type: str
    size_bytes: int


async def create(
    conn: Connection,
    account_id: str,
    sub_account_id: str,
    name: str,
    token_hash: bytes,
    media_type: str,
    size_bytes: int,
    lasts: timedelta | None = None,
) -> None:
    """Make a file, whose parts follow in the same transaction."""
    await conn.execute(
        """
        insert into files (account_id, sub_account_id, name, token_hash, media_type, size_bytes, expires_at)
        values ($1, $2, $3, $4, $5, $6, now() + $7::interval)
        """,
        account_id,
        sub_account_id,
        name,
        token_hash,
        media_type,
        size_bytes,
        lasts,
    )


async def add_part(conn: Connection, account_id: str, name: str, n: int, part: bytes) -> None:
    """Add the `n`th part of a file, at most PART_BYTES long."""
    await conn.execute(
        "insert into file_parts (account_id, name, n, bytes) values ($1, $2, $3, $4)",
        account_id,
        name,
        n,
        part,
    )


async def set_size(conn: Connection, account_id: str, name: str, size_bytes: int) -> None:
    """Note how large a file has become whose size was not known before."""
    await conn.execute(
        "update files set size_bytes = $3 where account_id = $1 and name = $2", account_id, name, size_bytes
    )


async def delete(conn: Connection, account_id: str, name: str) -> None:
    """Delete a file."""
    await conn.execute("delete from files where account_id = $1 and name = $2", account_id, name)


async def find(pool: Pool, name: str, token_hash: bytes) -> StoredFile | None:
    """The file with this name and token; None when there is none, or not any more."""
    row = await pool.fetchrow(
        """
        select account_id, name, media_type, size_bytes from files
        where name = $1 and token_hash = $2 and (expires_at is null or expires_at > now())
        """,
        name,
        token_hash,
    )
    return None if row is None else StoredFile(*row)


async def parts(pool: Pool, file: StoredFile) -> AsyncIterator[bytes]:
    """The bytes of a file, part by part; no connection is held in between."""
    n = 0
    while True:
        part = await pool.fetchval(
            "select bytes from file_parts where account_id = $1 and name = $2 and n = $3",
            file.account_id,
            file.name,
            n,
        )
        if part is None:
            return
        yield part
        n += 1


async def delete_expired(pool: Pool, now: datetime | None = None, limit: int = 20) -> int:
    """Delete files whose time is over; answers how many."""
    done = await pool.execute(
        """
        delete from files where (account_id, name) in (
          select account_id, name from files where expires_at <= coalesce($1, now()) order by expires_at limit $2
        )
        """,
        now,
        limit,
    )
    return int(str(done).rsplit(" ", 1)[-1])
