"""Webhooks out: the provider's routes to register them (messaging.md section 10.1), and our own for what it lacks."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import asyncpg
import msgspec
from fastapi import APIRouter, Request, Response

from chatwright.api.auth import Authenticated, Caller, OfAccount, json_body, json_object, uuid_of
from chatwright.api.errors import ApiError, moment
from chatwright.api.webhook_settings import Asked, access_of, asked_of, shown_access
from chatwright.api.webhook_tests import sample
from chatwright.runtime.runtime import Runtime
from chatwright.sealing import Sealer
from chatwright.signing import new_secret
from chatwright.store import webhook_events
from chatwright.store import webhooks as store
from chatwright.store.webhooks import EVERY, KINDS, Standing, Webhook

router = APIRouter()
OF_ACCOUNT = "/api/v1/accounts/{accountId}/webhooks"
NATIVE = "/api/chatwright/v1/webhooks"
AT_MOST = 200
"""How many webhooks a request of the provider's routes may name."""
DEFAULT_KINDS = ("CADR", "MSG")
FOREIGN_SUBACCOUNT = 1001


def sealer_of(request: Request) -> Sealer:
    """What seals the secrets."""
    return Sealer(request.app.state.settings.secret_key)


async def list_of(request: Request) -> list[Any]:
    """The body as a list of objects. Raises ApiError 400."""
    body = await json_body(request)
    if not isinstance(body, list) or not all(isinstance(one, dict) for one in body):
        raise ApiError(400, "The body must be a JSON array of objects.")
    if len(body) > AT_MOST:
        raise ApiError(400, f"The body has {len(body)} entries; at most {AT_MOST} are allowed.")
    return body


async def check_subaccount(request: Request, caller: Caller, sub_account_id: str) -> None:
    """Raise ApiError 400 for a subaccount of somebody else."""
    runtime: Runtime = request.app.state.runtime
    account = await runtime.directory.account(request.app.state.pool, caller.account_id)
    if sub_account_id != EVERY and sub_account_id not in account.subaccounts:
        said = f"Provided subAccountId {sub_account_id[:60]!r} doesn't belong to your account."
        raise ApiError(400, said, FOREIGN_SUBACCOUNT)


async def changed(request: Request, caller: Caller) -> None:
    """Let this process see a change at once, as others do with their next turn, and tell open screens."""
    runtime: Runtime = request.app.state.runtime
    await runtime.directory.account(request.app.state.pool, caller.account_id)
    runtime.live.publish(None, "webhook", {})


# --- the provider's routes -----------------------------------------------------------------------------------


@router.get(OF_ACCOUNT, tags=["Webhooks"])
async def provider_list(caller: OfAccount, request: Request) -> list[dict[str, Any]]:
    """All webhooks of the account; secrets are shown as ***."""
    return [
        {
            "subAccountId": one.sub_account_id,
            "type": one.kind,
            "version": one.version,
            "url": one.url,
            "enabled": one.enabled,
            **shown_access(one.access),
        }
        for one in await store.of_account(request.app.state.pool, caller.account_id)
    ]


@router.post(OF_ACCOUNT, tags=["Webhooks"])
async def provider_set(caller: OfAccount, request: Request) -> Response:
    """Make or replace webhooks, all or none of them. Without a type those for messages and receipts are set."""
    sealer = sealer_of(request)
    wanted: list[tuple[str, Asked, dict[str, Any]]] = []
    for number, one in enumerate(await list_of(request)):
        asked = asked_of(one, f"[{number}].")
        await check_subaccount(request, caller, asked.sub_account_id)
        kinds = (asked.kind,) if asked.kind else DEFAULT_KINDS
        wanted += [(kind, asked, one) for kind in kinds]
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        for kind, asked, one in wanted:
            there = [
                hook
                for hook in await store.of_account(conn, caller.account_id)
                if (hook.sub_account_id, hook.kind) == (asked.sub_account_id, kind)
                and asked.version in (None, hook.version)
            ]
            access = access_of(one, sealer, there[-1].access if there else "{}", keeps_unnamed=False)
            version = asked.version_for(kind)
            if there:
                version = there[-1].version
                await store.change(
                    conn, caller.account_id, there[-1].id,
                    version=version, url=asked.url, enabled=asked.enabled, access=access,
                )  # fmt: skip
                continue
            await store.add(
                conn, caller.account_id, sub_account_id=asked.sub_account_id, kind=kind, version=version,
                url=asked.url, enabled=asked.enabled, access=access, signing_secret=sealer.seal(new_secret()),
            )  # fmt: skip
        await request.app.state.runtime.definitions_changed(caller.account_id, conn)
    await changed(request, caller)
    return Response(status_code=200)


