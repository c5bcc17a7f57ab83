"""All checks of a definition, in one list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from chatwright.checks.addresses import check_addresses, check_placeholders
from chatwright.checks.choices import check_choices, check_overlap
from chatwright.checks.graph import Graph
from chatwright.checks.loops import check_loops
from chatwright.checks.messages import check_messages
from chatwright.checks.opt_out_words import check_opt_out_words
from chatwright.checks.providers import check_providers
from chatwright.checks.results import check_results
from chatwright.checks.teams import check_teams
from chatwright.checks.templates import check_templates
from chatwright.checks.variables import check_variables
from chatwright.checks.ways import check_ways
from chatwright.checks.window import check_window
from chatwright.definitions import Definition, DefinitionError, Problem, read, unreadable, validate

Check = Callable[[Graph], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    check_messages,
    check_providers,
    check_templates,
    check_teams,
    check_ways,
    check_loops,
    check_opt_out_words,
    check_choices,
    check_overlap,
    check_variables,
    check_results,
    check_window,
    check_addresses,
    check_placeholders,
)
"""In the order in which their problems are told of a step."""


def check(
    definition: Definition,
    canvas: Mapping[str, Any] | None = None,
    templates: list[dict[str, Any]] | None = None,
    providers: Mapping[str, str] | None = None,
    teams: Collection[str] | None = None,
) -> list[Problem]:
    """What is wrong (errors) or may go wrong (warnings): errors first, then in the order of the steps.

    `canvas` is the drawing's own part of a draft, `templates` are those of the channel as its API answers them,
    `providers` has the provider of each subaccount of the account by its id, `teams` are the names and ids of its
    teams; what is not given is not checked.
    """
    graph = Graph(definition, canvas or {}, templates, providers or {}, teams)
    found = validate(definition)
    for one in CHECKS:
        found.extend(one(graph))
    order = {address: index for index, address in enumerate(graph.steps)}
    return sorted(
        found, key=lambda p: (p.level != "error", -1 if p.address is None else order.get(p.address, -1))
    )


def check_source(
    source: Mapping[str, Any] | str | bytes,
    canvas: Mapping[str, Any] | None = None,
    templates: list[dict[str, Any]] | None = None,
    *,
    account_id: str | None = None,
    providers: Mapping[str, str] | None = None,
    teams: Collection[str] | None = None,
) -> list[Problem]:
    """The same for a definition that is not read yet; one that cannot be read has one problem."""
    try:
        definition = read(source if isinstance(source, str | bytes) else dict(source), account_id=account_id)
    except DefinitionError as error:
        return [unreadable(error)]
    return check(definition, canvas, templates, providers, teams)
