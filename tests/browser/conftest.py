"""A real server in a process of its own, and Debian's Chromium on its pages.

CHROMIUM names another browser. With SCREENSHOTS set to a folder, the pictures of the
documentation are taken anew into it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright
from playwright.async_api import Error as PlaywrightError

from chatwright.demo import demo_id
from tests.paths import ROOT
from tests.process import ServerProcess, running

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OWNER = {"name": "Mia Tan", "email": "mia@harbour.example", "password": "correct horse battery"}


def chromium() -> str:
    """The browser. Its absence is a failure and never a skip."""
    given = os.environ.get("CHROMIUM")
    found = given or next((path for name in NAMES if (path := shutil.which(name))), None)
    assert found, "The browser tests need Chromium: apt-get install chromium, or set CHROMIUM."
    return found


@pytest.fixture(scope="session")
def web_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server as a newcomer has it: empty, with the demo journey."""
    assert (ROOT / "src/chatwright/web/static/index.html").is_file(), "Build it first: script/setup test"
    with running(tmp_path_factory.mktemp("web"), {"DEMO": "on", "EGRESS_ALLOW": "127.0.0.1"}) as started:
        yield started


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all tests."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield launched
        await launched.close()


@pytest.fixture(scope="session")
async def signed_in(browser: Browser, web_server: ServerProcess) -> dict[str, object]:
    """The owner's session, made through the one-time link that the server printed."""
    link = re.search(r"http\S+/setup\?token=\S+", web_server.log.read_text())
    assert link, "the server printed no link"
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(link[0])
    await page.get_by_label("Your name").fill(OWNER["name"])
    await page.get_by_label("Email").fill(OWNER["email"])
    await page.get_by_label("Password", exact=False).first.fill(OWNER["password"])
    await page.get_by_role("button", name="Make my account").click()
    await page.get_by_role("heading", name="Journeys").wait_for()
    state = await context.storage_state()
    await context.close()
    return dict(state)


async def post_definition(server: ServerProcess, definition: dict[str, Any]) -> None:
    """Make a journey through the API."""
    headers = {"Authorization": f"Bearer {server.key}"}
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.post(f"{server.url}/api/v1/accounts/demo/definitions", json=definition) as answer,
    ):
        assert answer.status == 201, await answer.text()


@dataclass
class Screens:
    """Opens pages, and remembers what the browser complained about."""

    browser: Browser
    url: str
    state: dict[str, object]
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    async def open(
        self,
        path: str = "/",
        *,
        scheme: str = "light",
        width: int = 1440,
        height: int = 900,
        state: dict[str, object] | None = None,
    ) -> Page:
        """A page in a context of its own, signed in unless another state is given."""
        context = await self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            storage_state=self.state if state is None else state,  # type: ignore[arg-type]
            reduced_motion="reduce",
            locale="en-GB",
        )
        self.contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on(
            "console",
            lambda said: (
                self.complaints.append(f"{said.type}: {said.text} {said.location.get('url')}")
                if said.type in ("error", "warning")
                else None
            ),
        )
        await page.goto(self.url + path)
        return page


OUTCOME = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether the test itself failed, so that its pages can be told of."""
    report = yield
    if report.when == "call":
        item.stash[OUTCOME] = report.failed
    return report


async def clear_away(server: ServerProcess) -> None:
    """Delete all journeys but the demo, so that none answers the customers of the next test."""
    base = f"{server.url}/api/chatwright/v1/journeys"
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {server.key}"}) as http:
        async with http.get(base) as answer:
            journeys = (await answer.json())["journeys"]
        for journey in journeys:
            is_demo = journey["id"] == str(demo_id("demo"))
            # What was drawn of the demo goes; the demo itself stays.
            async with http.delete(f"{base}/{journey['id']}{'/draft' if is_demo else ''}") as answer:
                assert answer.status in (202, 204), await answer.text()


async def tell(page: Page) -> None:
    """Print what a page shows; pytest prints that with the failure."""
    try:
        shown = await page.locator("body").aria_snapshot(timeout=2_000)
    except PlaywrightError as error:
        shown = str(error)
    print(f"--- {page.url}\n{shown[:6_000]}")


@pytest.fixture
async def screens(
    request: pytest.FixtureRequest, browser: Browser, web_server: ServerProcess, signed_in: dict[str, object]
) -> AsyncIterator[Screens]:
    """Pages of the web application; whatever the console complains about fails the test."""
    opened = Screens(browser, web_server.url, signed_in)
    yield opened
    if request.node.stash.get(OUTCOME, False):
        for context in opened.contexts:
            for page in context.pages:
                await tell(page)
        print("--- the server's last words\n" + web_server.log.read_text()[-2_000:])
    for context in opened.contexts:
        await context.close()
    await clear_away(web_server)
    assert opened.complaints == []


@pytest.fixture
def picture() -> Iterator[object]:
    """Takes a picture for the documentation when these are wanted."""
    folder = os.environ.get("SCREENSHOTS")

    async def take(page: Page, name: str) -> None:
        if folder:
            await page.wait_for_timeout(1500)  # for what still moves
            await page.screenshot(path=Path(folder) / f"{name}.png")

    yield take
