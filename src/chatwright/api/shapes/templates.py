"""WhatsApp templates as the builder reads them."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

Category = Literal["AUTHENTICATION", "UTILITY", "MARKETING"]


class TemplateButton(TypedDict):
    """A button; which other fields there are depends on its type."""

    type: Literal[
        "QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE", "OTP", "FLOW", "VOICE_CALL", "REQUEST_CONTACT_INFO"
    ]
    text: NotRequired[str]
    url: NotRequired[str]
    phoneNumber: NotRequired[str]
    country: NotRequired[str]
    examples: NotRequired[list[str]]
    otp_type: NotRequired[str]
    flowId: NotRequired[str]
    flowAction: NotRequired[str]
    navigateScreen: NotRequired[str]
    ttlMinutes: NotRequired[int]


class TemplateCard(TypedDict):
    """A card of a carousel: HEADER, BODY and BUTTONS."""

    components: list[TemplateComponent]


class TemplateComponent(TypedDict):
    """A part of a template; which other fields there are depends on its type."""

    type: Literal[
        "HEADER", "BODY", "FOOTER", "BUTTONS", "CAROUSEL", "CALL_PERMISSION_REQUEST", "REQUEST_CONTACT_INFO"
    ]
    format: NotRequired[Literal["Text", "Image", "Video", "Document", "Gif", "Location"]]
    text: NotRequired[str]
    examples: NotRequired[list[str]]
    buttons: NotRequired[list[TemplateButton]]
    cards: NotRequired[list[TemplateCard]]
    add_security_recommendation: NotRequired[bool]
    code_expiration_minutes: NotRequired[int]


class TemplateVariable(TypedDict):
    """One value that a sender fills in; `at` is its place, such as `body.1` or `card.0.button.1`."""

    at: str
    part: Literal["header", "body", "button"]
    card: int | None
    button: int | None
    variable: str | None
    kind: Literal[
        "text", "image", "video", "document", "gif", "location", "url", "payload", "couponCode", "otp", "flow"
    ]
    label: str | None
    example: str | None
    required: bool


class Template(TypedDict):
    """A template with its state and what a sender has to fill in; only `APPROVED` can be sent."""

    name: str
    language: str
    languageName: str
    category: Category
    status: str
    reason: str | None
    components: list[TemplateComponent]
    variables: list[TemplateVariable]
    updatedAt: str


class TemplateList(TypedDict):
    """Templates, by name and language."""

    templates: list[Template]


class Review(TypedDict):
    """What the simulator's review decides, for one language or for all."""

    status: str
    reason: NotRequired[str]
    language: NotRequired[str]


class TemplateState(TypedDict):
    """A state that a template has had."""

    status: str
    reason: str | None
    at: str


class TemplateStates(TypedDict):
    """Every state that a template has had, oldest first."""

    states: list[TemplateState]


class ShownHeader(TypedDict):
    """The header on the phone: a text, the address of a medium, or a place."""

    format: Literal["Text", "Image", "Video", "Document", "Gif", "Location"]
    text: NotRequired[str]
    url: NotRequired[str]
    location: NotRequired[dict[str, Any]]


class ShownButton(TypedDict):
    """A button on the phone; `id` is what a tap names."""

    id: str
    type: str
    text: str
    url: NotRequired[str]
    phoneNumber: NotRequired[str]
    code: NotRequired[str]
    payload: NotRequired[str]


class ShownCard(TypedDict):
    """A card on the phone."""

    header: ShownHeader | None
    body: str
    buttons: list[ShownButton]


class ShownTemplate(TypedDict):
    """A template message as the phone shows it, with its values."""

    category: str
    header: ShownHeader | None
    body: str
    footer: str | None
    buttons: list[ShownButton]
    cards: list[ShownCard]
