"""What is new, for feed readers: of the site, of a topic, of a person; in three formats with the full text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.formats import jsonfeed, syndication
from articles.formats.feed import Entry, Feed, Withdrawn
from articles.models import Version
from articles.pages import Page
from articles.public import changes, elsewhere, live
from articles.publication import Licence, Publication

ENTRIES = 20
WITHDRAWN = 50


@dataclass(frozen=True)
class Format:
    content_type: str
    write: Callable[[Feed], str]


FORMATS = {
    "atom": Format("application/atom+xml", syndication.atom),
    "rss": Format("application/rss+xml", syndication.rss),
    "json": Format("application/feed+json", jsonfeed.write),
}


def site(request, language, format):
    at = timezone.now()
    name = Publication.in_language(language).name
    versions = Version.objects.live(at).in_language(language)
    return answer(request, format, name, reverse("home", args=[language]), versions, at)


def topic(request, language, slug, format):
    at = timezone.now()
    head = live.topics.find(slug, language, at)
    if head is None:
        return elsewhere.topic(request, slug, at)
    versions = live.interviews.readable(language, at).about(slug)
    path = reverse("topic", args=[language, slug])
    return answer(request, format, head.topic.name, path, versions, at, subtitle=head.description)


def person(request, language, slug, format):
    at = timezone.now()
    who = live.people.find(slug, language, at)
    if who is None:
        raise Http404
    versions = live.interviews.readable(language, at).naming(slug)
    return answer(request, format, who.name, who.url(language), versions, at)


def answer(request, format: str, title: str, path: str, versions, at: datetime, subtitle="") -> HttpResponse:
    language = request.resolver_match.kwargs["language"]
    publication = Publication.in_language(language)
    newest = changes.with_notices(versions, at).newest_first().for_pages()[:ENTRIES]
    feed = Feed(
        title=title if title == publication.name else f"{title} · {publication.name}",
        subtitle=subtitle,
        url=publication.absolute(path),
        feed_url=publication.absolute(request.path),
        language=language,
        rights=rights(publication.licence),
        entries=tuple(Entry.from_page(Page.from_version(version), publication) for version in newest),
        withdrawn=tuple(withdrawn(language, at)) if format == "atom" else (),  # the only one with a word for it
    )
    chosen = FORMATS[format]
    response = HttpResponse(chosen.write(feed), content_type=f"{chosen.content_type}; charset=utf-8")
    if publication.licence:
        # JSON Feed has no property for a licence: RFC 8288 tells it of any format.
        response["Link"] = f'<{publication.licence.url}>; rel="license"'
    return response


def rights(licence: Licence | None) -> str:
    return f"{licence.name}, {licence.url}" if licence else _("All rights reserved.")


def withdrawn(language: str, at: datetime) -> list[Withdrawn]:
    """The latest of the site that were taken away openly, so that feed readers take them away too, whichever feed they
    have them from. No feed says whom or what they were about."""
    publication = Publication.in_language(language)
    gone = (
        Version.objects.ended()
        .begun(at)
        .in_language(language)
        .exclude(interview__in=Version.objects.live(at).values("interview"))
        .exclude(interview__addresses__silent=True)
        .values_list("interview__public_id")
        .annotate(ended=Max("live__endswith"))
        .order_by("-ended")[:WITHDRAWN]
    )
    return [Withdrawn(publication.absolute(reverse("short", args=[public_id])), ended) for public_id, ended in gone]
