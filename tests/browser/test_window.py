"""What a message does when the 24-hour window is closed, drawn in the builder."""

from __future__ import annotations

from typing import Any

from playwright.async_api import expect

from tests.browser.conftest import Screens
from tests.browser.drawing import Drawing
from tests.browser.test_screens import SCHEMES, assert_sound

LABEL = "When the 24-hour window is closed"


@SCHEMES
async def test_a_template_is_sent_instead_and_both_ways_go_on(
    screens: Screens, scheme: str, picture: Any
) -> None:
    drawing = await Drawing.begin(screens, f"Windows {scheme}", scheme=scheme)
    await drawing.add("Message", "reminder")
    await drawing.add("Message", "thanks")
    await drawing.select("Reminder")
    field = drawing.inspector.get_by_role("combobox", name=LABEL)
    await field.click()
    await drawing.page.get_by_role("option", name="Send a template instead").click()
    node = drawing.page.locator(".step").filter(has_text="Reminder").first
    await expect(node).to_contain_text("The 24 hours are over")
    await expect(node).to_contain_text("Sent")
    await assert_sound(drawing.page)
    await picture(drawing.page, f"window-closed-{scheme}")
    await drawing.inspector.get_by_role("button", name="Open “Template”").click()
    await expect(drawing.inspector.get_by_label("Name of the step")).to_have_value("template")
    await drawing.select("Reminder")
    await field.click()
    await drawing.page.get_by_role("option", name="WhatsApp refuses it").click()
    await expect(node).not_to_contain_text("The 24 hours are over")
    await drawing.saved()
