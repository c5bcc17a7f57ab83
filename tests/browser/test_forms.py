"""Forms (WhatsApp Flows): made, drawn, published, filled in on the phone, and read by a journey."""

from __future__ import annotations

import re
import uuid
from typing import Any

import aiohttp
from playwright.async_api import Page, expect

from tests.api.server import definition, text_step, wait_step
from tests.api.test_flows import flow_step
from tests.browser.chat import PhoneOnScreen
from tests.browser.conftest import Screens, post_definition
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess


async def new_form(screens: Screens, starter: str, name: str, **how: object) -> Page:
    """Make a form from one that is ready; the page of the form."""
    page = await screens.open("/forms", **how)  # type: ignore[arg-type]
    await page.get_by_role("button", name="New form").first.click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name=starter).click()
    await dialog.get_by_label("Name").fill(name)
    await dialog.get_by_role("button", name="Create form").click()
    await page.get_by_role("heading", name=name).wait_for(state="attached")
    return page


async def publish(page: Page) -> None:
    """Publish the form that is open."""
    button = page.get_by_role("button", name="Publish", exact=True)
    await expect(button).to_be_enabled()
    await button.click()
    await page.get_by_role("dialog").get_by_role("button", name="Publish").click()
    await expect(page.get_by_text("Published", exact=True)).to_be_visible()


async def test_a_form_is_drawn_published_and_filled_in_by_a_customer(
    screens: Screens, web_server: ServerProcess, picture: Any
) -> None:
    name = f"Contact {uuid.uuid4().hex[:6]}"
    page = await new_form(screens, "Contact us", name)
    look = page.get_by_role("region", name="On the phone")
    await expect(look.get_by_label("Full name")).to_be_visible()
    await page.get_by_role("button", name="Add to this screen").click()
    await page.get_by_role("menuitem", name="Several of several").click()
    added = page.locator(".form-part").filter(has_text="Several of several")
    await added.get_by_label("Label").fill("Reach me by")
    await added.get_by_label("Options, one a line").fill("Phone\nMail\nPigeon")
    await expect(look.get_by_role("group", name="Reach me by")).to_be_visible()
    await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    await expect(page.get_by_text("Nothing keeps this form from being published.")).to_be_visible()
    await picture(page, "form-editor")
    await publish(page)
    await expect(page.get_by_text("Published forms cannot be changed.")).to_be_visible()
    await expect(page.get_by_role("button", name="Add to this screen")).to_have_count(0)
    flow_id = page.url.rpartition("/")[2]

    read = "JSON.parse(step.reply.payload.content.interactive.nfmReply.responseJson)"
    wait = wait_step("wait", "thanks") | {
        "outputs": {"who": f"{{{{{read}.full_name}}}}", "by": f"{{{{{read}.reach_me_by.join('+')}}}}"}
    }
    title = f"Forms {uuid.uuid4().hex[:6]}"
    await post_definition(
        web_server,
        definition(
            flow_step("form", {"flowId": flow_id, "flowCta": "Write to us"}, "wait"),
            wait,
            text_step("thanks", "Thank you {{data.who}}, we come by {{data.by}}."),
            name=title,
        ),
    )
    phone = await PhoneOnScreen.open(screens, title)
    await phone.write("hello")
    await phone.log.get_by_role("button", name="Write to us").click()
    sheet = phone.page.get_by_role("dialog", name="Contact us")
    await sheet.get_by_role("button", name="Send").click()
    await expect(sheet.get_by_role("alert").first).to_have_text("Fill this in to go on.")
    await expect(sheet.get_by_label("Full name")).to_be_focused()
    await sheet.get_by_label("Full name").fill("Ann Lee")
    await sheet.get_by_label("E-mail").fill("ann@example.com")
    await sheet.get_by_label("What is it about?").select_option("A question")
    await sheet.get_by_role("checkbox", name="Mail").check()
    await sheet.get_by_role("checkbox", name="Pigeon").check()
    await picture(phone.page, "form-on-the-phone")
    await sheet.get_by_role("button", name="Send").click()
    await phone.expect_text("Thank you Ann Lee, we come by 2+3.")
    await expect(sheet).to_have_count(0)

    await page.goto(f"{web_server.url}/forms")
    row = page.get_by_role("row").filter(has_text=name)
    await expect(row.get_by_role("link", name=title)).to_be_visible()
    await expect(row).to_contain_text("5 answers")


