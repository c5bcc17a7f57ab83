"""Sending no faster than WhatsApp allows, in all processes together (messaging.md section 8, [R-RATE-1..3]).

A message that would go out too early waits, or is put off without counting as tried. Ordinary sending asks nobody:

- A number's tokens lie in the database. Each process may send a little without asking; beyond that it takes
  tokens by the block. What all may send without asking and what the database gives out is together what the
  number may send.
- A conversation is handed over by one process at a time, so that process counts what it sends to a person. Every
  few messages of a burst it looks up what was really sent, by whomever.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from chatwright.channels.port import PutOff
from chatwright.messages.paces import PAIR_MEMORY, Bucket, Pace, after_sending
from chatwright.runtime.directory import Subaccount
from chatwright.store import paces as store
from chatwright.store.deliveries import Delivery

NUMBER = "number"
PROCESSES = 16
"""So many processes may send a little each without asking, before the number would send more than it may."""
FREE_PART = 1 / 8
"""What all of them may send without asking, of a number's messages a second; the rest the database gives out."""
FREE_BURST = 5.0
BLOCKS_A_SECOND = 8
BLOCK_LASTS = 1.0
"""Seconds after which what is left of a block is worth nothing."""
LONGEST_WAIT = 2.0
"""Seconds that a message waits in its process; after that it is put off, so that its conversation is free.

A send takes 15 seconds at most, so both end within the margin that a lease must still have."""
LOOK = 0.05
CHECKED_EVERY = 8
"""After how many messages to one person the database is asked what was really sent."""
REMEMBERED = 50_000


@dataclass(slots=True)
class Line:
    """Messages that wait at a `gate`, one behind the other; those that are put off come back by slots."""

    waiting: int = 0
    slot: float = 0.0
    gate: asyncio.Lock = field(default_factory=asyncio.Lock)

    def come_again(self, now: float, rate: int) -> float:
        """In how many seconds a message should come again, each one a slot after the one before."""
        self.slot = max(self.slot, now + LONGEST_WAIT) + 1 / rate
        return self.slot - now


@dataclass(slots=True)
class Number:
    """What this process may send from a number: without asking, and what it has taken and not used yet.

    `block` is how many tokens are asked for at once: twice as many as before when those were used up, fewer when
    some were left, so that processes that send little leave the rest to others. `lines` are those of answers to
    somebody, which go first, and of messages of a batch.
    """

    free: Bucket
    taken: float = 0.0
    taken_at: float = 0.0
    block: float = 1.0
    lines: tuple[Line, Line] = field(default_factory=lambda: (Line(), Line()))

    @classmethod
    def sending(cls, rate: int, now: float) -> Number:
        """A number that may send so many a second."""
        burst = max(1.0, min(FREE_BURST, rate / PROCESSES))
        return cls(Bucket.full(burst, rate * FREE_PART / PROCESSES, now))

    def has_some(self, now: float) -> bool:
        """Take what is there without asking, or is left of a block."""
        if not self.free.take(now):
            return True
        if self.taken < 1 or now > self.taken_at + BLOCK_LASTS:
            return False
        self.taken -= 1
        return True

    def wants(self, rate: int, now: float) -> float:
        """How many tokens to ask for."""
        largest = max(1.0, rate * (1 - FREE_PART) / BLOCKS_A_SECOND)
        used_up = self.taken < 1 and now <= self.taken_at + BLOCK_LASTS
        wanted = 2 * self.block if used_up else self.block - self.taken
        return float(max(1.0, min(largest, wanted)))

    def got(self, block: float, now: float) -> None:
        """Take in a block, and one token of it."""
        self.block, self.taken, self.taken_at = block, block - 1, now


@dataclass(slots=True)
class Pair:
    """What this process knows of a conversation's bucket."""

    bucket: Bucket
    unchecked: int = 0


