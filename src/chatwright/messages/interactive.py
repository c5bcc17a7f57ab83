"""Interactive messages: the frame that all of them share (messaging.md section 3.6).

{"type": "interactive", "content": {"interactive": {"type": "button", "header": {…}, "body": {"text": "Resolved?"},
 "footer": {"text": "Acme"}, "action": {…}}}}
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from chatwright.messages import limits
from chatwright.messages.interactive_carousel import check_carousel
from chatwright.messages.interactive_forms import check_flow
from chatwright.messages.interactive_links import (
    check_address_request,
    check_call_request,
    check_contact_request,
    check_link,
    check_location_request,
    check_voice_call,
)
from chatwright.messages.interactive_products import check_catalog, check_product, check_products
from chatwright.messages.interactive_replies import check_buttons, check_list
from chatwright.messages.media import check_header_medium
from chatwright.messages.violations import Provider, Violation, length_of, missing, wrong

AT = "content.interactive"
MEDIA = ("image", "video", "document")
ANY_HEADER = ("text", *MEDIA)
CheckAction = Callable[[dict[str, Any], str, Provider], Iterator[Violation]]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a type of interactive message has around its action."""

    check: CheckAction
    headers: tuple[str, ...] = ()
    needs_header: bool = False
    needs_body: bool = True
    has_footer: bool = True
    needs_action: bool = True


KINDS: dict[str, Kind] = {
    "button": Kind(check_buttons, ANY_HEADER),
    "list": Kind(check_list, ("text",)),
    "cta_url": Kind(check_link, ANY_HEADER),
    "flow": Kind(check_flow, ANY_HEADER),
    "product": Kind(check_product, needs_body=False),
    "product_list": Kind(check_products, ("text",), needs_header=True),
    "location_request_message": Kind(check_location_request, has_footer=False),
    "request_contact_info": Kind(check_contact_request, needs_body=False, needs_action=False),
    "call_permission_request": Kind(check_call_request, needs_body=False, needs_action=False),
    "voice_call": Kind(check_voice_call),
    "catalog_message": Kind(check_catalog),
    "address_message": Kind(check_address_request, ("text",)),
    "carousel": Kind(check_carousel, has_footer=False),
}
"""By `interactive.type`."""
META_ONLY = ("catalog_message", "address_message", "carousel")


def check_interactive(interactive: Any, provider: Provider) -> Iterator[Violation]:
    """The frame, then what the type is about."""
    if not isinstance(interactive, dict):
        yield missing(AT, "an object is required.", "R-INT", 3004)
        return
    type_ = interactive.get("type")
    if not isinstance(type_, str) or not type_:
        yield missing(f"{AT}.type", "a text such as button or list is required.", "R-INT")
        return
    name = type_.lower()
    kind = KINDS.get(name)
    if kind is None or (provider == "8x8" and name in META_ONLY):
        known = [known for known in KINDS if provider != "8x8" or known not in META_ONLY]
        yield wrong(f"{AT}.type", f"is {type_[:40]!r}; it must be one of {', '.join(known)}.", "R-INT")
        return
    yield from check_body(interactive.get("body"), name, kind, provider)
    yield from check_header(interactive.get("header"), name, kind, provider)
    yield from check_footer(interactive.get("footer"), name, kind)
    action = interactive.get("action")
    if action is None and not kind.needs_action:
        return
    if not isinstance(action, dict):
        yield missing(f"{AT}.action", "an object is required.", "R-INT")
        return
    yield from kind.check(action, f"{AT}.action", provider)


def check_body(body: Any, name: str, kind: Kind, provider: Provider) -> Iterator[Violation]:
    """The text, which few types may go without."""
    if body is None and not kind.needs_body:
        return
    text = body.get("text") if isinstance(body, dict) else None
    most = limits.INTERACTIVE_BODY
    if name == "list" and provider in ("whatsapp_cloud", "any"):
        most = limits.LIST_BODY_AT_META
    yield from length_of(text, f"{AT}.body.text", most, "L03")


def check_header(header: Any, name: str, kind: Kind, provider: Provider) -> Iterator[Violation]:
    """The header: a text or a medium, as the type allows [R-INT-HDR]."""
    at = f"{AT}.header"
    if header is None:
        if kind.needs_header:
            yield missing(at, f"{name} needs a header with a text.", "R-INT-HDR")
        return
    if not isinstance(header, dict):
        yield wrong(at, "must be an object.", "R-INT-HDR")
        return
    type_ = header.get("type")
    lower = type_.lower() if isinstance(type_, str) else ""
    if not kind.headers:
        yield wrong(at, f"{name} has no header.", "R-INT-HDR")
    elif lower not in ANY_HEADER:
        yield wrong(f"{at}.type", "must be text, image, video or document.", "R-INT-HDR")
    elif lower not in kind.headers:
        yield wrong(f"{at}.type", f"a {name} can only have a text as header.", "R-INT-HDR")
    elif lower == "text":
        yield from length_of(header.get("text"), f"{at}.text", limits.HEADER_TEXT, "L04")
    else:
        yield from check_header_medium(lower, header.get(lower), at, provider)


def check_footer(footer: Any, name: str, kind: Kind) -> Iterator[Violation]:
    """The small text at the bottom."""
    at = f"{AT}.footer"
    if footer is None:
        return
    if not isinstance(footer, dict):
        yield wrong(at, "must be an object with a text.", "L05")
    elif not kind.has_footer:
        yield wrong(at, f"{name} has no footer.", "L05")
    else:
        yield from length_of(footer.get("text"), f"{at}.text", limits.FOOTER, "L05", least=0)
