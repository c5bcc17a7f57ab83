"""Drawing on the canvas: by keyboard, on links, with copies, groups, notes and steps inside If."""

from __future__ import annotations

import re
from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Screens, post_definition
from tests.browser.drawing import Drawing, exported, tidy_up
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess


def step(page: Page, title: str) -> Locator:
    """A step on the canvas, by the title it shows."""
    return page.locator(".step").filter(has=page.locator(".title").get_by_text(title, exact=True))


def link(page: Page, source: str, target: str) -> Locator:
    return page.get_by_role("group", name=f"From {source} to {target}", exact=True)


async def pick_two(page: Page, first: str, second: str) -> None:
    await tidy_up(page)
    await step(page, first).locator(".title").click()
    await step(page, second).locator(".title").click(modifiers=["Shift"])
    await expect(page.locator(".step.sel")).to_have_count(2)


async def press_on_canvas(page: Page, keys: str) -> None:
    """Shortcuts of the canvas are for who is there, and not in a panel."""
    await page.locator(".react-flow__node:has(.step.sel)").first.focus()
    await page.keyboard.press(keys)


async def publish(drawing: Drawing) -> None:
    """Publish, whatever the checks warn of."""
    page = drawing.page
    await page.get_by_role("button", name="Publish", exact=True).click()
    anyway = page.get_by_role("button", name="Publish anyway")
    done = page.get_by_text("is published.")
    await expect(anyway.or_(done).first).to_be_visible()
    if await anyway.is_visible():
        await anyway.click()
    await expect(done).to_be_visible()


async def fill_name(drawing: Drawing, name: str) -> None:
    field = drawing.inspector.get_by_label("Name of the step")
    await field.fill(name)
    await field.press("Enter")


async def test_steps_are_searched_and_added_by_keyboard(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "By keyboard")
    page = drawing.page
    await page.keyboard.press("/")
    search = page.get_by_role("searchbox", name="Search for a step to add")
    await expect(search).to_be_focused()
    await search.press_sequentially("question")
    await search.press("Enter")
    await expect(step(page, "Buttons")).to_be_visible()
    await page.keyboard.press("/")
    await expect(search).to_have_value("/")
    await search.fill("until the customer")
    await search.press("Enter")
    await expect(link(page, "Buttons", "Reply")).to_have_count(1)
    await expect(drawing.inspector.get_by_label("Name of the step")).to_have_value("reply")
    # The canvas is read and edited without a mouse: Enter goes into the panel, Escape comes back.
    node = page.locator(".react-flow__node", has=step(page, "Buttons"))
    await node.focus()
    await page.keyboard.press("Enter")
    await expect(drawing.inspector.get_by_label("Name of the step")).to_have_value("buttons")
    await expect(drawing.inspector.locator(":focus")).to_have_count(1)
    await page.keyboard.press("Escape")
    await expect(node).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await drawing.saved()


