"""Functions of the library that need more than JavaScript: numbering plans and time zones."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import Any

import msgspec
import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from chatwright.expressions.timezones import resolve

BSUID = re.compile(r"([A-Za-z]{2})\.[A-Za-z0-9]{1,128}")
TIME_OF_DAY = re.compile(r"\s*([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?\s*")
LONGEST_CALLING_CODE = 3


def answer(question: str) -> dict[str, Any]:
    """The answer to a question of a program: `{"value": ...}` or `{"fault": why}`."""
    name, arguments = msgspec.json.decode(question)
    try:
        if name == "isCountryCode":
            return {"value": is_country_code(*arguments)}
        return {"value": is_time_of_day_between(*arguments)}
    except ValueError as error:
        return {"fault": str(error)}


def is_country_code(phone_number: str | None, country_code: str | None) -> bool:
    """Whether a number belongs to a country; the plan decides only where countries share a calling code."""
    if phone_number is None or country_code is None:
        return False
    text, region = phone_number.strip(), country_code.strip().upper()
    if bsuid := BSUID.fullmatch(text):
        return bsuid[1].upper() == region
    digits = re.sub(r"[^0-9]", "", text)
    for length in range(1, LONGEST_CALLING_CODE + 1):
        regions = COUNTRY_CODE_TO_REGION_CODE.get(int(digits[:length] or 0))
        if regions is not None:
            break
    else:
        return False
    if region not in regions:
        return False
    if len(regions) == 1:
        return True
    try:
        found = phonenumbers.region_code_for_number(phonenumbers.parse("+" + digits))
    except phonenumbers.NumberParseException:
        return False
    return bool((found or regions[0]) == region)


def is_time_of_day_between(
    timestamp: str | None, time_from: str | None, time_to: str | None, timezone: str | None
) -> bool:
    """Whether the local time lies between two times of day, both included; from > to wraps midnight.

    Raises ValueError for a zone or a time of day that cannot be read.
    """
    zone = resolve(timezone) if timezone is not None else None
    if zone is None:
        named = "without a time zone" if timezone is None else f'there is no time zone "{timezone}"'
        raise ValueError(f"isTimeOfDayBetween: {named}. Names are those of Windows or of IANA.")
    begin, end = time_of_day(time_from), time_of_day(time_to)
    moment = read_moment(timestamp)
    if moment is None:
        return False
    try:
        local = moment.astimezone(zone).time().replace(microsecond=0, tzinfo=None)
    except OverflowError:
        return False
    return begin <= local <= end if begin <= end else local >= begin or local <= end


def time_of_day(text: str | None) -> time:
    """HH:mm:ss or HH:mm. Raises ValueError."""
    match = TIME_OF_DAY.fullmatch(text or "")
    if match is None:
        raise ValueError(f'isTimeOfDayBetween: "{text or ""}" is not a time of day such as "09:00:00".')
    return time(int(match[1]), int(match[2]), int(match[3] or 0))


def read_moment(timestamp: str | None) -> datetime | None:
    """An ISO 8601 time, UTC when it has no offset; None when there is none."""
    if timestamp is None:
        return None
    try:
        moment = datetime.fromisoformat(
            re.sub(r"\.(\d+)", lambda m: "." + m[1][:6].ljust(6, "0"), timestamp.strip())
        )
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
