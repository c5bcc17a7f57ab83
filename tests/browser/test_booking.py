"""The main job on the screen: an appointment is booked on the phone, and the canvas shows the way there."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.browser.chat import PhoneOnScreen
from tests.browser.conftest import Screens, post_definition
from tests.process import ServerProcess


async def test_a_customer_books_and_the_canvas_shows_the_way(screens: Screens, picture) -> None:
    phone = await PhoneOnScreen.open(screens)
    page = phone.page
    await phone.write("book appointment")
    await phone.open_list("See services")
    assert await phone.rows() == ["Check-up", "Cleaning", "Filling", "I'm in pain", "My visits"]
    await phone.pick("Cleaning")
    await expect(page.locator(".step.run-active")).to_have_count(1)
    await expect(page.locator(".step.run-active .title")).to_have_text("Slot choice")
    await phone.open_list("See times")
    await picture(page, "list-on-the-phone")
    slot = (await phone.rows())[0]
    await phone.pick(slot)
    await phone.tap("Book it")
    await phone.expect_text("You're booked")
    await expect(page.get_by_role("region", name="Conversation")).to_contain_text("Completed")
    done = page.locator(".step.run-done .title")
    await expect(done).to_have_text(
        [
            "A customer writes",
            "Keyword",
            "Services",
            "Service choice",
            "Find staff",
            "Find slots",
            "Offer",
            "Slot choice",
            "Hold",
            "Ask",
            "Ask choice",
            "Book",
            "Confirmed",
        ]
    )
    await expect(page.locator(".react-flow__edge.taken")).to_have_count(12)
    await picture(page, "phone-and-canvas")
    await page.get_by_role("link", name="Bookings").click()
    await expect(page.get_by_role("row").filter(has_text="Cleaning").first).to_be_visible()
    await picture(page, "bookings")


async def test_a_second_customer_is_not_offered_the_slot(screens: Screens) -> None:
    first = await PhoneOnScreen.open(screens)
    taken = await first.book("Cleaning")
    second = await PhoneOnScreen.open(screens)
    await second.write("book appointment")
    await second.open_list("See services")
    await second.pick("Cleaning")
    await second.open_list("See times")
    rows = await second.rows()
    assert rows
    assert taken not in rows


async def test_who_does_not_answer_in_time_is_told_so(screens: Screens) -> None:
    phone = await PhoneOnScreen.open(screens)
    await phone.write("book appointment")
    await phone.expect_text("Welcome to Harbour Dental")
    await phone.skip("1 hour")
    await phone.expect_text("We are here when you need us")
    await expect(phone.step("No reply")).to_have_class(re.compile("run-done"))


async def test_a_day_later_the_service_window_is_closed(screens: Screens) -> None:
    phone = await PhoneOnScreen.open(screens)
    await phone.write("hello")
    await expect(phone.page.get_by_text("Service window closes in")).to_be_visible()
    await phone.skip("24 hours")
    await expect(phone.page.get_by_text("Service window is closed")).to_be_visible()


async def test_an_answer_that_is_no_choice_is_asked_again(screens: Screens) -> None:
    phone = await PhoneOnScreen.open(screens)
    await phone.write("book appointment")
    await phone.expect_text("What can we do for you?")
    await phone.write("the blue one")
    await phone.expect_text("Sorry, I didn't catch that.")
    await expect(phone.log.get_by_role("button", name="Open the list: See services")).to_have_count(2)


async def test_it_all_works_with_the_keyboard_alone(screens: Screens) -> None:
    phone = await PhoneOnScreen.open(screens)
    page = phone.page
    await page.get_by_label("Message as the customer").focus()
    await page.keyboard.type("book appointment")
    await page.keyboard.press("Enter")
    await phone.expect_text("What can we do for you?")
    await phone.log.get_by_role("button", name="Open the list: See services").focus()
    await page.keyboard.press("Enter")
    await phone.sheet.wait_for()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await phone.log.get_by_role("button", name="Open the list: See times").focus()
    await page.keyboard.press("Enter")
    await phone.sheet.wait_for()
    await page.keyboard.press("Escape")
    await expect(phone.sheet).to_have_count(0)
    await expect(phone.log.get_by_role("button", name="Open the list: See times")).to_be_focused()


async def test_what_a_customer_writes_stays_text_and_keeps_its_direction(screens: Screens) -> None:
    phone = await PhoneOnScreen.open(screens)
    evil = "<img src=x onerror=\"document.title='hacked'\"><b>bold</b>"
    await phone.write(evil)
    await expect(phone.log.locator(".b.out")).to_contain_text(evil)
    await phone.write("שלום, אפשר לקבוע תור?")
    hebrew = phone.log.locator(".b.out").filter(has_text="שלום")
    assert await hebrew.locator("p").evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert await phone.page.title() == "Chatwright"


async def test_another_tab_sees_the_conversation_live(screens: Screens) -> None:
    phone = await PhoneOnScreen.open(screens)
    msisdn = await phone.page.evaluate("sessionStorage.getItem('chatwright.customer')")
    watcher = await screens.open("/")
    await watcher.evaluate(f"sessionStorage.setItem('chatwright.customer', '{msisdn}')")
    await watcher.get_by_role("link", name="Appointment booking", exact=True).click()
    await watcher.get_by_label("Live").wait_for()
    await phone.write("book appointment")
    await expect(watcher.get_by_role("log").get_by_text("What can we do for you?")).to_be_visible()
    await expect(watcher.locator(".step.run-active .title")).to_have_text("Service choice")


async def test_a_voice_call_rings_on_the_phone_and_hears_the_keys(
    screens: Screens, web_server: ServerProcess
) -> None:
    definition = {
        "subAccountId": "demo_chatapps",
        "trigger": "inbound_chat_apps",
        "status": "enabled",
        "definition": {
            "name": "Call me",
            "steps": [
                {
                    "id": "keyword",
                    "stepType": "Branch",
                    "selectNextStep": {"call": "{{data.payload.content.text == 'call me'}}"},
                },
                {
                    "id": "call",
                    "stepType": "VoiceMessage",
                    "inputs": {
                        "subAccountId": "demo_chatapps",
                        "action": "say&capture",
                        "params": {
                            "destination": "{{data.payload.user.msisdn}}",
                            "text": "Press 1 to confirm your visit.",
                        },
                    },
                    "outputs": {"call": "{{step.response.clientRequestId}}"},
                    "nextStepId": "keys",
                },
                {
                    "id": "keys",
                    "stepType": "WaitForDTMF",
                    "inputs": {"dtmfRequestId": "{{data.call}}", "timeout": "00:05:00"},
                    "outputs": {"pressed": "{{step.dtmfData.actionDetails.dtmf}}"},
                },
            ],
        },
    }
    await post_definition(web_server, definition)
    phone = await PhoneOnScreen.open(screens, "Call me")
    await phone.write("call me")
    await expect(phone.log.get_by_text("Press 1 to confirm your visit.")).to_be_visible()
    await phone.log.get_by_role("button", name="1", exact=True).click()
    await expect(phone.log.get_by_text("Pressed: 1")).to_be_visible()
    await expect(phone.page.get_by_role("region", name="Conversation")).to_contain_text("Completed")
