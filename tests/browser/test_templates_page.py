"""The page of templates: one is written, submitted, reviewed, tried on a phone, changed and deleted."""

from __future__ import annotations

import re
import uuid

from playwright.async_api import Page, expect

from tests.browser.conftest import Screens
from tests.browser.test_screens import SCHEMES, assert_sound


async def written(page: Page, name: str, end: str = " at our clinic, as you asked for in {name}.") -> None:
    """Fill in a reminder with two variables."""
    await page.get_by_role("button", name="Write a template").click()
    await page.get_by_label("Name").fill(name)
    text = page.get_by_role("textbox", name="Text", exact=True)
    await text.click()
    await page.keyboard.type("Hi ")
    await page.get_by_role("button", name="Add a variable").click()
    await page.keyboard.type(", your visit is on ")
    await page.get_by_role("button", name="Add a variable").click()
    await page.keyboard.type(end.format(name=name))
    await page.get_by_label("Sample for variable 1 of Text").fill("Ann")
    await page.get_by_label("Sample for variable 2 of Text").fill("Monday")
    await expect(text.locator(".chip")).to_have_text(["1: Ann", "2: Monday"])


async def submitted(page: Page, name: str) -> None:
    """Submit it, and be back at the list."""
    await page.get_by_role("button", name="Submit for review").click()
    await expect(page.get_by_role("row").filter(has_text=name)).to_contain_text("In review")


def fresh() -> str:
    return f"visit_{uuid.uuid4().hex[:8]}"


@SCHEMES
async def test_a_template_is_written_and_submitted(screens: Screens, scheme: str, picture) -> None:
    name = fresh()
    page = await screens.open("/templates", scheme=scheme)
    await expect(page.get_by_role("row").filter(has_text="appointment_reminder")).to_contain_text("Approved")
    await assert_sound(page)
    await written(page, name)
    phone = page.get_by_role("region", name="How the customer sees it")
    await expect(phone).to_contain_text("Hi Ann, your visit is on Monday at our clinic")
    await page.get_by_role("button", name="Add a button").click()
    await page.get_by_role("menuitem", name="Quick reply").click()
    await page.get_by_label("Words on the button").fill("x" * 26)
    await expect(page.get_by_text("26 characters")).to_be_visible()
    await page.get_by_label("Words on the button").fill("I will come")
    await expect(phone.get_by_role("button", name="I will come")).to_be_visible()
    await expect(page.get_by_text("The simulator's review will approve it")).to_be_visible()
    await assert_sound(page)
    await picture(page, f"template-writing-{scheme}")
    await submitted(page, name)
    await assert_sound(page)
    await picture(page, f"templates-{scheme}")


@SCHEMES
async def test_a_draft_is_kept_and_gone_on_with(screens: Screens, scheme: str) -> None:
    name = fresh()
    page = await screens.open("/templates", scheme=scheme)
    await written(page, name)
    await expect(page.get_by_text("Saved as a draft")).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("Name")).to_have_value(name)
    await page.get_by_role("button", name="Go on later").click()
    row = page.get_by_role("row").filter(has_text=name)
    await expect(row).to_contain_text("Draft")
    await row.get_by_role("button").click()
    await submitted(page, name)
    await expect(page.get_by_role("row").filter(has_text=name)).to_have_count(1)


async def test_what_is_missing_is_told_when_it_is_submitted(screens: Screens) -> None:
    page = await screens.open("/templates?write=new")
    name = page.get_by_label("Name")
    await expect(name).not_to_have_attribute("aria-invalid", "true")
    await expect(page.get_by_role("region", name="How the customer sees it")).to_be_visible()
    await page.get_by_role("button", name="Submit for review").click()
    await expect(name).to_have_attribute("aria-invalid", "true")
    await expect(page.get_by_text(re.compile("things are to be put right"))).to_be_visible()
    await assert_sound(page)


async def test_the_review_is_forecast_and_does_what_it_said(screens: Screens) -> None:
    name = fresh()
    page = await screens.open("/templates")
    await written(page, name, " at our summer sale {name}.")
    await expect(page.get_by_text("The review will make it Marketing")).to_be_visible()
    await submitted(page, name)
    await page.get_by_role("button", name=name).click()
    drawer = page.get_by_role("dialog")
    await drawer.get_by_role("combobox", name="Decision of the reviewers").click()
    await page.get_by_role("option", name="Rejected").click()
    await drawer.get_by_label("What should be done (optional)").fill("Say which clinic it is.")
    await drawer.get_by_role("button", name="Decide").click()
    await expect(drawer.locator("dl").get_by_text("Say which clinic it is.")).to_be_visible()
    await expect(drawer.get_by_role("button", name="Send to a phone")).to_be_disabled()
    await assert_sound(page)
    await drawer.get_by_role("button", name="Appeal").click()
    await expect(drawer.locator(".t-chip", has_text="In appeal").first).to_be_visible()


