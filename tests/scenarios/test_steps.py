"""Journeys of every step kind, over the runtime and the simulator."""

from __future__ import annotations

from typing import Any

from tests.scenarios.chat import SUB, Chat


def say(step_id: str, words: str, then: str | None = None, **more: Any) -> dict[str, Any]:
    """A step that says something."""
    return {
        "id": step_id,
        "stepType": "ChatAppsMessage",
        "inputs": {
            "subAccountId": SUB,
            "user": {"msisdn": "{{data.payload.user.msisdn}}"},
            "type": "text",
            "content": {"text": words},
        },
        "nextStepId": then,
        **more,
    }


def hear(step_id: str, then: str | None = None, timeout: str = "0.01:00:00", **more: Any) -> dict[str, Any]:
    """A step that waits for a reply."""
    inputs = {"from": "{{data.payload.user.msisdn}}", "channel": "whatsapp", "timeout": timeout}
    return {"id": step_id, "stepType": "WaitForReply", "inputs": inputs, "nextStepId": then, **more}


def reply(name: str) -> dict[str, str]:
    """Outputs that keep the reply's text."""
    return {name: "{{step.reply.payload.content.text}}"}


def step(
    step_id: str, kind: str, inputs: dict[str, Any], then: str | None = None, **more: Any
) -> dict[str, Any]:
    """Any step."""
    return {"id": step_id, "stepType": kind, "inputs": inputs, "nextStepId": then, **more}


async def test_a_path_1_every_true_condition_is_followed(chat: Chat) -> None:
    await chat.publish(
        step(
            "fork",
            "Branch",
            {},
            selectNextStep={"a": "{{true}}", "b": "{{false}}", "c": "{{data.payload.content.text == 'go'}}"},
        ),
        say("a", "Path a", "wait_a"),
        hear("wait_a", "a2"),
        say("a2", "a goes on"),
        say("b", "Path b"),
        say("c", "Path c", "pause"),
        step("pause", "Wait", {"duration": "0.02:00:00"}, "c2"),
        say("c2", "c goes on"),
    )
    await chat.customer("go")
    await chat.expect_text("Path a")
    await chat.expect_text("Path c")
    await chat.clock.advance(minutes=30)
    await chat.customer("yes")
    await chat.expect_text("a goes on")
    await chat.expect_silence()
    assert await chat.status() == "Runnable"
    await chat.clock.advance(hours=2)
    await chat.expect_text("c goes on")
    await chat.expect_complete()


async def test_a_jump_leads_back_until_the_answer_is_right(chat: Chat) -> None:
    await chat.publish(
        say("ask", "Two and two?", "answer"),
        hear(
            "answer",
            outputs=reply("answer"),
            selectNextStep={"right": "{{data.answer == '4'}}", "again": "{{data.answer != '4'}}"},
        ),
        step("again", "JumpTo", {"stepId": "ask"}),
        say("right", "Right!"),
    )
    await chat.customer("quiz")
    for answer in ("3", "5"):
        await chat.expect_text("Two and two?")
        await chat.customer(answer)
    await chat.expect_text("Two and two?")
    await chat.customer("4")
    await chat.expect_text("Right!")
    await chat.expect_complete()


async def test_an_if_runs_its_steps_only_when_it_holds(chat: Chat) -> None:
    condition = {
        "id": "vip",
        "stepType": "If",
        "inputs": {"condition": "{{data.payload.user.name == 'Ann'}}"},
        "do": [[say("welcome", "Welcome back, Ann.", None)]],
        "nextStepId": "all",
    }
    await chat.publish(condition, say("all", "How can we help?"))
    bob = chat.other("6598765432", "Bob")
    await chat.customer("hi")
    await chat.expect_text("Welcome back, Ann.")
    await chat.expect_text("How can we help?")
    await bob.customer("hi")
    await bob.expect_text("How can we help?")
    await chat.expect_complete()
    await bob.expect_complete()


async def test_a_wait_is_over_at_its_time_and_not_before(chat: Chat) -> None:
    await chat.publish(
        say("now", "Now.", "day"),
        step("day", "Wait", {"duration": "0.23:00:00"}, "later"),
        say("later", "Later."),
    )
    await chat.customer("hi")
    await chat.expect_text("Now.")
    await chat.clock.advance(hours=22, minutes=59)
    await chat.expect_silence()
    await chat.clock.advance(minutes=2)
    await chat.expect_text("Later.")


