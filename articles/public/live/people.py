"""People: they exist for readers while a live version leads to them."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from articles.models import Participation, Version
from articles.models.languages import in_language
from articles.pages import Card, Mention
from articles.public.live import entries
from articles.words import stored


def find(slug: str, language: str, at: datetime) -> Mention | None:
    """How the newest live interview that leads to this person names them."""
    rows = entries.newest(Version.objects.live(at).naming(slug)).values_list("language", "people")
    found = {written_in: entries.leading_to(slug, people) for written_in, people in rows}
    return stored.read(Mention, in_language(found, language)).for_readers_of(language) if found else None


def named_in(cards: Iterable[Card], language: str, most: int | None = entries.NAMES) -> tuple[Mention, ...]:
    """The people of `cards` who have a page, each once: those of the first come first, as the first names them."""
    called = {}
    for card in cards:
        for who in card.people:
            if who.slug:
                called.setdefault(who.slug, who.for_readers_of(language))
    return tuple(islice(called.values(), most))


def everybody(language: str, at: datetime) -> list[Mention]:
    """Everybody who was interviewed and has a page, by name."""
    rows = entries.every_slug("people", language, at, role=Participation.Role.INTERVIEWEE)
    return entries.in_order((stored.read(Mention, row).for_readers_of(language) for row in rows), language)
