"""Which step of one definition is which step of another: by id, and by content when a step was renamed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from chatwright.definitions.addresses import address_of
from chatwright.definitions.model import SPELLINGS

NEARLY = 0.6
"""Share of content that two steps have in common at least when one is the other under a new name."""
MOST_PAIRS = 10_000
"""So many pairs of steps are looked at for what they share; beyond, only equal ones are recognised."""
COMMON = frozenset(("subAccountId", "user", "from", "type", "channel"))
"""Inputs that nearly all steps of a journey have alike, so that they say nothing about which step it is."""
KNOWN = frozenset(("id", "stepType", "inputs", "outputs", "nextStepId", "selectNextStep", "do"))


@dataclass(eq=False, slots=True)
class Part:
    """A step as the comparison sees it: canonical, and every key there ([A-DEF-3], [A-DEF-4])."""

    id: str
    address: str
    type: Any
    inputs: dict[str, Any]
    outputs: dict[str, Any]
    next: Any
    select: Any
    rest: dict[str, Any]
    holder: Part | None = None
    branch: int = 0
    visible: dict[str, Part] = field(default_factory=dict)
    inner: list[list[Part]] = field(default_factory=list)

    def walk(self) -> Iterator[Part]:
        """The step and all that are nested in it."""
        yield self
        for level in self.inner:
            for part in level:
                yield from part.walk()


def parts_of(steps: list[Any], level: str = "", outer: dict[str, Part] | None = None) -> list[Part]:
    """The steps of a level with those nested in them. Takes drafts too, in which ids may be missing or double."""
    parts: list[Part] = []
    taken: set[str] = set()
    for raw in steps:
        part = part_of(raw if isinstance(raw, dict) else {"value": raw}, level)
        number = 2
        while part.address in taken:
            part.address = f"{address_of(level, part.id)}#{number}"
            number += 1
        taken.add(part.address)
        parts.append(part)
    visible = {**(outer or {}), **{part.id: part for part in reversed(parts)}}
    for part, raw in zip(parts, steps, strict=True):
        part.visible = visible
        groups = raw.get("do") if isinstance(raw, dict) else None
        if isinstance(groups, list):
            for index, group in enumerate(groups):
                inner = group if isinstance(group, list) else [group]
                part.inner.append(parts_of(inner, f"{part.address}/{index}", visible))
                for child in part.inner[-1]:
                    child.holder, child.branch = part, index
    return parts


def part_of(raw: dict[str, Any], level: str) -> Part:
    """One step, without what is nested in it."""
    id_ = raw.get("id")
    name = id_ if isinstance(id_, str) else ""
    kind = raw.get("stepType")
    inputs, outputs = object_at(raw, "inputs"), object_at(raw, "outputs")
    if isinstance(inputs.get("outputs"), dict) and not outputs:
        outputs = inputs.pop("outputs")
    if "subAccountId" not in inputs:
        inputs = {"subAccountId" if k.lower() == "subaccountid" else k: v for k, v in inputs.items()}
    return Part(
        id=name,
        address=address_of(level, name),
        type=SPELLINGS.get(kind.lower(), kind) if isinstance(kind, str) else kind,
        inputs=inputs,
        outputs=outputs,
        next=raw.get("nextStepId") or None,
        select=raw.get("selectNextStep") or {},
        rest={key: value for key, value in raw.items() if key not in KNOWN},
    )


def object_at(raw: dict[str, Any], key: str) -> dict[str, Any]:
    """A member that should be an object; what else stands there is kept under its own name."""
    value = raw.get(key)
    if isinstance(value, dict):
        return dict(value)
    return {} if not value else {"": value}


def match(before: list[Part], after: list[Part]) -> list[tuple[Part, Part]]:
    """Pairs of the same step. Steps that moved into another level are found by their ids."""
    pairs = list(match_levels(before, after))
    old, new = left_over(before, after, pairs)
    ids = {part.id: part for part in new}
    counts = Counter(part.id for part in old) + Counter(part.id for part in new)
    moved = [(part, ids[part.id]) for part in old if part.id in ids and counts[part.id] == 2]
    return pairs + moved


def left_over(
    before: list[Part], after: list[Part], pairs: list[tuple[Part, Part]]
) -> tuple[list[Part], list[Part]]:
    """The steps on each side that have no counterpart yet."""
    found = {id(part) for pair in pairs for part in pair}
    old = [part for top in before for part in top.walk() if id(part) not in found]
    new = [part for top in after for part in top.walk() if id(part) not in found]
    return old, new


def match_levels(before: list[Part], after: list[Part]) -> Iterator[tuple[Part, Part]]:
    """Pairs within two levels that belong together, then within what is nested in each pair."""
    by_name = {part.address.rpartition("/")[2]: part for part in after}
    pairs = [(part, by_name[name]) for part in before if (name := part.address.rpartition("/")[2]) in by_name]
    old, new = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    pairs += renamed([p for p in before if id(p) not in old], [p for p in after if id(p) not in new])
    for a, b in pairs:
        yield a, b
        for inner_a, inner_b in zip(a.inner, b.inner, strict=False):
            yield from match_levels(inner_a, inner_b)


def renamed(before: list[Part], after: list[Part]) -> list[tuple[Part, Part]]:
    """Pairs of steps whose content is the same or nearly, best ones first.

    Read backwards the same pairs come out: of pairs that share as much, those first whose places add up to less,
    and two of these never want the same step.
    """
    old, new = [content(part) for part in before], [content(part) for part in after]
    are_few = len(before) * len(after) <= MOST_PAIRS
    scored = []
    for i, part in enumerate(before):
        for j, other in enumerate(after):
            if part.type == other.type and (are_few or old[i] == new[j]):
                share = shared(old[i], new[j])
                if share >= NEARLY:
                    scored.append((-share, i + j, i, j))
    pairs, taken_old, taken_new = [], set(), set()
    for _, _, i, j in sorted(scored):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((before[i], after[j]))
    return pairs


def shared(before: Counter[tuple[str, str]], after: Counter[tuple[str, str]]) -> float:
    """How much of two contents is the same: 0 for nothing, 1 for all."""
    total = before.total() + after.total()
    return 2 * (before & after).total() / total if total else 1.0


def content(part: Part) -> Counter[tuple[str, str]]:
    """The words of a step and where they stand, without what every step has."""
    found: Counter[tuple[str, str]] = Counter()
    own = {key: value for key, value in part.inputs.items() if key not in COMMON}
    trees = (("inputs", own), ("outputs", part.outputs), ("select", part.select), ("next", part.next))
    for root, tree in (*trees, ("rest", part.rest)):
        found.update(leaves(root, tree))
    return found


def leaves(path: str, tree: Any) -> Iterator[tuple[str, str]]:
    """The words of all texts in a tree, each with the name of its member."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(key, value)
    elif isinstance(tree, list):
        for value in tree:
            yield from leaves(path, value)
    elif isinstance(tree, str):
        for word in re.findall(r"\w+", tree):
            yield path, word
    elif tree is not None:
        yield path, repr(tree)
