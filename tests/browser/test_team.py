"""The page of people and teams, and the link that makes an account."""

from __future__ import annotations

from typing import Any

from playwright.async_api import expect

from tests.browser.conftest import Screens
from tests.browser.test_screens import SCHEMES, assert_sound


@SCHEMES
async def test_a_team_gets_hours_and_somebody_is_invited(screens: Screens, scheme: str, picture: Any) -> None:
    page = await screens.open("/team", scheme=scheme)
    await expect(page.get_by_role("row", name="(you)")).to_contain_text("Owner")
    await expect(page.get_by_role("row", name="(you)")).to_contain_text("Online")
    await assert_sound(page)
    await picture(page, f"team-{scheme}")

    await page.get_by_role("button", name="Invite somebody").click()
    await page.get_by_label("For whom").fill(f"Mei Lin {scheme}")
    await assert_sound(page)
    await page.get_by_role("button", name="Make a link").click()
    link = await page.get_by_label("One-time link").input_value()
    assert "/setup?invite=" in link
    await page.get_by_role("dialog").get_by_role("button", name="Close").last.click()
    await page.get_by_role("button", name=f"Revoke the link for Mei Lin {scheme}").click()
    await expect(page.get_by_text(f"Mei Lin {scheme}")).to_be_hidden()

    await page.get_by_role("tab", name="Teams").click()
    await page.get_by_role("button", name="New team").click()
    await page.get_by_label("Name").fill(f"Billing {scheme}")
    await page.get_by_label("Has business hours").check()
    await page.get_by_label("Monday from").fill("08:30")
    await page.get_by_role("button", name="Add a day off").click()
    await page.get_by_label("Day off", exact=True).fill("2026-12-25")
    await assert_sound(page)
    await picture(page, f"team-hours-{scheme}")
    await page.get_by_role("button", name="Save").click()
    await page.get_by_role("button", name=f"Change Billing {scheme}").click()
    await expect(page.get_by_label("Monday from")).to_have_value("08:30")
    await page.get_by_role("button", name="Delete team").click()
    await expect(page.get_by_role("button", name=f"Change Billing {scheme}")).to_be_hidden()
