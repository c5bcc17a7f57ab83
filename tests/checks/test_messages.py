"""Messages against WhatsApp's limits and its 24 hours."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.journeys import (
    NO_REPLY,
    REPLY,
    branch,
    buttons,
    codes,
    message,
    pause,
    problems,
    request,
    rows,
    wait,
)


def told(content: dict[str, Any] | str, *more: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (one.code, one.field)
        for one in problems(message("a", content, more[0]["id"] if more else None), *more)
    ]


AT = "inputs.content.interactive.action"


def test_limits_are_errors_at_their_field() -> None:
    assert told("x" * 4096) == []
    assert told("x" * 4097) == [("too_long", "inputs.content.text")]
    assert told(buttons(("1", "x" * 21))) == [("too_long", f"{AT}.buttons[0].reply.title")]
    assert told(buttons(*[(str(n), f"B{n}") for n in range(4)])) == [("too_many_buttons", f"{AT}.buttons")]
    assert told(rows(*[(str(n), f"R{n}") for n in range(11)])) == [("too_many_rows", f"{AT}.sections")]
    assert told(buttons(("1", "A"), ("1", "B"))) == [("twice", f"{AT}.buttons")]
    assert told(buttons(("1", ""))) == [("message_incomplete", f"{AT}.buttons[0].reply.title")]


def test_what_is_written_out_beside_a_variable_counts_too() -> None:
    long = "Appointment on {{data.payload.timestamp}} with us"
    assert ("too_long", f"{AT}.buttons[0].reply.title") in told(buttons(("1", long)))


@pytest.mark.parametrize(
    ("script", "fits"),
    [
        ("data.payload.user.name", False),
        ("data.payload.user.name.slice(0, 20)", True),
        ("data.payload.user.name.trim().substring(0, 10)", True),
        ("data.payload.content.text.length", True),
        ("data.payload.type == 'Text' ? 'Yes' : 'No'", True),
        ("data.payload.type == 'Text' ? 'Yes' : 'A label that is much too long'", False),
        ("data.payload.user.name || 'you'", False),
        ("`Hi ${1 + 1}`", True),
    ],
)
def test_the_longest_text_that_a_variable_can_bring_is_worked_out(script: str, fits: bool) -> None:
    found = told(buttons(("1", "{{" + script + "}}")))
    assert found == ([] if fits else [("may_be_too_long", f"{AT}.buttons[0].reply.title")])


def test_the_titles_of_choices_are_as_long_as_they_are_written() -> None:
    title = {"outputs": {"t": "{{step.reply.payload.content.interactive.button_reply.title}}"}}
    steps = (
        message("a", buttons(("1", "Short")), "w"),
        wait("w", {"b": None}, **title),
        message("b", buttons(("1", "{{data.t}}"))),
    )
    assert codes(*steps) == []
    asked = request("r", {"b": None}, outputs={"t": "{{step.responseBody.t}}"})
    assert codes(asked, steps[2]) == [("may_be_too_long", "b")]


def test_computed_parts_are_not_held_against_limits() -> None:
    assert told(rows(("{{data.payload.umid}}", "A"), ("{{data.payload.type}}", "B"))) == []
    computed = rows()
    computed["interactive"]["action"]["sections"][0]["rows"] = "{{data.payload.content.rows}}"
    assert told(computed) == []


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        ("image", {"url": "https://example.com/a.png"}, None),
        ("image", {"url": "https://example.com/a.gif"}, "media_kind"),
        ("image", {"url": "http://example.com/a.png"}, "media_url"),
        ("image", {"text": "x"}, "media_without_url"),
        ("file", {"url": "https://example.com/a.pdf", "text": "x" * 1025}, "caption_too_long"),
        ("location", {"location": {"latitude": "1.5", "longitude": 103}}, None),
        ("location", {"location": {"latitude": 91, "longitude": 103}}, "place_outside"),
        ("location", {"location": {"latitude": 1}}, "place_incomplete"),
        ("template", {"template": {"name": "t", "language": "en", "components": [{"cards": [{}]}]}}, "cards"),
    ],
)
def test_media_and_places(kind: str, content: dict[str, Any], code: str | None) -> None:
    found = [one.code for one in problems(message("a", content, type=kind))]
    assert found == ([code] if code else [])


def silent(*steps: dict[str, Any], **more: Any) -> list[tuple[str, str | None]]:
    return [one for one in codes(*steps, **more) if one[0].startswith(("window", "interactive"))]


def test_a_text_after_waits_of_more_than_24_hours_is_told_of_with_the_way() -> None:
    (found,) = problems(pause("w1", "0.20:00:00", "w2"), pause("w2", "0.05:00:00", "a"), message("a", "Hi"))
    assert (found.code, found.step, found.values["way"]) == ("window_closed", "a", "w1, w2")


@pytest.mark.parametrize(
    ("duration", "closed"), [("0.23:58:00", False), ("0.23:59:30", True), ("1.00:00:00", True)]
)
def test_at_the_very_limit_a_text_comes_too_late(duration: str, closed: bool) -> None:
    assert silent(pause("w", duration, "a"), message("a", "Hi")) == (
        [("window_closed", "a")] if closed else []
    )


CLOSED = "{{step.status == 'window_closed'}}"
TEMPLATE = {"template": {"name": "again", "language": "en", "components": []}}


def test_a_message_that_says_what_to_do_when_the_window_is_closed_is_not_too_late() -> None:
    steps = [
        message("hi", "Hi", "w"),
        pause("w", "2.00:00:00", "a"),
        message("a", "Still there?", selectNextStep={"t": CLOSED, "b": None}),
        message("b", "Thanks"),
        message("t", TEMPLATE, "b2", type="template"),
        message("b2", "Bye"),
    ]
    assert silent(*steps) == [("window_closed", "b2")], "after the template it is still closed"


def test_an_outcome_for_a_closed_window_that_leads_nowhere_is_told() -> None:
    steps = [message("a", "Hi", "b"), message("b", "Bye")]
    found = codes(*steps, open={"a": [{"id": "o1", "condition": CLOSED}]})
    assert ("dead_end_window", "a") in found


def test_a_reply_opens_the_window_again_and_no_reply_does_not() -> None:
    steps = (
        pause("w", "0.20:00:00", "ask"),
        message("ask", "Still there?", "r"),
        wait("r", {"yes": REPLY, "no": NO_REPLY}, timeout="0.10:00:00"),
        message("yes", "Good"),
        message("no", "Bye"),
    )
    assert silent(*steps) == [("window_closed", "no")]


def test_a_circle_of_waits_goes_on_beyond_24_hours() -> None:
    steps = (
        wait("r", {"bye": REPLY, "again": NO_REPLY}, timeout="0.01:00:00"),
        message("again", "Are you there?", "r"),
        message("bye", "Bye"),
    )
    assert silent(*steps) == [("window_closed_loop", "again")]


def test_the_first_of_several_late_messages_is_told_of() -> None:
    steps = (pause("w", "2", "a"), message("a", "Hi", "b"), message("b", "Ho"))
    assert silent(*steps) == [("window_closed", "a")]


def test_a_conversation_begins_with_a_template() -> None:
    template = message("a", {"template": {"name": "t", "language": "en"}}, type="template")
    assert silent(template, trigger="http_request") == []
    assert silent(message("a", "Hi"), trigger="http_request") == [("window_never_opened", "a")]
    (found,) = problems(message("a", buttons(("1", "Yes"))), trigger="http_request")
    assert (found.code, found.level) == ("interactive_starts", "error")
    by_number = message("a", "Hi")
    by_number["inputs"]["user"] = {"msisdn": "+6591234567"}
    assert silent(by_number, trigger="http_request") == []


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://example.com/a?x={{data.payload.type}}", None),
        ("{{data.payload.content.url}}", None),
        ("https://", "url_incomplete"),
        ("example.com/a", "url_incomplete"),
        ("https://192.168.1.4/a", "url_private"),
        ("http://localhost:8080/a", "url_private"),
        ("https://example.com/a?api_key=abc", "url_secret"),
    ],
)
def test_addresses(url: str, code: str | None) -> None:
    found = codes(request("r", {"a": None}, url=url), message("a", "Hi"))
    assert found == ([(code, "r")] if code else [])


def test_placeholders_are_told_of_once() -> None:
    steps = [message(name, "Call <your number>", next_) for name, next_ in (("a", "b"), ("b", None))]
    assert codes(*steps) == [("placeholder", "a")]


def test_a_choice_leads_on_through_a_branch() -> None:
    saved = {"outputs": {"c": "{{step.reply.payload.content.interactive.button_reply.id}}"}}
    steps = (
        message("a", buttons(("1", "One"), ("2", "Two")), "w"),
        wait("w", {"s": REPLY, "b": NO_REPLY}, **saved),
        branch("s", {"b": "{{data.c == '1'}}"}),
        message("b", "Bye"),
    )
    assert codes(*steps) == [("no_otherwise", "s"), ("choice_unhandled", "s")]
