"""The history of a journey: who published what, what differs, and what was drawn then."""

from __future__ import annotations

from typing import Any

from tests.api.server import Tenant, text_step
from tests.api.test_drafts import PATH, begin, draft_of, publish, save


async def versions(acme: Tenant, journey: str, query: str = "") -> dict[str, Any]:
    answer = await acme.call("GET", f"{PATH}/{journey}/versions{query}")
    assert answer.status == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


async def drawn(acme: Tenant, *texts: str) -> str:
    """A journey with a version for each text."""
    journey = await begin(acme)
    for text in texts:
        saved = await save(acme, journey, await draft_of(acme, journey), text_step("hello", text))
        assert (await publish(acme, journey, saved.json["revision"])).status == 200
    return journey


async def test_a_version_remembers_what_its_publisher_said_and_how_it_was_drawn(acme: Tenant) -> None:
    journey = await begin(acme)
    saved = await save(acme, journey, await draft_of(acme, journey), text_step("hello", "Hi"))
    body = {"revision": saved.json["revision"], "note": "  The first greeting "}
    assert (await acme.call("POST", f"{PATH}/{journey}/publish", body)).status == 200
    (listed,) = (await versions(acme, journey))["versions"]
    assert (listed["note"], listed["createdBy"], listed["running"]) == ("The first greeting", "API key", 0)
    version = (await acme.call("GET", f"{PATH}/{journey}/versions/1")).json
    assert version["canvas"] == {"positions": {"hello": [10, 20]}}
    assert version["source"]["definition"]["steps"][0]["id"] == "hello"


async def test_a_note_is_written_and_taken_away_afterwards(acme: Tenant) -> None:
    journey = await drawn(acme, "Hi")
    path = f"{PATH}/{journey}/versions/1"
    assert (await acme.call("PATCH", path, {"note": "Friendlier"})).json == {
        "version": 1,
        "note": "Friendlier",
    }
    assert (await acme.call("PATCH", path, {"note": " "})).json["note"] is None
    assert (await acme.call("PATCH", path, {"note": "x" * 501})).status == 400
    assert (await acme.call("PATCH", f"{PATH}/{journey}/versions/2", {"note": "x"})).status == 404


async def test_the_history_comes_in_pages(acme: Tenant) -> None:
    journey = await drawn(acme, *(f"Text {number}" for number in range(1, 8)))
    first = await versions(acme, journey, "?limit=3")
    assert ([one["version"] for one in first["versions"]], first["next"]) == ([7, 6, 5], 5)
    second = await versions(acme, journey, "?limit=3&before=5")
    assert ([one["version"] for one in second["versions"]], second["next"]) == ([4, 3, 2], 2)
    last = await versions(acme, journey, "?limit=3&before=2")
    assert ([one["version"] for one in last["versions"]], last["next"]) == ([1], None)


async def test_two_versions_and_the_draft_are_compared(acme: Tenant) -> None:
    journey = await drawn(acme, "Good day", "Good morning")
    await save(acme, journey, await draft_of(acme, journey), text_step("hello", "Good evening"))
    found = (await acme.call("GET", f"{PATH}/{journey}/diff?from=1&to=2")).json
    assert (found["from"]["version"], found["to"]["version"], found["isEmpty"]) == (1, 2, False)
    (step,) = found["steps"]
    assert (step["state"], step["changes"][0]["path"]) == ("changed", "inputs.content.text")
    draft = (await acme.call("GET", f"{PATH}/{journey}/diff?from=1")).json
    assert draft["steps"][0]["changes"][0]["after"] == "Good evening"
    assert draft["to"]["version"] is None
    same = (await acme.call("GET", f"{PATH}/{journey}/diff?from=2&to=2")).json
    assert (same["isEmpty"], same["steps"]) == (True, [])


async def test_what_somebody_else_saved_is_compared_with_what_is_on_my_screen(acme: Tenant) -> None:
    journey = await drawn(acme, "Hi")
    mine = (await draft_of(acme, journey))["source"]
    await save(acme, journey, await draft_of(acme, journey), text_step("hello", "Hi from Noah"))
    found = (await acme.call("POST", f"{PATH}/{journey}/diff", {"from": mine, "to": "draft"})).json
    assert found["steps"][0]["changes"][0]["after"] == "Hi from Noah"
    assert found["to"]["createdBy"] == "API key"


