"""One person over HTTP: the timeline, merging, erasure, everything that is kept; and files of many."""

from __future__ import annotations

from typing import Any

from tests.api.server import Tenant, eventually, text_step
from tests.api.test_contacts import N, add, attribute, listed, names


async def timeline(acme: Tenant, of: str, limit: int = 40) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    cursor = ""
    while True:
        answer = await acme.call("GET", f"{N}/contacts/{of}/timeline?limit={limit}&cursor={cursor}")
        assert answer.status == 200, answer.text
        entries += answer.json["entries"]
        assert len(answer.json["entries"]) <= limit
        if (cursor := answer.json["next"]) is None:
            return entries


async def imported(acme: Tenant, text: str, mapping: list[str | None]) -> dict[str, Any]:
    answer = await acme.call(
        "POST", f"{N}/contact-imports", {"text": text, "mapping": mapping, "name": "a.csv"}
    )
    assert answer.status == 202, answer.text

    async def look() -> dict[str, Any] | None:
        job = (await acme.call("GET", f"{N}/contact-imports/{answer.json['id']}")).json
        return job if job["status"] != "running" else None

    job: dict[str, Any] = await eventually(look)
    return job


async def test_the_timeline_has_everything_that_happened_in_pages(acme: Tenant) -> None:
    await acme.define(text_step("hello", "Hi!"))
    await acme.say("hello", name="Ann")
    await acme.shown(2)
    await acme.say("stop")
    await acme.shown(4)
    await acme.call("PATCH", f"{N}/contacts/6591234567", {"tags": ["VIP"], "name": "Ann Lee"})
    whole = await timeline(acme, "6591234567")
    kinds = [entry["kind"] for entry in whole]
    assert (kinds.count("message"), kinds.count("journey"), kinds.count("consent")) == (4, 1, 1)
    (change,) = [entry["change"] for entry in whole if entry["kind"] == "change"]
    assert change["detail"] == {"name": ["Ann", "Ann Lee"], "tags": [[], ["VIP"]]}
    assert change["toldBy"] == "API key"
    (journey,) = [entry["journey"] for entry in whole if entry["kind"] == "journey"]
    assert (journey["outcome"], journey["name"]) == ("completed", "A journey")
    paged = await timeline(acme, "6591234567", limit=2)
    assert sorted(one["id"] + one["kind"] for one in paged) == sorted(
        one["id"] + one["kind"] for one in whole
    )
    assert (await acme.call("GET", f"{N}/contacts/6591234567/timeline?cursor=bm8=")).status == 400


async def test_two_contacts_of_one_person_become_one_with_both_numbers(acme: Tenant) -> None:
    await attribute(acme, "plan", "text")
    await acme.say("hello", name="Ann")
    bob = await add(
        acme, "+6591111111", "Annie", attributes={"plan": "Gold"}, tags=["VIP"], email="a@example.com"
    )
    await acme.say("hello from the other phone", **{"from": "+6591111111"})
    answer = await acme.call("POST", f"{N}/contacts/6591234567/merge", {"other": bob["id"]})
    assert answer.status == 200, answer.text
    one = answer.json
    assert (one["name"], one["email"], one["tags"]) == ("Ann", "a@example.com", ["VIP"])
    assert one["attributes"] == {"plan": "Gold"}
    assert one["addresses"] == ["6591234567", "6591111111"]
    assert len(await listed(acme)) == 1
    assert (await acme.call("GET", f"{N}/contacts/6591111111")).json == one
    assert (await acme.call("GET", f"{N}/contacts/{bob['id']}")).json == one
    await acme.say("again", **{"from": "+6591111111"})
    said = [
        e["message"]["content"]["text"] for e in await timeline(acme, one["id"]) if e["kind"] == "message"
    ]
    assert sorted(said) == ["again", "hello", "hello from the other phone"]
    again = await acme.call("POST", f"{N}/contacts/6591234567/merge", {"other": bob["id"]})
    assert again.status == 409


