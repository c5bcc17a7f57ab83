"""A contact as the API tells it."""

from __future__ import annotations

from typing import Any

from chatwright.api.errors import moment
from chatwright.store.contacts import Contact


def told(contact: Contact) -> dict[str, Any]:
    """A contact as the API tells it."""
    return {
        "id": str(contact.id),
        "address": contact.address,
        "addresses": contact.addresses,
        "name": contact.name,
        "email": contact.email,
        "language": contact.language,
        "timeZone": contact.time_zone,
        "externalId": contact.external_id,
        "attributes": contact.attributes,
        "tags": contact.tags,
        "consent": {"optedOut": contact.opted_out is not None, "scope": contact.opted_out},
        "createdAt": moment(contact.created_at),
        "updatedAt": moment(contact.updated_at),
        "lastSeenAt": moment(contact.last_seen_at) if contact.last_seen_at else None,
    }
