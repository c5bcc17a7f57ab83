"""What WhatsApp takes as a template, and what it does not [R-TPL-1..14]."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.templates import read_template
from chatwright.messages.templates_check import advice_on, check_template
from tests.messages.template_cases import OTP, REMINDER, carousel
from tests.paths import SHARED

PUBLISHED = sorted((SHARED / "data/messages/template").glob("*template-create*"))


def changed(template: dict[str, Any], path: str, *, to: Any) -> dict[str, Any]:
    """A copy in which one value is another, such as the one at `components.0.text`; with `to=...` it is gone."""
    copied = copy.deepcopy(template)
    place: Any = copied
    *way, last = (int(key) if key.isdecimal() else key for key in path.split("."))
    for key in way:
        place = place[key]
    if to is ...:
        del place[last]
    else:
        place[last] = to
    return copied


def body(text: str, *examples: str, **more: Any) -> dict[str, Any]:
    """A template that is only a body."""
    component = {"type": "BODY", "text": text, "examples": list(examples)}
    return {"name": "x", "language": "en", "category": "UTILITY", "components": [component], **more}


def buttons(*given: dict[str, Any], category: str = "UTILITY") -> dict[str, Any]:
    """A template with these buttons."""
    made = body("We have news for you.", category=category)
    made["components"].append({"type": "BUTTONS", "buttons": list(given)})
    return made


def quick(text: str = "Yes") -> dict[str, Any]:
    return {"type": "QUICK_REPLY", "text": text}


def link(url: str = "https://a.example/", **more: Any) -> dict[str, Any]:
    return {"type": "URL", "text": "Open", "url": url, **more}


def tags(template: Any) -> list[str]:
    return [violation.tag for violation in check_template(template)]


@pytest.mark.parametrize("template", [REMINDER, OTP, carousel(2), carousel(10)], ids=lambda t: t["name"])
def test_good_templates_are_taken(template: dict[str, Any]) -> None:
    assert check_template(template) == []


GOOD_OR_BAD: list[tuple[str, dict[str, Any], list[str]]] = [
    ("name at its limit", body("Hi there", name="x" * 512), []),
    ("name too long", body("Hi there", name="x" * 513), ["L24"]),
    ("name with capitals", body("Hi there", name="Hello"), ["L24"]),
    ("unknown language", body("Hi there", language="xx"), ["R-TPL-1"]),
    ("placeholder category", body("Hi there", category="MARKETING|UTILITY"), ["R-TPL-1"]),
    ("category in small letters", body("Hi there", category="utility"), []),
    ("body at its limit", body("x" * 1024), []),
    ("body too long", body("x" * 1025), ["L26"]),
    ("body empty", body(""), ["L26"]),
    ("emoji count once", body("\N{DOG FACE}" * 1024), []),
    ("no gap in numbers", body("Hi {{1}} and {{3}} there today", "a", "b"), ["R-TPL-5"]),
    ("names and numbers mixed", body("Hi {{1}} and {{name}} there today", "a", "b"), ["R-TPL-5"]),
    ("all named", body("Hi {{first}} and {{name}} there today", "a", "b"), []),
    ("variable at the start", body("{{1}} is your number today", "a"), ["R-TPL-6"]),
    ("variable at the end", body("Your number today is {{1}}", "a"), ["R-TPL-6"]),
    ("variables side by side", body("Hi {{1}} {{2}} how are you doing", "a", "b"), ["R-TPL-6"]),
    (
        "sample missing",
        body(
            "Hi {{1}}, how are you",
        ),
        ["R-TPL-7"],
    ),
    ("sample empty", body("Hi {{1}}, how are you", " "), ["R-TPL-7"]),
    ("too many samples", body("Hi, how are you", "a"), ["R-TPL-7"]),
    ("too few words", body("Hi {{1}}, {{2}}!", "a", "b"), ["R-TPL-14"]),
    ("ttl at its limit", body("Hi there", message_send_ttl_seconds=43200), []),
    ("ttl for ever", body("Hi there", message_send_ttl_seconds=-1), []),
    ("ttl too short", body("Hi there", message_send_ttl_seconds=29), ["R-TPL-TTL"]),
    ("ttl of marketing", body("Hi there", category="MARKETING", message_send_ttl_seconds=-1), ["R-TPL-TTL"]),
    ("header at its limit", changed(REMINDER, "components.0.text", to="Hi {{1}}" + "x" * 52), []),
    ("header too long", changed(REMINDER, "components.0.text", to="Hi {{1}}" + "x" * 53), ["L25"]),
    (
        "header with two variables",
        changed(
            REMINDER, "components.0", to={"type": "HEADER", "text": "a {{1}} {{2}} b", "examples": ["a", "b"]}
        ),
        ["L25"],
    ),
    ("header of no kind", changed(REMINDER, "components.0.format", to="Sound"), ["R-TPL-4"]),
    (
        "image without a sample",
        changed(REMINDER, "components.0", to={"type": "HEADER", "format": "IMAGE"}),
        ["R-TPL-7"],
    ),
    (
        "a place needs no sample",
        changed(REMINDER, "components.0", to={"type": "HEADER", "format": "location"}),
        [],
    ),
    ("footer at its limit", changed(REMINDER, "components.2.text", to="x" * 60), []),
    ("footer too long", changed(REMINDER, "components.2.text", to="x" * 61), ["L27"]),
    ("footer with a variable", changed(REMINDER, "components.2.text", to="by {{1}}"), ["L27"]),
    ("two bodies", changed(REMINDER, "components.2", to=REMINDER["components"][1]), ["R-TPL-3"]),
    ("no body", changed(REMINDER, "components.1", to=...), ["R-TPL-2"]),
    ("ten quick replies", buttons(*(quick(str(n)) for n in range(10))), []),
    ("eleven quick replies", buttons(*(quick(str(n)) for n in range(11))), ["L28", "L33"]),
    ("label at its limit", buttons(quick("x" * 25)), []),
    ("label too long", buttons(quick("x" * 26)), ["L28"]),
    ("label empty", buttons(quick("")), ["L28"]),
    ("two links", buttons(link(), link()), []),
    ("three links", buttons(link(), link(), link()), ["L29"]),
    ("link too long", buttons(link("https://a.example/" + "x" * 1983)), ["L29"]),
    ("link that is none", buttons(link("javascript:alert(1)")), ["L29"]),
    ("link with a sample", buttons(link("https://a.example/{{1}}", example=["x"])), []),
    ("link without a sample", buttons(link("https://a.example/{{1}}")), ["R-TPL-7"]),
    ("variable inside a link", buttons(link("https://a.example/{{1}}/x", examples=["x"])), ["L29"]),
    ("two phones", buttons(*[{"type": "PHONE_NUMBER", "text": "Call", "phoneNumber": "+65"}] * 2), ["L30"]),
    ("phone without number", buttons({"type": "PHONE_NUMBER", "text": "Call"}), ["L30"]),
    ("Meta's spelling", buttons({"type": "PHONE_NUMBER", "text": "Call", "phone_number": "+65"}), []),
    ("coupon", buttons({"type": "COPY_CODE", "example": "25OFF"}, category="MARKETING"), []),
    ("coupon of 15", buttons({"type": "COPY_CODE", "examples": ["x" * 15]}, category="MARKETING"), []),
    (
        "coupon too long",
        buttons({"type": "COPY_CODE", "examples": ["x" * 16]}, category="MARKETING"),
        ["L31"],
    ),
    ("coupon too short", buttons({"type": "COPY_CODE", "examples": ["abc"]}, category="MARKETING"), ["L31"]),
    ("coupon as utility", buttons({"type": "COPY_CODE", "examples": ["25OFF"]}), ["L31"]),
    ("flow", buttons({"type": "FLOW", "text": "Go", "flowId": "1"}), []),
    ("flow without id", buttons({"type": "FLOW", "text": "Go"}), ["L32"]),
    ("call for a day", buttons({"type": "VOICE_CALL", "ttlMinutes": 1440}), []),
    ("call for less", buttons({"type": "VOICE_CALL", "ttlMinutes": 1439}), ["R-TPL-10"]),
    ("contact info", buttons({"type": "REQUEST_CONTACT_INFO"}), []),
    (
        "grouped",
        buttons({"type": "PHONE_NUMBER", "text": "C", "phoneNumber": "1"}, link(), quick(), quick("No")),
        [],
    ),
    ("mixed", buttons(link(), quick(), link(), quick("No")), ["R-TPL-10"]),
    ("OTP elsewhere", buttons({"type": "OTP", "text": "Copy"}), ["R-TPL-10"]),
    ("unknown button", buttons({"type": "DANCE", "text": "x"}), ["R-TPL-10"]),
    ("no buttons", buttons(), ["L28"]),
    ("OTP with words", changed(OTP, "components.0.text", to="Your code"), ["R-TPL-12"]),
    ("OTP for 90 minutes", changed(OTP, "components.1.code_expiration_minutes", to=90), []),
    ("OTP for 91 minutes", changed(OTP, "components.1.code_expiration_minutes", to=91), ["L38"]),
    ("OTP without button", changed(OTP, "components.2", to=...), ["R-TPL-12"]),
    ("OTP with a link", changed(OTP, "components.2.buttons", to=[link()]), ["R-TPL-12"]),
    ("OTP with a header", changed(OTP, "components.1", to={"type": "HEADER", "text": "x"}), ["R-TPL-12"]),
    ("one card", carousel(1), ["L34"]),
    ("eleven cards", carousel(11), ["L34"]),
    ("carousel as utility", changed(carousel(), "category", to="UTILITY"), ["R-TPL-13"]),
    (
        "carousel with footer",
        changed(carousel(), "components", to=[*carousel()["components"], {"type": "FOOTER", "text": "x"}]),
        ["R-TPL-13"],
    ),
    (
        "card with other media",
        changed(carousel(), "components.1.cards.2.components.0.format", to="video"),
        ["R-TPL-13"],
    ),
    (
        "card without buttons",
        changed(carousel(), "components.1.cards.2.components.2", to=...),
        ["R-TPL-13", "R-TPL-13"],
    ),
    (
        "card with a document",
        changed(carousel(2), "components.1.cards.0.components.0.format", to="document"),
        ["R-TPL-4", "R-TPL-13"],
    ),
    (
        "card body at its limit",
        changed(carousel(2), "components.1.cards.1.components.1", to={"type": "body", "text": "x" * 160}),
        [],
    ),
    (
        "card body too long",
        changed(carousel(2), "components.1.cards.1.components.1", to={"type": "body", "text": "x" * 161}),
        ["L34"],
    ),
    (
        "card with variable at the end",
        changed(carousel(2), "components.1.cards.1.components.1.text", to="Now {{1}}"),
        [],
    ),
]


@pytest.mark.parametrize(
    ("template", "expected"), [(t, e) for _, t, e in GOOD_OR_BAD], ids=[name for name, _, _ in GOOD_OR_BAD]
)
def test_limits_and_rules(template: dict[str, Any], expected: list[str]) -> None:
    assert tags(template) == expected


@pytest.mark.parametrize(
    "template",
    [
        None,
        [],
        {},
        body("x", name=7),
        body("x", components=None),
        body("x", components=[]),
        body("x", components=["BODY"]),
        body("x", components=[{"type": "SONG"}]),
        body("x", components=[{"type": "BODY", "text": 5}]),
        body("x", components=[{"type": "BUTTONS", "buttons": {}}]),
        body("x", components=[{"type": "CAROUSEL", "cards": ["x"]}]),
        body("x", components=[{"type": "CAROUSEL", "cards": [{"components": [{"type": "FOOTER"}]}]}]),
    ],
)
def test_what_is_no_template_is_refused_in_words(template: Any) -> None:
    found = check_template(template)
    assert found
    assert all(violation.message and violation.field and violation.code == 1000 for violation in found)


def test_a_violation_says_where() -> None:
    wrong = changed(carousel(), "components.1.cards.3.components.2.buttons.0.text", to="x" * 26)
    (found,) = check_template(wrong)
    assert found.field == "components[1].cards[3].components[2].buttons[0].text"
    assert "26 characters" in found.message


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem[:40])
def test_published_templates(path: Any) -> None:
    """Every published create request is taken, but for those whose text breaks the published rules themselves."""
    odd = {
        "035": ["R-TPL-7"],  # no sample for its variable
        "040": ["R-TPL-1"],  # MARKETING|UTILITY is a placeholder
    }
    assert tags(json.loads(path.read_text())) == odd.get(path.stem[:3], [])


def test_spellings_are_made_one() -> None:
    template = read_template(
        {
            "templateName": "x",
            "language": "en",
            "category": "utility",
            "components": [
                {
                    "type": "header",
                    "format": "IMAGE",
                    "example": {"headerHandle": ["https://a.example/b.png"]},
                },
                {"type": "body", "text": "Tom &amp; {{1}} are here", "example": {"body_text": [["Ann"]]}},
                {"type": "buttons", "buttons": [{"type": "phone_number", "text": "x", "phone_number": "1"}]},
            ],
        }
    )
    assert template.name == "x"
    assert template.category == "UTILITY"
    assert template.components == (
        {"type": "HEADER", "format": "Image", "examples": ["https://a.example/b.png"]},
        {"type": "BODY", "text": "Tom & {{1}} are here", "examples": ["Ann"]},
        {"type": "BUTTONS", "buttons": [{"type": "PHONE_NUMBER", "text": "x", "phoneNumber": "1"}]},
    )


def test_advice_is_no_refusal() -> None:
    template = body("You get {{1}} off at our shop", "30%", name="x" * 201)
    template["components"].append({"type": "BUTTONS", "buttons": [quick("x" * 21)]})
    assert check_template(template) == []
    assert [advice.tag for advice in advice_on(read_template(template))] == ["L24", "R-TPL-9", "L28"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "text", "format", "examples", "buttons", "cards", "components", "url", "name"]
            ),
            inner | st.sampled_from(["BODY", "HEADER", "CAROUSEL", "BUTTONS", "URL", "Image"]),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(components=JSON, category=st.sampled_from(["UTILITY", "MARKETING", "AUTHENTICATION", ""]))
def test_no_json_breaks_the_check(components: Any, category: str) -> None:
    found = check_template({"name": "x", "language": "en", "category": category, "components": components})
    assert all(violation.message for violation in found)
