"""Trying a draft on the phone beside the canvas, before anything is published."""

from __future__ import annotations

import re
from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.browser.chat import PhoneOnScreen
from tests.browser.conftest import Screens
from tests.browser.drawing import Drawing
from tests.browser.test_screens import SCHEMES, assert_sound


class Trying(PhoneOnScreen):
    """The phone of a trial, and the steps below it."""

    @classmethod
    async def start(cls, page: Page) -> Trying:
        await page.get_by_role("button", name="Test", exact=True).click()
        trying = cls(page)
        await trying.log.wait_for()
        return trying

    @property
    def steps(self) -> Locator:
        return self.page.get_by_role("region", name="Steps taken")

    def taken(self, title: str) -> Locator:
        """A step that was taken."""
        return self.steps.locator(".execution").filter(has=self.page.get_by_text(title, exact=True))

    async def open_step(self, title: str) -> Locator:
        await self.taken(title).locator(".execution-head").click()
        return self.taken(title)

    async def expect_steps(self, *titles: str) -> None:
        await expect(self.steps.locator(".execution-head > span")).to_have_text(list(titles))

    async def edit(self, drawing: Drawing, title: str) -> None:
        """Select a step on the canvas, wherever the canvas has been moved to."""
        await self.page.get_by_role("button", name="Show all").click()
        await drawing.select(title)

    async def to_front(self, tab: str) -> None:
        await self.page.get_by_role("tab", name=tab, exact=True).click()


async def question(screens: Screens, name: str, **how: Any) -> Drawing:
    """A draft that asks, waits a day, and says something for a reply and for silence."""
    drawing = await Drawing.begin(screens, name, **how)
    await drawing.add("Message with buttons", "ask")
    await drawing.fill("Text", "Are you coming?")
    await drawing.fill("Button 1", "Yes")
    await drawing.inspector.get_by_role("button", name="Add a button").click()
    await drawing.fill("Button 2", "No")
    await drawing.add("Wait for reply", "answer")
    await drawing.inspector.get_by_role("textbox", name="Wait at most").fill("10")
    await drawing.add("Message", "thanks")
    await drawing.fill("Text", "See you soon!")
    await drawing.select("Answer")
    await drawing.add("Message", "silence")
    await drawing.fill("Text", "We missed you")
    await drawing.saved()
    return drawing


async def test_a_draft_that_was_never_published_answers_on_the_phone(screens: Screens, picture) -> None:
    drawing = await question(screens, "Tried first")
    trying = await Trying.start(drawing.page)
    await trying.page.get_by_role("button", name="Hello", exact=True).click()
    await trying.expect_text("Are you coming?")
    await expect(trying.page.locator(".step.run-active .title")).to_have_text("Answer")
    await trying.log.get_by_role("button", name="Yes", exact=True).click()
    await trying.expect_text("See you soon!")
    await trying.expect_steps("Ask", "Answer", "Thanks")
    await expect(trying.log).to_contain_text("The journey has ended.")
    await picture(trying.page, "trial")
    page = await screens.open("/")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="Tried first", exact=True))
    await expect(row).to_contain_text("Draft")


async def test_one_steps_back_and_answers_differently(screens: Screens) -> None:
    drawing = await question(screens, "Twice")
    trying = await Trying.start(drawing.page)
    await trying.write("hi")
    await trying.log.get_by_role("button", name="Yes", exact=True).click()
    await trying.expect_text("See you soon!")
    await trying.steps.get_by_role("button", name="Answer differently: Tapped “Yes”").click()
    await trying.expect_steps("Ask", "Answer")
    await expect(trying.log).not_to_contain_text("See you soon!")
    await trying.log.get_by_role("button", name="No", exact=True).click()
    await expect(trying.steps).to_contain_text("Tapped “No”")
    await (await trying.open_step("Ask")).get_by_role("button", name="Step back to here").click()
    await trying.expect_steps("Ask", "Answer")
    await trying.page.get_by_role("button", name="Start again").click()
    await expect(trying.steps).to_contain_text("Write on the phone to begin.")


async def test_a_day_is_skipped_to_what_happens_without_a_reply(screens: Screens) -> None:
    drawing = await question(screens, "Silent")
    trying = await Trying.start(drawing.page)
    await trying.write("hi")
    await trying.expect_text("Are you coming?")
    await trying.skip("24 hours")
    await trying.expect_text("We missed you")
    await expect(trying.taken("Answer")).to_contain_text("Time ran out")
    await expect(trying.page.get_by_text("Window closed")).to_be_visible()
    await trying.steps.get_by_role("button", name=re.compile("Take back: 1 day")).click()
    await trying.expect_steps("Ask", "Answer")
    await trying.skip("To the time limit")
    await trying.expect_text("We missed you")
    await expect(trying.steps).to_contain_text("10 minutes passed")


async def test_a_conversation_begins_in_the_middle(screens: Screens) -> None:
    drawing = await question(screens, "Middle")
    trying = await Trying.start(drawing.page)
    await trying.write("hi")
    await trying.log.get_by_role("button", name="Yes", exact=True).click()
    await trying.expect_steps("Ask", "Answer", "Thanks")
    await (await trying.open_step("Thanks")).get_by_role("button", name="Start from this step").click()
    await expect(trying.steps).to_contain_text("Started at “Thanks”")
    await trying.expect_steps("Ask", "Answer", "Thanks", "Thanks")


