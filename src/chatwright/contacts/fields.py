"""What every contact has beside its attributes: name, e-mail, language, time zone, external id."""

from __future__ import annotations

import re
from typing import Any

from chatwright.contacts.values import BadValue, read_email, read_text
from chatwright.expressions.timezones import resolve

LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}|[A-Za-z]{4}))?")
LONGEST = 200


def read_field(name: str, given: Any) -> str | None:
    """The value as it is kept; None when there is none. Raises BadValue."""
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    match name:
        case "email":
            return read_email(given)
        case "language":
            return read_language(given)
        case "timeZone":
            return read_zone(given)
    text = read_text(given)
    if len(text) > LONGEST:
        raise BadValue(f"must have at most {LONGEST} characters.")
    return text


def read_language(given: Any) -> str:
    """A language as `en` or `pt_BR`, as templates name theirs. Raises BadValue."""
    found = LANGUAGE.fullmatch(given.strip()) if isinstance(given, str) else None
    if found is None:
        raise BadValue("must be the code of a language such as en or pt_BR.")
    rest = found[2]
    region = "" if rest is None else "_" + (rest.upper() if len(rest) == 2 else rest.title())
    return found[1].lower() + region


def read_zone(given: Any) -> str:
    """The IANA name of a time zone; names of Windows are read too. Raises BadValue."""
    zone = resolve(given.strip()) if isinstance(given, str) else None
    if zone is None:
        raise BadValue("must be the name of a time zone such as Asia/Singapore.")
    return zone.key
