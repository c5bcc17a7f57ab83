"""What a first start brings: services of a dental clinic, and the journey that books appointments."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec

from chatwright import definitions as model
from chatwright import gallery
from chatwright.messages.templates import APPROVED, read_template
from chatwright.store import definitions as store
from chatwright.store import directory, services
from chatwright.store import templates as template_store

if TYPE_CHECKING:
    import asyncpg

    from chatwright.settings import Settings

SERVICES = [
    services.Service("check-up", "Check-up", "A look at teeth and gums", 30, 0, 5, 120, 30, 30, "£60"),
    services.Service("cleaning", "Cleaning", "With our hygienist", 60, 0, 0, 120, 30, 60, "£85"),
    services.Service(
        "filling", "Filling", "For a tooth we have already seen", 60, 0, 10, 120, 30, 60, "from £120"
    ),
    services.Service("pain", "I'm in pain", "The next free time with a dentist", 30, 0, 0, 30, 30, 30),
]
DENTIST = ("check-up", "filling", "pain")
MORNING_TO_EVENING = ["09:00-12:30", "13:30-17:30"]
MONDAY_TO_FRIDAY = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), MORNING_TO_EVENING)
EVERY_OTHER_DAY = dict.fromkeys(("mon", "wed", "fri"), MORNING_TO_EVENING)
STAFF = [
    ("ada", "Dr Ada Lim", "Dentist", MONDAY_TO_FRIDAY, DENTIST),
    ("ben", "Dr Ben Ortiz", "Dentist", EVERY_OTHER_DAY, DENTIST),
    ("mia", "Mia Chen", "Hygienist", MONDAY_TO_FRIDAY, ("cleaning",)),
]
"""Ids, names, what they are, hours, and the services that they do."""


def staff() -> list[services.Staff]:
    """The people of the clinic."""
    return [
        services.Staff(each, name, title, "person", msgspec.json.encode(week).decode(), None, 1, does)
        for each, name, title, week, does in STAFF
    ]


def backend_token(settings: Settings) -> str:
    """The word in the booking backend's address, which only those who have the secret key can make."""
    key = settings.secret_key.encode()
    return hmac.new(key, b"chatwright booking backend", hashlib.sha256).hexdigest()[:32]


def backend_url(settings: Settings) -> str:
    """Where the built-in booking backend is reached from this machine."""
    return f"{settings.own_url}/backend/{backend_token(settings)}"


def demo_id(account_id: str) -> UUID:
    """The id of the demo journey."""
    return uuid5(NAMESPACE_URL, f"chatwright:demo:{account_id}")


def demo_source(settings: Settings) -> str:
    """The demo journey for this server."""
    text = gallery.source_of("appointment_booking")
    return text.replace("@SUBACCOUNT@", settings.sub_account_id).replace("@BACKEND@", backend_url(settings))


async def seed(pool: asyncpg.Pool, settings: Settings) -> None:
    """Bring the demo once; one that was deleted stays deleted. When the server has moved, its address follows."""
    async with pool.acquire() as conn, conn.transaction():
        await add_templates(conn, settings)
        seeded = await conn.fetchval(
            "select demo_seeded from accounts where id = $1 for update", settings.account_id
        )
        if not seeded:
            await services.add_services(conn, settings.account_id, SERVICES)
            await services.add_staff(conn, settings.account_id, staff())
            await store.create(conn, settings.account_id, demo_id(settings.account_id))
            await add_version(conn, settings, demo_source(settings))
            await conn.execute("update accounts set demo_seeded = true where id = $1", settings.account_id)
            return
        newest = await store.read(conn, settings.account_id, demo_id(settings.account_id))
        if newest is not None:
            pattern = r"https?://[^/\"]+/backend/[0-9a-f]{32}"
            moved = re.sub(pattern, backend_url(settings), newest.source)
            if moved != newest.source:
                await add_version(conn, settings, moved)


async def add_templates(conn: Any, settings: Settings) -> None:
    """Register the clinic's templates, unless the account has ever had any."""
    if await template_store.has_any(conn, settings.account_id):
        return
    text = (files("chatwright.demo") / "templates.json").read_text(encoding="utf-8")
    for raw in msgspec.json.decode(text.replace("@BASE@", settings.base_url)):
        template = read_template(raw)
        await template_store.create(
            conn,
            settings.account_id,
            settings.sub_account_id,
            name=template.name,
            language=template.language,
            category=template.category,
            components=msgspec.json.encode(template.components).decode(),
            status=APPROVED,
            review_at=None,
            now=datetime.now(UTC),
        )


async def add_version(conn: object, settings: Settings, source: str) -> None:
    """Write a version of the demo journey."""
    definition = model.read(source)
    await store.add_version(
        conn,
        settings.account_id,
        demo_id(settings.account_id),
        sub_account_id=definition.sub_account_id,
        trigger=definition.trigger.value,
        status=definition.status.value,
        name=definition.name,
        source=source,
        created_by="Chatwright",
    )
    await directory.raise_epoch(conn, settings.account_id)  # type: ignore[arg-type]
