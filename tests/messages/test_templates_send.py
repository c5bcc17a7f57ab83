"""What a sender fills in, what is refused, and what the phone shows [R-TSND-1..9]."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.outbound import check_reference
from chatwright.messages.templates import read_template, variables_of
from chatwright.messages.templates_fill import fill, tapped
from chatwright.messages.templates_send import (
    check_send,
    not_sendable,
    with_calm_spaces,
)
from tests.messages.template_cases import (
    OTP,
    OTP_SENT,
    REMINDER,
    REMINDER_SENT,
    carousel,
    carousel_sent,
)
from tests.messages.test_templates_check import changed

BODY = {"type": "BODY", "text": "Hi {{1}} there", "examples": ["x"]}
HEADERS = {
    kind: read_template(
        {
            "name": "x",
            "language": "en",
            "category": "UTILITY",
            "components": [{"type": "HEADER", "format": kind}, {"type": "BODY", "text": "Hi"}],
        }
    )
    for kind in ("Image", "Video", "Document", "Location")
}


def codes(template: dict[str, Any], send: dict[str, Any]) -> list[int]:
    return [violation.code for violation in check_send(read_template(template), send)]


def header(**parameter: Any) -> dict[str, Any]:
    return {"components": [{"type": "header", "parameters": [parameter]}]}


@pytest.mark.parametrize(
    ("template", "send"), [(REMINDER, REMINDER_SENT), (OTP, OTP_SENT), (carousel(), carousel_sent())]
)
def test_what_is_filled_is_sent(template: dict[str, Any], send: dict[str, Any]) -> None:
    assert codes(template, send) == []


def test_a_sender_is_told_what_to_fill() -> None:
    found = variables_of(read_template(REMINDER))
    assert [(v.at, v.kind, v.label, v.example, v.required) for v in found] == [
        ("header.1", "text", None, "Ann", True),
        ("body.1", "text", None, "check-up", True),
        ("body.2", "text", None, "Monday", True),
        ("button.0", "payload", "Confirm", None, False),
        ("button.1", "payload", "Reschedule", None, False),
        ("button.2", "url", "Directions", "x", True),
    ]
    assert [(v.at, v.kind) for v in variables_of(read_template(OTP))] == [("body.1", "otp")]
    assert [(v.at, v.kind, v.card) for v in variables_of(read_template(carousel(2)))][-4:] == [
        ("card.1.header", "image", 1),
        ("card.1.body.1", "text", 1),
        ("card.1.button.0", "payload", 1),
        ("card.1.button.1", "url", 1),
    ]


PARTS = ("components",)
REFUSED: list[tuple[str, dict[str, Any], dict[str, Any], list[int]]] = [
    ("no values", REMINDER, changed(REMINDER_SENT, "components.1", to=...), [3040]),
    ("one value too few", REMINDER, changed(REMINDER_SENT, "components.1.parameters.0", to=...), [3041]),
    (
        "one value too many",
        REMINDER,
        changed(REMINDER_SENT, "components.1.parameters", to=[{"type": "text", "text": "x"}] * 3),
        [3041],
    ),
    ("an empty value", REMINDER, changed(REMINDER_SENT, "components.1.parameters.0.text", to=" "), [3041]),
    (
        "a value of another type",
        REMINDER,
        changed(REMINDER_SENT, "components.1.parameters.0.type", to="image"),
        [3042],
    ),
    (
        "a value that is too long",
        REMINDER,
        changed(REMINDER_SENT, "components.1.parameters.0.text", to="x" * 1025),
        [3043],
    ),
    (
        "a header value that is too long",
        REMINDER,
        changed(REMINDER_SENT, "components.0.parameters.0.text", to="x" * 61),
        [3043],
    ),
    ("a component of no kind", REMINDER, changed(REMINDER_SENT, "components.0.type", to="footer"), [3039]),
    (
        "two bodies",
        REMINDER,
        changed(REMINDER_SENT, "components.0", to=REMINDER_SENT["components"][1]),
        [3034, 3040],
    ),
    ("components that are no list", REMINDER, {"components": "x"}, [3039]),
    (
        "parameters that are no list",
        REMINDER,
        changed(REMINDER_SENT, "components.1.parameters", to={}),
        [3042],
    ),
    (
        "a button that is not there",
        REMINDER,
        changed(REMINDER_SENT, "components.2.index", to=4),
        [3053, 3040],
    ),
    ("a button without index", REMINDER, changed(REMINDER_SENT, "components.2.index", to=...), [3053, 3040]),
    (
        "a button twice",
        REMINDER,
        changed(REMINDER_SENT, "components.3", to=REMINDER_SENT["components"][2]),
        [3053],
    ),
    ("a button of another kind", REMINDER, changed(REMINDER_SENT, "components.2.index", to=1), [3052, 3040]),
    (
        "a button of no kind",
        REMINDER,
        changed(REMINDER_SENT, "components.2.subType", to="Song"),
        [3052, 3040],
    ),
    ("a link without its end", REMINDER, changed(REMINDER_SENT, "components.2", to=...), [3040]),
    (
        "an empty payload",
        REMINDER,
        changed(REMINDER_SENT, "components.3.parameters.0.payload", to=""),
        [3049],
    ),
    (
        "a carousel where there is none",
        REMINDER,
        changed(
            REMINDER_SENT, "components", to=[*REMINDER_SENT["components"], {"type": "carousel", "cards": []}]
        ),
        [3034],
    ),
    ("a code of 16", OTP, changed(OTP_SENT, "components.0.parameters.0.text", to="1" * 16), [3043]),
    ("a code without its button", OTP, changed(OTP_SENT, "components.1", to=...), [3040]),
    (
        "a header where there is none",
        OTP,
        changed(OTP_SENT, "components", to=[*OTP_SENT["components"], {"type": "header"}]),
        [3034],
    ),
    ("no cards", carousel(), changed(carousel_sent(), "components.1", to=...), [3040]),
    ("a card too few", carousel(), carousel_sent(3), [3053]),
    ("a card twice", carousel(), changed(carousel_sent(), "components.1.cards.3.cardIndex", to=0), [3053]),
    (
        "a card without its picture",
        carousel(),
        changed(carousel_sent(), "components.1.cards.2.components.0", to=...),
        [3040],
    ),
]


@pytest.mark.parametrize(
    ("template", "send", "expected"),
    [(t, s, e) for _, t, s, e in REFUSED],
    ids=[name for name, _, _, _ in REFUSED],
)
def test_what_does_not_fit_is_refused(
    template: dict[str, Any], send: dict[str, Any], expected: list[int]
) -> None:
    assert codes(template, send) == expected


@pytest.mark.parametrize(
    ("kind", "parameter", "expected"),
    [
        ("Image", {"type": "image", "url": "https://a.example/b.jpg"}, []),
        ("Image", {"type": "IMAGE", "url": "www.example.com/image.jpg"}, []),
        ("Image", {"type": "video", "url": "https://a.example/b.mp4"}, [3042]),
        ("Image", {"type": "image"}, [3046]),
        ("Video", {"type": "video", "url": "not an address"}, [3046]),
        ("Document", {"type": "document", "url": "https://a.example/b.pdf"}, []),
        ("Location", {"type": "location", "location": {"latitude": "1.28", "longitude": 103.8}}, []),
        ("Location", {"type": "location", "location": {"latitude": 91, "longitude": 0}}, [3044]),
        ("Location", {"type": "location", "location": {"latitude": "x", "longitude": 0}}, [3044]),
        ("Location", {"type": "location"}, [3044, 3044]),
    ],
)
def test_headers_take_their_own_kind(kind: str, parameter: dict[str, Any], expected: list[int]) -> None:
    assert [v.code for v in check_send(HEADERS[kind], header(**parameter))] == expected


def test_a_static_link_takes_no_value() -> None:
    template = {
        **REMINDER,
        "components": [
            {"type": "BODY", "text": "Hi"},
            {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "x", "url": "https://a.example"}]},
        ],
    }
    part = {"type": "button", "subType": "url", "index": 0, "parameters": [{"type": "text", "text": "x"}]}
    assert codes(template, {"components": [part]}) == [3045]
    assert codes(template, {"components": []}) == []
    assert codes(template, {}) == []


def test_what_whatsapp_tells_only_later_has_the_codes_of_receipts() -> None:
    template = {**REMINDER, "components": [BODY]}
    send = {"components": [{"type": "body", "parameters": [{"type": "text", "text": "a\nb"}]}]}
    assert codes(template, send) == [1034]
    send["components"][0]["parameters"][0]["text"] = "x" * 1016
    assert codes(template, send) == [1032]
    send["components"][0]["parameters"][0]["text"] = "x" * 1015
    assert codes(template, send) == []


@pytest.mark.parametrize(
    ("send", "expected"),
    [
        (None, [3030]),
        ({}, [3030]),
        ({"language": "en"}, [3031]),
        ({"name": 5, "language": "en"}, [3032]),
        ({"name": "x"}, [3036]),
        ({"name": "x", "language": ["en"]}, [3037]),
        ({"name": "x", "language": "en"}, []),
    ],
)
def test_a_message_names_its_template(send: Any, expected: list[int]) -> None:
    assert [violation.code for violation in check_reference(send)] == expected


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("APPROVED", None),
        ("PENDING", 3038),
        ("REJECTED", 3038),
        ("SOMETHING_NEW", 3038),
        (None, 3038),
        ("PENDING_DELETION", 3060),
        ("PAUSED", 1035),
        ("DISABLED", 1036),
    ],
)
def test_only_an_approved_template_is_sent(status: str | None, code: int | None) -> None:
    found = not_sendable("x", "en", status)
    assert (found and found.code) == code


def test_the_phone_shows_the_values() -> None:
    shown = fill(read_template(REMINDER), REMINDER_SENT)
    assert shown["header"] == {"format": "Text", "text": "See you soon, Ben"}
    assert shown["body"] == "Your filling is on Friday at our clinic."
    assert shown["footer"] == "Harbour Dental"
    assert shown["buttons"] == [
        {"id": "button.0", "type": "QUICK_REPLY", "text": "Confirm", "payload": "confirm-7"},
        {"id": "button.1", "type": "QUICK_REPLY", "text": "Reschedule"},
        {"id": "button.2", "type": "URL", "text": "Directions", "url": "https://maps.example/harbour"},
        {"id": "button.3", "type": "PHONE_NUMBER", "text": "Call us", "phoneNumber": "+6561234567"},
    ]


def test_the_phone_shows_whatsapps_own_words_for_a_code() -> None:
    shown = fill(read_template(OTP), OTP_SENT)
    assert shown["body"] == ("*123456* is your verification code. For your security, do not share this code.")
    assert shown["footer"] == "This code expires in 5 minutes."
    assert shown["buttons"] == [{"id": "button.0", "type": "OTP", "text": "Copy code", "code": "123456"}]


def test_the_phone_shows_the_cards() -> None:
    shown = fill(read_template(carousel()), carousel_sent())
    assert shown["body"] == "Hi Ben, look at our offers."
    assert [card["body"] for card in shown["cards"]] == [
        f"Offer {n}: from {40 + n} dollars" for n in range(4)
    ]
    assert shown["cards"][3]["header"] == {"format": "Image", "url": "https://pictures.example/3.jpg"}
    assert [button["id"] for button in shown["cards"][3]["buttons"]] == ["card.3.button.0", "card.3.button.1"]
    assert shown["cards"][3]["buttons"][1]["url"] == "https://clinic.example/o3"


def test_a_quick_reply_comes_as_a_text_with_its_label() -> None:
    """[A-TRG-4]"""
    shown = fill(read_template(REMINDER), REMINDER_SENT)
    confirmed = {"text": "Confirm", "payload": "confirm-7"}
    assert tapped(shown, "button.0") == tapped(shown, "confirm-7") == tapped(shown, "Confirm") == confirmed
    assert tapped(shown, "button.1") == {"text": "Reschedule"}
    assert tapped(shown, "button.2") is None
    cards = fill(read_template(carousel()), carousel_sent())
    assert tapped(cards, "card.2.button.0") == {"text": "Book this"}


def test_white_space_in_values_is_collapsed() -> None:
    send = copy.deepcopy(REMINDER_SENT)
    send["components"][1]["parameters"][0]["text"] = " root \r\n\n canal\ttoday     now "
    calm = with_calm_spaces(send)
    assert calm["components"][1]["parameters"][0]["text"] == "root canal today now"
    assert calm["components"][2:] == send["components"][2:]


@given(values=st.lists(st.text(min_size=1), min_size=2, max_size=2))
def test_values_are_shown_as_they_are(values: list[str]) -> None:
    send = changed(REMINDER_SENT, "components.1.parameters", to=[{"type": "text", "text": v} for v in values])
    shown = fill(read_template(REMINDER), send)
    assert shown["body"] == f"Your {values[0]} is on {values[1]} at our clinic."


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 11) | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "parameters",
                    "text",
                    "index",
                    "subType",
                    "cards",
                    "cardIndex",
                    "components",
                    "url",
                    "location",
                ]
            ),
            inner | st.sampled_from(["header", "body", "button", "carousel", "Url", "text", "QuickReply"]),
            max_size=4,
        )
    ),
    max_leaves=14,
)


@given(components=ANYTHING, template=st.sampled_from([REMINDER, OTP, carousel()]))
def test_no_message_breaks_check_or_picture(components: Any, template: dict[str, Any]) -> None:
    send = {"name": "x", "language": "en", "components": components}
    read = read_template(template)
    if not check_send(read, send):
        json.dumps(fill(read, send))
    if isinstance(components, list):
        fill(read, send)
    with_calm_spaces(send)


@given(data=st.data())
def test_what_fills_every_variable_is_taken(data: st.DataObject) -> None:
    """Filling what `variables_of` names is all that it takes."""
    template = read_template(data.draw(st.sampled_from([REMINDER, OTP, carousel(2)])))
    word = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=15)
    components: list[dict[str, Any]] = []
    cards: dict[int, list[dict[str, Any]]] = {}
    for variable in variables_of(template):
        into = components if variable.card is None else cards.setdefault(variable.card, [])
        text = {"type": "text", "text": data.draw(word)}
        match variable.kind:
            case "text" | "otp":
                part = next((p for p in into if p["type"] == variable.part), None)
                if part is None:
                    into.append({"type": variable.part, "parameters": [text]})
                else:
                    part["parameters"].append(text)
                if variable.kind == "otp":
                    into.append({"type": "button", "subType": "url", "index": 0, "parameters": [text]})
            case "url":
                into.append(
                    {"type": "button", "subType": "url", "index": variable.button, "parameters": [text]}
                )
            case "image":
                into.append(
                    {"type": "header", "parameters": [{"type": "image", "url": "https://a.example/b"}]}
                )
    if cards:
        given = [{"cardIndex": index, "components": parts} for index, parts in cards.items()]
        components.append({"type": "carousel", "cards": given})
    assert check_send(template, {"components": components}) == []
