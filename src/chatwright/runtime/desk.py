"""The desk at work: gives waiting conversations to agents, wakes what sleeps, passes on what nobody answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import asyncpg
import structlog

from chatwright.clock import Clock
from chatwright.desk.routing import Agent, Waiting, route
from chatwright.runtime.directory import Account, Directory
from chatwright.runtime.live import LiveEvents, hint
from chatwright.store import queue as store

log = structlog.get_logger(__name__)


class Desk:
    """Routes for one process; that others do the same at once gives nothing to two."""

    def __init__(self, pool: asyncpg.Pool, directory: Directory, live: LiveEvents, clock: Clock) -> None:
        self._pool = pool
        self._directory = directory
        self._live = live
        self._clock = clock

    async def route(self, account_id: str) -> int:
        """Give what waits in an account to who can have it, in one transaction; answers how much was given."""
        account = await self._directory.account(self._pool, account_id)
        async with self._pool.acquire() as conn, conn.transaction():
            agents = [agent_of(row) for row in await store.lock_agents(conn, account_id)]
            if not any(agent.is_free for agent in agents):
                return 0
            rows = {row.id: row for row in await store.lock_waiting(conn, account_id)}
            given = route([self._waiting(account, row) for row in rows.values()], agents)
            if given:
                await store.give(conn, account_id, [(one.waiting, one.agent) for one in given])
        self._tell((rows[one.waiting].sub_account_id, rows[one.waiting].address) for one in given)
        return len(given)

    async def tick(self) -> None:
        """What time brings: wakes sleepers, passes on what waited too long, and gives what can be given now."""
        woken, passed_on = await store.wake_sleepers(self._pool), await store.escalate(self._pool)
        self._tell((row.sub_account_id, row.address) for row in (*woken, *passed_on))
        for account_id in await store.accounts_waiting(self._pool):
            await self.route(account_id)

    async def route_all(self, account_ids: Iterable[str]) -> None:
        """Route in several accounts, after something has begun to wait in them."""
        for account_id in account_ids:
            await self.route(account_id)

    def _waiting(self, account: Account, row: store.WaitingRow) -> Waiting:
        team = account.teams.find(str(row.team_id)) if row.team_id else None
        return Waiting(
            id=row.id,
            team=row.team_id,
            skill=row.skill,
            priority=row.priority,
            since=row.queued_at,
            is_open=team is None or team.is_open(self._clock.now() + row.offset),
            passed_by=frozenset(row.passed_by),
        )

    def _tell(self, places: Iterable[tuple[Any, Any]]) -> None:
        told = False
        for sub_account_id, address in places:
            if sub_account_id is not None:
                self._live.publish(sub_account_id, "handover", hint(sub_account_id, address))
                told = True
        if told:
            self._live.publish(None, "people", {})


def agent_of(row: store.AgentRow) -> Agent:
    """An agent as routing knows them."""
    return Agent(
        id=row.id,
        teams=frozenset(row.teams),
        skills=frozenset(skill.casefold().strip() for skill in row.skills),
        capacity=row.capacity,
        load=row.load,
        is_online=row.is_online,
        given_at=row.given_at,
    )
