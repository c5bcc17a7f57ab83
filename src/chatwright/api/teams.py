"""Teams: their members, business hours, and how soon somebody answers."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import asyncpg
import msgspec
from fastapi import APIRouter, Request, Response

from chatwright.api.auth import Anybody, Caller, Owner, json_object, uuid_of
from chatwright.api.errors import ApiError, moment
from chatwright.api.session import text_of
from chatwright.api.users import ids_of
from chatwright.desk.hours import HoursError, read_hours
from chatwright.store import handovers, teams

router = APIRouter(prefix="/api/chatwright/v1/teams", tags=["Teams"])

LONGEST_NAME, LONGEST_WAIT = 80, 7 * 24 * 60
SECONDS = 60


async def answers(request: Request, caller: Caller) -> list[dict[str, Any]]:
    """The teams of the account as the API answers them."""
    pool = request.app.state.pool
    waiting = await handovers.waiting_by_team(pool, caller.account_id)
    now = request.app.state.runtime.now()
    answered = []
    for team in await teams.of_account(pool, caller.account_id):
        told = msgspec.json.decode(team.hours) if team.hours else None
        hours = read_hours(told, team.time_zone) if told is not None else None
        opens_at = hours.opens_at(now) if hours is not None else now
        within = team.answer_within_seconds
        answered.append(
            {
                "id": str(team.id),
                "name": team.name,
                "members": [str(member) for member in team.members],
                "hours": told,
                "timeZone": team.time_zone,
                "isOpen": hours is None or hours.is_open(now),
                "opensAt": moment(opens_at) if opens_at is not None else None,
                "answerWithinMinutes": within // SECONDS if within else None,
                "escalatesTo": str(team.escalates_to) if team.escalates_to else None,
                "waiting": waiting.get(team.id, 0),
            }
        )
    return answered


@router.get("")
async def list_teams(caller: Anybody, request: Request) -> dict[str, Any]:
    """Teams, by name, with whether somebody is there now."""
    return {"teams": await answers(request, caller)}


@router.post("", status_code=201)
async def make_team(caller: Owner, request: Request) -> dict[str, Any]:
    """Make a team."""
    return await keep(request, caller, uuid4())


@router.put("/{teamId}")
async def change_team(caller: Owner, request: Request, teamId: str) -> dict[str, Any]:  # noqa: N803
    """Change a team: all of it is sent."""
    team_id = uuid_of(teamId, "team")
    if await teams.read(request.app.state.pool, caller.account_id, team_id) is None:
        raise ApiError(404, "There is no such team.")
    return await keep(request, caller, team_id)


@router.delete("/{teamId}", status_code=204)
async def delete_team(caller: Owner, request: Request, teamId: str) -> Response:  # noqa: N803
    """Delete a team; what waits for it waits for everybody."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        gone = await teams.delete(conn, caller.account_id, uuid_of(teamId, "team"))
        await request.app.state.runtime.definitions_changed(caller.account_id, conn)
    if not gone:
        raise ApiError(404, "There is no such team.")
    request.app.state.runtime.live.publish(None, "people", {})
    return Response(status_code=204)


async def keep(request: Request, caller: Caller, team_id: UUID) -> dict[str, Any]:
    """Write what the body says. Raises ApiError 400, or 409 when another team has the name."""
    team = read_team(await json_object(request))
    runtime = request.app.state.runtime
    try:
        async with request.app.state.pool.acquire() as conn, conn.transaction():
            other = team["escalates_to"]
            if other is not None and await teams.read(conn, caller.account_id, other) is None:
                raise ApiError(400, "escalatesTo: there is no such team.")
            await teams.write(conn, caller.account_id, team_id, team)
            await runtime.definitions_changed(caller.account_id, conn)
    except asyncpg.UniqueViolationError:
        raise ApiError(409, f"name: there is a team {team['name']!r} already.") from None
    await runtime.desk.route(caller.account_id)
    runtime.live.publish(None, "people", {})
    (made,) = [one for one in await answers(request, caller) if one["id"] == str(team_id)]
    return made


def read_team(body: dict[str, Any]) -> dict[str, Any]:
    """A team as the store takes it. Raises ApiError 400."""
    hours, time_zone = body.get("hours"), body.get("timeZone")
    if hours is not None:
        try:
            read_hours(hours, time_zone)
        except HoursError as error:
            raise ApiError(400, str(error)) from error
    within, other = body.get("answerWithinMinutes"), body.get("escalatesTo")
    if within is not None and (type(within) is not int or not 1 <= within <= LONGEST_WAIT):
        raise ApiError(400, f"answerWithinMinutes: a number from 1 to {LONGEST_WAIT} is expected.")
    return {
        "name": text_of(body, "name", LONGEST_NAME),
        "members": ids_of(body.get("members", []), "members"),
        "hours": None if hours is None else msgspec.json.encode(hours).decode(),
        "time_zone": None if hours is None else time_zone,
        "answer_within_seconds": None if within is None else within * SECONDS,
        "escalates_to": None if other is None else uuid_of(str(other), "team"),
    }
