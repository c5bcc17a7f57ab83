"""Webhooks on screen: made, tried, failing, delivered again, changed and deleted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Screens
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess
from tests.stubs.receiver import Receiver
from tests.stubs.serving import served

HOOKS = "/api/chatwright/v1/webhooks"


async def ask(server: ServerProcess, method: str, path: str, body: Any = None) -> Any:
    """Ask the server with its key."""
    headers = {"Authorization": f"Bearer {server.key}"}
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.request(method, server.url + path, json=body) as answer,
    ):
        assert answer.status < 300, await answer.text()
        return await answer.json() if answer.content_type == "application/json" else None


@pytest.fixture
async def receiver() -> Receiver:
    """The system that is told."""
    return Receiver()


@pytest.fixture
async def url(receiver: Receiver, web_server: ServerProcess) -> AsyncIterator[str]:
    """Where it listens; afterwards no webhook is left."""
    async with served(receiver.app()) as address:
        yield f"{address}/clinic"
    for hook in (await ask(web_server, "GET", HOOKS))["webhooks"]:
        await ask(web_server, "DELETE", f"{HOOKS}/{hook['id']}")


async def add_webhook(page: Page, url: str) -> str:
    """Add a webhook for messages; answers the secret that is shown."""
    await page.get_by_role("button", name="Add a webhook").click()
    dialog = page.get_by_role("dialog", name="Add a webhook")
    await dialog.get_by_role("button", name="Add it").click()
    await expect(dialog.get_by_text("Enter an address that begins with https://")).to_be_visible()
    await dialog.get_by_label("Address").fill(url)
    await dialog.get_by_text("Fixed header").click()
    await dialog.get_by_label("Authorization header").fill("Bearer of-the-clinic")
    await dialog.get_by_role("button", name="Add it").click()
    shown = page.get_by_role("dialog", name="The signing secret")
    secret = await shown.locator(".hook-secret").inner_text()
    await shown.get_by_role("button", name="I have kept it").click()
    return secret


@SCHEMES
async def test_a_webhook_is_added_tried_and_its_deliveries_are_looked_at(
    screens: Screens, receiver: Receiver, url: str, scheme: str, picture: Any
) -> None:
    page = await screens.open("/webhooks", scheme=scheme)
    await expect(page.get_by_text("Nobody is told yet")).to_be_visible()
    await expect(page.get_by_text("Nothing has been delivered yet")).to_be_visible()
    await assert_sound(page)
    secret = await add_webhook(page, url)
    hooks = page.get_by_role("table", name="Webhooks")
    await expect(hooks.get_by_text("Messages of customers")).to_be_visible()
    await page.get_by_role("button", name=f"Actions of {url}").click()
    await page.get_by_role("menuitem", name="Send a test event").click()
    table = page.get_by_role("table", name="Deliveries")
    await expect(table.get_by_text("Delivered")).to_be_visible()
    assert receiver.heard[0].is_signed_with(secret)
    assert receiver.heard[0].headers["authorization"] == "Bearer of-the-clinic"
    await assert_sound(page)
    await picture(page, "webhooks")
    await table.get_by_role("button", name="Message received").click()
    drawer = page.get_by_role("dialog", name="Message received")
    await expect(drawer.get_by_text("Answered 200")).to_be_visible()
    await expect(drawer.get_by_label("What was sent").get_by_text("This is a test event.")).to_be_visible()
    await assert_sound(page)
    await picture(page, "webhook-delivery")


async def test_what_failed_is_tried_again_and_can_be_delivered_again(
    screens: Screens, web_server: ServerProcess, receiver: Receiver, url: str
) -> None:
    body = {"subAccountId": "*", "type": "MSG", "url": url, "version": 2}
    made = await ask(web_server, "POST", HOOKS, body)
    receiver.answer = lambda _: 500
    page = await screens.open("/webhooks")
    table = page.get_by_role("table", name="Deliveries")
    phone = {"from": "+6591234567", "type": "text", "text": "Is anybody there?"}
    await ask(web_server, "POST", "/api/simulator/v1/subaccounts/demo_chatapps/inbound", phone)
    # It appears by itself, waiting for its next attempt.
    await expect(table.get_by_text("Waiting")).to_be_visible()
    await expect(table.get_by_role("cell", name="500")).to_be_visible()
    receiver.answer = lambda _: 200
    await expect(table.get_by_text("Delivered")).to_be_visible(timeout=20_000)
    heard = len(receiver.heard)
    await table.get_by_role("button", name="Message received").click()
    drawer = page.get_by_role("dialog", name="Message received")
    await expect(drawer.get_by_text("Answered 500").first).to_be_visible()
    await expect(drawer.get_by_text("Answered 200")).to_have_count(1)
    await drawer.get_by_role("button", name="Deliver again").click()
    await expect(drawer.get_by_text("Answered 200")).to_have_count(2)
    assert len(receiver.heard) == heard + 1
    assert len({one.id for one in receiver.heard}) == 1
    await drawer.get_by_role("button", name="Close").click()
    await page.get_by_role("combobox", name="Status").click()
    await page.get_by_role("option", name="Failed").click()
    await expect(page.get_by_text("No such deliveries")).to_be_visible()
    await ask(web_server, "DELETE", f"{HOOKS}/{made['webhook']['id']}")
    await expect(page.get_by_text("Nobody is told yet")).to_be_visible()


async def test_a_webhook_is_turned_off_changed_given_a_new_secret_and_deleted_by_keyboard(
    screens: Screens, web_server: ServerProcess, url: str
) -> None:
    await ask(web_server, "POST", HOOKS, {"subAccountId": "*", "type": "CADR", "url": url})
    page = await screens.open("/webhooks")
    await page.get_by_role("switch", name=f"{url} is on").press("Space")
    await expect(page.get_by_role("switch", name=f"{url} is on")).not_to_be_checked()
    menu = page.get_by_role("button", name=f"Actions of {url}")
    await menu.press("Enter")
    await expect(page.get_by_role("menuitem", name="Send a test event")).to_be_disabled()
    await page.get_by_role("menuitem", name="Edit").press("Enter")
    dialog = page.get_by_role("dialog", name="Edit the webhook")
    await dialog.get_by_label("Address").fill(f"{url}/receipts")
    await dialog.get_by_label("Address").press("Enter")
    await expect(page.get_by_role("button", name=f"{url}/receipts", exact=True)).to_be_visible()
    menu = page.get_by_role("button", name=f"Actions of {url}/receipts")
    await menu.press("Enter")
    await page.get_by_role("menuitem", name="New signing secret").press("Enter")
    await page.get_by_role("button", name="Make a new secret").press("Enter")
    await expect(
        page.get_by_role("dialog", name="The signing secret").locator(".hook-secret")
    ).to_contain_text("whsec_")
    await page.get_by_role("button", name="I have kept it").press("Enter")
    await menu.press("Enter")
    await page.get_by_role("menuitem", name="Delete").press("Enter")
    await page.get_by_role("button", name="Delete it").press("Enter")
    await expect(page.get_by_text("Nobody is told yet")).to_be_visible()


async def test_the_dialog_for_oauth_is_sound(screens: Screens, url: str) -> None:
    page = await screens.open("/webhooks")
    await page.get_by_role("button", name="Add a webhook").click()
    dialog = page.get_by_role("dialog", name="Add a webhook")
    await dialog.get_by_text("OAuth").click()
    await assert_sound(page)
    await dialog.get_by_label("Address", exact=True).fill(url)
    await dialog.get_by_label("Token address").fill(url.replace("/clinic", "/token"))
    await dialog.get_by_label("Client id").fill("clinic")
    await dialog.get_by_label("Client secret").fill("hush")
    await dialog.get_by_role("button", name="Add it").click()
    await page.get_by_role("button", name="I have kept it").click()
    await page.get_by_role("button", name=f"Actions of {url}").click()
    await page.get_by_role("menuitem", name="Send a test event").click()
    await expect(page.get_by_role("table", name="Deliveries").get_by_text("Delivered")).to_be_visible()
