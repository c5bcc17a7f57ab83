"""8x8's Chat Apps: webhooks in, messages out (messaging.md sections 2, 9 and 10)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import msgspec

from chatwright.channels.eightbyeight_calls import ChannelCalls
from chatwright.channels.eightbyeight_flows import ChannelFlows
from chatwright.channels.eightbyeight_templates import ChannelTemplates
from chatwright.channels.health import Health, asked, read_status
from chatwright.channels.port import (
    Accepted,
    InboundMessage,
    NotTold,
    OutboundMessage,
    Receipt,
    Rejected,
    SendResult,
    TryLater,
    Undelivered,
    Unknown,
)
from chatwright.channels.templates_port import ListedTemplate
from chatwright.egress import EgressFailed, EgressGuard, EgressRefused
from chatwright.messages.addresses import is_bsuid
from chatwright.messages.incoming import chat_apps_event, sms_event
from chatwright.messages.window import closed_window_error, is_safe_to_send, needs_open_window

SEND_TIMEOUT = timedelta(seconds=15)
TOO_MANY_REQUESTS = 429
LONGEST_NAME = 32
"""Characters of a channel's name or digits of a number, far more than any has."""
TYPES = {
    name.lower(): name
    for name in (
        "None", "Text", "Audio", "Video", "Image", "Location", "File", "Carousel", "List", "Buttons", "Template",
        "Interactive",
    )
} | {"document": "File"}  # fmt: skip
NO_MESSAGE = "00000000-0000-0000-0000-000000000000"
FRACTION = re.compile(r"\.(\d{1,9})")


class Malformed(ValueError):
    """A webhook's body lacks what every event has; the message says what and where."""


def parse_timestamp(text: object, otherwise: datetime) -> datetime:
    """An ISO 8601 time as aware UTC; fractions of any length. What cannot be read is `otherwise`."""
    if not isinstance(text, str):
        return otherwise
    try:
        moment = datetime.fromisoformat(FRACTION.sub(lambda m: "." + m[1][:6].ljust(6, "0"), text))
    except ValueError:
        return otherwise
    try:
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        return otherwise
    # A message cannot come from the future, and a service window must not be kept open by one.
    return min(moment, otherwise)


def parse_webhook(
    event: object, sub_account_id: str, received_at: datetime
) -> InboundMessage | Receipt | None:
    """What a webhook of the provider tells: a message, a receipt, or nothing that concerns us (None).

    Raises Malformed when a message or receipt lacks what it must have.
    """
    if not isinstance(event, dict):
        raise Malformed("The body must be a JSON object.")
    kind = event.get("eventType")
    if kind not in ("inbound_message_received", "outbound_message_status_changed"):
        return None
    payload = event.get("payload")
    if not isinstance(payload, dict):
        raise Malformed("payload: an object is required.")
    if kind == "outbound_message_status_changed":
        return parse_receipt(payload, sub_account_id, received_at)
    umid = payload.get("umid")
    if not isinstance(umid, str) or not umid:
        raise Malformed("payload.umid: the unique id of the message is required.")
    if len(umid) > 200:
        raise Malformed("payload.umid: at most 200 characters.")
    if str(event.get("namespace", "")).upper() == "SMS":
        return parse_sms(event, payload, umid, sub_account_id, received_at)
    return parse_chat_apps(event, payload, umid, sub_account_id, received_at)


def parse_chat_apps(
    event: dict[str, Any], payload: dict[str, Any], umid: str, sub_account_id: str, received_at: datetime
) -> InboundMessage:
    """A Chat Apps message; `data` gets the v2 shape whatever version came [A-TRG-3]."""
    user = payload.get("user")
    if not isinstance(user, dict):
        raise Malformed("payload.user: an object with msisdn or channelUserId is required.")
    recipient = payload.get("recipient")
    recipient = recipient if isinstance(recipient, dict) else {}
    content = payload.get("content")
    shaped = chat_apps_event(event)
    address = sender_address(user)
    if not address:
        raise Malformed("payload.user: msisdn or channelUserId is required.")
    channel = str(recipient.get("channel") or "whatsapp").lower()
    if len(channel) > LONGEST_NAME:
        raise Malformed(f"payload.recipient.channel: at most {LONGEST_NAME} characters.")
    reply_to = payload.get("replyToUmid")
    name = user.get("name")
    return InboundMessage(
        sub_account_id=sub_account_id,
        channel=channel,
        umid=umid,
        address=address,
        name=name if isinstance(name, str) else None,
        timestamp=parse_timestamp(payload.get("timestamp"), received_at),
        type=kind_of(payload),
        content=content if isinstance(content, dict) else {},
        reply_to_umid=reply_to if isinstance(reply_to, str) else None,
        event=shaped,
        bsuid=text_or_none(shaped["payload"]["user"].get("bsuid")),
        username=text_or_none(user.get("username")),
    )


