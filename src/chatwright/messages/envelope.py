"""What stands around the content of a message: whom to, when, by which channels (messaging.md section 2.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from chatwright.messages import limits
from chatwright.messages.addresses import international, is_bsuid, is_msisdn, normalise
from chatwright.messages.fallbacks import SMS, WHATSAPP, Step, check_channels, read_channels
from chatwright.messages.outbound import Provider, Violation, check_client_message_id, validate_outbound

FURTHEST = timedelta(days=30)
"""How far ahead a message can be scheduled (messaging.md section 13)."""
LONGEST_URL = 2000
FRACTION = re.compile(r"\.(\d{1,9})\d*")
COUNTRY = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A request to send one message that breaks no rule. `address` is digits or a BSUID; `type` in lower case.

    `steps` are the channels in their order, the first of which the message goes out on; none were named when
    it is empty, and then it is WhatsApp.
    """

    user: dict[str, str]
    address: str
    type: str
    content: dict[str, Any]
    client_message_id: str | None
    scheduled_at: datetime | None
    expires_at: datetime | None
    dlr_callback_url: str | None
    context_umid: str | None
    steps: tuple[Step, ...]

    @property
    def channel(self) -> str:
        """The channel it goes out on first, in lower case."""
        return self.steps[0].channel.lower() if self.steps else WHATSAPP.lower()


def read_envelope(body: dict[str, Any], provider: Provider, now: datetime) -> Envelope | Violation:
    """A request to send one message, or the first rule that it breaks. `now` is by the clock of the subaccount."""
    wrong = next(check_envelope(body, provider, now), None)
    if wrong is not None:
        return wrong
    user = {
        name: value
        for name in ("msisdn", "channelUserId")
        if isinstance(value := body["user"].get(name), str)
    }
    if user.get("msisdn"):
        user["msisdn"] = "+" + str(msisdn_of(body["user"]))
    callback = body.get("dlrCallbackUrl")
    own_id = body.get("clientMessageId")
    return Envelope(
        user=user,
        address=normalise(user.get("msisdn") or user["channelUserId"]),
        type=str(body["type"]).lower(),
        content=body["content"],
        client_message_id=None if own_id is None else str(own_id),
        scheduled_at=None if body.get("scheduled") is None else moment_of(body["scheduled"]),
        expires_at=None if body.get("expiry") is None else moment_of(body["expiry"]),
        dlr_callback_url=callback or None,
        context_umid=body["context"]["umid"] if body.get("context") else None,
        steps=read_channels(body.get("channels")),
    )


def check_envelope(body: dict[str, Any], provider: Provider, now: datetime) -> Iterator[Violation]:
    """The rules that a request to send one message breaks, in the order in which the provider looks."""
    wrong = list(check_user(body.get("user")))
    yield from wrong
    if wrong:
        return
    yield from check_client_message_id(body)
    type_ = body.get("type")
    if not isinstance(type_, str) or not type_:
        yield Violation(3010, "type", "a type such as text or template is required.", "R-8X8-TYPE")
        return
    yield from check_times(body, now)
    yield from check_callback(body.get("dlrCallbackUrl"))
    wrong = list(check_channels(body.get("channels"), provider))
    yield from wrong
    content = body.get("content")
    if isinstance(content, dict):
        yield from check_sms_parts(content)
    yield from validate_outbound(type_, content, provider)
    yield from check_context(body.get("context"))
    if not wrong and (steps := read_channels(body.get("channels"))) and steps[0].channel == SMS:
        if not body["user"].get("msisdn"):
            yield Violation(3002, "user.msisdn", "an SMS needs a phone number.", "R-FB-3")
        if isinstance(content, dict) and not text_for_sms(content):
            yield Violation(3005, "content.text", "an SMS needs a text or a fallbackText.", "R-FB-4")


def check_user(user: Any) -> Iterator[Violation]:
    """Whom to: a phone number, or a business-scoped id; the number wins (messaging.md section 18)."""
    if not isinstance(user, dict) or not user:
        yield Violation(3001, "user", "an object with msisdn or channelUserId is required.", "R-8X8-USER")
        return
    country = user.get("country")
    if country is not None and not (isinstance(country, str) and (COUNTRY.fullmatch(country) or not country)):
        yield Violation(3018, "user.country", "must be two letters, such as SG.", "R-8X8-USER")
        return
    number, other = user.get("msisdn"), user.get("channelUserId")
    if number in (None, ""):
        if other in (None, ""):
            said = "a phone number, or a channelUserId instead of it, is required."
            yield Violation(3002, "user.msisdn", said, "R-8X8-USER")
        elif not isinstance(other, str) or not is_bsuid(other):
            said = "must be two capital letters, a dot and 1 to 128 letters or digits, such as US.1349."
            yield Violation(3047, "user.channelUserId", said, "R-MO-ID")
    elif msisdn_of(user) is None:
        said = "must be an international number such as +6591234567, or a national one beside country."
        yield Violation(3003, "user.msisdn", said, "R-8X8-USER")


