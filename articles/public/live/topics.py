"""Topics: they exist for readers while a live version leads to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Count, Subquery, Window

from articles.models import Language, TopicName, Version
from articles.models.languages import in_language
from articles.pages import TopicLink
from articles.public.live import entries
from articles.words import stored


@dataclass(frozen=True)
class Head:
    """What stands above the interviews on a topic, for readers of a language."""

    topic: TopicLink
    other_name: str  # where the other language has another one
    description: str  # as it stands now; what it is called is as it was frozen
    counts: dict[str, int]  # of live interviews, by their language, the reader's own first


def find(slug: str, language: str, at: datetime) -> Head | None:
    """A topic as the newest live interview in `language` calls it, else the newest in another."""
    counted = Window(Count("pk"), partition_by="language")
    described = TopicName.objects.filter(topic__slug=slug, language=language).values("description")
    versions = Version.objects.live(at).about(slug).annotate(counted=counted, described=Subquery(described))
    rows = {row.language: row for row in entries.newest(versions).only("language", "topics")}
    if not rows:
        return None
    called = {each: stored.read(TopicLink, entries.leading_to(slug, row.topics)) for each, row in rows.items()}
    own, other = Language(language), Language(language).other
    topic, elsewhere = (in_language(called, each).for_readers_of(each) for each in (own, other))
    return Head(
        topic=topic,
        other_name=elsewhere.name if elsewhere.name != topic.name else "",
        description=next(iter(rows.values())).described or "",
        counts={each: rows[each].counted for each in (own, other) if each in rows},
    )


def every(language: str, at: datetime) -> list[TopicLink]:
    """Every topic of a live interview, by name."""
    rows = entries.every_slug("topics", language, at)
    return entries.in_order((stored.read(TopicLink, row).for_readers_of(language) for row in rows), language)


def newest_versions(language: str, at: datetime):
    """Those whose topics are shown to somebody who does not know what to look for."""
    return Version.objects.live(at).in_language(language).newest_first().only("topics")[: entries.NEWEST]


def named_in(versions: Iterable[Version], most: int | None = entries.NAMES) -> tuple[TopicLink, ...]:
    """The topics of `versions`, each once: those of the first come first, as the first calls them."""
    called = {}
    for version in versions:
        for topic in version.topics:
            called.setdefault(topic["slug"], stored.read(TopicLink, topic))
    return tuple(islice(called.values(), most))
