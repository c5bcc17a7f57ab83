"""The demo journey: a customer books an appointment."""

from __future__ import annotations

from tests.scenarios.chat import Chat

WELCOME = "Welcome to Harbour Dental 👋\nWhat can we do for you?"
SERVICES = ["Check-up", "Cleaning", "Filling", "I'm in pain", "My visits"]
PEOPLE = ["Anyone", "Dr Ada Lim", "Dr Ben Ortiz"]
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


async def sees_times(chat: Chat, service: str, person: str | None = None) -> list[str]:
    """The customer asks for a service, and sees the free times."""
    await chat.customer("book appointment")
    await chat.expect_list(WELCOME)
    await chat.taps(service)
    if person is not None:
        await chat.expect_list("Who would you like to see?", rows=PEOPLE)
        await chat.taps(person)
    return await chat.expect_list(times(service))


async def books(chat: Chat, service: str, title: str) -> None:
    """The customer chooses a time and says yes."""
    await chat.taps(title)
    await chat.expect_buttons_like(
        rf"{service}( with [\w ]+)? on \w+ \d+ \w+ at \d\d:\d\d\.\nWe keep .*", ["Book it", "Another time"]
    )
    await chat.taps("Book it")
    await chat.expect_text_like(
        rf"You're booked ✅ {service} on \w+ \d+ \w+ at \d\d:\d\d\.\nWe look forward .*"
    )
    await chat.expect_complete()


async def test_a_customer_books_an_appointment(clinic: Chat) -> None:
    chat = clinic
    await chat.customer("I would like to Book Appointment please")
    await chat.expect_list(WELCOME, rows=SERVICES)
    await chat.taps("Cleaning")
    free = await chat.expect_list(times("Cleaning"))
    assert len(free) == 10
    assert free[8:] == ["More times", "Another day"]
    await books(chat, "Cleaning", free[1])
    assert await bookings(chat) == [("+6591234567", "cleaning")]


async def test_a_customer_chooses_person_day_and_time(clinic: Chat) -> None:
    chat = clinic
    free = await sees_times(chat, "Check-up", "Dr Ada Lim")
    await chat.taps("More times")
    later = await chat.expect_list(times("Check-up"))
    assert not set(free[:8]) & set(later[:8])
    await chat.taps("Another day")
    days = await chat.expect_list("Which day suits you?")
    assert len(days) == 10
    assert days[-1] == "Later days"
    await chat.taps("Later days")
    later_days = await chat.expect_list("Which day suits you?")
    assert not set(days[:9]) & set(later_days[:9])
    await chat.taps(later_days[0])
    of_day = await chat.expect_list(times("Check-up"))
    assert all(title.startswith(later_days[0]) for title in of_day[:8])
    await books(chat, "Check-up", of_day[0])
    assert await chat.pool.fetchval("select staff_id from bookings where status = 'booked'") == "ada"


async def test_a_second_customer_is_not_offered_the_slot(clinic: Chat) -> None:
    ann, bob = clinic, clinic.other("6598765432", "Bob")
    free = await sees_times(ann, "Cleaning")
    await books(ann, "Cleaning", free[0])
    left = await sees_times(bob, "Cleaning")
    assert free[0] not in left
    assert left[:7] == free[1:8]


async def test_a_time_is_kept_while_the_customer_decides_and_then_given_back(clinic: Chat) -> None:
    ann, bob = clinic, clinic.other("6598765432", "Bob")
    free = await sees_times(ann, "Cleaning")
    await ann.taps(free[0])
    await ann.expect_buttons_like("Cleaning with Mia Chen on .*", ["Book it", "Another time"])
    assert free[0] not in await sees_times(bob, "Cleaning")
    await ann.taps("Another time")
    assert free[0] in await ann.expect_list(times("Cleaning"))
    await bob.taps("More times")
    await bob.expect_list(times("Cleaning"))
    await ann.taps(free[0])
    await ann.expect_buttons_like("Cleaning with Mia Chen on .*", ["Book it", "Another time"])
    await ann.clock.advance(minutes=11)
    await ann.expect_text(BYE)
    carol = ann.other("6591112222", "Carol")
    assert free[1] in await sees_times(carol, "Cleaning")
    assert await bookings(ann) == []


async def test_somebody_else_takes_the_slot_between_offer_and_choice(clinic: Chat) -> None:
    ann, bob = clinic, clinic.other("6598765432", "Bob")
    free = await sees_times(ann, "Filling", "Dr Ada Lim")
    assert await sees_times(bob, "Filling", "Dr Ada Lim") == free

    await books(ann, "Filling", free[2])
    await bob.taps(free[2])
    await bob.expect_text("Somebody was quicker and has just taken that time. Let me look again.")
    again = await bob.expect_list(times("Filling"))
    assert free[2] not in again
    await books(bob, "Filling", again[5])
    assert sorted(await bookings(ann)) == [("+6591234567", "filling"), ("+6598765432", "filling")]


async def test_a_customer_moves_a_visit_and_cancels_it(clinic: Chat) -> None:
    chat = clinic
    free = await sees_times(chat, "Cleaning")
    await books(chat, "Cleaning", free[0])
    await chat.customer("Can I change my appointment?")
    await chat.expect_list("Which visit is it?", rows=[free[0]])
    await chat.taps(free[0])
    doing = ["Move it", "Cancel it", "Keep it"]
    await chat.expect_buttons(f"Your visit on {free[0]}: what would you like to do?", doing)
    await chat.taps("Move it")
    offered = await chat.expect_list(times("Cleaning"))
    assert free[0] not in offered
    await chat.taps(free[3])
    await chat.expect_text_like(r"Moved ✅ Cleaning is now on .*\nSee you then!")
    await chat.expect_complete()

    await chat.customer("my appointment")
    await chat.expect_list("Which visit is it?", rows=[free[3]])
    await chat.taps(free[3])
    await chat.expect_buttons(f"Your visit on {free[3]}: what would you like to do?", doing)
    await chat.taps("Cancel it")
    await chat.expect_text_like(f"Your visit on {free[3]} is cancelled.*")
    assert await bookings(chat) == []
    history = await chat.pool.fetch("select what from booking_history order by id")
    assert [row[0] for row in history] == ["booked", "moved", "cancelled"]
    await chat.customer("my appointment")
    await chat.expect_text_like("You have no visit ahead.*")


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
    await books(chat, "Cleaning", free[0])


async def test_when_everything_is_taken_there_is_no_slot_to_offer(clinic: Chat) -> None:
    chat = clinic
    await chat.pool.execute(
        """
        insert into bookings (account_id, staff_id, starts_at, ends_at, busy_from, busy_until, customer)
        select 'demo', staff.id, hour, hour + interval '1 hour', hour, hour + interval '1 hour', 'the staff'
        from staff, generate_series(date_trunc('hour', now()), now() + interval '40 days', interval '1 hour') hour
        """
    )
    await chat.customer("book appointment")
    await chat.expect_list(WELCOME)
    await chat.taps("I'm in pain")
    await chat.expect_list("Who would you like to see?", rows=PEOPLE)
    await chat.taps("Anyone")
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


async def test_somebody_who_chooses_slowly_still_gets_the_time(clinic: Chat) -> None:
    chat = clinic
    free = await sees_times(chat, "Cleaning")
    await chat.clock.advance(minutes=20)
    await books(chat, "Cleaning", free[0])
