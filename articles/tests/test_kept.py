"""Pages are kept while the database says the same about them, and not a moment longer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editorial.workflow import perform
from articles.models import Version
from articles.public import kept, live
from articles.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rendered(monkeypatch):
    """How often a page was rendered since the shelf was empty."""
    kept.shelf.clear()
    calls, made = [], kept.Shelf.put
    monkeypatch.setattr(kept.Shelf, "put", lambda *told: calls.append(told) or made(*told))
    return calls


def url(interview):
    return f"/{interview.language}/interviews/{interview.slug}/"


def test_a_page_is_rendered_once_and_asked_for_each_time(client, rendered, django_assert_num_queries):
    interview = make.published(headline="Bread at four")
    first = client.get(url(interview))
    with django_assert_num_queries(2):
        second = client.get(url(interview))
    assert len(rendered) == 1
    assert second.content == first.content
    assert (second.headers["ETag"], second.headers["Link"]) == (first.headers["ETag"], first.headers["Link"])
    assert second.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_what_is_withdrawn_is_gone_though_it_is_kept(client):
    interview = make.published(headline="Bread at four")
    assert b"Bread at four" in client.get(url(interview)).content
    assert b"Bread at four" in client.get("/en/").content
    perform("withdraw", interview, by=make.publisher())
    assert client.get(url(interview)).status_code == 410
    assert b"Bread at four" not in client.get("/en/").content


def test_a_text_that_is_taken_out_of_its_row_is_not_shown_from_before(client):
    interview = make.published(body="<p>The baker's name.</p>")
    assert "name." in client.get(url(interview)).text
    version = interview.versions.get()
    emptied = version.content.replace("name.", "trade.")
    Version.objects.filter(pk=version.pk).update(content=emptied)
    assert "name." not in client.get(url(interview)).text


def test_a_page_changes_with_what_stands_beside_it(client):
    interview = make.published(slug="first")
    assert "second" not in client.get(url(interview)).text
    make.published(slug="second", headline="The second")
    assert "The second" in client.get(url(interview)).text
    make.published(slug="third", headline="الثالثة", language="ar", original=interview)
    assert 'hreflang="ar"' in client.get(url(interview)).text


def test_the_shelf_holds_so_many_bytes_and_forgets_what_was_asked_for_the_longest_ago():
    shelf = kept.Shelf(room=10)
    for key in (b"a", b"b", b"a", b"c"):
        if not shelf.get(key):
            shelf.put(key, b"12345", {})
    assert (set(shelf.pages), shelf.used) == ({b"a", b"c"}, 10)


def test_no_page_is_kept_while_templates_are_worked_on(client, rendered, settings):
    settings.DEBUG = True
    client.get(url(make.published()))
    assert rendered == []


def test_a_query_planned_beforehand_finds_what_is_live_and_nothing_else():
    make.published()
    make.withdrawn()
    make.scheduled(at=timezone.now() + timedelta(hours=1))
    for at in (timezone.now() + timedelta(hours=hours) for hours in (-1, 0, 2)):
        known = set(Version.objects.live(at).values_list("pk", flat=True))
        assert set(Version.objects.live_then(at).values_list("pk", flat=True)) == known


def test_a_prepared_query_gives_the_models_that_its_queryset_would():
    interview = make.published(headline="Bread at four")
    asked = {"language": "en", "slug": interview.slug, "at": timezone.now()}
    (version,) = live.at_address.models(live.at_address.rows(**asked))
    assert version == interview.versions.get()
    assert (version.headline, version.notices, version.original_digests) == ("Bread at four", [], None)
    assert version.people == interview.versions.get().people
