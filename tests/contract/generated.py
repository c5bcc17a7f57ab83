"""How a published contract becomes generated requests, and what every answer to one is held to."""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import checks
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks as openapi_checks

HELD = [
    checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_headers_conformance,
    openapi_checks.response_schema_conformance,
    openapi_checks.ignored_auth,
]
"""Not whether odd data are refused: a superset is accepted on purpose [A-POL-1], such as types in any case."""


def schema_of(contract: dict[str, Any]) -> Any:
    """A contract from which the same requests, right and wrong ones, are generated at every run."""
    return schemathesis.openapi.from_dict(
        contract,
        config=SchemathesisConfig(
            seed=1,
            projects=ProjectsConfig(
                default=ProjectConfig(
                    generation=GenerationConfig(
                        modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE],
                        deterministic=True,
                        with_security_parameters=False,
                    )
                )
            ),
        ),
    )


def bounded(examples: int) -> settings:
    """So many requests of each operation."""
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
