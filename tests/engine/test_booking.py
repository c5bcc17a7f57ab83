"""The booking journey of the benchmarks, chatted to each of its ends."""

from __future__ import annotations

from typing import Any

from benchmarks.booking_journey import booking_journey
from chatwright import definitions, engine
from chatwright.engine.model import CallHttp
from tests.engine.chat import Chat

SLOTS = ["2030-01-07T09:00", "2030-01-07T10:00", "2030-01-07T11:00"]


def begun(code: int = 201) -> Chat:
    def backend(call: CallHttp) -> tuple[int, Any]:
        return (200, {"slots": SLOTS}) if call.method == "GET" else (code, {"id": "bk-1"})

    journey = engine.compile(definitions.read(booking_journey("http://127.0.0.1:9300/backend", "bench_sub")))
    chat = Chat(journey, backend=backend)
    chat.customer("I would like to BOOK appointment please")
    chat.expect_buttons("What can we do for you?", ["New visit", "Follow-up"])
    return chat


def picked(code: int = 201) -> Chat:
    chat = begun(code)
    chat.taps("button_reply", "new", "New visit")
    chat.expect_list("Pick a time", ["Slot 01-07T09:00", "Slot 01-07T10:00", "Slot 01-07T11:00"])
    chat.taps("list_reply", SLOTS[1], "Slot 01-07T10:00")
    return chat


def test_an_appointment_is_booked_and_the_state_stays_small() -> None:
    chat = picked()
    chat.expect(f"Confirmed: {SLOTS[1]}")
    chat.customer("thanks")
    chat.expect("Bye!")
    chat.expect_complete()
    assert chat.calls[0].parameters == {"service": "new"}
    assert chat.calls[1].body == {"phone": "6591234567", "slot": SLOTS[1]}
    assert chat.largest_state <= 2_048
    assert chat.steps_run() == "keyword menu choice find offer slot book confirmed more bye".split()


def test_a_slot_that_is_gone() -> None:
    chat = picked(409)
    chat.expect("Sorry, that time is gone.")
    chat.expect_complete()


def test_a_customer_who_does_not_answer() -> None:
    chat = begun()
    chat.time_passes(days=1)
    chat.expect("We are here when you need us.")
    chat.expect_complete()


def test_a_text_without_the_keyword() -> None:
    journey = engine.compile(definitions.read(booking_journey("http://127.0.0.1:9300/backend", "bench_sub")))
    chat = Chat(journey)
    chat.customer("hello")
    chat.expect_silence()
    chat.expect_complete()
