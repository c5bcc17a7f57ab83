"""Where the templates of a subaccount are kept, and what is asked before one is registered there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from fastapi import Request

from chatwright.api.errors import ApiError
from chatwright.api.subaccounts import subaccount_named
from chatwright.channels.refusals import ProviderRefused
from chatwright.channels.templates_port import KeepsTemplates
from chatwright.messages.limits import TEMPLATES, TEMPLATES_AN_HOUR
from chatwright.messages.outbound import Violation
from chatwright.messages.template_languages import NAMES
from chatwright.messages.templates import PENDING, Template, read_template
from chatwright.messages.templates_check import check_template, words_of
from chatwright.messages.templates_review import review
from chatwright.messages.templates_send import BEING_DELETED
from chatwright.store import accounts
from chatwright.store import templates as store

REVIEW_TAKES = timedelta(seconds=15)
"""After how long the simulator's review ends by itself; a review before that decides otherwise."""
NAME_TAKEN = timedelta(days=30)
"""How long the name of a deleted template is not free (L36)."""
MODES = ("automatic", "manual", "approve_all")


@dataclass(frozen=True, slots=True)
class Home:
    """A subaccount, its time, and its provider's templates; `remote` is None where they are the simulator's."""

    account_id: str
    sub: str
    now: datetime
    remote: KeepsTemplates | None

    @property
    def is_simulator(self) -> bool:
        """Whether the simulator keeps the templates."""
        return self.remote is None


@dataclass(frozen=True, slots=True)
class Refusal:
    """What other templates rule out, as the provider answers it."""

    status: int
    violation: Violation


async def home_of(request: Request, account_id: str, sub: str) -> Home:
    """Where a subaccount's templates are. Raises ApiError 404, and 409 when its channel has none."""
    found = await subaccount_named(request, account_id, sub)
    now = datetime.now(UTC) + found.clock_offset
    if found.provider == "simulator":
        return Home(account_id, sub, now, None)
    if isinstance(found.channel, KeepsTemplates):
        return Home(account_id, sub, now, found.channel)
    raise ApiError(
        409, f"The subaccount {sub!r} is on {found.provider}; write its templates in the provider's portal."
    )


def simulated(home: Home) -> Home:
    """The same, for what only the simulator does. Raises ApiError 409."""
    if not home.is_simulator:
        raise ApiError(
            409, f"The subaccount {home.sub!r} is not on the simulator; its provider decides this."
        )
    return home


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """How the simulator reviews: by rules, by hand, or it approves all; and the rules that are switched off."""

    mode: str = "automatic"
    without: tuple[str, ...] = ()

    def ends_at(self, now: datetime) -> datetime | None:
        """When a review that begins now ends by itself; None when somebody must decide."""
        return None if self.mode == "manual" else now + REVIEW_TAKES


async def config_of(conn: Any, home: Home) -> dict[str, Any]:
    """The settings of a subaccount's channel, as they are stored."""
    stored = await accounts.read_channel(conn, home.account_id, home.sub)
    config: dict[str, Any] = msgspec.json.decode(stored.config) if stored is not None else {}
    return config


async def review_settings(conn: Any, home: Home) -> ReviewSettings:
    """The settings of a subaccount."""
    config = await config_of(conn, home)
    mode = config.get("templateReview", "automatic")
    return ReviewSettings(mode if mode in MODES else "automatic", tuple(config.get("templateRulesOff") or ()))


def verdict_of(template: Template, settings: ReviewSettings, *, allow_category_change: bool) -> str | None:
    """What the review will say, as JSON; None approves."""
    if settings.mode == "approve_all":
        return None
    verdict = review(template, allow_category_change=allow_category_change, without=settings.without)
    return msgspec.json.encode(verdict).decode()


async def refusals(
    conn: Any, home: Home, template: Template, *, editing: store.TemplateRow | None = None
) -> list[Refusal]:
    """What the other templates of the channel rule out [R-TPL-1, 11, 15, 16]."""
    found = []
    for row in await store.of_name(conn, home.account_id, home.sub, template.name, home.now):
        if row.deleted_at is not None:
            if row.deleted_at + NAME_TAKEN > home.now:
                language = NAMES.get(row.language, row.language)
                said = (
                    f"New {language} content can't be added while the existing {language} content is being "
                    "deleted. Try again in 4 weeks or consider creating a new message template."
                )
                found.append(Refusal(409, Violation(BEING_DELETED, "name", said, "R-TPL-15")))
        elif editing is None and row.language == template.language:
            said = (
                f"There is a template {template.name!r} in {template.language} already. "
                "Delete it first, or choose another name."
            )
            found.append(Refusal(400, Violation(1000, "name", said, "R-TPL-1")))
        elif row.language != template.language and row.category != template.category:
            said = f"All languages of {template.name!r} share one category, which is {row.category}."
            found.append(Refusal(400, Violation(1000, "category", said, "R-TPL-1")))
    words = words_of(template)
    if words is not None:
        for row in await store.of_channel(conn, home.account_id, home.sub, home.now):
            if row.name != template.name and words_of(row.template) == words:
                said = f"{row.name!r} has the same body and footer."
                found.append(Refusal(400, Violation(1000, "components", said, "R-TPL-11")))
                break
    if editing is None:
        hour_ago = home.now - timedelta(hours=1)
        if await store.created_since(conn, home.account_id, hour_ago) >= TEMPLATES_AN_HOUR:
            said = f"At most {TEMPLATES_AN_HOUR} templates can be registered in an hour."
            found.append(Refusal(429, Violation(429, "template", said, "R-TPL-16")))
        if await store.count_of(conn, home.account_id) >= TEMPLATES:
            said = f"At most {TEMPLATES} templates are allowed; delete some that are no longer used."
            found.append(Refusal(429, Violation(429, "template", said, "R-TPL-16")))
    return found


async def register(request: Request, home: Home, body: dict[str, Any], conn: Any) -> Template:
    """Register a template, in the caller's transaction. Raises ApiError with what the provider says against it."""
    for wrong in check_template(body):
        raise ApiError(400, f"Invalid template. {wrong}", wrong.code)
    template = read_template(body)
    for refusal in await refusals(conn, home, template):
        said = refusal.violation.message
        if refusal.violation.field in ("category", "components"):
            said = f"Invalid template. {refusal.violation}"
        raise ApiError(refusal.status, said, refusal.violation.code)
    allow = body.get("allow_category_change", True) is not False
    if home.remote is not None:
        try:
            await home.remote.create_template({**body, "name": template.name})
        except ProviderRefused as refused:
            raise ApiError(refused.status, str(refused)) from refused
    settings = await review_settings(conn, home)
    made = await store.create(
        conn,
        home.account_id,
        home.sub,
        name=template.name,
        language=template.language,
        category=template.category,
        components=msgspec.json.encode(template.components).decode(),
        status=PENDING,
        review_at=settings.ends_at(home.now) if home.is_simulator else None,
        now=home.now,
        verdict=verdict_of(template, settings, allow_category_change=allow) if home.is_simulator else None,
        allow_category_change=allow,
        lifetime_seconds=body.get("message_send_ttl_seconds"),
    )
    if not made:
        said = f"There is a template {template.name!r} in {template.language} already."
        raise ApiError(400, f"{said} Delete it first, or choose another name.")
    request.app.state.runtime.live.publish(home.sub, "templates", {"subAccountId": home.sub})
    return template
