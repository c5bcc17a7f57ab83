"""Reading lists of recipients: any cut, any separator, numbers as people write them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.recipients import (
    BadList,
    BadNumber,
    Fault,
    Found,
    Records,
    headings,
    phone_column,
    read_number,
    read_row,
)

CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=12
)


def read(data: bytes, cuts: int) -> list[list[str]]:
    """All rows of a file that comes in pieces of so many bytes."""
    records, found = Records(), []
    for at in range(0, len(data), cuts):
        found += list(records.feed(data[at : at + cuts]))
    return found + list(records.end())


@given(
    rows=st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6),
    cuts=st.integers(1, 40),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_a_file_reads_the_same_however_it_is_cut(rows: list[list[str]], cuts: int, mark: str) -> None:
    rows = [["name", "phone", "x"], *rows]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    wanted = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    assert read((mark + text.getvalue()).encode(), cuts) == wanted


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_and_line_breaks_within_quotes_belong_to_the_cell(separator: str) -> None:
    text = separator.join(["Name", "Phone"]) + "\n" + separator.join(['"Ann\nBen"', "+6591234567"])
    assert read(text.encode("utf-16"), 7) == [["Name", "Phone"], ["Ann\nBen", "+6591234567"]]


@pytest.mark.parametrize("data", [b"Name\n\xe9\xff\n", b"a\0b\n", b'Name\n"open' + b"x" * 200_000])
def test_what_is_no_list_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(BadList, match=r"UTF-8|no text|quotation mark"):
        read(data, 50_000)


@pytest.mark.parametrize(
    ("text", "country", "digits"),
    [
        ("+65 9123 4567", None, "6591234567"),
        ("6591234567", None, "6591234567"),
        ("0065-9123-4567", "GB", "6591234567"),
        ("9123 4567", "SG", "6591234567"),
        ("+44 (0)20 7946 0958", "SG", "442079460958"),
        ("020 7946 0958", "GB", "442079460958"),
        ("0551234567", "SA", "966551234567"),
        ("\u202a+966 55 123 4567\u202c", None, "966551234567"),
        ("٠٥٥١٢٣٤٥٦٧", "SA", "966551234567"),
        ("'+6591234567", None, "6591234567"),
        ("SG.AbC123", None, "SG.AbC123"),
    ],
)
def test_numbers_are_brought_to_international_form(text: str, country: str | None, digits: str) -> None:
    assert read_number(text, country) == digits


@pytest.mark.parametrize(
    ("text", "country", "reason"),
    [
        ("", "SG", "empty"),
        ("call me", "SG", "unreadable"),
        ("+65 12", None, "too_short"),
        ("+65 9123 4567 8901 2345", None, "too_long"),
        ("+999 123456789", None, "unknown_country"),
    ],
)
def test_what_is_no_number_is_told_with_the_reason(text: str, country: str | None, reason: str) -> None:
    with pytest.raises(BadNumber, match=f"^{reason}$"):
        read_number(text, country)


@given(st.text(max_size=30), st.sampled_from([None, "SG", "SA", "GB"]))
def test_any_text_is_a_number_or_a_fault(text: str, country: str | None) -> None:
    row = read_row(3, [text], 0, country, 2)
    assert isinstance(row, Fault) or (row.address.isdigit() and row.address.isascii()) or "." in row.address
    assert isinstance(row, Fault) or (isinstance(row, Found) and len(row.given) == 2)


def test_columns_have_names_each_once() -> None:
    assert headings(["Name", "", "Name", "Name"]) == ["Name", "Column 2", "Name (2)", "Name (3)"]


def test_the_column_with_phone_numbers_is_found_by_name_or_by_what_stands_in_it() -> None:
    assert phone_column(["Name", "WhatsApp", "Day"], []) == 1
    assert phone_column(["الاسم", "رقم الجوال"], []) == 1
    assert phone_column(["A", "B", "C"], [["Ann", "12", "+6591234567"], ["Ben", "3", "81234567"]]) == 2
