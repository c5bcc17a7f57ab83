"""A place on the map (messaging.md section 3.3, [R-LOC-1]).

{"type": "location", "content": {"location": {"latitude": 1.2857, "longitude": "103.8479", "name": "Office"}}}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chatwright.messages.parts import number_of
from chatwright.messages.violations import Violation, missing, wrong

LATITUDE, LONGITUDE = 90, 180
LOCATION = 3021


def check_place(
    place: Any, at: str = "content.location", code: int = LOCATION, tag: str = "R-LOC-1"
) -> Iterator[Violation]:
    """A latitude and a longitude, as numbers or as texts of numbers."""
    if not isinstance(place, dict):
        yield missing(at, "an object with latitude and longitude is required.", tag, code)
        return
    for field, most in (("latitude", LATITUDE), ("longitude", LONGITUDE)):
        value = place.get(field)
        number = number_of(value)
        if value is None or value == "":
            yield missing(f"{at}.{field}", f"a number between -{most} and {most} is required.", tag, code)
        elif number is None or abs(number) > most:
            yield wrong(f"{at}.{field}", f"a number between -{most} and {most} is required.", tag, code)
    for field in ("name", "address"):
        if place.get(field) is not None and not isinstance(place[field], str):
            yield wrong(f"{at}.{field}", "must be a text.", tag, code)
