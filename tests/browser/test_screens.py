"""Every screen: sound for assistive technology in light and dark, and fit for its data."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.chat import PhoneOnScreen
from tests.browser.conftest import OWNER, Screens, post_definition
from tests.browser.drawing import Drawing
from tests.paths import ROOT, SHARED
from tests.process import ServerProcess

AXE = (ROOT / "web/node_modules/axe-core/axe.min.js").read_text()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
NOBODY: dict[str, Any] = {"cookies": [], "origins": []}
DEFINITIONS = sorted((SHARED / "data/definitions").glob("*.json"))


async def assert_sound(page: Page) -> None:
    """No finding of axe for WCAG 2.2 AA."""
    await page.evaluate(AXE)
    found = await page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(r => r.violations)", WCAG
    )
    said = [
        f"{one['id']}: {one['help']}: {node['html'][:160]} ({node.get('failureSummary', '')[:200]})"
        for one in found
        for node in one["nodes"]
    ]
    assert said == []


async def assert_sound_menu(page: Page, button: str) -> None:
    """The menu behind a button is sound while it is open, begins on its first item, and Escape leads back."""
    opener = page.get_by_role("button", name=button, exact=True)
    await opener.click()
    await expect(page.get_by_role("menuitem").first).to_be_focused()
    await assert_sound(page)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("menu")).to_have_count(0)
    await expect(opener).to_be_focused()


@SCHEMES
async def test_open_menus(screens: Screens, scheme: str) -> None:
    page = await screens.open("/", scheme=scheme)
    await assert_sound_menu(page, "More for Appointment booking")
    await assert_sound_menu(page, "Language")
    await page.get_by_role("link", name="Appointment booking", exact=True).click()
    await assert_sound_menu(page, "Skip time")
    await assert_sound_menu(page, "Send something else")
    await page.get_by_role("link", name="Edit").click()
    await page.get_by_role("group", name="Add a step").wait_for()
    await assert_sound_menu(page, "More")


async def assert_fits(page: Page) -> None:
    """Nothing of the page is beyond its right edge."""
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page.url


async def test_pages_fit_on_a_phone(screens: Screens) -> None:
    page = await screens.open("/", width=390, height=844)
    await page.get_by_role("link", name="Appointment booking", exact=True).wait_for()
    await assert_fits(page)
    for link in ("Templates", "Forms", "Opt-outs", "Numbers", "Webhooks"):
        await page.get_by_role("navigation", name="Main").get_by_role("link", name=link).click()
        await page.get_by_role("heading", level=1).wait_for()
        await assert_fits(page)


async def test_a_step_is_added_on_a_phone(screens: Screens) -> None:
    """The kinds unfold over the canvas while one chooses, and every button of the top bar is on the screen."""
    drawing = await Drawing.begin(screens, "On a phone")
    page = await screens.open("/nowhere", width=390, height=844)
    await page.goto(drawing.page.url)
    kind = page.get_by_role("group", name="Add a step").get_by_role("button", name="List message")
    await expect(page.locator('.react-flow__node[data-id="@entry"]').first).to_be_in_viewport()
    await expect(kind).to_be_hidden()
    await page.get_by_label("Search for a step to add").click()
    await kind.click()
    await expect(page.get_by_role("complementary", name="The selected step")).to_be_visible()
    await assert_fits(page)
    await expect(page.get_by_role("button", name="Publish")).to_be_in_viewport(ratio=1)
    await assert_sound(page)


@SCHEMES
async def test_the_journeys(screens: Screens, scheme: str) -> None:
    page = await screens.open("/", scheme=scheme)
    await page.get_by_role("link", name="Appointment booking", exact=True).wait_for()
    await assert_sound(page)


@SCHEMES
async def test_a_journey_with_a_conversation(screens: Screens, scheme: str, picture) -> None:
    phone = await PhoneOnScreen.open(screens, scheme=scheme)
    await assert_sound(phone.page)
    await phone.write("book appointment")
    await phone.open_list("See services")
    await assert_sound(phone.page)
    await phone.pick("Cleaning")
    await phone.expect_text("These are our next free times")
    await assert_sound(phone.page)
    await picture(phone.page, f"conversation-{scheme}")
    await phone.page.get_by_role("tab", name="Variables").click()
    await expect(phone.page.get_by_role("row", name="service_name")).to_contain_text("Cleaning")
    await assert_sound(phone.page)
    await phone.page.get_by_role("button", name="Steps as a list").click()
    await expect(phone.page.get_by_role("heading", name="Slot choice")).to_contain_text(
        "The conversation is here"
    )
    await assert_sound(phone.page)


@SCHEMES
async def test_the_bookings(screens: Screens, scheme: str) -> None:
    page = await screens.open("/bookings", scheme=scheme)
    await page.get_by_role("heading", name="Bookings").wait_for()
    await assert_sound(page)


@SCHEMES
async def test_an_address_that_does_not_exist(screens: Screens, scheme: str) -> None:
    page = await screens.open("/nowhere", scheme=scheme)
    await expect(page.get_by_text("There is nothing at this address.")).to_be_visible()
    await assert_sound(page)
    await page.get_by_role("link", name="Go to the journeys").click()
    await expect(page.get_by_role("heading", name="Journeys")).to_be_visible()


@SCHEMES
async def test_signing_in(screens: Screens, scheme: str) -> None:
    page = await screens.open("/", scheme=scheme, state=NOBODY)
    await page.get_by_label("Email").fill(OWNER["email"])
    await page.get_by_role("textbox", name="Password").fill("not the password")
    await assert_sound(page)
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("alert")).to_contain_text("password")
    await assert_sound(page)
    screens.complaints.clear()  # the browser notes the refusal in its console
    await page.get_by_role("textbox", name="Password").fill(OWNER["password"])
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("heading", name="Journeys")).to_be_visible()
    await page.get_by_role("link", name="Appointment booking", exact=True).wait_for()
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("button", name="Sign in")).to_be_visible()


async def test_the_one_time_link_works_once(screens: Screens, web_server: ServerProcess) -> None:
    link = next(word for word in web_server.log.read_text().split() if "/setup?token=" in word)
    page = await screens.open(link.removeprefix(web_server.url), state=NOBODY)
    await page.get_by_label("Your name").fill("Somebody else")
    await page.get_by_label("Email").fill("else@example.com")
    await page.get_by_role("textbox", name="Password").fill("another password")
    await assert_sound(page)
    await page.get_by_role("button", name="Make my account").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    screens.complaints.clear()  # the browser notes the refusal in its console


async def test_the_colours_can_be_switched(screens: Screens) -> None:
    page = await screens.open("/")
    await page.get_by_role("button", name="Use dark colours").click()
    shown = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert shown == "rgb(14, 17, 22)"
    await page.reload()
    await expect(page.get_by_role("button", name="Use light colours")).to_be_visible()


async def test_a_narrow_window_shows_all_of_the_page_without_scrolling_sideways(screens: Screens) -> None:
    phone = await PhoneOnScreen.open(screens, width=390, height=844)
    await phone.write("book appointment")
    await phone.expect_text("What can we do for you?")
    width = await phone.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


async def test_a_journey_that_cannot_be_loaded_says_why(screens: Screens) -> None:
    page = await screens.open("/journeys/00000000-0000-0000-0000-000000000000")
    await expect(page.get_by_role("alert")).to_contain_text("There is no such journey")
    await expect(page.get_by_role("button", name="Try again")).to_be_visible()
    screens.complaints.clear()  # the browser notes the 404 in its console


@pytest.mark.parametrize("source", DEFINITIONS, ids=lambda path: path.stem)
async def test_published_definitions_are_drawn_without_overlaps(
    screens: Screens, web_server: ServerProcess, source: Path
) -> None:
    definition = json.loads(source.read_text())  # noqa: ASYNC240 - a small file, read at once
    definition.pop("accountId", None)
    definition.setdefault("definition", {})["name"] = f"Drawn {source.stem}"
    definition["subAccountId"], definition["status"] = "demo_chatapps", "disabled"
    await post_definition(web_server, definition)
    page = await screens.open("/")
    await page.get_by_role("link", name=f"Drawn {source.stem}", exact=True).click()
    await page.locator(".react-flow:not(.unplaced) .step").first.wait_for()
    boxes = await page.evaluate(
        """() => [...document.querySelectorAll('.react-flow__node')].map(node => {
          const {left, top, right, bottom} = node.getBoundingClientRect();
          return {left, top, right, bottom};
        })"""
    )
    assert len(boxes) > 1
    for a, b in itertools.combinations(boxes, 2):
        apart = (
            a["right"] <= b["left"]
            or b["right"] <= a["left"]
            or a["bottom"] <= b["top"]
            or b["bottom"] <= a["top"]
        )
        assert apart, (a, b)
