"""Templates that the tests register and send."""

from __future__ import annotations

from typing import Any

REMINDER: dict[str, Any] = {
    "name": "appointment_reminder",
    "language": "en",
    "category": "UTILITY",
    "components": [
        {"type": "HEADER", "format": "Text", "text": "See you soon, {{1}}", "examples": ["Ann"]},
        {"type": "BODY", "text": "Your {{1}} is on {{2}} at our clinic.", "examples": ["check-up", "Monday"]},
        {"type": "FOOTER", "text": "Harbour Dental"},
        {
            "type": "BUTTONS",
            "buttons": [
                {"type": "QUICK_REPLY", "text": "Confirm"},
                {"type": "QUICK_REPLY", "text": "Reschedule"},
                {"type": "URL", "text": "Directions", "url": "https://maps.example/{{1}}", "examples": ["x"]},
                {"type": "PHONE_NUMBER", "text": "Call us", "phoneNumber": "+6561234567"},
            ],
        },
    ],
}
REMINDER_SENT: dict[str, Any] = {
    "name": "appointment_reminder",
    "language": "en",
    "components": [
        {"type": "header", "parameters": [{"type": "text", "text": "Ben"}]},
        {
            "type": "body",
            "parameters": [{"type": "text", "text": "filling"}, {"type": "text", "text": "Friday"}],
        },
        {"type": "button", "subType": "Url", "index": 2, "parameters": [{"type": "text", "text": "harbour"}]},
        {
            "type": "button",
            "subType": "QuickReply",
            "index": "0",
            "parameters": [{"type": "payload", "payload": "confirm-7"}],
        },
    ],
}
OTP: dict[str, Any] = {
    "name": "sign_in_code",
    "language": "en",
    "category": "AUTHENTICATION",
    "components": [
        {"type": "BODY", "add_security_recommendation": True},
        {"type": "FOOTER", "code_expiration_minutes": 5},
        {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]},
    ],
}
OTP_SENT: dict[str, Any] = {
    "name": "sign_in_code",
    "language": "en",
    "components": [
        {"type": "body", "parameters": [{"type": "text", "text": "123456"}]},
        {"type": "Button", "subType": 1, "index": 0, "parameters": [{"type": "text", "text": "123456"}]},
    ],
}


def card(number: int) -> dict[str, Any]:
    """One card of the carousel."""
    return {
        "components": [
            {"type": "header", "format": "image", "examples": ["https://pictures.example/a.jpg"]},
            {"type": "body", "text": f"Offer {number}: from {{{{1}}}} dollars", "examples": ["49"]},
            {
                "type": "buttons",
                "buttons": [
                    {"type": "quick_reply", "text": "Book this"},
                    {"type": "url", "text": "More", "url": "https://clinic.example/{{1}}", "examples": ["a"]},
                ],
            },
        ]
    }


def card_sent(number: int) -> dict[str, Any]:
    """What fills it."""
    return {
        "cardIndex": number,
        "components": [
            {
                "type": "header",
                "parameters": [{"type": "image", "url": f"https://pictures.example/{number}.jpg"}],
            },
            {"type": "body", "parameters": [{"type": "text", "text": str(40 + number)}]},
            {
                "type": "button",
                "subType": "Url",
                "index": 1,
                "parameters": [{"type": "text", "text": f"o{number}"}],
            },
        ],
    }


def carousel(cards: int = 4) -> dict[str, Any]:
    """A carousel with so many cards."""
    return {
        "name": "offer_carousel",
        "language": "en",
        "category": "MARKETING",
        "components": [
            {"type": "body", "text": "Hi {{1}}, look at our offers.", "examples": ["Ann"]},
            {"type": "carousel", "cards": [card(number) for number in range(cards)]},
        ],
    }


def carousel_sent(cards: int = 4) -> dict[str, Any]:
    """What fills it."""
    return {
        "name": "offer_carousel",
        "language": "en",
        "components": [
            {"type": "body", "parameters": [{"type": "text", "text": "Ben"}]},
            {"type": "carousel", "cards": [card_sent(number) for number in range(cards)]},
        ],
    }
