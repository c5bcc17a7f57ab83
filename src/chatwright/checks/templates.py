"""Template messages against the templates of the channel (messaging.md sections 6.2 and 6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chatwright.checks.graph import Graph
from chatwright.checks.texts import problem
from chatwright.definitions import Problem, Step, StepType
from chatwright.messages.templates import Template
from chatwright.messages.templates_send import check_send

SENDABLE = "APPROVED"


def check_templates(graph: Graph) -> Iterator[Problem]:
    """Every template message whose template is written out. Where no templates are known, nothing is said."""
    if not graph.templates:
        return
    known = {(str(one.get("name")), str(one.get("language"))): one for one in graph.templates}
    for step in graph.of_type(StepType.CHAT_APPS_MESSAGE):
        content = step.inputs.get("content")
        send = content.get("template") if isinstance(content, dict) else None
        if str(step.inputs.get("type")).lower() != "template" or not isinstance(send, dict):
            continue
        name, language = send.get("name"), send.get("language")
        if all(isinstance(part, str) and part and "{{" not in part for part in (name, language)):
            yield from check_one(step, send, str(name), str(language), known)


def check_one(
    step: Step, send: dict[str, Any], name: str, language: str, known: dict[tuple[str, str], dict[str, Any]]
) -> Iterator[Problem]:
    """Is there such a template, can it be sent, and are its gaps filled?"""
    found = known.get((name, language))
    if found is None:
        yield problem(
            "template_unknown", step, "inputs.content.template.name", name=name[:60], language=language[:10]
        )
        return
    status = str(found.get("status"))
    if status != SENDABLE:
        field = "inputs.content.template.name"
        yield problem("template_not_approved", step, field, name=name, status=status)
        return
    components = tuple(one for one in found.get("components") or () if isinstance(one, dict))
    template = Template(name, language, str(found.get("category")), components)
    for violation in check_send(template, filled(send)):
        yield problem("template_parameters", step, f"inputs.{violation.field}", reason=violation.message)


def filled(value: Any) -> Any:
    """A copy of a message in which every computed text is a short one."""
    if isinstance(value, dict):
        return {name: filled(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner) for inner in value]
    return "x" if isinstance(value, str) and "{{" in value else value
