"""Messages in: each is taken once, and each instance gets its events one after the other."""

from __future__ import annotations

import asyncio

from tests.engine.chat import listen, say
from tests.runtime.world import SUB, World


async def test_a_message_that_comes_again_changes_nothing(world: World) -> None:
    await world.publish(say("hello", "Hello!"))
    message = world.message(umid="in-1")
    assert await world.says(umid="in-1")
    before = await world.instances()

    assert not await world.runtime.receive(message, "demo")

    await world.quiet()
    assert await world.instances() == before
    assert world.provider.texts == ["Hello!"]


async def test_a_message_that_comes_ten_times_at_once_in_two_processes_is_taken_once(world: World) -> None:
    await world.publish(say("hello", "Hello!"))
    other = await world.process()

    taken = await asyncio.gather(
        *(world.says(umid="in-1", to=world.runtime if n % 2 else other) for n in range(10))
    )

    await world.quiet()
    assert sorted(taken) == [False] * 9 + [True]
    assert len(await world.instances()) == 1
    assert world.provider.texts == ["Hello!"]


async def test_the_same_umid_on_another_subaccount_is_another_message(world: World) -> None:
    await world.add_subaccount("acme_two")
    assert await world.says(umid="in-1")
    assert await world.says(umid="in-1", sub="acme_two")


async def test_a_duplicate_of_the_reply_is_no_second_reply(world: World) -> None:
    await world.publish(
        say("one", "One?", "first"),
        listen("first", "two"),
        say("two", "Two?", "second"),
        listen("second", "done"),
        say("done", "Done."),
    )
    await world.says()
    await asyncio.gather(*(world.says("1", umid="in-reply") for _ in range(5)))
    await world.quiet()
    assert world.provider.texts == ["One?", "Two?"]


async def test_a_trg_2_two_replies_that_race_for_one_instance_are_taken_one_after_the_other(
    world: World,
) -> None:
    await world.publish(
        say("one", "One?", "first"),
        listen("first", "second", outputs={"a": "{{step.reply.payload.content.text}}"}),
        listen("second", "done", outputs={"b": "{{step.reply.payload.content.text}}"}),
        say("done", "{{data.a}} {{data.b}}"),
    )
    await world.says()
    other = await world.process()

    await asyncio.gather(world.says("left"), world.says("right", to=other))

    await world.quiet()
    assert len(await world.instances()) == 1
    assert world.provider.texts[1] in ("left right", "right left")
    assert await world.status() == "Complete"


async def test_of_two_replies_that_race_for_the_last_wait_one_answers_and_one_starts_afresh(
    world: World,
) -> None:
    await world.publish(say("ask", "Well?", "answer"), listen("answer", "thanks"), say("thanks", "Thanks."))
    await world.says()
    other = await world.process()

    await asyncio.gather(world.says("left"), world.says("right", to=other))

    await world.quiet()
    assert sorted(row["status"] for row in await world.instances()) == ["Complete", "Runnable"]
    assert world.provider.texts == ["Well?", "Thanks.", "Well?"]


async def test_a_wfr_1_the_instance_that_waited_last_gets_the_reply(world: World) -> None:
    journey = (say("ask", "{{data.payload.content.text}}?", "answer"), listen("answer", "end"))
    definition = await world.publish(
        *journey, say("end", "{{data.payload.content.text}} ended"), trigger="http_request"
    )
    await world.says("opens the window")
    for words in ("older", "newer"):
        data = {"payload": {"user": {"msisdn": "6591234567", "channelUserId": "6591234567"},
                            "content": {"text": words}}}  # fmt: skip
        await world.runtime.start_instance("demo", definition, None, data)
    await world.says("yes")
    await world.quiet()
    await world.says("yes")
    await world.quiet()
    assert world.provider.texts == ["older?", "newer?", "newer ended", "older ended"]


async def test_a_trg_1_every_enabled_definition_of_the_trigger_starts_and_keeps_its_order(
    world: World,
) -> None:
    await world.publish(say("a", "first journey"))
    await world.publish(say("b", "second journey"))
    await world.publish(say("c", "of another subaccount"), sub="sim")
    await world.says()
    await world.quiet()
    assert world.provider.texts == ["first journey", "second journey"]


async def test_a_reply_by_another_channel_goes_on_in_the_instances_own_conversation(world: World) -> None:
    by_sms = {
        "id": "answer",
        "stepType": "WaitForReply",
        "inputs": {"from": "{{data.payload.user.channelUserId}}", "channel": "sms", "timeout": "0.00:05:00"},
        "nextStepId": "call",
    }
    call = {
        "id": "call",
        "stepType": "HttpRequest",
        "inputs": {"url": f"{world.backend_url}/slots", "method": "GET", "timeoutSeconds": 5},
        "nextStepId": "thanks",
    }
    await world.publish(say("ask", "Text us."), {**by_sms}, call, say("thanks", "Thanks."), sub=None)
    # The wait is the entry's follower, so that the journey waits for an SMS although WhatsApp started it.
    await world.publish(
        say("start", "Text us now.", "answer"), by_sms, call, say("thanks", "Thanks."), sub=SUB
    )
    await world.says()
    await world.says("here I am", channel="sms")
    await world.quiet(3)
    assert world.provider.texts[-1] == "Thanks."
    assert len([entry for entry in world.backend.asked if entry[0] == "GET"]) == 1


async def test_many_people_at_once_in_three_processes(world: World) -> None:
    await world.publish(
        say("one", "One?", "first"), listen("first", "two"), say("two", "Two."), say("unused", "never")
    )
    processes = [world.runtime, await world.process(), await world.process()]
    phones = [f"65910000{number:02d}" for number in range(40)]

    async def chat(number: int, phone: str) -> None:
        await world.says("hi", phone=phone, to=processes[number % 3])
        await world.says("yes", phone=phone, to=processes[(number + 1) % 3])

    await asyncio.gather(*(chat(number, phone) for number, phone in enumerate(phones)))
    await world.quiet()

    taken = world.provider.first_taken()
    assert {phone: [m.text for m in messages] for phone, messages in taken.items()} == {
        phone: ["One?", "Two."] for phone in phones
    }
    assert set(world.provider.times_taken().values()) == {1}
    assert await world.stuck() == 0
