"""What a customer can send, as the provider's webhooks tell it (messaging.md section 10.4).

{"type": "image", "content": {"url": "https://…/tooth.jpg", "text": "It hurts here"}} becomes
("Image", {"url": "https://…/tooth.jpg", "text": "It hurts here"}).

8x8 has no words for some of it; there our choice is Meta's object under Meta's name, as `meta_inbound` has it:
`Sticker` and a voice note as media (`voice` marks the latter), `Contacts`, `Reaction`, `Order`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from chatwright.messages import limits
from chatwright.messages.incoming import timestamp
from chatwright.messages.parts import number_of, object_of, text_of
from chatwright.messages.people import check_contacts, check_reaction
from chatwright.messages.places import check_place
from chatwright.messages.violations import Violation, missing, wrong

MEDIA = {
    "image": "Image",
    "video": "Video",
    "audio": "Audio",
    "voice": "Audio",
    "file": "File",
    "document": "File",
    "sticker": "Sticker",
}
WITH_CAPTION = ("image", "video", "file", "document")
KINDS = (*MEDIA, "location", "contacts", "reaction", "order", "call_permission", "interactive")
REPLIES = ("button_reply", "list_reply", "nfmReply", "nfm_reply", "callPermissionReply")
REACTION = "Reaction"
CONTACTS = "Contacts"
CALLS_ALLOWED = timedelta(days=7)
"""How long a temporary permission to call lasts (messaging.md 3.6.6)."""
URL, FILE_NAME, QUANTITY = 2000, 240, 999
TAG = "R-MO-TYPE"


class NotSendable(ValueError):
    """No customer can send this; the text says which field is wrong."""


def sent_by_customer(kind: str, given: dict[str, Any], now: datetime) -> tuple[str, dict[str, Any]]:
    """Type and content of the event for what a customer sends, one of KINDS. Raises NotSendable.

    What is not looked at here is passed on as it is.
    """
    content = dict(given)
    match kind:
        case "location":
            place = content.get("location", content)
            raise_first(check_place(place))
            return "Location", {"location": numbered(place)}
        case "contacts":
            raise_first(check_contacts(content.get("contacts")))
            return CONTACTS, content
        case "reaction":
            raise_first(check_reaction(content.get("reaction")))
            return REACTION, content
        case "order":
            raise_first(check_order(content.get("order")))
            return "Order", content
        case "call_permission":
            return "Interactive", {"interactive": permission(content, now)}
        case "interactive":
            raise_first(check_reply(content.get("interactive")))
            return "Interactive", content
    raise_first(check_medium(kind, content))
    return MEDIA[kind], {**content, "voice": True} if kind == "voice" else content


def raise_first(found: Iterator[Violation]) -> None:
    """Raise NotSendable for the first rule that is broken."""
    for one in found:
        raise NotSendable(str(one))


def numbered(place: dict[str, Any]) -> dict[str, Any]:
    """A place whose latitude and longitude are numbers, as webhooks have them [R-LOC-1]."""
    return {**place, **{field: number_of(place[field]) for field in ("latitude", "longitude")}}


def check_medium(kind: str, content: dict[str, Any]) -> Iterator[Violation]:
    """The address of a file, a caption where there can be one, the name of a document."""
    url = content.get("url")
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        yield missing("content.url", "the address of a file is required.", TAG)
    elif len(url) > URL:
        yield wrong("content.url", f"{len(url)} characters; at most {URL} are allowed.", TAG)
    caption = content.get("text")
    if caption is not None and kind not in WITH_CAPTION:
        yield wrong("content.text", f"a message of type {kind} has no caption.", "L02")
    elif caption is not None and not (isinstance(caption, str) and len(caption) <= limits.CAPTION):
        yield wrong("content.text", f"must be a text of at most {limits.CAPTION} characters.", "L02")
    name = content.get("filename")
    if name is not None and not (isinstance(name, str) and 0 < len(name) <= FILE_NAME):
        yield wrong("content.filename", f"must be a text of 1 to {FILE_NAME} characters.", TAG)


def check_order(order: Any) -> Iterator[Violation]:
    """The catalogue, and at least one product with how many of it."""
    at = "content.order"
    if not isinstance(order, dict):
        yield missing(at, "an object with catalog_id and product_items is required.", TAG)
        return
    if not text_of(order.get("catalog_id")):
        yield missing(f"{at}.catalog_id", "a text is required.", TAG)
    if order.get("text") is not None and not isinstance(order["text"], str):
        yield wrong(f"{at}.text", "must be a text.", TAG)
    items = order.get("product_items")
    if not isinstance(items, list) or not items:
        yield missing(f"{at}.product_items", "at least one product is required.", TAG)
        return
    for index, item in enumerate(items):
        place, item = f"{at}.product_items[{index}]", object_of(item)
        if not text_of(item.get("product_retailer_id")):
            yield missing(f"{place}.product_retailer_id", "a text is required.", TAG)
        quantity = item.get("quantity")
        if type(quantity) is not int or not 1 <= quantity <= QUANTITY:
            yield wrong(f"{place}.quantity", f"must be a whole number from 1 to {QUANTITY}.", TAG)
        if item.get("item_price") is not None and number_of(item["item_price"]) is None:
            yield wrong(f"{place}.item_price", "must be a number.", TAG)


def check_reply(interactive: Any) -> Iterator[Violation]:
    """An answer to an interactive message: its type, and an object of the same name."""
    kind = text_of(object_of(interactive).get("type"))
    if kind not in REPLIES:
        yield wrong("content.interactive.type", f"must be one of {', '.join(REPLIES)}.", TAG)
    elif not isinstance(interactive.get(kind), dict):
        yield missing(f"content.interactive.{kind}", "an object is required.", TAG)


def permission(content: dict[str, Any], now: datetime) -> dict[str, Any]:
    """The answer to whether the business may call: for good, for seven days, or not at all. Raises NotSendable."""
    response, is_permanent = content.get("response"), content.get("isPermanent", False)
    if response not in ("accept", "reject"):
        raise NotSendable("content.response: must be accept or reject.")
    if not isinstance(is_permanent, bool):
        raise NotSendable("content.isPermanent: must be true or false.")
    reply: dict[str, Any] = {
        "response": response,
        "isPermanent": is_permanent and response == "accept",
        "responseSource": "user_action",
    }
    if response == "accept" and not is_permanent:
        reply["expirationTimestamp"] = timestamp(now + CALLS_ALLOWED)
    return {"type": "callPermissionReply", "callPermissionReply": reply}


def leads_on(type_: str) -> bool:
    """Whether journeys hear of a message of this type: all but reactions, which answer nothing [R-WIN-2]."""
    return type_ != REACTION
