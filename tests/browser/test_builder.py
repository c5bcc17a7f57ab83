"""Drawing a journey from nothing, publishing it, and chatting through it."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.browser.chat import PhoneOnScreen
from tests.browser.conftest import Screens, post_definition
from tests.browser.drawing import Drawing, exported, unaware
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess


async def test_a_journey_is_drawn_published_and_chatted_through(
    screens: Screens, web_server: ServerProcess
) -> None:
    drawing = await Drawing.begin(screens, "Visit reminder")
    await drawing.add("Branch", "keyword")
    await drawing.inspector.get_by_role("button", name="Contains “yes”", exact=True).click()
    await drawing.inspector.get_by_role("textbox", name="Compare with").fill("remind")
    await drawing.add("Message with buttons", "question")
    await drawing.fill("Text", "Are you coming tomorrow?")
    await drawing.fill("Button 1", "Yes")
    await drawing.inspector.get_by_role("button", name="Add a button").click()
    await drawing.fill("Button 2", "No")
    await drawing.add("Wait for reply", "answer")
    await drawing.inspector.get_by_role("textbox", name="Wait at most").fill("2")
    await drawing.add("Message", "thanks")
    await drawing.fill("Text", "Thank you, see you soon!")
    await drawing.saved()
    await drawing.tidy_up()
    await drawing.publish("no reply comes in time")

    definition = await exported(web_server, "Visit reminder")
    assert (definition["trigger"], definition["status"]) == ("inbound_chat_apps", "enabled")
    steps = {step["id"]: step for step in definition["definition"]["steps"]}
    assert list(steps) == ["keyword", "question", "answer", "thanks"]
    assert steps["keyword"]["selectNextStep"] == {
        "question": "{{stringContains(data.payload.content.text, 'remind', true)}}"
    }
    assert steps["question"]["nextStepId"] == "answer"
    action = steps["question"]["inputs"]["content"]["interactive"]["action"]
    assert [button["reply"] for button in action["buttons"]] == [
        {"id": "1", "title": "Yes"},
        {"id": "2", "title": "No"},
    ]
    assert steps["answer"]["inputs"]["timeout"] == "0.00:02:00"
    assert steps["answer"]["selectNextStep"] == {"thanks": "{{step.reply != null}}"}

    phone = await PhoneOnScreen.open(screens, "Visit reminder")
    await phone.write("remind me")
    await phone.log.get_by_role("button", name="Yes", exact=True).click()
    await phone.expect_text("Thank you, see you soon!")
    await expect(phone.page.locator(".step.run-done .title").last).to_have_text("Thanks")


async def test_undo_and_redo_go_back_and_forth_and_are_saved(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Undone")
    page = drawing.page
    await drawing.add("Message", "hello")
    await drawing.fill("Text", "Hi")
    await drawing.page.locator(".react-flow__pane").click(position={"x": 700, "y": 700})
    await page.keyboard.press("Control+z")
    await page.keyboard.press("Control+z")
    await page.keyboard.press("Control+z")
    await expect(page.locator(".step")).to_have_count(1)
    await page.keyboard.press("Control+Shift+z")
    await expect(page.locator(".step")).to_have_count(2)
    await drawing.saved()
    await page.reload()
    await expect(page.locator(".step")).to_have_count(2)


async def test_steps_are_connected_moved_and_deleted_on_the_canvas(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "By hand")
    page = drawing.page
    await drawing.add("Message", "first")
    await drawing.add("Message", "second")
    await drawing.tidy_up()
    link = page.get_by_role("group", name="From First to Second")
    await expect(link).to_have_count(1)
    await drawing.select("Second")
    await page.keyboard.press("Delete")
    await expect(page.locator(".step")).to_have_count(2)
    await expect(link).to_have_count(0)
    await page.get_by_role("button", name="Undo").click()
    await expect(link).to_have_count(1)
    box = await page.locator(".step").filter(has_text="Second").bounding_box()
    assert box
    await page.mouse.move(box["x"] + 60, box["y"] + 12)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 60, box["y"] + 152, steps=5)
    await page.mouse.up()
    moved = await page.locator(".step").filter(has_text="Second").bounding_box()
    assert moved
    assert moved["y"] - box["y"] > 100
    await drawing.saved()


async def test_a_link_is_drawn_with_the_mouse(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Linked")
    page = drawing.page
    await drawing.add("Wait for reply", "answer")
    await drawing.add("Message", "yes")
    await drawing.select("Answer")
    await drawing.add("Message", "silence")
    await expect(page.get_by_role("group", name="From Answer to Silence")).to_have_count(1)
    await drawing.saved()
    silence = page.locator(".step").filter(has_text="Silence")
    port = await silence.locator(".out-h").bounding_box()
    target = (
        await page.locator(".step")
        .filter(has=page.get_by_text("Answer", exact=True))
        .locator(".h.in")
        .bounding_box()
    )
    assert port
    assert target
    await page.mouse.move(port["x"] + 5, port["y"] + 5)
    await page.mouse.down()
    await page.mouse.move(target["x"] + 5, target["y"] + 5, steps=12)
    await page.mouse.up()
    await expect(page.get_by_role("group", name="From Silence to Answer")).to_have_count(1)


async def test_what_is_wrong_is_shown_where_it_is_and_holds_publishing_back(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Wrong")
    page = drawing.page
    await drawing.add("Message", "hello")
    await drawing.fill("Text", "Hi {{data.name +}}")
    await expect(page.locator(".step .issue")).to_be_visible()
    await expect(drawing.inspector.get_by_role("alert")).to_be_visible()
    await drawing.saved()
    await page.get_by_role("button", name="Publish").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("This must be put right first")
    await expect(dialog.get_by_role("button", name="Publish anyway")).to_have_count(0)
    await assert_sound(page)
    await dialog.get_by_role("button", name="Go on drawing").click()
    await drawing.fill("Text", "Hi {{data.payload.user.name}}")
    await expect(page.locator(".step .issue")).to_have_count(0)


async def test_texts_that_are_too_long_are_counted_while_one_writes(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Long")
    await drawing.add("Message with buttons", "question")
    await drawing.fill("Button 1", "A button that is far too long")
    await expect(drawing.inspector).to_contain_text("9 characters too many; WhatsApp shows at most 20.")


async def test_two_who_draw_at_once_do_not_overwrite_each_other(screens: Screens) -> None:
    first = await Drawing.begin(screens, "Shared")
    second = Drawing(await screens.open(first.page.url.removeprefix(screens.url)))
    await second.page.get_by_role("group", name="Add a step").wait_for()
    await unaware(second.page)
    await first.add("Message", "mine")
    await first.saved()
    await second.add("Message", "yours")
    alert = second.page.get_by_role("alert").filter(has_text="has changed this journey")
    await expect(alert).to_be_visible()
    screens.complaints.clear()  # the browser notes the 409 in its console
    await alert.get_by_role("button", name="Load theirs").click()
    await expect(second.page.locator(".step .title").last).to_have_text("Mine")
    await second.add("Message", "yours too")
    await second.saved()


async def test_a_published_definition_that_was_never_drawn_is_edited_and_published_again(
    screens: Screens, web_server: ServerProcess
) -> None:
    step = {
        "id": "hello",
        "stepType": "ChatAppsMessage",
        "inputs": {
            "subAccountId": "demo_chatapps",
            "user": {"msisdn": "{{data.payload.user.channelUserId}}"},
            "type": "text",
            "content": {"text": "Good morning"},
            "kept": {"as": ["it", "was"]},
        },
    }
    source = {
        "subAccountId": "demo_chatapps",
        "trigger": "inbound_chat_apps",
        "status": "disabled",
        "definition": {"name": "From elsewhere", "steps": [step]},
    }
    await post_definition(web_server, source)
    page = await screens.open("/")
    await page.get_by_role("link", name="From elsewhere", exact=True).click()
    await page.get_by_role("link", name="Edit").click()
    await page.get_by_role("group", name="Add a step").wait_for()
    drawing = Drawing(page)
    await drawing.select("Hello")
    await drawing.fill("Text", "Good evening")
    await drawing.saved()
    await drawing.publish("it is kept and not used")
    definition = await exported(web_server, "From elsewhere")
    assert definition["version"] == 2
    inputs = definition["definition"]["steps"][0]["inputs"]
    assert (inputs["content"], inputs["kept"]) == ({"text": "Good evening"}, {"as": ["it", "was"]})


async def test_a_journey_is_switched_off_and_on_in_the_list(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Switched")
    await drawing.add("Message", "hello")
    await drawing.saved()
    await drawing.publish()
    page = await screens.open("/")
    switch = page.get_by_role("switch", name="Switched is on")
    await expect(switch).to_be_checked()
    await switch.locator("xpath=..").click()
    await expect(switch).not_to_be_checked()
    await page.reload()
    await expect(switch).not_to_be_checked()


async def test_a_draft_is_discarded_only_after_asking(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Given up")
    page = drawing.page
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Delete this journey").click()
    await expect(page.get_by_role("menu")).to_have_count(0)
    await expect(page.get_by_role("button", name="Keep it")).to_be_visible()
    await assert_sound(page)
    await page.get_by_role("button", name="Keep it").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Delete this journey").click()
    await page.get_by_role("dialog").get_by_role("button", name="Delete this journey").click()
    await expect(page.get_by_role("heading", name="Journeys")).to_be_visible()
    await expect(page.get_by_role("link", name="Given up")).to_have_count(0)


@SCHEMES
async def test_the_builder_is_sound(screens: Screens, scheme: str) -> None:
    page = await screens.open("/", scheme=scheme)
    await page.get_by_role("link", name="Appointment booking", exact=True).click()
    await page.get_by_role("link", name="Edit").click()
    drawing = Drawing(page)
    await page.locator(".step").first.wait_for()
    await assert_sound(page)
    for title in ("Services", "Service choice", "Find slots"):
        await page.get_by_role("button", name="Show all").click()
        await page.locator(".step .title").get_by_text(title, exact=True).click()
        await expect(drawing.inspector.get_by_label("Name of the step")).to_have_value(
            re.sub(" ", "_", title.lower())
        )
        await assert_sound(page)
