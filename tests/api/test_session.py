"""The first start, signing in and out, and what a browser's session may do."""

from __future__ import annotations

import asyncio
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from argon2 import PasswordHasher

from chatwright.api import session
from chatwright.store import people
from tests.api.server import Answer, Server, serving

OWNER = {"email": "Ann@Example.com", "name": "Ann", "password": "correct horse battery"}
API = "/api/chatwright/v1"
REAL_HASHER = session.HASHER


@pytest.fixture(autouse=True)
def forgiven(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has failed to sign in yet, and hashing a password is quick."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(session, "THROTTLE", session.Throttle())
    monkeypatch.setattr(session, "HASHER", quick)
    monkeypatch.setattr(session, "NOBODY", quick.hash("nobody has this password"))


def test_hashing_a_password_costs_as_much_as_it_should() -> None:
    hasher = PasswordHasher()
    assert hasher.memory_cost >= 19 * 1024
    assert hasher.time_cost >= 2
    assert REAL_HASHER.memory_cost == hasher.memory_cost


def token_of(server: Server) -> str:
    assert server.setup_url is not None
    assert server.setup_url.startswith(f"{server.url}/setup?token=")
    return server.setup_url.partition("token=")[2]


async def set_up(server: Server) -> Answer:
    answer = await server.call("POST", f"{API}/setup", {"token": token_of(server), **OWNER})
    assert answer.status == 201, answer.text
    return answer


def cookie_of(answer: Answer) -> Any:
    cookie: SimpleCookie = SimpleCookie()
    cookie.load(answer.headers["Set-Cookie"])
    return cookie["chatwright_session"]


def signed(answer: Answer, *, csrf: bool = True) -> dict[str, str]:
    """The headers of a browser that was given this answer."""
    headers = {"Cookie": f"chatwright_session={cookie_of(answer).value}"}
    return {**headers, "X-CSRF-Token": answer.json["csrfToken"]} if csrf else headers


async def sign_in(server: Server, email: str, password: str, **headers: str) -> Answer:
    body = {"email": email, "password": password}
    return await server.call("POST", f"{API}/sign-in", body, headers=headers)


async def test_before_the_first_account_the_page_is_told_that_setup_is_needed(first_server: Server) -> None:
    said = (await first_server.call("GET", f"{API}/session")).json
    assert said["setupNeeded"] is True
    assert said["user"] is None
    assert said["csrfToken"] is None
    assert said["accountId"] is None


async def test_the_one_time_link_makes_the_owner_and_signs_in(first_server: Server) -> None:
    answer = await set_up(first_server)
    user = answer.json["user"]
    assert user == {"id": user["id"], "email": "ann@example.com", "name": "Ann", "role": "owner"}
    assert answer.json["setupNeeded"] is False
    again = await first_server.call("GET", f"{API}/session", headers=signed(answer))
    assert again.json["user"]["email"] == "ann@example.com"
    assert again.json["csrfToken"] == answer.json["csrfToken"]
    assert again.json["subAccountId"] == "demo_chatapps"


async def test_the_very_first_start_hands_out_a_link_that_works(
    database_url: str, empty: asyncpg.Pool, tmp_path: Path
) -> None:
    async with serving(database_url, empty, tmp_path) as server:
        await set_up(server)


async def test_a_later_start_hands_out_no_link(
    database_url: str, empty: asyncpg.Pool, tmp_path: Path
) -> None:
    async with serving(database_url, empty, tmp_path) as server:
        await set_up(server)
    async with serving(database_url, empty, tmp_path) as server:
        assert server.setup_url is None


async def test_a_restart_before_that_replaces_the_link(first_server: Server) -> None:
    newer = await people.create_setup_link(first_server.pool, "demo")
    older = await first_server.call("POST", f"{API}/setup", {"token": token_of(first_server), **OWNER})
    assert older.status == 403
    assert (await first_server.call("POST", f"{API}/setup", {"token": newer, **OWNER})).status == 201


async def test_the_link_works_once(first_server: Server) -> None:
    await set_up(first_server)
    second = {"token": token_of(first_server), **OWNER, "email": "eve@example.com"}
    answer = await first_server.call("POST", f"{API}/setup", second)
    assert (answer.status, answer.json["code"]) == (403, 1201)
    assert "Set-Cookie" not in answer.headers


async def test_of_many_uses_of_the_link_at_once_one_succeeds(first_server: Server) -> None:
    token = token_of(first_server)
    answers = await asyncio.gather(
        *(
            first_server.call("POST", f"{API}/setup", {"token": token, **OWNER, "email": f"a{n}@example.com"})
            for n in range(4)
        )
    )
    assert sorted(answer.status for answer in answers) == [201, 403, 403, 403]
    assert await first_server.pool.fetchval("select count(*) from users") == 1


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"token": "guessed"}, "link"),
        ({"password": "short"}, "password"),
        ({"password": "x" * 1000}, "password"),
        ({"email": "nobody"}, "email"),
        ({"email": "@"}, "email"),
        ({"name": " "}, "name"),
        ({"name": 5}, "name"),
    ],
)
async def test_a_setup_that_lacks_something_names_it_and_leaves_the_link_usable(
    first_server: Server, wrong: dict[str, Any], named: str
) -> None:
    answer = await first_server.call(
        "POST", f"{API}/setup", {"token": token_of(first_server), **OWNER, **wrong}
    )
    assert answer.status in (400, 403)
    assert named in answer.json["message"]
    await set_up(first_server)


