"""Error codes of receipts at both providers, and what each asks for (messaging.md sections 9.2 and 9.4)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.codes import (
    META_OF_RECEIPT,
    RECEIPT_OF_META,
    ErrorClass,
    class_of_meta,
    class_of_receipt,
    meta_code_of,
)
from tests.messages.made import JSON, patient
from tests.paths import SHARED

SPEC = (SHARED / "spec" / "messaging.md").read_text()
PAIRS = re.findall(r"(10\d\d)→(\d+)\b", SPEC.split("### 9.2")[1].split("### 9.3")[0])
CLASSES: dict[ErrorClass, str] = {
    "retry": "1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004",
    "window_closed": "131047",
    "user_stop": "131026, 131021, 131030, 130472, 131049, 131050, 131062",
    "template": "132000, 132001, 132005, 132007, 132012, 132015, 132016",
    "config": "0, 3, 10, 190, 200, 250, 299, 33, 100, 131005, 131008, 131009, 131031, 131037, 131042, 131045, 133010",
    "unknown": "5, 300, 131048, 131051, 132017, 132068, 133016, 999999",
}


def test_every_pair_of_the_reference_is_in_the_table_both_ways() -> None:
    assert len(PAIRS) > 40
    for receipt, meta in PAIRS:
        assert META_OF_RECEIPT[int(receipt)] == int(meta)
        assert RECEIPT_OF_META[int(meta)] == int(receipt)


def test_1039_to_1047_are_the_nine_codes_of_registration() -> None:
    assert all(133_000 <= META_OF_RECEIPT[code] < 134_000 for code in range(1039, 1048))
    assert sorted(META_OF_RECEIPT) == list(range(1000, 1055))
    assert len(RECEIPT_OF_META) == len(META_OF_RECEIPT)


@pytest.mark.parametrize(
    ("kind", "code"), [(kind, int(code)) for kind, codes in CLASSES.items() for code in codes.split(", ")]
)
def test_the_class_of_a_code_is_the_same_at_both(kind: ErrorClass, code: int) -> None:
    assert class_of_meta(code) == kind
    if code in RECEIPT_OF_META:
        assert class_of_receipt(RECEIPT_OF_META[code]) == kind
    assert class_of_receipt(15, str(code)) == kind, "the provider's code says more than a generic one"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (15, "user_stop"),
        (1, "user_stop"),
        (14, "retry"),
        (61, "window_closed"),
        (42, "config"),
        (57, "unknown"),
    ],
)
def test_generic_codes(code: int, kind: ErrorClass) -> None:
    assert class_of_receipt(code) == kind
    assert class_of_receipt(code, "not a number") == kind


@patient
@given(JSON | st.text("0123456789٣", max_size=15))
def test_a_provider_code_is_a_number_or_a_text_of_one(value: Any) -> None:
    found = meta_code_of(value)
    assert found is None or str(found) == str(value).lstrip("0") or int(str(value)) == found
    assert meta_code_of("131009") == 131009
