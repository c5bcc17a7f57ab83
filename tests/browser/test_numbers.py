"""A number is put on a provider in the browser, checked, and changed."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.conftest import Screens
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess
from tests.stubs.eightbyeight import Provider
from tests.stubs.graph import DISPLAY, GraphStub
from tests.stubs.serving import served


@SCHEMES
async def test_a_number_is_put_on_8x8_and_its_key_is_changed(
    screens: Screens, web_server: ServerProcess, scheme: str, picture
) -> None:
    sub = f"clinic_{scheme}"
    async with served(Provider().app()) as base:
        page = await screens.open("/numbers", scheme=scheme)
        await expect(page.get_by_role("listitem").filter(has_text="demo_chatapps")).to_contain_text(
            "Simulator"
        )
        await assert_sound(page)
        await page.get_by_role("button", name="Add a number").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_role("button", name="Save and check").click()
        await expect(dialog.get_by_text("This is needed.")).to_be_visible()
        await assert_sound(page)
        await dialog.get_by_label("Id of the number").fill(sub)
        await dialog.get_by_label("API key").fill("not-the-key")
        secret = await dialog.get_by_label("Secret of the webhook").input_value()
        # The regions are those of the real provider, so its stand-in is put in on the way.
        await page.route(
            "**/channel",
            lambda route: route.continue_(
                post_data=(route.request.post_data or "").replace("https://chatapps.8x8.com", base)
            ),
        )
        await dialog.get_by_role("button", name="Save and check").click()
        await expect(dialog).to_contain_text("The key is not accepted")
        await expect(dialog).to_contain_text(f"{web_server.url}/webhooks/8x8/{sub}/{secret}")
        await assert_sound(page)
        await dialog.get_by_role("button", name="Back to the settings").click()
        await dialog.get_by_label("API key").fill("the-key")
        await dialog.get_by_role("button", name="Save and check").click()
        await expect(dialog).to_contain_text("It works")
        await picture(page, f"number-{scheme}")
        await dialog.get_by_role("button", name="Done").click()
        card = page.get_by_role("listitem").filter(has_text=sub)
        await expect(card).to_contain_text(base)
        await card.get_by_role("button", name=f"Check {sub}").click()
        await expect(card).to_contain_text("8x8 knows this key and subaccount.")
        # Nothing but the region is asked for again: the secrets stay.
        await card.get_by_role("button", name=f"Change {sub}").click()
        await expect(dialog.get_by_label("API key")).to_have_value("")
        await dialog.get_by_role("button", name="Save and check").click()
        await expect(dialog).to_contain_text("It works")


async def test_a_number_is_put_on_the_cloud_api(screens: Screens, web_server: ServerProcess) -> None:
    async with served(GraphStub().app()) as base:
        settings = GraphStub().settings(base)
        page = await screens.open("/numbers")
        await page.get_by_role("button", name="Add a number").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_label("Id of the number").fill("clinic_cloud")
        await dialog.get_by_role("radio", name="WhatsApp Cloud API").check()
        for label, name in (
            ("Phone number id", "phoneNumberId"),
            ("Business account id", "wabaId"),
            ("Access token", "accessToken"),
            ("App secret", "appSecret"),
            ("Address of the Graph API", "graphUrl"),
        ):
            await dialog.get_by_role("textbox", name=label).fill(settings[name])
        token = await dialog.get_by_label("Verify token").input_value()
        await dialog.get_by_role("button", name="Save and check").click()
        await expect(dialog).to_contain_text(DISPLAY)
        await expect(dialog).to_contain_text(f"{web_server.url}/webhooks/whatsapp/clinic_cloud")
        await expect(dialog).to_contain_text(token)
        await expect(dialog).to_contain_text("only works on this machine")
