"""WhatsApp Flows at the providers in small: what 8x8 and Meta answer about those they keep (messaging.md section 12).

Both hold the same rule: a draft can be changed and deleted, is published once its Flow JSON has screens, and then
never changes.
"""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

ACCOUNT, CHANNEL = "acc", "ch-1"
AT_8X8 = f"/api/v1/accounts/{ACCOUNT}/channels/{CHANNEL}/flows"
WRONG = {"error": "INVALID_PROPERTY_VALUE", "message": "screens: at least one is required."}
PLACE = {"lineStart": 1, "lineEnd": 1, "columnStart": 1, "columnEnd": 2}


@dataclass
class Kept:
    """A flow at a provider."""

    id: str
    name: str
    categories: list[str]
    flow_json: str = ""
    status: str = "DRAFT"

    @property
    def is_valid(self) -> bool:
        """Whether it may be published."""
        try:
            return bool(json.loads(self.flow_json)["screens"])
        except (ValueError, KeyError):
            return False


@dataclass
class FlowsStub:
    """The flows that a provider keeps; `asked` are the requests, `read` the Flow JSONs that were fetched."""

    kept: dict[str, Kept] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    base: str = ""
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def keep(self, name: str, flow_json: str = "", status: str = "DRAFT") -> Kept:
        """Put a flow there, as somebody does in the provider's portal."""
        made = Kept(f"70000000000000{next(self._numbers):02}", name, ["OTHER"], flow_json, status)
        self.kept[made.id] = made
        return made

    # --- 8x8 ---------------------------------------------------------------------------------------------

    def app(self) -> web.Application:
        """8x8's side."""
        app = web.Application()
        app.router.add_get(AT_8X8, self._list)
        app.router.add_post(AT_8X8, self._create)
        app.router.add_get(AT_8X8 + "/{id}", self._read)
        app.router.add_put(AT_8X8 + "/{id}", self._update)
        app.router.add_delete(AT_8X8 + "/{id}", self._delete)
        app.router.add_post(AT_8X8 + "/{id}/{action}", self._act)
        app.router.add_get("/files/{id}.json", self._file)
        return app

    def found(self, request: web.Request) -> Kept:
        """The flow of a request."""
        self.asked.append((request.method, request.path))
        flow = self.kept.get(request.match_info["id"])
        if flow is None:
            raise web.HTTPNotFound(text='{"message": "Flow not found."}', content_type="application/json")
        return flow

    async def _list(self, request: web.Request) -> web.Response:
        self.asked.append((request.method, request.path))
        assert request.query["limit"] == "1000"
        flows = [{"id": one.id, "name": one.name, "status": one.status} for one in self.kept.values()]
        return web.json_response({"flows": flows})

    async def _create(self, request: web.Request) -> web.Response:
        self.asked.append((request.method, request.path))
        body = await request.json()
        made = self.keep(body["name"], body.get("flowJson", ""))
        made.categories = body["categories"]
        return web.json_response({"id": made.id, "success": True, **self._errors(made)})

    async def _read(self, request: web.Request) -> web.Response:
        flow = self.found(request)
        url = f"{request.scheme}://{request.host}/files/{flow.id}.json"
        told = {"flowId": flow.id, "name": flow.name, "status": flow.status, "categories": flow.categories}
        return web.json_response({**told, "flowJsonUrl": url})

    async def _update(self, request: web.Request) -> web.Response:
        flow, body = self.found(request), await request.json()
        if flow.status != "DRAFT":
            return web.json_response({"message": "Only a draft can be changed."}, status=400)
        flow.name = body.get("name", flow.name)
        flow.flow_json = body.get("flowJson", flow.flow_json)
        return web.json_response({"id": flow.id, "success": True, **self._errors(flow)})

    async def _delete(self, request: web.Request) -> web.Response:
        del self.kept[self.found(request).id]
        return web.Response()

    async def _act(self, request: web.Request) -> web.Response:
        flow, action = self.found(request), request.match_info["action"]
        if action == "publish" and not flow.is_valid:
            return web.json_response({"message": "The flow has validation errors."}, status=400)
        flow.status = "PUBLISHED" if action == "publish" else "DEPRECATED"
        return web.Response()

    async def _file(self, request: web.Request) -> web.Response:
        assert "Authorization" not in request.headers, "the key is not for whoever stores the file"
        self.read.append(request.match_info["id"])
        return web.Response(text=self.kept[request.match_info["id"]].flow_json)

    def _errors(self, flow: Kept) -> dict[str, Any]:
        return (
            {}
            if flow.is_valid
            else {"validationErrors": [{**WRONG, "errorType": "FLOW_JSON_ERROR", **PLACE}]}
        )

    # --- Meta --------------------------------------------------------------------------------------------

    def add_routes(self, app: web.Application, base: str, waba: str) -> None:
        """Meta's side, below a version of the Graph API."""
        app.router.add_get(f"{base}/{waba}/flows", self._pages)
        app.router.add_post(f"{base}/{waba}/flows", self._meta_create)
        app.router.add_get(base + "/{id:7\\d+}", self._meta_read)
        app.router.add_post(base + "/{id:7\\d+}", self._meta_update)
        app.router.add_delete(base + "/{id:7\\d+}", self._meta_delete)
        app.router.add_get(base + "/{id:7\\d+}/assets", self._assets)
        app.router.add_post(base + "/{id:7\\d+}/assets", self._upload)
        app.router.add_post(base + "/{id:7\\d+}/{action}", self._meta_act)
        app.router.add_get("/flow-files/{id}", self._meta_file)

    async def _pages(self, request: web.Request) -> web.Response:
        self.asked.append((request.method, request.path))
        flows = [{"id": one.id, "name": one.name, "status": one.status} for one in self.kept.values()]
        start = int(request.query.get("after") or 0)
        paging: dict[str, Any] = {"cursors": {"after": str(start + 1)}}
        if start + 1 < len(flows):
            paging["next"] = "more"
        return web.json_response({"data": flows[start : start + 1], "paging": paging})

    async def _meta_create(self, request: web.Request) -> web.Response:
        self.asked.append((request.method, request.path))
        body = await request.json()
        made = self.keep(body["name"], body.get("flow_json", ""))
        made.categories = body["categories"]
        return web.json_response({"id": made.id, "success": True, "validation_errors": meta_errors(made)})

    async def _meta_read(self, request: web.Request) -> web.Response:
        flow = self.found(request)
        return web.json_response({"id": flow.id, "categories": flow.categories})

    async def _meta_update(self, request: web.Request) -> web.Response:
        flow, body = self.found(request), await request.json()
        assert "flow_json" not in body, "Meta takes the Flow JSON as a file"
        flow.name = body.get("name", flow.name)
        return web.json_response({"success": True})

    async def _meta_delete(self, request: web.Request) -> web.Response:
        del self.kept[self.found(request).id]
        return web.json_response({"success": True})

    async def _assets(self, request: web.Request) -> web.Response:
        url = f"{request.scheme}://{request.host}/flow-files/{self.found(request).id}"
        asset = {"name": "flow.json", "asset_type": "FLOW_JSON", "download_url": url}
        return web.json_response({"data": [asset]})

    async def _upload(self, request: web.Request) -> web.Response:
        flow, form = self.found(request), await request.post()
        assert (form["name"], form["asset_type"]) == ("flow.json", "FLOW_JSON")
        file = form["file"]
        assert isinstance(file, web.FileField)
        flow.flow_json = file.file.read().decode()
        return web.json_response({"success": True, "validation_errors": meta_errors(flow)})

    async def _meta_act(self, request: web.Request) -> web.Response:
        flow, action = self.found(request), request.match_info["action"]
        if action == "publish" and not flow.is_valid:
            error = {"message": "Invalid parameter", "code": 100, "error_user_msg": "The flow has errors."}
            return web.json_response({"error": error}, status=400)
        flow.status = "PUBLISHED" if action == "publish" else "DEPRECATED"
        return web.json_response({"success": True})

    async def _meta_file(self, request: web.Request) -> web.Response:
        self.read.append(request.match_info["id"])
        return web.Response(text=self.kept[request.match_info["id"]].flow_json)


def meta_errors(flow: Kept) -> list[dict[str, Any]]:
    """What Meta has against a flow, with a place."""
    place = {"line_start": 1, "line_end": 1, "column_start": 1, "column_end": 2}
    pointer = {**place, "path": "screens"}
    wrong = {**WRONG, "error_type": "FLOW_JSON_ERROR", **place, "pointers": [pointer]}
    return [] if flow.is_valid else [wrong]
