"""People of the account: who is there, roles, invitations, one's own name and password, the business's name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from chatwright.api import session
from chatwright.api.auth import ALL, COOKIE, Anybody, Caller, Owner, json_object, uuid_of
from chatwright.api.errors import ApiError, moment
from chatwright.store import people, users

router = APIRouter(prefix="/api/chatwright/v1", tags=["Users"])

PRESENCES = ("online", "away", "offline")
MOST_SKILLS, LONGEST_SKILL, MOST_CAPACITY, LONGEST_NOTE = 30, 60, 100, 100
LAST_OWNER = "Somebody must stay owner: make another person owner first."


def answer_of(member: users.Member, caller: Caller) -> dict[str, Any]:
    """A person as the API answers it."""
    return {
        "id": str(member.id),
        "name": member.name,
        "email": member.email,
        "role": member.role,
        "presence": member.presence,
        "load": member.load,
        "capacity": member.capacity,
        "skills": member.skills,
        "teams": [str(team) for team in member.teams],
        "isDisabled": member.is_disabled,
        "isYou": member.id == caller.user_id,
        "createdAt": moment(member.created_at),
    }


@router.get("/users")
async def list_users(caller: Anybody, request: Request) -> dict[str, Any]:
    """Everybody, by name; those who are disabled stand last."""
    found = await users.of_account(request.app.state.pool, caller.account_id)
    return {"users": [answer_of(member, caller) for member in found]}


@router.patch("/users/me")
async def change_own(caller: Anybody, request: Request) -> dict[str, Any]:
    """Change one's own name, or password; the latter signs out all other browsers."""
    user_id, body, pool = own_id(caller), await json_object(request), request.app.state.pool
    name = session.text_of(body, "name", session.LONGEST_NAME) if "name" in body else None
    password_hash = None
    if "password" in body:
        password = session.text_of(body, "password", session.LONGEST_PASSWORD)
        session.check_password(password)
        await check_current(request, user_id, str(body.get("currentPassword") or ""))
        password_hash = await session.hash_of(password)
    await users.change_own(pool, user_id, name=name, password_hash=password_hash)
    if password_hash is not None:
        await users.end_other_sessions(pool, user_id, request.cookies.get(COOKIE))
    return await told(request, caller, user_id)


async def check_current(request: Request, user_id: UUID, password: str) -> None:
    """Raise ApiError 403 unless this is the password until now; tries are counted as those of signing in."""
    key = f"user {user_id}"
    session.THROTTLE.check(key)
    session.THROTTLE.failed(key)
    token = request.cookies.get(COOKIE)
    found = await people.read_session(request.app.state.pool, token) if token else None
    if found is None or not await session.is_password(password, found.user.password_hash):
        raise ApiError(403, "currentPassword: this is not the password until now.")
    session.THROTTLE.succeeded(key)


@router.put("/users/me/presence")
async def be_present(caller: Anybody, request: Request) -> dict[str, Any]:
    """Say that one is there, away or gone; to be said again every half a minute."""
    user_id, body = own_id(caller), await json_object(request)
    presence = body.get("presence")
    if presence not in PRESENCES:
        raise ApiError(400, f"presence: one of {', '.join(PRESENCES)} is expected.")
    before = await users.be(request.app.state.pool, user_id, presence)
    if before != presence:
        request.app.state.runtime.live.publish(None, "people", {})
        if presence == "online":
            await request.app.state.runtime.desk.route(caller.account_id)
    return await told(request, caller, user_id)


@router.patch("/users/{userId}")
async def change_user(caller: Owner, request: Request, userId: str) -> dict[str, Any]:  # noqa: N803
    """Change a person's role, skills, capacity or teams, or disable the person, which signs out everywhere."""
    user_id, body = uuid_of(userId, "user"), await json_object(request)
    role, is_disabled = body.get("role"), body.get("isDisabled")
    if role is not None and role not in ALL:
        raise ApiError(400, f"role: one of {', '.join(sorted(ALL))} is expected.")
    if is_disabled is not None and not isinstance(is_disabled, bool):
        raise ApiError(400, "isDisabled: true or false is expected.")
    capacity = body.get("capacity")
    if capacity is not None and (type(capacity) is not int or not 0 <= capacity <= MOST_CAPACITY):
        raise ApiError(400, f"capacity: a number from 0 to {MOST_CAPACITY} is expected.")
    skills = skills_of(body["skills"]) if "skills" in body else None
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        owners = await users.lock_owners(conn, caller.account_id)
        if await users.read(conn, caller.account_id, user_id) is None:
            raise ApiError(404, "There is no such user.")
        steps_down = is_disabled or (role is not None and role != "owner")
        if steps_down and owners == [user_id]:
            raise ApiError(409, LAST_OWNER)
        await users.change(
            conn,
            caller.account_id,
            user_id,
            role=role,
            skills=skills,
            capacity=capacity,
            is_disabled=is_disabled,
        )
        if "teams" in body:
            await users.set_teams(conn, caller.account_id, user_id, ids_of(body["teams"], "teams"))
    await request.app.state.runtime.desk.route(caller.account_id)
    request.app.state.runtime.live.publish(None, "people", {})
    return await told(request, caller, user_id)


