"""What a flow asks, and whether an answer is one that a person could have given on the phone.

The answer to a flow is the payload of the action that completed it. Each of its values is followed back to the
field that it came from, also over several screens, so that it can be held against what the field demands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from chatwright.messages.flow_components import FIELDS
from chatwright.messages.flow_json import screens_of
from chatwright.messages.flow_references import Reference, is_dynamic, whole_reference
from chatwright.messages.flow_screen import components_of, is_in_a_branch

LISTS = frozenset(("CheckboxGroup", "ChipsSelector"))
UPLOADS = frozenset(("PhotoPicker", "DocumentPicker"))
CHOICES = frozenset(("Dropdown", "RadioButtonsGroup")) | LISTS
CHARACTERS, LINES_CHARACTERS = 80, 600
"""How long a TextInput and a TextArea may be when they do not say so themselves."""
EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
PHONE = re.compile(r"\+?[0-9][0-9 ()./\-]{3,24}")
NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?")
TOKEN_KEY = "flow_token"  # noqa: S105 - the name of a field
STEPS = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """One value of an answer: the field it came from, None for a value that was there before.

    `certain` when the field is always on the screen, so that it can be demanded. `fixed` is the value when the
    flow itself writes it.
    """

    key: str
    component: dict[str, Any] | None = None
    certain: bool = True
    fixed: Any = None

    @property
    def kind(self) -> str:
        """The kind of field; empty when there is none."""
        return str(self.component["type"]) if self.component else ""

    @property
    def label(self) -> str:
        """What the field is called on the phone."""
        label = self.component.get("label") if self.component else None
        return label if isinstance(label, str) and label else self.key

    @property
    def is_required(self) -> bool:
        """Whether the form is not sent without it."""
        return self.component is not None and self.certain and self.component.get("required") is True

    @property
    def options(self) -> list[dict[str, Any]] | None:
        """The options to choose from; None when they are not known beforehand."""
        source = self.component.get("data-source") if self.component else None
        return [one for one in source if isinstance(one, dict)] if isinstance(source, list) else None


def endings(flow: dict[str, Any]) -> list[list[Answer]]:
    """What each action that completes the flow answers."""
    found = []
    for screen in screens_of(flow):
        for component, _ in components_of(screen, ""):
            action = component.get("on-click-action")
            if isinstance(action, dict) and action.get("name") == "complete":
                payload = action.get("payload")
                pairs = payload.items() if isinstance(payload, dict) else ()
                found.append([answer_of(flow, screen, key, value) for key, value in pairs])
    return found


def answered(token: str, response: dict[str, Any]) -> dict[str, Any]:
    """The content of the message that brings an answer: a string that holds it, with the token [R-FLW]."""
    text = json.dumps({TOKEN_KEY: token, **response}, ensure_ascii=False, separators=(",", ":"))
    return {"interactive": {"type": "nfmReply", "nfmReply": {"responseJson": text}}}


def answers_of(flow: dict[str, Any]) -> list[Answer]:
    """Every value that an answer to the flow can have, each once."""
    found: dict[str, Answer] = {}
    for ending in endings(flow):
        for answer in ending:
            found.setdefault(answer.key, answer)
    return list(found.values())


def exchanges(flow: dict[str, Any]) -> bool:
    """Whether an endpoint has a say in the flow, so that its answer is not known beforehand."""
    return any(
        isinstance(action, dict) and action.get("name") == "data_exchange"
        for screen in screens_of(flow)
        for component, _ in components_of(screen, "")
        for action in component.values()
    )


def answer_of(flow: dict[str, Any], screen: dict[str, Any], key: str, value: Any) -> Answer:
    """A value of a payload, followed back to its field."""
    if not contains_reference(value):
        return Answer(key, fixed=value)
    component, certain = source_of(flow, screen, whole_reference(value), STEPS)
    return Answer(key, component, certain)


def contains_reference(value: Any) -> bool:
    """Whether any part of a value is only known on the phone."""
    open_ = [value]
    while open_:
        part = open_.pop()
        if is_dynamic(part):
            return True
        open_ += list(part.values()) if isinstance(part, dict) else part if isinstance(part, list) else []
    return False


def source_of(
    flow: dict[str, Any], screen: dict[str, Any], reference: Reference | None, steps: int
) -> tuple[dict[str, Any] | None, bool]:
    """The field that a reference comes from, and whether it is always there; None when it is no field."""
    if reference is None or steps == 0:
        return None, False
    if reference.screen is not None:
        found = next((one for one in screens_of(flow) if one.get("id") == reference.screen), None)
        if found is None:
            return None, False
        screen = found
    if reference.root == "form":
        return field_of(screen, reference.name)
    for other in screens_of(flow):
        for component, _ in components_of(other, ""):
            action = component.get("on-click-action")
            if not isinstance(action, dict) or action.get("name") != "navigate":
                continue
            following, payload = action.get("next"), action.get("payload")
            if not isinstance(following, dict) or following.get("name") != screen.get("id"):
                continue
            given = whole_reference(payload.get(reference.name)) if isinstance(payload, dict) else None
            if given is not None:
                return source_of(flow, other, given, steps - 1)
    return None, False


def field_of(screen: dict[str, Any], name: str) -> tuple[dict[str, Any] | None, bool]:
    """A field of a screen by its name, and whether nothing can hide it."""
    for component, path in components_of(screen, ""):
        if component.get("type") in FIELDS and component.get("name") == name:
            is_shown = component.get("visible", True) is True and component.get("enabled", True) is True
            return component, is_shown and not is_in_a_branch(path)
    return None, False


def read_response(flow: dict[str, Any], given: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The whole answer that the phone would send, and what is wrong with it; with the token, if there is one.

    What the flow writes itself, and fields that were left empty, are filled in.
    """
    response = {key: value for key, value in given.items() if key != TOKEN_KEY}
    best: tuple[dict[str, Any], list[str]] | None = None
    for ending in endings(flow):
        whole, wrong = against(ending, response)
        if not wrong:
            return whole, []
        if best is None or len(wrong) < len(best[1]):
            best = (whole, wrong)
    if best is None or exchanges(flow):
        return response, []
    return best


