"""Who is calling: an API key, or the session of a signed-in browser."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request

from chatwright import json_input
from chatwright.api.errors import ApiError
from chatwright.store import people

COOKIE = "chatwright_session"
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
OWNERS = frozenset(("owner",))
WRITERS = OWNERS | {"builder"}
TALKERS = WRITERS | {"agent"}
ALL = TALKERS | {"viewer"}
LONGEST_ID = 200
CHALLENGE = {"WWW-Authenticate": "Bearer"}


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose account is used, and by whom; `user_id` is None for an API key, which may do what an owner may."""

    account_id: str
    name: str
    role: str
    user_id: UUID | None = None


async def identify(request: Request) -> Caller | None:
    """The caller; None when the request carries neither key nor session.

    Raises ApiError 401 for a key that opens nothing, 403 for a changing request without its CSRF token.
    """
    pool = request.app.state.pool
    header = request.headers.get("authorization")
    if header is not None:
        kind, _, key = header.partition(" ")
        if kind.lower() != "bearer" or not key.strip():
            said = "Unauthorized. Send the header Authorization: Bearer <API key>."
            raise ApiError(401, said, headers=CHALLENGE)
        account_id = await people.key_account(pool, key.strip())
        if account_id is None:
            raise ApiError(401, "Unauthorized. This API key is unknown or revoked.", headers=CHALLENGE)
        return Caller(account_id, "API key", "owner")
    token = request.cookies.get(COOKIE)
    session = await people.read_session(pool, token) if token else None
    if session is None:
        return None
    if request.method not in SAFE:
        given = request.headers.get("x-csrf-token", "")
        if not hmac.compare_digest(given.encode(), session.csrf_token.encode()):
            raise ApiError(403, "The header X-CSRF-Token is missing or wrong. Load the page again.")
    user = session.user
    return Caller(user.account_id, user.name, user.role, user.id)


async def require_anybody(request: Request) -> Caller:
    """The caller of a native route, whatever the role. Raises ApiError 401."""
    caller = await identify(request)
    if caller is None:
        said = "Unauthorized. Sign in, or send the header Authorization: Bearer <API key>."
        raise ApiError(401, said, headers=CHALLENGE)
    return caller


async def require(request: Request) -> Caller:
    """The caller of a native route. Raises ApiError 401; 403 for a changing request of somebody who only looks."""
    caller = await require_anybody(request)
    if request.method not in SAFE and caller.role not in WRITERS:
        raise ApiError(403, f"The role {caller.role} may look but not change anything here.")
    return caller


def require_one_of(roles: frozenset[str]) -> Callable[[Request], Awaitable[Caller]]:
    """A dependency that lets these roles in only, for looking and for changing. It raises ApiError 401 or 403."""

    async def require_role(request: Request) -> Caller:
        caller = await require_anybody(request)
        if caller.role not in roles:
            allowed = ", ".join(sorted(roles))
            raise ApiError(403, f"The role {caller.role} may not do this; it needs one of: {allowed}.")
        return caller

    return require_role


async def require_account(request: Request, accountId: str) -> Caller:  # noqa: N803 - the name in the path
    """The caller of a route of an account. Raises ApiError 403 when it is another account's."""
    caller = await require(request)
    if caller.account_id != accountId:
        raise ApiError(403, f"Forbidden. This key does not open the account {accountId[:LONGEST_ID]!r}.")
    return caller


Anybody = Annotated[Caller, Depends(require_anybody)]
"""Everybody who is signed in, for looking and for what is one's own."""
Authenticated = Annotated[Caller, Depends(require)]
"""Everybody may look; owners and builders may change."""
Agent = Annotated[Caller, Depends(require_one_of(TALKERS))]
"""Who talks with customers: owners, builders and agents. Viewers are kept out of looking, too."""
Builder = Annotated[Caller, Depends(require_one_of(WRITERS))]
"""Owners and builders."""
Owner = Annotated[Caller, Depends(require_one_of(OWNERS))]
"""Owners alone: users, keys, numbers."""
OfAccount = Annotated[Caller, Depends(require_account)]


def uuid_of(text: str, what: str) -> UUID:
    """An id from the path. Raises ApiError 400, as `Invalid definition id.`"""
    try:
        return UUID(text)
    except ValueError:
        raise ApiError(400, f"Invalid {what} id.", 1000) from None


async def json_body(request: Request) -> Any:
    """The body as JSON, with keys in their order. Raises ApiError 400."""
    try:
        return json_input.decode(await request.body())
    except json_input.BadJson as error:
        raise ApiError(400, str(error)) from error


async def json_object(request: Request) -> dict[str, Any]:
    """The body as a JSON object. Raises ApiError 400."""
    body = await json_body(request)
    if not isinstance(body, dict):
        raise ApiError(400, "The body must be a JSON object.")
    return body
