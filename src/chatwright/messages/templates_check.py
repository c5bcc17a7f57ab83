"""Would WhatsApp take this template? What is wrong with one that is to be registered (messaging.md section 6.3)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from chatwright.messages import limits
from chatwright.messages.outbound import Violation, length_of
from chatwright.messages.template_languages import NAMES
from chatwright.messages.templates import (
    CATEGORIES,
    MEDIA_FORMATS,
    VARIABLE,
    Template,
    names_in,
    part_of,
    read_template,
)
from chatwright.messages.templates_buttons import check_buttons, check_otp

NAME = re.compile(r"[a-z0-9_]+")
TYPES = ("HEADER", "BODY", "FOOTER", "BUTTONS", "CAROUSEL", "CALL_PERMISSION_REQUEST", "REQUEST_CONTACT_INFO")
CARD_TYPES = ("HEADER", "BODY", "BUTTONS")
FORMATS = ("Text", *MEDIA_FORMATS, "Location")
CARD_FORMATS = ("Image", "Video")
LIFETIMES = {"AUTHENTICATION": (30, 900), "UTILITY": (30, 43_200), "MARKETING": (43_200, 2_592_000)}
"""Seconds that `message_send_ttl_seconds` may have, by category (section 6.4)."""


def wrong(field: str, message: str, tag: str) -> Violation:
    """A violation, under the provider's general code for a parameter."""
    return Violation(1000, field, message, tag)


def check_template(raw: Any) -> list[Violation]:
    """What is wrong with a request to register a template [R-TPL-1..14]; empty when it can be reviewed."""
    found = list(check_shape(raw))
    if any(wrong.field.startswith(("template", "components")) for wrong in found):
        return found
    template = read_template(raw)
    return [
        # What is missing is told once; the components can be looked at all the same.
        *(found or check_frame(template)),
        *check_lifetime(raw.get("message_send_ttl_seconds"), template.category),
        *check_components(template),
    ]


def check_shape(raw: Any) -> Iterator[Violation]:
    """The JSON itself: objects where objects are needed, texts where texts are."""
    if not isinstance(raw, dict):
        yield wrong("template", "an object is required.", "R-TPL-1")
        return
    for field in ("name", "language", "category"):
        if not isinstance(raw.get(field), str) or not raw[field]:
            yield wrong(field, "a text is required.", "R-TPL-1")
    yield from check_shapes(raw.get("components"), "components", TYPES)


def check_shapes(components: Any, at: str, types: tuple[str, ...]) -> Iterator[Violation]:
    """The JSON of components."""
    if not isinstance(components, list) or not components:
        yield wrong(at, "a list with at least a BODY is required.", "R-TPL-2")
        return
    for index, component in enumerate(components):
        where = f"{at}[{index}]"
        if not isinstance(component, dict):
            yield wrong(where, "an object is required.", "R-TPL-2")
            continue
        if str(component.get("type") or "BODY").upper() not in types:
            yield wrong(f"{where}.type", f"must be one of {', '.join(types)}.", "R-TPL-2")
        for field in ("text", "format"):
            if not isinstance(component.get(field, ""), str):
                yield wrong(f"{where}.{field}", "must be a text.", "R-TPL-4")
        buttons = component.get("buttons", [])
        if not isinstance(buttons, list) or not all(isinstance(button, dict) for button in buttons):
            yield wrong(f"{where}.buttons", "a list of buttons is required.", "R-TPL-10")
        cards = component.get("cards", [])
        if not isinstance(cards, list) or not all(isinstance(card, dict) for card in cards):
            yield wrong(f"{where}.cards", "a list of cards is required.", "R-TPL-13")
        else:
            for number, card in enumerate(cards):
                place = f"{where}.cards[{number}].components"
                yield from check_shapes(card.get("components"), place, CARD_TYPES)


def check_frame(template: Template) -> Iterator[Violation]:
    """Name, language and category [R-TPL-1]."""
    if not NAME.fullmatch(template.name):
        yield wrong("name", "only small letters a-z, digits and _ are allowed.", "L24")
    if len(template.name) > limits.TEMPLATE_NAME:
        message = f"{len(template.name)} characters; at most {limits.TEMPLATE_NAME} are allowed."
        yield wrong("name", message, "L24")
    if template.language not in NAMES:
        yield wrong("language", f"WhatsApp does not know the language {template.language[:20]!r}.", "R-TPL-1")
    if template.category not in CATEGORIES:
        yield wrong("category", f"must be one of {', '.join(CATEGORIES)}.", "R-TPL-1")


def check_lifetime(seconds: Any, category: str) -> Iterator[Violation]:
    """How long an undelivered message may live (section 6.4); -1 is 30 days, except for MARKETING."""
    if seconds is None or category not in LIFETIMES:
        return
    least, most = LIFETIMES[category]
    known = isinstance(seconds, int) and not isinstance(seconds, bool)
    if not known or not (least <= seconds <= most or (seconds == -1 and category != "MARKETING")):
        yield wrong(
            "message_send_ttl_seconds", f"between {least} and {most} seconds for {category}.", "R-TPL-TTL"
        )


