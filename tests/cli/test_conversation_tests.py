"""`chatwright test`: which files are run, what is printed, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from chatwright.cli import main
from tests.engine.chat import say
from tests.paths import ROOT

HELLO = {"trigger": "inbound_chat_apps", "definition": {"name": "Hello", "steps": [say("hello", "Hi there")]}}
GOOD = (
    "journey: hello.json\ntests:\n  - name: Greets\n    chat:\n      - customer: hi\n      - business: Hi\n"
)
BAD = GOOD.replace("business: Hi", "business: Good morning").replace("Greets", "Is polite")


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(main, ["test", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hello.json").write_text(json.dumps(HELLO))
    (tmp_path / "good.test.yaml").write_text(GOOD)
    (tmp_path / "notes.yaml").write_text("not: a test")
    return tmp_path


def test_all_tests_of_a_folder_are_run(folder: Path) -> None:
    (folder / "deeper").mkdir()
    (folder / "deeper" / "more.test.yml").write_text(GOOD.replace("hello.json", "../hello.json"))
    done = run(folder, folder / "good.test.yaml")
    assert done.exit_code == 0
    assert done.stdout.count("✓ Greets") == 2
    assert done.stdout.endswith("2 passed, 0 failed\n")


def test_a_failing_test_prints_the_chat_and_the_place(folder: Path) -> None:
    (folder / "bad.test.yaml").write_text(BAD)
    done = run(folder)
    assert done.exit_code == 1
    told = [line.strip() for line in done.stdout.splitlines()]
    start = told.index("✗ Is polite")
    assert told[start + 1 : start + 5] == [
        "customer  hi",
        "business  Hi there",
        "> line 6: business: Good morning",
        "! The business says: Hi there",
    ]
    assert told[-1] == "1 passed, 1 failed"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("journey: gone.json\ntests:\n  - name: x\n    chat: []\n", "gone.json: No such file"),
        (
            "journey: notes.yaml\ntests:\n  - name: x\n    chat: []\n",
            "notes.yaml: The definition is not JSON",
        ),
        ("tests: 1", "line 1: tests: a list is required"),
    ],
)
def test_a_file_that_cannot_be_run_fails_with_words(folder: Path, text: str, words: str) -> None:
    (folder / "broken.test.yaml").write_text(text)
    done = run(folder)
    assert done.exit_code == 1
    assert words in done.stdout
    assert "1 passed, 1 failed" in done.stdout


def test_a_file_that_is_no_text_fails_with_words(folder: Path) -> None:
    (folder / "broken.test.yaml").write_bytes(b"\xff\xfe\x00")
    assert "not text in UTF-8" in run(folder).stdout


def test_a_folder_without_tests_is_a_mistake(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "no files named *.test.yaml" in done.stderr


def test_results_are_written_for_a_ci_server(folder: Path) -> None:
    (folder / "bad.test.yaml").write_text(BAD)
    (folder / "broken.test.yaml").write_text("tests: 1")
    report = folder / "report.xml"
    assert run(folder, "--junit", report).exit_code == 1
    suites = ElementTree.fromstring(report.read_text()).findall("testsuite")
    assert [(s.get("tests"), s.get("failures")) for s in suites] == [("1", "1"), ("1", "1"), ("1", "0")]
    failure = suites[0].find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == "The business says: Hi there"
    assert "> line 6" in (failure.text or "")
    assert suites[1].find("testcase/error") is not None


def test_the_examples_pass() -> None:
    done = run(ROOT / "docs" / "examples")
    assert done.exit_code == 0, done.stdout
