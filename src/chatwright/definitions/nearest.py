"""Which of some names is meant by one that is none of them."""

from __future__ import annotations

from collections.abc import Iterable

FARTHEST = 3
"""More letters than this are never taken for a slip of the hand."""

NO_DIGITS = str.maketrans("", "", "0123456789")


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name that a slip of the hand made of `name`; None when none is like it."""
    small = name.lower()
    best, least = None, min(FARTHEST, max(1, len(small) // 3)) + 1
    for other in names:
        if other == name or abs(len(other) - len(small)) >= least:
            continue
        if other.translate(NO_DIGITS) == name.translate(NO_DIGITS):
            continue  # "step3" is not a slip for "step2".
        found = distance(small, other.lower(), least)
        if found < least:
            best, least = other, found
    return best


def distance(one: str, other: str, enough: int) -> int:
    """How many letters differ, are missing or changed places; `enough` when they are that many or more."""
    if one == other:
        return 0
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) >= enough:
            return enough
    return min(row[-1], enough)
