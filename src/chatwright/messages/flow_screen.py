"""What stands on a screen of a flow: components, their limits, actions and references [R-FLW-3, 4, 6]."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from chatwright.messages.flow_components import (
    ACTIONS,
    ACTIONS_OF,
    CHILDREN,
    COMPONENTS,
    FIELDS,
    GROUP_OPTIONS,
    IF_DEPTH,
    MOST_ON_A_SCREEN,
    ON_SELECTION,
    OPTION_DESCRIPTION,
    OPTION_METADATA,
    OPTION_TITLE,
    OPTIONS,
    Property,
)
from chatwright.messages.flow_findings import (
    DUPLICATE,
    MISSING,
    REFERENCE,
    SCREEN,
    TYPE,
    UNKNOWN,
    VALUE,
    Finding,
)
from chatwright.messages.flow_places import under
from chatwright.messages.flow_references import condition_error, is_dynamic, references

DEEPEST = 20


def shown_value(value: Any) -> str:
    """A value as an error names it."""
    return repr(value)[:60]


def components_of(screen: Any, path: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Every component of a screen that has a type, with its path; also those that stand within others."""
    layout = screen.get("layout") if isinstance(screen, dict) else None
    children = layout.get("children") if isinstance(layout, dict) else None
    open_ = [(children, under(under(path, "layout"), "children"), 0)]
    while open_:
        given, at, depth = open_.pop(0)
        for index, child in enumerate(given if isinstance(given, list) else ()):
            if not isinstance(child, dict) or not isinstance(child.get("type"), str):
                continue
            place = under(at, index)
            yield child, place
            if depth < DEEPEST:
                open_ += [(inner, where, depth + 1) for inner, where in within(child, place)]


def within(component: dict[str, Any], path: str) -> list[tuple[Any, str]]:
    """The lists of components that a component holds."""
    kind = component.get("type")
    if kind == "Form":
        return [(component.get("children"), under(path, "children"))]
    if kind == "If":
        return [(component.get(branch), under(path, branch)) for branch in ("then", "else")]
    cases = component.get("cases")
    if kind == "Switch" and isinstance(cases, dict):
        return [(inner, under(under(path, "cases"), name)) for name, inner in cases.items()]
    return []


