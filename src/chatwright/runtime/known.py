"""What is known of the person a turn talks with, read when a step asks for it.

The turn, which has touched nothing, is then thought out again. Most journeys never ask, and cost nothing.
"""

from __future__ import annotations

from typing import Any

from chatwright.contacts.person import Person
from chatwright.messages.addresses import recipient
from chatwright.runtime.directory import Account
from chatwright.runtime.effects import Reach
from chatwright.store import contact_answers as store


class NeedsContact(Exception):
    """The turn depends on what is known of a person, which is not read yet."""

    def __init__(self, address: str) -> None:
        super().__init__("what is known of a person")
        self.address = address


class KnownPeople:
    """The people whom a turn may ask for: that of its own conversation, else the one whom its data name."""

    def __init__(self, account: Account, reach: Reach) -> None:
        self._account = account
        self._reach = reach
        self._read: dict[str, Person] = {}

    def of(self, data: dict[str, Any]) -> Person:
        """Whom an instance with these data talks with. Raises NeedsContact."""
        address = self._reach.home_address or named(data)
        if address is None:
            return Person(known=self._account.attributes)
        if address not in self._read:
            raise NeedsContact(address)
        person = self._read[address]
        if person.id is None:
            # The very first message is only being written: what it tells of the person is what is known.
            person.fields.setdefault("name", profile_name(data))
        return person

    async def read(self, address: str) -> None:
        """Read what is known; nobody may be known by this address yet."""
        person = await store.read_person(self._reach.connection, self._account.id, address)
        person.known = self._account.attributes
        self._read[address] = person


def profile_name(data: dict[str, Any]) -> str | None:
    """The name that came with the message which began a journey."""
    payload = data.get("payload")
    user = payload.get("user") if isinstance(payload, dict) else None
    name = user.get("name") if isinstance(user, dict) else None
    return name if isinstance(name, str) else None


def named(data: dict[str, Any]) -> str | None:
    """The address of the person whom the event of a journey names."""
    payload = data.get("payload")
    user = payload.get("user") if isinstance(payload, dict) else data.get("user")
    return (recipient(user) or None) if isinstance(user, dict) else None
