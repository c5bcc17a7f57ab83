"""A template with its values: what the customer's phone shows."""

from __future__ import annotations

from typing import Any

from chatwright.messages.templates import Template, names_in, part_of
from chatwright.messages.templates_send import card_index, index_of, kind_of, parameters_of, with_values

COPY_CODE = "Copy code"
OTP_TEXT = "*{code}* is your verification code."
OTP_ADVICE = " For your security, do not share this code."
OTP_EXPIRES = "This code expires in {minutes} minutes."
OWN_LABELS = {
    "OTP": COPY_CODE,
    "COPY_CODE": "Copy offer code",
    "VOICE_CALL": "Call on WhatsApp",
    "REQUEST_CONTACT_INFO": "Share contact info",
}
"""What WhatsApp writes on buttons that have no label of their own."""


def fill(template: Template, send: dict[str, Any]) -> dict[str, Any]:
    """The message as it is shown: header, body, footer, buttons with their ids, and the cards of a carousel.

    Nothing is refused here; a variable without a value is shown as it was registered.
    """
    given = [part for part in send.get("components") or () if isinstance(part, dict)]
    shown: dict[str, Any] = {
        "category": template.category,
        "header": shown_header(template.part("HEADER"), given),
        "body": shown_body(template, given),
        "footer": shown_footer(template),
        "buttons": shown_buttons(template.part("BUTTONS"), given, ""),
        "cards": [],
    }
    carousel = template.part("CAROUSEL")
    filled = next((part.get("cards") for part in given if kind_of(part) == "carousel"), None)
    cards = {
        card_index(card): [part for part in card.get("components") or () if isinstance(part, dict)]
        for card in (filled if isinstance(filled, list) else ())
        if isinstance(card, dict)
    }
    for index, card in enumerate(carousel["cards"] if carousel else ()):
        parts, values = card["components"], cards.get(index, [])
        body = part_of(parts, "BODY")
        shown["cards"].append(
            {
                "header": shown_header(part_of(parts, "HEADER"), values),
                "body": with_values(str((body or {}).get("text") or ""), texts_of(values, "body")),
                "buttons": shown_buttons(part_of(parts, "BUTTONS"), values, f"card.{index}."),
            }
        )
    return shown


def texts_of(given: list[dict[str, Any]], kind: str) -> list[str]:
    """The text values of a component."""
    part = next((part for part in given if kind_of(part) == kind), None)
    return [str(value.get("text") or "") for value in parameters_of(part) or ()]


def shown_header(header: dict[str, Any] | None, given: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The header: its text, the address of its medium, or its place."""
    if header is None:
        return None
    if header["format"] == "Text":
        return {
            "format": "Text",
            "text": with_values(str(header.get("text") or ""), texts_of(given, "header")),
        }
    part = next((part for part in given if kind_of(part) == "header"), None)
    value = (parameters_of(part) or [{}])[0]
    if header["format"] == "Location":
        place = value.get("location")
        return {"format": "Location", "location": place if isinstance(place, dict) else {}}
    return {"format": header["format"], "url": str(value.get("url") or "")}


def shown_body(template: Template, given: list[dict[str, Any]]) -> str:
    """The body; for a one-time password the words are WhatsApp's."""
    body, texts = template.part("BODY") or {}, texts_of(given, "body")
    if template.category != "AUTHENTICATION":
        return with_values(str(body.get("text") or ""), texts)
    said = OTP_TEXT.replace("{code}", texts[0] if texts else "")
    return said + (OTP_ADVICE if body.get("add_security_recommendation") else "")


def shown_footer(template: Template) -> str | None:
    """The footer; for a one-time password it says how long the code lasts."""
    footer = template.part("FOOTER")
    if footer is None:
        return None
    if template.category == "AUTHENTICATION":
        return OTP_EXPIRES.replace("{minutes}", str(footer.get("code_expiration_minutes", 5)))
    return str(footer.get("text") or "")


def shown_buttons(
    component: dict[str, Any] | None, given: list[dict[str, Any]], at: str
) -> list[dict[str, Any]]:
    """The buttons with the values that came for them; `id` is what a tap names."""
    values = {index_of(part): (parameters_of(part) or [{}])[0] for part in given if kind_of(part) == "button"}
    return [
        shown_button(button, values.get(index, {}), f"{at}button.{index}")
        for index, button in enumerate(component["buttons"] if component else ())
    ]


def shown_button(button: dict[str, Any], value: dict[str, Any], at: str) -> dict[str, Any]:
    """One button."""
    type_ = button["type"]
    shown = {"id": at, "type": type_, "text": str(button.get("text") or OWN_LABELS.get(type_, ""))}
    match type_:
        case "QUICK_REPLY" if value.get("payload"):
            shown["payload"] = str(value["payload"])
        case "URL":
            url = str(button.get("url") or "")
            given = [str(value["text"])] if value.get("text") else []
            shown["url"] = with_values(url, given) if names_in(url) else url
        case "PHONE_NUMBER":
            shown["phoneNumber"] = str(button.get("phoneNumber") or "")
        case "OTP" | "COPY_CODE":
            shown["code"] = str(value.get("text") or value.get("couponCode") or "")
    return shown


def tapped(shown: dict[str, Any], chosen: str) -> dict[str, Any] | None:
    """The content of the customer's message when a quick reply is tapped; None when there is no such button.

    `chosen` is its id, its payload or its label. The provider tells a tap as a text with the label [A-TRG-4].
    """
    buttons = [*shown["buttons"], *(button for card in shown["cards"] for button in card["buttons"])]
    replies = [button for button in buttons if button["type"] == "QUICK_REPLY"]
    for field in ("id", "payload", "text"):
        for button in replies:
            if button.get(field) == chosen:
                content = {"text": button["text"]}
                return {**content, "payload": button["payload"]} if button.get("payload") else content
    return None
