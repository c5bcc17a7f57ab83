"""The inbox: conversations by whom they wait for, answering once, notes, labels, search."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from chatwright.store import people
from tests.api.server import Answer, Server, Tenant, text_step

INBOX = "/api/chatwright/v1/inbox"


class Agent:
    """Somebody who is signed in."""

    def __init__(self, tenant: Tenant, user_id: UUID, cookie: str, csrf: str) -> None:
        self.tenant = tenant
        self.id = str(user_id)
        self._headers = {"Cookie": f"chatwright_session={cookie}", "X-CSRF-Token": csrf}

    async def call(self, method: str, path: str, body: Any = None) -> Answer:
        """Call; `~` stands for the inbox, `@` for the conversation with the tenant's phone."""
        chat = f"{INBOX}/conversations/{self.tenant.sub}/{self.tenant.phone}"
        path = path.replace("~", INBOX).replace("@", chat)
        return await self.tenant.server.call(method, path, body, headers=self._headers)

    async def view(self, view: str, **more: str) -> list[dict[str, Any]]:
        """The conversations of a view."""
        asked = "&".join(f"{name}={value}" for name, value in {"view": view, **more}.items())
        answer = await self.call("GET", f"~/conversations?{asked}")
        assert answer.status == 200, answer.text
        return list(answer.json["conversations"])

    async def answer(self, text: str, key: str | None = None) -> Answer:
        """Answer the customer."""
        body = {"content": {"text": text}, "clientMessageId": key or str(uuid4())}
        return await self.call("POST", "@/messages", body)

    async def take(self) -> str:
        """Take the conversation; answers the id of the hand-over."""
        path = f"/api/chatwright/v1/conversations/{self.tenant.sub}/{self.tenant.phone}/take"
        taken = await self.call("POST", path)
        assert taken.status == 200, taken.text
        return str(taken.json["id"])


async def agent(tenant: Tenant, name: str = "Ana", role: str = "agent") -> Agent:
    """An agent of the tenant."""
    user_id = await tenant.server.pool.fetchval(
        """
        insert into users (account_id, email, name, role, password_hash) values ($1, $2, $3, $4, 'none')
        returning id
        """,
        tenant.id,
        f"{uuid4().hex}@acme.example",
        name,
        role,
    )
    cookie, csrf = await people.open_session(tenant.server.pool, user_id)
    return Agent(tenant, user_id, cookie, csrf)


async def test_what_nobody_answers_is_found_and_an_agent_answers_it(server: Server) -> None:
    tenant = await server.tenant()
    ana = await agent(tenant)
    await tenant.say("Is anybody there?", name="Mei Lin")
    (found,) = await ana.view("unanswered")
    assert found["name"] == "Mei Lin"
    assert found["unread"] == 1
    assert found["handover"] is None
    assert found["last"]["content"]["text"] == "Is anybody there?"
    assert await ana.view("open") == []
    await ana.take()
    assert await ana.view("unanswered") == []
    (mine,) = await ana.view("mine")
    assert mine["handover"]["assignedTo"] == {"id": ana.id, "name": "Ana"}
    sent = await ana.answer("Yes, how can I help?")
    assert sent.status == 200, sent.text
    shown = await tenant.shown(2)
    assert shown[-1]["content"]["text"] == "Yes, how can I help?"
    chat = (await ana.call("GET", "@/messages")).json["messages"]
    assert [one["by"]["kind"] for one in chat] == ["customer", "agent"]
    assert chat[1]["by"]["name"] == "Ana"
    (mine,) = await ana.view("mine")
    assert mine["last"]["author"] == "Ana"
    assert not mine["isUnanswered"]


async def test_a_double_click_sends_once(server: Server) -> None:
    tenant = await server.tenant()
    ana = await agent(tenant)
    await tenant.say("hi")
    await ana.take()
    first = await ana.answer("One", "the-same")
    again = await ana.answer("One", "the-same")
    assert (first.status, again.status) == (200, 200)
    assert first.json == again.json
    other = await ana.answer("Another", "the-same")
    assert other.status == 422
    assert [one["content"]["text"] for one in await tenant.shown(2)] == ["hi", "One"]


