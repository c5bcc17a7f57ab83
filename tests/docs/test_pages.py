"""The documentation builds, leads nowhere wrong, loads nothing from elsewhere, and knows every setting."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path

import pytest
from prometheus_client.metrics import MetricWrapperBase as Collector

from chatwright import settings
from chatwright.definitions.model import StepType
from chatwright.expressions.library import FUNCTIONS
from chatwright.runtime import metrics
from tests.docs.pages import BLOCK, PAGES
from tests.paths import ROOT

LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ +(?P<text>.+)$", re.M)
LOADED = re.compile(
    r"<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)=[\"']?(?P<address>[^\"'\s>]+)", re.I
)
SETTING = re.compile(r"^\| `CHATWRIGHT_(?P<name>[A-Z_]+)` \| (?P<default>[^|]*) \|", re.M)


def anchor(heading: str) -> str:
    """The anchor that a heading gets."""
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_the_guide_builds_without_a_warning(site: Path) -> None:
    built = {page.relative_to(site).parent.as_posix() for page in site.rglob("index.html")}
    assert {"install", "settings", "guide/journeys", "adr"} <= built


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    for page in site.rglob("*.html"):
        for match in LOADED.finditer(page.read_text(encoding="utf-8")):
            address = html.unescape(match["address"])
            assert not re.match(r"(?:[a-z]+:)?//", address), f"{page.relative_to(site)} loads {address}"
    for style in site.rglob("*.css"):
        assert not re.search(r"url\([\"']?(?:https?:)?//", style.read_text(encoding="utf-8")), style.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for match in LINK.finditer(text):
        target, _, fragment = match["target"].partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        place = (page.parent / target).resolve() if target else page
        assert place.exists(), f"{page.relative_to(ROOT)} links to {target}"
        assert place.is_relative_to(ROOT), f"{page.relative_to(ROOT)} leads out of the repository: {target}"
        if fragment:
            headings = [
                anchor(found["text"]) for found in HEADING.finditer(place.read_text(encoding="utf-8"))
            ]
            assert fragment in headings, f"{page.relative_to(ROOT)}: {target} has no heading #{fragment}"


def test_the_table_of_settings_is_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rows = dict(SETTING.findall((ROOT / "docs" / "settings.md").read_text(encoding="utf-8")))
    assert list(rows) == list(settings.NAMES)
    monkeypatch.chdir(tmp_path)
    defaults = settings.read({})
    for name, field in (
        ("HOST", defaults.host),
        ("PORT", str(defaults.port)),
        ("ACCOUNT_ID", defaults.account_id),
        ("SUBACCOUNT_ID", defaults.sub_account_id),
        ("DEMO", "on" if defaults.demo else "off"),
        ("TIME_ZONE", defaults.time_zone),
        ("LOG_LEVEL", defaults.log_level),
        ("DATA_DIR", "./" + defaults.data_dir.relative_to(tmp_path).as_posix()),
    ):
        assert rows[name].strip().startswith(f"`{field}`"), f"CHATWRIGHT_{name}: the page says {rows[name]}"


def test_the_table_of_metrics_is_the_metrics() -> None:
    text = (ROOT / "docs" / "guide" / "running.md").read_text(encoding="utf-8")
    written = re.findall(r"^\| `(chatwright_\w+)` \|", text, re.M)
    declared = {
        family.name + ("_total" if family.type == "counter" else "")
        for collector in vars(metrics).values()
        if isinstance(collector, Collector)
        for family in collector.describe()
    }
    assert set(written) == declared
    named = re.findall(
        r"chatwright_[a-z_]+", (ROOT / "docs" / "guide" / "alarms.md").read_text(encoding="utf-8")
    )
    assert {name.removesuffix("_bucket") for name in named} <= declared


def test_the_tables_name_every_kind_of_step_and_every_function() -> None:
    journeys = (ROOT / "docs" / "guide" / "journeys.md").read_text(encoding="utf-8")
    assert [kind.value for kind in StepType if f"| `{kind.value}` |" not in journeys] == []
    expressions = (ROOT / "docs" / "guide" / "expressions.md").read_text(encoding="utf-8")
    assert [function["name"] for function in FUNCTIONS if f"`{function['name']}(" not in expressions] == []


def test_the_licence_is_complete() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
