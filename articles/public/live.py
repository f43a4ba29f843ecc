"""What readers find at a moment: an interview's companions, people and topics, the front page."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.backends.postgresql.psycopg_any import Jsonb
from django.db.models import (
    BigIntegerField,
    CharField,
    DateTimeField,
    Exists,
    F,
    JSONField,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from articles.models import FrontPage, Participation, Version
from articles.models.languages import Language, in_language
from articles.pages import Card, Mention, Page, TopicLink
from articles.public import changes, policies, quotations
from articles.public.quotations import Quotation
from articles.words import folding, stored
from newsroom.prepared import Asked, Prepared

RELATED = 3
RECENT = 1000  # so many of the newest are looked through for the same topics
LONG_AGO = datetime.min.replace(tzinfo=UTC)
LATEST = 9  # three rows of three on a desk
NEWEST = 40  # so many of the newest interviews tell who and what the front page names
NAMES = 24
UNPICKED = 1000  # after every place that an editor gave

INTERVIEWEE = Participation.Role.INTERVIEWEE

AT = Asked("at", DateTimeField())
LANGUAGE = Asked("language", CharField())


# -- one interview


@Prepared
def at_address():
    """The version that readers see at an address, with what they may know of its changes and of its original."""
    versions = Version.objects.at_address(LANGUAGE, Asked("slug", CharField())).live(AT)
    told = changes.with_original(changes.with_notices(versions, AT), AT)
    return told.with_written(LANGUAGE).for_pages()[:1]


# -- beside it


@dataclass(frozen=True)
class Companions:
    """The same interview in other languages, and others that its readers may want."""

    translations: tuple[Card, ...] = ()
    related: tuple[Card, ...] = ()
    original: Card | None = None  # the one of `translations` that this is a translation of


@Prepared
def beside():
    """Of a version, on shelves: its translations, those with the same people, with the same topics, the newest."""
    others = Version.objects.live_then(AT).for_cards().exclude(interview=Asked("interview", BigIntegerField()))
    near = others.in_language(LANGUAGE).newest_first()
    # By expressions, so that PostgreSQL looks for the few by their names and does not walk through all by their age or
    # language.
    age, tongue = Coalesce("first_published_at", "first_published_at"), Coalesce("language", "language")
    of_few = others.alias(tongue=tongue).filter(tongue=LANGUAGE).order_by(age.desc(), "-id")
    # A topic that few others have is not looked for in all that there are.
    published = Version.objects.in_language(LANGUAGE).newest_first().values("first_published_at")
    recent = near.filter(first_published_at__gte=Coalesce(Subquery(published[RECENT:][:1]), Value(LONG_AGO)))
    shelves = (
        others.filter(family=Asked("family", BigIntegerField())),
        of_few.holding("people", Asked("people", ArrayField(JSONField())))[:RELATED],
        recent.holding("topics", Asked("topics", ArrayField(JSONField())))[:RELATED],
        near[:RELATED],
    )
    first, *rest = (shelf.annotate(shelf=Value(number)) for number, shelf in enumerate(shelves))
    return first.union(*rest, all=True).order_by("shelf", "-first_published_at", "-id")


def rows_beside(version: Version, at: datetime) -> list[tuple]:
    """People are the same only where both pages lead to them: to relate two unnamed speakers would tell that they
    are one person."""
    people = [who["slug"] for who in version.people if who["role"] == INTERVIEWEE and who["slug"]]
    return beside.rows(
        at=at,
        language=version.language,
        interview=version.interview_id,
        family=version.family,
        people=[Jsonb([{"slug": slug, "role": INTERVIEWEE}]) for slug in people],
        topics=[Jsonb([{"slug": topic["slug"]}]) for topic in version.topics],
    )


def companions(version: Version, said: list[tuple]) -> Companions:
    """What `rows_beside` said of a version."""
    rows = list(beside.models(said))
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
    return stored.read(Mention, in_language(found, language)).for_readers_of(language) if found else None


def topic(slug: str, at: datetime) -> dict[str, TopicLink]:
    """What the newest live interview in each language calls a topic."""
    found = newest("topics", Version.objects.live(at).about(slug), slug)
    return {language: stored.read(TopicLink, row) for language, row in found.items()}


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


# Every version as it was last written, and which of them are live. PostgreSQL tells of each row the transaction that
# wrote it (xmin), and no version is ever deleted: the first of the two never says again what it said before a change.
# A list that was read a moment after its state is then kept by a state that is over.
STATE = """
    SELECT bit_xor(hashint8extended(id, xmin::text::bigint)),
           bit_xor(hashint8extended(id, 0)) FILTER (WHERE live @> %(at)s AND cancelled_at IS NULL)
    FROM articles_version
