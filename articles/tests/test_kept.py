"""Pages are kept while the database says the same about them, and not a moment longer."""

from datetime import timedelta

import brotli
import pytest
import time_machine
from django.http import HttpResponse
from django.utils import timezone

from articles.editorial.workflow import perform
from articles.models import Policy, Version
from articles.public import kept, live
from articles.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rendered(monkeypatch):
    """How often a page was rendered."""
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
    gone = client.get(url(interview))
    assert (gone.status_code, "stale" in gone.headers["Cache-Control"]) == (410, False)
    assert b"Bread at four" not in client.get("/en/").content


def test_a_text_that_is_taken_out_of_its_row_is_not_shown_from_before(client):
    asks, baker = make.person("Rana Khoury"), make.person()
    body = make.exchange(asks, baker, answer="The baker's name.") + "<aside>The baker's name.</aside>"
    interview = make.published(asked_by=[asks], people=[baker], body=body)
    make.published()  # the first of the front page, on which those behind it are quoted
    pages = (url(interview), "/en/")
    assert all("name." in client.get(page).text for page in pages)
    version = interview.versions.get()
    emptied = version.content.replace("name.", "trade.")
    Version.objects.filter(pk=version.pk).update(content=emptied)
    assert not any("name." in client.get(page).text for page in pages)


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
    shelf.put(b"c", b"123", {})
    assert (set(shelf.pages), shelf.used) == ({b"a", b"c"}, 8)
    kept.put(b"a", bytes(kept.LARGEST + 1), HttpResponse())
    assert not kept.shelf.pages


@pytest.fixture
def lists(client):
    """The lists of people and topics, each page of them, as a reader finds them at a moment."""

    def at(moment):
        with time_machine.travel(moment, tick=False):
            addresses = ("/en/people/", "/ar/people/", "/en/people/?page=2", "/en/topics/")
            return "".join(client.get(address).text for address in addresses)

    return at


def test_lists_of_names_are_rendered_once_and_asked_for_in_two_queries(client, rendered, django_assert_num_queries):
    salma = make.person("Salma Haddad", slug="salma")
    make.published(people=[salma], topics=[make.topic("Bread")])
    for address, name in (("/en/people/", "Salma Haddad"), ("/en/topics/", "Bread")):
        rendered.clear()
        first = client.get(address)
        with django_assert_num_queries(2):
            second = client.get(address)
        assert len(rendered) == 1
        assert name in first.text and first.content == second.content
        assert first.headers["ETag"] == second.headers["ETag"]


def test_who_is_withdrawn_stands_in_no_list_that_was_kept(lists):
    salma, nurse = make.person("Salma Haddad", slug="salma"), make.person("Amal Nasser", slug="amal")
    make.published(people=[salma], topics=[make.topic("Bread")])
    withdrawn = make.published(people=[nurse], topics=[make.topic("Nights")])
    before = lists(timezone.now())
    assert "Amal Nasser" in before and "Nights" in before
    perform("withdraw", withdrawn, by=make.publisher())
    after = lists(timezone.now())
    assert "Salma Haddad" in after and "Amal Nasser" not in after and "Nights" not in after


def test_a_name_that_is_taken_out_of_its_row_stands_in_no_list_that_was_kept(lists):
    interview = make.published(people=[make.person("Amal Nasser", slug="amal")])
    assert "Amal Nasser" in lists(timezone.now())
    version = interview.versions.get()
    anonymous = [who | {"name": "A nurse", "names": {}} for who in version.people]
    Version.objects.filter(pk=version.pk).update(people=anonymous)
    after = lists(timezone.now())
    assert "A nurse" in after and "Amal Nasser" not in after


def test_who_is_scheduled_stands_in_lists_from_the_first_second(lists):
    due = timezone.now() + timedelta(hours=1)
    people, bread = [make.person("Salma Haddad", slug="salma")], make.topic("Bread")
    interview = make.scheduled(at=due, people=people, topics=[bread])
    early, on_time = lists(due - timedelta(seconds=1)), lists(due)
    assert "Salma Haddad" not in early and "Bread" not in early
    assert "Salma Haddad" in on_time and "Bread" in on_time
    assert lists(due - timedelta(seconds=1)) == early
    perform("unschedule", interview, by=make.publisher())
    never = lists(due)
    assert "Salma Haddad" not in never and "Bread" not in never


def test_pages_lead_to_the_policies_that_there_are(client):
    own = url(make.published(headline="Bread", people=[make.person(slug="salma")]))
    pages = ("/en/", "/en/people/", "/en/people/salma/", "/en/search/?q=bread", own, f"{own}history/")
    link = 'href="/en/how-we-interview/"'
    assert not any(link in client.get(page).text for page in pages)
    Policy.objects.create(key=Policy.Key.METHOD, language="en", title="We ask", body="<p>So.</p>")
    assert all(link in client.get(page).text for page in pages)


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
    (version,) = live.interviews.at_address.models(live.interviews.at_address.rows(**asked))
    assert version == interview.versions.get()
    assert (version.headline, version.notices, version.original_digests) == ("Bread at four", [], None)
    assert version.people == interview.versions.get().people


def packed(client, address):
    """What the front server is told when it asks for a browser of today."""
    return client.get(address, headers={"accept-encoding": "br"})


def test_a_page_that_is_asked_for_again_is_packed_once_and_says_the_same(client, rendered, monkeypatch):
    address = url(make.published(body=f"<p>{'Bread at four, and salt. ' * 40}</p>"))
    first = packed(client, address)
    assert "Content-Encoding" not in first.headers
    second = packed(client, address)
    assert second.headers["Content-Encoding"] == "br"
    assert brotli.decompress(second.content) == first.content
    assert int(second.headers["Content-Length"]) == len(second.content)
    assert second.headers["Link"] == first.headers["Link"]
    assert not second.has_header("Vary")
    monkeypatch.setattr(kept.brotli, "compress", None)
    assert packed(client, address).content == second.content
    assert client.get(address).content == first.content
    assert len(rendered) == 2


def test_the_front_server_is_told_of_a_packed_page_once(client):
    address = url(make.published())
    known, sent = packed(client, address).headers["ETag"], []
    for _ in range(3):
        answer = client.get(address, headers={"accept-encoding": "br", "if-none-match": f"W/{known}"})
        sent.append(answer.status_code)
        known = answer.headers["ETag"]
    assert sent == [200, 304, 304]


@pytest.mark.parametrize("reads", ["gzip", "gzip, deflate, br, zstd", "", "identity;q=0"])
def test_nobody_but_the_front_server_is_sent_a_packed_page(client, reads):
    address = url(make.published())
    packed(client, address)
    packed(client, address)
    answer = client.get(address, headers={"accept-encoding": reads})
    assert not answer.has_header("Content-Encoding") and b"</html>" in answer.content


def test_what_is_withdrawn_is_gone_though_it_is_packed(client):
    interview = make.published(headline="Bread at four")
    for address in (url(interview), "/en/", "/en/"):
        packed(client, address)
    assert packed(client, url(interview)).headers["Content-Encoding"] == "br"
    perform("withdraw", interview, by=make.publisher())
    assert packed(client, url(interview)).status_code == 410
    for _ in range(3):
        assert b"Bread at four" not in packed(client, "/en/").content
    assert b"Bread at four" not in brotli.decompress(packed(client, "/en/").content)
