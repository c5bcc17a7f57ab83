"""Some of the gallery's journeys, chatted through with the real runtime, the simulator and the real backend."""

from __future__ import annotations

import json
import re

from chatwright import gallery
from tests.scenarios.chat import SUB, Chat


async def use(chat: Chat, entry_id: str) -> None:
    """Publish a journey of the gallery, bound to the backend of the chat."""
    entry = gallery.find(entry_id)
    assert entry
    source = entry.bound(name=entry.title, sub_account_id=SUB, backend_url=chat.backend_url)
    await chat.publish(raw=json.dumps(source), trigger=entry.definition.trigger.value)


async def test_a_score_a_reason_and_thanks(chat: Chat) -> None:
    await use(chat, "nps_survey")
    await chat.customer("survey")
    await chat.expect_text_like("One question, ten seconds.*")
    await chat.customer("9")
    await chat.expect_text("A 9, wonderful! What do you like most about us?")
    await chat.customer("Mia's patience")
    await chat.expect_text_like("Thank you 🙏.*")
    await chat.expect_complete()
    data = json.loads((await chat.instance())["state"])["data"]
    assert (data["score"], data["reason"]) == (9, "Mia's patience")


async def test_an_order_of_the_backend_is_found_and_another_one_is_not(chat: Chat) -> None:
    await use(chat, "order_tracking")
    await chat.customer("track 1002")
    await chat.expect_text("🚚 Order 1002 is on its way with SwiftPost. It should be with you in two days.")
    await chat.expect_buttons("Is there anything else?", ["Another order", "Talk to somebody", "That's all"])
    await chat.customer("7777")
    await chat.expect_buttons(
        "We have no order 7777. Perhaps a digit got lost?", ["Try again", "Talk to somebody"]
    )
    await chat.taps("Talk to somebody")
    await chat.expect_text_like("Let's look at this together.*")
    await chat.expect_complete()
    assert await chat.pool.fetchval("select count(*) from handovers") == 1


async def test_questions_go_round_until_the_customer_has_gone(chat: Chat) -> None:
    await use(chat, "faq_menu")
    await chat.customer("a question")
    titles = await chat.expect_list("What would you like to know?")
    assert titles[-2:] == ["More questions …", "Ask a person"]
    await chat.taps("More questions …")
    await chat.expect_list("More that people ask us:")
    await chat.taps("Back")
    await chat.expect_list("What would you like to know?")
    await chat.taps("Parking")
    await chat.expect_text_like("There are ten free places.*")
    await chat.expect_buttons("Did that help?", ["Another question", "Ask a person", "Yes, thank you"])
    await chat.clock.advance(hours=1)
    await chat.expect_text_like("Glad to help.*")
    await chat.expect_complete()


async def test_an_unreachable_system_hands_over_to_a_person(chat: Chat) -> None:
    await use(chat, "visit_feedback")
    await chat.customer("feedback")
    await chat.expect_buttons(
        "Thank you for taking the time. What would you like to tell us?",
        ["Something good", "A problem", "An idea"],
    )
    await chat.taps("An idea")
    await chat.expect_text_like("We're listening.*")
    await chat.customer("A bench outside")
    await chat.expect_buttons("Thank you. Would you like to add a photo? Just send it here.", ["No photo"])
    await chat.taps("No photo")
    await chat.expect_text_like("Thank you! We have your words.*")
    await chat.expect_complete()


async def test_the_window_is_still_open_when_the_last_words_come(chat: Chat) -> None:
    await use(chat, "lead_capture")
    await chat.customer("quote")
    await chat.expect_buttons(
        "Thank you for thinking of us! Three short questions, then we know how to help.\n"
        "What are you looking for?",
        ["Something new", "Improve what I have", "Just looking"],
    )
    await chat.taps("Just looking")
    await chat.expect_text_like("Then have a look around first.*")
    await chat.clock.advance(hours=20)
    await chat.expect_buttons(
        "Did you have a look at the guide? If you have a question, we're happy to answer it.",
        ["I have a question", "Not now"],
    )
    await chat.clock.advance(hours=2)
    await chat.expect_text_like(re.escape("All right. Write “quote”") + ".*")
    await chat.expect_complete()
    states = await chat.pool.fetch("select state from messages where direction = 'outbound'")
    assert "undelivered" not in {row["state"] for row in states}
