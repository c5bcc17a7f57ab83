"""Reading what somebody wants to change of contacts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chatwright.api.errors import ApiError
from chatwright.contacts.attributes import Attribute
from chatwright.contacts.fields import read_field
from chatwright.contacts.values import BadValue, read_value
from chatwright.definitions.nearest import nearest
from chatwright.store.contact_changes import FIELDS, MOST_TAGS, Change

LONGEST_TAG = 60


def change_of(body: dict[str, Any], attributes: Mapping[str, Attribute]) -> Change:
    """The change that a body asks for. Raises ApiError 400."""
    change = Change()
    for name in FIELDS:
        if name in body:
            try:
                change.fields[name] = read_field(name, body[name])
            except BadValue as error:
                raise ApiError(400, f"{name}: {error}") from error
    given = body.get("attributes", {})
    if not isinstance(given, dict):
        raise ApiError(400, "attributes: must be an object.")
    for name, value in given.items():
        attribute = attributes.get(name)
        if attribute is None:
            near = nearest(name, attributes)
            hint = f" Did you mean {near}?" if near else " Add it to the attributes first."
            raise ApiError(400, f"attributes.{name[:60]}: there is no such attribute.{hint}")
        try:
            change.attributes[name] = None if value is None or value == "" else read_value(attribute, value)
        except BadValue as error:
            raise ApiError(400, f"attributes.{name}: {error}") from error
    if "tags" in body:
        change.tags = tags_of(body, "tags")
    return change


def tags_of(body: dict[str, Any], field: str) -> list[str]:
    """Tags of a body, each once. Raises ApiError 400."""
    given = body.get(field, [])
    if not isinstance(given, list) or not all(isinstance(tag, str) for tag in given):
        raise ApiError(400, f"{field}: a list of texts is required.")
    tags = list(dict.fromkeys(" ".join(tag.replace("\0", "").split()) for tag in given if tag.strip()))
    if len(tags) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in tags):
        raise ApiError(400, f"{field}: at most {MOST_TAGS} tags of at most {LONGEST_TAG} characters.")
    return tags
