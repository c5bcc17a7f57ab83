"""`HttpRequest`: call a server and go on with its answer; 4xx and 5xx are answers, not faults [A-HTTP-1].

{"id": "slots", "stepType": "HttpRequest", "inputs": {"url": "https://example.com/slots", "method": "GET",
 "parameters": {"day": "{{data.day}}"}, "timeoutSeconds": 20},
 "outputs": {"slots": "{{step.responseBody.slots}}", "code": "{{step.responseCode}}"}}

Source: automation.md section 3.
"""

from datetime import timedelta
from typing import Any

import msgspec

from chatwright.contacts.answers import BadAnswer, is_answer, read_answer
from chatwright.engine.journey import CompiledStep
from chatwright.engine.limits import HTTP_TIMEOUT_MOST_SECONDS, HTTP_TIMEOUT_SECONDS
from chatwright.engine.model import CallHttp, HttpFinished, Parked, Path, StepStatus
from chatwright.engine.turn import Done, Fault, Outcome, Park, Turn

WITHOUT_BODY = frozenset(("GET", "HEAD", "DELETE"))


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Ask for the request to be made; one that saves an answer is done at once, within the turn (docs/adr/0016)."""
    call = call_of(inputs, path.log)
    if is_answer(call.method, call.url):
        return save(turn, path, call)
    turn.emit(call)
    return Park(Parked.HTTP, StepStatus.RUNNING)


def save(turn: Turn, path: Path, call: CallHttp) -> Outcome:
    """Check an answer and save it. Raises Fault."""
    try:
        answered = read_answer(call.body, turn.contact().known)
    except BadAnswer as error:
        raise Fault(str(error)) from error
    if answered.problem is None:
        turn.save(path.log, answered)
    return Done({"responseCode": 200, "reasonPhrase": "OK", "responseBody": answered.told})


def call_of(inputs: dict[str, Any], key: int) -> CallHttp:
    """The request that evaluated inputs describe. Raises Fault."""
    url, method = inputs.get("url"), str(inputs.get("method") or "GET").strip().upper()
    if not isinstance(url, str) or not url.strip():
        raise Fault("inputs.url: is empty; it must be an address such as https://example.com/slots.")
    if not method.isalpha():
        raise Fault(f"inputs.method: {method!r} is no HTTP method.")
    body = inputs.get("body")
    if method in WITHOUT_BODY:
        body = body or None
    elif body is None:
        body = {}
    return CallHttp(
        key=key,
        method=method,
        url=url.strip(),
        headers=headers_of(inputs.get("headers")),
        parameters=texts(inputs.get("parameters")),
        body=body,
        timeout=timedelta(seconds=timeout_of(inputs.get("timeoutSeconds"))),
    )


def results(event: HttpFinished) -> dict[str, Any]:
    """The answer as `step`."""
    return {"responseCode": event.code, "reasonPhrase": event.reason, "responseBody": event.body}


def texts(value: Any) -> dict[str, str]:
    """A map of texts; null values are left out."""
    if not isinstance(value, dict):
        return {}
    return {
        str(name): item if isinstance(item, str) else msgspec.json.encode(item).decode()
        for name, item in value.items()
        if item is not None
    }


def headers_of(value: Any) -> dict[str, str]:
    """Headers, whose names have no case: of two spellings the last counts [A-HTTP-1]."""
    found = {name.lower(): (name, text) for name, text in texts(value).items()}
    return dict(found.values())


def timeout_of(value: Any) -> float:
    """The time-out in seconds. Raises Fault."""
    if value is None or value == "":
        return HTTP_TIMEOUT_SECONDS
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        raise Fault(f"inputs.timeoutSeconds: {value!r} is no number of seconds.") from None
    if not seconds > 0:
        raise Fault("inputs.timeoutSeconds: must be more than 0.")
    return min(seconds, HTTP_TIMEOUT_MOST_SECONDS)