async def test_the_session_cookie_is_out_of_reach_for_scripts_and_other_sites(first_server: Server) -> None:
    cookie = cookie_of(await set_up(first_server))
    assert cookie["httponly"] is True
    assert cookie["samesite"].lower() == "lax"
    assert cookie["path"] == "/"
    assert not cookie["secure"], "over plain HTTP on loopback a Secure cookie would never come back"
    assert 0 < int(cookie["max-age"]) <= 14 * 86_400


async def test_a_stored_session_is_a_hash(first_server: Server) -> None:
    cookie = cookie_of(await set_up(first_server))
    row = await first_server.pool.fetchrow("select token_hash, csrf_token from sessions")
    assert cookie.value.encode() not in bytes(row["token_hash"])
    password = await first_server.pool.fetchval("select password_hash from users")
    assert password.startswith("$argon2id$")


async def test_a_changing_request_needs_the_csrf_token(first_server: Server) -> None:
    answer = await set_up(first_server)
    path, body = f"{API}/subaccounts/shop_chat/channel", {"provider": "simulator"}
    without = await first_server.call("PUT", path, body, headers=signed(answer, csrf=False))
    assert (without.status, without.json["code"]) == (403, 1201)
    headers = {**signed(answer, csrf=False), "X-CSRF-Token": "wr\u00f6ng"}
    assert (await first_server.call("PUT", path, body, headers=headers)).status == 403
    assert (await first_server.call("PUT", path, body, headers=signed(answer))).status == 200
    looked = await first_server.call("GET", f"{API}/subaccounts", headers=signed(answer, csrf=False))
    assert looked.status == 200


async def test_the_csrf_token_of_another_session_does_not_help(first_server: Server) -> None:
    first = await set_up(first_server)
    second = await sign_in(first_server, OWNER["email"], OWNER["password"])
    mixed = {**signed(first), "X-CSRF-Token": second.json["csrfToken"]}
    answer = await first_server.call(
        "PUT", f"{API}/subaccounts/s_1/channel", {"provider": "simulator"}, headers=mixed
    )
    assert answer.status == 403


async def test_signing_in_reads_the_address_without_case(first_server: Server) -> None:
    await set_up(first_server)
    answer = await sign_in(first_server, "ANN@example.COM", OWNER["password"])
    assert answer.status == 200
    assert answer.json["user"]["name"] == "Ann"


async def test_wrong_password_and_unknown_address_get_the_same_answer(first_server: Server) -> None:
    await set_up(first_server)
    wrong = await sign_in(first_server, OWNER["email"], "not the password")
    unknown = await sign_in(first_server, "nobody@example.com", "not the password")
    assert wrong.status == unknown.status == 401
    assert wrong.json["message"] == unknown.json["message"]


