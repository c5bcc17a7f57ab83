"""What the native API tells of itself: every route has its shapes, and the answers of all tests have them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi import FastAPI
from fastapi.routing import APIRoute

from chatwright import api
from chatwright.api.shapes.description import describe, is_native
from chatwright.api.shapes.routes import ROUTES
from chatwright.cli import main
from tests.api.server import Tenant
from tests.api.told import assert_told, complaints, operation_of


def application() -> FastAPI:
    app = FastAPI(title="Chatwright", version="0")
    api.install(app)
    return app


def ways(app: FastAPI) -> set[tuple[str, str]]:
    """Methods and paths of the native routes."""
    paths = describe(app)["paths"]
    return {(method, path) for path, told in paths.items() if is_native(path) for method in told}


def test_every_native_route_has_its_shapes() -> None:
    """Add a route to the table in src/chatwright/api/shapes/routes.py."""
    assert ways(application()) - ROUTES.keys() == set()


def test_no_shapes_are_told_of_routes_that_do_not_exist() -> None:
    assert ROUTES.keys() - ways(application()) == set()


def test_no_route_makes_pydantic_check_what_it_answers() -> None:
    """The shapes are told and tested; nothing of them runs when a request is answered."""
    shapes = {told.answers for told in ROUTES.values()}
    for route in application().routes:
        assert not isinstance(route, APIRoute) or route.response_model not in shapes - {None}


def test_the_command_prints_the_native_routes() -> None:
    told = json.loads(CliRunner().invoke(main, ["openapi"]).output)
    assert set(told["paths"]) == {path for _, path in ROUTES}
    everything = json.loads(CliRunner().invoke(main, ["openapi", "--all"]).output)
    assert "/api/v1/accounts/{accountId}/definitions" in everything["paths"]
    assert told["paths"].items() <= everything["paths"].items()


def test_errors_are_told_as_they_come() -> None:
    _, operation = operation_of("GET", "/api/chatwright/v1/journeys") or ("", {})
    assert operation["responses"].keys() == {"200", "default"}


async def test_an_error_has_the_shape_that_is_told(acme: Tenant) -> None:
    answer = await acme.call("GET", "/api/chatwright/v1/journeys/none")
    assert complaints("Failure", answer.json) == []


async def test_the_server_tells_it_too(acme: Tenant) -> None:
    told = (await acme.server.call("GET", "/openapi.json")).json
    assert told["components"]["schemas"]["JourneyList"]["required"] == ["journeys"]


async def test_a_booking_has_the_shape_that_is_told(acme: Tenant) -> None:
    await acme.server.pool.execute(
        """
        insert into bookings (account_id, service_id, starts_at, ends_at, busy_from, busy_until, customer)
        values ($1, 'cleaning', now(), now() + interval '1 hour', now(), now() + interval '1 hour', '6591234567')
        """,
        acme.id,
    )
    (found,) = (await acme.call("GET", "/api/chatwright/v1/bookings")).json["bookings"]
    assert found["customer"] == "6591234567"


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"journeys": None},
        {"journeys": [], "more": 1},
        {"journeys": [{"id": "x"}]},
    ],
)
def test_an_answer_of_another_shape_is_noticed(answer: Any) -> None:
    with pytest.raises(AssertionError, match="shapes"):
        assert_told("GET", "/api/chatwright/v1/journeys?x=1", 200, lambda: answer)


def test_a_fixed_path_is_not_taken_for_a_variable_one() -> None:
    found = operation_of("POST", "/api/chatwright/v1/journeys/import")
    assert found is not None
    assert found[0] == "/api/chatwright/v1/journeys/import"
