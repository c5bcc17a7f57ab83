"""The real server in processes of their own, which can be killed at any moment."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

KEY = "key-of-the-chaos-test"


@dataclass
class Process:
    """`chatwright serve` or `chatwright worker`, started again and again; what it says goes to a file."""

    verb: str
    database_url: str
    folder: Path
    port: int
    http: aiohttp.ClientSession
    kills: int = 0
    _process: asyncio.subprocess.Process | None = field(default=None)

    @property
    def url(self) -> str:
        """Where the server is reached."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start the process; it takes a while until it is ready."""
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("CHATWRIGHT_")},
            "CHATWRIGHT_DATABASE_URL": self.database_url,
            "CHATWRIGHT_DATA_DIR": str(self.folder),
            "CHATWRIGHT_PORT": str(self.port),
            "CHATWRIGHT_API_KEY": KEY,
            "CHATWRIGHT_SECRET_KEY": "secret-of-the-chaos-test",
            "CHATWRIGHT_EGRESS_ALLOW": "127.0.0.1",
            "CHATWRIGHT_DEMO": "off",
        }
        with (self.folder / f"{self.verb}.log").open("ab") as said:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "chatwright", self.verb, env=environment, stdout=said, stderr=said
            )

    async def ready(self, seconds: float = 40) -> None:
        """Wait until it answers."""
        end = asyncio.get_running_loop().time() + seconds
        while not await self._answers():
            assert self._process is not None
            assert self._process.returncode is None, f"the server ended\n{self.said()}"
            assert asyncio.get_running_loop().time() < end, f"the server does not get ready\n{self.said()}"
            await asyncio.sleep(0.05)

    async def _answers(self) -> bool:
        try:
            timeout = aiohttp.ClientTimeout(total=2)
            async with self.http.get(f"{self.url}/readyz", timeout=timeout) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, OSError, TimeoutError):
            return False

    async def kill(self) -> None:
        """`kill -9`."""
        assert self._process is not None
        assert self._process.returncode is None, f"it had ended by itself\n{self.said()}"
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()
        self.kills += 1

    async def stop(self) -> None:
        """Stop it in peace, if it runs."""
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), 15)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    def said(self, most: int = 4_000) -> str:
        """The end of what it has said."""
        return (self.folder / f"{self.verb}.log").read_text(errors="replace")[-most:]

    async def call(self, method: str, path: str, body: object) -> None:
        """Call its API."""
        headers = {"Authorization": f"Bearer {KEY}"}
        async with self.http.request(method, self.url + path, json=body, headers=headers) as answer:
            assert answer.status < 300, await answer.text()
