"""Composing what WhatsApp has beside words: requests, products, contacts, reactions, stickers, voice notes."""

from __future__ import annotations

import os

from playwright.async_api import expect

from tests.browser.conftest import Screens
from tests.browser.test_compose import content_of, preview, shape
from tests.browser.test_compose_fields import after_a_reply, ready
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess


async def test_a_request_asks_for_a_place_a_number_or_a_call(
    screens: Screens, web_server: ServerProcess
) -> None:
    drawing = await after_a_reply(screens, "Requests")
    await drawing.fill("Text", "Where are you?")
    await shape(drawing, "Request")
    await expect(preview(drawing)).to_contain_text("Where are you?")
    inputs = await content_of(drawing, web_server, "Requests", "thanks")
    assert inputs["content"]["interactive"] == {
        "type": "location_request_message",
        "body": {"text": "Where are you?"},
        "action": {"name": "send_location"},
    }
    await drawing.inspector.get_by_role("combobox", name="What is asked for").click()
    await drawing.page.get_by_role("option", name="A call from the customer").click()
    await drawing.fill("Words on the button", "Call us")
    await drawing.inspector.get_by_label("Minutes that the button works").fill("60")
    await expect(preview(drawing)).to_contain_text("Call us")
    inputs = await content_of(drawing, web_server, "Requests", "thanks")
    assert inputs["content"]["interactive"] == {
        "type": "voice_call",
        "body": {"text": "Where are you?"},
        "action": {"name": "voice_call", "parameters": {"display_text": "Call us", "ttlMinutes": 60}},
    }


async def test_products_are_shown_one_or_several(screens: Screens, web_server: ServerProcess) -> None:
    drawing = await after_a_reply(screens, "Shop")
    await drawing.fill("Text", "New in our shop")
    await shape(drawing, "Products")
    await drawing.fill("Id of the catalogue", "c-1")
    await drawing.fill("Id of the product", "shirt-8")
    await drawing.inspector.get_by_text("Several", exact=True).click()
    await drawing.inspector.get_by_role("button", name="Add a product").click()
    await drawing.fill("Id of product 2", "shirt-9")
    await expect(drawing.inspector).to_contain_text("Products (2 of 30)")
    inputs = await content_of(drawing, web_server, "Shop", "thanks")
    interactive = inputs["content"]["interactive"]
    assert (interactive["type"], interactive["header"]["text"]) == ("product_list", "Our products")
    assert interactive["body"] == {"text": "New in our shop"}
    assert interactive["action"] == {
        "catalog_id": "c-1",
        "sections": [
            {
                "title": "Our products",
                "product_items": [{"product_retailer_id": "shirt-8"}, {"product_retailer_id": "shirt-9"}],
            }
        ],
    }


async def test_contacts_and_a_reaction_are_sent_and_8x8_is_said_not_to_have_them(
    screens: Screens, web_server: ServerProcess
) -> None:
    drawing = await after_a_reply(screens, "People")
    await shape(drawing, "Contacts")
    await drawing.fill("Name", "Dr. Lee")
    await drawing.fill("Phone number", "+65 6123 4567")
    await expect(preview(drawing)).to_contain_text("Dr. Lee")
    inputs = await content_of(drawing, web_server, "People", "thanks")
    assert inputs["content"]["contacts"] == [
        {
            "name": {"formatted_name": "Dr. Lee", "first_name": "Dr. Lee"},
            "phones": [{"phone": "+65 6123 4567", "type": "CELL"}],
        }
    ]
    await shape(drawing, "Reaction")
    await drawing.inspector.get_by_role("button", name="🙏").click()
    await expect(preview(drawing)).to_contain_text("🙏")
    inputs = await content_of(drawing, web_server, "People", "thanks")
    assert inputs["content"] == {"reaction": {"message_id": "{{data.payload.umid}}", "emoji": "🙏"}}
    await expect(drawing.inspector.get_by_text("8x8 cannot send reactions").first).to_be_visible()


async def test_stickers_and_voice_notes_are_media(screens: Screens, web_server: ServerProcess) -> None:
    drawing = await after_a_reply(screens, "Sounds")
    await shape(drawing, "Media")
    await drawing.inspector.get_by_text("Audio", exact=True).click()
    await drawing.fill("Address of the audio", "https://harbour.example/hello.ogg")
    await drawing.inspector.get_by_role("switch", name="As a voice note").press("Space")
    inputs = await content_of(drawing, web_server, "Sounds", "thanks")
    assert (inputs["type"], inputs["content"]) == (
        "audio",
        {"url": "https://harbour.example/hello.ogg", "voice": True},
    )
    await drawing.inspector.get_by_text("Sticker", exact=True).click()
    await drawing.fill("Address of the sticker", "https://harbour.example/{{data.reply}}.webp")
    await ready(drawing, "Address of the sticker")
    inputs = await content_of(drawing, web_server, "Sounds", "thanks")
    assert (inputs["type"], inputs["content"]) == (
        "sticker",
        {"url": "https://harbour.example/{{data.reply}}.webp"},
    )


@SCHEMES
async def test_these_forms_are_sound(screens: Screens, scheme: str) -> None:
    drawing = await after_a_reply(screens, "Sound forms", scheme=scheme)
    for form in ("Request", "Products", "Contacts", "Reaction"):
        await shape(drawing, form)
        await assert_sound(drawing.page)
        if folder := os.environ.get("LOOK"):
            await drawing.page.screenshot(path=f"{folder}/{form}-{scheme}.png")
