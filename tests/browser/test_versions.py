"""The history of a journey in the browser: compared, brought back, noted; and two people at one journey."""

from __future__ import annotations

import time
from typing import Any

from playwright.async_api import Page, expect

from tests.browser.conftest import Screens
from tests.browser.drawing import Drawing, unaware
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.browser.versions_by_api import Journey, begin
from tests.process import ServerProcess


def reminder(greeting: str, *more: dict[str, Any]) -> list[dict[str, Any]]:
    """A journey that asks, waits and thanks."""
    wait = {
        "id": "answer",
        "stepType": "WaitForReply",
        "inputs": {
            "from": "{{data.payload.user.channelUserId}}",
            "channel": "whatsapp",
            "timeout": "0.02:00:00",
        },
        "selectNextStep": {"thanks": "{{step.reply != null}}"},
    }
    return [said("ask", greeting, "answer"), wait, said("thanks", "Thank you!"), *more]


def said(id_: str, text: str, following: str | None = None) -> dict[str, Any]:
    return {
        "id": id_,
        "stepType": "ChatAppsMessage",
        "inputs": {
            "subAccountId": "demo_chatapps",
            "user": {"msisdn": "{{data.payload.user.channelUserId}}"},
            "type": "text",
            "content": {"text": text},
        },
        "nextStepId": following,
    }


async def open_panel(screens: Screens, journey: Journey, **how: Any) -> Page:
    page = await screens.open(f"/journeys/{journey.id}/edit", **how)
    await page.locator(".step").first.wait_for()
    await page.get_by_role("button", name="Versions", exact=True).click()
    await page.get_by_role("complementary", name="Versions").get_by_role("listitem").first.wait_for()
    return page


async def test_who_has_published_can_say_at_once_what_changed(
    screens: Screens, web_server: ServerProcess
) -> None:
    journey = await begin(web_server, "Said at once")
    await journey.publish(reminder("Good day!"))
    page = await screens.open(f"/journeys/{journey.id}/edit")
    drawing = Drawing(page)
    await page.get_by_role("textbox", name="Name of the journey").fill("Said at once, again")
    await page.keyboard.press("Enter")
    await drawing.saved()
    await drawing.publish("no outcome fits")
    await page.get_by_role("button", name="Say what changed", exact=True).click()
    panel = page.get_by_role("complementary", name="Versions")
    await panel.get_by_role("button", name="Say what changed, version 2").click()
    await panel.get_by_label("What changed?").fill("A better name")
    await panel.get_by_role("button", name="Keep the note").click()
    await expect(panel.locator(".version-note")).to_have_text("A better name")


@SCHEMES
async def test_the_history_is_shown_compared_and_sound(
    screens: Screens, web_server: ServerProcess, scheme: str, picture
) -> None:
    journey = await begin(web_server, f"Reminder {scheme}")
    await journey.publish(reminder("Good day, are you coming?"), note="First try")
    await journey.publish(reminder("Good morning, are you coming?", said("bye", "See you!")))
    page = await open_panel(screens, journey, scheme=scheme)
    panel = page.get_by_role("complementary", name="Versions")
    await expect(panel.get_by_role("heading", level=3)).to_have_text(["Draft", "Version 2", "Version 1"])
    await expect(panel).to_contain_text("First try")
    await expect(panel).to_contain_text("by API key")
    await assert_sound(page)
    await panel.get_by_role("button", name="More about version 2").click()
    await page.get_by_role("menuitem", name="Compare with version 1").click()
    changes = page.get_by_role("complementary", name="What changed")
    await expect(changes).to_contain_text("1 step added · 1 step changed")
    await expect(changes.locator("del")).to_have_text("deleted day")
    await expect(changes.locator("ins")).to_have_text("inserted morning")
    await expect(page.locator(".step.change-added")).to_contain_text("Added")
    await expect(page.locator(".step.change-changed")).to_contain_text("Changed")
    await assert_sound(page)
    await picture(page, f"compare-{scheme}")
    await changes.get_by_role("button", name="Bye").press("Enter")
    await expect(page.locator(".step.sel")).to_contain_text("See you!")
    await page.get_by_role("button", name="Swap both sides").click()
    await expect(changes).to_contain_text("1 step removed")
    await expect(page.locator(".step.change-removed")).to_contain_text("Removed")
    await assert_sound(page)


