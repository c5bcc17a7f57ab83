"""The simulator in the place of WhatsApp's reviewers: how it reviews, what it decides, how customers rate."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from fastapi import APIRouter, Request

from chatwright.api.auth import Authenticated, json_object
from chatwright.api.errors import ApiError, moment
from chatwright.api.template_homes import (
    MODES,
    Home,
    ReviewSettings,
    config_of,
    home_of,
    review_settings,
    simulated,
)
from chatwright.api.templates import native
from chatwright.messages.template_languages import NAMES
from chatwright.messages.templates import CATEGORIES, STATUSES
from chatwright.messages.templates_check import NAME
from chatwright.messages.templates_life import QUALITIES, REASONS, Life, Verdict, rated, reviewed
from chatwright.messages.templates_review import RULES
from chatwright.store import accounts
from chatwright.store import template_life as life
from chatwright.store import templates as store

router = APIRouter(tags=["Simulator"])
SIMULATOR = "/api/simulator/v1/subaccounts/{subAccountId}"


async def channel(request: Request, account_id: str, sub: str) -> Home:
    """The simulated channel of a subaccount. Raises ApiError 404 and 409."""
    return simulated(await home_of(request, account_id, sub))


@router.post(SIMULATOR + "/templates/{name}/review")
async def review(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    name: str,
) -> dict[str, Any]:
    """Decide as WhatsApp's reviewers would: any status, for one language or for all of the name."""
    home = await channel(request, caller.account_id, subAccountId)
    body = await json_object(request)
    status, reason = body.get("status"), body.get("reason")
    status = status.upper() if isinstance(status, str) else status
    if status not in STATUSES:
        raise ApiError(400, f"status: must be one of {', '.join(STATUSES)}.")
    if reason is not None and reason not in REASONS:
        raise ApiError(400, f"reason: must be one of {', '.join(REASONS)}.")
    category = body.get("category")
    if category is not None and category not in CATEGORIES:
        raise ApiError(400, f"category: must be one of {', '.join(CATEGORIES)}.")
    recommendation = body.get("recommendation")
    if recommendation is not None and not (isinstance(recommendation, str) and len(recommendation) <= 1000):
        raise ApiError(400, "recommendation: must be a text of at most 1000 characters.")
    if status == "REJECTED" and reason is None:
        reason = "INVALID_FORMAT"
    verdict = Verdict(status, reason, recommendation, category)
    disable_at = date_of(body.get("disableDate"))

    def decided(before: Life, now: datetime) -> Life:
        return reviewed(before, verdict, now, disable_at)

    return await change(request, home, name, body.get("language"), decided)


def date_of(value: Any) -> datetime | None:
    """When a flagged template is to be disabled. Raises ApiError."""
    if value is None:
        return None
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ApiError(400, "disableDate: a time such as 2026-01-31T12:00:00Z is required.") from None
    if at.tzinfo is None:
        raise ApiError(400, "disableDate: the time needs its zone, such as Z.")
    return at


@router.post(SIMULATOR + "/templates/{name}/quality")
async def rate(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    name: str,
) -> dict[str, Any]:
    """Rate a template as its readers would: RED pauses it for 3 hours, then for 6, then disables it [R-TPL-PAUSE]."""
    home = await channel(request, caller.account_id, subAccountId)
    body = await json_object(request)
    score = body.get("quality")
    if score not in QUALITIES:
        raise ApiError(400, f"quality: must be one of {', '.join(QUALITIES)}.")
    return await change(
        request, home, name, body.get("language"), lambda before, now: rated(before, score, now)
    )


async def change(request: Request, home: Home, name: str, language: Any, becomes: Any) -> dict[str, Any]:
    """Make something else of a template, or of all languages of a name. Raises ApiError 400 and 404."""
    if language is not None and language not in NAMES:
        raise ApiError(400, "language: WhatsApp does not know it.")
    changed: list[store.TemplateRow] = []
    if NAME.fullmatch(name):
        async with request.app.state.pool.acquire() as conn, conn.transaction():
            await life.advance(conn, home.account_id, home.sub, home.now)
            for row in await life.locked(conn, home.account_id, home.sub, name, language):
                after = becomes(row.life, home.now)
                changed.append(await life.apply(conn, home.account_id, home.sub, row, after, home.now))
    if not changed:
        raise ApiError(404, f"There is no template {name[:60]!r}.")
    request.app.state.runtime.live.publish(home.sub, "templates", {"subAccountId": home.sub})
    return {"templates": [native(row) for row in changed]}


@router.get(SIMULATOR + "/templates/{name}/{language}/states")
async def states(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    name: str,
    language: str,
) -> dict[str, Any]:
    """Every state, quality and category that a template has had."""
    home = await channel(request, caller.account_id, subAccountId)
    pool = request.app.state.pool
    known = NAME.fullmatch(name) and language in NAMES
    found = await store.states_of(pool, home.account_id, home.sub, name, language) if known else []
    if not found:
        raise ApiError(404, f"There is no template {name[:60]!r} in {language[:10]!r}.")
    return {
        "states": [
            {
                "kind": row.kind,
                "status": row.status,
                "previous": row.previous,
                "reason": row.reason,
                "at": moment(row.at),
            }
            for row in found
        ]
    }


@router.get(SIMULATOR + "/template-review")
async def read_settings(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """How templates are reviewed here, and by which rules."""
    home = await channel(request, caller.account_id, subAccountId)
    return told(await review_settings(request.app.state.pool, home))


def told(settings: ReviewSettings) -> dict[str, Any]:
    """The settings as the page reads them."""
    rules = [{"id": rule, "isOn": rule not in settings.without} for rule in RULES]
    return {"mode": settings.mode, "rules": rules}


@router.put(SIMULATOR + "/template-review")
async def write_settings(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """Choose a review by rules, by hand, or one that approves all; switch single rules off and on."""
    home = await channel(request, caller.account_id, subAccountId)
    body = await json_object(request)
    mode, off = body.get("mode", "automatic"), body.get("rulesOff", [])
    if mode not in MODES:
        raise ApiError(400, f"mode: must be one of {', '.join(MODES)}.")
    if not isinstance(off, list) or any(rule not in RULES for rule in off):
        raise ApiError(400, f"rulesOff: a list of rules among {', '.join(RULES)} is required.")
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        config = await config_of(conn, home)
        config |= {"templateReview": mode, "templateRulesOff": off}
        text = msgspec.json.encode(config).decode()
        await accounts.write_config(conn, home.account_id, home.sub, text)
    return told(ReviewSettings(mode, tuple(off)))
