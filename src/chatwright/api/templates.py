"""WhatsApp templates: the provider's routes, the list for the builder, and the simulator's review.

Registering, listing and deleting are path for path as in the messaging API (messaging.md section 6).
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec
from fastapi import APIRouter, Request

from chatwright.api.auth import Authenticated, OfAccount, json_object
from chatwright.api.errors import ApiError, moment
from chatwright.api.simulator import simulated
from chatwright.messages.limits import TEMPLATES_AN_HOUR
from chatwright.messages.template_languages import NAMES
from chatwright.messages.templates import APPROVED, PENDING, STATUSES, Template, read_template, variables_of
from chatwright.messages.templates_check import NAME, check_template, words_of
from chatwright.messages.templates_send import BEING_DELETED, NOT_FOUND
from chatwright.store import templates as store

router = APIRouter()
OF_CHANNEL = "/api/v1/accounts/{accountId}/channels/{channelId}/templates"
SIMULATOR = "/api/simulator/v1/subaccounts/{subAccountId}/templates"

REVIEW_TAKES = timedelta(seconds=15)
"""After how long the simulator approves a template by itself; a review before that decides otherwise."""
NAME_TAKEN = timedelta(days=30)
"""How long the name of a deleted template is not free (L36)."""
REASONS = (
    "ABUSIVE_CONTENT",
    "INCORRECT_CATEGORY",
    "INVALID_FORMAT",
    "SCAM",
    "PROMOTIONAL",
    "TAG_CONTENT_MISMATCH",
)
EXAMPLES = {"HEADER": "headerHandle", "BODY": "bodyText"}


def channel_id(account_id: str, sub_account_id: str) -> str:
    """The id of a subaccount's channel, which the provider's routes name; the subaccount's own id does as well."""
    return str(uuid5(NAMESPACE_URL, f"chatwright:channel:{account_id}:{sub_account_id}"))


async def channel_of(request: Request, account_id: str, given: str) -> tuple[str, datetime]:
    """The subaccount that a channel id means, and its time. Raises ApiError 404 and 409."""
    account = await request.app.state.runtime.directory.account(request.app.state.pool, account_id)
    found = next((sub for sub in account.subaccounts if given in (sub, channel_id(account_id, sub))), None)
    if found is None:
        raise ApiError(404, f"There is no channel {given[:60]!r}.")
    return found, await simulated(request, account_id, found)


