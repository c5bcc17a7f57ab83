"""The one way out: where calls to addresses that users wrote may lead, and how large and slow answers may be."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import ipaddress
import socket
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from chatwright.egress import (
    MAX_BYTES,
    EgressFailed,
    EgressGuard,
    EgressRefused,
    Response,
    is_public,
    read_allowance,
)

Handler = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]
LOOPBACK = ("127.0.0.1",)


async def fetch(guard: EgressGuard, url: str, method: str = "GET", **more: Any) -> Response:
    options: dict[str, Any] = {"headers": {}, "params": {}, "body": None, "timeout": timedelta(seconds=5)}
    return await guard.fetch(method, url, **{**options, **more})


@contextlib.asynccontextmanager
async def guarding(*allow: str, builtin: tuple[str, ...] = ()) -> AsyncIterator[EgressGuard]:
    guard = EgressGuard(allow, builtin)
    try:
        yield guard
    finally:
        await guard.close()


class Stub:
    """A server on loopback that answers as told, and keeps the heads of requests."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.heads: list[str] = []
        self.bodies: list[bytes] = []

    def url(self, host: str = "127.0.0.1", path: str = "/") -> str:
        return f"http://{host}:{self.port}{path}"


@contextlib.asynccontextmanager
async def stub(*answers: bytes | Handler) -> AsyncIterator[Stub]:
    """Each connection gets the next answer, the last one again and again."""
    count = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal count
        answer = answers[min(count, len(answers) - 1)]
        count += 1
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            told.heads.append(head)
            length = next((x for x in head.lower().split("\r\n") if x.startswith("content-length:")), ":0")
            told.bodies.append(await reader.readexactly(int(length.partition(":")[2])))
            if callable(answer):
                await answer(head.encode(), writer)
            else:
                writer.write(answer)
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    told = Stub(server.sockets[0].getsockname()[1])
    async with server:
        yield told


def ok(body: bytes = b"hello", *headers: str) -> bytes:
    lines = "".join(f"{header}\r\n" for header in headers)
    return (
        f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{lines}\r\n".encode() + body
    )


