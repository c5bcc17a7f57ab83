"""The messaging API: files to send, kept and served here (messaging.md section 19)."""

from __future__ import annotations

import re
import secrets
from hashlib import sha256
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse, StreamingResponse
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException

from chatwright.api.auth import Agent
from chatwright.api.errors import ApiError
from chatwright.api.messages import SubAccountId
from chatwright.api.sending import subaccount_of
from chatwright.messages.files import ACCEPTED, HEAD_BYTES, MOST, FileType, file_type
from chatwright.store import files as store

router = APIRouter(tags=["Messaging"])

NAME = re.compile(r"[A-Za-z0-9_-]{1,100}\.[a-z0-9]{1,5}")
SHOWN_IN_PLACE = ("image/", "video/", "audio/")
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
}
"""A file is never a page of ours, whatever is in it."""
KEPT_SECONDS = 86_400


@router.post("/api/v1/subaccounts/{subAccountId}/files", operation_id="Upload-File")
async def upload(caller: Agent, request: Request, sub: SubAccountId) -> Response:
    """Keep a file, so that messages can name its address."""
    await subaccount_of(request, caller, sub)
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise ApiError(415, "The body must be multipart/form-data with the file in the field 'file'.")
    try:
        async with request.form(max_files=1, max_fields=8, max_part_size=65_536) as form:
            given = form.get("file")
            if not isinstance(given, UploadFile):
                raise ApiError(400, "file: a file is required.")
            return await keep(request, caller.account_id, sub, given)
    except (MultiPartException, HTTPException) as error:
        said = getattr(error, "message", None) or getattr(error, "detail", "")
        raise ApiError(400, f"The body is no multipart/form-data that can be read: {said}") from None


async def keep(request: Request, account_id: str, sub_account_id: str, given: UploadFile) -> Response:
    """Write a file, and answer under which name and token it can be fetched."""
    found, size = await recognised(given)
    name, token = f"{uuid4().hex}.{found.ending}", secrets.token_urlsafe(32)
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await store.create(conn, account_id, sub_account_id, name, hash_of(token), found.media_type, size)
        number = 0
        while part := await given.read(store.PART_BYTES):
            await store.add_part(conn, account_id, name, number, part)
            number += 1
    headers = {"Location": f"/files/{name}?token={token}"}
    return JSONResponse({"fileName": name, "token": token}, 201, headers)


async def recognised(given: UploadFile) -> tuple[FileType, int]:
    """What a file is, and its size. Raises ApiError 400, 413, 415."""
    size = given.size or 0
    if not size:
        raise ApiError(400, "file: is empty.")
    head = await given.read(HEAD_BYTES)
    await given.seek(0)
    found = file_type(head, given.filename or "")
    if found is None:
        raise ApiError(415, f"file: is none that WhatsApp takes. It takes {ACCEPTED}.")
    if size > MOST[found.kind]:
        most = MOST[found.kind]
        limit = f"{most // 1024 // 1024} MB" if most >= 1024 * 1024 else f"{most // 1024} KB"
        raise ApiError(413, f"file: {size} bytes; {found.media_type} may have at most {limit}.")
    return found, size


def hash_of(token: str) -> bytes:
    """What is kept of a token."""
    return sha256(token.encode()).digest()


async def found_by(request: Request, filename: str, token: str | None) -> store.StoredFile:
    """The file that a name and a token mean. Raises ApiError 404 for both alike."""
    file = None
    if token and NAME.fullmatch(filename):
        file = await store.find(request.app.state.pool, filename, hash_of(token))
    if file is None:
        raise ApiError(404, "There is no such file, or its token is not right.")
    return file


@router.get("/files/{filename}", operation_id="Download-File", status_code=302)
async def download(request: Request, filename: str, token: str | None = None) -> Response:
    """Where a file is. Whoever has its token may fetch it, as WhatsApp must."""
    await found_by(request, filename, token)
    return RedirectResponse(
        f"/files/{filename}/content?token={token}", 302, {"Referrer-Policy": "no-referrer"}
    )


@router.api_route("/files/{filename}/content", methods=["GET", "HEAD"], include_in_schema=False)
async def content(request: Request, filename: str, token: str | None = None) -> Response:
    """The file itself."""
    file = await found_by(request, filename, token)
    in_place = file.media_type.startswith(SHOWN_IN_PLACE)
    headers: dict[str, Any] = {
        **SAFE,
        "Content-Length": str(file.size_bytes),
        "Content-Disposition": f'{"inline" if in_place else "attachment"}; filename="{file.name}"',
        "Cache-Control": f"private, max-age={KEPT_SECONDS}, immutable",
    }
    charset = "; charset=utf-8" if file.media_type == "text/plain" else ""
    headers["Content-Type"] = file.media_type + charset
    if request.method == "HEAD":
        return Response(headers=headers)
    return StreamingResponse(store.parts(request.app.state.pool, file), headers=headers)
