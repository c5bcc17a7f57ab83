"""The customer's phone: everything that can be sent from it, and what WhatsApp lets one do about a message."""

from __future__ import annotations

import re
import uuid
from pathlib import Path
from typing import Any

import aiohttp
from playwright.async_api import Locator, expect

from tests.api.server import definition, text_step, wait_step
from tests.api.test_simulator import interactive
from tests.browser.chat import PhoneOnScreen
from tests.browser.conftest import Screens, post_definition
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess

PICTURE = Path(__file__).parents[2] / "web/public/demo/cleaning.jpg"
TOLD = "Got {{data.payload.type}}: {{JSON.stringify(data.payload.content)}}"


async def opened(
    screens: Screens, server: ServerProcess, *steps: dict[str, Any], **how: Any
) -> PhoneOnScreen:
    """The phone at a journey of these steps."""
    name = f"Phone {uuid.uuid4().hex[:8]}"
    await post_definition(server, definition(*steps, name=name))
    return await PhoneOnScreen.open(screens, journey=name, **how)


async def attach(phone: PhoneOnScreen, what: str) -> None:
    """Choose something else to send."""
    await phone.page.get_by_role("button", name="Send something else").click()
    await phone.page.get_by_role("menuitem", name=what, exact=True).click()


def mine(phone: PhoneOnScreen) -> Locator:
    """The newest message of the customer."""
    return phone.log.locator(".msg.mine").last


@SCHEMES
async def test_everything_can_be_sent(screens: Screens, web_server: ServerProcess, scheme: str) -> None:
    phone = await opened(screens, web_server, text_step("told", TOLD), scheme=scheme)
    for sample, type_ in (
        ("Sample photo", "Image"),
        ("Sample video", "Video"),
        ("Sample voice message", "Audio"),
        ("Sample document", "File"),
        ("Sample sticker", "Sticker"),
    ):
        await attach(phone, sample)
        await phone.expect_text(f"Got {type_}:")
    await expect(phone.log.get_by_role("img", name="Picture welcome.jpg")).to_be_visible()
    await expect(phone.log.locator("video")).to_have_count(1)
    await expect(phone.log.get_by_role("button", name="Play")).to_be_enabled()
    await expect(phone.log.get_by_role("link", name="letter.pdf PDF")).to_contain_text("PDF")
    await attach(phone, "Location")
    await phone.sheet.get_by_role("button", name=re.compile("Merlion Park")).click()
    await phone.expect_text("Got Location:")
    await expect(mine(phone).get_by_role("img", name="Drawn map: Merlion Park")).to_be_visible()
    await attach(phone, "Contact")
    await phone.sheet.get_by_label("Name").fill("Bo Tan")
    await phone.sheet.get_by_label("Phone number").fill("+6598765432")
    await assert_sound(phone.page)
    await phone.sheet.get_by_role("button", name="Send").click()
    await phone.expect_text("Got Contacts:")
    await expect(mine(phone)).to_contain_text("Bo Tan")
    await assert_sound(phone.page)


async def test_a_file_of_ones_own_is_taken_in_and_has_an_address_that_works(
    screens: Screens, web_server: ServerProcess
) -> None:
    phone = await opened(screens, web_server, text_step("told", "{{data.payload.content.url}}"))
    await expect(phone.page.get_by_test_id("file")).to_be_hidden()
    await phone.page.get_by_test_id("file").set_input_files(PICTURE)
    await expect(phone.log.locator(".b.in")).to_contain_text("/files/")
    picture = mine(phone).get_by_role("img", name=re.compile("^Picture "))
    await expect(picture).to_be_visible()
    url = await phone.log.locator(".b.in a").first.get_attribute("href")
    assert url is not None
    async with aiohttp.ClientSession() as http, http.get(url) as answer:
        assert answer.status == 200
        assert await answer.read() == PICTURE.read_bytes()


