"""The checks never fail on what can be read, and say the same every time."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chatwright.checks import check_source
from chatwright.definitions import StepType, Trigger

IDS = st.sampled_from(["a", "b", "c", "a/b", "~", "nowhere"])
SCRIPTS = st.sampled_from(
    [
        "data.x",
        "data.payload.user.name",
        "step.reply == null",
        "step.reply.payload.content.interactive.list_reply.id == '1'",
        "stringContains(data.x, '1')",
        "data.x.map(y => ({a: y}))[0].b",
        "`a${data.x}`.slice(0, -1)",
        "((((data.x))))",
        "1e999",
        "0x1F + 0b1",
        "data['x'][data.y]",
        "new Date().toISOString()",
        "a =",
        "'\\u00e9\\x41\\\n'",
        "step.responseCode >= 200 && step.responseCode < 300",
        "[...data.x, {z: 1}]",
        "-data.x || !data.y ?? 1",
    ]
)
TEXTS = st.one_of(
    SCRIPTS.map(lambda script: "{{" + script + "}}"),
    SCRIPTS.map(lambda script: "Hi {{" + script + "}} you"),
    st.text(max_size=30),
    st.sampled_from(
        ["{{", "<your number>", "https://", "http://[::1", "1.00:00:00", "text", "interactive", "x" * 5_000]
    ),
)
VALUES = st.recursive(
    st.one_of(
        TEXTS, st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = [
    "type",
    "content",
    "user",
    "url",
    "parameters",
    "duration",
    "timeout",
    "condition",
    "channel",
    "stepId",
    "body",
]
CHOICE = st.fixed_dictionaries({"id": VALUES, "title": VALUES})
CONTENT = st.one_of(
    VALUES,
    st.fixed_dictionaries(
        {
            "interactive": st.fixed_dictionaries(
                {
                    "type": st.sampled_from(["list", "button"]),
                    "body": VALUES,
                    "action": st.one_of(
                        VALUES,
                        st.fixed_dictionaries(
                            {"sections": st.lists(st.fixed_dictionaries({"rows": st.lists(CHOICE)}))}
                        ),
                        st.fixed_dictionaries(
                            {"buttons": st.lists(st.fixed_dictionaries({"reply": CHOICE}), max_size=4)}
                        ),
                    ),
                }
            )
        }
    ),
)


def step(nested: st.SearchStrategy[list[list[Any]]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "id": IDS,
            "stepType": st.sampled_from(list(StepType)).map(str),
            "inputs": st.builds(
                lambda given, content: {**given, "content": content},
                st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5),
                CONTENT,
            ),
            "outputs": st.dictionaries(st.sampled_from(["x", "y", "payload"]), VALUES, max_size=2),
            "nextStepId": st.one_of(st.none(), IDS),
            "selectNextStep": st.dictionaries(IDS, VALUES, max_size=3),
            "do": nested,
        }
    )


LEVEL = st.lists(step(st.just([])), min_size=1, max_size=3, unique_by=lambda one: one["id"])
STEPS = st.lists(step(st.lists(LEVEL, max_size=2)), min_size=1, max_size=5, unique_by=lambda one: one["id"])


@settings(max_examples=60, deadline=None)
@given(
    steps=STEPS, trigger=st.sampled_from(list(Trigger)), canvas=VALUES, opened=st.dictionaries(IDS, VALUES)
)
def test_whatever_can_be_read_can_be_checked(steps: Any, trigger: Trigger, canvas: Any, opened: Any) -> None:
    source = {"trigger": str(trigger), "definition": {"name": "J", "steps": steps}}
    drawing = {"open": opened} if canvas is None else {"open": canvas, "positions": canvas}
    first = check_source(source, drawing)
    assert first == check_source(source, drawing)
    levels = [problem.level for problem in first]
    assert levels == sorted(levels)
    for problem in first:
        assert problem.message
        assert problem.code
        assert all(isinstance(value, str | int) for value in problem.values.values())
