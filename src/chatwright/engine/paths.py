"""How paths move: on to the next steps, into an `If` and out of it, to their end [A-PATH-1].

A link from inside an `If` to a step outside takes its path out of the `If`: from then on it is a path of the
level it went to. The `If` goes on by its own link when the last of its nested paths ends inside it, and ends
without going on when the last one leaves, so that a "try again" inside an `If` does not also run what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from chatwright.definitions import holder_of, level_of
from chatwright.engine import limits
from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import Parked, Path, StepStatus
from chatwright.engine.turn import Done, Fault, Jump, Outcome, Park, Split, Turn


def finish_step(
    turn: Turn,
    path: Path,
    step: CompiledStep,
    outcome: Outcome,
    *,
    came_from: int = 0,
    note: str | None = None,
) -> None:
    """Do what the outcome of a step asks for [A-STEP-1]. Raises Fault."""
    match outcome:
        case Park():
            path.parked, path.key = outcome.parked, path.log
            turn.write(path, step, outcome.status, came_from, note)
        case Split():
            make_room(turn, len(outcome.entries))
            path.parked = Parked.CHILDREN
            turn.write(path, step, StepStatus.RUNNING, came_from, note)
            for entry in outcome.entries:
                add_path(turn, entry, came_from=path.log, parent=path.id)
        case Jump():
            target = step.links.get(outcome.target)
            turn.write(path, step, StepStatus.COMPLETE, came_from, note)
            move(turn, path, [] if target is None else [target])
        case Done():
            turn.store_outputs(step, outcome.results)
            targets = turn.choose(step, outcome.results)
            make_room(turn, len(targets) - 1)
            turn.write(path, step, outcome.status, came_from, note)
            move(turn, path, targets)
        case _:
            assert_never(outcome)


def move(turn: Turn, path: Path, targets: Sequence[str]) -> None:
    """Send a path on; each further target gets a path of its own; without any it ends."""
    if not targets:
        end_path(turn, path)
        return
    if not path.parent:
        path.step = targets[0]
        for target in targets[1:]:
            add_path(turn, target, came_from=path.log)
        return
    parents = [parent_at(turn, path, target) for target in targets]
    left, path.step, path.parent = path.parent, targets[0], parents[0]
    for target, parent in zip(targets[1:], parents[1:], strict=True):
        add_path(turn, target, came_from=path.log, parent=parent)
    close_left(turn, left, path.parent)


def parent_at(turn: Turn, path: Path, target: str) -> int:
    """The path whose `If` holds the target, which lies on the level of this path or further out."""
    parent, level, wanted = path.parent, level_of(path.step), level_of(target)
    while parent and level != wanted:
        holder = find_path(turn, parent)
        parent, level = (holder.parent if holder else 0), level_of(holder_of(level))
    return parent


def close_left(turn: Turn, holder_id: int, outer: int) -> None:
    """End each `If` that its last path has just left, from the inside out to that of `outer`."""
    while holder_id != outer and not any(path.parent == holder_id for path in turn.instance.paths):
        holder = find_path(turn, holder_id)
        if holder is None:
            return
        turn.instance.paths.remove(holder)
        note = "A link led out of it."
        turn.write(holder, turn.journey.steps[holder.step], StepStatus.COMPLETE, note=note)
        holder_id = holder.parent


def add_path(turn: Turn, entry: str, *, came_from: int, parent: int = 0) -> None:
    """Start a path at a step."""
    turn.instance.paths.append(Path(id=turn.number(), step=entry, log=came_from, parent=parent))


def make_room(turn: Turn, more: int) -> None:
    """Raises Fault when there would be too many paths."""
    if more > 0 and len(turn.instance.paths) + more > limits.PATHS:
        raise Fault(f"More than {limits.PATHS} paths at once. Check the conditions of the branches.")


def end_path(turn: Turn, path: Path) -> None:
    """End a path; the `If` that started it goes on when it was the last."""
    turn.instance.paths.remove(path)
    if not path.parent or any(other.parent == path.parent for other in turn.instance.paths):
        return
    holder = find_path(turn, path.parent)
    if holder is not None:
        holder.parked = None
        run_guarded(turn, holder, turn.journey.steps[holder.step], Done())


def run_guarded(
    turn: Turn, path: Path, step: CompiledStep, outcome: Outcome, note: str | None = None
) -> None:
    """Finish a step that was under way; a fault of it is its own, not that of the step that led here."""
    try:
        finish_step(turn, path, step, outcome, note=note)
    except Fault as fault:
        turn.fail(path, step, str(fault))


def find_path(turn: Turn, path_id: int) -> Path | None:
    """The path with this id."""
    return next((path for path in turn.instance.paths if path.id == path_id), None)


def descendants(paths: Sequence[Path], path_id: int) -> set[int]:
    """The ids of the paths that a path's `If` has started, and theirs."""
    found: set[int] = set()
    pending = [path_id]
    while pending:
        parent = pending.pop()
        children = [path.id for path in paths if path.parent == parent and path.id not in found]
        found.update(children)
        pending.extend(children)
    return found
