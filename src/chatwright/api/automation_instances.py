"""The Automation API: instances, their logs and errors (automation.md section 6)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Query, Request, Response

from chatwright.api.auth import OfAccount, json_body, json_object, uuid_of
from chatwright.api.automation_definitions import Limit, Offset, VersionNumber
from chatwright.api.errors import ApiError, moment
from chatwright.store import definitions as definition_store
from chatwright.store import instance_views as store

router = APIRouter(
    prefix="/api/v1/accounts/{accountId}/definitions/{definitionId}/workflows", tags=["Automation"]
)

Status = Literal["Runnable", "Suspended", "Complete", "Terminated"]
ACTIONS = ("suspend", "resume", "terminate")


def answer_of(view: store.InstanceView) -> dict[str, Any]:
    """An instance as the API answers it."""
    return {
        "workflowId": str(view.id),
        "data": msgspec.json.decode(view.state)["data"],
        "definitionId": str(view.definition_id),
        "version": view.version,
        "status": view.status,
        "startedAt": moment(view.started_at),
        "completedAt": moment(view.completed_at) if view.completed_at else None,
    }


def time_of(text: str | None, name: str) -> datetime | None:
    """A time in the query. Raises ApiError 400."""
    if text is None:
        return None
    try:
        # A + in a query arrives as a blank unless the client encodes it.
        found = datetime.fromisoformat(text.strip().replace(" ", "+") if "T" in text else text.strip())
    except ValueError:
        raise ApiError(400, f"{name}: {text[:60]!r} is no time in ISO 8601.") from None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:
        raise ApiError(400, f"{name}: {text[:60]!r} lies outside the calendar.") from None


async def existing(request: Request, account_id: str, definition: str, instance: str) -> store.InstanceView:
    """The instance in the path. Raises ApiError 400, 404."""
    definition_id = uuid_of(definition, "definition")
    instance_id = uuid_of(instance, "workflow")
    found = await store.read(request.app.state.pool, account_id, instance_id)
    if found is None or found.definition_id != definition_id:
        raise ApiError(404, f"Workflow {instance_id} not found.")
    return found


@router.get("", operation_id="get-workflow-instances")
async def list_instances(
    caller: OfAccount,
    request: Request,
    definitionId: str,  # noqa: N803 - the name in the contract
    limit: Limit = 100,
    offset: Offset = 0,
    version: VersionNumber = None,
    status: Annotated[Status | None, Query()] = None,
    startTimeFrom: str | None = None,  # noqa: N803
    startTimeTo: str | None = None,  # noqa: N803
) -> list[dict[str, Any]]:
    """Instances of a version, the newest when none is named; newest first."""
    definition_id = uuid_of(definitionId, "definition")
    started_from, started_to = time_of(startTimeFrom, "startTimeFrom"), time_of(startTimeTo, "startTimeTo")
    pool = request.app.state.pool
    newest = await definition_store.read(pool, caller.account_id, definition_id, version)
    if newest is None:
        raise ApiError(404, f"Definition {definition_id} not found.")
    found = await store.of_definition(
        pool,
        caller.account_id,
        definition_id,
        version=newest.version,
        status=status,
        started_from=started_from,
        started_to=started_to,
        limit=limit,
        offset=offset,
    )
    return [answer_of(view) for view in found]


@router.post("", operation_id="start-workflow-instance", status_code=201)
async def start_instance(
    caller: OfAccount,
    request: Request,
    response: Response,
    definitionId: str,  # noqa: N803 - the name in the contract
    version: VersionNumber = None,
) -> dict[str, Any]:
    """Start a test run; the body is the event to simulate, and becomes `data`."""
    definition_id = uuid_of(definitionId, "definition")
    data = await json_object(request)
    instance_id = await request.app.state.runtime.start_instance(
        caller.account_id, definition_id, version, data
    )
    path = f"/api/v1/accounts/{caller.account_id}/definitions/{definition_id}/workflows/{instance_id}"
    response.headers["Location"] = path
    found = await store.read(request.app.state.pool, caller.account_id, uuid_of(instance_id, "workflow"))
    assert found is not None
    return answer_of(found)


@router.get("/{workflowId}", operation_id="get-instance-status")
async def read_instance(
    caller: OfAccount,
    request: Request,
    definitionId: str,  # noqa: N803 - the names in the contract
    workflowId: str,  # noqa: N803
    includeLogs: bool = False,  # noqa: N803 - a query parameter
) -> dict[str, Any]:
    """An instance, with its logs if asked for."""
    view = await existing(request, caller.account_id, definitionId, workflowId)
    answer = answer_of(view)
    if includeLogs:
        executions = await store.log_of(request.app.state.pool, caller.account_id, view.id)
        answer["logs"] = [
            {
                "id": str(execution.seq),
                "stepName": execution.step,
                "startedAt": moment(execution.started_at),
                "completedAt": moment(execution.completed_at) if execution.completed_at else None,
                "status": execution.status,
            }
            for execution in executions
        ]
    return answer


@router.patch("/{workflowId}", operation_id="patch-workflow-instance")
async def patch_instance(
    caller: OfAccount,
    request: Request,
    definitionId: str,  # noqa: N803 - the names in the contract
    workflowId: str,  # noqa: N803
) -> Response:
    """Suspend, resume or terminate an instance [A-INS-1]."""
    body = await json_body(request)
    action = body.get("status") if isinstance(body, dict) else None
    if action not in ACTIONS:
        raise ApiError(400, f"status: must be one of {', '.join(ACTIONS)}.")
    view = await existing(request, caller.account_id, definitionId, workflowId)
    runtime = request.app.state.runtime
    acts = {"suspend": runtime.suspend, "resume": runtime.resume, "terminate": runtime.terminate}
    await acts[action](caller.account_id, view.id)
    return Response(status_code=200)


@router.get("/{workflowId}/errors", operation_id="get-instance-errors")
async def read_errors(
    caller: OfAccount,
    request: Request,
    definitionId: str,  # noqa: N803 - the names in the contract
    workflowId: str,  # noqa: N803
) -> list[dict[str, Any]]:
    """Why an instance faulted [A-ERR-1]."""
    view = await existing(request, caller.account_id, definitionId, workflowId)
    found = await store.errors_of(request.app.state.pool, caller.account_id, view.id)
    return [
        {"workflowId": str(view.id), "step": step, "message": message, "errorTime": moment(at)}
        for step, message, at in found
    ]