async def test_the_tenth_card_is_swiped_to_and_answered(screens: Screens, web_server: ServerProcess) -> None:
    cards = [
        {
            "card_index": index,
            "type": "quick_reply",
            "header": {"type": "image", "image": {"link": f"{web_server.url}/demo/family.jpg"}},
            "body": {"text": f"Offer {index + 1}"},
            "action": {
                "buttons": [
                    {
                        "type": "quick_reply",
                        "quick_reply": {"id": f"take-{index}", "title": f"Take {index + 1}"},
                    }
                ]
            },
        }
        for index in range(10)
    ]
    carousel = {"type": "carousel", "body": {"text": "Our offers"}, "action": {"cards": cards}}
    phone = await opened(
        screens,
        web_server,
        interactive("offer", carousel, "wait"),
        wait_step("wait", "done"),
        text_step("done", "Yours is: {{data.answer}}"),
    )
    await phone.write("hi")
    group = phone.log.get_by_role("group", name="10 cards")
    items = group.get_by_role("listitem")
    await expect(items).to_have_count(10)
    await expect(items.nth(9)).not_to_be_in_viewport()
    await group.get_by_role("list").evaluate("list => list.scrollTo({left: list.scrollWidth})")
    await expect(items.nth(9)).to_be_in_viewport(ratio=0.9)
    await items.nth(9).get_by_role("button", name="Take 10").click()
    await phone.expect_text("Yours is: Take 10")
    await expect(mine(phone)).to_contain_text("Take 10")


async def test_a_message_is_quoted_and_reacted_to(screens: Screens, web_server: ServerProcess) -> None:
    quoting = text_step("told", "You quoted: {{data.payload.replyToUmid != null}}")
    phone = await opened(screens, web_server, quoting)
    await phone.write("first")
    await phone.expect_text("You quoted: false")
    theirs = phone.log.locator(".msg.theirs").first
    await theirs.hover()
    await theirs.get_by_role("button", name="React or reply").click()
    await assert_sound(phone.page)
    await theirs.get_by_role("button", name="Reply", exact=True).click()
    await phone.write("second")
    await phone.expect_text("You quoted: true")
    quote = phone.log.locator(".msg.mine").last.get_by_role("button", name=re.compile("You quoted: false"))
    await quote.click()
    await expect(theirs).to_be_focused()
    await theirs.get_by_role("button", name="React or reply").click()
    await phone.page.keyboard.press("Enter")
    await expect(theirs.get_by_role("img", name="You reacted with 👍")).to_be_visible()
    await theirs.get_by_role("button", name="React or reply").click()
    await theirs.get_by_role("button", name="Take 👍 back").click()
    await expect(theirs.get_by_role("img", name="You reacted with 👍")).to_have_count(0)
    await expect(phone.log.locator(".msg.theirs")).to_have_count(2)


async def test_requests_are_answered_on_their_sheets(screens: Screens, web_server: ServerProcess) -> None:
    asks: list[dict[str, Any]] = [
        {"type": "location_request_message", "body": {"text": "Where?"}, "action": {"name": "send_location"}},
        {"type": "call_permission_request", "action": {"name": "call_permission_request"}},
        {"type": "request_contact_info", "action": {"name": "request_contact_info"}},
        {
            "type": "product_list",
            "header": {"type": "text", "text": "Shop"},
            "body": {"text": "All we sell"},
            "action": {
                "catalog_id": "c",
                "sections": [{"title": "Brushes", "product_items": [{"product_retailer_id": "BRUSH-1"}]}],
            },
        },
    ]
    steps: list[dict[str, Any]] = []
    for number, ask in enumerate(asks):
        wait = wait_step(f"wait{number}", f"told{number}")
        wait["outputs"] = {"got": "{{JSON.stringify(step.reply.payload.content)}}"}
        following = f"ask{number + 1}" if number + 1 < len(asks) else None
        told = text_step(f"told{number}", f"{number} {{{{data.got}}}}", following)
        steps += [interactive(f"ask{number}", ask, f"wait{number}"), wait, told]
    phone = await opened(screens, web_server, *steps)
    await phone.write("hi")
    await phone.log.get_by_role("button", name="Send location").click()
    await phone.sheet.get_by_label("Latitude").fill("52.5")
    await phone.sheet.get_by_label("Longitude").fill("13.4")
    await phone.sheet.get_by_role("button", name="Send this place").click()
    await phone.expect_text('0 {"location":{"latitude":52.5')
    await phone.log.get_by_role("button", name="Choose preference").click()
    await assert_sound(phone.page)
    await phone.sheet.get_by_role("button", name="Allow for 7 days").click()
    await phone.expect_text('"response":"accept"')
    await phone.log.get_by_role("button", name="Share contact info").click()
    await phone.sheet.get_by_label("Name").fill("Ann Lee")
    await phone.sheet.get_by_role("button", name="Send").click()
    await phone.expect_text('"formatted_name":"Ann Lee"')
    await phone.log.get_by_role("button", name="View items").click()
    await phone.sheet.get_by_role("button", name="One more BRUSH-1").click()
    await phone.sheet.get_by_role("button", name="One more BRUSH-1").click()
    await assert_sound(phone.page)
    await phone.sheet.get_by_role("button", name="Order 2 items").click()
    await phone.expect_text('"quantity":2')
    await expect(mine(phone)).to_contain_text("2 items")