def kind_of(payload: dict[str, Any]) -> str:
    """The type of a message in one spelling: the guide calls `Document` what the reference calls `File`."""
    given = payload.get("type")
    kind = given if isinstance(given, str) and given else "None"
    return TYPES.get(kind.lower(), kind[:LONGEST_NAME])


def parse_sms(
    event: dict[str, Any], payload: dict[str, Any], umid: str, sub_account_id: str, received_at: datetime
) -> InboundMessage:
    """An inbound SMS, with the aliases that published samples read [A-TRG-5]."""
    source = payload.get("source")
    address = re.sub(r"[^0-9]", "", source) if isinstance(source, str) else ""
    if not 0 < len(address) <= LONGEST_NAME:
        raise Malformed("payload.source: the sender's number is required.")
    return InboundMessage(
        sub_account_id=sub_account_id,
        channel="sms",
        umid=umid,
        address=address,
        name=None,
        timestamp=parse_timestamp(payload.get("timestamp"), received_at),
        type="Text",
        content={"text": str(payload.get("body") or "")},
        reply_to_umid=None,
        event=sms_event(event),
    )


def parse_receipt(payload: dict[str, Any], sub_account_id: str, received_at: datetime) -> Receipt:
    """A delivery receipt, of the current or the older version [R-DR-1..6]."""
    status = payload.get("status")
    if not isinstance(status, dict) or not isinstance(status.get("state"), str):
        raise Malformed("payload.status.state: the state of the message is required.")
    code = status.get("errorCode")
    error = {"code": code, "message": status.get("errorMessage")} if code else None
    whatsapp = payload.get("whatsapp")
    own = whatsapp.get("providerErrorCode") if isinstance(whatsapp, dict) else None
    if error is not None and isinstance(own, str) and own:
        error["providerErrorCode"] = own
    user, shown = payload.get("user"), payload.get("outboundContent")
    given = user if isinstance(user, dict) else {}
    ids = [sender_address({"msisdn": given.get(field)}) for field in ("msisdn", "channelUserId")]
    return Receipt(
        sub_account_id=sub_account_id,
        client_message_id=text_or_none(payload.get("clientMessageId")),
        provider_id=text_or_none(payload.get("umid")),
        state=status["state"].lower(),
        detail=text_or_none(status.get("detail")),
        error=error,
        timestamp=parse_timestamp(status.get("timestamp"), received_at),
        phone=next((given for given in ids if given.isdecimal()), None),
        bsuid=next((given for given in ids if is_bsuid(given)), None),
        shown=shown if isinstance(shown, dict) and shown else None,
    )


def text_or_none(value: object) -> str | None:
    """A text that is not empty, or None."""
    return value if isinstance(value, str) and value else None


def sender_address(user: dict[str, Any]) -> str:
    """The sender as digits when the phone number is known, else the business-scoped id; empty for neither."""
    for field in ("msisdn", "channelUserId"):
        value = user.get(field)
        if isinstance(value, str) and value and not is_bsuid(value):
            digits = re.sub(r"[^0-9]", "", value)
            if 0 < len(digits) <= LONGEST_NAME:
                return digits
    for field in ("channelUserId", "msisdn"):
        value = user.get(field)
        if isinstance(value, str) and is_bsuid(value):
            return value
    return ""


