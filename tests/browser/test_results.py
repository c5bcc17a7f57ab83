"""The results page: what a survey asked, and what its customers answered while one looks."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
from playwright.async_api import Page, expect

from tests.browser.conftest import Screens, post_definition
from tests.browser.test_languages import choose_arabic
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.paths import ROOT
from tests.process import ServerProcess

NPS = ROOT / "src" / "chatwright" / "gallery" / "journeys" / "nps_survey.json"
ANSWERS = [
    ("10", "You always have time for me"),
    ("9", "The reminders"),
    ("10", None),
    ("7", "A bit far"),
    ("3", None),
]


async def say(server: ServerProcess, number: str, *texts: str) -> None:
    url = f"{server.url}/api/simulator/v1/subaccounts/demo_chatapps/inbound"
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {server.key}"}) as http:
        for text in texts:
            async with http.post(url, json={"from": number, "type": "text", "text": text}) as answer:
                assert answer.status == 202


async def surveyed(screens: Screens, server: ServerProcess, scheme: str = "light") -> Page:
    """The results of a survey that five customers took."""
    await post_definition(server, json.loads(NPS.read_text().replace("@SUBACCOUNT@", "demo_chatapps")))
    for number, (score, reason) in enumerate(ANSWERS):
        await say(server, f"+65900030{number:02}", "survey", score, *([reason] if reason else []))
    page = await screens.open("/", scheme=scheme)
    await page.get_by_role("button", name="More for Would you recommend us?").click()
    await page.get_by_role("menuitem", name="Results").click()
    await page.get_by_role("heading", name="Results").wait_for()
    return page


@SCHEMES
async def test_what_customers_answered(
    screens: Screens, web_server: ServerProcess, scheme: str, picture: Any
) -> None:
    page = await surveyed(screens, web_server, scheme)
    score = page.get_by_role("listitem").filter(
        has=page.get_by_role("heading", name="How likely are you to recommend us")
    )
    await expect(score).to_contain_text("5 answers from 5 asked · 100%")
    await expect(score.locator(".figure")).to_contain_text("+40")
    await expect(score).to_contain_text("Promoters (9–10) 3 · 60%")
    await expect(score).to_contain_text("Detractors (0–6) 1 · 20%")
    reasons = page.locator(".question").nth(1)
    await expect(reasons).to_contain_text("3 answers from 5 asked · 60%")
    await expect(reasons.locator(".written p").first).to_have_text("A bit far")
    await assert_sound(page)
    if scheme == "light":
        await picture(page, "results")


async def test_an_answer_shows_while_one_looks(screens: Screens, web_server: ServerProcess) -> None:
    page = await surveyed(screens, web_server)
    question = page.locator(".question").first
    await expect(question.locator(".asked")).to_contain_text("5 answers")
    await say(web_server, "+6590003009", "survey", "0")
    await expect(question.locator(".asked")).to_contain_text("6 answers", timeout=15_000)
    await expect(question.locator(".figure")).to_contain_text("+16.7")


async def test_a_period_without_answers_and_the_table_to_take_along(
    screens: Screens, web_server: ServerProcess
) -> None:
    page = await surveyed(screens, web_server)
    await page.get_by_role("combobox", name="Period").click()
    await page.get_by_role("option", name="From the beginning").click()
    await expect(page.locator(".question").first).to_contain_text("5 answers")
    assert "period=all" in page.url
    await page.get_by_role("button", name="Export").click()
    async with page.expect_download() as started:
        await page.get_by_role("menuitem", name="Table as CSV").click()
    download = await started.value
    assert download.suggested_filename == "results.csv"
    assert "You always have time for me" in (await download.path()).read_text()


async def test_results_in_arabic(screens: Screens, web_server: ServerProcess) -> None:
    page = await surveyed(screens, web_server)
    await choose_arabic(page)
    await expect(page.get_by_role("heading", name="النتائج")).to_be_visible()
    await expect(page.locator(".question").first).to_contain_text("مروّجون")
    await assert_sound(page)
