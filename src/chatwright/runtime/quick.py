"""The quick way of a turn: think it out on what was read without a lock, and write it with one statement.

That is how nearly all turns go: two round trips to the database for a message, one for the answer of an HTTP
request. The statement checks that conversation and instance are still what was read, and is called off if they are
not. Then, and whenever a turn reaches beyond its own conversation, nothing has happened and the caller goes the
way with locks, which always works.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from chatwright.channels.port import InboundMessage
from chatwright.clock import Clock
from chatwright.engine.model import HttpFinished, ReplyReceived, Status
from chatwright.messages.from_customers import leads_on
from chatwright.runtime import metrics
from chatwright.runtime.directory import Account, Directory
from chatwright.runtime.due import DueJobs
from chatwright.runtime.effects import AtHome, NeedsLocks, To
from chatwright.runtime.lines import Lines
from chatwright.runtime.live import hint
from chatwright.runtime.telling import telling
from chatwright.runtime.transactions import PUSHED_ASIDE
from chatwright.runtime.turn import SENDER_LEASE, AfterCommit, Call, Draft, Turns, delivery
from chatwright.store import standing as standing_store
from chatwright.store import turns as store
from chatwright.store.rows import Conversation, InboundRow, StoredInstance
from chatwright.store.standing import Standing


def is_referred(message: InboundMessage) -> bool:
    """Whether the person came through an advertisement or a page button."""
    payload = message.event.get("payload")
    return isinstance(payload, dict) and isinstance(payload.get("referral"), dict)


class QuickTurns:
    """Tries turns without locks; each method says when that did not work."""

    def __init__(
        self,
        lines: Lines,
        directory: Directory,
        turns: Turns,
        jobs: DueJobs,
        clock: Clock,
        perform: Callable[[AfterCommit], None],
    ) -> None:
        self._lines = lines
        self._directory = directory
        self._turns = turns
        self._jobs = jobs
        self._clock = clock
        self._perform = perform

    async def receive(
        self,
        message: InboundMessage,
        row: InboundRow,
        account_id: str,
        event_data: Callable[[datetime], dict[str, Any]],
    ) -> bool | None:
        """Take a message in; False when it is known already, None when it needs locks."""
        standing = await standing_store.read_standing(
            self._lines, account_id, row.sub_account_id, row.channel, row.address, row.umid
        )
        if standing is None:
            return None
        if standing.is_known:
            metrics.DUPLICATES.inc()
            return False
        account = await self._directory.account(self._turns.pool, account_id, standing.definitions_epoch)
        if row.channel != "sms" and account.ear.hears(message.content):
            return None
        if is_referred(message) or (standing.conversation and standing.conversation.handover_id):
            return None
        now = self._clock.now() + account.offset(row.sub_account_id)
        try:
            draft = await self._draft(standing, account, message, row, event_data(now), now)
            if draft is not None and standing.waiting is not None:
                row = row._replace(instance_id=standing.waiting.id, key=standing.waiting.key)
            return await self._write(account, standing.conversation, row, draft, message)
        except (NeedsLocks, *PUSHED_ASIDE):
            return None

    async def finish_call(self, call: Call, event: HttpFinished) -> bool:
        """Give the answer of an HTTP request to the instance that asked for it, if nothing happened to it since."""
        instance, home = call.instance, call.home
        if instance is None or home is None:
            return False
        account = await self._directory.fresh(self._turns.pool, call.account_id)
        event = replace(event, now=self._clock.now() + account.offset(instance.sub_account_id))
        try:
            reach = self._reach(account.id, home, home.window_expires_at)
            draft = await self._turns.draft_resume(account, instance, event, reach)
            return draft is not None and await self._write(account, home, None, draft)
        except (NeedsLocks, *PUSHED_ASIDE):
            return False

    def _reach(
        self, account_id: str, to: Conversation | InboundRow, window_expires_at: datetime | None
    ) -> AtHome:
        place = (to.sub_account_id, to.channel, to.address)
        return AtHome(self._turns.pool, account_id, place, window_expires_at)

    async def _draft(
        self,
        standing: Standing,
        account: Account,
        message: InboundMessage,
        row: InboundRow,
        data: dict[str, Any],
        now: datetime,
    ) -> Draft | None:
        """The turn that a message leads to, None when it leads to none. Raises NeedsLocks for more than one."""
        if not leads_on(message.type):
            return None
        home, waiting = standing.conversation, standing.waiting
        expires = [home.window_expires_at if home else None, row.window_expires_at]
        reach = self._reach(account.id, row, max(filter(None, expires), default=None))
        starting = account.started_by(message.channel, message.sub_account_id)
        if waiting is not None:
            if (
                home is None
                or waiting.conversation_id != home.id
                or waiting.status != Status.RUNNABLE
                or any(definition.listens_always for definition in starting)
            ):
                raise NeedsLocks
            event = ReplyReceived(now=now, key=waiting.key, event=data)
            draft = await self._turns.draft_resume(account, waiting, event, reach)
            if draft is None:
                raise NeedsLocks
            return draft
        if not starting:
            return None
        if len(starting) > 1:
            raise NeedsLocks
        return await self._turns.draft_begin(
            account,
            reach,
            definition_id=starting[0].definition_id,
            version=starting[0].version,
            sub_account_id=message.sub_account_id,
            conversation_id=None if home is None else home.id,
            data=data,
            now=now,
        )

    async def _write(
        self,
        account: Account,
        home: Conversation | None,
        row: InboundRow | None,
        draft: Draft | None,
        message: InboundMessage | None = None,
    ) -> bool:
        """Write message and turn, and begin what the turn asks for."""
        turn = draft.turn if draft is not None else None
        until = self._clock.now() + SENDER_LEASE
        if turn is not None:
            for armed in turn.armed:
                await self._jobs.ensure(armed.due_at)
            if turn.messages:
                await self._jobs.ensure(until)
        tells = telling(account, message, turn)
        found = await store.write_turn_at_home(
            self._lines,
            account.id,
            home,
            row,
            turn,
            sender_id=self._turns.process_id,
            sender_until=until,
            tells=tells,
        )
        after = AfterCommit(told=tells != store.NOBODY)
        if row is not None:
            after.hints.append((row.sub_account_id, "message", hint(row.sub_account_id, row.address)))
        place = row or home
        if draft is not None and place is not None:
            to = (place.sub_account_id, place.channel, place.address)
            self._collect(draft, home, found, to, after)
        self._perform(after)
        return True

    def _collect(
        self, draft: Draft, home: Conversation | None, found: store.Home, to: To, after: AfterCommit
    ) -> None:
        """Note what a written turn asks to be done."""
        turn = draft.turn
        draft.count()
        conversation_id = found.conversation_id or turn.conversation_id
        after.hint_instance(turn, conversation_id)
        if found.message_ids and found.sender_id == self._turns.process_id:
            ahead = found.pending - len(turn.messages)
            after.deliveries += [
                delivery(
                    turn.account_id,
                    turn.instance_id,
                    message,
                    number,
                    found.conversation_id,
                    to[1],
                    to[2],
                    found.window_expires_at,
                    ahead=ahead,
                    opted_out=found.opted_out,
                    handover_id=found.handover_id,
                )
                for number, message in zip(found.message_ids, turn.messages, strict=True)
            ]
        if not draft.calls:
            return
        instance = StoredInstance(
            turn.instance_id,
            turn.definition_id,
            turn.version,
            turn.status,
            turn.sub_account_id,
            conversation_id,
            turn.state,
            turn.started_at,
            0 if turn.revision is None else turn.revision + 1,
            0,
        )
        if conversation_id is not None:
            home = Conversation(
                conversation_id,
                *to,
                found.window_expires_at,
                home.handover_id if home is not None else None,
                found.revision or 0,
            )
        after.calls += [
            Call(turn.account_id, turn.instance_id, conversation_id, effect, instance, home)
            for effect in draft.calls
        ]
