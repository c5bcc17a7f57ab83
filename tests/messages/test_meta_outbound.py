"""Messages from 8x8's JSON to Meta's and back (messaging.md sections 2.2, 3 and 6.5)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.meta_outbound import from_meta, to_meta
from tests.messages.made import BOTH, JSON, META_ONLY, messages, patient
from tests.paths import SHARED

SENDS = [
    path
    for path in sorted((SHARED / "data" / "messages" / "send").glob("*.json"))
    if not any(word in path.name for word in ("fragment", "typing", "batch"))
]
LINK = "https://example.com/a.jpg"


def meta(type_: str, content: Any) -> Any:
    body = to_meta(type_, content, "6591234567")
    assert body["type"] in body
    return body[body["type"]]


@patient
@given(messages(BOTH))
def test_what_both_have_survives_the_way_to_meta_and_back(message: tuple[str, dict[str, Any]]) -> None:
    assert from_meta(to_meta(*message, "6591234567")) == message


@patient
@given(messages(META_ONLY))
def test_what_only_meta_has_survives_as_well(message: tuple[str, dict[str, Any]]) -> None:
    assert from_meta(to_meta(*message, "6591234567")) == message


@patient
@given(st.one_of(messages(BOTH), messages(META_ONLY)))
def test_meta_s_own_json_survives_the_way_back(message: tuple[str, dict[str, Any]]) -> None:
    body = to_meta(*message, "6591234567")
    assert to_meta(*from_meta(body), "6591234567") == body
    json.dumps(body, allow_nan=False)


@patient
@given(st.text(max_size=10) | st.sampled_from(sorted({*BOTH, *META_ONLY})), JSON)
def test_whatever_the_json_is_nothing_breaks(type_: str, content: Any) -> None:
    to_meta(type_, content, "1")
    from_meta(content)
    from_meta({"type": type_.lower(), type_.lower(): content})


@patient
@given(st.sampled_from(("interactive", "template")), JSON, JSON)
def test_nor_inside_of_templates_and_interactive_messages(type_: str, one: Any, other: Any) -> None:
    kinds = ("flow", "voice_call", "list", "product_list", "request_contact_info", other)
    for kind in kinds:
        for inner in (
            {"type": kind, "action": {"parameters": one}, "header": other},
            {"name": one, "language": other, "components": [one, {"type": other, "parameters": [one]}]},
            {
                "components": [
                    {"type": "button", "subType": one, "index": other, "parameters": [{"type": one}]}
                ]
            },
            {"components": [{"type": "carousel", "cards": [{"cardIndex": one, "components": [other]}]}]},
        ):
            content = {type_: inner}
            from_meta(to_meta(type_, content, "1"))
            from_meta({"type": type_, **content})


def test_the_envelope_names_a_phone_number_or_a_business_scoped_id() -> None:
    assert to_meta("Text", {"text": "Hi"}, "+65 9123 4567") == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "6591234567",
        "type": "text",
        "text": {"body": "Hi"},
    }
    body = to_meta("text", {"text": "Hi"}, "US.1349", target="wamid.7", opaque="u1")
    assert (body["recipient"], "to" in body) == ("US.1349", False)
    assert body["context"] == {"message_id": "wamid.7"}
    assert body["biz_opaque_callback_data"] == "u1"


def test_a_reaction_names_its_target_and_has_no_context() -> None:
    body = to_meta("reaction", {"reaction": {"message_id": "u1", "emoji": "👍"}}, "1", target="wamid.7")
    assert body["reaction"] == {"message_id": "wamid.7", "emoji": "👍"}
    assert "context" not in body


@pytest.mark.parametrize(
    ("type_", "content", "expected"),
    [
        ("Image", {"url": LINK, "text": "Door"}, {"link": LINK, "caption": "Door"}),
        ("audio", {"id": "7", "voice": True}, {"id": "7", "voice": True}),
        (
            "File",
            {"url": "https://x.example/My%20offer.pdf?t=1"},
            {"link": "https://x.example/My%20offer.pdf?t=1", "filename": "My offer.pdf"},
        ),
        ("file", {"url": "https://x.example/7"}, {"link": "https://x.example/7"}),
        ("file", {"url": LINK, "filename": "b.pdf"}, {"link": LINK, "filename": "b.pdf"}),
        ("text", {"text": "x", "preview_url": True, "sms": {}}, {"body": "x", "preview_url": True}),
    ],
)
def test_media_and_texts(type_: str, content: Any, expected: Any) -> None:
    assert meta(type_, content) == expected


def test_r_loc_1_coordinates_become_numbers() -> None:
    place = {"latitude": "1.2857", "longitude": "103.8479", "name": "Office"}
    assert meta("location", {"location": place}) == {
        "latitude": 1.2857,
        "longitude": 103.8479,
        "name": "Office",
    }


@pytest.mark.parametrize(
    ("interactive", "action"),
    [
        (
            {"type": "cta_url", "action": {"parameters": {"display_text": "A", "url": LINK}}},
            {"name": "cta_url", "parameters": {"display_text": "A", "url": LINK}},
        ),
        ({"type": "request_contact_info"}, {"name": "request_contact_info"}),
        ({"type": "Call_Permission_Request"}, {"name": "call_permission_request"}),
        ({"type": "location_request_message"}, {"name": "send_location"}),
        (
            {"type": "voice_call", "action": {"parameters": {"ttlMinutes": 10}}},
            {"name": "voice_call", "parameters": {"ttl_minutes": 10}},
        ),
        (
            {
                "type": "product_list",
                "action": {"catalog_id": "c", "product_retailer_id": "p", "sections": []},
            },
            {"catalog_id": "c", "sections": []},
        ),
    ],
)
def test_actions_get_the_names_that_meta_requires(interactive: Any, action: Any) -> None:
    made = meta("interactive", {"interactive": interactive})
    assert made["action"] == action
    assert made["type"] == interactive["type"].lower()


def test_r_flw_cta_a_form_gets_its_version_and_snake_case() -> None:
    parameters = {
        "flowId": "1",
        "flowCta": "Book",
        "flowAction": "navigate",
        "flowActionPayload": {"screen": "A"},
        "flowToken": "t",
        "mode": "draft",
    }
    made = meta("interactive", {"interactive": {"type": "flow", "action": {"parameters": parameters}}})
    assert made["action"] == {
        "name": "flow",
        "parameters": {
            "flow_id": "1",
            "flow_cta": "Book",
            "flow_action": "navigate",
            "flow_action_payload": {"screen": "A"},
            "flow_token": "t",
            "mode": "draft",
            "flow_message_version": "3",
        },
    }
    loose = {"flowId": "1", "flowActionData": {"name": "Ann"}}
    made = meta("interactive", {"interactive": {"type": "flow", "action": {"parameters": loose}}})
    assert made["action"]["parameters"]["flow_action_payload"] == {"data": {"name": "Ann"}}


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (
            {"type": "Button", "subType": 1, "index": 0, "parameters": [{"type": "Text", "text": "7"}]},
            {
                "type": "button",
                "sub_type": "url",
                "index": "0",
                "parameters": [{"type": "text", "text": "7"}],
            },
        ),
        (
            {"type": "button", "subType": "copyCode", "index": "1"},
            {"type": "button", "sub_type": "copy_code", "index": "1"},
        ),
        (
            {"type": "header", "parameters": [{"type": "Document", "url": LINK}]},
            {"type": "header", "parameters": [{"type": "document", "document": {"link": LINK}}]},
        ),
        (
            {
                "type": "button",
                "subType": "flow",
                "index": 0,
                "parameters": [
                    {"type": "action", "flowActionData": {"customerName": "Ann", "navigateScreen": "A"}}
                ],
            },
            {
                "type": "button",
                "sub_type": "flow",
                "index": "0",
                "parameters": [{"type": "action", "action": {"flow_action_data": {"customerName": "Ann"}}}],
            },
        ),
        (
            {"parameters": [{"type": "text", "text": "x", "parameterName": "name"}]},
            {"type": "body", "parameters": [{"type": "text", "text": "x", "parameter_name": "name"}]},
        ),
    ],
)
def test_r_tsnd_components_of_a_template(part: Any, expected: Any) -> None:
    made = meta("template", {"template": {"name": "a", "language": "en", "components": [part]}})
    assert made == {"name": "a", "language": {"code": "en"}, "components": [expected]}


@pytest.mark.parametrize("path", SENDS, ids=lambda path: path.name)
def test_published_messages_go_to_meta_and_back(path: Any) -> None:
    sent = json.loads(path.read_text())
    body = to_meta(sent["type"], sent["content"], "6591234567")
    again = to_meta(*from_meta(body), "6591234567")
    assert again == body
