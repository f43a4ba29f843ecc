"""What readers on a slow line fetch stays small: bytes, requests, elements."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from articles.pages import WORDS_PER_MINUTE
from articles.public.views import lists
from articles.tests import make, whole_site
from articles.tests.weight import gzipped, packed

HTML = 7_000
CRITICAL = 14_000  # ten packets: what a server may send before it must wait for the reader's answer
FONTS = 50_000
REQUESTS = 8
ELEMENTS = 400

# The style sheet fetches a font for the characters it has on a page: these for plain words of each language.
FETCHED = {
    "en": ("newsreader.woff2", "newsreader-display.woff2"),
    "ar": ("naskh.woff2", "naskh-marks.woff2", "readex.woff2", "readex-marks.woff2"),
}
ORDINARY, LONG = 4, 1_500 / WORDS_PER_MINUTE["en"]  # minutes to read: 1,500 words, and as much said in Arabic
# More than half of this is the text alone, of which an Arabic letter takes two bytes: 3,930 and 4,780.
LONG_HTML = {"en": HTML, "ar": 8_550}  # with gzip
LONG_PACKED = {"en": 6_550, "ar": 7_950}
LONG_AGAIN = {"en": 5_900, "ar": HTML}  # as it is packed once somebody has asked for it before; ids change it by 70


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ar"])
def test_ordinary_interview_comes_with_its_style_in_one_go(client, language):
    page = client.get(whole_site.address(whole_site.interview_of(ORDINARY, language))).content
    assert gzipped(page) <= HTML
    assert gzipped(page) + gzipped(finders.find("css/site.css")) <= CRITICAL
    assert elements(page) <= ELEMENTS


def elements(page: bytes) -> int:
    return len(re.findall(rb"<[a-z]", page))


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ar"])
def test_long_interview_is_light(client, language):
    address = whole_site.address(whole_site.interview_of(LONG, language))
    page = client.get(address).content
    assert gzipped(page) <= LONG_HTML[language]
    assert packed(page) <= LONG_PACKED[language]
    again = client.get(address, headers={"accept-encoding": "br"})
    assert again.headers["Content-Encoding"] == "br"
    assert len(again.content) <= LONG_AGAIN[language]


@pytest.mark.django_db
def test_every_page_is_light():
    client = Client()
    for name, address in whole_site.build().items():
        page = client.get(address).content
        language = re.search(rb'<html lang="(\w+)"', page)[1].decode()
        style = gzipped(finders.find("css/site.css")) if name.startswith("offline") else 0
        assert gzipped(page) <= HTML + style, name
        assert elements(page) <= ELEMENTS, name
        assert len(fetched_by(page.decode())) + len(FETCHED[language]) <= REQUESTS, name


def fetched_by(page: str) -> set[str]:
    """What a browser asks for at once, besides the fonts: page, style sheet, icon, and one file of each picture."""
    links = set(re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]+)"', page))
    pictures = set(re.findall(r'<img src="([^"]+)"(?![^>]*loading="lazy")', page))
    return {"the page", *links, *pictures}


def waits(page: str) -> list[str]:
    """What keeps the largest thing of `page` from being painted as soon as its first packets and one style sheet are
    there: the picture at its head, or else its headline."""
    pictures = re.findall(r"<img [^>]*>", page)
    first = pictures[0] if pictures and "loading=" not in pictures[0] else ""
    largest = page.index(first or "<h1")
    blocking = re.findall(r'rel="stylesheet"|<script(?! type="application/ld)', page)
    found = {
        "something blocks it": len(blocking) != 1,
        "it comes late": gzipped(page[:largest].encode()) + gzipped(finders.find("css/site.css")) > CRITICAL,
        "others come first": [picture for picture in pictures if "fetchpriority" in picture] != [first] * bool(first),
        "more is fetched at once": [picture for picture in pictures[1:] if 'loading="lazy"' not in picture] != [],
    }
    return [why for why, holds in found.items() if holds]


SLOWER = {
    "something blocks it": lambda page: page.replace("</head>", '<script src="/a.js"></script></head>'),
    "it comes late": lambda page: page.replace("<main", f"<p>{'  '.join(map(str, range(9_000)))}</p><main"),
    "others come first": lambda page: page.replace(' fetchpriority="high"', ""),
    "more is fetched at once": lambda page: page.replace("</main>", '<img src="/a.webp"></main>'),
}


@pytest.mark.django_db
def test_the_largest_thing_of_a_page_waits_for_nothing(client):
    pages = whole_site.build()
    for name, address in pages.items():
        if not name.startswith("offline"):
            assert (name, waits(client.get(address).content.decode())) == (name, [])
    page = client.get(pages["interview"]).content.decode()
    assert 'fetchpriority="high"' in page
    for why, slow in SLOWER.items():
        assert why in waits(slow(page)), why


def test_no_font_hides_words_until_it_comes():
    sheet = Path(finders.find("css/site.css")).read_text(encoding="utf-8")
    faces = [face for face in re.findall(r"@font-face \{(.*?)\}", sheet, re.DOTALL) if "url(" in face]
    assert faces and all(re.search("font-display: (optional|fallback);", face) for face in faces)


@pytest.mark.django_db
@pytest.mark.parametrize("language", FETCHED)
def test_page_asks_for_its_fonts_with_its_style_sheet(client, language):
    page = client.get(f"/{language}/").content.decode()
    asked = re.findall(r'<link rel="preload" as="font" [^>]*href="/static/fonts/([^"]+)"', page)
    assert sorted(asked) == sorted(FETCHED[language])


@pytest.mark.parametrize("language", FETCHED)
def test_fonts_of_a_page_are_light(language):
    folder = Path(settings.BASE_DIR, "static", "fonts")
    assert sum((folder / name).stat().st_size for name in FETCHED[language]) <= FONTS


def test_every_font_has_a_use_and_every_use_a_font():
    sheet = Path(finders.find("css/site.css")).read_text(encoding="utf-8")
    folder = Path(settings.BASE_DIR, "static", "fonts")
    assert set(re.findall(r"url\(\.\./fonts/([^)]+)\)", sheet)) == {font.name for font in folder.glob("*.woff2")}


@pytest.mark.django_db
def test_a_full_page_of_people_is_light(client):
    people = [make.person(f"Salma {number}", description="baker") for number in range(lists.NAMES_PER_PAGE + 1)]
    for number, who in enumerate(people):
        who.names.create(language="ar", name=f"سلمى {number}")
    make.published(people=people)
    page = client.get("/en/people/").content
    assert b'rel="next"' in page and elements(page) <= ELEMENTS and gzipped(page) <= HTML