def template_of(row: store.TemplateRow) -> Template:
    """A template from its row."""
    return read_template(
        {
            "name": row.name,
            "language": row.language,
            "category": row.category,
            "components": msgspec.json.decode(row.components),
        }
    )


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
    sub, now = await channel_of(request, caller.account_id, channelId)
    rows = await store.of_channel(request.app.state.pool, caller.account_id, sub, now)
    return {
        "templates": [
            {
                "channelId": channel_id(caller.account_id, sub),
                "channelName": sub,
                "templateName": row.name,
                "language": row.language,
                "languageName": NAMES.get(row.language, row.language),
                "components": [listed(component) for component in template_of(row).components],
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
    sub, now = await channel_of(request, caller.account_id, channelId)
    for wrong in check_template(body):
        raise ApiError(400, f"Invalid template. {wrong}", wrong.code)
    template = read_template(body)
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await refuse_taken(conn, caller.account_id, sub, template, now)
        made = await store.create(
            conn,
            caller.account_id,
            sub,
            name=template.name,
            language=template.language,
            category=template.category,
            components=msgspec.json.encode(template.components).decode(),
            status=PENDING,
            review_at=None if await is_reviewed_by_hand(conn, caller.account_id, sub) else now + REVIEW_TAKES,
            now=now,
        )
    if not made:
        said = f"There is a template {template.name!r} in {template.language} already."
        raise ApiError(400, f"{said} Delete it first, or choose another name.")
    return {}


async def refuse_taken(conn: Any, account_id: str, sub: str, template: Template, now: datetime) -> None:
    """Refuse what the other templates of the channel rule out [R-TPL-1, 11, 15, 16]. Raises ApiError."""
    for row in await store.of_name(conn, account_id, sub, template.name, now):
        if row.deleted_at is not None and row.deleted_at + NAME_TAKEN > now:
            language = NAMES.get(row.language, row.language)
            said = (
                f"New {language} content can't be added while the existing {language} content is being deleted. "
                "Try again in 4 weeks or consider creating a new message template."
            )
            raise ApiError(409, said, BEING_DELETED)
        if row.deleted_at is None and row.category != template.category:
            said = f"All languages of {template.name!r} share one category, which is {row.category}."
            raise ApiError(400, f"Invalid template. category: {said}")
    words = words_of(template)
    if words is not None:
        for row in await store.of_channel(conn, account_id, sub, now):
            if row.name != template.name and words_of(template_of(row)) == words:
                raise ApiError(
                    400, f"Invalid template. components: {row.name!r} has the same body and footer."
                )
    if await store.created_since(conn, account_id, now - timedelta(hours=1)) >= TEMPLATES_AN_HOUR:
        raise ApiError(429, f"At most {TEMPLATES_AN_HOUR} templates can be registered in an hour.")


async def is_reviewed_by_hand(conn: Any, account_id: str, sub: str) -> bool:
    """Whether the simulator waits for a review instead of approving by itself."""
    config = await conn.fetchval(
        "select config from subaccounts where account_id = $1 and id = $2", account_id, sub
    )
    return bool(msgspec.json.decode(config).get("templateReview") == "manual")


@router.delete(OF_CHANNEL + "/{templateName}", tags=["Management API"])
async def remove_from_channel(
    caller: OfAccount,
    request: Request,
    channelId: str,  # noqa: N803 - the names in the path
    templateName: str,  # noqa: N803
) -> dict[str, Any]:
    """Delete a template in all its languages; its name is free again 30 days later."""
    sub, now = await channel_of(request, caller.account_id, channelId)
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        known = NAME.fullmatch(templateName) and await store.remove(
            conn, caller.account_id, sub, templateName, now
        )
    if not known:
        raise ApiError(400, f"There is no template {templateName[:60]!r}.", NOT_FOUND)
    return {}


@router.get("/api/chatwright/v1/subaccounts/{subAccountId}/templates", tags=["Templates"])
async def list_templates(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """The templates of a subaccount with what a sender has to fill in."""
    account = await request.app.state.runtime.directory.account(request.app.state.pool, caller.account_id)
    if subAccountId not in account.subaccounts:
        raise ApiError(404, f"There is no subaccount {subAccountId[:60]!r}.")
    return {"templates": await known_templates(request, caller.account_id, subAccountId)}


async def known_templates(request: Request, account_id: str, sub: str) -> list[dict[str, Any]]:
    """The templates of a subaccount that are kept here: those of the simulator. Others' are their provider's."""
    account = await request.app.state.runtime.directory.account(request.app.state.pool, account_id)
    found = account.subaccounts.get(sub)
    if found is None or found.provider != "simulator":
        return []
    now = await simulated(request, account_id, sub)
    return [native(row) for row in await store.of_channel(request.app.state.pool, account_id, sub, now)]


def native(row: store.TemplateRow) -> dict[str, Any]:
    """A template as the builder reads it."""
    template = template_of(row)
    return {
        "name": row.name,
        "language": row.language,
        "languageName": NAMES.get(row.language, row.language),
        "category": row.category,
        "status": row.status,
        "reason": row.reason,
        "components": list(template.components),
        "variables": [asdict(variable) for variable in variables_of(template)],
        "updatedAt": moment(row.updated_at),
    }


@router.post(SIMULATOR + "/{name}/review", tags=["Simulator"])
async def review(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    name: str,
) -> dict[str, Any]:
    """Decide as WhatsApp's reviewers would: any status, for one language or for all of the name."""
    now = await simulated(request, caller.account_id, subAccountId)
    body = await json_object(request)
    status, reason, language = body.get("status"), body.get("reason"), body.get("language")
    status = status.upper() if isinstance(status, str) else status
    if status not in STATUSES:
        raise ApiError(400, f"status: must be one of {', '.join(STATUSES)}.")
    if reason is not None and reason not in REASONS:
        raise ApiError(400, f"reason: must be one of {', '.join(REASONS)}.")
    if language is not None and language not in NAMES:
        raise ApiError(400, "language: WhatsApp does not know it.")
    if status != APPROVED and reason is None and status == "REJECTED":
        reason = "INVALID_FORMAT"
    changed: list[store.TemplateRow] = []
    if NAME.fullmatch(name):
        async with request.app.state.pool.acquire() as conn, conn.transaction():
            changed = await store.set_status(
                conn, caller.account_id, subAccountId, name, language, status=status, reason=reason, now=now
            )
    if not changed:
        raise ApiError(404, f"There is no template {name[:60]!r}.")
    return {"templates": [native(row) for row in changed]}


@router.get(SIMULATOR + "/{name}/{language}/states", tags=["Simulator"])
async def states(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    name: str,
    language: str,
) -> dict[str, Any]:
    """Every state that a template has had."""
    await simulated(request, caller.account_id, subAccountId)
    known = NAME.fullmatch(name) and language in NAMES
    found = (
        await store.states_of(request.app.state.pool, caller.account_id, subAccountId, name, language)
        if known
        else []
    )
    if not found:
        raise ApiError(404, f"There is no template {name[:60]!r} in {language[:10]!r}.")
    return {
        "states": [{"status": status, "reason": reason, "at": moment(at)} for status, reason, at in found]
    }
