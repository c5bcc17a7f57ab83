"""Meta's Graph API: one authorised call, and what its answers and errors say (messaging.md sections 1.2 and 9.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import uuid4

import msgspec

from chatwright.egress import EgressGuard, Response

CALL_TIMEOUT = timedelta(seconds=15)
MEDIA_TIMEOUT = timedelta(seconds=60)
LARGEST_MEDIUM = 100_000_000
"""Bytes: WhatsApp's largest documents (messaging.md section 5)."""
LARGEST_LIST = 4_000_000
"""Bytes of one page of a list."""
MOST_PAGES = 100
"""Pages of a list that are read, far more than the 6000 templates of the largest account have."""


@dataclass(frozen=True, slots=True)
class GraphError:
    """Why the Graph API refused a call. Branch on `code` and `details`, never on `message`."""

    status: int
    code: int | None
    message: str
    details: str | None = None
    subcode: int | None = None

    def __str__(self) -> str:
        """The reason in words, with Meta's own details when it gave any."""
        said = f"{self.message}: {self.details}" if self.details else self.message
        return f"{said} ({self.code})" if self.code is not None and f"#{self.code}" not in said else said


@dataclass(frozen=True, slots=True)
class GraphAnswer:
    """An answer of the Graph API: its JSON, or its error."""

    status: int
    headers: Mapping[str, str]
    body: dict[str, Any] = field(default_factory=dict)
    error: GraphError | None = None


class GraphRefused(Exception):
    """The Graph API refused a call; `error` says why."""

    def __init__(self, error: GraphError) -> None:
        super().__init__(str(error))
        self.error = error


def read_graph_answer(answer: Response) -> GraphAnswer:
    """Status and body of an answer; whatever is no JSON object counts as an empty one."""
    try:
        tree = msgspec.json.decode(answer.body) if answer.body else {}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        tree = {}
    body = tree if isinstance(tree, dict) else {}
    if answer.status < 300:
        return GraphAnswer(answer.status, answer.headers, body)
    told = body.get("error")
    told = told if isinstance(told, dict) else {}
    code, subcode, data = told.get("code"), told.get("error_subcode"), told.get("error_data")
    details = data.get("details") if isinstance(data, dict) else told.get("error_user_msg")
    error = GraphError(
        answer.status,
        code if isinstance(code, int) else None,
        str(told.get("message") or f"the provider answered {answer.status}"),
        details if isinstance(details, str) and details else None,
        subcode if isinstance(subcode, int) else None,
    )
    return GraphAnswer(answer.status, answer.headers, body, error)


class Graph:
    """The Graph API at one address, such as https://graph.facebook.com/v24.0, with one access token."""

    def __init__(self, guard: EgressGuard, graph_url: str, access_token: str) -> None:
        self._guard = guard
        self._url = graph_url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {access_token}"}

    async def post(self, path: str, body: Any) -> GraphAnswer:
        """POST `body` as JSON. Raises EgressRefused, EgressFailed."""
        headers = {**self._headers, "Content-Type": "application/json"}
        answer = await self._guard.fetch(
            "POST",
            f"{self._url}/{path}",
            headers=headers,
            params={},
            body=msgspec.json.encode(body),
            timeout=CALL_TIMEOUT,
        )
        return read_graph_answer(answer)

    async def get(self, path: str, **params: str) -> GraphAnswer:
        """GET with these parameters. Raises EgressRefused, EgressFailed."""
        return await self._plain("GET", path, params)

    async def delete(self, path: str, **params: str) -> GraphAnswer:
        """DELETE with these parameters. Raises EgressRefused, EgressFailed."""
        return await self._plain("DELETE", path, params)

    async def _plain(self, method: str, path: str, params: Mapping[str, str]) -> GraphAnswer:
        answer = await self._guard.fetch(
            method,
            f"{self._url}/{path}",
            headers=self._headers,
            params=params,
            body=None,
            timeout=CALL_TIMEOUT,
            max_bytes=LARGEST_LIST,
        )
        return read_graph_answer(answer)

    async def pages(self, path: str, **params: str) -> list[dict[str, Any]]:
        """All entries of a list that comes in pages. Raises GraphRefused, EgressRefused, EgressFailed."""
        found: list[dict[str, Any]] = []
        after = ""
        for _ in range(MOST_PAGES):
            answer = await self.get(path, **params, **({"after": after} if after else {}))
            if answer.error is not None:
                raise GraphRefused(answer.error)
            data, paging = answer.body.get("data"), answer.body.get("paging")
            found += [entry for entry in data if isinstance(entry, dict)] if isinstance(data, list) else []
            paging = paging if isinstance(paging, dict) else {}
            cursors = paging.get("cursors")
            after = str(cursors.get("after") or "") if isinstance(cursors, dict) else ""
            if not after or not paging.get("next"):
                break
        return found

    async def upload(
        self, path: str, content: bytes, mime_type: str, name: str, fields: Mapping[str, str]
    ) -> GraphAnswer:
        """POST a file as a form with `file` and these fields. Raises EgressRefused, EgressFailed."""
        boundary = f"chatwright-{uuid4().hex}"
        answer = await self._guard.fetch(
            "POST",
            f"{self._url}/{path}",
            headers={**self._headers, "Content-Type": f"multipart/form-data; boundary={boundary}"},
            params={},
            body=form(boundary, content, mime_type, name, fields),
            timeout=MEDIA_TIMEOUT,
        )
        return read_graph_answer(answer)

    async def download(self, url: str) -> Response:
        """The file at an address that the Graph API gave. Raises EgressRefused, EgressFailed.

        The token goes along, so it must be an address of Meta's or of the configured host.
        """
        headers = self._headers if self._is_trusted(url) else {}
        return await self._guard.fetch(
            "GET",
            url,
            headers=headers,
            params={},
            body=None,
            timeout=MEDIA_TIMEOUT,
            max_bytes=LARGEST_MEDIUM,
        )

    def _is_trusted(self, url: str) -> bool:
        try:
            given, own = urlsplit(url), urlsplit(self._url)
            host = given.hostname or ""
        except ValueError:
            return False
        if (given.scheme, given.netloc) == (own.scheme, own.netloc):
            return True
        return given.scheme == "https" and host.endswith((".facebook.com", ".fbsbx.com", ".whatsapp.net"))


def form(boundary: str, content: bytes, mime_type: str, name: str, fields: Mapping[str, str]) -> bytes:
    """A multipart form of an upload."""
    shown = quote(name, safe=" ._-()")
    head = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{field_name}"\r\n\r\n{value}\r\n'
        for field_name, value in fields.items()
    )
    head += (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{shown}"\r\n'
        f"Content-Type: {mime_type}\r\n\r\n"
    )
    return head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