async def test_a_closed_window_asks_for_a_template(server: Server) -> None:
    tenant = await server.tenant()
    ana = await agent(tenant)
    await tenant.say("hi")
    await ana.take()
    await tenant.call("POST", "@/clock", {"advance": "1.01:00:00"})
    refused = await ana.answer("Too late")
    assert refused.status == 409
    assert refused.json["code"] == 1022
    assert "template" in refused.json["message"]
    detail = (await ana.call("GET", "@")).json
    assert detail["window"]["isOpen"] is False


async def test_what_was_read_is_no_longer_unread_and_what_came_after_is(server: Server) -> None:
    tenant = await server.tenant()
    ana = await agent(tenant)
    await tenant.say("one")
    await tenant.say("two")
    assert (await ana.view("all"))[0]["unread"] == 2
    seen = (await ana.call("GET", "@/messages")).json["messages"]
    await tenant.say("three")
    assert (await ana.call("POST", "@/read", {"upTo": seen[-1]["id"]})).status == 204
    assert (await ana.view("all"))[0]["unread"] == 1
    counts = (await ana.call("GET", "~/counts")).json
    assert (counts["unread"], counts["unanswered"]) == (1, 1)
    last = (await ana.call("GET", "@/messages")).json["messages"][-1]["id"]
    await ana.call("POST", "@/read", {"upTo": last})
    assert (await ana.view("unread")) == []
    assert (await ana.call("POST", "@/unread")).status == 204
    assert (await ana.view("unread"))[0]["unread"] == 1
    assert (await ana.call("POST", "@/done")).status == 204
    assert (await ana.view("unanswered")) == []


async def test_a_journeys_answer_leaves_nothing_unanswered(server: Server) -> None:
    tenant = await server.tenant()
    ana = await agent(tenant)
    await tenant.define(text_step("hello", "Welcome!"))
    await tenant.say("hi")
    await tenant.shown(2)
    assert await ana.view("unanswered") == []
    (found,) = await ana.view("all")
    assert found["last"]["isJourneys"] is True
    chat = (await ana.call("GET", "@/messages")).json["messages"]
    assert chat[1]["by"]["kind"] == "journey"
    assert chat[1]["by"]["name"] == "A journey"


async def test_a_note_stands_where_it_was_written_and_tells_whom_it_mentions(server: Server) -> None:
    tenant = await server.tenant()
    ana, ben = await agent(tenant), await agent(tenant, "Ben")
    await tenant.say("hi")
    body = {"text": "@Ben can you look?", "mentions": [ben.id], "clientMessageId": "n1"}
    made = await ana.call("POST", "@/notes", body)
    assert made.status == 201, made.text
    assert (await ana.call("POST", "@/notes", body)).json["id"] == made.json["id"]
    await tenant.say("still there?")
    page = (await ben.call("GET", "@/messages")).json
    assert [note["after"] for note in page["notes"]] == [page["messages"][0]["id"]]
    assert (await ben.call("GET", "~/counts")).json["mentions"] == 1
    assert (await ana.call("GET", "~/counts")).json["mentions"] == 0
    assert len(await ben.view("mentions")) == 1
    await ben.call("POST", "@/read", {"upTo": page["messages"][-1]["id"]})
    assert (await ben.call("GET", "~/counts")).json["mentions"] == 0
    assert len(await tenant.shown(0)) == 2, "the customer sees no note"


