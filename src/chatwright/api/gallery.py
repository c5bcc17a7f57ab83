"""The gallery of ready journeys: the list, one of them to look at, and a journey that begins as one."""

from __future__ import annotations

import asyncio
import itertools
from typing import TYPE_CHECKING, Any

import msgspec
from fastapi import APIRouter, Request

from chatwright import demo, gallery
from chatwright.api import flow_management
from chatwright.api.auth import Authenticated, Caller
from chatwright.api.errors import ApiError, moment
from chatwright.api.flow_homes import home_of
from chatwright.api.simulator import simulated
from chatwright.gallery.sample import sample
from chatwright.messages.templates import APPROVED, read_template
from chatwright.store import flows as flow_store
from chatwright.store import templates as template_store
from chatwright.store.flows import PUBLISHED

if TYPE_CHECKING:
    from chatwright.rehearsal.model import Message
    from chatwright.settings import Settings

router = APIRouter(prefix="/api/chatwright/v1", tags=["Gallery"])

LOOKED_AT = "https://booking.example"
"""Stands for the backend's address while one only looks: the real one holds a secret word."""


def summary(entry: gallery.Entry) -> dict[str, Any]:
    """A journey in the gallery's list."""
    definition = entry.definition
    return {
        "id": entry.id,
        "title": entry.title,
        "description": entry.description,
        "category": entry.category,
        "trigger": definition.trigger.value,
        "starts": entry.starts,
        "steps": sum(1 for _ in definition.walk()),
        "needs": [{"kind": need.kind, "name": need.name} for need in entry.needs],
        "opening": entry.opening,
        "templates": list(entry.templates),
    }


def chosen(entry_id: object) -> gallery.Entry:
    """The journey with this id. Raises ApiError 404."""
    entry = gallery.find(entry_id) if isinstance(entry_id, str) else None
    if entry is None:
        raise ApiError(404, "There is no such journey in the gallery.")
    return entry


@router.get("/gallery")
async def list_gallery(caller: Authenticated) -> dict[str, Any]:
    """All ready journeys: what they are for, what they need, and how they begin."""
    return {"journeys": [summary(entry) for entry in gallery.entries()]}


@router.get("/gallery/{galleryId}")
async def read_gallery(caller: Authenticated, galleryId: str) -> dict[str, Any]:  # noqa: N803
    """One ready journey to look at: its definition, and a conversation as it goes well."""
    entry = chosen(galleryId)
    source = entry.bound(name=entry.title, sub_account_id="", backend_url=LOOKED_AT)
    chat = await asyncio.to_thread(sample, entry)
    return {**summary(entry), "source": source, "chat": [line(message) for message in chat]}


def line(message: Message) -> dict[str, Any]:
    """A message of the conversation, as the simulated phone tells one."""
    return {
        "umid": message.umid,
        "direction": message.direction,
        "type": message.type,
        "content": message.content,
        "timestamp": moment(message.at),
    }


def bound(
    entry: gallery.Entry,
    caller: Caller,
    settings: Settings,
    name: str,
    sub_account_id: str,
    form_ids: dict[str, str],
) -> dict[str, Any]:
    """The source of a journey of the caller's that begins as one of the gallery."""
    # The built-in backend keeps the bookings of one account; nobody else gets to know its address.
    own = caller.account_id == settings.account_id
    backend_url = demo.backend_url(settings) if own else LOOKED_AT
    return entry.bound(name=name, sub_account_id=sub_account_id, backend_url=backend_url, form_ids=form_ids)


async def on_simulator(request: Request, account_id: str, sub_account_id: str) -> bool:
    """Whether a subaccount is on the simulator, where what a journey needs can be made for it."""
    account = await request.app.state.runtime.directory.account(request.app.state.pool, account_id)
    channel = account.subaccounts.get(sub_account_id)
    return channel is not None and channel.provider == "simulator"


async def bring_templates(
    request: Request, caller: Caller, entry: gallery.Entry, sub_account_id: str
) -> None:
    """Register the journey's templates on the simulator, so that it works at once; those that are there stay.

    On a real channel they must be registered, and approved by WhatsApp, by whoever owns it.
    """
    pool = request.app.state.pool
    if not entry.templates or not await on_simulator(request, caller.account_id, sub_account_id):
        return
    now = await simulated(request, caller.account_id, sub_account_id)
    async with pool.acquire() as conn, conn.transaction():
        for template in map(read_template, entry.templates):
            await template_store.create(
                conn,
                caller.account_id,
                sub_account_id,
                name=template.name,
                language=template.language,
                category=template.category,
                components=msgspec.json.encode(template.components).decode(),
                status=APPROVED,
                review_at=None,
                now=now,
            )


async def bring_forms(
    request: Request, caller: Caller, entry: gallery.Entry, sub_account_id: str
) -> dict[str, str]:
    """Make and publish the journey's forms on the simulator; answers their ids by name.

    A form that was made so before serves again. On a real channel nothing is made: the form is chosen in the builder.
    """
    if not entry.forms or not await on_simulator(request, caller.account_id, sub_account_id):
        return {}
    home = await home_of(request, caller.account_id, sub_account_id)
    there = await flow_store.of_channel(
        request.app.state.pool, caller.account_id, sub_account_id, flow_management.FLOWS
    )
    names = {flow.name for flow in there}
    ids: dict[str, str] = {}
    for form in entry.forms:
        same = next(
            (flow for flow in there if flow.status == PUBLISHED and flow.flow_json == form.flow_json), None
        )
        if same is None:
            free = (f"{form.title} {number}" for number in itertools.count(2))
            name = form.title if form.title not in names else next(one for one in free if one not in names)
            body = {
                "name": name,
                "categories": list(form.categories),
                "flowJson": form.flow_json,
                "publish": True,
            }
            same, _ = await flow_management.make(request, home, body)
        ids[form.name] = same.id
    return ids