def is_in_a_branch(path: str) -> bool:
    """Whether a component is only there under a condition."""
    return "].then[" in path or "].else[" in path or ".cases." in path


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a component can refer to. `screens` has the fields and the data of each; `moves` who leads where."""

    screens: dict[str, tuple[frozenset[str], frozenset[str]]]
    moves: list[tuple[str, str, str]] = field(default_factory=list)
    exchanges: bool = False
    here: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, flow: dict[str, Any]) -> Surroundings:
        """The surroundings that all screens of a flow share."""
        found = cls({}, exchanges=flow.get("data_api_version") is not None)
        for index, screen in enumerate(flow["screens"]):
            name = screen.get("id") if isinstance(screen, dict) else None
            if not isinstance(name, str):
                continue
            data = screen.get("data")
            names = [one.get("name") for one, _ in components_of(screen, "") if one.get("type") in FIELDS]
            found.screens[name] = (
                frozenset(one for one in names if isinstance(one, str)),
                frozenset(data) if isinstance(data, dict) else frozenset(),
            )
            for component, path in components_of(screen, under("screens", index)):
                action = component.get("on-click-action")
                following = action.get("next") if isinstance(action, dict) else None
                if isinstance(following, dict) and isinstance(following.get("name"), str):
                    at = under(under(under(path, "on-click-action"), "next"), "name")
                    found.moves.append((name, following["name"], at))
        return found

    def on(self, screen: dict[str, Any]) -> Surroundings:
        """The same, on one of the screens."""
        return replace(self, here=screen)

    @property
    def own(self) -> tuple[frozenset[str], frozenset[str]]:
        """Fields and data of the screen itself."""
        name = self.here.get("id")
        none: frozenset[str] = frozenset()
        return self.screens.get(name, (none, none)) if isinstance(name, str) else (none, none)


def check_children(children: list[Any], path: str, around: Surroundings) -> Iterator[Finding]:
    """The components of a screen: how many, each by itself, and their names [R-FLW-3]."""
    yield from check_list(children, path, around, 0)
    found = list(components_of(around.here, path.removesuffix(".layout.children")))
    counts = Counter(one["type"] for one, at in found if not is_in_a_branch(at))
    for kind, most in MOST_ON_A_SCREEN.items():
        if counts[kind] > most:
            yield Finding(path, SCREEN, f"{counts[kind]} components {kind}; a screen has at most {most}.")
    seen: set[str] = set()
    for component, at in found:
        name = component.get("name")
        if component.get("type") in FIELDS and isinstance(name, str):
            if name in seen:
                said = f"There are two fields with the name {name[:60]!r} on this screen."
                yield Finding(under(at, "name"), DUPLICATE, said, "R-FLW-3")
            seen.add(name)


def check_list(children: Any, path: str, around: Surroundings, ifs: int, depth: int = 0) -> Iterator[Finding]:
    """A list of components."""
    if not isinstance(children, list):
        yield Finding(path, TYPE, "Components are a list.")
        return
    if len(children) > CHILDREN:
        yield Finding(path, SCREEN, f"{len(children)} components; a screen has at most {CHILDREN}.")
    if depth > DEEPEST:
        yield Finding(path, SCREEN, "The components are nested too deeply.")
        return
    for index, child in enumerate(children):
        at = under(path, index)
        if not isinstance(child, dict):
            yield Finding(at, TYPE, "A component must be an object.")
            continue
        kind = child.get("type")
        properties = COMPONENTS.get(kind) if isinstance(kind, str) else None
        if properties is None or not isinstance(kind, str):
            said = f"Invalid value found for property 'type'. There is no component {shown_value(kind)}."
            yield Finding(under(at, "type") if "type" in child else at, VALUE, said)
            continue
        inside = ifs + (kind in ("If", "Switch"))
        if inside > IF_DEPTH:
            yield Finding(at, SCREEN, f"If and Switch can be nested {IF_DEPTH} deep.")
            continue
        yield from check_component(child, kind, properties, at, around)
        for inner, where in within(child, at):
            if inner is not None:
                yield from check_list(inner, where, around, inside, depth + 1)


def check_component(
    component: dict[str, Any], kind: str, properties: dict[str, Property], path: str, around: Surroundings
) -> Iterator[Finding]:
    """A component by its table: what it must have, what it may have, and how long."""
    for name, told in properties.items():
        if told.required and component.get(name) is None:
            yield Finding(path, MISSING, f"The property {name!r} is required in {kind}.")
    for name, value in component.items():
        at = under(path, name)
        if name == "type":
            continue
        if name not in properties:
            yield Finding(at, UNKNOWN, f"The property {name[:60]!r} cannot be specified in {kind}.")
        elif value is not None:
            yield from check_value(value, properties[name], name, at, kind, around)


def check_value(
    value: Any, told: Property, name: str, path: str, kind: str, around: Surroundings
) -> Iterator[Finding]:
    """A property's value."""
    wrong = Finding(
        path, TYPE, f"Expected property {name!r} of {kind} to be {EXPECTED.get(told.kind, 'a text')}."
    )
    if isinstance(value, str) and told.kind not in ("name", "action", "children", "cases"):
        yield from check_references(value, path, around)
        if told.kind == "condition":
            if said := condition_error(value):
                yield Finding(path, VALUE, said)
            return
        if is_dynamic(value):
            return
    match told.kind:
        case "text":
            yield from check_text(value, told, name, path, wrong)
        case "name":
            if not isinstance(value, str) or not value:
                yield wrong
        case "texts":
            for one in value if isinstance(value, list) else [value]:
                yield from check_text(one, told, name, path, wrong)
                if value is not one and isinstance(one, str):
                    yield from check_references(one, path, around)
        case "bool":
            if not isinstance(value, bool):
                yield wrong
        case "number":
            if isinstance(value, bool) or not isinstance(value, int | float):
                yield wrong
        case "date":
            if not is_date(value):
                yield wrong
        case "dates":
            if not isinstance(value, list) or not all(is_date(one) for one in value):
                yield wrong
        case "action":
            yield from check_action(value, name, path, kind, around)
        case "options":
            yield from check_options(value, path, kind, wrong, around)
        case "images" | "entries":
            if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
                yield wrong
        case "cases":
            if not isinstance(value, dict) or not value:
                yield wrong
        case "condition":
            if not isinstance(value, bool):
                yield wrong


EXPECTED = {
    "bool": "true or false",
    "number": "a number",
    "date": "a date as YYYY-MM-DD",
    "dates": "a list of dates as YYYY-MM-DD",
    "options": "a list of options with id and title",
    "images": "a list of pictures",
    "entries": "a list of entries",
    "cases": "an object of lists of components",
    "condition": "a condition",
    "name": "a name",
}


def check_text(value: Any, told: Property, name: str, path: str, wrong: Finding) -> Iterator[Finding]:
    """A text, short enough, and one of those that are allowed."""
    if not isinstance(value, str):
        yield wrong
    elif told.among and value not in told.among:
        said = f"Invalid value found for property {name!r}. It must be one of {', '.join(told.among)}."
        yield Finding(path, VALUE, said)
    elif told.required and not value.strip():
        yield Finding(path, VALUE, f"The property {name!r} must not be empty.")
    elif told.most is not None and len(value) > told.most:
        said = f"The property {name!r} has {len(value)} characters; WhatsApp shows at most {told.most}."
        yield Finding(path, VALUE, said)


