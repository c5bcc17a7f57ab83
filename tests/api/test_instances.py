"""Instances: test runs, logs, suspending, resuming and terminating them, errors, triggers, usage."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.api.server import Answer, Tenant, definition, eventually, text_step, wait_step

EVENT = {
    "payload": {"user": {"msisdn": "+6591234567", "channelUserId": "6591234567"}, "content": {"text": "hi"}}
}
SET = {
    "id": "set",
    "stepType": "Branch",
    "inputs": {},
    "outputs": {"sum": "{{data.a + 1}}"},
    "selectNextStep": {},
}
PAUSE = {"id": "pause", "stepType": "Wait", "inputs": {"duration": "1.00:00:00"}, "nextStepId": "set"}
BROKEN = {"id": "broken", "stepType": "Wait", "inputs": {"duration": "{{nothing.here}}"}}


class Run:
    """A test run of a definition."""

    def __init__(self, acme: Tenant, definition_id: str, instance_id: str) -> None:
        self._acme = acme
        self.definition_id = definition_id
        self.id = instance_id
        self.path = f"~/definitions/{definition_id}/workflows/{instance_id}"

    async def read(self, query: str = "") -> dict[str, Any]:
        answer = await self._acme.call("GET", self.path + query)
        assert answer.status == 200, answer.text
        found: dict[str, Any] = answer.json
        return found

    async def ask(self, action: object) -> Answer:
        return await self._acme.call("PATCH", self.path, {"status": action})

    async def native(self) -> dict[str, Any]:
        found: dict[str, Any] = (await self._acme.call("GET", f"/api/chatwright/v1/instances/{self.id}")).json
        return found


async def run(acme: Tenant, *steps: dict[str, Any], event: Any = None, **more: Any) -> Run:
    definition_id = await acme.define(*steps, **{"trigger": "http_request", **more})
    answer = await acme.call(
        "POST", f"~/definitions/{definition_id}/workflows", {"a": 1} if event is None else event
    )
    assert answer.status == 201, answer.text
    return Run(acme, definition_id, answer.json["workflowId"])


async def test_a_test_run_answers_the_instance_and_its_address(acme: Tenant) -> None:
    definition_id = await acme.define(SET, trigger="http_request")
    answer = await acme.call(
        "POST", f"~/definitions/{definition_id}/workflows", {"a": 41, "accountId": "forged"}
    )
    assert answer.status == 201
    made = answer.json
    assert UUID(made["workflowId"])
    path = f"/api/v1/accounts/{acme.id}/definitions/{definition_id}/workflows/{made['workflowId']}"
    assert answer.headers["Location"] == path
    assert (await acme.call("GET", path)).json == made
    assert made["status"] == "Complete"
    assert made["completedAt"] is not None
    assert made["data"]["sum"] == 42
    assert made["data"]["accountId"] == acme.id
    assert made["data"]["triggeredAt"].endswith("Z")


async def test_a_disabled_definition_can_be_tried(acme: Tenant) -> None:
    tried = await run(acme, SET, status="disabled")
    assert (await tried.read())["status"] == "Complete"


async def test_an_older_version_can_be_tried(acme: Tenant) -> None:
    definition_id = await acme.define(SET, trigger="http_request")
    newer = definition(PAUSE, SET, trigger="http_request")
    await acme.call("PUT", f"~/definitions/{definition_id}", newer)
    path = f"~/definitions/{definition_id}/workflows"
    assert (await acme.call("POST", f"{path}?version=1", {"a": 1})).json["version"] == 1
    assert (await acme.call("POST", path, {"a": 1})).json["version"] == 2
    assert (await acme.call("POST", f"{path}?version=3", {"a": 1})).status == 404
    assert (await acme.call("POST", f"{path}?version=x", {"a": 1})).status == 400
    assert (await acme.call("POST", f"~/definitions/{uuid4()}/workflows", {"a": 1})).status == 404


async def test_logs_come_when_asked_for_in_order_of_start(acme: Tenant) -> None:
    tried = await run(acme, {**SET, "selectNextStep": {"pause": "{{true}}"}}, {**PAUSE, "nextStepId": None})
    assert "logs" not in await tried.read()
    assert "logs" not in await tried.read("?includeLogs=false")
    logs = (await tried.read("?includeLogs=true"))["logs"]
    assert [(log["stepName"], log["status"]) for log in logs] == [("set", "Complete"), ("pause", "Sleeping")]
    assert set(logs[0]) == {"id", "stepName", "startedAt", "completedAt", "status"}
    assert logs[0]["completedAt"] is not None
    assert logs[1]["completedAt"] is None


async def test_a_waiting_step_reads_as_waiting_for_an_event(acme: Tenant) -> None:
    tried = await run(acme, wait_step("wait", None), event=EVENT)
    (log,) = (await tried.read("?includeLogs=true"))["logs"]
    assert log["status"] == "WaitingForEvent"
    native = await tried.native()
    (path,) = native["paths"]
    assert (path["step"], path["parked"]) == ("wait", "reply")
    assert path["deadline"] is not None


async def test_a_ins_1_suspend_resume_terminate(acme: Tenant) -> None:
    tried = await run(acme, PAUSE, SET)
    assert (await tried.read())["status"] == "Runnable"
    answer = await tried.ask("suspend")
    assert (answer.status, answer.text) == (200, "")
    assert (await tried.read())["status"] == "Suspended"
    assert (await tried.ask("resume")).status == 200
    assert (await tried.read())["status"] == "Runnable"
    assert (await tried.ask("suspend")).status == 200
    assert (await tried.ask("terminate")).status == 200
    ended = await tried.read()
    assert ended["status"] == "Terminated"
    assert ended["completedAt"] is not None
    assert (await tried.native())["faulted"] is False


@pytest.mark.parametrize(
    ("before", "action"),
    [
        ([], "resume"),
        (["suspend"], "suspend"),
        (["terminate"], "resume"),
        (["terminate"], "suspend"),
        (["terminate"], "terminate"),
    ],
)
async def test_a_ins_1_what_the_status_does_not_allow_is_400(
    acme: Tenant, before: list[str], action: str
) -> None:
    tried = await run(acme, PAUSE, SET)
    for first in before:
        assert (await tried.ask(first)).status == 200
    answer = await tried.ask(action)
    assert (answer.status, answer.json["code"]) == (400, 1000)
    assert "instance is" in answer.json["message"]


@pytest.mark.parametrize("action", ["stop", "", None, 1, [], {}, "Suspend"])
async def test_an_unknown_action_is_refused(acme: Tenant, action: Any) -> None:
    tried = await run(acme, PAUSE, SET)
    answer = await tried.ask(action)
    assert answer.status == 400
    assert "status" in answer.json["message"]
    assert (await acme.call("PATCH", tried.path, [])).status == 400


async def test_an_instance_is_found_only_under_its_definition(acme: Tenant) -> None:
    tried = await run(acme, SET)
    other = await acme.define()
    for suffix in ("", "/errors"):
        assert (await acme.call("GET", f"~/definitions/{other}/workflows/{tried.id}{suffix}")).status == 404
        missing = f"~/definitions/{tried.definition_id}/workflows/{uuid4()}{suffix}"
        assert (await acme.call("GET", missing)).status == 404
        odd = f"~/definitions/{tried.definition_id}/workflows/odd{suffix}"
        assert (await acme.call("GET", odd)).status == 400


async def test_a_err_1_a_fault_ends_the_instance_and_is_told(acme: Tenant) -> None:
    tried = await run(acme, {**BROKEN, "nextStepId": None})
    assert (await tried.read())["status"] == "Terminated"
    (log,) = (await tried.read("?includeLogs=true"))["logs"]
    assert (log["stepName"], log["status"]) == ("broken", "Failed")
    (error,) = (await acme.call("GET", f"{tried.path}/errors")).json
    assert set(error) == {"workflowId", "step", "message", "errorTime"}
    assert (error["workflowId"], error["step"]) == (tried.id, "broken")
    assert "nothing" in error["message"]
    native = await tried.native()
    assert native["faulted"] is True
    assert [e["step"] for e in native["errors"]] == ["broken"]


async def test_an_instance_without_faults_has_no_errors(acme: Tenant) -> None:
    tried = await run(acme, SET)
    assert (await acme.call("GET", f"{tried.path}/errors")).json == []


async def test_a_faulted_instance_can_be_retried(acme: Tenant) -> None:
    tried = await run(acme, BROKEN)
    assert (await acme.call("POST", f"/api/chatwright/v1/instances/{tried.id}/retry")).status == 202
    errors = (await acme.call("GET", f"{tried.path}/errors")).json
    assert len(errors) == 2, "it was tried again, and failed again"
    done = await run(acme, SET)
    assert (await acme.call("POST", f"/api/chatwright/v1/instances/{done.id}/retry")).status == 400
    assert (await acme.call("POST", f"/api/chatwright/v1/instances/{uuid4()}/retry")).status == 404


async def test_instances_are_listed_newest_first_with_filters(acme: Tenant) -> None:
    definition_id = await acme.define(PAUSE, SET, trigger="http_request")
    path = f"~/definitions/{definition_id}/workflows"
    ids = [(await acme.call("POST", path, {"a": n})).json["workflowId"] for n in range(4)]

    async def listed(query: str) -> list[str]:
        answer = await acme.call("GET", f"{path}?{query}")
        assert answer.status == 200, answer.text
        return [found["workflowId"] for found in answer.json]

    assert await listed("") == ids[::-1]
    assert await listed("limit=2&offset=1") == ids[::-1][1:3]
    await acme.call("PATCH", f"{path}/{ids[0]}", {"status": "terminate"})
    await acme.call("PATCH", f"{path}/{ids[1]}", {"status": "suspend"})
    assert await listed("status=Terminated") == [ids[0]]
    assert await listed("status=Suspended") == [ids[1]]
    assert await listed("status=Runnable") == [ids[3], ids[2]]
    assert await listed("status=Complete") == []
    await acme.call("PUT", f"~/definitions/{definition_id}", definition(PAUSE, SET, trigger="http_request"))
    assert await listed("") == [], "the newest version has none yet"
    assert await listed("version=1") == ids[::-1]


async def test_instances_are_listed_by_time_of_start(acme: Tenant) -> None:
    tried = await run(acme, PAUSE, SET)
    path = f"~/definitions/{tried.definition_id}/workflows"

    async def count(query: str) -> int:
        answer = await acme.call("GET", f"{path}?{query}")
        assert answer.status == 200, answer.text
        return len(answer.json)

    year = datetime.now(UTC).year
    assert await count(f"startTimeFrom={year - 1}-01-01T00:00:00Z") == 1
    assert await count(f"startTimeFrom={year + 1}-01-01T00:00:00Z") == 0
    assert await count(f"startTimeTo={year + 1}-01-01T00:00:00%2B07:00") == 1
    assert await count(f"startTimeTo={year + 1}-01-01T00:00:00+07:00") == 1, "a + that was not encoded"
    assert await count(f"startTimeTo={year - 1}-01-01") == 0
    assert await count("startTimeFrom=0001-01-01T00:00:00Z&startTimeTo=9999-12-31T23:59:59Z") == 1


@pytest.mark.parametrize(
    "query",
    [
        "startTimeFrom=yesterday",
        "startTimeTo=2024-13-01",
        "startTimeFrom=",
        "startTimeFrom=0001-01-01T00:00:00%2B14:00",
        "startTimeTo=9999-12-31T23:59:59-14:00",
        "status=Running",
        "version=0",
        "version=99999999999999",
        "limit=0",
        "includeLogs=perhaps",
    ],
)
async def test_a_filter_that_cannot_be_read_is_named(acme: Tenant, query: str) -> None:
    tried = await run(acme, SET)
    path = tried.path if "includeLogs" in query else f"~/definitions/{tried.definition_id}/workflows"
    answer = await acme.call("GET", f"{path}?{query}")
    assert (answer.status, answer.json["code"]) == (400, 1000)
    assert query.partition("=")[0] in answer.json["message"]


async def test_the_instances_of_an_unknown_definition_are_404(acme: Tenant) -> None:
    assert (await acme.call("GET", f"~/definitions/{uuid4()}/workflows")).status == 404
    assert (await acme.call("GET", "~/definitions/odd/workflows")).status == 400


async def test_the_http_trigger_starts_what_listens(acme: Tenant) -> None:
    of_all = await acme.define(SET, trigger="http_request", name="all")
    of_one = await acme.define(SET, trigger="http_request", name="one", subAccountId=acme.sub)
    of_chat = await acme.define(name="chat")
    off = await acme.define(SET, trigger="http_request", status="disabled")
    path = "~/triggers/http_request"
    answer = await acme.call(
        "POST", path, {"a": 1, "price": "10", "accountId": "forged", "triggeredAt": "never"}
    )
    assert (answer.status, answer.text) == (200, "")
    assert (await acme.call("POST", f"{path}?subAccountId={acme.sub}", {"a": 2})).status == 200
    assert (await acme.call("POST", f"{path}?subAccountId=unknown", {"a": 3})).status == 200

    async def started(definition_id: str) -> list[Any]:
        return [x["data"] for x in (await acme.call("GET", f"~/definitions/{definition_id}/workflows")).json][
            ::-1
        ]

    found = await started(of_all)
    assert [data["a"] for data in found] == [1, 2, 3]
    assert found[0]["accountId"] == acme.id
    assert found[0]["price"] == "10"
    assert found[0]["triggeredAt"] != "never"
    assert "subAccountId" not in found[0]
    assert found[1]["subAccountId"] == acme.sub
    assert [data["a"] for data in await started(of_one)] == [2]
    assert await started(of_chat) == []
    assert await started(off) == []


async def test_the_http_trigger_answers_200_when_nothing_listens(acme: Tenant) -> None:
    assert (await acme.call("POST", "~/triggers/http_request", {})).status == 200


async def test_a_chat_is_found_by_its_conversation(acme: Tenant) -> None:
    await acme.define(text_step("ask", "How are you?", "wait"), wait_step("wait", None), name="Talk")
    await acme.say("hi")
    await acme.shown(2)
    path = f"/api/chatwright/v1/conversations/{acme.sub}/+6591234567/instances"
    (found,) = (await acme.call("GET", path)).json["instances"]
    assert found["definitionName"] == "Talk"
    assert found["msisdn"] == "6591234567"
    assert found["status"] == "Runnable"
    assert found["steps"] == ["wait"]
    await acme.say("fine")

    async def ended() -> Any:
        native = (await acme.call("GET", f"/api/chatwright/v1/instances/{found['id']}")).json
        return native if native["status"] == "Complete" else None

    native = await eventually(ended)
    assert native["data"]["answer"] == "fine"
    assert [entry["step"] for entry in native["log"]] == ["ask", "wait"]
    assert [entry["status"] for entry in native["log"]] == ["Complete", "Complete"]
    assert native["paths"] == []
    other = f"/api/chatwright/v1/conversations/{acme.sub}/6599999999/instances"
    assert (await acme.call("GET", other)).json == {"instances": []}


async def test_usage_counts_the_instances_of_this_month(acme: Tenant) -> None:
    await run(acme, SET)
    await run(acme, BROKEN)
    now = datetime.now(UTC)
    usage = (await acme.call("GET", "~/usage")).json
    assert usage["accountId"] == acme.id
    assert usage["executedWorkflowCount"] == 2
    assert (usage["countStartedMonth"], usage["countStartedYear"]) == (now.month, now.year)
    (month,) = (await acme.call("GET", "~/usage/history")).json
    assert (month["executedWorkflowCount"], month["month"], month["year"]) == (2, now.month, now.year)


async def test_a_new_account_has_used_nothing(acme: Tenant) -> None:
    assert (await acme.call("GET", "~/usage")).json["executedWorkflowCount"] == 0
    assert (await acme.call("GET", "~/usage/history")).json == []


async def test_a_tz_1_time_zones_are_found_by_name_or_id(acme: Tenant) -> None:
    every = (await acme.call("GET", "~/steps/timezones")).json
    assert len(every) > 100
    assert all(set(zone) == {"id", "name"} for zone in every)
    found = (await acme.call("GET", "~/steps/timezones?contains=AMSTERDAM")).json
    assert "W. Europe Standard Time" in [zone["id"] for zone in found]
    assert len(found) < len(every)
    assert (await acme.call("GET", "~/steps/timezones?contains=nowhere%20at%20all")).json == []


async def test_the_documented_functions_are_listed(acme: Tenant) -> None:
    functions = (await acme.call("GET", "~/steps/functions")).json
    names = {function["name"] for function in functions}
    assert {"stringContains", "isCountryCode", "isTimeOfDayBetween", "isDayOfWeek", "uuid"} <= names
    for function in functions:
        assert set(function) == {"name", "description", "parameters", "example"}
        for parameter in function["parameters"]:
            assert {"name", "type", "required", "default", "description", "example"} == set(parameter)


async def test_two_operators_at_once_do_not_both_succeed(acme: Tenant) -> None:
    tried = await run(acme, PAUSE, SET)
    answers = await asyncio.gather(*(tried.ask("terminate") for _ in range(5)))
    assert sorted(answer.status for answer in answers) == [200, 400, 400, 400, 400]


async def test_data_of_any_shape_comes_back_as_it_went_in(acme: Tenant) -> None:
    data = {
        "n": 1.5,
        "big": 2**53,
        "t": "é😀\n",
        "l": [None, True, {"x": []}],
        "": "empty key",
        "__proto__": {"a": 1},
    }
    tried = await run(acme, PAUSE, SET, event=data)
    found = (await tried.read())["data"]
    assert {key: found[key] for key in data} == data
