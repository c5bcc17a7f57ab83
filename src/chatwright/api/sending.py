"""Requests to send as messages to write: read, held against the rules of their channel, with what they quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, cast
from uuid import uuid4

import structlog
from fastapi import Request

from chatwright.api import quota
from chatwright.api.auth import Caller
from chatwright.api.errors import ApiError, moment
from chatwright.channels.port import ChecksTemplates
from chatwright.messages.envelope import Envelope, read_envelope, text_for_sms
from chatwright.messages.fallbacks import SMS
from chatwright.messages.outbound import Provider, Violation
from chatwright.messages.window import TEMPLATE
from chatwright.runtime.directory import Subaccount
from chatwright.runtime.outbox import Fallback, NewMessage, Once
from chatwright.store import message_logs as logs

log = structlog.get_logger(__name__)

QUOTED_AGE = timedelta(days=7)
"""An older message is not quoted any more (L17)."""
KEY = re.compile(r"[!-~]{1,255}")


async def subaccount_of(request: Request, caller: Caller, sub_account_id: str) -> Subaccount:
    """A subaccount of the caller's account. Raises ApiError 400 for any other, and 429."""
    directory = request.app.state.runtime.directory
    account = await directory.account(request.app.state.pool, caller.account_id)
    found: Subaccount | None = account.subaccounts.get(sub_account_id)
    if found is None:
        raise ApiError(400, f"subAccountId: {sub_account_id[:60]!r} is no subaccount of this account.", 1001)
    quota.count(request, quota.ALL, caller.account_id, sub_account_id)
    return found


@dataclass(slots=True)
class Sending:
    """The messages of one request to a subaccount, with what is read for all of them together."""

    request: Request
    account_id: str
    subaccount: Subaccount
    now: datetime = field(init=False)
    batch_id: str | None = None
    client_batch_id: str | None = None

    def __post_init__(self) -> None:
        self.now = datetime.now(UTC) + self.subaccount.clock_offset

    async def read(self, bodies: Sequence[Any]) -> list[tuple[NewMessage, Envelope] | Violation]:
        """Each as a message to write, or the first rule that it breaks."""
        provider = cast(Provider, self.subaccount.provider)
        found: list[Envelope | Violation] = [
            read_envelope(body, provider, self.now)
            if isinstance(body, dict)
            else Violation(3001, "messages", "each must be an object with user.", "R-BAT-2")
            for body in bodies
        ]
        await self._check_templates(found)
        quoted = await self._quoted(found)
        return [
            item if isinstance(item, Violation) else (self._message(item, body, quoted), item)
            for item, body in zip(found, bodies, strict=True)
        ]

    async def _check_templates(self, found: list[Envelope | Violation]) -> None:
        """Refuse at once what the provider refuses at once: templates that are not there, or filled wrongly."""
        channel = self.subaccount.channel
        if not isinstance(channel, ChecksTemplates):
            return
        numbers = [
            number
            for number, item in enumerate(found)
            if isinstance(item, Envelope) and item.type == TEMPLATE and item.channel != SMS.lower()
        ]
        if not numbers:
            return
        contents = [found[number].content for number in numbers]  # type: ignore[union-attr]
        wrong = await channel.template_refusals(self.subaccount.id, contents, self.now)
        for number, violation in zip(numbers, wrong, strict=True):
            if violation is not None:
                found[number] = violation

    async def _quoted(self, found: list[Envelope | Violation]) -> dict[str, logs.Quoted]:
        wanted = {item.context_umid for item in found if isinstance(item, Envelope) and item.context_umid}
        if not wanted:
            return {}
        rows = await logs.quoted(
            self.request.app.state.pool, self.account_id, self.subaccount.id, sorted(wanted)
        )
        return {row.umid: row for row in rows if row.created_at >= self.now - QUOTED_AGE}

    def _message(self, item: Envelope, body: dict[str, Any], quoted: dict[str, logs.Quoted]) -> NewMessage:
        options: dict[str, Any] = {}
        if item.context_umid is not None:
            row = quoted.get(item.context_umid)
            if row is not None and row.address == item.address:
                ours = self.subaccount.provider == "simulator"
                options["context"] = {"umid": row.umid if ours else row.provider_id or row.umid}
            else:
                log.info("a message is sent without its quote", quoted=item.context_umid)
        if item.expires_at is not None and self.subaccount.provider == "8x8":
            options["expiry"] = moment(item.expires_at)
        if item.steps and self.subaccount.provider == "8x8":
            options["channels"] = body["channels"]
        elif item.steps and item.channel == SMS.lower():
            options["channels"] = [{"channel": SMS}]
        is_sms = item.channel == SMS.lower()
        return NewMessage(
            umid=str(uuid4()),
            sub_account_id=self.subaccount.id,
            channel=item.channel,
            address=item.address,
            type="text" if is_sms else item.type,
            content={"text": text_for_sms(item.content)} if is_sms else item.content,
            options=options,
            client_message_id=item.client_message_id,
            scheduled_at=item.scheduled_at,
            expires_at=item.expires_at,
            dlr_callback_url=item.dlr_callback_url,
            batch_id=self.batch_id,
            client_batch_id=self.client_batch_id,
            fallback=fallback_of(item) if self.subaccount.provider == "simulator" else None,
        )

    def answer(self, message: NewMessage, item: Envelope) -> dict[str, Any]:
        """What is answered for an accepted message."""
        told: dict[str, Any] = {"umid": message.umid, "user": item.user}
        if item.client_message_id is not None:
            told["clientMessageId"] = item.client_message_id
        told["status"] = {"state": "queued", "timestamp": moment(self.now)}
        return told

    def refusal(self, body: Any, wrong: Violation) -> dict[str, Any]:
        """What is answered for a message of a batch that is not accepted (messaging.md section 14)."""
        body = body if isinstance(body, dict) else {}
        user, own_id = body.get("user"), body.get("clientMessageId")
        user = user if isinstance(user, dict) else {}
        named = {name: user[name] for name in ("msisdn", "channelUserId") if isinstance(user.get(name), str)}
        told: dict[str, Any] = {"umid": str(uuid4()), "user": named}
        if isinstance(own_id, str):
            told["clientMessageId"] = own_id
        told["status"] = {
            "state": "rejected",
            "timestamp": moment(self.now),
            "errorCode": wrong.code,
            "errorMessage": str(wrong),
        }
        return told


def fallback_of(item: Envelope) -> Fallback | None:
    """The SMS that goes out when WhatsApp is too slow, or the other way round [R-FB-1..5]."""
    if len(item.steps) < 2:
        return None
    first, second = item.steps[0], item.steps[1]
    is_sms = second.channel == SMS
    return Fallback(
        after=first.after,
        success=first.success.lower(),
        channel=second.channel.lower(),
        type="text" if is_sms else item.type,
        content={"text": text_for_sms(item.content)} if is_sms else item.content,
    )


async def once_of(request: Request, sub_account_id: str) -> Once | None:
    """The key under which the request is carried out once, when it has one. Raises ApiError 400."""
    key = request.headers.get("idempotency-key")
    if key is None:
        return None
    if not KEY.fullmatch(key):
        raise ApiError(400, "Idempotency-Key: must be 1 to 255 visible ASCII characters, without blanks.")
    asked = sha256(request.url.path.encode() + b"\n" + await request.body()).digest()
    return Once(sub_account_id, key, asked)
