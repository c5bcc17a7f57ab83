"""Template messages on the customer's phone: with their values, buttons to tap, and cards to go through."""

from __future__ import annotations

import uuid
from typing import Any

from playwright.async_api import expect

from tests.api.server import definition, text_step, wait_step
from tests.api.test_templates import template_step
from tests.browser.chat import PhoneOnScreen
from tests.browser.conftest import Screens, post_definition
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess


def text(value: str) -> dict[str, Any]:
    return {"type": "text", "text": value}


REMINDER = {
    "name": "appointment_reminder",
    "language": "en",
    "components": [
        {"type": "body", "parameters": [text("Ann"), text("check-up"), text("Monday at 10:30")]},
    ],
}


def offers(url: str) -> dict[str, Any]:
    """The four cards of the demo's carousel, with its own pictures."""
    cards = [
        {
            "cardIndex": index,
            "components": [
                {"type": "header", "parameters": [{"type": "image", "url": f"{url}/demo/{name}.jpg"}]},
                {"type": "button", "subType": "Url", "index": 1, "parameters": [text(name)]},
            ],
        }
        for index, name in enumerate(["cleaning", "whitening", "aligners", "family"])
    ]
    return {
        "name": "offer_carousel",
        "language": "en",
        "components": [
            {"type": "body", "parameters": [text("Ann")]},
            {"type": "carousel", "cards": cards},
        ],
    }


async def opened(screens: Screens, server: ServerProcess, send: dict[str, Any], scheme: str) -> PhoneOnScreen:
    """The phone at a journey that sends a template to whoever writes its word, and echoes the answer."""
    word = f"word{uuid.uuid4().hex[:8]}"
    name = f"Sends {send['name']} {word}"
    only = {
        "id": "only",
        "stepType": "Branch",
        "selectNextStep": {"send": f"{{{{data.payload.content.text == '{word}'}}}}"},
    }
    sending = template_step("send", send, "wait")
    sending["inputs"]["subAccountId"] = "demo_chatapps"
    steps = [
        only,
        sending,
        wait_step("wait", "done"),
        text_step("done", "You said: {{data.answer}}"),
    ]
    await post_definition(server, definition(*steps, name=name))
    phone = await PhoneOnScreen.open(screens, journey=name, scheme=scheme)
    await phone.write(word)
    return phone


@SCHEMES
async def test_a_quick_reply_of_a_reminder_is_tapped(
    screens: Screens, web_server: ServerProcess, scheme: str
) -> None:
    phone = await opened(screens, web_server, REMINDER, scheme)
    await phone.expect_text("Hi Ann, your check-up at Harbour Dental is on Monday at 10:30.")
    bubble = phone.log.locator(".tpl").last
    await expect(bubble.locator("small")).to_have_text("Harbour Dental")
    await expect(bubble.get_by_role("button")).to_have_text(["Confirm", "Reschedule", "Cancel"])
    await assert_sound(phone.page)
    await bubble.get_by_role("button", name="Reschedule").click()
    await expect(phone.log.locator(".b.out").last).to_contain_text("Reschedule")
    await phone.expect_text("You said: Reschedule")


@SCHEMES
async def test_the_cards_are_gone_through_by_keyboard_and_by_mouse(
    screens: Screens, web_server: ServerProcess, scheme: str
) -> None:
    phone = await opened(screens, web_server, offers(web_server.url), scheme)
    await phone.expect_text("Hi Ann, these are our offers this month.")
    cards = phone.log.get_by_role("group", name="4 cards")
    items = cards.get_by_role("listitem")
    await expect(items).to_have_count(4)
    await expect(items.first).to_be_in_viewport(ratio=0.9)
    await expect(items.nth(3)).not_to_be_in_viewport()
    await assert_sound(phone.page)
    await cards.get_by_role("list").focus()
    for _ in range(3):
        await phone.page.keyboard.press("ArrowRight")
    await expect(items.nth(3)).to_be_in_viewport(ratio=0.9)
    loaded = "picture => picture.complete && picture.naturalWidth > 0"
    picture = items.nth(3).get_by_role("img", name="Picture family.jpg")
    await expect(picture).to_be_visible()
    await phone.page.wait_for_function(f"picture => ({loaded})(picture)", arg=await picture.element_handle())
    for _ in range(3):
        await cards.get_by_role("button", name="Previous card").click()
    await expect(items.first).to_be_in_viewport(ratio=0.9)
    await expect(items.nth(1).get_by_role("link", name="Read more")).to_have_attribute(
        "href", "https://harbour.example/offers/whitening"
    )
    await items.nth(1).get_by_role("button", name="Book this").click()
    await phone.expect_text("You said: Book this")


async def test_a_journey_that_sends_an_unknown_template_says_so(
    screens: Screens, web_server: ServerProcess
) -> None:
    phone = await opened(screens, web_server, {"name": "no_such_template", "language": "en"}, "light")
    await expect(phone.page.get_by_role("region", name="Conversation")).to_contain_text("no such template")
    node = phone.page.locator(".step").filter(has_text="no_such_template")
    await expect(node).to_contain_text("No such template on this number")
    await assert_sound(phone.page)
