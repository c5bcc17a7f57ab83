"""Engine speed: turns a second on one core, the instance's state read and written as JSON at every turn.

One conversation of the booking journey has four turns of the customer (two of which go through an HTTP answer, so
the engine runs six times). Prints one line of JSON. `--seconds N` sets how long it measures (default 4).
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from datetime import UTC, datetime
from typing import Any

from booking_journey import booking_journey

from chatwright import definitions, engine
from chatwright.engine.model import HttpFinished, ReplyReceived, Status
from chatwright.expressions import Evaluator, Limits

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
SLOTS = ["2030-01-07T09:00", "2030-01-07T10:00", "2030-01-07T11:00"]
TURNS = 4


def event(content: dict[str, Any], type_: str) -> dict[str, Any]:
    """An inbound event as the webhook brings it."""
    return {
        "namespace": "ChatApps",
        "eventType": "inbound_message_received",
        "description": "ChatApps inbound message",
        "payload": {
            "umid": "9e09ac86-bd74-5465-851d-1eb5a5fdbb9a",
            "subAccountId": "bench_sub",
            "timestamp": "2026-01-05T09:00:00.017Z",
            "user": {"msisdn": "+6591234567", "channelUserId": "6591234567", "name": "Ann"},
            "recipient": {"channel": "whatsapp", "channelId": "269a57f4-3522-eb11-8278-00155d9f27ac"},
            "type": type_,
            "content": content,
        },
        "accountId": "demo",
        "subAccountId": "bench_sub",
        "triggeredAt": "2026-01-05T09:00:00.31Z",
    }


def tap(kind: str, id_: str) -> dict[str, Any]:
    """The event of a tapped button or row."""
    return event({"interactive": {"type": kind, kind: {"id": id_, "title": id_}}, "text": id_}, "Interactive")


EVENTS = [
    event({"text": "I would like to book appointment please"}, "Text"),
    tap("button_reply", "new"),
    tap("list_reply", SLOTS[1]),
    event({"text": "thanks"}, "Text"),
]


def conversation(journey: engine.Journey, evaluator: Evaluator, number: int) -> int:
    """One whole conversation; answers the largest state in bytes."""
    instance_id = f"00000000-0000-4000-8000-{number:012d}"
    largest = 0
    advance = engine.start(journey, instance_id=instance_id, data=EVENTS[0], now=NOW, evaluator=evaluator)
    for inbound in EVENTS[1:]:
        state = engine.dump_instance(advance.instance)
        largest = max(largest, len(state))
        instance = engine.load_instance(instance_id, advance.instance.status, state)
        key = instance.paths[0].key
        advance = engine.advance(
            journey, instance, ReplyReceived(now=NOW, key=key, event=inbound), evaluator=evaluator
        )
        if advance.instance.paths and advance.instance.paths[0].parked == "http":
            state = engine.dump_instance(advance.instance)
            largest = max(largest, len(state))
            instance = engine.load_instance(instance_id, advance.instance.status, state)
            found = inbound is EVENTS[1]
            answer = HttpFinished(
                now=NOW,
                key=instance.paths[0].key,
                code=200 if found else 201,
                reason="OK",
                body={"slots": SLOTS} if found else {"id": "bk-1", "slot": SLOTS[1]},
            )
            advance = engine.advance(journey, instance, answer, evaluator=evaluator)
    assert advance.instance.status is Status.COMPLETE
    return largest


def main() -> None:
    """Measure in slices and print the median."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=4)
    arguments = parser.parse_args()
    definition = definitions.read(booking_journey("http://127.0.0.1:9300/backend", "bench_sub"))
    journey = engine.compile(definition)
    evaluator = Evaluator(Limits(seconds=0.025))
    largest = conversation(journey, evaluator, 0)
    rates, number, end = [], 1, time.perf_counter() + arguments.seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        for _ in range(100):
            conversation(journey, evaluator, number)
            number += 1
        rates.append(100 * TURNS / (time.perf_counter() - began))
    result = {
        "benchmark": "engine",
        "turns_per_s": round(statistics.median(rates)),
        "turns_per_s_best": round(max(rates)),
        "state_bytes": largest,
        "target_turns_per_s": 2700,
        "target_state_bytes": 2048,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
