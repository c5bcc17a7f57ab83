"""The history of a journey, and what differs between two of its versions."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict


class Version(TypedDict):
    """A published version in the history, with how many customers are on it."""

    version: int
    name: str
    status: str
    createdAt: str
    createdBy: str | None
    note: str | None
    running: int


class VersionPage(TypedDict):
    """A page of the history; `next` is what to give as `before` for the next one."""

    versions: list[Version]
    next: int | None


class VersionDetail(TypedDict):
    """A version with its definition and its drawing."""

    version: int
    name: str
    status: str
    createdAt: str
    createdBy: str | None
    note: str | None
    source: dict[str, Any]
    canvas: dict[str, Any]


class Note(TypedDict):
    """What a version has changed, in words."""

    note: str | None


class Noted(TypedDict):
    """The version that has this note now."""

    version: int
    note: str | None


class Side(TypedDict):
    """One side of a comparison: a version, a draft (which has no number), or a definition given whole."""

    version: int | None
    source: dict[str, Any]
    canvas: dict[str, Any]
    name: NotRequired[str]
    status: NotRequired[str]
    note: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    createdBy: NotRequired[str | None]
    revision: NotRequired[int]
    isChanged: NotRequired[bool]


class Word(TypedDict):
    """A piece of a text that was changed."""

    op: Literal["same", "added", "removed"]
    text: str


class Change(TypedDict):
    """One thing that is different."""

    what: Literal["added", "removed", "changed", "order", "link", "condition", "renamed", "moved"]
    path: str
    before: Any
    after: Any
    about: NotRequired[str]
    words: NotRequired[list[Word]]


class StepDiff(TypedDict):
    """A step on both sides; `before` and `after` are its addresses."""

    id: str
    state: Literal["added", "removed", "changed", "same"]
    before: str | None
    after: str | None
    changes: list[Change]


Comparison = TypedDict(
    "Comparison",
    {"from": Side, "to": Side, "isEmpty": bool, "journey": list[Change], "steps": list[StepDiff]},
)
Compare = TypedDict("Compare", {"from": "int | str | dict[str, Any]", "to": "int | str | dict[str, Any]"})
