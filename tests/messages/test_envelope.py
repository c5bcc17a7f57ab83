"""Send requests beside their content: users, times, channels, batches (messaging.md sections 2, 9.1, 13, 14, 16)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.envelope import check_envelope, moment_of, msisdn_of, read_envelope
from tests.messages.made import JSON, patient

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
UMID = "82188ee0-109f-e811-8150-020897df5459"
SMS = [{"channel": "WhatsApp", "fallbackAfter": 900, "successStatus": "Delivered"}, {"channel": "SMS"}]


def request(**more: Any) -> dict[str, Any]:
    made = {"user": {"msisdn": "+6591234567"}, "type": "text", "content": {"text": "Hi"}, **more}
    return {name: value for name, value in made.items() if value is not ...}


def codes(**more: Any) -> list[tuple[int, str]]:
    return [(one.code, one.field) for one in check_envelope(request(**more), "8x8", NOW)]


@pytest.mark.parametrize(
    "user",
    [
        {"msisdn": "+6591234567"},
        {"msisdn": "6591234567"},
        {"msisdn": "+6500000000"},
        {"msisdn": "+65 9123-4567"},
        {"msisdn": "91234567", "country": "sg"},
        {"msisdn": "020 7946 0123", "country": "GB"},
        {"channelUserId": "US.13491208655302741918"},
        {"msisdn": "+6591234567", "channelUserId": "not even an id"},
        {"msisdn": "", "channelUserId": "US.1"},
    ],
)
def test_r_8x8_user_by_number_or_business_scoped_id(user: dict[str, Any]) -> None:
    assert codes(user=user) == []


@pytest.mark.parametrize(
    ("user", "code", "field"),
    [
        (..., 3001, "user"),
        (None, 3001, "user"),
        ("+6591234567", 3001, "user"),
        ({}, 3001, "user"),
        ({"country": "SG"}, 3002, "user.msisdn"),
        ({"msisdn": ""}, 3002, "user.msisdn"),
        ({"channelUserId": ""}, 3002, "user.msisdn"),
        ({"channelUserId": "12345"}, 3047, "user.channelUserId"),
        ({"channelUserId": "us.12345"}, 3047, "user.channelUserId"),
        ({"channelUserId": "US." + "1" * 129}, 3047, "user.channelUserId"),
        ({"msisdn": "hello"}, 3003, "user.msisdn"),
        ({"msisdn": 6591234567}, 3003, "user.msisdn"),
        ({"msisdn": "+1234"}, 3003, "user.msisdn"),
        ({"msisdn": "+" + "1" * 16}, 3003, "user.msisdn"),
        ({"msisdn": "020 7946 0123"}, 3003, "user.msisdn"),
        ({"msisdn": "x", "country": "SG"}, 3003, "user.msisdn"),
        ({"msisdn": "91234567", "country": "Singapore"}, 3018, "user.country"),
        ({"msisdn": "91234567", "country": 65}, 3018, "user.country"),
        ({"msisdn": "{{recipientPhoneNumber}}"}, 3003, "user.msisdn"),
    ],
)
def test_r_8x8_user_that_nobody_can_reach(user: Any, code: int, field: str) -> None:
    assert codes(user=user) == [(code, field)]


def test_a_national_number_becomes_international() -> None:
    assert msisdn_of({"msisdn": "91234567", "country": "sg"}) == "6591234567"
    assert msisdn_of({"msisdn": "+65 9123 4567", "country": "US"}) == "6591234567"
    assert msisdn_of({"channelUserId": "US.1"}) is None


@pytest.mark.parametrize(
    ("id_", "good"), [("", True), ("x" * 50, True), ("😀" * 50, True), ("x" * 51, False), (["x"], False)]
)
def test_l19_client_message_id_at_50_51_and_0(id_: Any, good: bool) -> None:
    assert codes(clientMessageId=id_) == ([] if good else [(3009, "clientMessageId")])


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"type": ...}, 3010, "type"),
        ({"type": 5}, 3010, "type"),
        ({"type": "fax"}, 3010, "type"),
        ({"content": ...}, 3004, "content"),
        ({"content": {"text": ""}}, 3005, "content.text"),
        ({"content": {"text": "x" * 4097}}, 3006, "content.text"),
        ({"type": "image", "content": {"text": "x"}}, 3007, "content.url"),
        ({"type": "image", "content": {"url": "x"}}, 3008, "content.url"),
        ({"type": "location", "content": {"location": {}}}, 3021, "content.location.latitude"),
        ({"type": "template", "content": {"template": {}}}, 3030, "content.template"),
        ({"type": "template", "content": {"template": {"language": "en"}}}, 3031, "content.template.name"),
        ({"type": "template", "content": {"template": {"name": "a"}}}, 3036, "content.template.language"),
    ],
)
def test_section_9_1_codes_of_the_content(more: dict[str, Any], code: int, field: str) -> None:
    assert codes(**more)[0] == (code, field)


@pytest.mark.parametrize(
    ("scheduled", "good"),
    [
        ("2026-11-25T12:00:01Z", True),
        ("2026-11-25T20:00:01+08:00", True),
        ("2026-12-25T12:00:00.000Z", True),
        ("2026-12-01T09:00:00", True),
        ("2026-11-25T12:00:00Z", False),
        ("2026-11-25T11:59:59Z", False),
        ("2026-11-25T19:59:59+08:00", False),
        ("2026-12-25T12:00:01Z", False),
        ("tomorrow", False),
        ("2026-12-01", False),
        ("2026-13-01T00:00:00Z", False),
        ("9999-12-31T23:59:59-23:00", False),
        (1790000000, False),
        ("", False),
    ],
)
def test_r_sch_1_scheduled_from_now_to_thirty_days_ahead(scheduled: Any, good: bool) -> None:
    assert codes(scheduled=scheduled) == ([] if good else [(1011, "scheduled")])


@pytest.mark.parametrize(
    ("expiry", "scheduled", "good"),
    [
        ("2026-11-25T12:00:01Z", None, True),
        ("2027-11-25T12:00:01Z", None, True),
        ("2026-11-25T12:00:00Z", None, False),
        ("soon", None, False),
        ("2026-11-25T13:00:00Z", "2026-11-25T14:00:00Z", False),
        ("2026-11-25T14:00:01Z", "2026-11-25T14:00:00Z", True),
    ],
)
def test_r_exp_1_expiry_comes_after_the_send(expiry: Any, scheduled: Any, good: bool) -> None:
    found = codes(expiry=expiry, scheduled=scheduled)
    assert found == ([] if good else [(1006, "expiry")])


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://example.com/dlr?x=1", True),
        ("http://10.0.0.1:8080/", True),
        ("example.com", False),
        ("ftp://example.com", False),
        ("https://exa mple.com", False),
        (5, False),
    ],
)
def test_r_8x8_dlr_callback(url: Any, good: bool) -> None:
    assert codes(dlrCallbackUrl=url) == ([] if good else [(3020, "dlrCallbackUrl")])


class TestFallback:
    def test_r_fb_1_a_sequence(self) -> None:
        assert codes(channels=SMS) == []
        assert codes(channels=[{"channel": "WhatsApp"}]) == []
        assert codes(channels=[]) == []

    @pytest.mark.parametrize(
        ("channel", "code", "field"),
        [
            ({"channel": "whatsapp"}, 3022, "channel"),
            ({"channel": "Fax"}, 3022, "channel"),
            ({}, 3022, "channel"),
            ("WhatsApp", 3022, "channel"),
            ({"channel": ["WhatsApp"]}, 3022, "channel"),
            ({"channel": "WhatsApp", "successStatus": "delivered"}, 3024, "successStatus"),
        ],
    )
    def test_r_fb_1_names_are_written_as_in_the_reference(self, channel: Any, code: int, field: str) -> None:
        assert codes(channels=[channel]) == [(code, f"channels[0].{field}")]
        assert codes(channels="WhatsApp") == [(3022, "channels")]

    @pytest.mark.parametrize(
        ("seconds", "good"),
        [(10, True), (86_400, True), (9, False), (86_401, False), (0, False), ("60", False), (True, False)],
    )
    def test_l23_fallback_after(self, seconds: Any, good: bool) -> None:
        found = codes(channels=[{"channel": "WhatsApp", "fallbackAfter": seconds}, {"channel": "SMS"}])
        assert found == ([] if good else [(3023, "channels[0].fallbackAfter")])

    def test_r_fb_2_an_sms_needs_a_number(self) -> None:
        user = {"channelUserId": "US.1"}
        assert codes(user=user, channels=[{"channel": "SMS"}]) == [(3002, "user.msisdn")]
        assert codes(user=user, channels=SMS) == [], "WhatsApp may get there before the SMS is needed"

    @pytest.mark.parametrize(
        ("source", "found"),
        [("x" * 16, []), ("", []), ("x" * 17, [3011]), (5, [3011])],
    )
    def test_l22_sms_source(self, source: Any, found: list[int]) -> None:
        content = {"text": "Hi", "sms": {"source": source}}
        assert [code for code, _ in codes(content=content)] == found

    @pytest.mark.parametrize(
        ("more", "code", "field"),
        [
            ({"sms": {"encoding": "UNICODE"}}, 1003, "content.sms.encoding"),
            ({"sms": "AUTO"}, 1000, "content.sms"),
            ({"fallbackText": "x" * 35_001}, 3017, "content.fallbackText"),
            ({"fallbackText": 5}, 3017, "content.fallbackText"),
        ],
    )
    def test_r_fb_3_r_fb_4_settings_of_the_sms(self, more: dict[str, Any], code: int, field: str) -> None:
        assert codes(content={"text": "Hi", **more}) == [(code, field)]

    def test_r_fb_4_the_longest_fallback_text(self) -> None:
        content = {"text": "Hi", "fallbackText": "x" * 35_000, "sms": {"encoding": "GSM7"}}
        assert codes(content=content, channels=SMS) == []


@pytest.mark.parametrize(
    ("context", "code"),
    [({}, 3029), ("x", 3029), ({"umid": ""}, 3029), ({"umid": "7"}, 3029), ({"umid": 7}, 3029)],
)
def test_r_ctx_1_a_quote_names_a_message(context: Any, code: int) -> None:
    assert codes(context=context) == [(code, "context.umid")]
    assert codes(context={"umid": UMID}) == []


def test_a_time_without_an_offset_is_utc() -> None:
    assert moment_of("2026-11-25T12:00:00") == NOW
    assert moment_of("2026-11-25T12:00:00.1234567Z") == NOW.replace(microsecond=123456)


FIELDS = (
    "user", "clientMessageId", "type", "content", "scheduled", "expiry", "dlrCallbackUrl", "channels", "context",
)  # fmt: skip


@patient
@given(JSON, st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_whatever_is_sent_is_answered_with_codes(one: Any, some: dict[str, Any]) -> None:
    channels = {"channels": [{"channel": one, "fallbackAfter": one, "successStatus": one}, one]}
    sms = {"content": {"text": "x", "sms": {"source": one, "encoding": one}, "fallbackText": one}}
    for more in (some, {"user": {"msisdn": one, "country": one}}, channels, sms, {"context": {"umid": one}}):
        for body in (more, {**request(), **more}):
            for violation in check_envelope(body, "8x8", NOW):
                assert violation.code >= 1000
                assert violation.message.endswith(".")
            read_envelope(body, "8x8", NOW)
