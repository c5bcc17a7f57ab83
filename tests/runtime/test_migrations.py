"""The migrations are one chain, so that a database can always be brought to the newest."""

from __future__ import annotations

import re

from tests.paths import ROOT

FILES = sorted((ROOT / "src/chatwright/store/migrations/versions").glob("[0-9]*.py"))


def test_each_migration_follows_the_one_before() -> None:
    before = None
    for number, path in enumerate(FILES, 1):
        text = path.read_text()
        named = dict(re.findall(r'^(revision|down_revision) = (?:"(\d+)"|None)', text, re.MULTILINE))
        assert named["revision"] == path.name[:4] == f"{number:04d}", path.name
        assert (named["down_revision"] or None) == before, path.name
        before = named["revision"]
    assert len(FILES) >= 20
