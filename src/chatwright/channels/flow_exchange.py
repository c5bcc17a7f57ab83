"""The simulator asks the endpoint of a flow as WhatsApp does, and says what was wrong with the answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec

from chatwright.channels import flow_crypto
from chatwright.egress import EgressFailed, EgressGuard, EgressRefused
from chatwright.messages.flow_json import Unreadable, read_flow, screens_of
from chatwright.store.flows import FlowRow

WITHIN = timedelta(seconds=10)
SUCCESS = "SUCCESS"
TOKEN_USED_UP = 427


class ExchangeFailed(Exception):
    """The endpoint did not answer as WhatsApp expects; the text says why."""


class NextScreen(msgspec.Struct, kw_only=True):
    """What follows: a screen with its data; `done` is the answer of a flow that the endpoint has ended."""

    screen: str
    data: dict[str, Any]
    done: dict[str, Any] | None = None


async def ping(guard: EgressGuard, flow: FlowRow, public_key: str | None) -> None:
    """The health check. Raises ExchangeFailed when the endpoint does not say that it is active."""
    answer = await ask(guard, flow, public_key, {"version": "3.0", "action": "ping"})
    data = answer.get("data")
    if not isinstance(data, dict) or data.get("status") != "active":
        raise ExchangeFailed('The endpoint must answer a ping with {"data": {"status": "active"}}.')


async def exchange(
    guard: EgressGuard, flow: FlowRow, public_key: str | None, request: dict[str, Any]
) -> NextScreen:
    """Ask which screen follows. An answer that cannot be used is told to the endpoint. Raises ExchangeFailed."""
    answer = await ask(guard, flow, public_key, request)
    wrong = unusable(flow, answer)
    if wrong is None:
        return next_screen(answer)
    notice = {
        "version": "3.0",
        "action": request["action"],
        "screen": request["screen"],
        "flow_token": request["flow_token"],
        "data": {"error": "INVALID_SCREEN_TRANSITION", "error_message": wrong},
    }
    try:
        await ask(guard, flow, public_key, notice)
    except ExchangeFailed as error:
        raise ExchangeFailed(
            f"{wrong} It was told so, and {str(error)[:1].lower()}{str(error)[1:]}"
        ) from error
    raise ExchangeFailed(wrong)


def unusable(flow: FlowRow, answer: dict[str, Any]) -> str | None:
    """Why the phone cannot go on with an answer."""
    screen = answer.get("screen")
    if not isinstance(screen, str) or not screen:
        return 'The endpoint\'s answer has no "screen".'
    if not isinstance(answer.get("data", {}), dict):
        return 'The "data" of the endpoint\'s answer must be an object.'
    if screen == SUCCESS:
        return None
    try:
        known = [one.get("id") for one in screens_of(read_flow(flow.flow_json))]
    except Unreadable:
        known = []
    return (
        None
        if screen in known
        else f"The endpoint leads to the screen {screen[:60]!r}, which the flow has not."
    )


def next_screen(answer: dict[str, Any]) -> NextScreen:
    """What follows by an answer that can be used."""
    data: dict[str, Any] = answer.get("data") or {}
    if answer["screen"] != SUCCESS:
        return NextScreen(screen=answer["screen"], data=data)
    extension = data.get("extension_message_response")
    params = extension.get("params") if isinstance(extension, dict) else None
    return NextScreen(screen=SUCCESS, data={}, done=params if isinstance(params, dict) else {})


async def ask(
    guard: EgressGuard, flow: FlowRow, public_key: str | None, request: dict[str, Any]
) -> dict[str, Any]:
    """One encrypted call. Raises ExchangeFailed."""
    if flow.endpoint_uri is None:
        raise ExchangeFailed("The flow has no endpoint. Set its endPointUri.")
    if public_key is None:
        raise ExchangeFailed("The number has no public key for endpoints. Set one, or let one be made.")
    try:
        body, secret = flow_crypto.encrypt_request(request, public_key)
        answer = await guard.fetch(
            "POST",
            flow.endpoint_uri,
            headers={"Content-Type": "application/json"},
            params={},
            body=msgspec.json.encode(body),
            timeout=WITHIN,
        )
    except flow_crypto.BadKey as error:
        raise ExchangeFailed(str(error)) from error
    except (EgressRefused, EgressFailed) as error:
        raise ExchangeFailed(f"The endpoint was not reached: {str(error).rstrip('.')}.") from error
    if answer.status == flow_crypto.WRONG_KEY:
        raise ExchangeFailed(
            "The endpoint answered 421: it has another key. Set the public key that belongs to its private one."
        )
    if answer.status == TOKEN_USED_UP:
        raise ExchangeFailed("The endpoint answered 427: the flow token is not valid any more.")
    if answer.status != 200:
        raise ExchangeFailed(f"The endpoint answered {answer.status}; only 200 lets the flow go on.")
    try:
        read = flow_crypto.decrypt_answer(answer.body, secret)
    except flow_crypto.Undecipherable as error:
        raise ExchangeFailed(
            "The endpoint's answer cannot be decrypted. It must be base64 of AES-128-GCM with the key of the "
            "request and its initial vector with every bit flipped."
        ) from error
    if not isinstance(read, dict):
        raise ExchangeFailed("The endpoint's answer must be an object.")
    return read
