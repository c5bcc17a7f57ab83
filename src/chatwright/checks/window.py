"""Free texts on ways on which WhatsApp's service window may be closed (messaging.md section 7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from chatwright.checks.graph import Edge, Graph, order_of
from chatwright.checks.outcomes import NO_REPLY, after
from chatwright.checks.scripts import path_of, reads_of, script_of, tree_of
from chatwright.checks.texts import problem
from chatwright.checks.values import truth_of
from chatwright.definitions import (
    DurationError,
    Problem,
    Step,
    StepType,
    Trigger,
    is_for_closed_window,
    minds_window,
    parse_duration,
)
from chatwright.messages.window import EARLY, WINDOW, needs_open_window

LONGEST_REPLY = timedelta(days=1)
"""How long a reply is waited for when nothing is said (automation.md section 3)."""
SAFE = WINDOW - EARLY
"""So long after the customer's last message a free text certainly arrives [R-WIN-5]."""
ROUNDS = 6
"""So often the ways are gone through; what still grows then grows without end."""


@dataclass(frozen=True, slots=True)
class Silence:
    """How long the customer may have been silent at a place. None: has never written.

    `came`: the place before, on the longest way. `grows`: it can repeat without end.
    """

    longest: timedelta | None
    came: str | None = None
    grows: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether a free text may come too late."""
        return self.longest is None or self.grows or self.longest > SAFE

    def is_longer(self, other: Silence | None) -> bool:
        """Whether this is the worse of two."""
        if other is None or self.longest is None:
            return other is None or other.longest is not None
        if other.longest is None or other.grows:
            return False
        return self.grows or self.longest > other.longest


def check_window(graph: Graph) -> Iterator[Problem]:
    """Every message that is no template; on each way the first that may come too late."""
    silences = silences_in(graph)
    late = {
        step.address
        for step in graph.of_type(StepType.CHAT_APPS_MESSAGE)
        if step.address in silences and silences[step.address].is_closed and is_free(step)
        if not minds_window(step)
    }
    for step in graph.of_type(StepType.CHAT_APPS_MESSAGE):
        if step.address not in late or is_late_before(silences, late, step.address):
            continue
        silence, kind = silences[step.address], str(step.inputs["type"])
        if silence.longest is None:
            code = "interactive_starts" if kind.lower() == "interactive" else "window_never_opened"
            yield problem(code, step, "inputs.type")
        else:
            code = "window_closed_loop" if silence.grows else "window_closed"
            yield problem(code, step, "inputs.type", way=way_to(graph, silences, step.address))


def is_late_before(silences: dict[str, Silence], late: set[str], place: str) -> bool:
    """Whether the customer was silent too long already when an earlier message was sent on the same way."""
    seen = {place}
    at = silences[place].came
    while at is not None and at not in seen and silences[at].is_closed:
        if at in late:
            return True
        seen.add(at)
        at = silences[at].came
    return False


def is_free(step: Step) -> bool:
    """Whether a message needs an open window, and goes to the customer: to a number that is computed."""
    kind = step.inputs.get("type")
    if not isinstance(kind, str) or "{{" in kind or not needs_open_window(kind):
        return False
    user = step.inputs.get("user")
    given = user.get("msisdn") or user.get("channelUserId") if isinstance(user, dict) else user
    script = script_of(given)
    tree = tree_of(script) if script else None
    return tree is not None and path_of(tree) is not None


def silences_in(graph: Graph) -> dict[str, Silence]:
    """The longest silence before each place."""
    started = timedelta(0) if graph.definition.trigger is Trigger.INBOUND_CHAT_APPS else None
    order = order_of(graph)
    known: dict[tuple[str, str, str], bool] = {}
    found: dict[str, Silence] = {graph.entry: Silence(started)}
    for count in range(2 * ROUNDS):
        changed = False
        for place in order:
            silence = found.get(place)
            if silence is None:
                continue
            linked = graph.linked.get(place)
            for edge in graph.out.get(place, ()):
                longest = along(graph, linked.step, edge, silence, known) if linked else silence.longest
                kept = silence.grows and longest is not None and bool(longest)
                new = Silence(longest, place, kept)
                before = found.get(edge.target)
                if not new.is_longer(before):
                    continue
                grows = kept or (count >= ROUNDS and longest is not None)
                found[edge.target] = Silence(longest, place, grows)
                changed = True
        if not changed:
            break
    return found


def along(
    graph: Graph, step: Step, edge: Edge, silence: Silence, known: dict[tuple[str, str, str], bool]
) -> timedelta | None:
    """The silence at the end of a way."""
    if step.type is StepType.WAIT_FOR_REPLY and is_whatsapp(step):
        key = (edge.source, edge.target, edge.field)
        if key not in known:
            known[key] = replied(graph, step, edge)
        if known[key]:
            return timedelta(0)
        return later(silence.longest, step.inputs.get("timeout"), LONGEST_REPLY)
    if step.type is StepType.CHAT_APPS_MESSAGE and minds_window(step):
        if is_for_closed_window(edge.condition):
            return silence.longest if silence.is_closed else WINDOW
        # What was sent shows that the window is open.
        return SAFE if silence.longest is None else min(silence.longest, SAFE)
    if step.type is StepType.WAIT_FOR_DTMF:
        return later(silence.longest, step.inputs.get("timeout"), LONGEST_REPLY)
    if step.type is StepType.WAIT:
        return later(silence.longest, step.inputs.get("duration"), timedelta(0))
    return silence.longest


def is_whatsapp(step: Step) -> bool:
    """Whether a reply opens WhatsApp's window; one by SMS does not."""
    return str(step.inputs.get("channel", "")).lower() != "sms"


