"""Is a Flow JSON one that WhatsApp would publish? Screens, their order, and what stands on them [R-FLW-1..6].

Whatever the text is, the answer is a list of errors and never an exception.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from chatwright.messages.flow_components import SCREENS_ADVICE, SIZE, SIZE_ADVICE, VERSIONS
from chatwright.messages.flow_findings import (
    ADVICE,
    DUPLICATE,
    INVALID_JSON,
    MISSING,
    ROUTING,
    SCREEN,
    TYPE,
    UNKNOWN,
    VALUE,
    Finding,
    FlowError,
)
from chatwright.messages.flow_places import Places, under
from chatwright.messages.flow_screen import Surroundings, check_children, components_of, shown_value

TOP = ("version", "screens", "routing_model", "data_api_version", "data_channel_uri")
SCREEN_KEYS = ("id", "title", "terminal", "success", "data", "layout", "refresh_on_back", "sensitive")
SCREEN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,99}")
RESERVED = "SUCCESS"
DATA_TYPES = ("string", "number", "boolean", "object", "array")
DATA_API_VERSIONS = ("3.0", "4.0")
WEB_ADDRESS = re.compile(r"(data:image/|https?://)", re.IGNORECASE)


class Unreadable(ValueError):
    """The text is no JSON object; `error` says why and where."""

    def __init__(self, error: FlowError) -> None:
        super().__init__(error.message)
        self.error = error


def read_flow(text: str) -> dict[str, Any]:
    """The Flow JSON of a text. Raises Unreadable."""
    places = Places("")

    def unreadable(message: str, start: int = 0) -> Unreadable:
        found = Places(text[: start + 1]) if start else places
        place = found.between(min(start, max(len(text) - 1, 0)), start + 1)
        return Unreadable(FlowError(INVALID_JSON, message, "", place))

    if len(text) > SIZE:
        raise unreadable(f"The Flow JSON has {len(text)} characters; at most {SIZE} are read.")
    try:
        read = json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        raise unreadable(f"The Flow JSON cannot be read: {error.msg}.", error.pos) from None
    except RecursionError:
        raise unreadable("The Flow JSON is nested too deeply.") from None
    except ValueError as error:
        raise unreadable(f"The Flow JSON cannot be read: {str(error)[:100]}.") from None
    if not isinstance(read, dict):
        raise unreadable("The Flow JSON must be an object with version and screens.")
    return read


def refuse(word: str) -> Any:
    """NaN and Infinity are no JSON. Raises ValueError."""
    raise ValueError(f"{word} is no JSON value")


def validate_flow(text: str) -> list[FlowError]:
    """What keeps a Flow JSON from being published; empty when nothing does."""
    try:
        flow = read_flow(text)
    except Unreadable as error:
        return [error.error]
    places = Places(text)
    return [FlowError(one.error, one.message, one.path, places.of(one.path)) for one in check_flow(flow)]


def advise_flow(text: str) -> list[FlowError]:
    """What is allowed and still likely to go wrong; empty for what cannot be read."""
    try:
        flow = read_flow(text)
    except Unreadable:
        return []
    places = Places(text)
    found = [FlowError(ADVICE, one.message, one.path, places.of(one.path), ADVICE) for one in advice(flow)]
    if len(text) > SIZE_ADVICE:
        said = f"The Flow JSON has {len(text) // 1000} kB; it should stay under {SIZE_ADVICE // 1000} kB."
        found.append(FlowError(ADVICE, said, "", places.of(""), ADVICE))
    return found


def screens_of(flow: dict[str, Any]) -> list[dict[str, Any]]:
    """The screens that are objects."""
    screens = flow.get("screens")
    return [one for one in screens if isinstance(one, dict)] if isinstance(screens, list) else []


def check_flow(flow: dict[str, Any]) -> Iterator[Finding]:
    """The rules that a Flow JSON breaks."""
    for key in flow:
        if key not in TOP:
            yield Finding(key, UNKNOWN, f"The property {key[:60]!r} cannot be specified at the top.")
    version = flow.get("version")
    if version is None:
        yield Finding("", MISSING, "The property 'version' is required.")
    elif version not in VERSIONS:
        said = f"Invalid value found for property 'version'. Known are {', '.join(VERSIONS)}."
        yield Finding("version", VALUE, said)
    screens = flow.get("screens")
    if not isinstance(screens, list) or not screens:
        yield Finding("screens", MISSING, "At least one screen is required in 'screens'.", "R-FLW-1")
        return
    yield from check_ids(screens)
    surroundings = Surroundings.of(flow)
    for index, screen in enumerate(screens):
        path = under("screens", index)
        if isinstance(screen, dict):
            yield from check_screen(screen, path, surroundings)
        else:
            yield Finding(path, TYPE, "A screen must be an object.")
    if not any(screen.get("terminal") is True for screen in screens_of(flow)):
        said = "One screen must be the last: give it 'terminal': true and a Footer that completes."
        yield Finding("screens", SCREEN, said, "R-FLW-2")
    yield from check_routing(flow, surroundings)


def check_ids(screens: list[Any]) -> Iterator[Finding]:
    """Screens have ids, each its own [R-FLW-1]."""
    seen: set[str] = set()
    for index, screen in enumerate(screens):
        path = under("screens", index)
        name = screen.get("id") if isinstance(screen, dict) else None
        if not isinstance(name, str) or not SCREEN_ID.fullmatch(name):
            said = "A screen needs an 'id' of letters, digits and underscores."
            yield Finding(under(path, "id"), MISSING if name is None else VALUE, said, "R-FLW-1")
        elif name == RESERVED:
            yield Finding(under(path, "id"), VALUE, "The screen id SUCCESS is WhatsApp's own.", "R-FLW-1")
        elif name in seen:
            yield Finding(
                under(path, "id"), DUPLICATE, f"There are two screens with the id {name}.", "R-FLW-1"
            )
        else:
            seen.add(name)


def check_screen(screen: dict[str, Any], path: str, surroundings: Surroundings) -> Iterator[Finding]:
    """A screen: its own properties, its data, and its layout."""
    for key, value in screen.items():
        if key not in SCREEN_KEYS:
            yield Finding(under(path, key), UNKNOWN, f"The property {key[:60]!r} cannot be specified here.")
        elif key in ("terminal", "success", "refresh_on_back") and not isinstance(value, bool):
            yield Finding(under(path, key), TYPE, f"Expected property {key!r} to be true or false.")
    title = screen.get("title")
    if title is not None and (not isinstance(title, str) or len(title) > 60):
        yield Finding(under(path, "title"), VALUE, "The title must be a text of at most 60 characters.")
    yield from check_data(screen.get("data"), under(path, "data"))
    layout = screen.get("layout")
    at = under(path, "layout")
    if not isinstance(layout, dict):
        yield Finding(at, MISSING, "The property 'layout' is required and must be an object.")
        return
    if layout.get("type") != "SingleColumnLayout":
        said = "Invalid value found for property 'type'. A layout is a SingleColumnLayout."
        yield Finding(under(at, "type"), VALUE, said)
    children = layout.get("children")
    if not isinstance(children, list) or not children:
        yield Finding(under(at, "children"), MISSING, "A screen needs at least one component.")
        return
    yield from check_children(children, under(at, "children"), surroundings.on(screen))
    yield from check_end(screen, path)


def check_data(data: Any, path: str) -> Iterator[Finding]:
    """What a screen is given: types and examples."""
    if data is None:
        return
    if not isinstance(data, dict):
        yield Finding(path, TYPE, "Expected property 'data' to be an object.")
        return
    for name, model in data.items():
        at = under(path, name)
        if not isinstance(model, dict):
            yield Finding(at, TYPE, "A value of 'data' is an object with 'type' and '__example__'.")
            continue
        if model.get("type") not in DATA_TYPES:
            said = f"Invalid value found for property 'type'. It must be one of {', '.join(DATA_TYPES)}."
            yield Finding(under(at, "type"), VALUE, said)
        if "__example__" not in model:
            yield Finding(at, MISSING, f"The property '__example__' is required for {name[:60]!r}.")


def check_end(screen: dict[str, Any], path: str) -> Iterator[Finding]:
    """The last screen has a footer that completes; only there a flow completes [R-FLW-2]."""
    actions = [
        one.get("on-click-action") for one, _ in components_of(screen, path) if one.get("type") == "Footer"
    ]
    names = {str(action.get("name")) for action in actions if isinstance(action, dict)}
    is_last = screen.get("terminal") is True
    if is_last and not actions:
        yield Finding(path, SCREEN, "The last screen needs a Footer whose action is 'complete'.", "R-FLW-2")
    elif is_last and not names & {"complete", "data_exchange"}:
        said = "The Footer of the last screen must have the action 'complete'."
        yield Finding(path, SCREEN, said, "R-FLW-2")
    if screen.get("success") is not None and not is_last:
        yield Finding(under(path, "success"), UNKNOWN, "Only a terminal screen can have 'success'.")


def check_routing(flow: dict[str, Any], surroundings: Surroundings) -> Iterator[Finding]:
    """The routing model names every screen, allows what the screens do, and has one entry [R-FLW-5]."""
    model = flow.get("routing_model")
    version = flow.get("data_api_version")
    if version is not None and version not in DATA_API_VERSIONS:
        yield Finding("data_api_version", VALUE, "Invalid value found for property 'data_api_version'.")
    if model is None:
        if version is not None:
            yield Finding("", MISSING, "A flow with 'data_api_version' needs a 'routing_model'.", "R-FLW-5")
        return
    if not isinstance(model, dict):
        yield Finding("routing_model", TYPE, "Expected property 'routing_model' to be an object.", "R-FLW-5")
        return
    ids = surroundings.screens
    for name, targets in model.items():
        at = under("routing_model", name)
        if name not in ids:
            yield Finding(at, ROUTING, f"There is no screen {shown_value(name)}.", "R-FLW-5")
        if not isinstance(targets, list):
            yield Finding(at, TYPE, "The screens that follow are a list of ids.", "R-FLW-5")
            continue
        for index, target in enumerate(targets):
            if not isinstance(target, str) or target not in ids:
                said = f"There is no screen {shown_value(target)}."
                yield Finding(under(at, index), ROUTING, said, "R-FLW-5")
            elif target == name:
                yield Finding(under(at, index), ROUTING, "A screen cannot follow itself.", "R-FLW-5")
    for name in ids:
        if name not in model:
            yield Finding("routing_model", ROUTING, f"The screen {name} is missing here.", "R-FLW-5")
    reached = {
        target for to in model.values() if isinstance(to, list) for target in to if isinstance(target, str)
    }
    entries = [name for name in model if name not in reached]
    if len(entries) != 1:
        said = "Exactly one screen must be the first, which no other leads to."
        yield Finding("routing_model", ROUTING, said, "R-FLW-5")
    for name, target, path in surroundings.moves:
        allowed = model.get(name)
        if target in ids and isinstance(allowed, list) and target not in allowed:
            said = f"The routing model does not allow to go from {name} to {target}."
            yield Finding(path, ROUTING, said, "R-FLW-5")


def advice(flow: dict[str, Any]) -> Iterator[Finding]:
    """What the provider advises against."""
    screens = flow.get("screens")
    if not isinstance(screens, list):
        return
    if len(screens) > SCREENS_ADVICE:
        yield Finding(
            "screens", ADVICE, f"{len(screens)} screens; people rarely finish more than {SCREENS_ADVICE}."
        )
    for index, screen in enumerate(screens):
        for component, path in components_of(screen, under("screens", index)):
            src = component.get("src")
            if component.get("type") == "Image" and isinstance(src, str) and WEB_ADDRESS.match(src):
                said = "WhatsApp shows only pictures given as raw base64, without data: or an address."
                yield Finding(under(path, "src"), ADVICE, said)
