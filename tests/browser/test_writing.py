"""Writing on the phone beside the canvas."""

from __future__ import annotations

import asyncio

from playwright.async_api import Route, expect

from tests.browser.chat import PhoneOnScreen
from tests.browser.conftest import Screens


async def test_what_is_written_while_a_message_is_on_its_way_follows_it(screens: Screens) -> None:
    phone = await PhoneOnScreen.open(screens)
    let_go = asyncio.Event()

    async def slow(route: Route) -> None:
        await let_go.wait()
        await route.continue_()

    await phone.page.route("**/inbound", slow)
    await phone.write("book appointment")
    await phone.write("a cleaning, please")
    await expect(phone.page.get_by_label("Message as the customer")).to_have_value("")
    let_go.set()
    await phone.expect_text("Please tap “See services” and choose one.")
    mine = phone.log.locator(".b.out")
    await expect(mine).to_have_count(2)
    await expect(mine.first).to_contain_text("book appointment")
