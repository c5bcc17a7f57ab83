"""What we tell as a provider is what the provider's own samples are, and what we read ourselves (messaging.md 10)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from chatwright.channels.eightbyeight import parse_webhook
from chatwright.channels.port import InboundMessage, Receipt
from chatwright.messages.events_out import (
    ReceiptEvent,
    message_body,
    message_event,
    receipt_body,
)
from chatwright.messages.incoming import chat_apps_event
from chatwright.messages.outbound_content import outbound_content
from tests.paths import SHARED

FOLDER = SHARED / "data" / "messages" / "webhook"
SAMPLES = [(path.name, json.loads(path.read_text())) for path in sorted(FOLDER.glob("*.json"))]
LATE = datetime(2100, 1, 1, tzinfo=UTC)
PLACEHOLDERS = {
    "<USER_PHONE_NUMBER>": "+15551234567",
    "<WHATSAPP_BSUID>": "US.13491208655302741918",
}


def of(event_type: str) -> list[Any]:
    """The samples of a kind of event, for WhatsApp, with numbers and ids in place of their placeholders."""
    found = []
    for name, sample in SAMPLES:
        if sample.get("eventType") != event_type:
            continue
        text = json.dumps(sample)
        for placeholder, value in PLACEHOLDERS.items():
            text = text.replace(placeholder, value)
        found.append(pytest.param(json.loads(text), id=name[:3]))
    return found


def without_digits_only(user: dict[str, Any]) -> dict[str, Any]:
    """A user as version 2 tells it of a known number: the digits twice."""
    digits = user["msisdn"].removeprefix("+")
    return {**user, "channelUserId": digits}


@pytest.mark.parametrize("sample", of("inbound_message_received"))
def test_r_mo_id_a_message_is_told_as_the_sample_has_it(sample: dict[str, Any]) -> None:
    parsed = parse_webhook(sample, "sub", LATE)
    assert isinstance(parsed, InboundMessage)
    payload = sample["payload"]
    event = message_event(
        umid=parsed.umid,
        sub_account_id=payload["subAccountId"],
        at=parsed.timestamp,
        user=parsed.event["payload"]["user"],
        recipient=payload.get("recipient"),
        type_=parsed.type,
        content=parsed.content,
        reply_to_umid=parsed.reply_to_umid,
    )
    told = message_body(event, sample.get("version", 2))
    expected = {"description": "ChatApps inbound message", **sample, "payload": dict(payload)}
    if "version" not in sample:
        expected["payload"]["user"] = without_digits_only(payload["user"])
    for body in (told, expected):
        stamp = datetime.fromisoformat(body["payload"].pop("timestamp"))
        assert stamp == parsed.timestamp
    assert told == expected
    again = parse_webhook(message_body(event, 3), "sub", LATE)
    assert isinstance(again, InboundMessage)
    assert (again.umid, again.address, again.name, again.content, again.reply_to_umid) == (
        parsed.umid, parsed.address, parsed.name, parsed.content, parsed.reply_to_umid,
    )  # fmt: skip
    assert chat_apps_event(message_body(event, 2))["payload"]["user"]["msisdn"] == "+" + parsed.address


def content_of(sample: dict[str, Any]) -> dict[str, Any] | None:
    """The content that a sample's `outboundContent` came from, as it is sent and shown, told anew."""
    there = sample["payload"].get("outboundContent")
    match there and there["contentType"]:
        case None:
            return None
        case "text":
            return outbound_content("whatsapp", "text", {"text": there["body"]["text"]})
        case "interactive":
            listed = there["actions"]["list"]
            interactive = {
                "type": "list",
                "header": there["header"],
                "body": there["body"],
                "footer": there["footer"],
                "action": {"button": listed["buttonLabel"], "sections": listed["sections"]},
            }
            return outbound_content("whatsapp", "interactive", {"interactive": interactive})
        case "template":
            buttons = [
                {
                    "type": "URL",
                    "text": "Discover all channels",
                    "url": there["actions"]["buttons"][0]["value"],
                },
                {"type": "QUICK_REPLY", "text": "Talk to Sales"},
            ]
            shown = {
                "category": "MARKETING",
                "header": {"format": "Image", "url": "<HEADER_IMAGE_URL>"},
                "body": there["body"]["text"],
                "footer": there["footer"]["text"],
                "buttons": buttons,
                "cards": [],
            }
            template = {"name": there["template"]["name"], "language": there["template"]["language"]}
            return outbound_content("whatsapp", "template", {"template": template}, shown)
        case other:
            raise AssertionError(f"a sample of {other}")


