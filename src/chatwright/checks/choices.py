"""Choices and what becomes of them: labels compared, ids that nobody offers, taps that no outcome is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chatwright.checks.graph import Graph
from chatwright.checks.outcomes import after, fits, has_outcomes
from chatwright.checks.scripts import Tree, path_of, script_of, tree_of
from chatwright.checks.texts import problem
from chatwright.checks.values import truth_of
from chatwright.definitions import Problem, Step, StepType
from chatwright.definitions.nearest import nearest
from chatwright.expressions.compiled import DECLARATION
from chatwright.messages.choices import Choice, choices_of

SAME = frozenset(("==", "===", "!=", "!=="))
TAPS = ("button_reply", "list_reply")
ASKS = frozenset((StepType.WAIT_FOR_REPLY, StepType.WAIT_FOR_DTMF))
STEPS_BETWEEN = 6
"""So many steps may stand between a message with choices and the wait for its answer."""


@dataclass(slots=True)
class Meaning:
    """What the variables of a journey stand for: the paths of results that they were saved from."""

    saved: dict[str, set[tuple[str, ...]]]

    def of(self, tree: Tree) -> set[tuple[str, ...]]:
        """The paths of results that a script reads, seen through the variables."""
        while tree.kind == "call" and tree.parts[0].kind == "member":
            tree = tree.parts[0].parts[0]  # `.trim()` and `.toLowerCase()` read the same.
        path = path_of(tree)
        if path is None:
            return set()
        if path[0] == "step":
            return {path[1:]}
        if path[0] != "data" or len(path) < 2:
            return set()
        return {(*base, *path[2:]) for base in self.saved.get(path[1], {path[1:2]})}


def check_choices(graph: Graph) -> Iterator[Problem]:
    """Every condition that looks at a reply, and every wait that follows a message with choices."""
    meaning = Meaning(saved_paths(graph))
    offered, complete = offers(graph)
    if not offered:
        return
    for linked in graph.steps.values():
        step = linked.step
        for place, condition in conditions_of(step):
            tree = tree_of(script_of(condition) or "")
            if tree is not None:
                yield from check_condition(step, place, tree, meaning, offered, complete)
        if step.type is StepType.WAIT_FOR_REPLY:
            yield from check_taps(graph, step)


def saved_paths(graph: Graph) -> dict[str, set[tuple[str, ...]]]:
    """For each variable the paths of results that it is saved from."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for linked in graph.steps.values():
        for name, value in linked.step.outputs.items():
            tree = tree_of(script_of(value) or "")
            path = path_of(tree) if tree is not None else None
            if path is not None and path[0] == "step":
                found.setdefault(name, set()).add(path[1:])
            elif not (isinstance(value, str) and DECLARATION.fullmatch(value)):
                found.setdefault(name, set())
    return found


def offers(graph: Graph) -> tuple[list[Choice], bool]:
    """The choices that messages offer, and whether these are all: some may be computed, or stand in a template."""
    found: list[Choice] = []
    complete = True
    for step in graph.of_type(StepType.CHAT_APPS_MESSAGE):
        kind, content = str(step.inputs.get("type")).lower(), step.inputs.get("content")
        if kind == "template" or "{{" in kind or not isinstance(content, dict):
            complete = False
        if kind != "interactive" or not isinstance(content, dict):
            continue
        choices = choices_of(content)
        found += choices
        complete = complete and bool(choices) and not any("{{" in choice.id for choice in choices)
        complete = complete and not any_computed(content)
    return found, complete


def any_computed(content: dict[str, Any]) -> bool:
    """Whether the list of choices itself, or a part of it, is computed."""
    interactive = content.get("interactive")
    action = interactive.get("action") if isinstance(interactive, dict) else None
    if not isinstance(action, dict):
        return True
    parts = [action.get("buttons"), action.get("sections")]
    sections = action.get("sections")
    parts += (
        [section.get("rows") for section in sections if isinstance(section, dict)]
        if isinstance(sections, list)
        else []
    )
    return any(isinstance(part, str) for part in parts)


def conditions_of(step: Step) -> Iterator[tuple[str, Any]]:
    """The conditions of a step, with their fields."""
    for target, condition in step.select:
        yield f"selectNextStep.{target}", condition
    if step.type is StepType.IF:
        yield "inputs.condition", step.inputs.get("condition")


