"""The provider's Google Calendar tutorial, with only its backend and subaccount rebound."""

from __future__ import annotations

import pytest

from tests.paths import SHARED
from tests.scenarios.chat import SUB, Chat

EXPORT = SHARED / "data" / "definitions" / "google-calendar-chat-bot.json"
WELCOME = (
    "Welcome to 8x8's WhatsApp - Google Calendar Demo. This demo will schedule a Google Calendar event with one "
    "of our specialists through WhatsApp.\n\n"
    "Please choose from the following options:\n1) Schedule a 1 hour meeting\n2) Exit"
)


@pytest.fixture
async def tutorial(chat: Chat) -> Chat:
    """Ann's phone; the tutorial's definition is published."""
    source = EXPORT.read_text()
    assert source.count("https://rsunga.ngrok.io") == 4
    await chat.publish(
        raw=source.replace("https://rsunga.ngrok.io", chat.backend_url).replace(
            "InternalDemoCPaaS_ChatApps", SUB
        )
    )
    return chat


async def test_a_meeting_is_scheduled(tutorial: Chat) -> None:
    chat = tutorial
    await chat.customer("RSGoogleCalendarDemo")
    await chat.expect_text(WELCOME)
    await chat.customer("1")
    await chat.expect_text("Please enter your email address:")
    await chat.customer("ann@example.com")
    offer = await chat.expect_text_like(
        r"Here are the available timeslots\. Please enter the number for the option you would like to book\. \n"
        r"Option 1: (?P<first>.+)\nOption 2: (?P<second>.+)\nOption 3: .+\nOption 4: Exit Scheduling"
    )
    await chat.customer("2")
    said = await chat.expect_text_like(".+")
    await chat.expect_complete()
    row = await chat.pool.fetchrow("select customer, starts_at from bookings")
    assert row["customer"] == "ann@example.com"
    assert f"{row['starts_at']:%A}" in offer["second"]
    assert "meeting" in said.group(0).lower() or "event" in said.group(0).lower()


async def test_the_customer_leaves(tutorial: Chat) -> None:
    await tutorial.customer("RSGoogleCalendarDemo")
    await tutorial.expect_text(WELCOME)
    await tutorial.customer("2")
    await tutorial.expect_text("Goodbye!")
    await tutorial.expect_complete()


async def test_the_customer_does_not_answer(tutorial: Chat) -> None:
    await tutorial.customer("RSGoogleCalendarDemo")
    await tutorial.expect_text(WELCOME)
    await tutorial.clock.advance(minutes=2)
    await tutorial.expect_text("No Reply Detected within the allotted time, please try again.")
    await tutorial.expect_complete()
