"""Feeds and sitemaps say what their standards ask, and nothing that readers may not see."""

import json
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import unquote
from xml.etree import ElementTree

import feedparser
import pytest
import time_machine
from django.utils import timezone

from articles.models import Address, Language, Policy
from articles.public import sitemaps
from articles.tests import make

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"

JSON_FEED = set(
    "version title home_page_url feed_url description user_comment next_url icon favicon authors language expired "
    "hubs items".split()
)
JSON_FEED_ITEM = set(
    "id url external_url title content_html content_text summary image banner_image date_published date_modified "
    "authors tags language attachments".split()
)
HOSTILE = "a </script> ]]> <b> & \" ' --> \u2028 \x0b \x0c"


def xml(client, address, content_type):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == f"{content_type}; charset=utf-8"
    return ElementTree.fromstring(response.content)


def atom(client, address="/en/feed.atom"):
    return xml(client, address, "application/atom+xml")


def rss(client, address="/en/feed.rss"):
    return xml(client, address, "application/rss+xml").find("channel")


def json_feed(client, address="/en/feed.json"):
    response = client.get(address)
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    return json.loads(response.content)


@pytest.fixture
def interview():
    salma, rozana = make.person("Salma Haddad", slug="salma"), make.person("Rozana")
    return make.published(
        headline="Bread at four",
        standfirst="On <flour>",
        slug="bread",
        people=[salma],
        asked_by=[rozana],
        topics=[make.topic("Bread")],
        body=make.exchange(rozana, salma, answer='Bread is <b>an hour</b>.<small>About "four".</small>'),
    )


# -- three formats, one content


def test_atom_entry_has_the_full_text(client, interview):
    feed = atom(client)
    (entry,) = feed.findall(f"{ATOM}entry")
    content = entry.find(f"{ATOM}content")
    assert entry.findtext(f"{ATOM}id") == f"http://127.0.0.1:8000/i/{interview.public_id}/"
    assert entry.findtext(f"{ATOM}title") == "Bread at four"
    assert entry.findtext(f"{ATOM}summary") == "On &lt;flour&gt;"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Rozana"
    assert entry.find(f"{ATOM}category").get("term") == "Bread"
    assert (content.get("type"), content.get("{http://www.w3.org/XML/1998/namespace}lang")) == ("html", "en")
    assert "<p><b>Salma Haddad:</b> Bread is <strong>an hour</strong>. [1]</p>" in content.text
    assert "<ol><li>About &quot;four&quot;.</li></ol>" in content.text.replace('"four"', "&quot;four&quot;")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"alternate": "http://127.0.0.1:8000/en/", "self": "http://127.0.0.1:8000/en/feed.atom"}


def test_rss_item_has_the_full_text(client, interview):
    channel = rss(client)
    item = channel.find("item")
    assert channel.findtext("language") == "en"
    assert item.findtext("guid") == f"http://127.0.0.1:8000/i/{interview.public_id}/"
    assert item.findtext("link") == "http://127.0.0.1:8000/en/interviews/bread/"
    assert "Bread is <strong>an hour</strong>" in item.findtext(CONTENT)
    assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo
    assert {"title", "link", "description", "lastBuildDate"} <= {element.tag for element in channel}


