"""The HTTP requests of journeys: performed at once by the process that committed the turn, or after its end by
whoever finds the lease lapsed. The answer is the instance's next event."""

from __future__ import annotations

import asyncio

import msgspec
import structlog

from chatwright.clock import Clock
from chatwright.egress import EgressFailed, EgressGuard, EgressRefused
from chatwright.engine.model import CallHttp, HttpFinished
from chatwright.http_answers import parse_body
from chatwright.runtime import metrics

log = structlog.get_logger(__name__)

AT_ONCE = 200
"""How many requests a process makes at the same time; the others wait."""


class Calls:
    """Performs HTTP requests through the egress guard."""

    def __init__(self, guard: EgressGuard, clock: Clock) -> None:
        self._guard = guard
        self._clock = clock
        self._at_once = asyncio.Semaphore(AT_ONCE)

    async def perform(self, instance_id: str, effect: CallHttp) -> HttpFinished:
        """Make the request; whatever happens becomes an answer that the journey can branch on [A-HTTP-1]."""
        async with self._at_once:
            return await self._perform(instance_id, effect)

    async def _perform(self, instance_id: str, effect: CallHttp) -> HttpFinished:
        headers = dict(effect.headers)
        if not any(name.lower() == "idempotency-key" for name in headers):
            headers["Idempotency-Key"] = f"{instance_id}:{effect.key}"
        body = self._encode(effect, headers)
        try:
            answer = await self._guard.fetch(
                effect.method,
                effect.url,
                headers=headers,
                params=effect.parameters,
                body=body,
                timeout=effect.timeout,
            )
        except EgressRefused as error:
            metrics.HTTP_CALLS.labels("refused").inc()
            return self._failed(effect, str(error))
        except EgressFailed as error:
            metrics.HTTP_CALLS.labels("failed").inc()
            return self._failed(effect, str(error))
        metrics.HTTP_CALLS.labels(f"{answer.status // 100}xx").inc()
        value, warning = parse_body(answer.body)
        return HttpFinished(
            now=self._clock.now(),
            key=effect.key,
            code=answer.status,
            reason=answer.reason,
            body=value,
            warning=warning,
        )

    def _encode(self, effect: CallHttp, headers: dict[str, str]) -> bytes | None:
        if effect.body is None:
            return None
        if not any(name.lower() == "content-type" for name in headers):
            headers["Content-Type"] = "application/json"
        return msgspec.json.encode(effect.body)

    def _failed(self, effect: CallHttp, reason: str) -> HttpFinished:
        return HttpFinished(
            now=self._clock.now(), key=effect.key, code=0, reason=reason, body=None, warning=reason
        )


def decode_call(body: str) -> CallHttp:
    """The effect that a turn armed, as read back from the database."""
    return msgspec.json.decode(body, type=CallHttp)
