"""The one way out: every call to an address that a user wrote passes here.

A name is resolved once, every address it resolves to is checked, and the connection is made to a checked address,
so that a name which changes its mind between check and connection leads nowhere. Redirects are followed by hand
and checked again. Size and time are bounded, also for answers that are small on the wire and large unpacked.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import time
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

REDIRECTS = 5
MAX_BYTES = 262_144
"""Largest answer of an HTTP step (automation.md section 3)."""
REMEMBER_SECONDS = 5.0
"""How long a checked resolution is used again."""
REMEMBERED = 1_000
"""How many resolutions, and how many checked addresses, are kept."""
CONNECTIONS = 400
DEFAULT_PORTS = {"http": 80, "https": 443}
FOLLOWED = frozenset((301, 302, 303, 307, 308))
LINE_END = re.compile(r"[\r\n\0]")
OWN_HEADERS = frozenset(("host", "content-length", "transfer-encoding", "connection"))
SECRET_HEADERS = frozenset(("authorization", "cookie", "proxy-authorization"))

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

HOST_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?\.?")
NAT64 = ipaddress.ip_network("64:ff9b::/96")
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
LOCAL_NAT64 = ipaddress.ip_network("64:ff9b:1::/48")
SHARED = ipaddress.ip_network("100.64.0.0/10")


class EgressRefused(Exception):
    """The address may not be reached from here."""


class EgressFailed(Exception):
    """The call came to nothing. `may_have_been_sent` when the other side may have acted on it all the same."""

    def __init__(self, message: str, *, may_have_been_sent: bool) -> None:
        super().__init__(message)
        self.may_have_been_sent = may_have_been_sent


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, whole and unpacked."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Allowance:
    """A host or network that may be reached although it is private; any port when `port` is None."""

    host: str | None
    network: Network | None
    port: int | None

    def covers(self, host: str, address: Address, port: int) -> bool:
        """Whether a connection to this address under this name is allowed."""
        if self.port not in (None, port):
            return False
        if self.network is not None:
            return address in self.network
        return self.host == host


def read_allowance(text: str) -> Allowance:
    """`10.0.0.0/8`, `127.0.0.1`, `[::1]:8443`, `calendar.internal` or `calendar.internal:8443`.

    Raises ValueError for anything else, such as an address with https:// before it.
    """
    host, port = text.strip().lower(), None
    if host.count(":") == 1 or "]:" in host:
        host, _, number = host.rpartition(":")
        if not re.fullmatch(r"[0-9]{1,5}", number):
            raise ValueError(f"{text!r}: {number!r} is no port")
        port = int(number)
    try:
        return Allowance(None, ipaddress.ip_network(host.strip("[]"), strict=False), port)
    except ValueError:
        if not HOST_NAME.fullmatch(host) or looks_numeric(host):
            raise ValueError(f"{text!r} is no host or network") from None
        return Allowance(host.rstrip("."), None, port)


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public Internet, also when it hides another one inside."""
    if isinstance(address, ipaddress.IPv6Address):
        hidden = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in NAT64:
            hidden.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address in LOCAL_NAT64 or any(inner is not None and not is_public(inner) for inner in hidden):
            return False
        if address.ipv4_mapped is not None or address in NAT64:
            return True
        if address not in GLOBAL_UNICAST:  # which leaves out the loopback and all deprecated forms, too
            return False
    elif address in SHARED:
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


