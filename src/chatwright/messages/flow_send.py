"""Which flow a message opens, where it begins and with what (messaging.md 3.6.4 and 6.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from chatwright.messages.outbound import Violation
from chatwright.messages.templates_send import index_of

UNUSED = "unused"
"""The token of a message that was sent without one, as WhatsApp has it."""
FIRST = "FIRST_ENTRY_SCREEN"
BLOCKED, THROTTLED = 132068, 132069


@dataclass(frozen=True, slots=True)
class Opening:
    """How a message opens a flow; `screen` is None for its first. `is_draft` when it is sent to try it out."""

    flow_id: str
    token: str = UNUSED
    action: str = "navigate"
    screen: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    is_draft: bool = False
    label: str = ""


def opening_of(content: Any) -> Opening | None:
    """How an interactive message opens a flow; None for one that opens none. Takes 8x8's names and Meta's."""
    interactive = content.get("interactive") if isinstance(content, dict) else None
    if not isinstance(interactive, dict) or str(interactive.get("type") or "").lower() != "flow":
        return None
    action = interactive.get("action")
    parameters = action.get("parameters") if isinstance(action, dict) else None
    parameters = parameters if isinstance(parameters, dict) else {}

    def given(camel: str, snake: str) -> Any:
        return parameters.get(camel, parameters.get(snake))

    flow_id = given("flowId", "flow_id")
    if not isinstance(flow_id, str | int) or isinstance(flow_id, bool):
        return None
    payload = given("flowActionPayload", "flow_action_payload")
    token = given("flowToken", "flow_token")
    return Opening(
        flow_id=str(flow_id),
        token=token if isinstance(token, str) and token else UNUSED,
        action=str(given("flowAction", "flow_action") or "navigate").lower(),
        is_draft=str(parameters.get("mode") or "").lower() == "draft",
        label=str(given("flowCta", "flow_cta") or ""),
        **start_of(payload),
    )


def start_of(payload: Any) -> dict[str, Any]:
    """Screen and data of a `flowActionPayload` or `flowActionData`."""
    if not isinstance(payload, dict):
        return {}
    screen, data = payload.get("screen"), payload.get("data")
    return {
        "screen": screen if isinstance(screen, str) and screen not in ("", FIRST) else None,
        "data": data if isinstance(data, dict) else {},
    }


def opening_of_template(components: Iterable[dict[str, Any]], send: Any) -> Opening | None:
    """How the button of a template opens a flow, with what its sender gave."""
    for component in components:
        for index, button in enumerate(component.get("buttons") or ()):
            if button.get("type") == "FLOW" and button.get("flowId"):
                given = parameters_of(send, index)
                token = given.get("flowToken", given.get("flow_token"))
                start = start_of(given.get("flowActionData", given.get("flow_action_data")))
                return Opening(
                    flow_id=str(button["flowId"]),
                    token=token if isinstance(token, str) and token else UNUSED,
                    action=str(button.get("flowAction") or "navigate").lower(),
                    label=str(button.get("text") or ""),
                    screen=start.get("screen") or button.get("navigateScreen"),
                    data=start.get("data") or {},
                )
    return None


def parameters_of(send: Any, index: int) -> dict[str, Any]:
    """What a sender gave to the button at an index."""
    components = send.get("components") if isinstance(send, dict) else None
    for component in components if isinstance(components, list) else ():
        if not isinstance(component, dict) or str(component.get("type")).lower() != "button":
            continue
        parameters = component.get("parameters")
        if index_of(component) == index and isinstance(parameters, list):
            for one in parameters:
                if isinstance(one, dict) and str(one.get("type")).lower() == "action":
                    action = one.get("action")
                    return action if isinstance(action, dict) else one
    return {}


def not_openable(opening: Opening, status: str | None, at: str) -> Violation | None:
    """Why a message with a flow of this status (None for no flow) cannot be sent; None when it can."""
    if status is None:
        said = f"there is no flow {opening.flow_id[:40]!r} on this channel. Choose one of its flows."
        return Violation(1000, at, said, "R-FLW")
    match status:
        case "PUBLISHED":
            return None
        case "BLOCKED":
            return Violation(BLOCKED, at, "the flow is blocked.", "R-FLW")
        case "THROTTLED":
            return Violation(THROTTLED, at, "the flow is throttled; at most 10 messages an hour.", "R-FLW")
        case "DRAFT" if opening.is_draft:
            return None
        case "DRAFT":
            said = "the flow is a draft. Publish it, or send it with mode draft to try it out."
            return Violation(1000, at, said, "R-FLW")
    return Violation(1000, at, f"the flow is {status.lower()} and cannot be sent any more.", "R-FLW")
