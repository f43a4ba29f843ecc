"""An archive made in bulk is the archive that the newsroom would have made one by one."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import search
from articles.editorial import record
from articles.models import Interview, Version
from articles.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    call_command("make_archive", 6, verbosity=0)
    return Version.objects.live(timezone.now())


def test_every_interview_is_live_and_half_are_arabic_translations(archive):
    assert archive.in_language("en").count() == archive.in_language("ar").count() == 3
    assert Interview.objects.filter(language="ar", original__language="en").count() == 3


def test_the_record_and_the_digests_hold(archive):
    assert list(record.problems()) == []


def test_each_reads_like_an_interview_and_is_found(archive):
    page = Page.from_version(archive.in_language("en").for_pages().first())
    assert len(page.questions) >= 10
    assert all(exchange.question.who.name and exchange.answers for exchange in page.questions)
    question = search.Question(words=page.interviewees[0].name, language="en")
    assert search.find(question, timezone.now()).versions


def test_it_spreads_over_ten_years(archive):
    dates = sorted(archive.values_list("first_published_at", flat=True))
    assert (dates[-1] - dates[0]).days > 6 * 365


def test_a_second_archive_finds_place_beside_the_first(archive):
    call_command("make_archive", 2, verbosity=0)
    assert Version.objects.count() == 8
