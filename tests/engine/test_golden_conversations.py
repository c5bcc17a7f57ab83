"""The conversations that the published samples promise (automation.md section 8), through the engine alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from chatwright import definitions, engine
from chatwright.engine.model import CallHttp
from tests.engine.chat import Backend, Chat
from tests.paths import SHARED

MENU_TEXT = (
    "Welcome to 8x8's WhatsApp - Google Calendar Demo. This demo will schedule a Google Calendar event with one of "
    "our specialists through WhatsApp.\n\n"
    "Please choose from the following options:\n1) Schedule a 1 hour meeting\n2) Exit"
)
SLOTS = "Here are the available timeslots. Please enter the number for the option you would like to book. \n"


def published(name: str, **more: Any) -> Chat:
    source = (SHARED / "data" / "definitions" / f"{name}.json").read_bytes()
    return Chat(engine.compile(definitions.read(source)), **more)


def calendar_backend(calls: list[CallHttp]) -> Backend:
    def answer(call: CallHttp) -> tuple[int, Any]:
        calls.append(call)
        if call.url.endswith("/retrieve_meetings"):
            slots = {f"timeslot{n}_{end}": f"{n}-{end}" for n in (1, 2, 3) for end in ("start", "end")}
            return 200, {"date_options": "Option 1: Mon\nOption 2: Tue\nOption 3: Wed", **slots}
        return 200, {"start": {"dateTime": "2-start"}, "end": {"dateTime": "2-end"}}

    return answer


class TestGoogleCalendar:
    def begun(self) -> tuple[Chat, list[CallHttp]]:
        calls: list[CallHttp] = []
        chat = published("google-calendar-chat-bot", backend=calendar_backend(calls))
        chat.customer("please start the rsgooglecalendardemo now")
        chat.expect(MENU_TEXT)
        return chat, calls

    def test_a_meeting_is_booked(self) -> None:
        chat, calls = self.begun()
        chat.customer("1")
        chat.expect("Please enter your email address:")
        chat.customer("ann@example.com")
        options = "Option 1: Mon\nOption 2: Tue\nOption 3: Wed\nOption 4: Exit Scheduling"
        chat.expect(SLOTS + options)
        chat.customer("2")
        chat.expect("Your meeting has been booked, please check your email for further details.")
        chat.expect_complete()
        assert [(call.method, call.url.rsplit("/", 1)[1]) for call in calls] == [
            ("GET", "retrieve_meetings"),
            ("POST", "create_meeting"),
        ]
        assert calls[0].body is None
        assert calls[1].body == {"start": "2-start", "end": "2-end", "customer_email": "ann@example.com"}
        assert calls[1].headers == {"content-Type": "application/json"}
        assert calls[1].timeout.total_seconds() == 20
        assert chat.data["start_time"] == "2-start"

    def test_another_text_is_silently_complete(self) -> None:
        chat = published("google-calendar-chat-bot")
        chat.customer("hello")
        chat.expect_silence()
        chat.expect_complete()

    def test_exit_from_the_menu(self) -> None:
        chat, _ = self.begun()
        chat.customer("2")
        chat.expect("Goodbye!")
        chat.expect_complete()

    def test_exit_from_the_slots(self) -> None:
        chat, calls = self.begun()
        chat.customer("1")
        chat.customer("ann@example.com")
        chat.seen = len(chat.screen)
        chat.customer("4")
        chat.expect("Goodbye!")
        chat.expect_complete()
        assert len(calls) == 1

    def test_no_answer_to_the_menu_within_a_minute(self) -> None:
        chat, _ = self.begun()
        chat.time_passes(seconds=59)
        chat.expect_silence()
        chat.time_passes(seconds=1)
        chat.expect("No Reply Detected within the allotted time, please try again.")
        chat.expect_complete()
        assert chat.log_of("waitforreply_8622") == ["WaitingForEvent", "Cancelled"]

    @pytest.mark.parametrize("answers", [["1"], ["1", "ann@example.com"]])
    def test_later_waits_end_in_silence(self, answers: list[str]) -> None:
        chat, _ = self.begun()
        for answer in answers:
            chat.customer(answer)
        chat.seen = len(chat.screen)
        chat.time_passes(minutes=2)
        chat.expect_silence()
        chat.expect_complete()

    def test_an_unknown_answer_to_the_menu_ends_in_silence(self) -> None:
        chat, _ = self.begun()
        chat.customer("hello")
        chat.expect_silence()
        chat.expect_complete()

    def test_a_sel_1_an_answer_that_names_both_takes_both_paths(self) -> None:
        chat, _ = self.begun()
        chat.customer("12")
        chat.expect("Please enter your email address:", "Goodbye!")
        chat.customer("ann@example.com")
        chat.customer("1")
        assert chat.screen[-1].content["text"].startswith("Your meeting has been booked")  # type: ignore[union-attr]
        chat.expect_complete()

    def test_a_picture_instead_of_a_text_does_not_fault(self) -> None:
        chat, _ = self.begun()
        chat.receive(chat.event({"url": "https://example.com/p.jpg"}, "Image"))
        chat.expect_silence()
        chat.expect_complete()


QUESTIONS = ["waitforreply_9395", "waitforreply_9504", "waitforreply_9823"]
TOO_LATE = "No responses in allotted time, ending the survey. Your responses have not been recorded."


class TestSurvey:
    def begun(self) -> Chat:
        chat = published("whatsapp-survey")
        chat.begin({"mobileNumber": "+6591234567", "customerName": "Ann", "accountId": "demo"})
        return chat

    def test_three_answers_are_posted(self) -> None:
        chat = self.begun()
        for number in range(3):
            assert f"Question {number + 1}" in chat.screen[-1].content["text"]  # type: ignore[union-attr]
            chat.time_passes(seconds=9)
            chat.customer(f"answer {number + 1}")
        assert chat.screen[-1].content["text"].startswith("Thank you for your responses")  # type: ignore[union-attr]
        chat.expect_complete()
        assert [(call.method, call.body) for call in chat.calls] == [("POST", {})]
        assert [chat.data[f"{step}_step_text"] for step in QUESTIONS] == ["answer 1", "answer 2", "answer 3"]

    @pytest.mark.parametrize("answered", [0, 1, 2])
    def test_a_missing_answer_ends_it_without_a_post(self, answered: int) -> None:
        chat = self.begun()
        for _ in range(answered):
            chat.customer("fine")
        chat.seen = len(chat.screen)
        chat.time_passes(seconds=10)
        chat.expect(TOO_LATE)
        chat.expect_complete()
        assert chat.calls == []

    def test_a_out_1_declared_variables_are_not_overwritten(self) -> None:
        chat = self.begun()
        assert chat.data["mobileNumber"] == "+6591234567"
        assert chat.data["customerName"] == "Ann"


class TestMenu:
    @pytest.mark.parametrize("number", ["1", "2", "3", "4", "5"])
    def test_each_number_has_its_thanks(self, number: str) -> None:
        chat = published("menu-with-wait-for-reply")
        chat.customer("anything")
        chat.seen = 1
        chat.customer(number)
        (thanks,) = [message.content["text"] for message in chat.screen[1:]]  # type: ignore[union-attr]
        assert thanks.startswith(f"Thanks for choosing {number}")
        chat.expect_complete()

    def test_anything_else_ends_in_silence(self) -> None:
        chat = published("menu-with-wait-for-reply")
        chat.customer("hi")
        chat.seen = 1
        chat.customer("12")
        chat.expect_silence()
        chat.expect_complete()

    def test_no_answer_in_five_minutes(self) -> None:
        chat = published("menu-with-wait-for-reply")
        chat.customer("hi")
        chat.time_passes(minutes=5)
        assert chat.screen[-1].content["text"].startswith("Ok if you don't reply")  # type: ignore[union-attr]
        chat.expect_complete()
        assert chat.data["reply1"] is None


class TestOutOfOffice:
    @pytest.mark.parametrize(
        ("phone", "hour", "answer"),
        [
            ("628123456789", 1, "Halo"),  # 08:00 in Jakarta
            ("628123456789", 5, None),
            ("628123456789", 11, None),  # 18:00:00, the last second of the day's work
            ("628123456789", 12, "Halo"),
            ("639171234567", 5, None),
            ("639171234567", 11, "Kumusta"),
            ("6591234567", 5, "Hello"),
            ("6591234567", 20, "Hello"),
        ],
    )
    def test_who_gets_an_answer_when(self, phone: str, hour: int, answer: str | None) -> None:
        now = datetime(2026, 1, 5, hour, 0, tzinfo=UTC)
        chat = published("out-of-office-by-country", phone=phone, now=now)
        chat.customer("hi")
        texts = [message.content["text"] for message in chat.screen]  # type: ignore[union-attr]
        assert [text.split(",")[0] for text in texts] == ([answer] if answer else [])
        chat.expect_complete()