async def test_pages_of_a_chat_go_both_ways_and_lose_nothing(server: Server) -> None:
    tenant = await server.tenant()
    ana = await agent(tenant)
    for number in range(7):
        await tenant.say(f"m{number}")
        if number == 2:
            await ana.call("POST", "@/notes", {"text": "between", "clientMessageId": "x"})
    newest = (await ana.call("GET", "@/messages?limit=3")).json
    assert [one["content"]["text"] for one in newest["messages"]] == ["m4", "m5", "m6"]
    assert newest["newer"] is None
    before = (await ana.call("GET", f"@/messages?limit=3&before={newest['older']}")).json
    assert [one["content"]["text"] for one in before["messages"]] == ["m1", "m2", "m3"]
    assert [note["text"] for note in before["notes"]] == ["between"]
    first = (await ana.call("GET", f"@/messages?limit=3&before={before['older']}")).json
    assert [one["content"]["text"] for one in first["messages"]] == ["m0"]
    assert first["older"] is None
    middle = before["messages"][1]["id"]
    around = (await ana.call("GET", f"@/messages?limit=2&around={middle}")).json
    assert [one["content"]["text"] for one in around["messages"]] == ["m1", "m2", "m3", "m4"]
    after = (await ana.call("GET", f"@/messages?limit=9&after={around['newer']}")).json
    assert [one["content"]["text"] for one in after["messages"]] == ["m5", "m6"]


async def test_the_list_is_paged_by_what_happened_last(server: Server) -> None:
    tenant = await server.tenant()
    ana = await agent(tenant)
    for number in range(5):
        tenant.phone = f"+659000000{number}"
        await tenant.say("hello")
    first = (await ana.call("GET", "~/conversations?view=all&limit=2")).json
    second = (await ana.call("GET", f"~/conversations?view=all&limit=9&cursor={first['next']}")).json
    order = [one["msisdn"] for one in first["conversations"] + second["conversations"]]
    assert order == [f"659000000{number}" for number in (4, 3, 2, 1, 0)]
    assert second["next"] is None
    only = await ana.view("all", only=f"{tenant.sub}:6590000002")
    assert [one["msisdn"] for one in only] == ["6590000002"]


async def test_labels_sort_conversations(server: Server) -> None:
    tenant = await server.tenant()
    ana = await agent(tenant)
    await tenant.say("hi")
    label = (await ana.call("POST", "~/labels", {"name": "Urgent", "color": "red"})).json
    assert (await ana.call("POST", "~/labels", {"name": "urgent"})).status == 409
    put = await ana.call("PUT", "@/labels", {"labels": [label["id"], str(uuid4())]})
    assert put.json == {"labels": [label["id"]]}
    assert len(await ana.view("all", label=label["id"])) == 1
    await ana.take()
    assert (await ana.call("GET", "~/counts")).json["labels"] == {label["id"]: 1}
    changed = await ana.call("PUT", f"~/labels/{label['id']}", {"name": "Soon", "color": "orange"})
    assert changed.json["name"] == "Soon"
    assert (await ana.call("DELETE", f"~/labels/{label['id']}")).status == 204
    assert (await ana.view("all"))[0]["labels"] == []


async def test_quick_replies_are_kept(server: Server) -> None:
    ana = await agent(await server.tenant())
    body = {"shortcut": "hours", "text": "Hello {{contact.name}}, we are open 9 to 6."}
    made = await ana.call("POST", "~/quick-replies", body)
    assert made.status == 201
    assert made.json["updatedBy"] == "Ana"
    assert (await ana.call("POST", "~/quick-replies", {**body, "shortcut": "HOURS"})).status == 409
    assert (await ana.call("POST", "~/quick-replies", {**body, "shortcut": "two words"})).status == 400
    path = f"~/quick-replies/{made.json['id']}"
    assert (await ana.call("PUT", path, {**body, "text": "Closed"})).json["text"] == "Closed"
    assert [one["text"] for one in (await ana.call("GET", "~/quick-replies")).json["quickReplies"]] == [
        "Closed"
    ]
    assert (await ana.call("DELETE", path)).status == 204