def test_json_feed_item_has_the_full_text(client, interview):
    feed = json_feed(client)
    (item,) = feed["items"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert {"title", "home_page_url", "feed_url", "language"} < feed.keys()
    assert item["id"].endswith(f"/i/{interview.public_id}/")
    assert item["summary"] == "On <flour>"
    assert (item["authors"], item["tags"]) == ([{"name": "Rozana"}], ["Bread"])
    assert "Bread is <strong>an hour</strong>" in item["content_html"]
    assert datetime.fromisoformat(item["date_published"]).tzinfo


@pytest.mark.parametrize(
    ("licence", "rights"),
    [
        ("all rights reserved", "All rights reserved."),
        ("CC BY-SA 4.0", "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/"),
    ],
)
def test_feeds_say_what_may_be_done_with_their_texts(client, settings, licence, rights):
    settings.CONTENT_LICENCE = licence
    assert atom(client).findtext(f"{ATOM}rights") == rights
    assert rss(client).findtext("copyright") == rights


def test_every_format_leads_to_the_licence_of_its_texts(client, settings):
    addresses = [f"/en/feed.{format}" for format in ("atom", "rss", "json")]
    settings.CONTENT_LICENCE = "CC BY-SA 4.0"
    licence = '<https://creativecommons.org/licenses/by-sa/4.0/>; rel="license"'
    assert [client.get(address).headers.get("Link") for address in addresses] == [licence] * 3
    settings.CONTENT_LICENCE = "all rights reserved"
    assert [client.get(address).headers.get("Link") for address in addresses] == [None] * 3


def test_feed_and_plain_text_tell_captions_and_originals_from_text_and_say_what_they_mean(client):
    photo = make.photo()
    figure = f'<figure data-photo="{photo.pk}">'
    figures = f"{figure}<figcaption>An oven</figcaption></figure>{figure}</figure>"
    said = '<blockquote lang="ar" title="Bread.">خبز.</blockquote>'
    loaf = '<span lang="ar" title="loaf">رغيف</span>'
    arabic = "<p>الخبز ساعة.</p>"
    body = f"<p>She said:</p>{said}{figures}<p>So, a {loaf}.</p>{arabic}"
    make.published(slug="bread", standfirst="On ovens.", body=body)
    html = json_feed(client)["items"][0]["content_html"]
    original = '<blockquote lang="ar" dir="rtl">خبز.</blockquote><p>[Bread.]</p>'
    so = '<p>So, a <span lang="ar">رغيف</span> [loaf].</p>'
    assert f"<p>She said:</p>{original}<figure><figcaption>An oven</figcaption></figure>{so}" in html
    assert "<p><b>On ovens.</b></p>" in html  # in weight, since Arabic is never slanted
    assert arabic.replace("<p>", '<p lang="ar" dir="rtl">') in html
    text = client.get("/en/interviews/bread/text/").content.decode()
    assert "In the original: Arabic\n\u202bخبز.\u202c\n[Bread.]\n" in text and "So, a رغيف [loaf]." in text


def test_several_who_asked_stand_with_the_commas_of_the_language(client):
    asked_by = [make.person(name, language="ar") for name in ("رنا", "هالة")]
    make.published(language="ar", headline="خبز", asked_by=asked_by)
    assert feedparser.parse(client.get("/ar/feed.rss").content).entries[0].author == "رنا، هالة"


@pytest.mark.parametrize("place", ["topics/bread", "people/salma"])
def test_topic_and_person_have_feeds_of_their_own(client, interview, place):
    make.published(headline="Something else", people=[make.person("Another")])
    assert [e.findtext(f"{ATOM}title") for e in atom(client, f"/en/{place}/feed.atom").iter(f"{ATOM}entry")] == [
        "Bread at four"
    ]
    assert [item.findtext("title") for item in rss(client, f"/ar/{place}/feed.rss").iter("item")] == ["Bread at four"]
    assert client.get("/en/topics/nothing/feed.json").status_code == 404
    assert f'<a href="/en/{place}/feed.rss">RSS feed' in client.get(f"/en/{place}/").content.decode()


def test_hostile_words_stay_words(client):
    make.published(headline=HOSTILE, standfirst=HOSTILE, people=[make.person(HOSTILE, slug="x")], slug="x")
    title = json_feed(client)["items"][0]["title"]
    assert atom(client).findtext(f"{ATOM}entry/{ATOM}title") == rss(client).findtext("item/title") == title
    assert "</script>" in title
    news = xml(client, "/en/sitemap-news.xml", "application/xml")
    assert news.findtext(f"{SITEMAP}url/{NEWS}news/{NEWS}title") == title


# -- read as feed readers and search engines read them


@pytest.mark.parametrize(("language", "slug"), [("en", "bread"), ("ar", "خبز")])
@pytest.mark.parametrize("ending", ["atom", "rss"])
def test_feed_reader_reads_every_feed_without_complaint(client, interview, ending, language, slug):
    make.published(headline="سلمى والخبز", language="ar", slug="خبز", topics=[make.topic("Oven")])
    make.withdrawn()
    answer = client.get(f"/{language}/feed.{ending}")
    feed = feedparser.parse(answer.content, response_headers={"content-type": answer["Content-Type"]})
    assert feed.bozo is False
    assert feed.version == {"atom": "atom10", "rss": "rss20"}[ending]
    (entry,) = feed.entries
    assert unquote(entry.link) == f"http://127.0.0.1:8000/{language}/interviews/{slug}/"
    assert entry.id.startswith("http://127.0.0.1:8000/i/")
    assert entry.published_parsed and entry.author and entry.tags[0].term
    assert "</p>" in entry.content[0].value


def test_json_feed_keeps_the_rules_of_version_1_1(client, interview):
    feed = json_feed(client)
    assert {"version", "title", "items"} <= feed.keys() <= JSON_FEED
    assert feed["feed_url"].endswith("/en/feed.json")
    for item in feed["items"]:
        assert {"id", "content_html"} <= item.keys() <= JSON_FEED_ITEM
        assert all(isinstance(item[name], str) for name in ("id", "url", "title", "content_html", "language"))
        assert all(author.keys() <= {"name", "url", "avatar"} for author in item["authors"])
        assert all(datetime.fromisoformat(item[name]).tzinfo for name in ("date_published", "date_modified"))


def test_sitemaps_keep_the_rules_of_their_schema(client, interview):
    """sitemaps.org 0.9: `loc` first and absolute, then a W3C date, in a map of the right element."""
    year = timezone.now().year
    maps = {"/sitemap.xml": "sitemap", "/en/sitemap.xml": "url", f"/en/sitemap-{year}.xml": "url"}
    for address, element in maps.items():
        root = xml(client, address, "application/xml")
        assert root.tag == SITEMAP + {"sitemap": "sitemapindex", "url": "urlset"}[element]
        assert 0 < len(root) <= 50_000
        for place in root:
            assert place.tag == SITEMAP + element
            assert [child.tag for child in place][: 2 - (len(place) == 1)] in (
                [f"{SITEMAP}loc"],
                [f"{SITEMAP}loc", f"{SITEMAP}lastmod"],
                [f"{SITEMAP}loc", LINK],
            )
            assert place[0].text.startswith("http://127.0.0.1:8000/") and len(place[0].text) < 2_048
            assert all(datetime.fromisoformat(date.text).tzinfo for date in place.iter(f"{SITEMAP}lastmod"))


# -- what changes them


def test_feed_changes_with_publications_and_not_with_the_clock_or_drafts(client):
    addresses = ["/en/", "/en/feed.atom", "/en/feed.rss", "/en/feed.json", "/sitemap.xml", "/en/sitemap-news.xml"]
    empty = [client.get(address)["ETag"] for address in addresses]
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        make.interview()
        assert [client.get(address)["ETag"] for address in addresses] == empty
    make.published()
    assert all(client.get(address)["ETag"] != old for address, old in zip(addresses, empty, strict=True))


def test_correction_updates_an_entry_and_keeps_its_id(client, interview):
    before = atom(client).find(f"{ATOM}entry")
    make.corrected(make.change(interview, headline="Bread at five", slug="bread-at-five"))
    after = atom(client).find(f"{ATOM}entry")
    for same in ("id", "published"):
        assert after.findtext(f"{ATOM}{same}") == before.findtext(f"{ATOM}{same}")
    assert after.findtext(f"{ATOM}updated") > before.findtext(f"{ATOM}updated")
    assert atom(client).findall(DELETED) == []


def test_withdrawn_interview_is_deleted_from_the_feed(client):
    interview = make.withdrawn(headline="Regretted")
    (gone,) = atom(client).findall(DELETED)
    assert gone.get("ref") == f"http://127.0.0.1:8000/i/{interview.public_id}/"
    assert datetime.fromisoformat(gone.get("when")) <= timezone.now()
    assert b"Regretted" not in client.get("/en/feed.atom").content
    assert xml(client, "/ar/feed.atom", "application/atom+xml").findall(DELETED) == []


def test_whoever_has_it_from_the_feed_of_a_person_or_topic_hears_of_it_too(client):
    salma, bread = make.person("Salma Haddad", slug="salma"), make.topic("Bread")
    make.published(people=[salma], topics=[bread])
    make.withdrawn(people=[salma], topics=[bread])
    (gone,) = atom(client).findall(DELETED)
    for place in ("people/salma", "topics/bread"):
        heard = xml(client, f"/en/{place}/feed.atom", "application/atom+xml").findall(DELETED)
        assert [entry.attrib for entry in heard] == [gone.attrib], place


def test_interview_withdrawn_in_silence_leaves_no_trace(client):
    make.withdrawn()
    Address.objects.update(silent=True)
    assert atom(client).findall(DELETED) == []


# -- sitemaps


def test_sitemap_index_leads_to_every_sitemap(client, interview):
    make.published(language="ar")
    with time_machine.travel("2024-05-03 10:00Z"):
        make.withdrawn()
    index = xml(client, "/sitemap.xml", "application/xml")
    addresses = [loc.text.removeprefix("http://127.0.0.1:8000") for loc in index.iter(f"{SITEMAP}loc")]
    assert f"/en/sitemap-{timezone.now().year}.xml" in addresses and "/en/sitemap-2024.xml" not in addresses
    for address in addresses:
        xml(client, address, "application/xml")


def test_sitemap_of_a_year_ties_translations_both_ways(client, interview):
    make.published(original=interview, language="ar", slug="خبز", people=[make.person("Salma", slug="s")])
    make.published(slug="alone", people=[make.person("Salma", slug="t")])
    year = timezone.now().year
    english = list(xml(client, f"/en/sitemap-{year}.xml", "application/xml"))
    (arabic,) = xml(client, f"/ar/sitemap-{year}.xml", "application/xml")
    pair = next(url for url in english if "bread" in url.findtext(f"{SITEMAP}loc"))
    assert sorted(translations(pair)) == ["ar", "en", "x-default"]
    assert translations(pair)["x-default"] == translations(pair)["ar"]  # where the root leads a reader of neither
    assert translations(pair) == translations(arabic)
    assert [translations(url) for url in english if "alone" in url.findtext(f"{SITEMAP}loc")] == [{}]
    assert client.get(pair.findtext(f"{SITEMAP}loc").removeprefix("http://127.0.0.1:8000")).status_code == 200


def translations(url):
    return {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_of_the_sitemap_exist_in_every_language_that_they_name(client, interview, language):
    Policy.objects.create(key="about", language=language, title="Who we are", body="<p>Four people.</p>")
    pages = list(xml(client, f"/{language}/sitemap.xml", "application/xml"))
    site = "http://127.0.0.1:8000"
    named = {url.findtext(f"{SITEMAP}loc").removeprefix(site): translations(url) for url in pages}
    assert {f"/{language}/topics/bread/", f"/{language}/people/salma/"} < named.keys()
    assert named.pop(f"/{language}/about/") == {}  # it is written in one language
    assert "/about/" not in client.get(f"/{Language(language).other}/sitemap.xml").text
    assert named[f"/{language}/"].pop("x-default") == f"{site}/"  # which asks the reader's browser
    assert client.get("/").status_code == 302
    for address, others in named.items():
        rest = address.removeprefix(f"/{language}")
        for spoken in ("en", "ar"):
            assert others[spoken] == f"{site}/{spoken}{rest}"
            assert client.get(f"/{spoken}{rest}").status_code == 200
        assert others.keys() <= {"en", "ar", "x-default"}


def test_both_languages_name_the_same_addresses_of_a_page(client, interview):
    sets = [
        {frozenset(translations(url).items()) for url in xml(client, f"/{language}/sitemap.xml", "application/xml")}
        for language in ("en", "ar")
    ]
    assert sets[0] == sets[1]


def test_news_are_two_days_old_at_most_and_dated_by_first_publication(client):
    with time_machine.travel(timezone.now() - timedelta(days=3)):
        old = make.published(headline="Old")
    new = make.published(headline="New")
    make.corrected(make.change(old, headline="Old, corrected"))
    (url,) = xml(client, "/en/sitemap-news.xml", "application/xml")
    about = url.find(f"{NEWS}news")
    assert about.findtext(f"{NEWS}title") == "New"
    assert about.findtext(f"{NEWS}publication/{NEWS}name") == "Shubbak"
    assert about.findtext(f"{NEWS}publication/{NEWS}language") == "en"
    assert datetime.fromisoformat(about.findtext(f"{NEWS}publication_date")) == new.versions.get().live.lower


def test_news_are_the_newest_where_there_are_too_many(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST_NEWS", 1)
    make.published(headline="Older")
    make.published(headline="Newer")
    (url,) = xml(client, "/en/sitemap-news.xml", "application/xml")
    assert url.findtext(f"{NEWS}news/{NEWS}title") == "Newer"


def test_robots_are_kept_out_of_the_search_alone(client):
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /en/search/" in robots and "Disallow: /ar/search/" in robots
    assert "admin" not in robots
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in robots
