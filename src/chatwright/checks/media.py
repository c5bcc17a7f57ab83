"""Pictures, films, files and places: what WhatsApp takes of them (messaging.md sections 3.2, 3.3 and 5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from chatwright.checks.texts import problem
from chatwright.definitions import Problem, Step
from chatwright.messages import limits
from chatwright.messages.media import ENDINGS, ending_of, is_certainly_no
from chatwright.messages.places import LATITUDE, LONGITUDE

TOLD_HERE = ("content.url", "content.text", "content.location")
"""The fields of these messages of which this module tells what is wrong."""
FEWEST_CARDS, MOST_CARDS = 2, 10  # L13, L34


def check_media(step: Step, kind: str, content: dict[str, Any]) -> Iterator[Problem]:
    """The parts of a message that are no texts."""
    if kind in ENDINGS:
        yield from check_file(step, kind, content)
    elif kind == "location":
        yield from check_place(step, content.get("location"))
    elif kind == "template":
        yield from check_cards(step, content.get("template"))


def check_file(step: Step, kind: str, content: dict[str, Any]) -> Iterator[Problem]:
    """The address of a file, and the text below it [R-MED-1..6]. At Meta an upload's id can stand for the address."""
    caption = content.get("text")
    if isinstance(caption, str) and "{{" not in caption and len(caption) > limits.CAPTION:
        yield problem(
            "caption_too_long", step, "inputs.content.text", length=len(caption), most=limits.CAPTION
        )
    url, field = content.get("url"), "inputs.content.url"
    if url in (None, "") and not content.get("id"):
        yield problem("media_without_url", step, field)
    if not isinstance(url, str) or not url or "{{" in url:
        return
    try:
        parts = urlsplit(url)
    except ValueError:
        yield problem("media_url", step, field)
        return
    if parts.scheme != "https" or not parts.netloc:
        yield problem("media_url", step, field)
    if is_certainly_no(kind, url):
        ending = ending_of(url)
        known = ", ".join(f".{one}" for one in ENDINGS[kind])
        yield problem("media_kind", step, field, ending=ending, kind=kind, known=known)


def check_place(step: Step, place: Any) -> Iterator[Problem]:
    """A latitude and a longitude, as numbers or texts of numbers [R-LOC-1]."""
    place = place if isinstance(place, dict) else {}
    for name, most in (("latitude", LATITUDE), ("longitude", LONGITUDE)):
        value, field = place.get(name), f"inputs.content.location.{name}"
        if isinstance(value, str) and "{{" in value:
            continue
        if value in (None, ""):
            yield problem("place_incomplete", step, field)
            continue
        try:
            fits = not isinstance(value, bool) and abs(float(value)) <= most
        except (TypeError, ValueError, OverflowError):
            fits = False
        if not fits:
            yield problem("place_outside", step, field, value=str(value)[:40], what=name, most=most)


def check_cards(step: Step, template: Any) -> Iterator[Problem]:
    """A carousel shows 2 to 10 cards [R-CAR-FREE]."""
    components = template.get("components") if isinstance(template, dict) else None
    for index, component in enumerate(components if isinstance(components, list) else ()):
        cards = component.get("cards") if isinstance(component, dict) else None
        if isinstance(cards, list) and not FEWEST_CARDS <= len(cards) <= MOST_CARDS:
            field = f"inputs.content.template.components[{index}].cards"
            yield problem("cards", step, field, count=len(cards))
