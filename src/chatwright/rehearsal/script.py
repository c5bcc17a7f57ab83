"""Conversation tests as people write them: YAML in which texts stay texts. Read into a `Script`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, get_args
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chatwright.messages.addresses import is_msisdn, normalise
from chatwright.rehearsal.model import Kind, Stage
from chatwright.rehearsal.spelling import Entry, ScriptError, read_yaml, span_of

MONDAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
"""When a test begins that does not say so."""
ENDS = ("complete", "waiting", "failed", "handed over")
MEDIA: tuple[str, ...] = get_args(Kind)
NOTHING = "nothing"
AGENT_LEAVES = "agent leaves"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a chat; `line` is where it stands in its file."""

    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Does(Item):
    """The customer, an agent or a system does something. `kind` is the word of the entry.

    `quotes` are words of the message that the customer answers to; None when that is none.
    """

    kind: str
    text: str = ""
    data: Any = None
    quotes: str | None = None
    by: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Says(Item):
    """The business' next message is to hold this text, or be exactly it, and offer these choices."""

    text: str
    exactly: bool = False
    undelivered: bool = False
    choices: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence(Item):
    """The business is to have said nothing more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variables(Item):
    """Variables are to have these values: each as text and as JSON, since a test does not say which."""

    values: dict[str, tuple[str | None, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends(Item):
    """How the journey is to stand."""

    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rings(Item):
    """The phone is to have rung, and the call to say this."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Item):
    """The next request to a server is to be this one, with at least these fields in its body."""

    request: RequestLine
    body: Any = None


Expects = Says | Silence | Variables | Ends | Rings | Asked


@dataclass(frozen=True, slots=True)
class RequestLine:
    """`GET /slots?day=1`: without a query any will do; without a method GET is meant."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]

    def covers(self, method: str, url: str, parameters: dict[str, str]) -> bool:
        """Whether a request is this one."""
        parts = urlsplit(url)
        asked = {**dict(parse_qsl(parts.query, keep_blank_values=True)), **parameters}
        return (
            method == self.method
            and (parts.path or "/").endswith(self.path)
            and all(asked.get(name) == value for name, value in self.query)
        )

    def __str__(self) -> str:
        """As it is written."""
        query = "&".join(f"{name}={value}" for name, value in self.query)
        return f"{self.method} {self.path}" + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a server answers to a request; `code` 0 and a `reason` when it does not."""

    request: RequestLine
    code: int
    body: Any
    reason: str


@dataclass(frozen=True, slots=True)
class Test:
    """One conversation."""

    name: str
    line: int
    begins: datetime
    stage: Stage
    answers: tuple[Prepared, ...]
    chat: tuple[Does | Expects, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A file of conversation tests. `journey` is a path, relative to the file."""

    journey: str
    tests: tuple[Test, ...] = field(default=())


def read_script(text: str) -> Script:
    """Read a file of conversation tests. Raises ScriptError."""
    root = read_yaml(text)
    root.only("journey", "at", "customer", "answers", "tests")
    stage = stage_of(root, Stage())
    begins = moment_of(root, MONDAY)
    shared = answers_of(root)
    tests = tuple(read_test(entry, stage, begins, shared) for entry in root["tests"].items())
    if not tests:
        raise root.wrong("tests: at least one test is required.")
    return Script(root["journey"].text(), tests)


def read_test(entry: Entry, stage: Stage, begins: datetime, shared: tuple[Prepared, ...]) -> Test:
    """One test."""
    entry.only("name", "at", "customer", "answers", "chat")
    return Test(
        name=entry["name"].text(),
        line=entry.line,
        begins=moment_of(entry, begins),
        stage=stage_of(entry, stage),
        answers=(*answers_of(entry), *shared),
        chat=tuple(read_item(item) for item in entry["chat"].items()),
    )


def stage_of(entry: Entry, before: Stage) -> Stage:
    """`customer: +65…`, or `customer: {phone: +65…, name: Ann}`."""
    given = entry.get("customer")
    if given is None:
        return before
    phone, name = given, None
    if given.is_mapping:
        given.only("phone", "name")
        phone, name = given.get("phone"), given.get("name")  # type: ignore[assignment]
    if phone is not None and not is_msisdn(phone.text()):
        raise phone.wrong("customer: must be a phone number with country code, such as +6591234567.")
    return Stage(
        phone=normalise(phone.text()) if phone else before.phone,
        name=name.text() if name else before.name,
        account_id=before.account_id,
        sub_account_id=before.sub_account_id,
    )


def moment_of(entry: Entry, default: datetime) -> datetime:
    """`at: 2026-03-02 09:00 Europe/Berlin`; without a zone, UTC."""
    given = entry.get("at")
    if given is None:
        return default
    moment = read_moment(given.text().strip())
    if moment is None:
        raise given.wrong(
            "at: must be a date, a time and a time zone, such as 2026-03-02 09:00 Europe/Berlin."
        )
    return moment


def read_moment(text: str) -> datetime | None:
    """A date, a time and a zone; None when the text is none."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d?:\d\d(?::\d\d)?))?\s*(\S+)?", text)
    if found is None:
        return None
    day, time, zone = found[1], (found[2] or "9:00"), found[3] or "UTC"
    hours, _, rest = time.partition(":")
    local = f"{day}T{hours.zfill(2)}:{rest}"
    try:
        if re.fullmatch(r"Z|[+-]\d\d:?\d\d", zone):
            return datetime.fromisoformat(local + zone).astimezone(UTC)
        return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (ValueError, OverflowError, ZoneInfoNotFoundError, OSError):
        return None


