"""The pages of contacts: who is there, one person, segments, tags, imports, attributes."""

from __future__ import annotations

from typing import Any

import aiohttp
from playwright.async_api import expect

from tests.browser.conftest import Screens
from tests.browser.test_consent import says
from tests.browser.test_languages import choose_arabic
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess


async def post(server: ServerProcess, path: str, body: dict[str, Any]) -> Any:
    headers = {"Authorization": f"Bearer {server.key}"}
    url = f"{server.url}/api/chatwright/v1{path}"
    async with aiohttp.ClientSession(headers=headers) as http, http.post(url, json=body) as answer:
        assert answer.status < 300 or answer.status == 409, await answer.text()
        return await answer.json()


async def prepare(server: ServerProcess) -> None:
    choices = ["Basic", "Gold"]
    plan = {"name": "plan", "label": "Plan", "kind": "choice", "choices": choices}
    await post(server, "/contact-attributes", plan)
    for number, name, value in (("6590003001", "Ada Byron", "Gold"), ("6590003002", "Ben Okri", "Basic")):
        await post(
            server,
            "/contacts",
            {"address": number, "name": name, "attributes": {"plan": value}, "tags": ["VIP"]},
        )


@SCHEMES
async def test_people_are_found_and_put_into_a_segment_of_sentences(
    screens: Screens, web_server: ServerProcess, scheme: str, picture: Any
) -> None:
    await prepare(web_server)
    page = await screens.open("/contacts", scheme=scheme)
    await page.get_by_role("searchbox").fill("90003001")
    await expect(page.get_by_role("row", name="Ben Okri")).to_be_hidden()
    await expect(page.get_by_role("row", name="Ada Byron")).to_contain_text("Gold")
    await page.get_by_role("searchbox").fill("")
    await page.get_by_role("row", name="Ben Okri").wait_for()
    await assert_sound(page)
    await picture(page, f"contacts-{scheme}")
    await page.get_by_role("button", name="New segment").click()
    dialog = page.get_by_role("dialog")
    name = f"Gold {scheme}"
    await dialog.get_by_label("Name", exact=True).fill(name)
    await dialog.get_by_role("button", name="Add a condition").click()
    await dialog.get_by_role("combobox", name="What, condition 1").click()
    await page.get_by_role("option", name="Plan").click()
    await dialog.get_by_role("combobox", name="Value, condition 1").click()
    await page.get_by_role("option", name="Gold").click()
    await expect(dialog.get_by_role("status")).to_contain_text("1 person fits")
    await assert_sound(page)
    await picture(page, f"segment-{scheme}")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_be_hidden()
    await expect(page.get_by_role("button", name=f"{name} 1")).to_have_attribute("aria-current", "true")
    await page.get_by_role("row", name="Ada Byron").wait_for()
    await expect(page.get_by_role("row", name="Ben Okri")).to_be_hidden()


@SCHEMES
async def test_one_person_is_changed_and_what_happened_is_shown(
    screens: Screens, web_server: ServerProcess, scheme: str, picture: Any
) -> None:
    await prepare(web_server)
    number = "+6590003003" if scheme == "light" else "+6590003004"
    await says(web_server, number, "Is there a free slot?", "Cleo")
    page = await screens.open(f"/contacts/{number[1:]}", scheme=scheme)
    await page.get_by_role("heading", name="Cleo").wait_for()
    happened = page.get_by_role("region", name="What happened")
    await expect(happened).to_contain_text("Is there a free slot?")
    details = page.get_by_role("form", name="Details")
    await details.get_by_label("Name").fill("Cleo Ng")
    await details.get_by_label("Language").fill("pt-br")
    await details.get_by_role("button", name="Save").click()
    await page.get_by_role("heading", name="Cleo Ng").wait_for()
    await expect(details.get_by_label("Language")).to_have_value("pt_BR")
    await expect(happened).to_contain_text("Mia Tan")
    await assert_sound(page)
    await picture(page, f"contact-{scheme}")
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Erase this person").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("button", name="Erase for good")).to_be_disabled()
    await dialog.get_by_label("Write").fill(number)
    await assert_sound(page)
    await dialog.get_by_role("button", name="Erase for good").click()
    await page.get_by_role("heading", name="Contacts").wait_for()
    await page.get_by_role("searchbox").fill("Cleo Ng")
    await page.get_by_text("Nobody fits").wait_for()


async def test_a_file_is_imported_and_what_is_wrong_is_told_before(
    screens: Screens, web_server: ServerProcess, picture: Any
) -> None:
    await prepare(web_server)
    page = await screens.open("/contacts")
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Import").click()
    dialog = page.get_by_role("dialog")
    text = "Phone,Name,Plan\n+6590003010,Dora,gold\nnobody,Eli,Gold\n"
    await page.locator("input[type=file]").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    await expect(dialog).to_contain_text("1 person can be imported.")
    await expect(dialog).to_contain_text("Row 3, Phone “nobody”")
    await assert_sound(page)
    await picture(page, "contacts-import-light")
    await dialog.get_by_role("button", name="Import").click()
    await expect(dialog).to_contain_text("The import is done.")
    await dialog.get_by_role("button", name="Close").last.click()
    await expect(page.get_by_role("row", name="Dora")).to_contain_text("Gold")


async def test_tags_and_attributes_are_given_in_arabic_too(
    screens: Screens, web_server: ServerProcess
) -> None:
    await prepare(web_server)
    page = await screens.open("/contacts")
    await page.get_by_role("checkbox", name="Choose Ada Byron").check()
    await page.get_by_role("button", name="Tag", exact=True).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Tags", exact=True).fill("Newsletter")
    await page.keyboard.press("Enter")
    await dialog.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("row", name="Ada Byron")).to_contain_text("Newsletter")
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Attributes").click()
    await dialog.get_by_label("Label").fill("Shoe size")
    await expect(dialog.get_by_label("Name in journeys")).to_have_value("shoe_size")
    await dialog.get_by_role("button", name="Add attribute").click()
    await expect(dialog).to_contain_text("contact.shoe_size")
    await assert_sound(page)
    await page.keyboard.press("Escape")
    await choose_arabic(page)
    await page.get_by_role("heading", name="جهات الاتصال").wait_for()
    await assert_sound(page)
