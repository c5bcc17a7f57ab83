"""Messages of every type as Hypothesis makes them: within WhatsApp's limits, in 8x8's JSON, one spelling each."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

patient = settings(deadline=None)
"""However busy the machine is."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)
"""Anything that JSON can say."""

ADDRESSES = st.sampled_from(("6591234567", "US.13491208655302741918"))
FILES = st.sampled_from(("https://example.com/a/entrance.jpg?token=1", "https://example.com/files/77"))


def short(most: int) -> st.SearchStrategy[str]:
    """A text of one to so many characters that is more than space."""
    return st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=most).filter(
        lambda text: text.strip() != ""
    )


def some(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object with all of the one and some of the other fields."""
    return st.fixed_dictionaries(required, optional=optional)


PLACES = some(
    {
        "latitude": st.floats(-90, 90, allow_nan=False),
        "longitude": st.floats(-180, 180, allow_nan=False),
    },
    {"name": short(40), "address": short(40)},
)
CAPTIONED = some({"url": FILES}, {"text": short(40)})
HEADER_TEXT = st.fixed_dictionaries({"type": st.just("text"), "text": short(60)})
HEADER_MEDIA = st.sampled_from(("image", "video", "document")).flatmap(
    lambda kind: st.fixed_dictionaries({"type": st.just(kind), kind: st.fixed_dictionaries({"link": FILES})})
)
BODY = st.fixed_dictionaries({"text": short(80)})


def interactive(
    kind: str, action: Any, *, header: Any = None, body: bool = True, footer: bool = True
) -> st.SearchStrategy[dict[str, Any]]:
    """The content of an interactive message."""
    required: dict[str, Any] = {"type": st.just(kind)}
    optional: dict[str, Any] = {}
    (required if body else optional)["body"] = BODY
    if action is not None:
        required["action"] = action
    if header is not None:
        optional["header"] = header
    if footer:
        optional["footer"] = st.fixed_dictionaries({"text": short(60)})
    return st.fixed_dictionaries({"interactive": some(required, optional)})


def buttons(titles: list[str]) -> dict[str, Any]:
    """Reply buttons with these titles."""
    return {
        "buttons": [{"type": "reply", "reply": {"id": f"b{n}", "title": t}} for n, t in enumerate(titles)]
    }


def sections(titles: list[str], field: str, items: Any) -> list[dict[str, Any]]:
    """Sections with a few items each."""
    return [{"title": title, field: items(n)} for n, title in enumerate(titles)]


TITLES = st.lists(short(20), min_size=1, max_size=3, unique=True)
LIST = TITLES.map(
    lambda titles: {
        "button": "Times",
        "sections": sections(titles, "rows", lambda n: [{"id": f"r{n}", "title": "09:00"}]),
    }
)
PRODUCTS = TITLES.map(
    lambda titles: {
        "catalog_id": "c1",
        "sections": sections(titles, "product_items", lambda n: [{"product_retailer_id": f"p{n}"}]),
    }
)
FLOW = st.fixed_dictionaries(
    {
        "parameters": some(
            {"flowId": st.just("42"), "flowCta": st.text("abc ", min_size=1, max_size=20)},
            {
                "flowToken": short(20),
                "mode": st.sampled_from(("draft", "published")),
                "flowAction": st.just("navigate"),
                "flowActionPayload": st.just({"screen": "WELCOME", "data": {"name": "Ann"}}),
            },
        )
    }
)
CALL = st.fixed_dictionaries(
    {
        "name": st.just("voice_call"),
        "parameters": some(
            {"display_text": short(20)}, {"ttlMinutes": st.integers(1, 43200), "payload": short(512)}
        ),
    }
)
LINK = st.fixed_dictionaries(
    {
        "name": st.just("cta_url"),
        "parameters": st.fixed_dictionaries(
            {"display_text": short(20), "url": st.just("https://example.com/x")}
        ),
    }
)
ANY_HEADER = HEADER_TEXT | HEADER_MEDIA
INTERACTIVE: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "button": interactive("button", TITLES.map(buttons), header=ANY_HEADER),
    "list": interactive("list", LIST, header=HEADER_TEXT),
    "cta_url": interactive("cta_url", LINK, header=ANY_HEADER),
    "flow": interactive("flow", FLOW, header=ANY_HEADER),
    "product": interactive("product", st.just({"catalog_id": "c1", "product_retailer_id": "p1"}), body=False),
    "product_list": st.tuples(HEADER_TEXT, interactive("product_list", PRODUCTS)).map(
        lambda both: {"interactive": {**both[1]["interactive"], "header": both[0]}}
    ),
    "location_request_message": interactive(
        "location_request_message", st.just({"name": "send_location"}), footer=False
    ),
    "request_contact_info": interactive("request_contact_info", None, body=False),
    "call_permission_request": interactive("call_permission_request", None, body=False),
    "voice_call": interactive("voice_call", CALL),
}
"""What both providers have, by `interactive.type`."""

TEXTS = st.lists(st.builds(lambda text: {"type": "text", "text": text}, short(20)), min_size=1, max_size=3)
HEADER_VALUES = st.one_of(
    st.builds(lambda text: {"type": "text", "text": text}, short(20)),
    st.builds(
        lambda kind, url: {"type": kind, "url": url},
        st.sampled_from(("image", "video", "document", "gif")),
        FILES,
    ),
    st.builds(lambda place: {"type": "location", "location": place}, PLACES),
)
BUTTON_VALUES = st.sampled_from(
    (
        ("Url", [{"type": "text", "text": "a-17"}]),
        ("QuickReply", [{"type": "payload", "payload": "yes"}]),
        ("CopyCode", [{"type": "couponCode", "couponCode": "250FF"}]),
        ("Flow", [{"type": "action", "flowToken": "t", "flowActionData": {"data": {"name": "Ann"}}}]),
        ("VoiceCall", [{"type": "ttlMinutes", "ttlMinutes": 60}, {"type": "payload", "payload": "x"}]),
    )
)
BUTTON_PARTS = st.lists(BUTTON_VALUES, max_size=3).map(
    lambda values: [
        {"type": "button", "subType": kind, "index": n, "parameters": given}
        for n, (kind, given) in enumerate(values)
    ]
)
CARD_PARTS = st.tuples(HEADER_VALUES, TEXTS, BUTTON_PARTS).map(
    lambda parts: [
        {"type": "header", "parameters": [parts[0]]},
        {"type": "body", "parameters": parts[1]},
        *parts[2],
    ]
)
CAROUSELS = st.lists(CARD_PARTS, min_size=1, max_size=3).map(
    lambda cards: [
        {
            "type": "carousel",
            "cards": [{"cardIndex": n, "components": parts} for n, parts in enumerate(cards)],
        }
    ]
)
TEMPLATES = st.builds(
    lambda parts: {"template": {"name": "order_update", "language": "en_US", "components": parts}},
    CARD_PARTS | CAROUSELS,
)

BOTH: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "text": st.fixed_dictionaries({"text": short(200)}),
    "image": CAPTIONED,
    "video": CAPTIONED,
    "audio": st.fixed_dictionaries({"url": FILES}),
    "file": CAPTIONED,
    "location": st.fixed_dictionaries({"location": PLACES}),
    "interactive": st.one_of(*INTERACTIVE.values()),
    "template": TEMPLATES,
}
"""What both providers have, by `type`."""

CARDS = st.integers(2, 10).map(
    lambda count: {
        "cards": [
            {
                "card_index": n,
                "type": "cta_url",
                "header": {"type": "image", "image": {"link": "https://example.com/a.jpg"}},
                "body": {"text": "One\nTwo"},
                "action": {
                    "name": "cta_url",
                    "parameters": {"display_text": "Buy", "url": "https://example.com"},
                },
            }
            for n in range(count)
        ]
    }
)
META_ONLY: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "text": st.fixed_dictionaries({"text": short(20), "preview_url": st.booleans()}),
    "file": st.fixed_dictionaries({"url": FILES, "filename": st.just("Offer.pdf")}),
    "audio": st.fixed_dictionaries({"id": st.just("99"), "voice": st.just(True)}),
    "sticker": st.fixed_dictionaries({"url": st.just("https://example.com/a.webp")}),
    "contacts": st.fixed_dictionaries(
        {
            "contacts": st.lists(
                st.fixed_dictionaries(
                    {
                        "name": st.just({"formatted_name": "Ann Lee", "first_name": "Ann"}),
                        "phones": st.just([{"phone": "+6591234567", "type": "CELL"}]),
                    }
                ),
                min_size=1,
                max_size=3,
            )
        }
    ),
    "reaction": st.fixed_dictionaries(
        {
            "reaction": st.fixed_dictionaries(
                {"message_id": st.just("wamid.1"), "emoji": st.sampled_from("👍😀")}
            )
        }
    ),
    "interactive": st.one_of(
        interactive("carousel", CARDS, footer=False),
        interactive(
            "catalog_message",
            st.just({"name": "catalog_message", "parameters": {"thumbnail_product_retailer_id": "p1"}}),
        ),
        interactive(
            "address_message",
            st.just({"name": "address_message", "parameters": {"country": "IN"}}),
        ),
    ),
}
"""What only Meta has."""


def messages(
    kinds: dict[str, st.SearchStrategy[dict[str, Any]]],
) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    """Type and content."""
    return st.sampled_from(sorted(kinds)).flatmap(lambda kind: st.tuples(st.just(kind), kinds[kind]))
