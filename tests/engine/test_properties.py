"""Any journey, any events: nothing crashes, nothing is left behind, and every turn can be repeated.

`Chat` checks after each turn that it gives the same when run twice, leaves its input as it was, survives its JSON,
and that what still runs is awaited while what has ended awaits nothing.
"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatwright import definitions, engine
from chatwright.engine.model import (
    AwaitDtmf,
    AwaitReply,
    CallHttp,
    DtmfReceived,
    HttpFinished,
    ReplyReceived,
    Status,
    TimeIsUp,
    WakeAt,
)
from tests.engine.chat import PHONE, Chat, journey_of

IDS = ["a", "b", "c", "d", "e", "a/0/b", "gone"]
SCRIPTS = [
    "{{true}}",
    "{{false}}",
    "{{data.x}}",
    "{{data.x > 2}}",
    "{{step.reply == null}}",
    "{{step.responseCode == 200}}",
    "{{uuid()}}",
    "{{Math.random() < 0.5}}",
    "{{nobody}}",
    "{{1 +}}",
    "text {{data.payload.content.text}}",
    "variable 1",
    "",
    "plain",
    None,
    7,
]
scripts = st.sampled_from(SCRIPTS)
conditions = st.sampled_from(
    ["{{true}}", "{{true}}", "{{data.x > 2}}", "{{step.reply == null}}", "{{Math.random() < 0.5}}", None]
)
ids = st.sampled_from(IDS)
links = st.one_of(ids, ids, ids, st.none())
selects = st.dictionaries(ids, st.one_of(conditions, conditions, conditions, scripts), max_size=3)
counted = st.sampled_from(["{{(data.x || 0) + 1}}", "{{uuid()}}", "{{step}}", "plain", "variable 1"])
outputs = st.dictionaries(
    st.sampled_from(["x", "y"]), st.one_of(counted, counted, counted, scripts), max_size=2
)
phones = st.sampled_from([PHONE, "+65 9123 4567", "{{data.payload.user.msisdn}}", "US.1349abc"])
numbers = st.one_of(phones, phones, phones, st.sampled_from(["bad", "{{null}}", "{{data.x}}"]))
times = st.sampled_from(["0", "0.00:00:10", "00:01:00", "{{'00:00:30'}}"])
durations = st.one_of(times, times, times, st.sampled_from(["bad", "{{data.x}}"]))
TEXTS = ["Hi", "{{data.payload.content.text}}!", "{{data.x}}", "{{data.nothing}}"]

INPUTS: dict[str, Any] = {
    "ChatAppsMessage": st.fixed_dictionaries(
        {
            "subAccountId": st.just("acme"),
            "user": st.fixed_dictionaries({"msisdn": numbers}),
            "type": st.sampled_from(["text", "Text", "image", "text", "nonsense"]),
            "content": st.fixed_dictionaries({"text": st.sampled_from(TEXTS)}),
        }
    ),
    "SMS": st.fixed_dictionaries(
        {"subAccountId": st.just("acme"), "destination": numbers, "text": st.sampled_from(TEXTS)}
    ),
    "HttpRequest": st.fixed_dictionaries(
        {
            "url": st.sampled_from(["https://example.com", "https://{{data.x}}", "{{data.x}}"]),
            "method": st.sampled_from(["GET", "post"]),
        }
    ),
    "Wait": st.fixed_dictionaries({"duration": durations}),
    "WaitForReply": st.fixed_dictionaries(
        {"from": numbers, "channel": st.just("whatsapp"), "timeout": durations}
    ),
    "Branch": st.just({}),
    "If": st.fixed_dictionaries({"condition": conditions}),
    "VoiceMessage": st.fixed_dictionaries({"params": st.just({"destination": PHONE})}),
    "WaitForDTMF": st.fixed_dictionaries(
        {"dtmfRequestId": st.sampled_from(["call", "{{uuid()}}", "{{data.x}}"]), "timeout": durations}
    ),
    "SendToConverse": st.fixed_dictionaries({"payload": scripts}),
    "JumpTo": st.fixed_dictionaries({"stepId": st.one_of(ids, ids, scripts)}),
}


def steps_of(kind: str, nested: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    arrays = st.lists(nested, max_size=2) if kind == "If" else st.just([])
    return st.fixed_dictionaries(
        {
            "id": ids.filter(lambda name: name != "gone"),
            "stepType": st.just(kind),
            "inputs": INPUTS[kind],
            "outputs": outputs,
            "nextStepId": links,
            "selectNextStep": st.one_of(st.just({}), selects),
            "do": arrays,
        }
    )


def levels(nested: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    step = st.sampled_from(sorted(INPUTS)).flatmap(lambda kind: steps_of(kind, nested))
    return st.lists(step, min_size=1, max_size=6, unique_by=lambda made: made["id"])


journeys = levels(levels(levels(st.just([]))))
happenings = st.lists(
    st.tuples(
        st.sampled_from(["reply", "time", "http", "dtmf", "stranger", "refused", "retry", "end", "wait"]),
        st.integers(0, 5),
    ),
    max_size=12,
)


def happen(chat: Chat, kind: str, number: int) -> None:
    """One event, for the armed effect it suits when there is one."""
    armed = sorted(chat.armed)
    key = armed[number % len(armed)] if armed else number
    effect = chat.armed.get(key)
    match kind:
        case "reply" if isinstance(effect, AwaitReply):
            chat.happens(ReplyReceived(now=chat.now, key=key, event=chat.event({"text": str(number)})))
        case "time" if isinstance(effect, AwaitReply | AwaitDtmf | WakeAt):
            chat.happens(TimeIsUp(now=chat.now, key=key))
        case "http" if isinstance(effect, CallHttp):
            code = [200, 404, 0][number % 3]
            chat.happens(HttpFinished(now=chat.now, key=key, code=code, reason="", body={"n": number}))
        case "dtmf" if isinstance(effect, AwaitDtmf):
            chat.happens(DtmfReceived(now=chat.now, key=key, data={"actionDetails": {"dtmf": str(number)}}))
        case "refused" if chat.screen:
            chat.is_refused("No.", chat.screen[number % len(chat.screen)].key)
        case "retry":
            chat.is_retried()
        case "end":
            if number == 0:
                chat.is_terminated()
        case "wait":
            chat.time_passes(seconds=number * 20)
        case _:
            stray = chat.instance
            chat.happens(HttpFinished(now=chat.now, key=10_000, code=200, reason="", body=None))
            assert chat.instance == stray


@settings(max_examples=200, deadline=None)
@given(steps=journeys, events=happenings)
def test_any_journey_under_any_events_keeps_its_promises(
    steps: list[dict[str, Any]], events: list[tuple[str, int]]
) -> None:
    chat = Chat(journey_of(steps), answers_at_once=False)
    chat.customer("hi")
    for kind, number in events:
        happen(chat, kind, number)
    statuses = {
        Status.RUNNABLE: bool(chat.armed),
        Status.COMPLETE: not chat.armed,
        Status.TERMINATED: not chat.armed,
    }
    assert chat.instance is not None
    assert statuses[chat.instance.status]
    seqs = [entry.seq for entry in chat.log]
    assert all(entry.came_from < entry.seq for entry in chat.log), seqs


@settings(max_examples=100, deadline=None)
@given(steps=journeys)
def test_any_definition_is_read_checked_and_written_without_loss(steps: list[dict[str, Any]]) -> None:
    source = {"trigger": "http_request", "definition": {"name": "Any", "steps": steps}, "note": {"kept": [1]}}
    definition = definitions.read(source)
    assert definition.raw == source
    definitions.validate(definition)
    written = definitions.canonical(definition)
    again = definitions.read(written)
    assert definitions.canonical(again) == written
    assert [step.address for step in again.walk()] == [step.address for step in definition.walk()]
    assert set(engine.compile(definition).steps) == {step.address for step in definition.walk()}


GOOD: dict[str, dict[str, Any]] = {
    "ChatAppsMessage": {
        "subAccountId": "acme",
        "user": {"msisdn": PHONE},
        "type": "text",
        "content": {"text": "Hi {{data.x}}"},
    },
    "SMS": {"subAccountId": "acme", "destination": PHONE, "text": "Hi"},
    "HttpRequest": {"url": "https://example.com", "method": "GET"},
    "Wait": {"duration": "00:00:30"},
    "WaitForReply": {"from": PHONE, "channel": "whatsapp", "timeout": "00:01:00"},
    "Branch": {},
    "If": {"condition": "{{Math.random() < 0.8}}"},
    "VoiceMessage": {"params": {"destination": PHONE}},
    "WaitForDTMF": {"dtmfRequestId": "call", "timeout": "00:01:00"},
    "SendToConverse": {"payload": "{{data.payload}}"},
    "JumpTo": {},
}
KINDS = [*GOOD, "WaitForReply", "WaitForReply", "If", "If"]


def long_journey(chance: Random, outer: tuple[str, ...] = (), depth: int = 0) -> list[dict[str, Any]]:
    """Steps that seldom fail, with many links, waits and nested levels; ids repeat on different levels."""
    names = chance.sample("abcdefgh", chance.randint(2, 6))
    visible = [*names, *names, *outer]
    made = []
    for name in names:
        kind = chance.choice(KINDS)
        step: dict[str, Any] = {"id": name, "stepType": kind, "inputs": GOOD[kind]}
        if chance.random() < 0.3:
            step["outputs"] = {"x": "{{(data.x || 0) + 1}}"}
        if chance.random() < 0.4:
            targets = chance.sample(visible, min(len(visible), chance.randint(1, 3)))
            step["selectNextStep"] = dict.fromkeys(targets, "{{Math.random() < 0.6}}")
        elif chance.random() < 0.8:
            step["nextStepId"] = chance.choice(visible)
        if kind == "If" and depth < 3:
            inner = tuple({*names, *outer})
            step["do"] = [long_journey(chance, inner, depth + 1) for _ in range(chance.randint(1, 2))]
        made.append(step)
    return made


@pytest.mark.parametrize("seed", range(250))
def test_long_lives_keep_the_promises_too(seed: int) -> None:
    chance = Random(seed)
    chat = Chat(journey_of(long_journey(chance)), answers_at_once=False)
    chat.customer("hi")
    kinds = ["reply", "time", "http", "dtmf"] * 4 + ["refused", "retry", "wait"]
    for _ in range(25):
        happen(chat, chance.choice(kinds), chance.randint(1, 5))
    assert chat.instance is not None
    assert (chat.instance.status is Status.RUNNABLE) == bool(chat.armed)
