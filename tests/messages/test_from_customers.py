"""What a customer can send, as webhooks tell it (messaging.md section 10.4)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from chatwright.messages.business_events import contact_event, preference_event
from chatwright.messages.from_customers import KINDS, NotSendable, leads_on, sent_by_customer
from chatwright.messages.incoming import make_chat_apps_event
from chatwright.messages.meta_inbound import events_from_meta
from chatwright.messages.window import opens_window

NOW = datetime(2026, 1, 22, 22, 51, 55, tzinfo=UTC)
URL = {"url": "https://a.example/x"}
CARD = {
    "name": {"formatted_name": "Ann Lee", "first_name": "Ann"},
    "phones": [{"phone": "+6591234567", "type": "CELL"}],
}
ITEM = {"product_retailer_id": "A", "quantity": 2, "item_price": 9.5, "currency": "SGD"}


@pytest.mark.parametrize(
    ("kind", "given", "type_", "content"),
    [
        ("image", {**URL, "text": "See"}, "Image", {**URL, "text": "See"}),
        ("video", URL, "Video", URL),
        ("audio", URL, "Audio", URL),
        ("voice", URL, "Audio", {**URL, "voice": True}),
        ("document", {**URL, "filename": "a.pdf"}, "File", {**URL, "filename": "a.pdf"}),
        ("file", URL, "File", URL),
        ("sticker", URL, "Sticker", URL),
        (
            "location",
            {"latitude": "1.5", "longitude": 103},
            "Location",
            {"location": {"latitude": 1.5, "longitude": 103}},
        ),
        (
            "location",
            {"location": {"latitude": 1.5, "longitude": 103, "name": "Here"}},
            "Location",
            {"location": {"latitude": 1.5, "longitude": 103, "name": "Here"}},
        ),
        ("contacts", {"contacts": [CARD]}, "Contacts", {"contacts": [CARD]}),
        (
            "reaction",
            {"reaction": {"message_id": "m", "emoji": "👍🏽"}},
            "Reaction",
            {"reaction": {"message_id": "m", "emoji": "👍🏽"}},
        ),
        (
            "order",
            {"order": {"catalog_id": "c", "product_items": [ITEM]}},
            "Order",
            {"order": {"catalog_id": "c", "product_items": [ITEM]}},
        ),
    ],
)
def test_each_kind_has_its_type_and_content(
    kind: str, given: dict[str, Any], type_: str, content: dict[str, Any]
) -> None:
    assert sent_by_customer(kind, given, NOW) == (type_, content)


def test_a_permission_to_call_is_for_seven_days_for_good_or_refused() -> None:
    def answered(**given: Any) -> dict[str, Any]:
        type_, content = sent_by_customer("call_permission", given, NOW)
        assert (type_, content["interactive"]["type"]) == ("Interactive", "callPermissionReply")
        reply = content["interactive"]["callPermissionReply"]
        assert reply.pop("responseSource") == "user_action"
        return dict(reply)

    assert answered(response="accept") == {
        "response": "accept",
        "isPermanent": False,
        "expirationTimestamp": "2026-01-29T22:51:55.000Z",
    }
    assert answered(response="accept", isPermanent=True) == {"response": "accept", "isPermanent": True}
    assert answered(response="reject", isPermanent=True) == {"response": "reject", "isPermanent": False}


@pytest.mark.parametrize(
    ("kind", "given", "field"),
    [
        ("image", {}, "content.url"),
        ("image", {"url": "file:///etc/passwd"}, "content.url"),
        ("image", {"url": "https://a.example/" + "x" * 2000}, "content.url"),
        ("image", {**URL, "text": "x" * 1025}, "content.text"),
        ("audio", {**URL, "text": "no caption here"}, "content.text"),
        ("sticker", {**URL, "text": "nor here"}, "content.text"),
        ("document", {**URL, "filename": ""}, "content.filename"),
        ("location", {"latitude": 91, "longitude": 0}, "content.location.latitude"),
        ("location", {"location": "here"}, "content.location"),
        ("contacts", {"contacts": []}, "content.contacts"),
        ("contacts", {"contacts": [{"name": {}}]}, "content.contacts[0].name.formatted_name"),
        ("reaction", {"reaction": {"message_id": "m", "emoji": "ok"}}, "content.reaction.emoji"),
        ("reaction", {"reaction": {"emoji": "👍"}}, "content.reaction.message_id"),
        ("order", {}, "content.order"),
        ("order", {"order": {"product_items": [ITEM]}}, "content.order.catalog_id"),
        ("order", {"order": {"catalog_id": "c", "product_items": []}}, "content.order.product_items"),
        (
            "order",
            {"order": {"catalog_id": "c", "product_items": [{**ITEM, "quantity": 0}]}},
            "content.order.product_items[0].quantity",
        ),
        ("call_permission", {"response": "maybe"}, "content.response"),
        ("call_permission", {"response": "accept", "isPermanent": "yes"}, "content.isPermanent"),
        ("interactive", {"interactive": {"type": "list"}}, "content.interactive.type"),
        ("interactive", {"interactive": {"type": "nfmReply"}}, "content.interactive.nfmReply"),
        ("interactive", {}, "content.interactive.type"),
    ],
)
def test_what_no_phone_sends_is_named(kind: str, given: dict[str, Any], field: str) -> None:
    with pytest.raises(NotSendable) as said:
        sent_by_customer(kind, given, NOW)
    assert str(said.value).startswith(f"{field}:")


def test_only_reactions_open_no_window_and_lead_nowhere() -> None:
    """[R-WIN-1, R-WIN-2]"""
    given: dict[str, Any] = {
        "location": {"latitude": 1, "longitude": 2},
        "contacts": {"contacts": [CARD]},
        "reaction": {"reaction": {"message_id": "m", "emoji": ""}},
        "order": {"order": {"catalog_id": "c", "product_items": [ITEM]}},
        "call_permission": {"response": "accept"},
        "interactive": {"interactive": {"type": "nfmReply", "nfmReply": {"responseJson": "{}"}}},
    }
    types = {kind: sent_by_customer(kind, given.get(kind, URL), NOW)[0] for kind in KINDS}
    assert {kind for kind, type_ in types.items() if not opens_window(type_)} == {"reaction"}
    assert {kind for kind, type_ in types.items() if not leads_on(type_)} == {"reaction"}


def test_cards_of_people_are_told_as_a_business_event() -> None:
    """[R-CABM-RAW]"""
    event = make_chat_apps_event(
        umid="m-1", sub_account_id="sim", address="6591234567", name="Bo", channel_id="sim", moment=NOW,
        type_="Contacts", content={"contacts": [CARD]}, reply_to_umid="asked",
    )  # fmt: skip
    told = contact_event(event, "e-1", NOW)
    assert {"namespace", "payload"}.isdisjoint(told)
    assert (told["eventId"], told["eventType"], told["provider"]) == ("e-1", "whatsapp_contact", "WhatsApp")
    raw = told["eventDetails"]["rawEvent"]
    assert raw["field"] == "messages"
    assert raw["value"]["contacts"] == [{"profile": {"name": "Bo"}, "wa_id": "6591234567"}]
    (message,) = raw["value"]["messages"]
    assert (message["type"], message["contacts"], message["context"]) == (
        "contacts",
        [CARD],
        {"id": "asked"},
    )
    (back,) = events_from_meta(raw["value"], "sim", "sim")
    assert (back["payload"]["type"], back["payload"]["content"]) == ("Contacts", {"contacts": [CARD]})


@pytest.mark.parametrize(
    ("address", "known_as"), [("6591234567", "wa_id"), ("SG.13491208655302741918", "user_id")]
)
def test_the_choice_about_marketing_is_told_as_a_business_event(address: str, known_as: str) -> None:
    told = preference_event(address, "sim", "e-2", NOW, wants=False)
    assert told["eventType"] == "whatsapp_preference"
    raw = told["eventDetails"]["rawEvent"]
    (said,) = raw["value"]["user_preferences"]
    assert (raw["field"], said[known_as], said["value"]) == ("user_preferences", address, "stop")
    assert said["category"] == "marketing_messages"


def test_r_cta_3_a_tap_on_a_link_button_is_nothing_that_a_customer_sends() -> None:
    """WhatsApp tells nobody of it, so no phone can send it, and no window opens by it [R-WIN-2]."""
    tap = {"type": "cta_url", "cta_url": {"display_text": "See dates", "url": "https://example.com"}}
    with pytest.raises(NotSendable, match=r"content\.interactive\.type"):
        sent_by_customer("interactive", {"interactive": tap}, NOW)
    assert "cta_url" not in KINDS
