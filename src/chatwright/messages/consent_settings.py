"""The settings of consent as JSON: as they are kept, and as the API shows and takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from chatwright.messages.consent import LONGEST_WORD, ConsentSettings, OwnWords, folded
from chatwright.messages.consent_words import EVERYWHERE_START, EVERYWHERE_STOP, WORDS
from chatwright.messages.limits import TEXT

MOST_WORDS = 50
LISTS = {
    "stop": ("stop_added", "stop_removed"),
    "start": ("start_added", "start_removed"),
}


class BadSettings(ValueError):
    """The settings cannot be taken; the message says what is wrong, and where."""


def read_settings(kept: str | None) -> ConsentSettings:
    """The settings as they were kept; None for those that are built in."""
    return ConsentSettings() if kept is None else msgspec.json.decode(kept, type=ConsentSettings)


def dump_settings(settings: ConsentSettings) -> str:
    """The settings as they are kept."""
    return msgspec.json.encode(settings).decode()


def show_settings(settings: ConsentSettings) -> dict[str, Any]:
    """The settings with everything that is built in: `languages` has each language, English first."""
    return {
        "enabled": settings.enabled,
        "scope": settings.scope,
        "confirms": settings.confirms,
        "journeyId": settings.journey_id,
        "language": settings.language,
        "everywhere": {"stop": list(EVERYWHERE_STOP), "start": list(EVERYWHERE_START)},
        "languages": [show_language(settings, language) for language in WORDS],
    }


def show_language(settings: ConsentSettings, language: str) -> dict[str, Any]:
    """One language: the words that are built in, added and removed, and the texts that confirm."""
    ours, own = WORDS[language], settings.own.get(language, OwnWords())
    return {
        "language": language,
        "stop": {"builtIn": ours.stop, "added": [*own.stop_added], "removed": [*own.stop_removed]},
        "start": {"builtIn": ours.start, "added": [*own.start_added], "removed": [*own.start_removed]},
        "stopped": {"text": own.stopped, "builtIn": ours.stopped},
        "started": {"text": own.started, "builtIn": ours.started},
    }


def take_settings(body: Mapping[str, Any]) -> ConsentSettings:
    """Settings as the API is given them; a language that is missing is as built in. Raises BadSettings."""
    given = body.get("languages", [])
    if not isinstance(given, list):
        raise BadSettings("languages: a list is required.")
    own: dict[str, OwnWords] = {}
    for number, entry in enumerate(given):
        where = f"languages[{number}]"
        if not isinstance(entry, Mapping):
            raise BadSettings(f"{where}: an object is required.")
        language = known_language(entry.get("language"), f"{where}.language")
        words = take_language(entry, where)
        if words != OwnWords():
            own[language] = words
    return ConsentSettings(
        enabled=flag(body, "enabled"),
        scope=scope_of(body.get("scope", "all"), "scope"),
        confirms=flag(body, "confirms"),
        journey_id=journey_of(body.get("journeyId")),
        language=known_language(body.get("language", "en"), "language"),
        own=own,
    )


def take_language(entry: Mapping[str, Any], where: str) -> OwnWords:
    """What an account changes in one language. Raises BadSettings."""
    lists: dict[str, tuple[str, ...]] = {}
    for name, fields in LISTS.items():
        given = entry.get(name) or {}
        if not isinstance(given, Mapping):
            raise BadSettings(f"{where}.{name}: an object is required.")
        for field, part in zip(fields, ("added", "removed"), strict=True):
            lists[field] = words_from(given.get(part) or [], f"{where}.{name}.{part}")
    return OwnWords(
        **lists,
        stopped=text_from(entry.get("stopped"), f"{where}.stopped"),
        started=text_from(entry.get("started"), f"{where}.started"),
    )


def words_from(given: Any, where: str) -> tuple[str, ...]:
    """Words, each once. Raises BadSettings."""
    if not isinstance(given, list) or len(given) > MOST_WORDS:
        raise BadSettings(f"{where}: a list of at most {MOST_WORDS} words is required.")
    words: dict[str, str] = {}
    for number, word in enumerate(given):
        if not isinstance(word, str) or not folded(word) or len(word) > LONGEST_WORD:
            raise BadSettings(
                f"{where}[{number}]: a word of 1 to {LONGEST_WORD} characters with a letter or digit is required."
            )
        words.setdefault(folded(word), word.strip())
    return tuple(words.values())


def text_from(given: Any, where: str) -> str | None:
    """A text that confirms; None for the one that is built in. Raises BadSettings."""
    value = given.get("text") if isinstance(given, Mapping) else given
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not value.strip() or len(value) > TEXT:
        raise BadSettings(f"{where}: a text of at most {TEXT} characters is required.")
    return value


def known_language(given: Any, where: str) -> str:
    """A language that has words. Raises BadSettings."""
    if given not in WORDS:
        raise BadSettings(f"{where}: must be one of {', '.join(WORDS)}.")
    return str(given)


def scope_of(given: Any, where: str) -> Any:
    """What an opt-out reaches. Raises BadSettings."""
    if given not in ("all", "marketing"):
        raise BadSettings(f"{where}: must be all or marketing.")
    return given


def flag(body: Mapping[str, Any], name: str) -> bool:
    """A claim, true when it is not given. Raises BadSettings."""
    value = body.get(name, True)
    if not isinstance(value, bool):
        raise BadSettings(f"{name}: must be true or false.")
    return value


def journey_of(given: Any) -> str | None:
    """The id of a journey. Raises BadSettings."""
    if given is None or given == "":
        return None
    try:
        return str(UUID(given))
    except (ValueError, TypeError, AttributeError):
        raise BadSettings("journeyId: the id of a journey is required, or null for none.") from None
