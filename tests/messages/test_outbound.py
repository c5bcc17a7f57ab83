"""WhatsApp's limits, each at its number, one above, and nothing (messaging.md section 4)."""

from __future__ import annotations

from typing import Any

import pytest

from chatwright.messages.outbound import Violation, check_client_message_id, validate_outbound

EMOJI = "🤖"  # one code point, two UTF-16 units


def buttons(*replies: dict[str, Any], **more: Any) -> dict[str, Any]:
    made = [{"type": "reply", "reply": reply} for reply in replies] or [
        {"type": "reply", "reply": {"id": "1", "title": "Yes"}}
    ]
    return {
        "interactive": {"type": "button", "body": {"text": "Resolved?"}, "action": {"buttons": made}, **more}
    }


def listing(*sections: dict[str, Any], button: Any = "Times", **more: Any) -> dict[str, Any]:
    made = list(sections) or [{"rows": [{"id": "1", "title": "09:00"}]}]
    action = {"button": button, "sections": made}
    return {"interactive": {"type": "list", "body": {"text": "Pick"}, "action": action, **more}}


def rows(number: int, start: int = 0) -> list[dict[str, Any]]:
    return [{"id": str(n), "title": "09:00"} for n in range(start, start + number)]


def check(content: dict[str, Any]) -> list[Violation]:
    return validate_outbound("interactive", content)


def only(content: dict[str, Any], tag: str, field: str, words: str = "") -> None:
    (violation,) = check(content)
    assert (violation.tag, violation.code) == (tag, 1000)
    assert violation.field == f"content.interactive.{field}"
    assert words in violation.message


class TestText:
    @pytest.mark.parametrize("type_", ["text", "Text", "TEXT"])
    @pytest.mark.parametrize("text", ["x", "x" * 4096, EMOJI * 4096])
    def test_l01_r_txt_1_one_to_4096_code_points(self, type_: str, text: str) -> None:
        assert validate_outbound(type_, {"text": text}) == []

    @pytest.mark.parametrize(
        ("text", "code"), [("", 3005), (None, 3005), (5, 3005), ("x" * 4097, 3006), (EMOJI * 4097, 3006)]
    )
    def test_l01_r_txt_1_none_or_too_long(self, text: Any, code: int) -> None:
        (violation,) = validate_outbound("text", {"text": text})
        assert (violation.code, violation.field, violation.tag) == (code, "content.text", "L01")

    @pytest.mark.parametrize("content", [None, {}, "Hi", []])
    def test_content_is_required(self, content: Any) -> None:
        assert [violation.code for violation in validate_outbound("text", content)] == [3004]

    def test_unknown_types_are_refused(self) -> None:
        assert [violation.code for violation in validate_outbound("sticker", {"url": "x"})] == [3010]


class TestFrame:
    @pytest.mark.parametrize("make", [buttons, listing])
    def test_what_is_within_the_limits_passes(self, make: Any) -> None:
        frame = {
            "header": {"type": "text", "text": "h" * 60},
            "body": {"text": EMOJI * 1024},
            "footer": {"text": "f" * 60},
        }
        assert check(make(**frame)) == []

    @pytest.mark.parametrize("make", [buttons, listing])
    @pytest.mark.parametrize("body", [None, {}, {"text": ""}, {"text": "x" * 1025}, "text"])
    def test_l03_body(self, make: Any, body: Any) -> None:
        only(make(body=body), "L03", "body.text")

    @pytest.mark.parametrize("text", ["", None, "x" * 61, {"text": "x"}])
    def test_l04_r_int_hdr_header_text(self, text: Any) -> None:
        only(buttons(header={"type": "text", "text": text}), "L04", "header.text")

    def test_l05_footer(self) -> None:
        only(buttons(footer={"text": "x" * 61}), "L05", "footer.text")

    def test_r_int_hdr_buttons_may_have_a_medium_as_header_and_lists_not(self) -> None:
        header = {"type": "image", "image": {"link": "https://example.com/a.jpg"}}
        assert check(buttons(header=header)) == []
        only(listing(header=header), "R-INT-HDR", "header.type", "only have a text")
        only(buttons(header={"type": "sticker"}), "R-INT-HDR", "header.type")
        only(buttons(header="Hello"), "R-INT-HDR", "header")

    def test_the_frame_is_required(self) -> None:
        assert [v.code for v in check({"interactive": None, "x": 1})] == [3004]
        assert [v.field for v in check({"interactive": {"body": {"text": "x"}}})] == [
            "content.interactive.type"
        ]
        for kind in ("button", "list"):
            found = check({"interactive": {"type": kind, "body": {"text": "x"}}})
            assert [v.field for v in found] == ["content.interactive.action"]


