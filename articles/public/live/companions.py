"""What stands beside an interview: the same one in other languages, and those that are related to it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from django.contrib.postgres.fields import ArrayField
from django.db.backends.postgresql.psycopg_any import Jsonb
from django.db.models import BigIntegerField, JSONField, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Participation, Version
from articles.pages import Card
from articles.public.live.asked import AT, LANGUAGE
from newsroom.prepared import Asked, Prepared

RELATED = 3
RECENT = 1000  # so many of the newest are looked through for the same topics
LONG_AGO = datetime.min.replace(tzinfo=UTC)
INTERVIEWEE = Participation.Role.INTERVIEWEE


@dataclass(frozen=True)
class Companions:
    """The same interview in other languages, and others that its readers may want."""

    translations: tuple[Card, ...] = ()
    related: tuple[Card, ...] = ()
    original: Card | None = None  # the one of `translations` that this is a translation of


@Prepared
def beside():
    """What stands beside a version, each with the shelf that it is found on: 0 for its translations, 1 for the same
    people, 2 for the same topics, 3 for the newest."""
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


def rows(version: Version, at: datetime) -> list[tuple]:
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


def of(version: Version, said: list[tuple]) -> Companions:
    """What `rows` said of a version."""
    found = list(beside.models(said))
    cards = {row.interview_id: Card.from_version(row) for row in reversed(found)}
    translations = tuple(cards[row.interview_id] for row in found if row.shelf == 0)
    related = dict.fromkeys(row.interview_id for row in found if row.shelf > 0)
    return Companions(
        translations,
        tuple(cards[interview] for interview in islice(related, RELATED)),
        cards.get(version.family),
    )
