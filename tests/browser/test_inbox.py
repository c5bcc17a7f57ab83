"""The inbox: agents talk with customers, beside each other."""

from __future__ import annotations

import itertools
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Screens
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
        token = str(invite["url"]).rsplit("token=", 1)[-1]
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
            body = {"token": token, "name": name, "email": email, "password": "correct horse battery"}
            async with http.post(f"{self.url}{NATIVE}/invites/accept", json=body) as answer:
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
