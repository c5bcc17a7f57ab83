"""Data exchange with a flow's endpoint, encrypted as WhatsApp does it.

The other side is written here once more from the documented protocol, with the primitives themselves and none of
Chatwright's code: RSA-OAEP with SHA-256, AES-128-GCM with the tag at the end, the vector flipped for the answer.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.api.server import Server, Tenant
from tests.api.test_flows import CHAT, flow_step, made
from tests.messages.test_flow_json import children, two_screens

OAEP = padding.OAEP(mgf=padding.MGF1(algorithm=hashes.SHA256()), algorithm=hashes.SHA256(), label=None)


MAY_CALL = ("127.0.0.1",)


@pytest.fixture
async def tenant(server: Server) -> Tenant:
    return await server.tenant()


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def gcm_encrypt(key: bytes, vector: bytes, data: bytes) -> bytes:
    encryptor = Cipher(algorithms.AES(key), modes.GCM(vector)).encryptor()
    sealed = encryptor.update(data) + encryptor.finalize()
    return sealed + encryptor.tag


def gcm_decrypt(key: bytes, vector: bytes, sealed: bytes) -> bytes:
    body, tag = sealed[:-16], sealed[-16:]
    decryptor = Cipher(algorithms.AES(key), modes.GCM(vector, tag)).decryptor()
    return decryptor.update(body) + decryptor.finalize()


def flipped(vector: bytes) -> bytes:
    return bytes(~byte & 0xFF for byte in vector)


class Endpoint:
    """A business's own endpoint. `says` answers a decrypted request; `status` makes it refuse."""

    def __init__(self) -> None:
        self.private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.asked: list[dict[str, Any]] = []
        self.status = 200
        self.says: Any = lambda _: {"data": {"status": "active"}}
        self.url = ""

    @property
    def public_pem(self) -> str:
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        return self.private.public_key().public_bytes(serialization.Encoding.PEM, form).decode()

    async def answer(self, request: web.Request) -> web.Response:
        if self.status != 200:
            return web.Response(status=self.status)
        body = await request.json()
        assert set(body) == {"encrypted_flow_data", "encrypted_aes_key", "initial_vector"}
        key = self.private.decrypt(base64.b64decode(body["encrypted_aes_key"]), OAEP)
        vector = base64.b64decode(body["initial_vector"])
        assert (len(key), len(vector)) == (16, 16)
        asked = json.loads(gcm_decrypt(key, vector, base64.b64decode(body["encrypted_flow_data"])))
        self.asked.append(asked)
        sealed = gcm_encrypt(key, flipped(vector), json.dumps(self.says(asked)).encode())
        return web.Response(text=b64(sealed))


@asynccontextmanager
async def listening(handler: Any) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/flow", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert site._server is not None
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
    try:
        yield f"http://127.0.0.1:{port}/flow"
    finally:
        await runner.cleanup()


@pytest.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    stub = Endpoint()
    async with listening(stub.answer) as url:
        stub.url = url
        yield stub


def exchanging() -> dict[str, Any]:
    """A flow whose first screen asks the endpoint."""
    flow = two_screens()
    flow |= {"data_api_version": "3.0", "routing_model": {"FIRST": ["LAST"], "LAST": []}}
    children(flow)[1]["on-click-action"] = {"name": "data_exchange", "payload": {"name": "${form.name}"}}
    return flow


async def sent(tenant: Tenant, endpoint: Endpoint, **parameters: Any) -> str:
    """A published form with the endpoint, on the phone; the umid of its message."""
    path = f"/api/chatwright/v1/subaccounts/{tenant.sub}/flow-keys"
    assert (await tenant.call("PUT", path, {"publicKey": endpoint.public_pem})).json["isOurs"] is False
    flow_id = await made(tenant, flowJson=json.dumps(exchanging()), endPointUri=endpoint.url)
    await tenant.define(
        flow_step("form", {"flowId": flow_id, "flowCta": "Go", "flowToken": "t-1", **parameters})
    )
    await tenant.say("hi")
    return str((await tenant.shown(2))[1]["umid"])


