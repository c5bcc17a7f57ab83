"""Search in the inbox: people, what they and agents wrote, and notes."""

from __future__ import annotations

import re
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request

from chatwright.api.auth import Agent
from chatwright.api.errors import moment
from chatwright.store import chats

router = APIRouter(prefix="/api/chatwright/v1/inbox", tags=["Inbox"])


@router.get("/search")
async def search(
    caller: Agent,
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=50)] = 30,
) -> dict[str, Any]:
    """People of this name or number, and what customers and agents wrote that has all these words.

    The last word may be the beginning of one.
    """
    pool, words = request.app.state.pool, q.strip()
    asked = tsquery(words)
    if asked is None:
        return {"people": [], "messages": []}
    people = await chats.people(pool, caller.account_id, words, 8)
    found = await chats.search(pool, caller.account_id, asked, limit)
    return {
        "people": [{"subAccountId": sub, "msisdn": address, "name": name} for sub, address, name in people],
        "messages": [
            {
                "kind": one.kind,
                "id": one.id,
                "subAccountId": one.sub_account_id,
                "msisdn": one.address,
                "name": one.name,
                "isCustomers": one.direction == "inbound",
                "author": one.author,
                "text": around(one.words if one.kind == "note" else words_in(one.words), words),
                "at": moment(one.at),
            }
            for one in found
        ],
    }


def tsquery(words: str) -> str | None:
    """All these words, the last one as a beginning; None without any. Nothing of it is PostgreSQL's own language."""
    found = re.findall(r"\w+", words.lower())[:12]
    return " & ".join(f"'{word}'" for word in found) + ":*" if found else None


def words_in(content: str) -> str:
    """The words of a message: its text, or the texts in it one after the other."""

    def texts(value: Any) -> list[str]:
        if isinstance(value, str):
            return [value] if not value.startswith(("http://", "https://")) else []
        if isinstance(value, dict):
            return [text for inner in value.values() for text in texts(inner)]
        return [text for inner in value for text in texts(inner)] if isinstance(value, list) else []

    decoded = msgspec.json.decode(content)
    if isinstance(decoded, dict) and isinstance(decoded.get("text"), str):
        return str(decoded["text"])
    return " · ".join(texts(decoded))


def around(text: str, words: str, width: int = 160) -> str:
    """The part of a text in which the first of the words stands."""
    flat = re.sub(r"\s+", " ", text)
    at = min(
        (at for word in re.findall(r"\w+", words.lower()) if (at := flat.lower().find(word)) >= 0), default=0
    )
    start = max(0, at - width // 3)
    return ("…" if start else "") + flat[start : start + width] + ("…" if len(flat) > start + width else "")
