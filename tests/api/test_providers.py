"""What a provider cannot send is told of a draft, not published, and never discovered by a run [R-CAP]."""

from __future__ import annotations

from typing import Any

from tests.api.server import Tenant, text_step
from tests.api.test_drafts import begin, draft_of, publish, save

STICKER = {"type": "sticker", "content": {"url": "https://example.com/hello.webp"}}


def sticker_step(sub_account_id: str) -> dict[str, Any]:
    step = text_step("hello", "Hi")
    step["inputs"] = {**step["inputs"], **STICKER, "subAccountId": sub_account_id}
    return step


async def test_r_cap_a_sticker_over_8x8_is_told_at_design_time_and_cannot_be_published(acme: Tenant) -> None:
    real = f"real.{acme.id}"
    body = {
        "provider": "8x8",
        "baseUrl": "https://chatapps.8x8.com/",
        "apiKey": "k",
        "webhookSecret": "secret-secret",
    }
    made = await acme.call("PUT", f"/api/chatwright/v1/subaccounts/{real}/channel", body)
    assert made.status == 200, made.text
    journey = await begin(acme)
    saved = await save(acme, journey, await draft_of(acme, journey), sticker_step(real))
    (problem,) = saved.json["problems"]
    assert (problem["code"], problem["level"]) == ("unsupported_sticker", "error")
    assert problem["message"] == "8x8 cannot send stickers. Send an image instead."
    refused = await publish(acme, journey, saved.json["revision"])
    assert refused.status == 400
    assert "8x8 cannot send stickers" in refused.json["message"]


async def test_r_cap_on_the_simulator_it_is_a_warning_and_the_phone_shows_it(acme: Tenant) -> None:
    journey = await begin(acme)
    saved = await save(acme, journey, await draft_of(acme, journey), sticker_step(acme.sub))
    (problem,) = saved.json["problems"]
    assert (problem["code"], problem["level"]) == ("unsupported_sticker", "warning")
    assert (await publish(acme, journey, saved.json["revision"])).status == 200
    await acme.say("anybody?")
    shown = (await acme.shown(2))[1]
    assert (shown["type"], shown["content"]) == ("sticker", STICKER["content"])
