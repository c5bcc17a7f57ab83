"""Every route of the application, called by somebody of each role: allowed or refused as the table says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from chatwright import api
from chatwright.api import auth
from tests.api.people import person
from tests.api.roles import EVERYBODY, OWNERS, PUBLIC, TALKERS, WRITERS
from tests.api.server import Server

ALLOWED = {
    **dict.fromkeys(EVERYBODY, auth.ALL),
    **dict.fromkeys(TALKERS, auth.TALKERS),
    **dict.fromkeys(WRITERS, auth.WRITERS),
    **dict.fromkeys(OWNERS, auth.OWNERS),
}
NO_ID = "00000000-0000-4000-8000-000000000000"


def routes(found: Iterable[Any]) -> Iterator[str]:
    """Every route, as `GET /path`."""
    for route in found:
        if isinstance(route, APIRoute):
            yield from (f"{method} {route.path}" for method in route.methods - {"HEAD"})
        elif (inner := getattr(route, "original_router", None)) is not None:
            yield from routes(inner.routes)


def test_every_route_stands_in_the_table_once() -> None:
    app = FastAPI()
    api.install(app)
    there = set(routes(app.routes))
    told = [*PUBLIC, *ALLOWED]
    assert len(told) == len(set(told)) == len(PUBLIC + EVERYBODY + TALKERS + WRITERS + OWNERS)
    missing, gone = sorted(there - set(told)), sorted(set(told) - there)
    assert missing == [], "Decide who may call these, and write them into tests/api/roles.py."
    assert gone == [], "These routes are gone; take them out of tests/api/roles.py."


@pytest.mark.parametrize("role", sorted(auth.ALL))
async def test_each_role_may_call_what_the_table_says_and_nothing_else(server: Server, role: str) -> None:
    tenant = await server.tenant()
    who = await person(tenant, role)
    await person(tenant, "owner")
    wrong = []
    for told, roles in ALLOWED.items():
        method, path = told.split(" ")
        path = path.replace("{accountId}", tenant.id).replace("{subAccountId}", tenant.sub)
        path = path.replace("{msisdn}", "6591234567").replace("{address}", "6591234567")
        url = server.url + re.sub(r"\{\w+\}", NO_ID, path)
        async with server.http.request(method, url, headers=who.headers, json={}) as answer:
            refused = answer.status == 403 and "The role" in await answer.text()
            assert answer.status not in (401, 405, 500), f"{told} answers {answer.status}"
        if refused == (role in roles):
            wrong.append(told)
    assert wrong == [], f"The role {role} is treated otherwise than tests/api/roles.py says."
