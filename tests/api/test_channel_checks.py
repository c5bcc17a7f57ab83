"""A channel's settings can be read, kept in part, and tried against its provider."""

from __future__ import annotations

from typing import Any

from tests.api.server import Server, Tenant
from tests.stubs.eightbyeight import Provider
from tests.stubs.graph import DISPLAY, GraphStub
from tests.stubs.serving import served

PATH = "/api/chatwright/v1/subaccounts"


MAY_CALL = ("127.0.0.1",)


async def put(acme: Tenant, **body: Any) -> Any:
    return await acme.call("PUT", f"{PATH}/{acme.sub}/channel", body)


async def finding(acme: Tenant) -> tuple[str, str]:
    answer = (await acme.call("POST", f"{PATH}/{acme.sub}/channel/check")).json
    assert answer["works"] == (answer["finding"] == "works")
    return answer["finding"], answer["said"]


def eight(base: str, key: str = "the-key") -> dict[str, str]:
    return {"provider": "8x8", "baseUrl": base, "apiKey": key, "webhookSecret": "very-secret"}


async def test_the_simulator_works_by_itself(acme: Tenant) -> None:
    assert (await finding(acme))[0] == "works"


async def test_a_key_that_8x8_knows_works_and_another_does_not(acme: Tenant) -> None:
    async with served(Provider().app()) as base:
        await put(acme, **eight(base))
        assert await finding(acme) == ("works", "8x8 knows this key and subaccount.")
        await put(acme, **eight(base, "another-key"))
        assert await finding(acme) == ("wrong_key", "Unauthorized.")
    assert (await finding(acme))[0] == "unreachable"
    await put(acme, **eight("http://10.0.0.1"))
    assert (await finding(acme))[0] == "not_allowed"


async def test_meta_tells_the_number_or_what_is_wrong(acme: Tenant) -> None:
    async with served(GraphStub().app()) as base:
        settings = GraphStub().settings(base)
        await put(acme, **settings)
        answer = (await acme.call("POST", f"{PATH}/{acme.sub}/channel/check")).json
        assert (answer["finding"], answer["number"]) == ("works", DISPLAY)
        await put(acme, **{**settings, "accessToken": "another"})
        assert (await finding(acme))[0] == "wrong_key"
        await put(acme, **{**settings, "phoneNumberId": "999"})
        assert (await finding(acme))[0] == "not_found"


async def test_settings_are_read_without_secrets_and_a_secret_left_out_stays(
    server: Server, acme: Tenant
) -> None:
    async with served(Provider().app()) as base:
        await put(acme, **eight("https://chatapps.8x8.com"))
        answer = await put(acme, provider="8x8", baseUrl=base)
        assert answer.status == 200
        read = (await acme.call("GET", f"{PATH}/{acme.sub}/channel")).json
        assert read == {"subAccountId": acme.sub, "provider": "8x8", "baseUrl": base}
        assert (await finding(acme))[0] == "works"
        # Another provider has other secrets: nothing of the old ones stays.
        await put(acme, provider="simulator")
        assert (await put(acme, provider="8x8", baseUrl=base)).status == 400


async def test_what_is_not_there_is_not_found(acme: Tenant) -> None:
    assert (await acme.call("GET", f"{PATH}/nobody/channel")).status == 404
    assert (await acme.call("POST", f"{PATH}/nobody/channel/check")).status == 404
