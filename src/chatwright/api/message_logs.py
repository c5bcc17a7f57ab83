"""The messaging API: log exports and usage."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request, Response

from chatwright.api.auth import Authenticated, OfAccount, json_object
from chatwright.api.errors import ApiError, moment
from chatwright.api.messages import SubAccountId
from chatwright.api.sending import subaccount_of
from chatwright.api.subaccounts import channel_id
from chatwright.messages.addresses import is_bsuid, is_msisdn, normalise
from chatwright.messages.envelope import moment_of
from chatwright.messages.masking import country_of
from chatwright.store import exports as store
from chatwright.store.exports import Wanted

router = APIRouter(tags=["Messaging"])
EXPORTS = "/api/v1/subaccounts/{subAccountId}/messages/exports"

LAST_DAYS = timedelta(days=7)
PERIOD = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
FIRST_PERIOD = (2026, 2)
LOOK_BACK = 6
"""How many months back usage can be asked for."""
DIMENSIONS = ("subAccountId", "channel", "businessAccountId", "pricingCategory", "country")
PRICED_BY = {"channel", "businessAccountId", "pricingCategory", "country"}
"""The dimensions that a price depends on."""
INVALID_JOB = 4018


@router.post(EXPORTS, operation_id="start-log-export-job-1", status_code=202)
async def start_export(caller: Authenticated, request: Request, sub: SubAccountId) -> dict[str, str]:
    """Ask for the log of messages as CSV; a job writes it."""
    subaccount = await subaccount_of(request, caller, sub)
    body = await json_object(request) if await request.body() else {}
    now = datetime.now(UTC) + subaccount.clock_offset
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    begin = time_of(body, "from", today - LAST_DAYS)
    end = time_of(body, "to", now)
    if begin >= end:
        raise ApiError(400, "from: must be before to.", 1010)
    limit = body.get("limit", 0)
    if not isinstance(limit, int) or isinstance(limit, bool) or not 0 <= limit <= 2**31 - 1:
        raise ApiError(400, "limit: must be a number of messages, or 0 for all.", 1010)
    countries = body.get("countries") or []
    if (
        not isinstance(countries, list)
        or len(countries) > 300
        or not all(isinstance(one, str) and re.fullmatch("[A-Za-z]{2}", one) for one in countries)
    ):
        raise ApiError(400, "countries: must be a list of two-letter codes.", 1009)
    wanted = Wanted(begin, end, person_of(body), limit)
    job_id = await request.app.state.runtime.export(caller.account_id, sub, wanted, countries)
    return {"jobId": job_id}


def time_of(body: dict[str, Any], field: str, otherwise: datetime) -> datetime:
    """A day, or a time. Raises ApiError 400."""
    value = body.get(field)
    if value is None:
        return otherwise
    found = moment_of(value)
    if found is None and isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        found = moment_of(value + "T00:00:00Z")
    if found is None:
        raise ApiError(
            400, f"{field}: must be a day such as 2026-07-01, or a time such as 2026-07-01T13:00:00Z."
        )
    return found


def person_of(body: dict[str, Any]) -> str | None:
    """The address of the only person whose messages are wanted. Raises ApiError 400."""
    number, other = body.get("phoneNumber"), body.get("channelUserId")
    if number is not None:
        if not isinstance(number, str) or not is_msisdn(number):
            raise ApiError(400, "phoneNumber: must be an international number.", 1002)
        return normalise(number)
    if other is not None:
        if not isinstance(other, str) or not is_bsuid(other):
            raise ApiError(400, "channelUserId: must be a business-scoped id such as US.1349.", 3047)
        return other
    return None


@router.get(EXPORTS + "/{jobId}", operation_id="get-log-export-job-result-1")
async def export(
    caller: Authenticated,
    request: Request,
    sub: SubAccountId,
    jobId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """How far a log export is, and where its file can be fetched."""
    await subaccount_of(request, caller, sub)
    found = await store.read(request.app.state.pool, caller.account_id, sub, jobId)
    if found is None:
        raise ApiError(404, "Invalid jobId", INVALID_JOB)
    told: dict[str, Any] = {"status": found.status}
    if found.status == "succeeded" and found.file_name and found.file_token and found.expires_at:
        base = request.app.state.settings.base_url
        told["data"] = [f"{base}/files/{found.file_name}?token={found.file_token}"]
        told["expires"] = moment(found.expires_at)
    return told


@router.delete(EXPORTS + "/{jobId}", operation_id="cancel-log-export-job-1", status_code=204)
async def cancel_export(
    caller: Authenticated,
    request: Request,
    sub: SubAccountId,
    jobId: str,  # noqa: N803 - the name in the path
) -> Response:
    """Call a log export off, or forget its file."""
    await subaccount_of(request, caller, sub)
    if not await store.cancel(request.app.state.pool, caller.account_id, sub, jobId):
        raise ApiError(404, "Invalid jobId", INVALID_JOB)
    return Response(status_code=204)


@router.get("/api/v1/accounts/{accountId}/usage/messages", operation_id="get-message-usage")
async def usage(
    caller: OfAccount,
    request: Request,
    billingPeriod: str | None = None,  # noqa: N803 - the names in the query
    channel: str = "whatsapp",
    groupBy: str = "",  # noqa: N803
) -> dict[str, Any]:
    """How many messages were delivered in a month that is over, and how many of them WhatsApp charges."""
    begin, end = period_of(billingPeriod or "", datetime.now(UTC))
    if channel != "whatsapp":
        raise ApiError(400, "channel: must be whatsapp.")
    dimensions = [name.strip() for name in groupBy.split(",") if name.strip()]
    for name in dimensions:
        if name not in DIMENSIONS:
            raise ApiError(400, f"groupBy: {name[:60]!r} is none of {', '.join(DIMENSIONS)}.")
    dimensions = list(dict.fromkeys(dimensions))
    volumes: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0])
    for row in await store.usage(request.app.state.pool, caller.account_id, begin, end):
        values = {
            "subAccountId": row.sub_account_id,
            "channel": "whatsapp",
            "businessAccountId": channel_id(caller.account_id, row.sub_account_id),
            "pricingCategory": row.category,
            "country": country_of(row.address) or "ZZ",
        }
        volume = volumes[tuple(values[name] for name in dimensions)]
        volume[0] += row.delivered
        volume[1] += charged(row)
    if not dimensions:
        volumes.setdefault((), [0, 0])
    data: list[dict[str, Any]] = []
    for key, (delivered, paid) in sorted(volumes.items()):
        entry: dict[str, Any] = dict(zip(dimensions, key, strict=True))
        entry["volume"] = {"delivered": delivered, "charged": paid, "free": delivered - paid}
        if set(dimensions) >= PRICED_BY:
            entry["pricing"] = {"rateModel": "flat"}
        data.append(entry)
    return {
        "data": data,
        "meta": {
            "accountId": caller.account_id,
            "billingPeriod": {
                "start": begin.date().isoformat(),
                "end": (end - timedelta(days=1)).date().isoformat(),
                "status": "closed",
            },
            "dataAsOf": moment(end),
            "groupBy": dimensions,
            "currency": "USD",
        },
    }


def charged(row: store.Usage) -> int:
    """Freeform is free; templates are charged, but utility ones in an open window are not (section 7)."""
    if row.category == "service":
        return 0
    return row.delivered - row.inside if row.category == "utility" else row.delivered


def period_of(text: str, now: datetime) -> tuple[datetime, datetime]:
    """The beginning and the end of a month. Raises ApiError 400 unless it is over, and not too long ago."""
    found = PERIOD.fullmatch(text)
    if found is None:
        raise ApiError(400, "billingPeriod: must be a month such as 2026-03.")
    year, month = int(found[1]), int(found[2])
    ago = (now.year - year) * 12 + now.month - month
    if ago < 1:
        raise ApiError(400, "billingPeriod: must be a month that is over.", 1010)
    if (year, month) < FIRST_PERIOD or ago > LOOK_BACK:
        raise ApiError(400, f"billingPeriod: at most {LOOK_BACK} months ago, and not before 2026-02.", 1010)
    begin = datetime(year, month, 1, tzinfo=UTC)
    return begin, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