async def test_a_version_is_brought_back_and_undo_takes_that_back(
    screens: Screens, web_server: ServerProcess
) -> None:
    journey = await begin(web_server, "Brought back")
    await journey.publish(reminder("Version one"))
    await journey.publish(reminder("Version two", said("bye", "See you!")))
    page = await open_panel(screens, journey)
    panel = page.get_by_role("complementary", name="Versions")
    await expect(page.locator(".step")).to_have_count(5)
    await panel.get_by_role("button", name="Restore this version").last.click()
    await expect(page.locator(".step")).to_have_count(4)
    await expect(page.locator(".step").filter(has_text="Ask")).to_contain_text("Version one")
    await expect(panel).to_contain_text("Not published yet")
    await page.get_by_role("button", name="Undo").click()
    await expect(page.locator(".step")).to_have_count(5)
    await page.get_by_role("button", name="Redo").click()
    await Drawing(page).saved()
    assert [step["id"] for step in (await journey.draft())["source"]["definition"]["steps"]] == [
        "ask",
        "answer",
        "thanks",
    ]


async def test_a_version_is_looked_at_alone_and_brought_back_from_there(
    screens: Screens, web_server: ServerProcess
) -> None:
    journey = await begin(web_server, "Looked at")
    await journey.publish(reminder("Version one"))
    await journey.publish(reminder("Version two"))
    page = await open_panel(screens, journey)
    await page.get_by_role("button", name="More about version 1").click()
    await page.get_by_role("menuitem", name="Look at it").click()
    await expect(page.locator(".step").filter(has_text="Ask")).to_contain_text("Version one")
    await expect(page.locator(".change-mark")).to_have_count(0)
    await page.get_by_role("link", name="Restore").click()
    await expect(page.get_by_text("The draft is as version 1 was.")).to_be_visible()
    await expect(page.locator(".step").filter(has_text="Ask")).to_contain_text("Version one")
    await Drawing(page).saved()


async def test_what_changed_is_said_afterwards(screens: Screens, web_server: ServerProcess) -> None:
    journey = await begin(web_server, "Noted")
    await journey.publish(reminder("Hello"))
    page = await open_panel(screens, journey)
    panel = page.get_by_role("complementary", name="Versions")
    await panel.get_by_role("button", name="Say what changed, version 1").click()
    await panel.get_by_label("What changed?").fill("A friendlier hello")
    await assert_sound(page)
    await panel.get_by_role("button", name="Keep the note").click()
    await expect(panel.locator(".version-note")).to_have_text("A friendlier hello")


async def test_a_journey_is_turned_off_and_on_while_it_is_drawn(
    screens: Screens, web_server: ServerProcess
) -> None:
    journey = await begin(web_server, "Switched")
    await journey.publish(reminder("Hello"))
    page = await open_panel(screens, journey)
    switch = page.get_by_role("complementary", name="Versions").get_by_role("switch")
    await switch.locator("xpath=..").click()
    await expect(switch).not_to_be_checked()
    await expect(page.get_by_role("heading", name="Version 2")).to_be_visible()
    await page.get_by_role("button", name="More", exact=True).click()
    await page.get_by_role("menuitem", name="Turn it on").click()
    await expect(switch).to_be_checked()
    await expect(page.get_by_role("heading", name="Version 3")).to_be_visible()


