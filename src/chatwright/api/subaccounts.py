"""Which subaccount a request means, by its own id or by the id of its channel."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from fastapi import Request

from chatwright.api.errors import ApiError
from chatwright.runtime.directory import Subaccount


async def subaccount_named(request: Request, account_id: str, sub_account_id: str) -> Subaccount:
    """A subaccount of the account. Raises ApiError 404."""
    account = await request.app.state.runtime.directory.account(request.app.state.pool, account_id)
    found: Subaccount | None = account.subaccounts.get(sub_account_id)
    if found is None:
        raise ApiError(404, f"There is no subaccount {sub_account_id[:60]!r}.")
    return found


def channel_id(account_id: str, sub_account_id: str) -> str:
    """The id of a subaccount's channel, which the provider's routes name; the subaccount's own id does as well."""
    return str(uuid5(NAMESPACE_URL, f"chatwright:channel:{account_id}:{sub_account_id}"))


async def subaccount_of_channel(request: Request, account_id: str, channel: str) -> str:
    """The id of the subaccount that a channel id means. Raises ApiError 404."""
    account = await request.app.state.runtime.directory.account(request.app.state.pool, account_id)
    for sub_account_id in account.subaccounts:
        if channel in (sub_account_id, channel_id(account_id, sub_account_id)):
            return str(sub_account_id)
    raise ApiError(404, f"There is no channel {channel[:60]!r}.")
