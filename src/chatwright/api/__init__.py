"""HTTP: the Automation API, webhooks in, the native API, the simulator's API, live events."""

from fastapi import FastAPI
from starlette.routing import Route

from chatwright.api import (
    attention,
    automation_definitions,
    automation_instances,
    automation_rest,
    broadcast_lists,
    broadcast_segments,
    broadcasts,
    call_permissions,
    channel_settings,
    consent,
    contact_files,
    contact_people,
    contact_settings,
    contacts,
    conversations,
    drafts,
    errors,
    expressions,
    files,
    flows,
    gallery,
    handovers,
    health,
    imports,
    inbox,
    inbox_chat,
    inbox_search,
    inbox_tools,
    journeys,
    media,
    message_logs,
    messages,
    practice,
    results,
    session,
    shapes,
    simulator,
    teams,
    template_reviews,
    template_writing,
    templates,
    test_calls,
    trials,
    users,
    versions,
    web,
    webhook_deliveries,
    webhooks_out,
)
from chatwright.api.security import Guarded


def install(app: FastAPI) -> None:
    """Add every route of the API, errors in one shape, and what guards all requests."""
    errors.install(app)
    for module in (
        automation_definitions,
        automation_instances,
        automation_rest,
        session,
        journeys,
        practice,
        drafts,
        versions,
        results,
        gallery,
        imports,
        expressions,
        handovers,
        users,
        teams,
        channel_settings,
        simulator,
        templates,
        template_writing,
        template_reviews,
        test_calls,
        trials,
        messages,
        attention,
        message_logs,
        call_permissions,
        media,
        files,
        webhooks_out,
        webhook_deliveries,
        flows,
        broadcasts,
        broadcast_lists,
        broadcast_segments,
        consent,
        contact_files,
        contacts,
        contact_people,
        contact_settings,
        conversations,
        inbox,
        inbox_chat,
        inbox_search,
        inbox_tools,
        health,
    ):
        app.include_router(module.router)
    shapes.install(app)
    app.add_middleware(Guarded)


def install_web(app: FastAPI) -> None:
    """Add the web application, after everything else since it answers for every other address."""
    app.router.routes.append(Route("/{path:path}", web.page, methods=["GET"]))