def msisdn_of(user: dict[str, Any]) -> str | None:
    """The digits of the international number that a user's `msisdn` and `country` mean; None for none."""
    number, country = user.get("msisdn"), user.get("country")
    if not isinstance(number, str) or not is_msisdn(number):
        return None
    if number.strip().startswith("+"):
        return normalise(number) if not normalise(number).startswith("0") else None
    if isinstance(country, str) and country:
        found = international(number, country)
        return normalise(found) if found else None
    return normalise(number) if not normalise(number).startswith("0") else None


def moment_of(value: Any) -> datetime | None:
    """An ISO 8601 time with date, in UTC unless it says otherwise; None for anything else."""
    if not isinstance(value, str) or "T" not in value.upper():
        return None
    try:
        moment = datetime.fromisoformat(
            FRACTION.sub(lambda m: "." + m[1][:6].ljust(6, "0"), value.strip().upper())
        )
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def check_times(body: dict[str, Any], now: datetime) -> Iterator[Violation]:
    """When to send, and until when (messaging.md section 13)."""
    scheduled, expiry = body.get("scheduled"), body.get("expiry")
    at = None
    if scheduled is not None:
        at = moment_of(scheduled)
        if at is None:
            said = "must be a time such as 2026-01-31T09:30:00Z."
            yield Violation(1011, "scheduled", said, "R-8X8-SCHEDULED")
        elif at <= now:
            yield Violation(1011, "scheduled", "has passed already.", "R-8X8-SCHEDULED")
        elif at > now + FURTHEST:
            yield Violation(1011, "scheduled", f"at most {FURTHEST.days} days ahead.", "R-8X8-SCHEDULED")
    if expiry is not None:
        until = moment_of(expiry)
        if until is None:
            said = "must be a time such as 2026-01-31T09:30:00Z."
            yield Violation(1006, "expiry", said, "R-8X8-EXPIRY")
        elif until <= now:
            yield Violation(1006, "expiry", "has passed already.", "R-8X8-EXPIRY")
        elif at is not None and until <= at:
            yield Violation(1006, "expiry", "must be later than scheduled.", "R-8X8-EXPIRY")


def check_callback(value: Any) -> Iterator[Violation]:
    """Where receipts of this message go instead of the webhook."""
    if value is not None and value != "" and not is_web_address(value):
        said = f"must be an http or https address of at most {LONGEST_URL} characters."
        yield Violation(3020, "dlrCallbackUrl", said, "R-8X8-CALLBACK")


def is_web_address(value: Any) -> bool:
    """Whether it is an address with a host, and no spaces."""
    if not isinstance(value, str) or len(value) > LONGEST_URL or re.search(r"\s", value):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def check_context(context: Any) -> Iterator[Violation]:
    """Which message is quoted. An unknown one is sent without the quote (messaging.md section 22)."""
    if context is None:
        return
    umid = context.get("umid") if isinstance(context, dict) else None
    if not isinstance(umid, str) or not is_uuid(umid):
        said = "the umid of the message to quote is required."
        yield Violation(3029, "context.umid", said, "R-8X8-CONTEXT")


def is_uuid(text: str) -> bool:
    """Whether a text is a UUID."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def check_sms_parts(content: dict[str, Any]) -> Iterator[Violation]:
    """What an SMS says instead, and how [R-FB-4]."""
    text = content.get("fallbackText")
    if text is not None and (not isinstance(text, str) or len(text) > limits.FALLBACK_TEXT):
        said = f"must be a text of at most {limits.FALLBACK_TEXT} characters."
        yield Violation(3017, "content.fallbackText", said, "R-FB-4")
    sms = content.get("sms")
    if sms is None:
        return
    if not isinstance(sms, dict):
        yield Violation(1000, "content.sms", "must be an object.", "R-FB-4")
        return
    source, encoding = sms.get("source"), sms.get("encoding")
    if source is not None and (not isinstance(source, str) or len(source) > limits.SMS_SOURCE):
        said = f"must be a text of at most {limits.SMS_SOURCE} characters."
        yield Violation(3011, "content.sms.source", said, "L22")
    if encoding is not None and encoding not in ("AUTO", "GSM7", "UCS2"):
        yield Violation(1003, "content.sms.encoding", "must be AUTO, GSM7 or UCS2.", "R-FB-4")


def text_for_sms(content: dict[str, Any]) -> str:
    """What an SMS says instead of this content: its fallbackText, or what text it has; empty for none."""
    interactive = content.get("interactive")
    body = interactive.get("body") if isinstance(interactive, dict) else None
    for text in (
        content.get("fallbackText"),
        content.get("text"),
        body.get("text") if isinstance(body, dict) else "",
    ):
        if isinstance(text, str) and text:
            return text
    return ""
