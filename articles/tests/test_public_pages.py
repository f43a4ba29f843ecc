"""What readers get at each address, and at what cost."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from articles.editorial import topics, workflow
from articles.models import Address, Person, Policy, Version
from articles.public import live
from articles.public.views import lists
from articles.tests import make
from articles.words import document

pytestmark = pytest.mark.django_db


def url(interview, name="interview"):
    return reverse(name, args=[interview.language, interview.slug])


# -- an address


def test_reader_sees_a_published_interview(client):
    interview = make.published(headline="Bread at four in the morning")
    response = client.get(url(interview))
    assert response.status_code == 200
    assert "Bread at four in the morning" in response.content.decode()


def test_facts_beside_an_interview_have_a_heading_where_there_are_any(client):
    facts = 'id="glance"'
    bare, placed = make.interview(people=[]), make.interview(people=[], dateline="Hama")
    client.force_login(make.editor())
    assert facts not in client.get(reverse("admin:articles_interview_preview", args=[bare.pk])).content.decode()
    assert facts in client.get(reverse("admin:articles_interview_preview", args=[placed.pk])).content.decode()


def test_same_slug_resolves_by_language(client):
    make.published(headline="English bread", slug="bread")
    make.published(headline="خبز عربي", slug="bread", language="ar")
    assert "English bread" in client.get("/en/interviews/bread/").content.decode()
    assert "خبز عربي" in client.get("/ar/interviews/bread/").content.decode()


def test_arabic_slug_is_found_composed_and_decomposed(client):
    make.published(slug="خبز-أول", language="ar")
    assert client.get("/ar/interviews/خبز-أول/").status_code == 200
    assert client.get("/ar/interviews/خبز-\u0627\u0654ول/").status_code == 200


def test_old_address_leads_to_the_new_one(client):
    interview = make.published(slug="first")
    republish(interview, slug="second")
    response = client.get("/en/interviews/first/")
    assert (response.status_code, response["Location"]) == (301, "/en/interviews/second/")


def test_withdrawn_interview_is_gone_at_all_its_addresses(client):
    interview = make.published(slug="first")
    republish(interview, slug="second")
    workflow.perform("withdraw", interview, by=make.publisher())
    for address in ("/en/interviews/first/", "/en/interviews/second/text/", f"/i/{interview.public_id}/"):
        response = client.get(address)
        assert response.status_code == 410
        assert interview.headline not in response.content.decode()


def test_silently_withdrawn_interview_was_never_there(client):
    interview = make.withdrawn(slug="first")
    Address.objects.update(silent=True)
    assert_unknown(client, "/en/interviews/first/")
    assert client.get(f"/i/{interview.public_id}/").status_code == 404


@pytest.mark.parametrize("made", [make.interview, make.ready], ids=["draft", "ready"])
def test_unpublished_interview_cannot_be_told_from_a_random_slug(client, made):
    interview = made(slug="secret")
    assert_unknown(client, "/en/interviews/secret/")
    assert client.get(f"/i/{interview.public_id}/").status_code == 404


def test_scheduled_interview_appears_on_the_second(client):
    due = timezone.now() + timedelta(hours=1)
    make.scheduled(due, slug="secret")
    assert_unknown(client, "/en/interviews/secret/")
    with time_machine.travel(due - timedelta(milliseconds=1), tick=False):
        assert client.get("/en/interviews/secret/").status_code == 404
    with time_machine.travel(due, tick=False):
        assert client.get("/en/interviews/secret/").status_code == 200
        assert "/en/interviews/secret/" in client.get("/en/").content.decode()


def test_address_of_a_scheduled_change_does_not_give_it_away(client):
    interview = make.published(slug="first")
    republish(interview, slug="second", at=timezone.now() + timedelta(hours=1))
    assert_unknown(client, "/en/interviews/second/")
    assert client.get("/en/interviews/first/").status_code == 200


def test_short_address_leads_to_the_interview(client):
    interview = make.published(slug="bread")
    response = client.get(f"/i/{interview.public_id}/")
    assert (response.status_code, response["Location"]) == (301, "/en/interviews/bread/")


def test_short_address_may_be_typed_in_capitals_which_tells_nothing_of_it(client):
    for typed in ("8RFCF6QD", "8rfcf6qD"):  # nobody has it
        response = client.get(f"/i/{typed}/")
        assert (response.status_code, response["Location"]) == (301, "/i/8rfcf6qd/")
    make.published(public_id="8rfcf6qd", slug="bread")
    assert client.get("/i/8Rfcf6qd/", follow=True).redirect_chain[-1] == ("/en/interviews/bread/", 301)


@pytest.mark.parametrize(
    ("asked", "home"),
    [
        ("ar-SY,ar;q=0.9,en;q=0.8", "/ar/"),
        ("de,en;q=0.5", "/en/"),
        ("de", "/ar/"),
        ("", "/ar/"),
        ("en;q=0.1,ar;q=0.9", "/ar/"),
        ("*", "/ar/"),
    ],
)
def test_root_leads_to_the_language_of_the_reader(client, settings, asked, home):
    settings.DEFAULT_READER_LANGUAGE = "ar"
    response = client.get("/", headers={"accept-language": asked})
    assert (response.status_code, response["Location"]) == (302, home)
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize(
    "address",
    [
        "/en/interviews/%00/",
        "/en/interviews/%ED%A0%80/",
        "/en/interviews/%FF%FE/",
        "/en/interviews/" + "a" * 5_000 + "/",
        "/en/topics/%00/",
        "/en/people/..%2f..%2fetc/",
        "/xx/",
        "/en/sitemap-0000.xml",
        "/i/%00/",
        "/i/" + "9" * 500 + "/",
    ],
)
def test_unknown_address_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("page", ["-1", "0", "abc", "", "999999999999999999999", "1\x00", "9" * 5_000, "٣"])
def test_nonsense_for_a_page_shows_a_page(client, page):
    make.published()
    assert client.get("/en/interviews/", {"page": page}).status_code == 200


def test_readers_may_only_read(client):
    interview = make.published()
    assert client.post(url(interview)).status_code == 405
    assert client.head(url(interview)).status_code == 200


# -- what a cache may keep


def test_pages_are_kept_a_second_and_know_no_reader(client):
    interview = make.published()
    client.force_login(make.editor())
    for address in ("/en/", url(interview), url(interview, "text"), "/en/feed.atom", "/sitemap.xml"):
        response = client.get(address)
        kept = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"
        assert response["Cache-Control"] == kept
        assert "Vary" not in response
        assert not response.cookies
        assert type(client)().get(address).content == response.content
        assert client.get(address, headers={"if-none-match": response["ETag"]}).status_code == 304


def test_what_is_not_there_is_never_shown_from_before(client):
    gone = make.withdrawn(slug="gone")
    moved = make.published(slug="first")
    republish(moved, slug="second")
    for address in (url(gone), "/en/interviews/first/", "/en/interviews/never/", "/en/nothing/"):
        assert client.get(address)["Cache-Control"] == "public, max-age=0, s-maxage=1"


# -- an interview


@pytest.mark.parametrize(("digits", "counted"), [("arabic-indic", '<ol class="indic">'), ("western", "<ol>")])
def test_questions_are_counted_in_the_digits_of_the_setting(client, settings, digits, counted):
    settings.ARABIC_DIGITS = digits
    asks, answers = make.person("نور", language="ar"), make.person("سلمى", language="ar")
    body = make.exchange(asks, answers) * 2
    interview = make.published(language="ar", slug="خبز", people=[answers], asked_by=[asks], body=body)
    assert counted in client.get(url(interview)).text


@pytest.mark.parametrize(
    ("language", "question", "between", "follows"),
    [
        ("en", "And the house?", "", True),
        ("en", "Is the house still standing?", "", False),
        ("en", "And the house?", "<h2>The house</h2>", False),
        ("ar", "وعلبة الحلاوة؟", "", True),
        ("ar", "كيف يستقبلك الناس؟", "", False),
    ],
)
def test_short_question_is_read_with_the_answer_before_it(client, language, question, between, follows):
    asks, answers = make.person("Nour"), make.person("Salma")
    body = make.exchange(asks, answers, question) + between + make.exchange(asks, answers, question)
    made = make.published(language=language, people=[answers], asked_by=[asks], body=body)
    page = client.get(url(made)).context["page"]
    exchanges = [part for part in page.parts if part.type == "exchange"]
    assert [exchange.follows for exchange in exchanges] == [False, follows]
    assert [exchange.number for exchange in exchanges] == [1, 2]


def test_short_heading_in_reported_speech_begins_anew(client):
    asks, answers = make.person("Nour"), make.person("Salma")
    body = make.exchange(asks, answers) + make.exchange(asks, answers, "On the siege").replace("question", "reported")
    page = client.get(url(make.published(body=body, asked_by=[asks], people=[answers]))).context["page"]
    assert not any(part.follows for part in page.parts)


def test_interview_shows_its_translation_and_related_ones(client):
    salma = make.person("Salma Haddad", slug="salma")
    bread, river = make.topic("Bread"), make.topic("River")
    original = make.published(people=[salma], topics=[bread], slug="original")
    make.published(original=original, language="ar", people=[salma], slug="ترجمة")
    make.published(headline="Same person", people=[salma], slug="same-person")
    make.published(headline="Same topic", topics=[bread], slug="same-topic")
    for number in range(4):
        make.published(headline="Another", topics=[river], slug=f"another-{number}")
    page = client.get("/en/interviews/original/")
    assert [card.slug for card in page.context["translations"]] == ["ترجمة"]
    assert [card.slug for card in page.context["related"]] == ["same-person", "same-topic", "another-3"]
    assert page.context["switch_url"] == reverse("interview", args=["ar", "ترجمة"])
    assert 'hreflang="ar"' in page["Link"]


def test_translation_says_which_one_is_the_original(client):
    original = make.published(slug="original")
    make.published(original=original, language="ar", slug="ترجمة")
    assert "English</a> (الأصل)" in client.get("/ar/interviews/ترجمة/").content.decode()
    assert "(original)" not in client.get("/en/interviews/original/").content.decode()


def test_unnamed_speakers_are_not_related_to_each_other(client):
    nobody = make.person("A nurse", naming=Person.Naming.ROLE, slug="a-nurse")
    first = make.published(people=[nobody], slug="first")
    make.published(people=[nobody], slug="second")
    for number in range(3):
        make.published(slug=f"newer-{number}")
    related = client.get(url(first)).context["related"]
    assert [card.slug for card in related] == ["newer-2", "newer-1", "newer-0"]


@pytest.mark.parametrize("number", [3, 60])
def test_pages_cost_the_same_however_large_the_archive(client, django_assert_num_queries, number):
    salma, bread = make.person("Salma Haddad", slug="salma"), make.topic("Bread")
    rozana = make.person("Rozana")
    exchange = make.exchange(rozana, salma)
    for turns in [1] * (number - 1) + [number]:
        interview = make.published(people=[salma], asked_by=[rozana], topics=[bread], body=exchange * turns)
        make.corrected(make.change(interview, standfirst="A baker opens at five."))
    Policy.objects.create(key="about", language="en", title="Who we are", body="<p>Four people.</p>")
    make.published(original=interview, language="ar", people=[salma], topics=[bread])
    costs = {
        url(interview): 2,
        url(interview, "text"): 1,
        url(interview, "offline"): 2,
        "/en/": 2,
        "/en/interviews/": 3,
        "/en/topics/": 3,
        "/en/topics/bread/": 4,
        "/en/people/": 3,
        "/en/people/salma/": 4,
        "/en/corrections/": 4,
        f"{url(interview)}history/": 4,
        "/en/about/": 2,
        "/en/search/?q=bread": 2,
        "/en/search/": 1,
        "/en/search/?q=bred": 3,
        "/en/feed.atom": 2,
        "/en/feed.rss": 1,
        "/en/topics/bread/feed.atom": 3,
        "/en/people/salma/feed.json": 2,
    }
    for address, cost in costs.items():
        with django_assert_num_queries(cost):
            assert client.get(address).status_code == 200


# -- lists


def test_archive_is_paged_newest_first_by_year(client):
    for year in (2024, 2025):
        with time_machine.travel(f"{year}-06-01 12:00Z", tick=True):
            for number in range(12):
                make.published(slug=f"of-{year}-{number}")
    first, second = client.get("/en/interviews/"), client.get("/en/interviews/?page=2")
    assert [(year, len(cards)) for year, cards in first.context["years"]] == [(2025, 12), (2024, 8)]
    assert [card.slug for card in second.context["cards"]] == [f"of-2024-{number}" for number in (3, 2, 1, 0)]
    assert first.context["canonical_url"].endswith("/en/interviews/")
    assert second.context["canonical_url"].endswith("/en/interviews/?page=2")
    titles = [" ".join(response.text.split("title>")[1].split()) for response in (first, second)]
    assert titles == ["Interviews · Shubbak</", "Interviews · Page 2 of 2 · Shubbak</"]


@pytest.mark.parametrize(("language", "said"), [("en", "published in English,"), ("ar", "نشرناه بالعربية،")])
def test_archive_says_which_language_it_lists(client, language, said):
    make.published(language="en", slug="bread")
    make.published(language="ar", slug="خبز")
    response = client.get(f"/{language}/interviews/")
    assert said in response.text
    assert [card.language for card in response.context["cards"]] == [language]


def test_correction_does_not_lead_the_front_page(client):
    first = make.published(slug="first")
    make.published(slug="second")
    republish(first, headline="First, corrected")
    assert client.get("/en/").context["lead"].slug == "second"


@pytest.mark.parametrize("place", ["interviews", "topics/bread", "people/salma"])
def test_lists_lead_to_translations(client, place):
    told = {"people": [make.person("Salma Haddad", slug="salma")], "topics": [make.topic("Bread")]}
    english = make.published(slug="bread", **told)
    make.published(language="ar", original=english, headline="الخبز", slug="الخبز", **told)
    [card] = client.get(f"/en/{place}/").context["cards"]
    assert [(other.language, other.headline) for other in card.translations] == [("ar", "الخبز")]


def test_topic_page_lists_interviews_that_nobody_translated(client):
    bread = make.topic("Bread")
    both = make.published(topics=[bread], slug="both")
    make.published(topics=[bread], language="ar", original=both, slug="كلاهما")
    arabic = make.published(topics=[bread], language="ar", slug="عربي-فقط")
    make.withdrawn(topics=[bread], original=arabic)
    slugs = {card.slug for card in client.get("/en/topics/bread/").context["cards"]}
    assert slugs == {"both", "عربي-فقط"}


def test_topic_page_and_its_feeds_say_what_editors_say_of_it_as_it_stands_now(client):
    bread, described = make.topic("Bread"), "Flour & ovens, and الخبز."
    bread.names.update(description=described)
    for place in ("", "feed.atom", "feed.rss", "feed.json"):
        assert client.get(f"/en/topics/bread/{place}").status_code == 404  # nothing about it is published
    make.published(topics=[bread], language="ar")  # in whose language nothing is said
    page = client.get("/en/topics/bread/").content.decode()
    assert 'Flour &amp; ovens, and <bdi lang="ar" dir="rtl">الخبز</bdi>.</p>' in page
    assert '<meta name="description" content="Flour &amp; ovens, and الخبز.">' in page
    assert '<meta property="og:description" content="Flour &amp; ovens, and الخبز.">' in page
    assert "ovens" not in client.get("/ar/topics/bread/").content.decode()
    assert "<subtitle>Flour &amp; ovens, and الخبز.</subtitle>" in feed(client, "bread/feed.atom")
    assert "<description>Flour &amp; ovens, and الخبز.</description>" in feed(client, "bread/feed.rss")
    assert json.loads(feed(client, "bread/feed.json"))["description"] == described
    bread.names.update(description="")
    page = client.get("/en/topics/bread/").content.decode()
    assert "ovens" not in page and "standfirst" not in page and '<meta name="description' not in page
    assert "<subtitle" not in feed(client, "bread/feed.atom")
    assert "description" not in json.loads(feed(client, "bread/feed.json"))


def feed(client, place) -> str:
    return client.get(f"/en/topics/{place}").content.decode()


def test_what_is_said_of_a_topic_moves_with_it(client):
    bread = make.topic("Bread")
    bread.names.update(description="Flour and ovens.")
    make.published(topics=[bread])
    topics.move(bread, "loaves", by=make.editor())
    assert "Flour and ovens." in client.get("/en/topics/bread/", follow=True).content.decode()


def test_topic_page_counts_what_is_live_in_each_language(client):
    bread = make.topic("Bread")
    both = make.published(topics=[bread])
    make.published(topics=[bread], language="ar", original=both)
    make.published(topics=[bread], language="ar")
    for not_live in (make.ready, make.withdrawn):
        not_live(topics=[bread])
    make.scheduled(timezone.now() + timedelta(days=1), topics=[bread])
    assert list(client.get("/en/topics/bread/").context["counts"].items()) == [("en", 1), ("ar", 2)]
    assert list(client.get("/ar/topics/bread/").context["counts"].items()) == [("ar", 2), ("en", 1)]
    page = client.get("/ar/topics/bread/").content.decode()
    counted = re.findall("<span>(مقابل[^<]+)</span>", page)
    assert counted == ["مقابلتان باللغة العربية", "مقابلة واحدة باللغة الإنكليزية"]


@pytest.mark.parametrize(
    ("number", "counted"),
    [
        (1, "مقابلة واحدة باللغة العربية"),
        (2, "مقابلتان باللغة العربية"),
        (3, "٣ مقابلات باللغة العربية"),
        (11, "١١ مقابلة باللغة العربية"),
        (100, "١٠٠ مقابلة باللغة العربية"),
    ],
)
def test_interviews_are_counted_as_arabic_counts(client, settings, monkeypatch, number, counted):
    settings.ARABIC_DIGITS = "arabic-indic"
    make.published(topics=[make.topic("Bread")], language="ar")
    found = live.topics.find
    monkeypatch.setattr(live.topics, "find", lambda *asked: replace(found(*asked), counts={"ar": number}))
    assert f"<span>{counted}</span>" in client.get("/ar/topics/bread/").content.decode()


def test_topic_has_its_name_in_the_language_of_the_page(client):
    bees, salt = make.topic("Bees"), make.topic("Salt")
    bees.names.create(language="ar", name="النحل")
    make.published(topics=[bees, salt])  # no interview in Arabic names either
    named = [topic.name for topic in client.get("/ar/topics/").context["named"]]
    assert named == ["النحل", "Salt"]
    page = client.get("/ar/topics/bees/")
    assert (page.context["topic"].name, page.context["other_name"]) == ("النحل", "Bees")
    assert client.get("/en/topics/bees/").context["other_name"] == "النحل"
    assert client.get("/ar/topics/salt/").context["other_name"] == ""
    assert "النحل" in client.get("/ar/topics/bees/feed.atom").content.decode()


def test_topic_keeps_the_name_that_an_earlier_release_froze(client):
    make.published(topics=[make.topic("Bees")])
    version = Version.objects.get()
    version.topics = [{name: row[name] for name in ("id", "slug", "name")} for row in version.topics]
    version.save(update_fields=["topics"])
    assert [topic.name for topic in client.get("/ar/topics/").context["named"]] == ["Bees"]
    assert client.get("/ar/topics/bees/").context["topic"].name == "Bees"


def test_topic_and_person_of_drafts_alone_do_not_exist(client):
    make.interview(topics=[make.topic("Secret")], people=[make.person("Secret Person", slug="secret-person")])
    assert_unknown(client, "/en/topics/secret/")
    assert_unknown(client, "/en/people/secret-person/")
    assert list(client.get("/en/topics/").context["named"]) == []
    assert list(client.get("/en/people/").context["named"]) == []


def test_topic_and_person_vanish_with_their_last_interview(client):
    interview = make.published(topics=[make.topic("Bread")], people=[make.person("Salma", slug="salma")])
    assert client.get("/en/topics/bread/").status_code == client.get("/en/people/salma/").status_code == 200
    workflow.perform("withdraw", interview, by=make.publisher())
    assert client.get("/en/topics/bread/").status_code == client.get("/en/people/salma/").status_code == 404


def test_renamed_person_keeps_the_published_name_until_published_again(client):
    salma = make.person("Salma Haddad", slug="salma")
    interview = make.published(people=[salma])
    salma.names.update(name="Another Name")
    assert client.get("/en/people/salma/").context["person"].name == "Salma Haddad"
    republish(interview, headline="Again")
    assert client.get("/en/people/salma/").context["person"].name == "Another Name"


def test_interview_given_unnamed_stays_off_the_page_of_somebody_named_later(client):
    salma = make.person("A baker", naming=Person.Naming.ROLE, slug="salma")
    make.published(people=[salma], slug="given-unnamed")
    Person.objects.filter(pk=salma.pk).update(naming=Person.Naming.FULL)
    salma.names.update(name="Salma Haddad")
    make.published(people=[salma], slug="given-by-name")
    assert [card.slug for card in client.get("/en/people/salma/").context["cards"]] == ["given-by-name"]


def test_person_page_quotes_answers_where_they_stand(client):
    salma, rozana = make.person("Salma Haddad", slug="salma"), make.person("Rozana")
    body = make.exchange(rozana, salma, answer="Bread is an hour of the night. The rest is flour.")
    interview = make.published(people=[salma], asked_by=[rozana], body=body)
    (said,) = client.get("/en/people/salma/").context["said"]
    answer = interview.document.turns[1].parts[0]
    assert (said.text, said.about) == ("Bread is an hour of the night.", "What is bread?")
    assert said.url == f"{url(interview)}#{answer.id}"


def test_interviewer_with_a_page_is_not_listed_among_the_interviewed(client):
    make.published(asked_by=[make.person("Rami Khoury", slug="rami")], people=[make.person("Salma", slug="salma")])
    assert client.get("/en/people/rami/").status_code == 200
    assert [who.slug for who in client.get("/en/people/").context["people"]] == ["salma"]


# -- about


def test_policy_is_shown_once_it_is_written(client):
    assert client.get("/en/about/").status_code == 404
    Policy.objects.create(key="about", language="en", title="Who we are", body="<p>Four people and a window.</p>")
    page = client.get("/en/about/")
    assert "Four people and a window." in page.content.decode()
    assert page.context["switch_url"] == "/ar/"
    assert client.get("/ar/about/").status_code == 404


@pytest.mark.parametrize("key", Policy.Key.values)
def test_whoever_edits_a_policy_is_led_to_its_page(client, key):
    policy = Policy.objects.create(key=key, language="en", title="Who we are", body="<p>Four people.</p>")
    client.force_login(make.editor())
    page = client.get(reverse("admin:articles_policy_change", args=[policy.pk])).text
    (address,) = re.findall(r'<a href="([^"]+)" target="_blank">See it on the site</a>', page)
    assert "Four people." in client.get(address).text
    assert "See it on the site" not in client.get(reverse("admin:articles_policy_add")).text


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<ul><li>One</li><li><p>Two <b>parts</b></p></li></ul>", "<li>One</li><li>Two <strong>parts</strong></li>"),
        ("<p>• One</p><p>• Two</p>", "<li>One</li><li>Two</li>"),
        ("<ul><li>• One</li></ul>", "<li>One</li>"),
        ("<ul><li> • One</li><li><p>• Two</p></li></ul>", "<li>One</li><li>Two</li>"),
        ("<ul><li><div>One</div></li><li><ul><li>Two</li></ul></li></ul>", "<li>One</li><li>Two</li>"),
        ("<p>•<b> One</b></p>", "<li><strong>One</strong></li>"),
        ("<p>• One</p><p>• </p><p>• Two</p>", "<li>One</li><li>Two</li>"),
    ],
)
def test_policy_has_lists(client, body, html):
    body = f"<p>Two:</p>{body}<p>End.</p>"
    policy = Policy.objects.create(key="about", language="en", title="Who we are", body=body)
    policy.save()  # what was stored is read again
    page = re.sub(r' id="p-\w+"|\n *', "", client.get("/en/about/").content.decode())
    assert f"Two:</p><ul>{html}</ul><p>End.</p>" in page


@pytest.mark.parametrize(
    ("body", "items"),
    [
        ("<ol><li>One</li><li><p>Two <b>parts</b></p></li></ol>", ["1. One", "2. Two <strong>parts</strong>"]),
        (
            '<ol start="4"><li>One</li><li></li><li value="9">Two</li><li>Three</li></ol>',
            ["4. One", "9. Two", "10. Three"],
        ),
        ("<ol><li>1. One</li><li>٢- Two</li></ol>", ["1. One", "٢- Two"]),
        ("<p>1) One</p><p>2) </p><p>3) Two</p>", ["1) One", "3) Two"]),
        ("We have:\n1. One\n2. Two", ["1. One", "2. Two"]),
    ],
)
def test_policy_keeps_the_numbers_of_a_list(client, body, items):
    policy = Policy.objects.create(key="about", language="en", title="Who we are", body=body)
    policy.save()  # what was stored is read again
    page = re.sub(r' id="p-\w+"|\n *', "", client.get("/en/about/").content.decode())
    assert f'<ol role="list">{"".join(f"<li>{item}</li>" for item in items)}</ol>' in page
    said = document.parse(policy.body).text.split("\n\n")
    assert said[-len(items) :] == [re.sub("<.*?>", "", item) for item in items]


def test_policy_has_lists_within_lists_and_numbers_only_where_they_belong(client):
    body = "<ol><li>One</li><li>Two<ul><li>A</li></ul></li><li>Three</li></ol><p>2024. No item.</p>"
    policy = Policy.objects.create(key="about", language="en", title="Who we are", body=body)
    said = [block.text for block in document.parse(policy.body).blocks]
    assert said == ["1. One", "2. Two", "• A", "3. Three", "2024. No item."]
    assert "<p>2024. No item.</p>" in re.sub(r' id="p-\w+"', "", client.get("/en/about/").content.decode())


def test_policy_may_be_written_without_html(client):
    body = "Four people\r\n& a cat.\r\n\r\nWe have:\r\n• One\r\n• 1 < 2\r\n\r\nEnd."
    policy = Policy.objects.create(key="about", language="en", title="Who we are", body=body)
    said = policy.body
    policy.save()
    assert policy.body == said  # which has become HTML
    page = re.sub(r' id="p-\w+"|\n *', "", client.get("/en/about/").content.decode())
    assert "<p>Four people &amp; a cat.</p><p>We have:</p><ul><li>One</li><li>1 &lt; 2</li></ul><p>End.</p>" in page


def test_policy_without_html_keeps_an_address_in_angle_brackets(client):
    body = "Write to <desk@example.org>.\n\nOr: <https://example.org/in>"
    Policy.objects.create(key="about", language="en", title="Who we are", body=body)
    page = client.get("/en/about/").content.decode()
    assert "Write to &lt;desk@example.org&gt;.</p>" in page and "Or: &lt;https://example.org/in&gt;</p>" in page


def test_policy_shows_what_stood_in_a_section(client):
    body = "<section><h3>Who</h3><p>Four people.</p></section><section><p>A cat.</p></section>"
    Policy.objects.create(key="about", language="en", title="Who we are", body=body)
    page = client.get("/en/about/").content.decode()
    assert "Who</h2>" in page and "Four people." in page and "A cat." in page


def test_policy_reads_aloud_what_was_a_pull_quote(client):
    policy = Policy.objects.create(key="about", language="en", title="Who we are", body="<aside>We ask.</aside>")
    said = policy.body
    policy.save()
    assert policy.body == said  # under the same id
    page = client.get("/en/about/").content.decode()
    assert "We ask.</p>" in page and "aria-hidden" not in page.partition("<main")[2]


@pytest.mark.parametrize("figure", ['<figure data-clip="1">', "<figure data-clip>", '<figure data-photo="1">'])
def test_policy_has_neither_photos_nor_recordings(client, figure):
    body = f"<p>Four people.</p>{figure}<figcaption>The bell.</figcaption></figure><p>End.</p>"
    Policy.objects.create(key="about", language="en", title="Who we are", body=body)
    page = client.get("/en/about/").content.decode()
    assert "Four people." in page and "End." in page and "<figure" not in page


# -- copies


def test_plain_text_says_who_speaks(client):
    salma, rozana = make.person("Salma Haddad"), make.person("Rozana")
    body = make.exchange(
        rozana, salma, question="What is bread?", answer='An hour of the night.<small>About "four".</small>'
    )
    interview = make.published(people=[salma], asked_by=[rozana], body=body)
    response = client.get(url(interview, "text"))
    text = response.content.decode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Rozana: What is bread?\n\nSalma Haddad: An hour of the night. [1]\n" in text
    assert text.endswith('[1] About "four".\n')


def test_copies_name_a_voice_in_full_the_first_time_and_say_who_it_is(client):
    salma, rozana = make.person("Salma Haddad", description="baker in Aleppo"), make.person("Rozana")
    body = make.exchange(rozana, salma) * 2
    interview = make.ready(people=[salma], asked_by=[rozana], body=body)
    interview.participations.filter(person=salma).update(label="Salma")
    workflow.perform("publish", interview, by=make.publisher())
    text = client.get(url(interview, "text")).content.decode()
    assert abs(client.get(url(interview)).context["text_size"] - len(text.encode())) < 512
    assert "\nWho: Salma Haddad, baker in Aleppo\n" in text
    assert "\nHow this interview was made: The answers were edited for length and clarity.\n" in text
    feed = json.loads(client.get("/en/feed.json").content)["items"][0]["content_html"]
    for copy in (text, feed.replace("</b>", "")):
        said = copy.split("Bread is an hour")
        assert said[0].endswith("Salma Haddad: ") and said[1].endswith("Salma: ")


def test_caption_in_plain_text_says_that_it_is_one(client):
    photo = make.photo()
    figure = f'<figure data-photo="{photo.pk}">'
    pictures = f"{figure}<figcaption>The oven</figcaption></figure>{figure}</figure>"
    interview = make.published(body=f"<p>Before.</p>{pictures}<p>After.</p>")
    text = client.get(url(interview, "text")).content.decode()
    assert "Before.\n\n[Photo: The oven]\n\nAfter." in text


def test_arabic_plain_text_says_who_speaks_with_arabic_commas(client):
    baker = make.person("سلمى", language="ar", description="خبّازة")
    interview = make.published(language="ar", headline="خبز", people=[baker])
    assert "سلمى، خبّازة" in client.get(url(interview, "text")).content.decode()


@pytest.mark.parametrize(
    ("language", "kept", "seen"),
    [
        ("en", '<blockquote lang="ar" title="Bread.">خبز.</blockquote>', True),
        ("ar", '<blockquote lang="ar">خبز.</blockquote>', True),
        ("en", '<blockquote lang="ar">خبز.</blockquote>', False),
    ],
)
def test_words_in_the_original_are_seen_at_once_where_the_text_goes_on_with_them(client, language, kept, seen):
    interview = make.published(language=language, headline="خبز", body=f"<p>At the end stood one word:</p>{kept}")
    page = client.get(url(interview)).content.decode()
    assert ('<details class="original" open>' in page, '<details class="original">' in page) == (seen, not seen)


def test_copies_tell_the_caption_that_a_photo_has_of_its_own(client):
    photo = make.photo()
    photo.words.update(caption="The oven & its door")
    make.published(body=f'<p>Before.</p><figure data-photo="{photo.pk}"></figure>', slug="oven")
    assert "[Photo: The oven & its door]" in client.get("/en/interviews/oven/text/").content.decode()
    feed = json.loads(client.get("/en/feed.json").content)["items"][0]["content_html"]
    assert "<figcaption>The oven &amp; its door</figcaption>" in feed


def test_plain_text_tells_the_day_that_the_page_tells(client):
    late = "2026-03-01 22:30Z"  # in Damascus it is tomorrow
    with timezone.override("Asia/Damascus"), time_machine.travel(late, tick=True):
        interview = make.published()
        for name in ("interview", "text"):
            assert "2026-03-02" in client.get(url(interview, name)).content.decode()


def test_plain_text_tells_its_licence(client, settings):
    assert "Licence" not in client.get(url(make.published(), "text")).content.decode()
    settings.CONTENT_LICENCE = "CC BY-NC 4.0"
    text = client.get(url(make.published(), "text")).content.decode()
    assert "Licence: CC BY-NC 4.0, https://creativecommons.org/licenses/by-nc/4.0/" in text


def test_every_line_of_plain_text_runs_in_its_own_direction(client):
    """A browser lets all lines of plain text run from the left, and moves a full stop to the wrong end."""
    original = '<p>He said it so:</p><blockquote lang="ar">خبز.</blockquote>'
    english = make.published(headline="Bread", body=original)
    lines = client.get(url(english, "text")).content.decode().split("\n")
    assert "\u202bخبز.\u202c" in lines
    assert [line for line in lines if "\u202b" in line] == ["\u202bخبز.\u202c"]
    with time_machine.travel("2026-03-02 12:00Z", tick=True):
        arabic = make.published(language="ar", headline="خبز!", people=[make.person("Salma")], body="<p>كان.</p>")
    lines = client.get(url(arabic, "text")).content.decode().split("\n")
    assert {"\u202bخبز!\u202c", "\u202bكان.\u202c", "\u202bنُشرت في: \u200e2026-03-02\u202c"} <= set(lines)
    address = next(line for line in lines if line.endswith(f"/i/{arabic.public_id}/"))
    assert "\u202b" not in address


def test_offline_copy_fetches_nothing_and_its_style_is_allowed(client):
    interview = make.published()
    response = client.get(url(interview, "offline"))
    html = response.content.decode()
    style = html.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in response["Content-Security-Policy"]
    assert (
        "url(" not in style.replace("url(#", "")
        and "<link" not in html.replace('<link rel="canonical"', "")
        and "<img" not in html
    )
    assert response["Content-Disposition"].startswith("attachment")
    assert not re.findall(r'(?:href|src)="/', html)
    page = f"http://127.0.0.1:8000/i/{interview.public_id}/"
    assert html.count(f'<a href="{page}">') == 1, "it leads to the page, which may have been corrected since"


# --


def republish(interview, **details):
    """Change the draft of a live interview and bring it to readers."""
    at = {"at": details.pop("at")} if "at" in details else {}
    make.corrected(make.change(interview, **details), **at)


def assert_unknown(client, address):
    """The answer is the very one that a made-up address gets."""
    made_up = re.sub(r"[^/]+/$", "surely-nobody-wrote-this/", address)
    answer, unknown = client.get(address), client.get(made_up)
    assert (answer.status_code, answer.content) == (404, unknown.content)
    assert answer.headers == unknown.headers


def test_people_and_topics_come_in_pages(client, monkeypatch):
    monkeypatch.setattr(lists, "NAMES_PER_PAGE", 2)
    names = ["Ada", "Bashar", "سلمى"]
    people = [make.person(name, slug=f"p{at}", language="ar" if at == 2 else "en") for at, name in enumerate(names)]
    make.published(people=people, topics=[make.topic(name) for name in ("Aleppo", "Bread", "Cotton")])
    for place in ("people", "topics"):
        first, second = client.get(f"/en/{place}/"), client.get(f"/en/{place}/?page=2")
        assert (len(first.context["named"]), len(second.context["named"])) == (2, 1)
        assert second.context["canonical_url"].endswith(f"/en/{place}/?page=2")
        assert 'rel="next"' in first.content.decode() and 'rel="prev"' in second.content.decode()
        assert client.get(f"/en/{place}/?page=nonsense").status_code == 200
    assert [who.name for who in client.get("/ar/people/").context["named"]] == ["سلمى", "Ada"]


def test_old_address_of_a_merged_topic_moves_for_good(client):
    halab, aleppo = make.topic("Halab"), make.topic("Aleppo")
    make.published(topics=[halab])
    topics.merge(halab, aleppo, by=make.editor())
    for place in ("", "feed.atom"):
        answer = client.get(f"/en/topics/halab/{place}")
        assert (answer.status_code, answer["Location"]) == (301, f"/en/topics/aleppo/{place}")


def test_person_page_shows_other_spellings_of_a_public_name_only(client):
    salma = make.person("Salma Haddad", slug="salma", spellings=["Selma Hadad"])
    nurse = make.person("A nurse", naming=Person.Naming.ROLE, page_allowed=True, slug="a-nurse", spellings=["Hidden"])
    make.published(people=[salma, nurse])
    assert client.get("/en/people/salma/").context["person"].spellings == ["Selma Hadad"]
    assert client.get("/en/people/a-nurse/").context["person"].spellings == []


def test_somebody_is_called_by_the_name_that_readers_write(client):
    ferhan = make.person("Ferhan Miro", slug="ferhan")
    khadija = make.person("Khadija", slug="khadija", naming=Person.Naming.FIRST, page_allowed=True)
    for who, name in ((ferhan, "فرحان ميرو"), (khadija, "خديجة")):
        who.names.create(language="ar", name=name)
    make.published(people=[ferhan, khadija])
    assert client.get("/ar/people/ferhan/").context["person"].name == "فرحان ميرو"
    assert client.get("/en/people/ferhan/").context["person"].name == "Ferhan Miro"
    # Nobody has read that name yet of somebody who gave one name only.
    assert [who.name for who in client.get("/ar/people/").context["named"]] == ["فرحان ميرو", "Khadija"]


@pytest.mark.parametrize(
    ("naming", "beside", "under"),
    [
        (Person.Naming.FULL, "", []),
        (Person.Naming.FIRST, "full name withheld", ["Full name and picture"]),
        (Person.Naming.PSEUDONYM, "full name withheld", ["Full name and picture"]),  # nobody learns which it is
        (Person.Naming.ROLE, "name withheld", ["Name and picture"]),
    ],
)
def test_pages_say_how_much_of_a_name_is_withheld(client, naming, beside, under):
    interview = make.published(people=[make.person("Khadija", naming=naming, slug="khadija", page_allowed=True)])
    assert f'<span class="also">{beside}</span>' in client.get("/en/people/").content.decode()
    page = client.get(url(interview)).content.decode()
    assert [text for text in ("Full name and picture", "Name and picture") if text in page] == under


@pytest.mark.parametrize(
    ("naming", "description", "shown"),
    [
        (Person.Naming.ROLE, "nurse", False),
        (Person.Naming.ROLE, "midwife", True),
        (Person.Naming.FULL, "nurse", True),
    ],
)
def test_what_stands_in_the_place_of_a_name_is_not_said_twice(client, naming, description, shown):
    interview = make.published(people=[make.person("A nurse", description=description, naming=naming)])
    assert (f'<span class="what">{description}</span>' in client.get(url(interview)).content.decode()) == shown


def test_somebody_not_named_in_full_has_a_page_only_where_an_editor_allows_it(client):
    nurse = make.person("A nurse", naming=Person.Naming.ROLE, slug="a-nurse")
    guard = make.person("A guard", naming=Person.Naming.ROLE, slug="a-guard", page_allowed=True)
    interview = make.published(people=[nurse, guard])
    assert [who.slug for who in client.get("/en/").context["people"]] == ["a-guard"]
    assert_unknown(client, "/en/people/a-nurse/")
    assert client.get("/en/people/a-guard/").status_code == 200
    for address in ("/en/", "/en/people/", url(interview)):
        html = client.get(address).content.decode()
        assert "/people/a-nurse/" not in html and "/people/a-guard/" in html
    assert "A nurse" not in client.get("/en/people/").text


def test_person_is_quoted_in_whole_sentences(client):
    salma, rana = make.person("Salma Haddad", slug="salma"), make.person("Rana Khoury")
    body = (
        f'<p><q data-speaker="{rana.pk}">“Bread is what she sells.”</q></p>'
        f'<p>“<q data-speaker="{salma.pk}">I had it from my uncle,</q>” she says, '
        f'“<q data-speaker="{salma.pk}">and he had it from nobody.</q>” Then: '
        f'<q data-speaker="{salma.pk}">“Bread is an hour of the night.”</q></p>'
        f'<section data-kind="answer" data-speaker="{rana.pk}"><p>Nobody bakes as she bakes at night.</p></section>'
    )
    make.published(people=[salma, rana], body=body)
    said = client.get("/en/people/salma/").context["said"]
    assert [quotation.text for quotation in said] == ["“Bread is an hour of the night.”"]


def test_topic_page_names_people_as_the_newest_interview_does(client):
    topics, salma = [make.topic("Bread")], make.person(description="baker")
    make.published(topics=topics, people=[salma])
    salma.names.update(description="teacher")
    make.published(topics=topics, people=[make.person("Hala Qanawati")])
    make.published(topics=topics, people=[salma])
    named = client.get("/en/topics/bread/").context["people"]
    assert [(who.name, who.description) for who in named] == [("Salma Haddad", "teacher"), ("Hala Qanawati", "")]


def test_person_page_names_a_topic_that_is_called_like_the_person(client):
    amal, named_so = make.person("Amal", slug="amal"), make.topic("Amal")
    make.published(people=[amal], topics=[named_so])
    assert [topic.slug for topic in client.get("/en/people/amal/").context["topics"]] == ["amal"]
    assert client.get("/en/topics/amal/").context["topics"] == []


def test_topic_page_leads_to_topics_of_the_same_interviews(client):
    make.published(topics=[make.topic("Bread"), make.topic("Aleppo")])
    assert [topic.slug for topic in client.get("/en/topics/bread/").context["topics"]] == ["aleppo"]


@pytest.mark.parametrize("query", ["", "?q=zzzz"])
def test_search_without_results_offers_topics(client, query):
    make.published(topics=[make.topic("Bread")])
    make.interview(topics=[make.topic("Of a draft")])
    assert [topic.name for topic in client.get(f"/en/search/{query}").context["topics"]] == ["Bread"]


def test_search_says_what_the_other_language_has(client):
    salma = make.person("سلمى", language="ar", slug="salma")
    make.published(language="ar", slug="خبز", people=[salma], body=make.exchange(salma, salma, "ما الطحين؟", "طحين."))
    answer = client.get("/en/search/", {"q": "طحين"})
    assert answer.context["found_there"] == 1
    assert "1 result in Arabic" in answer.content.decode()
    assert client.get(answer.context["switch_url"]).context["hits"].paginator.count == 1
