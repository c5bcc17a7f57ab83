"""The rules of a segment as SQL: a condition on `contacts p`, all values as parameters.

Equality of attributes, tags, and whether an attribute is known at all go through the indexes `contacts_by_attributes`
and `contacts_by_tags`; what was heard of a person through `conversations_of_contact`.
"""

from __future__ import annotations

import json

from chatwright.contacts.segments import Condition, Rules

OPTED_OUT = """exists (
  select from opt_outs o where o.account_id = p.account_id and o.address in
    (select a.address from contacts a where a.id = p.id or a.merged_into = p.id){more})"""
HEARD = """exists (
  select from conversations c where c.account_id = p.account_id and c.contact_id = p.id
  and c.heard_at {compared})"""
JOURNEY = """exists (
  select from instances i join conversations c on c.account_id = i.account_id and c.id = i.conversation_id
  where i.account_id = p.account_id and c.contact_id = p.id and i.definition_id::text = {journey}{more})"""
DAYS = "now() - make_interval(days => {0}::integer)"
TEXT_KINDS = ("text", "email", "phone")
COLUMNS = {"language": "p.language", "timeZone": "p.time_zone", "name": "p.name", "email": "p.email"}


class Values:
    """The parameters of a statement, numbered behind those it has already."""

    def __init__(self, *values: object) -> None:
        self.all: list[object] = [*values]

    def add(self, value: object) -> str:
        """Add a value; answers its place."""
        self.all.append(value)
        return f"${len(self.all)}"


def where(rules: Rules, values: Values) -> str:
    """The condition of a segment."""
    if not rules.conditions:
        return "true"
    joined = " and " if rules.match == "all" else " or "
    return "(" + joined.join(condition(one, values) for one in rules.conditions) + ")"


def condition(one: Condition, values: Values) -> str:
    """One condition."""
    match one.of:
        case "attribute":
            return of_attribute(one, values)
        case "tag":
            found = f"p.tags @> array[{values.add(one.value)}::text]"
            return found if one.op == "equal" else f"not {found}"
        case "consent":
            return of_consent(one)
        case "lastSeen":
            return of_last_seen(one, values)
        case "answered":
            heard = HEARD.format(compared="is not null")
            return heard if one.op == "yes" else f"not {heard}"
        case "created":
            at = DAYS.format(values.add(one.value))
            return f"p.created_at {'>=' if one.op == 'within' else '<'} {at}"
        case "journey":
            more = " and i.status = 'Complete'" if one.op == "completed" else ""
            ran = JOURNEY.format(journey=values.add(one.value), more=more)
            return f"not {ran}" if one.op == "notStarted" else ran
    return of_text(COLUMNS[one.of], one, values)


def of_text(column: str, one: Condition, values: Values) -> str:
    """A condition on a text that is a column or taken out of the attributes."""
    match one.op:
        case "set":
            return f"{column} is not null"
        case "unset":
            return f"{column} is null"
        case "contains":
            return f"strpos(lower({column}), lower({values.add(one.value)}::text)) > 0"
        case "notEqual":
            return f"lower({column}) is distinct from lower({values.add(one.value)}::text)"
    return f"lower({column}) = lower({values.add(one.value)}::text)"


def of_attribute(one: Condition, values: Values) -> str:
    """A condition on an attribute."""
    if one.op in ("yes", "no") or (one.op in ("equal", "notEqual") and one.kind not in TEXT_KINDS):
        wanted = one.op == "yes" if one.op in ("yes", "no") else one.value
        found = f"p.attributes @> {values.add(json.dumps({one.name: wanted}))}::jsonb"
        return f"not {found}" if one.op == "notEqual" else found
    name = values.add(one.name) + "::text"
    known, value, text = f"p.attributes ? {name}", f"p.attributes -> {name}", f"(p.attributes ->> {name})"
    match one.op:
        case "set":
            return known
        case "unset":
            return f"not {known}"
        case "within":
            day = f"(current_date - {values.add(one.value)}::integer)::text"
            return f'({known} and {text} collate "C" >= {day} and {text} collate "C" <= current_date::text)'
        case "less" | "before":
            return f"({known} and {value} < {values.add(json.dumps(one.value))}::jsonb)"
        case "more" | "after":
            return f"({known} and {value} > {values.add(json.dumps(one.value))}::jsonb)"
    fits = of_text(text, one, values)
    return fits if one.op == "notEqual" else f"({known} and {fits})"


def of_consent(one: Condition) -> str:
    """A condition on what a person wants to get."""
    match one.op:
        case "in":
            return "not " + OPTED_OUT.format(more="")
        case "out":
            return OPTED_OUT.format(more=" and o.scope = 'all'")
    return OPTED_OUT.format(more="")


def of_last_seen(one: Condition, values: Values) -> str:
    """A condition on when a person wrote last."""
    if one.op == "never":
        return "not " + HEARD.format(compared="is not null")
    recently = HEARD.format(compared=">= " + DAYS.format(values.add(one.value)))
    if one.op == "within":
        return recently
    return f"({HEARD.format(compared='is not null')} and not {recently})"
