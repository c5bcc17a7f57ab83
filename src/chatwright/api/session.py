"""Signing in and out, and the first start (docs/install.md)."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import Any

import asyncpg
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from fastapi import APIRouter, Request, Response

from chatwright import __version__
from chatwright.api.auth import COOKIE, identify, json_object
from chatwright.api.errors import ApiError
from chatwright.store import people, users

router = APIRouter(prefix="/api/chatwright/v1", tags=["Session"])

HASHER = PasswordHasher()
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
LONGEST_NAME, LONGEST_EMAIL = 100, 254
DEMO_NAME = "Harbour Dental"
"""What the business is called until its owner names it: as in the demo's journeys."""
TRIES, TRIES_SECONDS = 8, 300.0
KEYS_KEPT = 10_000
HASHING = asyncio.Semaphore(2)
"""Passwords hashed at once; each takes 64 MB for a moment."""
NOBODY = HASHER.hash("nobody has this password")
"""Checked when there is no such user, so that the time taken tells nothing."""


def check_password(password: str) -> None:
    """Raise ApiError 400 for a password that is too short."""
    if len(password) < SHORTEST_PASSWORD:
        raise ApiError(400, f"password: at least {SHORTEST_PASSWORD} characters.")


async def hash_of(password: str) -> str:
    """The stored form of a password; a few at a time, since it costs memory."""
    async with HASHING:
        return await asyncio.to_thread(HASHER.hash, password)


async def is_password(password: str, password_hash: str) -> bool:
    """Whether this is the password."""
    try:
        async with HASHING:
            return await asyncio.to_thread(HASHER.verify, password_hash, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


class Throttle:
    """Counts failed sign-ins of the last minutes by address and by email."""

    def __init__(self) -> None:
        self._failures: dict[str, deque[float]] = {}

    def check(self, *keys: str) -> None:
        """Raise ApiError 429 when one of the keys has failed too often."""
        now = time.monotonic()
        for key in keys:
            failures = self._failures.get(key, deque())
            while failures and failures[0] < now - TRIES_SECONDS:
                failures.popleft()
            if len(failures) >= TRIES:
                wait = int(failures[0] + TRIES_SECONDS - now) + 1
                said = f"Too many failed sign-ins. Try again in {wait} s."
                raise ApiError(429, said, headers={"Retry-After": str(wait)})

    def failed(self, *keys: str) -> None:
        """Count a failure. A try counts as one until it has succeeded, so that many at once gain nothing."""
        for key in keys:
            # The key that failed last stands last, and the first ones go when there are too many.
            failures = self._failures.pop(key, deque())
            failures.append(time.monotonic())
            self._failures[key] = failures
        while len(self._failures) > KEYS_KEPT:
            del self._failures[next(iter(self._failures))]

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
        "user": told_of(user) if user else None,
        "setupNeeded": user is None and not await people.has_users(pool),
        "csrfToken": session.csrf_token if session else None,
        "accountId": user.account_id if user else None,
        "subAccountId": settings.sub_account_id if user else None,
        "businessName": await name_of(request, user),
        "version": __version__,
    }


async def name_of(request: Request, user: people.User | None) -> str:
    """The name of the business, for those who have signed in."""
    named = await users.business_name(request.app.state.pool, user.account_id) if user else None
    return named or DEMO_NAME


def told_of(user: people.User) -> dict[str, Any]:
    """Who is signed in."""
    return {"id": str(user.id), "email": user.email, "name": user.name, "role": user.role}


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
        secure=request.url.scheme == "https" or settings.base_url.startswith("https://"),
    )
    return {
        "user": told_of(user),
        "setupNeeded": False,
        "csrfToken": csrf,
        "accountId": user.account_id,
        "subAccountId": settings.sub_account_id,
        "businessName": await name_of(request, user),
        "version": __version__,
    }


def refuse_other_sites(request: Request) -> None:
    """Raise ApiError 403 when another site's page tries to sign somebody in here."""
    if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        raise ApiError(403, "Sign in on Chatwright's own page.")


@router.get("/session")
async def read_session(request: Request) -> dict[str, Any]:
    """Who is signed in, and what the pages need to begin."""
    return await described(request)


@router.post("/setup", status_code=201)
async def set_up(request: Request, response: Response) -> dict[str, Any]:
    """Make an account with a one-time link: the owner's at the first start, or that of an invitation."""
    refuse_other_sites(request)
    body = await json_object(request)
    token = text_of(body, "token", 200)
    email, name = text_of(body, "email", LONGEST_EMAIL), text_of(body, "name", LONGEST_NAME)
    password = text_of(body, "password", LONGEST_PASSWORD)
    if "@" not in email.strip("@"):
        raise ApiError(400, "email: this is no email address.")
    check_password(password)
    key = f"setup {request.client.host if request.client else '?'}"
    THROTTLE.check(key)
    THROTTLE.failed(key)
    password_hash = await hash_of(password)
    pool = request.app.state.pool
    person = {"email": email, "name": name, "password_hash": password_hash}
    try:
        user = await people.use_setup_link(pool, token, **person)
        if user is None:
            async with pool.acquire() as conn, conn.transaction():
                user = await users.accept_invite(conn, token, **person)
    except asyncpg.UniqueViolationError:
        raise ApiError(409, "email: somebody has an account with this address already.") from None
    if user is None:
        said = "This link is unknown, used or too old."
        more = "Ask who invited you for a new one; at the first start, start the server again."
        raise ApiError(403, f"{said} {more}")
    THROTTLE.succeeded(key)
    return await signed_in(request, response, user)


@router.post("/sign-in")
async def sign_in(request: Request, response: Response) -> dict[str, Any]:
    """Open a session with email and password."""
    refuse_other_sites(request)
    body = await json_object(request)
    email = text_of(body, "email", LONGEST_EMAIL).lower()
    password = text_of(body, "password", LONGEST_PASSWORD)
    keys = (f"address {request.client.host if request.client else '?'}", f"email {email}")
    THROTTLE.check(*keys)
    THROTTLE.failed(*keys)
    user = await people.find_user(request.app.state.pool, email)
    right = await is_password(password, user.password_hash if user else NOBODY)
    if not right or user is None:
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
