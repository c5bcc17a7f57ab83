"""The inbox: conversations by who they wait for, how many there are, who looks at them, what of them was seen."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request, Response

from chatwright.api.auth import Agent, Caller, json_object, uuid_of
from chatwright.api.errors import ApiError, moment
from chatwright.api.subaccounts import subaccount_named
from chatwright.messages.addresses import normalise
from chatwright.messages.window import window_is_open
from chatwright.store import inbox as store
from chatwright.store import labels, lookers

router = APIRouter(prefix="/api/chatwright/v1/inbox", tags=["Inbox"])

CURSOR = re.compile(r"(\d{1,17})\.(\d{1,18})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOST_NAMED = 50
LOOKS_SECONDS = 15.0
"""How long an agent counts as looking after the last sign of it."""


def cursor_of(row: store.Listed) -> str:
    """Where the next page begins."""
    return f"{(row.at - EPOCH) // timedelta(microseconds=1)}.{row.id}"


def before_of(cursor: str | None) -> tuple[datetime, int]:
    """The place that a cursor means. Raises ApiError 400."""
    if not cursor:
        return store.FIRST
    found = CURSOR.fullmatch(cursor)
    if found is None:
        raise ApiError(400, "cursor: must be the `next` of an earlier answer.")
    return EPOCH + timedelta(microseconds=int(found[1])), int(found[2])


def listed(row: store.Listed) -> dict[str, Any]:
    """A conversation in the list."""
    return {
        "subAccountId": row.sub_account_id,
        "msisdn": row.address,
        "name": row.name,
        "contactId": str(row.contact_id) if row.contact_id else None,
        "at": moment(row.at),
        "cursor": cursor_of(row),
        "unread": max(row.unread, 0),
        "isUnanswered": row.is_unanswered,
        "windowExpiresAt": moment(row.window_expires_at) if row.window_expires_at else None,
        "optedOut": row.opted_out,
        "handover": handover(row),
        "mentions": row.mentions,
        "labels": [str(label) for label in row.labels],
        "last": last(row),
    }


def handover(row: store.Listed) -> dict[str, Any] | None:
    """Who has the conversation, or waits for it; None when journeys have it."""
    if row.handover_id is None:
        return None
    return {
        "id": str(row.handover_id),
        "openedAt": moment(row.opened_at) if row.opened_at else None,
        "priority": row.priority or 0,
        "assignedTo": {"id": str(row.assigned_to), "name": row.assignee or ""} if row.assigned_to else None,
        "team": {"id": str(row.team_id), "name": row.team or ""} if row.team_id else None,
        "snoozedUntil": moment(row.snoozed_until) if row.snoozed_until else None,
    }


def last(row: store.Listed) -> dict[str, Any] | None:
    """What was said last, by whom."""
    if row.type is None or row.said_at is None or row.content is None:
        return None
    content = msgspec.json.decode(row.content)
    if row.shown is not None:
        content = {**content, "rendered": msgspec.json.decode(row.shown)}
    return {
        "direction": row.direction,
        "type": row.type.lower(),
        "content": content,
        "state": row.state,
        "at": moment(row.said_at),
        "author": row.author,
        "isJourneys": bool(row.is_journeys),
    }


def places_of(only: list[str]) -> list[tuple[str, str]]:
    """The conversations that are named as `subaccount:address`. Raises ApiError 400."""
    if len(only) > MOST_NAMED:
        raise ApiError(400, f"only: at most {MOST_NAMED} conversations at a time.")
    places = []
    for text in only:
        sub, colon, address = text.rpartition(":")
        if not colon:
            raise ApiError(400, "only: each must be a subaccount and an address, such as demo:6591234567.")
        places.append((sub, address))
    return places


@router.get("/conversations")
async def list_conversations(
    caller: Agent,
    request: Request,
    view: Annotated[store.View, Query()] = "open",
    team: str | None = None,
    label: str | None = None,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    only: Annotated[list[str] | None, Query()] = None,
) -> dict[str, Any]:
    """The conversations of a view, the one in which something happened last first.

    With `only` those of the named ones that the view has: what a screen asks when it hears that they changed.
    """
    pool, user_id = request.app.state.pool, caller.user_id
    team_id = uuid_of(team, "team") if team else None
    label_id = uuid_of(label, "label") if label else None
    if only:
        rows = await store.those_of(
            pool,
            caller.account_id,
            view,
            places_of(only),
            user_id=user_id,
            team_id=team_id,
            label_id=label_id,
        )
        return {"conversations": [listed(row) for row in rows], "next": None}
    rows = await store.page(
        pool,
        caller.account_id,
        view,
        user_id=user_id,
        before=before_of(cursor),
        limit=limit + 1,
        team_id=team_id,
        label_id=label_id,
    )
    shown = rows[:limit]
    return {
        "conversations": [listed(row) for row in shown],
        "next": cursor_of(shown[-1]) if len(rows) > limit else None,
    }


@router.get("/counts")
async def read_counts(caller: Agent, request: Request) -> dict[str, Any]:
    """How many conversations each view has; `unanswered` is counted up to 1,000."""
    pool = request.app.state.pool
    found = await store.counts(pool, caller.account_id, caller.user_id)
    teams = await store.counts_of_teams(pool, caller.account_id)
    of_labels = await store.counts_of_labels(pool, caller.account_id)
    return {
        "mine": found.mine,
        "mineUnread": found.mine_unread,
        "unassigned": found.unassigned,
        "unassignedUnread": found.unassigned_unread,
        "open": found.open,
        "unread": found.unread,
        "snoozed": found.snoozed,
        "mentions": found.mentions,
        "unanswered": found.unanswered,
        "teams": {str(team): count for team, count in teams.items()},
        "labels": {str(label): count for label, count in of_labels.items()},
    }


async def place(request: Request, caller: Caller, sub: str, msisdn: str) -> tuple[store.Place, str]:
    """A conversation and its address. Raises ApiError 404."""
    await subaccount_named(request, caller.account_id, sub)
    address = normalise(msisdn)
    found = await store.place_of(request.app.state.pool, caller.account_id, sub, address)
    if found is None:
        raise ApiError(404, f"There is no conversation with {msisdn[:60]!r}.")
    return found, address


def changed(request: Request, sub: str, address: str) -> None:
    """Let open inboxes look at a conversation again."""
    data = {"subAccountId": sub, "msisdn": address}
    request.app.state.runtime.live.publish(sub, "inbox", data)


@router.get("/conversations/{subAccountId}/{msisdn}")
async def read_conversation(
    caller: Agent,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
) -> dict[str, Any]:
    """A conversation as the desk shows it: who has it, its window by the clock of its subaccount, who looks at it."""
    pool = request.app.state.pool
    found, _ = await place(request, caller, subAccountId, msisdn)
    now = await request.app.state.runtime.clock(caller.account_id, subAccountId)
    rows = await store.named(pool, caller.account_id, found.id, user_id=caller.user_id)
    expires = rows[0].window_expires_at
    looking = await lookers.lookers(pool, caller.account_id, found.id, caller.user_id)
    return {
        "conversation": listed(rows[0]),
        "now": moment(now),
        "window": {
            "isOpen": window_is_open(expires, now),
            "expiresAt": moment(expires) if expires else None,
        },
        "lookers": [looker(one) for one in looking],
        "handovers": [
            {
                "id": str(one.id),
                "openedAt": moment(one.opened_at),
                "closedAt": moment(one.closed_at) if one.closed_at else None,
                "agent": one.agent,
                "team": one.team,
                "note": one.note,
                "variables": msgspec.json.decode(one.variables) if one.variables else {},
                "isByHand": one.is_by_hand,
            }
            for one in await store.handovers_of(pool, caller.account_id, found.id, 20)
        ],
    }


def looker(one: lookers.Looker) -> dict[str, Any]:
    """An agent who looks at a conversation."""
    return {"id": str(one.user_id), "name": one.name, "isTyping": one.is_typing}


@router.post("/conversations/{subAccountId}/{msisdn}/looking")
async def look(
    caller: Agent,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
) -> dict[str, Any]:
    """Say that one looks at a conversation, writes in it, or has left it; answers who else is there.

    It holds for 15 seconds.
    """
    body = await json_object(request)
    state = body.get("state")
    if state not in ("looking", "typing", "gone"):
        raise ApiError(400, "state: must be looking, typing or gone.")
    found, address = await place(request, caller, subAccountId, msisdn)
    if caller.user_id is None:
        raise ApiError(400, "Only a person who is signed in can look at a conversation.")
    seconds = 0.0 if state == "gone" else LOOKS_SECONDS
    others, is_news = await lookers.look(
        request.app.state.pool,
        caller.account_id,
        found.id,
        caller.user_id,
        seconds,
        is_typing=state == "typing",
    )
    if is_news:
        data = {"subAccountId": subAccountId, "msisdn": address}
        request.app.state.runtime.live.publish(subAccountId, "lookers", data)
    return {"lookers": [looker(one) for one in others]}


@router.put("/conversations/{subAccountId}/{msisdn}/labels")
async def put_labels(
    caller: Agent,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
) -> dict[str, Any]:
    """Give a conversation these labels and no others."""
    given = (await json_object(request)).get("labels")
    if (
        not isinstance(given, list)
        or len(given) > MOST_NAMED
        or not all(isinstance(one, str) for one in given)
    ):
        raise ApiError(400, f"labels: a list of at most {MOST_NAMED} ids is required.")
    found, address = await place(request, caller, subAccountId, msisdn)
    wanted = [uuid_of(one, "label") for one in given]
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        kept = await labels.put_on(conn, caller.account_id, found.id, wanted)
    changed(request, subAccountId, address)
    return {"labels": [str(label) for label in kept]}


@router.post("/conversations/{subAccountId}/{msisdn}/done", status_code=204)
async def done(
    caller: Agent,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
) -> Response:
    """Say that what the customer wrote last needs no answer."""
    found, address = await place(request, caller, subAccountId, msisdn)
    await store.needs_no_answer(request.app.state.pool, caller.account_id, found.id)
    changed(request, subAccountId, address)
    return Response(status_code=204)


@router.post("/conversations/{subAccountId}/{msisdn}/unread", status_code=204)
async def mark_unread(
    caller: Agent,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
) -> Response:
    """Let the customer's last message be unread again."""
    found, address = await place(request, caller, subAccountId, msisdn)
    await store.mark_unseen(request.app.state.pool, caller.account_id, found.id)
    changed(request, subAccountId, address)
    return Response(status_code=204)
