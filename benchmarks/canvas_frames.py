"""Frame times of the builder's canvas, in a real browser, as JSON.

    .venv/bin/python benchmarks/canvas_frames.py [--steps 100,500,2000]

Starts a server of its own on a free port. For each size a journey is drawn, opened, panned, a step dragged and a
text written, while the browser says how long each frame took. The smallest size is the baseline: machines without a
graphics card draw every frame slowly, so only the ratio to it says something about the canvas. Needs Chromium, and
the web application built.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.async_api import Page, async_playwright

from tests.browser.conftest import FLAGS, OWNER, chromium
from tests.process import ServerProcess, running

WATCH = """() => {
  window.frames_ = []; let last = performance.now(); window.watching = true;
  const step = (now) => {
    window.frames_.push(now - last); last = now;
    if (window.watching) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}"""
STOP = "() => { window.watching = false; return window.frames_.slice(2); }"


def journey(steps: int) -> dict[str, Any]:
    """A journey in rows of twenty steps, each row a branch of the one before."""
    made = []
    for number in range(steps):
        text = f"Message number {number} for {{{{data.payload.user.name}}}}, with a line that is long enough to wrap."
        content: dict[str, Any] = {"text": text}
        following = f"s{number + 1}" if (number + 1) % 20 and number + 1 < steps else None
        step: dict[str, Any] = {
            "id": f"s{number}",
            "stepType": "ChatAppsMessage",
            "inputs": {
                "subAccountId": "demo_chatapps",
                "user": {"msisdn": "{{data.payload.user.channelUserId}}"},
                "type": "text",
                "content": content,
            },
            "nextStepId": following,
        }
        if number % 20 == 0 and number + 20 < steps:
            step["nextStepId"] = None
            step["selectNextStep"] = {
                f"s{number + 1}": "{{data.a == '1'}}",
                f"s{number + 20}": None,
            }
        made.append(step)
    positions = {f"s{n}": [360 + (n % 20) * 348, (n // 20) * 220] for n in range(steps)}
    source = {
        "subAccountId": "demo_chatapps",
        "trigger": "inbound_chat_apps",
        "status": "disabled",
        "definition": {"name": f"{steps} steps", "steps": made},
    }
    return {"source": source, "canvas": {"positions": positions}}


def summary(frames: list[float]) -> dict[str, float]:
    """The middle, the slow ones, and how many there were."""
    ordered = sorted(frames)
    return {
        "p50_ms": round(statistics.median(ordered), 1),
        "p95_ms": round(ordered[int(len(ordered) * 0.95)], 1),
        "frames": len(ordered),
    }


async def sign_in(page: Page, server: ServerProcess) -> None:
    """The owner's session, through the one-time link that the server printed."""
    link = next(word for word in server.log.read_text().split() if "/setup?token=" in word)
    await page.goto(link)
    await page.get_by_label("Your name").fill(OWNER["name"])
    await page.get_by_label("Email").fill(OWNER["email"])
    await page.get_by_label("Password").first.fill(OWNER["password"])
    await page.get_by_role("button", name="Make my account").click()
    await page.get_by_role("heading", name="Journeys").wait_for()


SAVE = """async (draft) => {
  const base = "/api/chatwright/v1";
  const { csrfToken } = await (await fetch(base + "/session")).json();
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": csrfToken };
  const send = async (method, path, body) =>
    (await fetch(base + path, { method, headers, body: JSON.stringify(body) })).json();
  const { id } = await send("POST", "/journeys", { name: draft.source.definition.name });
  await send("PUT", `/journeys/${id}/draft`, { ...draft, revision: 1, basedOn: null });
  return id;
}"""


async def measure(page: Page, server: ServerProcess, steps: int) -> dict[str, Any]:
    """Time to the first drawing, and frames while panning, dragging and writing."""
    journey_id = await page.evaluate(SAVE, journey(steps))
    begun = time.perf_counter()
    await page.goto(f"{server.url}/journeys/{journey_id}/edit")
    await page.locator(".react-flow:not(.unplaced) .step").first.wait_for()
    first = (time.perf_counter() - begun) * 1000
    await page.mouse.move(800, 60)
    await page.evaluate(WATCH)
    for turn in range(60):
        await page.mouse.wheel(24 if turn < 30 else -24, 12 if turn % 2 else -12)
    panning = await page.evaluate(STOP)
    box = await page.locator('.react-flow__node[data-id="s0"] .step-head').bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + 8
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.evaluate(WATCH)
    for turn in range(60):
        await page.mouse.move(x + turn * 2, y + turn)
    dragging = await page.evaluate(STOP)
    await page.mouse.up()
    await page.locator('.react-flow__node[data-id="s1"] .step-head').click()
    await page.locator('.cm-content[aria-label="Text"]').focus()
    await page.evaluate(WATCH)
    await page.keyboard.type("What is written here changes one step. ", delay=40)
    typing = await page.evaluate(STOP)
    return {
        "steps": steps,
        "first_draw_ms": round(first),
        "panning": summary(panning),
        "dragging": summary(dragging),
        "typing": summary(typing),
    }


async def main(sizes: list[int]) -> None:
    """Measure all sizes and print the result."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        running(Path(folder), {"DEMO": "on"}) as server,
    ):
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            page = await browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(120_000)
            await sign_in(page, server)
            results = [await measure(page, server, size) for size in sizes]
            await browser.close()
    base = results[0]
    for result in results:
        for what in ("panning", "dragging", "typing"):
            for part in ("p50", "p95"):
                ratio = result[what][f"{part}_ms"] / base[what][f"{part}_ms"]
                result[what][f"{part}_ratio"] = round(ratio, 2)
    print(json.dumps({"graphics": "software", "baseline_steps": base["steps"], "results": results}, indent=2))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--steps", default="100,500,2000", help="sizes, the first of which is the baseline")
    asyncio.run(main([int(part) for part in parser.parse_args().steps.split(",")]))
