"""Every published request to send, as it is: taken, or refused for a reason that stands in the reference."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from chatwright.messages.envelope import check_envelope
from chatwright.messages.meta_outbound import to_meta
from chatwright.messages.meta_request import check_meta_request
from tests.paths import SHARED

NOW = datetime(2026, 11, 25, tzinfo=UTC)
SENDS = sorted((SHARED / "data" / "messages" / "send").glob("*.json"))
PLACEHOLDER = re.compile(
    r"\{\{[^{}]*(?:phone|msisdn)[^{}]*\}\}|<[^<>]*(?:phone|msisdn)[^<>]*>", re.IGNORECASE
)
NO_REQUESTS = ("fragment", "typing", "batch")
"""Parts of a request, requests of another kind, and those that hold requests."""
WITHOUT_USER = ("061-image-using-8x8-media-hosting.json",)
"""The sample shows the content alone."""


def numbered(path: Path) -> Any:
    """The request with a phone number in place of a placeholder for one."""
    return json.loads(PLACEHOLDER.sub("+6591234567", path.read_text(encoding="utf-8")))


def requests_in(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """The requests of a sample, with the entries of a batch over what they share."""
    body = numbered(path)
    if "batch" in path.name:
        shared = body.get("template") or {}
        return [(f"{path.name}-{n}", {**shared, **entry}) for n, entry in enumerate(body["messages"])]
    return [] if any(word in path.name for word in NO_REQUESTS) else [(path.name, body)]


REQUESTS = [request for path in SENDS for request in requests_in(path)]


@pytest.mark.parametrize(("name", "body"), REQUESTS, ids=[name for name, _ in REQUESTS])
def test_a_published_request_is_taken_by_8x8_s_rules_and_by_meta_s(name: str, body: dict[str, Any]) -> None:
    found = [(one.code, one.field) for one in check_envelope(body, "8x8", NOW)]
    assert found == ([(3001, "user")] if name in WITHOUT_USER else [])
    meta = to_meta(body["type"], body["content"], "6591234567")
    assert check_meta_request(meta) == []


def test_all_samples_are_seen() -> None:
    assert len(SENDS) > 60
    assert len(REQUESTS) > 60
    assert len([path for path in SENDS if any(word in path.name for word in NO_REQUESTS)]) < 8


@pytest.mark.parametrize("path", SENDS, ids=lambda path: path.name)
def test_a_placeholder_for_a_number_is_no_number(path: Path) -> None:
    body = json.loads(path.read_text(encoding="utf-8"))
    msisdn = (body.get("user") or {}).get("msisdn", "")
    found = [one.code for one in check_envelope(body, "8x8", NOW)]
    if "{{" in msisdn or "<" in msisdn:
        assert found == [3003]
    elif "user" in body:
        assert found == []
