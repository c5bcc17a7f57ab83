"""A send request as Meta takes it, which is strict where 8x8 is lenient (messaging.md sections 2.2, 3, 6.5 and 9.3).

{"messaging_product": "whatsapp", "to": "6591234567", "type": "text", "text": {"body": "Hi"}}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chatwright.messages import limits
from chatwright.messages.addresses import is_bsuid, is_msisdn
from chatwright.messages.meta_outbound import LOCATION_ACTION, MEDIA, NAMED_AS_TYPE, from_meta
from chatwright.messages.outbound import validate_outbound
from chatwright.messages.parts import object_of, objects_of, text_of
from chatwright.messages.violations import META_MISSING, META_WRONG, Violation, missing, wrong

INVALID = 100
"""Meta's code for a request that is none."""
TYPES = ("text", *MEDIA, "location", "contacts", "reaction", "interactive", "template")
COMPONENTS = ("header", "body", "button", "carousel", "call_permission_request")
SUB_TYPES = ("url", "quick_reply", "copy_code", "flow", "voice_call", "catalog", "mpm")
PARAMETERS = (
    "text", "image", "video", "document", "gif", "location", "payload", "coupon_code", "action", "ttl_minutes",
    "currency", "date_time",
)  # fmt: skip
OWN_ACTIONS = {
    **{name: name for name in (*NAMED_AS_TYPE, "catalog_message", "address_message")},
    "location_request_message": LOCATION_ACTION,
}
"""The name that the action of a type of interactive message must have."""


def check_meta_request(body: Any) -> list[Violation]:
    """The rules that a request breaks: its envelope, the spelling of its words, then the limits; empty for none."""
    found = list(check_envelope(body))
    if not found:
        found = list(check_words(body))
    return found or validate_outbound(*from_meta(body), "whatsapp_cloud")


def check_envelope(body: Any) -> Iterator[Violation]:
    """Whom it goes to, and of what type it is."""
    if not isinstance(body, dict):
        yield wrong("body", "a JSON object is required.", "R-META-1", INVALID)
        return
    if body.get("messaging_product") != "whatsapp":
        yield missing("messaging_product", "must be whatsapp.", "R-META-1", INVALID)
    to, person = body.get("to"), body.get("recipient")
    if not to and not person:
        yield missing("to", "a phone number, or recipient instead of it, is required.", "R-META-2", INVALID)
    elif to and not (isinstance(to, str) and is_msisdn(to)):
        yield wrong("to", "must be a phone number with its country.", "R-META-2", META_WRONG)
    elif not to and not (isinstance(person, str) and is_bsuid(person)):
        yield wrong("recipient", "must be a business-scoped user id.", "R-META-2", META_WRONG)
    kind = body.get("type", "text")
    if kind not in TYPES:
        said = f"must be one of {', '.join(TYPES)}, in small letters."
        yield wrong("type", said, "R-META-3", META_WRONG)
    elif body.get(kind) is None:
        yield missing(str(kind), "is required beside type.", "R-META-3", META_MISSING)
    opaque, context = body.get("biz_opaque_callback_data"), body.get("context")
    if opaque is not None and (not isinstance(opaque, str) or len(opaque) > limits.OPAQUE):
        said = f"must be a text of at most {limits.OPAQUE} characters."
        yield wrong("biz_opaque_callback_data", said, "L20", META_WRONG)
    if context is not None and not text_of(object_of(context).get("message_id")):
        yield missing("context.message_id", "is required.", "R-META-4", META_MISSING)
    if context is not None and kind == "reaction":
        yield wrong("context", "a reaction quotes nothing.", "R-REA-1", META_WRONG)


def check_words(body: dict[str, Any]) -> Iterator[Violation]:
    """Names that 8x8 takes in any case and Meta in one alone."""
    kind = body.get("type", "text")
    if kind == "interactive":
        yield from check_action(object_of(body["interactive"]))
    elif kind == "template":
        template = object_of(body["template"])
        if not text_of(object_of(template.get("language")).get("code")):
            yield missing("template.language.code", "a text is required.", "R-META-5", META_MISSING)
        yield from check_components(template.get("components"), "template.components")


def check_action(interactive: dict[str, Any]) -> Iterator[Violation]:
    """The name of the action, which Meta never does without."""
    kind = text_of(interactive.get("type"))
    if kind != kind.lower():
        yield wrong("interactive.type", "must be in small letters.", "R-META-5", META_WRONG)
    action = object_of(interactive.get("action"))
    name = OWN_ACTIONS.get(kind)
    if name is not None and action.get("name") is None:
        yield missing("interactive.action.name", f"must be {name}.", "R-META-5", META_MISSING)
    for index, button in enumerate(objects_of(action.get("buttons"))):
        if button.get("type") != "reply":
            yield missing(
                f"interactive.action.buttons[{index}].type", "must be reply.", "R-META-5", META_MISSING
            )


def check_components(components: Any, at: str) -> Iterator[Violation]:
    """Types and sub_types of a template's components, and the types of their parameters."""
    for index, part in enumerate(objects_of(components)):
        where, kind = f"{at}[{index}]", part.get("type")
        if kind not in COMPONENTS:
            said = f"must be one of {', '.join(COMPONENTS)}, in small letters."
            yield wrong(f"{where}.type", said, "R-META-5", META_WRONG)
        if kind == "button" and part.get("sub_type") not in SUB_TYPES:
            make, code = (missing, META_MISSING) if part.get("sub_type") is None else (wrong, META_WRONG)
            yield make(f"{where}.sub_type", f"must be one of {', '.join(SUB_TYPES)}.", "R-META-5", code)
        if kind == "button" and part.get("index") is None:
            yield missing(f"{where}.index", "is required.", "R-META-5", META_MISSING)
        for number, value in enumerate(objects_of(part.get("parameters"))):
            if value.get("type") not in PARAMETERS:
                said = f"must be one of {', '.join(PARAMETERS)}."
                yield wrong(f"{where}.parameters[{number}].type", said, "R-META-5", META_WRONG)
        for number, card in enumerate(objects_of(part.get("cards"))):
            place = f"{where}.cards[{number}]"
            if card.get("card_index") is None:
                yield missing(f"{place}.card_index", "is required.", "R-META-5", META_MISSING)
            yield from check_components(card.get("components"), f"{place}.components")