async def test_a_long_history_is_quick_and_comes_in_pages(
    screens: Screens, web_server: ServerProcess
) -> None:
    journey = await begin(web_server, "Long history")
    for number in range(1, 36):
        await journey.publish(reminder(f"Text of version {number}"))
    page = await open_panel(screens, journey)
    panel = page.get_by_role("complementary", name="Versions")
    await expect(panel.get_by_role("heading", level=3)).to_have_count(31)
    await panel.get_by_role("button", name="Show older versions").click()
    await expect(panel.get_by_role("heading", level=3)).to_have_count(36)
    started = time.monotonic()
    await page.goto(f"{screens.url}/journeys/{journey.id}/compare?from=1&to=35")
    await expect(page.locator(".step.change-changed")).to_have_count(1)
    assert time.monotonic() - started < 10
    await page.get_by_role("combobox", name="From").click()
    await expect(page.get_by_role("option")).to_have_count(37)
    await page.get_by_role("option", name="Version 20").click()
    await expect(page.get_by_role("complementary", name="What changed")).to_contain_text("20")


async def test_what_another_person_saves_appears_by_itself(
    screens: Screens, web_server: ServerProcess
) -> None:
    journey = await begin(web_server, "Watched")
    await journey.publish(reminder("Hello"))
    page = await screens.open(f"/journeys/{journey.id}/edit")
    await page.locator(".step").first.wait_for()
    await journey.save(reminder("Hello from Noah"))
    await expect(page.locator(".step").filter(has_text="Ask")).to_contain_text("Hello from Noah")
    await expect(page.get_by_text("has changed this journey. You see the newest now.")).to_be_visible()
    await journey.publish(reminder("Hello from Noah", said("bye", "Bye")))
    await expect(page.locator(".step")).to_have_count(5)
    await expect(page.get_by_text("Draft of version 2")).to_be_visible()


async def two_at_once(screens: Screens, journey: Journey) -> Page:
    """A page on which something was drawn, while somebody else has saved something else."""
    page = await screens.open(f"/journeys/{journey.id}/edit")
    await page.locator(".step").first.wait_for()
    await unaware(page)
    await journey.save(reminder("Hello from Noah"))
    await Drawing(page).add("Message", "mine")
    await expect(
        page.get_by_role("alert").filter(has_text="API key has changed this journey")
    ).to_be_visible()
    for _ in range(250):
        if (
            screens.complaints
        ):  # the browser notes the 409 in its console, sometimes later than the page shows it
            break
        await page.wait_for_timeout(20)
    screens.complaints.clear()
    return page


async def test_of_two_who_draw_at_once_the_second_sees_both_changes_and_keeps_hers_as_a_copy(
    screens: Screens, web_server: ServerProcess, picture
) -> None:
    journey = await begin(web_server, "At once")
    await journey.publish(reminder("Hello"))
    page = await two_at_once(screens, journey)
    await page.get_by_role("button", name="See what changed").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("region")).to_have_count(0)
    sides = dialog.locator(".conflict-sides > section")
    await expect(sides.first).to_contain_text("What API key changed")
    await expect(sides.first).to_contain_text("from Noah")
    await expect(sides.last).to_contain_text("What you changed")
    await expect(sides.last).to_contain_text("Mine")
    await assert_sound(page)
    await picture(page, "conflict")
    await dialog.get_by_role("button", name="Keep mine as a copy").click()
    await expect(page.get_by_label("Name of the journey")).to_have_value("At once (my copy)")
    await expect(page.locator(".step .title").get_by_text("Mine", exact=True)).to_be_visible()
    theirs = (await journey.draft())["source"]["definition"]["steps"]
    assert (len(theirs), theirs[0]["inputs"]["content"]["text"]) == (3, "Hello from Noah")


async def test_or_she_takes_theirs(screens: Screens, web_server: ServerProcess) -> None:
    journey = await begin(web_server, "Theirs")
    await journey.publish(reminder("Hello"))
    page = await two_at_once(screens, journey)
    await page.get_by_role("alert").get_by_role("button", name="Load theirs").click()
    await expect(page.locator(".step").filter(has_text="Ask")).to_contain_text("Hello from Noah")
    await expect(page.locator(".step")).to_have_count(4)
