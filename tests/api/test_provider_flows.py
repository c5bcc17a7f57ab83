"""WhatsApp Flows that 8x8 and Meta keep: fetched, made, changed and published there, shown like the simulator's."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import asyncpg
import pytest

from tests.api.cloud import PATH, Cloud, connected
from tests.api.server import Answer, eventually
from tests.stubs.flows import ACCOUNT, CHANNEL, FlowsStub
from tests.stubs.serving import served

FOOTER = {"type": "Footer", "label": "Send", "on-click-action": {"name": "complete", "payload": {}}}
INTAKE = json.dumps(
    {
        "version": "7.3",
        "screens": [
            {
                "id": "WHO",
                "title": "About you",
                "terminal": True,
                "layout": {
                    "type": "SingleColumnLayout",
                    "children": [{"type": "TextInput", "name": "name", "label": "Name"}, FOOTER],
                },
            }
        ],
    }
)


@pytest.fixture(scope="module")
async def cloud_server(
    database_url: str, pool: asyncpg.Pool, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Cloud]:
    async with (
        aiohttp.ClientSession() as http,
        connected(database_url, pool, tmp_path_factory.mktemp("flows"), http) as running,
    ):
        yield running


class Forms:
    """The forms of a subaccount, and the provider that keeps them."""

    def __init__(self, cloud: Cloud, stub: FlowsStub) -> None:
        self.cloud = cloud
        self.stub = stub

    async def call(self, method: str, rest: str = "", body: Any = None) -> Answer:
        """Call the page's routes."""
        return await self.cloud.tenant.call(method, f"{PATH}/{self.cloud.sub}/flows{rest}", body)

    async def compatible(self, method: str, rest: str = "", body: Any = None) -> Answer:
        """Call the provider's own routes, here."""
        path = f"/api/v1/accounts/{self.cloud.tenant.id}/channels/{self.cloud.sub}/flows{rest}"
        return await self.cloud.tenant.call(method, path, body)


async def was_asked(stub: FlowsStub) -> None:
    """Wait until the provider was asked for its list, as it is when a number is connected."""

    async def look() -> bool | None:
        return any(path.endswith("/flows") for _, path in stub.asked) or None

    await eventually(look)


@pytest.fixture(params=["8x8", "Meta"])
async def forms(request: pytest.FixtureRequest, cloud_server: Cloud) -> AsyncIterator[Forms]:
    """A fresh account on one of the two providers."""
    meta = cloud_server.stub.flows
    for kept in (meta.kept, meta.asked, meta.read):
        kept.clear()
    await cloud_server.connect()
    await was_asked(meta)
    if request.param == "Meta":
        yield Forms(cloud_server, meta)
        return
    stub = FlowsStub()
    async with served(stub.app()) as base:
        body = {
            "provider": "8x8", "baseUrl": base, "apiKey": "k", "webhookSecret": "a-long-secret",
            "accountId": ACCOUNT, "channelId": CHANNEL,
        }  # fmt: skip
        put = await cloud_server.tenant.call("PUT", f"{PATH}/{cloud_server.sub}/channel", body)
        assert put.status == 200, put.text
        await was_asked(stub)
        yield Forms(cloud_server, stub)


async def test_forms_that_were_made_elsewhere_are_fetched_with_what_they_ask(forms: Forms) -> None:
    one, two = forms.stub.keep("Intake", INTAKE, "PUBLISHED"), forms.stub.keep("Draft")
    found = {flow["name"]: flow for flow in (await forms.call("POST", "/refresh")).json["flows"]}
    assert set(found) == {"Intake", "Draft"}
    assert (found["Intake"]["id"], found["Intake"]["status"]) == (one.id, "PUBLISHED")
    assert found["Intake"]["screens"] == [{"id": "WHO", "title": "About you"}]
    assert found["Draft"]["id"] == two.id
    forms.stub.read.clear()
    del forms.stub.kept[two.id]
    again = (await forms.call("POST", "/refresh")).json["flows"]
    assert [flow["name"] for flow in again] == ["Intake"], "what is gone there is gone here"
    assert forms.stub.read == [], "what is published never changes, and is not fetched again"


