"""Rebinding a foreign definition: its subaccounts, the addresses it calls, and what it says to fill in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

SUB_ACCOUNT_KEYS = ("subaccountid",)
BUILTIN_ADDRESS = "https://booking-backend.chatwright.invalid"
"""Stands in what leaves the house for the address of the built-in booking backend, which holds a secret word."""
SECRET_ADDRESS = re.compile(r"https?://[^/\s\"']+/backend/[0-9a-f]{32}")
PLACEHOLDER = re.compile(
    r"<[^<>\n]*\b(?:your|replace|insert|enter)\b[^<>\n]*>|\bYOUR_[A-Z_]+\b", re.IGNORECASE
)


@dataclass(slots=True)
class Rebinding:
    """What was replaced, and how often."""

    done: dict[str, int] = field(default_factory=dict)

    def count(self, what: str) -> None:
        """Note a replacement."""
        self.done[what] = self.done.get(what, 0) + 1


@dataclass(frozen=True, slots=True)
class Changes:
    """What to replace: subaccounts by subaccounts, beginnings of addresses, and texts wherever they stand."""

    sub_accounts: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bindings:
    """What a definition is bound to, each with how often or where it is used."""

    sub_accounts: dict[str, int]
    addresses: dict[str, list[str]]
    placeholders: dict[str, int]


def walk(tree: Any, change: Callable[[str, Any], Any], key: str = "") -> Any:
    """A copy of a JSON tree with every member passed through `change(key, value)`; items have their list's key."""
    if isinstance(tree, dict):
        return {name: walk(change(name, value), change, name) for name, value in tree.items()}
    if isinstance(tree, list):
        return [
            walk(change(key, item), change, key) if isinstance(item, str) else walk(item, change, key)
            for item in tree
        ]
    return tree


def is_sub_account(key: str) -> bool:
    """Whether a member is a subaccount, whichever way it is spelt."""
    return key.lower() in SUB_ACCOUNT_KEYS


def rebind(definition: dict[str, Any], changes: dict[str, str]) -> tuple[dict[str, Any], Rebinding]:
    """Apply `--set` changes: `subAccountId=NEW` everywhere, or `OLD-ADDRESS=NEW-ADDRESS` as a prefix of texts."""
    report = Rebinding()
    addresses = {old: new for old, new in changes.items() if "://" in old}

    def change(key: str, value: Any) -> Any:
        for name, new in changes.items():
            if is_sub_account(name) and key.lower() == name.lower() and isinstance(value, str):
                report.count(name)
                return new
        return replaced(value, addresses, report) if isinstance(value, str) else value

    return walk(definition, change), report


def replaced(value: str, addresses: Mapping[str, str], report: Rebinding) -> str:
    """The text with its beginning replaced when that is one of the addresses."""
    for old, new in addresses.items():
        if value == old or value.startswith((old + "/", old + "?")):
            report.count(old)
            return new + value[len(old) :]
    return value


def apply(definition: dict[str, Any], changes: Changes) -> dict[str, Any]:
    """The definition bound to other subaccounts, addresses and texts."""
    report = Rebinding()

    def change(key: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if is_sub_account(key):
            return changes.sub_accounts.get(value, value)
        for old, new in changes.texts.items():
            value = value.replace(old, new)
        return replaced(value, changes.addresses, report)

    found: dict[str, Any] = walk(definition, change)
    return found


def bindings(definition: dict[str, Any]) -> Bindings:
    """What a definition is bound to. Values that are computed, as `{{data.subAccountId}}`, are not."""
    found = Bindings({}, {}, {})

    def look(key: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if is_sub_account(key):
            if value and "{{" not in value:
                found.sub_accounts[value] = found.sub_accounts.get(value, 0) + 1
            return value
        for placeholder in PLACEHOLDER.findall(value):
            found.placeholders[placeholder] = found.placeholders.get(placeholder, 0) + 1
        return value

    walk(definition, look)
    for url in unbound(definition):
        if origin := origin_of(url):
            found.addresses.setdefault(origin, []).append(url)
    return found


def origin_of(url: str) -> str | None:
    """Scheme, host and port of an address that is written out."""
    if SECRET_ADDRESS.match(url) or url.startswith(BUILTIN_ADDRESS):
        return BUILTIN_ADDRESS
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc or "{{" in parts.netloc:
        return None
    return f"{parts.scheme}://{parts.netloc}"


def portable(definition: dict[str, Any]) -> dict[str, Any]:
    """The definition without the secret word in the address of the built-in backend."""

    def change(key: str, value: Any) -> Any:
        return SECRET_ADDRESS.sub(BUILTIN_ADDRESS, value) if isinstance(value, str) else value

    found: dict[str, Any] = walk(definition, change)
    return found


def unbound(definition: dict[str, Any]) -> list[str]:
    """Addresses that HTTP steps call, each once, so that the user sees what is left as it was."""
    found: list[str] = []

    def look(key: str, value: Any) -> Any:
        if key.lower() == "url" and isinstance(value, str) and value not in found:
            found.append(value)
        return value

    walk(definition, look)
    return found
