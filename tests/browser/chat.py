"""A person at the journey's page with its phone, said as one would tell it."""

from __future__ import annotations

import itertools
import re

from playwright.async_api import Page, expect

from tests.browser.conftest import Screens

NUMBERS = itertools.count(6590000001)


class PhoneOnScreen:
    """The phone beside the canvas, and what the canvas shows of the conversation."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.log = page.get_by_role("log", name="Conversation")
        self.sheet = page.locator(".sheet")

    @classmethod
    async def open(
        cls, screens: Screens, journey: str = "Appointment booking", **how: object
    ) -> PhoneOnScreen:
        """Open the page of a journey, as a customer who never wrote before."""
        page = await screens.open("/", **how)  # type: ignore[arg-type]
        await page.evaluate(f"sessionStorage.setItem('chatwright.customer', '{next(NUMBERS)}')")
        await page.get_by_role("link", name=journey, exact=True).click()
        phone = cls(page)
        await phone.log.wait_for()
        return phone

    async def write(self, text: str) -> None:
        """The customer writes."""
        field = self.page.get_by_label("Message as the customer")
        await field.fill(text)
        await field.press("Enter")

    async def open_list(self, label: str) -> None:
        """Tap the button of the newest list."""
        await self.log.get_by_role("button", name=f"Open the list: {label}").last.click()
        await self.sheet.wait_for()

    async def rows(self) -> list[str]:
        """The titles of the rows on the open sheet."""
        return await self.sheet.locator(".row b").all_inner_texts()

    async def pick(self, title: str) -> None:
        """Pick a row and send it."""
        await self.sheet.locator(".row").filter(has_text=title).first.click()
        await self.sheet.get_by_role("button", name="Send").click()

    async def expect_text(self, text: str) -> None:
        """A message of the business with these words."""
        await expect(self.log.locator(".b.in").filter(has_text=text).last).to_be_visible()

    async def book(self, service: str) -> str:
        """Book the first free time of a service that one person does; answers its title."""
        await self.write("book appointment")
        await self.open_list("See services")
        await self.pick(service)
        await self.open_list("See times")
        slot = (await self.rows())[0]
        await self.pick(slot)
        await self.tap("Book it")
        await self.expect_text("You're booked")
        return slot

    async def tap(self, title: str) -> None:
        """Tap the newest button with this title."""
        await self.log.get_by_role("button", name=title, exact=True).last.click()

    async def skip(self, time: str) -> None:
        """Move the simulator's clock."""
        await self.page.get_by_role("button", name="Skip time").click()
        await self.page.get_by_role("menuitem", name=re.compile(time)).click()

    def step(self, title: str) -> object:
        """A step on the canvas."""
        return self.page.locator(".step").filter(has=self.page.get_by_text(title, exact=True))