@router.get("/invites")
async def list_invites(caller: Owner, request: Request) -> dict[str, Any]:
    """Invitations that can still be accepted, newest first."""
    found = await users.invites(request.app.state.pool, caller.account_id)
    return {
        "invites": [
            {
                "id": str(invite.id),
                "role": invite.role,
                "note": invite.note,
                "invitedBy": invite.invited_by,
                "createdAt": moment(invite.created_at),
                "expiresAt": moment(invite.expires_at),
            }
            for invite in found
        ]
    }


@router.post("/invites", status_code=201)
async def make_invite(caller: Owner, request: Request) -> dict[str, Any]:
    """A link with which one person makes an account, once, within a week."""
    body = await json_object(request)
    if body.get("role") not in ALL:
        raise ApiError(400, f"role: one of {', '.join(sorted(ALL))} is expected.")
    note = body.get("note")
    if note is not None and (not isinstance(note, str) or len(note) > LONGEST_NOTE):
        raise ApiError(400, f"note: a text of at most {LONGEST_NOTE} characters is expected.")
    pool = request.app.state.pool
    invite_id, token = await users.invite(
        pool,
        caller.account_id,
        role=body["role"],
        note=note or None,
        team_ids=ids_of(body.get("teams", []), "teams"),
        invited_by=caller.user_id,
    )
    (made,) = [one for one in await users.invites(pool, caller.account_id) if one.id == invite_id]
    base = request.app.state.settings.base_url
    return {
        "id": str(invite_id),
        "url": f"{base}/setup?invite={token}",
        "expiresAt": moment(made.expires_at),
    }


@router.delete("/invites/{inviteId}", status_code=204)
async def revoke_invite(caller: Owner, request: Request, inviteId: str) -> Response:  # noqa: N803
    """Make an invitation useless."""
    gone = await users.revoke_invite(
        request.app.state.pool, caller.account_id, uuid_of(inviteId, "invitation")
    )
    if not gone:
        raise ApiError(404, "There is no such invitation; perhaps it was accepted.")
    return Response(status_code=204)


@router.put("/business")
async def name_business(caller: Owner, request: Request) -> dict[str, Any]:
    """Name the business, as customers know it."""
    name = session.text_of(await json_object(request), "name", session.LONGEST_NAME)
    await users.set_business_name(request.app.state.pool, caller.account_id, name)
    return {"name": name}


def own_id(caller: Caller) -> UUID:
    """Who is signed in. Raises ApiError 400 for an API key."""
    if caller.user_id is None:
        raise ApiError(400, "An API key is nobody: sign in for this.")
    return caller.user_id


def skills_of(told: Any) -> list[str]:
    """Skills, each once. Raises ApiError 400."""
    if not isinstance(told, list) or len(told) > MOST_SKILLS:
        raise ApiError(400, f"skills: a list of at most {MOST_SKILLS} is expected.")
    if not all(isinstance(skill, str) and 0 < len(skill.strip()) <= LONGEST_SKILL for skill in told):
        raise ApiError(400, f"skills: texts of at most {LONGEST_SKILL} characters are expected.")
    return list({skill.strip().lower(): skill.strip() for skill in told}.values())


def ids_of(told: Any, name: str) -> list[UUID]:
    """A list of ids. Raises ApiError 400."""
    if not isinstance(told, list) or len(told) > 1_000:
        raise ApiError(400, f"{name}: a list of ids is expected.")
    return [uuid_of(str(one), name) for one in told]


async def told(request: Request, caller: Caller, user_id: UUID) -> dict[str, Any]:
    """The person as it is now."""
    member = await users.read(request.app.state.pool, caller.account_id, user_id)
    if member is None:
        raise ApiError(404, "There is no such user.")
    return answer_of(member, caller)