async def test_a_step_is_put_between_two_by_the_plus_of_a_link(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Between")
    page = drawing.page
    await drawing.add("Message", "first")
    await drawing.add("Message", "last")
    await link(page, "First", "Last").focus()
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Add a step between First and Last")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.get_by_role("combobox", name="Search for a step to add").fill("pause")
    await assert_sound(page)
    await page.keyboard.press("Enter")
    await expect(link(page, "First", "Wait")).to_have_count(1)
    await expect(link(page, "Wait", "Last")).to_have_count(1)
    await step(page, "Last").get_by_role("button", name="Add a step after “Next”").press("Enter")
    await page.get_by_role("option", name="SMS").click()
    await expect(link(page, "Last", "Sms")).to_have_count(1)
    await drawing.saved()


async def test_a_step_is_dragged_from_the_palette_onto_a_link(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Dragged")
    page = drawing.page
    await drawing.add("Message", "first")
    await drawing.add("Message", "last")
    await page.get_by_role("button", name="Close").click()
    box = await link(page, "First", "Last").locator(".react-flow__edge-path").bounding_box()
    canvas = await page.locator(".react-flow").bounding_box()
    assert box
    assert canvas
    middle = {"x": box["x"] + box["width"] / 2 - canvas["x"], "y": box["y"] + box["height"] / 2 - canvas["y"]}
    palette = page.get_by_role("group", name="Add a step")
    item = palette.locator(".pal", has=page.get_by_role("button", name="HTTP request", exact=True))
    await item.drag_to(page.locator(".react-flow"), target_position=middle)  # type: ignore[arg-type]
    await expect(link(page, "First", "Request")).to_have_count(1)
    await expect(link(page, "Request", "Last")).to_have_count(1)


async def test_steps_are_copied_into_another_journey(screens: Screens, web_server: ServerProcess) -> None:
    drawing = await Drawing.begin(screens, "Copied from")
    page = drawing.page
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await drawing.add("Message", "ask")
    await drawing.add("Wait for reply", "answer")
    await drawing.add("Message", "thanks")
    await pick_two(page, "Ask", "Answer")
    await press_on_canvas(page, "Control+c")
    await expect(page.get_by_role("status").filter(has_text="2 steps were copied.")).to_have_count(1)
    text = await page.evaluate("navigator.clipboard.readText()")
    assert '"nextStepId": "answer"' in text
    await drawing.saved()
    await page.get_by_role("link", name="Journeys").first.click()
    await page.get_by_role("button", name="New journey").click()
    await page.get_by_role("textbox", name="Journey").fill("Copied to")
    await page.get_by_role("button", name="Create and draw").click()
    await drawing.add("Message", "ask")
    await press_on_canvas(page, "Control+v")
    await expect(link(page, "Ask 2", "Answer")).to_have_count(1)
    await expect(page.locator(".step.sel")).to_have_count(2)
    await press_on_canvas(page, "Control+d")
    await expect(link(page, "Ask 3", "Answer 2")).to_have_count(1)
    await drawing.saved()
    await publish(drawing)
    steps = (await exported(web_server, "Copied to"))["definition"]["steps"]
    assert [one["id"] for one in steps] == ["ask", "ask_2", "answer", "ask_3", "answer_2"]
    assert steps[2]["outputs"] == {"reply": "{{step.reply.payload.content.text}}"}


async def test_several_steps_are_deleted_together_and_come_back(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Several")
    page = drawing.page
    for name in ("one", "two", "three"):
        await drawing.add("Message", name)
    await pick_two(page, "Two", "Three")
    bar = page.get_by_role("toolbar", name="The selected steps")
    await expect(bar).to_contain_text("2 selected")
    await assert_sound(page)
    await press_on_canvas(page, "Delete")
    await expect(page.locator(".step")).to_have_count(2)
    await page.keyboard.press("Control+z")
    await expect(page.locator(".step")).to_have_count(4)
    await expect(link(page, "One", "Two")).to_have_count(1)
    await page.keyboard.press("Control+a")
    await expect(page.locator(".step.sel")).to_have_count(4)
    await page.keyboard.press("Delete")
    await expect(page.locator(".step")).to_have_count(1)
    await drawing.saved()


async def test_groups_and_notes_survive_a_reload_and_stay_out_of_the_definition(
    screens: Screens, web_server: ServerProcess
) -> None:
    drawing = await Drawing.begin(screens, "Grouped")
    page = drawing.page
    await drawing.add("Message", "one")
    await drawing.add("Message", "two")
    await pick_two(page, "One", "Two")
    await press_on_canvas(page, "Control+g")
    await page.get_by_role("button", name="Change the title Group").click()
    await page.get_by_role("textbox", name="Title of the group").fill("Greeting")
    await page.keyboard.press("Enter")
    await page.locator(".react-flow__pane").click(position={"x": 600, "y": 40})
    await page.keyboard.press("n")
    note = page.get_by_role("textbox", name="Text of the note")
    await expect(note).to_be_focused()
    await note.fill("Ask reception first")
    await page.get_by_role("button", name="Green").click()
    await expect(page.locator(".note-green textarea")).to_have_value("Ask reception first")
    await drawing.saved()
    await page.reload()
    await expect(page.locator(".note-green textarea")).to_have_value("Ask reception first")
    frame = page.get_by_role("group", name="Group: Greeting")
    await expect(frame).to_be_visible()
    await expect(page.locator(".unplaced")).to_have_count(0)
    before = await step(page, "One").bounding_box()
    handle = await page.locator(".frame-title b").bounding_box()
    assert before
    assert handle
    await page.mouse.move(handle["x"] + 8, handle["y"] + 6)
    await page.mouse.down()
    await page.mouse.move(handle["x"] + 68, handle["y"] + 106, steps=6)
    await page.mouse.up()
    after = await step(page, "One").bounding_box()
    assert after
    assert 70 < after["y"] - before["y"] < 130
    await page.get_by_role("button", name="Fold the group Greeting").click()
    await expect(step(page, "One")).to_have_count(0)
    await expect(page.locator(".frame.folded")).to_contain_text("2 steps")
    await assert_sound(page)
    await page.get_by_role("button", name="Unfold the group Greeting").click()
    await expect(step(page, "One")).to_be_visible()
    await drawing.saved()
    await publish(drawing)
    definition = await exported(web_server, "Grouped")
    assert "reception" not in str(definition)
    assert "Greeting" not in str(definition)


async def test_commands_and_steps_are_found_by_name_and_by_what_they_say(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Found")
    page = drawing.page
    await drawing.add("Message", "hello")
    await drawing.fill("Text", "Our parking is behind the house")
    await drawing.add("Message", "bye")
    await page.keyboard.press("Control+k")
    search = page.get_by_role("textbox", name="Find a command or a step")
    await search.fill("parking")
    await expect(page.get_by_role("dialog")).to_contain_text("Our parking is behind the house")
    await assert_sound(page)
    await page.keyboard.press("Enter")
    await expect(drawing.inspector.get_by_label("Name of the step")).to_have_value("hello")
    await page.keyboard.press("Control+k")
    await search.fill("duplicate")
    await page.keyboard.press("Enter")
    await expect(step(page, "Hello 2")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.locator(".react-flow__pane").click(position={"x": 600, "y": 40})
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog", name="Shortcuts")).to_contain_text("Duplicate")
    await assert_sound(page)


async def test_an_outcome_is_connected_without_a_mouse(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Connected")
    page = drawing.page
    await drawing.add("Wait for reply", "answer")
    await drawing.add("Message", "yes")
    await drawing.select("Answer")
    await press_on_canvas(page, "c")
    dialog = page.get_by_role("dialog", name="Connect Answer")
    await dialog.get_by_role("combobox", name="Leads to").fill("answer")
    await page.get_by_role("option", name="Answer").click()
    await assert_sound(page)
    await dialog.get_by_role("button", name="Connect").click()
    await expect(link(page, "Answer", "Answer")).to_have_count(1)


async def test_steps_inside_an_if_are_added_and_deleted(screens: Screens, web_server: ServerProcess) -> None:
    drawing = await Drawing.begin(screens, "Nested")
    page = drawing.page
    await drawing.add("If", "open")
    await drawing.add("Message", "welcome")
    await drawing.add("Message", "more")
    await drawing.add("SMS", "last")
    await expect(link(page, "Open", "Welcome")).to_have_count(1)
    await press_on_canvas(page, "Delete")
    await tidy_up(page)
    await step(page, "Open").get_by_role("button", name=re.compile("After that")).click()
    await page.get_by_role("option", name="Hand to agent").click()
    await drawing.saved()
    await publish(drawing)
    outer = (await exported(web_server, "Nested"))["definition"]["steps"]
    assert [one["id"] for one in outer] == ["open", "hand_over"]
    assert outer[0]["nextStepId"] == "hand_over"
    assert [(one["id"], one["nextStepId"]) for one in outer[0]["do"][0]] == [
        ("welcome", "more"),
        ("more", None),
    ]


async def test_conditions_keep_their_order_when_steps_are_called_by_numbers(
    screens: Screens, web_server: ServerProcess
) -> None:
    """A browser would put "1" before "2" [A-SEL-2]."""
    conditions: dict[str, Any] = {
        "2": "{{stringContains(data.payload.content.text, 'b', true)}}",
        "1": "{{stringContains(data.payload.content.text, 'a', true)}}",
    }
    sms = {"stepType": "SMS", "inputs": {"subAccountId": "s", "destination": "65", "text": "x"}}
    steps = [{"id": "ask", "stepType": "Branch", "selectNextStep": conditions}]
    source = {
        "trigger": "inbound_chat_apps",
        "status": "disabled",
        "definition": {
            "name": "Called by numbers",
            "steps": [*steps, {"id": "1", **sms}, {"id": "2", **sms}],
        },
    }
    await post_definition(web_server, source)
    page = await screens.open("/")
    await page.get_by_role("link", name="Called by numbers", exact=True).click()
    await page.get_by_role("link", name="Edit").click()
    drawing = Drawing(page)
    await drawing.select("Ask")
    await fill_name(drawing, "question")
    await drawing.saved()
    await publish(drawing)
    first = (await exported(web_server, "Called by numbers"))["definition"]["steps"][0]
    assert first["id"] == "question"
    assert list(first["selectNextStep"].items()) == list(conditions.items())


@SCHEMES
async def test_the_canvas_is_sound(screens: Screens, scheme: str) -> None:
    drawing = await Drawing.begin(screens, f"Sound {scheme}", scheme=scheme)
    page = drawing.page
    for kind in ("Message with buttons", "Wait for reply", "Picture or file", "Template", "If", "Voice call"):
        await (
            drawing.page.get_by_role("group", name="Add a step")
            .get_by_role("button", name=kind, exact=True)
            .click()
        )
    await drawing.saved()
    await tidy_up(page)
    await assert_sound(page)
    await step(page, "Reply").locator(".title").click(button="right")
    await expect(page.get_by_role("menuitem", name="Duplicate")).to_be_visible()
    await assert_sound(page)
