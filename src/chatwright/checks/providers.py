"""Messages that the provider of their subaccount cannot send (messaging.md section 3.9, [R-CAP])."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from chatwright.checks.graph import Graph
from chatwright.checks.texts import problem
from chatwright.definitions import Problem, Step, StepType
from chatwright.messages.capability import EIGHT, META, Unsupported, unsupported
from chatwright.messages.outbound import Provider, provider_named

SIMULATOR = "simulator"
SHOWN = {EIGHT: "8x8", META: "WhatsApp Cloud API"}
"""How the providers are called on screens, in every language."""


def check_providers(graph: Graph) -> Iterator[Problem]:
    """Every message, and every SMS, by the subaccount that sends it.

    What only looks a bit different there is a warning. On the simulator everything goes, so what not every real
    provider has is a warning as well: the journey may move to one.
    """
    for step in graph.of_type(StepType.CHAT_APPS_MESSAGE):
        kind, content = step.inputs.get("type"), step.inputs.get("content")
        if not isinstance(kind, str) or "{{" in kind:
            continue
        provider = provider_of(graph, step)
        real = (EIGHT, META) if provider in (SIMULATOR, "any") else (provider,)
        for name in real:
            for one in unsupported(kind, content, name, step.inputs):
                if one.is_nowhere and name != real[0]:
                    continue
                if provider in real or is_worth_saying(provider, one):
                    yield told(step, one, is_certain=provider in real)
    for step in graph.of_type(StepType.SMS):
        if provider_of(graph, step) == META:
            yield problem("unsupported_sms", step, "inputs.subAccountId", provider=SHOWN[META])


def is_worth_saying(provider: str, one: Unsupported) -> bool:
    """Whether a provider that the journey may move to some day is to be told of."""
    return one.is_nowhere or (provider == SIMULATOR and one.is_needed and one.provider == EIGHT)


def told(step: Step, one: Unsupported, *, is_certain: bool) -> Problem:
    """What is not to be had, with what comes nearest to it."""
    found = problem(f"unsupported_{one.name}", step, f"inputs.{one.field}", provider=SHOWN[one.provider])
    is_error = one.is_nowhere or (is_certain and one.is_needed)
    return replace(found, level="error" if is_error else "warning")


def provider_of(graph: Graph, step: Step) -> Provider:
    """Whose rules a step keeps: those of the subaccount that it names, or of the journey's where that is computed."""
    providers: Mapping[str, Any] = graph.providers
    given = step.inputs.get("subAccountId")
    name = given if isinstance(given, str) and given in providers else None
    if name is None and isinstance(given, str) and "{{" in given:
        name = graph.definition.sub_account_id
    return provider_named(str(providers.get(name or "") or ""))
