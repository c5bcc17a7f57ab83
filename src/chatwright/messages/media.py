"""Pictures, films, sounds, files and stickers (messaging.md sections 3.2 and 5, [R-MED-1..6]).

{"type": "image", "content": {"url": "https://example.com/a.jpg", "text": "The entrance"}}
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from chatwright.messages import limits
from chatwright.messages.violations import Provider, Violation, check_address, missing, wrong

ENDINGS = {
    "image": ("jpg", "jpeg", "png"),
    "video": ("mp4", "3gp"),
    "audio": ("aac", "m4a", "amr", "mp3", "ogg", "opus"),
    "file": ("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt"),
    "sticker": ("webp",),
}
KINDS = tuple(ENDINGS)
OTHERS = frozenset(("gif", "webp", "svg", "bmp", "tiff", "heic", "mov", "avi", "mkv", "webm", "wav", "flac"))
"""Endings that certainly belong to something that WhatsApp does not take as a picture, film, sound or file."""
TYPES = {
    "image": ("image/jpeg", "image/png"),
    "video": ("video/mp4", "video/3gpp"),
    "audio": ("audio/aac", "audio/mp4", "audio/amr", "audio/mpeg", "audio/ogg"),
    "file": (
        "application/pdf",
        "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-powerpoint",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "text/plain",
    ),
    "sticker": ("image/webp",),
}
"""What 8x8 takes; Meta takes a file of any type as a document."""
MEGABYTE = 1024 * 1024
SIZES = {
    "image": 5 * MEGABYTE,
    "video": 16 * MEGABYTE,
    "audio": 16 * MEGABYTE,
    "file": 100 * MEGABYTE,
    "sticker": 500 * 1024,
}
"""The largest file of each kind, in bytes."""
WITHOUT_CAPTION = ("audio", "sticker")
NOT_UPLOADED = (1027, "Media upload error")
NOT_DOWNLOADED = (1026, "Media download error")
"""The receipts for a file that WhatsApp does not take, and for one that it cannot fetch."""


def check_media(kind: str, content: dict[str, Any], provider: Provider) -> Iterator[Violation]:
    """The address of a file, or at Meta the id of its upload, and the text below it."""
    uploaded = provider != "8x8" and content.get("url") is None and content.get("id") is not None
    if uploaded and (not isinstance(content["id"], str) or not content["id"]):
        yield wrong("content.id", "must be the id of an uploaded file.", "R-MED", 3008)
    if not uploaded:
        secure = provider in ("8x8", "whatsapp_cloud")
        yield from check_address(
            content.get("url"), "content.url", "R-MED", secure=secure, absent=3007, malformed=3008
        )
    caption = content.get("text")
    if caption in (None, ""):
        return
    if kind in WITHOUT_CAPTION:
        yield wrong("content.text", f"a message of type {kind} has no text below it.", "L02")
    elif not isinstance(caption, str):
        yield wrong("content.text", "must be a text.", "L02", 3005)
    elif len(caption) > limits.CAPTION:
        said = f"{len(caption)} characters; WhatsApp shows at most {limits.CAPTION}."
        yield wrong("content.text", said, "L02", 3006)


def check_header_medium(kind: str, medium: Any, at: str, provider: Provider) -> Iterator[Violation]:
    """The medium of a header or of a card: `{"link"}` or, when it was uploaded, `{"id"}`."""
    given = medium if isinstance(medium, dict) else {}
    if given.get("link") in (None, "") and given.get("id") in (None, ""):
        yield missing(f"{at}.{kind}", "the link or the id of the file is required.", "R-INT-HDR")
    elif given.get("link") not in (None, ""):
        secure = provider in ("8x8", "whatsapp_cloud")
        yield from check_address(given["link"], f"{at}.{kind}.link", "R-MED", secure=secure)
    elif not isinstance(given["id"], str | int):
        yield wrong(f"{at}.{kind}.id", "must be the id of an uploaded file.", "R-INT-HDR")
    name = given.get("filename")
    if name is not None and not isinstance(name, str):
        yield wrong(f"{at}.{kind}.filename", "must be a text.", "R-INT-HDR")


def ending_of(url: str) -> str:
    """The ending of a file's name in an address, in small letters; empty when there is none."""
    try:
        return PurePosixPath(urlsplit(url).path).suffix.lstrip(".").lower()
    except ValueError:
        return ""


def is_certainly_no(kind: str, url: str) -> bool:
    """Whether the ending of an address belongs to something else than this kind of medium."""
    ending = ending_of(url)
    others = {one for name, endings in ENDINGS.items() if name != kind for one in endings}
    return bool(ending) and ending not in ENDINGS[kind] and ending in OTHERS | others


def refused_file(kind: str, mime_type: str | None, size_bytes: int | None) -> str | None:
    """Why WhatsApp will not take a file of which type and size are known; None when it will [R-MED-1..6]."""
    if size_bytes is not None and size_bytes > SIZES[kind]:
        return f"{size_bytes} bytes; a file of kind {kind} has at most {SIZES[kind]}."
    plain = (mime_type or "").split(";")[0].strip().lower()
    if plain and plain not in TYPES[kind]:
        return f"{plain} is no type of kind {kind}; it is one of {', '.join(TYPES[kind])}."
    return None
