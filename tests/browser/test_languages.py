"""Other languages: every screen in Arabic, from right to left, as sound as in English."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser.conftest import Screens
from tests.browser.test_screens import SCHEMES, assert_sound


async def choose_arabic(page: Page) -> None:
    """Choose the language as somebody does who reads English."""
    await page.get_by_role("button", name="Language").click()
    await page.get_by_role("menuitem", name="العربية").click()
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")


async def test_the_language_is_chosen_and_kept(screens: Screens) -> None:
    page = await screens.open("/")
    await choose_arabic(page)
    await expect(page.get_by_role("heading", name="الرحلات")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "ar")
    await page.reload()
    await expect(page.get_by_role("heading", name="الرحلات")).to_be_visible()
    rail = await page.get_by_role("navigation").bounding_box()
    assert rail
    assert rail["x"] > 1000, "the bar stands on the right"
    await page.get_by_role("button", name="اللغة").click()
    await page.get_by_role("menuitem", name="English").click()
    await expect(page.get_by_role("heading", name="Journeys")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("dir", "ltr")


@SCHEMES
async def test_the_screens_are_sound_from_right_to_left(screens: Screens, scheme: str, picture) -> None:
    page = await screens.open("/", scheme=scheme)
    await choose_arabic(page)
    await assert_sound(page)
    await page.get_by_role("link", name="Appointment booking", exact=True).click()
    await page.get_by_role("log").wait_for()
    await page.locator(".step").first.wait_for()
    await assert_sound(page)
    await page.get_by_role("link", name="تعديل").click()
    await page.locator(".step .title").get_by_text("Services", exact=True).click()
    await expect(page.get_by_role("complementary")).to_be_visible()
    await assert_sound(page)
    await picture(page, f"builder-arabic-{scheme}")
