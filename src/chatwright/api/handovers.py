"""Hand-overs to agents: taking, assigning, passing on, snoozing, and giving the conversation back to journeys."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID, uuid4

import msgspec
from fastapi import APIRouter, Query, Request

from chatwright.api.auth import Agent, Authenticated, Caller, json_object, uuid_of
from chatwright.api.automation_definitions import Limit, Offset
from chatwright.api.errors import ApiError, moment
from chatwright.messages.addresses import normalise
from chatwright.runtime.returns import Onward
from chatwright.store import handovers as store
from chatwright.store import teams, users

router = APIRouter(prefix="/api/chatwright/v1", tags=["Hand-overs"])

LONGEST_NOTE, LONGEST_SKILL, HIGHEST_PRIORITY = 2_000, 60, 3
GONE = "This conversation has been given back to the journeys already. Take it again to answer."


def answer_of(handover: store.Handover) -> dict[str, Any]:
    """A hand-over as the API answers it."""
    variables = msgspec.json.decode(handover.variables) if handover.variables else {}
    return {
        "id": str(handover.id),
        "status": handover.status,
        "openedAt": moment(handover.opened_at),
        "closedAt": moment_or_none(handover.closed_at),
        "instanceId": text_or_none(handover.instance_id),
        "subAccountId": handover.sub_account_id,
        "channel": handover.channel,
        "msisdn": handover.address,
        "name": handover.name,
        "team": {"id": str(handover.team_id), "name": handover.team} if handover.team else None,
        "skill": handover.skill,
        "priority": handover.priority,
        "note": handover.note,
        "variables": variables,
        "assignedTo": {"id": str(handover.assigned_to), "name": handover.agent} if handover.agent else None,
        "assignedAt": moment_or_none(handover.assigned_at),
        "answeredAt": moment_or_none(handover.answered_at),
        "snoozedUntil": moment_or_none(handover.snoozed_until),
        "openedBy": text_or_none(handover.opened_by),
        "closedBy": text_or_none(handover.closed_by),
        "queuedAt": moment(handover.queued_at),
        "escalations": handover.escalations,
        "position": handover.position,
    }


def moment_or_none(at: datetime | None) -> str | None:
    """A time, if there is one."""
    return None if at is None else moment(at)


def text_or_none(value: UUID | None) -> str | None:
    """An id, if there is one."""
    return None if value is None else str(value)


@router.get("/handovers")
async def list_handovers(
    caller: Authenticated,
    request: Request,
    status: Annotated[Literal["open", "closed"] | None, Query()] = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Hand-overs, those that wait longest first."""
    pool = request.app.state.pool
    found = await store.of_account(pool, caller.account_id, status, limit, offset)
    return {"handovers": [answer_of(handover) for handover in found]}


