"""What operators do with instances: suspend, resume, terminate, retry."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from chatwright.runtime.errors import InstanceNotFound, WrongStatus
from tests.engine.chat import listen, say
from tests.runtime.test_time import ASK
from tests.runtime.world import PHONE, World, request
from tests.stubs.booking import BackendMishap


async def test_a_ins_1_a_reply_to_a_suspended_instance_is_kept_and_applied_on_resume(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    instance = (await world.instance())["id"]
    await world.runtime.suspend("demo", instance)
    await world.says("my answer")
    await world.quiet()
    assert world.provider.texts == ["Well?"]
    assert await world.status() == "Suspended"

    await world.runtime.resume("demo", instance)
    await world.quiet()
    assert world.provider.texts == ["Well?", "Thanks."]
    assert await world.status() == "Complete"


async def test_a_ins_1_a_time_limit_of_a_suspended_instance_is_kept_and_applied_on_resume(
    world: World,
) -> None:
    await world.publish(*ASK)
    await world.says()
    instance = (await world.instance())["id"]
    await world.runtime.suspend("demo", instance)
    await world.time_limit_runs_out()
    await world.runtime.watch()
    assert await world.status() == "Suspended"
    await world.runtime.resume("demo", instance)
    await world.quiet()
    assert world.provider.texts == ["Well?", "We are here when you need us."]


async def test_a_ins_1_the_answer_of_a_request_is_kept_while_suspended(world: World) -> None:
    world.backend.mishap, world.backend.late_seconds = lambda: BackendMishap.LATE, 0.15
    await world.publish(request("book", f"{world.backend_url}/bookings", "done"), say("done", "Booked."))
    await world.says()
    instance = (await world.instance())["id"]
    await world.runtime.suspend("demo", instance)
    await asyncio.sleep(0.4)
    assert world.provider.texts == []
    await world.runtime.resume("demo", instance)
    await world.quiet()
    assert world.provider.texts == ["Booked."]
    assert len(world.backend.effects) == 1


async def test_what_was_kept_is_applied_at_the_time_of_the_resume(world: World) -> None:
    await world.publish(
        say("one", "One?", "first"), listen("first", "two"), say("two", "Two?", "second"),
        listen("second", "end", timeout="0.00:10:00"), say("end", "End."),
    )  # fmt: skip
    await world.says()
    instance = (await world.instance())["id"]
    await world.runtime.suspend("demo", instance)
    await world.says("first")
    held = await world.pool.fetchval("select event from held_events")
    long_ago = (datetime.now(UTC) - timedelta(days=2)).strftime("%Y-%m-%d")
    await world.pool.execute(
        "update held_events set event = $1", held.replace(datetime.now(UTC).strftime("%Y-%m-%d"), long_ago)
    )

    await world.runtime.resume("demo", instance)

    (armed,) = await world.armed()
    assert armed["due_at"] > datetime.now(UTC) + timedelta(minutes=9), (
        "the next wait has its whole time limit"
    )
    assert await world.status() == "Runnable"


async def test_the_second_message_to_a_suspended_instance_is_not_lost_either(world: World) -> None:
    await world.publish(
        say("one", "One?", "first"), listen("first", "two"), say("two", "Two?", "second"),
        listen("second", "end"), say("end", "End."),
    )  # fmt: skip
    await world.says()
    instance = (await world.instance())["id"]
    await world.runtime.suspend("demo", instance)
    await world.says("first")
    await world.says("second")
    await world.quiet()
    # Nothing waits for it any more, so it does what it would have done without the suspended instance.
    assert len(await world.instances()) == 2
    await world.runtime.resume("demo", instance)
    assert await world.stuck() == 0


async def test_resume_without_anything_kept_goes_on_waiting(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    instance = (await world.instance())["id"]
    await world.runtime.suspend("demo", instance)
    await world.runtime.resume("demo", instance)
    assert await world.stuck() == 0
    await world.says("yes")
    await world.quiet()
    assert world.provider.texts == ["Well?", "Thanks."]


async def test_terminate_ends_a_wait_and_the_next_message_starts_afresh(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    await world.runtime.terminate("demo", (await world.instance())["id"])
    assert await world.armed() == []
    await world.says("again")
    await world.quiet()
    assert sorted(row["status"] for row in await world.instances()) == ["Runnable", "Terminated"]
    assert world.provider.texts == ["Well?", "Well?"]


async def test_a_suspended_instance_can_be_terminated_and_what_was_kept_is_forgotten(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    instance = (await world.instance())["id"]
    await world.runtime.suspend("demo", instance)
    await world.says("kept")
    await world.runtime.terminate("demo", instance)
    assert await world.pool.fetchval("select count(*) from held_events") == 0
    assert await world.status() == "Terminated"
    assert world.provider.texts in ([], ["Well?"])


async def test_operators_are_told_when_the_status_does_not_allow_it(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    instance = (await world.instance())["id"]
    with pytest.raises(WrongStatus, match="only a Suspended one can be resumed"):
        await world.runtime.resume("demo", instance)
    with pytest.raises(WrongStatus, match="Only an instance that faulted"):
        await world.runtime.retry("demo", instance)
    await world.runtime.terminate("demo", instance)
    for ask in (world.runtime.suspend, world.runtime.resume, world.runtime.terminate, world.runtime.retry):
        with pytest.raises(WrongStatus):
            await ask("demo", instance)
    for ask in (world.runtime.suspend, world.runtime.resume, world.runtime.terminate, world.runtime.retry):
        with pytest.raises(InstanceNotFound):
            await ask("demo", uuid4())
        with pytest.raises(InstanceNotFound):
            await ask("another account", instance)


async def test_a_faulted_instance_goes_on_from_its_failed_step_when_it_is_retried(world: World) -> None:
    await world.publish(
        say("before", "Before.", "call"),
        request("call", f"{world.backend_url}/slots", "pick"),
        say("pick", "{{step.missing.field}}", "after"),
        say("after", "After."),
    )
    await world.says()
    await world.quiet()
    assert await world.status() == "Terminated"
    (error,) = await world.errors()
    assert error.startswith("pick: ")
    await world.runtime.retry("demo", (await world.instance())["id"])
    await world.quiet()
    # It fails again for the same reason, and what had been done is not done again.
    assert await world.status() == "Terminated"
    assert len(await world.errors()) == 2
    assert world.provider.texts == ["Before."]


async def test_suspend_and_a_reply_that_race_leave_the_reply_kept_or_applied(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    instance = (await world.instance())["id"]
    other = await world.process()
    await asyncio.gather(other.suspend("demo", instance), world.says("yes"), return_exceptions=True)
    if await world.status() == "Suspended":
        await other.resume("demo", instance)
    await world.quiet()
    assert world.provider.texts == ["Well?", "Thanks."]


async def test_terminate_all_ends_what_runs_of_a_version_and_nothing_else(world: World) -> None:
    definition = await world.publish(*ASK)
    await world.publish(say("hold", "Other.", "w"), listen("w"), trigger="http_request")
    for number in range(5):
        await world.says(phone=f"659100000{number}")
    await world.runtime.trigger_http(
        "demo", "acme", {"payload": {"user": {"msisdn": PHONE, "channelUserId": PHONE}}}
    )
    await world.runtime.terminate_all("demo", definition, None)
    statuses = [(row["definition_id"] == definition, row["status"]) for row in await world.instances()]
    assert sorted(statuses) == [(False, "Runnable")] + [(True, "Terminated")] * 5


async def test_terminate_and_a_reply_that_race_end_in_one_of_both(world: World) -> None:
    await world.publish(*ASK)
    other = await world.process()
    phones = [f"65910000{number:02d}" for number in range(12)]
    for phone in phones:
        await world.says(phone=phone)
    await world.quiet()
    instances = [row["id"] for row in await world.instances()]
    results = await asyncio.gather(
        *(world.says("yes", phone=phone) for phone in phones),
        *(other.terminate("demo", instance) for instance in instances),
        return_exceptions=True,
    )
    assert all(result is None or isinstance(result, bool | WrongStatus) for result in results), results
    await world.quiet()
    for phone, sent in world.provider.first_taken().items():
        # Either the reply was first, or the instance was terminated and the reply started another.
        assert [message.text for message in sent] in (["Well?", "Thanks."], ["Well?", "Well?"]), phone
    assert await world.stuck() == 0
    assert {row["status"] for row in await world.instances() if row["id"] in instances} <= {
        "Complete",
        "Terminated",
    }


async def test_resume_and_replies_that_race_lose_nothing(world: World) -> None:
    await world.publish(
        say("one", "One?", "first"),
        listen("first", "two", outputs={"a": "{{step.reply.payload.content.text}}"}),
        say("two", "Two?", "second"),
        listen("second", "end", outputs={"b": "{{step.reply.payload.content.text}}"}),
        say("end", "{{data.a}} {{data.b}}"),
    )
    await world.says()
    instance = (await world.instance())["id"]
    await world.runtime.suspend("demo", instance)
    await world.says("kept")
    other = await world.process()
    await asyncio.gather(other.resume("demo", instance), asyncio.sleep(0.003))
    await world.says("second")
    await world.quiet()
    assert world.provider.texts == ["One?", "Two?", "kept second"]
