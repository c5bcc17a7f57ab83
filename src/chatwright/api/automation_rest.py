"""The Automation API: triggers, the function library, usage (automation.md section 6)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request, Response

from chatwright.api.auth import OfAccount, json_object
from chatwright.expressions.library import FUNCTIONS
from chatwright.expressions.timezones import list_timezones
from chatwright.store import definitions as store

router = APIRouter(prefix="/api/v1/accounts/{accountId}", tags=["Automation"])


@router.post("/triggers/http_request", operation_id="http_request_trigger")
async def trigger(caller: OfAccount, request: Request, subAccountId: str | None = None) -> Response:  # noqa: N803
    """Start the definitions of the `http_request` trigger; 200 also when there are none."""
    body = await json_object(request)
    await request.app.state.runtime.trigger_http(caller.account_id, subAccountId or None, body)
    return Response(status_code=200)


@router.get("/steps/timezones", operation_id="get-timezones")
async def timezones(caller: OfAccount, contains: str | None = None) -> list[dict[str, str]]:
    """The time zones that expressions know [A-TZ-1]."""
    return list_timezones(contains)


@router.get("/steps/functions", operation_id="get-functions")
async def functions(caller: OfAccount) -> list[dict[str, Any]]:
    """The functions that expressions know."""
    return FUNCTIONS


@router.get("/usage", operation_id="get-usage")
async def usage(caller: OfAccount, request: Request) -> dict[str, Any]:
    """Instances started in this calendar month, in UTC. Nothing limits them."""
    now = datetime.now(UTC)
    months = {
        (year, month): count
        for year, month, count in await store.usage(request.app.state.pool, caller.account_id)
    }
    return {
        "accountId": caller.account_id,
        "allowedWorkflowCount": 2_147_483_647,
        "allowedOverage": True,
        "overagePrice": 0,
        "executedWorkflowCount": months.get((now.year, now.month), 0),
        "countStartedMonth": now.month,
        "countStartedYear": now.year,
    }


@router.get("/usage/history", operation_id="get-usage-history")
async def usage_history(caller: OfAccount, request: Request) -> list[dict[str, Any]]:
    """Instances started in each month, newest first."""
    return [
        {
            "id": f"{caller.account_id}-{year}-{month:02d}",
            "accountId": caller.account_id,
            "executedWorkflowCount": count,
            "month": month,
            "year": year,
        }
        for year, month, count in await store.usage(request.app.state.pool, caller.account_id)
    ]
