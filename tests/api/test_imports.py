"""Journeys in and out: what arrives is shown before it is taken, what leaves carries nothing that is only ours."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest
from aiohttp import web

from chatwright.definitions.diff import diff
from chatwright.definitions.rebind import BUILTIN_ADDRESS
from chatwright.demo import backend_url
from tests.api.server import KEY, Answer, Server, Tenant, definition, serving, text_step
from tests.api.test_drafts import PATH, begin, draft_of, publish, save
from tests.paths import SHARED
from tests.stubs.serving import served

IMPORTS = "/api/chatwright/v1/imports"
TUTORIAL = SHARED / "data/definitions/google-calendar-chat-bot.json"
PUBLISHED = {file.stem: file.read_text() for file in sorted((SHARED / "data/definitions").glob("*.json"))}


@pytest.fixture
def house(server: Server) -> Tenant:
    """The account whose bookings the built-in backend keeps."""
    return Tenant(server, server.settings.account_id, server.settings.sub_account_id, KEY)


async def read(acme: Tenant, text: str) -> Answer:
    return await acme.call("POST", f"{IMPORTS}/read", {"text": text})


async def take(acme: Tenant, source: dict[str, Any], **more: Any) -> str:
    answer = await acme.call("POST", f"{PATH}/import", {"source": source, **more})
    assert answer.status == 201, answer.text
    return str(answer.json["id"])


@pytest.mark.parametrize("name", PUBLISHED)
async def test_what_the_provider_publishes_is_read_and_taken(acme: Tenant, name: str) -> None:
    (found,) = (await read(acme, PUBLISHED[name])).json["journeys"]
    assert sum(found["kinds"].values()) > 0
    journey = await take(acme, found["source"], changes={"subAccounts": {}})
    draft = await draft_of(acme, journey)
    assert diff(draft["source"], json.loads(PUBLISHED[name])).is_empty


async def test_the_tutorial_is_shown_with_what_it_is_bound_to_and_bound_to_ours(house: Tenant) -> None:
    (found,) = (await read(house, "\ufeff" + TUTORIAL.read_text())).json["journeys"]
    assert (found["name"], found["version"], found["trigger"]) == (
        "RS WhatsApp GCal Demo",
        25,
        "inbound_chat_apps",
    )
    assert found["subAccounts"] == [{"id": "InternalDemoCPaaS_ChatApps", "count": 10}]
    (address,) = found["addresses"]
    assert (address["origin"], address["isBuiltin"], len(address["urls"])) == (
        "https://rsunga.ngrok.io",
        False,
        2,
    )
    changes = {
        "subAccounts": {"InternalDemoCPaaS_ChatApps": house.sub},
        "addresses": {"https://rsunga.ngrok.io": "builtin"},
    }
    journey = await take(house, found["source"], changes=changes, status="enabled", name="Calls")
    draft = await draft_of(house, journey)
    written = json.dumps(draft["source"])
    assert "rsunga" not in written
    assert "InternalDemo" not in written
    assert f"{backend_url(house.server.settings)}/retrieve_meetings" in written
    assert (draft["source"]["status"], draft["source"]["definition"]["name"]) == ("enabled", "Calls")
    assert (draft["newest"], draft["canvas"]) == (None, {})


async def test_the_built_in_backend_is_for_the_account_whose_bookings_it_keeps(acme: Tenant) -> None:
    source = definition(calling("https://there.example/retrieve_meetings"))
    body = {"source": source, "changes": {"addresses": {"https://there.example": "builtin"}}}
    answer = await acme.call("POST", f"{PATH}/import", body)
    assert (answer.status, "another account" in answer.json["message"]) == (400, True)
    taken = await draft_of(acme, await take(acme, definition(calling(f"{BUILTIN_ADDRESS}/x"))))
    assert backend_url(acme.server.settings) not in json.dumps(taken["source"])


async def test_placeholders_are_found_and_filled_in(acme: Tenant) -> None:
    survey = (SHARED / "data/definitions/whatsapp-survey.json").read_text()
    (found,) = (await read(acme, survey)).json["journeys"]
    assert found["subAccounts"][0]["id"] == "<Replace with your Subaccount>"
    step = text_step("a", "Call us: <your phone number>. <b>Bye</b>")
    (other,) = (await read(acme, json.dumps(definition(step)))).json["journeys"]
    assert other["placeholders"] == [{"text": "<your phone number>", "count": 1}]
    journey = await take(acme, other["source"], changes={"texts": {"<your phone number>": "+65 6123 4567"}})
    (taken,) = (await draft_of(acme, journey))["source"]["definition"]["steps"]
    assert taken["inputs"]["content"]["text"] == "Call us: +65 6123 4567. <b>Bye</b>"


async def test_one_of_many_is_picked_from_an_answer_of_the_api(acme: Tenant) -> None:
    for name in ("One", "Two"):
        await acme.call("POST", "~/definitions", definition(text_step("a", "A"), name=name))
    answer = await acme.call("GET", "~/definitions")
    found = (await read(acme, answer.text)).json["journeys"]
    assert sorted(one["name"] for one in found) == ["One", "Two"]
    assert all(key not in found[0]["source"] for key in ("id", "accountId", "version", "createdAt"))
    wrapped = (await read(acme, json.dumps({"data": json.loads(answer.text)}))).json["journeys"]
    assert len(wrapped) == 2
    naked = (await read(acme, json.dumps({"steps": [text_step("a", "A")]}))).json["journeys"]
    assert naked[0]["name"] == "Imported journey"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing in it"),
        ("<!doctype html>", "web page"),
        ('{"a": 1,\n "b" 2}', "Line 2, column 6: a colon is missing"),
        ('{"a": 1\n "b": 2}', "Line 2, column 2: a comma is missing"),
        ('{"a": "x\n"}', "Line 1, column 9: a line break"),
        ('{"a": 1} x', "the JSON has ended"),
        ('{"a": NaN}', "not JSON"),
        ("[]", "no journey in it"),
        ('{"definition": {"name": "x"}}', "no journey in it"),
        ("[" * 200 + "]" * 200, "nested"),
        ("[" * 200_000, "nested too deeply"),
        ('{"definition": {"name": "\\u0000", "steps": []}}', "U+0000"),
    ],
)
async def test_what_is_no_journey_is_refused_in_words(acme: Tenant, text: str, words: str) -> None:
    answer = await read(acme, text)
    assert answer.status == 400
    assert words in answer.json["message"]


async def test_problems_are_shown_and_do_not_hold_an_import_back(acme: Tenant) -> None:
    raw = definition(text_step("a", "{{data.name +}}"), name="Odd", trigger="carrier_pigeon")
    (found,) = (await read(acme, json.dumps(raw))).json["journeys"]
    assert found["problems"][0]["level"] == "error"
    assert (await draft_of(acme, await take(acme, found["source"])))["source"]["trigger"] == "carrier_pigeon"


async def test_malformed_changes_are_refused(acme: Tenant) -> None:
    source = definition(text_step("a", "A"))
    for changes, words in (
        ({"addresses": {"https://a.example": "ftp://b.example"}}, "must begin with https://"),
        ({"subAccounts": {"a": 1}}, "changes.subAccounts"),
        ([], None),
        ("x", "changes: an object"),
    ):
        answer = await acme.call("POST", f"{PATH}/import", {"source": source, "changes": changes})
        assert answer.status == (400 if words else 201)
        assert words is None or words in answer.json["message"]
    assert (await acme.call("POST", f"{PATH}/import", {"source": 1})).status == 400
    assert (await acme.call("POST", f"{PATH}/import", {"source": source, "status": "on"})).status == 400


def calling(url: str) -> dict[str, Any]:
    return {"id": "ask", "stepType": "HttpRequest", "inputs": {"url": url, "method": "GET"}}


async def test_an_export_is_imported_again_as_the_same_journey(house: Tenant) -> None:
    ours = backend_url(house.server.settings)
    journey = await begin(house, "There and back")
    steps = (text_step("hello", "Hi", "ask"), calling(f"{ours}/retrieve_meetings"))
    saved = await save(house, journey, await draft_of(house, journey), *steps)
    await publish(house, journey, saved.json["revision"])
    for version in ("draft", "1"):
        out = (await house.call("GET", f"{PATH}/{journey}/export?version={version}")).json
        text = json.dumps(out["definition"])
        assert out["hidesBackend"] is True
        assert ours not in text
        assert all(private not in text for private in ("accountId", journey, "positions", "createdAt"))
        assert out["definition"]["definition"]["steps"][0]["selectNextStep"] == {}
        (found,) = (await read(house, text)).json["journeys"]
        assert found["addresses"][0]["isBuiltin"] is True
        again = await draft_of(house, await take(house, found["source"]))
        assert diff(again["source"], (await draft_of(house, journey))["source"]).is_empty
    assert (await house.call("GET", f"{PATH}/{journey}/export?version=2")).status == 404


async def test_a_draft_that_cannot_run_yet_is_exported_as_it_is(acme: Tenant) -> None:
    journey = await begin(acme, "Empty")
    out = (await acme.call("GET", f"{PATH}/{journey}/export")).json
    assert (out["definition"]["definition"]["steps"], out["hidesBackend"]) == ([], False)


@pytest.fixture(scope="module")
async def web_of_files() -> AsyncIterator[str]:
    async def file(request: web.Request) -> web.Response:
        match request.match_info["name"]:
            case "journey":
                return web.Response(text=TUTORIAL.read_text(), content_type="text/plain")
            case "secret":
                return web.Response(text="the secret of the intranet")
            case "large":
                return web.Response(body=b" " * 1_000_001)
            case "binary":
                return web.Response(body=b"\xff\xfe\x00")
        return web.Response(status=404, text="no secret here either")

    app = web.Application()
    app.router.add_get("/{name}", file)
    async with served(app) as url:
        yield url


@pytest.fixture(scope="module")
async def allowing(
    database_url: str, pool: asyncpg.Pool, tmp_path_factory: pytest.TempPathFactory, web_of_files: str
) -> AsyncIterator[Server]:
    """A server that may call the stub, which stands on a private address."""
    host = web_of_files.partition("://")[2]
    async with serving(
        database_url, pool, tmp_path_factory.mktemp("allowing"), egress_allow=(host,)
    ) as running:
        yield running


async def test_a_journey_is_fetched_from_an_address(allowing: Server, web_of_files: str) -> None:
    acme = await allowing.tenant()
    answer = await acme.call("POST", f"{IMPORTS}/fetch", {"url": f"{web_of_files}/journey"})
    assert answer.json["journeys"][0]["name"] == "RS WhatsApp GCal Demo"


async def test_fetching_tells_nothing_of_what_is_no_journey(allowing: Server, web_of_files: str) -> None:
    acme = await allowing.tenant()
    for name, words in (
        ("secret", "not JSON"),
        ("large", "larger than 1000000 bytes"),
        ("binary", "no text"),
        ("nothing", "answered 404"),
    ):
        answer = await acme.call("POST", f"{IMPORTS}/fetch", {"url": f"{web_of_files}/{name}"})
        assert answer.status == 400
        assert words in answer.json["message"]
        assert "secret of" not in answer.text


async def test_private_addresses_and_our_own_are_not_fetched(acme: Tenant, web_of_files: str) -> None:
    ours = f"{backend_url(acme.server.settings)}/retrieve_meetings"
    for url in (f"{web_of_files}/journey", "http://169.254.169.254/x", "file:///etc/passwd", ours, None):
        answer = await acme.call("POST", f"{IMPORTS}/fetch", {"url": url})
        assert answer.status == 400, url


async def test_somebody_who_only_looks_imports_nothing(acme: Tenant) -> None:
    for path in (f"{IMPORTS}/read", f"{IMPORTS}/fetch", f"{PATH}/import"):
        assert (await acme.server.call("POST", path, {})).status == 401