def check_components(template: Template) -> Iterator[Violation]:
    """Which components there are, and what each says."""
    types = [component["type"] for component in template.components]
    if "BODY" not in types:
        yield wrong("components", "a BODY is required.", "R-TPL-2")
    for type_ in dict.fromkeys(types):
        if types.count(type_) > 1:
            yield wrong("components", f"{type_} occurs more than once.", "R-TPL-3")
    is_otp = template.category == "AUTHENTICATION"
    for index, component in enumerate(template.components):
        at = f"components[{index}]"
        match component["type"]:
            case "HEADER":
                yield from check_header(component, at, FORMATS)
            case "BODY" if not is_otp:
                yield from check_body(component, at, limits.TEMPLATE_BODY, "L26")
                yield from check_edges(component, f"{at}.text")
            case "FOOTER" if not is_otp:
                yield from check_footer(component, at)
            case "BUTTONS" if not is_otp:
                yield from check_buttons(component["buttons"], f"{at}.buttons", template.category)
            case "CAROUSEL":
                yield from check_carousel(template, component, at)
    if is_otp:
        yield from check_authentication(template)


def check_header(header: dict[str, Any], at: str, formats: tuple[str, ...]) -> Iterator[Violation]:
    """A header: a short text with at most one variable, a medium with its sample, or a place [R-TPL-8]."""
    if header["format"] not in formats:
        yield wrong(f"{at}.format", f"must be one of {', '.join(formats)}.", "R-TPL-4")
    elif header["format"] == "Text":
        yield from length_of(header.get("text"), f"{at}.text", limits.TEMPLATE_HEADER, "L25")
        if len(names_in(header.get("text"))) > 1:
            yield wrong(f"{at}.text", "a header has at most one variable.", "L25")
        yield from check_variables(header, at)
    elif header["format"] in MEDIA_FORMATS and not any(header.get("examples") or ()):
        yield wrong(f"{at}.examples", "the address of a sample is required for the review.", "R-TPL-7")


def check_body(body: dict[str, Any], at: str, most: int, tag: str) -> Iterator[Violation]:
    """The text and its variables."""
    yield from length_of(body.get("text"), f"{at}.text", most, tag)
    yield from check_variables(body, at)


def check_footer(footer: dict[str, Any], at: str) -> Iterator[Violation]:
    """A short text without variables [R-TPL-8]."""
    yield from length_of(footer.get("text"), f"{at}.text", limits.TEMPLATE_FOOTER, "L27")
    if names_in(footer.get("text")):
        yield wrong(f"{at}.text", "a footer has no variables.", "L27")


def check_variables(component: dict[str, Any], at: str) -> Iterator[Violation]:
    """All by number without gaps, or all by name [R-TPL-5]; one sample for each [R-TPL-7]."""
    names = names_in(component.get("text"))
    numbers = [name for name in names if name.isdecimal()]
    if numbers and len(numbers) < len(names):
        yield wrong(f"{at}.text", "variables are either all numbers or all names.", "R-TPL-5")
    elif numbers and numbers != [str(number) for number in range(1, len(numbers) + 1)]:
        said = f"variables are numbered from {{{{1}}}} to {{{{{len(numbers)}}}}} without gaps."
        yield wrong(f"{at}.text", said, "R-TPL-5")
    samples = [sample for sample in component.get("examples") or () if sample.strip()]
    if len(samples) != len(names):
        said = f"{len(samples)} samples for {len(names)} variables; the review needs one for each."
        yield wrong(f"{at}.examples", said, "R-TPL-7")


def check_edges(body: dict[str, Any], at: str) -> Iterator[Violation]:
    """No variable at the ends, none beside another [R-TPL-6], and more words than variables [R-TPL-14]."""
    text = (body.get("text") or "").strip()
    found = list(VARIABLE.finditer(text))
    if found and (found[0].start() == 0 or found[-1].end() == len(text)):
        yield wrong(at, "a variable cannot stand at the very start or end.", "R-TPL-6")
    pairs = itertools.pairwise(found)
    if any(not text[one.end() : other.start()].strip() for one, other in pairs):
        yield wrong(at, "two variables cannot stand side by side.", "R-TPL-6")
    words = re.findall(r"\w+", VARIABLE.sub(" ", text))
    if found and len(words) <= len(found):
        yield wrong(at, "too many variables for so few words; add words or remove variables.", "R-TPL-14")


