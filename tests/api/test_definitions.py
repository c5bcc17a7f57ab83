"""Definitions: creating, reading, changing and deleting them, with versions and paging."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.api.server import Tenant, definition, eventually, text_step, wait_step
from tests.paths import SHARED

PUBLISHED = sorted(
    path for path in (SHARED / "data" / "definitions").rglob("*.json") if "snippets" not in path.parts
)
PAUSE = {"id": "pause", "stepType": "Wait", "inputs": {"duration": "1.00:00:00"}}


@pytest.fixture
async def waiting(acme: Tenant) -> AsyncIterator[str]:
    """A definition with an instance that waits."""
    definition_id = await acme.define(text_step("ask", "How are you?", "wait"), wait_step("wait", None))
    await acme.say("hi")
    await acme.shown(2)
    yield definition_id


async def test_a_definition_is_created_with_version_one_and_its_address(acme: Tenant) -> None:
    """[A-DEF-5] Id and version at the top and inside of `definition`."""
    answer = await acme.call("POST", "~/definitions", definition())
    assert answer.status == 201
    made = answer.json
    assert UUID(made["id"])
    assert answer.headers["Location"] == f"/api/v1/accounts/{acme.id}/definitions/{made['id']}"
    assert made["version"] == made["definition"]["version"] == 1
    assert made["definition"]["id"] == made["id"]
    assert made["accountId"] == acme.id
    assert made["createdAt"].endswith("Z")
    listed = (await acme.call("GET", answer.headers["Location"])).json
    assert listed == [made]


async def test_the_older_address_creates_too(acme: Tenant) -> None:
    assert (await acme.call("POST", "~/definition", definition())).status == 201


@pytest.mark.parametrize(
    "source", [json.loads(path.read_text()) for path in PUBLISHED], ids=[path.name for path in PUBLISHED]
)
async def test_a_pol_1_every_published_definition_is_accepted(acme: Tenant, source: dict[str, Any]) -> None:
    source = {key: value for key, value in source.items() if key != "accountId"}
    answer = await acme.call("POST", "~/definitions", source)
    assert answer.status == 201, answer.text
    kept = [step["id"] for step in answer.json["definition"]["steps"]]
    assert kept == [step["id"] for step in source["definition"]["steps"]]


@pytest.mark.parametrize(
    ("change", "code", "named"),
    [
        ({"definition": {"steps": [PAUSE]}}, 5001, "Workflow name is required."),
        ({"definition": {"name": "", "steps": [PAUSE]}}, 5001, "Workflow name is required."),
        ({"definition": {"name": "x", "steps": []}}, 5002, "steps"),
        ({"definition": {"name": "x"}}, 5002, "steps"),
        ({"definition": {"name": "x", "steps": [PAUSE, PAUSE]}}, 5003, "pause"),
        ({"definition": {"name": "x", "steps": [{"id": "a", "stepType": "Fly"}]}}, 5004, "Fly"),
        ({"trigger": "telepathy"}, 5008, "trigger"),
        ({"status": "maybe"}, 5008, "status"),
        ({"accountId": "somebody-else"}, 1000, "account"),
        (
            {"definition": {"name": "x", "steps": [{**PAUSE, "inputs": {"duration": "soon"}}]}},
            5007,
            "duration",
        ),
        (
            {"definition": {"name": "x", "steps": [{**PAUSE, "inputs": {"duration": "{{1 +}}"}}]}},
            5006,
            "pause",
        ),
    ],
)
async def test_what_cannot_run_is_refused_with_its_code_and_place(
    acme: Tenant, change: dict[str, Any], code: int, named: str
) -> None:
    answer = await acme.call("POST", "~/definitions", {**definition(), **change})
    assert answer.status == 400
    assert answer.json["code"] == code
    assert named in answer.json["message"]
    assert (await acme.call("GET", "~/definitions")).json == []


async def test_a_ver_1_a_change_is_the_next_version_and_older_ones_stay(acme: Tenant) -> None:
    definition_id = await acme.define(name="one")
    for name in ("two", "three"):
        answer = await acme.call("PUT", f"~/definitions/{definition_id}", definition(name=name))
        assert answer.status == 200
    assert answer.json["version"] == 3
    versions = (await acme.call("GET", f"~/definitions/{definition_id}")).json
    assert [(v["version"], v["definition"]["name"]) for v in versions] == [
        (3, "three"),
        (2, "two"),
        (1, "one"),
    ]
    (newest,) = (await acme.call("GET", "~/definitions")).json
    assert newest["definition"]["name"] == "three"


async def test_a_ver_1_new_conversations_use_the_newest_version_and_running_ones_end_on_theirs(
    acme: Tenant, waiting: str
) -> None:
    changed = definition(text_step("new", "New greeting"))
    assert (await acme.call("PUT", f"~/definitions/{waiting}", changed)).status == 200
    await acme.say("fine")
    assert len(await acme.shown(3)) == 3, "the waiting instance took the reply and ended silently"
    await acme.say("hi again")
    assert (await acme.shown(5))[-1]["content"] == {"text": "New greeting"}


async def test_a_disabled_definition_starts_nothing(acme: Tenant) -> None:
    definition_id = await acme.define()
    off = {**definition(), "status": "disabled"}
    assert (await acme.call("PUT", f"~/definitions/{definition_id}", off)).status == 200
    await acme.say("hi")
    listed = (await acme.call("GET", f"/api/chatwright/v1/journeys/{definition_id}/instances")).json
    assert listed == {"instances": []}


async def test_definitions_are_paged_without_gaps(acme: Tenant) -> None:
    made = [await acme.define(name=f"journey {number}") for number in range(5)]
    pages = [
        [d["id"] for d in (await acme.call("GET", f"~/definitions?limit=2&offset={offset}")).json]
        for offset in (0, 2, 4, 6)
    ]
    assert pages == [made[0:2], made[2:4], made[4:5], []]


async def test_versions_are_paged_too(acme: Tenant) -> None:
    definition_id = await acme.define()
    for _ in range(3):
        await acme.call("PUT", f"~/definitions/{definition_id}", definition())
    page = (await acme.call("GET", f"~/definitions/{definition_id}?limit=2&offset=1")).json
    assert [version["version"] for version in page] == [3, 2]


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=501",
        "limit=-1",
        "limit=x",
        "limit=",
        "offset=-1",
        "offset=1e3",
        "offset=" + "9" * 20,
    ],
)
async def test_paging_outside_its_range_is_refused(acme: Tenant, query: str) -> None:
    for path in ("~/definitions", f"~/definitions/{uuid4()}"):
        answer = await acme.call("GET", f"{path}?{query}")
        assert (answer.status, answer.json["code"]) == (400, 1000)
        assert query.partition("=")[0] in answer.json["message"]


async def test_an_unknown_definition_has_no_versions(acme: Tenant) -> None:
    assert (await acme.call("GET", f"~/definitions/{uuid4()}")).json == []


async def test_an_id_that_is_none_is_refused(acme: Tenant) -> None:
    for method in ("GET", "PUT", "DELETE"):
        answer = await acme.call(method, "~/definitions/not-an-id", definition() if method == "PUT" else None)
        assert (answer.status, answer.json["code"]) == (400, 1000)
        assert answer.json["message"] == "Invalid definition id."


async def test_changing_or_deleting_what_is_not_there_is_404(acme: Tenant) -> None:
    missing = uuid4()
    changed = await acme.call("PUT", f"~/definitions/{missing}", definition())
    assert (changed.status, changed.json["code"]) == (404, 1300)
    assert changed.json["message"] == f"Definition {missing} not found."
    assert (await acme.call("DELETE", f"~/definitions/{missing}")).status == 404
    there = await acme.define()
    assert (await acme.call("DELETE", f"~/definitions/{there}?version=2")).status == 404
    assert (await acme.call("DELETE", f"~/definitions/{there}?version=0")).status == 400


async def test_deleting_ends_what_runs_and_takes_its_logs_along(acme: Tenant, waiting: str) -> None:
    assert (await acme.call("DELETE", f"~/definitions/{waiting}")).status == 202
    assert (await acme.call("GET", f"~/definitions/{waiting}")).json == []
    assert (await acme.call("GET", f"~/definitions/{waiting}/workflows")).status == 404
    await acme.say("anybody?")
    assert len(await acme.shown(3)) == 3, "nobody answers any more"
    pool = acme.server.pool
    for table in ("instances", "armed", "instance_log", "instance_errors", "held_events"):
        left = await pool.fetchval(f"select count(*) from {table} where account_id = $1", acme.id)
        assert left == 0, table


async def test_deleting_one_version_leaves_the_others(acme: Tenant, waiting: str) -> None:
    await acme.call("PUT", f"~/definitions/{waiting}", definition(name="two"))
    assert (await acme.call("DELETE", f"~/definitions/{waiting}?version=1")).status == 202
    versions = (await acme.call("GET", f"~/definitions/{waiting}")).json
    assert [version["version"] for version in versions] == [2]
    again = await acme.call("PUT", f"~/definitions/{waiting}", definition(name="three"))
    assert again.json["version"] == 3, "a number is never used twice"


async def test_a_sel_2_the_order_of_keys_is_kept(acme: Tenant) -> None:
    branches = {f"b{number}": "{{true}}" for number in (9, 1, 5, 3, 7)} | {"other": None}
    step = {"id": "fork", "stepType": "Branch", "selectNextStep": branches}
    definition_id = await acme.define(step)
    (read,) = (await acme.call("GET", f"~/definitions/{definition_id}")).json
    assert list(read["definition"]["steps"][0]["selectNextStep"]) == list(branches)


async def test_what_is_not_understood_is_kept(acme: Tenant) -> None:
    body = definition(text_step("hello", "Hi"))
    body["x-portal"] = {"position": [1, 2.5, None]}
    body["definition"]["steps"][0]["colour"] = "red"
    answer = await acme.call("POST", "~/definitions", body)
    (read,) = (await acme.call("GET", f"~/definitions/{answer.json['id']}")).json
    assert read["x-portal"] == {"position": [1, 2.5, None]}
    assert read["definition"]["steps"][0]["colour"] == "red"


async def test_many_changes_at_once_get_numbers_of_their_own(acme: Tenant) -> None:
    definition_id = await acme.define()
    answers = await asyncio.gather(
        *(acme.call("PUT", f"~/definitions/{definition_id}", definition(name=f"n{n}")) for n in range(8))
    )
    assert sorted(answer.json["version"] for answer in answers) == list(range(2, 10))


async def test_a_def_1_a_definition_of_a_subaccount_hears_only_it(acme: Tenant) -> None:
    other = f"{acme.sub}_2"
    path = f"/api/chatwright/v1/subaccounts/{other}/channel"
    assert (await acme.call("PUT", path, {"provider": "simulator"})).status == 200
    mine = await acme.define(name="mine", subAccountId=acme.sub)
    theirs = await acme.define(name="theirs", subAccountId=other)
    both = await acme.define(name="both")
    await acme.say("hi")

    async def started(definition_id: str) -> int:
        journey = (await acme.call("GET", f"/api/chatwright/v1/journeys/{definition_id}")).json
        return int(journey["counts"]["started"])

    assert [await started(found) for found in (mine, theirs, both)] == [1, 0, 1]


async def test_journeys_show_live_counts(acme: Tenant, waiting: str) -> None:
    async def counts() -> Any:
        (journey,) = (await acme.call("GET", "/api/chatwright/v1/journeys")).json["journeys"]
        assert journey["id"] == waiting
        return journey["counts"]

    assert await counts() == {"running": 1, "started": 1, "completed": 0, "terminated": 0}
    await acme.say("fine")

    async def ended() -> Any:
        found = await counts()
        return found if found["completed"] else None

    assert await eventually(ended) == {"running": 0, "started": 1, "completed": 1, "terminated": 0}


async def test_a_journey_is_read_with_its_problems(acme: Tenant) -> None:
    step = {**text_step("hello", "Hi"), "nextStepId": "nowhere"}
    definition_id = await acme.define(step)
    journey = (await acme.call("GET", f"/api/chatwright/v1/journeys/{definition_id}")).json
    assert journey["source"]["definition"]["steps"][0]["nextStepId"] == "nowhere"
    assert [problem["step"] for problem in journey["problems"] if "nowhere" in problem["message"]] == [
        "hello"
    ]
    assert (await acme.call("GET", f"/api/chatwright/v1/journeys/{definition_id}?version=9")).status == 404
    assert (await acme.call("GET", f"/api/chatwright/v1/journeys/{uuid4()}")).status == 404
    assert (await acme.call("GET", "/api/chatwright/v1/journeys/x")).status == 400