class TestButtons:
    def test_l06_r_btn_1_one_to_three(self) -> None:
        for number in (1, 2, 3):
            assert check(buttons(*({"id": str(n), "title": f"T{n}"} for n in range(number)))) == []
        only(
            buttons(*({"id": str(n), "title": f"T{n}"} for n in range(4))),
            "L06",
            "action.buttons",
            "Use a list",
        )
        for none in ([], None, "x"):
            content = buttons()
            content["interactive"]["action"]["buttons"] = none
            only(content, "L06", "action.buttons")

    @pytest.mark.parametrize("title", ["x", "x" * 20, EMOJI * 20])
    def test_l06_r_btn_2_title_up_to_20_code_points(self, title: str) -> None:
        assert check(buttons({"id": "1", "title": title})) == []

    @pytest.mark.parametrize("title", ["", None, "x" * 21, EMOJI * 21, 7])
    def test_l06_r_btn_2_title_too_long_or_none(self, title: Any) -> None:
        only(buttons({"id": "1", "title": title}), "L06", "action.buttons[0].reply.title")

    @pytest.mark.parametrize(
        ("id_", "good"), [("x" * 256, True), ("x" * 257, False), ("", False), (None, False)]
    )
    def test_l06_r_btn_3_id(self, id_: Any, good: bool) -> None:
        content = buttons({"id": id_, "title": "Yes"})
        if good:
            assert check(content) == []
        else:
            only(content, "L06", "action.buttons[0].reply.id")

    def test_l06_r_btn_4_r_btn_5_titles_and_ids_are_unique(self) -> None:
        only(
            buttons({"id": "1", "title": "A"}, {"id": "2", "title": "A"}),
            "L06",
            "action.buttons",
            "title 'A'",
        )
        only(buttons({"id": "1", "title": "A"}, {"id": "1", "title": "B"}), "L06", "action.buttons", "id '1'")

    def test_a_button_that_is_none_is_told(self) -> None:
        content = buttons()
        content["interactive"]["action"]["buttons"] = ["yes"]
        assert {violation.field for violation in check(content)} == {
            "content.interactive.action.buttons[0].reply.title",
            "content.interactive.action.buttons[0].reply.id",
        }


class TestList:
    @pytest.mark.parametrize(
        ("button", "good"), [("x", True), ("x" * 20, True), ("x" * 21, False), ("", False), (None, False)]
    )
    def test_l07_r_lst_1_button(self, button: Any, good: bool) -> None:
        if good:
            assert check(listing(button=button)) == []
        else:
            only(listing(button=button), "L07", "action.button")

    def test_l08_r_lst_2_one_to_ten_sections(self) -> None:
        assert check(listing(*({"title": f"S{n}", "rows": rows(1, n)} for n in range(10)))) == []
        found = check(listing(*({"title": f"S{n}", "rows": rows(1, n)} for n in range(11))))
        assert {violation.tag for violation in found} == {"L08", "L09"}
        content = listing()
        content["interactive"]["action"]["sections"] = []
        only(content, "L08", "action.sections")

    def test_l08_r_lst_3_titles_are_needed_when_there_are_several(self) -> None:
        assert check(listing({"rows": rows(1)})) == []
        found = check(listing({"rows": rows(1)}, {"title": "B", "rows": rows(1, 1)}))
        assert [(v.tag, v.field) for v in found] == [("L08", "content.interactive.action.sections[0].title")]
        only(listing({"title": "x" * 25, "rows": rows(1)}), "L08", "action.sections[0].title")

    def test_l09_r_lst_4_r_lst_5_ten_rows_in_all(self) -> None:
        assert check(listing({"title": "A", "rows": rows(5)}, {"title": "B", "rows": rows(5, 5)})) == []
        only(
            listing({"title": "A", "rows": rows(6)}, {"title": "B", "rows": rows(5, 6)}),
            "L09",
            "action.sections",
            "11 rows",
        )
        only(listing({"rows": []}), "L09", "action.sections[0].rows")

    @pytest.mark.parametrize(
        ("row", "field"),
        [
            ({"id": "x" * 201, "title": "A"}, "id"),
            ({"id": "", "title": "A"}, "id"),
            ({"id": "1", "title": "x" * 25}, "title"),
            ({"id": "1", "title": ""}, "title"),
            ({"id": "1", "title": None}, "title"),
            ({"id": "1", "title": "A", "description": "x" * 73}, "description"),
            ({"id": "1", "title": "A", "description": 5}, "description"),
        ],
    )
    def test_l09_r_lst_6_r_lst_7_row(self, row: dict[str, Any], field: str) -> None:
        only(listing({"rows": [row]}), "L09", f"action.sections[0].rows[0].{field}")

    def test_l09_the_longest_row_passes(self) -> None:
        row = {"id": "x" * 200, "title": EMOJI * 24, "description": "x" * 72}
        assert check(listing({"rows": [row]})) == []

    def test_l09_r_lst_8_ids_are_unique_over_the_message_and_titles_may_repeat(self) -> None:
        only(
            listing({"title": "A", "rows": rows(1)}, {"title": "B", "rows": rows(1)}),
            "L09",
            "action.sections",
            "row id '0'",
        )
        assert check(listing({"rows": rows(3)})) == []


def test_l19_client_message_id() -> None:
    assert list(check_client_message_id({})) == []
    assert list(check_client_message_id({"clientMessageId": "x" * 50})) == []
    assert list(check_client_message_id({"clientMessageId": 12})) == []
    for value in ("x" * 51, "a\0", ["x"]):
        (violation,) = check_client_message_id({"clientMessageId": value})
        assert (violation.code, violation.tag) == (3009, "L19")
