"""An archive made in bulk is the archive that the newsroom would have made one by one."""

import json
import re

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import pages, search
from articles.keeping import chains
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
    assert list(chains.record_problems()) == []


def test_each_reads_like_an_interview_and_is_found(archive):
    page = Page.from_version(archive.in_language("en").for_pages().first())
    assert len(page.questions) >= 10
    assert all(exchange.question.who.name and exchange.answers for exchange in page.questions)
    question = search.Question(words=page.interviewees[0].name, language="en")
    assert search.find(question, timezone.now()).versions


def test_each_version_says_what_freezing_its_draft_says(archive):
    for version in archive.select_related("interview"):
        frozen = pages.freeze(version.interview) | {"share_card": None}
        assert json.loads(version.content) == frozen


def test_each_is_found_by_the_words_that_it_would_be_found_by_alone(archive):
    before = words_of(archive)
    for version in archive:
        search.index(version)
    assert words_of(archive) == before


def words_of(versions):
    """What each is found by. Where in a vector a word of another name stands means nothing."""
    rows = versions.order_by("pk").values_list("search_head", "search_vector", "search_names")
    return [(lexemes(head), lexemes(vector), names) for head, vector, names in rows]


def lexemes(vector: str) -> set[str]:
    return set(re.findall(r"'(.+?)':", vector))


def test_it_spreads_over_ten_years(archive):
    dates = sorted(archive.values_list("first_published_at", flat=True))
    assert (dates[-1] - dates[0]).days > 6 * 365


def test_a_second_archive_finds_place_beside_the_first(archive):
    call_command("make_archive", 2, verbosity=0)
    assert Version.objects.count() == 8
