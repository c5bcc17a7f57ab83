"""Consent: opt-outs, their log, and the settings of words and texts."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

Scope = Literal["marketing", "all"]
Source = Literal["word", "button", "whatsapp", "by_hand", "blacklist", "import", "simulator", "receipt"]


class OptOut(TypedDict):
    """Somebody who opted out: of what, since when, and how we know."""

    address: str
    bsuid: str | None
    name: str | None
    scope: Scope
    since: str
    source: Source
    wording: str
    toldBy: str | None


class OptOutPage(TypedDict):
    """Some of those who opted out; `next` is the `before` of the page that follows, `total` counts all."""

    optOuts: list[OptOut]
    total: int
    next: int | None


class AddOptOut(TypedDict):
    """Somebody to opt out by hand, and why."""

    address: str
    reason: str
    scope: NotRequired[Scope]


class LiftOptOut(TypedDict):
    """Why somebody is opted in again by hand."""

    reason: str


class ConsentEntry(TypedDict):
    """A choice as it was told; `changed` is false when it had been made before."""

    id: int
    address: str
    choice: Literal["stop", "start"]
    scope: Scope
    source: Source
    wording: str
    toldBy: str | None
    umid: str | None
    changed: bool
    at: str


class ConsentLog(TypedDict):
    """Some of the log; `next` is the `before` of the page that follows."""

    entries: list[ConsentEntry]
    next: int | None


class ImportOptOuts(TypedDict):
    """A list to import, as CSV."""

    text: str


class WrongLine(TypedDict):
    """A line whose first cell is no phone number."""

    line: int
    text: str


class ImportedOptOuts(TypedDict):
    """What became of a list."""

    added: int
    known: int
    wrong: list[WrongLine]


class ExportedOptOuts(TypedDict):
    """Everybody who opted out, as CSV."""

    text: str


class WordList(TypedDict):
    """Words of one language: those that are built in, added, and removed of the former."""

    builtIn: list[str]
    added: list[str]
    removed: list[str]


class ConfirmationText(TypedDict):
    """The text that confirms; `text` is null while the one that is built in is used."""

    text: str | None
    builtIn: str


class ConsentLanguage(TypedDict):
    """What is heard and said in one language."""

    language: str
    stop: WordList
    start: WordList
    stopped: ConfirmationText
    started: ConfirmationText


class EveryLanguage(TypedDict):
    """Words that are understood in every language and cannot be removed."""

    stop: list[str]
    start: list[str]


class ConsentSettings(TypedDict):
    """How the words of customers are heard and answered."""

    enabled: bool
    scope: Scope
    confirms: bool
    journeyId: str | None
    language: str
    everywhere: EveryLanguage
    languages: list[ConsentLanguage]


class ChangedWords(TypedDict):
    """What an account changes of a language's words."""

    added: NotRequired[list[str]]
    removed: NotRequired[list[str]]


class ChangedLanguage(TypedDict):
    """What an account changes in one language; null texts are those that are built in."""

    language: str
    stop: NotRequired[ChangedWords]
    start: NotRequired[ChangedWords]
    stopped: NotRequired[str | None]
    started: NotRequired[str | None]


class SetConsent(TypedDict):
    """The settings to keep; languages that are missing are as built in."""

    enabled: NotRequired[bool]
    scope: NotRequired[Scope]
    confirms: NotRequired[bool]
    journeyId: NotRequired[str | None]
    language: NotRequired[str]
    languages: NotRequired[list[ChangedLanguage]]