class EightByEight:
    """A subaccount at 8x8, reached by its Chat Apps API."""

    places_calls = False

    def __init__(
        self,
        guard: EgressGuard,
        base_url: str,
        api_key: str,
        account: str | None = None,
        channel_id: str | None = None,
    ) -> None:
        self._guard = guard
        self._base_url = base_url.rstrip("/")
        self._headers = {"Content-Type": "application/json", "Authorization": f"Bearer {api_key}"}
        calls = ChannelCalls(guard, self._base_url, self._headers, account, channel_id)
        self._templates = ChannelTemplates(calls)
        self.flows = ChannelFlows(calls)

    async def list_templates(self) -> list[ListedTemplate]:
        """All templates that 8x8 keeps for the channel. Raises ProviderRefused."""
        return await self._templates.listed()

    async def create_template(self, template: dict[str, Any]) -> None:
        """Register a template. Raises ProviderRefused."""
        await self._templates.create(template)

    async def delete_template(self, name: str) -> None:
        """Delete a name with all its languages. Raises ProviderRefused."""
        await self._templates.delete(name)

    async def send(self, message: OutboundMessage) -> SendResult:
        """Send under our umid as clientMessageId, which receipts echo. Freeform only in an open window."""
        if (
            message.channel == "whatsapp"
            and needs_open_window(message.type)
            and not is_safe_to_send(message.window_expires_at, message.now)
        ):
            return Undelivered(*closed_window_error())
        url = f"{self._base_url}/api/v1/subaccounts/{message.sub_account_id}/messages"
        try:
            answer = await self._guard.fetch(
                "POST", url, headers=self._headers, params={}, body=body_of(message), timeout=SEND_TIMEOUT
            )
        except EgressRefused as error:
            return Rejected(f"the channel's address is not allowed: {error}")
        except EgressFailed as error:
            return Unknown(str(error)) if error.may_have_been_sent else TryLater(str(error))
        return read_answer(answer.status, answer.headers, answer.body)

    async def check(self, sub_account_id: str) -> Health:
        """Ask for a message that does not exist: who may ask is told that it does not."""
        url = f"{self._base_url}/api/v1/subaccounts/{sub_account_id}/messages/{NO_MESSAGE}"

        async def question() -> Health:
            answer = await self._guard.fetch(
                "GET", url, headers=self._headers, params={}, body=None, timeout=SEND_TIMEOUT
            )
            if answer.status < 300 or answer.status == 404:
                return Health("works", "8x8 knows this key and subaccount.")
            refused = read_answer(answer.status, answer.headers, answer.body)
            reason = refused.message if isinstance(refused, Rejected) else f"8x8 answered {answer.status}."
            return read_status(answer.status, reason)

        return await asked(question)

    async def mark_read(self, sub_account_id: str, umid: str) -> None:
        """Let the customer see that a message was read. Raises NotTold."""
        await self._tell(f"{sub_account_id}/messages/{quote(umid, safe='')}/read", None)

    async def show_typing(self, sub_account_id: str, umid: str) -> None:
        """Let the customer see that an answer is being written. Raises NotTold."""
        event = {"channel": "whatsapp", "type": "typing", "umid": umid}
        await self._tell(f"{sub_account_id}/events", msgspec.json.encode(event))

    async def _tell(self, path: str, body: bytes | None) -> None:
        url = f"{self._base_url}/api/v1/subaccounts/{path}"
        try:
            answer = await self._guard.fetch(
                "POST", url, headers=self._headers, params={}, body=body, timeout=SEND_TIMEOUT
            )
        except (EgressRefused, EgressFailed) as error:
            raise NotTold(str(error)) from None
        match read_answer(answer.status, answer.headers, answer.body):
            case Rejected(message, code):
                raise NotTold(message, code or 1000)
            case TryLater(reason):
                raise NotTold(reason)


def body_of(message: OutboundMessage) -> bytes:
    """The send request of messaging.md section 2.1."""
    user = (
        {"channelUserId": message.address} if is_bsuid(message.address) else {"msisdn": "+" + message.address}
    )
    if message.channel == "sms":
        body: dict[str, Any] = {
            "destination": "+" + message.address,
            "text": msgspec.json.decode(message.content)["text"],
        }
    else:
        body = {"user": user, "type": message.type, "content": msgspec.Raw(message.content.encode())}
    if message.options:
        for name, value in msgspec.json.decode(message.options).items():
            body.setdefault(name, value)
    body["clientMessageId"] = message.umid
    return msgspec.json.encode(body)


def read_answer(status: int, headers: Any, body: bytes) -> SendResult:
    """What the provider's answer means (messaging.md section 9.4)."""
    try:
        answer = msgspec.json.decode(body) if body else {}
    except msgspec.DecodeError:
        answer = {}
    answer = answer if isinstance(answer, dict) else {}
    if status < 300:
        state = answer.get("status")
        state = state if isinstance(state, dict) else {}
        if state.get("state") in ("rejected", "failed", "error"):
            return Rejected(str(state.get("errorMessage") or state.get("state")), state.get("errorCode"))
        return Accepted(text_or_none(answer.get("umid")), "queued")
    if status == TOO_MANY_REQUESTS:
        return TryLater("too many requests", retry_after(headers))
    if status >= 500:
        return TryLater(f"the provider answered {status}")
    code = answer.get("code")
    reason = answer.get("message") or f"the provider answered {status}"
    return Rejected(str(reason), code if isinstance(code, int) else None)


def retry_after(headers: Any) -> timedelta | None:
    """The pause a provider asks for in seconds, at most an hour."""
    text = headers.get("Retry-After") if headers else None
    return timedelta(seconds=min(int(text), 3600)) if text and text.isdigit() else None
