"""What a script may consist of: kinds of nodes of its syntax tree, names, and what both mean for how it is run.

The kinds are a list of what is allowed, so that what a later ECMAScript adds is refused until somebody has thought
about it [A-EXP-4].
"""

from __future__ import annotations

import re

ALLOWED = frozenset(
    [
        "program",
        "expression_statement",
        "parenthesized_expression",
        "identifier",
        "property_identifier",
        "shorthand_property_identifier",
        "member_expression",
        "subscript_expression",
        "call_expression",
        "arguments",
        "string",
        "string_fragment",
        "escape_sequence",
        "template_string",
        "template_substitution",
        "number",
        "true",
        "false",
        "null",
        "undefined",
        "unary_expression",
        "binary_expression",
        "ternary_expression",
        "array",
        "object",
        "pair",
        "computed_property_name",
        "spread_element",
        "arrow_function",
        "formal_parameters",
        "regex",
        "regex_pattern",
        "regex_flags",
        "new_expression",
        "optional_chain",
        "comment",
        "object_pattern",
        "array_pattern",
        "rest_pattern",
        "assignment_pattern",
        "pair_pattern",
        "shorthand_property_identifier_pattern",
    ]
)
REFUSED = {
    "assignment_expression": "assignments",
    "augmented_assignment_expression": "assignments",
    "update_expression": "++ and --",
    "sequence_expression": "several expressions joined by a comma",
    "class": "classes",
    "function_expression": "functions (arrow functions are allowed)",
    "function": "functions (arrow functions are allowed)",
    "statement_block": "statements",
    "await_expression": "await",
    "yield_expression": "yield",
    "this": "this",
    "method_definition": "methods",
}
FORBIDDEN_PROPERTIES = frozenset(
    [
        "constructor",
        "__proto__",
        "prototype",
        "__defineGetter__",
        "__defineSetter__",
        "__lookupGetter__",
        "__lookupSetter__",
    ]
)
FORBIDDEN_NAMES = FORBIDDEN_PROPERTIES | {"eval", "Function", "globalThis", "arguments"}
RESERVED = "__"
"""Names that begin so belong to the programs that scripts become part of."""

KNOWN_NAMES = frozenset(
    [
        "data",
        "step",
        "contact",
        "undefined",
        "NaN",
        "Infinity",
        "Math",
        "Date",
        "JSON",
        "Object",
        "Array",
        "String",
        "Number",
        "Boolean",
        "RegExp",
        "parseInt",
        "parseFloat",
        "isNaN",
        "isFinite",
        "encodeURIComponent",
        "decodeURIComponent",
        "encodeURI",
        "decodeURI",
        "stringContains",
        "isCountryCode",
        "isTimeOfDayBetween",
        "IsTimeOfDayBetween",
        "isDayOfWeek",
        "IsDayOfWeek",
        "StringContains",
        "IsCountryCode",
        "uuid",
    ]
)
MUTATORS = re.compile("push|pop|shift|splice|sort|reverse|fill|copyWithin|assign")
"""What a script names to change a value in place."""

ZONED = (b"isTimeOfDayBetween", b"IsTimeOfDayBetween")
ZONE_ARGUMENT = 4
CHANCE = re.compile("uuid|Math")
OPERATIONS = ("unary_expression", "binary_expression")
COMPARING = frozenset("== != < <= > >=".split())
TO_NUMBER = COMPARING | frozenset("+ - * / % ** ~ & | ^ << >> >>>".split())
NO_NUMBER = frozenset(["string", "null", "undefined"])
"""What is compared with one of these is not made a number."""

SMALL = NO_NUMBER | {"number", "true", "false"}
"""Operands that are written out."""

PATH = frozenset(
    [
        "program",
        "expression_statement",
        "parenthesized_expression",
        "identifier",
        "property_identifier",
        "member_expression",
        "subscript_expression",
        "optional_chain",
        "string",
        "string_fragment",
        "number",
        "comment",
    ]
)
"""What a script consists of that only reads a member."""

MEMBER = frozenset(["member_expression", "subscript_expression"])
