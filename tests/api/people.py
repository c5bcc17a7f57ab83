"""People with roles for the tests of the API: signed in without a page."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

from chatwright.store import people
from tests.api.server import Answer, Tenant

NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in."""

    tenant: Tenant
    id: str
    name: str
    headers: dict[str, str]

    async def call(self, method: str, path: str, body: Any = None) -> Answer:
        """Call as this person; `~` and `@` as a tenant has them."""
        path = path.replace("~", f"/api/v1/accounts/{self.tenant.id}").replace(
            "@", f"/api/simulator/v1/subaccounts/{self.tenant.sub}"
        )
        return await self.tenant.server.call(method, path, body, headers=self.headers)

    async def be(self, presence: str = "online") -> None:
        """Say so."""
        body = {"presence": presence}
        answer = await self.call("PUT", "/api/chatwright/v1/users/me/presence", body)
        assert answer.status == 200, answer.text


async def person(tenant: Tenant, role: str, name: str = "", **more: Any) -> Person:
    """A new person of an account. `more` are columns of the user."""
    number, pool = next(NUMBERS), tenant.server.pool
    name = name or f"{role.title()} {number}"
    user_id = await pool.fetchval(
        """
        insert into users (account_id, email, name, role, password_hash, skills, capacity)
        values ($1, $2, $3, $4, 'x', $5, $6) returning id
        """,
        tenant.id,
        f"person{number}@example.com",
        name,
        role,
        more.get("skills", []),
        more.get("capacity", 8),
    )
    token, csrf = await people.open_session(pool, user_id)
    headers = {"Cookie": f"chatwright_session={token}", "X-CSRF-Token": csrf}
    return Person(tenant, str(user_id), name, headers)