@router.get("/handovers/{handoverId}")
async def read_handover(
    caller: Authenticated,
    request: Request,
    handoverId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """One hand-over, with its place in the queue."""
    handover_id = uuid_of(handoverId, "hand-over")
    found = await store.read(request.app.state.pool, caller.account_id, handover_id)
    if found is None:
        raise ApiError(404, "There is no such hand-over.")
    return answer_of(found)


@router.post("/conversations/{subAccountId}/{msisdn}/take")
async def take(
    caller: Agent,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
) -> dict[str, Any]:
    """Take a conversation: journeys keep silent in it until it is closed. Safe to repeat.

    409 when somebody else has it; assign it to yourself to take it over from a colleague.
    """
    body = await json_object(request) if await request.body() else {}
    pool = request.app.state.pool
    async with pool.acquire() as conn, conn.transaction():
        user_id = await agent_named(conn, caller, body.get("userId") or caller.user_id)
        address = normalise(msisdn)
        home = await store.lock_conversation(conn, caller.account_id, subAccountId, "whatsapp", address)
        if home is None:
            raise ApiError(404, f"There is no conversation with {msisdn[:60]!r}.")
        handover_id = await store.take(conn, caller.account_id, uuid4(), home, user_id)
        found = await store.lock(conn, caller.account_id, handover_id)
        assert found is not None
        if found.assigned_to is not None and found.assigned_to != user_id:
            raise ApiError(
                409, f"{found.agent} has this conversation. Assign it to yourself to take it over."
            )
        if found.assigned_to is None or found.snoozed_until is not None:
            await store.assign(conn, caller.account_id, handover_id, user_id)
    return await changed(request, caller, handover_id)


@router.post("/handovers/{handoverId}/assign")
async def assign(
    caller: Agent,
    request: Request,
    handoverId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Give a conversation to an agent, also from another one; null puts it back into the queue."""
    body, handover_id = await json_object(request), uuid_of(handoverId, "hand-over")
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await opened(conn, caller, handover_id)
        told = body.get("userId")
        user_id = None if told is None else await agent_named(conn, caller, told)
        await store.assign(conn, caller.account_id, handover_id, user_id)
    return await changed(request, caller, handover_id)


@router.post("/handovers/{handoverId}/transfer")
async def transfer(
    caller: Agent,
    request: Request,
    handoverId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Pass a conversation on to a team, or to one of its agents; what is not said stays, except who has it."""
    body, handover_id = await json_object(request), uuid_of(handoverId, "hand-over")
    priority, skill, note = body.get("priority"), body.get("skill"), body.get("note")
    if priority is not None and (type(priority) is not int or not 0 <= priority <= HIGHEST_PRIORITY):
        raise ApiError(400, f"priority: a number from 0 to {HIGHEST_PRIORITY} is expected.")
    for name, value, longest in (("skill", skill, LONGEST_SKILL), ("note", note, LONGEST_NOTE)):
        if value is not None and (not isinstance(value, str) or len(value) > longest):
            raise ApiError(400, f"{name}: a text of at most {longest} characters is expected.")
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        found = await opened(conn, caller, handover_id)
        team_id = found.team_id
        if "teamId" in body:
            told = body["teamId"]
            team_id = None if told is None else (await team_named(conn, caller, told)).id
        user_id = None
        if body.get("userId") is not None:
            user_id = await agent_named(conn, caller, body["userId"])
        await store.transfer(
            conn,
            caller.account_id,
            handover_id,
            team_id=team_id,
            skill=(skill or None) if "skill" in body else found.skill,
            priority=found.priority if priority is None else priority,
            note=note,
            user_id=user_id,
            escalate_at=await escalates_at(request, caller, found, team_id),
        )
    return await changed(request, caller, handover_id)


@router.post("/handovers/{handoverId}/snooze")
async def snooze(
    caller: Agent,
    request: Request,
    handoverId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Let a conversation sleep until a time, or until the customer writes; null wakes it."""
    body, handover_id = await json_object(request), uuid_of(handoverId, "hand-over")
    until = None if body.get("until") is None else time_of(body["until"], "until")
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await opened(conn, caller, handover_id)
        await store.snooze(conn, caller.account_id, handover_id, until)
    return await changed(request, caller, handover_id)


@router.post("/handovers/{handoverId}/close")
async def close_handover(
    caller: Agent,
    request: Request,
    handoverId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Close a hand-over; the conversation's next message may start journeys again. Safe to repeat.

    With `then`, a journey goes on with the person at once: at a step of it, or from its beginning.
    """
    body = await json_object(request) if await request.body() else {}
    handover_id, runtime = uuid_of(handoverId, "hand-over"), request.app.state.runtime
    onward = onward_of(body.get("then"))
    closed = await runtime.close_handover(caller.account_id, handover_id, caller.user_id, onward)
    await runtime.resume_after(caller.account_id, closed.id)
    return await changed(request, caller, closed.id)


def onward_of(told: Any) -> Onward | None:
    """The journey that goes on. Raises ApiError 400."""
    if told is None:
        return None
    if not isinstance(told, dict):
        raise ApiError(400, "then: an object with journeyId is expected.")
    step = told.get("step")
    if step is not None and not isinstance(step, str):
        raise ApiError(400, "then.step: the id of a step is expected.")
    return Onward(uuid_of(str(told.get("journeyId")), "journey"), step or None)


async def escalates_at(
    request: Request, caller: Caller, handover: store.Handover, team_id: UUID | None
) -> datetime | None:
    """When a team has to have answered that gets a conversation now, by the clock of its subaccount."""
    runtime = request.app.state.runtime
    account = await runtime.directory.account(request.app.state.pool, caller.account_id)
    team = account.teams.find(text_or_none(team_id))
    now = runtime.now() + account.offset(handover.sub_account_id)
    escalates: datetime | None = team.escalates_at(now) if team is not None else None
    return escalates


async def opened(conn: Any, caller: Caller, handover_id: UUID) -> store.Handover:
    """An open hand-over, locked. Raises ApiError 404, or 409 when it is closed."""
    found = await store.lock(conn, caller.account_id, handover_id)
    if found is None:
        raise ApiError(404, "There is no such hand-over.")
    if found.status != "open":
        raise ApiError(409, GONE)
    return found


async def agent_named(conn: Any, caller: Caller, told: Any) -> UUID:
    """Somebody of the account who may talk with customers. Raises ApiError 400."""
    if told is None:
        raise ApiError(400, "userId: say who takes the conversation; an API key is nobody.")
    member = await users.read(conn, caller.account_id, uuid_of(str(told), "user"))
    if member is None:
        raise ApiError(400, "userId: there is no such user.")
    if member.is_disabled or member.role == "viewer":
        raise ApiError(400, f"userId: {member.name} cannot answer customers.")
    return member.id


async def team_named(conn: Any, caller: Caller, told: Any) -> teams.Team:
    """A team of the account. Raises ApiError 400."""
    team = await teams.read(conn, caller.account_id, uuid_of(str(told), "team"))
    if team is None:
        raise ApiError(400, "teamId: there is no such team.")
    return team


def time_of(told: Any, name: str) -> datetime:
    """A time in the body. Raises ApiError 400."""
    try:
        at = datetime.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise ApiError(400, f"{name}: a time with its offset is expected, such as 2026-12-01T09:00:00Z.")
    return at.astimezone(UTC)


async def changed(request: Request, caller: Caller, handover_id: UUID) -> dict[str, Any]:
    """The hand-over as it is now, after what waits was given to who is free; open screens are told."""
    await request.app.state.runtime.desk.route(caller.account_id)
    found = await store.read(request.app.state.pool, caller.account_id, handover_id)
    if found is None:
        raise ApiError(404, "There is no such hand-over.")
    if found.sub_account_id is not None:
        live = request.app.state.runtime.live
        hint = {"subAccountId": found.sub_account_id, "msisdn": found.address}
        live.publish(found.sub_account_id, "message", hint)
        live.publish(found.sub_account_id, "handover", {**hint, "id": str(found.id)})
    return answer_of(found)
