"""Every payload that 8x8 publishes, as it is, where it belongs: taken or refused exactly as the reference says.

Those to send are replayed by `tests/contract`, forms by `test_flows`; here are webhooks, templates, what is meant for
other channels, and what sets webhooks. A file that has no place fails the last test.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.api.server import Tenant, eventually
from tests.paths import SHARED

FOLDER = SHARED / "data" / "messages"
SECRET = "secret-of-the-webhook"
FILLED_IN = {
    "<USER_PHONE_NUMBER>": "+6591234567",
    "<WHATSAPP_BSUID>": "US.13491208655302741918",
    "MARKETING|UTILITY": "MARKETING",
    "<optional ClientMessageId>": "mine",
}
"""Placeholders, and what a reader puts in their place."""


def files(pattern: str) -> list[str]:
    """The payloads whose path fits."""
    return sorted(str(path.relative_to(FOLDER)) for path in FOLDER.glob(pattern))


def published(name: str, **sub: str) -> Any:
    """A payload with its placeholders filled in."""
    text = (FOLDER / name).read_text()
    for placeholder, value in FILLED_IN.items():
        text = text.replace(placeholder, value)
    for known, ours in sub.items():
        text = text.replace(f'"{known}"', json.dumps(ours))
    return json.loads(text)


@pytest.mark.parametrize("name", files("webhook/*"))
async def test_every_published_webhook_is_taken_also_twice(acme: Tenant, name: str) -> None:
    """Also receipts of messages and channels that are none of ours: they are 8x8's to tell."""
    sub = f"{acme.id}_8x8"
    body = {"provider": "8x8", "baseUrl": "https://chatapps.example", "apiKey": "k", "webhookSecret": SECRET}
    answer = await acme.call("PUT", f"/api/chatwright/v1/subaccounts/{sub}/channel", body)
    assert answer.status == 200
    for _ in range(2):
        answer = await acme.server.call("POST", f"/webhooks/8x8/{sub}/{SECRET}", published(name))
        assert (answer.status, answer.text) == (200, "{}")
    if "inbound-message-received" in name:
        received = "select count(*) from messages where sub_account_id = $1 and direction = 'inbound'"
        assert await acme.server.pool.fetchval(received, sub) == 1


NO_SAMPLES = "template/035-template-create-step-1-create-template-with-flow-button.json"
"""Its header has a variable and no example, which the review needs (messaging.md 6.3, rule 7)."""


@pytest.mark.parametrize("name", files("template/*template-create*"))
async def test_every_published_template_is_registered_or_says_what_it_lacks(acme: Tenant, name: str) -> None:
    """[R-TPL-1..16]"""
    answer = await acme.call("POST", f"~/channels/{acme.sub}/templates", published(name))
    if name == NO_SAMPLES:
        assert (answer.status, answer.json["code"]) == (400, 1000)
        assert "components[0].examples" in answer.json["message"]
    else:
        assert (answer.status, answer.json) == (200, {})


@pytest.mark.parametrize("name", files("template/*component*") + files("template/*button-*"))
async def test_every_published_part_of_a_template_is_no_template(acme: Tenant, name: str) -> None:
    if "template-create" in name:
        return
    answer = await acme.call("POST", f"~/channels/{acme.sub}/templates", published(name))
    assert (answer.status, answer.json["code"]) == (400, 1000)
    assert "name: a text is required" in answer.json["message"]


REFUSED = {"-buttons-": 3010, "-zalo": 3038, "-line": 3002}
"""There is no type `buttons`, nobody has registered the template, and LINE's ids are nobody's here."""


@pytest.mark.parametrize("name", files("other/*nonwhatsapp*"))
async def test_what_is_meant_for_other_channels_is_refused_or_not_delivered(acme: Tenant, name: str) -> None:
    """What is nothing but a text or a file is one on WhatsApp as well; RCS's own types do not get there."""
    body = published(name)
    if phone := body["user"].get("msisdn"):
        inbound = {"from": phone.lstrip("+"), "type": "text", "text": "hi"}
        assert (await acme.call("POST", "@/inbound", inbound)).status < 300
    answer = await acme.call("POST", f"/api/v1/subaccounts/{acme.sub}/messages", body)
    code = next((code for part, code in REFUSED.items() if part in name), None)
    if code is not None:
        assert (answer.status, answer.json["code"]) == (400, code)
        return
    assert answer.status == 200
    umid = answer.json["umid"]

    async def settled() -> Any:
        row = await acme.server.pool.fetchrow("select state, error from messages where umid = $1", umid)
        return row if row is not None and row["state"] != "queued" else None

    row = await eventually(settled)
    if body["type"] in ("carousel", "richCard"):
        assert (row["state"], json.loads(row["error"])["code"]) == ("undelivered", 2)
    else:
        assert row["state"] == "delivered"


@pytest.mark.parametrize("name", files("other/*add-webhooks*req*") + files("other/*webhook-config*"))
async def test_every_published_setting_of_webhooks_is_kept(acme: Tenant, name: str) -> None:
    body = published(name, Onion_Marketing=acme.sub, mySubAccountId_hq=acme.sub)
    answer = await acme.call("POST", "~/webhooks", body)
    assert (answer.status, answer.text) == (200, "")
    kept = (await acme.call("GET", "~/webhooks")).json
    assert {(entry["subAccountId"], entry["url"]) for entry in body} <= {
        (entry["subAccountId"], entry["url"]) for entry in kept
    }
    foreign = await acme.call("POST", "~/webhooks", [{**body[0], "subAccountId": "nobodys"}])
    assert (foreign.status, foreign.json["code"]) == (400, 1001)


@pytest.mark.parametrize("name", files("other/*direct-send-sample-req*"))
async def test_every_published_sample_of_direct_send_is_judged(acme: Tenant, name: str) -> None:
    path = f"/api/v1/whatsapp/subaccounts/{acme.sub}/channels/{acme.sub}/directSend/sample"
    answer = await acme.call("POST", path, published(name))
    assert (answer.status, answer.json) == (200, {"success": True, "category": "UTILITY"})


ANSWERS = re.compile(r"-resp\d|upload-response|error-body|template-list-response|003-unclassified")
"""What 8x8 answers; nobody sends it."""
ELSEWHERE = {
    "send/": "tests/contract/test_messaging_api.py",
    "flow/": "tests/api/test_flows.py and tests/messages/test_flow_json.py",
}
NOT_OF_THIS_API = re.compile(
    r"other/(00[79]|01[0-4])-unclassified"  # journeys, which tests/definitions reads
    r"|008-unclassified|015-unclassified"  # what another product sends, and the SMS API
    r"|update-group-req"  # groups of the contacts API
    r"|upload-file-req"  # the body is a file, tried in test_files
)


def test_every_published_payload_has_its_place() -> None:
    here = [
        *files("webhook/*"),
        *files("template/*template-create*"),
        *files("template/*component*"),
        *files("template/*button-*"),
        *files("other/*nonwhatsapp*"),
        *files("other/*add-webhooks*req*"),
        *files("other/*webhook-config*"),
        *files("other/*direct-send-sample-req*"),
    ]
    everything = files("*/*.json")
    assert len(everything) > 240
    left = [
        name
        for name in everything
        if name not in here
        and not name.startswith(tuple(ELSEWHERE))
        and not ANSWERS.search(name)
        and not NOT_OF_THIS_API.search(name)
    ]
    assert left == []