async def test_versions_that_do_not_exist_are_refused_with_words(acme: Tenant) -> None:
    journey = await drawn(acme, "Hi")
    for query, status in (("from=9", 404), ("from=x", 400), ("from=0", 400), ("from=99999999999999", 400)):
        answer = await acme.call("GET", f"{PATH}/{journey}/diff?{query}")
        assert (answer.status, "version" in answer.json["message"]) == (status, True)
    other = await acme.server.tenant()
    assert (await other.call("GET", f"{PATH}/{journey}/versions/1")).status == 404
    assert (await other.call("GET", f"{PATH}/{journey}/diff?from=1")).status == 404


async def test_a_journey_that_was_turned_off_is_not_turned_on_by_publishing_a_change(acme: Tenant) -> None:
    journey = await drawn(acme, "Hi")
    await acme.call("POST", f"{PATH}/{journey}/status", {"status": "disabled"})
    draft = await draft_of(acme, journey)
    assert (draft["source"]["status"], draft["basedOn"], draft["isChanged"]) == ("disabled", 2, False)
    stale = {**draft, "source": {**draft["source"], "status": "enabled"}}
    saved = await save(acme, journey, stale, text_step("hello", "Hello"))
    await publish(acme, journey, saved.json["revision"])
    assert (await versions(acme, journey))["versions"][0]["status"] == "disabled"
    assert (await acme.call("GET", f"{PATH}/{journey}/versions/2")).json["canvas"] == {
        "positions": {"hello": [10, 20]}
    }


async def test_a_screen_learns_who_saved_last_without_loading_the_draft(acme: Tenant) -> None:
    journey = await drawn(acme, "Hi")
    state = (await acme.call("GET", f"{PATH}/{journey}/draft/state")).json
    assert (state["revision"], state["isChanged"], state["newest"]) == (3, False, 1)
    await save(acme, journey, await draft_of(acme, journey), text_step("hello", "Hello"))
    state = (await acme.call("GET", f"{PATH}/{journey}/draft/state")).json
    assert (state["revision"], state["isChanged"], state["updatedBy"]) == (4, True, "API key")
    other = await acme.server.tenant()
    assert (await other.call("GET", f"{PATH}/{journey}/draft/state")).status == 404


async def test_a_copy_is_a_journey_of_its_own(acme: Tenant) -> None:
    journey = await drawn(acme, "Hi")
    draft = await draft_of(acme, journey)
    body = {"name": "Copy", "source": draft["source"], "canvas": draft["canvas"]}
    copied = (await acme.call("POST", PATH, body)).json["id"]
    copy = await draft_of(acme, copied)
    assert (copy["newest"], copy["canvas"]) == (None, draft["canvas"])
    assert copy["source"]["definition"]["name"] == "Copy"
    assert copy["source"]["definition"]["steps"] == draft["source"]["definition"]["steps"]
    assert "id" not in copy["source"]["definition"]
    assert (await acme.call("POST", PATH, {"name": "x", "source": {"definition": 1}})).status == 400


class Asked:
    """Counts what the server asks its database of journeys; what it looks for by itself, such as due work, is not."""

    def __init__(self, acme: Tenant) -> None:
        self._connections = [held._con for held in acme.server.runtime.pool._holders if held._con]
        self.statements: list[str] = []

    def _note(self, record: Any) -> None:
        if "definition" in record.query or "drafts" in record.query:
            self.statements.append(record.query)

    def __enter__(self) -> Asked:
        for connection in self._connections:
            connection.add_query_logger(self._note)
        return self

    def __exit__(self, *_: object) -> None:
        for connection in self._connections:
            connection.remove_query_logger(self._note)


async def test_reading_the_history_costs_no_more_when_it_is_long(acme: Tenant) -> None:
    short = await drawn(acme, "Text 0", "Text 1")
    long = await drawn(acme, *(f"Text {number}" for number in range(25)))
    asked = []
    for journey, newest in ((short, 2), (long, 25)):
        with Asked(acme) as counted:
            await acme.call("GET", f"{PATH}/{journey}/versions?limit=5")
            found = (await acme.call("GET", f"{PATH}/{journey}/diff?from=1&to={newest}")).json
        assert found["steps"][0]["changes"][0]["before"] == "Text 0"
        asked.append(len(counted.statements))
    assert asked[0] == asked[1] > 2