async def test_a_form_has_screens_that_are_added_and_removed(screens: Screens) -> None:
    page = await new_form(screens, "Feedback", f"Feedback {uuid.uuid4().hex[:6]}")
    look = page.get_by_role("region", name="On the phone")
    await page.get_by_role("button", name="Add a screen").click()
    await page.get_by_label("Title of the screen").fill("One more thing")
    await page.get_by_role("button", name="Your feedback", exact=True).click()
    await look.get_by_role("radio", name="Very good").check()
    await look.get_by_role("button", name="Continue").click()
    await expect(look.get_by_role("dialog", name="One more thing")).to_be_visible()
    await look.get_by_role("button", name="Send").click()
    await expect(look).to_contain_text('"rating": "1"')
    await page.get_by_role("button", name="One more thing", exact=True).click()
    await page.get_by_role("button", name="Remove this screen").click()
    await expect(page.get_by_text("Nothing keeps this form from being published.")).to_be_visible()
    await expect(page.get_by_role("button", name="One more thing", exact=True)).to_have_count(0)


async def test_errors_of_the_json_lead_to_their_line(screens: Screens) -> None:
    page = await new_form(screens, "New customer", f"Lead {uuid.uuid4().hex[:6]}")
    await page.get_by_role("tab", name="JSON").click()
    editor = page.get_by_role("textbox", name="Flow JSON")
    await editor.click()
    await page.keyboard.press("Control+Home")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("End")
    await page.keyboard.type('"colour": "red",')
    problem = page.get_by_role("button", name=re.compile("'colour' cannot be specified"))
    await expect(problem).to_contain_text("Line 2")
    await expect(page.get_by_role("button", name="Publish", exact=True)).to_be_disabled()
    await problem.click()
    await expect(editor).to_be_focused()
    await expect(page.locator(".cm-lint-marker-error").first).to_be_visible()


async def test_a_preview_opens_without_signing_in(screens: Screens, web_server: ServerProcess) -> None:
    page = await new_form(screens, "Appointment request", f"Visit {uuid.uuid4().hex[:6]}")
    flow_id = page.url.rpartition("/")[2]
    headers = {"Authorization": f"Bearer {web_server.key}"}
    at = f"{web_server.url}/api/v1/accounts/demo/channels/demo_chatapps/flows/{flow_id}/preview"
    async with aiohttp.ClientSession(headers=headers) as http, http.get(at) as answer:
        address = (await answer.json())["preview_url"]
    stranger = await screens.open("/" + address.partition("://")[2].partition("/")[2], state={})
    form = stranger.get_by_role("dialog", name="Your visit")
    await form.get_by_role("radio", name="Check-up").check()
    await form.get_by_label("Preferred day").fill("2027-03-01")
    await form.get_by_label("Time of day").select_option("Morning")
    await form.get_by_role("button", name="Continue").click()
    await stranger.get_by_label("Full name").fill("Ann")
    await stranger.get_by_role("button", name="Back").click()
    await expect(form.get_by_label("Preferred day")).to_have_value("2027-03-01")
    await assert_sound(stranger)


@SCHEMES
async def test_the_pages_of_forms_are_sound(screens: Screens, scheme: str) -> None:
    page = await new_form(
        screens, "Patient registration", f"Registration {uuid.uuid4().hex[:6]}", scheme=scheme
    )
    await page.get_by_role("region", name="On the phone").get_by_role("button", name="Continue").click()
    await assert_sound(page)
    await page.get_by_role("tab", name="JSON").click()
    await page.get_by_role("textbox", name="Flow JSON").wait_for()
    await assert_sound(page)
    await page.get_by_role("link", name="All forms").click()
    await page.get_by_role("table").wait_for()
    await assert_sound(page)
    await page.get_by_role("button", name="New form").click()
    await page.get_by_role("dialog").get_by_role("button", name="Feedback").wait_for()
    await assert_sound(page)


async def test_a_draft_is_copied_and_deleted_with_the_keyboard(screens: Screens) -> None:
    name = f"Keys {uuid.uuid4().hex[:6]}"
    page = await new_form(screens, "Feedback", name)
    await page.get_by_role("button", name="More", exact=True).focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("menuitem", name="Make a copy").press("Enter")
    await page.get_by_role("heading", name=f"{name} (copy)").wait_for(state="attached")
    await page.get_by_role("button", name="More", exact=True).focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("menuitem", name="Delete").press("Enter")
    await page.get_by_role("dialog").get_by_role("button", name="Delete").press("Enter")
    await expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    await expect(page.get_by_role("link", name=f"{name} (copy)")).to_have_count(0)
