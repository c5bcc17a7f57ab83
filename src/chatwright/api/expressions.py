"""Trying an expression out while it is written: the real parser and evaluator, on data that the page made up."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import msgspec
from fastapi import APIRouter, Request

from chatwright.api.auth import Authenticated, json_object
from chatwright.api.errors import ApiError
from chatwright.expressions import Evaluator, ExpressionError, compile_value
from chatwright.expressions.rewrite import rewrite

router = APIRouter(prefix="/api/chatwright/v1/expressions", tags=["Journeys"])

LONGEST_TEXT = 8_192
"""Characters of a text with expressions; scripts have a shorter limit of their own."""

DATA_BYTES = 256 * 1024
"""Most JSON that `data` and `step` may be together."""

WORKER = ThreadPoolExecutor(1, "expressions")
"""One thread for all who try expressions out, so that they never take more than one core from conversations."""

OWN = threading.local()


@router.post("/evaluate")
async def evaluate(caller: Authenticated, request: Request) -> dict[str, Any]:
    """The value of `script` (without braces) or of `text` (with `{{ }}`), read with `data` and `step`.

    Answers `{value, type, problems}`, or `{error: {message, position, kind}, problems}` when it has no value.
    `problems` are what the parser has to say, each `{message, position, level}`. Nothing is kept or sent anywhere.
    """
    body = await json_object(request)
    script, text = body.get("script"), body.get("text")
    if isinstance(script, str) == isinstance(text, str):
        raise ApiError(
            400, "script: an expression without braces is required, or text: a text with expressions."
        )
    written = script if isinstance(script, str) else str(text)
    if len(written) > LONGEST_TEXT:
        raise ApiError(400, f"It has {len(written)} characters; at most {LONGEST_TEXT} can be tried out.")
    data, step = body.get("data", {}), body.get("step")
    if not isinstance(data, dict):
        raise ApiError(400, "data: an object is required.")
    if step is not None and not isinstance(step, dict):
        raise ApiError(400, "step: an object or null is required.")
    size = len(msgspec.json.encode((data, step)))
    if size > DATA_BYTES:
        raise ApiError(400, f"data and step are {size} bytes together; at most {DATA_BYTES} are allowed.")
    now = datetime.now(UTC)
    loop = asyncio.get_running_loop()
    if isinstance(script, str):
        return await loop.run_in_executor(WORKER, evaluate_script, script, data, step, now)
    return await loop.run_in_executor(WORKER, value_of, written, [], data, step, now)


def evaluate_script(script: str, data: dict[str, Any], step: Any, now: datetime) -> dict[str, Any]:
    """What one script gives, or why it gives nothing."""
    found = rewrite(script)
    problems = [
        {"message": one.message, "position": one.position, "level": one.severity} for one in found.problems
    ]
    if found.error is not None:
        one = found.error
        error = {"message": one.message, "position": one.position, "kind": one.kind}
        return {"error": error, "problems": problems}
    # The blanks keep a brace at the script's end apart from those of the text.
    return value_of("{{ " + script + "\n}}", problems, data, step, now)


def value_of(
    text: str, problems: list[dict[str, Any]], data: dict[str, Any], step: Any, now: datetime
) -> dict[str, Any]:
    """What a text with expressions becomes, or why it becomes nothing."""
    if not hasattr(OWN, "evaluator"):
        OWN.evaluator = Evaluator()
    try:
        value = OWN.evaluator.scope(data, now=now, seed=str(uuid4())).value(compile_value(text), step)
    except ExpressionError as error:
        told = {"message": error.message, "position": error.position, "kind": error.kind}
        return {"error": told, "problems": problems}
    return {"value": value, "type": type_of(value), "problems": problems}


def type_of(value: Any) -> str:
    """How JSON calls the kind of a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
    return "object"
