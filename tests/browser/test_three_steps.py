"""Acceptance: from template to free text on the customer's phone, past the 24 hours and back, told to a webhook."""

from __future__ import annotations

import re
import uuid
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Locator, expect

from tests.api.server import eventually
from tests.browser.chat import PhoneOnScreen
from tests.browser.conftest import Screens
from tests.browser.test_screens import assert_sound
from tests.browser.test_webhooks import ask
from tests.process import ServerProcess
from tests.stubs.receiver import Receiver
from tests.stubs.serving import served

NATIVE = "/api/chatwright/v1"
ACCOUNT = "/api/v1/accounts/demo"
MESSAGES = "/api/v1/subaccounts/demo_chatapps/messages"
REFUSED = "not written within the last 24 hours"


@pytest.fixture
async def receiver(web_server: ServerProcess) -> AsyncIterator[Receiver]:
    """The program of a developer, which subscribed to what customers write through the provider's API."""
    heard = Receiver()
    async with served(heard.app()) as url:
        hook = {"subAccountId": "demo_chatapps", "url": url, "type": "MSG"}
        await ask(web_server, "POST", f"{ACCOUNT}/webhooks", [hook])
        yield heard
        for one in (await ask(web_server, "GET", f"{NATIVE}/webhooks"))["webhooks"]:
            await ask(web_server, "DELETE", f"{NATIVE}/webhooks/{one['id']}")


async def take(server: ServerProcess, gallery_id: str) -> str:
    """Publish a journey of the gallery as it stands there; answers its name."""
    name = f"Ready {uuid.uuid4().hex[:8]}"
    made = await ask(server, "POST", f"{NATIVE}/journeys", {"name": name, "gallery": gallery_id})
    at = f"{NATIVE}/journeys/{made['id']}"
    draft = await ask(server, "GET", f"{at}/draft")
    await ask(server, "POST", f"{at}/publish", {"revision": draft["revision"]})
    return name


async def number_of(phone: PhoneOnScreen) -> str:
    """The customer's number."""
    number: str = await phone.page.evaluate("sessionStorage.getItem('chatwright.customer')")
    return number


async def send(server: ServerProcess, phone: PhoneOnScreen, type_: str, content: dict[str, Any]) -> str:
    """The business' program sends a message by the messaging API; answers its umid."""
    user = {"msisdn": f"+{await number_of(phone)}"}
    sent = await ask(server, "POST", MESSAGES, {"user": user, "type": type_, "content": content})
    assert sent["status"]["state"] == "queued"
    umid: str = sent["umid"]
    return umid


async def outcome(server: ServerProcess, umid: str) -> tuple[str, int | None]:
    """State and error of a message, as the provider's API tells it once it is known."""

    headers = {"Authorization": f"Bearer {server.key}"}
    async with aiohttp.ClientSession(headers=headers) as http:

        async def look() -> dict[str, Any] | None:
            async with http.get(f"{server.url}{MESSAGES}/{umid}") as answer:
                if answer.status == 429:  # the provider lets one ask once a second
                    return None
                (row,) = (await answer.json())["data"]
            return None if row["status"]["state"] == "queued" else row["status"]

        status = await eventually(look)
    return status["state"], status.get("errorCode")


def clock(phone: PhoneOnScreen) -> Locator:
    """The clock of the service window."""
    return phone.page.locator(".sim .clock")


async def expect_refused(phone: PhoneOnScreen, text: str) -> None:
    """The newest message stands there for whoever tries it, marked as one that the customer does not see."""
    refused = phone.log.locator(".msg.theirs").last
    await expect(refused).to_contain_text(text)
    await expect(refused.locator(".why")).to_contain_text(REFUSED)
    await expect(refused).to_be_in_viewport(ratio=0.9)
    box = await refused.bounding_box()
    assert box
    assert box["height"] > 40


