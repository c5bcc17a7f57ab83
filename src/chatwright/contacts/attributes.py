"""Attributes of contacts: what an account keeps of people, and what a value must look like.

{"name": "plan", "label": "Plan", "kind": "choice", "choices": ["Basic", "Gold"]}
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

from chatwright.contacts.values import BadValue, read_date, read_number

Kind = Literal["text", "number", "date", "choice", "boolean", "email", "phone", "location"]
KINDS: tuple[Kind, ...] = get_args(Kind)
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
BUILT_IN = (
    "id", "name", "address", "phone", "email", "language", "timeZone", "externalId", "tags", "consent", "createdAt",
)  # fmt: skip
"""What every contact has; no attribute may be called so."""
LONGEST_LABEL, MOST_CHOICES, LONGEST_CHOICE, MOST_ATTRIBUTES = 60, 100, 80, 100


class BadAttribute(ValueError):
    """An attribute that cannot be kept; the text says what is wrong with which field."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing kept of people. `least` and `most` bound a number, a date, or the length of a text."""

    name: str
    label: str
    kind: Kind
    choices: tuple[str, ...] = ()
    least: str | None = None
    most: str | None = None


def read_attribute(given: dict[str, Any]) -> Attribute:
    """An attribute as somebody describes it. Raises BadAttribute."""
    name, kind = given.get("name"), given.get("kind")
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise BadAttribute("name: letters, digits and _ are allowed, a letter first, at most 40 characters.")
    if name in BUILT_IN:
        raise BadAttribute(f"name: {name} is what every contact has already; choose another one.")
    if kind not in KINDS:
        raise BadAttribute(f"kind: must be one of {', '.join(KINDS)}.")
    label = given.get("label") or name
    if not isinstance(label, str) or len(label.strip()) > LONGEST_LABEL or not label.strip():
        raise BadAttribute(f"label: a text of at most {LONGEST_LABEL} characters is required.")
    choices = read_choices(given.get("choices")) if kind == "choice" else ()
    least, most = (read_bound(kind, given.get(end), end) for end in ("least", "most"))
    if least is not None and most is not None and is_less(kind, most, least):
        raise BadAttribute("most: is less than least.")
    return Attribute(name, label.strip(), kind, choices, least, most)


def read_choices(given: Any) -> tuple[str, ...]:
    """The values of a choice, each once. Raises BadAttribute."""
    if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
        raise BadAttribute("choices: a list of texts is required.")
    texts = tuple(dict.fromkeys(text.strip() for text in given if text.strip()))
    if not texts or len(texts) > MOST_CHOICES:
        raise BadAttribute(f"choices: one to {MOST_CHOICES} are required.")
    if any(len(text) > LONGEST_CHOICE for text in texts):
        raise BadAttribute(f"choices: each has at most {LONGEST_CHOICE} characters.")
    if len({text.casefold() for text in texts}) < len(texts):
        raise BadAttribute("choices: two differ only in capitals.")
    return texts


def read_bound(kind: str, given: Any, end: str) -> str | None:
    """A bound as text; None when there is none. Raises BadAttribute."""
    if given is None or given == "" or kind not in ("text", "number", "date"):
        return None
    try:
        bound = read_date(given) if kind == "date" else read_number(given)
    except BadValue as error:
        raise BadAttribute(f"{end}: {error}") from error
    if kind == "text" and (not isinstance(bound, int) or bound < 0):
        raise BadAttribute(f"{end}: must be a number of characters.")
    return str(bound)


def is_less(kind: str, one: str, other: str) -> bool:
    """Whether one bound lies below another one."""
    return one < other if kind == "date" else float(one) < float(other)
