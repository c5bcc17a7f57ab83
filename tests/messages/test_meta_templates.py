"""Templates go to Meta and come back in its list as they were registered (messaging.md sections 6.1 and 6.3)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chatwright.messages.meta_templates import create_to_meta, listed_from_meta
from chatwright.messages.templates import read_template
from tests.paths import SHARED

PUBLISHED = sorted((SHARED / "data" / "messages" / "template").glob("*template-create*.json"))


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_a_published_template_comes_back_as_it_was_registered(path: Any) -> None:
    registered = json.loads(path.read_text())
    meta = create_to_meta(registered)
    listed = listed_from_meta({**meta, "id": "1", "status": "APPROVED"})
    assert listed is not None
    again, template = read_template({**listed}), read_template(registered)
    assert (again.name, again.language, again.category) == (
        template.name,
        template.language,
        template.category,
    )
    assert [without_country(part) for part in again.components] == [
        without_country(part) for part in template.components
    ]


def without_country(part: Any) -> Any:
    """A component without the country of a phone button, which is in the number at Meta."""
    if isinstance(part, list):
        return [without_country(inner) for inner in part]
    if isinstance(part, dict):
        return {name: without_country(inner) for name, inner in part.items() if name != "country"}
    return part