class Paces:
    """The paces of this process. `seconds` is a clock that only goes forward."""

    def __init__(self, pool: Any, seconds: Callable[[], float] = time.monotonic) -> None:
        self._pool = pool
        self._seconds = seconds
        self._numbers: dict[tuple[str, str], Number] = {}
        self._pairs: OrderedDict[tuple[str, int], Pair] = OrderedDict()

    async def hold(self, subaccount: Subaccount, delivery: Delivery) -> PutOff | None:
        """Wait until a message may go out; PutOff when that takes longer than a message should wait here."""
        pace = subaccount.pace
        if pace is None or delivery.channel != "whatsapp":
            return None
        wait = await self._pair(pace, delivery)
        if wait:
            return PutOff("WhatsApp takes no more messages to this person for now", timedelta(seconds=wait))
        if pace.messages_per_second is None:
            return None
        wait = await self._number(pace.messages_per_second, delivery)
        if not wait:
            return None
        self._give_back(delivery)
        return PutOff("the number sends as fast as it may", timedelta(seconds=wait))

    async def _pair(self, pace: Pace, delivery: Delivery) -> float:
        key, now = (delivery.account_id, delivery.conversation_id), self._seconds()
        pair = self._pairs.get(key)
        if pair is None:
            fresh = Bucket.full(pace.pair_burst, 1 / pace.pair_seconds, now)
            pair = self._pairs[key] = Pair(fresh)
            if len(self._pairs) > REMEMBERED:
                self._pairs.popitem(last=False)
        else:
            self._pairs.move_to_end(key)
        pair.bucket.fill(now)
        if pair.bucket.tokens >= pace.pair_burst:
            pair.unchecked = 0  # so long ago that nothing is left of it
        if pair.unchecked >= CHECKED_EVERY:
            lately = await store.sent_lately(self._pool, *key, PAIR_MEMORY, 2 * pace.pair_burst)
            known = after_sending([now - ago for ago in lately], pace, now)
            known.fill(now)
            # What was just sent may not be in the database yet, so the stricter of both counts.
            pair.bucket.tokens = min(pair.bucket.tokens, known.tokens)
            pair.unchecked = 0
        wait = pair.bucket.take(now)
        if not wait:
            pair.unchecked += 1
        return wait

    def _give_back(self, delivery: Delivery) -> None:
        """Put back what a message took that does not go out after all."""
        pair = self._pairs.get((delivery.account_id, delivery.conversation_id))
        if pair is not None:
            pair.bucket.tokens += 1

    async def _number(self, rate: int, delivery: Delivery) -> float:
        """Take a token of the number; 0, or in how many seconds the message should come again."""
        key, now = (delivery.account_id, delivery.sub_account_id), self._seconds()
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = Number.sending(rate, now)
        number.free.per_second = rate * FREE_PART / PROCESSES
        answers, line = number.lines[0], number.lines[delivery.is_bulk]
        if not line.waiting and number.has_some(now):
            return 0.0
        if line.waiting > LONGEST_WAIT * rate:
            return line.come_again(now, rate)
        line.waiting += 1
        try:
            async with line.gate:
                while self._seconds() < now + LONGEST_WAIT:
                    may_go = line is answers or not answers.waiting
                    if may_go and (number.has_some(self._seconds()) or await self._take(number, rate, key)):
                        return 0.0
                    await asyncio.sleep(LOOK)
        finally:
            line.waiting -= 1
        return line.come_again(self._seconds(), rate)

    async def _take(self, number: Number, rate: int, key: tuple[str, str]) -> bool:
        """Take a block of tokens that all processes share, and one of it; False when there is none yet."""
        shared = rate * (1 - FREE_PART)
        block = number.wants(rate, self._seconds())
        capacity = max(1.0, shared / BLOCKS_A_SECOND)
        if not await store.take(self._pool, *key, NUMBER, capacity=capacity, per_second=shared, tokens=block):
            return False
        number.got(block, self._seconds())
        return True