async def test_too_many_failures_close_the_door_for_a_while(first_server: Server) -> None:
    await set_up(first_server)
    for _ in range(session.TRIES):
        assert (await sign_in(first_server, OWNER["email"], "wrong password")).status == 401
    answer = await sign_in(first_server, OWNER["email"], OWNER["password"])
    assert (answer.status, answer.json["code"]) == (429, 429)
    assert 0 < int(answer.headers["Retry-After"]) <= 301


async def test_many_tries_at_once_are_counted_before_they_are_judged(first_server: Server) -> None:
    await set_up(first_server)
    answers = await asyncio.gather(
        *(sign_in(first_server, OWNER["email"], f"guess number {n}") for n in range(3 * session.TRIES))
    )
    assert sum(answer.status == 401 for answer in answers) == session.TRIES
    assert sum(answer.status == 429 for answer in answers) == 2 * session.TRIES


async def test_success_forgets_the_failures(first_server: Server) -> None:
    await set_up(first_server)
    for _ in range(2):
        for _ in range(session.TRIES - 1):
            await sign_in(first_server, OWNER["email"], "wrong password")
        assert (await sign_in(first_server, OWNER["email"], OWNER["password"])).status == 200


def test_the_throttle_forgets_the_oldest_keys_first() -> None:
    throttle = session.Throttle()
    for _ in range(session.TRIES):
        throttle.failed("email victim@example.com")
    for number in range(session.KEYS_KEPT - 1):
        throttle.failed(f"email {number}")
    with pytest.raises(session.ApiError):
        throttle.check("email victim@example.com")


async def test_signing_out_ends_the_session(first_server: Server) -> None:
    answer = await set_up(first_server)
    out = await first_server.call("POST", f"{API}/sign-out", headers=signed(answer))
    assert out.status == 204
    assert 'chatwright_session=""' in out.headers["Set-Cookie"]
    after = await first_server.call("GET", f"{API}/journeys", headers=signed(answer))
    assert after.status == 401
    assert (await first_server.call("GET", f"{API}/session", headers=signed(answer))).json["user"] is None


async def test_signing_out_needs_the_csrf_token_too(first_server: Server) -> None:
    answer = await set_up(first_server)
    out = await first_server.call("POST", f"{API}/sign-out", headers=signed(answer, csrf=False))
    assert out.status == 403
    assert (await first_server.call("GET", f"{API}/journeys", headers=signed(answer))).status == 200


async def test_a_session_that_has_ended_opens_nothing(first_server: Server) -> None:
    answer = await set_up(first_server)
    await first_server.pool.execute("update sessions set expires_at = now()")
    assert (await first_server.call("GET", f"{API}/journeys", headers=signed(answer))).status == 401


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_another_sites_page_cannot_sign_somebody_in(first_server: Server, site: str) -> None:
    await set_up(first_server)
    answer = await sign_in(first_server, OWNER["email"], OWNER["password"], **{"Sec-Fetch-Site": site})
    assert answer.status == 403
    own = await sign_in(first_server, OWNER["email"], OWNER["password"], **{"Sec-Fetch-Site": "same-origin"})
    assert own.status == 200


async def test_a_person_who_only_looks_cannot_change_anything(first_server: Server) -> None:
    answer = await set_up(first_server)
    await first_server.pool.execute("update users set role = 'viewer'")
    path, body = f"{API}/subaccounts/shop_chat/channel", {"provider": "simulator"}
    assert (await first_server.call("PUT", path, body, headers=signed(answer))).status == 403
    assert (await first_server.call("GET", f"{API}/journeys", headers=signed(answer))).status == 200


async def test_a_session_works_for_the_automation_api_of_its_account_alone(first_server: Server) -> None:
    answer = await set_up(first_server)
    headers = signed(answer)
    assert (
        await first_server.call("GET", "/api/v1/accounts/demo/definitions", headers=headers)
    ).status == 200
    assert (
        await first_server.call("GET", "/api/v1/accounts/other/definitions", headers=headers)
    ).status == 403
