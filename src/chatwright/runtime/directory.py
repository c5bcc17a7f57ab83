"""What every turn needs to know of its account, kept in memory and never stale.

Each account has an epoch that every change of its definitions or channels raises in the same transaction. A
turn reads the epoch with its first statement and reloads when it differs, so a turn that begins after a change
was committed always sees it, whichever process made it.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
import structlog

from chatwright import definitions, engine
from chatwright.channels.cloud_api import CloudApi
from chatwright.channels.eightbyeight import EightByEight
from chatwright.channels.port import Channel
from chatwright.channels.simulator import Simulator
from chatwright.channels.unusable import Unusable
from chatwright.contacts.attributes import Attribute
from chatwright.desk.hours import read_hours
from chatwright.desk.teams import NO_TEAMS, Team, Teams
from chatwright.messages.consent import Ear
from chatwright.messages.consent_settings import read_settings
from chatwright.messages.paces import HIGHER_THROUGHPUT, THROUGHPUT, Pace
from chatwright.runtime.errors import DefinitionNotFound
from chatwright.sealing import Unreadable
from chatwright.store import consent, contact_settings
from chatwright.store import directory as store
from chatwright.store import teams as team_store
from chatwright.store import webhooks as webhook_store
from chatwright.store.webhooks import Kind, Webhook

if TYPE_CHECKING:
    from asyncpg import Pool

    from chatwright.egress import EgressGuard
    from chatwright.sealing import Sealer

log = structlog.get_logger(__name__)

JOURNEYS_KEPT = 2_000
FRESH_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Subaccount:
    """A subaccount with its channel; `webhook_secret` is None when it takes no webhooks, `pace` without limits.

    `webhook_secret` is part of the address at 8x8, and Meta's app secret, which signs; `verify_token` is Meta's.
    """

    id: str
    provider: str
    channel: Channel
    clock_offset: timedelta
    webhook_secret: str | None
    verify_token: str | None = None
    pace: Pace | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """An account as one epoch has it; `triggers` by trigger, in order of creation. `ear` hears words of consent.

    `attributes` is what it keeps of people.
    """

    id: str
    epoch: int
    subaccounts: dict[str, Subaccount]
    triggers: dict[str, list[store.TriggerRow]]
    ear: Ear
    webhooks: tuple[Webhook, ...] = ()
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    teams: Teams = NO_TEAMS

    def tells(self, kind: Kind, sub_account_id: str) -> bool:
        """Whether a webhook is to be told of this kind of events of a subaccount."""
        return any(webhook.hears(kind, sub_account_id) for webhook in self.webhooks)

    def started_by(self, channel: str, sub_account_id: str) -> list[store.TriggerRow]:
        """The definitions that a message on this channel to this subaccount starts."""
        trigger = "inbound_sms" if channel == "sms" else "inbound_chat_apps"
        return [
            definition
            for definition in self.triggers.get(trigger, ())
            if definition.sub_account_id in (None, sub_account_id)
        ]

    def offset(self, sub_account_id: str | None) -> timedelta:
        """How far the clock of a subaccount runs ahead of the real one."""
        found = self.subaccounts.get(sub_account_id or "")
        return found.clock_offset if found else timedelta(0)


def team_of(row: team_store.Team) -> Team:
    """A team with its hours read."""
    within = row.answer_within_seconds
    return Team(
        id=str(row.id),
        name=row.name,
        hours=read_hours(msgspec.json.decode(row.hours), row.time_zone) if row.hours else None,
        answer_within=None if within is None else timedelta(seconds=within),
        escalates_to=None if row.escalates_to is None else str(row.escalates_to),
    )


class Directory:
    """The accounts and compiled journeys that this process has seen."""

    def __init__(self, guard: EgressGuard, sealer: Sealer, pool: Pool) -> None:
        self._guard = guard
        self._sealer = sealer
        self._pool = pool
        self._accounts: dict[str, Account] = {}
        self._read_at: dict[str, float] = {}
        self._journeys: OrderedDict[tuple[str, UUID, int], engine.Journey] = OrderedDict()

    async def account(self, conn: Any, account_id: str, epoch: int | None = None) -> Account:
        """The account at `epoch`, which the caller has just read; without one it is read now."""
        if epoch is None:
            epoch = await store.read_epoch(conn, account_id)
        known = self._accounts.get(account_id)
        if known is not None and known.epoch == epoch:
            return known
        rows = await store.read_subaccounts(conn, account_id)
        triggers: dict[str, list[store.TriggerRow]] = {}
        for trigger in await store.read_triggers(conn, account_id):
            triggers.setdefault(trigger.trigger, []).append(trigger)
        account = Account(
            id=account_id,
            epoch=epoch or 0,
            subaccounts={row.id: self._subaccount(account_id, row) for row in rows},
            triggers=triggers,
            webhooks=tuple(await webhook_store.of_account(conn, account_id)),
            attributes=await contact_settings.attributes(conn, account_id),
            ear=Ear(read_settings(await consent.read_settings(conn, account_id))),
            teams=Teams(team_of(row) for row in await team_store.of_account(conn, account_id)),
        )
        self._accounts[account_id] = account
        return account

    async def fresh(self, conn: Any, account_id: str) -> Account:
        """The account as it was at most a second ago: enough to check a webhook's secret."""
        known = self._accounts.get(account_id)
        if known is None or self._read_at.get(account_id, 0) + FRESH_SECONDS < time.monotonic():
            known = await self.account(conn, account_id)
            self._read_at[account_id] = time.monotonic()
        return known

    def _subaccount(self, account_id: str, row: store.SubaccountRow) -> Subaccount:
        config = msgspec.json.decode(row.config)
        channel: Channel
        try:
            secret = config.get("webhookSecret") or config.get("appSecret")
            webhook_secret = self._sealer.open(secret) if secret else None
            token = config.get("verifyToken")
            verify_token = self._sealer.open(token) if token else None
            channel = self._channel(account_id, row.provider, config)
        except Unreadable as error:
            # One subaccount's lost key must not stop the others of the account.
            log.warning("a channel cannot be used", subaccount=row.id, reason=str(error))
            webhook_secret, verify_token, channel = None, None, Unusable(str(error))
        return Subaccount(
            id=row.id,
            provider=row.provider,
            channel=channel,
            clock_offset=row.clock_offset,
            webhook_secret=webhook_secret,
            verify_token=verify_token,
            pace=pace_of(row.provider, config, has_higher_throughput=row.has_higher_throughput),
        )

    def _channel(self, account_id: str, provider: str, config: dict[str, Any]) -> Channel:
        match provider:
            case "simulator":
                return Simulator(self._pool, account_id, pace_of(provider, config))
            case "8x8":
                key = self._sealer.open(config["apiKey"])
                ids = (config.get("accountId"), config.get("channelId"))
                return EightByEight(self._guard, config["baseUrl"], key, *ids)
            case "whatsapp_cloud":
                token = self._sealer.open(config["accessToken"])
                return CloudApi(self._guard, self._pool, account_id, config, token)
            case _:
                raise ValueError(f"There is no connector for provider {provider!r}.")

    async def journey(self, conn: Any, account_id: str, definition_id: UUID, version: int) -> engine.Journey:
        """A compiled definition; a version never changes, so it is compiled once. Raises DefinitionNotFound."""
        key = (account_id, definition_id, version)
        journey = self._journeys.get(key)
        if journey is not None:
            self._journeys.move_to_end(key)
            return journey
        found = await store.read_version(conn, account_id, definition_id, version)
        if found is None:
            raise DefinitionNotFound(f"Definition {definition_id} has no version {version}.")
        journey = engine.compile(definitions.read(found[1]))
        self._journeys[key] = journey
        if len(self._journeys) > JOURNEYS_KEPT:
            self._journeys.popitem(last=False)
        return journey


def pace_of(provider: str, config: dict[str, Any], *, has_higher_throughput: bool = False) -> Pace | None:
    """How fast a number may send; None on a simulator that is not asked to be strict.

    8x8 queues what comes faster than the number may send, so there only the pace to one person is kept here,
    unless the settings say more.
    """
    given = config.get("messagesPerSecond")
    match provider:
        case "whatsapp_cloud":
            return Pace(given or (HIGHER_THROUGHPUT if has_higher_throughput else THROUGHPUT))
        case "8x8":
            return Pace(given)
        case _:
            return Pace(given) if given else None