async def test_a_template_is_tried_rated_and_paused(screens: Screens, picture) -> None:
    name = fresh()
    page = await screens.open("/templates")
    await written(page, name)
    await submitted(page, name)
    await page.get_by_role("button", name=name).click()
    drawer = page.get_by_role("dialog", name=name)
    await drawer.get_by_role("button", name="Decide").click()
    await drawer.get_by_role("button", name="Send to a phone").click()
    test = page.get_by_role("dialog", name=f"Send “{name}” to a phone")
    await test.get_by_label("Text: 1").fill("Ben")
    await assert_sound(page)
    await test.get_by_role("button", name="Send").click()
    await expect(page.get_by_text("Sent to +6591234567")).to_be_visible()
    await drawer.get_by_role("button", name="Low").click()
    await expect(drawer.locator(".t-chip", has_text="Paused").first).to_be_visible()
    await expect(drawer.get_by_text(re.compile("The pause ends"))).to_be_visible()
    await picture(page, "template-paused")


async def test_a_new_version_a_language_and_a_deletion(screens: Screens) -> None:
    name = fresh()
    page = await screens.open("/templates")
    await written(page, name)
    await submitted(page, name)
    await page.get_by_role("button", name=name).click()
    await page.get_by_role("button", name="New version").click()
    await expect(page.get_by_label("Name")).to_have_value(f"{name}_v2")
    await page.get_by_role("button", name="Go on later").click()
    await page.get_by_role("row").filter(has_text="In review").get_by_role("button", name=name).click()
    await page.get_by_role("button", name="Add a language").click()
    await expect(page.get_by_role("combobox", name="Language of the text")).to_have_value("Arabic (ar)")
    await page.get_by_role("button", name="Go on later").click()
    await page.get_by_role("row").filter(has_text="In review").get_by_role("button", name=name).click()
    await page.get_by_role("button", name="Delete", exact=True).click()
    dialog = page.get_by_role("dialog", name=f"Delete “{name}”?")
    await expect(dialog).to_contain_text("blocks the name for 30 days")
    await dialog.get_by_role("button", name="Delete it").click()
    await expect(page.get_by_text(f"“{name}” is deleted.")).to_be_visible()


async def test_cards_are_all_alike(screens: Screens) -> None:
    page = await screens.open("/templates?write=new")
    await page.get_by_role("radio", name="Marketing").click()
    await page.get_by_text("Cards to swipe").click()
    first, second = (page.get_by_role("group", name=f"Card {number}", exact=True) for number in (1, 2))
    await first.get_by_role("combobox", name="Above the text").click()
    await page.get_by_role("option", name="Video").click()
    await expect(second.get_by_role("combobox", name="Above the text")).to_have_value("Video")
    await page.get_by_role("button", name="Add a card (2 of 10)").click()
    await expect(page.get_by_role("group", name="Card 3", exact=True)).to_be_visible()
    await assert_sound(page)


async def test_the_page_in_arabic(screens: Screens) -> None:
    page = await screens.open("/templates?write=new")
    await page.evaluate("localStorage.setItem('chatwright.language', 'ar')")
    await page.reload()
    await expect(page.get_by_role("heading", name="قالب جديد")).to_be_visible()
    await page.get_by_role("button", name="إرسال للمراجعة").click()
    await expect(page.get_by_text("النص من 1 إلى 1024 حرفًا.", exact=True)).to_be_visible()
    await assert_sound(page)


async def test_the_rules_of_the_review_are_switched(screens: Screens) -> None:
    page = await screens.open("/templates")
    await page.get_by_role("button", name="Review", exact=True).click()
    rule = page.get_by_role("switch", name="No shortened links")
    await expect(rule).to_be_checked()
    await assert_sound(page)
    await rule.click(force=True)
    await expect(rule).not_to_be_checked()
    await page.get_by_role("radio", name="By hand").click()
    await expect(rule).to_have_count(0)
    await page.get_by_role("radio", name="By rules").click()
    await expect(rule).not_to_be_checked()
    await rule.click(force=True)
    await expect(rule).to_be_checked()