async def test_the_endpoint_is_asked_encrypted_and_says_which_screen_follows(
    tenant: Tenant, endpoint: Endpoint
) -> None:
    umid = await sent(tenant, endpoint, flowAction="data_exchange")
    assert (await tenant.call("GET", f"@/flows/{umid}")).json["action"] == "data_exchange"
    endpoint.says = lambda asked: (
        {"screen": "FIRST", "data": {}}
        if asked["action"] == "INIT"
        else {"screen": "LAST", "data": {"name": asked["data"]["name"].upper()}}
    )
    begun = await tenant.call("POST", f"@/flows/{umid}/exchange", {"action": "INIT"})
    assert begun.json == {"screen": "FIRST", "data": {}, "done": None}
    body = {"action": "data_exchange", "screen": "FIRST", "data": {"name": "Ann"}}
    following = await tenant.call("POST", f"@/flows/{umid}/exchange", body)
    assert following.json == {"screen": "LAST", "data": {"name": "ANN"}, "done": None}
    assert endpoint.asked == [
        {"version": "3.0", "action": "INIT", "screen": "", "data": {}, "flow_token": "t-1"},
        {
            "version": "3.0",
            "action": "data_exchange",
            "screen": "FIRST",
            "data": {"name": "Ann"},
            "flow_token": "t-1",
        },
    ]
    endpoint.says = lambda asked: {
        "screen": "SUCCESS",
        "data": {"extension_message_response": {"params": {"flow_token": "t-1", "booked": "yes"}}},
    }
    ended = await tenant.call("POST", f"@/flows/{umid}/exchange", {"action": "BACK", "screen": "LAST"})
    assert ended.json["done"] == {"flow_token": "t-1", "booked": "yes"}
    answer = {"from": tenant.phone, "type": "flow", "umid": umid, "response": ended.json["done"]}
    assert (await tenant.call("POST", "@/inbound", answer)).status == 202


async def test_an_answer_that_cannot_be_used_is_told_to_the_endpoint(
    tenant: Tenant, endpoint: Endpoint
) -> None:
    umid = await sent(tenant, endpoint)
    endpoint.says = lambda asked: (
        {"data": {"acknowledged": True}}
        if "error" in asked.get("data", {})
        else {"screen": "NOWHERE", "data": {}}
    )
    body = {"action": "data_exchange", "screen": "FIRST", "data": {}}
    refused = await tenant.call("POST", f"@/flows/{umid}/exchange", body)
    assert refused.status == 502
    assert "leads to the screen 'NOWHERE'" in refused.json["message"]
    assert endpoint.asked[-1]["data"]["error_message"] == refused.json["message"]


@pytest.mark.parametrize(
    ("status", "said"), [(421, "it has another key"), (427, "token"), (500, "answered 500")]
)
async def test_a_refusal_is_told_in_words(tenant: Tenant, endpoint: Endpoint, status: int, said: str) -> None:
    umid = await sent(tenant, endpoint)
    endpoint.status = status
    refused = await tenant.call("POST", f"@/flows/{umid}/exchange", {"action": "INIT"})
    assert (refused.status, said in refused.json["message"]) == (502, True)


async def test_the_health_check(tenant: Tenant, endpoint: Endpoint) -> None:
    await sent(tenant, endpoint)
    [flow] = (await tenant.call("GET", CHAT.format(sub=tenant.sub))).json["flows"]
    path = f"/api/chatwright/v1/subaccounts/{tenant.sub}/flows/{flow['id']}/ping"
    assert (await tenant.call("POST", path)).json == {"works": True, "message": None}
    assert endpoint.asked == [{"version": "3.0", "action": "ping"}]
    endpoint.says = lambda _: {"data": {}}
    assert (await tenant.call("POST", path)).json["works"] is False


# --- our endpoint for the real WhatsApp ---------------------------------------------------------------------


