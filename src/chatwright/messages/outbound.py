"""Is an outbound message one that its provider takes? All types (messaging.md sections 3 to 5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chatwright.messages import limits
from chatwright.messages.capability import unsupported
from chatwright.messages.direct_send import check_direct_send
from chatwright.messages.interactive import check_interactive
from chatwright.messages.media import KINDS, NOT_UPLOADED, check_media, is_certainly_no
from chatwright.messages.people import check_contacts, check_reaction
from chatwright.messages.places import check_place
from chatwright.messages.violations import (
    Provider,
    Violation,
    as_meta_says,
    length_of,
    missing,
    wrong,
)

__all__ = ["Provider", "Violation", "late_failure", "length_of", "provider_named", "validate_outbound"]

RCS_ONLY = ("carousel", "richcard")
TYPES = frozenset(
    ["text", "image", "audio", "video", "file", "location", "interactive", "template", *RCS_ONLY]
)
"""8x8's, in small letters; any case is accepted."""
META_TYPES = frozenset(["sticker", "contacts", "reaction", "document"])
"""What Meta has beside them. A document is 8x8's file under Meta's name."""
UNSUPPORTED_CONTENT = (2, "Content not supported")
"""The receipt of a message of a type that WhatsApp does not have."""


def provider_named(name: str) -> Provider:
    """The provider of a subaccount, as rules name it; of one that is not known nobody knows the rules: `any`."""
    match name:
        case "8x8" | "whatsapp_cloud" | "simulator":
            return name
        case _:
            return "any"


def validate_outbound(type_: str, content: Any, provider: Provider = "8x8") -> list[Violation]:
    """The rules a message breaks at this provider; empty when it can be sent.

    `content` is always in 8x8's shape, whoever the provider is; `meta_outbound` puts it into Meta's. The codes are
    8x8's (section 9.1), for `whatsapp_cloud` Meta's 131008 and 131009. What the provider does not have at all is
    told with the nearest substitute, under the tag R-CAP (section 3.9).
    """
    found = list(check_message(type_, content, provider))
    return [as_meta_says(one) for one in found] if provider == "whatsapp_cloud" else found


def check_message(type_: str, content: Any, provider: Provider) -> Iterator[Violation]:
    """The same under 8x8's codes."""
    kind = type_.lower() if isinstance(type_, str) else ""
    lacking = next((one for one in unsupported(kind, content, provider) if one.is_needed), None)
    # 8x8 takes the types of RCS, which then do not get there over WhatsApp.
    if lacking is not None and not (lacking.name == "rcs" and provider == "8x8"):
        yield wrong(lacking.field, str(lacking), "R-CAP", lacking.code)
        return
    if kind not in TYPES and (provider == "8x8" or kind not in META_TYPES):
        yield wrong("type", f"there is no message type {str(type_)[:40]!r}.", "R-8X8-TYPE", 3010)
        return
    if not isinstance(content, dict) or not content:
        yield missing("content", "an object is required.", "R-8X8-CONTENT", 3004)
        return
    if kind == "text":
        yield from check_text(content)
    elif kind in KINDS or kind == "document":
        yield from check_media("file" if kind == "document" else kind, content, provider)
    elif kind == "location":
        yield from check_place(content.get("location"))
    elif kind == "contacts":
        yield from check_contacts(content.get("contacts"))
    elif kind == "reaction":
        yield from check_reaction(content.get("reaction"))
    elif kind == "interactive":
        yield from check_interactive(content.get("interactive"), provider)
    elif kind == "template":
        yield from check_reference(content.get("template"))
    yield from check_direct_send(kind, content)


def late_failure(type_: str, content: Any) -> tuple[int, str] | None:
    """Code and text of the receipt for a message that is accepted and that WhatsApp cannot bring; None for others.

    Such are what RCS alone has, and files whose names say that WhatsApp does not take them [R-MED-1..6].
    """
    kind = type_.lower()
    if kind in RCS_ONLY:
        return UNSUPPORTED_CONTENT
    kind = "file" if kind == "document" else kind
    url = content.get("url") if isinstance(content, dict) else None
    if kind in KINDS and isinstance(url, str) and is_certainly_no(kind, url):
        return NOT_UPLOADED
    return None


def check_client_message_id(options: dict[str, Any]) -> Iterator[Violation]:
    """The client's own id, which receipts carry back, is short (messaging.md section 2.1)."""
    value = options.get("clientMessageId")
    if value is None:
        return
    if not isinstance(value, str | int) or "\0" in str(value):
        yield wrong("clientMessageId", "must be a text.", "L19", 3009)
    elif len(str(value)) > limits.CLIENT_MESSAGE_ID:
        said = f"{len(str(value))} characters; at most {limits.CLIENT_MESSAGE_ID} are allowed."
        yield wrong("clientMessageId", said, "L19", 3009)


def check_text(content: dict[str, Any]) -> Iterator[Violation]:
    """A text message [R-TXT-1]."""
    text = content.get("text")
    if not isinstance(text, str) or not text:
        yield missing("content.text", "a text is required.", "L01", 3005)
    elif len(text) > limits.TEXT:
        said = f"{len(text)} characters; WhatsApp allows at most {limits.TEXT}."
        yield wrong("content.text", said, "L01", 3006)
    preview = content.get("preview_url")
    if preview is not None and not isinstance(preview, bool):
        yield wrong("content.preview_url", "must be true or false.", "R-TXT-1")


def check_reference(send: Any) -> Iterator[Violation]:
    """Which template a message means: by name and language [R-TSND]."""
    at = "content.template"
    if not isinstance(send, dict) or not send:
        yield missing(at, "an object with name and language is required.", "R-TSND", 3030)
        return
    for field, absent, invalid in (("name", 3031, 3032), ("language", 3036, 3037)):
        value = send.get(field)
        if value is None or value == "":
            yield missing(f"{at}.{field}", "a text is required.", "R-TSND", absent)
        elif not isinstance(value, str) or len(value) > limits.TEMPLATE_NAME or "\0" in value:
            yield wrong(f"{at}.{field}", "must be the one that was registered.", "R-TSND", invalid)
