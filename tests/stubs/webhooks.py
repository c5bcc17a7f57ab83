"""The provider's webhooks: every event is delivered again until it is answered with 200."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp


@dataclass
class Webhooks:
    """Delivers events to `url`, each again after a pause until it is taken.

    The provider itself gives up after 131 s; its pauses of 1, 10, 30 and 90 s are shortened here.
    """

    session: aiohttp.ClientSession
    url: str
    pauses: tuple[float, ...] = (0.2, 0.5, 1.0)
    answers: Counter[int] = field(default_factory=Counter)

    async def deliver(self, event: dict[str, Any]) -> None:
        """Deliver one event; ends when it was answered with 200."""
        tries = 0
        while not await self.attempt(event):
            await asyncio.sleep(self.pauses[min(tries, len(self.pauses) - 1)])
            tries += 1

    async def attempt(self, event: dict[str, Any]) -> bool:
        """Deliver once; whether it was answered with 200."""
        timeout = aiohttp.ClientTimeout(total=5)
        try:
            async with self.session.post(self.url, json=event, timeout=timeout) as answer:
                await answer.read()
                self.answers[answer.status] += 1
                return answer.status == 200
        except (aiohttp.ClientError, OSError, TimeoutError):
            self.answers[0] += 1
            return False


def stamp(at: datetime) -> str:
    """A time as webhooks write it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def inbound_event(
    umid: str, sub_account_id: str, phone: str, content: dict[str, Any], at: datetime
) -> dict[str, Any]:
    """A customer's message, a text or a tap."""
    return {
        "namespace": "ChatApps",
        "eventType": "inbound_message_received",
        "description": "ChatApps inbound message",
        "payload": {
            "umid": umid,
            "subAccountId": sub_account_id,
            "timestamp": stamp(at),
            "user": {"msisdn": "+" + phone, "channelUserId": phone, "name": "Ann"},
            "recipient": {"channel": "whatsapp", "channelId": "269a57f4-3522-eb11-8278-00155d9f27ac"},
            "type": "Interactive" if "interactive" in content else "Text",
            "content": content,
        },
    }


def receipt_event(
    client_message_id: str, umid: str, sub_account_id: str, state: str, detail: str | None, at: datetime
) -> dict[str, Any]:
    """What became of a message."""
    status: dict[str, Any] = {"state": state, "timestamp": stamp(at)}
    if detail:
        status["detail"] = detail
    return {
        "namespace": "ChatApps",
        "eventType": "outbound_message_status_changed",
        "description": "ChatApps outbound message",
        "payload": {
            "umid": umid,
            "clientMessageId": client_message_id,
            "subAccountId": sub_account_id,
            "channel": "whatsapp",
            "status": status,
        },
    }


def text(words: str) -> dict[str, Any]:
    """The content of a text."""
    return {"text": words}


def tap(row_id: str, title: str) -> dict[str, Any]:
    """The content of a tap on a list row."""
    return {"interactive": {"type": "list_reply", "list_reply": {"id": row_id, "title": title}}}
