"""The list of journeys in the browser: found, sorted, copied, exported, deleted, imported."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from playwright.async_api import Download, FilePayload, Page, expect

from tests.browser.chat import PhoneOnScreen
from tests.browser.conftest import Screens, post_definition
from tests.browser.drawing import Drawing, write
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.browser.test_versions import reminder, said
from tests.browser.versions_by_api import begin
from tests.paths import SHARED
from tests.process import ServerProcess

TUTORIAL = SHARED / "data/definitions/google-calendar-chat-bot.json"


def file_of(text: str, name: str = "journey.json") -> FilePayload:
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


async def choose(page: Page, file: FilePayload | Path) -> None:
    """Choose a file in the import dialog."""
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("dialog").get_by_role("button", name="Choose a file").click()
    await (await chooser.value).set_files(file)


async def open_import(screens: Screens, **how: Any) -> Page:
    page = await screens.open("/", **how)
    await page.get_by_role("button", name="Import").click()
    await page.get_by_role("dialog").wait_for()
    return page


async def pick(page: Page, label: str, option: str) -> None:
    """Pick from a list."""
    await page.get_by_role("combobox", name=label).click()
    await page.get_by_role("option", name=option).click()


async def menu(page: Page, journey: str, item: str) -> None:
    """Choose from the menu of a row."""
    await page.get_by_role("button", name=f"More for {journey}", exact=True).click()
    await page.get_by_role("menuitem", name=item).click()


async def kept(download: Download) -> Any:
    """The JSON in a file that the browser keeps."""
    return json.loads(Path(await download.path()).read_text())  # noqa: ASYNC240


async def test_the_tutorial_is_imported_changed_compared_published_and_brought_back(
    screens: Screens, picture
) -> None:
    page = await open_import(screens)
    await choose(page, TUTORIAL)
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Name of the journey").fill("Calendar tutorial")
    await expect(dialog).to_contain_text("Wait for reply: 3")
    await expect(dialog.get_by_label("Subaccount InternalDemoCPaaS_ChatApps")).to_have_value("demo_chatapps")
    await pick(page, "Calls https://rsunga.ngrok.io", "Built-in booking backend")
    await picture(page, "import")
    await dialog.get_by_role("button", name="Import and draw").click()

    drawing = Drawing(page)
    await expect(page.get_by_label("Name of the journey")).to_have_value("Calendar tutorial")
    await expect(page.locator(".step")).to_have_count(20)
    await expect(page.locator(".react-flow.unplaced")).to_have_count(0)
    places = await page.locator(".react-flow__node").evaluate_all(
        "nodes => nodes.map(n => n.style.transform)"
    )
    assert len(set(places)) == 20
    await drawing.publish(warned="ends without a word")
    await page.get_by_role("button", name="Show all").click()
    await drawing.select("Chatappsmessage 9836")
    text = drawing.inspector.get_by_role("textbox", name="Text", exact=True)
    await write(text, "See you another time!")
    await drawing.saved()
    await page.get_by_role("button", name="More", exact=True).click()
    await page.get_by_role("menuitem", name="See unpublished changes").click()
    changes = page.get_by_role("complementary", name="What changed")
    await expect(changes).to_contain_text("1 step changed")
    await expect(changes.locator("ins")).to_contain_text("See you another time")
    await expect(page.locator(".step.change-changed")).to_have_count(1)
    await page.get_by_role("link", name="Back to drawing").click()
    await drawing.publish(warned="ends without a word")
    await page.get_by_role("button", name="Versions", exact=True).click()
    await page.get_by_role("button", name="Restore this version").last.click()
    await drawing.saved()
    await drawing.publish(warned="ends without a word")
    await expect(page.get_by_role("heading", name="Version 3")).to_be_visible()

    phone = await PhoneOnScreen.open(screens, "Calendar tutorial")
    await phone.write("RSGoogleCalendarDemo")
    await phone.expect_text("Please choose from the following options")
    await phone.write("1")
    await phone.expect_text("Please enter your email address:")
    await phone.write("ann@example.com")
    await phone.expect_text("Here are the available timeslots")
    await phone.write("2")
    await expect(phone.page.locator(".badge.live")).to_have_count(0)

    second = await PhoneOnScreen.open(screens, "Calendar tutorial")
    await second.write("RSGoogleCalendarDemo")
    await second.expect_text("Please choose from the following options")
    await second.write("2")
    await second.expect_text("Goodbye!")


@SCHEMES
async def test_the_import_is_sound_and_says_what_is_wrong_in_words(screens: Screens, scheme: str) -> None:
    page = await open_import(screens, scheme=scheme)
    dialog = page.get_by_role("dialog")
    await assert_sound(page)
    await choose(page, file_of('{"definition": {\n  "name" "x"}}'))
    await expect(dialog.get_by_role("alert")).to_contain_text("Line 2, column 10: a colon is missing")
    screens.complaints.clear()  # the browser notes the 400 in its console
    await dialog.get_by_role("tab", name="Address").click()
    await dialog.get_by_label("Address of the file").fill("http://10.0.0.1/journey.json")
    await dialog.get_by_role("button", name="Look at it").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("not a public address")
    await assert_sound(page)
    screens.complaints.clear()
    await dialog.get_by_role("tab", name="Paste").click()
    survey = (SHARED / "data/definitions/whatsapp-survey.json").read_text()
    await dialog.get_by_label("The journey as JSON").fill(survey)
    await dialog.get_by_role("button", name="Look at it").click()
    await expect(dialog.get_by_label("Subaccount <Replace with your Subaccount>")).to_have_value(
        "demo_chatapps"
    )
    await assert_sound(page)
    await dialog.get_by_role("button", name="Back").click()
    await expect(dialog.get_by_role("button", name="Choose a file")).to_be_visible()


async def test_one_of_many_is_picked_from_a_dropped_file(screens: Screens) -> None:
    page = await screens.open("/")
    await page.get_by_role("heading", name="Journeys").wait_for()
    both = [
        {"trigger": "inbound_chat_apps", "definition": {"name": name, "steps": reminder(name)}}
        for name in ("First of two", "Second of two")
    ]
    transfer = await page.evaluate_handle(
        """text => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], "both.json", {type: "application/json"}));
          return transfer;
        }""",
        json.dumps(both),
    )
    await page.dispatch_event("main", "dragenter", {"dataTransfer": transfer})
    await expect(page.get_by_text("Drop the file to import the journey")).to_be_visible()
    await page.dispatch_event("main", "drop", {"dataTransfer": transfer})
    await pick(page, "There are 2 journeys in it. Which one?", "Second of two")
    await expect(page.get_by_label("Name of the journey")).to_have_value("Second of two")
    await page.get_by_role("button", name="Import and draw").click()
    await expect(page.locator(".step")).to_have_count(4)


async def test_an_export_leaves_the_secret_behind_and_is_imported_again(
    screens: Screens, web_server: ServerProcess
) -> None:
    page = await screens.open("/")
    await menu(page, "Appointment booking", "Export…")
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("holds a secret, so it was replaced")
    await assert_sound(page)
    async with page.expect_download() as downloading:
        await dialog.get_by_role("button", name="Download").click()
    download = await downloading.value
    exported = await kept(download)
    assert download.suggested_filename.startswith("appointment-booking-v")
    assert "/backend/" not in json.dumps(exported)
    assert not {"id", "accountId", "version"} & exported.keys()
    await dialog.get_by_role("button", name="Close").click()
    await page.get_by_role("button", name="Import").click()
    await choose(page, file_of(json.dumps(exported)))
    again = page.get_by_role("dialog")
    await expect(again.get_by_label("Calls the built-in booking backend")).to_have_value(
        "Built-in booking backend"
    )
    await again.get_by_label("Name of the journey").fill("Booked again")
    await again.get_by_role("button", name="Import and draw").click()
    await expect(page.get_by_label("Name of the journey")).to_have_value("Booked again")


async def test_a_journey_is_found_duplicated_and_deleted(screens: Screens, web_server: ServerProcess) -> None:
    journey = await begin(web_server, "Zebra crossing")
    await journey.publish(reminder("Hello"))
    await journey.save([*reminder("Hello"), said("bye", "Bye")])
    page = await screens.open("/")
    row = page.get_by_role("row", name="Zebra crossing")
    await expect(row).to_contain_text("Unpublished changes")
    await expect(row).to_contain_text("API key")
    await page.keyboard.press("/")
    await page.keyboard.type("zebra")
    await expect(page.get_by_role("status").filter(has_text="1 journey")).to_be_visible()
    await expect(page.get_by_role("row")).to_have_count(2)
    await page.get_by_text("Off", exact=True).click()
    await expect(page.get_by_text("No journey fits")).to_be_visible()
    await page.get_by_role("button", name="Show all").click()
    await menu(page, "Zebra crossing", "Duplicate")
    await expect(page.get_by_label("Name of the journey")).to_have_value("Zebra crossing (copy)")
    await expect(page.locator(".step")).to_have_count(5)
    await page.get_by_role("link", name="Journeys").last.click()
    await menu(page, "Zebra crossing", "Delete…")
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("This cannot be undone.")
    await assert_sound(page)
    await dialog.get_by_role("button", name="Delete the journey").click()
    await expect(page.get_by_role("link", name="Zebra crossing", exact=True)).to_have_count(0)
    await expect(page.get_by_role("link", name="Zebra crossing (copy)")).to_be_visible()


async def test_deleting_says_what_happens_to_running_conversations(
    screens: Screens, web_server: ServerProcess
) -> None:
    keyword = {
        "id": "start",
        "stepType": "Branch",
        "selectNextStep": {"ask": "{{stringContains(data.payload.content.text, 'zulu', true)}}"},
    }
    journey = await begin(web_server, "With customers")
    await journey.publish([keyword, *reminder("Are you there?")])
    phone = await PhoneOnScreen.open(screens, "With customers")
    await phone.write("zulu")
    await phone.expect_text("Are you there?")
    page = await screens.open("/")
    await expect(page.get_by_role("row", name="With customers").get_by_role("cell").nth(4)).to_have_text("1")
    await menu(page, "With customers", "Delete…")
    await expect(page.get_by_role("alert")).to_contain_text("1 conversation is running. It ends at once")
    await page.get_by_role("button", name="Keep it").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


@SCHEMES
async def test_the_list_is_sound_and_sorted_from_the_keyboard(screens: Screens, scheme: str, picture) -> None:
    page = await screens.open("/", scheme=scheme)
    head = page.get_by_role("columnheader", name="Journey", exact=True)
    await head.get_by_role("button").press("Enter")
    await expect(head).to_have_attribute("aria-sort", "ascending")
    await assert_sound(page)
    await picture(page, f"journeys-{scheme}")
    await page.get_by_role("button", name="More for Appointment booking").press("Enter")
    await expect(page.get_by_role("menuitem", name="Draw")).to_be_visible()
    await page.get_by_role("menu").press("Escape")
    await expect(page.get_by_role("menu")).to_have_count(0)


async def test_five_hundred_journeys_are_listed_and_searched_quickly(
    screens: Screens, web_server: ServerProcess
) -> None:
    for number in range(500):
        definition = {
            "trigger": "http_request",
            "status": "disabled",
            "definition": {"name": f"Campaign {number}", "steps": [said("a", "A")]},
        }
        await post_definition(web_server, definition)
    started = time.monotonic()
    page = await screens.open("/")
    await expect(page.get_by_role("row")).to_have_count(101)
    await page.get_by_label("Search journeys").fill("campaign 499")
    await expect(page.get_by_role("row")).to_have_count(2)
    assert time.monotonic() - started < 15
