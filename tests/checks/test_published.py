"""What is said of the published definitions, of the gallery and of the examples: each is true, and of use."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatwright.checks import check_source
from tests.paths import ROOT, SHARED

DEFINITIONS = SHARED / "data" / "definitions"
GALLERY = ROOT / "src" / "chatwright" / "gallery" / "journeys"
TOLD: dict[str, list[tuple[str, str | None]]] = {
    "api-example-all-step-kinds": [
        ("unreachable", "step3"),
        ("placeholder", "step4"),
        ("name_unknown", "step5"),
        ("condition_missing", "step6"),
        ("id_hidden", "step9"),
        *[("target_missing", "step9")] * 5,
    ],
    "api-example-list-1-reply": [],
    "api-example-wait-then-message": [("target_missing", "step2")],
    "auto-reply-chat-apps": [],
    "auto-reply-sms": [],
    "getting-started-auto-reply": [],
    # A text that fits nothing, and two of three waits without an answer, end in silence; four requests may fail
    # and the customer is told that the meeting is booked.
    "google-calendar-chat-bot": [
        ("no_otherwise", "branch_8338"),
        ("no_reply_unhandled", "waitforreply_9196"),
        ("answer_unchecked", "httprequest_0590"),
        ("no_reply_unhandled", "waitforreply_3750"),
        ("no_otherwise", "branch_3014"),
        ("answer_unchecked", "httprequest_4260"),
        ("answer_unchecked", "httprequest_7087"),
        ("answer_unchecked", "httprequest_1190"),
    ],
    "menu-with-wait-for-reply": [("no_otherwise", "success")],
    "out-of-office-by-country": [],
    "whatsapp-survey": [("window_never_opened", "send_ca"), ("placeholder", "send_ca")],
}


def found_in(file: Path) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.step) for problem in check_source(file.read_bytes())]


@pytest.mark.parametrize("file", sorted(DEFINITIONS.glob("*.json")), ids=lambda file: file.stem)
def test_a_pol_1_published_definitions_have_no_errors_and_only_true_warnings(file: Path) -> None:
    problems = check_source(file.read_bytes())
    assert [problem for problem in problems if problem.level == "error"] == []
    assert found_in(file) == TOLD[file.stem]


@pytest.mark.parametrize("file", sorted(GALLERY.glob("*.json")), ids=lambda file: file.stem)
def test_ready_journeys_have_no_problems(file: Path) -> None:
    assert found_in(file) == []


def test_the_example_says_what_is_to_be_replaced() -> None:
    assert found_in(ROOT / "docs/examples/arrange-a-call.json") == [("placeholder", "ask_email")]
