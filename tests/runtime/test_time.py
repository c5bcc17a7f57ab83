"""Time limits, timers and the jobs that notice them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from tests.engine.chat import listen, say
from tests.runtime.world import World, until, wait

ASK = (
    say("ask", "Well?", "answer"),
    listen(
        "answer",
        selectNextStep={"thanks": "{{step.reply != null}}", "late": "{{step.reply == null}}"},
    ),
    say("thanks", "Thanks."),
    say("late", "We are here when you need us."),
)


async def test_a_wfr_1_a_time_limit_that_runs_out_goes_on_without_a_reply(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    await world.time_limit_runs_out()
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["Well?", "We are here when you need us."]
    assert await world.status() == "Complete"
    assert await world.armed() == []


async def test_a_reply_before_the_time_limit_is_noticed_late_starts_afresh(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    await world.time_limit_runs_out()
    await world.says("too late")
    await world.quiet()
    assert [row["status"] for row in await world.instances()] == ["Runnable", "Runnable"]
    first = str((await world.instances())[0]["id"])
    await world.runtime.watch()
    await world.quiet()
    assert [row["status"] for row in await world.instances() if str(row["id"]) == first] == ["Complete"]
    assert world.provider.texts == ["Well?", "Well?", "We are here when you need us."]


async def test_a_reply_just_before_the_time_limit_leaves_it_nothing_to_do(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    await world.says("in time")
    await world.time_limit_runs_out()
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts == ["Well?", "Thanks."]


@pytest.mark.parametrize("head_start", [0, 0.001, 0.002, 0.004, 0.008, -0.001, -0.002, -0.004])
async def test_when_reply_and_time_limit_race_one_of_them_wins_and_nothing_is_lost(
    world: World, head_start: float
) -> None:
    await world.publish(*ASK)
    phones = [f"65910000{number:02d}" for number in range(6)]
    for phone in phones:
        await world.says(phone=phone)
    await world.quiet()
    other = await world.process()
    await world.pool.execute("update armed set due_at = now() + interval '4 milliseconds'")

    async def replies() -> None:
        await asyncio.sleep(max(0, head_start) + 0.004)
        await asyncio.gather(*(world.says("now", phone=phone) for phone in phones))

    async def notices() -> None:
        await asyncio.sleep(max(0, -head_start) + 0.004)
        await other.watch()

    await asyncio.gather(replies(), notices())
    await other.watch()
    await world.quiet()

    endings = {phone: [m.text for m in sent] for phone, sent in world.provider.first_taken().items()}
    for phone in phones:
        # Either the reply was in time, or the time limit was and the reply started afresh, in either order.
        assert sorted(endings[phone]) in (
            ["Thanks.", "Well?"],
            ["We are here when you need us.", "Well?", "Well?"],
        ), endings[phone]
    assert set(world.provider.times_taken().values()) == {1}
    assert await world.stuck() == 0


async def test_two_processes_that_notice_the_same_time_limits_let_each_run_out_once(world: World) -> None:
    await world.publish(*ASK)
    phones = [f"65910000{number:02d}" for number in range(30)]
    for phone in phones:
        await world.says(phone=phone)
    await world.quiet()
    await world.time_limit_runs_out()
    processes = [world.runtime, await world.process(), await world.process()]
    await asyncio.gather(*(process.watch() for process in processes for _ in range(2)))
    await world.quiet()
    taken = world.provider.first_taken()
    assert all(
        [m.text for m in taken[phone]] == ["Well?", ASK[3]["inputs"]["content"]["text"]] for phone in phones
    )
    assert set(world.provider.times_taken().values()) == {1}
    assert {row["status"] for row in await world.instances()} == {"Complete"}


async def test_a_process_that_dies_over_a_time_limit_leaves_it_to_another(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    await world.quiet()
    # The dead process had claimed the event, which pushed its time into the future, and did no more.
    await world.pool.execute("update armed set due_at = now() + interval '15 seconds', attempts = 1")
    other = await world.process()
    await other.watch()
    assert await world.status() == "Runnable"
    await world.time_limit_runs_out()
    await other.watch()
    assert await world.status() == "Complete"


async def test_a_wait_is_over_in_time_by_itself_in_whichever_process(world: World) -> None:
    await world.publish(
        say("before", "One moment.", "pause"), wait("pause", "0.00:00:01", "after"), say("after", "Done.")
    )
    other = await world.process()
    await other.start()
    begin = datetime.now(UTC)
    await world.says()

    async def done() -> bool:
        return "Done." in world.provider.texts

    await until(done, 9)
    assert datetime.now(UTC) - begin >= timedelta(seconds=1)
    assert world.provider.texts == ["One moment.", "Done."]


async def test_many_waits_of_one_second_are_one_job(world: World) -> None:
    await world.publish(*ASK)
    for number in range(40):
        await world.says(phone=f"65910000{number:02d}")
    await world.quiet()
    jobs = await world.pool.fetch("select dedupe_key from pgqueuer where entrypoint = 'due'")
    keys = [row[0] for row in jobs]
    assert len(keys) == len(set(keys))
    due = await world.pool.fetch("select distinct ceil(extract(epoch from due_at))::bigint from armed")
    assert {f"due:{row[0]}" for row in due} <= set(keys)
    assert len(keys) <= len(due) + 12  # and those of the leases of messages


async def test_two_processes_ask_for_the_same_second_once(world: World) -> None:
    other = await world.process()
    moment = datetime.now(UTC) + timedelta(minutes=5)
    await asyncio.gather(
        *(process._jobs.ensure(moment) for process in (world.runtime, other) for _ in range(20))
    )
    assert await world.pool.fetchval("select count(*) from pgqueuer where entrypoint = 'due'") == 1


async def test_looking_when_nothing_is_due_asks_for_no_further_look(world: World) -> None:
    await world.runtime.watch()
    assert await world.pool.fetchval("select count(*) from pgqueuer where entrypoint = 'due'") == 0
