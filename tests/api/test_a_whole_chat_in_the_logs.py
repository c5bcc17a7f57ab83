"""A whole server, driven through every door: nothing secret and nobody's words end up in its logs."""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.api.server import definition, text_step, wait_step
from tests.process import ServerProcess, running

WORDS = ("heliotrope", "quarkxylophone", "zanzibarian", "swordfish-99", "hook-secret-77", "provider-key-55")


class Caller:
    """Calls a server with its key."""

    def __init__(self, server: ServerProcess) -> None:
        self._server = server

    def __call__(
        self, method: str, path: str, body: Any = None, *, key: str | None = None, raw: bytes | None = None
    ) -> tuple[int, str]:
        request = urllib.request.Request(
            self._server.url + path,
            method=method,
            data=raw if raw is not None else None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {key or self._server.key}",
                "Content-Type": "application/json",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return int(answer.status), answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


@pytest.mark.parametrize("level", ["info", "debug"])
def test_neither_texts_nor_secrets_are_logged(database_url: str, tmp_path: Path, level: str) -> None:
    with running(tmp_path, {"DATABASE_URL": database_url, "LOG_LEVEL": level}) as server:
        call = Caller(server)
        api, phone = "/api/v1/accounts/demo", "/api/simulator/v1/subaccounts/demo_chatapps"
        chat = definition(
            text_step("hello", "Greetings heliotrope", "wait"),
            wait_step("wait", "broken"),
            text_step("broken", "{{nonsense.quarkxylophone(data.answer)}}"),
        )
        status, made = call("POST", f"{api}/definitions", chat)
        assert status == 201, made
        body = {"from": "+6598765432", "type": "text", "text": "zanzibarian", "name": "zanzibarian"}
        assert call("POST", f"{phone}/inbound", body)[0] == 202
        time.sleep(0.3)
        assert call("POST", f"{phone}/inbound", body)[0] == 202
        channel = {
            "provider": "8x8",
            "baseUrl": "https://chatapps.invalid",
            "apiKey": "provider-key-55",
            "webhookSecret": "hook-secret-77",
        }
        assert call("PUT", "/api/chatwright/v1/subaccounts/logs_8x8/channel", channel)[0] == 200
        event = {
            "namespace": "ChatApps",
            "eventType": "inbound_message_received",
            "payload": {
                "umid": f"logs-{level}",
                "user": {"msisdn": "+6598765432"},
                "type": "Text",
                "content": {"text": "zanzibarian"},
            },
        }
        assert call("POST", "/webhooks/8x8/logs_8x8/hook-secret-77", event)[0] == 200
        odd = {**event, "eventType": "zanzibarian" * 3, "payload": {"text": "zanzibarian"}}
        assert call("POST", "/webhooks/8x8/logs_8x8/hook-secret-77", {**odd, "eventType": "other"})[0] == 200
        call("POST", "/webhooks/8x8/logs_8x8/hook-secret-77x", event)
        sign_in = {"email": "zanzibarian@example.com", "password": "swordfish-99"}
        assert call("POST", "/api/chatwright/v1/sign-in", sign_in)[0] == 401
        assert call("GET", f"{api}/usage", key="swordfish-99")[0] == 401
        assert call("POST", f"{api}/definitions", raw=b'{"zanzibarian": heliotrope')[0] == 400
        assert call("GET", f"{api}/definitions?limit=zanzibarian")[0] == 400
        time.sleep(0.5)
        call("DELETE", f"{api}/definitions/{json.loads(made)['id']}")
    logged = server.log.read_text()
    assert "Chatwright is starting" in logged, "the logs were captured"
    for word in (*WORDS, server.key):
        assert word not in logged, re.findall(f".*{re.escape(word)}.*", logged)[:3]