async def ask_as_whatsapp(server: Server, url: str, pem: str, request: Any) -> tuple[int, Any]:
    """What WhatsApp does: encrypt with the business's public key, post, decrypt the answer."""
    public = serialization.load_pem_public_key(pem.encode())
    assert isinstance(public, rsa.RSAPublicKey)
    key, vector = os.urandom(16), os.urandom(16)
    body = {
        "encrypted_flow_data": b64(gcm_encrypt(key, vector, json.dumps(request).encode())),
        "encrypted_aes_key": b64(public.encrypt(key, OAEP)),
        "initial_vector": b64(vector),
    }
    answer = await server.call("POST", url, body)
    if answer.status != 200:
        return answer.status, answer.json["message"]
    return 200, json.loads(gcm_decrypt(key, flipped(vector), base64.b64decode(answer.text)))


async def our_endpoint(tenant: Tenant, forward_to: str) -> tuple[str, str]:
    """Path of our endpoint for a flow of a real number, and its public key."""
    base = f"/api/chatwright/v1/subaccounts/{tenant.sub}"
    keys = (await tenant.call("PUT", f"{base}/flow-keys", {})).json
    assert keys["isOurs"] is True
    made = await tenant.call("PUT", f"{base}/flows/802610292468882/endpoint", {"forwardTo": forward_to})
    assert (await tenant.call("GET", f"{base}/flow-keys")).json == keys
    url = made.json["endPointUri"]
    return url[url.index("/webhooks") :], keys["publicKey"]


async def test_whatsapp_asks_us_and_plain_json_reaches_the_business(tenant: Tenant) -> None:
    asked: list[Any] = []

    async def plain(request: web.Request) -> web.Response:
        asked.append(await request.json())
        return web.json_response({"screen": "LAST", "data": {"name": "Ann"}})

    async with listening(plain) as url:
        path, pem = await our_endpoint(tenant, url)
        request = {"version": "3.0", "action": "data_exchange", "screen": "FIRST", "data": {"a": 1}}
        assert await ask_as_whatsapp(tenant.server, path, pem, request) == (
            200,
            {"screen": "LAST", "data": {"name": "Ann"}},
        )
        assert asked == [request]
        pinged = await ask_as_whatsapp(tenant.server, path, pem, {"version": "3.0", "action": "ping"})
        assert pinged == (200, {"data": {"status": "active"}})
        notice = {"action": "data_exchange", "data": {"error": "X", "error_message": "no"}}
        told = await ask_as_whatsapp(tenant.server, path, pem, notice)
        assert told == (200, {"data": {"acknowledged": True}})
        assert len(asked) == 1


async def test_another_key_is_answered_with_421(tenant: Tenant) -> None:
    path, _ = await our_endpoint(tenant, "http://127.0.0.1:9/flow")
    other = Endpoint()
    status, _ = await ask_as_whatsapp(tenant.server, path, other.public_pem, {"action": "ping"})
    assert status == 421
    for body in ({}, [], {"encrypted_flow_data": "!", "encrypted_aes_key": "", "initial_vector": 5}):
        assert (await tenant.server.call("POST", path, body)).status == 421


async def test_a_business_that_does_not_answer_is_told_of(tenant: Tenant) -> None:
    path, pem = await our_endpoint(tenant, "http://127.0.0.1:9/flow")
    status, said = await ask_as_whatsapp(tenant.server, path, pem, {"action": "INIT", "data": {}})
    assert (status, "was not reached" in said) == (502, True)
    gone = f"/api/chatwright/v1/subaccounts/{tenant.sub}/flows/802610292468882/endpoint"
    assert (await tenant.call("PUT", gone, {"forwardTo": None})).json["endPointUri"] is None
    assert (await tenant.server.call("POST", path, {})).status == 404


async def test_keys_of_another_kind_are_refused(tenant: Tenant) -> None:
    small = rsa.generate_private_key(public_exponent=65537, key_size=1024).public_key()
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    path = f"/api/chatwright/v1/subaccounts/{tenant.sub}/flow-keys"
    for given in (small.public_bytes(serialization.Encoding.PEM, form).decode(), "key", 5):
        assert (await tenant.call("PUT", path, {"publicKey": given})).status == 400