@pytest.mark.parametrize("sample", of("outbound_message_status_changed"))
def test_r_dr_1_a_receipt_is_told_as_the_sample_has_it(sample: dict[str, Any]) -> None:
    parsed = parse_webhook(sample, "sub", LATE)
    assert isinstance(parsed, Receipt)
    payload, version = sample["payload"], sample.get("version", 8)
    event = ReceiptEvent(
        umid=parsed.provider_id or "",
        sub_account_id=payload["subAccountId"],
        channel=payload["channel"].lower(),
        address=payload["user"]["msisdn"].removeprefix("+"),
        state=parsed.state,
        detail=parsed.detail,
        at=parsed.timestamp,
        error=parsed.error,
        client_message_id=parsed.client_message_id,
        batch_id=payload.get("batchId"),
        client_batch_id=payload.get("clientBatchId"),
        pricing=payload.get("whatsapp", {}).get("pricingCategory"),
        content=content_of(sample),
    )
    told = receipt_body(event, version)
    expected = {**sample, "payload": {**payload, "channel": payload["channel"].lower()}}
    # Of a phone number the business-scoped id is not known here; version 8 has the digits in its place.
    expected["payload"]["user"] = {
        name: value for name, value in payload["user"].items() if name != "channelUserId"
    }
    if version == 8:
        expected["payload"]["user"] = without_digits_only(expected["payload"]["user"])
    for body in (told, expected):
        body["payload"]["status"] = dict(body["payload"]["status"])
        assert datetime.fromisoformat(body["payload"]["status"].pop("timestamp")) == parsed.timestamp
    assert told == expected
    again = parse_webhook(receipt_body(event, version), "sub", LATE)
    assert isinstance(again, Receipt)
    assert (again.provider_id, again.state, again.detail, again.error, again.timestamp) == (
        parsed.provider_id, parsed.state, parsed.detail, parsed.error, parsed.timestamp,
    )  # fmt: skip


def test_one_who_is_known_by_the_business_scoped_id_alone_is_told_by_it() -> None:
    event = ReceiptEvent(
        umid="u", sub_account_id="s", channel="whatsapp", address="SG.abc1", state="sent", detail=None,
        at=LATE, pricing="utility",
    )  # fmt: skip
    for version in (8, 9):
        payload = receipt_body(event, version)["payload"]
        assert payload["user"] == {"channelUserId": "SG.abc1"}
        assert payload["whatsapp"] == {"pricingCategory": "utility"}


def test_a_code_for_one_time_use_is_never_told() -> None:
    shown = {
        "category": "AUTHENTICATION",
        "header": None,
        "body": "*482913* is your verification code. For your security, do not share this code.",
        "footer": None,
        "buttons": [{"id": "button.0", "type": "OTP", "text": "Copy code", "code": "482913"}],
        "cards": [],
    }
    send = {
        "template": {"name": "otp", "language": "en", "components": [{"parameters": [{"text": "482913"}]}]}
    }
    told = outbound_content("whatsapp", "template", send, shown)
    assert told["contentType"] == "template_auth"
    assert "482913" not in json.dumps(told)
    assert told["body"]["text"].startswith("*******")
    assert told["meta"]["redacted"] is True


@pytest.mark.parametrize(
    ("type_", "content", "expected"),
    [
        ("Image", {"url": "https://x/y.png", "text": "Look"},
         {"contentType": "media", "header": {"type": "image", "media": {"url": "https://x/y.png"}},
          "body": {"text": "Look"}}),
        ("file", {"url": "https://x/y.pdf", "filename": "y.pdf"},
         {"contentType": "media",
          "header": {"type": "document", "media": {"url": "https://x/y.pdf", "filename": "y.pdf"}}}),
        ("location", {"location": {"latitude": 1, "longitude": 2}},
         {"contentType": "location",
          "header": {"type": "location", "location": {"latitude": 1, "longitude": 2}}}),
        ("interactive",
         {"interactive": {"type": "button", "body": {"text": "Well?"},
                          "action": {"buttons": [{"type": "reply", "reply": {"id": "a", "title": "A"}}]}}},
         {"contentType": "interactive", "body": {"text": "Well?"},
          "actions": {"buttons": [{"type": "quick_reply", "label": "A", "value": "a"}]},
          "meta": {"interactiveType": "button"}}),
        ("interactive",
         {"interactive": {"type": "cta_url", "body": {"text": "Go"}, "action": {
             "name": "cta_url", "parameters": {"displayText": "Open", "url": "https://x"}}}},
         {"contentType": "interactive", "body": {"text": "Go"},
          "actions": {"cta": {"displayText": "Open", "url": "https://x"}},
          "meta": {"interactiveType": "cta_url"}}),
        ("template", {"template": {"name": "n", "language": "en"}},
         {"contentType": "template", "template": {"name": "n", "language": "en"}}),
    ],
)  # fmt: skip
def test_each_type_of_content_is_told(type_: str, content: dict[str, Any], expected: dict[str, Any]) -> None:
    assert outbound_content("whatsapp", type_, content) == {"channel": "whatsapp", **expected}
