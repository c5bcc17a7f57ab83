"""The booking journey that the benchmarks run: menu, slots from a server, booking, goodbye."""

from __future__ import annotations

from typing import Any

TO = {"msisdn": "{{data.payload.user.channelUserId}}"}


def message(
    step_id: str, following: str | None, type_: str, content: dict[str, Any], sub_account_id: str
) -> dict[str, Any]:
    """A step that sends a message."""
    return {
        "id": step_id,
        "stepType": "ChatAppsMessage",
        "nextStepId": following,
        "inputs": {"subAccountId": sub_account_id, "user": TO, "type": type_, "content": content},
    }


def reply(step_id: str, following: str, outputs: dict[str, str]) -> dict[str, Any]:
    """A step that waits for the customer."""
    return {
        "id": step_id,
        "stepType": "WaitForReply",
        "inputs": {
            "from": "{{data.payload.user.channelUserId}}",
            "channel": "whatsapp",
            "timeout": "1.00:00:00",
        },
        "outputs": outputs,
        "selectNextStep": {following: "{{step.reply != null}}", "gave_up": "{{step.reply == null}}"},
    }


def booking_journey(backend: str, sub_account_id: str) -> dict[str, Any]:
    """The definition, whose HTTP steps call `backend`."""
    rows = [
        {"id": f"{{{{data.slots[{i}]}}}}", "title": f"{{{{'Slot ' + data.slots[{i}].slice(5)}}}}"}
        for i in range(3)
    ]
    buttons = [
        {"type": "reply", "reply": {"id": "new", "title": "New visit"}},
        {"type": "reply", "reply": {"id": "old", "title": "Follow-up"}},
    ]
    menu = {
        "interactive": {
            "type": "button",
            "body": {"text": "What can we do for you?"},
            "action": {"buttons": buttons},
        }
    }
    times = {
        "interactive": {
            "type": "list",
            "body": {"text": "Pick a time"},
            "action": {"button": "See times", "sections": [{"title": "Free", "rows": rows}]},
        }
    }
    steps = [
        {
            "id": "keyword",
            "stepType": "Branch",
            "selectNextStep": {
                "menu": "{{stringContains(data.payload.content.text, 'book appointment', true)}}"
            },
        },
        message("menu", "choice", "interactive", menu, sub_account_id),
        reply("choice", "find", {"service": "{{step.reply.payload.content.interactive.button_reply.id}}"}),
        {
            "id": "find",
            "stepType": "HttpRequest",
            "nextStepId": "offer",
            "outputs": {"slots": "{{step.responseBody.slots}}"},
            "inputs": {
                "url": backend + "/slots",
                "method": "GET",
                "parameters": {"service": "{{data.service}}"},
                "timeoutSeconds": 20,
            },
        },
        message("offer", "slot", "interactive", times, sub_account_id),
        reply("slot", "book", {"slot": "{{step.reply.payload.content.interactive.list_reply.id}}"}),
        {
            "id": "book",
            "stepType": "HttpRequest",
            "outputs": {"code": "{{step.responseCode}}"},
            "inputs": {
                "url": backend + "/bookings",
                "method": "POST",
                "headers": {"Content-Type": "application/json"},
                "body": {"phone": TO["msisdn"], "slot": "{{data.slot}}"},
                "timeoutSeconds": 20,
            },
            "selectNextStep": {
                "confirmed": "{{step.responseCode == 201}}",
                "sorry": "{{step.responseCode != 201}}",
            },
        },
        message("confirmed", "more", "text", {"text": "{{'Confirmed: ' + data.slot}}"}, sub_account_id),
        reply("more", "bye", {}),
        message("bye", None, "text", {"text": "Bye!"}, sub_account_id),
        message("sorry", None, "text", {"text": "Sorry, that time is gone."}, sub_account_id),
        message("gave_up", None, "text", {"text": "We are here when you need us."}, sub_account_id),
    ]
    return {
        "subAccountId": sub_account_id,
        "trigger": "inbound_chat_apps",
        "status": "enabled",
        "definition": {"name": "Booking benchmark", "steps": steps},
    }
