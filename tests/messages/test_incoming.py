"""Inbound events as definitions read them (automation.md section 2)."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from chatwright.messages.incoming import (
    chat_apps_event,
    make_chat_apps_event,
    make_sms_event,
    sms_event,
    timestamp,
)
from tests.paths import SHARED

MOMENT = datetime(2026, 1, 1, 14, 34, 56, 17_900, tzinfo=UTC)
WEBHOOKS = sorted((SHARED / "data" / "messages" / "webhook").glob("*inbound-message-received*.json"))


def made(**more: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "umid": "u1",
        "sub_account_id": "acme",
        "address": "6591234567",
        "name": "Ann",
        "channel_id": "c1",
        "moment": MOMENT,
        "type_": "Text",
        "content": {"text": "hi"},
        "reply_to_umid": None,
    }
    return make_chat_apps_event(**{**given, **more})


def test_a_trg_3_a_message_has_the_documented_shape() -> None:
    assert made() == {
        "namespace": "ChatApps",
        "eventType": "inbound_message_received",
        "description": "ChatApps inbound message",
        "payload": {
            "umid": "u1",
            "subAccountId": "acme",
            "timestamp": "2026-01-01T14:34:56.017Z",
            "user": {"msisdn": "+6591234567", "channelUserId": "6591234567", "name": "Ann"},
            "recipient": {"channel": "whatsapp", "channelId": "c1"},
            "type": "Text",
            "content": {"text": "hi"},
        },
    }


def test_a_reply_names_what_it_answers() -> None:
    assert made(reply_to_umid="u0")["payload"]["replyToUmid"] == "u0"
    assert "name" not in made(name=None)["payload"]["user"]


@pytest.mark.parametrize(
    ("user", "shaped"),
    [
        (
            {"msisdn": "+6591234567", "channelUserId": "6591234567"},
            {"msisdn": "+6591234567", "channelUserId": "6591234567"},
        ),
        ({"msisdn": "6591234567"}, {"msisdn": "+6591234567", "channelUserId": "6591234567"}),
        ({"channelUserId": "6591234567"}, {"msisdn": "+6591234567", "channelUserId": "6591234567"}),
        (
            {"msisdn": "+6591234567", "channelUserId": "US.1349", "name": "Ann"},
            {"msisdn": "+6591234567", "channelUserId": "6591234567", "name": "Ann", "bsuid": "US.1349"},
        ),
        ({"channelUserId": "US.1349"}, {"msisdn": "US.1349", "channelUserId": "US.1349", "bsuid": "US.1349"}),
        ({}, {}),
    ],
)
def test_a_trg_3_both_fields_hold_the_phone_number_when_it_is_known(
    user: dict[str, Any], shaped: dict[str, Any]
) -> None:
    event = {
        "version": 3,
        "namespace": "ChatApps",
        "payload": {"user": user, "type": "Text", "content": {"text": "hi"}},
    }
    given = json.dumps(event)
    done = chat_apps_event(event)
    assert done["payload"]["user"] == shaped
    assert done["version"] == 3, "the root stays as it was received"
    assert json.dumps(event) == given, "the event itself is not changed"


@pytest.mark.parametrize("kind", ["button_reply", "list_reply"])
def test_a_trg_4_a_tap_has_its_title_as_text_and_loses_nothing(kind: str) -> None:
    interactive = {"type": kind, kind: {"id": "1", "title": "09:00"}}
    content = made(type_="Interactive", content={"interactive": interactive})["payload"]["content"]
    assert content == {"interactive": interactive, "text": "09:00"}


@pytest.mark.parametrize(
    "content",
    [
        {"text": "label", "interactive": {"button_reply": {"title": "other"}}},
        {"interactive": {"nfmReply": {"responseJson": "{}"}}},
        {"interactive": {"button_reply": {"title": None}}},
        {"interactive": "odd"},
        {"url": "https://example.com/a.jpg"},
        {},
    ],
)
def test_a_trg_4_other_contents_stay_as_they_are(content: dict[str, Any]) -> None:
    assert made(content=content)["payload"]["content"] == content


def test_a_trg_5_an_sms_has_the_names_of_chat_too() -> None:
    event = make_sms_event(
        umid="u1",
        sub_account_id="acme",
        address="6581968289",
        destination="+4534735477",
        moment=MOMENT,
        body="Register",
    )
    payload = event["payload"]
    assert (event["namespace"], payload["source"], payload["body"]) == ("SMS", "+6581968289", "Register")
    assert payload["content"] == {"text": "Register"}
    assert payload["user"] == {"msisdn": "+6581968289", "channelUserId": "6581968289"}
    assert payload["encoding"] == "GSM7"


def test_a_trg_5_what_an_sms_has_already_is_kept() -> None:
    payload = sms_event({"payload": {"source": "+65", "body": "b", "content": {"text": "own"}}})["payload"]
    assert payload["content"] == {"text": "own"}


def test_times_are_told_in_utc() -> None:
    singapore = MOMENT.astimezone(timezone(timedelta(hours=8)))
    assert timestamp(singapore) == timestamp(MOMENT) == "2026-01-01T14:34:56.017Z"


@pytest.mark.parametrize("path", WEBHOOKS, ids=lambda path: path.stem)
def test_a_trg_3_published_inbound_messages_are_taken(path: Any) -> None:
    event = json.loads(path.read_bytes())
    given = copy.deepcopy(event)
    user = chat_apps_event(event)["payload"]["user"]
    assert user["msisdn"].lstrip("+") == user["channelUserId"]
    assert event == given