async def test_r_win_4_a_message_after_the_window_has_closed_does_not_reach_the_phone(chat: Chat) -> None:
    await chat.publish(
        say("now", "Now.", "days"),
        step("days", "Wait", {"duration": "2.00:00:00"}, "later"),
        say("later", "Later."),
    )
    await chat.customer("hi")
    await chat.expect_text("Now.")
    await chat.clock.advance(days=3)
    await chat.expect_silence()
    await chat.expect_complete()
    row = await chat.pool.fetchrow("select state, error from messages order by id desc limit 1")
    assert row["state"] == "undelivered"
    assert "1022" in row["error"]


async def test_after_a_hand_over_no_journey_starts_for_this_customer(chat: Chat) -> None:
    await chat.publish(
        say("agent", "An agent will be with you.", "over"),
        step(
            "over",
            "SendToConverse",
            {"payload": "{{data.payload}}"},
            "bye",
            outputs={"t": "{{step.ticketId}}"},
        ),
        say("bye", "Your number is {{data.t}}."),
    )
    await chat.publish(say("other", "Another journey."))
    await chat.customer("I want a person")
    await chat.expect_text("An agent will be with you.")
    number = (await chat.expect_text_like(r"Your number is (.+)\.")).group(1)
    await chat.expect_text("Another journey.")
    await chat.expect_complete()
    row = await chat.pool.fetchrow(
        "select h.id::text, h.status, h.payload, c.address from handovers h "
        "join conversations c on c.id = h.conversation_id and c.handover_id = h.id"
    )
    assert (row["id"], row["status"], row["address"]) == (number, "open", chat.msisdn)
    assert "I want a person" in row["payload"]

    await chat.customer("are you there?")
    await chat.expect_silence()
    bob = chat.other("6598765432", "Bob")
    await bob.customer("hi")
    await bob.expect_text("An agent will be with you.")


async def test_a_journey_that_a_request_started_hands_over_the_conversation_it_wrote_into(chat: Chat) -> None:
    await chat.publish(
        say("agent", "An agent will write to you.", "over"),
        step("over", "SendToConverse", {"payload": "{{data.payload}}"}),
        trigger="http_request",
    )
    await chat.customer("hi")
    await chat.runtime.trigger_http("demo", SUB, {"payload": {"user": {"msisdn": "+" + chat.msisdn}}})
    await chat.expect_text("An agent will write to you.")
    row = await chat.pool.fetchrow(
        "select c.address from handovers h join conversations c on c.handover_id = h.id"
    )
    assert row is not None
    assert row["address"] == chat.msisdn


async def test_a_journey_that_a_request_started_belongs_to_the_first_conversation_it_writes_into_later(
    chat: Chat,
) -> None:
    await chat.publish(
        step("pause", "Wait", {"duration": "0.00:10:00"}, "agent"),
        say("agent", "An agent will write to you.", "wait"),
        hear("wait", "over"),
        step("over", "SendToConverse", {"payload": "{{data.payload}}"}),
        trigger="http_request",
    )
    await chat.customer("hi")
    await chat.runtime.trigger_http("demo", SUB, {"payload": {"user": {"msisdn": "+" + chat.msisdn}}})
    await chat.clock.advance(minutes=11)
    await chat.expect_text("An agent will write to you.")
    assert await chat.status() == "Runnable"
    await chat.customer("fine")
    await chat.expect_complete()
    row = await chat.pool.fetchrow("select c.address from conversations c where handover_id is not null")
    assert row["address"] == chat.msisdn


async def test_an_sms_journey_talks_by_sms(chat: Chat) -> None:
    await chat.publish(
        step(
            "ask",
            "SMS",
            {
                "subAccountId": SUB,
                "source": "Clinic",
                "destination": "{{data.payload.source}}",
                "text": "Yes or no?",
            },
            "answer",
        ),
        step(
            "answer",
            "WaitForReply",
            {"from": "{{data.payload.source}}", "channel": "sms", "timeout": "0.01:00:00"},
            "thanks",
            outputs={"answer": "{{step.reply.payload.body}}"},
        ),
        step(
            "thanks",
            "SMS",
            {
                "subAccountId": SUB,
                "destination": "{{data.payload.source}}",
                "text": "You said {{data.answer}}.",
            },
        ),
        trigger="inbound_sms",
    )
    await chat.publish(say("whatsapp", "On WhatsApp."))
    await chat.texts("start")
    await chat.expect_text("Yes or no?")
    await chat.customer("yes")
    await chat.expect_text("On WhatsApp.")
    await chat.texts("yes")
    await chat.expect_text("You said yes.")
    channels = await chat.pool.fetch(
        "select c.channel from messages m join conversations c on c.id = m.conversation_id "
        "where m.direction = 'outbound' order by m.id"
    )
    assert [row[0] for row in channels] == ["sms", "whatsapp", "sms"]


