"""What differs between two definitions, said in steps and fields: what a person would call a change.

Canonical spelling and keys that are left out make no difference ([A-DEF-3], [A-DEF-4]), nor does the order of steps
at the top beyond the first one, which is the entry [A-DEF-2].
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from chatwright.definitions.canonical import bare
from chatwright.definitions.changes import Change, field_changes, member_changes
from chatwright.definitions.matching import Part, match, parts_of

State = Literal["added", "removed", "changed", "same"]


@dataclass(frozen=True, slots=True)
class StepDiff:
    """A step on both sides; `before` and `after` are its addresses, None where it does not exist."""

    id: str
    before: str | None
    after: str | None
    changes: tuple[Change, ...]

    @property
    def state(self) -> State:
        """What became of the step."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "changed" if self.changes else "same"

    def as_json(self) -> dict[str, Any]:
        """The step for the wire."""
        return {
            "id": self.id,
            "state": self.state,
            "before": self.before,
            "after": self.after,
            "changes": [change.as_json() for change in self.changes],
        }


@dataclass(frozen=True, slots=True)
class Diff:
    """The differences: of the journey itself, and of its steps in the order of the newer definition."""

    journey: tuple[Change, ...]
    steps: tuple[StepDiff, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both definitions mean the same."""
        return not self.journey and all(step.state == "same" for step in self.steps)

    def as_json(self) -> dict[str, Any]:
        """The differences for the wire; of the steps that are the same, only those with another address."""
        told = [step for step in self.steps if step.state != "same" or step.before != step.after]
        return {
            "isEmpty": self.is_empty,
            "journey": [change.as_json() for change in self.journey],
            "steps": [step.as_json() for step in told],
        }


def diff(before: dict[str, Any], after: dict[str, Any]) -> Diff:
    """What has changed from one definition to another; both may be drafts that cannot run yet."""
    old_body, new_body = body_of(before), body_of(after)
    old, new = parts_of(old_body.pop("steps")), parts_of(new_body.pop("steps"))
    pairs = match(old, new)
    became = {id(a): b for a, b in pairs}
    was = {id(b): a for a, b in pairs}
    journey = list(member_changes("", settings_of(before), settings_of(after)))
    journey += member_changes("definition", old_body, new_body)
    if old and new and became.get(id(old[0])) is not new[0]:
        journey.append(Change("changed", "entry", old[0].id, new[0].id))
    steps = [
        StepDiff(
            part.id,
            a.address if (a := was.get(id(part))) else None,
            part.address,
            changes_of(a, part, became),
        )
        for top in new
        for part in top.walk()
    ]
    steps += [
        StepDiff(part.id, part.address, None, ())
        for top in old
        for part in top.walk()
        if id(part) not in became
    ]
    return Diff(tuple(journey), tuple(steps))


def body_of(source: dict[str, Any]) -> dict[str, Any]:
    """The inner definition, with a list of steps whatever stands there."""
    body = bare(source).get("definition")
    found = dict(body) if isinstance(body, dict) else {}
    steps = found.get("steps")
    return {**found, "steps": steps if isinstance(steps, list) else []}


def settings_of(source: dict[str, Any]) -> dict[str, Any]:
    """What a definition says of itself beside its steps."""
    found = {key: value for key, value in bare(source).items() if key != "definition"}
    sub = next((found.pop(key) for key in list(found) if key.lower() == "subaccountid"), None)
    status = found.pop("status", None) or "disabled"
    return {"subAccountId": sub or None, "status": status, **found}


def changes_of(before: Part | None, after: Part, became: dict[int, Part]) -> tuple[Change, ...]:
    """How a step differs from what it was."""
    if before is None:
        return ()
    found: list[Change] = []
    if before.id != after.id:
        found.append(Change("renamed", "id", before.id, after.id))
    if not is_same_level(before, after, became):
        found.append(Change("moved", "level", before.address, after.address))
    found += field_changes("stepType", before.type, after.type)
    found += member_changes("inputs", before.inputs, after.inputs)
    found += member_changes("outputs", before.outputs, after.outputs)
    found += link_changes(before, after, became)
    found += inner_order_changes(before, after, became)
    found += member_changes("", before.rest, after.rest)
    return tuple(found)


def is_same_level(before: Part, after: Part, became: dict[int, Part]) -> bool:
    """Whether two steps stand in the same branch of the same `If`."""
    if before.holder is None or after.holder is None:
        return before.holder is after.holder
    return became.get(id(before.holder)) is after.holder and before.branch == after.branch


def goal(part: Part, target: object, became: dict[int, Part] | None) -> object:
    """Where a link leads, so that both sides can be compared: a step of the newer side, or what stands there."""
    found = part.visible.get(target) if isinstance(target, str) else None
    if found is None:
        return ("nowhere", target)
    if became is None:
        return id(found)
    return id(became[id(found)]) if id(found) in became else ("gone", target)


def link_changes(before: Part, after: Part, became: dict[int, Part]) -> Iterator[Change]:
    """Links that lead elsewhere, conditions that say something else, and their order [A-SEL-2]."""
    if goal(before, before.next, became) != goal(after, after.next, None):
        yield Change("link", "nextStepId", before.next, after.next)
    if not isinstance(before.select, dict) or not isinstance(after.select, dict):
        yield from field_changes("selectNextStep", before.select, after.select)
        return
    old, new = list(before.select.items()), list(after.select.items())
    old_goals = [goal(before, target, became) for target, _ in old]
    new_goals = [goal(after, target, None) for target, _ in new]
    pairs = [(old_goals.index(found), j) for j, found in enumerate(new_goals) if found in old_goals]
    for i, j in pairs:
        if old[i][1] != new[j][1]:
            target = new[j][0]
            yield Change("condition", f"selectNextStep.{target}", old[i][1], new[j][1], target)
    gone = [i for i in range(len(old)) if i not in {i for i, _ in pairs}]
    come = [j for j in range(len(new)) if j not in {j for _, j in pairs}]
    for i in list(gone):
        same = next((j for j in come if new[j][1] == old[i][1]), None)
        if same is not None:
            gone.remove(i)
            come.remove(same)
            pairs.append((i, same))
            yield link_change(old[i], new[same])
    for i in gone:
        yield link_change(old[i], None)
    for j in come:
        yield link_change(None, new[j])
    if [j for _, j in sorted(pairs)] != sorted(j for _, j in pairs):
        yield Change("order", "selectNextStep", [target for target, _ in old], [target for target, _ in new])


def link_change(before: tuple[str, Any] | None, after: tuple[str, Any] | None) -> Change:
    """An outcome that leads elsewhere, is new, or is gone."""
    target, condition = after or before or ("", None)
    said = condition if isinstance(condition, str) else ""
    path = f"selectNextStep.{target}"
    return Change("link", path, before[0] if before else None, after[0] if after else None, said)


def inner_order_changes(before: Part, after: Part, became: dict[int, Part]) -> Iterator[Change]:
    """Inside an `If` a step may go on to its neighbour, so there the order of steps counts [A-IF-1]."""
    for index, (old, new) in enumerate(zip(before.inner, after.inner, strict=False)):
        places = {id(part): place for place, part in enumerate(new)}
        stayed = [places[id(became[id(p)])] for p in old if id(p) in became and id(became[id(p)]) in places]
        if stayed != sorted(stayed):
            yield Change("order", f"do[{index}]", [part.id for part in old], [part.id for part in new])