def replied(graph: Graph, step: Step, edge: Edge) -> bool:
    """Whether a way is only gone after a reply."""
    if edge.is_default or edge.condition is None:
        return edge.is_default and is_told_apart(step)
    truth = truth_of(edge.condition, after(step, NO_REPLY))
    # What is worked out from a reply, or stands beside an outcome for none, is taken to be for replies.
    return truth is False or (
        truth is None and (is_told_apart(step) or looks_at_reply(graph, step, edge.condition))
    )


def looks_at_reply(graph: Graph, step: Step, condition: Any) -> bool:
    """Whether a condition reads the reply, or a variable that this step makes of it."""
    made = {
        str(text.path[0])
        for text in graph.texts(step)
        if text.root == "outputs"
        for script in text.scripts
        if any(read.root == "step" for read in reads_of(script))
    }
    return any(
        read.root == "step" or (read.path[:1] and read.path[0] in made)
        for read in reads_of(script_of(condition) or "")
    )


def is_told_apart(step: Step) -> bool:
    """Whether one of the outcomes is certainly for no reply."""
    return any(condition and truth_of(condition, after(step, NO_REPLY)) for _, condition in step.select)


def later(longest: timedelta | None, literal: Any, otherwise: timedelta) -> timedelta | None:
    """A silence after a wait. What is computed counts as no time, since nothing can be said of it."""
    if longest is None:
        return None
    if literal in (None, ""):
        return longest + otherwise
    try:
        return min(longest + parse_duration(literal), timedelta(days=99_999))
    except (DurationError, OverflowError):
        return longest


def way_to(graph: Graph, silences: dict[str, Silence], place: str) -> str:
    """The waits on the longest way to a place, as the names of their steps."""
    names: list[str] = []
    seen: set[str] = set()
    at: str | None = place
    while at is not None and at not in seen:
        seen.add(at)
        came = silences[at].came
        if came is not None and (linked := graph.linked.get(came)) is not None:
            before, now = silences[came].longest, silences[at].longest
            if now is not None and not now:
                break
            if linked.step.type in (StepType.WAIT, StepType.WAIT_FOR_REPLY, StepType.WAIT_FOR_DTMF) and (
                before != now or silences[at].grows
            ):
                names.append(linked.step.id)
        at = came
    names = list(dict.fromkeys(reversed(names)))
    return ", ".join(names[-4:]) or "a wait"