async def test_template_answer_buttons_and_the_24_hours(
    screens: Screens, web_server: ServerProcess, receiver: Receiver, picture: Any
) -> None:
    """[R-WIN-1, R-WIN-3, R-WIN-4, R-WIN-5]"""
    phone = await PhoneOnScreen.open(screens, await take(web_server, "order_update"))
    # 1. The business begins, with an approved template; it may send nothing else yet.
    await expect(clock(phone)).to_contain_text("Service window is closed")
    data = {"mobileNumber": await number_of(phone), "customerName": "Ann", "orderNumber": "1002"}
    await ask(web_server, "POST", f"{ACCOUNT}/triggers/http_request?subAccountId=demo_chatapps", data)
    await phone.expect_text("Hello Ann, your order 1002 is on its way. Reply TRACK to see where it is.")
    await expect(clock(phone)).to_contain_text("Service window is closed")
    await picture(phone.page, "three-steps-template")

    node = phone.page.locator(".step").filter(has_text="Shipped")
    await expect(node).to_contain_text(
        "your order orderNumber is on its way. Reply TRACK to see where it is."
    )
    await expect(node).to_contain_text("Track my order")
    await expect(phone.page.locator(".pv-trouble")).to_have_count(0)

    # 2. The customer answers: the window opens, and the developer's program hears the very words.
    await phone.write("TRACK")
    await expect(clock(phone)).to_contain_text(re.compile(r"closes in 2[34]:\d\d"))

    async def heard() -> Any:
        return next(
            (one.body for one in receiver.heard if one.payload["content"].get("text") == "TRACK"), None
        )

    event = await eventually(heard)
    assert event["eventType"] == "inbound_message_received"
    assert event["payload"]["content"]["text"] == "TRACK"

    # 3. The journey answers with buttons, and free text follows.
    await phone.expect_text("with SwiftPost. It should be with you in two days.")
    await expect(phone.log.get_by_role("button", name="Change delivery")).to_be_visible()
    await assert_sound(phone.page)
    await picture(phone.page, "three-steps-open")
    await phone.log.get_by_role("button", name="Yes, thank you").click()
    await phone.expect_text("Enjoy your order!")

    # A day later the window is closed. Free text is refused, with the provider's own error.
    await phone.skip("24 hours")
    await expect(clock(phone)).to_contain_text("Service window is closed")
    late = await send(web_server, phone, "text", {"text": "Any questions?"})
    assert await outcome(web_server, late) == ("undelivered", 1022)
    await expect_refused(phone, "Any questions?")

    # The journey knows better: its question comes as a template.
    await phone.skip("24 hours")
    await phone.expect_text("Hello Ann, your order 1002 should be with you by now. Is all well?")
    await expect(clock(phone)).to_contain_text("Service window is closed")
    await picture(phone.page, "three-steps-closed")

    # The customer writes again, so everything may be sent again.
    await phone.log.get_by_role("button", name="All is well").click()
    await expect(clock(phone)).to_contain_text("closes in 2")
    await phone.expect_text("We're glad. Thank you for your order!")
    again = await send(web_server, phone, "text", {"text": "See you next time."})
    await phone.expect_text("See you next time.")
    assert (await outcome(web_server, again))[0] in ("delivered", "read")
    await expect(phone.log.locator(".why")).to_have_count(1)


async def test_nobody_begins_with_an_interactive_message(
    screens: Screens, web_server: ServerProcess, picture: Any
) -> None:
    """[R-WIN-4] Refused, and told why on the phone; once the customer wrote, the same message arrives."""
    phone = await PhoneOnScreen.open(screens)
    button = {"type": "reply", "reply": {"id": "fine", "title": "Yes, thank you"}}
    question = {"type": "button", "body": {"text": "Does that suit you?"}, "action": {"buttons": [button]}}
    refused = await send(web_server, phone, "interactive", {"interactive": question})
    assert await outcome(web_server, refused) == ("undelivered", 1022)
    await expect_refused(phone, "Does that suit you?")
    await assert_sound(phone.page)
    await picture(phone.page, "three-steps-refused")
    await phone.write("hello there")
    sent = await send(web_server, phone, "interactive", {"interactive": question})
    assert (await outcome(web_server, sent))[0] in ("delivered", "read")
    await phone.log.get_by_role("button", name="Yes, thank you").last.click()
    await expect(phone.log.locator(".msg.mine").last).to_contain_text("Yes, thank you")


async def test_a_carousel_of_ten_cards_is_swiped_and_its_button_answered(
    screens: Screens, web_server: ServerProcess, receiver: Receiver, picture: Any
) -> None:
    """A template of ten cards, made, approved and sent by the API; the tenth card's button is tapped."""
    names = ["cleaning", "whitening", "aligners", "family", "welcome"] * 2
    header = {"type": "HEADER", "format": "IMAGE", "example": f"{web_server.url}/demo/family.jpg"}
    cards = [
        {
            "components": [
                header,
                {"type": "BODY", "text": f"Offer {number}: come and see us this month."},
                {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": f"Take {number}"}]},
            ]
        }
        for number in range(1, 11)
    ]
    name = f"ten_offers_{uuid.uuid4().hex[:6]}"
    body = {"type": "BODY", "text": "Our ten offers. Swipe, and tap the one you like."}
    template = {
        "name": name,
        "language": "en",
        "category": "MARKETING",
        "components": [body, {"type": "CAROUSEL", "cards": cards}],
    }
    await ask(web_server, "POST", f"{ACCOUNT}/channels/demo_chatapps/templates", template)
    review = f"/api/simulator/v1/subaccounts/demo_chatapps/templates/{name}/review"
    await ask(web_server, "POST", review, {"status": "APPROVED"})
    phone = await PhoneOnScreen.open(screens)
    pictures = [
        {
            "cardIndex": index,
            "components": [
                {
                    "type": "header",
                    "parameters": [{"type": "image", "url": f"{web_server.url}/demo/{one}.jpg"}],
                }
            ],
        }
        for index, one in enumerate(names)
    ]
    sent = {"name": name, "language": "en", "components": [{"type": "carousel", "cards": pictures}]}
    await send(web_server, phone, "template", {"template": sent})
    group = phone.log.get_by_role("group", name="10 cards")
    items = group.get_by_role("listitem")
    await expect(items).to_have_count(10)
    await expect(items.nth(9)).not_to_be_in_viewport()
    await picture(phone.page, "carousel")
    row = group.get_by_role("list")
    await row.hover()
    for _ in range(12):
        await phone.page.mouse.wheel(260, 0)
    await expect(items.nth(9)).to_be_in_viewport(ratio=0.9)
    await assert_sound(phone.page)
    await items.nth(9).get_by_role("button", name="Take 10").click()
    await expect(phone.log.locator(".msg.mine").last).to_contain_text("Take 10")

    async def heard() -> Any:
        return next((one for one in receiver.heard if "Take 10" in str(one.payload["content"])), None)

    assert (await eventually(heard)).body["eventType"] == "inbound_message_received"
