"""What the provider of a subaccount cannot send is told while the journey is drawn (messaging.md 3.9, 20.12)."""

from __future__ import annotations

from typing import Any

import pytest

from chatwright.checks import check_source
from tests.checks.journeys import buttons, message
from tests.messages.test_capability import NOT_AT_8X8

PROVIDERS = {"real": "8x8", "meta": "whatsapp_cloud", "here": "simulator"}
FALLBACK = [{"channel": "WhatsApp", "fallbackAfter": 900}, {"channel": "SMS"}]
UNSUPPORTED = "unsupported_"


def found(
    sub_account: str, type_: str, content: Any, *, journey: str | None = None, **more: Any
) -> list[tuple[str, str, str]]:
    step = message("a", content, type=type_)
    step["inputs"] |= {"subAccountId": sub_account, **more}
    source = {
        "trigger": "inbound_chat_apps",
        "subAccountId": journey,
        "definition": {"name": "J", "steps": [step]},
    }
    return [
        (one.code.removeprefix(UNSUPPORTED), one.level, one.field)
        for one in check_source(source, providers=PROVIDERS)
        if one.code.startswith(UNSUPPORTED)
    ]


@pytest.mark.parametrize(("type_", "content", "name", "substitute"), NOT_AT_8X8)
def test_r_cap_a_step_that_8x8_cannot_send_is_an_error_that_names_the_substitute(
    type_: str, content: Any, name: str, substitute: str
) -> None:
    ((code, level, _),) = found("real", type_, content)
    assert (code, level) == (name, "error")
    assert found("meta", type_, content) == []
    ((code, level, _),) = found("here", type_, content)
    assert (code, level) == (name, "warning"), "it works on the simulator, and at Meta"
    assert found("nobody knows", type_, content) == []


def test_r_cap_the_journey_s_subaccount_counts_where_the_step_s_is_computed() -> None:
    computed = "{{data.payload.subAccountId}}"
    sticker = {"url": "https://e.com/a.webp"}
    assert found(computed, "sticker", sticker, journey="real") == [("sticker", "error", "inputs.type")]
    assert found(computed, "sticker", sticker, journey="meta") == []
    assert found(computed, "sticker", sticker) == []


def test_r_cap_what_meta_cannot_send() -> None:
    assert found("meta", "text", {"text": "x"}, channels=FALLBACK) == [
        ("sms_fallback", "error", "inputs.channels")
    ]
    assert found("real", "text", {"text": "x"}, channels=FALLBACK) == []
    assert found("here", "text", {"text": "x"}, channels=FALLBACK) == []


def test_r_cap_rcs_cards_go_nowhere_over_whatsapp() -> None:
    for name in PROVIDERS:
        assert found(name, "richCard", {"richCard": {}}) == [("rcs", "error", "inputs.type")]


def test_r_cap_what_only_looks_different_is_a_warning() -> None:
    content = {"url": "https://e.com/a.pdf", "filename": "Offer.pdf"}
    assert found("real", "file", content) == [("file_name", "warning", "inputs.content.filename")]
    assert found("here", "file", content) == []


def test_an_sms_cannot_go_over_meta() -> None:
    step = {
        "id": "a",
        "stepType": "SMS",
        "inputs": {"subAccountId": "meta", "destination": "+6591234567", "text": "Hi"},
    }
    source = {"trigger": "http_request", "definition": {"name": "J", "steps": [step]}}
    codes = [one.code for one in check_source(source, providers=PROVIDERS)]
    assert "unsupported_sms" in codes


def test_l03_a_list_s_body_may_be_as_long_as_its_provider_allows() -> None:
    action = {"button": "Open", "sections": [{"rows": [{"id": "1", "title": "A"}]}]}
    content = {"interactive": {"type": "list", "body": {"text": "x" * 1025}, "action": action}}

    def codes(sub_account: str) -> list[str]:
        step = message("a", content)
        step["inputs"]["subAccountId"] = sub_account
        source = {"trigger": "inbound_chat_apps", "definition": {"name": "J", "steps": [step]}}
        return [one.code for one in check_source(source, providers=PROVIDERS)]

    assert codes("meta") == []
    for name in ("real", "here", "nobody knows"):
        assert codes(name) == ["too_long"]


def test_an_address_that_is_not_secure_is_an_error_where_the_provider_refuses_it() -> None:
    for name, level in (("real", "error"), ("meta", "error"), ("here", "warning"), ("?", "warning")):
        step = message("a", {"url": "http://localhost/a.png"}, type="image")
        step["inputs"]["subAccountId"] = name
        source = {"trigger": "inbound_chat_apps", "definition": {"name": "J", "steps": [step]}}
        (one,) = check_source(source, providers=PROVIDERS)
        assert (one.code, one.level) == ("media_url", level)


def test_what_everybody_has_is_never_told() -> None:
    for name in (*PROVIDERS, "?"):
        assert found(name, "interactive", buttons(("1", "Yes"))) == []
