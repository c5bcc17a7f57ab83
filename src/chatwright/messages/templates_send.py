"""Does a template message fill its template? What the provider refuses when it is sent (messaging.md section 6.5).

{"name": "order_update", "language": "en", "components": [
  {"type": "body", "parameters": [{"type": "text", "text": "A-17"}]},
  {"type": "button", "subType": "QuickReply", "index": 0, "parameters": [{"type": "payload", "payload": "track"}]}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from chatwright.messages import limits
from chatwright.messages.outbound import Violation
from chatwright.messages.templates import MEDIA_FORMATS, Template, names_in, part_of
from chatwright.messages.violations import whole_number

AT = "content.template"
SUB_TYPES = {
    "1": "URL",
    "url": "URL",
    "quickreply": "QUICK_REPLY",
    "copycode": "COPY_CODE",
    "flow": "FLOW",
    "voicecall": "VOICE_CALL",
}
"""What a button may be called, in any case, with or without _; some samples have the number 1 [R-TSND]."""
BREAKS = re.compile(r"[\n\r\t]| {5,}")
NOT_FOUND, BEING_DELETED = 3038, 3060
LATE = {1030, 1031, 1032, 1034, 1035, 1036}
"""Codes that come as a receipt after the message was accepted; the others refuse it at once."""


def not_sendable(name: str, language: str, status: str | None) -> Violation | None:
    """Why a template of this status cannot be sent; None for an approved one. `status` None: there is none."""
    called = f"the template {name[:60]!r} in language {language[:10]!r}"
    match status:
        case "APPROVED":
            return None
        case "PAUSED":
            return Violation(1035, AT, f"{called} is paused.", "R-TPL-STATUS")
        case "DISABLED":
            return Violation(1036, AT, f"{called} is disabled.", "R-TPL-STATUS")
        case "PENDING_DELETION":
            return Violation(BEING_DELETED, AT, f"{called} is being deleted.", "R-TSND")
        case None:
            return Violation(
                NOT_FOUND, AT, f"there is no such template: {name[:60]!r}, {language[:10]!r}.", "R-TSND"
            )
        case _:
            said = f"{called} cannot be sent: it is {status}, not APPROVED."
            return Violation(NOT_FOUND, AT, said, "R-TPL-STATUS")


def check_send(template: Template, send: dict[str, Any]) -> list[Violation]:
    """What is wrong with the parameters of a message; those that the provider tells late come last [R-TSND-1..9]."""
    given = send.get("components")
    given = [] if given is None else given
    found = list(
        check_parts(given, template.components, f"{AT}.components", template.category, on_card=False)
    )
    if found:
        return found
    body = next((part for part in given if kind_of(part) == "body"), None)
    texts = [str(value.get("text")) for value in parameters_of(body) or ()]
    if any(BREAKS.search(text) for text in texts):
        said = "values must not contain line breaks, tabs or more than four spaces in a row."
        found.append(Violation(1034, f"{AT}.components", said, "R-TSND"))
    length = len((template.part("BODY") or {}).get("text") or "") + sum(map(len, texts))
    if length > limits.TEMPLATE_BODY and len(filled_body(template, texts)) > limits.TEMPLATE_BODY:
        said = f"with its values the body has more than {limits.TEMPLATE_BODY} characters."
        found.append(Violation(1032, f"{AT}.components", said, "L26"))
    return found


def filled_body(template: Template, texts: list[str]) -> str:
    """The body with these values in place of its variables."""
    text = str((template.part("BODY") or {}).get("text") or "")
    return with_values(text, texts)


def with_values(text: str, values: list[str]) -> str:
    """A text with values in place of its variables; a variable without a value stays as it is."""
    given = dict(zip(names_in(text), values, strict=False))
    return re.sub(r"\{\{\s*([A-Za-z0-9_]+)\s*\}\}", lambda found: given.get(found[1], found[0]), text)


def kind_of(part: Any) -> str:
    """The type of a component of a message, in small letters."""
    return str(part.get("type") or "").lower() if isinstance(part, dict) else ""


def parameters_of(part: Any) -> list[dict[str, Any]] | None:
    """The parameters of a component; None when they are no list of objects."""
    given = part.get("parameters") if isinstance(part, dict) else None
    given = [] if given is None else given
    if not isinstance(given, list) or not all(isinstance(value, dict) for value in given):
        return None
    return given


def check_parts(given: Any, registered: Any, at: str, category: str, *, on_card: bool) -> Iterator[Violation]:
    """The components of a message, or of one card, against those that were registered."""
    if not isinstance(given, list):
        yield Violation(3039, at, "a list is required.", "R-TSND")
        return
    kinds = [kind_of(part) for part in given]
    for index, kind in enumerate(kinds):
        if kind not in ("header", "body", "button", "carousel") or (on_card and kind == "carousel"):
            yield Violation(
                3039, f"{at}[{index}].type", "must be header, body, button or carousel.", "R-TSND"
            )
        elif parameters_of(given[index]) is None:
            yield Violation(3042, f"{at}[{index}].parameters", "a list of objects is required.", "R-TSND")
        elif kind != "button" and kinds.index(kind) < index:
            yield Violation(3034, f"{at}[{index}]", f"a second {kind}.", "R-TSND")
    if any(kind not in ("header", "body", "button", "carousel") for kind in kinds):
        return
    if any(parameters_of(part) is None for part in given):
        return
    header, body, carousel = (
        next((part for part in given if kind_of(part) == kind), None)
        for kind in ("header", "body", "carousel")
    )
    yield from check_header(header, part_of(registered, "HEADER"), f"{at}.header")
    wants = (
        1 if category == "AUTHENTICATION" else len(names_in((part_of(registered, "BODY") or {}).get("text")))
    )
    most = limits.OTP_CODE if category == "AUTHENTICATION" else limits.TEMPLATE_BODY
    yield from check_texts(body, wants, f"{at}.body", most)
    buttons = [part for part in given if kind_of(part) == "button"]
    yield from check_buttons(buttons, part_of(registered, "BUTTONS"), f"{at}.button")
    if not on_card:
        yield from check_carousel(carousel, part_of(registered, "CAROUSEL"), f"{at}.carousel")


def check_texts(part: Any, wants: int, at: str, most: int) -> Iterator[Violation]:
    """As many texts as there are variables, none of them empty."""
    given = parameters_of(part) or []
    if wants and not given:
        yield Violation(3040, at, f"{wants} values are required and none is given.", "R-TSND")
    elif len(given) != wants:
        said = f"{len(given)} values are given and {wants} are required."
        yield Violation(3041, at, said, "R-TSND")
    for index, value in enumerate(given):
        place = f"{at}.parameters[{index}]"
        text = value.get("text")
        if str(value.get("type") or "").lower() != "text":
            yield Violation(3042, f"{place}.type", "must be text.", "R-TSND")
        elif not isinstance(text, str) or not text.strip():
            yield Violation(3041, f"{place}.text", "a text that is not empty is required.", "R-TSND")
        elif len(text) > most:
            yield Violation(3043, f"{place}.text", f"{len(text)} characters; at most {most}.", "R-TSND")


def check_header(part: Any, registered: dict[str, Any] | None, at: str) -> Iterator[Violation]:
    """The value, medium or place of a header."""
    given = parameters_of(part) or []
    if registered is None:
        if part is not None:
            yield Violation(3034, at, "this template has no header.", "R-TSND")
        return
    format_ = registered["format"]
    if format_ == "Text":
        yield from check_texts(part, len(names_in(registered.get("text"))), at, limits.TEMPLATE_HEADER)
        return
    if len(given) != 1:
        code = 3041 if given else 3040
        yield Violation(code, at, f"one parameter of type {format_.lower()} is required.", "R-TSND")
        return
    if str(given[0].get("type") or "").lower() != format_.lower():
        yield Violation(3042, f"{at}.parameters[0].type", f"must be {format_.lower()}.", "R-TSND")
    elif format_ == "Location":
        yield from check_location(given[0].get("location"), f"{at}.parameters[0].location")
    elif format_ in MEDIA_FORMATS:
        # An address without https:// stands in 8x8's own samples; at Meta an upload's id can stand for it.
        url = given[0].get("url", given[0].get("id"))
        if not isinstance(url, str) or not url or re.search(r"\s", url) or len(url) > limits.TEMPLATE_URL:
            yield Violation(3046, f"{at}.parameters[0].url", "the address of the file is required.", "R-TSND")


def check_location(place: Any, at: str) -> Iterator[Violation]:
    """Latitude and longitude, as numbers or as texts of numbers."""
    for field, most in (("latitude", 90), ("longitude", 180)):
        value = place.get(field) if isinstance(place, dict) else None
        try:
            fits = abs(float(value)) <= most  # type: ignore[arg-type]
        except (TypeError, ValueError):
            fits = False
        if not fits or isinstance(value, bool):
            yield Violation(
                3044, f"{at}.{field}", f"a number between -{most} and {most} is required.", "R-TSND"
            )


def index_of(part: dict[str, Any]) -> int | None:
    """The index of a button, given as a number or as text; None when it is none from 0 to 9."""
    value = part.get("index")
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    return int(text) if re.fullmatch(r"[0-9]", text) else None


def check_buttons(
    given: list[dict[str, Any]], registered: dict[str, Any] | None, at: str
) -> Iterator[Violation]:
    """Buttons by their index among all buttons; each at most once, and all that have something to fill."""
    buttons = registered["buttons"] if registered else []
    seen: set[int] = set()
    for part in given:
        index, kind = index_of(part), sub_type_of(part)
        if kind is None:
            yield Violation(
                3052, f"{at}.subType", "must be Url, QuickReply, CopyCode, Flow or VoiceCall.", "R-TSND"
            )
        elif index is None or index >= len(buttons) or index in seen:
            said = f"{part.get('index')!r} is no button of this template, or it is there twice."
            yield Violation(3053, f"{at}.index", said[:200], "R-TSND")
        else:
            seen.add(index)
            yield from check_button(part, kind, buttons[index], f"{at}[{index}]")
    for index, button in enumerate(buttons):
        type_ = button["type"]
        has_variable = type_ == "URL" and names_in(button.get("url"))
        if index not in seen and (has_variable or type_ in ("COPY_CODE", "OTP", "FLOW")):
            yield Violation(3040, f"{at}[{index}]", "this button needs its parameter.", "R-TSND")


def sub_type_of(part: dict[str, Any]) -> str | None:
    """The type of button that a component means."""
    value = str(part.get("subType", part.get("sub_type")) or "")
    return SUB_TYPES.get(value.lower().replace("_", ""))


def check_button(part: dict[str, Any], kind: str, button: dict[str, Any], at: str) -> Iterator[Violation]:
    """One button: of the kind that was registered, with its parameter."""
    type_ = button["type"]
    if kind != type_ and not (type_ == "OTP" and kind in ("URL", "COPY_CODE")):
        yield Violation(3052, f"{at}.subType", f"this button is a {type_}.", "R-TSND")
        return
    given = parameters_of(part) or []
    if type_ == "URL" and not names_in(button.get("url")):
        if given:
            yield Violation(3045, f"{at}.parameters", "the address of this button has no variable.", "R-TSND")
    elif type_ == "URL":
        yield from check_texts(part, 1, at, limits.TEMPLATE_URL)
    elif type_ == "OTP":
        yield from check_code(given, at, ("text", "couponCode"), limits.OTP_CODE)
    elif type_ == "COPY_CODE":
        yield from check_code(given, at, ("couponCode",), limits.COUPON_CODE)
    elif type_ == "QUICK_REPLY" and given:
        yield from check_code(given, at, ("payload",), limits.PAYLOAD)
    elif type_ == "VOICE_CALL":
        yield from check_call(given, at)
    elif type_ == "FLOW" and [str(value.get("type")).lower() for value in given] not in ([], ["action"]):
        yield Violation(3049, f"{at}.parameters", "one parameter of type action is required.", "R-TSND")


def check_call(given: list[dict[str, Any]], at: str) -> Iterator[Violation]:
    """How long a call button works, and what comes back with the call; both may be left out [L15]."""
    for index, value in enumerate(given):
        place, kind = f"{at}.parameters[{index}]", str(value.get("type") or "").lower()
        if kind == "ttlminutes":
            if not whole_number(value.get("ttlMinutes"), 1, limits.CALL_MINUTES):
                said = f"must be 1 to {limits.CALL_MINUTES} minutes."
                yield Violation(3041, f"{place}.ttlMinutes", said, "L15")
        elif kind == "payload":
            payload = value.get("payload")
            if not isinstance(payload, str) or not 1 <= len(payload) <= limits.CALL_PAYLOAD:
                said = f"a text of 1 to {limits.CALL_PAYLOAD} characters is required."
                yield Violation(3041, f"{place}.payload", said, "L15")
        else:
            yield Violation(3042, f"{place}.type", "must be ttlMinutes or payload.", "R-TSND")


def check_code(
    given: list[dict[str, Any]], at: str, fields: tuple[str, ...], most: int
) -> Iterator[Violation]:
    """One short text under its own name."""
    value = next((given[0][field] for field in fields if given and field in given[0]), None)
    if len(given) != 1 or not isinstance(value, str) or not 1 <= len(value) <= most:
        said = f"one parameter {fields[0]} of 1 to {most} characters is required."
        yield Violation(3049, f"{at}.parameters", said, "R-TSND")


def check_carousel(part: Any, registered: dict[str, Any] | None, at: str) -> Iterator[Violation]:
    """As many cards as were registered, each filled like a template of its own."""
    if registered is None:
        if part is not None:
            yield Violation(3034, at, "this template has no carousel.", "R-TSND")
        return
    cards = part.get("cards") if part is not None else None
    if not isinstance(cards, list) or not cards:
        yield Violation(3040, at, "the cards are required.", "R-TSND")
        return
    wanted = registered["cards"]
    by_index = {
        index: card for card in cards if isinstance(card, dict) and (index := card_index(card)) is not None
    }
    if len(cards) != len(wanted) or set(by_index) != set(range(len(wanted))):
        said = f"{len(wanted)} cards are required, with cardIndex from 0 to {len(wanted) - 1}."
        yield Violation(3053, f"{at}.cards", said, "R-TSND")
        return
    for index, card in enumerate(wanted):
        given = by_index[index].get("components")
        place = f"{at}.cards[{index}].components"
        yield from check_parts(
            [] if given is None else given, card["components"], place, "MARKETING", on_card=True
        )


def card_index(card: dict[str, Any]) -> int | None:
    """The index of a card, given as a number or as text."""
    value = card.get("cardIndex", card.get("card_index"))
    return index_of({"index": value})


def with_calm_spaces(send: Any) -> Any:
    """A message's template with the white space in its text values collapsed, as WhatsApp asks for [R-TSND]."""
    if isinstance(send, list):
        return [with_calm_spaces(value) for value in send]
    if not isinstance(send, dict):
        return send
    calm = {key: with_calm_spaces(value) for key, value in send.items()}
    if str(send.get("type") or "").lower() == "text" and isinstance(send.get("text"), str):
        calm["text"] = re.sub(r"[ \t]*[\r\n\t]+[ \t]*| {5,}", " ", send["text"]).strip()
    return calm