def against(ending: list[Answer], response: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """An answer held against one way to complete the flow."""
    wrong = []
    whole: dict[str, Any] = {}
    known = {answer.key for answer in ending}
    for key in response:
        if key not in known:
            there = ", ".join(answer.key for answer in ending if answer.component) or "none"
            wrong.append(f"{key[:60]}: the form has no such answer. There are: {there}.")
    for answer in ending:
        value = response.get(answer.key)
        if answer.component is None:
            if answer.fixed is not None:
                if value is not None and value != answer.fixed:
                    wrong.append(f"{answer.key}: the form itself answers {answer.fixed!r} here.")
                whole[answer.key] = answer.fixed
            else:
                whole[answer.key] = "" if value is None else value
        elif is_empty(value):
            if answer.is_required:
                wrong.append(f"{answer.key}: the form demands it ({answer.label}).")
            whole[answer.key] = nothing(answer.kind)
        else:
            whole[answer.key] = value
            wrong += [f"{answer.key}: {said}" for said in complaints(answer, value)]
    return whole, wrong


def is_empty(value: Any) -> bool:
    """Whether nothing was filled in."""
    return value is None or value is False or value in ("", [])


def nothing(kind: str) -> Any:
    """What the phone sends for a field that was left empty."""
    if kind == "OptIn":
        return False
    return [] if kind in LISTS | UPLOADS else ""


def complaints(answer: Answer, value: Any) -> Iterator[str]:
    """What a field would not let pass."""
    component = answer.component or {}
    kind = answer.kind
    if kind in CHOICES:
        yield from of_choice(answer, component, value)
    elif kind == "OptIn":
        if not isinstance(value, bool):
            yield "must be true or false."
    elif kind in UPLOADS:
        if not isinstance(value, list | str):
            yield "must be a list of files."
    elif kind == "DatePicker":
        yield from of_date(component, value)
    elif kind == "CalendarPicker":
        dates = list(value.values()) if isinstance(value, dict) else [value]
        for one in dates:
            yield from of_date(component, one)
    elif not isinstance(value, str):
        yield "must be a text; the phone sends numbers as texts, too."
    else:
        yield from of_text(kind, component, value)


def of_choice(answer: Answer, component: dict[str, Any], value: Any) -> Iterator[str]:
    """One option, or several as a list of their ids [R-FLW-6]."""
    is_list = answer.kind in LISTS
    chosen = value if is_list else [value]
    if not isinstance(chosen, list) or not all(isinstance(one, str) for one in chosen):
        yield "must be a list of ids." if is_list else "must be the id of an option."
        return
    if answer.options is not None:
        ids = [str(option.get("id")) for option in answer.options]
        for one in chosen:
            if one not in ids:
                yield f"{one[:60]!r} is none of its options. There are: {', '.join(ids)[:300]}."
    if len(set(chosen)) < len(chosen):
        yield "an option is chosen twice."
    least, most = component.get("min-selected-items"), component.get("max-selected-items")
    if isinstance(least, int) and len(chosen) < least:
        yield f"at least {least} must be chosen."
    if isinstance(most, int) and len(chosen) > most:
        yield f"at most {most} can be chosen."


def of_date(component: dict[str, Any], value: Any) -> Iterator[str]:
    """A day that can be picked."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        yield "must be a date as YYYY-MM-DD."
        return
    first, last = component.get("min-date"), component.get("max-date")
    if isinstance(first, str) and is_day(first) and value < first:
        yield f"must not be before {first}."
    if isinstance(last, str) and is_day(last) and value > last:
        yield f"must not be after {last}."
    without = component.get("unavailable-dates")
    if isinstance(without, list) and value in without:
        yield "this day cannot be picked."


def is_day(text: str) -> bool:
    """Whether a limit is written as a day that can be compared."""
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None


def of_text(kind: str, component: dict[str, Any], value: str) -> Iterator[str]:
    """A text of the right length and kind."""
    most = component.get("max-chars" if kind == "TextInput" else "max-length")
    most = most if isinstance(most, int) else CHARACTERS if kind == "TextInput" else LINES_CHARACTERS
    least = component.get("min-chars")
    if len(value) > most:
        yield f"{len(value)} characters; at most {most} can be written."
    if isinstance(least, int) and len(value) < least:
        yield f"{len(value)} characters; at least {least} must be written."
    match component.get("input-type") if kind == "TextInput" else None:
        case "email" if not EMAIL.fullmatch(value):
            yield "must be an e-mail address."
        case "phone" if not PHONE.fullmatch(value):
            yield "must be a phone number."
        case "number" if not NUMBER.fullmatch(value):
            yield "must be a number."
        case "passcode" if not value.isdigit():
            yield "must be digits."
