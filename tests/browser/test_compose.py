"""Composing a message: every form of it, its choices, its limits, and how the customer will see it."""

from __future__ import annotations

from typing import Any

import aiohttp
from playwright.async_api import Locator, expect

from tests.browser.conftest import Screens, post_definition
from tests.browser.drawing import Drawing
from tests.browser.test_compose_fields import after_a_reply, ready
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess


async def shape(drawing: Drawing, form: str) -> None:
    await drawing.inspector.get_by_role("radio", name=form, exact=True).click()


def preview(drawing: Drawing) -> Locator:
    return drawing.inspector.get_by_role("region", name="How the customer sees it")


async def content_of(drawing: Drawing, server: ServerProcess, name: str, step: str) -> dict[str, Any]:
    """The inputs of a step of a journey, as its draft was saved."""
    await drawing.saved()
    headers = {"Authorization": f"Bearer {server.key}"}
    base = f"{server.url}/api/chatwright/v1/journeys"
    async with aiohttp.ClientSession(headers=headers) as http:
        async with http.get(base) as answer:
            journeys = (await answer.json())["journeys"]
        [journey] = [one["id"] for one in journeys if one["name"] == name]
        async with http.get(f"{base}/{journey}/draft") as answer:
            steps = (await answer.json())["source"]["definition"]["steps"]
    found: dict[str, Any] = next(one for one in steps if one["id"] == step)["inputs"]
    return found


async def test_a_list_has_two_sections_and_ten_choices_that_move_between_them(
    screens: Screens, web_server: ServerProcess
) -> None:
    drawing = await after_a_reply(screens, "Two sections")
    await shape(drawing, "List")
    panel = drawing.inspector
    await drawing.fill("Text", "What can we do for you?")
    await drawing.fill("Title of section 1", "Visits")
    await drawing.fill("Choice 1", "Check-up")
    await drawing.fill("Description of choice 1", "A look at teeth")
    for number in range(2, 6):
        await panel.get_by_role("button", name="Add a choice").first.click()
        await drawing.fill(f"Choice {number}", f"Visit {number}")
    await panel.get_by_role("button", name="Add a section").click()
    await drawing.fill("Title of section 2", "Questions")
    await drawing.fill("Choice 6", "Question 6")
    for number in range(7, 11):
        await panel.get_by_role("button", name="Add a choice").last.click()
        await drawing.fill(f"Choice {number}", f"Question {number}")
    await expect(panel).to_contain_text("Choices (10 of 10)")
    await expect(panel.get_by_role("button", name="Add a choice").first).to_be_disabled()
    grip = panel.get_by_role("button", name="Move choice 5 of 10")
    await grip.press("ArrowDown")
    await expect(grip).to_be_focused()
    inputs = await content_of(drawing, web_server, "Two sections", "thanks")
    sections = inputs["content"]["interactive"]["action"]["sections"]
    assert [section["title"] for section in sections] == ["Visits", "Questions"]
    assert [row["title"] for row in sections[0]["rows"]] == ["Check-up", "Visit 2", "Visit 3", "Visit 4"]
    assert sections[0]["rows"][0] == {"id": "1", "title": "Check-up", "description": "A look at teeth"}
    assert [row["title"] for row in sections[1]["rows"]][:2] == ["Visit 5", "Question 6"]
    ids = [row["id"] for section in sections for row in section["rows"]]
    assert len(set(ids)) == 10


