"""What `GET /steps/functions` tells of the function library."""

from __future__ import annotations

from typing import Any


def parameter(
    name: str, type_: str, description: str, example: Any, *, default: Any = None, required: str = "yes"
) -> dict[str, Any]:
    """One parameter of a function."""
    return {
        "name": name,
        "type": type_,
        "required": required == "yes",
        "default": default,
        "description": description,
        "example": example,
    }


FUNCTIONS: list[dict[str, Any]] = [
    {
        "name": "stringContains",
        "description": "Whether a text contains another one.",
        "parameters": [
            parameter("source", "string", "The text to look in.", "hello, world"),
            parameter("value", "string", "The text to look for.", "wor"),
            parameter(
                "ignoreCase",
                "boolean",
                "Whether capitals count as small letters.",
                True,
                default=False,
                required="no",
            ),
        ],
        "example": "{{stringContains('hello, world', 'wor', true)}}",
    },
    {
        "name": "isCountryCode",
        "description": "Whether a phone number belongs to a country.",
        "parameters": [
            parameter("phoneNumber", "string", "The number, with or without +.", "+6512345678"),
            parameter("countryCode", "string", "The two letters of the country.", "SG"),
        ],
        "example": "{{isCountryCode('+6512345678', 'SG')}}",
    },
    {
        "name": "isTimeOfDayBetween",
        "description": "Whether the local time lies between two times of day, both included.",
        "parameters": [
            parameter("timestamp", "string", "A time in ISO 8601.", "2020-10-15T14:40:15+07:00"),
            parameter("timeFrom", "string", "The first time of day.", "09:00:00"),
            parameter("timeTo", "string", "The last time of day.", "18:00:00"),
            parameter("timezone", "string", "The time zone.", "Singapore Standard Time"),
        ],
        "example": "{{isTimeOfDayBetween('2020-10-15T14:40:15+07:00', '09:00:00', '18:00:00', "
        "'Singapore Standard Time')}}",
    },
    {
        "name": "isDayOfWeek",
        "description": "Whether a date falls on a day of the week.",
        "parameters": [
            parameter("date", "string", "A date or a time in ISO 8601.", "2021-05-25"),
            parameter("day", "string", "The English name of the day.", "Tuesday"),
        ],
        "example": "{{isDayOfWeek('2021-05-25', 'Tuesday')}}",
    },
    {"name": "uuid", "description": "A new unique id.", "parameters": [], "example": "{{uuid()}}"},
]
