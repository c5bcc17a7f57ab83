"""Trying a journey before it is published: what happened is replayed on the draft, and nothing of it is kept.

The browser keeps the list of what happened and sends all of it each time. Requests of HTTP steps are made here when
that is wanted, and their answers come back as part of the list, so that a replay never makes them again.
"""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from uuid import uuid4

import msgspec
from fastapi import APIRouter, Request, Response

from chatwright import definitions as model
from chatwright.api.auth import Authenticated, json_object
from chatwright.api.errors import ApiError
from chatwright.engine import Refuse
from chatwright.expressions import Evaluator
from chatwright.messages.addresses import is_msisdn, normalise
from chatwright.messages.templates import read_template
from chatwright.rehearsal import AnyHappening, Stage, Transcript, replay
from chatwright.rehearsal.model import Request as Asked
from chatwright.rehearsal.requests import answer_of, call_of
from chatwright.rehearsal.templates import Templates
from chatwright.runtime.calls import Calls
from chatwright.runtime.directory import Account
from chatwright.runtime.effects import refusals
from chatwright.store import templates as store

router = APIRouter(prefix="/api/chatwright/v1", tags=["Journeys"])

REPLAY_SECONDS = 8.0
"""After this long a replay is ended; its expressions have the limits that they have in production."""
MOST_REQUESTS = 20
"""Requests that are made in one go; a journey that asks more without a wait asks in a circle."""
REQUESTS_SECONDS = 150.0
THREADS = ThreadPoolExecutor(2, thread_name_prefix="trial")
"""Replays are work for the processor, so that few at a time must do and none runs on the event loop."""


class Customer(msgspec.Struct):
    """Who tries the journey: a number with country code, and a name."""

    phone: str = "+6591234567"
    name: str | None = None


class Trial(msgspec.Struct, rename="camel"):
    """What is asked for: a draft, what happened, and whether its requests are to be made."""

    source: dict[str, Any]
    happenings: Annotated[list[AnyHappening], msgspec.Meta(max_length=500)] = []
    customer: Customer = msgspec.field(default_factory=Customer)
    perform: bool = False


class Tried(msgspec.Struct, rename="camel"):
    """What came of it. `happenings` are those that were sent, with the answers of requests that were made."""

    happenings: list[AnyHappening]
    transcript: Transcript


@router.post("/trials")
async def try_journey(caller: Authenticated, request: Request) -> Response:
    """Replay what happened on a draft; no message is sent and nothing is stored."""
    trial = read_trial(await json_object(request))
    sub_account_id = trial.source.get("subAccountId") or request.app.state.settings.sub_account_id
    stage = Stage(
        phone=normalise(trial.customer.phone),
        name=trial.customer.name or None,
        account_id=caller.account_id,
        sub_account_id=str(sub_account_id),
    )
    runtime = request.app.state.runtime
    account = await runtime.directory.account(request.app.state.pool, caller.account_id)
    definition = model.read(trial.source, account_id=caller.account_id)
    templates = await templates_of(request.app.state.pool, account, datetime.now(UTC))
    rehearsing = Rehearsing(definition, stage, refusals(account), templates, runtime.calls)
    tried = await rehearsing.run(trial.happenings, makes_requests=trial.perform)
    return Response(msgspec.json.encode(tried), media_type="application/json")


async def templates_of(pool: Any, account: Account, now: datetime) -> Templates:
    """The templates of the simulated subaccounts; those of others are kept by their provider."""
    found = {}
    for subaccount in account.subaccounts.values():
        if subaccount.provider != "simulator":
            continue
        rows = await store.of_channel(pool, account.id, subaccount.id, now + subaccount.clock_offset)
        found[subaccount.id] = {
            (row.name, row.language): (
                read_template(
                    {
                        "name": row.name,
                        "language": row.language,
                        "category": row.category,
                        "components": msgspec.json.decode(row.components),
                    }
                ),
                row.status,
            )
            for row in rows
        }
    return found


def read_trial(body: dict[str, Any]) -> Trial:
    """The request. Raises ApiError 400."""
    try:
        trial = msgspec.convert(body, Trial)
    except msgspec.ValidationError as error:
        raise ApiError(400, f"{error}.") from error
    if not is_msisdn(trial.customer.phone):
        raise ApiError(400, 'customer.phone: a phone number such as "+6591234567" is required.')
    return trial


class Rehearsing:
    """A draft that is tried once."""

    def __init__(
        self,
        definition: model.Definition,
        stage: Stage,
        refuse: Refuse,
        templates: Templates,
        calls: Calls,
    ) -> None:
        self._definition = definition
        self._stage = stage
        self._refuse = refuse
        self._templates = templates
        self._calls = calls

    async def run(self, happenings: list[AnyHappening], *, makes_requests: bool) -> Tried:
        """Replay; make what requests are pending, each once, and replay with their answers."""
        happenings = list(happenings)
        ends = time.monotonic() + REQUESTS_SECONDS
        transcript = await self._replay(happenings)
        for _ in range(MOST_REQUESTS if makes_requests else 0):
            if not transcript.pending or time.monotonic() > ends:
                break
            asked = transcript.pending[0]
            # Behind what led to it, not at the end: what came later had this answer in front of it.
            happenings.insert(asked.happening + 1, await self._make(asked))
            transcript = await self._replay(happenings)
        return Tried(happenings, transcript)

    async def _make(self, asked: Asked) -> AnyHappening:
        began = time.monotonic()
        # A new id each time, or a server that knows the request already would not act on this one.
        finished = await self._calls.perform(str(uuid4()), call_of(asked))
        took = timedelta(seconds=round(time.monotonic() - began, 3))
        return answer_of(asked, finished, asked.at + took)

    async def _replay(self, happenings: list[AnyHappening]) -> Transcript:
        begins = happenings[0].at if happenings else datetime.now(UTC)

        def work() -> Transcript:
            ends = time.monotonic() + REPLAY_SECONDS
            return replay(
                self._definition,
                happenings,
                stage=self._stage,
                evaluator=Evaluator(),
                begins=begins,
                refuse=self._refuse,
                templates=self._templates,
                may_go_on=lambda: time.monotonic() < ends,
            )

        return await asyncio.get_running_loop().run_in_executor(THREADS, work)