def redirect(location: str, status: int = 302) -> bytes:
    return (
        f"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    ).encode()


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Make names resolve to these addresses, one list after the other; answers the names that were asked for."""
    asked: list[str] = []

    async def getaddrinfo(_: object, host: str, port: int, **__: object) -> list[Any]:
        addresses = answers[min(len(asked), len(answers) - 1)]
        asked.append(host)
        return [
            (socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port))
            for a in addresses
        ]

    monkeypatch.setattr(type(asyncio.get_running_loop()), "getaddrinfo", getaddrinfo, raising=False)
    return asked


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "127.0.0.1", "127.255.255.254",
        "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1",
        "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250",
        "240.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "fdff::1", "ff02::1", "2001:db8::1", "100::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::10.0.0.1",
        "2002:7f00:1::", "2002:a00:1::1", "2002:a9fe:a9fe::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2001:0:a00:1::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "::ffff:0:127.0.0.1", "fec0::1", "5f00::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "8.8.8.8",
        "93.184.216.34",
        "2606:4700::1111",
        "2a00:1450:4001::1",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
    ],
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.0.0.2", "localhost", "LOCALHOST", "localhost.", "127.0.0.1.", "127.1", "127.0.1",
        "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.1", "017700000001", "0177.0.0.1", "0", "0.0.0.0",
        "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
        "[::1%25lo]", "[fe80::1%25lo]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fd00:ec2::254]",
        "１２７.０.０.１", "127。0。0。1", "①②⑦.⓪.⓪.①", "%31%32%37.0.0.1",
        "user@127.0.0.1", "user:word@127.0.0.1", "example.com@127.0.0.1", "127.0.0.1%00.example.com",
        "127.0.0.1\\@example.com", "127.0.0.1#@example.com", "127.0.0.1?@example.com",
        "169.254.169.254", "10.0.0.1", "192.168.0.1", "2852039166", "0xa9fea9fe",
    ],
)  # fmt: skip
async def test_no_spelling_of_a_private_address_is_reached(host: str) -> None:
    async with stub(ok()) as there, guarding() as guard:
        with pytest.raises((EgressRefused, EgressFailed)):
            await fetch(guard, f"http://{host}:{there.port}/", timeout=timedelta(seconds=2))
        assert there.heads == []


@pytest.mark.parametrize("host", ["2130706433", "127.1", "0x7f000001", "0177.0.0.1", "0x7f.1"])
async def test_numeric_spellings_are_refused_before_anything_is_asked(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = resolving(monkeypatch, ["93.184.216.34"])
    async with guarding() as guard:
        with pytest.raises(EgressRefused, match="a name or four numbers"):
            await fetch(guard, f"http://{host}/")
    assert asked == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.com/", "file:///etc/passwd", "gopher://example.com/", "data:text/plain,x", "unix:///run/x",
        "//example.com/", "example.com", "/etc/passwd", "", "http://", "http:///path", "javascript:alert(1)",
        "http+unix://socket/", "ws://example.com/", "http://[::1", "http://exa mple.com/", "http://a:99999/",
    ],
)  # fmt: skip
async def test_only_http_and_https_with_a_host(url: str) -> None:
    async with guarding("0.0.0.0/0", "::/0") as guard:
        with pytest.raises((EgressRefused, EgressFailed)):
            await fetch(guard, url)


async def test_a_name_that_resolves_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async with stub(ok()) as there, guarding() as guard:
        resolving(monkeypatch, ["127.0.0.1"])
        with pytest.raises(EgressRefused, match="CHATWRIGHT_EGRESS_ALLOW"):
            await fetch(guard, there.url("innocent.example"))
        assert there.heads == []


async def test_one_private_address_among_several_spoils_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    async with guarding() as guard:
        resolving(monkeypatch, ["93.184.216.34", "10.0.0.1"])
        with pytest.raises(EgressRefused):
            await fetch(guard, "http://two.example/")


async def test_a_name_that_changes_its_mind_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the address that was checked is the one that is connected to."""
    connected: list[Any] = []

    async def start_connection(addr_infos: list[Any], **_: object) -> socket.socket:
        connected.extend(info[4][0] for info in addr_infos)
        raise OSError("no network in this test")

    async with stub(ok()) as there, guarding() as guard:
        asked = resolving(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])
        monkeypatch.setattr("aiohttp.connector.aiohappyeyeballs.start_connection", start_connection)
        with pytest.raises(EgressFailed):
            await fetch(guard, there.url("rebinding.example"))
        assert asked == ["rebinding.example"]
        assert connected
        assert set(connected) == {"93.184.216.34"}
        assert there.heads == []


