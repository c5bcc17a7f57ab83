"""The page of opt-outs: who opted out, the log, the words and their answers."""

from __future__ import annotations

from typing import Any

import aiohttp
from playwright.async_api import Page, expect

from tests.browser.conftest import Screens
from tests.browser.test_languages import choose_arabic
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess


async def says(server: ServerProcess, number: str, words: str, name: str) -> None:
    headers = {"Authorization": f"Bearer {server.key}"}
    url = f"{server.url}/api/simulator/v1/subaccounts/demo_chatapps/inbound"
    body = {"from": number, "name": name, "type": "text", "text": words}
    async with aiohttp.ClientSession(headers=headers) as http, http.post(url, json=body) as answer:
        assert answer.status == 202


async def as_built_in(server: ServerProcess) -> None:
    headers = {"Authorization": f"Bearer {server.key}"}
    url = f"{server.url}/api/chatwright/v1/consent-settings"
    async with aiohttp.ClientSession(headers=headers) as http, http.put(url, json={}) as answer:
        assert answer.status == 200


async def tab(page: Page, name: str) -> None:
    await page.get_by_role("tab", name=name).click()


@SCHEMES
async def test_who_opted_out_is_found_with_the_exact_words(
    screens: Screens, web_server: ServerProcess, scheme: str, picture: Any
) -> None:
    await says(web_server, "+6590001001", "Stop!!", "Mei Lin")
    await says(web_server, "+34600100200", "BAJA", "Lucía Gómez")
    page = await screens.open("/consent", scheme=scheme)
    row = page.get_by_role("row", name="Mei Lin")
    await expect(row).to_contain_text("+6590001001")
    await expect(row).to_contain_text("Stop!!")
    await expect(row).to_contain_text("Wrote it")
    await assert_sound(page)
    await picture(page, f"opt-outs-{scheme}")
    await page.get_by_role("searchbox").fill("lucía")
    await expect(row).to_be_hidden()
    await expect(page.get_by_role("row", name="Lucía Gómez")).to_contain_text("BAJA")
    await page.get_by_role("searchbox").fill("nobody at all")
    await page.get_by_text("Nobody fits").wait_for()
    await tab(page, "Log")
    await expect(page.get_by_role("row", name="+6590001001").first).to_contain_text("Opts out")
    await assert_sound(page)


async def test_a_colleague_opts_somebody_out_and_lets_them_back_in(screens: Screens) -> None:
    page = await screens.open("/consent")
    await page.get_by_role("button", name="Opt somebody out").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Phone number").fill("12")
    await dialog.get_by_label("Reason").fill("Said so at the desk")
    await dialog.get_by_role("button", name="Opt out", exact=True).click()
    await dialog.get_by_text("Write the number with its country code").wait_for()
    await assert_sound(page)
    await dialog.get_by_label("Phone number").fill("+65 9000 2002")
    await dialog.get_by_text("Marketing", exact=True).click()
    await dialog.get_by_role("button", name="Opt out", exact=True).click()
    row = page.get_by_role("row", name="+6590002002")
    await expect(row).to_contain_text("Said so at the desk")
    await expect(row).to_contain_text("Marketing")
    await expect(row).to_contain_text("Mia Tan")
    await row.get_by_role("button", name="Let back in: +6590002002").click()
    await dialog.get_by_label("Reason").fill("Signed a form")
    await dialog.get_by_role("button", name="Let back in").click()
    await expect(row).to_be_hidden()
    await tab(page, "Log")
    lines = page.get_by_role("row", name="+6590002002")
    await expect(lines).to_have_count(2)
    await expect(lines.first).to_contain_text("Signed a form")


async def test_a_list_is_imported(screens: Screens) -> None:
    page = await screens.open("/consent")
    await page.get_by_role("button", name="Import").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Phone numbers").fill("+6590003003,letter of May\nnobody")
    await dialog.get_by_role("button", name="Import", exact=True).click()
    await expect(dialog.get_by_role("status")).to_contain_text("1 person opted out.")
    await expect(dialog.get_by_role("status")).to_contain_text("Line 2: “nobody” is no phone number.")
    await assert_sound(page)
    await dialog.get_by_role("button", name="Close").last.click()
    await expect(page.get_by_role("row", name="+6590003003")).to_contain_text("letter of May")
    async with page.expect_download() as saved:
        await page.get_by_role("button", name="Export").click()
    assert (await saved.value).suggested_filename == "opt-outs.csv"


@SCHEMES
async def test_words_and_answers_are_changed_and_seen_as_on_the_phone(
    screens: Screens, web_server: ServerProcess, scheme: str, picture: Any
) -> None:
    await as_built_in(web_server)
    page = await screens.open("/consent", scheme=scheme)
    await tab(page, "Words and answers")
    preview = page.get_by_role("figure", name="How it looks")
    await expect(preview).to_contain_text("You're unsubscribed")
    await expect(page.get_by_role("button", name="Save")).to_be_disabled()
    await assert_sound(page)
    await picture(page, f"opt-out-words-{scheme}")
    word = page.get_by_role("combobox", name="Words to opt out")
    await word.fill(f"enough {scheme}")
    await word.press("Enter")
    answer = page.get_by_label("Answer to an opt-out")
    await answer.fill(f"As you wish, {scheme}.")
    await expect(preview).to_contain_text(f"As you wish, {scheme}.")
    await page.get_by_role("button", name="Save").click()
    await page.get_by_text("Saved. It holds").wait_for()
    await says(web_server, "+6590004004", f"Enough {scheme}!", "Jo")
    await tab(page, "Who opted out")
    await expect(page.get_by_role("row", name="+6590004004")).to_contain_text("nough")
    await tab(page, "Words and answers")
    await page.get_by_role("combobox", name="Words in").click()
    await page.get_by_role("option", name="Arabic").click()
    await expect(preview).to_contain_text("تم إلغاء اشتراكك")
    await assert_sound(page)


async def test_the_page_in_arabic(screens: Screens, web_server: ServerProcess, picture: Any) -> None:
    await says(web_server, "+971500001001", "إيقاف", "ليلى")
    page = await screens.open("/consent")
    await choose_arabic(page)
    await page.get_by_role("row", name="ليلى").wait_for()
    await assert_sound(page)
    await picture(page, "opt-outs-arabic")
