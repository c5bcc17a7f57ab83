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
    previousCategory: str | None
    status: str
    reason: str | None
    recommendation: str | None
    quality: str
    pause: str | None
    changesAt: str | None
    reviewAt: str | None
    components: list[TemplateComponent]
    variables: list[TemplateVariable]
    allowsCategoryChange: bool
    lifetimeSeconds: int | None
    createdAt: str
    updatedAt: str


class TemplateList(TypedDict):
    """Templates, by name and language."""

    templates: list[Template]


class Review(TypedDict):
    """What the simulator's review decides, for one language or for all."""

    status: str
    reason: NotRequired[str]
    recommendation: NotRequired[str]
    category: NotRequired[Category]
    disableDate: NotRequired[str]
    language: NotRequired[str]


class Rating(TypedDict):
    """How readers rate a template, for one language or for all."""

    quality: Literal["GREEN", "YELLOW", "RED", "UNKNOWN"]
    language: NotRequired[str]


class TemplateState(TypedDict):
    """A status, quality or category that a template has had, as `kind` says, and the one before."""

    kind: Literal["status", "quality", "category"]
    status: str
    previous: str | None
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


class WrittenTemplate(TypedDict):
    """A template as it is submitted, or a draft of one, which may lack anything."""

    name: NotRequired[str]
    language: NotRequired[str]
    category: NotRequired[str]
    components: NotRequired[list[dict[str, Any]]]
    allow_category_change: NotRequired[bool]
    message_send_ttl_seconds: NotRequired[int]


class CheckTemplate(TypedDict):
    """A template that is being written; `editing` when it exists and is edited."""

    template: WrittenTemplate
    editing: NotRequired[bool]


class TemplateProblem(TypedDict):
    """What is wrong at a field, such as `components[1].text`; `tag` names the rule."""

    field: str
    message: str
    tag: str


class ReviewForecast(TypedDict):
    """What the simulator's review would decide; `category` when it changes it."""

    status: str
    reason: str | None
    recommendation: str | None
    category: str | None


class CheckedTemplate(TypedDict):
    """What is wrong, what could be better, what the review would say, and how it looks with its samples."""

    problems: list[TemplateProblem]
    advice: list[TemplateProblem]
    review: ReviewForecast | None
    shown: ShownTemplate | None
    variables: list[TemplateVariable]


class SubmitTemplate(TypedDict):
    """A template to submit, and the draft that it was."""

    template: WrittenTemplate
    draftId: NotRequired[str | None]


class KeepDraft(TypedDict):
    """A draft to keep."""

    template: WrittenTemplate


class TemplateDraft(TypedDict):
    """A template that is being written."""

    id: str
    template: dict[str, Any]
    updatedAt: str
    updatedBy: str | None


class TemplateDraftList(TypedDict):
    """Drafts, newest first."""

    drafts: list[TemplateDraft]


class TemplateLanguage(TypedDict):
    """A language that WhatsApp takes templates in."""

    code: str
    name: str


class TemplateLanguageList(TypedDict):
    """Languages by their codes."""

    languages: list[TemplateLanguage]


class ReviewRule(TypedDict):
    """A rule of the simulator's review."""

    id: str
    isOn: bool


class ReviewSettings(TypedDict):
    """How the simulator reviews, and its rules."""

    mode: Literal["automatic", "manual", "approve_all"]
    rules: list[ReviewRule]


class SetReview(TypedDict):
    """How the simulator is to review; rules that are not named are on."""

    mode: Literal["automatic", "manual", "approve_all"]
    rulesOff: NotRequired[list[str]]


class TryTemplate(TypedDict):
    """A phone to send a template to; values by their place, samples where there are none."""

    to: str
    values: NotRequired[dict[str, str]]


class TriedTemplate(TypedDict):
    """The message that was sent."""

    umid: str
