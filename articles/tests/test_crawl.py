"""Whoever follows our links, and machines that follow what we tell them, find something behind each."""

import json
import re
from collections import deque
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.conf import settings

from articles.models import Policy
from articles.tests import make, whole_site
from articles.tests.test_jsonld import BLOCK

pytestmark = pytest.mark.django_db

ADDRESSES = re.compile(r'<(?:a|link|img|source|form|use)\b[^>]*?\s(?:href|src|action)="([^"]*)"')
WIDTHS = re.compile(r'\ssrcset="([^"]*)"')
SOCIAL = re.compile(r'<meta property="og:(?:url|image)" content="([^"]*)"')
MAPPED = re.compile(r"<loc>([^<]*)</loc>")
ENTRANCES = ("/", "/robots.txt", "/sitemap.xml")
FROM_DISK = "/static/"  # the front server's, and looked for by tests of their own
MANY = 60  # a site of so many pages says that the crawl was one


def crawl(client, *starts) -> dict[str, int]:
    """The status of every address of ours that can be reached from `starts`."""
    waiting, found = deque(starts), {}
    while waiting:
        address = waiting.popleft()
        if address in found or address.startswith(FROM_DISK):
            continue
        response = client.get(address, follow=False)
        found[address] = response.status_code
        if response.status_code in (301, 302):
            waiting.append(own(response["Location"], address))
        elif response.status_code == 200 and not response.streaming:
            waiting.extend(filter(None, (own(link, address) for link in links(response))))
    return found


def links(response):
    text = response.content.decode()
    yield from re.findall(r"<([^>]+)>; rel=", response.headers.get("Link", ""))
    if response["Content-Type"].startswith("text/html"):
        yield from map(unescape, [*ADDRESSES.findall(text), *SOCIAL.findall(text)])
        for srcset in WIDTHS.findall(text):
            yield from (file.split()[0] for file in srcset.split(","))
        for block in BLOCK.findall(text):
            yield from told_by(json.loads(block))
    elif "xml" in response["Content-Type"]:
        yield from map(unescape, MAPPED.findall(text))


def told_by(value):
    """Every address in structured data."""
    if isinstance(value, dict):
        yield from (address for inner in value.values() for address in told_by(inner))
    elif isinstance(value, list):
        yield from (address for inner in value for address in told_by(inner))
    elif isinstance(value, str) and value.startswith(settings.SITE_URL):
        yield value


def own(link: str, page: str) -> str | None:
    """`link` of `page` as a path of ours; None where it leads elsewhere."""
    address = urldefrag(urljoin(f"{settings.SITE_URL}{page}", link)).url
    if not address.startswith(f"{settings.SITE_URL}/"):
        return None
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def dead(found: dict[str, int]) -> list[str]:
    return [address for address, status in found.items() if status not in (200, 301, 302)]


def test_every_link_of_every_page_leads_somewhere(client):
    pages = whole_site.build()
    found = crawl(client, *ENTRANCES)
    assert len(found) > MANY
    assert {status for address, status in found.items() if address.startswith("/media/")} == {200}
    reachable = {name for name, address in pages.items() if address in found}
    assert {"interview", "interview-ar", "interview-withheld", "history", "offline-ar", "policy-ar"} <= reachable
    assert dead(found) == []


def test_a_newsroom_that_wrote_nothing_about_itself_leads_to_nothing_about_itself(client):
    pages = whole_site.build()
    Policy.objects.all().delete()
    about = re.compile(f"/(?:en|ar)/(?:{'|'.join(Policy.Key.values)})/")
    for name, address in pages.items():
        if not name.startswith(("about", "policy")):
            page = client.get(address)
            assert [link for link in links(page) if about.search(link)] == [], name


def test_an_empty_newsroom_has_no_dead_link(client):
    found = crawl(client, *ENTRANCES)
    assert {"/en/", "/ar/", "/en/people/", "/ar/search/"} <= set(found)
    assert dead(found) == []
    assert not [name for name in ("people", "topics", "interviews") if "<ul" in client.get(f"/en/{name}/").text]


@pytest.mark.parametrize("key", Policy.Key.values)
def test_a_page_about_the_newsroom_is_led_to_once_it_is_written(client, key):
    interview = make.published()
    pages = [f"/en/interviews/{interview.slug}/", "/en/", "/en/people/", "/en/corrections/", "/en/nothing/"]
    before = [client.get(page).text for page in pages]
    assert f"/en/{key}/" not in "".join(before)
    Policy.objects.create(key=key, language="ar", title="سياسة", body="<p>نسأل.</p>")
    assert [client.get(page).text for page in pages] == before
    Policy.objects.create(key=key, language="en", title="We ask", body="<p>So.</p>")
    assert f"/en/{key}/" in "".join(client.get(page).text for page in pages)
    if key == Policy.Key.ABOUT:
        assert all(f"/en/{key}/" in client.get(page).text for page in pages)
