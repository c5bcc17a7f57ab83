"""Words by which people opt out and in again (messaging.md section 17)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.consent import (
    Choice,
    ConsentSettings,
    Ear,
    OwnWords,
    folded,
    held_back_error,
    holds_back,
)
from chatwright.messages.consent_settings import (
    BadSettings,
    dump_settings,
    read_settings,
    show_settings,
    take_settings,
)
from chatwright.messages.consent_words import WORDS

EAR = Ear(ConsentSettings())
EVERY = [(language, word) for language, words in WORDS.items() for word in ("STOP", *words.stop)]


@pytest.mark.parametrize(("language", "word"), EVERY)
def test_r_opt_1_every_word_is_heard_whatever_its_case_and_composition(language: str, word: str) -> None:
    for written in (word, word.lower(), word.title(), f"  {word}. ", unicodedata.normalize("NFD", word)):
        heard = EAR.hears({"text": written})
        assert heard is not None, written
        assert heard.choice is Choice.STOP
        assert language in heard.languages


@pytest.mark.parametrize(
    "written",
    [
        "Where is the bus stop?",
        "stop it please I want to book",
        "non stop",
        "cancel",
        "no",
        "Đúng",
        "quit",
        "",
        "🛑",
        "stop " * 40,
    ],
)
def test_r_opt_1_only_the_whole_message_counts(written: str) -> None:
    assert EAR.hears({"text": written}) is None


@pytest.mark.parametrize(
    "written",
    ["STOP!", "“stop”", "ＳＴＯＰ", "\u200fSTOP\u200f", "Stop 🛑", "ABONELIKTEN ÇIK", "ايقاف", "退订。"],
)
def test_r_opt_1_what_stands_around_a_word_makes_no_difference(written: str) -> None:
    heard = EAR.hears({"text": written})
    assert heard is not None and heard.choice is Choice.STOP
    assert heard.wording == written.strip()


@pytest.mark.parametrize(
    "content",
    [
        {"payload": "STOP_PROMOTIONS", "text": "No more of this"},
        {"payload": "campaign-7", "text": "Stop promotions"},
        {"interactive": {"type": "button_reply", "button_reply": {"id": "7", "title": "Unsubscribe"}}},
        {"interactive": {"type": "list_reply", "list_reply": {"id": "7", "title": "Stop"}}},
    ],
)
def test_r_opt_2_payload_and_label_of_a_quick_reply_are_heard(content: dict[str, object]) -> None:
    heard = EAR.hears(content)
    assert heard is not None and heard.choice is Choice.STOP


def test_contents_of_any_form_are_no_words() -> None:
    for content in (
        {},
        {"text": 7},
        {"text": None},
        {"interactive": []},
        {"interactive": {"button_reply": "stop"}},
    ):
        assert EAR.hears(content) is None


@pytest.mark.parametrize(
    ("word", "address", "begins"),
    [
        ("BAJA", "6591234567", "Te has dado de baja"),
        ("stop", "6591234567", "You're unsubscribed"),
        ("stop", "971501234567", "تم إلغاء"),
        ("stop", "491701234567", "Sie sind abgemeldet"),
        ("BERHENTI", "6281234567890", "Anda sudah"),
        ("BERHENTI", "60123456789", "Anda telah"),
        ("stop", "DE.abc123", "Sie sind abgemeldet"),
        ("stop", "0000", "You're unsubscribed"),
    ],
)
def test_r_opt_3_the_answer_is_in_the_persons_language(word: str, address: str, begins: str) -> None:
    heard = EAR.hears({"text": word})
    assert heard is not None
    assert EAR.answer(heard, address).startswith(begins)


def test_r_opt_3_a_word_of_several_languages_is_answered_in_the_accounts() -> None:
    ear = Ear(ConsentSettings(language="fr", own={"fr": OwnWords(stopped="Au revoir.")}))
    heard = ear.hears({"text": "stop"})
    assert heard is not None
    assert ear.answer(heard, "6591234567") == "Au revoir."


def test_an_account_adds_and_removes_words() -> None:
    own = {"en": OwnWords(stop_added=("no more",), stop_removed=("unsubscribe", "STOP"))}
    ear = Ear(ConsentSettings(own=own))
    assert ear.hears({"text": "No more!"}) is not None
    assert ear.hears({"text": "Unsubscribe"}) is None
    assert ear.hears({"text": "STOP"}) is not None, "STOP cannot be removed"


def test_a_word_on_both_lists_asks_to_stop() -> None:
    ear = Ear(ConsentSettings(own={"en": OwnWords(start_added=("baja",))}))
    heard = ear.hears({"text": "baja"})
    assert heard is not None and heard.choice is Choice.STOP


def test_nothing_is_heard_when_it_is_switched_off() -> None:
    assert Ear(ConsentSettings(enabled=False)).hears({"text": "STOP"}) is None


@pytest.mark.parametrize(
    ("scope", "type_", "category", "expected"),
    [
        (None, "template", "MARKETING", None),
        ("all", "template", "UTILITY", "all"),
        ("all", "Template", None, "all"),
        ("marketing", "template", "MARKETING", "marketing"),
        ("marketing", "template", "marketing", "marketing"),
        ("marketing", "template", "UTILITY", None),
        ("marketing", "template", "AUTHENTICATION", None),
        ("marketing", "template", None, "marketing"),
        ("all", "text", None, None),
        ("all", "interactive", None, None),
    ],
)
def test_r_opt_4_what_an_opt_out_holds_back(
    scope: str | None, type_: str, category: str | None, expected: str | None
) -> None:
    assert holds_back(scope, type_, category) == expected


def test_r_opt_4_the_receipt_has_the_providers_code() -> None:
    assert held_back_error("8x8", "all")[0] == 15
    assert held_back_error("8x8", "marketing")[0] == 1051
    assert held_back_error("simulator", "marketing")[0] == 1051
    assert held_back_error("whatsapp_cloud", "marketing")[0] == 131050


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=80))
def test_no_text_is_too_odd_to_listen_to(text: str) -> None:
    heard = EAR.hears({"text": text})
    assert heard is None or folded(heard.wording) == folded(text)


# --- settings ---------------------------------------------------------------------------------------------


def test_settings_come_back_as_they_were_kept() -> None:
    settings = take_settings(
        {
            "scope": "marketing",
            "language": "ar",
            "journeyId": "0b8a1f9e-8f5b-4b0e-9d42-6a6f9f0f3a11",
            "languages": [{"language": "ar", "stop": {"added": [" كفى "]}, "stopped": "حسنًا."}],
        }
    )
    assert read_settings(dump_settings(settings)) == settings
    assert settings.own["ar"].stop_added == ("كفى",)
    assert read_settings(None) == ConsentSettings()


def test_what_is_shown_can_be_given_back() -> None:
    settings = take_settings({"languages": [{"language": "de", "start": {"removed": ["anmelden"]}}]})
    assert take_settings(show_settings(settings)) == settings


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"scope": "some"}, "scope"),
        ({"enabled": "yes"}, "enabled"),
        ({"language": "xx"}, "language"),
        ({"journeyId": "7"}, "journeyId"),
        ({"languages": {}}, "languages"),
        ({"languages": [7]}, "languages[0]"),
        ({"languages": [{"language": "en", "stop": {"added": ["?!"]}}]}, "languages[0].stop.added[0]"),
        ({"languages": [{"language": "en", "stop": {"added": ["x" * 61]}}]}, "languages[0].stop.added[0]"),
        ({"languages": [{"language": "en", "stop": {"added": ["a"] * 51}}]}, "languages[0].stop.added"),
        ({"languages": [{"language": "en", "stop": 7}]}, "languages[0].stop"),
        ({"languages": [{"language": "en", "stopped": "x" * 5000}]}, "languages[0].stopped"),
    ],
)
def test_settings_that_cannot_be_say_where(body: dict[str, object], said: str) -> None:
    with pytest.raises(BadSettings, match=said.replace("[", r"\[")):
        take_settings(body)
