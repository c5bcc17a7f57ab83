"""What a file is, told by its first bytes and not by its name (messaging.md section 5, [R-MED-1..6])."""

from __future__ import annotations

import codecs
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

Kind = Literal["image", "video", "audio", "file", "sticker"]
HEAD_BYTES = 4096
"""How many of the first bytes are enough to know."""
MEGABYTE = 1024 * 1024
MOST: dict[Kind, int] = {
    "image": 5 * MEGABYTE,
    "video": 16 * MEGABYTE,
    "audio": 16 * MEGABYTE,
    "file": 100 * MEGABYTE,
    "sticker": 500 * 1024,
}
"""How large a file of each kind may be."""
LARGEST = max(MOST.values())
OFFICE = "application/vnd.openxmlformats-officedocument"
PACKED = {
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "pptx": f"{OFFICE}.presentationml.presentation",
}
COMPOUND = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
}
ACCEPTED = (
    "JPEG and PNG pictures, MP4 and 3GP videos, AAC, M4A, AMR, MP3 and mono OGG/Opus audio, WebP stickers, "
    "PDF, Word, Excel, PowerPoint and plain text"
)


class FileType(NamedTuple):
    """What a file is. `ending` is that of its name, without the dot."""

    kind: Kind
    media_type: str
    ending: str


def file_type(head: bytes, name: str) -> FileType | None:
    """What a file is whose first bytes these are; None for what WhatsApp does not take.

    The name only decides between what begins alike: the kinds of office documents, and plain text.
    """
    ending = PurePosixPath(name).suffix[1:].lower()
    for look in (picture, film, sound):
        found = look(head)
        if found is not None:
            return found
    if head.startswith(b"%PDF-"):
        return FileType("file", "application/pdf", "pdf")
    if head.startswith(b"PK\x03\x04") and ending in PACKED:
        return FileType("file", PACKED[ending], ending)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") and ending in COMPOUND:
        return FileType("file", COMPOUND[ending], ending)
    if ending == "txt" and head and is_text(head):
        return FileType("file", "text/plain", "txt")
    return None


def picture(head: bytes) -> FileType | None:
    """A picture or a sticker."""
    if head.startswith(b"\xff\xd8\xff"):
        return FileType("image", "image/jpeg", "jpg")
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileType("image", "image/png", "png")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return FileType("sticker", "image/webp", "webp")
    return None


def film(head: bytes) -> FileType | None:
    """A video, or an audio file in the container of one."""
    if head[4:8] != b"ftyp":
        return None
    brand = head[8:12]
    if brand in (b"M4A ", b"M4B "):
        return FileType("audio", "audio/mp4", "m4a")
    if brand.startswith(b"3g"):
        return FileType("video", "video/3gpp", "3gp")
    if brand in (b"qt  ", b"heic", b"heix", b"mif1", b"avif"):
        return None
    return FileType("video", "video/mp4", "mp4")


def sound(head: bytes) -> FileType | None:
    """Audio; OGG only with one channel of Opus."""
    if head.startswith(b"#!AMR"):
        return FileType("audio", "audio/amr", "amr")
    if head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] in (0xFB, 0xFA, 0xF3, 0xF2)):
        return FileType("audio", "audio/mpeg", "mp3")
    if len(head) > 1 and head[0] == 0xFF and head[1] in (0xF1, 0xF9):
        return FileType("audio", "audio/aac", "aac")
    opus = head.find(b"OpusHead", 0, 256) if head.startswith(b"OggS") else -1
    if opus >= 0 and head[opus + 9 : opus + 10] == b"\x01":
        return FileType("audio", "audio/ogg", "ogg")
    return None


def is_text(head: bytes) -> bool:
    """Whether these bytes begin a plain text; a character may be cut at their end."""
    if b"\0" in head:
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < HEAD_BYTES)
    except UnicodeDecodeError:
        return False
    return True
