"""Webhooks in. The way of every customer message, so plain Starlette: no validation models, no injection."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime

import structlog
from starlette.requests import Request
from starlette.responses import Response

from chatwright import json_input
from chatwright.api.errors import error_answer
from chatwright.channels.eightbyeight import Malformed, parse_webhook
from chatwright.channels.port import InboundMessage, Receipt
from chatwright.runtime.runtime import Runtime
from chatwright.store import directory

log = structlog.get_logger(__name__)

OK = b"{}"


class Accounts:
    """Which account a subaccount belongs to; it never moves, so it is asked once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    async def of(self, runtime: Runtime, sub_account_id: str) -> str | None:
        """The account, or None."""
        known = self._known.get(sub_account_id)
        if known is None:
            known = await directory.account_of(runtime.pool, sub_account_id)
            if known is not None:
                self._known[sub_account_id] = known
        return known


ACCOUNTS = Accounts()


async def eightbyeight(request: Request) -> Response:
    """A webhook of 8x8; answered only after its message is committed."""
    runtime: Runtime = request.app.state.runtime
    sub_account_id = request.path_params["subAccountId"]
    account_id = await ACCOUNTS.of(runtime, sub_account_id)
    secret = None
    if account_id is not None:
        account = await runtime.directory.fresh(runtime.pool, account_id)
        found = account.subaccounts.get(sub_account_id)
        secret = found.webhook_secret if found else None
    given = request.path_params["secret"]
    if account_id is None or secret is None or not hmac.compare_digest(given.encode(), secret.encode()):
        return error_answer(401, "Unauthorized. The subaccount or the secret in the address is wrong.")
    try:
        event = json_input.decode_leniently(await request.body())
        parsed = parse_webhook(event, sub_account_id, datetime.now(UTC))
    except (json_input.BadJson, Malformed) as error:
        return error_answer(400, str(error))
    match parsed:
        case InboundMessage():
            await runtime.receive(parsed, account_id)
        case Receipt():
            await runtime.receive_receipt(parsed, account_id)
        case None:
            kind = event.get("eventType") if isinstance(event, dict) else None
            log.info("webhook of a kind that is not used", kind=str(kind)[:60], subaccount=sub_account_id)
    return Response(OK, media_type="application/json")
