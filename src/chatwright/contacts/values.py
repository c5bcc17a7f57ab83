"""Reading what somebody wrote as a number, a date, an address; the same for answers in a chat, files and forms."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from chatwright.messages.addresses import is_msisdn, normalise

if TYPE_CHECKING:
    from chatwright.contacts.attributes import Attribute

LONGEST_TEXT = 2_000
EMAIL = re.compile(r"[^@\s,;<>()\"]{1,64}@[^@\s,;<>()\".]+(?:\.[^@\s,;<>()\".]+)+")
NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,6})?")
GROUPED = re.compile(r"[+-]?\d{1,3}(?:[,' \u00a0\u202f]\d{3})+(?:\.\d{1,6})?")
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?")
DAY_FIRST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})")
WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)
WORDED_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
PLACE = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[,;]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YES = frozenset("yes y true 1 ok sure si sí oui ja sim да はい نعم ي ✓ ✔ 👍".split())
NO = frozenset("no n false 0 nope non nein não nao нет いいえ لا ✗ ✘ 👎".split())
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class BadValue(ValueError):
    """A value that does not fit; the text says what is expected."""


def read_value(attribute: Attribute, given: Any) -> Any:
    """The value as it is kept: a text, number, boolean, an ISO date, `+` and digits, or a place. Raises BadValue."""
    match attribute.kind:
        case "text":
            return within(attribute, read_text(given))
        case "number":
            return within(attribute, read_number(given))
        case "date":
            return within(attribute, read_date(given))
        case "choice":
            return read_choice(attribute.choices, given)
        case "boolean":
            return read_boolean(given)
        case "email":
            return read_email(given)
        case "phone":
            return read_phone(given)
        case "location":
            return read_place(given)


def within(attribute: Attribute, value: Any) -> Any:
    """The value, when it lies within the attribute's bounds. Raises BadValue."""
    measured = len(value) if attribute.kind == "text" else value
    unit = " characters" if attribute.kind == "text" else ""

    def bound(text: str) -> Any:
        return text if attribute.kind == "date" else float(text)

    if attribute.least is not None and measured < bound(attribute.least):
        raise BadValue(f"must be at least {attribute.least}{unit}.")
    if attribute.most is not None and measured > bound(attribute.most):
        raise BadValue(f"must be at most {attribute.most}{unit}.")
    return value


def read_text(given: Any) -> str:
    """A text that says something. Raises BadValue."""
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        raise BadValue("must be a text.")
    text = str(given).replace("\0", "").strip()
    if not text:
        raise BadValue("must not be empty.")
    if len(text) > LONGEST_TEXT:
        raise BadValue(f"must have at most {LONGEST_TEXT} characters.")
    return text


def read_number(given: Any) -> int | float:
    """A number, also as people write it: `1,250.5`, `12,5`, `٤٢`. Raises BadValue."""
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        raise BadValue("must be a number such as 42 or 12.5.")
    text = str(given).translate(DIGITS).strip()
    if GROUPED.fullmatch(text):
        text = re.sub(r"[,' \u00a0\u202f]", "", text)
    if isinstance(given, float | int):
        if not abs(given) < 1e15:
            raise BadValue("must be a number such as 42 or 12.5.")
        number = float(given)
    elif NUMBER.fullmatch(text):
        number = float(text.replace(",", "."))
    else:
        raise BadValue("must be a number such as 42 or 12.5.")
    return int(number) if number.is_integer() else number


def read_date(given: Any) -> str:
    """A day as `2026-01-31`; `31.1.2026`, `31/01/2026` and `31 January 2026` are read too. Raises BadValue.

    Of two numbers the day comes first, unless only the other way round there is such a day.
    """
    text = str(given).translate(DIGITS).strip() if isinstance(given, str) else ""
    if found := ISO_DATE.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        if month > 12 >= day:
            day, month = month, day
    elif found := WORDED.fullmatch(text):
        day, month, year = int(found[1]), month_of(found[2]), int(found[3])
    elif found := WORDED_MONTH_FIRST.fullmatch(text):
        day, month, year = int(found[2]), month_of(found[1]), int(found[3])
    else:
        raise BadValue("must be a date such as 2026-01-31.")
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise BadValue("must be a date such as 2026-01-31.") from None


def month_of(word: str) -> int:
    """The number of a month, 0 for a word that is none."""
    start = word[:3].lower()
    return MONTHS.index(start) + 1 if start in MONTHS else 0


def read_choice(choices: tuple[str, ...], given: Any) -> str:
    """The choice that was named, or whose number was. Raises BadValue."""
    text = str(given).translate(DIGITS).strip() if isinstance(given, str | int | float) else ""
    for choice in choices:
        if choice.casefold() == text.casefold():
            return choice
    number = text.rstrip(".)")
    if number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= len(choices):
        return choices[int(number) - 1]
    raise BadValue(f"must be one of {', '.join(choices[:20])}.")


def read_boolean(given: Any) -> bool:
    """Yes or no. Raises BadValue."""
    if isinstance(given, bool):
        return given
    word = str(given).strip().strip("!.").casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise BadValue("must be yes or no.")


def read_email(given: Any) -> str:
    """An e-mail address. Raises BadValue."""
    text = given.strip().removeprefix("mailto:") if isinstance(given, str) else ""
    if len(text) > 254 or not EMAIL.fullmatch(text):
        raise BadValue("must be an e-mail address such as ann@example.com.")
    name, _, host = text.rpartition("@")
    return f"{name}@{host.lower()}"


def read_phone(given: Any) -> str:
    """A phone number with + and country code. Raises BadValue."""
    text = (
        str(given).translate(DIGITS) if isinstance(given, str | int) and not isinstance(given, bool) else ""
    )
    if not is_msisdn(text):
        raise BadValue("must be a phone number with its country code, such as +6591234567.")
    return "+" + normalise(text)


def read_place(given: Any) -> dict[str, Any]:
    """A place: latitude and longitude, with name and address when they are known. Raises BadValue."""
    wanted = "must be a location: latitude and longitude, such as 1.3521, 103.8198."
    if isinstance(given, str) and (found := PLACE.fullmatch(given.translate(DIGITS))):
        given = {"latitude": float(found[1]), "longitude": float(found[2])}
    if not isinstance(given, dict):
        raise BadValue(wanted)
    try:
        latitude, longitude = float(given["latitude"]), float(given["longitude"])
    except (KeyError, TypeError, ValueError):
        raise BadValue(wanted) from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise BadValue(wanted)
    place: dict[str, Any] = {"latitude": latitude, "longitude": longitude}
    for field in ("name", "address"):
        if isinstance(given.get(field), str) and given[field].strip():
            place[field] = given[field].strip()[:200]
    return place
