"""What is known of one person, as a turn reads it: `contact` in expressions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chatwright.contacts.answers import FIELDS, Answered
from chatwright.contacts.attributes import Attribute


@dataclass(slots=True)
class Person:
    """A person; `id` is None when nobody is known. `known` is what the account keeps of people."""

    id: str | None = None
    address: str | None = None
    fields: dict[str, str | None] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    opted_out: str | None = None
    known: Mapping[str, Attribute] = field(default_factory=dict)

    @property
    def told(self) -> dict[str, Any]:
        """`contact` in expressions: attributes by their own names, beside what every contact has."""
        address = self.address
        return {
            **self.attributes,
            **{name: self.fields.get(name) for name in (*FIELDS, "externalId")},
            "id": self.id,
            "address": address,
            "phone": f"+{address}" if address and address.isdigit() else None,
            "tags": list(self.tags),
            "consent": {"optedOut": self.opted_out is not None, "scope": self.opted_out},
            "attributes": dict(self.attributes),
        }

    def with_answer(self, answered: Answered) -> Person:
        """The person as known once an answer is saved."""
        is_field = answered.name in FIELDS
        known = {**self.known, answered.name: answered.defines} if answered.defines else self.known
        return Person(
            self.id,
            self.address,
            {**self.fields, answered.name: answered.value} if is_field else self.fields,
            self.attributes if is_field else {**self.attributes, answered.name: answered.value},
            list(dict.fromkeys([*self.tags, *answered.tags])),
            self.opted_out,
            known,
        )

    def value(self, name: str) -> Any:
        """What is known under a name."""
        return self.fields.get(name) if name in FIELDS else self.attributes.get(name)
