"""Addresses of people."""

from __future__ import annotations

import pytest

from chatwright.messages.addresses import international, is_bsuid, is_msisdn, normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("+65 9123-4567", "6591234567"),
        ("6591234567", "6591234567"),
        (" +6591234567 ", "6591234567"),
        ("US.13491208655302", "US.13491208655302"),
        ("us.1349", "1349"),
        ("", ""),
    ],
)
def test_a_wfr_1_r_mo_id_numbers_become_digits_and_bsuids_stay(text: str, normal: str) -> None:
    assert normalise(text) == normal


def test_r_mo_id_what_is_a_bsuid() -> None:
    assert is_bsuid("US.a1")
    assert is_bsuid("SG." + "x" * 128)
    for text in ("us.a1", "US.", "US.a-1", "USA.1", "SG." + "x" * 129, "6591234567", "US.a1\n"):
        assert not is_bsuid(text)


def test_what_can_be_a_phone_number() -> None:
    for text in ("+6591234567", "65 9123 4567", "(65) 9123.4567", "12345", "1" * 15):
        assert is_msisdn(text)
    for text in ("", "+", "1234", "1" * 16, "65a", "٦٥٩١٢٣٤٥٦٧", "US.1349", "+65+91234567"):
        assert not is_msisdn(text)


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("9123 4567", "SG", "+6591234567"),
        ("+6591234567", "de", "+6591234567"),
        ("abc", "SG", None),
        ("123456", "ZZ", None),
    ],
)
def test_national_numbers_are_read_with_their_country(text: str, country: str, number: str | None) -> None:
    assert international(text, country) == number
