"""Random histories over several processes, some of which die, against a model of what must come of them."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from chatwright.runtime.deliveries import TRIES
from chatwright.runtime.errors import WrongStatus
from chatwright.runtime.runtime import Runtime
from tests.runtime.test_time import ASK
from tests.runtime.world import DyingRuntime, World
from tests.stubs.eightbyeight import Mishap

LATE = "We are here when you need us."
PHONES = [f"65910000{number:02d}" for number in range(5)]


@dataclass
class Model:
    """What each phone must have been shown, and what waits for it."""

    shown: dict[str, list[str]] = field(default_factory=lambda: {phone: [] for phone in PHONES})
    waiting: set[str] = field(default_factory=set)
    suspended: set[str] = field(default_factory=set)
    kept: dict[str, str] = field(default_factory=dict)

    def says(self, phone: str) -> None:
        """A message: a reply to what waits, else a new start."""
        if phone in self.suspended:
            self.kept[phone] = "Thanks."
        elif phone in self.waiting:
            self.waiting.discard(phone)
            self.shown[phone].append("Thanks.")
        else:
            self.waiting.add(phone)
            self.shown[phone].append("Well?")

    def time_is_up(self) -> None:
        """The time limits of all waits run out."""
        for phone in PHONES:
            if phone in self.suspended:
                self.kept.setdefault(phone, LATE)
            elif phone in self.waiting:
                self.shown[phone].append(LATE)
        self.waiting.clear()

    def resume(self, phone: str) -> None:
        """What was kept happens now."""
        self.suspended.discard(phone)
        if words := self.kept.pop(phone, None):
            self.shown[phone].append(words)
        else:
            self.waiting.add(phone)


async def instance_of(world: World, phone: str, status: str) -> UUID:
    """The instance of this phone that has this status."""
    found = await world.pool.fetchval(
        "select i.id from instances i join conversations c on c.id = i.conversation_id "
        "where c.address = $1 and i.status = $2",
        phone,
        status,
    )
    assert found is not None
    return UUID(str(found))


async def step(world: World, model: Model, chance: random.Random, processes: list[Runtime]) -> None:
    """One thing happens, in the world and in the model."""
    process, phone = chance.choice(processes), chance.choice(PHONES)
    match chance.choice(["says"] * 6 + ["time", "suspend", "resume", "terminate", "lapse"]):
        case "says" if phone not in model.kept:
            message = world.message("hi", phone=phone)
            times = 3 if chance.random() < 0.3 else 1
            taken = await asyncio.gather(
                *(chance.choice(processes).receive(message, "demo") for _ in range(times))
            )
            assert sum(taken) == 1
            model.says(phone)
        case "time":
            await world.time_limit_runs_out()
            # A process that dies over it leaves it to another.
            await asyncio.gather(process.watch(), processes[0].watch())
            model.time_is_up()
        case "suspend" if phone in model.waiting:
            await process.suspend("demo", await instance_of(world, phone, "Runnable"))
            model.waiting.discard(phone)
            model.suspended.add(phone)
        case "resume" if phone in model.suspended:
            await process.resume("demo", await instance_of(world, phone, "Suspended"))
            model.resume(phone)
        case "terminate" if phone in model.waiting:
            instance = await instance_of(world, phone, "Runnable")
            await process.terminate("demo", instance)
            model.waiting.discard(phone)
            with pytest.raises(WrongStatus):
                await process.terminate("demo", instance)
        case "lapse":
            await asyncio.sleep(0.15)  # what a living process is handing over is long done by then
            await world.leases_lapse()
            await process.watch()
        case _:
            pass


@pytest.mark.parametrize("seed", range(10))
async def test_any_history_ends_as_the_model_says(world: World, seed: int) -> None:
    chance = random.Random(seed)
    mishaps = [None] * 8 + [Mishap.LATE, Mishap.SERVER_ERROR, Mishap.SILENT_BEFORE]
    tries: Counter[str] = Counter()

    def mishap(body: dict[str, Any]) -> Mishap | None:
        # A message that is not taken five times in a row is given up, which is no part of this model.
        tries[body["clientMessageId"]] += 1
        return chance.choice(mishaps) if tries[body["clientMessageId"]] < TRIES - 1 else None

    world.provider.mishap, world.provider.late_seconds = mishap, 0.03
    await world.publish(*ASK)
    processes = [world.runtime, await world.process(), await world.process(DyingRuntime)]
    model = Model()
    for _ in range(50):
        await step(world, model, chance, processes)
        assert await world.stuck() == 0
    for phone in list(model.suspended):
        await world.runtime.resume("demo", await instance_of(world, phone, "Suspended"))
        model.resume(phone)

    world.provider.mishap = lambda body: None
    for _ in range(6):
        await asyncio.sleep(0.15)
        await world.leases_lapse()
        await world.runtime.watch()
    await world.quiet()

    shown = world.provider.first_taken()
    assert {phone: [message.text for message in shown[phone]] for phone in PHONES} == model.shown
    assert {row["umid"] for row in await world.sent()} == set(world.provider.times_taken())
    assert set(world.provider.times_taken().values()) <= {1}
    running = [row for row in await world.instances() if row["status"] == "Runnable"]
    assert len(running) == len(model.waiting) == len(await world.armed())
    assert await world.errors() == []