async def test_choices_are_dragged_and_their_ids_stay_with_them(
    screens: Screens, web_server: ServerProcess
) -> None:
    drawing = await after_a_reply(screens, "Dragged")
    await shape(drawing, "Buttons")
    await drawing.fill("Button 1", "Yes")
    await drawing.inspector.get_by_role("button", name="Add a button").click()
    await drawing.fill("Button 2", "No")
    await drawing.inspector.get_by_role("switch", name="Show ids").press("Space")
    await drawing.inspector.get_by_role("textbox", name="Id of choice 2").fill("1")
    await expect(drawing.inspector.get_by_text("Another choice has the same id.").first).to_be_visible()
    await drawing.inspector.get_by_role("textbox", name="Id of choice 2").fill("no")
    first = drawing.inspector.get_by_role("button", name="Move choice 1 of 2")
    second = drawing.inspector.get_by_role("button", name="Move choice 2 of 2")
    await second.drag_to(first)
    await expect(await ready(drawing, "Button 1")).to_have_text("No")
    inputs = await content_of(drawing, web_server, "Dragged", "thanks")
    buttons = inputs["content"]["interactive"]["action"]["buttons"]
    assert [button["reply"] for button in buttons] == [
        {"id": "no", "title": "No"},
        {"id": "1", "title": "Yes"},
    ]


async def test_a_picture_with_a_caption_is_sent(screens: Screens, web_server: ServerProcess) -> None:
    drawing = await after_a_reply(screens, "Picture")
    await drawing.fill("Text", "Our entrance")
    await shape(drawing, "Media")
    await drawing.fill("Address of the image", "http://harbour.example/door.png")
    await expect(drawing.inspector).to_contain_text("addresses that begin with https://")
    await drawing.fill("Address of the image", "https://{{data.reply}}/door.png")
    await expect(await ready(drawing, "Caption")).to_have_text("Our entrance")
    inputs = await content_of(drawing, web_server, "Picture", "thanks")
    assert (inputs["type"], inputs["content"]) == (
        "image",
        {"url": "https://{{data.reply}}/door.png", "text": "Our entrance"},
    )


async def test_a_place_is_sent_with_numbers(screens: Screens, web_server: ServerProcess) -> None:
    drawing = await after_a_reply(screens, "Place")
    await shape(drawing, "Location")
    await drawing.fill("Name of the place", "Harbour Dental")
    await drawing.fill("Latitude", "91")
    await expect(drawing.inspector).to_contain_text("A number from -90 to 90.")
    await drawing.fill("Latitude", "1.5")
    await drawing.fill("Longitude", "103")
    inputs = await content_of(drawing, web_server, "Place", "thanks")
    assert inputs["type"] == "location"
    assert inputs["content"]["location"] == {
        "latitude": 1.5,
        "longitude": 103,
        "name": "Harbour Dental",
        "address": "",
    }


async def test_a_link_button_opens_an_address(screens: Screens, web_server: ServerProcess) -> None:
    drawing = await after_a_reply(screens, "Link")
    await shape(drawing, "Link")
    await drawing.fill("Text", "Find us here")
    await drawing.fill("Words on the button", "See the map")
    await drawing.fill("Address that it opens", "https://harbour.example/map")
    await expect(preview(drawing)).to_contain_text("See the map")
    inputs = await content_of(drawing, web_server, "Link", "thanks")
    assert inputs["content"]["interactive"]["action"] == {
        "name": "cta_url",
        "parameters": {"display_text": "See the map", "url": "https://harbour.example/map"},
    }


async def test_the_preview_shows_example_values_marks_and_the_list(screens: Screens) -> None:
    drawing = await after_a_reply(screens, "Preview")
    await drawing.fill("Text", "*Hello* {{data.payload.user.name}}, {{1 + 1}} visits, {{data.nobody}}")
    await expect(preview(drawing).locator("p").first).to_have_text("Hello Ann Lee, 2 visits, ‹nobody›")
    await shape(drawing, "List")
    await drawing.fill("Choice 1", "Check-up with {{data.payload.user.name}}")
    await preview(drawing).get_by_role("button").click()
    await expect(preview(drawing)).to_contain_text("Check-up with Ann Lee")


