"""The demo journey: a customer books an appointment."""

from __future__ import annotations

from tests.scenarios.chat import Chat

WELCOME = "Welcome to Harbour Dental 👋\nWhat can we do for you?"
SERVICES = ["Check-up", "Cleaning", "Filling", "I'm in pain"]
BYE = "We are here when you need us. Write “book appointment” to start again."


def times(service: str) -> str:
    """What is said above the free times."""
    return f"These are our next free times for {service}. Which one suits you?"


async def bookings(chat: Chat) -> list[tuple[str, str | None]]:
    """Whose bookings there are, and for what, in order of time."""
    rows = await chat.pool.fetch(
        "select customer, service_id from bookings where status = 'booked' order by starts_at"
    )
    return [(row[0], row[1]) for row in rows]


async def test_a_customer_books_an_appointment(clinic: Chat) -> None:
    chat = clinic
    await chat.customer("I would like to Book Appointment please")
    await chat.expect_list(WELCOME, rows=SERVICES)
    await chat.taps("Cleaning")
    free = await chat.expect_list(times("Cleaning"))
    assert len(free) == 8
    await chat.taps(free[1])
    await chat.expect_text_like(
        r"You're booked ✅ Cleaning on \w+ \d+ \w+ at \d\d:00\.\nWe look forward to seeing you!"
    )
    await chat.expect_complete()
    assert await bookings(chat) == [("+6591234567", "cleaning")]


async def test_a_second_customer_is_not_offered_the_slot(clinic: Chat) -> None:
    ann, bob = clinic, clinic.other("6598765432", "Bob")
    await ann.customer("book appointment")
    await ann.expect_list(WELCOME)
    await ann.taps("Check-up")
    free = await ann.expect_list(times("Check-up"))
    await ann.taps(free[0])
    await ann.expect_text_like("You're booked.*")

    await bob.customer("book appointment")
    await bob.expect_list(WELCOME)
    await bob.taps("Check-up")
    left = await bob.expect_list(times("Check-up"))
    assert free[0] not in left
    assert left[:7] == free[1:]


async def test_somebody_else_takes_the_slot_between_offer_and_choice(clinic: Chat) -> None:
    ann, bob = clinic, clinic.other("6598765432", "Bob")
    for customer in (ann, bob):
        await customer.customer("book appointment")
        await customer.expect_list(WELCOME)
        await customer.taps("Filling")
    free = await ann.expect_list(times("Filling"))
    assert await bob.expect_list(times("Filling")) == free

    await ann.taps(free[2])
    await ann.expect_text_like("You're booked.*")
    await bob.taps(free[2])
    await bob.expect_text("Somebody was quicker and has just taken that time. Let me look again.")
    again = await bob.expect_list(times("Filling"))
    assert free[2] not in again
    await bob.taps(again[2])
    await bob.expect_text_like("You're booked.*")
    assert await bookings(ann) == [("+6591234567", "filling"), ("+6598765432", "filling")]


async def test_no_reply_within_the_time_limit_ends_kindly_and_can_be_started_again(clinic: Chat) -> None:
    chat = clinic
    await chat.customer("book appointment")
    await chat.expect_list(WELCOME)
    await chat.clock.advance(minutes=29)
    await chat.expect_silence()
    await chat.clock.advance(minutes=2)
    await chat.expect_text(BYE)
    await chat.expect_complete()
    await chat.customer("book appointment")
    await chat.expect_list(WELCOME)


async def test_no_choice_of_a_time_within_the_time_limit(clinic: Chat) -> None:
    chat = clinic
    await chat.customer("book appointment")
    await chat.expect_list(WELCOME)
    await chat.taps("Cleaning")
    await chat.expect_list(times("Cleaning"))
    await chat.clock.advance(hours=1)
    await chat.expect_text(BYE)
    await chat.expect_complete()
    assert await bookings(chat) == []


async def test_an_answer_that_is_no_choice_is_asked_again(clinic: Chat) -> None:
    chat = clinic
    await chat.customer("book appointment")
    await chat.expect_list(WELCOME)
    await chat.customer("a cleaning please")
    await chat.expect_text("Sorry, I didn't catch that. Please tap “See services” and choose one.")
    await chat.expect_list(WELCOME)
    await chat.taps("Cleaning")
    await chat.expect_list(times("Cleaning"))
    await chat.customer("tomorrow?")
    await chat.expect_text("Sorry, I didn't catch that. Please tap “See times” and choose one.")
    free = await chat.expect_list(times("Cleaning"))
    await chat.taps(free[0])
    await chat.expect_text_like("You're booked.*")


async def test_when_everything_is_taken_there_is_no_slot_to_offer(clinic: Chat) -> None:
    chat = clinic
    await chat.pool.execute(
        """
        insert into bookings (account_id, starts_at, ends_at, customer)
        select 'demo', hour, hour + interval '1 hour', 'the staff'
        from generate_series(date_trunc('hour', now()), now() + interval '40 days', interval '1 hour') hour
        """
    )
    await chat.customer("book appointment")
    await chat.expect_list(WELCOME)
    await chat.taps("I'm in pain")
    await chat.expect_text(
        "We're fully booked for the coming weeks. Please call reception and we'll find a way."
    )
    await chat.expect_complete()


async def test_something_else_than_the_keyword_starts_an_instance_that_says_nothing(clinic: Chat) -> None:
    await clinic.customer("hello")
    await clinic.expect_silence()
    await clinic.expect_complete()


async def test_a_backend_that_cannot_be_reached_is_said_to_the_customer(chat: Chat) -> None:
    from chatwright import demo  # noqa: PLC0415
    from chatwright.settings import Settings  # noqa: PLC0415

    settings = Settings(secret_key="another", sub_account_id="demo_chatapps")
    await chat.publish(raw=demo.demo_source(settings))
    await chat.customer("book appointment")
    await chat.expect_list(WELCOME)
    await chat.taps("Cleaning")
    await chat.expect_text(
        "Sorry, our calendar can't be reached right now. Please try again in a few minutes."
    )


async def test_a_slot_that_has_gone_by_is_not_booked(clinic: Chat) -> None:
    chat = clinic
    await chat.customer("book appointment")
    await chat.expect_list(WELCOME)
    await chat.taps("Cleaning")
    free = await chat.expect_list(times("Cleaning"))
    await chat.clock.advance(minutes=20)
    await chat.taps(free[0])
    await chat.expect_text_like("You're booked.*")
