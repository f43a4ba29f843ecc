"""The front page: what an editor picked, then the newest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Value

from articles.models import FrontPage, Version
from articles.pages import Card, Mention, Page, TopicLink
from articles.public import policies, quotations
from articles.public.live import entries, people, topics
from articles.public.live.asked import AT, LANGUAGE
from articles.public.quotations import Quotation
from newsroom.prepared import Prepared

LATEST = 9  # three rows of three on a desk
UNPICKED = 1000  # after every place that an editor gave


@dataclass(frozen=True)
class Front:
    """What the front page shows; nothing on it twice."""

    lead: Card | None
    latest: tuple[Card, ...]
    quote: Quotation | None
    people: tuple[Mention, ...]
    topics: tuple[TopicLink, ...]
    written: Iterable[str]  # the policies that there are


@dataclass(frozen=True)
class Said:
    """What the database says of the front page: its rows, and the versions that may lend it a quotation."""

    language: str
    rows: list[tuple]
    quotable: list[Version]


def said(language: str, at: datetime) -> Said:
    """Two queries, whatever the size of the archive."""
    rows = picked_and_newest.rows(language=language, at=at)
    quoted = picked_and_newest.place("quoted")
    versions = [row[0] for row in rows if row[quoted]] + list(dict.fromkeys(row[0] for row in rows))[1:4]
    found = Version.objects.for_pages().exclude(content="").in_bulk(versions)  # what one said may be removed by now
    return Said(language, rows, [found[version] for version in versions if version in found])


def of(said: Said) -> Front:
    """The front page: what an editor picked, then the newest, each once."""
    first: dict[int, Version] = {}
    for row in picked_and_newest.models(said.rows):
        first.setdefault(row.pk, row)
    rows = list(first.values())
    cards = [Card.from_version(row) for row in rows]
    return Front(
        lead=cards[0] if cards else None,
        latest=tuple(cards[1 : LATEST + 1]),
        quote=quote(said.quotable),
        people=people.named_in(cards, said.language),
        topics=topics.named_in(rows),
        written=rows[0].written if rows else policies.written(said.language),
    )


@Prepared
def picked_and_newest():
    """The live versions of picked interviews in their order, then the newest; `quoted`: chosen for that."""
    live = Version.objects.live_then(AT).in_language(LANGUAGE).only(*Version.CARD_FIELDS, "lead_photo", "topics")
    chosen = FrontPage.objects.filter(language=LANGUAGE, quoted=OuterRef("interview"))
    picks = live.filter(interview__picks__front_page__language=LANGUAGE).annotate(
        place=F("interview__picks__position"), added=F("interview__picks__id")
    )
    unpicked = {"place": Value(UNPICKED), "added": Value(0)}
    newest = live.newest_first()[: entries.NEWEST].annotate(**unpicked)
    quoted = live.filter(Exists(chosen)).annotate(**unpicked)
    everywhere = Version.objects.live_then(AT)
    shelves = [
        shelf.annotate(quoted=Exists(chosen)).with_translations(everywhere).with_written(LANGUAGE)
        for shelf in (picks, newest, quoted)
    ]
    return shelves[0].union(*shelves[1:]).order_by("place", "added", "-first_published_at", "-id")


def quote(versions: list[Version]) -> Quotation | None:
    """A sentence worth a band of its own, from the first of these versions that has one."""
    return next(filter(None, map(quotations.chosen, map(Page.from_version, versions))), None)
