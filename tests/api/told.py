"""Holds every answer that the tests see to what the API says of itself."""

from __future__ import annotations

import functools
import re
from typing import Any
from urllib.parse import urlsplit

from fastapi import FastAPI
from jsonschema import Draft202012Validator

from chatwright import api
from chatwright.api.shapes import describe_native
from chatwright.api.shapes.description import is_native


@functools.cache
def described() -> dict[str, Any]:
    """The description, in which objects hold what is told of them and nothing else."""
    app = FastAPI(title="Chatwright", version="0")
    api.install(app)
    return dict(closed(describe_native(app)))


def closed(part: Any) -> Any:
    """A schema in which an object with members has no others."""
    if isinstance(part, list):
        return [closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    made = {key: closed(one) for key, one in part.items()}
    if made.get("type") == "object" and "properties" in made:
        made.setdefault("additionalProperties", False)
    return made


@functools.cache
def operations() -> list[tuple[re.Pattern[str], str, dict[str, Any]]]:
    """Pattern, path and operations of every route; those without variable parts first."""
    found = []
    for path, ways in sorted(described()["paths"].items(), key=lambda one: ("{" in one[0], one[0])):
        pattern = re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)))
        found.append((pattern, path, ways))
    return found


def operation_of(method: str, path: str) -> tuple[str, dict[str, Any]] | None:
    """The route that answers, and what is told of it."""
    for pattern, route, ways in operations():
        if pattern.fullmatch(path) and method.lower() in ways:
            return route, ways[method.lower()]
    return None


@functools.cache
def validator(name: str) -> Draft202012Validator:
    """What holds a value to a schema."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": described()["components"]}
    return Draft202012Validator(schema)


def complaints(name: str, value: Any) -> list[str]:
    """Where a value is not what the schema of this name tells."""
    return [
        f"{error.json_path}: {error.message[:300]}"
        for error in sorted(validator(name).iter_errors(value), key=lambda error: error.json_path)
    ]


def assert_told(method: str, url: str, status: int, read: Any) -> None:
    """A good answer of a native route is of the shape that is told; `read` gives its JSON."""
    path = urlsplit(url).path
    if not is_native(path) or not 200 <= status < 300 or (found := operation_of(method, path)) is None:
        return
    route, operation = found
    content = operation["responses"].get(str(status), {}).get("content", {})
    if "text/event-stream" in content or "text/csv" in content:
        return
    schema = content.get("application/json", {}).get("schema", {})
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    said = f"{method} {route} answers {status} otherwise than src/chatwright/api/shapes tells"
    if not name:
        assert status == 204, f"{said}: nothing is told of it; add it to shapes/routes.py."
        return
    found_wrong = complaints(name, read())
    assert found_wrong == [], f"{said} in {name}; correct the shape and run npm run generate in web/."
