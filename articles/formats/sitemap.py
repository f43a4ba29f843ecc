"""Sitemaps (sitemaps.org 0.9): the index, pages with their translations, and Google's map of the latest news."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from articles.formats.feed import printable
from articles.publication import Publication

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True)
class Place:
    """A page or, in the index, a sitemap. `translations` are its addresses by language, its own among them, and for
    readers of any other as "x-default"."""

    url: str
    changed: datetime | None = None
    translations: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class News:
    """An interview of the last two days."""

    url: str
    title: str
    language: str
    published: datetime


def index(sitemaps: Iterable[Place]) -> bytes:
    root = Element("sitemapindex", {"xmlns": SITEMAP})
    for place in sitemaps:
        add_place(root, "sitemap", place)
    return tostring(root, "utf-8", xml_declaration=True)


def pages(places: Iterable[Place]) -> bytes:
    root = Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for place in places:
        add_place(root, "url", place)
    return tostring(root, "utf-8", xml_declaration=True)


def news(interviews: Iterable[News], publication: Publication) -> bytes:
    root = Element("urlset", {"xmlns": SITEMAP, "xmlns:news": NEWS})
    for interview in interviews:
        url = SubElement(root, "url")
        add(url, "loc", interview.url)
        about = SubElement(url, "news:news")
        newspaper = SubElement(about, "news:publication")
        add(newspaper, "news:name", publication.name)
        add(newspaper, "news:language", interview.language)
        add(about, "news:publication_date", interview.published.isoformat())
        add(about, "news:title", printable(interview.title))
    return tostring(root, "utf-8", xml_declaration=True)


def add_place(root: Element, name: str, place: Place):
    element = SubElement(root, name)
    add(element, "loc", place.url)
    if place.changed:
        add(element, "lastmod", place.changed.isoformat())
    for language, url in place.translations.items():
        SubElement(element, "xhtml:link", {"rel": "alternate", "hreflang": language, "href": url})


def add(parent: Element, name: str, text: str):
    SubElement(parent, name).text = text
