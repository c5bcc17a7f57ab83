"""Addresses that requests go to, and what a copied journey still asks to be replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

from chatwright.checks.graph import Graph
from chatwright.checks.scripts import texts_of
from chatwright.checks.texts import problem
from chatwright.contacts.answers import saves_answer
from chatwright.definitions import Problem, Step, StepType
from chatwright.definitions.rebind import BUILTIN_ADDRESS, PLACEHOLDER, SECRET_ADDRESS

SECRET = re.compile(
    r"(?:^|[_\-.])(?:api[_\-]?key|apikey|key|token|secret|password|passwd|pwd|auth|signature|sig)$",
    re.IGNORECASE,
)
LOCAL = ("localhost", ".localhost", ".local", ".internal", ".lan", ".home")


def check_addresses(graph: Graph) -> Iterator[Problem]:
    """The address and the parameters of every request."""
    for step in graph.of_type(StepType.HTTP_REQUEST):
        url = step.inputs.get("url")
        if isinstance(url, str) and url and not saves_answer(step.inputs):
            yield from check_url(step, url)
        yield from check_secrets(step, "inputs.parameters", step.inputs.get("parameters"))


def check_url(step: Step, url: str) -> Iterator[Problem]:
    """An address as far as it is written out."""
    beginning = url.split("{{", 1)[0]
    if beginning != url and "://" not in beginning:
        return  # All of it is computed, or so much that nothing can be said.
    if SECRET_ADDRESS.match(url) or url.startswith((BUILTIN_ADDRESS, "@")):
        return
    parts = split(url)
    host = parts.hostname if parts is not None else None
    is_complete = parts is not None and parts.scheme in ("http", "https")
    if parts is None or not is_complete or (not host and beginning == url):
        yield problem("url_incomplete", step, "inputs.url", url=url[:60])
        return
    if host and "{" not in host and is_private(host):
        yield problem("url_private", step, "inputs.url", host=host)
    query = dict(parse_qsl(parts.query, keep_blank_values=True)) if parts.query else {}
    yield from check_secrets(step, "inputs.url", query)


def split(url: str) -> SplitResult | None:
    """The parts of an address; None when it cannot be one."""
    try:
        parts = urlsplit(url)
        _ = parts.hostname
    except ValueError:
        return None
    return parts


def is_private(host: str) -> bool:
    """Whether a name or number is one of an inner network."""
    if host == LOCAL[0] or host.endswith(LOCAL[1:]):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return not address.is_global


def check_secrets(step: Step, field: str, query: Any) -> Iterator[Problem]:
    """Secrets in the query, where every log on the way keeps them."""
    for name, value in query.items() if isinstance(query, dict) else ():
        if isinstance(value, str) and value and "{{" not in value and SECRET.search(str(name)):
            place = f"{field}.{name}" if field == "inputs.parameters" else field
            yield problem("url_secret", step, place, name=str(name)[:40])


def check_placeholders(graph: Graph) -> Iterator[Problem]:
    """Texts such as `<Replace with your subaccount>`, each where it stands first."""
    told: set[str] = set()
    for linked in graph.steps.values():
        step = linked.step
        for text in texts_of(step):
            if "<" not in text.source and "YOUR_" not in text.source.upper():
                continue
            for found in PLACEHOLDER.findall(text.source):
                if found not in told:
                    told.add(found)
                    yield problem("placeholder", step, text.field, text=found[:80])
