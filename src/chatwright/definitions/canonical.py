"""A definition as the Automation API answers it: canonical spelling, every key ([A-DEF-3], [A-DEF-4])."""

from __future__ import annotations

from typing import Any

from chatwright.definitions.model import SPELLINGS, Definition

OWN_KEYS = frozenset(("accountid", "subaccountid", "trigger", "status", "definition"))
GIVEN_KEYS = frozenset(("accountId", "id", "version", "createdAt"))
"""What a server adds to a definition when it answers one [A-DEF-5]."""


def bare(raw: dict[str, Any]) -> dict[str, Any]:
    """The definition without what a server added to it: whose it is, its id, its number, its date."""
    written = {key: value for key, value in raw.items() if key not in GIVEN_KEYS}
    body = raw.get("definition")
    if isinstance(body, dict):
        written["definition"] = {key: value for key, value in body.items() if key not in ("id", "version")}
    return written


def canonical(definition: Definition) -> dict[str, Any]:
    """The definition with canonical step types and every key written; what we don't know is kept."""
    body = dict(definition.raw["definition"])
    body["steps"] = [canonical_step(step) for step in body["steps"]]
    others = {key: value for key, value in definition.raw.items() if key.lower() not in OWN_KEYS}
    return {
        "subAccountId": definition.sub_account_id,
        "trigger": definition.trigger.value,
        "status": definition.status.value,
        "definition": body,
        **others,
    }


def canonical_step(raw: dict[str, Any]) -> dict[str, Any]:
    """One step, and those nested in it."""
    return {
        **raw,
        "stepType": SPELLINGS[raw["stepType"].lower()].value,
        "inputs": raw.get("inputs") or {},
        "outputs": raw.get("outputs") or {},
        "nextStepId": raw.get("nextStepId"),
        "selectNextStep": raw.get("selectNextStep") or {},
        "do": [[canonical_step(step) for step in branch] for branch in raw.get("do") or []],
    }
