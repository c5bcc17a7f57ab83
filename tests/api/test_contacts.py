"""Contacts over HTTP: finding people, changing what is known of them, attributes and segments."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.server import Tenant, text_step

N = "/api/chatwright/v1"


async def listed(acme: Tenant, query: str = "") -> list[dict[str, Any]]:
    answer = await acme.call("GET", f"{N}/contacts?{query}")
    assert answer.status == 200, answer.text
    found: list[dict[str, Any]] = answer.json["contacts"]
    return found


async def names(acme: Tenant, query: str = "") -> list[str]:
    return sorted(one["name"] for one in await listed(acme, query))


async def add(acme: Tenant, address: str, name: str | None = None, **more: Any) -> dict[str, Any]:
    answer = await acme.call("POST", f"{N}/contacts", {"address": address, "name": name, **more})
    assert answer.status == 200, answer.text
    made: dict[str, Any] = answer.json
    return made


async def attribute(acme: Tenant, name: str, kind: str, **more: Any) -> None:
    answer = await acme.call("POST", f"{N}/contact-attributes", {"name": name, "kind": kind, **more})
    assert answer.status == 201, answer.text


async def counted(acme: Tenant, *conditions: dict[str, Any], match: str = "all") -> list[str]:
    rules = {"match": match, "conditions": list(conditions)}
    answer = await acme.call("POST", f"{N}/segments/count", {"rules": rules})
    assert answer.status == 200, answer.text
    assert answer.json["contacts"] == len(answer.json["sample"])
    return sorted(one["name"] for one in answer.json["sample"])


async def test_whoever_writes_is_a_contact_and_is_found_by_number_and_id(acme: Tenant) -> None:
    await acme.say("hello", name="Ann Lee")
    (ann,) = await listed(acme)
    assert (ann["name"], ann["address"], ann["addresses"]) == ("Ann Lee", "6591234567", ["6591234567"])
    assert ann["lastSeenAt"] is not None
    assert ann["consent"] == {"optedOut": False, "scope": None}
    for named in (ann["id"], "%2B6591234567", "6591234567"):
        assert (await acme.call("GET", f"{N}/contacts/{named}")).json == ann
    assert (await acme.call("GET", f"{N}/contacts/6590000000")).status == 404


async def test_whoever_is_only_written_to_is_a_contact_too(acme: Tenant) -> None:
    sent = {"user": {"msisdn": "+6595550000"}, "type": "text", "content": {"text": "Hi"}}
    answer = await acme.call("POST", f"/api/v1/subaccounts/{acme.sub}/messages", sent)
    assert answer.status == 200, answer.text
    (row,) = await listed(acme)
    assert (row["address"], row["lastSeenAt"]) == ("6595550000", None)


@pytest.mark.parametrize(
    "search", ["ann", "LEE", "ann+lee", "%2B65+9123", "4567", "91234567", "ann%40example", "cu-17", "example"]
)
async def test_people_are_found_by_the_beginning_of_what_is_known_of_them(acme: Tenant, search: str) -> None:
    await add(acme, "+6591234567", "Ann Lee", email="ann@example.com", externalId="CU-17")
    await add(acme, "+4915112345", "Bob")
    assert await names(acme, f"search={search}") == ["Ann Lee"]


@pytest.mark.parametrize("search", ["zoe", "lee+zoe", "'", "\\", ":*", "%26", "''%5C'", "!ann", "a:b"])
async def test_a_search_for_anything_else_finds_nobody_and_fails_not(acme: Tenant, search: str) -> None:
    await add(acme, "+6591234567", "Ann Lee")
    assert await names(acme, f"search={search}") == []


async def test_names_may_be_as_long_and_strange_as_they_like(acme: Tenant) -> None:
    name = "x" * 4000 + " ' \\ é"
    await acme.server.pool.execute(
        "insert into contacts (account_id, address, name) values ($1, '6591234567', $2)", acme.id, name
    )
    assert len(await listed(acme)) == 1


async def test_pages_follow_one_another_without_gap_or_repeat(acme: Tenant) -> None:
    for number in range(7):
        await add(acme, f"+659000000{number}", f"P{number}")
    seen, cursor = [], ""
    while True:
        answer = await acme.call("GET", f"{N}/contacts?limit=3&cursor={cursor}")
        assert answer.json.get("total") == 7, answer.text
        seen += [one["name"] for one in answer.json["contacts"]]
        if (cursor := answer.json["next"]) is None:
            break
    assert seen == [f"P{number}" for number in reversed(range(7))]
    assert (await acme.call("GET", f"{N}/contacts?cursor=x")).status == 400


async def test_what_is_known_of_a_person_is_changed_and_checked(acme: Tenant) -> None:
    await attribute(acme, "plan", "choice", choices=["Basic", "Gold"])
    await attribute(acme, "points", "number", least=0)
    ann = await add(acme, "+6591234567", "Ann")
    path = f"{N}/contacts/{ann['id']}"
    answer = await acme.call(
        "PATCH",
        path,
        {"attributes": {"plan": "gold", "points": "12"}, "tags": ["VIP", " new  one "], "language": "EN"},
    )
    assert answer.status == 200, answer.text
    assert answer.json["attributes"] == {"plan": "Gold", "points": 12}
    assert (answer.json["tags"], answer.json["language"]) == (["VIP", "new one"], "en")
    answer = await acme.call("PATCH", path, {"attributes": {"plan": None}, "name": None})
    assert (answer.json["attributes"], answer.json["name"]) == ({"points": 12}, None)
    for body, why in (
        ({"attributes": {"plam": "Gold"}}, "Did you mean plan"),
        ({"attributes": {"points": -1}}, "attributes.points: must be at least 0"),
        ({"email": "ann"}, "email: must be an e-mail address"),
        ({"timeZone": "Nowhere"}, "timeZone"),
    ):
        answer = await acme.call("PATCH", path, body)
        assert answer.status == 400
        assert why in answer.json["message"]


async def test_an_external_id_belongs_to_one_person(acme: Tenant) -> None:
    await add(acme, "+6591234567", "Ann", externalId="17")
    answer = await acme.call("POST", f"{N}/contacts", {"address": "+6591111111", "externalId": "17"})
    assert (answer.status, len(await listed(acme))) == (409, 1)


async def test_tags_are_given_to_many_at_once(acme: Tenant) -> None:
    ann = await add(acme, "+6591234567", "Ann")
    await add(acme, "+6591111111", "Bob")
    answer = await acme.call("POST", f"{N}/contact-tags", {"ids": [ann["id"]], "add": ["VIP"]})
    assert answer.json == {"changed": 1}
    answer = await acme.call("POST", f"{N}/contact-tags", {"search": "", "add": ["VIP", "2026"]})
    assert answer.json == {"changed": 2}
    answer = await acme.call("POST", f"{N}/contact-tags", {"tag": "VIP", "search": "bob", "remove": ["VIP"]})
    assert answer.json == {"changed": 1}
    assert await names(acme, "tag=VIP") == ["Ann"]
    tags = (await acme.call("GET", f"{N}/contact-tags")).json["tags"]
    assert tags == [{"tag": "2026", "contacts": 2}, {"tag": "VIP", "contacts": 1}]


async def test_attributes_are_kept_changed_and_dropped(acme: Tenant) -> None:
    await attribute(acme, "plan", "choice", choices=["Basic"], label="Plan")
    assert (
        await acme.call("POST", f"{N}/contact-attributes", {"name": "plan", "kind": "text"})
    ).status == 409
    await add(acme, "+6591234567", "Ann", attributes={"plan": "Basic"})
    changed = await acme.call("PATCH", f"{N}/contact-attributes/plan", {"choices": ["Basic", "Gold"]})
    assert changed.json["choices"] == ["Basic", "Gold"]
    assert (await acme.call("GET", f"{N}/contact-attributes/plan/use")).json == {"contacts": 1}
    assert (await acme.call("DELETE", f"{N}/contact-attributes/plan")).status == 204
    assert (await listed(acme))[0]["attributes"] == {}
    assert (await acme.call("GET", f"{N}/contact-attributes")).json == {"attributes": []}


async def test_segments_are_saved_and_counted_as_contacts_change(acme: Tenant) -> None:
    await attribute(acme, "plan", "choice", choices=["Basic", "Gold"])
    ann = await add(acme, "+6591234567", "Ann", attributes={"plan": "Gold"})
    await add(acme, "+6591111111", "Bob", attributes={"plan": "Basic"})
    rules = {
        "match": "all",
        "conditions": [{"of": "attribute", "name": "plan", "is": "equal", "value": "Gold"}],
    }
    made = await acme.call("POST", f"{N}/segments", {"name": "Gold", "rules": rules})
    assert (made.status, made.json["contacts"]) == (201, 1)
    assert await names(acme, f"segment={made.json['id']}") == ["Ann"]
    await acme.call("PATCH", f"{N}/contacts/{ann['id']}", {"attributes": {"plan": "Basic"}})
    answer = await acme.call("GET", f"{N}/segments")
    assert answer.json["total"] == 2
    assert [one["contacts"] for one in answer.json["segments"]] == [0]
    assert (await acme.call("POST", f"{N}/segments", {"name": "gold", "rules": rules})).status == 409
    await acme.call("DELETE", f"{N}/contact-attributes/plan")
    (gone,) = (await acme.call("GET", f"{N}/segments")).json["segments"]
    assert gone["contacts"] is None
    assert "there is no attribute" in gone["problem"]
    assert (await acme.call("DELETE", f"{N}/segments/{gone['id']}")).status == 204


async def test_every_condition_finds_whom_it_says(acme: Tenant) -> None:
    for name, kind in (("plan", "text"), ("points", "number"), ("born", "date"), ("member", "boolean")):
        await attribute(acme, name, kind)
    known = {"plan": "Gold", "points": 12.5, "born": "2000-05-17", "member": True}
    await acme.say("hello", name="Ann")
    await acme.call(
        "PATCH", f"{N}/contacts/6591234567",
        {"attributes": known, "tags": ["VIP"], "language": "en", "email": "ann@example.com"},
    )  # fmt: skip
    await add(acme, "+6591111111", "Bob", attributes={"plan": "Basic", "points": 3, "member": False})
    await acme.call("POST", f"{N}/opt-outs", {"address": "+6591111111", "reason": "asked"})

    def of(name: str, op: str, value: Any = None) -> dict[str, Any]:
        told = {} if value is None else {"value": value}
        return {"of": "attribute", "name": name, "is": op, **told}

    def other(of_: str, op: str, value: Any = None) -> dict[str, Any]:
        return {"of": of_, "is": op, **({} if value is None else {"value": value})}

    both, ann, bob = ["Ann", "Bob"], ["Ann"], ["Bob"]
    conditions: tuple[tuple[dict[str, Any], list[str]], ...] = (
        (of("plan", "equal", "gold"), ann), (of("plan", "notEqual", "Gold"), bob), (of("plan", "contains", "as"),
         bob),
        (of("plan", "set"), both), (of("born", "unset"), bob), (of("points", "more", 3), ann),
        (of("points", "less", 12.5), bob), (of("points", "equal", 12.5), ann), (of("points", "notEqual", 12.5), bob),
        (of("born", "before", "2000-05-18"), ann), (of("born", "after", "2000-05-17"), []),
        (of("born", "within", 30), []), (of("member", "yes"), ann), (of("member", "no"), bob),
        (other("tag", "equal", "VIP"), ann), (other("tag", "notEqual", "VIP"), bob),
        (other("language", "equal", "EN"), ann), (other("language", "unset"), bob),
        (other("consent", "in"), ann), (other("consent", "out"), bob), (other("consent", "outOfMarketing"), bob),
        (other("lastSeen", "within", 1), ann), (other("lastSeen", "never"), bob), 
        (other("lastSeen", "longerAgo", 1), []),
        (other("answered", "yes"), ann), (other("answered", "no"), bob), (other("created", "within", 2), both),
        (other("created", "longerAgo", 2), []), (other("name", "contains", "NN"), ann), (other("email", "set"), ann),
    )  # fmt: skip
    for condition, wanted in conditions:
        assert await counted(acme, condition) == wanted, condition
    assert await counted(acme, of("points", "more", 3), other("consent", "out"), match="any") == both
    assert await counted(acme, of("points", "more", 3), other("consent", "out")) == []
    assert await counted(acme) == both


async def test_a_segment_knows_who_ran_a_journey(acme: Tenant) -> None:
    journey = await acme.define(text_step("hello", "Hi!"))
    await acme.say("hello", name="Ann")
    await acme.shown(2)
    await add(acme, "+6591111111", "Bob")
    assert await counted(acme, {"of": "journey", "is": "completed", "value": journey}) == ["Ann"]
    assert await counted(acme, {"of": "journey", "is": "notStarted", "value": journey}) == ["Bob"]


async def test_accounts_do_not_see_each_others_contacts(acme: Tenant) -> None:
    other = await acme.server.tenant()
    ann = await add(acme, "+6591234567", "Ann", tags=["VIP"])
    assert await listed(other) == []
    assert (await other.call("GET", f"{N}/contacts/{ann['id']}")).status == 404
    assert (await other.call("PATCH", f"{N}/contacts/{ann['id']}", {"name": "x"})).status == 404
    assert (await other.call("POST", f"{N}/contact-tags", {"ids": [ann["id"]], "add": ["x"]})).json == {
        "changed": 0
    }