async def test_a_person_is_forgotten_and_the_opt_out_is_still_kept(acme: Tenant) -> None:
    await acme.define(text_step("hello", "Hi!"))
    await acme.say("my secret", name="Ann")
    await acme.shown(2)
    await acme.say("stop")
    await acme.shown(4)
    kept = (await acme.call("GET", f"{N}/contacts/6591234567/export")).json
    assert kept["messages"][0]["content"]["text"] == "my secret"
    assert len(kept["journeys"]) == len(kept["consent"]) == 1
    assert (await acme.call("POST", f"{N}/contacts/6591234567/erase", {"confirm": "+65"})).status == 400
    answer = await acme.call("POST", f"{N}/contacts/6591234567/erase", {"confirm": "+65 9123 4567"})
    assert answer.json == {"messages": 4, "conversations": 1, "journeys": 1}, answer.text
    assert await listed(acme) == []
    pool = acme.server.pool
    rows = await pool.fetch(
        "select table_name, column_name from information_schema.columns where table_schema = 'public'"
    )
    with_conversation = {row[0] for row in rows if row[1] == "conversation_id"}
    with_instance = {row[0] for row in rows if row[1] == "instance_id"}
    for table in with_conversation | with_instance | {"instances", "conversations", "webhook_events"}:
        found = await pool.fetchval(f"select count(*) from {table} where account_id = $1", acme.id)
        assert found == 0, table
    (row,) = await pool.fetch("select * from consent_log where account_id = $1", acme.id)
    assert row["address"].startswith("erased:")
    assert (row["choice"], row["wording"], row["umid"]) == ("stop", "", None)
    await acme.say("hello again")
    (back,) = await listed(acme)
    assert back["consent"]["scope"] == "all"


async def test_a_file_is_tried_first_and_tells_what_is_wrong_in_which_row(acme: Tenant) -> None:
    await attribute(acme, "plan", "choice", choices=["Basic", "Gold"], label="Plan type")
    text = "Phone;Full name;Plan type;Colour\n+6591234567;Ann;gold;red\nnobody;Bob;Gold;\n+6592222222;Cy;Silver;\n"
    tried = (await acme.call("POST", f"{N}/contact-imports/try", {"text": text})).json
    assert tried["mapping"] == ["address", "name", "attributes.plan", None]
    assert (tried["rows"], tried["people"], tried["wrong"]) == (3, 1, 2)
    assert [(one["row"], one["column"]) for one in tried["problems"]] == [(3, "Phone"), (4, "Plan type")]
    assert await listed(acme) == []
    job = await imported(acme, text, tried["mapping"])
    assert (job["status"], job["done"], job["added"], job["wrong"]) == ("done", 3, 1, 2)
    (ann,) = await listed(acme)
    assert (ann["name"], ann["attributes"]) == ("Ann", {"plan": "Gold"})


async def test_an_import_changes_whom_it_knows_by_number_and_is_told_in_the_timeline(acme: Tenant) -> None:
    await add(acme, "+6591234567", "Ann", tags=["old"], externalId="7")
    rows = "".join(f"+65900000{n:02},P{n},new\n" for n in range(60))
    job = await imported(
        acme, f"phone,name,tags\n+6591234567,Ann Lee,new\n{rows}", ["address", "name", "tags"]
    )
    assert (job["added"], job["updated"]) == (60, 1)
    (ann,) = await listed(acme, "search=91234567")
    assert (ann["name"], ann["tags"], ann["externalId"]) == ("Ann Lee", ["old", "new"], "7")
    (entry,) = [one for one in await timeline(acme, ann["id"]) if one["change"]["what"] == "imported"]
    assert entry["change"]["detail"]["name"] == ["Ann", "Ann Lee"]
    job = await imported(acme, "phone,id\n+6590000001,7\n", ["address", "externalId"])
    assert job["problems"][0]["value"] == "7"


async def test_the_export_is_a_file_that_the_import_takes(acme: Tenant) -> None:
    await attribute(acme, "born", "date")
    await add(acme, "+6591234567", "=Ann", attributes={"born": "2000-01-02"}, tags=["a", "b"], language="en")
    answer = await acme.call("GET", f"{N}/contacts.csv")
    assert answer.status == 200
    assert "'=Ann" in answer.text
    other = await acme.server.tenant()
    await attribute(other, "born", "date")
    tried = (await other.call("POST", f"{N}/contact-imports/try", {"text": answer.text})).json
    await imported(other, answer.text, tried["mapping"])
    (ann,) = await listed(other)
    assert (ann["name"], ann["attributes"], ann["tags"]) == ("=Ann", {"born": "2000-01-02"}, ["a", "b"])


async def test_mappings_that_make_no_sense_are_refused(acme: Tenant) -> None:
    for text, mapping in (
        ("phone\n", ["address"]), ("phone,name\n1,2\n", ["name", None]), ("a,b\n1,2\n", ["address", "attributes.x"]),
        ("a,b\n1,2\n", ["address", "address"]), ("a,b\n1,2\n", ["address"]),
    ):  # fmt: skip
        assert (
            await acme.call("POST", f"{N}/contact-imports", {"text": text, "mapping": mapping})
        ).status == 400
    assert await names(acme) == []
