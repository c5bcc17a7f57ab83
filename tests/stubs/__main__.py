"""Both stubs in a process of their own: `python -m tests.stubs PROVIDER_PORT BACKEND_PORT [WEBHOOK_URL]`.

`GET /counts` on either port tells what it has counted.
"""

from __future__ import annotations

import asyncio
import sys

import aiohttp

from tests.stubs.booking import BookingBackend
from tests.stubs.eightbyeight import Provider
from tests.stubs.serving import served
from tests.stubs.webhooks import Webhooks


async def main(provider_port: int, backend_port: int, webhook_url: str | None) -> None:
    """Serve until interrupted."""
    async with aiohttp.ClientSession() as session:
        webhooks = Webhooks(session, webhook_url) if webhook_url else None
        async with (
            served(Provider(webhooks=webhooks).app(), provider_port) as provider,
            served(BookingBackend().app(), backend_port) as backend,
        ):
            print(f"provider {provider} backend {backend}", flush=True)
            await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), (sys.argv[3:] or [None])[0]))
