"""Products of a catalogue (messaging.md section 3.6.5).

{"type": "product", "action": {"catalog_id": "c-1", "product_retailer_id": "shirt-8"}}
{"type": "product_list", "header": {"type": "text", "text": "Shirts"}, "action": {"catalog_id": "c-1",
 "sections": [{"title": "New", "product_items": [{"product_retailer_id": "shirt-8"}]}]}}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chatwright.messages import limits
from chatwright.messages.interactive_links import check_name
from chatwright.messages.parts import object_of
from chatwright.messages.violations import Provider, Violation, length_of, missing, wrong


def check_product(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """One product of a catalogue."""
    for field in ("catalog_id", "product_retailer_id"):
        yield from length_of(action.get(field), f"{at}.{field}", limits.PRODUCT_ID, "R-PRD-1")


def check_products(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """Up to thirty products in up to ten sections."""
    yield from length_of(action.get("catalog_id"), f"{at}.catalog_id", limits.PRODUCT_ID, "R-PRD-1")
    sections = action.get("sections")
    if not isinstance(sections, list) or not sections:
        yield missing(f"{at}.sections", "at least one section is required.", "L12")
        return
    if len(sections) > limits.PRODUCT_SECTIONS:
        said = f"{len(sections)} sections; WhatsApp shows at most {limits.PRODUCT_SECTIONS}."
        yield wrong(f"{at}.sections", said, "L12")
    count = 0
    for index, given in enumerate(sections):
        section, where = object_of(given), f"{at}.sections[{index}]"
        least = 1 if len(sections) > 1 else 0
        yield from length_of(section.get("title"), f"{where}.title", limits.SECTION_TITLE, "L12", least=least)
        items = section.get("product_items")
        if not isinstance(items, list) or not items:
            yield missing(f"{where}.product_items", "at least one product is required.", "L12")
            continue
        count += len(items)
        for number, item in enumerate(items):
            value, place = object_of(item).get("product_retailer_id"), f"{where}.product_items[{number}]"
            yield from length_of(value, f"{place}.product_retailer_id", limits.PRODUCT_ID, "R-PRD-1")
    if count > limits.PRODUCTS:
        yield wrong(f"{at}.sections", f"{count} products; WhatsApp shows at most {limits.PRODUCTS}.", "L12")


def check_catalog(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """The whole catalogue, with one of its products as its picture."""
    yield from check_name(action, at, "catalog_message", "R-PRD-2")
    picture = object_of(action.get("parameters")).get("thumbnail_product_retailer_id")
    yield from length_of(
        picture, f"{at}.parameters.thumbnail_product_retailer_id", limits.PRODUCT_ID, "R-PRD-2", least=0
    )
