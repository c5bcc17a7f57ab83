"""Days and times as people say them, in the rows of lists and in sentences."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chatwright.calendars import wording

LANGUAGES = (
    "en ar de fr es pt pt_BR it nl he fa ur hi bn ta th vi id ms fil zh zh-Hant ja ko ru uk pl cs hu ro el tr sw sv "
    "da fi nb bg hr sr sk sl lt lv et ka hy kk az uz af am zu"
).split()
LONDON, SINGAPORE = ZoneInfo("Europe/London"), ZoneInfo("Asia/Singapore")
LAUNCH = datetime(2026, 11, 25, 13, 30, tzinfo=LONDON)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_a_year_fits_the_row_of_a_list(language: str) -> None:
    locale = wording.locale_of(language, "Europe/London")
    assert locale.language == language.replace("-", "_").partition("_")[0]
    titles = set()
    for day in range(366):
        for hour in (8, 12, 23):
            moment = datetime(2026, 1, 1, hour, 45, tzinfo=UTC) + timedelta(days=day)
            title = wording.slot_title(moment, locale)
            assert 5 <= len(title) <= 24, title
            titles.add(title)
            assert len(wording.day_title(moment, locale)) <= 24
    assert len(titles) == 3 * 365 or (len(titles) == 3 * 366), "no two days of a year look alike"


@pytest.mark.parametrize(
    ("language", "zone", "said", "title"),
    [
        ("en", "Europe/London", "Wednesday 25 November at 13:30", "Wed 25 Nov, 13:30"),
        ("en", "America/New_York", "Wednesday, November 25 at 1:30 PM", "Wed, Nov 25, 1:30 PM"),
        ("de", "Europe/Berlin", "Mittwoch, 25. November um 13:30", "Mi., 25. Nov., 13:30"),
        ("fr", "Europe/Paris", "mercredi 25 novembre à 13:30", "mer. 25 nov., 13:30"),
        ("es", "Europe/Madrid", "miércoles, 25 de noviembre, 13:30", "mié, 25 nov, 13:30"),
        ("ja", "Asia/Tokyo", "11月25日(水曜日) 13:30", "11月25日(水), 13:30"),
        ("", "Etc/UTC", "Wednesday 25 November at 13:30", "Wed 25 Nov, 13:30"),
        ("xx-nowhere", "Europe/London", "Wednesday 25 November at 13:30", "Wed 25 Nov, 13:30"),
    ],
)
def test_a_time_is_said_in_the_customers_language_as_written_in_the_country(
    language: str, zone: str, said: str, title: str
) -> None:
    locale = wording.locale_of(language, zone)
    moment = LAUNCH.replace(tzinfo=ZoneInfo(zone))
    plain = str.maketrans({"\u202f": " ", "\u00a0": " "})
    assert wording.spoken(moment, locale).translate(plain) == said
    assert wording.slot_title(moment, locale).translate(plain) == title


def test_an_arabic_time_is_whole_words_and_fits() -> None:
    locale = wording.locale_of("ar", "Asia/Dubai")
    assert "نوفمبر" in wording.spoken(LAUNCH, locale)
    assert "الأربعاء" in wording.slot_title(LAUNCH, locale)


def test_a_time_of_another_zone_says_whose_it_is() -> None:
    english = wording.locale_of("en", "Europe/London")
    there = LAUNCH.astimezone(SINGAPORE)
    assert (
        wording.spoken(there, english, LONDON) == "Wednesday 25 November at 21:30 (Singapore Standard Time)"
    )
    assert wording.spoken(LAUNCH, english, ZoneInfo("Europe/Lisbon")) == "Wednesday 25 November at 13:30"


def test_a_reading_of_the_clock_that_comes_twice_says_which() -> None:
    english = wording.locale_of("en", "Europe/London")
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC).astimezone(LONDON)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone(LONDON)
    later = datetime(2026, 10, 25, 2, 30, tzinfo=UTC).astimezone(LONDON)
    assert [wording.slot_title(each, english) for each in (first, second, later)] == [
        "Sun 25 Oct, 01:30 +1", "Sun 25 Oct, 01:30 +0", "Sun 25 Oct, 02:30",
    ]  # fmt: skip
    skipped = datetime(2026, 3, 29, 1, 30, tzinfo=UTC).astimezone(LONDON)
    assert wording.time_title(skipped, english) == "02:30"


def test_offsets_and_descriptions_are_short() -> None:
    newfoundland = datetime(2026, 1, 1, tzinfo=ZoneInfo("America/St_Johns"))
    assert wording.offset_of(newfoundland) == "-3:30"
    assert wording.described("Dr Ada Lim", "", " 45 min ", "€60") == "Dr Ada Lim · 45 min · €60"
    assert len(wording.described("x" * 100)) == 72
    assert wording.titled("A consultation with our orthodontist") == "A consultation with our…"
