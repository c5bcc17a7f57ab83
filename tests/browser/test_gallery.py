"""The gallery: found, looked at, taken, published and chatted through."""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from tests.browser.chat import PhoneOnScreen
from tests.browser.conftest import Screens
from tests.browser.drawing import Drawing, exported
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess


async def open_gallery(screens: Screens, **how: object) -> Page:
    """The gallery, from the list of journeys."""
    page = await screens.open("/", **how)  # type: ignore[arg-type]
    await page.get_by_role("link", name="Start from the gallery").click()
    await page.get_by_role("heading", name="Gallery", exact=True).wait_for()
    await page.get_by_role("link", name="Appointment booking").wait_for()
    return page


async def laid_out(page: Page) -> None:
    """The drawing stands where its steps were arranged."""
    await page.locator(".react-flow:not(.unplaced) .step").first.wait_for()


async def test_a_survey_is_taken_from_the_gallery_published_and_chatted_through(
    screens: Screens, web_server: ServerProcess, picture
) -> None:
    page = await open_gallery(screens)
    await picture(page, "gallery")
    await page.get_by_role("link", name="Would you recommend us?").click()
    await laid_out(page)
    chat = page.get_by_role("log", name="A conversation")
    await expect(chat).to_contain_text("A 10, wonderful!")
    await picture(page, "gallery-journey")

    await page.get_by_role("button", name="Use this journey").click()
    name = page.get_by_role("textbox", name="Journey")
    await expect(name).to_have_value("Would you recommend us?")
    await name.fill("Ask for a score")
    await page.get_by_role("button", name="Create and open").click()

    await page.get_by_role("group", name="Add a step").wait_for()
    await laid_out(page)
    drawing = Drawing(page)
    await expect(page.locator(".step .title").get_by_text("Ask promoter", exact=True)).to_be_visible()
    await assert_apart(page)
    await drawing.publish()
    definition = await exported(web_server, "Ask for a score")
    assert definition["subAccountId"] == "demo_chatapps"

    phone = await PhoneOnScreen.open(screens, "Ask for a score")
    await phone.write("survey")
    await phone.expect_text("How likely are you to recommend us")
    await phone.write("9")
    await phone.expect_text("A 9, wonderful!")
    await phone.write("Mia's patience")
    await phone.expect_text("If you'd like to tell others")


async def assert_apart(page: Page) -> None:
    """No step lies on another one."""
    boxes = await page.evaluate(
        """() => [...document.querySelectorAll('.react-flow__node')].map(node => {
          const {left, top, right, bottom} = node.getBoundingClientRect();
          return [left, top, right, bottom];
        })"""
    )
    assert len(boxes) > 5
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart, (left, top, other)


async def test_a_form_comes_with_its_journey_and_is_filled_in_on_the_phone(screens: Screens) -> None:
    page = await open_gallery(screens)
    await page.get_by_role("link", name="Registration form").click()
    await laid_out(page)
    chat = page.get_by_role("log", name="A conversation")
    await expect(chat).to_contain_text("Fill in the form")
    await expect(chat).to_contain_text("Form sent")
    await assert_sound(page)
    await page.get_by_role("button", name="Use this journey").click()
    await page.get_by_role("textbox", name="Journey").fill("Register with us")
    await page.get_by_role("button", name="Create and open").click()
    await page.get_by_role("group", name="Add a step").wait_for()
    await laid_out(page)
    await Drawing(page).publish()

    phone = await PhoneOnScreen.open(screens, "Register with us")
    await phone.write("I am a new patient")
    await phone.log.get_by_role("button", name="Fill in the form").click()
    sheet = phone.page.get_by_role("dialog", name="About you")
    await sheet.get_by_label("Full name").fill("Ann Lee")
    await sheet.get_by_label("Date of birth").fill("1990-05-17")
    await sheet.get_by_label("Phone").fill("+6591234567")
    await sheet.get_by_role("button", name="Continue").click()
    sheet = phone.page.get_by_role("dialog", name="Your visit")
    await sheet.get_by_role("radio", name="Check-up").check()
    await sheet.get_by_role("checkbox", name="Allergies").check()
    await sheet.get_by_role("checkbox", name="You may keep my answers").check()
    await sheet.get_by_role("button", name="Send").click()
    await phone.expect_text("Thank you, Ann Lee. This is what we noted:")
    await phone.expect_text("Born 1990-05-17")
    await phone.log.get_by_role("button", name="Talk to somebody").click()
    await phone.expect_text("A colleague will help you with it here shortly.")


async def test_a_journey_is_found_by_words_and_by_kind(screens: Screens) -> None:
    page = await open_gallery(screens)
    cards = page.locator(".gallery-card")
    await expect(cards).to_have_count(14)
    await page.get_by_role("searchbox", name="Find a journey").fill("order parcel")
    await expect(cards).to_have_count(2)
    await page.get_by_role("searchbox", name="Find a journey").fill("aeroplane")
    await expect(page.get_by_text("No journey fits")).to_be_visible()
    await page.get_by_role("searchbox", name="Find a journey").fill("")
    await page.get_by_text("Feedback", exact=True).click()
    await expect(cards).to_have_count(3)
    await expect(page.get_by_role("radio", name="Feedback")).to_be_checked()


async def test_the_gallery_is_used_by_keyboard(screens: Screens) -> None:
    page = await open_gallery(screens)
    await page.get_by_role("searchbox", name="Find a journey").fill("menu")
    await expect(page.locator(".gallery-card")).to_have_count(1)
    await page.get_by_role("link", name="Questions and answers").focus()
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile("/gallery/faq_menu$"))
    await laid_out(page)
    await page.get_by_role("button", name="Use this journey").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("textbox", name="Journey")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_journey_that_is_not_in_the_gallery(screens: Screens) -> None:
    page = await screens.open("/gallery/nothing")
    await expect(page.get_by_role("alert")).to_contain_text("There is no such journey in the gallery.")
    screens.complaints.clear()  # the browser notes the 404 in its console


@SCHEMES
async def test_the_gallery_is_sound(screens: Screens, scheme: str) -> None:
    page = await open_gallery(screens, scheme=scheme)
    await assert_sound(page)
    await page.get_by_role("link", name="Invitation with reminder").click()
    await laid_out(page)
    await expect(page.get_by_role("log", name="A conversation")).to_contain_text("2 days later")
    await assert_sound(page)
    await page.get_by_role("button", name="Use this journey").click()
    await page.get_by_role("textbox", name="Journey").wait_for()
    await assert_sound(page)


async def test_a_narrow_window_shows_the_gallery_without_scrolling_sideways(screens: Screens) -> None:
    page = await open_gallery(screens, width=390, height=844)
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    await page.get_by_role("link", name="Feedback with a photo").click()
    await laid_out(page)
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
