"""Ready journeys to begin with: definitions of ours, what they need, and how each of them begins. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import msgspec

from chatwright.definitions import Definition, Step, StepType, read

SUBACCOUNT = "@SUBACCOUNT@"
"""Stands for the subaccount of whoever uses the journey."""
BACKEND = "@BACKEND@"
"""Stands for the address of the built-in booking backend."""
NO_FORMS: Mapping[str, str] = MappingProxyType({})
EXAMPLE = re.compile(r"https?://(?:[\w-]+\.)*example\.com[^\s\"“”]*")
"""Addresses that belong to nobody: the user puts their own there."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a journey cannot do without.

    `kind` is `backend` (the built-in one, bound by itself), `system` (an HTTP address of the user's), `link` (a web
    page that a text points to), `template` (an approved one), `form` (a published one) or `agents`; `name` says
    which.
    """

    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a journey sends. `name` stands in the journey's definition, `title` is what people read."""

    name: str
    title: str
    categories: tuple[str, ...]

    @property
    def flow_json(self) -> str:
        """Its Flow JSON."""
        return (files(__name__) / "forms" / f"{self.name}.json").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Entry:
    """A journey of the gallery. `starts` is a message that begins it, or the body of a request that does."""

    id: str
    title: str
    description: str
    category: str
    starts: str | dict[str, Any] = field(hash=False)
    templates: tuple[dict[str, Any], ...] = field(hash=False)
    forms: tuple[Form, ...]
    source: str

    @property
    def definition(self) -> Definition:
        """The definition, with its placeholders."""
        return read(self.source)

    @property
    def needs(self) -> list[Need]:
        """What it needs, found in the definition itself so that nothing is forgotten."""
        steps = list(self.definition.walk())
        found = [Need("backend")] if BACKEND in self.source else []
        calls = [str(step.inputs.get("url")) for step in steps if step.type is StepType.HTTP_REQUEST]
        addresses = dict.fromkeys(EXAMPLE.findall(self.source))
        found += [Need("system", address) for address in addresses if address in calls]
        found += [Need("link", address) for address in addresses if address not in calls]
        found += [Need("template", name) for name in dict.fromkeys(templates_of(steps))]
        found += [Need("form", form.title) for form in self.forms]
        if any(step.type is StepType.SEND_TO_CONVERSE for step in steps):
            found.append(Need("agents"))
        return found

    @property
    def opening(self) -> dict[str, Any] | None:
        """The first message that the customer sees, as `{type, content}`; with the fields of the request in it."""
        given = self.starts if isinstance(self.starts, dict) else {}
        opening: dict[str, Any] | None = fill(
            opening_of(self.definition), {f"{{{{data.{name}}}}}": str(value) for name, value in given.items()}
        )
        return opening

    def bound(
        self, *, name: str, sub_account_id: str, backend_url: str, form_ids: Mapping[str, str] = NO_FORMS
    ) -> dict[str, Any]:
        """The definition as a journey of somebody's own; a form without an id there is left to be chosen."""
        ids = {f"@FORM {form.name}@": form_ids.get(form.name, "") for form in self.forms}
        source: dict[str, Any] = fill(
            msgspec.json.decode(self.source), {SUBACCOUNT: sub_account_id, BACKEND: backend_url, **ids}
        )
        source["definition"]["name"] = name
        return source

    @property
    def test(self) -> str:
        """Its conversation test."""
        return (files(__name__) / "journeys" / f"{self.id}.test.yaml").read_text(encoding="utf-8")


@cache
def entries() -> tuple[Entry, ...]:
    """All journeys of the gallery, in the order in which they are shown."""
    index = msgspec.json.decode((files(__name__) / "index.json").read_bytes())
    return tuple(
        Entry(
            id=each["id"],
            title=each["title"],
            description=each["description"],
            category=each["category"],
            starts=each["starts"],
            templates=tuple(each.get("templates", ())),
            forms=tuple(
                Form(form["name"], form["title"], tuple(form["categories"])) for form in each.get("forms", ())
            ),
            source=source_of(each["id"]),
        )
        for each in index
    )


def find(entry_id: str) -> Entry | None:
    """The journey with this id; None when there is none."""
    return next((entry for entry in entries() if entry.id == entry_id), None)


def source_of(entry_id: str) -> str:
    """The definition of a journey as it is written, with its placeholders."""
    return (files(__name__) / "journeys" / f"{entry_id}.json").read_text(encoding="utf-8")


def fill(value: Any, placeholders: dict[str, str]) -> Any:
    """The value with placeholders replaced in all of its texts."""
    match value:
        case str():
            for placeholder, text in placeholders.items():
                value = value.replace(placeholder, text)
            return value
        case list():
            return [fill(item, placeholders) for item in value]
        case dict():
            return {key: fill(item, placeholders) for key, item in value.items()}
        case _:
            return value


def templates_of(steps: list[Step]) -> Iterator[str]:
    """The names of the templates that steps send."""
    for step in steps:
        content = step.inputs.get("content")
        template = content.get("template") if isinstance(content, dict) else None
        if isinstance(template, dict):
            yield str(template.get("name"))


def opening_of(definition: Definition) -> dict[str, Any] | None:
    """The first message on the way from the entry, breadth first."""
    steps = {step.id: step for step in definition.steps}
    seen, pending = set[str](), [definition.steps[0].id]
    while pending:
        step = steps.get(pending.pop(0))
        if step is None or step.id in seen:
            continue
        if step.type is StepType.CHAT_APPS_MESSAGE:
            return {"type": step.inputs.get("type"), "content": step.inputs.get("content")}
        seen.add(step.id)
        pending += [target for target, _ in step.select] or ([step.next_step] if step.next_step else [])
    return None
