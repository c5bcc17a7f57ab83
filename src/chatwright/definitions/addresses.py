"""Addresses: a name for each step that no other step of the definition has [A-DEF-6].

A step at the top has its id as address; one nested in the second inner array of `If` step `out` has
`out/1/<id>`. Ids may hold any character, so `/` and `~` in them are written `~1` and `~0`, as JSON Pointer does.
"""

from __future__ import annotations


def address_of(level: str, step_id: str) -> str:
    """The address of a step in a level: "" for the top, else `<address of the If>/<index of the array>`."""
    written = step_id.replace("~", "~0").replace("/", "~1")
    return f"{level}/{written}" if level else written


def step_id_of(address: str) -> str:
    """The id of the step at an address."""
    return address.rsplit("/", 1)[-1].replace("~1", "/").replace("~0", "~")


def level_of(address: str) -> str:
    """The level that a step stands in."""
    return address.rpartition("/")[0]


def holder_of(level: str) -> str:
    """The address of the `If` that holds a level; "" for the top, which nothing holds."""
    return level.rpartition("/")[0]