def check_authentication(template: Template) -> Iterator[Violation]:
    """A one-time password: WhatsApp's own words and one button that copies the code [R-TPL-12]."""
    for index, component in enumerate(template.components):
        at = f"components[{index}]"
        match component["type"]:
            case "BODY" | "FOOTER" if component.get("text"):
                yield wrong(f"{at}.text", "WhatsApp writes this text itself; leave it out.", "R-TPL-12")
            case "FOOTER":
                minutes = component.get("code_expiration_minutes", 5)
                known = isinstance(minutes, int) and not isinstance(minutes, bool)
                if not known or not 1 <= minutes <= limits.OTP_MINUTES:
                    said = f"between 1 and {limits.OTP_MINUTES} minutes."
                    yield wrong(f"{at}.code_expiration_minutes", said, "L38")
            case "BUTTONS":
                yield from check_otp(component["buttons"], f"{at}.buttons")
            case "BODY":
                pass
            case other:
                yield wrong(at, f"AUTHENTICATION has no {other}.", "R-TPL-12")
    if template.part("BUTTONS") is None:
        yield wrong("components", "AUTHENTICATION needs one OTP button.", "R-TPL-12")


def check_carousel(template: Template, carousel: dict[str, Any], at: str) -> Iterator[Violation]:
    """Cards that are all alike, under a body and with nothing else beside [R-TPL-13]."""
    if template.category != "MARKETING":
        yield wrong("category", "a carousel is always MARKETING.", "R-TPL-13")
    for type_ in ("HEADER", "FOOTER", "BUTTONS"):
        if template.part(type_) is not None:
            yield wrong(
                "components", f"beside a CAROUSEL there is no {type_}; cards have their own.", "R-TPL-13"
            )
    cards = carousel.get("cards") or []
    if not limits.CARDS_LEAST <= len(cards) <= limits.CARDS:
        said = f"{len(cards)} cards; between {limits.CARDS_LEAST} and {limits.CARDS} are needed."
        yield wrong(f"{at}.cards", said, "L34")
    first = shape_of(cards[0]) if cards else None
    for index, card in enumerate(cards):
        place = f"{at}.cards[{index}]"
        yield from check_card(card["components"], f"{place}.components")
        if shape_of(card) != first:
            said = "must have the same parts as the first card: kind of header, body, and kinds of buttons in order."
            yield wrong(place, said, "R-TPL-13")


def check_card(components: list[dict[str, Any]], at: str) -> Iterator[Violation]:
    """One card: a picture or video, a short body, one or two buttons."""
    header, body, buttons = (part_of(components, type_) for type_ in CARD_TYPES)
    if header is None:
        yield wrong(at, "a HEADER with an image or a video is required.", "R-TPL-13")
    else:
        yield from check_header(header, f"{at}[{components.index(header)}]", CARD_FORMATS)
    if body is None:
        yield wrong(at, "a BODY is required.", "R-TPL-13")
    else:
        yield from check_body(body, f"{at}[{components.index(body)}]", limits.CARD_BODY, "L34")
    if buttons is None:
        yield wrong(at, "BUTTONS are required.", "R-TPL-13")
    else:
        place = f"{at}[{components.index(buttons)}].buttons"
        if len(buttons.get("buttons") or ()) > limits.CARD_BUTTONS:
            yield wrong(place, f"a card has at most {limits.CARD_BUTTONS} buttons.", "L34")
        yield from check_buttons(buttons.get("buttons") or [], place, "MARKETING", on_card=True)


def shape_of(card: dict[str, Any]) -> tuple[Any, ...]:
    """What must be the same on all cards."""
    return tuple(
        (
            component["type"],
            component.get("format"),
            tuple(button["type"] for button in component.get("buttons") or ()),
        )
        for component in sorted(card["components"], key=lambda component: str(component["type"]))
    )


def advice_on(template: Template) -> list[Violation]:
    """What WhatsApp may take and would better not be so: warnings, not errors [R-TPL-9]."""
    found = []
    if len(template.name) > limits.TEMPLATE_NAME_LISTED:
        found.append(wrong("name", f"more than {limits.TEMPLATE_NAME_LISTED} characters.", "L24"))
    for index, component in enumerate(template.components):
        at = f"components[{index}]"
        if any(sign in sample for sample in component.get("examples") or () for sign in "#$%"):
            found.append(wrong(f"{at}.examples", "samples are better without #, $ and %.", "R-TPL-9"))
        for number, button in enumerate(component.get("buttons") or ()):
            if len(button.get("text") or "") > limits.TEMPLATE_LABEL_SAFE:
                said = f"more than {limits.TEMPLATE_LABEL_SAFE} characters may be cut."
                found.append(wrong(f"{at}.buttons[{number}].text", said, "L28"))
    return found


def words_of(template: Template) -> tuple[str, str] | None:
    """Body and footer, in which no two templates are alike; None for one-time passwords [R-TPL-11]."""
    if template.category == "AUTHENTICATION":
        return None
    body, footer = template.part("BODY") or {}, template.part("FOOTER") or {}
    return str(body.get("text") or ""), str(footer.get("text") or "")
