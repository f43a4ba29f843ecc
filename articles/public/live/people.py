"""People: they exist for readers while a live version leads to them."""

from datetime import datetime

from articles.models import Participation, Version
from articles.models.languages import in_language
from articles.pages import Mention
from articles.public.live import entries
from articles.words import stored


def find(slug: str, language: str, at: datetime) -> Mention | None:
    """How the newest live interview that leads to this person names them."""
    rows = entries.newest(Version.objects.live(at).naming(slug)).values_list("language", "people")
    found = {written_in: entries.leading_to(slug, people) for written_in, people in rows}
    return stored.read(Mention, in_language(found, language)).for_readers_of(language) if found else None


def everybody(language: str, at: datetime) -> list[Mention]:
    """Everybody who was interviewed and has a page, by name."""
    rows = entries.every_slug("people", language, at, role=Participation.Role.INTERVIEWEE)
    return entries.in_order((stored.read(Mention, row).for_readers_of(language) for row in rows), language)
