"""Customers who book: each writes, waits for what the business says, taps, and is content with a confirmation."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.stubs.eightbyeight import Taken
from tests.stubs.webhooks import Webhooks, inbound_event, tap, text

SUB = "clinic_chat"
SERVICES = "What can we do for you?"
TIMES = "Which time suits you?"
BOOKED = "You're booked on Monday at 9:00."


@dataclass
class Crowd:
    """All customers. `chance` decides how long they think, and which messages the provider tells twice."""

    webhooks: Webhooks
    chance: random.Random
    think_seconds: float
    screens: dict[str, asyncio.Queue[Taken]] = field(default_factory=dict)
    duplicates: int = 0

    async def saw(self, taken: Taken) -> None:
        """A phone shows a message it has not shown before."""
        await self.screens[taken.phone].put(taken)

    async def book(self, number: int, after_seconds: float) -> str:
        """One customer's whole chat; answers the phone."""
        phone = f"6591{number:06d}"
        self.screens[phone] = asyncio.Queue()
        await asyncio.sleep(after_seconds)
        await self._write(phone, 1, text("book appointment"))
        await self._expect(phone, SERVICES)
        await self._write(phone, 2, tap("check-up", "Check-up"))
        await self._expect(phone, TIMES)
        await self._write(phone, 3, tap("mon-9", "Mon 9:00"))
        await self._expect(phone, BOOKED)
        return phone

    async def _write(self, phone: str, number: int, content: dict[str, Any]) -> None:
        await asyncio.sleep(self.chance.uniform(0, self.think_seconds))
        event = inbound_event(f"in-{phone}-{number}", SUB, phone, content, datetime.now(UTC))
        deliveries = [self.webhooks.deliver(event)]
        if self.chance.random() < 0.1:
            self.duplicates += 1
            deliveries.append(self.webhooks.deliver(event))
        await asyncio.gather(*deliveries)

    async def _expect(self, phone: str, words: str) -> None:
        shown = await self.screens[phone].get()
        assert shown.text == words, f"{phone} was shown {shown.text!r} instead of {words!r}"


def step(step_id: str, words: str, then: str | None, rows: Any = None) -> dict[str, Any]:
    """A step that says something, as a list when there are rows."""
    content: dict[str, Any] = {"text": words}
    if rows is not None:
        sections = [{"title": "All", "rows": rows}]
        action = {"button": "Choose", "sections": sections}
        content = {"interactive": {"type": "list", "body": {"text": words}, "action": action}}
    return {
        "id": step_id,
        "stepType": "ChatAppsMessage",
        "inputs": {
            "subAccountId": SUB,
            "user": {"msisdn": "{{data.payload.user.channelUserId}}"},
            "type": "text" if rows is None else "interactive",
            "content": content,
        },
        "nextStepId": then,
    }


def hear(step_id: str, name: str, then: str) -> dict[str, Any]:
    """A step that waits for a tap."""
    return {
        "id": step_id,
        "stepType": "WaitForReply",
        "inputs": {
            "from": "{{data.payload.user.channelUserId}}",
            "channel": "whatsapp",
            "timeout": "0.01:00:00",
        },
        "outputs": {name: "{{step.reply.payload.content.interactive.list_reply.id}}"},
        "nextStepId": then,
    }


def call(step_id: str, inputs: dict[str, Any], outputs: dict[str, str], then: str) -> dict[str, Any]:
    """A step that asks the backend; an answer that is none ends in a fault, so that nothing is glossed over."""
    return {
        "id": step_id,
        "stepType": "HttpRequest",
        "inputs": {"timeoutSeconds": 3, **inputs},
        "outputs": outputs,
        "nextStepId": then,
    }


def journey(backend_url: str) -> dict[str, Any]:
    """The booking journey."""
    rows = [{"id": "check-up", "title": "Check-up"}, {"id": "cleaning", "title": "Cleaning"}]
    booking = {"slot": "{{data.slot}}", "phone": "{{data.payload.user.channelUserId}}"}
    return {
        "subAccountId": SUB,
        "trigger": "inbound_chat_apps",
        "status": "enabled",
        "definition": {
            "name": "Booking",
            "steps": [
                step("services", SERVICES, "service", rows),
                hear("service", "service", "find"),
                call(
                    "find",
                    {"url": f"{backend_url}/slots", "method": "GET"},
                    {"slots": "{{step.responseBody.slots}}"},
                    "times",
                ),
                step("times", TIMES, "time", "{{data.slots}}"),
                hear("time", "slot", "book"),
                call(
                    "book",
                    {"url": f"{backend_url}/bookings", "method": "POST", "body": booking},
                    {"when": "{{step.responseBody.when}}"},
                    "done",
                ),
                step("done", "You're booked on {{data.when}}.", None),
            ],
        },
    }