def voice(*after: dict[str, Any]) -> list[dict[str, Any]]:
    """A journey that calls and listens."""
    return [
        step(
            "call",
            "VoiceMessage",
            {
                "subAccountId": SUB,
                "action": "say&capture",
                "params": {
                    "destination": "{{data.payload.user.msisdn}}",
                    "source": "+6531234567",
                    "text": "Press 1 to confirm.",
                    "language": "en-US",
                },
            },
            "listen",
            outputs={"call": "{{step.response.clientRequestId}}"},
        ),
        step(
            "listen",
            "WaitForDTMF",
            {"dtmfRequestId": "{{data.call}}", "timeout": "00:02:00"},
            outputs={"keys": "{{step.dtmfData.actionDetails.dtmf}}"},
            selectNextStep={"yes": "{{step.dtmfData != null}}", "no": "{{step.dtmfData == null}}"},
        ),
        *after,
    ]


async def test_keys_pressed_in_a_call_are_heard(chat: Chat) -> None:
    await chat.publish(*voice(say("yes", "You pressed {{data.keys}}."), say("no", "You did not answer.")))
    await chat.customer("call me")
    await chat.expect_call("Press 1 to confirm.")
    assert await chat.presses("1")
    await chat.expect_text("You pressed 1.")
    await chat.expect_complete()
    assert not await chat.presses("2"), "nobody listens any more"


async def test_a_call_that_nobody_answers_with_keys(chat: Chat) -> None:
    await chat.publish(*voice(say("yes", "You pressed {{data.keys}}."), say("no", "You did not answer.")))
    await chat.customer("call me")
    await chat.expect_call("Press 1 to confirm.")
    await chat.clock.advance(minutes=3)
    await chat.expect_text("You did not answer.")
    await chat.expect_complete()


async def test_buttons_are_tapped(chat: Chat) -> None:
    buttons = [{"type": "reply", "reply": {"id": word, "title": word.title()}} for word in ("yes", "no")]
    ask = say("ask", "", "answer")
    ask["inputs"] |= {
        "type": "interactive",
        "content": {
            "interactive": {"type": "button", "body": {"text": "Coming?"}, "action": {"buttons": buttons}}
        },
    }
    await chat.publish(
        ask,
        hear(
            "answer", "thanks", outputs={"id": "{{step.reply.payload.content.interactive.button_reply.id}}"}
        ),
        say("thanks", "You said {{data.id}}."),
    )
    await chat.customer("hi")
    await chat.expect_buttons("Coming?", ["Yes", "No"])
    await chat.taps("No")
    await chat.expect_text("You said no.")
    await chat.expect_complete()


async def test_a_trg_2_the_answer_of_a_waiting_customer_starts_nothing(chat: Chat) -> None:
    await chat.publish(
        say("ask", "Name?", "answer"),
        hear("answer", "hello", outputs=reply("n")),
        say("hello", "Hello {{data.n}}."),
    )
    await chat.customer("hi")
    await chat.expect_text("Name?")
    await chat.customer("Ann")
    await chat.expect_text("Hello Ann.")
    await chat.expect_silence()
    assert await chat.pool.fetchval("select count(*) from instances") == 1


async def test_a_running_instance_ends_on_the_version_it_began_with(chat: Chat) -> None:
    import json  # noqa: PLC0415

    from chatwright.store import definitions, directory  # noqa: PLC0415

    definition = await chat.publish(
        say("ask", "Old?", "answer"), hear("answer", "end"), say("end", "Old end.")
    )
    await chat.customer("hi")
    await chat.expect_text("Old?")
    steps = [say("ask", "New?", "answer"), hear("answer", "end"), say("end", "New end.")]
    source = {"subAccountId": SUB, "trigger": "inbound_chat_apps", "status": "enabled",
              "definition": {"name": "A journey", "steps": steps}}  # fmt: skip
    async with chat.pool.acquire() as conn, conn.transaction():
        await definitions.add_version(
            conn, "demo", definition, sub_account_id=SUB, trigger="inbound_chat_apps", status="enabled",
            name="A journey", source=json.dumps(source), created_by="test",
        )  # fmt: skip
        await directory.raise_epoch(conn, "demo")
    bob = chat.other("6598765432", "Bob")
    await bob.customer("hi")
    await bob.expect_text("New?")
    await chat.customer("yes")
    await chat.expect_text("Old end.")
    await bob.customer("yes")
    await bob.expect_text("New end.")
