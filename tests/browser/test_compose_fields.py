"""Texts with variables as chips, and expressions that are tried out while one writes them."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Locator, expect

from tests.browser.conftest import Screens
from tests.browser.drawing import Drawing, exported, write
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess


async def ready(drawing: Drawing, label: str = "Text") -> Locator:
    """A field once its editor is there."""
    editor = drawing.inspector.locator(f'.cm-content[aria-label="{label}"]')
    await editor.wait_for()
    return editor


async def after_a_reply(screens: Screens, name: str, **how: Any) -> Drawing:
    """A journey that waits for a reply, which it remembers as `reply`, and then says something."""
    drawing = await Drawing.begin(screens, name, **how)
    await drawing.add("Wait for reply", "answer")
    await drawing.add("Message", "thanks")
    await ready(drawing)
    return drawing


async def test_a_variable_is_picked_after_two_braces_and_stands_as_a_chip(
    screens: Screens, web_server: ServerProcess
) -> None:
    drawing = await after_a_reply(screens, "Chips")
    await drawing.fill("Text", "")
    text = await ready(drawing)
    await text.click()
    await drawing.page.keyboard.type("Thanks for {{")
    offers = drawing.page.get_by_role("listbox")
    await expect(offers.get_by_role("option").first).to_contain_text("reply")
    await drawing.page.keyboard.type("name")
    await expect(offers.get_by_role("option").first).to_contain_text("customer's name")
    await expect(offers.get_by_role("option").first).to_contain_text("Ann Lee")
    await drawing.page.keyboard.press("Enter")
    await drawing.page.keyboard.type(", bye")
    await expect(text.locator(".chip")).to_have_text("customer's name")
    await expect(text).to_have_text("Thanks for customer's name, bye")
    await expect(drawing.inspector).to_contain_text("16 + variables / 4096")
    await drawing.saved()
    await drawing.publish("no reply comes in time")
    steps = (await exported(web_server, "Chips"))["definition"]["steps"]
    assert steps[1]["inputs"]["content"] == {"text": "Thanks for {{data.payload.user.name}}, bye"}


async def test_a_chip_is_deleted_whole_and_comes_back_by_undo(screens: Screens) -> None:
    drawing = await after_a_reply(screens, "Whole")
    await drawing.fill("Text", "Hi {{data.payload.user.name}}")
    text = await ready(drawing)
    await expect(text.locator(".chip")).to_have_count(1)
    await text.press("Backspace")
    await expect(text).to_have_text("Hi ")
    await text.press("Control+z")
    await expect(text.locator(".chip")).to_have_text("customer's name")


async def test_undo_goes_back_word_by_word_inside_and_outside_of_the_field(screens: Screens) -> None:
    drawing = await after_a_reply(screens, "Back")
    await drawing.fill("Text", "One")
    text = await ready(drawing)
    await text.press("End")
    await drawing.page.keyboard.type(" two three")
    await expect(text).to_have_text("One two three")
    await text.press("Control+z")
    await expect(text).to_have_text("One")
    await text.press("Control+Shift+z")
    await expect(text).to_have_text("One two three")
    await drawing.page.get_by_role("button", name="Undo").click()
    await expect(text).to_have_text("One")
    await drawing.select("Answer")
    await drawing.select("Thanks")
    await expect(await ready(drawing)).to_have_text("One")


async def test_a_chip_is_changed_written_as_an_expression_and_found_where_it_is_set(
    screens: Screens,
) -> None:
    drawing = await after_a_reply(screens, "Popover")
    await drawing.fill("Text", "You said {{data.reply}}")
    text = await ready(drawing)
    await text.locator(".chip").click()
    dialog = drawing.page.get_by_role("dialog", name="Variable reply")
    await dialog.get_by_role("button", name="Take another variable").click()
    await drawing.page.get_by_role("textbox", name="Look for a variable").fill("number")
    await drawing.page.get_by_role("option", name="customer's number").click()
    await expect(text.locator(".chip")).to_have_text("customer's number")
    await text.locator(".chip").click()
    dialog = drawing.page.get_by_role("dialog", name="Variable customer's number")
    await write(dialog.get_by_role("textbox", name="As an expression"), "data.reply.length + 1")
    await expect(dialog).to_contain_text("12")
    await dialog.get_by_role("button", name="Done").click()
    await expect(text.locator(".chip")).to_have_text("data.reply.length + 1")
    await text.press("Control+z")
    await text.press("Control+z")
    await text.locator(".chip").click()
    await drawing.page.get_by_role("button", name="Set in Answer").click()
    await expect(drawing.inspector.get_by_label("Name of the step")).to_have_value("answer")


async def test_a_variable_that_nothing_sets_is_told(screens: Screens) -> None:
    drawing = await after_a_reply(screens, "Unknown")
    await drawing.fill("Text", "{{data.nobody}} {{data.reply}}")
    text = await ready(drawing)
    await expect(text.locator(".chip.unknown")).to_have_text("nobody")
    await expect(text.locator(".chip.sure")).to_have_text("reply")


async def test_a_variable_is_inserted_with_the_button(screens: Screens) -> None:
    drawing = await after_a_reply(screens, "Inserted")
    await drawing.fill("Text", "Hi ")
    text = await ready(drawing)
    await drawing.inspector.get_by_role("button", name="Insert variable into Text").click()
    await drawing.page.keyboard.type("customer's name")
    await drawing.page.keyboard.press("ArrowDown")
    await drawing.page.keyboard.press("Enter")
    await expect(text).to_have_text("Hi customer's name")


async def test_words_are_made_bold_with_the_keyboard_and_a_button(screens: Screens) -> None:
    drawing = await after_a_reply(screens, "Bold")
    await drawing.fill("Text", "very important 👍")
    text = await ready(drawing)
    await text.press("Control+Home")
    for _ in "very":
        await text.press("Shift+ArrowRight")
    await text.press("Control+b")
    await expect(text).to_have_text("*very* important 👍")
    await drawing.inspector.get_by_role("button", name="Italic").click()
    await expect(text).to_have_text("*_very_* important 👍")
    await drawing.inspector.get_by_role("button", name="Italic").click()
    await expect(text).to_have_text("*very* important 👍")
    await expect(drawing.inspector).to_contain_text("18/4096")


async def test_a_text_from_right_to_left_is_set_right(screens: Screens) -> None:
    drawing = await after_a_reply(screens, "Arabic")
    await drawing.fill("Text", "مرحبا {{data.payload.user.name}}")
    text = await ready(drawing)
    line = text.locator(".cm-line")
    assert await line.evaluate("line => getComputedStyle(line).direction") == "rtl"
    assert await line.evaluate("line => getComputedStyle(line).textAlign") in ("start", "right")


@SCHEMES
async def test_texts_with_chips_are_sound(screens: Screens, scheme: str) -> None:
    drawing = await after_a_reply(screens, f"Sound {scheme}", scheme=scheme)
    await drawing.fill("Text", "Hi {{data.payload.user.name}} {{data.nobody}} {{1 + 1}}")
    text = await ready(drawing)
    await assert_sound(drawing.page)
    await text.press("End")
    await drawing.page.keyboard.type(" {{")
    await drawing.page.get_by_role("listbox").wait_for()
    await assert_sound(drawing.page)
    await drawing.page.keyboard.press("Escape")
    await text.locator(".chip").first.click()
    await drawing.page.get_by_role("dialog").get_by_text("Ann Lee").wait_for()
    await assert_sound(drawing.page)


async def test_json_shows_variables_as_chips_and_says_what_is_no_json_yet(
    screens: Screens, web_server: ServerProcess, picture: Any
) -> None:
    drawing = await Drawing.begin(screens, "Json")
    await drawing.add("HTTP request", "call")
    await drawing.inspector.get_by_role("combobox", name="Method").click()
    await drawing.page.get_by_role("option", name="POST", exact=True).click()
    await drawing.fill("Address", "https://harbour.example/customers")
    body = await ready(drawing, "Body (JSON)")
    await drawing.fill("Body (JSON)", '{"name": {{data.payload.user.name}}')
    await expect(drawing.inspector).to_contain_text("This is not JSON yet")
    await drawing.fill("Body (JSON)", '{"name": "{{data.payload.user.name}}", "visits": 2}')
    await expect(drawing.inspector).not_to_contain_text("This is not JSON yet")
    await expect(body.locator(".chip")).to_have_text("customer's name")
    await picture(drawing.page, "json")
    await drawing.page.keyboard.press("Control+z")
    await expect(body).not_to_contain_text("visits")
    await drawing.page.keyboard.press("Control+Shift+z")
    await expect(body).to_contain_text("visits")
    await drawing.saved()
    await drawing.publish("conversation ends")
    (step,) = (await exported(web_server, "Json"))["definition"]["steps"]
    assert step["inputs"]["body"] == {"name": "{{data.payload.user.name}}", "visits": 2}