class Checked(AbstractResolver):
    """Resolves names to addresses that may be reached, and only to those."""

    def __init__(self, allowances: Sequence[Allowance]) -> None:
        self._allowances = allowances
        self._allowed: set[tuple[str, str, int]] = set()
        self._known: dict[tuple[str, int], tuple[float, list[ResolveResult]]] = {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Every address of the name. Raises EgressRefused when any of them may not be reached."""
        known = self._known.get((host, port))
        if known is not None and known[0] > time.monotonic():
            return known[1]
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=socket.AF_UNSPEC)
        results: list[ResolveResult] = []
        for kind, _, protocol, _, where in found:
            self.check(host, str(where[0]), port)
            results.append(
                ResolveResult(
                    hostname=host,
                    host=str(where[0]),
                    port=port,
                    family=kind,
                    proto=protocol,
                    flags=socket.AI_NUMERICHOST,
                )
            )
        if len(self._known) > REMEMBERED:
            self._known.clear()
        self._known[host, port] = (time.monotonic() + REMEMBER_SECONDS, results)
        return results

    def check(self, host: str, where: str, port: int) -> None:
        """Raise EgressRefused when the address may not be reached under this name."""
        if self.has_allowed(host, where, port):
            return
        self._check(host, where, port)
        if len(self._allowed) > REMEMBERED:
            self._allowed.clear()
        self._allowed.add((host, where, port))

    def has_allowed(self, host: str, where: str, port: int) -> bool:
        """Whether this very address has passed the check under this name."""
        return (host, where, port) in self._allowed

    def _check(self, host: str, where: str, port: int) -> None:
        address = ipaddress.ip_address(where.partition("%")[0])
        if is_public(address):
            return
        name = host.lower().rstrip(".")
        if any(allowance.covers(name, address, port) for allowance in self._allowances):
            return
        raise EgressRefused(
            f"{host} is {address}, which is not a public address. If the server may reach it, "
            f"add it to CHATWRIGHT_EGRESS_ALLOW."
        )

    async def close(self) -> None:
        """Nothing is held open."""


class EgressGuard:
    """Makes calls to addresses that users wrote.

    `allow` are hosts and networks that may be reached although they are private; `builtin` are prefixes of our
    own addresses, such as the booking backend's, which only calls made here directly may reach.
    """

    def __init__(self, allow: Sequence[str] = (), builtin: Sequence[str] = ()) -> None:
        self._resolver = Checked([read_allowance(text) for text in allow])
        self._builtin = tuple(builtin)
        self._session: aiohttp.ClientSession | None = None
        self._own_session: aiohttp.ClientSession | None = None

    async def fetch(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        params: Mapping[str, str],
        body: bytes | None,
        timeout: timedelta,
        max_bytes: int = MAX_BYTES,
        redirects: int = REDIRECTS,
    ) -> Response:
        """Make a call and read its answer. Raises EgressRefused, EgressFailed.

        With no `redirects` allowed, an answer that is one is the answer.
        """
        sent = Sent()
        SENT.set(sent)
        try:
            async with asyncio.timeout(timeout.total_seconds()):
                return await self._follow(
                    method, url, dict(headers), params, body, max_bytes, redirects, sent
                )
        except TimeoutError:
            seconds = f"{timeout.total_seconds():g}"
            raise EgressFailed(f"no answer within {seconds} s", may_have_been_sent=sent.yes) from None
        except (aiohttp.ClientConnectorDNSError, socket.gaierror) as error:
            raise EgressFailed(
                f"the name cannot be resolved: {urlsplit(url).hostname}", may_have_been_sent=False
            ) from error
        except (aiohttp.ClientConnectorCertificateError, aiohttp.ClientSSLError) as error:
            raise EgressFailed(f"the secure connection failed: {error}", may_have_been_sent=False) from error
        except aiohttp.ClientConnectorError as error:
            raise EgressFailed(
                f"no connection: {error.strerror or error}", may_have_been_sent=False
            ) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            what = str(error) or type(error).__name__
            raise EgressFailed(f"the call failed: {what}", may_have_been_sent=sent.yes) from error

    async def _follow(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        params: Mapping[str, str],
        body: bytes | None,
        max_bytes: int,
        redirects: int,
        sent: Sent,
    ) -> Response:
        check_headers(headers)
        target = with_parameters(url, params)
        own = self.is_builtin(url)
        for _ in range(redirects + 1):
            session = self._opened(own)
            if not own:
                self._check_url(target)
            async with session.request(
                method, target, headers=headers, data=body, allow_redirects=False
            ) as answer:
                location = answer.headers.get("Location")
                if answer.status not in FOLLOWED or not location or not redirects:
                    content = await read_bounded(answer, max_bytes)
                    return Response(answer.status, answer.reason or "", answer.headers, content)
                following = URL(urljoin(str(target), location), encoded=True)
                self._check_url(following)
                if answer.status == 303 or (answer.status in (301, 302) and method == "POST"):
                    method, body = "GET", None
                    headers = {k: v for k, v in headers.items() if not k.lower().startswith("content-")}
            if following.origin() != target.origin():
                headers = {k: v for k, v in headers.items() if k.lower() not in SECRET_HEADERS}
            target, own = following, False
        raise EgressRefused(f"more than {redirects} redirects")

    def is_builtin(self, url: str) -> bool:
        """Whether the address lies under one of our own prefixes, taken literally."""
        path = urlsplit(url).path
        if ".." in path or "%" in path:
            return False
        return any(url == prefix or url.startswith((prefix + "/", prefix + "?")) for prefix in self._builtin)

    def _check_url(self, target: URL) -> None:
        if target.scheme not in DEFAULT_PORTS:
            raise EgressRefused(
                f"{target.scheme or 'an address without a scheme'}: only http and https are allowed"
            )
        if not target.host:
            raise EgressRefused("the address has no host")
        if target.user or target.password:
            raise EgressRefused(
                "a name or password in the address is not allowed; send an Authorization header"
            )
        port = target.port or DEFAULT_PORTS[target.scheme]
        if self._resolver.has_allowed(target.host, target.host, port):
            return
        try:
            literal = ipaddress.ip_address(target.host.partition("%")[0])
        except ValueError:
            if looks_numeric(target.host):
                raise EgressRefused(f"{target.host}: an address must be a name or four numbers") from None
            return  # a name: the resolver checks what it stands for
        self._resolver.check(target.host, str(literal), port)

    def _opened(self, own: bool) -> aiohttp.ClientSession:
        if own:
            if self._own_session is None:
                self._own_session = open_session(None)
            return self._own_session
        if self._session is None:
            self._session = open_session(self._resolver)
        return self._session

    async def close(self) -> None:
        """Close all connections."""
        for session in (self._session, self._own_session):
            if session is not None:
                await session.close()


def looks_numeric(host: str) -> bool:
    """Whether the host is an IPv4 address in another spelling: 2130706433, 127.1, 0x7f.1, 0177.0.0.1.

    Systems read these differently, and some clients do not ask the resolver about them.
    """
    last = host.rstrip(".").rpartition(".")[2].lower()
    return last.isdigit() or (last.startswith("0x") and all(c in "0123456789abcdef" for c in last[2:]))


class Sent:
    """Whether the request's first bytes have left."""

    def __init__(self) -> None:
        self.yes = False


SENT: ContextVar[Sent] = ContextVar("sent")


class NotingRequest(aiohttp.ClientRequest):
    """A request that notes when it begins to be written, which is after a connection was there for it."""

    async def send(self, conn: Any) -> aiohttp.ClientResponse:
        """Write the request."""
        SENT.get().yes = True
        return await super().send(conn)


def open_session(resolver: Checked | None) -> aiohttp.ClientSession:
    """A session that asks no proxy and keeps no cookies."""
    connector = aiohttp.TCPConnector(
        limit=CONNECTIONS, resolver=resolver, use_dns_cache=resolver is None, ttl_dns_cache=60
    )
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        auto_decompress=True,
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=10),
        request_class=NotingRequest,
        headers={"User-Agent": "Chatwright"},
        read_bufsize=64 * 1024,
    )


def check_headers(headers: Mapping[str, str]) -> None:
    """Raise EgressRefused for a header that would end its line."""
    for name, value in headers.items():
        if LINE_END.search(name) or LINE_END.search(value):
            raise EgressRefused(f"the header {name!r} contains a line break")
        if name.lower() in OWN_HEADERS:
            raise EgressRefused(f"the header {name} cannot be set")


def with_parameters(url: str, params: Mapping[str, str]) -> URL:
    """The address with parameters appended to its query."""
    try:
        target = URL(url)
        return target.update_query(params) if params else target
    except ValueError as error:
        raise EgressRefused(f"{url[:200]!r} is no address: {error}") from error


async def read_bounded(answer: aiohttp.ClientResponse, most: int) -> bytes:
    """The body, at most so many bytes after unpacking. Raises EgressRefused."""
    length = answer.content_length
    if length is not None and length <= most and "Content-Encoding" not in answer.headers:
        return await answer.read()
    content = bytearray()
    async for chunk in answer.content.iter_chunked(64 * 1024):
        content += chunk
        if len(content) > most:
            raise EgressRefused(f"the answer is larger than {most} bytes")
    return bytes(content)
