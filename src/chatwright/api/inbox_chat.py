"""A conversation in the inbox: what was said, by whom, and the notes of agents; answering, once for each click."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request, Response

from chatwright.api.attention import TYPING_AGE, TYPING_SHOWS, tell
from chatwright.api.auth import Agent, Caller, json_object, uuid_of
from chatwright.api.errors import ApiError, moment
from chatwright.api.inbox import changed, place
from chatwright.api.messages import carry_out
from chatwright.api.sending import Sending
from chatwright.api.simulator import entry
from chatwright.api.subaccounts import subaccount_named
from chatwright.messages.outbound import Violation
from chatwright.messages.templates_send import check_send, not_sendable
from chatwright.messages.templates_values import message_of
from chatwright.messages.window import TEMPLATE, needs_open_window, window_is_open
from chatwright.runtime.outbox import NewMessage, Once
from chatwright.store import attention, chats
from chatwright.store import inbox as store
from chatwright.store import templates as template_store

router = APIRouter(prefix="/api/chatwright/v1/inbox/conversations/{subAccountId}/{msisdn}", tags=["Inbox"])

CURSOR = re.compile(r"\d{1,18}")
NEWEST = 2**62
LONGEST_NOTE, MOST_MENTIONS, LONGEST_KEY = 4000, 30, 100
CLOSED = (
    "The 24-hour window is closed: the customer has not written within the last 24 hours. Send a template; when the "
    "customer answers, the window is open again."
)


def message_of_chat(row: chats.Said) -> dict[str, Any]:
    """A message with who wrote it."""
    return {
        **entry(row),  # type: ignore[arg-type]  # it has what is read of a message on the phone
        "id": str(row.id),
        "by": written_by(row),
    }


def written_by(row: chats.Said) -> dict[str, Any]:
    """Who wrote a message: the customer, an agent, a journey, a broadcast, or a program through the API."""
    kind, name = "program", row.author
    if row.direction == "inbound":
        kind = "customer"
    elif row.sent_by is not None:
        kind = "agent"
    elif row.instance_id is not None:
        kind, name = "journey", row.journey
    elif row.broadcast_id is not None:
        kind = "broadcast"
    return {
        "kind": kind,
        "name": name,
        "id": str(row.sent_by) if row.sent_by else None,
        "instanceId": str(row.instance_id) if row.instance_id else None,
    }


def note_of(note: chats.Note) -> dict[str, Any]:
    """A note, and behind which message it stands."""
    return {
        "id": str(note.id),
        "after": str(note.after_id),
        "author": note.author,
        "authorId": str(note.author_id) if note.author_id else None,
        "text": note.text,
        "mentions": [str(user) for user in note.mentions],
        "timestamp": moment(note.created_at),
    }


def number_of(cursor: str | None, name: str) -> int | None:
    """The message that a cursor means. Raises ApiError 400."""
    if not cursor:
        return None
    if not CURSOR.fullmatch(cursor):
        raise ApiError(400, f"{name}: must be the id of a message.")
    return int(cursor)


@router.get("/messages")
async def read_messages(
    caller: Agent,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
    before: str | None = None,
    after: str | None = None,
    around: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 60,
) -> dict[str, Any]:
    """What was said, oldest first: the newest, or what came before, after or around a message; with the notes."""
    pool = request.app.state.pool
    found, _ = await place(request, caller, subAccountId, msisdn)
    first, last, middle = number_of(before, "before"), number_of(after, "after"), number_of(around, "around")
    if sum(one is not None for one in (first, last, middle)) > 1:
        raise ApiError(400, "before, after, around: ask for one of them.")
    home = (pool, caller.account_id, found.id)
    older: list[chats.Said] = []
    newer: list[chats.Said] = []
    if last is None:
        older = await chats.before(*home, first or (middle + 1 if middle is not None else NEWEST), limit + 1)
    if last is not None or middle is not None:
        newer = await chats.after(*home, last if last is not None else middle or 0, limit + 1)
    has_older, has_newer = len(older) > limit, len(newer) > limit
    rows = older[-limit:] + newer[:limit]
    from_id = rows[0].id if has_older or last is not None else 0
    to_id = rows[-1].id if rows and (has_newer or first is not None) else NEWEST
    if first is not None and rows:
        # What stands behind the last of these belongs to them, and what stands before the next one does too.
        to_id = first - 1
    notes = await chats.notes_between(*home, from_id, to_id)
    return {
        "messages": [message_of_chat(row) for row in rows],
        "notes": [note_of(note) for note in notes],
        "older": str(rows[0].id) if has_older else None,
        "newer": str(rows[-1].id) if has_newer else None,
    }


def key_of(body: dict[str, Any], request: Request) -> str:
    """The key under which something is done once. Raises ApiError 400."""
    key = request.headers.get("idempotency-key") or body.get("clientMessageId")
    if not isinstance(key, str) or not 0 < len(key) <= LONGEST_KEY:
        raise ApiError(
            400,
            f"clientMessageId: a text of at most {LONGEST_KEY} characters is required, a new one for each message; "
            "the same one again sends nothing.",
        )
    return key


@router.post("/messages")
async def send(
    caller: Agent,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
) -> Response:
    """Answer the customer, once for each `clientMessageId`; a template when the window is closed."""
    body = await json_object(request)
    subaccount = await subaccount_named(request, caller.account_id, subAccountId)
    found, address = await place(request, caller, subAccountId, msisdn)
    key = key_of(body, request)
    asked = sha256(msgspec.json.encode([subAccountId, address, body])).digest()

    async def read() -> tuple[list[NewMessage], dict[str, Any]]:
        content, kind = await content_of(request, caller, subAccountId, body)
        now = await request.app.state.runtime.clock(caller.account_id, subAccountId)
        if needs_open_window(kind) and not window_is_open(found.window_expires_at, now):
            raise ApiError(409, CLOSED, 1022)
        user = {"msisdn": address} if address.isdigit() else {"channelUserId": address}
        asks: dict[str, Any] = {"user": user, "type": kind, "content": content}
        if body.get("replyToUmid") is not None:
            asks["context"] = {"umid": body["replyToUmid"]}
        (made,) = await Sending(request, caller.account_id, subaccount).read([asks])
        if isinstance(made, Violation):
            raise ApiError(400, str(made), made.code)
        message = replace(made[0], sent_by=caller.user_id, client_message_id=key)
        return [message], {"umid": message.umid, "clientMessageId": key}

    once = Once(subAccountId, f"inbox {caller.user_id} {key}", asked)
    answer = await carry_out(request, caller.account_id, once, read)
    pool = request.app.state.pool
    if found.handover_id is not None:
        await store.note_answer(pool, caller.account_id, found.handover_id)
    request.app.state.runtime.live.publish(
        subAccountId, "message", {"subAccountId": subAccountId, "msisdn": address}
    )
    return answer


async def content_of(
    request: Request, caller: Caller, sub: str, body: dict[str, Any]
) -> tuple[dict[str, Any], str]:
    """What to send, and its type: as it is given, or a template with its values. Raises ApiError."""
    chosen = body.get("template")
    if chosen is None:
        content, kind = body.get("content"), body.get("type", "text")
        if not isinstance(content, dict) or not isinstance(kind, str):
            raise ApiError(400, 'content: what to send is required, such as {"text": "Hello"}.')
        return content, kind.lower()
    if not isinstance(chosen, dict):
        raise ApiError(400, "template: an object with name, language and values is required.")
    name, language, values = chosen.get("name"), chosen.get("language"), chosen.get("values", {})
    if not isinstance(name, str) or not isinstance(language, str):
        raise ApiError(400, "template: name and language are required.")
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise ApiError(400, "template.values: an object of texts is required.")
    now = await request.app.state.runtime.clock(caller.account_id, sub)
    rows = await template_store.of_name(request.app.state.pool, caller.account_id, sub, name, now)
    row = next((one for one in rows if one.language == language and one.deleted_at is None), None)
    if row is None:
        raise ApiError(404, f"There is no template {name[:60]!r} in {language[:10]!r}.")
    refused = not_sendable(name, language, row.status)
    if refused is not None:
        raise ApiError(409, refused.message, refused.code)
    message = message_of(row.template, values)
    for wrong in check_send(row.template, message):
        raise ApiError(400, str(wrong), wrong.code)
    return {"template": message}, TEMPLATE


@router.post("/notes", status_code=201)
async def add_note(
    caller: Agent,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
) -> dict[str, Any]:
    """Note something for colleagues; those whom it mentions are told. The customer never sees it."""
    body = await json_object(request)
    text, mentioned = body.get("text"), body.get("mentions", [])
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_NOTE:
        raise ApiError(400, f"text: a text of at most {LONGEST_NOTE} characters is required.")
    if (
        not isinstance(mentioned, list)
        or len(mentioned) > MOST_MENTIONS
        or not all(isinstance(one, str) for one in mentioned)
    ):
        raise ApiError(400, f"mentions: a list of at most {MOST_MENTIONS} ids of users is expected.")
    found, address = await place(request, caller, subAccountId, msisdn)
    now = await request.app.state.runtime.clock(caller.account_id, subAccountId)
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        note = await chats.add_note(
            conn,
            caller.account_id,
            found.id,
            author_id=caller.user_id,
            author=caller.name,
            text=text.strip(),
            mentions=[uuid_of(one, "user") for one in mentioned],
            client_id=key_of(body, request),
            at=now,
        )
    changed(request, subAccountId, address)
    return note_of(note)


@router.post("/read", status_code=204)
async def mark_read(
    caller: Agent,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
) -> Response:
    """An agent has seen the conversation up to a message. The customer sees blue ticks while agents have it."""
    up_to = number_of((await json_object(request)).get("upTo"), "upTo")
    if up_to is None:
        raise ApiError(400, "upTo: the id of the last message that was seen is required.")
    pool = request.app.state.pool
    found, address = await place(request, caller, subAccountId, msisdn)
    is_news = await store.mark_seen(pool, caller.account_id, found.id, up_to, caller.user_id)
    is_news |= await chats.see_mentions(pool, caller.account_id, found.id, caller.user_id)
    if is_news:
        changed(request, subAccountId, address)
    if found.handover_id is not None:
        await show_read(request, caller, subAccountId, found, up_to, address)
    return Response(status_code=204)


async def show_read(
    request: Request, caller: Caller, sub: str, found: store.Place, up_to: int, address: str
) -> None:
    """Show the customer that it was read, if that was not shown yet. A provider that cannot tell it stops nobody."""
    pool = request.app.state.pool
    heard = await chats.last_heard(pool, caller.account_id, found.id, up_to)
    if heard is None or heard.state == "read":
        return
    message = await attention.heard(pool, caller.account_id, sub, heard.umid)
    if message is None:
        return
    try:
        await tell(await subaccount_named(request, caller.account_id, sub), "mark_read", message)
    except ApiError:
        return
    if await attention.mark_read(pool, caller.account_id, found.id, heard.umid):
        request.app.state.runtime.live.publish(sub, "message", {"subAccountId": sub, "msisdn": address})


@router.post("/typing", status_code=204)
async def show_typing(
    caller: Agent,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
) -> Response:
    """Show the customer that an answer is being written; nothing is shown when the last message is too old."""
    pool = request.app.state.pool
    found, address = await place(request, caller, subAccountId, msisdn)
    subaccount = await subaccount_named(request, caller.account_id, subAccountId)
    heard = await chats.last_heard(pool, caller.account_id, found.id, NEWEST)
    now = datetime.now(UTC) + subaccount.clock_offset
    if heard is None or heard.created_at < now - (TYPING_AGE - timedelta(minutes=1)):
        return Response(status_code=204)
    message = await attention.heard(pool, caller.account_id, subAccountId, heard.umid)
    if message is not None:
        try:
            await tell(subaccount, "show_typing", message)
        except ApiError:
            return Response(status_code=204)
        await attention.show_typing(pool, caller.account_id, found.id, TYPING_SHOWS)
        data = {"subAccountId": subAccountId, "msisdn": address}
        request.app.state.runtime.live.publish(subAccountId, "message", data)
    return Response(status_code=204)