def answers_of(entry: Entry) -> tuple[Prepared, ...]:
    """The prepared answers of a test or of a file."""
    given = entry.get("answers")
    return () if given is None else tuple(read_answer(*item.single()) for item in given.items())


def read_answer(asked: str, answer: Entry) -> Prepared:
    """`GET /slots: {…}` is a body; `{status: 409, body: {…}}` and `{fails: no answer}` say more."""
    request = request_of(asked, answer)
    keys = set(answer.keys()) if answer.is_mapping else set()
    if keys and keys <= {"fails"}:
        return Prepared(request, 0, None, answer["fails"].text())
    if "status" in keys and keys <= {"status", "body"}:
        status = answer["status"].text()
        if not re.fullmatch(r"[1-9]\d\d", status):
            raise answer["status"].wrong("status: must be a number such as 200 or 404.")
        body = answer.get("body")
        return Prepared(request, int(status), None if body is None else body.json(), "")
    return Prepared(request, 200, answer.json(), "OK")


def request_of(text: str, entry: Entry) -> RequestLine:
    """`GET /slots?day=1`, or a whole address after the method."""
    method, _, address = text.strip().rpartition(" ")
    parts = urlsplit(address)
    if not re.fullmatch(r"[A-Za-z]*", method.strip()) or not parts.path.startswith("/"):
        raise entry.wrong(f"{text!r} is no request; write a method and a path such as GET /slots.")
    query = tuple(parse_qsl(parts.query, keep_blank_values=True))
    return RequestLine(method.strip().upper() or "GET", parts.path, query)


# --- chats ----------------------------------------------------------------------------------------------


def read_item(entry: Entry) -> Does | Expects:
    """One entry of a chat; its first key says what it is."""
    if not entry.is_mapping:
        if entry.text().strip().lower() == AGENT_LEAVES:
            return Does(line=entry.line, kind=AGENT_LEAVES)
        raise entry.wrong(f'{entry.text()!r}: write what happens, as in "customer: {entry.text()}".')
    kind = next(iter(entry.keys()), "")
    read = ITEMS.get(kind)
    if read is None:
        raise entry.wrong(f"{kind}: is none of {', '.join(ITEMS)}.")
    return read(entry, kind)


def read_words(entry: Entry, kind: str) -> Does:
    """Somebody writes, taps or presses. `customer: Yes` may have `quotes: When?`, the message it answers to."""
    entry.only(*((kind, "quotes") if kind == "customer" else (kind,)))
    text = entry[kind].text()
    if not text:
        raise entry.wrong(f"{kind}: a text is required.")
    if kind == "keys" and not re.fullmatch(r"[0-9*#]{1,20}", text):
        raise entry.wrong("keys: must be keys among 0-9, * and #.")
    return Does(line=entry.line, kind=kind, text=text, quotes=quoted_in(entry))


