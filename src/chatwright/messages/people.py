"""What only Meta sends: cards of people, and reactions (messaging.md sections 3.4 and 3.5).

{"type": "contacts", "content": {"contacts": [{"name": {"formatted_name": "Ann Lee", "first_name": "Ann"},
 "phones": [{"phone": "+6591234567", "type": "CELL"}]}]}}
{"type": "reaction", "content": {"reaction": {"message_id": "wamid.7", "emoji": "👍"}}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from chatwright.messages import limits
from chatwright.messages.emoji import is_emoji
from chatwright.messages.parts import object_of
from chatwright.messages.violations import Violation, missing, wrong

PARTS_OF_NAME = ("first_name", "last_name", "middle_name", "suffix", "prefix")
DETAILS = {"phones": "phone", "emails": "email", "addresses": "", "urls": "url"}
"""Lists of a card, and the field that each of their entries is there for."""
NOT_REACTED = (1015, "Parameter value is not valid")
"""The receipt of a reaction to a message that takes none (Meta's 131009)."""
BIRTHDAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def check_contacts(contacts: Any, at: str = "content.contacts") -> Iterator[Violation]:
    """One to 257 cards, each with a name."""
    if not isinstance(contacts, list) or not contacts:
        yield missing(at, "a list of at least one contact is required.", "L14")
        return
    if len(contacts) > limits.CONTACTS:
        yield wrong(at, f"{len(contacts)} contacts; WhatsApp allows at most {limits.CONTACTS}.", "L14")
    for index, contact in enumerate(contacts[: limits.CONTACTS]):
        yield from check_contact(contact, f"{at}[{index}]")


def check_contact(contact: Any, at: str) -> Iterator[Violation]:
    """A card: a full name and at least one of its parts; the rest as it likes."""
    if not isinstance(contact, dict):
        yield wrong(at, "an object with name is required.", "R-CON-1")
        return
    name = object_of(contact.get("name"))
    full = name.get("formatted_name")
    if not isinstance(full, str) or not full:
        yield missing(f"{at}.name.formatted_name", "a text is required.", "R-CON-1")
    elif not any(isinstance(name.get(part), str) and name[part] for part in PARTS_OF_NAME):
        said = f"one of {', '.join(PARTS_OF_NAME)} is required beside formatted_name."
        yield missing(f"{at}.name", said, "R-CON-2")
    for field, wanted in DETAILS.items():
        entries = contact.get(field)
        if entries is None:
            continue
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            yield wrong(f"{at}.{field}", "a list of objects is required.", "R-CON-1")
        elif wanted:
            for number, entry in enumerate(entries):
                if not isinstance(entry.get(wanted), str) or not entry[wanted]:
                    yield missing(f"{at}.{field}[{number}].{wanted}", "a text is required.", "R-CON-1")
    birthday = contact.get("birthday")
    if birthday is not None and not (isinstance(birthday, str) and BIRTHDAY.fullmatch(birthday)):
        yield wrong(f"{at}.birthday", "must be a date such as 1990-05-01.", "R-CON-1")


def can_be_reacted_to(direction: str, type_: str, age: timedelta) -> bool:
    """Whether a message takes a reaction: the customer's, no reaction itself, at most 30 days old [L16, R-REA-2]."""
    return direction == "inbound" and type_.lower() != "reaction" and age <= limits.REACTION_AGE


def check_reaction(reaction: Any, at: str = "content.reaction") -> Iterator[Violation]:
    """The message that is reacted to, and one emoji; an empty one takes the reaction back."""
    if not isinstance(reaction, dict):
        yield missing(at, "an object with message_id and emoji is required.", "R-REA-1")
        return
    target, emoji = reaction.get("message_id"), reaction.get("emoji")
    if not isinstance(target, str) or not target:
        yield missing(f"{at}.message_id", "the id of the customer's message is required.", "R-REA-1")
    if not isinstance(emoji, str):
        yield missing(f"{at}.emoji", "an emoji is required; an empty text removes it.", "R-REA-1")
    elif emoji and not is_emoji(emoji):
        yield wrong(f"{at}.emoji", "must be exactly one emoji.", "R-REA-1")
