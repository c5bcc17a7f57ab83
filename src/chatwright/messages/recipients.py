"""A list of recipients as a spreadsheet saves it: read piece by piece, each phone number in international form."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import phonenumbers

from chatwright.messages.addresses import is_bsuid, normalise

LONGEST_RECORD = 100_000
"""Characters of a row; a longer one means that a quotation mark was not closed."""
MOST_COLUMNS = 50
LONGEST_CELL = 2_000
DELIMITERS = ",;\t|"
ENCODINGS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

MARKS = re.compile("['\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What spreadsheets put around numbers: the sign of a text, and directions of writing."""
PLUS = ("+", "\uff0b")

FaultReason = Literal["empty", "unreadable", "too_short", "too_long", "unknown_country", "too_much"]
"""Why a row cannot be taken; `too_much` is a cell that is too long."""


class BadList(Exception):
    """The list as a whole cannot be read; the text is for whoever gave it."""


class BadNumber(Exception):
    """A text is no phone number that can be called, and why."""

    def __init__(self, reason: FaultReason) -> None:
        super().__init__(reason)
        self.reason = reason


class Found(NamedTuple):
    """A row that can be taken: its number in the list, where its message goes, and its cells."""

    n: int
    address: str
    given: list[str]


class Fault(NamedTuple):
    """A row that cannot be taken, and why."""

    n: int
    value: str
    reason: FaultReason


UNPARSED: dict[int, FaultReason] = {
    phonenumbers.NumberParseException.INVALID_COUNTRY_CODE: "unknown_country",
    phonenumbers.NumberParseException.TOO_SHORT_AFTER_IDD: "too_short",
    phonenumbers.NumberParseException.TOO_SHORT_NSN: "too_short",
    phonenumbers.NumberParseException.TOO_LONG: "too_long",
}
IMPOSSIBLE: dict[int, FaultReason] = {
    phonenumbers.ValidationResult.TOO_LONG: "too_long",
    phonenumbers.ValidationResult.TOO_SHORT: "too_short",
    phonenumbers.ValidationResult.INVALID_LENGTH: "too_short",
    phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "too_short",
    phonenumbers.ValidationResult.INVALID_COUNTRY_CODE: "unknown_country",
}


class Records:
    """Turns pieces of a file into rows, keeping no more than one unfinished row.

    UTF-8 and UTF-16 are read, and any of comma, semicolon, tab and bar as the separator: whichever the first row
    has most of.
    """

    def __init__(self) -> None:
        self._decoder: codecs.IncrementalDecoder | None = None
        self._head = b""
        self._rest = ""
        self._delimiter: str | None = None

    def feed(self, piece: bytes) -> Iterator[list[str]]:
        """The rows that this piece completes. Raises BadList."""
        yield from self._take(self._decoded(piece, final=False), final=False)

    def end(self) -> Iterator[list[str]]:
        """The last row, when the file does not end with a line break. Raises BadList."""
        yield from self._take(self._decoded(b"", final=True), final=True)

    def _decoded(self, piece: bytes, *, final: bool) -> str:
        if self._decoder is None:
            self._head += piece
            if len(self._head) < 3 and not final:
                return ""
            piece = self._head
            name = next((name for mark, name in ENCODINGS if piece.startswith(mark)), "utf-8")
            self._decoder = codecs.getincrementaldecoder(name)()
        try:
            text = self._decoder.decode(piece, final)
        except UnicodeDecodeError:
            raise BadList("The list is not in UTF-8. Save it as “CSV UTF-8” and try again.") from None
        if "\0" in text:
            raise BadList("The list is no text. Save the spreadsheet as CSV and try again.")
        return text

    def _take(self, text: str, *, final: bool) -> Iterator[list[str]]:
        text = self._rest + text
        end = len(text) if final else end_of_records(text)
        self._rest = text[end:]
        if len(self._rest) > LONGEST_RECORD:
            raise BadList('A row does not end: look for a quotation mark (") that is not closed.')
        whole = text[:end]
        if not whole.strip():
            return
        if self._delimiter is None:
            first = whole.lstrip().splitlines()[0]
            self._delimiter = max(DELIMITERS, key=first.count)
        try:
            for cells in csv.reader(whole.splitlines(keepends=True), delimiter=self._delimiter):
                if any(cell.strip() for cell in cells):
                    yield [cell.strip() for cell in cells[:MOST_COLUMNS]]
        except csv.Error as error:
            raise BadList(f"The list cannot be read as CSV: {error}.") from None


def end_of_records(text: str) -> int:
    """Where the last whole row of a text ends: at a line break outside of quotation marks."""
    end = text.rfind("\n")
    while end >= 0 and text.count('"', 0, end) % 2:
        end = text.rfind("\n", 0, end)
    return end + 1


def headings(cells: Sequence[str]) -> list[str]:
    """Names of columns: those of the first row, each one once; a column without one is called by its number."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        plain = cell[:60] or f"Column {number}"
        name, again = plain, 2
        while name in names:
            name, again = f"{plain} ({again})", again + 1
        names.append(name)
    return names


def phone_column(cells: Sequence[str], samples: Sequence[Sequence[str]]) -> int:
    """The column that has the phone numbers most probably: by its name, else by what stands in it."""
    words = ("phone", "mobile", "msisdn", "whatsapp", "tel", "number", "جوال", "هاتف", "رقم")
    for word in words:
        for number, cell in enumerate(cells):
            if word in cell.lower():
                return number
    scores = [
        sum(sum(char.isdigit() for char in row[number]) >= 7 for row in samples if number < len(row))
        for number in range(len(cells))
    ]
    return scores.index(max(scores)) if scores else 0


def read_row(n: int, cells: Sequence[str], phone: int, country: str | None, width: int) -> Found | Fault:
    """A row with its number in international form. `country` is where numbers without + are from."""
    value = cells[phone] if phone < len(cells) else ""
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return Fault(n, value[:60], "too_much")
    try:
        address = read_number(value, country)
    except BadNumber as error:
        return Fault(n, value[:60], error.reason)
    return Found(n, address, [cells[at] if at < len(cells) else "" for at in range(width)])


def read_number(text: str, country: str | None) -> str:
    """Digits of a phone number, or a business-scoped id. Raises BadNumber.

    A number that starts with + or 00 is international. Any other is taken as dialled in `country`, or as
    international when none is given. Whether it is assigned to anybody is not asked.
    """
    text = MARKS.sub("", text).strip()
    if not text:
        raise BadNumber("empty")
    if is_bsuid(text):
        return text
    if text.startswith("00"):
        text = "+" + text[2:]
    if country is None and text[:1] not in PLUS:
        text = "+" + text
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException as error:
        raise BadNumber(UNPARSED.get(error.error_type, "unreadable")) from None
    fault = IMPOSSIBLE.get(phonenumbers.is_possible_number_with_reason(number))
    if fault is not None:
        raise BadNumber(fault)
    return normalise(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
