"""What readers find at a moment: an interview's companions, people and topics, the front page."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, Value

from articles.models import FrontPage, Participation, Version
from articles.models.languages import Language, in_language
from articles.pages import Card, Mention, Page, TopicLink
from articles.public import quotations
from articles.public.quotations import Quotation
from articles.words import folding

RELATED = 3
LATEST = 9  # three rows of three on a desk
RECENT = 40  # so many of the newest interviews tell who and what the front page names
NAMES = 24
UNPICKED = 1000  # after every place that an editor gave

INTERVIEWEE = Participation.Role.INTERVIEWEE


# -- beside one interview


@dataclass(frozen=True)
class Companions:
    """The same interview in other languages, and others that its readers may want."""

    translations: tuple[Card, ...] = ()
    related: tuple[Card, ...] = ()
    original: Card | None = None  # the one of `translations` that this is a translation of


def companions(version: Version, at: datetime) -> Companions:
    """All companions of a version, in one query.

    Related are those with the same people, then those with the same topics, then the newest. People are the same
    only where both pages lead to them: to relate two unnamed speakers would tell that they are one person.
    """
    others = Version.objects.live(at).for_cards().exclude(interview=version.interview_id)
    near = others.in_language(version.language).newest_first()
    people = [who["slug"] for who in version.people if who["role"] == INTERVIEWEE and who["slug"]]
    shelves = (
        others.filter(family=version.family),
        near.naming(*people, role=INTERVIEWEE)[:RELATED],
        near.about(*(topic["slug"] for topic in version.topics))[:RELATED],
        near[:RELATED],
    )
    first, *rest = (shelf.annotate(shelf=Value(number)) for number, shelf in enumerate(shelves))
    rows = list(first.union(*rest).order_by("shelf", "-first_published_at", "-id"))
    cards = {row.interview_id: Card.from_version(row) for row in reversed(rows)}
    translations = tuple(cards[row.interview_id] for row in rows if row.shelf == 0)
    related = dict.fromkeys(row.interview_id for row in rows if row.shelf > 0)
    return Companions(
        translations,
        tuple(cards[interview] for interview in islice(related, RELATED)),
        cards.get(version.family),
    )


# -- lists of interviews


def readable(language: str, at: datetime):
    """Versions for a list in `language`: those in it, and those in another language that nobody has translated."""
    live = Version.objects.live(at)
    translated = live.in_language(language).filter(family=OuterRef("family"))
    return live.filter(Q(language=language) | ~Exists(translated))


# -- people and topics: they exist for readers while a live version leads to them


def person(slug: str, language: str, at: datetime) -> Mention | None:
    """How the newest live interview that leads to this person names them."""
    found = newest("people", Version.objects.live(at).naming(slug), slug)
    return Mention(**in_language(found, language)) if found else None


def topic(slug: str, at: datetime) -> dict[str, TopicLink]:
    """What the newest live interview in each language calls a topic."""
    found = newest("topics", Version.objects.live(at).about(slug), slug)
    return {language: TopicLink(**row) for language, row in found.items()}


def newest(column: str, versions, slug: str) -> dict[str, dict]:
    """The entry with `slug` in the newest of `versions`, by language."""
    rows = versions.order_by("language", "-first_published_at", "-id").distinct("language")
    return {
        language: next(entry for entry in entries if entry["slug"] == slug)
        for language, entries in rows.values_list("language", column)
    }


# Entries of a JSON column, each slug once: from the newest version in the reader's language, else in another.
EVERY_SLUG = """
    SELECT DISTINCT ON (entry ->> 'slug') entry
    FROM articles_version, jsonb_array_elements({column}) AS entry
    WHERE live @> %(at)s AND cancelled_at IS NULL AND entry ->> 'slug' <> '' AND entry @> %(facts)s
    ORDER BY entry ->> 'slug', language = %(language)s DESC, first_published_at DESC
"""


def people(language: str, at: datetime) -> list[Mention]:
    """Everybody who was interviewed and has a page, by name."""
    rows = every_slug("people", language, at, role=INTERVIEWEE)
    return in_order((Mention(**row) for row in rows), language)


def topics(language: str, at: datetime) -> list[TopicLink]:
    """Every topic of a live interview, by name."""
    return in_order((TopicLink(**row) for row in every_slug("topics", language, at)), language)


def every_slug(column: str, language: str, at: datetime, **facts) -> list[dict]:
    with connection.cursor() as cursor:
        asked = {"at": at, "language": language, "facts": json.dumps(facts)}
        cursor.execute(EVERY_SLUG.format(column=column), asked)
        return [json.loads(entry) for (entry,) in cursor.fetchall()]


def in_order(named: Iterable[Mention | TopicLink], language: str) -> list:
    """By name; those written in the reader's own script come first."""
    own = Language(language).direction
    return sorted(named, key=lambda one: (folding.direction(one.name) != own, folding.identity(one.name)))


# -- the front page


@dataclass(frozen=True)
class Front:
    """What the front page shows; nothing on it twice."""

    lead: Card | None
    latest: tuple[Card, ...]
    quote: Quotation | None
    people: tuple[Mention, ...]
    topics: tuple[TopicLink, ...]


def front(language: str, at: datetime) -> Front:
    """The front page: what an editor picked, then the newest, in two queries whatever the size of the archive."""
    rows = picked_and_newest(language, at)
    cards = [Card.from_version(row) for row in rows]
    named = {who.slug: who for card in reversed(cards) for who in card.people if who.slug}
    about = {topic["slug"]: TopicLink(**topic) for row in reversed(rows) for topic in row.topics}
    return Front(
        lead=cards[0] if cards else None,
        latest=tuple(cards[1 : LATEST + 1]),
        quote=quote([row.pk for row in rows if row.quoted] + [row.pk for row in rows[1:4]]),
        people=tuple(islice(reversed(named.values()), NAMES)),
        topics=tuple(islice(reversed(about.values()), NAMES)),
    )


def picked_and_newest(language: str, at: datetime) -> list[Version]:
    """The live versions of picked interviews in their order, then the newest, each once; `quoted`: chosen for that."""
    live = Version.objects.live(at).in_language(language).only(*Version.CARD_FIELDS, "lead_photo", "topics")
    chosen = FrontPage.objects.filter(language=language, quoted=OuterRef("interview"))
    picks = live.filter(interview__picks__front_page__language=language).annotate(
        place=F("interview__picks__position")
    )
    newest = live.newest_first()[:RECENT].annotate(place=Value(UNPICKED))
    quoted = live.filter(Exists(chosen)).annotate(place=Value(UNPICKED))
    shelves = [shelf.annotate(quoted=Exists(chosen)) for shelf in (picks, newest, quoted)]
    rows = shelves[0].union(*shelves[1:]).order_by("place", "-first_published_at", "-id")
    first: dict[int, Version] = {}
    for row in rows:
        first.setdefault(row.pk, row)
    return list(first.values())


def quote(versions: list[int]) -> Quotation | None:
    """A sentence worth a band of its own, from the first of these versions that has one."""
    rows = Version.objects.for_pages().in_bulk(versions)
    pages = (Page.from_version(rows[pk]) for pk in versions)
    return next(filter(None, map(quotations.chosen, pages)), None)
