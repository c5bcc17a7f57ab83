"""Flow JSON is held against WhatsApp's rules [R-FLW-1..6] (messaging.md 12.2)."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.flow_components import COMPONENTS
from chatwright.messages.flow_json import advise_flow, validate_flow
from tests.paths import SHARED

PAYLOADS = sorted((SHARED / "data" / "messages" / "flow").glob("*.json"))
WHOLE = [path for path in PAYLOADS if "screens" in json.loads(path.read_text())]


def two_screens() -> dict[str, Any]:
    """A flow with a field on each of two screens."""
    return {
        "version": "7.3",
        "screens": [
            {
                "id": "FIRST",
                "title": "About you",
                "layout": {
                    "type": "SingleColumnLayout",
                    "children": [
                        {"type": "TextInput", "name": "name", "label": "Name", "required": True},
                        {
                            "type": "Footer",
                            "label": "Next",
                            "on-click-action": {
                                "name": "navigate",
                                "next": {"type": "screen", "name": "LAST"},
                                "payload": {"name": "${form.name}"},
                            },
                        },
                    ],
                },
            },
            {
                "id": "LAST",
                "title": "Interests",
                "terminal": True,
                "data": {"name": {"type": "string", "__example__": "Ann"}},
                "layout": {
                    "type": "SingleColumnLayout",
                    "children": [
                        {"type": "TextHeading", "text": "Hello ${data.name}"},
                        {
                            "type": "CheckboxGroup",
                            "name": "likes",
                            "label": "Likes",
                            "data-source": [{"id": "tea", "title": "Tea"}, {"id": "cake", "title": "Cake"}],
                        },
                        {
                            "type": "Footer",
                            "label": "Done",
                            "on-click-action": {
                                "name": "complete",
                                "payload": {"name": "${data.name}", "likes": "${form.likes}"},
                            },
                        },
                    ],
                },
            },
        ],
    }


def errors(flow: Any) -> list[tuple[str, str]]:
    return [(one.error, one.path) for one in validate_flow(json.dumps(flow))]


def children(flow: dict[str, Any], screen: int = 0) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = flow["screens"][screen]["layout"]["children"]
    return found


@pytest.mark.parametrize("path", WHOLE, ids=[path.stem for path in WHOLE])
def test_every_published_flow_is_valid(path: Any) -> None:
    assert validate_flow(path.read_text()) == []


def test_the_published_components_are_valid_on_a_screen_of_their_own() -> None:
    seen = 0
    for path in PAYLOADS:
        component = json.loads(path.read_text())
        if component.get("type") not in COMPONENTS or component["type"] in ("Footer", "Form"):
            continue
        flow = two_screens()
        children(flow).insert(0, {**component, "name": "other"} if "name" in component else component)
        assert errors(flow) == [], path.name
        seen += 1
    assert seen >= 12


CASES: list[tuple[str, Callable[[dict[str, Any]], Any], tuple[str, str]]] = [
    (
        "R-FLW-1 two screens of one id",
        lambda f: f["screens"][1].update(id="FIRST"),
        ("DUPLICATE_NAME", "screens[1].id"),
    ),
    (
        "R-FLW-1 the id of WhatsApp",
        lambda f: f["screens"][1].update(id="SUCCESS"),
        ("INVALID_PROPERTY_VALUE", "screens[1].id"),
    ),
    ("R-FLW-2 no last screen", lambda f: f["screens"][1].pop("terminal"), ("INVALID_SCREEN", "screens")),
    (
        "R-FLW-2 a last screen without footer",
        lambda f: children(f, 1).pop(),
        ("INVALID_SCREEN", "screens[1]"),
    ),
    (
        "R-FLW-2 completing before the end",
        lambda f: children(f)[1].update({"on-click-action": {"name": "complete", "payload": {}}}),
        ("INVALID_PROPERTY_VALUE", "screens[0].layout.children[1].on-click-action.name"),
    ),
    (
        "R-FLW-3 two fields of one name",
        lambda f: children(f).insert(0, copy.deepcopy(children(f)[0])),
        ("DUPLICATE_NAME", "screens[0].layout.children[1].name"),
    ),
    (
        "R-FLW-4 a field that is not there",
        lambda f: children(f)[1]["on-click-action"]["payload"].update(name="${form.nam}"),
        ("INVALID_DYNAMIC_REFERENCE", "screens[0].layout.children[1].on-click-action.payload.name"),
    ),
    (
        "R-FLW-4 data that is not there",
        lambda f: children(f, 1)[0].update(text="${data.nam}"),
        ("INVALID_DYNAMIC_REFERENCE", "screens[1].layout.children[0].text"),
    ),
    (
        "R-FLW-5 a screen that is not there",
        lambda f: children(f)[1]["on-click-action"]["next"].update(name="NOWHERE"),
        ("INVALID_PROPERTY_VALUE", "screens[0].layout.children[1].on-click-action.next.name"),
    ),
    (
        "R-FLW-5 a way that the routing model lacks",
        lambda f: f.update(routing_model={"FIRST": [], "LAST": ["FIRST"]}),
        ("INVALID_ROUTING_MODEL", "screens[0].layout.children[1].on-click-action.next.name"),
    ),
    (
        "R-FLW-6 two options of one id",
        lambda f: children(f, 1)[1]["data-source"][1].update(id="tea"),
        ("DUPLICATE_NAME", "screens[1].layout.children[1].data-source[1].id"),
    ),
    ("a version that nobody knows", lambda f: f.update(version="1.0"), ("INVALID_PROPERTY_VALUE", "version")),
    (
        "a property that is none",
        lambda f: children(f)[0].update(labl="x"),
        ("INVALID_PROPERTY", "screens[0].layout.children[0].labl"),
    ),
    (
        "a label that is missing",
        lambda f: children(f)[0].pop("label"),
        ("MISSING_REQUIRED_PROPERTY", "screens[0].layout.children[0]"),
    ),
    (
        "a label of 21",
        lambda f: children(f)[0].update(label="x" * 21),
        ("INVALID_PROPERTY_VALUE", "screens[0].layout.children[0].label"),
    ),
    (
        "a component that is none",
        lambda f: children(f)[0].update(type="TextInpu"),
        ("INVALID_PROPERTY_VALUE", "screens[0].layout.children[0].type"),
    ),
    (
        "a condition that cannot be read",
        lambda f: children(f).insert(
            0, {"type": "If", "condition": "${form.name} ==", "then": [{"type": "TextBody", "text": "x"}]}
        ),
        ("INVALID_PROPERTY_VALUE", "screens[0].layout.children[0].condition"),
    ),
    (
        "If four deep",
        lambda f: children(f).insert(0, nested_if(4)),
        ("INVALID_SCREEN", "screens[0].layout.children[0].then[0].then[0].then[0]"),
    ),
    (
        "an exchange without an endpoint",
        lambda f: children(f)[1].update({"on-click-action": {"name": "data_exchange", "payload": {}}}),
        ("INVALID_PROPERTY_VALUE", "screens[0].layout.children[1].on-click-action.name"),
    ),
]


def nested_if(depth: int) -> dict[str, Any]:
    """An If in an If, so deep."""
    inner = {"type": "TextBody", "text": "x"} if depth == 1 else nested_if(depth - 1)
    return {"type": "If", "condition": "${form.name} == 'x'", "then": [inner]}


@pytest.mark.parametrize(("change", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_rule_that_is_broken_is_told_with_its_place(
    change: Callable[[dict[str, Any]], Any], wanted: tuple[str, str]
) -> None:
    flow = two_screens()
    assert errors(flow) == []
    change(flow)
    assert wanted in errors(flow)


LIMITS = [
    ("TextHeading", "text", 80),
    ("TextSubheading", "text", 80),
    ("TextBody", "text", 4096),
    ("TextCaption", "text", 4096),
    ("TextInput", "label", 20),
    ("TextInput", "helper-text", 80),
    ("TextArea", "label", 20),
    ("Dropdown", "label", 30),
    ("RadioButtonsGroup", "label", 30),
    ("CheckboxGroup", "description", 300),
    ("DatePicker", "label", 40),
    ("OptIn", "label", 30),
    ("EmbeddedLink", "text", 35),
    ("Footer", "label", 35),
    ("PhotoPicker", "label", 30),
    ("DocumentPicker", "description", 300),
]


@pytest.mark.parametrize(("kind", "part", "most"), LIMITS, ids=[f"{kind}.{part}" for kind, part, _ in LIMITS])
def test_a_text_may_be_as_long_as_its_limit_and_no_longer(kind: str, part: str, most: int) -> None:
    for length, is_fine in ((most, True), (most + 1, False)):
        component: dict[str, Any] = {"type": kind, "name": "more", "label": "L", "text": "T"}
        component |= {
            "data-source": [{"id": "a", "title": "A"}],
            "on-click-action": {"name": "open_url", "url": "https://a.example"},
        }
        component = {
            key: value for key, value in component.items() if key == "type" or key in COMPONENTS[kind]
        }
        if kind == "Footer":
            component["on-click-action"] = {"name": "navigate", "next": {"type": "screen", "name": "LAST"}}
        component[part] = "x" * length
        flow = two_screens()
        children(flow)[1 if kind == "Footer" else 0 : 2 if kind == "Footer" else 0] = [component]
        if kind == "Footer":
            assert len(children(flow)) == 2
        found = [path for _, path in errors(flow) if path.endswith(f".{part}")]
        assert (found == []) == is_fine


@pytest.mark.parametrize(("count", "is_fine"), [(200, True), (201, False)])
def test_a_dropdown_has_at_most_200_options(count: int, is_fine: bool) -> None:
    flow = two_screens()
    options = [{"id": str(number), "title": str(number)} for number in range(count)]
    children(flow).insert(0, {"type": "Dropdown", "name": "d", "label": "D", "data-source": options})
    assert (errors(flow) == []) == is_fine


def test_an_error_has_the_documented_shape_with_lines_and_columns() -> None:
    footer = '{"type": "Footer", "label": "Go", "on-click-action": {"name": "complete"}}'
    layout = f'{{"type": "Row", "children": [{footer}]}}'
    screen = f'{{"id": "A", "terminal": true, "layout": {layout}}}'
    text = f'{{\n "version": "7.3",\n "screens": [\n  {screen}\n ]\n}}'
    [error] = [one.as_json() for one in validate_flow(text)]
    assert error == {
        "error": "INVALID_PROPERTY_VALUE",
        "errorType": "FLOW_JSON_ERROR",
        "message": "Invalid value found for property 'type'. A layout is a SingleColumnLayout.",
        "lineStart": 4,
        "lineEnd": 4,
        "columnStart": 52,
        "columnEnd": 56,
        "pointers": [
            {
                "lineStart": 4,
                "lineEnd": 4,
                "columnStart": 52,
                "columnEnd": 56,
                "path": "screens[0].layout.type",
            }
        ],
    }
    assert text.split("\n")[3][51:56] == '"Row"'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "nul",
        '{"a": NaN}',
        "[" * 5000,
        '{"screens": [' + "[" * 200 + "]" * 200 + "]}",
        "1" * 5000,
    ],
)
def test_a_text_that_is_no_flow_is_told_as_an_error(text: str) -> None:
    assert validate_flow(text)
    assert advise_flow(text) == []


def test_pictures_from_the_web_are_advised_against() -> None:
    flow = two_screens()
    children(flow).insert(0, {"type": "Image", "src": "https://example.com/banner.jpg"})
    assert errors(flow) == []
    assert [one.path for one in advise_flow(json.dumps(flow))] == ["screens[0].layout.children[0].src"]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(
        ["${form.name}", "${data.x}", "navigate", "complete", "If", "Footer", "Switch", "FIRST"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "name",
                    "children",
                    "then",
                    "else",
                    "cases",
                    "screens",
                    "layout",
                    "data",
                    "id",
                    "next",
                    "payload",
                    "on-click-action",
                    "data-source",
                    "routing_model",
                    "condition",
                    "title",
                    "terminal",
                    "text",
                ]
            )
            | st.text(max_size=4),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    for one in validate_flow(text):
        assert one.as_json()["message"]


@given(JSON, st.sampled_from(["screens", "layout", "children", "component", "action", "top"]))
def test_no_json_makes_it_fail(value: Any, where: str) -> None:
    flow: Any = two_screens()
    match where:
        case "screens":
            flow["screens"] = value
        case "layout":
            flow["screens"][0]["layout"] = value
        case "children":
            flow["screens"][0]["layout"]["children"] = value
        case "component":
            children(flow)[0] = value
        case "action":
            children(flow)[1]["on-click-action"] = value
        case _:
            flow = value
    text = json.dumps(flow)
    for one in [*validate_flow(text), *advise_flow(text)]:
        told = one.as_json()
        assert told["lineStart"] >= 1
        assert told["columnStart"] >= 1