def is_date(value: Any) -> bool:
    """Whether a value is a day as YYYY-MM-DD, or milliseconds as older versions have it."""
    if not isinstance(value, str):
        return False
    if value.isascii() and value.isdigit():
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def check_references(text: str, path: str, around: Surroundings) -> Iterator[Finding]:
    """What a text refers to is there [R-FLW-4]."""
    for written, reference in references(text):
        if reference is None:
            yield Finding(
                path, REFERENCE, f"{written[:60]!r} is no reference such as ${{form.x}}.", "R-FLW-4"
            )
            continue
        known = around.own if reference.screen is None else around.screens.get(reference.screen)
        if known is None:
            yield Finding(path, REFERENCE, f"There is no screen {reference.screen} for {written}.", "R-FLW-4")
        elif reference.name not in known[0 if reference.root == "form" else 1]:
            what = "field" if reference.root == "form" else "data"
            yield Finding(path, REFERENCE, f"There is no {what} {reference.name!r} for {written}.", "R-FLW-4")


def check_payload(value: Any, path: str, around: Surroundings) -> Iterator[Finding]:
    """The references in a payload, however deep."""
    open_ = [(value, path)]
    while open_:
        part, at = open_.pop()
        if isinstance(part, str):
            yield from check_references(part, at, around)
        elif isinstance(part, dict):
            open_ += [(inner, under(at, key)) for key, inner in part.items()]
        elif isinstance(part, list):
            open_ += [(inner, under(at, index)) for index, inner in enumerate(part)]


def check_action(action: Any, name: str, path: str, kind: str, around: Surroundings) -> Iterator[Finding]:
    """What a click or a selection does; where it leads is there [R-FLW-5]."""
    if not isinstance(action, dict):
        yield Finding(path, TYPE, f"Expected property {name!r} of {kind} to be an action.")
        return
    what = action.get("name")
    allowed = ACTIONS_OF.get(kind, tuple(ACTIONS)) if name == "on-click-action" else ON_SELECTION
    if not isinstance(what, str) or what not in allowed:
        said = f"Invalid value found for property 'name'. Here it must be one of {', '.join(allowed)}."
        yield Finding(under(path, "name"), VALUE, said)
        return
    for key in action:
        if key not in ("name", *ACTIONS[what]):
            yield Finding(
                under(path, key), UNKNOWN, f"The property {key[:60]!r} cannot be specified in {what}."
            )
    payload = action.get("payload")
    if payload is not None and not isinstance(payload, dict):
        yield Finding(under(path, "payload"), TYPE, "Expected property 'payload' to be an object.")
    yield from check_payload(payload, under(path, "payload"), around)
    if what == "navigate":
        following = action.get("next")
        target = following.get("name") if isinstance(following, dict) else None
        if not isinstance(target, str):
            said = 'An action \'navigate\' needs \'next\', as {"type": "screen", "name": "SECOND"}.'
            yield Finding(under(path, "next"), MISSING, said, "R-FLW-5")
        elif target not in around.screens:
            said = f"There is no screen {target[:60]!r} to go to."
            yield Finding(under(under(path, "next"), "name"), VALUE, said, "R-FLW-5")
        elif target == around.here.get("id"):
            said = "A screen cannot lead to itself."
            yield Finding(under(under(path, "next"), "name"), VALUE, said, "R-FLW-5")
    elif what == "complete" and around.here.get("terminal") is not True:
        said = "Only a screen with 'terminal': true can complete the flow."
        yield Finding(under(path, "name"), VALUE, said, "R-FLW-2")
    elif what == "data_exchange" and not around.exchanges:
        said = "The action 'data_exchange' needs 'data_api_version' and an endpoint."
        yield Finding(under(path, "name"), VALUE, said)
    elif what == "open_url" and not isinstance(action.get("url"), str):
        yield Finding(path, MISSING, "The property 'url' is required in open_url.")


def check_options(
    options: Any, path: str, kind: str, wrong: Finding, around: Surroundings
) -> Iterator[Finding]:
    """The options of a choice: ids of their own, titles that are short enough [R-FLW-6]."""
    if not isinstance(options, list) or not options:
        yield wrong
        return
    most = OPTIONS if kind == "Dropdown" else GROUP_OPTIONS
    if len(options) > most:
        yield Finding(path, VALUE, f"{len(options)} options; a {kind} has at most {most}.", "R-FLW-6")
    seen: set[str] = set()
    for index, option in enumerate(options):
        at = under(path, index)
        name = option.get("id") if isinstance(option, dict) else None
        if not isinstance(option, dict) or not isinstance(name, str) or not name:
            yield Finding(at, MISSING, "An option needs an 'id' and a 'title'.", "R-FLW-6")
            continue
        if name in seen:
            said = f"There are two options with the id {name[:60]!r}."
            yield Finding(under(at, "id"), DUPLICATE, said, "R-FLW-6")
        seen.add(name)
        yield from check_payload(option.get("title"), under(at, "title"), around)
        for part, longest in (
            ("title", OPTION_TITLE),
            ("description", OPTION_DESCRIPTION),
            ("metadata", OPTION_METADATA),
        ):
            value = option.get(part)
            told = Property(required=part == "title", most=longest)
            if value is None and part != "title":
                continue
            wrong_text = Finding(under(at, part), TYPE, f"The {part} of an option must be a text.")
            yield from check_text(value, told, part, under(at, part), wrong_text)
