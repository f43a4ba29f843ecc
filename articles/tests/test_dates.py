"""Dates are written as each language's readers write them."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.utils import timezone, translation

from articles.templatetags.dates import clock
from articles.words import dates

DECEMBER = date(2016, 12, 19)


def test_english_writes_day_month_year():
    assert dates.day(DECEMBER, "en") == "19 December 2016"


def test_arabic_writes_the_months_of_the_levant():
    assert dates.day(DECEMBER, "ar") == "19 كانون الأول 2016"


def test_first_use_names_the_month_as_arabic_readers_elsewhere_do():
    assert dates.day(DECEMBER, "ar", common=True) == "19 كانون الأول (ديسمبر) 2016"
    assert dates.month(DECEMBER, "ar", common=True) == "كانون الأول (ديسمبر) 2016"


def test_english_needs_no_second_name():
    assert dates.day(DECEMBER, "en", common=True) == "19 December 2016"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_month_has_a_name_of_its_own(language):
    assert len({dates.month(date(2026, month, 1), language) for month in range(1, 13)}) == 12


def test_the_newsroom_says_when_something_was_in_one_way():
    eve = datetime(2016, 12, 19, 23, 30, tzinfo=UTC)
    with timezone.override("Europe/Berlin"), translation.override("ar"):
        assert clock(eve) == '<time datetime="2016-12-19T23:30:00+00:00">20 كانون الأول 2016، 00:30</time>'
        assert clock(timezone.now()).count(" ") == 1  # today has no day
    for template in (settings.BASE_DIR / "templates" / "admin").rglob("*.html"):
        assert "|date:" not in template.read_text(encoding="utf-8"), template
