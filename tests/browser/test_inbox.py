"""The inbox: agents talk with customers, beside each other."""

from __future__ import annotations

import itertools
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import asyncpg
import pytest
from playwright.async_api import Page, expect

from chatwright.embedded_postgres import cluster_in
from tests.browser.conftest import Screens
from tests.browser.test_languages import choose_arabic
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess

NUMBERS = itertools.count(6598100001)
NATIVE = "/api/chatwright/v1"


class Desk:
    """The server as customers and colleagues use it, without a page."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http = http
        self.url = url

    async def call(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        """Call; answers the JSON."""
        async with self._http.request(method, self.url + path, json=body, **more) as answer:
            assert answer.status < 300, await answer.text()
            return await answer.json() if answer.status != 204 else None

    async def says(self, number: str, text: str, name: str | None = None) -> None:
        """A customer writes."""
        body = {"from": f"+{number}", "type": "text", "text": text, **({"name": name} if name else {})}
        await self.call("POST", "/api/simulator/v1/subaccounts/demo_chatapps/inbound", body)

    async def phone(self, number: str) -> list[str]:
        """The texts on a customer's phone."""
        path = f"/api/simulator/v1/subaccounts/demo_chatapps/phones/{number}/messages"
        return [one["content"].get("text", "") for one in (await self.call("GET", path))["messages"]]

    async def colleague(self, name: str, email: str) -> dict[str, object]:
        """An agent who has accepted an invitation; the state of a browser that is signed in as them."""
        invite = await self.call("POST", f"{NATIVE}/invites", {"role": "agent"})
        token = str(invite["url"]).rsplit("invite=", 1)[-1]
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
            body = {"token": token, "name": name, "email": email, "password": "correct horse battery"}
            async with http.post(f"{self.url}{NATIVE}/setup", json=body) as answer:
                assert answer.status < 300, await answer.text()
            (cookie,) = [one for one in http.cookie_jar if one.key == "chatwright_session"]
        return {
            "cookies": [
                {
                    "name": cookie.key,
                    "value": cookie.value,
                    "domain": "127.0.0.1",
                    "path": "/",
                    "expires": time.time() + 3600,
                    "httpOnly": True,
                    "secure": False,
                    "sameSite": "Lax",
                }
            ],
            "origins": [],
        }


@pytest.fixture
async def desk(web_server: ServerProcess) -> AsyncIterator[Desk]:
    """The server; what customers write meets no journey unless a test makes one."""
    headers = {"Authorization": f"Bearer {web_server.key}"}
    async with aiohttp.ClientSession(headers=headers) as http:
        yield Desk(http, web_server.url)


def composer(page: Page) -> Any:
    """Where an agent writes."""
    return page.get_by_label("Message to the customer")


async def open_chat(screens: Screens, number: str, **how: Any) -> Page:
    """The page with a conversation."""
    page = await screens.open(f"/inbox/demo_chatapps/{number}?view=all", **how)
    await page.get_by_role("log").wait_for()
    return page


@SCHEMES
async def test_a_message_appears_by_itself_and_is_answered(
    screens: Screens, desk: Desk, scheme: str, picture: Any
) -> None:
    number = str(next(NUMBERS))
    await desk.says(number, "Do you have time tomorrow?", "Mei Lin")
    page = await screens.open("/inbox?view=all", scheme=scheme)
    await page.get_by_role("button", name="Mei Lin").first.click()
    log = page.get_by_role("log", name="Conversation with Mei Lin")
    await log.get_by_text("Do you have time tomorrow?").wait_for()
    await composer(page).fill("Yes, at *ten*.")
    await composer(page).press("Enter")
    await expect(log.get_by_role("article", name="Mia Tan")).to_contain_text("Yes, at ten.")
    assert (await desk.phone(number))[-1] == "Yes, at *ten*."
    await expect(page.get_by_role("button", name="Resolve")).to_be_visible()
    await desk.says(number, "Perfect, thank you!")
    await expect(log.get_by_text("Perfect, thank you!")).to_be_visible(timeout=3_000)
    await assert_sound(page)
    await picture(page, f"inbox-{scheme}")
    await page.get_by_role("button", name="Resolve").click()
    await expect(page.get_by_role("button", name="Resolve")).to_be_hidden()