"""


def state(at: datetime) -> tuple:
    """The same for as long as every live version is the same, word for word, and no other one is live."""
    with connection.cursor() as cursor:
        cursor.execute(STATE, {"at": at})
        return cursor.fetchone()


def people(language: str, at: datetime) -> list[Mention]:
    """Everybody who was interviewed and has a page, by name."""
    rows = every_slug("people", language, at, role=INTERVIEWEE)
    return in_order((stored.read(Mention, row).for_readers_of(language) for row in rows), language)


def topics(language: str, at: datetime) -> list[TopicLink]:
    """Every topic of a live interview, by name."""
    return in_order((stored.read(TopicLink, row) for row in every_slug("topics", language, at)), language)


def of_now(language: str, at: datetime):
    """The newest interviews, for somebody who does not know what to look for, with their topics alone."""
    return Version.objects.live(at).in_language(language).newest_first().only("topics")[:NEWEST]


def topics_in(versions: Iterable[Version]) -> tuple[TopicLink, ...]:
    """The topics of `versions`, each once: those of the first come first, as the first calls them."""
    called = {}
    for version in versions:
        for topic in version.topics:
            called.setdefault(topic["slug"], stored.read(TopicLink, topic))
    return tuple(islice(called.values(), NAMES))


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
    written: Iterable[str]  # the policies that there are


@dataclass(frozen=True)
class SaidOfFront:
    """What the database says of the front page: its rows, and the versions that may lend it a quotation."""

    language: str
    rows: list[tuple]
    quotable: list[Version]


def said_of_front(language: str, at: datetime) -> SaidOfFront:
    """Two queries, whatever the size of the archive."""
    rows = picked_and_newest.rows(language=language, at=at)
    quoted = picked_and_newest.place("quoted")
    versions = [row[0] for row in rows if row[quoted]] + list(dict.fromkeys(row[0] for row in rows))[1:4]
    found = Version.objects.for_pages().in_bulk(versions)
    return SaidOfFront(language, rows, [found[version] for version in versions])


def front(said: SaidOfFront) -> Front:
    """The front page: what an editor picked, then the newest, each once."""
    first: dict[int, Version] = {}
    for row in picked_and_newest.models(said.rows):
        first.setdefault(row.pk, row)
    rows = list(first.values())
    cards = [Card.from_version(row) for row in rows]
    named = {who.slug: who for card in reversed(cards) for who in card.people if who.slug}
    return Front(
        lead=cards[0] if cards else None,
        latest=tuple(cards[1 : LATEST + 1]),
        quote=quote(said.quotable),
        people=tuple(islice(reversed(named.values()), NAMES)),
        topics=topics_in(rows),
        written=rows[0].written if rows else policies.written(said.language),
    )


@Prepared
def picked_and_newest():
    """The live versions of picked interviews in their order, then the newest; `quoted`: chosen for that."""
    live = Version.objects.live_then(AT).in_language(LANGUAGE).only(*Version.CARD_FIELDS, "lead_photo", "topics")
    chosen = FrontPage.objects.filter(language=LANGUAGE, quoted=OuterRef("interview"))
    picks = live.filter(interview__picks__front_page__language=LANGUAGE).annotate(
        place=F("interview__picks__position")
    )
    newest = live.newest_first()[:NEWEST].annotate(place=Value(UNPICKED))
    quoted = live.filter(Exists(chosen)).annotate(place=Value(UNPICKED))
    everywhere = Version.objects.live_then(AT)
    shelves = [
        shelf.annotate(quoted=Exists(chosen)).with_translations(everywhere).with_written(LANGUAGE)
        for shelf in (picks, newest, quoted)
    ]
    return shelves[0].union(*shelves[1:]).order_by("place", "-first_published_at", "-id")


def quote(versions: list[Version]) -> Quotation | None:
    """A sentence worth a band of its own, from the first of these versions that has one."""
    return next(filter(None, map(quotations.chosen, map(Page.from_version, versions))), None)
