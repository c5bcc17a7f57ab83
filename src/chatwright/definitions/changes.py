"""What differs between two JSON values, field by field, and between two texts, word by word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

WORD = re.compile(r"\s*\{\{.*?\}\}|\s*\w+|\s*[^\w\s]|\s+", re.DOTALL)
MOST_WORDS = 800
"""Longer texts are shown whole, before and after; WhatsApp's longest has 4,096 characters."""

Op = Literal["same", "added", "removed"]
What = Literal["added", "removed", "changed", "order", "link", "condition", "renamed", "moved"]


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a text that stayed, came or went."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `path` is where it is, as `inputs.content.text`.

    `link`: `before` and `after` are step ids, `about` is the condition under which the link is followed.
    `condition`: `before` and `after` are conditions, `about` is the id of the step that they lead to.
    `order`: `before` and `after` are the names of the same things in their two orders.
    """

    what: What
    path: str
    before: Any = None
    after: Any = None
    about: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The change for the wire, with its words when it is one between two texts."""
        told = {"what": self.what, "path": self.path, "before": self.before, "after": self.after}
        if self.about is not None:
            told["about"] = self.about
        if (
            self.what in ("changed", "condition")
            and isinstance(self.before, str)
            and isinstance(self.after, str)
        ):
            told["words"] = [{"op": w.op, "text": w.text} for w in words(self.before, self.after)]
        return told


def words(before: str, after: str) -> list[Word]:
    """What stayed, went and came between two texts, in reading order; joined up it gives both again."""
    old, new = WORD.findall(before), WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return [Word("removed", before), Word("added", after)]
    found: list[Word] = []
    for op, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            found.append(Word("same", "".join(old[i1:i2])))
            continue
        if i1 < i2:
            found.append(Word("removed", "".join(old[i1:i2])))
        if j1 < j2:
            found.append(Word("added", "".join(new[j1:j2])))
    return found


def is_same(before: Any, after: Any) -> bool:
    """Whether two JSON values mean the same: `true` is not 1, but 1 is 1.0; the order of keys says nothing."""
    if isinstance(before, dict) and isinstance(after, dict):
        return before.keys() == after.keys() and all(is_same(before[key], after[key]) for key in before)
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(is_same, before, after))
    if isinstance(before, bool) or isinstance(after, bool):
        return before is after
    return bool(before == after)


def field_changes(path: str, before: Any, after: Any) -> Iterator[Change]:
    """The differences between two JSON values, as deep down as they can be named."""
    if isinstance(before, dict) and isinstance(after, dict):
        yield from member_changes(path, before, after)
    elif isinstance(before, list) and isinstance(after, list):
        yield from item_changes(path, before, after)
    elif not is_same(before, after):
        yield Change("changed", path, before, after)


def member_changes(path: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    """The differences between two objects."""
    for key in [*before, *(key for key in after if key not in before)]:
        where = f"{path}.{key}" if path else key
        if key not in after:
            yield Change("removed", where, before=before[key])
        elif key not in before:
            yield Change("added", where, after=after[key])
        else:
            yield from field_changes(where, before[key], after[key])


def item_changes(path: str, before: list[Any], after: list[Any]) -> Iterator[Change]:
    """The differences between two lists, whose items are told apart by their ids where they have any."""
    old, new = names_of(before), names_of(after)
    if old is None or new is None:
        old = [str(index) for index in range(len(before))]
        new = [str(index) for index in range(len(after))]
    gone = [index for index, name in enumerate(old) if name not in new]
    come = [index for index, name in enumerate(new) if name not in old]
    pairs = [(old.index(name), index) for index, name in enumerate(new) if name in old]
    if len(gone) == len(come):
        # The same number of items went and came: they are the same ones under other names.
        pairs += zip(gone, come, strict=True)
        gone = come = []
    for i, j in sorted(pairs, key=lambda pair: pair[1]):
        yield from field_changes(f"{path}[{j}]", before[i], after[j])
    for index in gone:
        yield Change("removed", f"{path}[{index}]", before=before[index])
    for index in come:
        yield Change("added", f"{path}[{index}]", after=after[index])
    by_before = [j for _, j in sorted(pairs)]
    if by_before != sorted(by_before):
        yield Change("order", path, [label(item) for item in before], [label(item) for item in after])


def names_of(items: list[Any]) -> list[str] | None:
    """A name for each item that no other has; None when two have the same."""
    names = [json.dumps(key_of(item), sort_keys=True) for item in items]
    return names if len(set(names)) == len(names) else None


def key_of(item: Any) -> Any:
    """What tells an item from its neighbours: the id of a row or button, its title, or all of it."""
    if isinstance(item, dict):
        reply = item.get("reply")
        inner = reply if isinstance(reply, dict) else item
        for key in ("id", "title"):
            if isinstance(inner.get(key), str):
                return [key, inner[key]]
    return item


def label(item: Any) -> str:
    """How a person calls an item: its title, its id, or its text."""
    if isinstance(item, dict):
        reply = item.get("reply")
        inner = reply if isinstance(reply, dict) else item
        for key in ("title", "id", "text"):
            if isinstance(inner.get(key), str):
                return str(inner[key])
    return item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)
