"""Broadcasts: from the template over the list and its values to the start, and what became of it."""

from __future__ import annotations

import re
import uuid

from playwright.async_api import Page, expect

from tests.browser.conftest import Screens
from tests.browser.test_languages import choose_arabic
from tests.browser.test_screens import SCHEMES, assert_sound

LIST = "Name,Mobile,What,Day\nAnn,+65 9000 7001,check-up,Monday\nBen,90007002,filling,Tuesday\n"
MORE = "Ann,+6590007001,check-up,Monday\nCem,12,check-up,Friday\n,+65 9000 7003,cleaning,Friday\n"


async def begun(page: Page, name: str) -> None:
    """The first step: name and template."""
    await page.get_by_role("link", name="New broadcast").click()
    await page.get_by_label("Name").fill(name)
    await page.get_by_role("combobox", name="Template").click()
    await page.get_by_role("option", name=re.compile("appointment_reminder · English")).click()
    await page.get_by_role("button", name="Next").click()


async def listed(page: Page) -> None:
    """The second step: a file, looked at before it is taken."""
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name="Choose a file").click()
    await (await chooser.value).set_files(
        {"name": "monday.csv", "mimeType": "text/csv", "buffer": (LIST + MORE).encode()}
    )
    await expect(page.get_by_role("columnheader", name="Mobile (phone number)")).to_be_visible()
    await page.get_by_role("combobox", name="Country").fill("Singap")
    await page.get_by_role("option", name="Singapore").click()
    await page.get_by_role("button", name="Take this list").click()


@SCHEMES
async def test_a_list_of_people_gets_a_template_with_their_own_words(
    screens: Screens, scheme: str, picture
) -> None:
    name = f"Reminders {uuid.uuid4().hex[:6]}"
    page = await screens.open("/broadcasts", scheme=scheme)
    await page.get_by_role("heading", name="Broadcasts").wait_for()
    await assert_sound(page)
    await begun(page, name)
    await page.get_by_role("heading", name=name).wait_for()
    await assert_sound(page)
    await listed(page)
    status = page.get_by_role("status").filter(has_text="on the list")
    await expect(status).to_contain_text("3 people are on the list")
    await expect(status).to_contain_text("1 row was left out because its number had come before.")
    await page.get_by_text("Show which rows, and why").click()
    await expect(page.get_by_text("is too short for a phone number")).to_be_visible()
    await expect(page.get_by_role("cell", name="+6590007002")).to_be_visible()
    await assert_sound(page)
    await picture(page, f"broadcast-list-{scheme}")
    await page.get_by_role("button", name="Next", exact=True).click()

    phone = page.get_by_role("region", name="How the customer sees it")
    await expect(phone).to_contain_text("Hi Ann, your check-up at Harbour Dental is on Monday")
    await page.get_by_label("When the cell is empty").first.fill("there")
    aside = page.get_by_role("complementary")
    await aside.get_by_role("button", name="Next").click()
    await aside.get_by_role("button", name="Next").click()
    await expect(phone).to_contain_text("Hi there, your cleaning at Harbour Dental is on Friday")
    await assert_sound(page)
    await picture(page, f"broadcast-message-{scheme}")
    await page.locator("form").get_by_role("button", name="Next").click()

    await expect(page.get_by_role("status").filter(has_text="Goes to")).to_contain_text("Goes to 3 people")
    await assert_sound(page)
    await page.get_by_role("button", name="Send to 3 people").click()
    await expect(page.get_by_text("Finished")).to_be_visible(timeout=20_000)
    await expect(page.get_by_role("definition").first).to_have_text("3")
    await expect(page.get_by_role("row").filter(has_text="+6590007003")).to_be_visible()
    await assert_sound(page)
    await picture(page, f"broadcast-done-{scheme}")
    await page.get_by_role("combobox", name="State").click()
    await page.get_by_role("option", name="Failed").click()
    await expect(page.get_by_text("Nobody here")).to_be_visible()


async def test_it_is_scheduled_put_back_and_discarded(screens: Screens) -> None:
    name = f"Later {uuid.uuid4().hex[:6]}"
    page = await screens.open("/broadcasts")
    await begun(page, name)
    await page.get_by_label("Or paste a list").fill(LIST)
    await page.get_by_role("button", name="Take this list").click()
    await page.get_by_role("button", name="Next", exact=True).click()
    await page.locator("form").get_by_role("button", name="Next").click()
    await page.get_by_label("At a time").check()
    at = await page.evaluate("new Date(Date.now() + 86400000 * 3).toISOString().slice(0, 11) + '09:30'")
    await page.get_by_label("Date and time").fill(at)
    await page.get_by_role("button", name="Schedule for").click()
    await expect(page.get_by_role("status").filter(has_text="Starts on")).to_contain_text("9:30 AM")
    await assert_sound(page)
    await page.get_by_role("button", name="Back to draft").click()
    await page.get_by_role("button", name="Discard draft").click()
    await page.get_by_role("heading", name="Broadcasts").wait_for()
    await expect(page.get_by_role("link", name=name)).to_be_hidden()


async def test_it_reads_from_right_to_left(screens: Screens) -> None:
    page = await screens.open("/broadcasts")
    await choose_arabic(page)
    await page.get_by_role("heading", name="الحملات").wait_for()
    await assert_sound(page)
