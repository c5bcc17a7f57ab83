"""What a provider can send, and what comes nearest to what it cannot (messaging.md section 3.9, [R-CAP])."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from chatwright.messages.addresses import chosen_channel
from chatwright.messages.direct_send import direct_send_of
from chatwright.messages.parts import object_of, objects_of, text_of
from chatwright.messages.violations import PARAMETER, Provider

EIGHT, META = "8x8", "whatsapp_cloud"
NAMES = {EIGHT: "8x8", META: "the WhatsApp Cloud API"}
Name = Literal[
    "sticker",
    "contacts",
    "reaction",
    "link_preview",
    "file_name",
    "uploaded_media",
    "catalog_message",
    "address_message",
    "carousel",
    "named_variables",
    "sms_fallback",
    "direct_send",
    "rcs",
]


@dataclass(frozen=True, slots=True)
class Capability:
    """Something that not every provider sends, and `substitute`: what comes nearest where it is not to be had.

    `needed`: without it there is no message; otherwise the message only looks a bit different.
    """

    what: str
    providers: tuple[str, ...]
    substitute: str
    needed: bool = True


CAPABILITIES: dict[Name, Capability] = {
    "sticker": Capability("stickers", (META,), "Send an image instead."),
    "contacts": Capability("contact cards", (META,), "Write name and number in a text instead."),
    "reaction": Capability("reactions", (META,), "Send a text with the emoji, which may quote the message."),
    "link_preview": Capability(
        "a choice about link previews", (META,), "WhatsApp decides by itself.", needed=False
    ),
    "file_name": Capability(
        "a name for a file", (META,), "The name is the last part of the file's address.", needed=False
    ),
    "uploaded_media": Capability("files by the id of an upload", (META,), "Give the address of the file."),
    "catalog_message": Capability(
        "the whole catalogue", (META,), "Show some of its products (product_list)."
    ),
    "address_message": Capability(
        "a form for a postal address", (META,), "Send a WhatsApp Flow that asks for it, or ask in a text."
    ),
    "carousel": Capability("cards in a free message", (META,), "Send a template with a carousel, or a list."),
    "named_variables": Capability(
        "template variables by name", (META,), "Give the values in the order of the text.", needed=False
    ),
    "sms_fallback": Capability(
        "a fallback to SMS", (EIGHT,), "Branch to an SMS step when the message does not arrive."
    ),
    "direct_send": Capability("Direct Send", (EIGHT,), "Send an approved template."),
    "rcs": Capability("RCS cards over WhatsApp", (), "Send a template with a carousel, or a list."),
}


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Something in a message that its provider cannot send, known before anything is sent."""

    name: Name
    provider: str
    field: str
    code: int

    @property
    def capability(self) -> Capability:
        """What it is."""
        return CAPABILITIES[self.name]

    @property
    def is_needed(self) -> bool:
        """Whether there is no message without it."""
        return self.capability.needed

    @property
    def is_nowhere(self) -> bool:
        """Whether no provider has it over WhatsApp."""
        return not self.capability.providers

    def __str__(self) -> str:
        """What is not there, and what comes nearest."""
        who = NAMES.get(self.provider, self.provider)
        return f"{who} cannot send {self.capability.what}. {self.capability.substitute}"


def has(provider: str, name: Name) -> bool:
    """Whether a provider sends something. The simulator, and one that nobody knows, send all that anybody does."""
    providers = CAPABILITIES[name].providers
    return provider in providers if provider in NAMES else True


def unsupported(type_: str, content: Any, provider: Provider | str, options: Any = None) -> list[Unsupported]:
    """What this provider cannot send of a message; `options` are the fields of the request beside its content."""
    return [
        Unsupported(name, provider, field, code)
        for name, field, code in used_by(type_, content, options)
        if not has(provider, name)
    ]


def used_by(type_: str, content: Any, options: Any) -> Iterator[tuple[Name, str, int]]:
    """What a message makes use of that not everybody has, where, and 8x8's code for refusing it."""
    kind = type_.lower()
    given = object_of(content)
    match kind:
        case "sticker" | "contacts" | "reaction":
            yield kind, "type", 3010
        case "text" if given.get("preview_url") is not None:
            yield "link_preview", "content.preview_url", PARAMETER
        case "file" | "document" if given.get("filename") is not None:
            yield "file_name", "content.filename", PARAMETER
        case "interactive":
            inner = text_of(object_of(given.get("interactive")).get("type")).lower()
            if inner in ("catalog_message", "address_message", "carousel"):
                yield inner, "content.interactive.type", PARAMETER  # type: ignore[misc]
        case "template" if has_named_values(given.get("template")):
            yield "named_variables", "content.template.components", PARAMETER
        case "carousel" | "richcard" if chosen_channel(object_of(options)) == "whatsapp":
            yield "rcs", "type", 3010
    if kind in ("image", "video", "audio", "file", "document") and "id" in given and "url" not in given:
        yield "uploaded_media", "content.id", 3007
    if direct_send_of(content) is not None:
        yield "direct_send", "content.whatsApp.directSend", PARAMETER
    channels = objects_of(object_of(options).get("channels"))
    if len(channels) > 1:
        yield "sms_fallback", "channels", PARAMETER


def has_named_values(send: Any) -> bool:
    """Whether a value of a template's message names its variable."""
    return any(
        "parameterName" in value or "parameter_name" in value
        for part in objects_of(object_of(send).get("components"))
        for value in objects_of(part.get("parameters"))
    )
