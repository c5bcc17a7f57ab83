"""`chatwright serve` in a process of its own, for tests that need the whole of it."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

KEY = "key-of-the-tests-0001"
READY_SECONDS = 60


@dataclass(frozen=True)
class ServerProcess:
    """A server that runs; `environment` is what other commands need to reach it."""

    url: str
    key: str
    process: subprocess.Popen[bytes]
    log: Path
    environment: dict[str, str]


def clean_environment(data_dir: Path, **more: str) -> dict[str, str]:
    """An environment whose only settings are the given ones."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CHATWRIGHT_")}
    return {**kept, "CHATWRIGHT_DATA_DIR": str(data_dir), **{f"CHATWRIGHT_{k}": v for k, v in more.items()}}


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def launch(data_dir: Path, log: Path, **settings: str) -> ServerProcess:
    """Start a server, and wait until it answers."""
    port = free_port()
    environment = clean_environment(data_dir, PORT=str(port), **{"API_KEY": KEY, "DEMO": "off", **settings})
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "chatwright", "serve"],
            env=environment,
            stdout=output,
            stderr=output,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    started = ServerProcess(
        f"http://127.0.0.1:{port}", settings.get("API_KEY", KEY), process, log, environment
    )
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end and process.poll() is None:
        if answers(started.url):
            return started
        time.sleep(0.05)
    finish(process)
    raise AssertionError(f"the server did not start:\n{log.read_text()}")


def answers(url: str) -> bool:
    """Whether a server is ready there."""
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def finish(process: subprocess.Popen[bytes]) -> None:
    """Stop a process that a test started."""
    process.terminate()
    try:
        process.wait(25)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextlib.contextmanager
def running(data_dir: Path, settings: Mapping[str, str]) -> Iterator[ServerProcess]:
    """A server for as long as the block lasts."""
    started = launch(data_dir, data_dir / "server.log", **settings)
    try:
        yield started
    finally:
        finish(started.process)
