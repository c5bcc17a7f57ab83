"""WhatsApp Flows: kept, checked, published, sent and answered (messaging.md section 12)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.api.server import Server, Tenant, eventually, text_step, wait_step
from tests.messages.test_flow_json import children, two_screens
from tests.paths import SHARED

PAYLOADS = SHARED / "data" / "messages" / "flow"
CHAT = "~/channels/{sub}/flows"


@pytest.fixture
async def tenant(server: Server) -> Tenant:
    return await server.tenant()


def flow_text(change: Any = None) -> str:
    flow = two_screens()
    if change:
        change(flow)
    return json.dumps(flow, indent=2)


async def made(tenant: Tenant, **more: Any) -> str:
    """A published flow; its id."""
    body = {"name": "About you", "categories": ["OTHER"], "flowJson": flow_text(), "publish": True, **more}
    answer = await tenant.call("POST", CHAT.format(sub=tenant.sub), body)
    assert answer.status == 200, answer.text
    return str(answer.json["id"])


def flow_step(step_id: str, parameters: dict[str, Any], following: str | None = None) -> dict[str, Any]:
    """A step that sends a flow."""
    step = text_step(step_id, "", following)
    interactive = {"type": "flow", "body": {"text": "A form for you"}, "action": {"parameters": parameters}}
    step["inputs"] |= {"type": "interactive", "content": {"interactive": interactive}}
    return step


@pytest.mark.parametrize(
    "name", ["001-flow-create-request-create-flow", "050-create-whatsapp-flow-req-createflow"]
)
async def test_the_published_requests_make_a_flow(tenant: Tenant, name: str) -> None:
    base = CHAT.format(sub=tenant.sub)
    body = json.loads((PAYLOADS / f"{name}.json").read_text())
    answer = await tenant.call("POST", base, body)
    assert answer.status == 200
    assert answer.json == {"id": answer.json["id"], "success": True}
    flow_id = answer.json["id"]
    assert (await tenant.call("GET", base)).json == {
        "flows": [{"id": flow_id, "name": body["name"], "status": "DRAFT"}]
    }
    read = (await tenant.call("GET", f"{base}/{flow_id}")).json
    assert (read["flowId"], read["status"], read["categories"]) == (flow_id, "DRAFT", body["categories"])
    assert "validationErrors" not in read
    fetched = await tenant.server.call("GET", read["flowJsonUrl"])
    assert fetched.json == json.loads(body["flowJson"])


async def test_errors_do_not_stop_the_draft_but_the_publishing(tenant: Tenant) -> None:
    base = CHAT.format(sub=tenant.sub)
    broken = flow_text(lambda flow: children(flow)[0].update(type="TextInpu"))
    body = {"name": "Broken", "categories": ["OTHER"], "flowJson": broken, "publish": True}
    answer = (await tenant.call("POST", base, body)).json
    assert answer["success"] is True
    [error, *_] = [one for one in answer["validationErrors"] if one["pointers"][0]["path"].endswith(".type")]
    assert set(error) == {
        "error", "errorType", "message", "lineStart", "lineEnd", "columnStart", "columnEnd", "pointers"
    }  # fmt: skip
    assert (
        broken.split("\n")[error["lineStart"] - 1][error["columnStart"] - 1 : error["columnEnd"]]
        == '"TextInpu"'
    )
    flow = f"{base}/{answer['id']}"
    refused = await tenant.call("POST", f"{flow}/publish")
    assert refused.status == 400
    assert "cannot be published" in refused.json["message"]
    changed = await tenant.call("PUT", flow, {"flowJson": flow_text()})
    assert changed.json == {"id": answer["id"], "success": True}
    published = await tenant.call("POST", f"{flow}/publish")
    assert (published.status, published.text) == (200, "")
    assert (await tenant.call("GET", flow)).json["status"] == "PUBLISHED"


async def test_what_is_published_stays_as_it_is(tenant: Tenant) -> None:
    base = CHAT.format(sub=tenant.sub)
    flow_id = await made(tenant)
    for method, path, body in (
        ("PUT", "", {"name": "Other"}), ("DELETE", "", None), ("POST", "/publish", None),
    ):  # fmt: skip
        assert (await tenant.call(method, f"{base}/{flow_id}{path}", body)).status == 400
    copied = await tenant.call(
        "POST", base, {"name": "A copy", "categories": ["SURVEY"], "cloneFlowId": flow_id}
    )
    assert copied.json["success"] is True
    assert (await tenant.call("POST", f"{base}/{flow_id}/deprecate")).status == 200
    assert (await tenant.call("POST", f"{base}/{flow_id}/deprecate")).status == 400
    deleted = await tenant.call("DELETE", f"{base}/{copied.json['id']}")
    assert (deleted.status, deleted.text) == (200, "")
    assert [one["status"] for one in (await tenant.call("GET", base)).json["flows"]] == ["DEPRECATED"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"categories": ["OTHER"]}, "name: is required."),
        ({"name": "A"}, "categories: is required."),
        ({"name": "A", "categories": ["FUN"]}, "categories: a list of at least one of"),
        ({"name": "A", "categories": ["OTHER"], "cloneFlowId": "1"}, "cloneFlowId: there is no such flow"),
        ({"name": "A", "categories": ["OTHER"], "endPointUri": "ftp://x"}, "endPointUri: an address"),
        ({"name": "A", "categories": ["OTHER"], "flowJson": {}}, "flowJson: a text of"),
        ({"name": "About you", "categories": ["OTHER"]}, "There is a flow 'About you' already."),
    ],
)
async def test_what_cannot_be_made_is_told(tenant: Tenant, body: dict[str, Any], said: str) -> None:
    await made(tenant)
    answer = await tenant.call("POST", CHAT.format(sub=tenant.sub), body)
    assert answer.status == 400
    assert answer.json["message"].startswith(said)


async def test_a_preview_is_open_to_whoever_has_its_address(tenant: Tenant) -> None:
    flow_id = await made(tenant)
    path = f"{CHAT.format(sub=tenant.sub)}/{flow_id}/preview"
    first = (await tenant.call("GET", path)).json
    assert first["id"] == flow_id
    assert f"/forms/{flow_id}/preview?token=" in first["preview_url"]
    assert (await tenant.call("GET", path)).json == first
    token = first["preview_url"].rpartition("=")[2]
    shown = await tenant.server.call("GET", f"/api/chatwright/v1/flow-previews/{token}")
    assert json.loads(shown.json["flowJson"]) == two_screens()
    second = (await tenant.call("GET", f"{path}?refresh=true")).json
    assert second["preview_url"] != first["preview_url"]
    assert (await tenant.server.call("GET", f"/api/chatwright/v1/flow-previews/{token}")).status == 404


async def test_other_accounts_see_nothing_of_it(tenant: Tenant) -> None:
    flow_id = await made(tenant)
    other = await tenant.server.tenant()
    for path in ("", "/preview"):
        assert (await other.call("GET", f"{CHAT.format(sub=other.sub)}/{flow_id}{path}")).status == 404
        assert (await other.call("GET", f"{CHAT.format(sub=tenant.sub)}/{flow_id}{path}")).status == 404


async def test_a_form_is_sent_filled_in_and_read_by_the_journey(tenant: Tenant) -> None:
    """R-FLW: the answer is a string that holds the payload of the completing action and the token."""
    flow_id = await made(tenant)
    wait = wait_step("wait", "thanks")
    read = "JSON.parse(step.reply.payload.content.interactive.nfmReply.responseJson)"
    wait["outputs"] = {
        "name": f"{{{{{read}.name}}}}",
        "likes": f"{{{{{read}.likes.join(' and ')}}}}",
        "token": f"{{{{{read}.flow_token}}}}",
    }
    await tenant.define(
        flow_step("form", {"flowId": flow_id, "flowCta": "Fill in", "flowToken": "t-17"}, "wait"),
        wait,
        text_step("thanks", "{{data.name}} likes {{data.likes}} ({{data.token}})"),
    )
    await tenant.say("hi")
    form = (await tenant.shown(2))[1]
    opened = (await tenant.call("GET", f"@/flows/{form['umid']}")).json
    assert (opened["flowId"], opened["flowToken"], opened["screen"]) == (flow_id, "t-17", None)
    refused = await tenant.call(
        "POST",
        "@/inbound",
        {"from": tenant.phone, "type": "flow", "umid": form["umid"], "response": {"likes": ["pie"]}},
    )
    assert refused.status == 400
    assert refused.json["message"] == (
        "response: name: the form demands it (Name). likes: 'pie' is none of its options. There are: tea, cake."
    )
    sent = await tenant.call(
        "POST",
        "@/inbound",
        {
            "from": tenant.phone,
            "type": "flow",
            "umid": form["umid"],
            "response": {"name": "Ann", "likes": ["tea", "cake"]},
        },
    )
    assert sent.status == 202
    _, _, answer, thanks = await tenant.shown(4)
    assert answer["replyToUmid"] == form["umid"]
    assert answer["content"]["interactive"] == {
        "type": "nfmReply",
        "nfmReply": {"responseJson": '{"flow_token":"t-17","name":"Ann","likes":["tea","cake"]}'},
    }
    assert thanks["content"]["text"] == "Ann likes tea and cake (t-17)"


async def test_a_form_of_another_phone_cannot_be_filled_in(tenant: Tenant) -> None:
    flow_id = await made(tenant)
    await tenant.define(flow_step("form", {"flowId": flow_id, "flowCta": "Fill in"}))
    await tenant.say("hi")
    umid = (await tenant.shown(2))[1]["umid"]
    body = {"from": "+6590000000", "type": "flow", "umid": umid, "response": {"name": "Ann"}}
    refused = await tenant.call("POST", "@/inbound", body)
    assert refused.json["message"].startswith("umid: the id of a message on this phone")


@pytest.mark.parametrize(
    ("state", "parameters", "is_shown"),
    [
        ("draft", {}, False),
        ("draft", {"mode": "draft"}, True),
        ("published", {}, True),
        ("deprecated", {}, False),
        ("unknown", {}, False),
    ],
)
async def test_only_a_published_form_reaches_the_phone(
    tenant: Tenant, state: str, parameters: dict[str, Any], is_shown: bool
) -> None:
    """R-FLW: only PUBLISHED, or `mode` draft for testers."""
    flow_id = await made(tenant, publish=state != "draft")
    if state == "deprecated":
        await tenant.call("POST", f"{CHAT.format(sub=tenant.sub)}/{flow_id}/deprecate")
    sent = "404" if state == "unknown" else flow_id
    await tenant.define(
        flow_step("form", {"flowId": sent, "flowCta": "Fill in", **parameters}, "after"),
        text_step("after", "after"),
    )
    await tenant.say("hi")

    async def over() -> list[str] | None:
        rows = await tenant.server.pool.fetch(
            "select state from messages where account_id = $1 and direction = 'outbound' order by id",
            tenant.id,
        )
        states = [row["state"] for row in rows]
        return states if states and "queued" not in states and "sending" not in states else None

    states = await eventually(over)
    assert (states[0] == "delivered") == is_shown


async def test_the_page_lists_what_a_journey_has_to_know(tenant: Tenant) -> None:
    flow_id = await made(tenant)
    await tenant.define(flow_step("form", {"flowId": flow_id, "flowCta": "Fill in"}), name="With a form")
    path = f"/api/chatwright/v1/subaccounts/{tenant.sub}/flows"
    [listed] = (await tenant.call("GET", path)).json["flows"]
    assert [one["name"] for one in listed["journeys"]] == ["With a form"]
    assert [(one["key"], one["kind"], one["required"]) for one in listed["answers"]] == [
        ("name", "TextInput", True),
        ("likes", "CheckboxGroup", False),
    ]
    assert [one["id"] for one in listed["screens"]] == ["FIRST", "LAST"]


async def test_the_page_makes_changes_publishes_and_deletes(tenant: Tenant) -> None:
    path = f"/api/chatwright/v1/subaccounts/{tenant.sub}/flows"
    created = await tenant.call("POST", path, {"name": "Visit", "categories": ["SURVEY"], "flowJson": "{"})
    assert created.status == 201
    assert created.json["validationErrors"][0]["error"] == "INVALID_FLOW_JSON"
    one = f"{path}/{created.json['id']}"
    assert (await tenant.call("PUT", one, {"flowJson": flow_text()})).json["errorCount"] == 0
    assert (await tenant.call("POST", f"{one}/preview")).json["url"].startswith("http")
    assert (await tenant.call("POST", f"{one}/publish")).json["status"] == "PUBLISHED"
    assert (await tenant.call("POST", f"{one}/deprecate")).json["status"] == "DEPRECATED"
    checked = await tenant.call("POST", "/api/chatwright/v1/flows/validate", {"flowJson": "[]"})
    assert checked.json["validationErrors"]
    draft = await tenant.call("POST", path, {"name": "Draft", "categories": ["SURVEY"]})
    assert (await tenant.call("DELETE", f"{path}/{draft.json['id']}")).status == 204