async def test_words_and_choices_are_kept_when_the_form_changes_and_changes_back(screens: Screens) -> None:
    drawing = await after_a_reply(screens, "Forms")
    await shape(drawing, "Buttons")
    await drawing.fill("Text", "Are you coming?")
    await drawing.fill("Button 1", "Yes")
    await shape(drawing, "List")
    await expect(await ready(drawing, "Choice 1")).to_have_text("Yes")
    await shape(drawing, "Text")
    await drawing.fill("Text", "Are you coming tomorrow?")
    await shape(drawing, "Buttons")
    await expect(await ready(drawing, "Button 1")).to_have_text("Yes")
    await expect(await ready(drawing)).to_have_text("Are you coming tomorrow?")


async def test_choices_that_come_from_an_answer_are_shown_and_changed(screens: Screens) -> None:
    page = await screens.open("/")
    await page.get_by_role("link", name="Appointment booking", exact=True).click()
    await page.get_by_role("link", name="Edit").click()
    drawing = Drawing(page)
    await page.locator(".step").first.wait_for()
    await page.get_by_role("button", name="Show all").click()
    await drawing.select("Offer")
    script = drawing.inspector.get_by_role("textbox", name="Where the choices come from")
    await expect(script).to_contain_text("data.rows.map(row")
    await expect(await ready(drawing)).to_contain_text("service name")
    await drawing.inspector.get_by_role("button", name="Write the choices instead").click()
    await drawing.fill("Choice 1", "Tomorrow")
    await page.keyboard.press("Control+z")
    await page.keyboard.press("Control+z")
    await expect(script).to_contain_text("data.rows.map(row")
    await drawing.saved()


async def test_a_template_is_picked_and_its_values_are_written(
    screens: Screens, web_server: ServerProcess
) -> None:
    drawing = await after_a_reply(screens, "Templated")
    await shape(drawing, "Template")
    await drawing.inspector.get_by_role("combobox", name="Template").click()
    await drawing.page.get_by_role("option", name="appointment_reminder").first.click()
    await drawing.fill("Text: 1", "{{data.payload.user.name}}")
    await expect(preview(drawing)).to_contain_text("Ann Lee")
    inputs = await content_of(drawing, web_server, "Templated", "thanks")
    template = inputs["content"]["template"]
    assert (inputs["type"], template["name"]) == ("template", "appointment_reminder")
    body = next(one for one in template["components"] if one["type"] == "body")
    assert body["parameters"][0] == {"type": "text", "text": "{{data.payload.user.name}}"}


async def test_a_message_that_no_form_has_stays_as_it_is(screens: Screens, web_server: ServerProcess) -> None:
    flow = {
        "interactive": {
            "type": "carousel",
            "body": {"text": "Look at these"},
            "action": {"cards": []},
        }
    }
    inputs = {
        "subAccountId": "demo_chatapps",
        "user": {"msisdn": "{{data.payload.user.channelUserId}}"},
        "type": "interactive",
        "content": flow,
    }
    step = {"id": "form", "stepType": "ChatAppsMessage", "inputs": inputs}
    await post_definition(
        web_server,
        {"trigger": "inbound_chat_apps", "definition": {"name": "By a program", "steps": [step]}},
    )
    page = await screens.open("/")
    await page.get_by_role("link", name="By a program", exact=True).click()
    await page.get_by_role("link", name="Edit").click()
    drawing = Drawing(page)
    await drawing.select("Form")
    await expect(drawing.inspector).to_contain_text("It stays as it is")


async def test_an_sms_is_counted_in_sms(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Short")
    await drawing.add("SMS", "sms")
    await drawing.fill("Text", "a" * 161)
    await expect(drawing.inspector).to_contain_text("161 · 2 SMS")
    await drawing.fill("Text", "مرحبا {{data.payload.user.name}}")
    await expect(drawing.inspector).to_contain_text("6 + variables · 1 SMS or more")


@SCHEMES
async def test_every_form_is_sound(screens: Screens, scheme: str) -> None:
    drawing = await after_a_reply(screens, f"Forms {scheme}", scheme=scheme)
    for form in ("Buttons", "List", "Link", "Media", "Location", "Template"):
        await shape(drawing, form)
        await expect(drawing.inspector.locator("textarea[aria-label]")).to_have_count(0)
        await assert_sound(drawing.page)
