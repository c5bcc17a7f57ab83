"""The server and the screens say the same: the codes, their sentences, and the values that fill them."""

from __future__ import annotations

import re
import string

from chatwright.checks.texts import TEXTS
from tests.paths import ROOT

SCREENS = ROOT / "web" / "src" / "i18n"
ENTRY = re.compile(r"^\s+(\w+):\s*(?:\n\s+)?(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'),?$", re.MULTILINE)


def sentences(language: str) -> dict[str, str]:
    text = (SCREENS / language / "checks.ts").read_text(encoding="utf-8")
    codes = text[text.index("codes: {") :]
    return {
        code: quoted[1:-1].replace('\\"', '"').replace("\\'", "'") for code, quoted in ENTRY.findall(codes)
    }


def test_the_english_sentences_of_the_screens_are_those_of_the_server() -> None:
    told = {code: re.sub(r"\{(\w+)\}", r"{{\1}}", text.words) for code, text in TEXTS.items()}
    assert sentences("en") == told


def test_every_other_language_has_every_code() -> None:
    assert sentences("ar").keys() == TEXTS.keys()


def test_gaps_have_plain_names_and_none_is_a_number_of_things() -> None:
    for code, text in TEXTS.items():
        for _, gap, form, conversion in string.Formatter().parse(text.words):
            assert gap is None or gap.isidentifier(), code
            assert not form, code
            assert not conversion, code
