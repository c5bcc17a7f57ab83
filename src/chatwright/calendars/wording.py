"""Days and times as people say them in their language, short enough for the rows of a list. Pure.

The language is the customer's; how it is written follows the country of the business: 13:30 in London, 1:30 PM in
New York. A reading of the clock that comes twice on an autumn night says which one is meant.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_skeleton, format_time, get_timezone_name, parse_pattern

from chatwright.messages.limits import ROW_DESCRIPTION, ROW_TITLE

PLAIN = Locale("en", "GB")
SHORT = ("MMMEd", "MEd", "Ed", "Md")
"""Forms of a day, the one that says most first."""
LONG = ("MMMMEEEEd", "MMMMEd", "MMMEd")
JOINED = {
    "ar": "{1} في {0}",
    "da": "{1} kl. {0}",
    "de": "{1} um {0}",
    "en": "{1} at {0}",
    "es": "{1}, {0}",
    "fa": "{1}، ساعت {0}",
    "fr": "{1} à {0}",
    "id": "{1} pukul {0}",
    "it": "{1} alle {0}",
    "nl": "{1} om {0}",
    "pt": "{1} às {0}",
    "sv": "{1} kl. {0}",
    "vi": "{0} {1}",
}
"""How a day and a time are joined in a sentence; the CLDR says it, Babel does not tell it."""


@cache
def locale_of(language: str, zone_key: str = "") -> Locale:
    """The locale of a language such as `en`, `pt_BR` or `zh-Hant` in the country of a time zone.

    Unknown ones are English; so is an empty one.
    """
    territory = get_global("zone_territories").get(zone_key)
    given = language.replace("-", "_").strip()
    bare = given.partition("_")[0]
    # A language that names its country keeps it; script subtags stay.
    wanted = [f"{given}_{territory}"] if territory and territory != "ZZ" and "_" not in given else []
    for name in (*wanted, given, bare):
        if name == "en":
            continue
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return PLAIN


def day_title(moment: datetime, locale: Locale, limit: int = ROW_TITLE) -> str:
    """A day, as `Mon 30 Nov`, in as much detail as fits."""
    for skeleton in SHORT:
        try:
            title = format_skeleton(skeleton, moment, locale=locale)
        except KeyError:
            continue
        if len(title) <= limit:
            return title
    return f"{moment:%m-%d}"


def time_title(moment: datetime, locale: Locale) -> str:
    """A time of the day, as `09:00`."""
    said = format_time(moment, "short", locale=locale)
    return f"{said} {offset_of(moment)}" if comes_twice(moment) else said


def slot_title(moment: datetime, locale: Locale) -> str:
    """Day and time for the title of a row, as `Mon 30 Nov, 09:00`; 24 characters at most."""
    time = time_title(moment, locale)
    comma = "، " if locale.text_direction == "rtl" and locale.language != "he" else ", "
    return f"{day_title(moment, locale, ROW_TITLE - len(time) - len(comma))}{comma}{time}"


def spoken_day(moment: datetime, locale: Locale) -> str:
    """A day in a sentence, as `Monday 30 November`."""
    skeletons = locale.datetime_skeletons
    name = next((each for each in LONG if each in skeletons), None)
    if name is None:
        return day_title(moment, locale)
    pattern = str(skeletons[name].pattern)
    # As wide as a sentence has room for; quoted words of the pattern stay as they are.
    parts = re.split(r"('[^']*')", pattern)
    wide = [
        part if part.startswith("'") else re.sub(r"[Ec]+", "EEEE", re.sub(r"M{3}(?!M)", "MMMM", part))
        for part in (re.sub(r"(?<!M)MMMM(?!M)", "MMM", part) for part in parts)
    ]
    return parse_pattern("".join(wide)).apply(moment, locale)


def spoken(moment: datetime, locale: Locale, home: ZoneInfo | None = None) -> str:
    """Day and time in a sentence, as `Monday 30 November at 09:00`.

    When they are not those of `home`, the business's zone, it says whose time it is.
    """
    pattern = JOINED.get(locale.language) or str(locale.datetime_formats["long"])
    said = pattern.replace("{1}", spoken_day(moment, locale)).replace("{0}", time_title(moment, locale))
    if home is None or moment.utcoffset() == moment.astimezone(home).utcoffset():
        return said
    return f"{said} ({get_timezone_name(moment, width='long', locale=locale)})"


def comes_twice(moment: datetime) -> bool:
    """Whether the clocks of its zone show this reading once more."""
    other = moment.replace(fold=1 - moment.fold)
    return other.utcoffset() != moment.utcoffset() and other.astimezone(UTC).astimezone(
        moment.tzinfo
    ).replace(fold=0) == moment.replace(fold=0)


def offset_of(moment: datetime) -> str:
    """The offset of a moment from UTC, as `+1` or `-3:30`."""
    offset = moment.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")


def described(*parts: str) -> str:
    """What there is to say about a row, joined by dots; 72 characters at most."""
    said = " · ".join(part.strip() for part in parts if part.strip())
    return said if len(said) <= ROW_DESCRIPTION else said[: ROW_DESCRIPTION - 1].rstrip() + "…"


def titled(text: str) -> str:
    """A name as the title of a row; 24 characters at most."""
    text = text.strip()
    return text if len(text) <= ROW_TITLE else text[: ROW_TITLE - 1].rstrip() + "…"
