"""What search engines should know of, and what not."""

from collections import defaultdict
from datetime import timedelta

from django.conf import settings
from django.db.models import Max
from django.db.models.functions import ExtractYear
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from articles.formats import sitemap
from articles.formats.sitemap import News, Place
from articles.models import Language, Policy, Version
from articles.public import changes, live
from articles.publication import Publication

NEWS_FOR = timedelta(days=2)
MOST_NEWS = 1_000


def xml(text: bytes) -> HttpResponse:
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


def absolute(name: str, *arguments) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=arguments)}"


def index(request):
    at = timezone.now()
    # All at once: to look for the last change of each interview took four times as long.
    years = (
        changes.told(at)
        .filter(interview__in=Version.objects.live(at).values("interview"))
        .annotate(year=ExtractYear("first_published_at"))
        .values_list("language", "year")
        .annotate(changed=Max("live__startswith"))
        .order_by("language", "-year")
    )
    fixed = [Place(absolute(name, language)) for language in Language for name in ("sitemap_pages", "sitemap_news")]
    by_year = [Place(absolute("sitemap_year", language, year), changed) for language, year, changed in years]
    return xml(sitemap.index([*fixed, *by_year]))


def pages(request, language):
    """Everything but the interviews themselves, each with its addresses in all languages."""
    at = timezone.now()
    written = defaultdict(dict)
    for key, spoken in Policy.objects.order_by("key").values_list("key", "language"):
        written[key][spoken] = absolute("policy", spoken, key)
    own = [
        in_every_language("home") | {"x-default": absolute("root")},
        *map(in_every_language, ("archive", "topics", "people", "corrections")),
        *(found for found in written.values() if language in found),
        *(in_every_language("topic", topic.slug) for topic in live.topics.every(language, at)),
        *(in_every_language("person", person.slug) for person in live.people.everybody(language, at)),
    ]
    return xml(sitemap.pages(place(addresses, language) for addresses in own))


def in_every_language(name: str, *arguments) -> dict[str, str]:
    return {spoken: absolute(name, spoken, *arguments) for spoken in Language}


def place(addresses: dict[str, str], language: str, changed=None) -> Place:
    """A page by its addresses. Where it stands in two languages, a reader of a third is led as from the root."""
    if len(addresses) == 1:
        return Place(addresses[language], changed)
    return Place(addresses[language], changed, {"x-default": addresses[settings.DEFAULT_READER_LANGUAGE]} | addresses)


def year(request, language, year):
    """The interviews first published in a year, each with its addresses in all languages."""
    at = timezone.now()
    versions = changes.dated(Version.objects.live(at), at)
    ours = versions.in_language(language).filter(first_published_at__year=year)
    addresses = defaultdict(dict)
    for family, spoken, slug in versions.filter(family__in=ours.values("family")).values_list(
        "family", "language", "slug"
    ):
        addresses[family][spoken] = absolute("interview", spoken, slug)
    rows = ours.newest_first().values_list("family", "told_since")
    return xml(sitemap.pages(place(addresses[family], language, since) for family, since in rows))


def news(request, language):
    at = timezone.now()
    rows = (
        Version.objects.live(at)
        .in_language(language)
        .filter(first_published_at__gt=at - NEWS_FOR)
        .newest_first()
        .values_list("slug", "headline", "first_published_at")[:MOST_NEWS]
    )
    interviews = [
        News(absolute("interview", language, slug), title, language, published) for slug, title, published in rows
    ]
    return xml(sitemap.news(interviews, Publication.in_language(language)))


def robots(request):
    """Searches are endless; everything else may be read."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: {reverse('search', args=[language])}" for language in Language]
    lines += ["", f"Sitemap: {absolute('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
