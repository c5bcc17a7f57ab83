"""Rebinding a foreign definition: its subaccounts and the addresses it calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

SUB_ACCOUNT_KEYS = ("subaccountid",)


@dataclass(slots=True)
class Rebinding:
    """What was replaced, and how often."""

    done: dict[str, int] = field(default_factory=dict)

    def count(self, what: str) -> None:
        """Note a replacement."""
        self.done[what] = self.done.get(what, 0) + 1


def walk(tree: Any, change: Callable[[str, Any], Any]) -> Any:
    """A copy of a JSON tree with every member passed through `change(key, value)`."""
    if isinstance(tree, dict):
        return {key: walk(change(key, value), change) for key, value in tree.items()}
    if isinstance(tree, list):
        return [walk(item, change) for item in tree]
    return tree


def rebind(definition: dict[str, Any], changes: dict[str, str]) -> tuple[dict[str, Any], Rebinding]:
    """Apply `--set` changes: `subAccountId=NEW` everywhere, or `OLD-ADDRESS=NEW-ADDRESS` as a prefix of texts."""
    report = Rebinding()
    addresses = {old: new for old, new in changes.items() if "://" in old}

    def change(key: str, value: Any) -> Any:
        for name, new in changes.items():
            if name.lower() in SUB_ACCOUNT_KEYS and key.lower() == name.lower() and isinstance(value, str):
                report.count(name)
                return new
        if isinstance(value, str):
            for old, new in addresses.items():
                if value == old or value.startswith((old + "/", old + "?")):
                    report.count(old)
                    return new + value[len(old) :]
        return value

    return walk(definition, change), report


def unbound(definition: dict[str, Any]) -> list[str]:
    """Addresses that HTTP steps call, each once, so that the user sees what is left as it was."""
    found: list[str] = []

    def look(key: str, value: Any) -> Any:
        if key.lower() == "url" and isinstance(value, str) and value not in found:
            found.append(value)
        return value

    walk(definition, look)
    return found
