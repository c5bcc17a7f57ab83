"""Reading a file of people: which column is what, and each row as a person or as what is wrong with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chatwright.contacts.attributes import Attribute
from chatwright.contacts.fields import read_field
from chatwright.contacts.values import BadValue, read_value
from chatwright.messages.addresses import is_bsuid, is_msisdn, normalise

FIELDS = ("name", "email", "language", "timeZone", "externalId")
ADDRESS, TAGS, ATTRIBUTE = "address", "tags", "attributes."
MOST_ROWS = 100_000
WORDS = {
    "phone": ADDRESS, "phone number": ADDRESS, "number": ADDRESS, "mobile": ADDRESS, "msisdn": ADDRESS,
    "whatsapp": ADDRESS, "telephone": ADDRESS, "address": ADDRESS, "name": "name", "full name": "name",
    "e-mail": "email", "email": "email", "mail": "email", "language": "language", "locale": "language",
    "time zone": "timeZone", "timezone": "timeZone", "external id": "externalId", "externalid": "externalId",
    "customer id": "externalId", "tags": TAGS, "labels": TAGS,
}  # fmt: skip
"""What columns are usually called."""


class BadFile(ValueError):
    """A file, or a mapping of its columns, that cannot be read; the text says why."""


@dataclass(slots=True)
class Person:
    """A row: whose it is and what it says. What is empty in the file says nothing."""

    address: str
    fields: dict[str, str | None] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that cannot be used."""

    row: int
    column: str
    value: str
    message: str


def read_table(text: str) -> tuple[list[str], list[list[str]]]:
    """The heading and the rows of a CSV file, with commas, semicolons or tabs between. Raises BadFile."""
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    try:
        lines = [line for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(line)]
    except csv.Error as error:
        raise BadFile(f"The file is no CSV: {error}.") from error
    if len(lines) < 2:
        raise BadFile("The file needs a first line with names of columns, and a person in each line below.")
    if len(lines) - 1 > MOST_ROWS:
        raise BadFile(f"The file has {len(lines) - 1} people; at most {MOST_ROWS} are taken at a time.")
    return [name.strip() for name in lines[0]], lines[1:]


def guess(heading: Sequence[str], attributes: Mapping[str, Attribute]) -> list[str | None]:
    """What each column most likely is."""
    by_label = {one.label.casefold(): ATTRIBUTE + one.name for one in attributes.values()}
    by_label |= {one.name.casefold(): ATTRIBUTE + one.name for one in attributes.values()}
    guessed: list[str | None] = []
    for name in heading:
        word = name.casefold().removeprefix(ATTRIBUTE)
        target = by_label.get(word) or WORDS.get(word)
        guessed.append(None if target in guessed else target)
    return guessed


def check_mapping(
    given: Any, heading: Sequence[str], attributes: Mapping[str, Attribute]
) -> list[str | None]:
    """What each column is, as somebody says. Raises BadFile."""
    if not isinstance(given, list) or len(given) != len(heading):
        raise BadFile(f"mapping: a list with one entry for each of the {len(heading)} columns is required.")
    for target in given:
        if target is None or target in (ADDRESS, TAGS, *FIELDS):
            continue
        if isinstance(target, str) and target.removeprefix(ATTRIBUTE) in attributes:
            continue
        raise BadFile(f"mapping: {str(target)[:60]!r} is nothing that is kept of people.")
    told = [target for target in given if target is not None and target != TAGS]
    if len(told) != len(set(told)):
        raise BadFile("mapping: two columns are the same thing.")
    if ADDRESS not in told:
        raise BadFile("mapping: one column must be the phone number.")
    return given


def read_rows(
    heading: Sequence[str],
    rows: Sequence[Sequence[str]],
    mapping: Sequence[str | None],
    attributes: Mapping[str, Attribute],
    first: int = 0,
) -> Iterator[Person | Wrong]:
    """Each row from `first` on as a person, or as the first thing that is wrong with it; line 1 is the heading."""
    for index, cells in enumerate(rows[first:], first):
        yield read_row(index + 2, heading, cells, mapping, attributes)


def read_row(
    line: int,
    heading: Sequence[str],
    cells: Sequence[str],
    mapping: Sequence[str | None],
    attributes: Mapping[str, Attribute],
) -> Person | Wrong:
    """One row."""
    person = Person("")
    for name, target, cell in zip(heading, mapping, cells, strict=False):
        # What an export wrote so that no spreadsheet takes it for a formula is read as it was.
        text = cell.strip().removeprefix("'")
        if target is None or not text:
            continue
        try:
            if target == ADDRESS:
                if not (is_msisdn(text) or is_bsuid(text)):
                    raise BadValue("must be a phone number with its country code, such as +6591234567.")  # noqa: TRY301
                person.address = normalise(text)
            elif target == TAGS:
                person.tags += [tag.strip()[:60] for tag in text.replace(";", ",").split(",") if tag.strip()]
            elif target in FIELDS:
                person.fields[target] = read_field(target, text)
            else:
                attribute = attributes[target.removeprefix(ATTRIBUTE)]
                person.attributes[attribute.name] = read_value(attribute, text)
        except BadValue as error:
            return Wrong(line, name, text[:60], str(error))
    if not person.address:
        return Wrong(line, "", "", "There is no phone number in this row.")
    return person
