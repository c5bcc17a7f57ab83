"""Errors as the API tells them: `{code, message, errorId, timestamp}`, everywhere from 400 up."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus
from uuid import uuid4

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from chatwright.definitions import DefinitionError
from chatwright.runtime import errors as runtime_errors

log = structlog.get_logger(__name__)

CODES = {
    400: 1000,
    401: 1200,
    403: 1201,
    404: 1300,
    405: 1000,
    409: 1000,
    413: 7001,
    415: 1003,
    422: 1000,
    429: 429,
}


class ApiError(Exception):
    """An answer from 400 up; `message` is for whoever called."""

    def __init__(
        self, status: int, message: str, code: int | None = None, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code or CODES.get(status, 2000)
        self.headers = headers


def moment(at: datetime) -> str:
    """A time with two decimals and Z, as the provider writes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 10000:02d}Z"


def error_answer(
    status: int,
    message: str,
    code: int | None = None,
    headers: dict[str, str] | None = None,
    error_id: str | None = None,
) -> JSONResponse:
    """The answer for an error."""
    body = {
        "code": code or CODES.get(status, 2000),
        "message": message,
        "errorId": error_id or str(uuid4()),
        "timestamp": moment(datetime.now(UTC)),
    }
    return JSONResponse(body, status, headers)


def unexpected_answer(error: Exception, method: str, route: str | None) -> JSONResponse:
    """The answer for an error of ours, which is logged under the id that the answer tells."""
    error_id = str(uuid4())
    log.error("request failed", error_id=error_id, method=method, route=route, exc_info=error)
    said = "Something went wrong on our side. It has been logged under this errorId."
    return error_answer(500, said, error_id=error_id)


def install(app: FastAPI) -> None:
    """Make every error of the application answer in one shape."""

    @app.exception_handler(ApiError)
    async def api_error(_: Request, error: ApiError) -> JSONResponse:
        return error_answer(error.status, error.message, error.code, error.headers)

    @app.exception_handler(DefinitionError)
    async def definition_error(_: Request, error: DefinitionError) -> JSONResponse:
        return error_answer(400, error.message, error.code)

    @app.exception_handler(runtime_errors.RuntimeProblem)
    async def runtime_problem(_: Request, error: runtime_errors.RuntimeProblem) -> JSONResponse:
        return error_answer(400 if isinstance(error, runtime_errors.WrongStatus) else 404, str(error))

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
        return error_answer(400, f"{where}: {first['msg']}.")

    @app.exception_handler(HTTPException)
    async def http_error(request: Request, error: HTTPException) -> JSONResponse:
        if error.status_code == 404:
            return error_answer(404, f"There is nothing at {request.url.path}.")
        if error.status_code == 405:
            said = f"{request.method} is not allowed at {request.url.path}."
            return error_answer(405, said, headers=dict(error.headers or {}))
        phrase = error.detail or HTTPStatus(error.status_code).phrase
        return error_answer(error.status_code, str(phrase), headers=dict(error.headers or {}))

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        return unexpected_answer(error, request.method, getattr(request.scope.get("route"), "path", None))
