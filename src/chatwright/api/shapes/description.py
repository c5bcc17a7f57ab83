"""The description of the API as OpenAPI, in which the native routes have their true shapes."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter
from typing_extensions import TypedDict

from chatwright.api.shapes.routes import NATIVE, ROUTES, Shapes

SIMULATOR = "/api/simulator/v1"
REF = "#/components/schemas/"


class Failure(TypedDict):
    """What every answer from 400 up says; `errorId` is what the log has it under."""

    code: int
    message: str
    errorId: str
    timestamp: str


def is_native(path: str) -> bool:
    """Whether a path belongs to the native API or the simulator's."""
    return path.startswith((NATIVE + "/", SIMULATOR + "/"))


def describe(app: FastAPI) -> dict[str, Any]:
    """The description of all routes of an application."""
    described = get_openapi(title=app.title, version=app.version, routes=app.routes)
    schemas = described.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(schemas_of(ROUTES))
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            if is_native(path) and (shapes := ROUTES.get((method, path))) is not None:
                fill(operation, shapes)
    return described


def describe_native(app: FastAPI) -> dict[str, Any]:
    """The description of the native API and the simulator's alone, which the web application speaks."""
    described = describe(app)
    paths = {path: one for path, one in described["paths"].items() if is_native(path)}
    schemas = described["components"]["schemas"]
    return {
        **described,
        "paths": paths,
        "components": {
            "schemas": {name: schemas[name] for name in sorted(schemas) if name in used(paths, schemas)}
        },
    }


def used(paths: dict[str, Any], schemas: dict[str, Any]) -> set[str]:
    """The names of the schemas that these paths refer to, however deep."""
    found: set[str] = set()
    open_: list[Any] = [paths]
    while open_:
        part = open_.pop()
        if isinstance(part, list):
            open_ += part
        elif isinstance(part, dict):
            open_ += part.values()
        elif isinstance(part, str) and part.startswith(REF) and (name := part.removeprefix(REF)) not in found:
            found.add(name)
            open_.append(schemas[name])
    return found


def install(app: FastAPI) -> None:
    """Let the application tell this description of itself, which is made once it is asked for."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = describe(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def fill(operation: dict[str, Any], shapes: Shapes) -> None:
    """Put the shapes of a route into its operation."""
    if shapes.takes is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": schema(shapes.takes)}}
    elif shapes.takes_csv:
        operation["requestBody"] = {"required": True, "content": {"text/csv": {"schema": {"type": "string"}}}}
    operation["responses"].pop("422", None)  # what is wrong with a request is told as a Failure, too
    operation["responses"]["default"] = {
        "description": "What went wrong, in words",
        "content": {"application/json": schema(Failure)},
    }
    for status, response in operation["responses"].items():
        if not status.startswith("2"):
            continue
        if shapes.is_stream:
            response["content"] = {"text/event-stream": {"schema": {"type": "string"}}}
        elif shapes.is_csv:
            response["content"] = {"text/csv": {"schema": {"type": "string"}}}
        elif shapes.answers is None:
            response.pop("content", None)
        else:
            response["content"] = {"application/json": schema(shapes.answers)}


def schema(shape: type) -> dict[str, Any]:
    """Where a shape is described."""
    return {"schema": {"$ref": REF + shape.__name__}}


def schemas_of(routes: dict[tuple[str, str], Shapes]) -> dict[str, Any]:
    """The schemas of all shapes, and of those within them, by name."""
    shapes = {shape for told in routes.values() for shape in (told.answers, told.takes) if shape is not None}
    structs = sorted((one for one in shapes if issubclass(one, msgspec.Struct)), key=lambda one: one.__name__)
    others = sorted(
        (one for one in shapes if not issubclass(one, msgspec.Struct)), key=lambda one: one.__name__
    )
    _, found = msgspec.json.schema_components(structs, ref_template=REF + "{name}")
    adapters = [(one.__name__, "serialization", TypeAdapter(one)) for one in others]
    adapters.append((Failure.__name__, "serialization", TypeAdapter(Failure)))
    _, told = TypeAdapter.json_schemas(adapters, ref_template=REF + "{model}")  # type: ignore[arg-type]
    # The parts of a rehearsal have names that the parts of real conversations have, too.
    names = {name: f"Trial{name}" for name in found if name not in {one.__name__ for one in structs}}
    renamed_ones = {names.get(name, name): renamed(one, names) for name, one in found.items()}
    schemas: dict[str, Any] = without_titles({**renamed_ones, **told["$defs"]})
    return schemas


def without_titles(part: Any) -> Any:
    """A part of a schema without the titles that are only the names again."""
    if isinstance(part, list):
        return [without_titles(one) for one in part]
    if isinstance(part, dict):
        kept = {key: one for key, one in part.items() if key != "title" or not isinstance(one, str)}
        return {key: without_titles(one) for key, one in kept.items()}
    return part


def renamed(part: Any, names: dict[str, str]) -> Any:
    """A part of a schema that refers to others by their new names."""
    if isinstance(part, list):
        return [renamed(one, names) for one in part]
    if isinstance(part, dict):
        return {key: renamed(one, names) for key, one in part.items()}
    if isinstance(part, str) and part.startswith(REF):
        return REF + names.get(part.removeprefix(REF), part.removeprefix(REF))
    return part