async def test_messages_notes_and_people_are_found(server: Server) -> None:
    tenant = await server.tenant()
    ana = await agent(tenant)
    await tenant.say('My invoice\nnumber 4711 is "wrong"', name="Mei Lin")
    await ana.call("POST", "@/notes", {"text": "Asked billing about the invoice", "clientMessageId": "n"})
    await ana.take()
    await ana.answer("We look into your invoice")
    found = (await ana.call("GET", "~/search?q=number+4711")).json
    assert [one["text"] for one in found["messages"]] == ['My invoice number 4711 is "wrong"']
    assert len((await ana.call("GET", "~/search?q=invo")).json["messages"]) == 3
    assert [one["msisdn"] for one in (await ana.call("GET", "~/search?q=mei")).json["people"]] == [
        "6591234567"
    ]
    assert [one["name"] for one in (await ana.call("GET", "~/search?q=9123")).json["people"]] == ["Mei Lin"]
    for odd in ("%27", "%26%7C!", "%3A*", "", "%28%28"):
        assert (await ana.call("GET", f"~/search?q={odd}")).status == 200
    other = await agent(await server.tenant())
    assert (await other.call("GET", "~/search?q=invoice")).json["messages"] == []


async def test_agents_see_who_else_looks_and_writes(server: Server) -> None:
    tenant = await server.tenant()
    ana, ben = await agent(tenant), await agent(tenant, "Ben")
    await tenant.say("hi")
    assert (await ana.call("POST", "@/looking", {"state": "typing"})).json == {"lookers": []}
    seen = (await ben.call("POST", "@/looking", {"state": "looking"})).json["lookers"]
    assert seen == [{"id": ana.id, "name": "Ana", "isTyping": True}]
    await ana.call("POST", "@/looking", {"state": "gone"})
    assert (await ben.call("GET", "@")).json["lookers"] == []


async def test_the_customer_sees_that_it_was_read_and_that_somebody_writes(server: Server) -> None:
    tenant = await server.tenant()
    ana = await agent(tenant)
    await tenant.say("hi")
    chat = (await ana.call("GET", "@/messages")).json["messages"]
    await ana.call("POST", "@/read", {"upTo": chat[-1]["id"]})
    assert (await tenant.shown(1))[0]["state"] == "received", "journeys have it: looking leaves no trace"
    await ana.take()
    await ana.call("POST", "@/read", {"upTo": chat[-1]["id"]})
    assert (await tenant.shown(1))[0]["state"] == "read"
    assert (await ana.call("POST", "@/typing")).status == 204
    assert (await tenant.call("GET", f"@/phones/{tenant.phone}")).json["typing"] is True


async def test_resolved_conversations_are_found_by_when_they_were(server: Server) -> None:
    tenant = await server.tenant()
    ana = await agent(tenant)
    await tenant.say("hi")
    handover = await ana.take()
    assert await ana.view("resolved") == []
    closed = await ana.call("POST", f"/api/chatwright/v1/handovers/{handover}/close", {})
    assert closed.status == 200, closed.text
    assert len(await ana.view("resolved")) == 1
    await ana.take()
    assert await ana.view("resolved") == []
    past = (await ana.call("GET", "@")).json["handovers"]
    assert [one["isByHand"] for one in past] == [True, True]


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 200), ("builder", 200), ("agent", 200), ("viewer", 403)]
)
async def test_viewers_do_not_read_what_customers_write(server: Server, role: str, status: int) -> None:
    somebody = await agent(await server.tenant(), role=role)
    for path in ("~/conversations", "~/counts", "~/labels", "~/quick-replies", "~/search?q=a"):
        assert (await somebody.call("GET", path)).status == status


async def test_conversations_of_another_account_are_not_there(server: Server) -> None:
    tenant, other = await server.tenant(), await server.tenant()
    await tenant.say("hi")
    stranger = await agent(other)
    path = f"{INBOX}/conversations/{tenant.sub}/{tenant.phone}"
    for method, way, body in (
        ("GET", "", None),
        ("GET", "/messages", None),
        ("POST", "/messages", {"content": {"text": "x"}, "clientMessageId": "1"}),
        ("POST", "/notes", {"text": "x", "clientMessageId": "1"}),
        ("POST", "/read", {"upTo": "1"}),
        ("PUT", "/labels", {"labels": []}),
    ):
        assert (await stranger.call(method, path + way, body)).status == 404