async def test_two_agents_see_each_other_and_notes_reach_whom_they_mention(
    screens: Screens, desk: Desk, picture: Any
) -> None:
    number = str(next(NUMBERS))
    ana = await desk.colleague("Ana Lim", f"ana{number}@harbour.example")
    await desk.says(number, "My invoice is wrong", "Ravi Menon")
    mine = await open_chat(screens, number)
    hers = await open_chat(screens, number, state=ana)
    await expect(mine.get_by_text("Ana Lim is looking at this, too")).to_be_visible()
    await composer(hers).press_sequentially("I will check")
    await expect(mine.get_by_role("alert")).to_contain_text("Ana Lim is writing an answer")
    await composer(hers).press("Enter")
    await expect(mine.get_by_role("article", name="Ana Lim")).to_contain_text("I will check")
    await expect(mine.get_by_text("Ana Lim has this conversation.")).to_be_visible()
    await hers.goto(f"{desk.url}/inbox")
    await mine.get_by_text("Note", exact=True).click()
    field = mine.get_by_label("Note for colleagues")
    await field.press_sequentially("Please look, @ana")
    await mine.get_by_role("option", name="Ana Lim").click()
    await expect(field).to_have_value("Please look, @Ana Lim ")
    await field.press("Enter")
    await expect(mine.get_by_role("article", name="Note of Mia Tan")).to_contain_text("Please look, @Ana Lim")
    await assert_sound(mine)
    await picture(mine, "inbox-notes")
    mentions = hers.get_by_role("navigation", name="Which conversations").get_by_text("Mentions")
    await expect(mentions.locator("xpath=..")).to_contain_text("1")
    await mentions.click()
    await hers.get_by_role("button", name="Ravi Menon").click()
    await expect(hers.get_by_role("article", name="Note of Mia Tan")).to_be_visible()
    await expect(mentions.locator("xpath=..")).not_to_contain_text("1")
    assert "Please look" not in " ".join(await desk.phone(number)), "the customer sees no note"


async def test_a_closed_window_says_so_and_a_template_goes_out(
    screens: Screens, desk: Desk, picture: Any
) -> None:
    number = str(next(NUMBERS))
    await desk.says(number, "I will think about it", "Siti Aminah")
    await desk.call("POST", "/api/simulator/v1/subaccounts/demo_chatapps/clock", {"advance": "1.01:00:00"})
    page = await open_chat(screens, number)
    await expect(page.get_by_text("The 24-hour window is closed: WhatsApp delivers only")).to_be_visible()
    await expect(composer(page)).to_be_disabled()
    await page.get_by_role("button", name="Choose a template").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("combobox", name="Template").click()
    await page.get_by_role("option").first.click()
    for field in await dialog.get_by_role("textbox").all():
        if not await field.input_value():
            await field.fill("10")
    await assert_sound(page)
    await picture(page, "inbox-template")
    await dialog.get_by_role("button", name="Send template").click()
    await expect(page.get_by_role("article", name="Mia Tan")).to_have_count(1)
    await page.get_by_text("Note", exact=True).click()
    await expect(page.get_by_label("Note for colleagues")).to_be_enabled()


async def test_quick_replies_search_and_keys(screens: Screens, desk: Desk) -> None:
    first, second = str(next(NUMBERS)), str(next(NUMBERS))
    await desk.says(first, "Where do I park my zeppelin?", "Otto Lilienthal")
    await desk.says(second, "When are you open?", "Amelia Earhart")
    shortcut = f"open{second[-4:]}"
    body = {"shortcut": shortcut, "text": "Hello {{contact.name}}, 9 to 6. {{agent.name}}"}
    await desk.call("POST", f"{NATIVE}/inbox/quick-replies", body)
    page = await screens.open("/inbox?view=all")
    await page.get_by_role("button", name="Amelia Earhart").wait_for()
    await page.keyboard.press("j")
    await page.get_by_role("log", name="Conversation with Amelia Earhart").wait_for()
    await page.keyboard.press("r")
    await expect(composer(page)).to_be_focused()
    await page.keyboard.type(f"/{shortcut[:6]}")
    await page.keyboard.press("Enter")
    await expect(composer(page)).to_have_value("Hello Amelia Earhart, 9 to 6. Mia Tan")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("See you")
    await page.keyboard.press("Escape")
    await page.keyboard.press("j")
    await page.get_by_role("log", name="Conversation with Otto Lilienthal").wait_for()
    await page.keyboard.press("k")
    await expect(composer(page)).to_have_value("Hello Amelia Earhart, 9 to 6. Mia Tan\nSee you")
    await page.keyboard.press("/")
    await page.keyboard.type("zeppel")
    found = page.get_by_role("region", name="What was found")
    await expect(found).to_contain_text("Where do I park my zeppelin?")
    await found.get_by_role("link").first.click()
    log = page.get_by_role("log", name="Conversation with Otto Lilienthal")
    await expect(log.get_by_text("Where do I park my zeppelin?")).to_be_visible()
    await page.keyboard.press("?")
    await page.get_by_role("dialog", name="Keyboard shortcuts").wait_for()
    await assert_sound(page)


