"""What a broadcast puts into its template for each recipient, and what its failures mean.

Each place of the template is filled from a column, or with the same text for all; a fallback stands in for an empty
cell: {"body.1": {"column": "Name", "fallback": "there"}, "header": {"text": "https://…/offer.jpg"}}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from chatwright.messages.codes import META_OF_RECEIPT, class_of_meta, class_of_receipt
from chatwright.messages.templates import Template, variables_of
from chatwright.messages.templates_send import check_send, with_calm_spaces
from chatwright.messages.templates_values import message_of

LONGEST_TEXT = 2_000


class BadFilling(Exception):
    """What is to be filled in cannot be read; the text says where and why."""


class Filling(NamedTuple):
    """What stands in one place: the cell of `column`, or `text`; `fallback` when that is empty."""

    column: str | None = None
    text: str = ""
    fallback: str = ""

    @property
    def told(self) -> dict[str, str]:
        """As the API tells it and the database keeps it."""
        found = {"column": self.column} if self.column is not None else {"text": self.text}
        return {**found, "fallback": self.fallback} if self.fallback else found


class Message(NamedTuple):
    """The template with the values of one recipient; `wrong` is what WhatsApp would refuse it for."""

    template: dict[str, Any]
    wrong: str | None


def read_fillings(given: Any) -> dict[str, Filling]:
    """Fillings by place, from what the API takes. Raises BadFilling."""
    if not isinstance(given, dict):
        raise BadFilling("fillings: an object with a filling for each place is required.")
    return {str(place)[:60]: read_filling(f"fillings.{place}", one) for place, one in given.items()}


def read_filling(at: str, given: Any) -> Filling:
    """One filling. Raises BadFilling."""
    if not isinstance(given, dict) or ("column" in given) == ("text" in given):
        raise BadFilling(f'{at}: either "column" or "text" is required.')
    for name in ("column", "text", "fallback"):
        if not isinstance(given.get(name, ""), str) or len(given.get(name, "")) > LONGEST_TEXT:
            raise BadFilling(f"{at}.{name}: a text of at most {LONGEST_TEXT} characters is required.")
    return Filling(given.get("column"), given.get("text", ""), given.get("fallback", ""))


def values_for(
    fillings: Mapping[str, Filling], columns: Sequence[str], given: Sequence[str]
) -> dict[str, str]:
    """The value of each place for a recipient with these cells."""
    cells = dict(zip(columns, given, strict=False))
    found = {}
    for place, filling in fillings.items():
        value = filling.text if filling.column is None else cells.get(filling.column, "")
        found[place] = value.strip() or filling.fallback
    return found


def missing(template: Template, values: Mapping[str, str]) -> list[str]:
    """The places of a template that have to be filled and are empty."""
    return [
        variable.at
        for variable in variables_of(template)
        if variable.required and variable.kind != "flow" and not values.get(variable.at)
    ]


def message_for(template: Template, values: Mapping[str, str]) -> Message:
    """`content.template` for these values, with what is wrong about it."""
    send = with_calm_spaces(message_of(template, values))
    empty = missing(template, values)
    if empty:
        return Message(send, "missing " + ", ".join(empty))
    found = check_send(template, send)
    return Message(send, str(found[0]) if found else None)


def umid_of(broadcast_id: UUID, n: int, attempt: int) -> str:
    """The umid of the message to row `n`, the same whoever sends it: so it cannot be sent twice."""
    return str(uuid5(broadcast_id, f"{n}:{attempt}"))


REASONS = {"opted_out": "opted_out", "invalid": "invalid"}
KNOWN = {
    131026: "not_on_whatsapp",
    131049: "too_much_marketing",
    131050: "stopped_marketing",
    131030: "not_on_whatsapp",
    131021: "own_number",
    131042: "payment",
    131047: "window_closed",
    131048: "spam_limit",
    130472: "experiment",
    130429: "too_fast",
    131056: "too_fast_for_one",
    131031: "account_locked",
    368: "account_locked",
    132001: "template_missing",
    132015: "template_paused",
    132016: "template_disabled",
    131062: "no_number",
}
"""Failures that people are told in words of their own, by Meta's code."""
KNOWN_RECEIPTS = {36: "expired", 15: "blocked", 1: "not_on_whatsapp", 46: "not_on_whatsapp", 42: "payment"}


def told_reason(reason: str) -> tuple[str, int | None]:
    """A word for why a message failed or was skipped, and the provider's code.

    Words that the screens know; for codes without one it is `retry`, `template`, `config`, `user_stop` or `unknown`,
    which say what to do.
    """
    kind, _, rest = reason.partition(":")
    if kind not in ("m", "r") or not rest.isdecimal():
        return (REASONS.get(reason, "unknown"), None)
    code = int(rest)
    if kind == "r":
        if code in KNOWN_RECEIPTS:
            return KNOWN_RECEIPTS[code], code
        meta = META_OF_RECEIPT.get(code)
        if meta is None:
            return class_of_receipt(code), code
        code = meta
    return KNOWN.get(code) or class_of_meta(code), code
