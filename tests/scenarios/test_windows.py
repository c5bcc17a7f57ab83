"""The service window over the runtime and the simulator, by its clock (messaging.md section 7)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from chatwright.channels.simulator_inbox import inbound_from_request
from chatwright.store import standing
from tests.scenarios.chat import ACCOUNT, SUB, Chat
from tests.scenarios.test_consent import send, send_template, template
from tests.scenarios.test_steps import hear, say, step

CLOSED = "{{step.status == 'window_closed'}}"


def reminder(then: str | None = None, closed: str = "again", **more: Any) -> dict[str, Any]:
    """A free text with an outcome for a closed window."""
    made = say("remind", "Don't forget us!", **more)
    del made["nextStepId"]
    return {**made, "selectNextStep": {closed: CLOSED, **({then: None} if then else {})}}


def template_step(step_id: str, name: str, then: str | None = None) -> dict[str, Any]:
    """A step that sends a template."""
    made = say(step_id, "", then)
    made["inputs"] |= {
        "type": "template",
        "content": {"template": {"name": name, "language": "en", "components": []}},
    }
    return made


async def expires(chat: Chat) -> Any:
    return await standing.read_window(chat.pool, ACCOUNT, SUB, "whatsapp", chat.msisdn)


@pytest.mark.parametrize(
    ("after", "state"),
    [
        (timedelta(hours=23, minutes=59, seconds=58), "delivered"),
        (timedelta(hours=24), "undelivered"),
    ],
)
async def test_r_win_1_r_win_3_r_win_4_open_for_24_hours_and_no_second_more(
    chat: Chat, after: timedelta, state: str
) -> None:
    """Acceptance 1. Accepted at once, and told as undelivered with 1022 when it was closed."""
    await chat.customer("hi")
    await chat.clock.advance(seconds=after.total_seconds())
    row = await send(chat, "text", {"text": "Still there?"})
    assert row["state"] == state
    if state == "undelivered":
        assert json.loads(row["error"]) == {"code": 1022, "message": "Message window expired"}
        assert row["detail"] == "rejected_by_operator"


async def test_r_win_1_each_message_opens_it_anew(chat: Chat) -> None:
    await chat.customer("hi")
    first = await expires(chat)
    await chat.clock.advance(hours=23)
    await chat.customer("me again")
    assert timedelta(hours=23) <= await expires(chat) - first < timedelta(hours=23, minutes=1)
    await chat.clock.advance(hours=23)
    assert (await send(chat, "text", {"text": "Hello"}))["state"] == "delivered"


async def test_r_win_2_what_the_business_sends_opens_nothing(chat: Chat) -> None:
    await template(chat, "order", "UTILITY")
    assert (await send_template(chat, "order"))["state"] == "delivered"
    assert (await send(chat, "text", {"text": "Hello"}))["state"] == "undelivered"
    assert await expires(chat) is None


async def test_r_win_2_a_reaction_opens_nothing(chat: Chat) -> None:

    now = await chat.clock.now()
    body = {"from": "+" + chat.msisdn, "type": "text", "text": "👍"}
    message = await inbound_from_request(chat.pool, ACCOUNT, SUB, body, umid=uuid4(), now=now)
    await chat.runtime.receive(
        replace(message, type="reaction", content={"reaction": {"emoji": "👍"}}), ACCOUNT
    )
    assert await expires(chat) is None


# --- what a journey does when it is closed -----------------------------------------------------------------


async def test_another_path_is_taken_when_the_window_is_closed(chat: Chat) -> None:
    await template(chat, "come_back", "UTILITY")
    await chat.publish(
        say("hello", "Hi!", "pause"),
        step("pause", "Wait", {"duration": "{{data.payload.content.text}}"}, "remind"),
        reminder("thanks"),
        template_step("again", "come_back", "answer"),
        hear("answer", "thanks"),
        say("thanks", "Thanks!"),
    )
    await chat.customer("0.23:00:00")
    await chat.expect_text("Hi!")
    await chat.clock.advance(hours=23)
    await chat.expect_text("Don't forget us!")
    await chat.expect_text("Thanks!")
    await chat.expect_complete()
    await chat.customer("1.01:00:00")
    await chat.expect_text("Hi!")
    await chat.clock.advance(hours=25)
    shown = await chat._next("the template")
    assert shown["template"]["name"] == "come_back"
    await chat.customer("yes")
    await chat.expect_text("Thanks!")
    states = await chat.pool.fetch("select state from messages where direction = 'outbound'")
    assert {row["state"] for row in states} == {"delivered"}, "nothing was sent in vain"


async def test_a_template_is_sent_instead_when_the_customer_never_wrote(chat: Chat) -> None:
    """[R-WIN-3] The window of a conversation that a request begins is looked up, and there is none."""
    await template(chat, "come_back", "UTILITY")
    made = reminder("thanks")
    made["inputs"]["user"] = {"msisdn": "{{data.phone}}"}
    other = template_step("again", "come_back")
    other["inputs"]["user"] = {"msisdn": "{{data.phone}}"}
    await chat.publish(made, other, say("thanks", "Thanks!"), trigger="http_request")
    await chat.runtime.trigger_http(ACCOUNT, SUB, {"phone": "+" + chat.msisdn})
    shown = await chat._next("the template")
    assert shown["template"]["name"] == "come_back"
    await chat.expect_complete()


async def test_an_answer_of_a_server_that_comes_after_the_window_takes_the_other_path(chat: Chat) -> None:
    await chat.publish(
        say("hello", "Hi!", "pause"),
        step("pause", "Wait", {"duration": "1.01:00:00"}, "ask"),
        step("ask", "HttpRequest", {"url": f"{chat.backend_url}/nothing", "method": "GET"}, "remind"),
        reminder("thanks", closed="note"),
        step("note", "Branch", {}, outputs={"closed": "{{true}}"}, selectNextStep={}),
        say("thanks", "Thanks!"),
    )
    await chat.customer("hi")
    await chat.expect_text("Hi!")
    await chat.clock.advance(hours=25)
    await chat.expect_silence()
    assert json.loads((await chat.instance())["state"])["data"]["closed"] is True


async def test_r_win_5_a_message_that_was_held_up_is_made_good_by_its_template(chat: Chat) -> None:
    """The window was open when the step ran, and closed when the message could be handed over."""
    await template(chat, "come_back", "UTILITY")
    await chat.publish(
        reminder("thanks"), template_step("again", "come_back", "thanks"), say("thanks", "Thanks!")
    )
    deliveries = chat.runtime._deliveries
    hand_over = deliveries.hand_over
    deliveries.hand_over = lambda *_: None  # type: ignore[method-assign]
    await chat.customer("hi")
    deliveries.hand_over = hand_over  # type: ignore[method-assign]
    await chat.clock.advance(hours=24)
    await chat.pool.execute("update conversations set sender_until = now() - interval '1 second'")
    await deliveries.take_over_abandoned()
    shown = await chat._next("the template")
    assert shown["template"]["name"] == "come_back"
    await chat.expect_silence()
    rows = await chat.pool.fetch("select type, state from messages where direction = 'outbound' order by id")
    assert [(row["type"], row["state"]) for row in rows] == [
        ("text", "undelivered"),
        ("text", "undelivered"),
        ("template", "delivered"),
    ]
    assert await chat.status() == "Complete"
