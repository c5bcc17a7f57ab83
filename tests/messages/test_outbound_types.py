"""Messages of all types within WhatsApp's limits (messaging.md sections 3 to 5)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.media import refused_file
from chatwright.messages.outbound import Provider, late_failure, provider_named, validate_outbound
from chatwright.messages.people import can_be_reacted_to
from tests.messages.breaking import ACCENT, EMOJI, FILE, PROVIDERS, broken, first, interactive, is_good
from tests.messages.made import BOTH, INTERACTIVE, JSON, META_ONLY, messages, patient


@patient
@given(messages(BOTH), st.sampled_from(PROVIDERS))
def test_every_provider_takes_what_all_have(message: tuple[str, dict[str, Any]], provider: Provider) -> None:
    assert validate_outbound(*message, provider) == []
    assert validate_outbound(message[0].upper(), message[1], provider) == [], "any case of type is accepted"


@patient
@given(messages(META_ONLY), st.sampled_from(PROVIDERS[1:]))
def test_meta_and_the_simulator_take_what_meta_alone_has(message: Any, provider: Provider) -> None:
    assert validate_outbound(*message, provider) == []


class TestMedia:
    @pytest.mark.parametrize("type_", ["image", "Video", "audio", "File"])
    def test_r_med_1_the_address_of_a_file(self, type_: str) -> None:
        assert broken(type_, {"url": FILE}) == []
        for url in (None, ""):
            assert broken(type_, {"url": url, "x": 1}) == [(3007, "content.url", "R-MED")]

    @pytest.mark.parametrize(
        "url",
        [
            "x",
            "www.example.com/a.jpg",
            "ftp://e.com/a",
            "https://",
            "https://a b",
            5,
            "https://u:p@e.com/a",
            "http://e.com/a",
        ],
    )
    def test_r_med_2_is_public_https(self, url: Any) -> None:
        assert broken("image", {"url": url}) == [(3008, "content.url", "R-MED")]

    def test_r_med_2_on_the_simulator_a_file_may_lie_on_the_same_machine(self) -> None:
        assert broken("image", {"url": "http://localhost:8080/files/a.jpg"}, "simulator") == []

    def test_r_med_3_at_meta_an_upload_has_an_id(self) -> None:
        assert broken("image", {"id": "77"}, "whatsapp_cloud") == []
        assert broken("image", {"id": ""}, "whatsapp_cloud") == [(131009, "content.id", "R-MED")]
        assert broken("image", {"id": "77"}) == [(3007, "content.id", "R-CAP")]

    @pytest.mark.parametrize(
        ("text", "code"),
        [(None, 0), ("", 0), ("x", 0), ("x" * 1024, 0), (EMOJI * 1024, 0), (ACCENT * 512, 0), ("x" * 1025, 3006),
         (EMOJI * 1025, 3006), (ACCENT * 513, 3006), (5, 3005)],
    )  # fmt: skip
    def test_l02_caption(self, text: Any, code: int) -> None:
        assert broken("file", {"url": FILE, "text": text}) == (
            [(code, "content.text", "L02")] if code else []
        )

    def test_l02_sounds_and_stickers_have_none(self) -> None:
        assert broken("audio", {"url": FILE, "text": "x"}) == [(1000, "content.text", "L02")]
        assert broken("sticker", {"url": FILE, "text": "x"}, "simulator") == [(1000, "content.text", "L02")]

    @pytest.mark.parametrize(
        ("type_", "url", "code"),
        [
            ("image", "https://e.com/a.gif", 1027),
            ("Image", "https://e.com/a.webp?x=1", 1027),
            ("image", "https://e.com/a.pdf", 1027),
            ("image", "https://e.com/a", None),
            ("image", "https://e.com/a.php", None),
            ("video", "https://e.com/a.mov", 1027),
            ("audio", "https://e.com/a.wav", 1027),
            ("file", "https://e.com/a.csv", None),
            ("document", "https://e.com/a.png", 1027),
            ("sticker", "https://e.com/a.png", 1027),
            ("sticker", "https://e.com/a.webp", None),
            ("text", "https://e.com/a.gif", None),
            ("richCard", "", 2),
            ("carousel", "", 2),
        ],
    )
    def test_r_med_4_what_whatsapp_will_not_take_is_told_by_receipt(
        self, type_: str, url: str, code: int | None
    ) -> None:
        found = late_failure(type_, {"url": url})
        assert (found and found[0]) == code

    @pytest.mark.parametrize(
        ("kind", "type_", "size", "good"),
        [
            ("image", "image/jpeg", 5 * 1024 * 1024, True),
            ("image", "image/jpeg", 5 * 1024 * 1024 + 1, False),
            ("image", "image/gif", 1, False),
            ("video", "video/mp4", 16 * 1024 * 1024 + 1, False),
            ("audio", "audio/ogg; codecs=opus", 1, True),
            ("file", "application/pdf", 100 * 1024 * 1024, True),
            ("file", "application/zip", 1, False),
            ("sticker", "image/webp", 500 * 1024 + 1, False),
            ("image", None, None, True),
        ],
    )
    def test_r_med_5_r_med_6_sizes_and_types(
        self, kind: str, type_: str | None, size: int | None, good: bool
    ) -> None:
        assert (refused_file(kind, type_, size) is None) is good


class TestPlace:
    @pytest.mark.parametrize("latitude", [90, -90, "1.2857", 0, "-90.0"])
    def test_r_loc_1_numbers_and_texts_of_numbers(self, latitude: Any) -> None:
        place = {"latitude": latitude, "longitude": "103.8479", "name": "Office", "address": "1 George St"}
        assert broken("location", {"location": place}) == []

    @pytest.mark.parametrize(
        "latitude", [None, "", 90.0001, -91, "north", True, [1], "nan", "inf", 10**400, "9" * 400]
    )
    def test_r_loc_1_where_nobody_can_be(self, latitude: Any) -> None:
        place = {"latitude": latitude, "longitude": 0}
        assert broken("location", {"location": place}) == [(3021, "content.location.latitude", "R-LOC-1")]
        assert broken("location", {"location": {"latitude": 0, "longitude": 180.5}})[0][0] == 3021
        assert broken("location", {"location": place}, "whatsapp_cloud")[0][0] in (131008, 131009)

    def test_r_loc_1_is_required(self) -> None:
        assert broken("location", {"x": 1}) == [(3021, "content.location", "R-LOC-1")]
        place = {"latitude": 0, "longitude": 0, "name": 5}
        assert broken("location", {"location": place}) == [(3021, "content.location.name", "R-LOC-1")]


class TestPeople:
    @pytest.mark.parametrize(("count", "good"), [(1, True), (257, True), (258, False), (0, False)])
    def test_l14_contacts(self, count: int, good: bool) -> None:
        card = {"name": {"formatted_name": "Ann Lee", "first_name": "Ann"}}
        found = broken("contacts", {"contacts": [card] * count}, "whatsapp_cloud")
        assert [tag for _, _, tag in found] == ([] if good else ["L14"])

    @pytest.mark.parametrize(
        ("card", "field"),
        [
            ({}, "name.formatted_name"),
            ({"name": {"formatted_name": "Ann"}}, "name"),
            ({"name": {"formatted_name": "", "first_name": "Ann"}}, "name.formatted_name"),
            ({"name": {"formatted_name": "A", "first_name": "A"}, "phones": "1"}, "phones"),
            ({"name": {"formatted_name": "A", "first_name": "A"}, "phones": [{}]}, "phones[0].phone"),
            ({"name": {"formatted_name": "A", "first_name": "A"}, "birthday": "1 May"}, "birthday"),
        ],
    )
    def test_r_con_1_r_con_2_a_card(self, card: Any, field: str) -> None:
        found = broken("contacts", {"contacts": [card]}, "simulator")
        assert [one[1] for one in found] == [f"content.contacts[0].{field}"]

    @pytest.mark.parametrize("emoji", ["👍", "❤", "❤️", "👍🏽", "👨‍👩‍👧", "🇸🇬", "1️⃣", "❤️‍🔥", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", ""])
    def test_r_rea_1_one_emoji_or_none(self, emoji: str) -> None:
        assert broken("reaction", {"reaction": {"message_id": "w", "emoji": emoji}}, "whatsapp_cloud") == []

    @pytest.mark.parametrize("emoji", [None, "ok", "👍👍", "👍 ", "a👍", 5, "1"])
    def test_r_rea_1_nothing_else(self, emoji: Any) -> None:
        found = broken("reaction", {"reaction": {"message_id": "w", "emoji": emoji}}, "simulator")
        assert found == [(1000, "content.reaction.emoji", "R-REA-1")]

    @pytest.mark.parametrize(
        ("direction", "type_", "age", "good"),
        [
            ("inbound", "Text", timedelta(days=30), True),
            ("inbound", "Text", timedelta(days=30, seconds=1), False),
            ("inbound", "Image", timedelta(0), True),
            ("inbound", "Reaction", timedelta(0), False),
            ("outbound", "text", timedelta(0), False),
        ],
    )
    def test_l16_r_rea_2_what_takes_a_reaction(
        self, direction: str, type_: str, age: timedelta, good: bool
    ) -> None:
        assert can_be_reacted_to(direction, type_, age) is good

    def test_r_rea_1_names_its_message(self) -> None:
        assert broken("reaction", {"reaction": {"emoji": "👍"}}, "whatsapp_cloud") == [
            (131008, "content.reaction.message_id", "R-REA-1")
        ]
        assert broken("reaction", {"reaction": None, "x": 1}, "simulator")[0][1] == "content.reaction"


class TestDirectSend:
    def text(self, **settings: Any) -> dict[str, Any]:
        return {"text": "Shipped.", "whatsApp": {"directSend": {"category": "utility", **settings}}}

    @pytest.mark.parametrize(
        ("seconds", "good"),
        [(30, True), (43_200, True), (29, False), (43_201, False), (0, False), ("60", False)],
    )
    def test_r_dsn_2_time_to_live(self, seconds: Any, good: bool) -> None:
        assert (broken("text", self.text(ttlSeconds=seconds)) == []) is good

    def test_r_dsn_1_category(self) -> None:
        assert broken("text", self.text()) == []
        for category in (None, "", "marketing"):
            assert broken("text", self.text(category=category))[0][2] == "R-DSN-1"
        assert broken("text", {"text": "x", "whatsApp": {"directSend": 5}})[0][2] == "R-DSN-1"

    def test_r_dsn_3_texts_buttons_and_links_with_headers_of_text(self) -> None:
        direct = {"whatsApp": {"directSend": {"category": "utility"}}}
        action = {"buttons": [{"type": "reply", "reply": {"id": "1", "title": "Yes"}}]}
        text = {"type": "text", "text": "Hi"}
        assert is_good({**interactive("button", action, header=text), **direct})
        medium = {"type": "image", "image": {"link": FILE}}
        assert first({**interactive("button", action, header=medium), **direct})[1] == "R-DSN-3"
        assert first({**interactive("request_contact_info"), **direct})[1] == "R-DSN-3"
        assert broken("image", {"url": FILE, **direct})[0][2] == "R-DSN-3"

    def test_r_cap_meta_has_none(self) -> None:
        assert broken("text", self.text(), "whatsapp_cloud") == [
            (131009, "content.whatsApp.directSend", "R-CAP")
        ]


def buttons(*replies: Any) -> dict[str, Any]:
    return interactive("button", {"buttons": [{"type": "reply", "reply": reply} for reply in replies]})


@pytest.mark.parametrize(
    ("type_", "content", "code"),
    [
        ("text", {"text": ""}, 131008),
        ("text", {"text": "x" * 4097}, 131009),
        ("interactive", buttons({"id": "1"}), 131008),
        ("interactive", buttons({"id": "1", "title": "A"}, {"id": "2", "title": "A"}), 131009),
        ("interactive", buttons(*({"id": str(n), "title": str(n)} for n in range(4))), 131009),
        ("image", {"x": 1}, 131008),
        ("fax", {"x": 1}, 131009),
    ],
)  # fmt: skip
def test_section_9_3_meta_says_missing_or_wrong(type_: str, content: Any, code: int) -> None:
    assert broken(type_, content, "whatsapp_cloud")[0][0] == code


def test_the_provider_of_a_subaccount_is_known_by_name() -> None:
    assert [provider_named(name) for name in ("8x8", "whatsapp_cloud", "simulator", "other")] == list(
        PROVIDERS
    )


KINDS = (*sorted({*BOTH, *META_ONLY}), "document", "richCard")


@patient
@given(st.text(max_size=8) | st.sampled_from(KINDS), JSON, JSON, st.sampled_from(PROVIDERS))
def test_whatever_the_content_is_the_answer_is_a_list(
    type_: str, one: Any, other: Any, provider: Provider
) -> None:
    fields = ("text", "url", "location", "contacts", "reaction", "interactive", "template", "whatsApp")
    for content in (one, dict.fromkeys(fields, one), {"whatsApp": {"directSend": one}, "text": other}):
        for violation in validate_outbound(type_, content, provider):
            assert str(violation)
        late_failure(type_, content)


@patient
@given(st.sampled_from((*sorted(INTERACTIVE), "carousel", "catalog_message", "address_message")), JSON, JSON)
def test_whatever_an_action_is_the_answer_is_a_list(kind: str, one: Any, other: Any) -> None:
    actions = (
        one,
        {"buttons": one, "sections": other, "cards": one, "parameters": other, "name": one},
        {"sections": [{"rows": one, "product_items": other, "title": one}, one], "button": one},
        {"buttons": [{"reply": one}, other], "cards": [{"header": one, "action": other, "body": one}, other]},
        {"parameters": {"flowId": one, "flowCta": other, "flowActionPayload": one, "mode": one, "url": one}},
        {
            "cards": [
                {
                    "action": {"buttons": [{"quick_reply": one}, other]},
                    "header": {"type": "image", "image": one},
                }
            ]
        },
    )
    for action in actions:
        message = {"type": kind, "action": action, "header": one, "body": other, "footer": one}
        for provider in PROVIDERS:
            validate_outbound("interactive", {"interactive": message}, provider)
