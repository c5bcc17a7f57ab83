"""Telling webhooks: what is told, in what order, how often, and that nothing is lost (messaging.md section 10)."""

from __future__ import annotations

import asyncio
from collections import Counter

import asyncpg
import pytest

from chatwright.egress import EgressGuard
from chatwright.runtime.hooks import EACH, KEPT_DEAD, KEPT_DELIVERED
from chatwright.runtime.outbox import NewMessage
from chatwright.store import events_out, webhook_events, webhooks
from tests.engine.chat import say
from tests.runtime.hooked import CLOCK, SEALER, SIM, ClockedRuntime, Hooked
from tests.runtime.world import ACCOUNT, SUB, World, until
from tests.stubs.receiver import Receiver
from tests.stubs.serving import free_port, served

WAY = ["queued", "sent", "delivered delivered_to_operator", "delivered delivered_to_recipient", "read"]


@pytest.fixture
async def hooked(world: World) -> Hooked:
    """The world with one process whose clock can be moved."""
    CLOCK.by *= 0
    process = await world.process(ClockedRuntime)
    await process.directory.account(world.pool, ACCOUNT)
    return Hooked(world, [process])


async def test_a_message_and_its_answer_are_told_with_every_state_in_order(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    await hooked.subscribe("MSG", f"{url}/msg")
    await hooked.subscribe("CADR", f"{url}/dr")
    await hooked.answers_with("Hello!")
    umid = await hooked.says("hi")
    await hooked.world.quiet()
    await hooked.looks()
    await hooked.tell()
    came = [heard for heard in receiver.heard if heard.path == "/msg"]
    assert [heard.payload["umid"] for heard in came] == [umid]
    assert came[0].body["version"] == 3
    assert came[0].payload["user"] == {"msisdn": "+6591234567"}
    receipts = [heard for heard in receiver.heard if heard.path == "/dr"]
    assert [heard.state for heard in receipts] == WAY
    assert len({heard.payload["umid"] for heard in receipts}) == 1
    assert receipts[3].payload["outboundContent"]["body"] == {"text": "Hello!"}
    assert await hooked.statuses() == ["delivered"] * 6


async def test_without_anybody_who_listens_nothing_is_written(hooked: Hooked) -> None:
    await hooked.answers_with("Hello!")
    await hooked.says("hi")
    await hooked.world.quiet()
    await hooked.looks()
    assert await hooked.rows() == []


async def test_without_anybody_who_listens_nobody_looks_for_what_to_tell(hooked: Hooked) -> None:
    """A receipt has its process look only when there is something to tell."""
    world, hooks = hooked.world, hooked.processes[0].hooks
    await world.publish(say("hello", "Hello!"))
    await world.says(to=hooked.processes[0])
    await world.quiet()
    (row,) = await world.sent()
    assert await world.receipt(row["umid"], "sent", to=hooked.processes[0])
    assert not hooks._poked.is_set()
    await world.pool.execute("update messages set dlr_callback_url = 'https://e.example/dr'")
    detail = "delivered_to_recipient"
    assert await world.receipt(row["umid"], "delivered", detail, to=hooked.processes[0])
    assert hooks._poked.is_set()


async def test_a_turn_that_needs_locks_tells_the_same(hooked: Hooked, receiver: Receiver, url: str) -> None:
    await hooked.subscribe("MSG", f"{url}/msg")
    await hooked.subscribe("CADR", f"{url}/dr")
    await hooked.answers_with("One")
    await hooked.answers_with("Two")  # two journeys that the same message starts
    await hooked.says("hi")
    await hooked.world.quiet()
    await hooked.tell()
    assert [heard.path for heard in receiver.heard].count("/msg") == 1
    states = Counter(heard.state for heard in receiver.heard if heard.path == "/dr")
    assert states == Counter(WAY[:4] * 2)


async def test_receipts_of_the_provider_are_passed_on(hooked: Hooked, receiver: Receiver, url: str) -> None:
    await hooked.subscribe("CADR", url)
    world = hooked.world
    await world.runtime.directory.account(world.pool, ACCOUNT)
    await world.publish(say("hello", "Hello!"))
    await world.says()
    await world.quiet()
    ((umid,),) = await world.pool.fetch("select umid from messages where direction = 'outbound'")
    for state, detail in (("sent", None), ("undelivered", "undelivered_to_recipient"), ("sent", None)):
        await world.receipt(umid, state, detail)
    await hooked.tell()
    assert receiver.states == ["queued", "sent", "undelivered undelivered_to_recipient"]


async def test_a_closed_window_is_told_as_undelivered(hooked: Hooked, receiver: Receiver, url: str) -> None:
    await hooked.subscribe("CADR", url)
    message = NewMessage(
        sub_account_id=SIM, channel="whatsapp", address="6591234567", type="text", content={"text": "Hello!"}
    )
    await hooked.runtime.send(ACCOUNT, [message])
    await hooked.world.quiet()
    await hooked.tell()
    assert receiver.states == ["queued", "undelivered rejected_by_operator"]
    status = receiver.heard[1].payload["status"]
    assert status["errorCode"] == 1022
    assert status["errorMessage"]


async def test_after_1_10_30_and_90_seconds_it_is_tried_again_and_then_it_is_dead(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    await hooked.subscribe("MSG", url)
    receiver.answer = lambda _: 401 if len(receiver.heard) % 2 else 500
    await hooked.says("hi")
    await hooked.tell()
    for count, pause in enumerate((1, 10, 30, 90), start=1):
        assert len(receiver.heard) == count
        CLOCK.move(pause - 0.9)
        await hooked.tell()
        assert len(receiver.heard) == count, "it was tried too early"
        CLOCK.move(1)
        await hooked.tell()
    assert len(receiver.heard) == 5
    assert await hooked.statuses() == ["dead"]
    CLOCK.move(100_000)
    await hooked.tell()
    assert len(receiver.heard) == 5
    assert len({heard.id for heard in receiver.heard}) == 1
    assert len({heard.raw for heard in receiver.heard}) == 1
    tries = await hooked.world.pool.fetch("select status_code, answer from webhook_attempts order by id")
    assert [row[0] for row in tries] == [401, 500, 401, 500, 401]
    assert tries[0][1] == "heard"


async def test_a_dead_event_is_told_again_when_somebody_asks(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    await hooked.subscribe("MSG", url)
    receiver.answer = lambda _: 500
    await hooked.says("hi")
    for seconds in (0, 1.1, 10.1, 30.1, 90.1):
        CLOCK.move(seconds)
        await hooked.tell()
    assert await hooked.statuses() == ["dead"]
    receiver.answer = lambda _: 204
    assert await webhook_events.redeliver_dead(hooked.world.pool, ACCOUNT, None, CLOCK.now()) == 1
    await hooked.tell()
    assert await hooked.statuses() == ["delivered"]
    assert len({heard.id for heard in receiver.heard}) == 1


async def test_what_comes_later_in_a_conversation_waits_for_what_came_before(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    await hooked.subscribe("MSG", url)
    receiver.answer = lambda _: (
        500 if receiver.texts[-1] == "one" and receiver.texts.count("one") == 1 else 200
    )
    for words in ("one", "two", "three"):
        await hooked.says(words)
    await hooked.says("from another", phone="+6591000000")
    await hooked.tell()
    assert sorted(receiver.texts) == ["from another", "one"]
    CLOCK.move(1.1)
    await hooked.tell()
    assert [text for text in receiver.texts if text != "from another"] == ["one", "one", "two", "three"]
    assert await hooked.statuses() == ["delivered"] * 4


async def test_one_who_does_not_answer_within_five_seconds_has_not_heard(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    await hooked.subscribe("MSG", url)
    receiver.answer = lambda _: None
    await hooked.says("hi")
    await hooked.tell()
    row = await hooked.world.pool.fetchrow("select status_code, error, took_ms from webhook_attempts")
    assert row["status_code"] is None
    assert "5 s" in row["error"]
    assert 4_900 <= row["took_ms"] < 7_000


async def test_one_who_hangs_does_not_hold_up_others(hooked: Hooked, receiver: Receiver, url: str) -> None:
    slow = Receiver(answer=lambda _: None)
    async with served(slow.app()) as slow_url:
        await hooked.subscribe("MSG", slow_url, version=2)
        await hooked.subscribe("MSG", url, version=3)
        for number in range(3 * EACH):
            await hooked.says("hi", phone=f"+65910000{number:02d}")
        began = asyncio.get_running_loop().time()
        while len(receiver.heard) < 3 * EACH:
            await hooked.runtime.hooks.look()
            await asyncio.sleep(0.01)
        assert asyncio.get_running_loop().time() - began < 4
        assert len(slow.heard) == EACH, "each receiver has so many places and no more"


async def test_one_who_is_not_there_is_asked_again(hooked: Hooked) -> None:
    port = free_port()
    await hooked.subscribe("MSG", f"http://127.0.0.1:{port}/")
    await hooked.says("hi")
    await hooked.tell()
    assert await hooked.statuses() == ["queued"]
    back = Receiver()
    async with served(back.app(), port):
        CLOCK.move(1.1)
        await hooked.tell()
    assert back.texts == ["hi"]


async def test_a_redirect_is_not_followed(hooked: Hooked, receiver: Receiver, url: str) -> None:
    await hooked.subscribe("MSG", url)
    receiver.answer = lambda _: 302
    await hooked.says("hi")
    await hooked.tell()
    assert await hooked.statuses() == ["queued"]


async def test_private_addresses_are_not_called(world: World) -> None:
    guard = EgressGuard()
    inside = Receiver()
    async with served(inside.app()) as inside_url:
        process = ClockedRuntime(world.pool, world.job_pool, guard, SEALER)
        hooked = Hooked(world, [process])
        await hooked.subscribe("MSG", inside_url)
        await hooked.says("hi")
        await hooked.tell()
        assert inside.heard == []
        error = await world.pool.fetchval("select error from webhook_attempts")
        assert "CHATWRIGHT_EGRESS_ALLOW" in error
    await guard.close()


async def test_events_are_signed_and_a_replaced_secret_signs_for_a_day(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    webhook_id, secret = await hooked.subscribe("MSG", url, httpAuthorization=SEALER.seal("Basic dXNlcjpw"))
    await hooked.says("one")
    await hooked.tell()
    assert receiver.heard[0].is_signed_with(secret)
    assert receiver.heard[0].headers["authorization"] == "Basic dXNlcjpw"
    assert not receiver.heard[0].is_signed_with("whsec_" + "A" * 44)
    newer = "whsec_" + "QUFB" * 8
    await webhooks.rotate(hooked.world.pool, ACCOUNT, webhook_id, SEALER.seal(newer))
    await hooked.world.pool.execute("update accounts set definitions_epoch = definitions_epoch + 1")
    await hooked.runtime.directory.account(hooked.world.pool, ACCOUNT)
    await hooked.says("two")
    await hooked.tell()
    assert receiver.heard[1].is_signed_with(secret)
    assert receiver.heard[1].is_signed_with(newer)
    CLOCK.move(25 * 3600)
    await hooked.says("three")
    await hooked.tell()
    assert not receiver.heard[2].is_signed_with(secret)
    assert receiver.heard[2].is_signed_with(newer)


@pytest.mark.parametrize("place", ["header", "body"])
async def test_an_access_token_is_fetched_once_and_again_when_it_is_refused(
    hooked: Hooked, receiver: Receiver, url: str, place: str
) -> None:
    oauth = {
        "url": f"{url}/token",
        "clientId": "me",
        "clientSecret": SEALER.seal("hush"),
        "credentialsLocation": place,
        "scope": "read write",
    }
    await hooked.subscribe("MSG", url, oauth=oauth)
    await hooked.says("one")
    await hooked.tell()
    await hooked.says("two")
    await hooked.tell()
    assert [heard.headers["authorization"] for heard in receiver.heard] == ["Bearer token-1"] * 2
    ((headers, form),) = receiver.token_requests
    assert (form["grant_type"], form["scope"]) == ("client_credentials", "read write")
    if place == "header":
        assert headers["authorization"] == "Basic bWU6aHVzaA=="
        assert "client_secret" not in form
    else:
        assert (form["client_id"], form["client_secret"]) == ("me", "hush")
        assert "authorization" not in headers
    receiver.answer = lambda heard: 401 if heard.headers["authorization"] == "Bearer token-1" else 200
    await hooked.says("three")
    await hooked.tell()
    CLOCK.move(1.1)
    await hooked.tell()
    assert receiver.heard[-1].headers["authorization"] == "Bearer token-2"
    assert await hooked.statuses() == ["delivered"] * 3


async def test_only_the_subaccount_and_kind_that_was_asked_for_is_told(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    await hooked.subscribe("MSG", f"{url}/other", sub=SUB)
    await hooked.subscribe("MSG", f"{url}/mine", sub=SIM, version=2)
    await hooked.subscribe("CABM", f"{url}/business")
    await hooked.says("hi")
    event = {"eventId": "e-1", "eventType": "template_status_update", "eventDetails": {}}
    await events_out.add(hooked.world.pool, ACCOUNT, SIM, "CABM", event)
    await hooked.tell()
    assert sorted(heard.path for heard in receiver.heard) == ["/business", "/mine"]
    told = {heard.path: heard.body for heard in receiver.heard}
    assert told["/business"] == event
    assert "version" not in told["/mine"]
    assert told["/mine"]["payload"]["user"] == {"msisdn": "+6591234567", "channelUserId": "6591234567"}


async def test_a_message_that_names_its_own_address_is_told_there_without_credentials(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    _, secret = await hooked.subscribe("CADR", f"{url}/all", httpAuthorization=SEALER.seal("Bearer hush"))
    await hooked.says("hi")
    message = NewMessage(
        sub_account_id=SIM, channel="whatsapp", address="6591234567", type="text", content={"text": "Hello!"},
        client_message_id="mine-1", batch_id="b-1", client_batch_id="cb-1", dlr_callback_url=f"{url}/own",
    )  # fmt: skip
    await hooked.runtime.send(ACCOUNT, [message])
    await hooked.world.quiet()
    await hooked.tell()
    assert {heard.path for heard in receiver.heard} == {"/own"}
    assert receiver.states == WAY[:4]
    assert "authorization" not in receiver.heard[0].headers
    assert receiver.heard[0].is_signed_with(secret)
    payload = receiver.heard[0].payload
    assert (payload["clientMessageId"], payload["batchId"], payload["clientBatchId"]) == (
        "mine-1",
        "b-1",
        "cb-1",
    )


async def test_a_webhook_that_is_off_keeps_what_waits_until_it_is_on_again(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    webhook_id, _ = await hooked.subscribe("MSG", url)
    await hooked.says("before")

    async def switch(enabled: bool) -> None:
        await webhooks.change(
            hooked.world.pool, ACCOUNT, webhook_id, version=3, url=url, enabled=enabled, access="{}"
        )
        await hooked.world.pool.execute("update accounts set definitions_epoch = definitions_epoch + 1")
        await hooked.runtime.directory.account(hooked.world.pool, ACCOUNT)

    await switch(False)
    await hooked.says("meanwhile")
    await hooked.tell()
    assert receiver.heard == []
    await switch(True)
    await hooked.tell()
    assert receiver.texts == ["before"]


async def test_many_processes_tell_each_event_once_and_in_order(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    hooked.processes.append(await hooked.world.process(ClockedRuntime))
    hooked.processes.append(await hooked.world.process(ClockedRuntime))
    await hooked.subscribe("MSG", url)
    receiver.pause = 0.005
    for number in range(6):
        for phone in range(10):
            await hooked.says(str(number), phone=f"+65910000{phone:02d}")
    while not await hooked.world.pool.fetchval("select bool_and(status = 'delivered') from webhook_events"):
        await asyncio.gather(*(process.hooks.look() for process in hooked.processes))
        await asyncio.sleep(0.005)
    by_phone: dict[str, list[str]] = {}
    for heard in receiver.heard:
        by_phone.setdefault(heard.payload["user"]["msisdn"], []).append(heard.payload["content"]["text"])
    assert set(map(tuple, by_phone.values())) == {tuple("012345")}
    assert receiver.most_at_once > 1


async def test_an_event_of_a_process_that_died_before_telling_is_told_by_another(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    await hooked.subscribe("MSG", url)
    await hooked.says("hi")  # committed; this process does nothing more
    other = await hooked.world.process(ClockedRuntime)
    await hooked.tell(other)
    assert receiver.texts == ["hi"]


async def test_a_process_that_dies_while_it_tells_leads_to_the_same_event_again_and_to_no_other(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    await hooked.subscribe("MSG", url)
    receiver.answer = lambda _: None if len(receiver.heard) == 1 else 200
    await hooked.says("hi")
    await hooked.runtime.hooks.look()
    await until(lambda: heard(receiver, 1))
    await hooked.runtime._tasks.finish(timeout_seconds=0)
    other = await hooked.world.process(ClockedRuntime)
    hooked.processes = [other]
    await hooked.tell()
    assert len(receiver.heard) == 1, "the lease of the dead process still counts"
    CLOCK.move(21)
    await hooked.tell()
    assert len({one.id for one in receiver.heard}) == 1
    assert len(receiver.heard) == 2
    assert await hooked.statuses() == ["delivered"]


async def heard(receiver: Receiver, count: int) -> bool:
    """Whether so many events have come."""
    return len(receiver.heard) >= count


async def test_old_deliveries_are_forgotten_and_dead_ones_later(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    await hooked.subscribe("MSG", url)
    await hooked.says("hi")
    await hooked.tell()
    CLOCK.by += KEPT_DELIVERED
    await hooked.runtime.hooks.tidy()
    assert await hooked.rows() == []
    assert await hooked.world.pool.fetchval("select count(*) from webhook_attempts") == 0
    receiver.answer = lambda _: 500
    await hooked.says("again")
    for seconds in (0, 1.1, 10.1, 30.1, 90.1):
        CLOCK.move(seconds)
        await hooked.tell()
    CLOCK.by += KEPT_DELIVERED
    await hooked.runtime.hooks.tidy()
    assert await hooked.statuses() == ["dead"]
    CLOCK.by += KEPT_DEAD
    await hooked.runtime.hooks.tidy()
    assert await hooked.rows() == []


async def test_an_event_is_undone_with_what_it_tells_of(hooked: Hooked, url: str) -> None:
    await hooked.subscribe("CABM", url)
    with pytest.raises(asyncpg.DivisionByZeroError):
        async with hooked.world.pool.acquire() as conn, conn.transaction():
            await events_out.add(conn, ACCOUNT, SIM, "CABM", {"eventId": "e-1"})
            await conn.execute("select 1 / 0")
    assert await hooked.rows() == []


async def test_cards_of_people_and_choices_about_marketing_are_business_events(
    hooked: Hooked, receiver: Receiver, url: str
) -> None:
    """Cards are not told with the messages (messaging.md sections 10.4 and 10.6)."""
    await hooked.subscribe("MSG", f"{url}/msg")
    await hooked.subscribe("CABM", f"{url}/cabm")
    card = {"name": {"formatted_name": "Ann Lee", "first_name": "Ann"}}
    await hooked.sends({"type": "contacts", "content": {"contacts": [card]}})
    target = await hooked.says("hi")
    reaction = {"message_id": target, "emoji": "👍"}
    await hooked.sends({"type": "reaction", "content": {"reaction": reaction}})
    await hooked.world.quiet()
    await hooked.tell()
    (told,) = [heard.body for heard in receiver.heard if heard.path == "/cabm"]
    assert told["eventType"] == "whatsapp_contact"
    assert told["eventDetails"]["rawEvent"]["value"]["messages"][0]["contacts"] == [card]
    came = [heard.payload for heard in receiver.heard if heard.path == "/msg"]
    assert [one["type"] for one in came] == ["Text", "Reaction"]
    assert (came[1]["content"], came[1]["replyToUmid"]) == ({"reaction": reaction}, target)
