"""What a browser loads before somebody can draw."""

from __future__ import annotations

import gzip

from playwright.async_api import Response, expect

from tests.browser.conftest import Screens
from tests.browser.drawing import Drawing

MOST_KB = 350


async def test_the_first_load_of_the_builder_is_small(screens: Screens) -> None:
    """All scripts of the page, packed as a server packs them, until the canvas is there: 1 kB is 1024 bytes."""
    drawing = await Drawing.begin(screens, "Small")
    page = await screens.open("/nowhere")
    scripts: dict[str, Response] = {}
    page.on(
        "response",
        lambda answer: scripts.update({answer.url: answer}) if answer.url.endswith(".js") else None,
    )
    await page.goto(drawing.page.url)
    await page.get_by_role("group", name="Add a step").wait_for()
    await expect(page.locator(".react-flow.unplaced")).to_have_count(0)
    # What is loaded from here on is for what may be opened next. The layout has a worker of its own.
    first = {url: answer for url, answer in list(scripts.items()) if "elk-worker" not in url}
    sizes = {
        url.rsplit("/", 1)[1]: len(gzip.compress(await answer.body(), 6)) for url, answer in first.items()
    }
    total = sum(sizes.values()) / 1024
    worst = sorted(sizes.items(), key=lambda item: -item[1])[:8]
    assert 100 < total <= MOST_KB, f"{total:.1f} kB: {worst}"
    assert not [url for url in scripts if "CommandPalette" in url or "ShortcutSheet" in url]
