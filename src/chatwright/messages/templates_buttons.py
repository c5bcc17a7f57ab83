"""The buttons of a template: kinds, numbers and order (messaging.md section 6.3, rule 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from chatwright.messages import limits
from chatwright.messages.outbound import Violation, length_of
from chatwright.messages.templates import VARIABLE, names_in

MOST = {
    "URL": (2, "L29"),
    "PHONE_NUMBER": (1, "L30"),
    "COPY_CODE": (1, "L31"),
    "FLOW": (1, "L32"),
    "QUICK_REPLY": (10, "L33"),
    "VOICE_CALL": (1, "L28"),
    "REQUEST_CONTACT_INFO": (1, "L28"),
}
ON_CARDS = ("URL", "QUICK_REPLY")
UNLABELLED = ("COPY_CODE", "VOICE_CALL", "REQUEST_CONTACT_INFO")
"""Buttons whose label is WhatsApp's own, or may be."""
ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
CALL_MINUTES = (1440, 43_200)


def wrong(field: str, message: str, tag: str) -> Violation:
    """A violation, under the provider's general code for a parameter."""
    return Violation(1000, field, message, tag)


def check_buttons(
    buttons: list[dict[str, Any]], at: str, category: str, *, on_card: bool = False
) -> Iterator[Violation]:
    """All buttons of a template, or of one card [R-TPL-10]."""
    kinds = [button["type"] for button in buttons]
    if not buttons:
        yield wrong(at, "at least one button is required.", "L28")
    if len(buttons) > limits.TEMPLATE_BUTTONS:
        yield wrong(at, f"{len(buttons)} buttons; at most {limits.TEMPLATE_BUTTONS} are shown.", "L28")
    known = ON_CARDS if on_card else tuple(MOST)
    for kind in dict.fromkeys(kinds):
        if kind == "OTP":
            yield wrong(at, "an OTP button is for AUTHENTICATION only, and alone there.", "R-TPL-10")
        elif kind not in known:
            yield wrong(at, f"the type {kind[:30]!r} must be one of {', '.join(known)}.", "R-TPL-10")
        elif kinds.count(kind) > MOST[kind][0]:
            yield wrong(at, f"at most {MOST[kind][0]} of type {kind}.", MOST[kind][1])
    runs = [kind for index, kind in enumerate(kinds) if index == 0 or kinds[index - 1] != kind]
    if len(runs) > len(set(runs)):
        yield wrong(at, "buttons of one kind must stand together.", "R-TPL-10")
    for index, button in enumerate(buttons):
        yield from check_button(button, f"{at}[{index}]", category)


def check_button(button: dict[str, Any], at: str, category: str) -> Iterator[Violation]:
    """One button."""
    kind = button["type"]
    least = 0 if kind in UNLABELLED else 1
    yield from length_of(button.get("text"), f"{at}.text", limits.TEMPLATE_LABEL, "L28", least=least)
    if names_in(button.get("text") if isinstance(button.get("text"), str) else None):
        yield wrong(f"{at}.text", "a label has no variables.", "L28")
    match kind:
        case "URL":
            yield from check_url(button, at)
        case "PHONE_NUMBER":
            yield from length_of(button.get("phoneNumber"), f"{at}.phoneNumber", limits.TEMPLATE_PHONE, "L30")
        case "COPY_CODE":
            yield from check_coupon(button, at, category)
        case "FLOW":
            yield from length_of(button.get("flowId"), f"{at}.flowId", 100, "L32")
        case "VOICE_CALL":
            minutes = button.get("ttlMinutes", CALL_MINUTES[0])
            known = isinstance(minutes, int) and not isinstance(minutes, bool)
            if not known or not CALL_MINUTES[0] <= minutes <= CALL_MINUTES[1]:
                said = f"between {CALL_MINUTES[0]} and {CALL_MINUTES[1]} minutes."
                yield wrong(f"{at}.ttlMinutes", said, "R-TPL-10")


def check_url(button: dict[str, Any], at: str) -> Iterator[Violation]:
    """An address with at most one variable, at its very end, and a sample for it [R-TPL-7, R-TPL-8]."""
    url = button.get("url")
    yield from length_of(url, f"{at}.url", limits.TEMPLATE_URL, "L29")
    if not isinstance(url, str) or not url:
        return
    if not ADDRESS.fullmatch(url):
        yield wrong(f"{at}.url", "must be an address that begins with https://.", "L29")
    found = list(VARIABLE.finditer(url))
    if len(found) > 1 or (found and found[0].end() != len(url)):
        yield wrong(f"{at}.url", "one variable is allowed, at the very end.", "L29")
    if found and not any(button.get("examples") or ()):
        yield wrong(f"{at}.examples", "a sample of the address is required for the review.", "R-TPL-7")


def check_coupon(button: dict[str, Any], at: str, category: str) -> Iterator[Violation]:
    """A code to copy, with a sample."""
    if category != "MARKETING":
        yield wrong(at, "a coupon is always MARKETING.", "L31")
    sample = (button.get("examples") or [""])[0]
    if not limits.COUPON_CODE_LEAST <= len(sample) <= limits.COUPON_CODE:
        said = f"a sample code of {limits.COUPON_CODE_LEAST} to {limits.COUPON_CODE} characters is required."
        yield wrong(f"{at}.examples", said, "L31")


def check_otp(buttons: list[dict[str, Any]], at: str) -> Iterator[Violation]:
    """The one button of a one-time password [R-TPL-12]."""
    if [button["type"] for button in buttons] != ["OTP"]:
        yield wrong(at, "exactly one button of type OTP is required.", "R-TPL-12")
        return
    kind = str(buttons[0].get("otp_type") or "COPY_CODE").upper()
    if kind not in ("COPY_CODE", "ONE_TAP", "ZERO_TAP"):
        yield wrong(f"{at}[0].otp_type", "must be COPY_CODE, ONE_TAP or ZERO_TAP.", "R-TPL-12")
    yield from length_of(buttons[0].get("text"), f"{at}[0].text", limits.TEMPLATE_LABEL, "L28", least=0)