@router.delete(OF_ACCOUNT, tags=["Webhooks"])
async def provider_delete(caller: OfAccount, request: Request) -> Response:
    """Delete webhooks of a subaccount and type; * means those that were set for *, and nothing else."""
    gone: list[UUID] = []
    there = await store.of_account(request.app.state.pool, caller.account_id)
    for number, one in enumerate(await list_of(request)):
        sub_account_id, kind = one.get("subAccountId"), one.get("type")
        if not isinstance(sub_account_id, str) or not sub_account_id:
            raise ApiError(
                400, f"[{number}].subAccountId: the subaccount is required, or * for those of all."
            )
        if kind is not None and kind not in KINDS:
            raise ApiError(400, f"[{number}].type: must be one of {', '.join(KINDS)}.")
        kinds = (kind,) if kind else DEFAULT_KINDS
        gone += [hook.id for hook in there if hook.sub_account_id == sub_account_id and hook.kind in kinds]
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await store.remove(conn, caller.account_id, gone)
        await request.app.state.runtime.definitions_changed(caller.account_id, conn)
    await changed(request, caller)
    return Response(status_code=200)


# --- our own ---------------------------------------------------------------------------------------------------


def answer_of(standing: Standing) -> dict[str, Any]:
    """A webhook as our own routes answer it."""
    one = standing.webhook
    access = shown_access(one.access)
    return {
        "id": str(one.id),
        "subAccountId": one.sub_account_id,
        "type": one.kind,
        "version": one.version,
        "url": one.url,
        "enabled": one.enabled,
        "httpAuthorization": access.get("httpAuthorization"),
        "oauth": access.get("oauth"),
        "secretRotatedAt": moment(one.rotated_at) if one.rotated_at else None,
        "createdAt": moment(one.created_at),
        "updatedAt": moment(one.updated_at),
        "queued": standing.queued,
        "dead": standing.dead,
        "deliveredAt": moment(standing.delivered_at) if standing.delivered_at else None,
    }


@router.get(NATIVE, tags=["Webhooks"])
async def list_webhooks(caller: Authenticated, request: Request) -> dict[str, Any]:
    """The webhooks with how they are doing; counts stop at 1000."""
    found = await store.standings(request.app.state.pool, caller.account_id)
    return {"webhooks": [answer_of(one) for one in found]}


@router.post(NATIVE, status_code=201, tags=["Webhooks"])
async def make_webhook(caller: Authenticated, request: Request) -> dict[str, Any]:
    """Make a webhook; its signing secret is shown now and never again."""
    body = await json_object(request)
    asked, sealer = asked_of(body), sealer_of(request)
    if asked.kind is None:
        raise ApiError(400, f"type: must be one of {', '.join(KINDS)}.")
    await check_subaccount(request, caller, asked.sub_account_id)
    secret = new_secret()
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        made = await store.add(
            conn, caller.account_id, sub_account_id=asked.sub_account_id, kind=asked.kind,
            version=asked.version_for(asked.kind), url=asked.url, enabled=asked.enabled,
            access=access_of(body, sealer, "{}", keeps_unnamed=False), signing_secret=sealer.seal(secret),
        )  # fmt: skip
        if made is None:
            raise taken()
        await request.app.state.runtime.definitions_changed(caller.account_id, conn)
    await changed(request, caller)
    return {"webhook": answer_of(Standing(made, 0, 0, None)), "signingSecret": secret}


