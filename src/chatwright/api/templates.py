"""WhatsApp templates: the provider's routes, and the list for the builder and the templates page.

Registering, listing and deleting are path for path as in the messaging API (messaging.md section 6).
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request

from chatwright.api.auth import Authenticated, OfAccount, json_object
from chatwright.api.errors import ApiError, moment
from chatwright.api.subaccounts import channel_id, subaccount_named, subaccount_of_channel
from chatwright.api.template_homes import Home, home_of, register
from chatwright.channels.refusals import ProviderRefused
from chatwright.messages.template_languages import NAMES
from chatwright.messages.templates import variables_of
from chatwright.messages.templates_check import NAME
from chatwright.messages.templates_send import NOT_FOUND
from chatwright.store import templates as store

router = APIRouter()
OF_CHANNEL = "/api/v1/accounts/{accountId}/channels/{channelId}/templates"
EXAMPLES = {"HEADER": "headerHandle", "BODY": "bodyText"}


async def channel_of(request: Request, account_id: str, given: str) -> Home:
    """Where the templates of the channel with this id are. Raises ApiError 404 and 409."""
    return await home_of(request, account_id, await subaccount_of_channel(request, account_id, given))


def spoken(word: str) -> str:
    """`PENDING_DELETION` as `Pending deletion`."""
    return word.replace("_", " ").capitalize()


def listed(component: dict[str, Any]) -> dict[str, Any]:
    """A component as the provider lists it: its samples are in an object by kind."""
    shown = {key: value for key, value in component.items() if key != "examples"}
    samples = component.get("examples")
    if samples:
        is_text = component["type"] == "HEADER" and component.get("format") == "Text"
        shown["example"] = {"headerText" if is_text else EXAMPLES[component["type"]]: samples}
    for button in shown.get("buttons") or ():
        if "examples" in button:
            button["example"] = button.pop("examples")
    if "cards" in shown:
        shown["cards"] = [
            {"components": [listed(inner) for inner in card["components"]]} for card in shown["cards"]
        ]
    return shown


@router.get(OF_CHANNEL, tags=["Management API"])
async def list_of_channel(caller: OfAccount, request: Request, channelId: str) -> dict[str, Any]:  # noqa: N803
    """The templates of a channel with their status."""
    home = await channel_of(request, caller.account_id, channelId)
    sub = home.sub
    rows = await store.of_channel(request.app.state.pool, caller.account_id, sub, home.now)
    return {
        "templates": [
            {
                "channelId": channel_id(caller.account_id, sub),
                "channelName": sub,
                "templateName": row.name,
                "language": row.language,
                "languageName": NAMES.get(row.language, row.language),
                "components": [listed(component) for component in row.template.components],
                "category": row.category,
                "categoryName": spoken(row.category),
                "status": row.status,
                "statusName": spoken(row.status),
                "createdAt": moment(row.created_at),
                "updatedAt": moment(row.updated_at),
            }
            for row in rows
        ]
    }


@router.post(OF_CHANNEL, tags=["Management API"])
async def add_to_channel(caller: OfAccount, request: Request, channelId: str) -> dict[str, Any]:  # noqa: N803
    """Register a template; it is PENDING until it is reviewed."""
    body = await json_object(request)
    home = await channel_of(request, caller.account_id, channelId)
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await register(request, home, body, conn)
    return {}


@router.delete(OF_CHANNEL + "/{templateName}", tags=["Management API"])
async def remove_from_channel(
    caller: OfAccount,
    request: Request,
    channelId: str,  # noqa: N803 - the names in the path
    templateName: str,  # noqa: N803
) -> dict[str, Any]:
    """Delete a template in all its languages; its name is free again 30 days later."""
    home = await channel_of(request, caller.account_id, channelId)
    if not await remove(request, home, templateName):
        raise ApiError(400, f"There is no template {templateName[:60]!r}.", NOT_FOUND)
    return {}


async def remove(request: Request, home: Home, name: str) -> bool:
    """Delete all languages of a name, at its provider first; False when there is none. Raises ApiError."""
    if not NAME.fullmatch(name):
        return False
    if home.remote is not None:
        try:
            await home.remote.delete_template(name)
        except ProviderRefused as refused:
            raise ApiError(refused.status, str(refused)) from refused
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        known = await store.remove(conn, home.account_id, home.sub, name, home.now)
    request.app.state.runtime.live.publish(home.sub, "templates", {"subAccountId": home.sub})
    return known


@router.get("/api/chatwright/v1/subaccounts/{subAccountId}/templates", tags=["Templates"])
async def list_templates(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """The templates of a subaccount with what a sender has to fill in."""
    await subaccount_named(request, caller.account_id, subAccountId)
    return {"templates": await known_templates(request, caller.account_id, subAccountId)}


async def known_templates(request: Request, account_id: str, sub: str) -> list[dict[str, Any]]:
    """The templates of a subaccount: the simulator's own, or what its provider listed last."""
    account = await request.app.state.runtime.directory.account(request.app.state.pool, account_id)
    if sub not in account.subaccounts:
        return []
    now = await request.app.state.runtime.clock(account_id, sub)
    return [native(row) for row in await store.of_channel(request.app.state.pool, account_id, sub, now)]


def native(row: store.TemplateRow) -> dict[str, Any]:
    """A template as the builder and the templates page read it."""
    template = row.template
    return {
        "name": row.name,
        "language": row.language,
        "languageName": NAMES.get(row.language, row.language),
        "category": row.category,
        "previousCategory": row.previous_category,
        "status": row.status,
        "reason": row.reason,
        "recommendation": row.recommendation,
        "quality": row.quality,
        "pause": row.pause,
        "changesAt": moment(row.changes_at) if row.changes_at else None,
        "reviewAt": moment(row.review_at) if row.review_at else None,
        "components": list(template.components),
        "variables": [asdict(variable) for variable in variables_of(template)],
        "allowsCategoryChange": row.allow_category_change,
        "lifetimeSeconds": row.lifetime_seconds,
        "createdAt": moment(row.created_at),
        "updatedAt": moment(row.updated_at),
    }
