"""The messaging API against the provider's published contract: generated requests, documented answers."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis

from chatwright.api.subaccounts import channel_id
from tests.contract.generated import HELD, bounded, schema_of
from tests.paths import SHARED
from tests.process import ServerProcess, running

ACCOUNT, SUB = "messaging", "messaging_chat"
ELSEWHERE = {
    "400": "refused",
    "401": "who?",
    "403": "not yours",
    "404": "not there",
    "405": "no such method",
    "413": "too large",
    "415": "not this type",
    "422": "not possible",
    "429": "too often",
}
"""The general list of messaging.md section 9.1, of which the contract lists only some at each call."""
OF_OTHERS = ("/templates", "/flows", "/webhooks")
"""Paths that have tests of their own beside this one; here they only must not fail."""


def contract() -> dict[str, Any]:
    """The published contract, with the general answers at each call and its contradictions settled."""
    published: dict[str, Any] = json.loads((SHARED / "openapi" / "business_messaging_api.json").read_text())
    error = {
        "type": "object",
        "required": ["code", "errorId", "timestamp"],
        "properties": {
            "code": {"type": "integer"},
            "message": {"type": "string"},
            "errorId": {"type": "string", "format": "uuid"},
            "timestamp": {"type": "string", "format": "date-time"},
        },
    }
    answer = {"content": {"application/json": {"schema": error}}}
    for path in published["paths"].values():
        for method, operation in path.items():
            if method == "parameters":
                continue
            for status, words in ELSEWHERE.items():
                operation["responses"].setdefault(status, {"description": words, **answer})
    return published


CONTRACT = contract()
SCHEMA = schema_of(CONTRACT)
BOUNDED = bounded(15)


@pytest.fixture(scope="module")
def served(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server with an account of its own, where status may be asked for as often as one likes."""
    named = {"DATABASE_URL": database_url, "ACCOUNT_ID": ACCOUNT, "SUBACCOUNT_ID": SUB}
    named |= {"API_KEY": "key-of-the-messaging-contract", "RATE_LIMITS": "off"}
    with running(tmp_path_factory.mktemp("messaging"), named) as started:
        yield started


def ask(served: ServerProcess, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    """Call the server; status and JSON."""
    request = urllib.request.Request(
        served.url + path,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {served.key}", "Content-Type": "application/json"},
        method=method,
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            text = answer.read()
            return answer.status, json.loads(text) if text else None
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


def hold(case: schemathesis.Case, served: ServerProcess, **known: str) -> Any:
    """Send a generated request about what exists, and hold the answer to the contract."""
    there = {"accountId": ACCOUNT, "subAccountId": SUB, "channelId": channel_id(ACCOUNT, SUB), **known}
    given = case.path_parameters or {}
    case.path_parameters = {**given, **{name: there[name] for name in given if name in there}}
    return case.call_and_validate(
        base_url=served.url, headers={"Authorization": f"Bearer {served.key}"}, checks=HELD, timeout=20
    )


@SCHEMA.exclude(path_regex="|".join(OF_OTHERS)).parametrize()
@BOUNDED
def test_any_request_gets_a_documented_answer(case: schemathesis.Case, served: ServerProcess) -> None:
    assert hold(case, served).status_code < 500


@SCHEMA.include(path_regex="|".join(OF_OTHERS)).parametrize()
@BOUNDED
def test_any_request_to_manage_gets_an_answer(case: schemathesis.Case, served: ServerProcess) -> None:
    given = case.path_parameters or {}
    there = {"accountId": ACCOUNT, "channelId": channel_id(ACCOUNT, SUB)}
    case.path_parameters = {**given, **{name: there[name] for name in given if name in there}}
    answer = case.call(base_url=served.url, headers={"Authorization": f"Bearer {served.key}"}, timeout=20)
    assert answer.status_code < 500


@SCHEMA.include(path_regex=r"umid|batchId|filename").parametrize()
@BOUNDED
def test_any_request_about_what_exists_gets_a_documented_answer(
    case: schemathesis.Case, served: ServerProcess
) -> None:
    body = {"user": {"msisdn": "+6591234567"}, "type": "text", "content": {"text": "x"}}
    status, sent = ask(served, "POST", f"/api/v1/subaccounts/{SUB}/messages/batch", {
        "messages": [body], "includeMessagesInResponse": True,
    })  # fmt: skip
    assert status == 200, sent
    known = {"umid": sent["messages"][0]["umid"], "batchId": sent["batchId"]}
    assert hold(case, served, **known).status_code < 500


def test_every_path_and_method_of_the_contract_exists(served: ServerProcess) -> None:
    ours = ask(served, "GET", "/openapi.json")[1]["paths"]
    missing = [
        (path, method)
        for path, operations in CONTRACT["paths"].items()
        for method in operations
        if method != "parameters" and method not in ours.get(path, {})
    ]
    assert missing == []


def test_operations_carry_the_published_names(served: ServerProcess) -> None:
    ours = ask(served, "GET", "/openapi.json")[1]["paths"]
    for path, operations in CONTRACT["paths"].items():
        for method, operation in operations.items():
            if (
                method != "parameters"
                and "operationId" in operation
                and not any(part in path for part in OF_OTHERS)
            ):
                assert ours[path][method]["operationId"] == operation["operationId"], (path, method)


# --- the published payloads ------------------------------------------------------------------------------

PAYLOADS = sorted((SHARED / "data" / "messages" / "send").glob("*.json"))
PLACEHOLDER = re.compile(r"\{\{[^}]*\}\}|<[^>]*>")
PHONE = "+6591234567"
NOT_OURS = {"087": 3027, "120": 1008, "121": 3027}
"""Viber and RCS are no channels here, and the message that a sample answers is not there."""


def published(file: Path) -> Any:
    """A payload, with a real person where it has a placeholder."""
    body = json.loads(file.read_text())
    user = body.get("user") or {}
    for name, value in (("msisdn", PHONE), ("channelUserId", "US.13491208655302741918")):
        if PLACEHOLDER.fullmatch(user.get(name, "")):
            user[name] = value
    return body


def expected(file: Path, body: Any) -> int | None:
    """The code with which a payload is refused by the rules, None when it is accepted."""
    if (number := file.stem[:3]) in NOT_OURS:
        return NOT_OURS[number]
    if "messages" in body:
        return None
    if "user" not in body:
        return 3001  # a fragment
    return 3038 if body["type"].lower() == "template" else None  # nobody has registered it here


def path_of(file: Path, body: Any) -> str:
    """Where a payload is sent to."""
    at = f"/api/v1/subaccounts/{SUB}"
    if "typing" in file.stem:
        return f"{at}/events"
    return f"{at}/messages/batch" if "messages" in body else f"{at}/messages"


@pytest.mark.parametrize("file", PAYLOADS, ids=lambda file: file.stem)
def test_a_published_payload_is_accepted_or_refused_as_the_rules_say(
    file: Path, served: ServerProcess
) -> None:
    body = published(file)
    status, answer = ask(served, "POST", path_of(file, body), body)
    code = None if status == 200 else answer["code"]
    assert (status, code) in ((200, None), (400, code)), answer
    assert code == expected(file, body), answer
    if "messages" in body:
        assert answer["rejectedCount"] == len(body["messages"])
        assert {message["status"]["errorCode"] for message in answer["messages"]} == {3038}
    elif code is None:
        assert answer["status"]["state"] == "queued"
