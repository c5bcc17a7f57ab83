"""A trial that the browser saved as a conversation test says the same when it is read back, whatever was sent in it.

`saved/trial.json` is what the browser has: what happened and the transcript. `saved/trial.test.yaml` is what it
writes of that, which `web/src/builder/trial/script.test.ts` compares with what it writes now.
"""

from __future__ import annotations

import json
import os
import re
from datetime import timedelta
from typing import Any, get_args

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from chatwright.rehearsal import AnyHappening
from chatwright.rehearsal.check import run_test
from chatwright.rehearsal.model import Fills, Kind, Sends, Taps, TimePasses, Writes
from chatwright.rehearsal.script import Does, read_script
from tests.engine.chat import listen, say
from tests.paths import ROOT
from tests.rehearsal.test_replay import EVALUATOR, NOON, buttons, journey, tried

SAVED = ROOT / "tests/rehearsal/saved"
URL = {"url": "https://example.com/a.bin"}
PLACE = {"latitude": 1.2868, "longitude": 103.8545, "name": "Merlion Park", "address": "1 Fullerton Road"}
CARD = {"name": {"formatted_name": "Bo Tan", "first_name": "Bo"}, "phones": [{"phone": "+6598765432"}]}
ITEM = {"product_retailer_id": "BRUSH-1", "quantity": 2, "item_price": 4.5, "currency": "SGD"}
ADDRESS = {"name": "address_message", "responseJson": '{"values": {"city": "Pune"}}', "body": "Pune"}
CONTENTS: dict[str, dict[str, Any]] = {
    "image": {**URL, "text": "It hurts: here"},
    "video": URL,
    "audio": URL,
    "voice": URL,
    "file": {**URL, "filename": "x-ray, left.pdf"},
    "document": {**URL, "filename": "letter.pdf"},
    "sticker": URL,
    "location": {"location": PLACE},
    "contacts": {"contacts": [CARD]},
    "reaction": {"reaction": {"message_id": "m-1", "emoji": "👍"}},
    "order": {"order": {"catalog_id": "c", "product_items": [ITEM]}},
    "call_permission": {"response": "accept", "isPermanent": True},
    "interactive": {"interactive": {"type": "nfmReply", "nfmReply": ADDRESS}},
}
TEXTS = ["yes", "007: twelve", "two\nlines  ", "a line\u2028that breaks\u0085oddly", "🦷 - # {", "nothing"]


def form(step_id: str, then: str) -> dict[str, Any]:
    """A step that sends a form."""
    step = say(step_id, "", then)
    parameters = {"flowId": "17", "flowCta": "Fill in", "flowToken": "t"}
    shown = {"type": "flow", "body": {"text": "Tell us more"}, "action": {"parameters": parameters}}
    step["inputs"] |= {"type": "interactive", "content": {"interactive": shown}}
    return step


SAYS = "{{JSON.stringify(step.reply.payload.content)}} {{step.reply.payload.replyToUmid != null}}"
STEPS = [
    buttons("ask", "Yes", "No", then="tapped"),
    listen("tapped", "form"),
    form("form", "filled"),
    listen("filled", "told"),
    say("told", "Now anything"),
    *(
        step
        for number in range(len(CONTENTS) + len(TEXTS))
        for step in (
            listen(f"hear{number}", f"say{number}", outputs={"got": SAYS}, timeout="0.12:00:00"),
            say(f"say{number}", "{{data.got}}", f"hear{number + 1}"),
        )
    ),
    say("end", "nothing"),
]
STEPS[4]["nextStepId"] = "hear0"
STEPS[-2]["nextStepId"] = "end"
ECHO = journey(*STEPS)


def happenings() -> list[AnyHappening]:
    """One of everything that the phone can send, with some time in between."""
    moments = (NOON + timedelta(seconds=7 * number) for number in range(100))
    quoted = next(message.umid for message in tried(ECHO, Writes(at=NOON, text="hi")).messages[1:])
    done: list[AnyHappening] = [
        Writes(at=next(moments), text="hi"),
        Taps(at=next(moments), id="yes", title="Yes"),
        Fills(at=next(moments), answer={"name": "Ann", "likes": ["tea"], "news": True}),
    ]
    done += [Sends(at=next(moments), kind=kind, content=CONTENTS[kind]) for kind in get_args(Kind)]
    done += [Writes(at=next(moments), text=text, reply_to_umid=quoted) for text in TEXTS]
    at = next(moments) + timedelta(hours=12, minutes=10)
    return [*done, TimePasses(at=at)]


def saved() -> str:
    """What the browser has of the trial."""
    done = happenings()
    told = {"happenings": done, "transcript": tried(ECHO, *done)}
    return json.dumps(json.loads(msgspec.json.encode(told)), indent=1, ensure_ascii=False) + "\n"


def test_the_trial_that_is_saved_is_this_one() -> None:
    """With RECORD set, it is recorded anew; then `npx vitest run -u src/builder/trial` writes its test anew."""
    path = SAVED / "trial.json"
    if os.environ.get("RECORD"):
        path.write_text(saved(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == saved()


def test_what_the_browser_saves_is_read_back_and_passes() -> None:
    text = (SAVED / "trial.test.yaml").read_text(encoding="utf-8")
    (test,) = read_script(text).tests
    result = run_test(ECHO, test, EVALUATOR)
    told = "\n".join(f"{who}: {what}" for who, what in result.chat)
    assert result.failure is None, f"{told}\nline {result.line}: {result.failure}"
    sent = [item.text for item in test.chat if isinstance(item, Does) and item.kind == "sends"]
    assert sent == list(get_args(Kind))
    said = [item.text for item in test.chat if isinstance(item, Does) and item.kind == "customer"]
    assert said == ["hi", *TEXTS]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc_", max_size=5), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def written(value: Any) -> str:
    """JSON as the browser writes it, with escapes for what YAML would not take."""
    odd = "[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]"
    return re.sub(odd, lambda one: f"\\u{ord(one[0]):04x}", json.dumps(value, ensure_ascii=False))


@given(kind=st.sampled_from(get_args(Kind)), content=st.dictionaries(st.text("abc_", max_size=5), JSON))
def test_whatever_is_sent_is_read_back_as_it_was(kind: str, content: dict[str, Any]) -> None:
    """JSON is YAML, with what YAML cannot hold written as escapes."""
    lines = f"journey: j\ntests:\n  - name: t\n    chat:\n      - sends: {written({kind: content})}\n"
    (item,) = read_script(lines).tests[0].chat
    assert isinstance(item, Does)
    assert (item.kind, item.text) == ("sends", kind)
    assert json.dumps(item.data) == json.dumps(content)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_whatever_is_written_is_read_back_as_it_was(text: str) -> None:
    lines = f"journey: j\ntests:\n  - name: t\n    chat:\n      - customer: {written(text)}\n"
    (item,) = read_script(lines).tests[0].chat
    assert isinstance(item, Does)
    assert item.text == text


def test_a_quoted_message_must_be_there() -> None:
    chat = "journey: j\ntests:\n  - name: t\n    chat:\n      - customer: hi\n        quotes: Goodbye\n"
    result = run_test(ECHO, read_script(chat).tests[0], EVALUATOR)
    assert result.failure == "There is no message to quote that says 'Goodbye'."
