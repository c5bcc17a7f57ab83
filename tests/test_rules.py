"""Each rule and limit that the references number is carried by a test: `[R-…]`, `[A-…]`, and `L01` to `L38`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.paths import ROOT, SHARED

MENTION = re.compile(r"\b([RA](?:-[A-Z0-9]+)+)(?:\.\.(\d+))?")
LIMIT = re.compile(r"\bL\d\d\b")


def mentioned(text: str) -> Iterator[str]:
    """The tags in a text; `R-DR-1..6` stands for six."""
    for tag, last in MENTION.findall(text):
        stem, _, first = tag.rpartition("-")
        if last and first.isdigit():
            yield from (f"{stem}-{number}" for number in range(int(first), int(last) + 1))
        else:
            yield tag
    yield from LIMIT.findall(text)


def numbered_in(name: str) -> set[str]:
    """The tags that a reference gives: those in brackets, and the limits of its table."""
    text = (SHARED / "spec" / name).read_text()
    in_brackets = " ".join(re.findall(r"\[([RA]-[A-Z0-9.-]+)\]", text))
    in_table = " ".join(re.findall(r"^\| (L\d\d) \|", text, re.MULTILINE))
    return {tag for tag in mentioned(f"{in_brackets} {in_table}") if tag != "A-Z"}


def carried() -> set[str]:
    """The tags that tests carry, in their texts or in their names: `test_l06_r_btn_4_r_btn_5_…`."""
    found: set[str] = set()
    for path in (ROOT / "tests").rglob("*.py"):
        if path.name == "test_rules.py" and path.parent.name == "tests":
            continue
        text = path.read_text()
        found |= set(mentioned(text))
        for name in re.findall(r"def test(_\w+)", text):
            words = name.strip("_").upper().split("_")
            found |= {
                "-".join(words[start:end])
                for start in range(len(words))
                for end in range(start + 1, min(start + 5, len(words)) + 1)
            }
    return found


@pytest.mark.parametrize(("name", "at_least"), [("messaging.md", 130), ("automation.md", 33)])
def test_every_rule_of_the_references_has_a_test_that_carries_its_tag(name: str, at_least: int) -> None:
    rules = numbered_in(name)
    assert len(rules) >= at_least
    assert sorted(rules - carried()) == []
