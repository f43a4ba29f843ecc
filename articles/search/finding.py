"""The versions that a question meets, the best first, and how to look within them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchRank
from django.db.backends.postgresql.psycopg_any import Jsonb
from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    F,
    FloatField,
    Func,
    IntegerField,
    JSONField,
    TextField,
    Value,
    When,
)
from django.db.models.functions import ExtractYear
from django.utils import timezone

from articles.models import Version
from articles.search.questions import ANY_WORD, QUERY, Question
from newsroom.prepared import Asked, Prepared

WEIGHTS = [0.1, 0.2, 0.5, 1.0]  # of D, C, B and A
MOST = 100  # so many of the best matches are counted and can be paged through
FACETS = 8


@dataclass(frozen=True)
class Facet:
    """A way to look within what was found: `count` of it has this person, topic or year."""

    value: str
    label: str
    count: int
    chosen: bool


Choices = tuple[tuple[str, tuple[Facet, ...]], ...]  # by the parameter of the address that looks within each


@dataclass(frozen=True)
class Found:
    """What a question met: the primary keys of versions, the best first, and how to look within them."""

    versions: tuple[int, ...] = ()
    within: Choices = ()

    @property
    def capped(self) -> bool:
        """Whether there may be more than these."""
        return len(self.versions) == MOST

    @property
    def facets(self) -> Choices:
        """None where a single match leaves no choice."""
        chosen = any(choice.chosen for _name, choices in self.within for choice in choices)
        return self.within if chosen or len(self.versions) > 1 else ()


def find(question: Question, at: datetime) -> Found:
    """At most `MOST` matches, in one query."""
    if not question.words:
        return Found()
    chosen = question.within
    if "person" in chosen:
        chosen["person"] = [Jsonb([{"slug": question.person}])]
    if "topic" in chosen:
        chosen["topic"] = [Jsonb([{"slug": question.topic}])]
    rows = best(*chosen).rows(at=at, language=question.language, **question.asked, **chosen)
    if not rows:
        return Found()
    versions, lines, years = zip(*rows, strict=True)
    return Found(versions, counted(filter(None, lines), map(str, years), question))


def counted(lines: Iterable[str], years: Iterable[str], question: Question) -> Choices:
    """Who and what most of the matches have, of which each has the `lines` it was indexed with (`indexing.facet`)."""
    counts = {"person": Counter(), "topic": Counter(), "year": Counter(years)}
    labels = {}
    for line, count in Counter("\n".join(lines).split("\n")).items():
        if line:
            kind, value, label = line.split("\t")
            counts[kind][value] += count
            labels.setdefault((kind, value), label)  # the best match says how something is called
    chosen = {kind: str(value) for kind, value in question.within.items()}

    def choices(kind, found):
        most = found.most_common(FACETS)
        return tuple(
            Facet(value, labels.get((kind, value), value), count, value == chosen.get(kind)) for value, count in most
        )

    return tuple((kind, choices(kind, found)) for kind, found in counts.items())


@cache
def best(*within: str) -> Prepared:
    """The best `MOST` that match, the best first, within a person, a topic, a year."""
    return Prepared(partial(matching, within))


def matching(within: tuple[str, ...]):
    """Of many matches those come first that say the words at their head, then the newest; only these are ranked by
    their whole text, which to unpack for thousands would take a tenth of a second."""
    versions = Version.objects.live_then(Asked("at", DateTimeField())).in_language(Asked("language", CharField()))
    versions = versions.filter(search_vector=QUERY)
    for column, chosen in (("people", "person"), ("topics", "topic")):
        if chosen in within:
            versions = versions.holding(column, Asked(chosen, ArrayField(JSONField())))
    if "year" in within:
        versions = versions.filter(first_published_at__year=Asked("year", IntegerField()))
    # Where none of the words stand there is nothing to rank, and to look for them takes a quarter of the time.
    head = Case(When(search_head=ANY_WORD, then=rank("search_head")), default=0.0, output_field=FloatField())
    likely = versions.order_by(head.desc(), "-first_published_at", "-id")
    ranked = Version.objects.filter(pk__in=likely.values("pk")[:MOST]).order_by(
        rank("search_vector").desc(), "-first_published_at", "-id"
    )
    year = ExtractYear("first_published_at", tzinfo=timezone.get_default_timezone())
    return ranked.values_list("pk", AsText("facets"), year)


class AsText(Func):
    """The text that a JSON column holds."""

    template = "(%(expressions)s #>> '{}')"
    output_field = TextField()


def rank(column: str) -> SearchRank:
    return SearchRank(F(column), QUERY, weights=WEIGHTS, normalization=Value(1))
