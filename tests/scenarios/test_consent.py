"""People who opt out and in again, over the runtime and the simulator (messaging.md section 17)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from chatwright.channels.port import Receipt
from chatwright.channels.provider_events import PreferenceChanged, Told
from chatwright.messages.consent import ConsentSettings
from chatwright.messages.consent_settings import dump_settings
from chatwright.runtime.outbox import NewMessage
from chatwright.store import consent as store
from chatwright.store import directory, identities
from tests.scenarios.chat import ACCOUNT, SUB, Chat
from tests.scenarios.test_steps import hear, reply, say

STOPPED = "You're unsubscribed: we only write when you write to us. Reply START to hear from us again."
STARTED = "Welcome back: you'll hear from us again. Reply STOP whenever you've had enough."


async def set_consent(chat: Chat, settings: ConsentSettings) -> None:
    async with chat.pool.acquire() as conn, conn.transaction():
        await store.write_settings(conn, ACCOUNT, dump_settings(settings))
        await directory.raise_epoch(conn, ACCOUNT)


async def template(chat: Chat, name: str, category: str) -> None:
    now = datetime.now(UTC)
    await chat.pool.execute(
        "insert into templates (account_id, sub_account_id, name, language, category, components, status, "
        "created_at, updated_at) values ($1, $2, $3, 'en', $4, $5, 'APPROVED', $6, $6)",
        ACCOUNT,
        SUB,
        name,
        category,
        json.dumps([{"type": "BODY", "text": f"Words of {name}"}]),
        now,
    )


async def send(chat: Chat, type_: str, content: dict[str, Any], to: str | None = None) -> dict[str, Any]:
    """Send outside of journeys; answers the message as it is in the end."""
    message = NewMessage(
        sub_account_id=SUB, channel="whatsapp", address=to or chat.msisdn, type=type_, content=content
    )
    (written,) = await chat.runtime.send(ACCOUNT, [message])
    await chat.settled()
    row = await chat.pool.fetchrow("select * from messages where umid = $1", written.umid)
    assert row is not None
    return dict(row)


async def send_template(chat: Chat, name: str, to: str | None = None) -> dict[str, Any]:
    return await send(chat, "template", {"template": {"name": name, "language": "en", "components": []}}, to)


def error_of(row: dict[str, Any]) -> int | None:
    return json.loads(row["error"])["code"] if row["error"] else None


async def log_of(chat: Chat) -> list[tuple[str, str, str, bool]]:
    rows = await store.log(chat.pool, ACCOUNT, None, None, 50)
    return [(row.choice, row.source, row.wording, row.changed) for row in reversed(rows)]


async def ask_name(chat: Chat, timeout: str = "0.01:00:00") -> None:
    await chat.publish(
        say("ask", "What's your name?", "wait"),
        hear("wait", "thanks", timeout, outputs=reply("name")),
        say("thanks", "Thanks, {{data.name}}!"),
    )


async def test_r_opt_1_a_word_in_the_middle_of_a_journey_is_heard_before_it(chat: Chat) -> None:
    """Acceptance 11: it is stored and opens the window, and the journey goes on waiting."""
    await ask_name(chat, timeout="3.00:00:00")
    await chat.customer("hi")
    await chat.expect_text("What's your name?")
    await chat.clock.advance(hours=30)
    await chat.customer("Stop!")
    await chat.expect_text(STOPPED)
    assert await chat.status() == "Runnable"
    await chat.customer("Ann")
    await chat.expect_text("Thanks, Ann!")
    await chat.expect_complete()
    assert await log_of(chat) == [("stop", "word", "Stop!", True)]
    stored = await chat.pool.fetchval("select count(*) from messages where direction = 'inbound'")
    assert stored == 3


async def test_r_opt_1_a_word_starts_no_journey(chat: Chat) -> None:
    await ask_name(chat)
    await chat.customer("UNSUBSCRIBE")
    await chat.expect_text(STOPPED)
    await chat.expect_silence()
    assert await chat.pool.fetchval("select count(*) from instances") == 0


async def test_r_opt_1_the_same_words_in_a_sentence_do(chat: Chat) -> None:
    await ask_name(chat)
    await chat.customer("please stop by")
    await chat.expect_text("What's your name?")
    assert await log_of(chat) == []


async def test_r_opt_3_it_is_confirmed_once(chat: Chat) -> None:
    await chat.customer("stop")
    await chat.expect_text(STOPPED)
    await chat.customer("STOP")
    await chat.expect_silence()
    assert [changed for *_, changed in await log_of(chat)] == [True, False]


async def test_r_opt_3_in_the_persons_language_with_the_accounts_text(chat: Chat) -> None:
    await chat.customer("baja")
    await chat.expect_text_like("Te has dado de baja.*")
    omar = chat.other("971501234567", "Omar")
    await omar.customer("STOP")
    await omar.expect_text_like("تم إلغاء اشتراكك.*")


async def test_r_opt_5_start_opts_in_again(chat: Chat) -> None:
    await template(chat, "order", "UTILITY")
    await ask_name(chat)
    await chat.customer("stop")
    await chat.expect_text(STOPPED)
    assert (await send_template(chat, "order"))["state"] == "undelivered"
    await chat.customer("Start")
    await chat.expect_text(STARTED)
    await chat.expect_silence()
    assert (await send_template(chat, "order"))["state"] == "delivered"
    assert await log_of(chat) == [("stop", "word", "stop", True), ("start", "word", "Start", True)]


async def test_r_opt_5_start_is_a_message_like_any_other_for_everybody_else(chat: Chat) -> None:
    await ask_name(chat)
    await chat.customer("START")
    await chat.expect_text("What's your name?")
    await chat.customer("start")
    await chat.expect_text("Thanks, start!")


@pytest.mark.parametrize(
    ("scope", "states"),
    [
        ("all", {"offer": ("undelivered", 15), "order": ("undelivered", 15)}),
        ("marketing", {"offer": ("undelivered", 1051), "order": ("delivered", None)}),
    ],
)
async def test_r_opt_4_templates_are_held_back_when_they_are_handed_over(
    chat: Chat, scope: Any, states: dict[str, tuple[str, int | None]]
) -> None:
    await template(chat, "offer", "MARKETING")
    await template(chat, "order", "UTILITY")
    await set_consent(chat, ConsentSettings(scope=scope))
    await chat.customer("stop")
    await chat.expect_text(STOPPED)
    for name, expected in states.items():
        row = await send_template(chat, name)
        assert (row["state"], error_of(row)) == expected
        assert expected[0] == "delivered" or row["detail"] == "rejected_by_operator"


async def test_r_opt_4_replies_in_the_open_window_go_out(chat: Chat) -> None:
    await ask_name(chat)
    await chat.customer("stop")
    await chat.expect_text(STOPPED)
    await chat.customer("hello?")
    await chat.expect_text("What's your name?")
    assert (await send(chat, "text", {"text": "an agent answers"}))["state"] == "delivered"
    await chat.clock.advance(hours=25)
    late = await send(chat, "text", {"text": "too late"})
    assert (late["state"], error_of(late)) == ("undelivered", 1022)


async def test_r_opt_4_a_journeys_template_is_held_back_and_the_journey_goes_on(chat: Chat) -> None:
    await template(chat, "order", "UTILITY")
    inputs = {
        "subAccountId": SUB,
        "user": {"msisdn": "{{data.payload.user.msisdn}}"},
        "type": "template",
        "content": {"template": {"name": "order", "language": "en", "components": []}},
    }
    await chat.publish(
        {"id": "offer", "stepType": "ChatAppsMessage", "inputs": inputs, "nextStepId": "bye"},
        say("bye", "Bye"),
    )
    async with chat.pool.acquire() as conn:
        await store.stop(conn, ACCOUNT, chat.msisdn, "all", "by_hand", "on the phone", datetime.now(UTC))
    await chat.customer("hi")
    await chat.expect_text("Bye")
    await chat.expect_complete()
    assert await chat.pool.fetchval("select state from messages where type = 'template'") == "undelivered"


async def test_r_opt_4_who_opted_out_before_any_conversation_is_known_in_the_first_one(chat: Chat) -> None:
    await template(chat, "order", "UTILITY")
    async with chat.pool.acquire() as conn:
        await store.stop(conn, ACCOUNT, "6598765432", "all", "import", "", datetime.now(UTC))
    assert (await send_template(chat, "order", to="6598765432"))["state"] == "undelivered"
    assert (await send_template(chat, "order"))["state"] == "delivered"


async def test_whatsapps_own_setting_ends_marketing_only_and_a_word_reaches_further(chat: Chat) -> None:
    """[R-OPT-5] 131050 and `user_preferences: stop`."""
    ann, now = chat.msisdn, datetime.now(UTC)
    async with chat.pool.acquire() as conn:
        assert await store.stop(conn, ACCOUNT, ann, "marketing", "whatsapp", "stop", now)
        assert not await store.stop(conn, ACCOUNT, ann, "marketing", "receipt", "131050", now)
        assert await store.stop(conn, ACCOUNT, ann, "all", "word", "STOP", now)
        assert not await store.stop(conn, ACCOUNT, ann, "marketing", "whatsapp", "stop", now)
        assert not await store.start(conn, ACCOUNT, ann, "whatsapp", "resume", now, scope="marketing"), (
            "WhatsApp's setting does not undo a word"
        )
        found = await store.find(conn, ACCOUNT, ann)
        assert found is not None and (found.scope, found.source) == ("all", "word")
        assert await store.start(conn, ACCOUNT, ann, "word", "START", now)
    assert len(await log_of(chat)) == 6


async def test_a_person_is_known_by_number_and_by_business_scoped_id(chat: Chat) -> None:
    ann, bsuid, now = chat.msisdn, "SG.abcDEF123", datetime.now(UTC)
    await template(chat, "order", "UTILITY")
    async with chat.pool.acquire() as conn:
        await store.stop(conn, ACCOUNT, ann, "all", "word", "STOP", now, bsuid=bsuid)
        by_id = await store.find(conn, ACCOUNT, bsuid)
        assert by_id is not None and (by_id.address, by_id.bsuid) == (ann, bsuid)
        assert [row.address for row in await store.search(conn, ACCOUNT, "", None, 9)] == [ann]
    for address in (ann, bsuid):
        assert (await send_template(chat, "order", to=address))["state"] == "undelivered"
    async with chat.pool.acquire() as conn:
        assert await store.start(conn, ACCOUNT, bsuid, "word", "START", now)
    for address in (ann, bsuid):
        assert (await send_template(chat, "order", to=address))["state"] == "delivered"


async def test_r_opt_5_a_receipt_of_131050_stops_marketing(chat: Chat) -> None:
    await template(chat, "offer", "MARKETING")
    await template(chat, "order", "UTILITY")
    row = await send_template(chat, "offer")
    await chat.pool.execute("update messages set state = 'sent', detail = null")
    receipt = Receipt(
        sub_account_id=SUB,
        client_message_id=row["umid"],
        provider_id=None,
        state="undelivered",
        detail="rejected_by_operator",
        error={"code": 1051, "message": "User's stop to marketing messages"},
        timestamp=datetime.now(UTC),
    )
    assert await chat.runtime.receive_receipt(receipt, ACCOUNT)
    assert (await send_template(chat, "offer"))["state"] == "undelivered"
    assert (await send_template(chat, "order"))["state"] == "delivered"
    assert await log_of(chat) == [("stop", "receipt", "User's stop to marketing messages", True)]


async def test_r_opt_5_whatsapps_own_setting_is_heard_from_the_provider(chat: Chat) -> None:
    await template(chat, "offer", "MARKETING")
    for wants, state in ((False, "undelivered"), (True, "delivered")):
        event = PreferenceChanged(
            addresses=(chat.msisdn, "SG.abc"), wants=wants, wording="from the chat", at=datetime.now(UTC)
        )
        told = Told(id=f"event-{wants}", kind="user_preferences", event=event, raw={})
        await chat.runtime.hear(told, ACCOUNT, SUB)
        for address in (chat.msisdn, "SG.abc"):
            assert (await send_template(chat, "offer", to=address))["state"] == state


async def test_an_opt_out_goes_along_when_a_person_is_known_by_a_number(chat: Chat) -> None:
    await template(chat, "order", "UTILITY")
    bsuid, now = "SG.abcDEF123", datetime.now(UTC)
    async with chat.pool.acquire() as conn, conn.transaction():
        await store.stop(conn, ACCOUNT, bsuid, "all", "word", "STOP", now)
        await identities.move(conn, ACCOUNT, bsuid, chat.msisdn)
        assert [(row.address, row.bsuid) for row in await store.search(conn, ACCOUNT, "", None, 9)] == [
            (chat.msisdn, bsuid)
        ]
        await identities.move(conn, ACCOUNT, chat.msisdn, "6598765432")
    assert (await send_template(chat, "order", to="6598765432"))["state"] == "undelivered"
    assert (await send_template(chat, "order", to=bsuid))["state"] == "undelivered"
    assert (await send_template(chat, "order"))["state"] == "delivered", "the number is another's now"


async def test_nobody_can_change_the_log(chat: Chat) -> None:
    await chat.customer("stop")
    for statement in ("update consent_log set wording = 'yes please'", "delete from consent_log"):
        with pytest.raises(Exception, match="proof"):
            await chat.pool.execute(statement)


async def test_a_journey_that_is_set_to_answer_hears_the_word_instead(chat: Chat) -> None:
    journey = await chat.publish(say("bye", "Sorry to see you go, {{data.payload.user.name}}."))
    await set_consent(chat, ConsentSettings(journey_id=str(journey)))
    await ask_name(chat)
    await chat.customer("stop")
    await chat.expect_text("Sorry to see you go, Ann.")
    await chat.expect_silence()
    assert [choice for choice, *_ in await log_of(chat)] == ["stop"]


async def test_a_journey_that_listens_always_hears_the_word_too(chat: Chat) -> None:
    journey = await chat.publish(say("note", "Noted."))
    await chat.pool.execute(
        "update definition_versions set listens_always = true where definition_id = $1", journey
    )
    async with chat.pool.acquire() as conn:
        await directory.raise_epoch(conn, ACCOUNT)
    await chat.customer("stop")
    await chat.expect_text(STOPPED)
    await chat.expect_text("Noted.")


async def test_nothing_is_confirmed_when_the_account_wants_silence(chat: Chat) -> None:
    await set_consent(chat, ConsentSettings(confirms=False))
    await chat.customer("stop")
    await chat.expect_silence()
    assert len(await log_of(chat)) == 1


async def test_words_that_are_switched_off_are_messages_like_any_other(chat: Chat) -> None:
    await ask_name(chat)
    await set_consent(chat, ConsentSettings(enabled=False))
    await chat.customer("stop")
    await chat.expect_text("What's your name?")


async def test_an_sms_is_no_word(chat: Chat) -> None:
    await chat.texts("STOP")
    assert await log_of(chat) == []