async def test_a_second_call_after_the_name_changed_is_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with stub(ok()) as there, guarding("10.9.9.9", "rebinding.example") as guard:
        monkeypatch.setattr("chatwright.egress.REMEMBER_SECONDS", 0)
        resolving(monkeypatch, ["127.0.0.1"])
        assert (await fetch(guard, there.url("rebinding.example"))).status == 200
    async with guarding() as guard:
        resolving(monkeypatch, ["127.0.0.1"])
        with pytest.raises(EgressRefused):
            await fetch(guard, there.url("rebinding.example"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_to_a_private_address_is_refused(
    status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stub(ok(b"secret")) as inner, stub(redirect(inner.url("localhost"), status)) as outer:
        async with guarding("public.example") as guard:
            original = asyncio.get_running_loop().getaddrinfo

            async def getaddrinfo(_: object, host: str, port: int, **more: Any) -> Any:
                return await original("127.0.0.1" if host == "public.example" else host, port, **more)

            monkeypatch.setattr(type(asyncio.get_running_loop()), "getaddrinfo", getaddrinfo, raising=False)
            with pytest.raises(EgressRefused):
                await fetch(guard, outer.url("public.example"))
        assert len(outer.heads) == 1
        assert inner.heads == []


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://127.0.0.1/", "//user:word@127.0.0.1/", "data:,x", "http://"]
)
async def test_a_redirect_to_another_kind_of_address_is_refused(location: str) -> None:
    async with stub(redirect(location)) as outer, guarding(*LOOPBACK) as guard:
        with pytest.raises((EgressRefused, EgressFailed)):
            await fetch(guard, outer.url())


async def test_redirects_are_followed_but_not_for_ever() -> None:
    async with stub(redirect("/again")) as loop, guarding(*LOOPBACK) as guard:
        with pytest.raises(EgressRefused, match="more than 5 redirects"):
            await fetch(guard, loop.url())
        assert len(loop.heads) == 6
    async with stub(redirect("/there"), ok()) as there, guarding(*LOOPBACK) as guard:
        assert (await fetch(guard, there.url())).body == b"hello"
        assert there.heads[1].startswith("GET /there ")


async def test_a_redirect_to_another_host_does_not_take_the_secrets_along() -> None:
    async with stub(ok()) as inner, stub(redirect(inner.url("localhost"))) as outer:
        async with guarding(*LOOPBACK, "localhost", "::1") as guard:
            headers = {"Authorization": "Bearer secret", "Cookie": "a=b", "X-Plain": "yes"}
            await fetch(guard, outer.url(), headers=headers)
        assert "Bearer secret" in outer.heads[0]
        assert "secret" not in inner.heads[0]
        assert "a=b" not in inner.heads[0]
        assert "X-Plain: yes" in inner.heads[0]


async def test_a_post_that_is_moved_becomes_a_get_unless_the_status_keeps_it() -> None:
    for status, method in ((302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")):
        async with stub(redirect("/there", status), ok()) as there, guarding(*LOOPBACK) as guard:
            await fetch(
                guard, there.url(), "POST", body=b'{"a":1}', headers={"Content-Type": "application/json"}
            )
            assert there.heads[1].startswith(f"{method} /there "), status
            assert there.bodies[1] == (b'{"a":1}' if method == "POST" else b"")


@pytest.mark.parametrize("allowed", ["127.0.0.1", "127.0.0.0/8", "127.0.0.1/32", "0.0.0.0/0"])
async def test_a_network_that_is_named_may_be_reached(allowed: str) -> None:
    async with stub(ok()) as there, guarding(allowed) as guard:
        assert (await fetch(guard, there.url())).body == b"hello"


async def test_a_host_that_is_named_may_be_reached_under_this_name_alone() -> None:
    async with stub(ok()) as there, guarding("LocalHost") as guard:
        assert (await fetch(guard, there.url("localhost"))).body == b"hello"
        with pytest.raises(EgressRefused):
            await fetch(guard, there.url("127.0.0.1"))


async def test_an_allowance_with_a_port_opens_no_other_port() -> None:
    async with stub(ok()) as one, stub(ok()) as other, guarding(f"127.0.0.1:{one.port}") as guard:
        assert (await fetch(guard, one.url())).status == 200
        with pytest.raises(EgressRefused):
            await fetch(guard, other.url())


async def test_an_allowed_network_opens_no_other_one() -> None:
    async with stub(ok()) as there, guarding("10.0.0.0/8", "192.168.0.0/16", "calendar.internal") as guard:
        with pytest.raises(EgressRefused):
            await fetch(guard, there.url())


@pytest.mark.parametrize(
    ("text", "host", "network", "port"),
    [
        ("10.0.0.0/8", None, "10.0.0.0/8", None),
        ("10.0.0.5/8", None, "10.0.0.0/8", None),
        ("127.0.0.1", None, "127.0.0.1/32", None),
        ("127.0.0.1:80", None, "127.0.0.1/32", 80),
        ("::1", None, "::1/128", None),
        ("[::1]", None, "::1/128", None),
        ("[::1]:8443", None, "::1/128", 8443),
        ("fd00::/8", None, "fd00::/8", None),
        ("Calendar.Internal.", "calendar.internal", None, None),
        ("calendar:8443", "calendar", None, 8443),
        ("my_host", "my_host", None, None),
    ],
)
def test_ways_to_write_an_allowance(
    text: str, host: str | None, network: str | None, port: int | None
) -> None:
    read = read_allowance(text)
    assert (read.host, str(read.network) if read.network else None, read.port) == (host, network, port)


@pytest.mark.parametrize(
    "text",
    [
        "http://host",
        "host:port",
        "10.0.0.0/99",
        "a b",
        "",
        "host/path",
        "127.1",
        "*",
        "*.example.com",
        "h:-1",
    ],
)
def test_what_is_no_allowance_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        read_allowance(text)


async def test_the_built_in_backend_is_no_opening_of_loopback() -> None:
    async with stub(ok()) as there:
        prefix = there.url(path="/backend/token")
        async with guarding(builtin=(prefix,)) as guard:
            assert (await fetch(guard, f"{prefix}/slots", params={"limit": "3"})).status == 200
            assert there.heads[0].startswith("GET /backend/token/slots?limit=3 ")
            for path in (
                "/", "/api/v1/accounts/demo/usage", "/backend", "/backend/other/slots", "/backend/tokens",
                "/backend/token/../../api", "/backend/token/%2e%2e/%2e%2e/api", "/backend/token/..%2f..%2fapi",
                "/backend/token/.\t./.\n./api", "/BACKEND/token/slots",
            ):  # fmt: skip
                with pytest.raises(EgressRefused):
                    await fetch(guard, there.url(path=path))
            for host in ("localhost", "127.0.0.2", "user@127.0.0.1"):
                with pytest.raises(EgressRefused):
                    await fetch(guard, there.url(host, "/backend/token/slots"))
        assert len(there.heads) == 1


async def test_the_built_in_backend_cannot_be_used_as_a_springboard() -> None:
    async with stub(redirect("/api/v1/accounts/demo/usage"), ok(b"secret")) as there:
        prefix = there.url(path="/backend/token")
        async with guarding(builtin=(prefix,)) as guard:
            with pytest.raises(EgressRefused):
                await fetch(guard, f"{prefix}/slots")
        assert len(there.heads) == 1


@pytest.mark.parametrize("header", ["Host", "Content-Length", "Transfer-Encoding", "connection"])
async def test_headers_that_change_the_request_itself_cannot_be_set(header: str) -> None:
    async with stub(ok()) as there, guarding(*LOOPBACK) as guard:
        with pytest.raises(EgressRefused, match="cannot be set"):
            await fetch(guard, there.url(), headers={header: "x"})
        assert there.heads == []


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\0b", "a\rb"])
async def test_a_header_cannot_break_its_line(value: str) -> None:
    async with stub(ok()) as there, guarding(*LOOPBACK) as guard:
        for headers in ({"X-A": value}, {value: "x"}):
            with pytest.raises(EgressRefused, match="line break"):
                await fetch(guard, there.url(), headers=headers)
        assert there.heads == []


async def test_a_method_cannot_break_its_line() -> None:
    async with stub(ok()) as there, guarding(*LOOPBACK) as guard:
        with pytest.raises((EgressRefused, EgressFailed)):
            await fetch(guard, there.url(), "GET / HTTP/1.1\r\nX-Evil: 1\r\n\r\nGET")
        assert there.heads == []


async def test_an_answer_of_the_largest_size_is_read() -> None:
    async with stub(ok(b"x" * MAX_BYTES)) as there, guarding(*LOOPBACK) as guard:
        assert len((await fetch(guard, there.url())).body) == MAX_BYTES


async def test_a_larger_answer_is_refused() -> None:
    async with stub(ok(b"x" * (MAX_BYTES + 1))) as there, guarding(*LOOPBACK) as guard:
        with pytest.raises(EgressRefused, match="larger than"):
            await fetch(guard, there.url())


async def test_an_answer_without_end_is_refused_when_it_is_too_large() -> None:
    async def pour(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b"x" * 65_536)
            await writer.drain()

    async with stub(pour) as there, guarding(*LOOPBACK) as guard:
        with pytest.raises(EgressRefused, match="larger than"):
            await fetch(guard, there.url())


async def test_an_answer_that_unpacks_into_something_huge_is_refused_without_unpacking_all_of_it() -> None:
    bomb = gzip.compress(b"\0" * 200_000_000)
    assert len(bomb) < MAX_BYTES
    async with stub(ok(bomb, "Content-Encoding: gzip")) as there, guarding(*LOOPBACK) as guard:
        tracemalloc.start()
        try:
            with pytest.raises((EgressRefused, EgressFailed)):
                await fetch(guard, there.url(), timeout=timedelta(seconds=15))
            assert tracemalloc.get_traced_memory()[1] < 80_000_000
        finally:
            tracemalloc.stop()


async def test_an_answer_that_comes_too_slowly_is_given_up() -> None:
    async def drip(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    async with stub(drip) as there, guarding(*LOOPBACK) as guard:
        with pytest.raises(EgressFailed, match=r"no answer within 0\.4 s") as caught:
            await fetch(guard, there.url(), timeout=timedelta(seconds=0.4))
        assert caught.value.may_have_been_sent


async def test_a_server_that_says_nothing_is_given_up() -> None:
    async def silence(_: bytes, __: asyncio.StreamWriter) -> None:
        await asyncio.sleep(3)

    async with stub(silence) as there, guarding(*LOOPBACK) as guard:
        with pytest.raises(EgressFailed) as caught:
            await fetch(guard, there.url(), timeout=timedelta(seconds=0.3))
        assert caught.value.may_have_been_sent


async def test_a_refused_connection_has_certainly_sent_nothing() -> None:
    async with stub(ok()) as gone:
        url = gone.url()
    async with guarding(*LOOPBACK) as guard:
        with pytest.raises(EgressFailed, match="no connection") as caught:
            await fetch(guard, url)
        assert not caught.value.may_have_been_sent


async def test_a_name_that_does_not_exist_has_certainly_sent_nothing() -> None:
    async with guarding() as guard:
        with pytest.raises(EgressFailed, match="cannot be resolved") as caught:
            await fetch(guard, "http://nothing.invalid/")
        assert not caught.value.may_have_been_sent


@pytest.mark.parametrize(
    "junk", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 999999 ?\r\n\r\n", b"\x16\x03\x01\x00\x00"]
)
async def test_an_answer_that_is_no_http_fails_clearly(junk: bytes) -> None:
    async with stub(junk) as there, guarding(*LOOPBACK) as guard:
        with pytest.raises(EgressFailed):
            await fetch(guard, there.url())


async def test_endless_headers_are_given_up() -> None:
    async def pour(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100_000):
            writer.write(b"X-%d: %s\r\n" % (number, b"y" * 1_000))
            await writer.drain()

    async with stub(pour) as there, guarding(*LOOPBACK) as guard:
        with pytest.raises(EgressFailed):
            await fetch(guard, there.url())


async def test_parameters_are_added_to_those_of_the_address() -> None:
    async with stub(ok()) as there, guarding(*LOOPBACK) as guard:
        await fetch(guard, there.url(path="/x?a=1"), params={"b": "ü & =", "c": ""})
        assert there.heads[0].startswith("GET /x?a=1&b=%C3%BC+%26+%3D&c= ")


async def test_no_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with stub(ok()) as proxy, stub(ok(b"direct")) as there, guarding(*LOOPBACK) as guard:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        assert (await fetch(guard, there.url())).body == b"direct"
        assert proxy.heads == []


async def test_cookies_are_not_kept_between_calls() -> None:
    async with stub(ok(b"x", "Set-Cookie: a=b"), ok()) as there, guarding(*LOOPBACK) as guard:
        await fetch(guard, there.url())
        await fetch(guard, there.url())
        assert "cookie" not in there.heads[1].lower()
