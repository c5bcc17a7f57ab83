"""How long a text can become: the fewest and the most characters that scripts can bring into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from chatwright.checks.graph import Graph
from chatwright.checks.scripts import Tree, Undefined, parts_of, path_of, tree_of
from chatwright.definitions import Step
from chatwright.expressions.compiled import DECLARATION
from chatwright.expressions.template import Script
from chatwright.messages import limits
from chatwright.messages.choices import choices_of

ENDLESS = 10**9
NUMBER, TRUTH, TIME, UUID = 12, 5, 32, 36
"""The most characters of a number that is meant to be read, `false`, a time in ISO 8601, and a unique id."""
FIELDS = {
    "umid": UUID,
    "timestamp": TIME,
    "triggeredAt": TIME,
    "type": 20,
    "msisdn": 20,
    "channelUserId": 140,
    "channel": 20,
    "channelId": UUID,
    "eventType": 60,
    "namespace": 20,
    "countryCode": 4,
    "source": 20,
    "responseCode": 3,
    "ticketId": 64,
    "status": 40,
}
"""The most characters of what the event and results bring under these names."""
SAME = frozenset("trim trimStart trimEnd toLowerCase toUpperCase toString reverse normalize valueOf".split())
CUT = frozenset(("slice", "substring", "substr"))
FIXED = {
    "toFixed": NUMBER,
    "toISOString": TIME,
    "charAt": 2,
    "indexOf": NUMBER,
    "getHours": 2,
    "includes": TRUTH,
}
MOST_OF_CHOICES = {
    ("list_reply", "title"): limits.ROW_TITLE,
    ("list_reply", "id"): limits.ROW_ID,
    ("button_reply", "title"): limits.BUTTON_TITLE,
    ("button_reply", "id"): limits.BUTTON_ID,
}
COMPARING = frozenset("== != === !== < > <= >= in instanceof".split())


@dataclass(frozen=True, slots=True)
class Length:
    """From how many characters to how many. `what` is the script that makes it long."""

    least: int
    most: int
    what: str = ""

    def __add__(self, other: Length) -> Length:
        longer = self if self.most >= other.most else other
        return Length(self.least + other.least, min(self.most + other.most, ENDLESS), longer.what)

    def __or__(self, other: Length) -> Length:
        longer = self if self.most >= other.most else other
        return Length(min(self.least, other.least), longer.most, longer.what)


NOTHING = Length(0, 0)


@dataclass(slots=True)
class Lengths:
    """The lengths in a definition."""

    graph: Graph
    outputs: dict[str, list[tuple[Step, Any]]] = field(default_factory=dict)
    known: dict[str, Length] = field(default_factory=dict)
    title: int = 0

    def __post_init__(self) -> None:
        for linked in self.graph.steps.values():
            for name, value in linked.step.outputs.items():
                if not (isinstance(value, str) and DECLARATION.fullmatch(value)):
                    self.outputs.setdefault(name, []).append((linked.step, value))

    def of_text(self, text: str) -> Length:
        """The length of a text with scripts."""
        found = NOTHING
        for part in parts_of(text):
            found += self.of_script(part.source) if isinstance(part, Script) else Length(len(part), len(part))
        return found

    def of_script(self, source: str) -> Length:
        """The length of what a script gives, as text."""
        tree = tree_of(source)
        return Length(0, ENDLESS, source.strip()) if tree is None else self.of_tree(tree, 0)

    def of_tree(self, tree: Tree, depth: int) -> Length:
        """The length of what a part of a script gives."""
        endless = Length(0, ENDLESS)
        if depth > 30:
            return endless
        match tree.kind:
            case "literal":
                return of_value(tree.value)
            case "name" | "member":
                path = path_of(tree)
                return self.of_path(path, depth) if path else self.of_member(tree)
            case "choice":
                return self.of_tree(tree.parts[1], depth + 1) | self.of_tree(tree.parts[2], depth + 1)
            case "text":
                found = NOTHING
                for part in tree.parts:
                    found += self.of_tree(part, depth + 1)
                return found
            case "unary":
                return Length(1, TRUTH if tree.value == "!" else NUMBER)
            case "binary":
                return self.of_operator(tree, depth)
            case "call":
                return self.of_call(tree, depth)
        return endless

    def of_operator(self, tree: Tree, depth: int) -> Length:
        """What an operator gives."""
        left, right = (self.of_tree(part, depth + 1) for part in tree.parts)
        if tree.value in COMPARING:
            return Length(4, TRUTH)
        if tree.value in ("&&", "||", "??"):
            return left | right
        if tree.value != "+":
            return Length(1, NUMBER)
        return left + right if is_text(tree) else Length(0, max(left.most + right.most, NUMBER), left.what)

    def of_call(self, tree: Tree, depth: int) -> Length:
        """What a function or a method gives."""
        function, *given = tree.parts
        if function.kind == "name":
            match function.value:
                case "uuid":
                    return Length(UUID, UUID)
                case "String" if given:
                    return self.of_tree(given[0], depth + 1)
                case "Number" | "parseInt" | "parseFloat":
                    return Length(1, NUMBER)
                case name if name.lower().startswith(("is", "stringcontains")):
                    return Length(4, TRUTH)
            return Length(0, ENDLESS)
        if function.kind != "member":
            return Length(0, ENDLESS)
        if (path_of(function.parts[0]) or ("",))[0] == "Math":
            return Length(1, NUMBER)
        owner = self.of_tree(function.parts[0], depth + 1)
        if function.value in FIXED:
            return Length(0, FIXED[function.value])
        if function.value in CUT:
            most = cut(function.value, [part.value if part.kind == "literal" else None for part in given])
            return Length(0, min(owner.most, most), owner.what)
        if function.value in SAME:
            return Length(0, owner.most, owner.what)
        return Length(0, ENDLESS, owner.what)

    def of_member(self, tree: Tree) -> Length:
        """A member of something that a script made."""
        return Length(1, NUMBER) if tree.value == "length" else Length(0, ENDLESS)

    def of_path(self, path: tuple[str, ...], depth: int) -> Length:
        """What is read from `data` or `step`."""
        name, last = ".".join(path), path[-1]
        if name in self.known:
            return self.known[name]
        found = Length(0, ENDLESS, name)
        if last == "length" and len(path) > 2:
            found = Length(0, NUMBER)
        elif path[0] == "data" and len(path) == 2 and path[1] in self.outputs:
            self.known[name] = found  # A variable that is made of itself has no end.
            found = NOTHING
            for _, value in self.outputs[path[1]]:
                found = found | self.of_output(value, depth)
            found = Length(0, found.most, name if found.most >= ENDLESS else found.what or name)
        elif path[-2:-1] in (("list_reply",), ("button_reply",)):
            if last in ("title", "id"):
                found = Length(0, self.longest_choice(last, path[-2]), name)
        elif last in FIELDS and (path[0] == "step" or path[1:2] in (("payload",), (last,))):
            found = Length(0, FIELDS[last], name)
        self.known[name] = found
        return found

    def of_output(self, value: Any, depth: int) -> Length:
        """What an output saves."""
        if not isinstance(value, str):
            return of_value(value)
        if depth > 20:
            return Length(0, ENDLESS)
        found = NOTHING
        for part in parts_of(value):
            if isinstance(part, Script):
                tree = tree_of(part.source)
                found += Length(0, ENDLESS) if tree is None else self.of_tree(tree, depth + 1)
            else:
                found += Length(len(part), len(part))
        return found

    def longest_choice(self, part: str, kind: str) -> int:
        """The longest title or id of a choice that the journey offers; the limit where one is computed."""
        most = MOST_OF_CHOICES[kind, part]
        found = [
            choice.title if part == "title" else choice.id
            for linked in self.graph.steps.values()
            for choice in choices_of(linked.step.inputs.get("content"))
            if choice.content["interactive"]["type"] == kind
        ]
        return min(max((most if "{{" in text else len(text) for text in found), default=most), most)


def of_value(value: Any) -> Length:
    """The length of a value that is written out, as text [A-EXP-1]."""
    if value is None or isinstance(value, Undefined):
        return NOTHING
    if isinstance(value, bool):
        return Length(4, TRUTH)
    if isinstance(value, int | float | str):
        return Length(len(str(value)), len(str(value)))
    return Length(0, ENDLESS)


def is_text(tree: Tree) -> bool:
    """Whether a `+` certainly joins texts."""
    return any(
        (part.kind == "literal" and isinstance(part.value, str))
        or part.kind == "text"
        or (part.kind == "binary" and part.value == "+" and is_text(part))
        for part in tree.parts
    )


def cut(method: str, given: list[Any]) -> int:
    """How many characters a cut leaves at most."""
    numbers = [one if isinstance(one, int) and not isinstance(one, bool) else None for one in given[:2]]
    if len(numbers) == 2 and None not in numbers:
        start, end = numbers
        assert start is not None
        assert end is not None
        if method == "substr":
            return max(end, 0)
        if start >= 0 and end >= 0:
            return max(end - start, 0)
    return ENDLESS