def check_condition(
    step: Step, field: str, tree: Tree, meaning: Meaning, offered: list[Choice], complete: bool
) -> Iterator[Problem]:
    """Comparisons of a reply with a text that is written out."""
    for part in tree.walk():
        compared = comparison(part)
        if compared is None:
            continue
        what, text = compared
        paths = meaning.of(what)
        if any(path[-1:] == ("id",) and path[-2:-1] and path[-2] in TAPS for path in paths):
            ids = {choice.id for choice in offered}
            if complete and text and text not in ids:
                meant = nearest(text, sorted(ids))
                if meant is None:
                    yield problem("choice_unknown", step, field, id=text)
                else:
                    yield problem("choice_misspelt", step, field, id=text, meant=meant)
        elif any(is_label(path) for path in paths):
            same = [choice for choice in offered if choice.title.strip().lower() == text.strip().lower()]
            if text.strip() and same:
                choice = same[0]
                kind = next(iter(choice.content["interactive"]["type"].split()))
                path = f"step.reply.payload.content.interactive.{kind}.id"
                yield problem("matched_by_label", step, field, title=choice.title, id=choice.id, path=path)


def comparison(tree: Tree) -> tuple[Tree, str] | None:
    """What is compared with which text: `x == 'text'`, or `stringContains(x, 'text')`."""
    if tree.kind == "binary" and tree.value in SAME:
        for one, other in (tree.parts, tree.parts[::-1]):
            if other.kind == "literal" and isinstance(other.value, str):
                return one, other.value
    if tree.kind == "call" and len(tree.parts) >= 3:
        function, what, text = tree.parts[:3]
        if function.kind == "name" and str(function.value).lower() == "stringcontains":
            return (what, text.value) if text.kind == "literal" and isinstance(text.value, str) else None
    return None


def is_label(path: tuple[str, ...]) -> bool:
    """Whether a path leads to the label of what was tapped."""
    return path[:1] == ("reply",) and (
        path[-2:] == ("content", "text") or (path[-1:] == ("title",) and len(path) > 2 and path[-2] in TAPS)
    )


def check_taps(graph: Graph, step: Step) -> Iterator[Problem]:
    """Choices of the messages right before a wait that none of its outcomes is for."""
    if not has_outcomes(graph, step):
        return
    told: set[str] = set()
    for choice in asked_before(graph, step):
        if "{{" in choice.id + choice.title or choice.id in told:
            continue
        told.add(choice.id)
        content = {**choice.content, "text": choice.title}
        reply = {"payload": {"type": "Interactive", "content": content}}
        lookup = after(step, {("step", "reply"): reply})
        if not fits(graph, step, lookup):
            yield problem("choice_unhandled", step, "selectNextStep", title=choice.title)
            continue
        for target, condition in step.select:
            address = graph.linked[step.address].visible.get(target)
            branch = graph.linked[address].step if address else None
            if branch is None or branch.type is not StepType.BRANCH or not branch.select:
                continue
            if truth_of(condition, lookup) and not fits(graph, branch, without_step(lookup)):
                yield problem("choice_unhandled", branch, "selectNextStep", title=choice.title)


def without_step(lookup: Any) -> Any:
    """The same knowledge at the next step, where `step` is empty again."""
    return lambda path: lookup(path) if path[0] == "data" else None


def asked_before(graph: Graph, step: Step) -> list[Choice]:
    """The choices of the messages that lead to a wait, without another wait between."""
    found: list[Choice] = []
    seen = {step.address}
    pending = [(step.address, 0)]
    while pending:
        place, far = pending.pop()
        for edge in graph.into.get(place, ()):
            linked = graph.linked.get(edge.source)
            if edge.source in seen or far >= STEPS_BETWEEN:
                continue
            seen.add(edge.source)
            if linked is not None and linked.step.type in ASKS:
                continue
            content = linked.step.inputs.get("content") if linked is not None else None
            choices = choices_of(content)
            if choices:
                found += choices
            else:
                pending.append((edge.source, far + 1))
    return found


def check_overlap(graph: Graph) -> Iterator[Problem]:
    """Outcomes that look for a text which the text of another one contains, so that both ways are gone [A-SEL-1]."""
    for linked in graph.steps.values():
        step = linked.step
        looked_for: list[tuple[str, Tree, str]] = []
        for target, condition in step.select:
            tree = tree_of(script_of(condition) or "")
            compared = comparison(tree) if tree is not None else None
            if compared is not None and (tree is None or tree.value not in ("!=", "!==")):
                looked_for.append((target, compared[0], compared[1]))
        contains = {
            target
            for target, condition in step.select
            if (tree := tree_of(script_of(condition) or "")) is not None and tree.kind == "call"
        }
        for target, what, text in looked_for[:20]:
            for other, also, longer in looked_for[:20]:
                if target not in contains or other == target or what != also:
                    continue
                if text and text != longer and text.lower() in longer.lower():
                    field = f"selectNextStep.{target}"
                    yield problem("outcomes_overlap", step, field, longer=longer, shorter=text)
