"""Cards side by side in a free message, which only Meta has (messaging.md section 3.6.7).

{"type": "carousel", "body": {"text": "New"}, "action": {"cards": [{"card_index": 0, "type": "cta_url",
 "header": {"type": "image", "image": {"link": "https://…"}}, "body": {"text": "Shirt"},
 "action": {"name": "cta_url", "parameters": {"display_text": "Buy", "url": "https://…"}}}]}}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chatwright.messages import limits
from chatwright.messages.interactive_links import check_link
from chatwright.messages.media import check_header_medium
from chatwright.messages.parts import object_of, text_of
from chatwright.messages.violations import Provider, Violation, length_of, missing, unique, wrong

HEADERS = ("image", "video")


def check_carousel(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """Two to ten cards that are alike [R-CAR-FREE-1..7]."""
    cards, at = action.get("cards"), f"{at}.cards"
    if not isinstance(cards, list) or not cards:
        yield missing(at, "two to ten cards are required.", "L13")
        return
    if not limits.FREE_CARDS_LEAST <= len(cards) <= limits.FREE_CARDS:
        said = f"{len(cards)} cards; WhatsApp shows {limits.FREE_CARDS_LEAST} to {limits.FREE_CARDS}."
        yield wrong(at, said, "L13")
    for index, given in enumerate(cards[: limits.FREE_CARDS]):
        card, where = object_of(given), f"{at}[{index}]"
        if card.get("card_index") is not index and card.get("card_index") != index:
            yield wrong(f"{where}.card_index", f"must be {index}: cards count from 0 on.", "R-CAR-FREE-2")
        yield from check_card(card, where, provider)
        if shape_of(card) != shape_of(object_of(cards[0])):
            said = "must have the same kind of header, and the same kind and number of buttons as the first card."
            yield wrong(where, said, "R-CAR-FREE-6")


def check_card(card: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """One card: a picture or film, perhaps a text, and one link or up to three quick replies."""
    header = object_of(card.get("header"))
    kind = text_of(header.get("type")).lower()
    if kind not in HEADERS:
        yield wrong(f"{at}.header.type", "must be image or video.", "R-CAR-FREE-4")
    else:
        yield from check_header_medium(kind, header.get(kind), f"{at}.header", provider)
    if card.get("body") is not None:
        text = object_of(card["body"]).get("text")
        yield from length_of(text, f"{at}.body.text", limits.FREE_CARD_BODY, "L13", least=0)
        if text_of(text).count("\n") > limits.FREE_CARD_BREAKS:
            said = f"at most {limits.FREE_CARD_BREAKS} line breaks are allowed."
            yield wrong(f"{at}.body.text", said, "L13")
    action = object_of(card.get("action"))
    if "buttons" in action and "parameters" in action:
        yield wrong(f"{at}.action", "a card has either a link or quick replies.", "R-CAR-FREE-5")
    elif "buttons" in action:
        yield from check_replies(action["buttons"], f"{at}.action.buttons")
    else:
        yield from check_link(action, f"{at}.action", provider)


def check_replies(buttons: Any, at: str) -> Iterator[Violation]:
    """One to three quick replies."""
    if not isinstance(buttons, list) or not buttons:
        yield missing(at, "one to three quick replies are required.", "L13")
        return
    if len(buttons) > limits.FREE_CARD_REPLIES:
        said = f"{len(buttons)} buttons; a card shows at most {limits.FREE_CARD_REPLIES}."
        yield wrong(at, said, "L13")
    replies = [object_of(object_of(button).get("quick_reply")) for button in buttons]
    for index, reply in enumerate(replies):
        place = f"{at}[{index}].quick_reply"
        yield from length_of(reply.get("title"), f"{place}.title", limits.BUTTON_TITLE, "L13")
        yield from length_of(reply.get("id"), f"{place}.id", limits.BUTTON_ID, "L13")
    for part in ("title", "id"):
        yield from unique([reply.get(part) for reply in replies], at, part, "L13")


def shape_of(card: dict[str, Any]) -> tuple[Any, ...]:
    """What must be the same on all cards."""
    buttons = object_of(card.get("action")).get("buttons")
    count = len(buttons) if isinstance(buttons, list) else None
    return text_of(object_of(card.get("header")).get("type")).lower(), count
