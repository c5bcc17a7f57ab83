"""The life of a template: what a review, a rating or the time makes of it, and who is told (messaging.md 6.2).

Every function takes what a template is now and gives what it is then; `changes_between` says what of that is news.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from chatwright.messages.templates import APPROVED, DISABLED, PAUSED, PENDING, REJECTED

QUALITIES = ("GREEN", "YELLOW", "RED", "UNKNOWN")
PAUSES = (("FIRST_PAUSE", timedelta(hours=3)), ("SECOND_PAUSE", timedelta(hours=6)))
"""How long a template rests each time that it is rated RED; the next time it is disabled for good [R-TPL-PAUSE]."""
PACED = "RATE_LIMITING_PAUSE"
NOTICE = timedelta(days=7)
"""After how long a flagged template is disabled, unless somebody says when."""
REASONS = (
    "ABUSIVE_CONTENT",
    "INCORRECT_CATEGORY",
    "INVALID_FORMAT",
    "SCAM",
    "PROMOTIONAL",
    "TAG_CONTENT_MISMATCH",
)
TOLD = {
    "FIRST_PAUSE": "Its quality is low. It is paused for 3 hours and lifts itself.",
    "SECOND_PAUSE": "Its quality is low again. It is paused for 6 hours and lifts itself.",
    PACED: "It is paused while feedback is gathered, until somebody lifts the pause.",
    "UNPAUSE": "It can be sent again.",
    "DISABLED": "It is disabled for good: its quality stayed low, or it was flagged.",
}
EDITS_A_DAY, EDITS_A_MONTH = 1, 10
"""How often an approved template may be edited in 24 hours and in 30 days; others as often as one likes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What may change about a template after it was registered.

    `pause` is the title of its pause; `changes_at` is when a pause lifts itself or a flagged template is disabled.
    """

    status: str
    category: str
    reason: str | None = None
    recommendation: str | None = None
    quality: str = "UNKNOWN"
    previous_category: str | None = None
    pauses: int = 0
    pause: str | None = None
    changes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a review decides; `category` when it is another one than was asked for."""

    status: str
    reason: str | None = None
    recommendation: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is news: the webhook's event type and `meta`, and a line of the template's history."""

    kind: str
    event_type: str
    meta: dict[str, Any]
    now: str
    previous: str | None
    reason: str | None = None


def reviewed(life: Life, verdict: Verdict, at: datetime, disable_at: datetime | None = None) -> Life:
    """What a review makes of a template, whatever it was before."""
    category = verdict.category or life.category
    return replace(
        life,
        status=verdict.status,
        reason=verdict.reason,
        recommendation=verdict.recommendation,
        category=category,
        previous_category=life.category if category != life.category else life.previous_category,
        pause=PACED if verdict.status == PAUSED else None,
        changes_at=(disable_at or at + NOTICE) if verdict.status == "FLAGGED" else None,
    )


def rated(life: Life, score: str, at: datetime) -> Life:
    """What a quality rating makes of a template: RED pauses it, and the third time disables it."""
    life = replace(life, quality=score)
    if score != "RED" or life.status != APPROVED:
        return life
    if life.pauses >= len(PAUSES):
        return replace(life, status=DISABLED, pause="DISABLED", changes_at=None)
    title, length = PAUSES[life.pauses]
    return replace(life, status=PAUSED, pauses=life.pauses + 1, pause=title, changes_at=at + length)


def by_time(life: Life) -> Life:
    """What becomes of a template at its `changes_at`: a quality pause lifts, a flagged one is disabled."""
    match life.status:
        case "PAUSED":
            return replace(life, status=APPROVED, pause=None, changes_at=None)
        case "FLAGGED":
            return replace(life, status=DISABLED, pause="DISABLED", changes_at=None)
        case _:
            return replace(life, changes_at=None)


def resubmitted(life: Life, category: str, status: str = PENDING) -> Life:
    """A template that goes into review again, edited or by an appeal."""
    return replace(
        life, status=status, category=category, reason=None, recommendation=None, pause=None, changes_at=None
    )


def may_edit(life: Life, edits: list[datetime], at: datetime) -> str | None:
    """Why a template cannot be edited now, in words; None when it can."""
    if life.status not in (APPROVED, REJECTED, PAUSED):
        return f"A template that is {life.status} cannot be edited."
    if life.status != APPROVED:
        return None
    if sum(edit > at - timedelta(hours=24) for edit in edits) >= EDITS_A_DAY:
        return "An approved template can be edited once in 24 hours."
    if sum(edit > at - timedelta(days=30) for edit in edits) >= EDITS_A_MONTH:
        return "An approved template can be edited 10 times in 30 days."
    return None


def changes_between(before: Life | None, after: Life) -> Iterator[Change]:
    """What is news, in the order in which it is told: category, quality, status."""
    if before is not None and before.category != after.category:
        meta = {"previousCategory": before.category, "newCategory": after.category}
        yield Change("category", "template_category_update", meta, after.category, before.category)
    if before is not None and before.quality != after.quality:
        meta = {"previousQualityScore": before.quality, "newQualityScore": after.quality}
        yield Change("quality", "template_quality_update", meta, after.quality, before.quality)
    if before is None or before.status != after.status or before.reason != after.reason:
        yield Change(
            "status",
            "template_status_update",
            status_meta(before, after),
            after.status,
            before.status if before else None,
            after.reason,
        )


def status_meta(before: Life | None, after: Life) -> dict[str, Any]:
    """`meta` of a change of status (section 10.6)."""
    meta: dict[str, Any] = {"status": after.status, "reason": after.reason or "NONE"}
    if after.status == "FLAGGED" and after.changes_at is not None:
        meta["disableInfo"] = {"disableDate": after.changes_at.strftime("%Y-%m-%dT%H:%M:%SZ")}
    title = after.pause
    if before is not None and before.status == PAUSED and after.status == APPROVED:
        title = "UNPAUSE"
    if title is not None:
        meta["otherInfo"] = {"title": title, "description": TOLD[title]}
    return meta


def event(
    change: Change,
    *,
    event_id: str,
    timestamp: str,
    account_id: str,
    business_account_id: str,
    template_id: int,
    name: str,
    language: str,
) -> dict[str, Any]:
    """The body of the webhook that tells of a change (section 10.6)."""
    return {
        "eventId": event_id,
        "timestamp": timestamp,
        "provider": "WhatsApp",
        "businessAccountId": business_account_id,
        "accountId": account_id,
        "eventType": change.event_type,
        "eventDetails": {
            "templateId": template_id,
            "templateName": name,
            "templateLanguage": language,
            "meta": change.meta,
        },
    }
