"""Who is calling: an API key, or the session of a signed-in browser."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request

from chatwright import json_input
from chatwright.api.errors import ApiError
from chatwright.store import people

COOKIE = "chatwright_session"
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
WRITERS = frozenset(("owner", "builder"))
LONGEST_ID = 200
CHALLENGE = {"WWW-Authenticate": "Bearer"}


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose account is used, and by whom."""

    account_id: str
    name: str
    role: str


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
    return Caller(session.user.account_id, session.user.name, session.user.role)


async def require(request: Request) -> Caller:
    """The caller of a native route. Raises ApiError 401; 403 for a changing request of somebody who only looks."""
    caller = await identify(request)
    if caller is None:
        said = "Unauthorized. Sign in, or send the header Authorization: Bearer <API key>."
        raise ApiError(401, said, headers=CHALLENGE)
    if request.method not in SAFE and caller.role not in WRITERS:
        raise ApiError(403, f"The role {caller.role} may look but not change anything here.")
    return caller


async def require_account(request: Request, accountId: str) -> Caller:  # noqa: N803 - the name in the path
    """The caller of a route of an account. Raises ApiError 403 when it is another account's."""
    caller = await require(request)
    if caller.account_id != accountId:
        raise ApiError(403, f"Forbidden. This key does not open the account {accountId[:LONGEST_ID]!r}.")
    return caller


Authenticated = Annotated[Caller, Depends(require)]
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
