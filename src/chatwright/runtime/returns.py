"""Giving a conversation back: a hand-over is closed, and a journey may go on with the person at once."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from chatwright.engine.model import Status
from chatwright.messages.addresses import is_bsuid
from chatwright.runtime.errors import DefinitionNotFound, HandoverNotFound, StepNotFound
from chatwright.runtime.transactions import Transactions
from chatwright.runtime.turn import AfterCommit
from chatwright.store import directory as directory_store
from chatwright.store import handovers, instance_views, locks
from chatwright.store.handovers import Handover


class Onward(NamedTuple):
    """The journey that goes on with the person: at a step (an address), or from its beginning."""

    definition_id: UUID
    step: str | None


class Returns:
    """Closes hand-overs."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def close(
        self, account_id: str, handover_id: UUID, closed_by: UUID | None, onward: Onward | None
    ) -> Handover:
        """Close a hand-over, once, and let a journey go on in the same transaction.

        Raises HandoverNotFound, DefinitionNotFound, StepNotFound; nothing is closed then.
        """

        async def run(conn: Any, after: AfterCommit) -> Handover:
            before = await handovers.lock(conn, account_id, handover_id)
            if before is None:
                raise HandoverNotFound("There is no such hand-over.")
            if before.status != "open":
                return before
            closed = await handovers.close(conn, account_id, handover_id, closed_by)
            assert closed is not None
            if onward is not None:
                await self._go_on(conn, account_id, closed, onward, after)
            return closed

        return await self._transactions.run(run)

    async def _go_on(
        self, conn: Any, account_id: str, closed: Handover, onward: Onward, after: AfterCommit
    ) -> None:
        if closed.conversation_id is None or closed.sub_account_id is None:
            return
        account = await self._transactions.directory.account(conn, account_id)
        home = await locks.lock_conversation(conn, account_id, closed.conversation_id)
        if home.handover_id is not None:
            return  # another hand-over of the same conversation is open still
        found = await directory_store.read_version(conn, account_id, onward.definition_id, None)
        if found is None:
            raise DefinitionNotFound("There is no such journey, or it was never published.")
        journey = await self._transactions.directory.journey(conn, account_id, onward.definition_id, found[0])
        if onward.step is not None and onward.step not in journey.steps:
            raise StepNotFound(f"The journey has no step {onward.step[:200]!r}; it may have changed.")
        now = self._transactions.now(account, closed.sub_account_id)
        data = await self._data(conn, account_id, closed)
        if closed.instance_id is not None:
            await self._end(conn, account_id, closed.instance_id, onward.definition_id, after)
        await self._transactions.turns.begin(
            conn,
            account,
            definition_id=onward.definition_id,
            version=found[0],
            sub_account_id=closed.sub_account_id,
            home=home,
            data=data,
            now=now,
            after=after,
            at=onward.step,
        )

    async def _end(
        self, conn: Any, account_id: str, instance_id: UUID, definition_id: UUID, after: AfterCommit
    ) -> None:
        """End the run that gave the conversation away, if it is of the same journey and still goes on."""
        account, locked, home = await self._transactions.locked(conn, account_id, instance_id)
        if locked.definition_id != definition_id or locked.status != Status.RUNNABLE:
            return
        now = self._transactions.now(account, locked.sub_account_id)
        await self._transactions.turns.end(conn, account, locked, home, now, after)

    async def _data(self, conn: Any, account_id: str, closed: Handover) -> dict[str, Any]:
        """What the journey knows: what the run knew that gave the conversation away, and who has had it since."""
        address = str(closed.address)
        user_id = address if is_bsuid(address) else f"+{address}"
        data: dict[str, Any] = {
            "accountId": account_id,
            "subAccountId": closed.sub_account_id,
            "payload": {
                "subAccountId": closed.sub_account_id,
                "user": {"channelUserId": user_id, "msisdn": user_id, "name": closed.name},
                "type": "Text",
                "content": {"text": ""},
            },
        }
        if closed.instance_id is not None:
            view = await instance_views.read(conn, account_id, closed.instance_id)
            if view is not None:
                data |= msgspec.json.decode(view.state).get("data", {})
        data["handover"] = {
            "id": str(closed.id),
            "team": closed.team,
            "agent": closed.agent,
            "skill": closed.skill,
            "priority": closed.priority,
        }
        return data
