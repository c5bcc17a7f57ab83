"""`chatwright serve` on its own database: first start, stopping, being killed, and being started twice."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from chatwright.embedded_postgres import find_running
from tests.process import KEY, ServerProcess, answers, clean_environment, finish, free_port, launch


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data directory; a database that still runs in it is stopped at the end."""
    with tempfile.TemporaryDirectory(prefix="chatwright-tests-", ignore_cleanup_errors=True) as top:
        data = Path(top) / "data"
        data.mkdir()
        yield data
        if find_running(data):
            finish(launch(data, data / "last.log").process)


def get(server: ServerProcess, path: str, key: str = KEY) -> str:
    request = urllib.request.Request(server.url + path, headers={"Authorization": f"Bearer {key}"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return str(answer.read().decode())


def post(server: ServerProcess, path: str, body: object) -> None:
    request = urllib.request.Request(
        server.url + path, data=json.dumps(body).encode(), headers={"Authorization": f"Bearer {KEY}"}
    )
    urllib.request.urlopen(request, timeout=10).close()


PHONE = "/api/simulator/v1/subaccounts/demo_chatapps"


def test_the_first_start_shows_a_key_and_a_link_once(folder: Path) -> None:
    server = launch(folder, folder / "first.log", API_KEY="", DEMO="on")
    try:
        told = server.log.read_text()
        key = re.search(r"API key +(cw_\S+)", told)
        link = re.search(r"one-time link\): (http://127\.0\.0\.1:\d+/setup\?token=\S+)", told)
        assert key is not None
        assert link is not None
        journeys = json.loads(get(server, "/api/chatwright/v1/journeys", key[1]))["journeys"]
        assert [journey["name"] for journey in journeys] == ["Appointment booking"]
        kept = folder / "api-key"
        assert kept.read_text().strip() == key[1]
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    finally:
        finish(server.process)
    assert server.process.returncode == 0
    assert find_running(folder) is None, "the database stops with the server"

    again = launch(folder, folder / "second.log", API_KEY="", DEMO="on")
    try:
        assert "API key" not in again.log.read_text()
        get(again, "/api/chatwright/v1/journeys", key[1])
    finally:
        finish(again.process)


def test_a_killed_server_is_followed_by_one_that_knows_everything(folder: Path) -> None:
    server = launch(folder, folder / "first.log")
    post(server, f"{PHONE}/inbound", {"from": "+6591234567", "type": "text", "text": "hello"})
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    assert find_running(folder) is not None, "the database outlives its killed server"

    again = launch(folder, folder / "second.log")
    try:
        shown = json.loads(get(again, f"{PHONE}/phones/6591234567/messages"))["messages"]
        assert [message["content"] for message in shown] == [{"text": "hello"}]
        assert "Traceback" not in again.log.read_text()
    finally:
        finish(again.process)
    assert find_running(folder) is None


def test_a_second_server_on_the_same_directory_is_refused_and_the_first_goes_on(folder: Path) -> None:
    server = launch(folder, folder / "first.log")
    try:
        other = subprocess.run(
            [sys.executable, "-m", "chatwright", "serve"],
            env=clean_environment(folder, PORT=str(free_port())),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert other.returncode == 1
        assert "Another Chatwright is using" in other.stderr
        assert "Traceback" not in other.stderr
        assert answers(server.url)
        taken = subprocess.run(
            [sys.executable, "-m", "chatwright", "serve"],
            env=clean_environment(folder / "other", PORT=server.url.rpartition(":")[2]),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert taken.returncode == 1
        assert "cannot be used" in taken.stderr
        assert "CHATWRIGHT_PORT" in taken.stderr
        listed = subprocess.run(
            [sys.executable, "-m", "chatwright", "keys", "list"],
            env=server.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert "CHATWRIGHT_API_KEY" in listed.stdout, "keys are managed beside a running server"
        assert answers(server.url)
    finally:
        finish(server.process)


@pytest.mark.parametrize(
    ("number", "pause"), [(signal.SIGTERM, 0.4), (signal.SIGTERM, 1.5), (signal.SIGINT, 1.0)]
)
def test_a_server_that_is_stopped_while_it_starts_leaves_no_database_behind(
    folder: Path, number: signal.Signals, pause: float
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "chatwright", "serve"],
        env=clean_environment(folder, PORT=str(free_port())),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(pause)
    os.kill(process.pid, number)
    try:
        process.wait(30)
    finally:
        process.kill()
    assert find_running(folder) is None
