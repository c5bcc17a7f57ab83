"""Buttons that lead away, and requests for a place, a contact or a call (messaging.md sections 3.6.3 and 3.6.6).

{"type": "cta_url", "action": {"name": "cta_url", "parameters": {"display_text": "Dates", "url": "https://…"}}}
{"type": "location_request_message", "body": {"text": "Where are you?"}, "action": {"name": "send_location"}}
{"type": "voice_call", "action": {"name": "voice_call", "parameters": {"display_text": "Call", "ttlMinutes": 10}}}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chatwright.messages import limits
from chatwright.messages.parts import object_of, text_of
from chatwright.messages.violations import (
    Provider,
    Violation,
    check_address,
    length_of,
    missing,
    whole_number,
    wrong,
)


def check_name(action: dict[str, Any], at: str, name: str, tag: str) -> Iterator[Violation]:
    """The name of an action, which 8x8's samples leave out and Meta's adapter adds."""
    given = action.get("name")
    if given is not None and text_of(given).lower() != name:
        yield wrong(f"{at}.name", f"must be {name}.", tag)


def check_link(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """One button that opens an address [R-CTA-1..3]."""
    yield from check_name(action, at, "cta_url", "R-CTA-1")
    parameters = object_of(action.get("parameters"))
    yield from length_of(
        parameters.get("display_text"), f"{at}.parameters.display_text", limits.LINK_LABEL, "L10"
    )
    yield from check_address(parameters.get("url"), f"{at}.parameters.url", "R-CTA-2")


def check_location_request(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """A button with which the customer sends a place."""
    if action.get("name") is None:
        yield missing(f"{at}.name", "must be send_location.", "R-LRQ-1")
    yield from check_name(action, at, "send_location", "R-LRQ-1")


def check_contact_request(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """A button with which the customer tells the phone number."""
    yield from check_name(action, at, "request_contact_info", "R-CIR-1")


def check_call_request(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """A question whether the business may call."""
    yield from check_name(action, at, "call_permission_request", "R-CPR-1")


def check_voice_call(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """A button that calls the business; its label is “Call Now” when there is none."""
    yield from check_name(action, at, "voice_call", "L15")
    parameters = object_of(action.get("parameters"))
    at = f"{at}.parameters"
    yield from length_of(
        parameters.get("display_text"), f"{at}.display_text", limits.CALL_LABEL, "L15", least=0
    )
    yield from length_of(parameters.get("payload"), f"{at}.payload", limits.CALL_PAYLOAD, "L15", least=0)
    minutes = parameters.get("ttlMinutes")
    if minutes is not None and not whole_number(minutes, 1, limits.CALL_MINUTES):
        yield wrong(f"{at}.ttlMinutes", f"must be 1 to {limits.CALL_MINUTES} minutes.", "L15")


def check_address_request(action: dict[str, Any], at: str, provider: Provider) -> Iterator[Violation]:
    """A form for a postal address, in India."""
    yield from check_name(action, at, "address_message", "R-ADR-1")
    country = object_of(action.get("parameters")).get("country")
    if country is None or country == "":
        yield missing(f"{at}.parameters.country", "a country such as IN is required.", "R-ADR-1")
    elif not isinstance(country, str) or len(country) != 2:
        yield wrong(f"{at}.parameters.country", "must be a country of two letters such as IN.", "R-ADR-1")
