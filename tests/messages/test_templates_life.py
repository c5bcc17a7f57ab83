"""The life of a template: reviews, ratings, pauses that lift themselves, and the events that tell of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from chatwright.messages.templates_life import (
    Life,
    Verdict,
    by_time,
    changes_between,
    event,
    may_edit,
    rated,
    reviewed,
)
from tests.paths import SHARED

NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)
GOOD = Life(status="APPROVED", category="UTILITY")
WEBHOOKS = SHARED / "data/messages/webhook"


def told(before: Life | None, after: Life) -> list[tuple[str, object]]:
    return [(change.event_type, change.meta) for change in changes_between(before, after)]


def test_red_pauses_for_3_hours_then_for_6_then_disables_for_good() -> None:
    """[R-TPL-PAUSE]"""
    life, lengths, titles = GOOD, [], []
    for _ in range(2):
        life = rated(life, "RED", NOON)
        assert life.status == "PAUSED"
        assert life.changes_at is not None
        lengths.append(life.changes_at - NOON)
        titles.append(life.pause)
        life = by_time(life)
        assert (life.status, life.changes_at, life.pause) == ("APPROVED", None, None)
    assert lengths == [timedelta(hours=3), timedelta(hours=6)]
    assert titles == ["FIRST_PAUSE", "SECOND_PAUSE"]
    life = rated(life, "RED", NOON)
    assert (life.status, life.pause, life.changes_at) == ("DISABLED", "DISABLED", None)


@pytest.mark.parametrize("score", ["GREEN", "YELLOW", "UNKNOWN"])
def test_other_ratings_pause_nothing(score: str) -> None:
    assert rated(GOOD, score, NOON).status == "APPROVED"


def test_what_is_not_approved_is_not_paused() -> None:
    life = rated(Life(status="REJECTED", category="UTILITY"), "RED", NOON)
    assert (life.status, life.quality) == ("REJECTED", "RED")


def test_a_pause_by_hand_waits_for_somebody_to_lift_it() -> None:
    paused = reviewed(GOOD, Verdict("PAUSED"), NOON)
    assert (paused.pause, paused.changes_at) == ("RATE_LIMITING_PAUSE", None)
    lifted = reviewed(paused, Verdict("APPROVED"), NOON)
    ((_, meta),) = told(paused, lifted)
    assert isinstance(meta, dict)
    assert meta["otherInfo"]["title"] == "UNPAUSE"


def test_a_flagged_template_is_disabled_at_its_date() -> None:
    flagged = reviewed(GOOD, Verdict("FLAGGED"), NOON)
    assert told(GOOD, flagged) == [
        (
            "template_status_update",
            {
                "status": "FLAGGED",
                "reason": "NONE",
                "disableInfo": {"disableDate": "2026-02-07T12:00:00Z"},
            },
        )
    ]
    assert by_time(flagged).status == "DISABLED"


def test_another_category_is_told_before_the_approval() -> None:
    pending = Life(status="PENDING", category="UTILITY")
    after = reviewed(pending, Verdict("APPROVED", category="MARKETING"), NOON)
    assert (after.category, after.previous_category) == ("MARKETING", "UTILITY")
    assert told(pending, after) == [
        ("template_category_update", {"previousCategory": "UTILITY", "newCategory": "MARKETING"}),
        ("template_status_update", {"status": "APPROVED", "reason": "NONE"}),
    ]


def test_nothing_new_is_nothing_told() -> None:
    assert told(GOOD, GOOD) == []


@pytest.mark.parametrize(
    ("stem", "before", "after"),
    [
        ("027", Life(status="PENDING", category="UTILITY"), Verdict("REJECTED", "INCORRECT_CATEGORY")),
        ("051", Life(status="PENDING", category="UTILITY"), Verdict("APPROVED")),
        ("050", GOOD, Verdict("APPROVED", category="MARKETING")),
        ("028", GOOD, "GREEN"),
    ],
)
def test_events_are_as_published(stem: str, before: Life, after: Verdict | str) -> None:
    """[R-CABM] Every published event of a template is told key for key."""
    (path,) = WEBHOOKS.glob(f"{stem}-*.json")
    published = json.loads(path.read_text())
    became = reviewed(before, after, NOON) if isinstance(after, Verdict) else rated(before, after, NOON)
    (change,) = changes_between(before, became)
    made = event(
        change,
        event_id=published["eventId"],
        timestamp=published["timestamp"],
        account_id=published["accountId"],
        business_account_id=published["businessAccountId"],
        template_id=1,
        name=published["eventDetails"]["templateName"],
        language=published["eventDetails"]["templateLanguage"],
    )
    made["eventDetails"]["templateId"] = published["eventDetails"]["templateId"]
    assert made == published


def test_an_approved_template_is_edited_once_a_day_and_ten_times_a_month() -> None:
    hours = timedelta(hours=1)
    assert may_edit(GOOD, [], NOON) is None
    assert "24 hours" in str(may_edit(GOOD, [NOON - 23 * hours], NOON))
    assert may_edit(GOOD, [NOON - 24 * hours], NOON) is None
    ten = [NOON - timedelta(days=day) for day in range(2, 12)]
    assert "30 days" in str(may_edit(GOOD, ten, NOON))
    assert may_edit(GOOD, ten[1:], NOON) is None
    assert may_edit(Life(status="REJECTED", category="UTILITY"), [NOON] * 20, NOON) is None
    assert "PENDING" in str(may_edit(Life(status="PENDING", category="UTILITY"), [], NOON))
