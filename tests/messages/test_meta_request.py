"""Meta's face is strict where 8x8's is lenient (messaging.md sections 9.3 and 20.6)."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.meta_outbound import to_meta
from chatwright.messages.meta_request import check_meta_request
from chatwright.messages.outbound import validate_outbound
from tests.messages.made import ADDRESSES, BOTH, JSON, META_ONLY, messages, patient

TEMPLATE: dict[str, Any] = {
    "messaging_product": "whatsapp",
    "to": "+65 9123-4567",
    "type": "template",
    "template": {
        "name": "visit",
        "language": {"code": "en"},
        "components": [
            {"type": "body", "parameters": [{"type": "text", "text": "Ann"}]},
            {
                "type": "button",
                "sub_type": "quick_reply",
                "index": "0",
                "parameters": [{"type": "payload", "payload": "yes"}],
            },
        ],
    },
}


def text(**more: Any) -> dict[str, Any]:
    made = {
        "messaging_product": "whatsapp",
        "to": "6591234567",
        "type": "text",
        "text": {"body": "Hi"},
        **more,
    }
    return {name: value for name, value in made.items() if value is not ...}


def changed(**more: Any) -> dict[str, Any]:
    """The template with its button changed."""
    made = copy.deepcopy(TEMPLATE)
    button = made["template"]["components"][1]
    button.update(more)
    made["template"]["components"][1] = {name: value for name, value in button.items() if value is not ...}
    return made


def codes(body: Any) -> list[tuple[int, str]]:
    return [(one.code, one.field) for one in check_meta_request(body)]


@patient
@given(st.one_of(messages(BOTH), messages(META_ONLY)), ADDRESSES)
def test_what_our_adapter_sends_is_what_meta_takes(message: tuple[str, dict[str, Any]], address: str) -> None:
    assert check_meta_request(to_meta(*message, address, target="wamid.1", opaque="u" * 36)) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (text(), []),
        (text(type=...), []),
        (text(messaging_product=...), [(100, "messaging_product")]),
        (text(to=...), [(100, "to")]),
        (text(to=..., recipient="US.1"), []),
        (text(to=..., recipient="1"), [(131009, "recipient")]),
        (text(to="hello"), [(131009, "to")]),
        (text(type="Text"), [(131009, "type")]),
        (text(type="file", file={}), [(131009, "type")]),
        (text(text=...), [(131008, "text")]),
        (text(text={"body": ""}), [(131008, "content.text")]),
        (text(text={"body": "x" * 4097}), [(131009, "content.text")]),
        (text(context={}), [(131008, "context.message_id")]),
        (text(context={"message_id": "wamid.1"}), []),
        ("text", [(100, "body")]),
    ],
)
def test_r_meta_envelope(body: Any, found: list[tuple[int, str]]) -> None:
    assert codes(body) == found


@pytest.mark.parametrize(("opaque", "good"), [("x" * 512, True), ("", True), ("x" * 513, False), (5, False)])
def test_l20_what_comes_back_in_statuses(opaque: Any, good: bool) -> None:
    assert codes(text(biz_opaque_callback_data=opaque)) == (
        [] if good else [(131009, "biz_opaque_callback_data")]
    )


def test_r_rea_1_a_reaction_quotes_nothing() -> None:
    reaction = {"message_id": "w", "emoji": "👍"}
    body = text(type="reaction", reaction=reaction, context={"message_id": "w"})
    assert codes(body) == [(131009, "context")]


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"type": "Button"}, 131009, "type"),
        ({"sub_type": "QuickReply"}, 131009, "sub_type"),
        ({"sub_type": "quickreply"}, 131009, "sub_type"),
        ({"sub_type": ..., "subType": "quick_reply"}, 131008, "sub_type"),
        ({"index": ...}, 131008, "index"),
        ({"parameters": [{"type": "Payload", "payload": "x"}]}, 131009, "parameters[0].type"),
        ({"parameters": [{"type": "couponCode", "couponCode": "x"}]}, 131009, "parameters[0].type"),
    ],
)
def test_20_6_spellings_that_8x8_takes_and_meta_does_not(more: Any, code: int, field: str) -> None:
    assert codes(TEMPLATE) == []
    assert codes(changed(index=0)) == []
    assert codes(changed(**more)) == [(code, f"template.components[1].{field}")]


def test_20_6_the_same_spellings_are_fine_on_the_8x8_face() -> None:
    for sub_type, index in (("QuickReply", 0), ("quickreply", "0"), ("url", "1"), (1, 0), ("copyCode", 2)):
        part = {"type": "Button", "subType": sub_type, "index": index, "parameters": []}
        send = {"name": "visit", "language": "en", "components": [part]}
        assert validate_outbound("Template", {"template": send}) == []
        assert check_meta_request(to_meta("Template", {"template": send}, "65912345")) == []
    place = {"latitude": "1.2", "longitude": 103}
    assert validate_outbound("Location", {"location": place}) == []


@pytest.mark.parametrize(
    "kind", ["cta_url", "flow", "voice_call", "request_contact_info", "call_permission_request"]
)
def test_r_meta_5_actions_have_their_names(kind: str) -> None:
    body = text(type="interactive", interactive={"type": kind, "body": {"text": "x"}, "action": {}})
    assert codes(body) == [(131008, "interactive.action.name")]


def test_r_meta_5_buttons_say_that_they_are_replies() -> None:
    action = {"buttons": [{"reply": {"id": "1", "title": "Yes"}}]}
    interactive = {"type": "button", "body": {"text": "x"}, "action": action}
    body = text(type="interactive", interactive=interactive)
    assert codes(body) == [(131008, "interactive.action.buttons[0].type")]
    assert validate_outbound("interactive", {"interactive": interactive}) == []


def test_r_meta_5_a_language_is_an_object() -> None:
    body = copy.deepcopy(TEMPLATE)
    body["template"]["language"] = "en"
    assert codes(body) == [(131008, "template.language.code")]


@patient
@given(JSON, JSON, st.sampled_from(("text", "interactive", "template", "reaction", "image")))
def test_whatever_the_body_is_the_answer_is_a_list(one: Any, other: Any, kind: str) -> None:
    for body in (
        one,
        text(type=kind, **{kind: one}, context=other, biz_opaque_callback_data=one),
        text(to=one, recipient=other, type=one),
        text(type="template", template={"language": one, "components": [{"parameters": one}, other]}),
        text(type="template", template={"components": [{"cards": [one, {"components": other}]}]}),
        text(type="interactive", interactive={"type": one, "action": {"buttons": [other], "name": one}}),
    ):  # fmt: skip
        check_meta_request(body)
