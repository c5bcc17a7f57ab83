"""The templates of the demo keep WhatsApp's rules."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from chatwright.messages.templates_check import check_template

TEMPLATES = json.loads((files("chatwright.demo") / "templates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template["name"])
def test_each_would_be_taken(template: dict[str, object]) -> None:
    assert check_template(template) == []
