"""What is wrong with a journey: counted, told in words, and one key away."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Screens
from tests.browser.drawing import Drawing, write
from tests.browser.test_screens import assert_sound


def panel(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("complementary", name="Checks")


async def with_problems(screens: Screens, name: str, **how: object) -> Drawing:
    """A journey with one error and one warning."""
    drawing = await Drawing.begin(screens, name, **how)
    await drawing.add("Message with buttons", "question")
    await drawing.fill("Button 1", "A button that is far too long")
    await drawing.add("Wait for reply", "answer")
    await drawing.add("Message", "thanks")
    await drawing.fill("Text", "Thank you!")
    await drawing.saved()
    return drawing


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_list_of_problems_leads_to_their_fields(screens: Screens, scheme: str, picture) -> None:
    drawing = await with_problems(screens, f"Checked {scheme}", scheme=scheme)
    page = drawing.page
    await page.get_by_role("button", name="1 error, 1 warning").click()
    await expect(panel(page).get_by_role("heading", name="Must be put right 1")).to_be_visible()
    await expect(panel(page)).to_contain_text("29 characters; WhatsApp allows at most 20. Shorten it.")
    await expect(panel(page)).to_contain_text("Connect “no reply” to a step.")
    await assert_sound(page)
    await picture(page, f"checks-{scheme}")
    await panel(page).get_by_role("button", name="Question · Button 1").click()
    field = drawing.inspector.get_by_role("textbox", name="Button 1", exact=True)
    await expect(field).to_be_focused()
    await write(field, "Yes")
    await expect(page.get_by_role("button", name="1 warning", exact=True)).to_be_visible()
    await expect(page.get_by_role("status").get_by_text("1 warning")).to_have_count(1)


async def test_f8_goes_through_the_problems_and_back(screens: Screens) -> None:
    drawing = await with_problems(screens, "Checked by keys")
    page = drawing.page
    name = drawing.inspector.get_by_label("Name of the step")
    await page.keyboard.press("F8")
    await expect(name).to_have_value("question")
    await page.keyboard.press("F8")
    await expect(name).to_have_value("answer")
    await page.keyboard.press("F8")
    await expect(name).to_have_value("question")
    await page.keyboard.press("Shift+F8")
    await expect(name).to_have_value("answer")


async def test_errors_hold_publishing_back_and_warnings_are_asked_about(screens: Screens) -> None:
    drawing = await with_problems(screens, "Checked before publishing")
    page = drawing.page
    await page.get_by_role("button", name="Publish").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("This must be put right first")
    await expect(dialog.get_by_role("button", name="Publish anyway")).to_have_count(0)
    await dialog.get_by_role("button", name="Question · Button 1").click()
    await expect(dialog).to_have_count(0)
    await drawing.fill("Button 1", "Yes")
    await drawing.publish("no reply comes in time")


async def test_a_journey_without_problems_is_all_good(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Checked and good")
    await drawing.add("Message", "hello")
    await drawing.saved()
    await drawing.page.get_by_role("button", name="All good").click()
    await expect(panel(drawing.page).get_by_role("heading", name="All good")).to_be_visible()
    await assert_sound(drawing.page)