async def test_the_window_closes_by_the_clock_and_opens_with_the_next_message(
    screens: Screens, web_server: ServerProcess
) -> None:
    """[R-WIN-1, R-WIN-3, R-WIN-4]"""
    wait = wait_step("wait", "late", timeout="1.01:00:00")
    wait["selectNextStep"] = {"late": "{{step.reply == null}}", "thanks": "{{step.reply != null}}"}
    wait.pop("nextStepId", None)
    phone = await opened(
        screens,
        web_server,
        text_step("hello", "Hello", "wait"),
        wait,
        text_step("late", "Are you still there?"),
        text_step("thanks", "Thanks"),
    )
    clock = phone.page.locator(".sim .clock")
    await phone.write("hi")
    await phone.expect_text("Hello")
    await expect(clock).to_contain_text("Service window closes in 23:")
    await phone.skip("24 hours")
    await expect(clock).to_contain_text("Service window is closed")
    await phone.skip("1 hour")
    await expect(phone.log.locator(".why").last).to_contain_text("not written within the last 24 hours")
    await phone.write("back")
    await expect(clock).to_contain_text("Service window closes in 23:")
    days = phone.log.locator(".day time")
    await expect(days.first).to_have_text("Yesterday")
    await expect(days.last).to_have_text("Today")


async def test_messages_are_gone_through_with_the_keyboard(
    screens: Screens, web_server: ServerProcess
) -> None:
    phone = await PhoneOnScreen.open(screens)
    await phone.write("book appointment")
    await phone.expect_text("What can we do for you?")
    await phone.log.focus()
    await phone.page.keyboard.press("ArrowUp")
    rows = phone.log.locator(".msg")
    await expect(rows.last).to_be_focused()
    await phone.page.keyboard.press("Home")
    await expect(rows.first).to_be_focused()
    await phone.page.keyboard.press("End")
    await phone.page.keyboard.press("Enter")
    await expect(phone.sheet).to_be_visible()
    await phone.page.keyboard.press("Escape")
    await expect(phone.sheet).to_have_count(0)


async def test_a_long_chat_opens_at_its_end_and_loads_what_was_before(
    screens: Screens, web_server: ServerProcess
) -> None:
    number = "6591112223"
    base = f"{web_server.url}/api/simulator/v1/subaccounts/demo_chatapps/inbound"
    headers = {"Authorization": f"Bearer {web_server.key}"}
    async with aiohttp.ClientSession(headers=headers) as http:
        for index in range(130):
            body = {"from": number, "type": "text", "text": f"message number {index}"}
            async with http.post(base, json=body) as answer:
                assert answer.status == 202
    page = await screens.open("/")
    await page.evaluate(f"sessionStorage.setItem('chatwright.customer', '{number}')")
    await page.get_by_role("link", name="Appointment booking", exact=True).click()
    phone = PhoneOnScreen(page)
    await expect(phone.log.get_by_text("message number 129", exact=True)).to_be_in_viewport()
    await expect(phone.log.locator(".msg")).to_have_count(60)
    await phone.log.evaluate("log => log.scrollTo(0, 0)")
    await expect(phone.log.locator(".msg")).to_have_count(120)
    await expect(phone.log.get_by_text("message number 70", exact=True)).to_be_in_viewport()
    await phone.log.evaluate("log => log.scrollTo(0, 0)")
    await expect(phone.log.locator(".msg")).to_have_count(130)
    await expect(phone.log.get_by_role("button", name="Earlier messages")).to_have_count(0)
    await page.get_by_role("button", name="To the newest message").click()
    await expect(phone.log.get_by_text("message number 129", exact=True)).to_be_in_viewport()


async def test_a_customer_hides_the_number_changes_the_name_and_stops_marketing(
    screens: Screens, web_server: ServerProcess
) -> None:
    told = "{{data.payload.user.name}} {{data.payload.user.bsuid}}"
    phone = await opened(screens, web_server, text_step("told", told))
    page = phone.page
    await page.get_by_role("button", name="This customer").click()
    await page.get_by_role("button", name="New customer who hides their number").click()
    await expect(page.get_by_text("hidden number")).to_be_visible()
    await page.get_by_role("button", name="This customer").click()
    await page.get_by_label("Profile name").fill("Bo Tan")
    await assert_sound(page)
    await page.get_by_role("button", name="Stop marketing messages").click()
    await expect(page.get_by_text("no marketing messages to this customer")).to_be_visible()
    await phone.write("hi")
    await phone.expect_text("Bo Tan SG.")
