"""What each provider can send, and what comes nearest to what it cannot (messaging.md section 3.9)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from chatwright.messages.capability import CAPABILITIES, META, unsupported
from chatwright.messages.outbound import validate_outbound
from tests.messages.made import BOTH, JSON, META_ONLY, messages, patient

CARDS = {"interactive": {"type": "carousel", "body": {"text": "x"}, "action": {"cards": []}}}
NOT_AT_8X8: list[tuple[str, Any, str, str]] = [
    ("sticker", {"url": "https://e.com/a.webp"}, "sticker", "image"),
    ("contacts", {"contacts": []}, "contacts", "text"),
    ("reaction", {"reaction": {}}, "reaction", "text"),
    ("interactive", CARDS, "carousel", "list"),
    ("interactive", {"interactive": {"type": "Catalog_Message"}}, "catalog_message", "product_list"),
    ("interactive", {"interactive": {"type": "address_message"}}, "address_message", "Flow"),
    ("image", {"id": "7"}, "uploaded_media", "address"),
]


@pytest.mark.parametrize(("type_", "content", "name", "substitute"), NOT_AT_8X8)
def test_r_cap_what_8x8_does_not_have_is_refused_with_the_nearest_substitute(
    type_: str, content: Any, name: str, substitute: str
) -> None:
    (one,) = unsupported(type_, content, "8x8")
    assert (one.name, one.is_needed) == (name, True)
    (violation,) = validate_outbound(type_, content, "8x8")
    assert violation.tag == "R-CAP"
    assert "8x8 cannot send" in violation.message
    assert substitute in violation.message
    assert unsupported(type_, content, "whatsapp_cloud") == []
    assert unsupported(type_, content, "simulator") == []


@pytest.mark.parametrize(
    ("type_", "content", "name"),
    [
        ("text", {"text": "x", "preview_url": True}, "link_preview"),
        ("file", {"url": "https://e.com/a.pdf", "filename": "A.pdf"}, "file_name"),
        (
            "template",
            {
                "template": {
                    "name": "a",
                    "language": "en",
                    "components": [{"type": "body", "parameters": [{"parameterName": "x"}]}],
                }
            },
            "named_variables",
        ),
    ],
)
def test_r_cap_what_only_looks_different_is_sent_all_the_same(type_: str, content: Any, name: str) -> None:
    (one,) = unsupported(type_, content, "8x8")
    assert (one.name, one.is_needed) == (name, False)
    assert validate_outbound(type_, content, "8x8") == []


def test_r_cap_what_meta_does_not_have() -> None:
    direct = {"text": "x", "whatsApp": {"directSend": {"category": "utility"}}}
    assert [one.name for one in unsupported("text", direct, META)] == ["direct_send"]
    fallback = {"channels": [{"channel": "WhatsApp"}, {"channel": "SMS"}]}
    assert [one.name for one in unsupported("text", {"text": "x"}, META, fallback)] == ["sms_fallback"]
    assert unsupported("text", {"text": "x"}, META, {"channels": [{"channel": "WhatsApp"}]}) == []
    assert unsupported("text", direct, "8x8", fallback) == []
    assert [one.name for one in unsupported("richCard", {"richCard": {}}, META)] == ["rcs"]
    assert unsupported("richCard", {}, META, {"channels": [{"channel": "RCS"}]}) == []


@patient
@given(messages(BOTH))
def test_r_cap_what_both_have_is_nowhere_missing(message: tuple[str, dict[str, Any]]) -> None:
    for provider in ("8x8", "whatsapp_cloud", "simulator"):
        assert unsupported(*message, provider) == []


@patient
@given(messages(META_ONLY))
def test_r_cap_what_only_meta_has_is_missing_at_8x8(message: tuple[str, dict[str, Any]]) -> None:
    assert unsupported(*message, "8x8")


@patient
@given(JSON, JSON)
def test_whatever_the_json_is_nothing_breaks(content: Any, options: Any) -> None:
    for type_ in ("text", "image", "interactive", "template", "richCard", "file"):
        for given_ in (content, {type_: content, "whatsApp": content, "channels": options}):
            unsupported(type_, given_, "8x8", options)
            unsupported(type_, given_, META, {"channels": options})


def test_every_substitute_is_a_sentence() -> None:
    for one in CAPABILITIES.values():
        assert one.substitute.endswith(".")
