"""Topics: they exist for readers while a live version leads to them."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from articles.models import Version
from articles.pages import TopicLink
from articles.public.live import entries
from articles.words import stored


def find(slug: str, at: datetime) -> dict[str, TopicLink]:
    """What the newest live interview in each language calls a topic."""
    found = entries.newest("topics", Version.objects.live(at).about(slug), slug)
    return {language: stored.read(TopicLink, row) for language, row in found.items()}


def every(language: str, at: datetime) -> list[TopicLink]:
    """Every topic of a live interview, by name."""
    rows = entries.every_slug("topics", language, at)
    return entries.in_order((stored.read(TopicLink, row).for_readers_of(language) for row in rows), language)


def of_now(language: str, at: datetime):
    """The newest interviews, for somebody who does not know what to look for, with their topics alone."""
    return Version.objects.live(at).in_language(language).newest_first().only("topics")[: entries.NEWEST]


def named_in(versions: Iterable[Version]) -> tuple[TopicLink, ...]:
    """The topics of `versions`, each once: those of the first come first, as the first calls them."""
    called = {}
    for version in versions:
        for topic in version.topics:
            called.setdefault(topic["slug"], stored.read(TopicLink, topic))
    return tuple(islice(called.values(), entries.NAMES))
