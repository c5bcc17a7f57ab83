"""Inbound messages and receipts from Meta to 8x8's events and back (messaging.md sections 10.4, 10.5 and 11)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.channels.eightbyeight import parse_webhook
from chatwright.channels.port import InboundMessage, Receipt
from chatwright.messages.meta_inbound import (
    changes_of,
    content_from_meta,
    content_to_meta,
    events_from_meta,
    message_to_meta,
    value_to_meta,
)
from chatwright.messages.meta_receipts import receipt_from_meta, receipt_to_meta
from tests.messages.made import JSON, PLACES, patient, short, some
from tests.paths import SHARED

NOW = datetime(2026, 11, 25, tzinfo=UTC)
WEBHOOKS = sorted((SHARED / "data" / "messages" / "webhook").glob("*.json"))
MEDIUM = some(
    {"id": st.just("77"), "mime_type": st.just("image/jpeg")},
    {"text": short(30), "url": st.just("https://example.com/a"), "filename": st.just("a.pdf")},
)
CONTENTS: dict[str, st.SearchStrategy[Any]] = {
    "Text": some({"text": short(60)}, {"payload": short(20)}),
    "Image": MEDIUM,
    "Video": MEDIUM,
    "Audio": MEDIUM,
    "File": MEDIUM,
    "Sticker": MEDIUM,
    "Location": st.fixed_dictionaries({"location": PLACES}),
    "Contacts": st.just({"contacts": [{"name": {"formatted_name": "Ann"}, "phones": [{"phone": "+65"}]}]}),
    "Reaction": st.just({"reaction": {"message_id": "wamid.1", "emoji": "👍"}}),
    "Order": st.just({"order": {"catalog_id": "c", "product_items": [{"quantity": 1}]}}),
    "System": st.just({"system": {"type": "user_changed_number", "body": "x"}}),
    "None": st.just({"errors": [{"code": 131051}]}),
    "Interactive": st.sampled_from(
        [
            {"interactive": {"type": "button_reply", "button_reply": {"id": "y", "title": "Yes"}}},
            {
                "interactive": {
                    "type": "list_reply",
                    "list_reply": {"id": "r", "title": "A", "description": "b"},
                }
            },
            {"interactive": {"type": "nfmReply", "nfmReply": {"responseJson": '{"a":1}', "name": "flow"}}},
            {
                "interactive": {
                    "type": "callPermissionReply",
                    "callPermissionReply": {
                        "response": "accept",
                        "isPermanent": False,
                        "expirationTimestamp": "2026-01-23T06:51:55.000Z",
                        "responseSource": "user_action",
                    },
                }
            },
        ]
    ),
}
USERS = st.one_of(
    some({"msisdn": st.just("+6591234567")}, {"name": short(20), "username": short(10)}),
    some({"channelUserId": st.just("SG.77")}, {"msisdn": st.just("+6591234567"), "name": short(20)}),
)
EVENTS = st.sampled_from(sorted(CONTENTS)).flatmap(
    lambda type_: st.builds(
        lambda content, user, more: {
            "version": 3,
            "namespace": "ChatApps",
            "eventType": "inbound_message_received",
            "description": "ChatApps inbound message",
            "payload": {
                "umid": "wamid.7",
                "subAccountId": "acme",
                "timestamp": "2026-06-09T10:13:20.000Z",
                "user": user,
                "recipient": {"channel": "whatsapp", "channelId": "99"},
                "type": type_,
                "content": content,
                **more,
            },
        },
        CONTENTS[type_],
        USERS,
        some(
            {},
            {
                "replyToUmid": st.just("wamid.1"),
                "context": st.just({"forwarded": True}),
                "referral": st.just({"source_id": "ad"}),
            },
        ),
    )
)
RECEIPTS = st.builds(
    lambda state, user, more: {
        "version": 9,
        "namespace": "ChatApps",
        "eventType": "outbound_message_status_changed",
        "description": "ChatApps outbound message delivery receipt",
        "payload": {
            "umid": "wamid.7",
            "subAccountId": "acme",
            "channel": "whatsapp",
            "user": user,
            "status": {**state, "timestamp": "2026-06-09T10:13:20.000Z"},
            **more,
        },
    },
    st.sampled_from(
        [{"state": "sent"}, {"state": "delivered", "detail": "delivered_to_recipient"}, {"state": "read"}]
    ),
    st.sampled_from(
        [{"msisdn": "+65"}, {"msisdn": "+65", "channelUserId": "SG.7"}, {"channelUserId": "SG.7"}]
    ),
    some(
        {},
        {
            "clientMessageId": st.just("u1"),
            "whatsapp": st.just({"pricingCategory": "marketing"}),
        },
    ),
)


@patient
@given(EVENTS)
def test_an_event_survives_the_way_to_meta_and_back(event: dict[str, Any]) -> None:
    assert events_from_meta(value_to_meta(event, "99", "65"), "acme", "99") == [event]


@patient
@given(RECEIPTS)
def test_a_receipt_survives_the_way_to_meta_and_back(event: dict[str, Any]) -> None:
    assert receipt_from_meta(receipt_to_meta(event), "acme") == event


@pytest.mark.parametrize("code", [1022, 1018, 1051, 1000])
def test_a_failure_keeps_its_code_and_its_words(code: int) -> None:
    status = {
        "state": "undelivered",
        "detail": "rejected_by_operator",
        "errorCode": code,
        "errorMessage": "No.",
    }
    told = receipt_to_meta({"payload": {"umid": "u", "status": status}})
    assert told is not None
    back = receipt_from_meta(told, "acme")
    assert back is not None
    assert back["payload"]["status"] == status
    assert back["payload"]["whatsapp"]["providerErrorCode"] == str(told["errors"][0]["code"])


def test_r_win_4_meta_s_failure_out_of_the_window_is_8x8_s_1022() -> None:
    error = {
        "code": 131047,
        "title": "Re-engagement message",
        "message": "Re-engagement message",
        "error_data": {"details": "More than 24 hours have passed."},
    }
    status = {"id": "wamid.7", "status": "failed", "timestamp": "1697043223", "errors": [error]}
    event = receipt_from_meta(status, "acme")
    assert event is not None
    assert event["payload"]["status"] == {
        "state": "undelivered",
        "detail": "rejected_by_operator",
        "timestamp": "2023-10-11T16:53:43.000Z",
        "errorCode": 1022,
        "errorMessage": "More than 24 hours have passed.",
    }


def test_a_code_that_8x8_does_not_have_is_unknown_and_still_told() -> None:
    event = receipt_from_meta({"id": "w", "status": "failed", "errors": [{"code": 131063}]}, "acme")
    assert event is not None
    assert event["payload"]["status"]["errorCode"] == 57
    assert event["payload"]["whatsapp"] == {"providerErrorCode": "131063"}


@pytest.mark.parametrize(
    ("state", "detail", "told"),
    [
        ("queued", None, None),
        ("ok", None, None),
        ("delivered", "delivered_to_operator", "sent"),
        ("delivered", None, "sent"),
        ("Read", None, "read"),
        ("rejected", None, "failed"),
        ("failed", None, "failed"),
    ],
)
def test_r_dr_states_that_meta_tells(state: str, detail: str | None, told: str | None) -> None:
    status = receipt_to_meta({"payload": {"status": {"state": state, "detail": detail}}})
    assert (status and status["status"]) == told


def test_played_is_read_and_warnings_are_no_receipts() -> None:
    event = receipt_from_meta({"id": "w", "status": "played"}, "acme")
    assert event is not None
    assert event["payload"]["status"]["state"] == "read"
    assert receipt_from_meta({"id": "w", "status": "warning"}, "acme") is None
    assert receipt_from_meta({"status": "sent"}, "acme") is None


def test_a_whole_webhook_with_two_messages_and_a_status() -> None:
    value = {
        "metadata": {"phone_number_id": "99"},
        "contacts": [
            {"profile": {"name": "Ann"}, "wa_id": "6591"},
            {"profile": {"name": "Bob", "username": "bob"}, "user_id": "SG.7"},
        ],
        "messages": [
            {"from": "6591", "id": "w1", "timestamp": "1", "type": "text", "text": {"body": "Hi"}},
            {"from_user_id": "SG.7", "id": "w2", "type": "button", "button": {"payload": "p", "text": "Yes"}},
            {"id": "w3", "type": "text", "text": {"body": "from nobody"}},
        ],
    }
    body = {"object": "x", "entry": [{"id": "WABA", "changes": [{"field": "messages", "value": value}]}]}
    (change,) = changes_of(body)
    assert (change.account, change.field) == ("WABA", "messages")
    ann, bob = events_from_meta(change.value, "acme", "99")
    assert ann["payload"]["user"] == {"msisdn": "+6591", "name": "Ann"}
    assert ann["payload"]["timestamp"] == "1970-01-01T00:00:01.000Z"
    assert bob["payload"]["user"] == {"channelUserId": "SG.7", "name": "Bob", "username": "bob"}
    assert (bob["payload"]["type"], bob["payload"]["content"]) == ("Text", {"text": "Yes", "payload": "p"})
    for event in (ann, bob):
        assert isinstance(parse_webhook(event, "acme", NOW), InboundMessage)


def test_r_cabm_raw_a_contact_card_that_8x8_passes_on_as_meta_tells_it() -> None:
    path = next(path for path in WEBHOOKS if "whatsapp-contact" in path.name)
    raw = json.loads(path.read_text().replace("<WHATSAPP_BSUID>", "SG.7"))["eventDetails"]["rawEvent"]
    (event,) = events_from_meta(raw["value"], "acme", "99")
    payload = event["payload"]
    assert (payload["type"], payload["user"]["channelUserId"]) == ("Contacts", "SG.7")
    assert payload["content"]["contacts"][0]["name"]["formatted_name"] == "<CONTACT_FORMATTED_NAME>"
    assert payload["context"] == {"forwarded": True}


@pytest.mark.parametrize(
    "path", [path for path in WEBHOOKS if "inbound-message" in path.name], ids=lambda path: path.name
)
def test_published_inbound_messages_go_to_meta_and_back(path: Any) -> None:
    event = json.loads(path.read_text().replace("<USER_PHONE_NUMBER>", "+6591234567"))
    payload = event["payload"]
    message = message_to_meta(event)
    assert (message["from"], message["id"]) == (payload["user"]["msisdn"].lstrip("+"), payload["umid"])
    type_, content = content_from_meta(message)
    assert type_ == payload["type"]
    assert content_to_meta(type_, content) == content_to_meta(payload["type"], payload["content"])
    found = parse_webhook(event, "acme", NOW)
    assert isinstance(found, InboundMessage)
    assert found.type == payload["type"]


@pytest.mark.parametrize(
    "path", [path for path in WEBHOOKS if "outbound-message-status" in path.name], ids=lambda path: path.name
)
def test_published_receipts_are_read_and_go_to_meta(path: Any) -> None:
    event = json.loads(path.read_text())
    found = parse_webhook(event, "acme", NOW)
    assert isinstance(found, Receipt)
    told = receipt_to_meta(event)
    if found.state == "queued":
        assert told is None
    else:
        assert told is not None
        assert told["id"] == event["payload"]["umid"]


@patient
@given(JSON, JSON, st.sampled_from(("text", "interactive", "image", "order", "nope")))
def test_whatever_a_webhook_says_nothing_breaks(one: Any, other: Any, kind: str) -> None:
    for reply in ("nfm_reply", "call_permission_reply", "nfmReply", "callPermissionReply", one):
        message = {"from": "65", "id": "w", "timestamp": one, "type": kind, kind: other, "context": one}
        tap = {"type": reply, str(reply): {"expiration_timestamp": one, "expirationTimestamp": other}}
        for made in (message, {**message, "type": "interactive", "interactive": tap}, one):
            value = {"messages": [made], "contacts": [other]}
            for event in events_from_meta(value, "acme", "99"):
                message_to_meta(event)
                parse_webhook(event, "acme", NOW)
        content_to_meta(kind, {"interactive": tap, "payload": one, "text": other})
    list(changes_of({"entry": [{"changes": [one]}, other]}))
    events_from_meta(one, "acme", "99")
    message_to_meta({"payload": {"user": one, "content": other, "context": one, "type": other}})


@patient
@given(JSON, JSON, st.sampled_from(("sent", "failed", "delivered", "undelivered")))
def test_whatever_a_receipt_says_nothing_breaks(one: Any, other: Any, state: str) -> None:
    receipt_from_meta(one, "acme")
    made = receipt_from_meta(
        {
            "id": "w",
            "status": state,
            "timestamp": one,
            "errors": [{"code": other, "error_data": one}],
            "recipient_id": other,
        },
        "acme",
    )
    receipt_to_meta(made)
    receipt_to_meta(one)
    status = {"state": state, "timestamp": other, "errorCode": one, "errorMessage": other}
    receipt_to_meta({"payload": {"status": status, "user": other, "whatsapp": {"providerErrorCode": one}}})
