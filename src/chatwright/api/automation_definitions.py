"""The Automation API: definitions and their versions (automation.md section 6)."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID, uuid4

import msgspec
from fastapi import APIRouter, Query, Request, Response

from chatwright import definitions as model
from chatwright.api.auth import OfAccount, json_object, uuid_of
from chatwright.api.errors import ApiError, moment
from chatwright.store import definitions as store

router = APIRouter(prefix="/api/v1/accounts/{accountId}", tags=["Automation"])

Limit = Annotated[int, Query(ge=1, le=500)]
Offset = Annotated[int, Query(ge=0, le=2**31 - 1)]
VersionNumber = Annotated[int | None, Query(ge=1, le=2**31 - 1)]


def answer_of(account_id: str, version: store.Version) -> dict[str, Any]:
    """A version as the API answers it; id and version at the top and inside `definition` [A-DEF-5]."""
    written = model.canonical(model.read(version.source))
    written["definition"] = {
        **written["definition"],
        "id": str(version.definition_id),
        "version": version.version,
    }
    return {
        **written,
        "accountId": account_id,
        "id": str(version.definition_id),
        "version": version.version,
        "createdAt": moment(version.created_at),
    }


def checked(body: dict[str, Any], account_id: str) -> model.Definition:
    """The definition in a request. Raises DefinitionError with the first error of it."""
    definition = model.read(body, account_id=account_id)
    error = model.first_error(model.validate(definition))
    if error is not None:
        raise model.DefinitionError(error.number, str(error))
    return definition


async def store_version(
    request: Request,
    account_id: str,
    definition_id: Any,
    definition: model.Definition,
    author: str,
    *,
    is_new: bool,
) -> store.Version | None:
    """Write the next version and tell every process."""
    runtime = request.app.state.runtime
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        if is_new:
            await store.create(conn, account_id, definition_id)
        version = await add_version(conn, account_id, definition_id, definition, author)
        await runtime.definitions_changed(account_id, conn)
    runtime.live.publish(None, "definitions", {})
    return version


async def add_version(
    conn: Any, account_id: str, definition_id: UUID, definition: model.Definition, author: str
) -> store.Version | None:
    """Write the next version of a definition; None when there is no such definition."""
    return await store.add_version(
        conn,
        account_id,
        definition_id,
        sub_account_id=definition.sub_account_id,
        trigger=definition.trigger.value,
        status=definition.status.value,
        name=definition.name,
        source=msgspec.json.encode(definition.raw).decode(),
        created_by=author,
    )


@router.get("/definitions", operation_id="get-all-definitions")
async def list_definitions(
    caller: OfAccount, request: Request, limit: Limit = 100, offset: Offset = 0
) -> list[dict[str, Any]]:
    """The newest version of every definition."""
    found = await store.newest(request.app.state.pool, caller.account_id, limit, offset)
    return [answer_of(caller.account_id, version) for version in found]


@router.post("/definitions", operation_id="create-definition", status_code=201)
@router.post("/definition", include_in_schema=False, status_code=201)
async def create_definition(caller: OfAccount, request: Request, response: Response) -> dict[str, Any]:
    """Create a definition; its first version."""
    definition = checked(await json_object(request), caller.account_id)
    definition_id = uuid4()
    version = await store_version(
        request, caller.account_id, definition_id, definition, caller.name, is_new=True
    )
    assert version is not None
    response.headers["Location"] = f"/api/v1/accounts/{caller.account_id}/definitions/{definition_id}"
    return answer_of(caller.account_id, version)


@router.get("/definitions/{definitionId}", operation_id="get-specific-definition")
async def read_definition(
    caller: OfAccount,
    request: Request,
    definitionId: str,  # noqa: N803 - the name in the contract
    limit: Limit = 100,
    offset: Offset = 0,
) -> list[dict[str, Any]]:
    """The versions of a definition, newest first; an empty list when there is none."""
    definition_id = uuid_of(definitionId, "definition")
    found = await store.versions(request.app.state.pool, caller.account_id, definition_id, limit, offset)
    return [answer_of(caller.account_id, version) for version in found]


@router.put("/definitions/{definitionId}", operation_id="update-existing-definition")
async def update_definition(
    caller: OfAccount,
    request: Request,
    definitionId: str,  # noqa: N803 - the name in the contract
) -> dict[str, Any]:
    """The next version of a definition; running instances end on theirs [A-VER-1]."""
    definition_id = uuid_of(definitionId, "definition")
    definition = checked(await json_object(request), caller.account_id)
    version = await store_version(
        request, caller.account_id, definition_id, definition, caller.name, is_new=False
    )
    if version is None:
        raise ApiError(404, f"Definition {definition_id} not found.")
    return answer_of(caller.account_id, version)


@router.delete("/definitions/{definitionId}", operation_id="delete-definitions", status_code=202)
async def delete_definition(
    caller: OfAccount,
    request: Request,
    definitionId: str,  # noqa: N803 - the name in the contract
    version: VersionNumber = None,
) -> Response:
    """Delete a definition or one version: running instances end, and their logs go with them."""
    definition_id = uuid_of(definitionId, "definition")
    pool, runtime = request.app.state.pool, request.app.state.runtime
    if await store.read(pool, caller.account_id, definition_id, version) is None:
        what = f"Definition {definition_id}" + (f" version {version}" if version else "")
        raise ApiError(404, f"{what} not found.")
    await runtime.terminate_all(caller.account_id, definition_id, version)
    async with pool.acquire() as conn, conn.transaction():
        await store.delete(conn, caller.account_id, definition_id, version)
        await runtime.definitions_changed(caller.account_id, conn)
    runtime.live.publish(None, "definitions", {})
    return Response(status_code=202)
