"""Reading a definition: accept a superset, refuse only what cannot run ([A-POL-1], automation.md section 1)."""

from __future__ import annotations

from typing import Any

import msgspec

from chatwright.definitions.addresses import address_of
from chatwright.definitions.model import (
    SPELLINGS,
    Definition,
    DefinitionError,
    DefinitionStatus,
    Problem,
    Step,
    StepType,
    Trigger,
)
from chatwright.definitions.problems import problem

MOST_NESTED = 20
"""How deep `If` steps may stand inside each other."""

BYTE_ORDER_MARK = "\ufeff".encode()


def read(source: str | bytes | dict[str, Any], *, account_id: str | None = None) -> Definition:
    """Read a definition. Raises DefinitionError with the code and words of the Automation API."""
    raw = parse(source)
    if account_id is not None and raw.get("accountId") not in (None, account_id):
        raise DefinitionError(1000, f"accountId: is {raw['accountId']!r}, but the path says {account_id!r}.")
    trigger = one_of(Trigger, raw.get("trigger"), "trigger")
    status = one_of(DefinitionStatus, raw.get("status") or DefinitionStatus.DISABLED, "status")
    body = raw.get("definition")
    if not isinstance(body, dict):
        raise DefinitionError(5002, "definition: an object with name and steps is required.")
    name = body.get("name")
    if not isinstance(name, str) or not name.strip():
        raise DefinitionError(5001, "Workflow name is required.")
    storable(name, "definition.name", 5001)
    steps = body.get("steps")
    if not isinstance(steps, list) or not steps:
        raise DefinitionError(5002, "definition.steps: at least one step is required.")
    reader = Reader()
    read_steps = reader.steps(steps, "", 0)
    reader.warn_of_hidden_ids(read_steps, set())
    return Definition(
        raw=raw,
        name=name,
        trigger=trigger,
        status=status,
        sub_account_id=sub_account_of(raw),
        steps=read_steps,
        warnings=tuple(reader.warnings),
    )


def parse(source: str | bytes | dict[str, Any]) -> dict[str, Any]:
    """The JSON object in the source."""
    if isinstance(source, dict):
        return source
    try:
        # Halves of surrogate pairs, NaN and the like are no JSON, and no database would keep them.
        text = source.encode() if isinstance(source, str) else source
        raw = msgspec.json.decode(text.removeprefix(BYTE_ORDER_MARK))
    except (ValueError, RecursionError) as error:
        raise DefinitionError(1000, f"The definition is not JSON: {error}") from error
    if not isinstance(raw, dict):
        raise DefinitionError(1000, "The definition must be a JSON object.")
    return raw


def one_of(kind: Any, value: object, field: str) -> Any:
    """A member of an enumeration. Raises DefinitionError 5008."""
    try:
        return kind(value)
    except ValueError:
        allowed = ", ".join(member.value for member in kind)
        raise DefinitionError(5008, f"{field}: is {value!r}; it must be one of {allowed}.") from None


def sub_account_of(raw: dict[str, Any]) -> str | None:
    """The subaccount, whichever way its key is spelt."""
    for key, value in raw.items():
        if key.lower() == "subaccountid":
            if value is not None and not isinstance(value, str):
                raise DefinitionError(5007, "subAccountId: must be a text or null.")
            return storable(value, "subAccountId", 5007) if value else None
    return None


def storable(text: str, field: str, code: int) -> str:
    """The text, which must not hold the character NUL, since databases don't keep it."""
    if "\0" in text:
        raise DefinitionError(code, f"{field}: must not contain the character NUL (U+0000).")
    return text


def with_sub_account(inputs: dict[str, Any]) -> dict[str, Any]:
    """The inputs, with `subaccountId` and the like read as `subAccountId`."""
    if "subAccountId" in inputs:
        return dict(inputs)
    return {
        "subAccountId" if name.lower() == "subaccountid" else name: value for name, value in inputs.items()
    }


