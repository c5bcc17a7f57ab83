"""The watchdog: an instance that has not ended always has an armed next event; one that has none is alarmed."""

from __future__ import annotations

import structlog.testing

from chatwright.runtime import metrics
from tests.runtime.test_time import ASK
from tests.runtime.world import World


async def test_an_instance_that_nothing_will_wake_is_logged_and_alarmed(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    await world.runtime.watch()
    assert metrics.STUCK._value.get() == 0
    await world.pool.execute("delete from armed")
    assert await world.stuck() == 1

    with structlog.testing.capture_logs() as logs:
        await world.runtime.watch()

    assert metrics.STUCK._value.get() == 1
    (entry,) = [line for line in logs if line["log_level"] == "error"]
    assert entry["event"] == "a running instance has no next event"
    assert entry["instance"] == str((await world.instance())["id"])

    await world.runtime.terminate("demo", (await world.instance())["id"])
    await world.runtime.watch()
    assert metrics.STUCK._value.get() == 0


async def test_a_suspended_instance_is_not_stuck(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    await world.runtime.suspend("demo", (await world.instance())["id"])
    await world.says("kept")
    await world.runtime.watch()
    assert metrics.STUCK._value.get() == 0


async def test_overdue_work_that_no_job_found_is_found_by_the_watchdog(world: World) -> None:
    await world.publish(*ASK)
    await world.says()
    await world.quiet()
    await world.pool.execute("truncate pgqueuer")
    await world.time_limit_runs_out()
    await world.runtime.watch()
    await world.quiet()
    assert world.provider.texts[-1] == "We are here when you need us."
