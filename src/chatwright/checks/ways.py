"""Ways that end without a word: outcomes that lead nowhere, and cases that no outcome is for."""

from __future__ import annotations

from collections.abc import Iterator

from chatwright.checks.graph import Graph, OpenOutcome, reachable_from
from chatwright.checks.outcomes import NO_ANSWER, NO_DIGITS, NO_REPLY, after, fits, has_outcomes
from chatwright.checks.scripts import Tree, reads_of, script_of, tree_of
from chatwright.checks.texts import problem
from chatwright.checks.values import truth_of
from chatwright.contacts.answers import saves_answer
from chatwright.definitions import Problem, Step, StepType, is_for_closed_window

OPPOSITE = {"==": "!=", "!=": "==", "===": "!==", "!==": "===", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
RESPONSE = ("responseCode", "responseBody", "reasonPhrase")


def check_ways(graph: Graph) -> Iterator[Problem]:
    """Every step that chooses between ways."""
    for linked in graph.steps.values():
        step = linked.step
        for outcome in graph.open_outcomes(step.address):
            if outcome.condition is None and step.type is StepType.CHAT_APPS_MESSAGE:
                continue  # a message that was sent may well be the last word
            if outcome.condition is not None or not is_gate(graph, step):
                yield problem_of(step, outcome)
        match step.type:
            case StepType.WAIT_FOR_REPLY:
                yield from check_reply(graph, step)
            case StepType.WAIT_FOR_DTMF if has_outcomes(graph, step):
                if not fits(graph, step, after(step, NO_DIGITS)):
                    yield problem("no_digits_unhandled", step, "selectNextStep")
            case StepType.BRANCH if has_outcomes(graph, step):
                yield from check_branch(graph, step)
            case StepType.HTTP_REQUEST if not saves_answer(step.inputs):
                yield from check_request(graph, step)


def problem_of(step: Step, outcome: OpenOutcome) -> Problem:
    """An outcome that is drawn and leads nowhere, in the words of what it stands for."""
    condition = outcome.condition
    if condition is None:
        return problem("dead_end_otherwise", step, "selectNextStep")
    if step.type is StepType.WAIT_FOR_REPLY:
        if truth_of(condition, after(step, NO_REPLY)):
            return problem("dead_end_no_reply", step, "selectNextStep")
        if tree_of(script_of(condition) or "") == tree_of("step.reply != null"):
            return problem("dead_end_reply", step, "selectNextStep")
    if step.type is StepType.HTTP_REQUEST:
        if truth_of(condition, after(step, NO_ANSWER)):
            return problem("dead_end_failure", step, "selectNextStep")
        if truth_of(condition, after(step, {("step", "responseCode"): 200})):
            return problem("dead_end_answer", step, "selectNextStep")
    if is_for_closed_window(condition):
        return problem("dead_end_window", step, "selectNextStep")
    return problem("dead_end", step, "selectNextStep", condition=shown(condition))


def shown(condition: object) -> str:
    """A condition, short enough to be read in a sentence."""
    text = (script_of(condition) or str(condition)).strip()
    return text if len(text) <= 80 else text[:79] + "…"


def check_reply(graph: Graph, step: Step) -> Iterator[Problem]:
    """A wait for a reply needs something for a reply, and for none."""
    if not has_outcomes(graph, step):
        if not graph.out[step.address]:
            yield problem("wait_leads_nowhere", step, "nextStepId")
    elif not fits(graph, step, after(step, NO_REPLY)) and not follows_notice(graph, step):
        yield problem("no_reply_unhandled", step, "selectNextStep")


def follows_notice(graph: Graph, step: Step) -> bool:
    """Whether a step only comes after templates: a notice that began the conversation needs no answer."""
    before = [graph.linked.get(edge.source) for edge in graph.into.get(step.address, ())]
    return bool(before) and all(
        linked is not None and str(linked.step.inputs.get("type")).lower() == "template" for linked in before
    )


def check_branch(graph: Graph, step: Step) -> Iterator[Problem]:
    """A branch needs an otherwise, unless it is the question whether the journey begins at all."""
    if is_gate(graph, step):
        return
    conditions = [condition for _, condition in step.select]
    conditions += [outcome.condition for outcome in graph.open_outcomes(step.address)]
    if None in conditions:
        return
    trees = [tree_of(script_of(condition) or "") for condition in conditions]
    wanted = {negated(tree) for tree in trees if tree is not None}
    if not any(tree in wanted for tree in trees if tree is not None):
        yield problem("no_otherwise", step, "selectNextStep")


def is_gate(graph: Graph, step: Step) -> bool:
    """Whether a branch asks if the journey begins at all: nothing but branches stands before it."""
    if step.type is not StepType.BRANCH:
        return False
    seen: set[str] = set()
    address = step.address
    while address != graph.entry:
        edges = graph.into.get(address, [])
        if len(edges) != 1 or edges[0].source in seen:
            return False
        address = edges[0].source
        seen.add(address)
        linked = graph.linked.get(address)
        if linked is None or linked.step.type is not StepType.BRANCH:
            return False
    return True


def negated(tree: Tree) -> Tree:
    """The condition that is true exactly when the other is not."""
    if tree.kind == "unary" and tree.value == "!":
        return tree.parts[0]
    if tree.kind == "binary" and tree.value in OPPOSITE:
        return Tree("binary", OPPOSITE[tree.value], tree.parts)
    return Tree("unary", "!", (tree,))


def check_request(graph: Graph, step: Step) -> Iterator[Problem]:
    """A request that fails needs a way on too: without an answer the code is 0 [A-HTTP-1]."""
    if has_outcomes(graph, step):
        if not fits(graph, step, after(step, NO_ANSWER)):
            yield problem("failure_unhandled", step, "selectNextStep")
    elif graph.out[step.address] and (names := answers_of(graph, step)):
        ahead = reachable_from(graph, [edge.target for edge in graph.out[step.address]])
        if not any(names & tested(graph.linked[place].step) for place in ahead if place in graph.linked):
            yield problem("answer_unchecked", step, "nextStepId")


def answers_of(graph: Graph, step: Step) -> set[str]:
    """The variables that a request saves from what it was answered."""
    return {
        text.path[0]
        for text in graph.texts(step)
        if text.root == "outputs" and isinstance(text.path[0], str)
        for script in text.scripts
        if any(
            read.root == "step" and read.path[:1] and read.path[0] in RESPONSE for read in reads_of(script)
        )
    }


def tested(step: Step) -> set[str]:
    """The variables that a step's conditions look at."""
    conditions = [condition for _, condition in step.select]
    if step.type is StepType.IF:
        conditions.append(step.inputs.get("condition"))
    scripts = filter(None, map(script_of, conditions))
    return {
        read.path[0] for script in scripts for read in reads_of(script) if read.root == "data" and read.path
    }
