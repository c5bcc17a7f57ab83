"""Messages out: in order, each under its own id, whatever the provider answers and whoever dies."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from chatwright.runtime import metrics
from chatwright.runtime.runtime import Runtime
from tests.engine.chat import listen, say
from tests.runtime.test_time import ASK
from tests.runtime.world import PHONE, SUB, DyingRuntime, World, until
from tests.stubs.eightbyeight import Mishap


def first(*mishaps: Mishap | None) -> Callable[[dict[str, Any]], Mishap | None]:
    """These mishaps one after the other, then none."""
    left = list(mishaps)
    return lambda body: left.pop(0) if left else None


def burst(count: int = 5) -> list[dict[str, Any]]:
    """A journey that says several things at once."""
    return [
        say(f"s{number}", f"{number}", f"s{number + 1}" if number < count else None)
        for number in range(1, count + 1)
    ]


async def taken(world: World, count: int) -> None:
    """Wait until the provider has taken so many."""

    async def enough() -> bool:
        return len(world.provider.taken) >= count

    await until(enough)


async def requested(world: World, count: int) -> None:
    """Wait until the provider was asked so often, and the answers are written."""

    async def enough() -> bool:
        return len(world.provider.requests) >= count

    await until(enough)
    await asyncio.sleep(0.1)


# --- order -----------------------------------------------------------------------------------------------


async def test_the_messages_of_one_turn_leave_in_the_order_in_which_they_were_written(world: World) -> None:
    world.provider.mishap = lambda body: Mishap.LATE if body["content"]["text"] in "135" else None
    world.provider.late_seconds = 0.05
    await world.publish(*burst(5))
    await world.says()
    await world.quiet()
    assert world.provider.texts == ["1", "2", "3", "4", "5"]


async def test_the_messages_of_turns_in_several_processes_leave_in_order(world: World) -> None:
    world.provider.mishap, world.provider.late_seconds = lambda body: Mishap.LATE, 0.01
    await world.publish(say("echo", "{{data.payload.content.text}}"), say("unused", "x"))
    processes = [world.runtime, await world.process(), await world.process()]
    for number in range(24):
        await world.says(str(number), to=processes[number % 3])
    await world.quiet()
    assert world.provider.texts == [str(number) for number in range(24)]
    assert set(world.provider.times_taken().values()) == {1}


async def test_messages_written_at_the_same_time_leave_in_the_order_of_their_rows(world: World) -> None:
    await world.publish(say("echo", "{{data.payload.content.text}}"))
    processes = [world.runtime, await world.process(), await world.process()]
    for round_ in range(5):
        await asyncio.gather(*(world.says(f"{round_}.{n}", to=processes[n % 3]) for n in range(9)))
    await world.quiet()
    assert world.provider.texts == [row["content"][9:-2] for row in await world.sent()]
    assert len(world.provider.texts) == 45


async def test_conversations_do_not_wait_for_each_other(world: World) -> None:
    world.provider.mishap = lambda body: Mishap.LATE if body["user"]["msisdn"] == "+" + PHONE else None
    world.provider.late_seconds = 1.5
    await world.publish(say("hello", "Hello!"))
    await world.says()
    await world.says(phone="6590000000")

    async def other_has_it() -> bool:
        return any(row["handed_over_at"] for row in await world.sent())

    await until(other_has_it, 1)


# --- a process that died ---------------------------------------------------------------------------------


async def test_messages_left_by_a_dead_process_are_taken_over_when_its_lease_has_lapsed(world: World) -> None:
    await world.publish(*burst(3))
    await world.says(to=await world.process(DyingRuntime))
    await world.runtime.watch()
    await asyncio.sleep(0.05)
    assert world.provider.texts == [], "the lease has not lapsed yet"
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["1", "2", "3"]
    assert {row["attempts"] for row in await world.sent()} == {0}


async def test_a_new_message_does_not_overtake_those_that_a_dead_process_left(world: World) -> None:
    await world.publish(say("echo", "{{data.payload.content.text}}"))
    await world.says("first", to=await world.process(DyingRuntime))
    await world.leases_lapse()
    await world.says("second")
    await asyncio.sleep(0.1)
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["first", "second"]


async def test_a_message_waits_behind_those_that_another_process_holds(world: World) -> None:
    await world.publish(say("echo", "{{data.payload.content.text}}"))
    await world.says("first", to=await world.process(DyingRuntime))
    await world.says("second")
    await world.says("third", to=await world.process())
    await asyncio.sleep(0.1)
    assert world.provider.texts == []
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["first", "second", "third"]


async def test_two_processes_that_find_the_same_messages_send_each_once(world: World) -> None:
    await world.publish(*burst(3))
    dead = await world.process(DyingRuntime)
    for number in range(12):
        await world.says(phone=f"65910000{number:02d}", to=dead)
    await world.leases_lapse()
    other = await world.process()
    await asyncio.gather(world.runtime.watch(), other.watch(), world.runtime.watch(), other.watch())
    await world.quiet()
    assert set(world.provider.times_taken().values()) == {1}
    assert all([m.text for m in sent] == ["1", "2", "3"] for sent in world.provider.first_taken().values())
    assert len(world.provider.taken) == 36


async def test_a_message_whose_process_died_after_handing_it_over_is_sent_again_under_the_same_id(
    world: World,
) -> None:
    await world.publish(say("hello", "Hello!"))
    dead = await world.process()
    dead._deliveries._note = lambda *args: None  # type: ignore[method-assign]
    await world.says(to=dead)
    await taken(world, 1)
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()
    assert list(world.provider.times_taken().values()) == [2]
    (row,) = await world.sent()
    assert row["umid"] == world.provider.taken[0].id == world.provider.taken[1].id


async def test_a_message_whose_receipt_came_meanwhile_is_not_sent_again(world: World) -> None:
    await world.publish(say("hello", "Hello!"))
    dead = await world.process()
    dead._deliveries._note = lambda *args: None  # type: ignore[method-assign]
    await world.says(to=dead)
    await taken(world, 1)
    assert await world.receipt(world.provider.taken[0].id, "delivered", "delivered_to_recipient")
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()
    assert list(world.provider.times_taken().values()) == [1]
    (row,) = await world.sent()
    assert (row["state"], row["detail"]) == ("delivered", "delivered_to_recipient")


# --- what the provider answers ---------------------------------------------------------------------------


async def test_too_many_requests_and_server_errors_are_tried_again_under_the_same_id(world: World) -> None:
    world.provider.mishap = first(Mishap.TOO_MANY, Mishap.SERVER_ERROR, Mishap.SILENT_BEFORE)
    await world.publish(*burst(2))
    await world.says()
    for tries in (1, 2, 3):
        await requested(world, tries)
        assert world.provider.texts == []
        await world.leases_lapse()
        await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["1", "2"]
    assert len({body["clientMessageId"] for body in world.provider.requests[:4]}) == 1
    assert await world.errors() == []


async def test_retry_after_is_kept_to(world: World) -> None:
    world.provider.mishap = first(Mishap.TOO_MANY)
    await world.publish(say("hello", "Hello!"))
    await world.runtime.start()
    loop = asyncio.get_running_loop()
    begin = loop.time()
    await world.says()
    await world.quiet(12)
    assert loop.time() - begin >= 1
    assert world.provider.texts == ["Hello!"]


async def test_a_snd_1_five_server_errors_are_a_refusal(world: World) -> None:
    world.provider.mishap = lambda body: Mishap.SERVER_ERROR
    await world.publish(say("hello", "Hello!"))
    await world.says()
    for tries in range(1, 6):
        await requested(world, tries)
        await world.leases_lapse()
        await world.runtime.watch()
    await world.quiet()
    assert len(world.provider.requests) == 5
    assert await world.status() == "Terminated"
    (error,) = await world.errors()
    assert "the provider answered 500" in error


async def test_a_snd_1_a_refused_message_faults_its_instance_also_when_that_had_ended(world: World) -> None:
    world.provider.mishap = first(Mishap.REFUSED)
    await world.publish(say("hello", "Hello!"))
    await world.says()
    await world.quiet()

    async def faulted() -> bool:
        return await world.status() == "Terminated"

    await until(faulted)
    (error,) = await world.errors()
    assert "Failed to send chat apps message because Invalid 'msisdn'." in error
    (row,) = await world.sent()
    assert row["state"] == "rejected"


async def test_a_refused_message_can_be_retried_and_is_then_another_message(world: World) -> None:
    world.provider.mishap = first(Mishap.REFUSED)
    await world.publish(say("ask", "Well?", "answer"), listen("answer", "thanks"), say("thanks", "Thanks."))
    await world.says()

    async def faulted() -> bool:
        return await world.status() == "Terminated"

    await until(faulted)
    assert await world.armed() == []
    await world.runtime.retry("demo", (await world.instance())["id"])
    await world.quiet()
    assert world.provider.texts == ["Well?"]
    await world.says("fine")
    await world.quiet()
    assert world.provider.texts == ["Well?", "Thanks."]
    assert len({body["clientMessageId"] for body in world.provider.requests}) == 3


class ForgetfulRuntime(Runtime):
    """A process that dies when it is to tell an instance that its message was refused."""

    async def _reject(self, delivery: object, reason: str) -> None:
        raise OSError("the process died")


async def test_a_refusal_is_not_forgotten_when_the_process_dies_over_it(world: World) -> None:
    world.provider.mishap = lambda body: Mishap.REFUSED
    await world.publish(*ASK)
    dead = await world.process(ForgetfulRuntime)
    await world.says(to=dead)
    await requested(world, 1)
    await dead._deliveries.flush()
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()

    async def faulted() -> bool:
        return await world.status() == "Terminated"

    await until(faulted, 2)


# --- nobody knows ----------------------------------------------------------------------------------------


async def test_an_unknown_outcome_is_reconciled_by_the_receipt_that_echoes_our_id(world: World) -> None:
    world.provider.mishap = first(Mishap.SILENT_AFTER)
    await world.publish(*burst(2))
    unknown = metrics.UNKNOWN_OUTCOMES._value.get()
    await world.says()
    await requested(world, 1)
    assert metrics.UNKNOWN_OUTCOMES._value.get() == unknown + 1
    assert world.provider.texts == ["1"], "what comes behind it waits"
    assert await world.receipt(world.provider.taken[0].id, "sent")
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["1", "2"]


async def test_an_unknown_outcome_without_a_receipt_is_sent_again_under_the_same_id_after_the_grace(
    world: World,
) -> None:
    world.provider.mishap = first(Mishap.SILENT_AFTER)
    await world.publish(*burst(2))
    await world.says()
    await requested(world, 1)
    await world.runtime.watch()
    await asyncio.sleep(0.1)
    assert world.provider.texts == ["1"], "the grace is not over"
    resent = metrics.RESENT._value.get()
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["1", "1", "2"]
    assert world.provider.taken[0].id == world.provider.taken[1].id
    assert metrics.RESENT._value.get() == resent + 1


async def test_a_provider_that_never_answers_is_not_asked_for_ever(world: World) -> None:
    world.provider.mishap = lambda body: Mishap.SILENT_AFTER
    await world.publish(say("hello", "Hello!"))
    await world.says()
    for tries in range(1, 8):
        await requested(world, min(tries, 5))
        await world.leases_lapse()
        await world.runtime.watch()
    await world.quiet()
    assert len(world.provider.requests) == 5
    assert len(world.provider.times_taken()) == 1


async def test_a_message_that_comes_while_one_is_put_off_waits_behind_it(world: World) -> None:
    world.provider.mishap = first(Mishap.SERVER_ERROR)
    await world.publish(say("echo", "{{data.payload.content.text}}"))
    await world.says("first")
    await requested(world, 1)
    await world.says("second")
    await world.says("third", to=await world.process())
    await asyncio.sleep(0.1)
    assert world.provider.texts == []
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["first", "second", "third"]


async def test_a_message_handed_over_while_one_is_being_put_off_does_not_overtake_it(world: World) -> None:
    world.provider.mishap = first(Mishap.SERVER_ERROR)
    await world.publish(say("echo", "{{data.payload.content.text}}"))
    original = world.runtime._deliveries.hand_over
    late: list[tuple[Any, ...]] = []
    await world.says("first")
    # The second turn commits before the first message is put off, and hands its message over after that.
    world.runtime._deliveries.hand_over = lambda *args: late.append(args)  # type: ignore[method-assign]
    await world.says("second")
    await requested(world, 1)
    world.runtime._deliveries.hand_over = original  # type: ignore[method-assign]
    for args in late:
        original(*args)
    await asyncio.sleep(0.1)
    assert world.provider.texts == []
    await world.leases_lapse()
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["first", "second"]


# --- screens ---------------------------------------------------------------------------------------------


async def test_screens_are_told_of_a_message_when_it_can_be_seen_and_not_before(world: World) -> None:
    await world.publish(say("hello", "Good morning"))
    await world.says()
    await world.quiet()
    with world.runtime.live.subscription(frozenset([SUB])) as told:
        async with world.pool.acquire() as conn, conn.transaction():
            await world.says("and again")
            await conn.execute("select from conversations for update")
            await taken(world, 2)
            while await told.next(0.2) is not None:
                pass  # of the customer's message and of the turn
        assert await told.next(5) == ("message", {"subAccountId": SUB, "msisdn": PHONE})
        assert all(row["handed_over_at"] for row in await world.sent())