def quoted_in(entry: Entry) -> str | None:
    """The words that an entry quotes."""
    quotes = entry.get("quotes")
    return None if quotes is None else quotes.text()


def read_sent(entry: Entry, kind: str) -> Does:
    """`sends: {image: https://…}`, `sends: {location: {latitude: 1, longitude: 103}}`, or another word of MEDIA."""
    entry.only(kind, "quotes")
    name, content = entry[kind].single()
    if name not in MEDIA:
        raise entry.wrong(f"sends: {name!r} is none of {', '.join(MEDIA)}.")
    data = content.json() if content.is_mapping else {"url": content.text()}
    return Does(line=entry.line, kind=kind, text=name, data=data, quotes=quoted_in(entry))


def read_filled(entry: Entry, kind: str) -> Does:
    """`fills: {full_name: Ann, likes: [tea]}`: the form that was sent last is filled in; `yes` and `no` are boxes."""
    entry.only(kind)
    if not entry[kind].is_mapping:
        raise entry.wrong("fills: must be the answers of the form, such as {full_name: Ann}.")
    return Does(line=entry.line, kind=kind, data=entry[kind].json())


def read_trigger(entry: Entry, kind: str) -> Does:
    """`trigger: {name: Ann, phone: +65…}`: a system starts the journey with these data."""
    entry.only(kind)
    if not entry[kind].is_mapping:
        raise entry.wrong("trigger: must be the fields that the request carries, such as {name: Ann}.")
    return Does(line=entry.line, kind=kind, data=entry[kind].json())


def read_later(entry: Entry, kind: str) -> Does:
    """`later: 25 hours`."""
    entry.only(kind)
    by = span_of(entry[kind].text())
    if by is None:
        raise entry.wrong("later: must be a time such as 10 minutes, 25 hours or 1 day 2 hours.")
    return Does(line=entry.line, kind=kind, text=entry[kind].text(), by=by)


def read_says(entry: Entry, kind: str) -> Says | Silence:
    """`business:`, `exactly:` or `undelivered:`, perhaps with `choices:`."""
    entry.only(kind, "choices")
    text, choices = entry[kind].text(), entry.get("choices")
    if kind == "business" and text.strip().lower() == NOTHING:
        return Silence(line=entry.line)
    return Says(
        line=entry.line,
        text=text,
        exactly=kind == "exactly",
        undelivered=kind == "undelivered",
        choices=None if choices is None else tuple(choice.text() for choice in choices.items()),
    )


def read_variables(entry: Entry, kind: str) -> Variables:
    """`variable: {service: Check-up}`."""
    entry.only(kind)
    names = entry[kind].keys()
    values = {name: (entry[kind][name].words(), entry[kind][name].json()) for name in names}
    return Variables(line=entry.line, values=values)


def read_ends(entry: Entry, kind: str) -> Ends:
    """`ends: complete`."""
    entry.only(kind)
    state = entry[kind].text().strip().lower()
    if state not in ENDS:
        raise entry.wrong(f"ends: {state!r} is none of {', '.join(ENDS)}.")
    return Ends(line=entry.line, state=state)


def read_rings(entry: Entry, kind: str) -> Rings:
    """`call: Press 1 to confirm`."""
    entry.only(kind)
    return Rings(line=entry.line, text=entry[kind].text())


def read_asked(entry: Entry, kind: str) -> Asked:
    """`server: POST /bookings`, perhaps with `body:`."""
    entry.only(kind, "body")
    body = entry.get("body")
    asked = request_of(entry[kind].text(), entry)
    return Asked(line=entry.line, request=asked, body=None if body is None else body.json())


ITEMS: dict[str, Callable[[Entry, str], Does | Expects]] = {
    "customer": read_words,
    "taps": read_words,
    "sms": read_words,
    "sends": read_sent,
    "fills": read_filled,
    "keys": read_words,
    "agent": read_words,
    "trigger": read_trigger,
    "later": read_later,
    "business": read_says,
    "exactly": read_says,
    "undelivered": read_says,
    "call": read_rings,
    "server": read_asked,
    "variable": read_variables,
    "variables": read_variables,
    "ends": read_ends,
}
"""What an entry of a chat may begin with, and how it is read."""

__all__ = ["Script", "ScriptError", "Test", "read_script"]
