"""A person who draws a journey in the browser, said as one would tell it."""

from __future__ import annotations

from typing import Any

import aiohttp
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Screens
from tests.process import ServerProcess


async def write(field: Locator, text: str) -> None:
    """Write in place of what is there, as people do: go there, select all, write.

    Editors need the keys for it: they learn of a selection that a program makes only a moment later.
    """
    await field.focus()
    await field.press("ControlOrMeta+a")
    if text:
        await field.page.keyboard.insert_text(text)
    else:
        await field.press("Delete")


async def tidy_up(page: Page) -> None:
    """Lay out the steps. Until that is done everything moves, and a click may end beside what it began on."""
    await page.get_by_role("button", name="Tidy up").click()
    await expect(page.get_by_text("The steps are tidied up.")).to_have_count(1)


class Drawing:
    """A person who draws."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.inspector = page.get_by_role("complementary", name="The selected step")

    @classmethod
    async def begin(cls, screens: Screens, name: str, **how: Any) -> Drawing:
        page = await screens.open("/", **how)
        await page.get_by_role("button", name="New journey").click()
        await page.get_by_role("textbox", name="Journey").fill(name)
        await page.get_by_role("button", name="Create and draw").click()
        await page.get_by_role("group", name="Add a step").wait_for()
        return cls(page)

    async def add(self, kind: str, name: str) -> None:
        """Add a step after the selected one, and name it."""
        await (
            self.page.get_by_role("group", name="Add a step")
            .get_by_role("button", name=kind, exact=True)
            .click()
        )
        await self.inspector.get_by_label("Name of the step").fill(name)
        await self.inspector.get_by_label("Name of the step").press("Enter")

    async def fill(self, label: str, text: str) -> None:
        """Write into a field of the panel, in place of what is there."""
        await write(self.inspector.get_by_role("textbox", name=label, exact=True), text)

    async def select(self, title: str) -> None:
        """Select a step on the canvas, and leave the selection of others."""
        chosen = self.page.locator(".step .title").get_by_text(title, exact=True)
        await chosen.click()
        try:
            await expect(self.inspector).to_be_visible(timeout=3_000)
        except AssertionError:
            # What had just been laid out moved away under the pointer.
            await chosen.click()
            await expect(self.inspector).to_be_visible()

    async def select_start(self) -> None:
        """Select where the journey begins, wherever that is on the canvas."""
        await self.page.get_by_role("button", name="Show all").click()
        await self.page.locator(".step .title").get_by_text("A customer writes", exact=True).click()

    async def saved(self) -> None:
        await expect(self.page.locator(".save-state")).to_have_text("Saved")

    async def tidy_up(self) -> None:
        await tidy_up(self.page)

    async def publish(self, warned: str | None = None) -> None:
        """Publish; with the words of a warning that must be shown first."""
        await self.page.get_by_role("button", name="Publish").click()
        if warned:
            dialog = self.page.get_by_role("dialog")
            await expect(dialog).to_contain_text(warned)
            await dialog.get_by_role("button", name="Publish anyway").click()
        await expect(self.page.get_by_text("is published.").last).to_be_visible()


async def exported(server: ServerProcess, name: str) -> dict[str, Any]:
    """The definition as the Automation API answers it."""
    headers = {"Authorization": f"Bearer {server.key}"}
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.get(f"{server.url}/api/v1/accounts/demo/definitions") as answer,
    ):
        found = [one for one in await answer.json() if one["definition"]["name"] == name]
    assert len(found) == 1
    definition: dict[str, Any] = found[0]
    return definition


async def unaware(page: Page) -> None:
    """From now on the page does not hear what others save, as when both press a key at the same moment."""
    path = "**/draft/state"
    async with page.expect_response(path) as known:
        await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
    state = await (await known.value).text()
    await page.route(path, lambda route: route.fulfill(body=state, content_type="application/json"))