async def test_a_changed_text_is_on_the_phone_at_once(screens: Screens) -> None:
    drawing = await question(screens, "Changing", width=1920, height=1080)
    trying = await Trying.start(drawing.page)
    await trying.write("hi")
    await trying.expect_text("Are you coming?")
    await trying.edit(drawing, "Ask")
    await drawing.fill("Text", "Will you be there?")
    await trying.expect_text("Will you be there?")
    await expect(trying.log).not_to_contain_text("Are you coming?")


async def test_what_no_longer_fits_a_changed_draft_is_said(screens: Screens) -> None:
    drawing = await question(screens, "Diverging")
    trying = await Trying.start(drawing.page)
    await trying.write("hi")
    await trying.log.get_by_role("button", name="No", exact=True).click()
    await trying.expect_text("See you soon!")
    await trying.edit(drawing, "Ask")
    await drawing.inspector.get_by_role("button", name="Remove button 2").click()
    await trying.to_front("Phone")
    await expect(trying.page.get_by_role("status").filter(has_text="no longer fits")).to_be_visible()
    await expect(trying.steps.locator(".deed.lost")).to_contain_text("No message offers this any more.")
    await trying.log.get_by_role("button", name="Yes", exact=True).click()
    await trying.expect_text("See you soon!")
    await expect(trying.steps.locator(".deed.lost")).to_have_count(0)


async def test_a_step_that_fails_says_why_and_leads_there(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Failing")
    await drawing.add("Message", "hello")
    await drawing.fill("Text", "Hi {{data.guest +}}")
    trying = await Trying.start(drawing.page)
    await trying.write("hi")
    await expect(trying.taken("Hello").get_by_role("alert")).to_contain_text(
        "Failed to evaluate the expression"
    )
    await expect(trying.log).to_contain_text("The journey failed here.")
    await expect(trying.page.locator(".step.run-failed .title")).to_have_text("Hello")
    await trying.taken("Hello").get_by_role("button", name="Go to the place").click()
    await expect(drawing.inspector.get_by_label("Name of the step")).to_have_value("hello")
    await drawing.fill("Text", "Hi {{data.payload.user.name}}")
    await trying.to_front("Phone")
    await trying.expect_text("Hi Ann")


async def test_a_request_is_made_and_its_answer_can_be_another(screens: Screens) -> None:
    page = await screens.open("/")
    await page.get_by_role("link", name="Appointment booking", exact=True).click()
    await page.get_by_role("link", name="Edit").click()
    await page.locator(".step").first.wait_for()
    trying = await Trying.start(page)
    await page.get_by_role("button", name="book appointment").click()
    await trying.open_list("See services")
    await trying.pick("Cleaning")
    await trying.expect_text("These are our next free times for Cleaning.")
    found = await trying.open_step("Find slots")
    await expect(found).to_contain_text("Answer 200 OK")
    await expect(found.locator(".changed").first).to_contain_text("slots")
    await found.get_by_role("button", name="Answer with…").click()
    dialog = page.get_by_role("dialog", name="Answer with…")
    await dialog.get_by_label("What comes back (JSON)").fill('{"slots": []}')
    await assert_sound(page)
    await dialog.get_by_role("button", name="Go on with this").click()
    await trying.expect_text("We're fully booked")


async def test_a_trial_is_kept_as_a_conversation_test(screens: Screens) -> None:
    drawing = await question(screens, "Kept as test")
    trying = await Trying.start(drawing.page)
    await trying.write("hi")
    await trying.log.get_by_role("button", name="Yes", exact=True).click()
    await trying.expect_text("See you soon!")
    await trying.page.get_by_role("button", name="Save as a test").click()
    dialog = trying.page.get_by_role("dialog", name="Save as a test")
    await expect(dialog.locator(".script")).to_contain_text("- taps: Yes")
    async with trying.page.expect_download() as started:
        await dialog.get_by_role("button", name="Download").click()
    download = await started.value
    assert download.suggested_filename == "kept-as-test.test.yaml"


async def test_the_customer_can_be_somebody_else(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Named")
    await drawing.add("Message", "hello")
    await drawing.fill("Text", "{{data.payload.user.name}} from {{data.payload.user.msisdn}}")
    trying = await Trying.start(drawing.page)
    await trying.write("hi")
    await trying.expect_text("Ann from +6591234567")
    await trying.page.get_by_role("button", name="The customer").click()
    await trying.page.get_by_label("Name", exact=True).fill("Budi")
    await trying.page.get_by_role("combobox", name="Country").click()
    await trying.page.get_by_role("option", name="Indonesia").click()
    await trying.page.get_by_role("button", name="Use these").click()
    await trying.expect_text("Budi from +628123456789")


@SCHEMES
async def test_the_trial_is_sound(screens: Screens, scheme: str) -> None:
    drawing = await question(screens, f"Sound {scheme}", scheme=scheme)
    trying = await Trying.start(drawing.page)
    await assert_sound(trying.page)
    await trying.write("hi")
    await trying.expect_text("Are you coming?")
    await trying.open_step("Answer")
    await assert_sound(trying.page)
    await trying.skip("24 hours")
    await trying.expect_text("We missed you")
    await trying.edit(drawing, "Silence")
    await assert_sound(trying.page)
    await trying.to_front("Phone")
    await trying.page.get_by_role("button", name="The customer").click()
    await expect(trying.page.get_by_label("Name", exact=True)).to_be_visible()
    await assert_sound(trying.page)
    await trying.page.keyboard.press("Escape")
    await trying.page.get_by_role("button", name="Save as a test").click()
    await expect(trying.page.get_by_role("dialog", name="Save as a test")).to_be_visible()
    await assert_sound(trying.page)
