"""The Automation API against the provider's published contract: generated requests, documented answers."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis

from tests.contract.generated import HELD, bounded, schema_of
from tests.paths import SHARED
from tests.process import ServerProcess, running

PREFIX = "/api/v1/accounts/{accountId}"
ACCOUNT = "contract"
EVERYWHERE = {
    "400": "refused",
    "401": "who?",
    "403": "not yours",
    "405": "no such method",
    "413": "too large",
}


NULL_IN_SAMPLES = ("completedAt", "nextStepId", "subAccountId")
"""Declared as texts, null in the provider's own exports and answers."""


def settle(schema: Any) -> None:
    """Let a schema allow what the provider's own answers contain."""
    if isinstance(schema, list):
        for item in schema:
            settle(item)
    if not isinstance(schema, dict):
        return
    properties = schema.get("properties", {})
    for name in NULL_IN_SAMPLES:
        if name in properties:
            properties[name]["nullable"] = True
    if {"required", "example", "default"} <= set(properties):
        # Of a function's parameter: "object" is declared, texts and truth values are meant.
        del properties["example"]["type"], properties["default"]["type"]
        properties["default"]["nullable"] = True
    for value in schema.values():
        settle(value)


def contract() -> dict[str, Any]:
    """The published contract, with its contradictions settled as automation.md section 6 settles them."""
    published: dict[str, Any] = json.loads((SHARED / "openapi" / "automation_api.json").read_text())
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/error"}}}
    for path in published["paths"].values():
        for name, operation in path.items():
            if name == "parameters":
                continue
            # "Errors, everywhere from 400 up": the contract lists only some of them at each call.
            for status, words in EVERYWHERE.items():
                operation["responses"].setdefault(status, {"description": words, "content": error})
    schemas = published["components"]["schemas"]
    for named in schemas.values():
        settle(named)
    instance = published["paths"][f"{PREFIX}/definitions/{{definitionId}}/workflows/{{workflowId}}"]["get"]
    answer = instance["responses"]["200"]["content"]["application/json"]
    # An instance that was asked for with its logs is also an instance: either, not exactly one.
    answer["schema"]["anyOf"] = answer["schema"].pop("oneOf")
    # The schema says a list, the sample shows an object, and the text says one object.
    usage = published["paths"][f"{PREFIX}/usage"]["get"]["responses"]["200"]["content"]["application/json"]
    usage["schema"] = {"$ref": "#/components/schemas/usage"}
    return published


CONTRACT = contract()
SCHEMA = schema_of(CONTRACT)
BOUNDED = bounded(25)


@pytest.fixture(scope="module")
def served(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server with an account of its own, since answers show whatever else the account has."""
    settings = {"DATABASE_URL": database_url, "ACCOUNT_ID": ACCOUNT, "SUBACCOUNT_ID": f"{ACCOUNT}_chat"}
    settings["API_KEY"] = "key-of-the-contract-tests"
    with running(tmp_path_factory.mktemp("contract"), settings) as started:
        yield started


def post(served: ServerProcess, path: str, body: Any) -> Any:
    request = urllib.request.Request(
        served.url + PREFIX.replace("{accountId}", ACCOUNT) + path,
        data=json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {served.key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read())


class Existing:
    """A definition and an instance of it that exist, however often a generated request deletes them."""

    def __init__(self, served: ServerProcess) -> None:
        self._served = served
        self.definition_id = self.workflow_id = ""
        self.make()

    def make(self) -> None:
        steps = [{"id": "pause", "stepType": "Wait", "inputs": {"duration": "1.00:00:00"}}]
        body = {"trigger": "http_request", "status": "enabled", "definition": {"name": "x", "steps": steps}}
        self.definition_id = post(self._served, "/definitions", body)["id"]
        started = post(self._served, f"/definitions/{self.definition_id}/workflows", {"a": 1})
        self.workflow_id = started["workflowId"]


@pytest.fixture(scope="module")
def existing(served: ServerProcess) -> Existing:
    return Existing(served)


def hold(case: schemathesis.Case, served: ServerProcess) -> Any:
    case.path_parameters = {**(case.path_parameters or {}), "accountId": ACCOUNT}
    return case.call_and_validate(
        base_url=served.url, headers={"Authorization": f"Bearer {served.key}"}, checks=HELD, timeout=20
    )


@SCHEMA.parametrize()
@BOUNDED
def test_any_request_gets_a_documented_answer(case: schemathesis.Case, served: ServerProcess) -> None:
    assert hold(case, served).status_code < 500


@SCHEMA.include(path_regex="definitionId").parametrize()
@BOUNDED
def test_any_request_about_what_exists_gets_a_documented_answer(
    case: schemathesis.Case, served: ServerProcess, existing: Existing
) -> None:
    case.path_parameters = {
        **(case.path_parameters or {}),
        "definitionId": existing.definition_id,
        **({"workflowId": existing.workflow_id} if "workflowId" in case.path else {}),
    }
    answer = hold(case, served)
    assert answer.status_code < 500
    if case.method == "DELETE" and answer.status_code == 202:
        existing.make()


def test_every_path_and_method_of_the_contract_exists(served: ServerProcess) -> None:
    with urllib.request.urlopen(f"{served.url}/openapi.json", timeout=10) as answer:
        ours = json.loads(answer.read())["paths"]
    missing = [
        (path, method)
        for path, operations in CONTRACT["paths"].items()
        for method in operations
        if method != "parameters" and method not in ours.get(path, {})
    ]
    assert missing == []


def test_operations_carry_the_published_names(served: ServerProcess) -> None:
    with urllib.request.urlopen(f"{served.url}/openapi.json", timeout=10) as answer:
        ours = json.loads(answer.read())["paths"]
    for path, operations in CONTRACT["paths"].items():
        for method, operation in operations.items():
            if method != "parameters" and "operationId" in operation:
                assert ours[path][method]["operationId"] == operation["operationId"], (path, method)