async def test_a_form_is_made_changed_and_published_at_the_provider(forms: Forms) -> None:
    made = await forms.call("POST", "", {"name": "Intake", "categories": ["SIGN_UP"]})
    assert made.status == 201, made.text
    (kept,) = forms.stub.kept.values()
    assert (made.json["id"], kept.name, kept.categories) == (kept.id, "Intake", ["SIGN_UP"])
    refused = await forms.call("POST", f"/{kept.id}/publish")
    assert refused.status == 400
    assert "errors" in refused.json["message"], "in the provider's words"
    assert (await forms.call("GET", f"/{kept.id}")).json["status"] == "DRAFT"
    changed = await forms.call("PUT", f"/{kept.id}", {"name": "Registration", "flowJson": INTAKE})
    assert changed.status == 200, changed.text
    assert (kept.name, kept.flow_json) == ("Registration", INTAKE)
    assert (await forms.call("POST", f"/{kept.id}/publish")).json["status"] == "PUBLISHED"
    assert kept.status == "PUBLISHED"
    assert (await forms.call("POST", f"/{kept.id}/deprecate")).json["status"] == "DEPRECATED"
    assert kept.status == "DEPRECATED"


async def test_a_draft_is_deleted_at_the_provider(forms: Forms) -> None:
    made = await forms.call("POST", "", {"name": "Intake", "categories": ["OTHER"]})
    assert (await forms.call("DELETE", f"/{made.json['id']}")).status == 204
    assert forms.stub.kept == {}
    assert (await forms.call("GET")).json["flows"] == []


async def test_the_provider_s_routes_pass_through(forms: Forms) -> None:
    made = await forms.compatible("POST", "", {"name": "Intake", "categories": ["OTHER"], "flowJson": "{}"})
    assert made.status == 200, made.text
    assert made.json["validationErrors"][0]["message"] == "screens: at least one is required."
    assert made.json["validationErrors"][0]["lineStart"] == 1
    forms.stub.keep("Made elsewhere", INTAKE, "PUBLISHED")
    listed = (await forms.compatible("GET")).json["flows"]
    assert {flow["name"] for flow in listed} == {"Intake", "Made elsewhere"}
    update = await forms.compatible("PUT", f"/{made.json['id']}", {"flowJson": INTAKE, "publish": True})
    assert update.status == 200, update.text
    assert forms.stub.kept[made.json["id"]].status == "PUBLISHED"
    read = (await forms.compatible("GET", f"/{made.json['id']}")).json
    assert (read["status"], read["categories"]) == ("PUBLISHED", ["OTHER"])
    copy = await forms.compatible(
        "POST", "", {"name": "Copy", "categories": ["OTHER"], "cloneFlowId": made.json["id"]}
    )
    assert forms.stub.kept[copy.json["id"]].flow_json == INTAKE


async def test_a_form_of_the_simulator_is_neither_lost_nor_mixed_up_when_the_number_moves(
    forms: Forms,
) -> None:
    channel = f"{PATH}/{forms.cloud.sub}/channel"
    settings = (await forms.cloud.tenant.call("GET", channel)).json
    await forms.call("POST", "", {"name": "Intake", "categories": ["OTHER"]})
    assert (await forms.cloud.tenant.call("PUT", channel, {"provider": "simulator"})).status == 200
    assert (await forms.call("GET")).json["flows"] == [], f"it is kept at {settings['provider']}"
    tried = await forms.call("POST", "", {"name": "Intake", "categories": ["OTHER"], "flowJson": INTAKE})
    assert tried.status == 201, tried.text
    assert len(forms.stub.kept) == 1, "the simulator asks nobody"


async def test_8x8_is_asked_for_by_account_and_channel(cloud_server: Cloud) -> None:
    await cloud_server.connect()
    body = {
        "provider": "8x8",
        "baseUrl": "http://127.0.0.1:9",
        "apiKey": "k",
        "webhookSecret": "a-long-secret",
    }
    await cloud_server.tenant.call("PUT", f"{PATH}/{cloud_server.sub}/channel", body)
    answer = await cloud_server.tenant.call("POST", f"{PATH}/{cloud_server.sub}/flows/refresh")
    assert answer.status == 409
    assert "accountId" in answer.json["message"]


async def test_connecting_a_number_fetches_its_forms(cloud_server: Cloud) -> None:
    await cloud_server.connect()
    cloud_server.stub.flows.kept.clear()
    cloud_server.stub.flows.keep("Intake", INTAKE, "PUBLISHED")
    body = cloud_server.stub.settings(cloud_server.base)
    await cloud_server.tenant.call("PUT", f"{PATH}/{cloud_server.sub}/channel", body)

    async def fetched() -> list[dict[str, Any]] | None:
        answer = await cloud_server.tenant.call("GET", f"{PATH}/{cloud_server.sub}/flows")
        return answer.json["flows"] or None

    (only,) = await eventually(fetched)
    assert (only["name"], only["status"]) == ("Intake", "PUBLISHED")
