"""Requests of a rehearsal that are made for real, and what came back as a happening that replays can use."""

from __future__ import annotations

from datetime import datetime, timedelta

from chatwright.engine.model import CallHttp, HttpFinished
from chatwright.rehearsal.model import Answers, Request


def call_of(request: Request) -> CallHttp:
    """The request as an effect to perform."""
    return CallHttp(
        key=request.key,
        method=request.method,
        url=request.url,
        headers=request.headers,
        parameters=request.parameters,
        body=request.body,
        timeout=timedelta(seconds=request.timeout_seconds),
    )


def answer_of(request: Request, finished: HttpFinished, at: datetime) -> Answers:
    """What came back, recorded."""
    return Answers(
        at=at,
        method=request.method,
        url=request.url,
        step=request.step,
        code=finished.code,
        reason=finished.reason,
        body=finished.body,
        warning=finished.warning,
    )
