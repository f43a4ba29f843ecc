"""What readers on a slow line fetch stays small: bytes, requests, elements."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from articles.tests import whole_site
from articles.tests.weight import gzipped

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
ORDINARY, LONG = 4, 7  # minutes to read
# In either language the text of these pages is two thirds of their weight; an Arabic letter takes two bytes.
LONG_HTML = {"en": 8_200, "ar": 9_900}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ar"])
def test_ordinary_interview_comes_with_its_style_in_one_go(client, language):
    page = client.get(whole_site.address(whole_site.interview_of(ORDINARY, language))).content
    assert gzipped(page) <= HTML
    assert gzipped(page) + gzipped(finders.find("css/site.css")) <= CRITICAL
    assert len(re.findall(rb"<[a-z]", page)) <= ELEMENTS


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ar"])
def test_long_interview_is_light(client, language):
    page = client.get(whole_site.address(whole_site.interview_of(LONG, language))).content
    assert gzipped(page) <= LONG_HTML[language]


@pytest.mark.django_db
def test_every_page_is_light():
    client = Client()
    for name, address in whole_site.build().items():
        page = client.get(address).content
        language = re.search(rb'<html lang="(\w+)"', page)[1].decode()
        style = gzipped(finders.find("css/site.css")) if name == "offline" else 0
        assert gzipped(page) <= HTML + style, name
        assert len(fetched_by(page.decode())) + len(FETCHED[language]) <= REQUESTS, name


def fetched_by(page: str) -> set[str]:
    """What a browser asks for at once, besides the fonts: page, style sheet, icon, and one file of each picture."""
    links = set(re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]+)"', page))
    pictures = set(re.findall(r'<img src="([^"]+)"(?![^>]*loading="lazy")', page))
    return {"the page", *links, *pictures}


@pytest.mark.parametrize("language", FETCHED)
def test_fonts_of_a_page_are_light(language):
    folder = Path(settings.BASE_DIR, "static", "fonts")
    assert sum((folder / name).stat().st_size for name in FETCHED[language]) <= FONTS


def test_every_font_has_a_use_and_every_use_a_font():
    sheet = Path(finders.find("css/site.css")).read_text(encoding="utf-8")
    folder = Path(settings.BASE_DIR, "static", "fonts")
    assert set(re.findall(r"url\(\.\./fonts/([^)]+)\)", sheet)) == {font.name for font in folder.glob("*.woff2")}
