"""What a provider cannot send is told of a draft, not published, and never discovered by a run [R-CAP]."""

from __future__ import annotations

from typing import Any

from tests.api.server import Tenant, eventually, text_step
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


async def react(acme: Tenant, umid: str) -> str:
    """The state in which a reaction to a message ends, as its receipt tells."""
    path = f"/api/v1/subaccounts/{acme.sub}/messages"
    content = {"reaction": {"message_id": umid, "emoji": "👍"}}
    sent = await acme.call(
        "POST",
        path,
        {"user": {"msisdn": "+" + acme.phone.lstrip("+")}, "type": "reaction", "content": content},
    )
    assert sent.status == 200, sent.text

    async def state() -> str | None:
        answer = await acme.call("GET", f"@/phones/{acme.phone}/messages?unseen=true")
        found = next(one for one in answer.json["messages"] if one["umid"] == sent.json["umid"])
        code = (found.get("error") or {}).get("code")
        return None if found["state"] in ("queued", "pending") else f"{found['state']} {code or ''}".strip()

    return str(await eventually(state))


async def test_l16_r_rea_2_a_reaction_is_sent_to_a_message_of_the_last_30_days(acme: Tenant) -> None:
    old = await acme.say("hello")
    assert await react(acme, old) == "sent"
    await acme.call("POST", "@/clock", {"advance": "30.00:01:00"})
    new = await acme.say("hello again")
    assert await react(acme, old) == "undelivered 1015"
    assert await react(acme, new) == "sent"
    assert await react(acme, "82188ee0-109f-e811-8150-020897df5459") == "undelivered 1015"