def taken() -> ApiError:
    """The error for a second webhook of the same subaccount, type and version."""
    return ApiError(409, "There is a webhook for this subaccount, type and version already; change that one.")


async def webhook_named(request: Request, caller: Caller, text: str) -> Webhook:
    """The webhook of a path. Raises ApiError 400, 404."""
    found = await store.one(request.app.state.pool, caller.account_id, uuid_of(text, "webhook"))
    if found is None:
        raise ApiError(404, "There is no such webhook.")
    return found


@router.put(NATIVE + "/{webhookId}", tags=["Webhooks"])
async def change_webhook(
    caller: Authenticated,
    request: Request,
    webhookId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Change address, version, credentials, or whether it is on. Credentials that are not named stay."""
    there = await webhook_named(request, caller, webhookId)
    body = await json_object(request)
    asked = asked_of({**body, "subAccountId": there.sub_account_id, "type": there.kind})
    try:
        async with request.app.state.pool.acquire() as conn, conn.transaction():
            await store.change(
                conn, caller.account_id, there.id, version=asked.version or there.version, url=asked.url,
                enabled=asked.enabled,
                access=access_of(body, sealer_of(request), there.access, keeps_unnamed=True),
            )  # fmt: skip
            await request.app.state.runtime.definitions_changed(caller.account_id, conn)
    except asyncpg.UniqueViolationError:
        raise taken() from None
    await changed(request, caller)
    request.app.state.runtime.hooks.poke()
    found = await store.standings(request.app.state.pool, caller.account_id)
    return next(answer_of(one) for one in found if one.webhook.id == there.id)


@router.delete(NATIVE + "/{webhookId}", status_code=204, tags=["Webhooks"])
async def delete_webhook(
    caller: Authenticated,
    request: Request,
    webhookId: str,  # noqa: N803 - the name in the path
) -> Response:
    """Delete a webhook with all that was, and was to be, told to it."""
    there = await webhook_named(request, caller, webhookId)
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await store.remove(conn, caller.account_id, [there.id])
        await request.app.state.runtime.definitions_changed(caller.account_id, conn)
    await changed(request, caller)
    return Response(status_code=204)


@router.post(NATIVE + "/{webhookId}/secret", tags=["Webhooks"])
async def rotate_secret(
    caller: Authenticated,
    request: Request,
    webhookId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Make a new signing secret, shown now and never again; the former one signs too for a day."""
    there, secret = await webhook_named(request, caller, webhookId), new_secret()
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await store.rotate(conn, caller.account_id, there.id, sealer_of(request).seal(secret))
        await request.app.state.runtime.definitions_changed(caller.account_id, conn)
    await changed(request, caller)
    return {"signingSecret": secret}


@router.post(NATIVE + "/{webhookId}/test", status_code=202, tags=["Webhooks"])
async def send_test(
    caller: Authenticated,
    request: Request,
    webhookId: str,  # noqa: N803 - the name in the path
) -> dict[str, str]:
    """Send a sample event; what became of it is among the deliveries."""
    there = await webhook_named(request, caller, webhookId)
    if not there.enabled:
        raise ApiError(409, "The webhook is off. Turn it on before you send a test event.")
    runtime: Runtime = request.app.state.runtime
    account = await runtime.directory.account(request.app.state.pool, caller.account_id)
    sub_account_id = there.sub_account_id
    if sub_account_id == EVERY:
        sub_account_id = min(account.subaccounts, default=EVERY)
    event = sample(there.kind, there.version, caller.account_id, sub_account_id, uuid4())
    body = msgspec.json.encode(event).decode()
    number = await webhook_events.add_test(
        request.app.state.pool, caller.account_id, there.id, there.kind, sub_account_id, body
    )
    runtime.hooks.poke()
    return {"deliveryId": str(number)}
