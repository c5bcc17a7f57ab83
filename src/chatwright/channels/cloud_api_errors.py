"""What an error of the Graph API means for a message (messaging.md section 9.4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from chatwright.channels.eightbyeight import TOO_MANY_REQUESTS, retry_after
from chatwright.channels.graph import GraphError
from chatwright.channels.port import Rejected, SendResult, TryLater, Undelivered
from chatwright.messages.codes import (
    RECEIPT_OF_META,
    TOO_FAST_FOR_ONE,
    UNKNOWN_RECEIPT,
    class_of_meta,
)


def result_of(error: GraphError, headers: Mapping[str, str], attempts: int) -> SendResult:
    """What becomes of a message that the Graph API did not take, after so many earlier attempts."""
    code = error.code
    if code == TOO_FAST_FOR_ONE:
        return TryLater(str(error), timedelta(seconds=4**attempts))
    if error.status == TOO_MANY_REQUESTS:
        return TryLater(str(error), retry_after(headers))
    if code is None:
        return TryLater(str(error)) if error.status >= 500 else Rejected(str(error))
    receipt_code = RECEIPT_OF_META.get(code, UNKNOWN_RECEIPT)
    match class_of_meta(code):
        case "retry":
            return TryLater(str(error), retry_after(headers))
        case "window_closed" | "user_stop":
            # As a receipt would say it: the step has done its part, and the journey goes on.
            return Undelivered(receipt_code, str(error), provider_code=code)
        case "unknown" if error.status >= 500:
            return TryLater(str(error))
    return Rejected(str(error), receipt_code, code)