class Reader:
    """Reads steps and collects warnings."""

    def __init__(self) -> None:
        self.warnings: list[Problem] = []

    def steps(self, raw: list[Any], prefix: str, depth: int) -> tuple[Step, ...]:
        """The steps of one level; their ids must differ [A-DEF-6]."""
        if depth > MOST_NESTED:
            raise DefinitionError(5007, f"do: steps are nested more than {MOST_NESTED} deep.")
        found: dict[str, Step] = {}
        for index, item in enumerate(raw):
            step = self.step(item, index, prefix, depth)
            if step.id in found:
                raise DefinitionError(5003, f'Step "{step.id}" → id: another step has the same id.')
            found[step.id] = step
        return tuple(found.values())

    def step(self, raw: Any, index: int, prefix: str, depth: int) -> Step:
        """One step."""
        where = f"definition.steps[{index}]" if not prefix else f"{prefix}[{index}]"
        if not isinstance(raw, dict):
            raise DefinitionError(5007, f"{where}: a step must be an object.")
        id_ = raw.get("id")
        if not isinstance(id_, str) or not id_:
            raise DefinitionError(5007, f"{where}.id: a text is required.")
        storable(id_, f"{where}.id", 5007)
        kind = raw.get("stepType")
        type_ = SPELLINGS.get(kind.lower()) if isinstance(kind, str) else None
        if type_ is None:
            raise DefinitionError(5004, f'Step "{id_}" → stepType: there is no step type {kind!r}.')
        odd: list[tuple[str, str]] = []
        inputs = with_sub_account(self.mapping(raw, "inputs", id_))
        outputs = dict(self.mapping(raw, "outputs", id_))
        if isinstance(inputs.get("outputs"), dict) and not outputs:
            outputs = dict(inputs.pop("outputs"))
            odd.append(("outputs_in_inputs", "inputs.outputs"))
        next_step = raw.get("nextStepId")
        if next_step is not None and not isinstance(next_step, str):
            raise DefinitionError(5007, f'Step "{id_}" → nextStepId: must be a step id or null.')
        select = tuple(self.mapping(raw, "selectNextStep", id_).items())
        if select and next_step:
            odd.append(("two_ways_on", "nextStepId"))
        address = address_of(prefix, id_)
        step = Step(
            id=id_,
            address=address,
            type=type_,
            inputs=inputs,
            outputs=outputs,
            next_step=next_step or None,
            select=select,
            branches=self.branches(raw, id_, address, depth),
        )
        self.warnings.extend(problem(code, step, field) for code, field in odd)
        if step.branches and type_ is not StepType.IF:
            self.warnings.append(problem("nested_ignored", step, "do", kind=type_.value))
        return step

    def mapping(self, raw: dict[str, Any], key: str, step: str) -> dict[str, Any]:
        """An object that may be missing or null."""
        value = raw.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise DefinitionError(5007, f'Step "{step}" → {key}: must be an object.')
        return value

    def branches(
        self, raw: dict[str, Any], id_: str, address: str, depth: int
    ) -> tuple[tuple[Step, ...], ...]:
        """The nested steps of `do`, which only `If` uses."""
        value = raw.get("do")
        if not value:
            return ()
        if not isinstance(value, list) or not all(isinstance(branch, list) for branch in value):
            raise DefinitionError(5007, f'Step "{id_}" → do: must be a list of lists of steps.')
        return tuple(
            self.steps(branch, f"{address}/{index}", depth + 1)
            for index, branch in enumerate(value)
            if branch
        )

    def warn_of_hidden_ids(self, steps: tuple[Step, ...], outer: set[str]) -> None:
        """Nested ids that equal outer ones are legal but easily meant otherwise [A-DEF-6]."""
        own = {step.id for step in steps}
        for step in steps:
            if step.id in outer:
                self.warnings.append(problem("id_hidden", step, "id"))
            for branch in step.branches:
                self.warn_of_hidden_ids(branch, outer | own)