async def test_a_journey_that_talks_is_told_and_shown_beside_the_chat(screens: Screens, desk: Desk) -> None:
    number = str(next(NUMBERS))
    await desk.says(number, "book appointment", "Grace Hopper")
    page = await open_chat(screens, number)
    await expect(page.get_by_text("The journey “Appointment booking” is talking here.")).to_be_visible()
    side = page.get_by_role("complementary", name="About this conversation")
    await expect(side.get_by_role("link", name="Appointment booking")).to_be_visible()
    await expect(page.get_by_role("article", name="Journey “Appointment booking”").first).to_be_visible()
    await composer(page).fill("I take this one")
    await composer(page).press("Enter")
    await expect(page.get_by_role("button", name="Resolve")).to_be_visible()
    await expect(page.get_by_text("is talking here")).to_be_hidden()
    await page.get_by_role("button", name="Labels").click()
    await page.get_by_label("New label").fill(f"VIP {number[-3:]}")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(side.get_by_text(f"VIP {number[-3:]}")).to_be_visible()


async def test_on_a_small_screen_there_is_one_column_at_a_time(screens: Screens, desk: Desk) -> None:
    number = str(next(NUMBERS))
    await desk.says(number, "hello", "Ada Lovelace")
    page = await screens.open("/inbox?view=all", width=600, height=900)
    await page.get_by_role("button", name="Ada Lovelace").click()
    await page.get_by_role("log").wait_for()
    await expect(page.get_by_role("list", name="Conversations")).to_be_hidden()
    await assert_sound(page)
    await page.get_by_role("button", name="Back to the list").click()
    await expect(page.get_by_role("list", name="Conversations")).to_be_visible()


@SCHEMES
async def test_the_inbox_in_arabic(screens: Screens, desk: Desk, scheme: str, picture: Any) -> None:
    number = str(next(NUMBERS))
    await desk.says(number, "مرحبا، متى تفتحون؟", "ليلى حسن")
    page = await open_chat(screens, number, scheme=scheme)
    await choose_arabic(page)
    await page.get_by_text("لا أحد يتولى هذه المحادثة").wait_for()
    await assert_sound(page)
    await picture(page, f"inbox-ar-{scheme}")


async def test_ten_thousand_conversations_scroll_with_few_of_them_in_the_page(
    screens: Screens, desk: Desk, web_server: ServerProcess
) -> None:
    conn = await asyncpg.connect(cluster_in(Path(web_server.environment["CHATWRIGHT_DATA_DIR"])).url)
    try:
        await conn.execute(
            """
            insert into conversations (account_id, sub_account_id, channel, address, name, active_at)
            select 'demo', 'demo_chatapps', 'whatsapp', (7000000000 + n)::text, 'Customer ' || n,
                   now() - interval '1 year' - n * interval '1 minute'
            from generate_series(1, 10000) n
            """
        )
        page = await screens.open("/inbox?view=all")
        items = page.locator(".desk-item")
        await items.first.wait_for()
        box = page.locator(".desk-list")
        last = page.get_by_role("button", name="Customer 10000", exact=False)
        for _ in range(400):
            await box.evaluate("box => box.scrollTo(0, box.scrollHeight)")
            assert await items.count() < 60
            if await last.count():
                break
            await page.wait_for_timeout(30)
        await expect(last.first).to_be_visible()
    finally:
        await conn.execute("delete from conversations where address like '70000%' and name like 'Customer %'")
        await conn.close()
