"""What errors of WhatsApp mean: 8x8's receipt codes, Meta's codes, and what to do (messaging.md sections 9.2 to 9.4).

The same number means one thing in 8x8's HTTP bodies and another in its receipts; here are those of receipts alone.
"""

from __future__ import annotations

from typing import Any, Literal

ErrorClass = Literal["retry", "window_closed", "user_stop", "template", "config", "unknown"]
"""retry: later, it may work. window_closed: only a template gets there. user_stop: this person cannot be reached.
template: the template is at fault. config: somebody has to look at the account or the message. unknown: the rest."""

META_OF_RECEIPT: dict[int, int] = {
    1000: 0, 1001: 3, 1002: 4, 1003: 10, 1004: 33, 1005: 100, 1006: 190, 1007: 368, 1008: 80007, 1009: 130429,
    1010: 130472, 1011: 130497, 1012: 131000, 1013: 131005, 1014: 131008, 1015: 131009, 1016: 131016, 1017: 131021,
    1018: 131026, 1019: 131031, 1020: 131037, 1021: 131045, 1022: 131047, 1023: 131048, 1024: 131049, 1025: 131051,
    1026: 131052, 1027: 131053, 1028: 131056, 1029: 131057, 1030: 132000, 1031: 132001, 1032: 132005, 1033: 132007,
    1034: 132012, 1035: 132015, 1036: 132016, 1037: 132068, 1038: 132069, 1039: 133000, 1040: 133004, 1041: 133005,
    1042: 133006, 1043: 133008, 1044: 133009, 1045: 133010, 1046: 133015, 1047: 133016, 1048: 135000, 1049: 2593107,
    1050: 2593108, 1051: 131050, 1052: 138017, 1053: 138009, 1054: 131062,
}  # fmt: skip
"""Meta's code by 8x8's `status.errorCode`. 8x8 says only that 1039 to 1047 are Meta's nine of registration."""
RECEIPT_OF_META = {meta: receipt for receipt, meta in META_OF_RECEIPT.items()}
"""The way back."""
GENERIC = {
    1: "Not on this channel",
    2: "Content not supported",
    3: "Data missing",
    9: "Client too old",
    11: "Flooding",
    14: "Internal error",
    15: "Invalid destination",
    18: "Invalid parameter",
    23: "Connection error",
    25: "Aborted",
    29: "Invalid parameter value",
    36: "Message expired",
    41: "Rejected",
    42: "Not enough credit",
    43: "Spam filter",
    46: "Unreachable",
    57: "Unknown error",
    61: "Session expired",
}
"""Receipt codes of all of 8x8's channels."""
UNKNOWN_RECEIPT, UNKNOWN_META = 57, 131000
"""What stands for a code that the other provider does not have."""

RETRY = frozenset((1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004))
WINDOW_CLOSED = frozenset((131047,))
USER_STOP = frozenset((131026, 131021, 131030, 130472, 131049, 131050, 131062))
TEMPLATE = range(132000, 132017)
CONFIG = frozenset((0, 3, 10, 33, 100, 190, 131005, 131008, 131009, 131031, 131037, 131042, 131045, 133010))
PERMISSION = range(200, 300)
PAUSED = frozenset((132015, 132016))
"""The template is paused or disabled: journeys that use it had better wait."""
STOPPED_MARKETING, TOO_MUCH_MARKETING, TOO_FAST_FOR_ONE = 131050, 131049, 131056
"""Permanent for marketing; not again for a day; again after 4^X seconds."""
GENERIC_CLASSES: dict[int, ErrorClass] = {
    1: "user_stop",
    9: "user_stop",
    15: "user_stop",
    46: "user_stop",
    11: "retry",
    14: "retry",
    23: "retry",
    61: "window_closed",
    2: "config",
    3: "config",
    18: "config",
    29: "config",
    42: "config",
}


def class_of_meta(code: int) -> ErrorClass:
    """What to do about one of Meta's codes."""
    if code in RETRY:
        return "retry"
    if code in WINDOW_CLOSED:
        return "window_closed"
    if code in USER_STOP:
        return "user_stop"
    if code in TEMPLATE:
        return "template"
    if code in CONFIG or code in PERMISSION:
        return "config"
    return "unknown"


def class_of_receipt(code: int, provider_code: Any = None) -> ErrorClass:
    """What to do about a failure that an 8x8 receipt tells; `providerErrorCode` says more when it is there."""
    meta = meta_code_of(provider_code)
    if meta is None:
        meta = META_OF_RECEIPT.get(code)
    return GENERIC_CLASSES.get(code, "unknown") if meta is None else class_of_meta(meta)


def meta_code_of(value: Any) -> int | None:
    """Meta's code, which receipts of 8x8 carry as a text; None for what is no number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    is_short = isinstance(value, str) and 0 < len(value) < 12
    return int(value) if is_short and value.isascii() and value.isdecimal() else None
