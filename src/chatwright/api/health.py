"""Health, metrics, and the description of the API."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import asyncpg
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from chatwright.api.errors import error_answer

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process runs."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(request: Request) -> Any:
    """The database answers, so messages can be taken."""
    try:
        await request.app.state.pool.fetchval("select 1", timeout=3)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
        return error_answer(503, "The database does not answer.", 2000)
    return {"status": "ready"}


@router.get("/metrics")
async def metrics() -> Response:
    """Counters for Prometheus."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


@router.get("/docs")
async def docs() -> HTMLResponse:
    """The API's description as a page of our own, which keeps to the strict content policy."""
    page = (files("chatwright.api") / "docs.html").read_text()
    return HTMLResponse(page, headers={"Cache-Control": "no-cache"})


@router.get("/docs.js")
async def docs_script() -> Response:
    """The script of the page."""
    return Response((files("chatwright.api") / "docs.js").read_text(), media_type="text/javascript")
