"""What a file is, by its first bytes [R-MED-1..6]."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.files import HEAD_BYTES, file_type

OGG = b"OggS\0\2" + bytes(20) + b"\1\x13OpusHead\1"
SAMPLES = [
    (b"\xff\xd8\xff\xe0rest", "a.png", ("image", "image/jpeg", "jpg")),
    (b"\x89PNG\r\n\x1a\nrest", "a", ("image", "image/png", "png")),
    (b"RIFF1234WEBPVP8 ", "a.webp", ("sticker", "image/webp", "webp")),
    (b"\0\0\0\x18ftypmp42", "a.mp4", ("video", "video/mp4", "mp4")),
    (b"\0\0\0\x18ftyp3gp4", "a.3gp", ("video", "video/3gpp", "3gp")),
    (b"\0\0\0\x18ftypM4A ", "a.m4a", ("audio", "audio/mp4", "m4a")),
    (b"ID3\4rest", "a.mp3", ("audio", "audio/mpeg", "mp3")),
    (b"\xff\xfbrest", "a.mp3", ("audio", "audio/mpeg", "mp3")),
    (b"\xff\xf1rest", "a.aac", ("audio", "audio/aac", "aac")),
    (b"#!AMR\n", "a.amr", ("audio", "audio/amr", "amr")),
    (OGG + b"\1", "a.ogg", ("audio", "audio/ogg", "ogg")),
    (b"%PDF-1.7", "a.pdf", ("file", "application/pdf", "pdf")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.DOC", ("file", "application/msword", "doc")),
    ("Grüße".encode(), "a.txt", ("file", "text/plain", "txt")),
]


@pytest.mark.parametrize(("head", "name", "expected"), SAMPLES)
def test_what_whatsapp_takes_is_recognised(head: bytes, name: str, expected: tuple[str, str, str]) -> None:
    assert file_type(head, name) == expected


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<html><script>", "a.html"),
        (b"<svg xmlns=", "a.svg"),
        (b"GIF89a", "a.gif"),
        (b"MZ\x90", "a.exe"),
        (b"\0\0\0\x18ftypheic", "a.heic"),
        (b"\0\0\0\x14ftypqt  ", "a.mov"),
        (OGG + b"\2", "stereo.ogg"),
        (b"OggS" + bytes(40) + b"\1vorbis", "a.ogg"),
        (b"PK\3\4rest", "a.zip"),
        (b"text\0with zero", "a.txt"),
        (b"\xff\xfe\xfd", "a.txt"),
        (b"words", "a.md"),
        (b"", "a.txt"),
    ],
)
def test_what_whatsapp_does_not_take_is_not(head: bytes, name: str) -> None:
    assert file_type(head, name) is None


def test_a_text_cut_within_a_character_is_a_text() -> None:
    assert file_type(("x" * (HEAD_BYTES - 1) + "€").encode()[:HEAD_BYTES], "a.txt") is not None


@given(st.binary(max_size=64), st.text(max_size=20))
def test_no_bytes_are_too_odd(head: bytes, name: str) -> None:
    found = file_type(head, name)
    assert found is None or found.ending in {sample[2][2] for sample in SAMPLES} | {
        "xls", "ppt", "docx", "xlsx", "pptx",
    }  # fmt: skip
