"""Segments: rules that say which contacts belong to a group.

{"match": "all", "conditions": [
  {"of": "attribute", "name": "plan", "is": "equal", "value": "Gold"},
  {"of": "consent", "is": "in"},
  {"of": "lastSeen", "is": "within", "value": 30}]}

"Not" holds for contacts of whom nothing is known, too: somebody without a plan has not the plan Gold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from chatwright.contacts.attributes import Attribute
from chatwright.contacts.values import BadValue, read_date, read_number, read_value
from chatwright.definitions.nearest import nearest

Of = Literal[
    "attribute",
    "tag",
    "language",
    "timeZone",
    "consent",
    "lastSeen",
    "answered",
    "created",
    "name",
    "email",
    "journey",
]
MOST_CONDITIONS, LONGEST_VALUE, MOST_DAYS = 20, 200, 3650
PRESENCE = ("set", "unset")
TEXTS = ("equal", "notEqual", "contains", *PRESENCE)
RULES: dict[str, tuple[str, ...]] = {
    "tag": ("equal", "notEqual"),
    "language": ("equal", "notEqual", *PRESENCE),
    "timeZone": ("equal", "notEqual", *PRESENCE),
    "consent": ("in", "out", "outOfMarketing"),
    "lastSeen": ("within", "longerAgo", "never"),
    "answered": ("yes", "no"),
    "created": ("within", "longerAgo"),
    "name": TEXTS,
    "email": TEXTS,
    "journey": ("started", "completed", "notStarted"),
}
"""What may be asked of what every contact has."""
OF_KIND: dict[str, tuple[str, ...]] = {
    "text": TEXTS,
    "email": TEXTS,
    "phone": TEXTS,
    "number": ("equal", "notEqual", "less", "more", *PRESENCE),
    "date": ("equal", "before", "after", "within", *PRESENCE),
    "choice": ("equal", "notEqual", *PRESENCE),
    "boolean": ("yes", "no", *PRESENCE),
    "location": PRESENCE,
}
"""What may be asked of an attribute of a kind."""
WITHOUT_VALUE = frozenset((*PRESENCE, "yes", "no", "in", "out", "outOfMarketing", "never"))


class BadRules(ValueError):
    """Rules that say nothing; the text says which condition is wrong."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. `kind` is that of the attribute, None for what every contact has."""

    of: str
    op: str
    value: Any = None
    name: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """All, or any, of some conditions; no condition: everybody."""

    match: Literal["all", "any"]
    conditions: tuple[Condition, ...]


def read_rules(given: Any, attributes: Mapping[str, Attribute]) -> Rules:
    """Rules as they are written in JSON. Raises BadRules."""
    if not isinstance(given, dict) or given.get("match") not in ("all", "any"):
        raise BadRules('match: must be "all" or "any".')
    listed = given.get("conditions")
    if not isinstance(listed, list) or len(listed) > MOST_CONDITIONS:
        raise BadRules(f"conditions: a list of at most {MOST_CONDITIONS} is required.")
    read = tuple(read_condition(one, attributes, f"conditions[{n}]") for n, one in enumerate(listed))
    return Rules(given["match"], read)


def read_condition(given: Any, attributes: Mapping[str, Attribute], where: str) -> Condition:
    """One condition. Raises BadRules."""
    if not isinstance(given, dict):
        raise BadRules(f"{where}: must be an object.")
    of, op, name = given.get("of"), given.get("is"), given.get("name")
    attribute = None
    if of == "attribute":
        attribute = attributes.get(str(name))
        if attribute is None:
            near = nearest(str(name), attributes)
            hint = f" Did you mean {near}?" if near else ""
            raise BadRules(f"{where}.name: there is no attribute {str(name)[:60]!r}.{hint}")
        allowed = OF_KIND[attribute.kind]
    elif isinstance(of, str) and of in RULES:
        allowed = RULES[of]
    else:
        raise BadRules(f"{where}.of: must be attribute or one of {', '.join(RULES)}.")
    if op not in allowed:
        raise BadRules(f"{where}.is: must be one of {', '.join(allowed)}.")
    value = None
    if op not in WITHOUT_VALUE:
        try:
            value = read_wanted(of, op, given.get("value"), attribute)
        except BadValue as error:
            raise BadRules(f"{where}.value: {error}") from error
    kind = attribute.kind if attribute else None
    return Condition(of, op, value, str(name) if attribute else None, kind)


def read_wanted(of: str, op: str, given: Any, attribute: Attribute | None) -> Any:
    """What a condition compares with. Raises BadValue."""
    if op in ("within", "longerAgo"):
        days = read_number(given)
        if not isinstance(days, int) or not 1 <= days <= MOST_DAYS:
            raise BadValue(f"must be a number of days from 1 to {MOST_DAYS}.")
        return days
    if attribute is not None and attribute.kind == "number":
        return read_number(given)
    if attribute is not None and attribute.kind == "date":
        return read_date(given)
    if attribute is not None and attribute.kind == "choice":
        return read_value(attribute, given)
    if not isinstance(given, str) or not given.strip() or len(given) > LONGEST_VALUE:
        raise BadValue(f"a text of at most {LONGEST_VALUE} characters is required.")
    return given.strip()
