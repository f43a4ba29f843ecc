"""What a telephone fetches on its first visit to each page of the demo newsroom."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.models import Version
from articles.pages import Card
from articles.tests.test_budgets import ELEMENTS, FETCHED, REQUESTS, elements
from articles.tests.weight import gzipped

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo"), pytest.mark.usefixtures("demo")]

PICTURE = 25_000
FIRST_VISIT = 100_000
NEXT_PAGE = 30_000  # of somebody who has the fonts and the style sheet
PLAIN_TEXT = 10_000
HEADERS = 350  # of one answer

# The largest thing on a page is there within 2.5 seconds, at 50,000 bytes a second and 0.4 seconds a round trip: one
# trip for the page and one for all that it names. This holds even if the picture comes last of all.
BY_THE_LARGEST = 85_000

ITALIC, EXTENDED = "newsreader-italic.woff2", "newsreader-extended.woff2"
EMPHASIS = re.compile(r"<em\b")
TRANSLITERATED = re.compile("[\u0100-\u0130\u0132-\u0151\u0154-\u017e\u1e0c-\u1e93\u02be\u02bf]")


def test_first_visit_to_any_page_of_the_demo_is_light(client):
    lists = [f"/{language}/{name}/" for language in FETCHED for name in ("interviews", "people", "topics", "about")]
    interviews = [Card.from_version(version).url for version in Version.objects.live(timezone.now())]
    assert len(interviews) == 22
    for address in [*lists, *(f"/{language}/" for language in FETCHED), *interviews]:
        parts = first_visit(client.get(address).content.decode())
        assert sum(parts.values()) + HEADERS * len(parts) <= FIRST_VISIT, (address, parts)
        assert sum(parts.values()) - parts.get(ITALIC, 0) - parts.get(EXTENDED, 0) <= BY_THE_LARGEST, (address, parts)
        if address not in interviews:
            assert elements(client.get(address).content) <= ELEMENTS, address
        assert len(parts) <= REQUESTS + (EXTENDED in parts) + (ITALIC in parts), (address, parts)
        new = [size for name, size in parts.items() if name == "the page" or name.startswith("/media/")]
        assert sum(new) + HEADERS * len(new) <= NEXT_PAGE, (address, parts)
    for address in interviews:
        assert gzipped(client.get(f"{address}text/").content) <= PLAIN_TEXT, address
        said = int(re.search(r"\((?:HTML, about|نحو) (\d+)", client.get(address).content.decode())[1])
        assert abs(said * 1024 / len(client.get(f"{address}offline/").content) - 1) < 0.1, address


def first_visit(page: str) -> dict[str, int]:
    """The bytes of every file that a telephone of 390 points at two pixels each fetches for `page`."""
    language = re.search(r'<html lang="(\w+)"', page)[1]
    fonts = list(FETCHED[language])
    if language == "en":
        fonts += [ITALIC] * bool(EMPHASIS.search(page)) + [EXTENDED] * bool(TRANSLITERATED.search(page))
    folder = Path(settings.BASE_DIR, "static", "fonts")
    files = {name: (folder / name).stat().st_size for name in fonts}
    files |= {"the page": gzipped(page.encode())}
    files |= {name: gzipped(finders.find(name)) for name in ("css/site.css", "img/favicon.svg")}
    # The last source without a `media` of its own, at the first width of at least 15rem at two pixels each.
    for srcset in re.findall(r'<source type="image/webp" srcset="([^"]+)" sizes="(?:[^"]+, )?15rem"', page):
        url = next(url for url, width in re.findall(r"(\S+) (\d+)w", srcset) if int(width) >= 480)
        files[url] = default_storage.size(url.rsplit("/", 1)[1])
        assert files[url] <= PICTURE, url
    return files
