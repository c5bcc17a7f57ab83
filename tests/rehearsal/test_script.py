"""Conversation tests: how they are read, what passes, and what a failing one says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright import definitions
from chatwright.rehearsal.check import Result, holds, run_test
from chatwright.rehearsal.script import ScriptError, read_moment, read_script
from chatwright.rehearsal.spelling import span_of
from tests.engine.chat import listen, say
from tests.rehearsal.test_replay import CALL, EVALUATOR, buttons, journey

ASK = journey(
    buttons("ask", "Yes", "No", then="answer"),
    listen(
        "answer",
        timeout="1.01:00:00",
        outputs={
            "said": "{{step.reply.payload.content.interactive.button_reply.title}}",
            "count": "{{2}}",
            "slot": "{{({id: 7})}}",
        },
        selectNextStep={"thanks": "{{step.reply != null}}", "silence": "{{step.reply == null}}"},
    ),
    say("thanks", "You said {{data.said}}, thank you"),
    say("silence", "We missed you"),
)


def chat(*lines: str, head: str = "") -> str:
    """A file with one test."""
    items = "".join(f"      {line}\n" for line in lines)
    return f"journey: j.json\ntests:\n  - name: It works\n{head}    chat:\n{items}"


def ran(text: str, definition: definitions.Definition = ASK) -> Result:
    (test,) = read_script(text).tests
    return run_test(definition, test, EVALUATOR)


def passed(text: str, definition: definitions.Definition = ASK) -> None:
    result = ran(text, definition)
    assert result.failure is None, (result.line, result.failure, result.chat)


def failed(text: str, *words: str, line: int, definition: definitions.Definition = ASK) -> None:
    result = ran(text, definition)
    assert result.failure is not None, result.chat
    for word in words:
        assert word in result.failure
    assert result.line == line


def test_a_whole_conversation() -> None:
    passed(
        chat(
            "- customer: hi",
            "- business: Which",
            "  choices: [Yes, No]",
            "- ends: waiting",
            "- taps: Yes",
            "- exactly: You said Yes, thank you",
            "- business: nothing",
            "- variables: {said: Yes, count: 2, slot.id: 7}",
            "- ends: complete",
        )
    )


def test_time_passes_and_the_window_closes() -> None:
    passed(
        chat(
            "- customer: hi",
            "- later: 23 hours",
            "- business: nothing",
            "- later: 2 hours",
            "- undelivered: We missed you",
            "- ends: complete",
        )
    )


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        (["- customer: hi", "- business: What?"], 6, ["The business says: Which? [Yes] [No]"]),
        (["- customer: hi", "- exactly: Whi"], 6, ["The business says: Which?"]),
        (
            ["- customer: hi", "- business: Which", "- business: more"],
            7,
            ["says nothing more", '"answer"', "until"],
        ),
        (["- customer: hi", "- business: Which", "  choices: [Yes]"], 6, ["offers Yes, No."]),
        (["- customer: hi", "- business: nothing"], 6, ["The business says: Which?"]),
        (["- customer: hi", "- taps: Perhaps"], 6, ["No message", "There are: Yes, No."]),
        (["- taps: Yes"], 5, ["Nothing can be tapped."]),
        (["- customer: hi", "- ends: complete"], 6, ["is waiting"]),
        (["- customer: hi", "- variable: {said: Yes}"], 6, ["no variable said", "There are: "]),
        (["- customer: hi", "- taps: No", "- variable: {said: Yes}"], 7, ['said is "No".']),
        (["- customer: hi", "- taps: No", "- variable: {count: 3}"], 7, ["count is 2."]),
        (["- customer: hi", "- undelivered: Which"], 6, ["The message is delivered."]),
        (["- customer: hi", "- later: 2 days", "- business: missed"], 7, ["Message window expired"]),
        (["- customer: hi", "- server: GET /x"], 6, ["No server is asked."]),
        (["- customer: hi", "- call: Press 1"], 6, ["does not ring"]),
        (["- ends: complete"], 5, ["The journey has not begun."]),
        (["- agent: hello"], 5, ["with no agent"]),
        (["- trigger: {a: 1}"], 5, ["Requests do not start"]),
        (["- keys: 1"], 5, ["No call rings"]),
    ],
)
def test_what_is_not_met_is_said(lines: list[str], line: int, words: list[str]) -> None:
    failed(chat(*lines), *words, line=line)


FIND = journey(CALL, say("fine", "Free: {{data.slots[0]}}"), say("bad", "Sorry"))


class TestRequests:
    def test_answers_are_found_by_method_and_path(self) -> None:
        head = "    answers:\n      - POST /slots: {slots: [1]}\n      - GET /slots: {slots: [Mon]}\n"
        passed(chat("- customer: hi", "- server: GET /slots", "- business: 'Free: Mon'", head=head), FIND)

    def test_a_query_counts_when_it_is_given(self) -> None:
        head = (
            "    answers:\n      - GET /slots?day=2: {slots: [Tue]}\n      - /slots?day=1: {slots: [Mon]}\n"
        )
        passed(chat("- customer: hi", "- business: 'Free: Mon'", head=head), FIND)

    @pytest.mark.parametrize("answer", ["{status: 503}", "{status: 404, body: {e: 1}}", "{fails: no answer}"])
    def test_servers_may_fail(self, answer: str) -> None:
        passed(
            chat("- customer: hi", "- business: Sorry", head=f"    answers:\n      - GET /slots: {answer}\n"),
            FIND,
        )

    def test_each_answer_is_used_once(self) -> None:
        again = {**CALL, "selectNextStep": {"find": "{{true}}"}}
        head = "    answers:\n      - GET /slots: {slots: [Mon]}\n"
        failed(chat("- customer: hi", head=head), "asks GET /slots?day=1", "under answers", line=7,
               definition=journey(again))  # fmt: skip

    def test_a_request_without_an_answer_fails_and_is_told(self) -> None:
        result = ran(chat("- customer: hi"), FIND)
        assert result.chat == [("customer", "hi"), ("server", "GET /slots?day=1")]
        assert result.failure == (
            'The step "find" asks GET /slots?day=1, and there is no answer left for it. Add one under answers.'
        )

    def test_what_was_sent_is_compared(self) -> None:
        post = {
            **CALL,
            "inputs": {"url": "https://x.example/v1/book", "method": "POST", "body": {"a": 1, "b": "2"}},
        }
        head = "    answers:\n      - POST /book: {}\n"
        passed(
            chat("- customer: hi", "- server: POST /book", "  body: {a: 1, b: 2}", head=head), journey(post)
        )
        failed(chat("- customer: hi", "- server: POST /book", "  body: {a: 2}", head=head), '{"a":1,"b":"2"}', line=8,
               definition=journey(post))  # fmt: skip

    def test_the_secret_path_of_the_built_in_backend_is_not_told(self) -> None:
        own = {**CALL, "inputs": {"url": "http://localhost/backend/0123secret/slots", "method": "GET"}}
        assert ran(chat("- customer: hi"), journey(own)).chat[-1] == ("server", "GET /slots")


def test_a_failed_step_is_part_of_the_chat() -> None:
    result = ran(chat("- customer: hi", "- ends: complete"), journey(say("long", "x" * 5000)))
    assert "The journey is failed" in str(result.failure)
    assert result.chat[-1][1].startswith('(Step "long" failed:')


def test_agents_take_over_and_leave() -> None:
    hand = journey({"id": "hand", "stepType": "SendToConverse", "inputs": {"payload": {}}})
    passed(
        chat(
            "- customer: hi", "- ends: handed over", "- agent: Mia here", "- agent leaves", "- ends: complete"
        ),
        hand,
    )


def test_calls_ring_and_keys_are_pressed() -> None:
    steps = [
        {"id": "call", "stepType": "VoiceMessage", "nextStepId": "keys", "outputs": {"call": "{{step.response.uid}}"},
         "inputs": {"action": "say&capture", "params": {"destination": "+6591234567", "text": "Press 1 now"}}},
        {"id": "keys", "stepType": "WaitForDTMF", "inputs": {"dtmfRequestId": "{{data.call}}"},
         "outputs": {"key": "{{step.dtmfData.actionDetails.dtmf}}"}},
    ]  # fmt: skip
    passed(chat("- customer: hi", "- call: Press 1", "- keys: 1", "- variable: {key: 1}"), journey(*steps))


def test_a_program_starts_a_journey() -> None:
    hello = say("hello", "Hi {{data.name}}")
    hello["inputs"]["user"] = {"msisdn": "{{data.phone}}"}
    passed(
        chat(
            "- trigger: {name: Ann, phone: +4915112345678}",
            "- undelivered: Hi Ann",
            head="    customer: +4915112345678\n",
        ),
        journey(hello, trigger="http_request"),
    )


def test_pictures_are_sent() -> None:
    echo = journey(say("echo", "{{data.payload.type}} {{data.payload.content.latitude}}"))
    passed(chat("- sends: {location: {latitude: 1.5}}", "- business: Location 1.5"), echo)


def test_the_customer_and_the_clock_are_told() -> None:
    hello = journey(
        say("hello", "{{data.payload.user.name}} {{data.payload.user.msisdn}} {{data.triggeredAt}}")
    )
    head = "    at: 2026-03-02 9:00 Europe/Berlin\n    customer: {phone: +4915112345678, name: Ann}\n"
    passed(chat("- customer: hi", "- exactly: Ann +4915112345678 2026-03-02T08:00:00.000Z", head=head), hello)


@pytest.mark.parametrize(
    "text", ["yes", "no", "007", "12:30", "1e3", "null", "~", "0x10", "2026-03-02", "1.10"]
)
def test_texts_stay_as_they_are_written(text: str) -> None:
    echo = journey(say("echo", "You wrote {{data.payload.content.text}}."))
    passed(chat(f"- customer: {text}", f"- exactly: You wrote {text}."), echo)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "empty"),
        ("journey: [", 1, "not YAML"),
        ("journey: j.json\n", 1, "tests: is missing"),
        ("journey: j.json\ntests: []\n", 1, "at least one test"),
        ("journey: j.json\ntests: x\n", 2, "a list is required"),
        ("journey: j.json\njourney: k.json\n", 2, "stands here twice"),
        ("journey: j.json\ntest: []\n", 1, "test: is not known here"),
        (chat("- customer"), 5, 'as in "customer: customer"'),
        (chat("- custmer: hi"), 5, "custmer: is none of customer, taps"),
        (chat("- customer:"), 5, "a text is required"),
        (chat("- customer: [1]"), 5, "a text is required"),
        (chat("- customer: hi", "  choices: [1]"), 5, "choices: is not known here"),
        (chat("- later: soon"), 5, "25 hours"),
        (chat("- ends: well"), 5, "none of complete"),
        (chat("- sends: {joke: x}"), 5, "none of image"),
        (chat("- keys: abc"), 5, "0-9"),
        (chat("- trigger: hi"), 5, "fields"),
        (chat("- server: slots"), 5, "GET /slots"),
        (chat("- customer: hi", head="    at: tomorrow\n"), 4, "Europe/Berlin"),
        (chat("- customer: hi", head="    at: 2026-03-02 09:00 Mars/Base\n"), 4, "Europe/Berlin"),
        (chat("- customer: hi", head="    customer: Ann\n"), 4, "country code"),
        (chat("- customer: hi", head="    answers: [{GET /a: {status: ok}}]\n"), 4, "status"),
        (chat("- customer: hi", head="    answers: [{GET /a: 1, GET /b: 2}]\n"), 4, "exactly one"),
        ("a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n"
         "c: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c]\n"
         "e: &e [*d, *d, *d, *d, *d, *d, *d]\nf: [*e, *e, *e, *e, *e, *e, *e]\n", 1, "too much"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(ScriptError) as raised:
        read_script(text)
    assert words in raised.value.message
    assert raised.value.line == line


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-02 09:00 Europe/Berlin", datetime(2026, 3, 2, 8, 0, tzinfo=UTC)),
        ("2026-03-02T09:30:15 UTC", datetime(2026, 3, 2, 9, 30, 15, tzinfo=UTC)),
        ("2026-03-02 09:00 +08:00", datetime(2026, 3, 2, 1, 0, tzinfo=UTC)),
        ("2026-03-02 09:00Z", datetime(2026, 3, 2, 9, 0, tzinfo=UTC)),
        ("2026-03-02", datetime(2026, 3, 2, 9, 0, tzinfo=UTC)),
        ("2026-02-30 09:00", None),
        ("2026-03-02 09:00 ../../etc/passwd", None),
        ("9:00", None),
    ],
)
def test_moments(text: str, moment: datetime | None) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("25 hours", 90_000), ("1 day 2 hours", 93_600), ("1 day and 1 second", 86_401), ("1.5 hours", 5400),
     ("0.00:30:00", 1800), ("2 weeks", 1_209_600), ("10", None), ("soon", None), ("hours", None), ("9:99", None)],
)  # fmt: skip
def test_spans(text: str, seconds: float | None) -> None:
    assert span_of(text) == (None if seconds is None else timedelta(seconds=seconds))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(value=VALUES)
def test_everything_holds_itself(value: Any) -> None:
    assert holds(value, value)
    assert holds({"more": 1, "inner": value}, {"inner": value})


@given(text=st.text(max_size=300))
def test_no_file_ends_in_anything_but_words(text: str) -> None:
    try:
        read_script(text)
    except ScriptError as error:
        assert error.message


FORM = journey(
    say("form", "")
    | {
        "inputs": {
            **say("form", "")["inputs"],
            "type": "interactive",
            "content": {
                "interactive": {
                    "type": "flow",
                    "body": {"text": "Tell us about you"},
                    "action": {"parameters": {"flowId": "17", "flowCta": "Fill in", "flowToken": "t-1"}},
                }
            },
        },
        "nextStepId": "wait",
    },
    listen(
        "wait",
        outputs={
            "form": "{{JSON.parse(step.reply.payload.content.interactive.nfmReply.responseJson)}}",
            "quoted": "{{step.reply.payload.replyToUmid != null}}",
        },
        then="thanks",
    ),
    say("thanks", "Thank you, {{data.form.name}}: {{data.form.likes.join(', ')}} ({{data.form.flow_token}})"),
)


def test_a_form_is_filled_in() -> None:
    passed(
        chat(
            "- customer: hi",
            "- business: Tell us about you",
            "- fills: {name: Ann, likes: [tea, cake], news: true}",
            "- exactly: 'Thank you, Ann: tea, cake (t-1)'",
            "- variable: {form.news: true, quoted: true}",
        ),
        FORM,
    )


def test_a_form_that_no_message_opens_cannot_be_filled_in() -> None:
    failed(chat("- customer: hi", "- fills: {name: Ann}"), "No message on the phone opens a form.", line=6)


def test_a_form_is_filled_in_with_its_answers() -> None:
    with pytest.raises(ScriptError, match="fills: must be the answers of the form"):
        read_script(chat("- fills: Ann"))
