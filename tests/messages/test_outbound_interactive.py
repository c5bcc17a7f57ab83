"""Interactive messages within WhatsApp's limits: links, forms, products, cards (messaging.md section 3.6)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.outbound import Provider
from tests.messages.breaking import ACCENT, EMOJI, FILE, PROVIDERS, first, interactive, is_good
from tests.messages.made import INTERACTIVE, patient


class TestHeadersAndBodies:
    @patient
    @given(st.data(), st.sampled_from(sorted(INTERACTIVE)))
    def test_r_int_hdr_which_header_a_type_may_have(self, data: st.DataObject, kind: str) -> None:
        content = data.draw(INTERACTIVE[kind])
        message = {**content["interactive"]}
        text = {"type": "text", "text": "Hello"}
        medium = {"type": "image", "image": {"link": FILE}}
        any_header = kind in ("button", "cta_url", "flow")
        for header, good in ((text, any_header or kind in ("list", "product_list")), (medium, any_header)):
            assert is_good({"interactive": {**message, "header": header}}) is good
        message.pop("header", None)
        assert is_good({"interactive": message}) is (kind != "product_list")

    @pytest.mark.parametrize("kind", ["image", "video", "document"])
    def test_r_int_hdr_a_medium_has_a_link_or_an_id(self, kind: str) -> None:
        action = {"buttons": [{"type": "reply", "reply": {"id": "1", "title": "Yes"}}]}

        def content(medium: Any) -> Any:
            return interactive("button", action, header={"type": kind, kind: medium})

        assert is_good(content({"link": FILE}))
        assert is_good(content({"id": "77", "filename": "a.pdf"}))
        for medium in (
            None,
            {},
            {"link": ""},
            "https://e.com",
            {"link": "nope"},
            {"id": []},
            {"id": "7", "filename": 5},
        ):
            assert first(content(medium))[0].startswith(f"header.{kind}")

    @pytest.mark.parametrize("kind", ["request_contact_info", "call_permission_request"])
    def test_l03_body_may_be_left_out(self, kind: str) -> None:
        assert is_good(interactive(kind, body=...))
        assert first(interactive(kind, body={"text": "x" * 1025})) == ("body.text", "L03")

    @pytest.mark.parametrize("provider", PROVIDERS)
    def test_l03_a_list_s_body_may_be_longer_at_meta(self, provider: Provider) -> None:
        action = {"button": "Open", "sections": [{"rows": [{"id": "1", "title": "A"}]}]}
        most = 4096 if provider in ("whatsapp_cloud", "any") else 1024
        assert is_good(interactive("list", action, body={"text": EMOJI * most}), provider)
        assert not is_good(interactive("list", action, body={"text": "x" * (most + 1)}), provider)
        assert not is_good(interactive("list", action, body={"text": ""}), provider)

    def test_l05_a_request_for_a_place_has_no_footer(self) -> None:
        content = interactive("location_request_message", {"name": "send_location"}, footer={"text": "x"})
        assert first(content) == ("footer", "L05")
        assert first(interactive("product", {}, footer="x")) == ("footer", "L05")

    def test_unknown_types_of_interactive_messages_are_refused(self) -> None:
        assert first(interactive("quick_reply", {})) == ("type", "R-INT")
        assert first(interactive("poll", {}), "whatsapp_cloud") == ("type", "R-INT")


class TestLinks:
    def link(self, label: Any = "Dates", url: Any = "https://example.com", **action: Any) -> dict[str, Any]:
        return interactive("cta_url", {"parameters": {"display_text": label, "url": url}, **action})

    def test_r_cta_1_the_action_s_name_may_be_left_out(self) -> None:
        assert is_good(self.link())
        assert is_good(self.link(name="cta_url"))
        assert first(self.link(name="open")) == ("action.name", "R-CTA-1")

    @pytest.mark.parametrize(
        ("label", "good"),
        [("x", True), ("x" * 20, True), (EMOJI * 20, True), (ACCENT * 10, True), ("x" * 21, False),
         (EMOJI * 21, False), (ACCENT * 11, False), ("", False), (None, False), (5, False)],
    )  # fmt: skip
    def test_l10_label(self, label: Any, good: bool) -> None:
        if good:
            assert is_good(self.link(label))
        else:
            assert first(self.link(label)) == ("action.parameters.display_text", "L10")

    @pytest.mark.parametrize(
        "url", ["", None, "example.com", "tel:+65", "https://", "javascript:alert(1)", 5]
    )
    def test_r_cta_2_http_or_https(self, url: Any) -> None:
        assert is_good(self.link(url="http://example.com/a?b=c#d"))
        assert first(self.link(url=url)) == ("action.parameters.url", "R-CTA-2")

    def test_r_lrq_1_a_request_for_a_place(self) -> None:
        assert is_good(interactive("location_request_message", {"name": "send_location"}))
        for action in ({}, {"name": "location"}):
            assert first(interactive("location_request_message", action)) == ("action.name", "R-LRQ-1")
        assert first(interactive("location_request_message")) == ("action", "R-INT")

    @pytest.mark.parametrize("kind", ["request_contact_info", "call_permission_request"])
    def test_r_cir_1_r_cpr_1_requests_for_a_contact_and_a_call(self, kind: str) -> None:
        assert is_good(interactive(kind))
        assert is_good(interactive(kind, {"name": kind}))
        assert first(interactive(kind, {"name": "x"}))[0] == "action.name"

    @pytest.mark.parametrize(
        ("field", "value", "good"),
        [
            ("display_text", "x" * 20, True),
            ("display_text", "x" * 21, False),
            ("display_text", "", True),
            ("payload", "x" * 512, True),
            ("payload", "x" * 513, False),
            ("payload", "", True),
            ("ttlMinutes", 1, True),
            ("ttlMinutes", 43_200, True),
            ("ttlMinutes", 43_201, False),
            ("ttlMinutes", 0, False),
            ("ttlMinutes", "10", False),
            ("ttlMinutes", True, False),
        ],
    )
    def test_l15_a_call_button(self, field: str, value: Any, good: bool) -> None:
        content = interactive("voice_call", {"name": "voice_call", "parameters": {field: value}})
        if good:
            assert is_good(content)
        else:
            assert first(content) == (f"action.parameters.{field}", "L15")
        assert is_good(interactive("voice_call", {"name": "voice_call"}))


class TestForms:
    def form(self, **parameters: Any) -> dict[str, Any]:
        made = {"flowId": "42", "flowCta": "Book", **parameters}
        return interactive("flow", {"parameters": {k: v for k, v in made.items() if v is not ...}})

    @pytest.mark.parametrize(
        ("label", "good"),
        [("x", True), ("x" * 20, True), ("احجز", True), (ACCENT * 10, True), ("x" * 21, False), (ACCENT * 11, False),
         ("", False), (..., False), ("Book 📅", False), ("Book ❤", False), ("Go ✈️", False), ("✓ → ©", True)],
    )  # fmt: skip
    def test_l11_r_flw_cta_twenty_characters_and_no_emoji(self, label: Any, good: bool) -> None:
        if good:
            assert is_good(self.form(flowCta=label))
        else:
            assert first(self.form(flowCta=label)) == ("action.parameters.flowCta", "L11")

    @pytest.mark.parametrize(
        ("more", "field"),
        [
            ({"flowId": ...}, "flowId"),
            ({"flowId": ""}, "flowId"),
            ({"flowId": ["42"]}, "flowId"),
            ({"flowAction": "complete"}, "flowAction"),
            ({"mode": "test"}, "mode"),
            ({"flowToken": 7}, "flowToken"),
            ({"flowActionPayload": "A"}, "flowActionPayload"),
            ({"flowActionPayload": {"screen": ""}}, "flowActionPayload.screen"),
            ({"flowActionPayload": {"screen": "A", "data": {}}}, "flowActionPayload.data"),
            ({"flowActionPayload": {"data": "x"}}, "flowActionPayload.data"),
            ({"flowAction": "data_exchange", "flowActionPayload": {"screen": "A"}}, "flowActionPayload"),
        ],
    )
    def test_r_flw_which_form_and_how_it_opens(self, more: dict[str, Any], field: str) -> None:
        assert first(self.form(**more)) == (f"action.parameters.{field}", "R-FLW")

    def test_r_flw_the_whole_of_it(self) -> None:
        payload = {"screen": "A", "data": {"x": 1}}
        assert is_good(
            self.form(flowAction="navigate", flowActionPayload=payload, flowToken="t", mode="draft")
        )
        assert is_good(self.form(flowAction="data_exchange"))
        assert is_good(self.form(flowId=..., flowName="booking"), "whatsapp_cloud")
        assert not is_good(self.form(flowId=..., flowName="booking"))


class TestProducts:
    @pytest.mark.parametrize("field", ["catalog_id", "product_retailer_id"])
    def test_r_prd_1_one_product(self, field: str) -> None:
        action = {"catalog_id": "c", "product_retailer_id": "p"}
        assert is_good(interactive("product", action, body=...))
        for value in (None, "", 5, "x" * 257):
            assert first(interactive("product", {**action, field: value})) == (f"action.{field}", "R-PRD-1")

    def several(self, *counts: int, **section: Any) -> dict[str, Any]:
        sections = [
            {
                "title": f"S{n}",
                "product_items": [{"product_retailer_id": f"{n}-{m}"} for m in range(count)],
                **section,
            }
            for n, count in enumerate(counts)
        ]
        header = {"type": "text", "text": "Shirts"}
        return interactive("product_list", {"catalog_id": "c", "sections": sections}, header=header)

    @pytest.mark.parametrize(
        ("counts", "good"),
        [
            ((1,), True),
            ((30,), True),
            ((15, 15), True),
            ((1,) * 10, True),
            ((), False),
            ((31,), False),
            ((15, 16), False),
            ((1,) * 11, False),
            ((1, 0), False),
        ],
    )
    def test_l12_sections_and_products(self, counts: tuple[int, ...], good: bool) -> None:
        if good:
            assert is_good(self.several(*counts))
        else:
            assert first(self.several(*counts))[1] == "L12"

    def test_l12_titles_of_sections(self) -> None:
        assert is_good(self.several(1, title=None))
        assert first(self.several(1, 1, title=None)) == ("action.sections[0].title", "L12")
        assert is_good(self.several(1, title="x" * 24))
        assert first(self.several(1, title="x" * 25)) == ("action.sections[0].title", "L12")

    def test_r_int_hdr_product_lists_need_a_header(self) -> None:
        content = self.several(1)
        del content["interactive"]["header"]
        assert first(content) == ("header", "R-INT-HDR")

    def test_r_prd_2_the_whole_catalogue_at_meta(self) -> None:
        content = interactive("catalog_message", {"name": "catalog_message"})
        assert is_good(content, "whatsapp_cloud")
        assert first(content)[1] == "R-CAP"

    def test_r_adr_1_a_postal_address_at_meta(self) -> None:
        content = interactive("address_message", {"name": "address_message", "parameters": {"country": "IN"}})
        assert is_good(content, "whatsapp_cloud")
        bare = interactive("address_message", {"name": "address_message"})
        assert first(bare, "whatsapp_cloud") == ("action.parameters.country", "R-ADR-1")


def card(index: int, **more: Any) -> dict[str, Any]:
    made = {
        "card_index": index,
        "type": "cta_url",
        "header": {"type": "image", "image": {"link": FILE}},
        "action": {"name": "cta_url", "parameters": {"display_text": "Buy", "url": "https://example.com"}},
        **more,
    }
    return {name: value for name, value in made.items() if value is not ...}


def replies(*titles: str) -> dict[str, Any]:
    return {
        "buttons": [
            {"type": "quick_reply", "quick_reply": {"id": str(n), "title": title}}
            for n, title in enumerate(titles)
        ]
    }


class TestFreeCarousel:
    def cards(self, *cards: Any, **more: Any) -> dict[str, Any]:
        return interactive("carousel", {"cards": list(cards)}, **more)

    @pytest.mark.parametrize(("count", "good"), [(2, True), (10, True), (11, False), (1, False), (0, False)])
    def test_l13_r_car_free_1_two_to_ten_cards(self, count: int, good: bool) -> None:
        content = self.cards(*(card(n) for n in range(count)))
        assert is_good(content, "whatsapp_cloud") is good
        if not good:
            assert first(content, "whatsapp_cloud")[1] == "L13"
            assert first(content)[1] == "R-CAP"

    @pytest.mark.parametrize(
        ("other", "field", "tag"),
        [
            (card(2), "card_index", "R-CAR-FREE-2"),
            (card(1, header=...), "header.type", "R-CAR-FREE-4"),
            (card(1, header={"type": "document"}), "header.type", "R-CAR-FREE-4"),
            (card(1, header={"type": "video", "video": {"link": FILE}}), "", "R-CAR-FREE-6"),
            (card(1, action=replies("Yes")), "", "R-CAR-FREE-6"),
            (card(1, action={**replies("Yes"), "parameters": {}}), "action", "R-CAR-FREE-5"),
            (card(1, body={"text": "x" * 161}), "body.text", "L13"),
            (card(1, body={"text": "a\nb\nc\nd"}), "body.text", "L13"),
            (card(1, action={}), "action.parameters.display_text", "L10"),
            ("card", "card_index", "R-CAR-FREE-2"),
        ],
    )
    def test_l13_cards_are_alike_and_whole(self, other: Any, field: str, tag: str) -> None:
        at = "action.cards[1]" + (f".{field}" if field else "")
        assert first(self.cards(card(0), other), "whatsapp_cloud") == (at, tag)

    def test_l13_the_longest_body_of_a_card(self) -> None:
        body = {"text": EMOJI * 78 + "\n" + EMOJI * 80 + "\n"}
        assert is_good(self.cards(card(0, body=body), card(1, body={"text": ""})), "whatsapp_cloud")

    @pytest.mark.parametrize(
        ("titles", "good"),
        [(("A",), True), (("A", "B", "C"), True), (("A", "B", "C", "D"), False), ((), False), (("A", "A"), False),
         (("x" * 21,), False)],
    )  # fmt: skip
    def test_l13_r_car_free_5_quick_replies(self, titles: tuple[str, ...], good: bool) -> None:
        content = self.cards(*(card(n, action=replies(*titles)) for n in range(2)))
        assert is_good(content, "whatsapp_cloud") is good

    def test_r_car_free_3_a_body_and_nothing_else_around(self) -> None:
        two = (card(0), card(1))
        assert first(self.cards(*two, body=...), "whatsapp_cloud") == ("body.text", "L03")
        assert first(self.cards(*two, footer={"text": "x"}), "whatsapp_cloud") == ("footer", "L05")
        header = {"type": "text", "text": "x"}
        assert first(self.cards(*two, header=header), "whatsapp_cloud") == ("header", "R-INT-HDR")
