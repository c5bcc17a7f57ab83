"""What a message means for consent: whether its whole text is a word to opt out or in again [R-OPT-1, R-OPT-2].

Everything here is worked out from the message in memory. A word counts when it is the whole message, whatever its
case, its accents as composed or not, and the punctuation around it: `Stop!` counts, `Where is the bus stop?` does
not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any, Literal, NamedTuple

import phonenumbers

from chatwright.messages.addresses import is_bsuid
from chatwright.messages.consent_words import (
    EVERYWHERE_START,
    EVERYWHERE_STOP,
    LANGUAGE_OF_COUNTRY,
    WORDS,
)
from chatwright.messages.window import TEMPLATE

Scope = Literal["marketing", "all"]
"""What somebody opted out of: of marketing templates, or of all templates."""

LONGEST_WORD = 60
"""A longer message is no word; it is not looked at."""
BLACKLISTED = (15, "Invalid destination or blacklisted")
MARKETING_STOPPED = {
    "8x8": (1051, "User has stopped marketing messages"),
    "whatsapp_cloud": (131050, "User has stopped marketing messages"),
}
"""Codes of the receipt for what an opt-out holds back (messaging.md sections 8 and 9.2, DR 15 and 1051)."""
TOO_MUCH_MARKETING = (
    1024,
    "This person got as many marketing messages as WhatsApp allows; not again for 24 hours",
)
"""The receipt for what is held back after WhatsApp has refused a marketing template (DR 1024, Meta's 131049)."""
MARKETING_RESTS = timedelta(hours=24)
"""How long then (messaging.md sections 8 and 9.4)."""


class Choice(StrEnum):
    """What a person asks for."""

    STOP = "stop"
    START = "start"


class Heard(NamedTuple):
    """A word that was heard: what it asks for, as it was written, and the languages that it belongs to."""

    choice: Choice
    wording: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What an account changed in one language: words added and removed, and texts of its own (None: ours)."""

    stop_added: tuple[str, ...] = ()
    stop_removed: tuple[str, ...] = ()
    start_added: tuple[str, ...] = ()
    start_removed: tuple[str, ...] = ()
    stopped: str | None = None
    started: str | None = None


@dataclass(frozen=True, slots=True)
class ConsentSettings:
    """How an account hears its customers' words.

    `scope` is what a word to stop means. `confirms`: whether Chatwright answers; the journey `journey_id` answers
    instead if there is one. `language` is spoken to those whose language cannot be told.
    """

    enabled: bool = True
    scope: Scope = "all"
    confirms: bool = True
    journey_id: str | None = None
    language: str = "en"
    own: Mapping[str, OwnWords] = field(default_factory=dict)

    def words(self, language: str, choice: Choice) -> list[str]:
        """The words of a language that are heard. STOP and START cannot be removed."""
        ours, own = WORDS[language], self.own.get(language, OwnWords())
        if choice is Choice.STOP:
            everywhere, built_in, added, removed = (
                EVERYWHERE_STOP,
                ours.stop,
                own.stop_added,
                own.stop_removed,
            )
        else:
            everywhere, built_in, added, removed = (
                EVERYWHERE_START,
                ours.start,
                own.start_added,
                own.start_removed,
            )
        gone = {folded(word) for word in removed}
        return [*everywhere, *(word for word in (*built_in, *added) if folded(word) not in gone)]

    def text(self, language: str, choice: Choice) -> str:
        """What confirms a choice."""
        ours, own = WORDS[language], self.own.get(language, OwnWords())
        if choice is Choice.STOP:
            return own.stopped or ours.stopped
        return own.started or ours.started


class Ear:
    """The settings of an account, made ready so that a message costs a look into a dictionary."""

    __slots__ = ("_meanings", "settings")

    def __init__(self, settings: ConsentSettings) -> None:
        self.settings = settings
        meanings: dict[str, tuple[Choice, list[str]]] = {}
        for choice in (Choice.START, Choice.STOP):
            for language in WORDS:
                for word in settings.words(language, choice):
                    # A word that is on both lists asks to stop: that is the safe reading.
                    known = meanings.setdefault(folded(word), (choice, []))
                    if known[0] is not choice:
                        known = meanings[folded(word)] = (choice, [])
                    known[1].append(language)
        meanings.pop("", None)
        self._meanings = meanings

    def hears(self, content: Mapping[str, Any]) -> Heard | None:
        """The word that a message's content is, if it is one."""
        if not self.settings.enabled:
            return None
        for text in words_of(content):
            found = self._meanings.get(folded(text)) if len(text) <= LONGEST_WORD else None
            if found is not None:
                return Heard(found[0], text.strip(), tuple(found[1]))
        return None

    def answer(self, heard: Heard, address: str) -> str:
        """What confirms the choice, in the person's language [R-OPT-3].

        That is the language of the word. A word of several languages is answered in that of the phone number's
        country, else in the account's, as far as it is one of them.
        """
        language = language_of(heard.languages, address, self.settings.language)
        return self.settings.text(language, heard.choice)


def folded(text: str) -> str:
    """A text without what makes no difference: case, width, composition, spaces and punctuation around it."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(SAME.get(char, char) for char in plain)
    start, end = 0, len(plain)
    while start < end and is_around(plain[start]):
        start += 1
    while end > start and is_around(plain[end - 1]):
        end -= 1
    return " ".join(plain[start:end].split())


SAME = {
    "ı": "i",
    "\u0307": "",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "\u0640": "",
    **{chr(mark): "" for mark in range(0x064B, 0x0653)},
    "_": " ",
    "’": "'",
}
"""Letters that people write for each other: dotted and dotless i, alef with and without hamza, vowel marks."""


def is_around(char: str) -> bool:
    """Whether a character may stand around a word: spaces, punctuation, emoji, marks of direction."""
    kind = unicodedata.category(char)
    return kind[0] in "PZC" or kind in ("So", "Sk") or char == "\ufe0f"


def words_of(content: Mapping[str, Any]) -> Iterator[str]:
    """The texts of a message that may be a word: the payload of a quick reply, what was written, what was tapped."""
    for name in ("payload", "text"):
        value = content.get(name)
        if isinstance(value, str):
            yield value
    interactive = content.get("interactive")
    if isinstance(interactive, Mapping):
        for tap in ("button_reply", "list_reply"):
            reply = interactive.get(tap)
            if isinstance(reply, Mapping) and isinstance(reply.get("title"), str):
                yield reply["title"]


def language_of(candidates: Sequence[str], address: str, fallback: str) -> str:
    """The language to answer in, among those that a word belongs to."""
    if len(candidates) == 1:
        return candidates[0]
    country = country_of(address)
    for language in (LANGUAGE_OF_COUNTRY.get(country or "", ""), fallback, "en"):
        if language in candidates:
            return language
    return candidates[0] if candidates else fallback


def country_of(address: str) -> str | None:
    """The two letters of the country that an address belongs to."""
    if is_bsuid(address):
        return address[:2]
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse("+" + address))
    except phonenumbers.NumberParseException:
        return None


def holds_back(scope: str | None, message_type: str, category: str | None) -> Scope | None:
    """What an opt-out of `scope` holds a message back as; None to let it go on [R-OPT-4].

    Templates of marketing always; with scope `all` every template. Everything else can only be sent in an open
    window, and is thus a reply to the person's own message. A template whose category is not known counts as
    marketing.
    """
    if scope is None or message_type.lower() != TEMPLATE:
        return None
    if scope == "all":
        return "all"
    return "marketing" if is_marketing(message_type, category) else None


def is_marketing(message_type: str, category: str | None) -> bool:
    """Whether a message is a marketing template; one whose category is not known counts as such."""
    return message_type.lower() == TEMPLATE and (category is None or category.upper() == "MARKETING")


def held_back_error(provider: str, held_back: Scope) -> tuple[int, str]:
    """Code and text of the receipt for a message that an opt-out holds back."""
    if held_back == "all":
        return BLACKLISTED
    return MARKETING_STOPPED.get(provider, MARKETING_STOPPED["8x8"])
