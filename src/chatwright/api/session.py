"""Signing in and out, and the first start (docs/install.md)."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from typing import Any

import asyncpg
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from fastapi import APIRouter, Request, Response

from chatwright import __version__
from chatwright.api.auth import COOKIE, identify, json_object
from chatwright.api.errors import ApiError
from chatwright.store import people

router = APIRouter(prefix="/api/chatwright/v1", tags=["Session"])

HASHER = PasswordHasher()
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
LONGEST_NAME, LONGEST_EMAIL = 100, 254
TRIES, TRIES_SECONDS = 8, 300.0
NOBODY = HASHER.hash("nobody has this password")
"""Checked when there is no such user, so that the time taken tells nothing."""


class Throttle:
    """Counts failed sign-ins of the last minutes by address and by email."""

    def __init__(self) -> None:
        self._failures: defaultdict[str, deque[float]] = defaultdict(deque)

    def check(self, *keys: str) -> None:
        """Raise ApiError 429 when one of the keys has failed too often."""
        now = time.monotonic()
        for key in keys:
            failures = self._failures[key]
            while failures and failures[0] < now - TRIES_SECONDS:
                failures.popleft()
            if len(failures) >= TRIES:
                wait = int(failures[0] + TRIES_SECONDS - now) + 1
                said = f"Too many failed sign-ins. Try again in {wait} s."
                raise ApiError(429, said, headers={"Retry-After": str(wait)})

    def failed(self, *keys: str) -> None:
        """Count a failure."""
        if len(self._failures) > 10_000:
            self._failures.clear()
        for key in keys:
            self._failures[key].append(time.monotonic())

    def succeeded(self, *keys: str) -> None:
        """Forget the failures of these keys."""
        for key in keys:
            self._failures.pop(key, None)


THROTTLE = Throttle()


def text_of(body: dict[str, Any], name: str, longest: int) -> str:
    """A text in the body. Raises ApiError 400."""
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ApiError(400, f"{name}: is required.")
    if len(value) > longest:
        raise ApiError(400, f"{name}: at most {longest} characters.")
    return value.strip() if name != "password" else value


async def described(request: Request) -> dict[str, Any]:
    """What the web application must know before anything else."""
    pool, settings = request.app.state.pool, request.app.state.settings
    token = request.cookies.get(COOKIE)
    session = await people.read_session(pool, token) if token else None
    user = session.user if session else None
    return {
        "user": {"email": user.email, "name": user.name, "role": user.role} if user else None,
        "setupNeeded": user is None and not await people.has_users(pool),
        "csrfToken": session.csrf_token if session else None,
        "accountId": user.account_id if user else None,
        "subAccountId": settings.sub_account_id if user else None,
        "businessName": "Harbour Dental",
        "version": __version__,
    }


async def signed_in(request: Request, response: Response, user: people.User) -> dict[str, Any]:
    """Open a session and hand out its cookie."""
    settings = request.app.state.settings
    token, csrf = await people.open_session(request.app.state.pool, user.id)
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(people.SESSION_LASTS.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return {
        "user": {"email": user.email, "name": user.name, "role": user.role},
        "setupNeeded": False,
        "csrfToken": csrf,
        "accountId": user.account_id,
        "subAccountId": settings.sub_account_id,
        "businessName": "Harbour Dental",
        "version": __version__,
    }


@router.get("/session")
async def read_session(request: Request) -> dict[str, Any]:
    """Who is signed in, and what the pages need to begin."""
    return await described(request)


@router.post("/setup", status_code=201)
async def set_up(request: Request, response: Response) -> dict[str, Any]:
    """Make the owner's account with the one-time link of the first start."""
    body = await json_object(request)
    token = text_of(body, "token", 200)
    email, name = text_of(body, "email", LONGEST_EMAIL), text_of(body, "name", LONGEST_NAME)
    password = text_of(body, "password", LONGEST_PASSWORD)
    if "@" not in email.strip("@"):
        raise ApiError(400, "email: this is no email address.")
    if len(password) < SHORTEST_PASSWORD:
        raise ApiError(400, f"password: at least {SHORTEST_PASSWORD} characters.")
    address = request.client.host if request.client else "?"
    THROTTLE.check(f"setup {address}")
    password_hash = await asyncio.to_thread(HASHER.hash, password)
    try:
        user = await people.use_setup_link(
            request.app.state.pool, token, email=email, name=name, password_hash=password_hash
        )
    except asyncpg.UniqueViolationError:
        raise ApiError(409, "email: somebody has an account with this address already.") from None
    if user is None:
        THROTTLE.failed(f"setup {address}")
        raise ApiError(403, "This link is unknown, used or too old. Start the server again to get a new one.")
    return await signed_in(request, response, user)


@router.post("/sign-in")
async def sign_in(request: Request, response: Response) -> dict[str, Any]:
    """Open a session with email and password."""
    body = await json_object(request)
    email = text_of(body, "email", LONGEST_EMAIL).lower()
    password = text_of(body, "password", LONGEST_PASSWORD)
    keys = (f"address {request.client.host if request.client else '?'}", f"email {email}")
    THROTTLE.check(*keys)
    user = await people.find_user(request.app.state.pool, email)
    try:
        await asyncio.to_thread(HASHER.verify, user.password_hash if user else NOBODY, password)
        right = user is not None
    except (VerifyMismatchError, InvalidHashError):
        right = False
    if not right or user is None:
        THROTTLE.failed(*keys)
        raise ApiError(401, "Email or password is wrong.")
    THROTTLE.succeeded(*keys)
    return await signed_in(request, response, user)


@router.post("/sign-out", status_code=204)
async def sign_out(request: Request) -> Response:
    """End the session."""
    await identify(request)
    token = request.cookies.get(COOKIE)
    if token:
        await people.close_session(request.app.state.pool, token)
    response = Response(status_code=204)
    response.delete_cookie(COOKIE)
    return response
