"""Finding interviews by their words: what is indexed, how a query meets it, what to ask instead."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from functools import cache, partial

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector, SearchVectorField
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import Jsonb
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    CharField,
    DateTimeField,
    F,
    FloatField,
    Func,
    IntegerField,
    JSONField,
    Q,
    TextField,
    Value,
    When,
)
from django.db.models.functions import ExtractYear
from django.utils import timezone

from articles.models import Person, TopicName, Version
from articles.pages import Card, Page
from articles.words import folding, matches
from newsroom.prepared import Asked, Prepared

CONFIGURATIONS = {"en": "english", "ar": "arabic"}
WEIGHTS = [0.1, 0.2, 0.5, 1.0]  # of D, C, B and A

LONGEST_QUERY = 200
LONGEST_TEXT = 300_000  # characters; PostgreSQL refuses a vector of more than a megabyte
MOST = 100  # so many of the best matches are counted and can be paged through
FACETS = 8
LIKENED = 4  # letters; of a shorter word one wrong letter leaves nothing alike, and half the archive shares the rest


# -- indexing


def index(version: Version):
    """Store what readers can find `version` by; called in the transaction that stores the version."""
    page = Page.from_content(json.loads(version.content))
    topics = TopicName.objects.filter(topic__in=[topic.id for topic in page.topics]).values_list("name", flat=True)
    # Somebody not named in full is found by what the page calls them and by nothing else.
    named = Person.objects.filter(pk__in=[person.id for person in page.people if person.named])
    spellings = [spelling for person in named for spelling in person.spellings]
    Version.objects.filter(pk=version.pk).update(**columns(page, [*spellings, *topics]))


def index_again() -> Iterator[int]:
    """Index every version anew, as after a release that folds words otherwise; yields the key of each that is done.

    Each is locked meanwhile: one that is redacted just then must not be found by what it said.
    """
    for pk in Version.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            version = Version.objects.select_for_update().get(pk=pk)
            if version.content:
                index(version)
        yield pk


def columns(page: Page, other_names: Iterable[str]) -> dict:
    """What the columns of a version for the search hold; what is on the page is found by `other_names` too."""
    names = [name for person in page.people for name in person.names.values()]
    weighted = {
        "A": page.headline,
        "B": " ".join([page.standfirst, page.dateline, *names, *other_names]),
        "D": page.document.text[:LONGEST_TEXT],
    }
    configuration = CONFIGURATIONS[page.language]
    shown = shown_by_hits(page)
    headline, beside, body = (
        SearchVector(Value(folding.search(text)), config=configuration, weight=weight)
        for weight, text in weighted.items()
    )
    return {
        "search_head": headline + beside,
        "search_vector": headline + beside + body,
        "search_names": folding.identity(" ".join([page.headline, *names, *(topic.name for topic in page.topics)])),
        "passage_words": VectorOfEach(
            Value(configuration),
            Value([folding.search(text) for _block, _who, text in shown["passages"]], ArrayField(TextField())),
        ),
        **shown,
    }


def shown_by_hits(page: Page) -> dict:
    """The columns of which readers see the words: what results are counted by, and what is cited of each."""
    passages = [passage for passage in page.passages if passage.text]
    return {
        # Of somebody who is not named in full no list says how many interviews they gave, not even where they may
        # have a page.
        "facets": "\n".join(
            [
                *(facet("person", who.slug, who.name) for who in page.interviewees if who.named and who.slug),
                *(facet("topic", topic.slug, topic.name) for topic in page.topics),
            ]
        ),
        "passages": [[passage.id, passage.who.id if passage.who else None, passage.text] for passage in passages],
    }


def facet(*parts: str) -> str:
    """A line that is counted as it stands: what it is, its address, its name."""
    return "\t".join(" ".join(part.split()) for part in parts)


class VectorOfEach(Func):
    """The words of each of an array of texts; not how often and where, which nobody asks of a passage."""

    template = (
        "ARRAY(SELECT strip(to_tsvector(configuration::regconfig, said))"
        " FROM (SELECT %(expressions)s::text[]) AS given (configuration, texts), unnest(texts) AS said)"
    )
    output_field = ArrayField(SearchVectorField())


# -- asking

QUOTES = str.maketrans("“”„«»", '"""""')
# A dash says "without" before one word; PostgreSQL's parser fails on a long row of them.
STRAY_DASHES = re.compile(r"-(?!\w)|(?<=-)-")


class UnforeseenQuery(SearchQuery):
    """A query that the planner cannot look into, so that it goes by the index.

    It believes that @@ costs a row nothing, and for a common word would rather unpack every vector of the table.
    """

    def as_sql(self, *args, **kwargs):
        sql, parameters = super().as_sql(*args, **kwargs)
        return f"(SELECT {sql})", parameters


QUERY = UnforeseenQuery(
    Asked("words", TextField()), config=Asked("configuration", TextField()), search_type="websearch"
)


class AnyWord(UnforeseenQuery):
    """Any of the words that are typed, those also that are not to be found."""

    def as_sql(self, *args, **kwargs):
        sql, parameters = super().as_sql(*args, **kwargs)
        return rf"(SELECT regexp_replace({sql}::text, ' (&|<[-\d]+>) ', ' | ', 'g')::tsquery)", parameters


ANY_WORD = AnyWord(Asked("words", TextField()), config=Asked("configuration", TextField()), search_type="plain")


@dataclass(frozen=True)
class Question:
    """What a reader looks for, and within what: a person, a topic, a year."""

    words: str
    language: str
    person: str = ""
    topic: str = ""
    year: int | None = None

    @property
    def folded(self) -> str:
        """The words as a web search reads them: "a phrase", or, -without."""
        return folding.search(STRAY_DASHES.sub(" ", self.words.translate(QUOTES)))


@dataclass(frozen=True)
class Facet:
    """A way to look within what was found: `count` of it has this person, topic or year."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Found:
    """What a question met: the primary keys of versions, the best first, and how to look within them."""

    versions: tuple[int, ...] = ()
    people: tuple[Facet, ...] = ()
    topics: tuple[Facet, ...] = ()
    years: tuple[Facet, ...] = ()

    @property
    def capped(self) -> bool:
        """Whether there may be more than these."""
        return len(self.versions) == MOST

    @property
    def facets(self) -> list[tuple[str, tuple[Facet, ...]]]:
        """Each with the parameter of the address that looks within it."""
        return [("person", self.people), ("topic", self.topics), ("year", self.years)]


def find(question: Question, at: datetime) -> Found:
    """At most `MOST` matches, in one query."""
    if not question.words:
        return Found()
    within = {"person": question.person, "topic": question.topic, "year": question.year}
    chosen = {name: value for name, value in within.items() if value}
    if "person" in chosen:
        chosen["person"] = [Jsonb([{"slug": question.person}])]
    if "topic" in chosen:
        chosen["topic"] = [Jsonb([{"slug": question.topic}])]
    rows = best(*chosen).rows(at=at, language=question.language, **asked(question), **chosen)
    lines = Counter("\n".join(facets or "" for _version, facets, _year in rows).split("\n"))
    lines.update([facet("year", str(year), str(year)) for _version, _facets, year in rows])
    return Found(
        tuple(version for version, *_ in rows),
        counted(lines, "person", question.person),
        counted(lines, "topic", question.topic),
        counted(lines, "year", str(question.year)),
    )


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


def counted(lines: Counter[str], kind: str, chosen: str) -> tuple[Facet, ...]:
    labels, counts = {}, Counter()
    for line, count in lines.items():
        if line.startswith(f"{kind}\t"):
            _kind, value, label = line.split("\t")
            labels.setdefault(value, label)  # the best match says how something is called
            counts[value] += count
    return tuple(Facet(value, labels[value], count, value == chosen) for value, count in counts.most_common(FACETS))


# -- showing


@dataclass(frozen=True)
class Hit:
    """An interview that was found, and the place in it that a reader is led to."""

    card: Card
    url: str
    who: str  # who says it, as the page names them; "" where the newsroom tells
    snippet: matches.Pieces


class OneOf(Func):
    """Whether a column is one of an array of values; their number is not part of the query."""

    template, arg_joiner = "(%(expressions)s))", " = ANY ("
    output_field = BooleanField()


class Likeliest(Func):
    """Of the passages of a version the first with the most of some words; NULL where none has any."""

    template = (
        "(SELECT said FROM (SELECT said, place, ts_rank(words, query) AS rank"
        " FROM (SELECT %(expressions)s) AS given (words_of_each, passages, query),"
        " unnest(words_of_each, passages) WITH ORDINALITY AS passage (words, said, place)) AS ranked"
        " WHERE rank > 0 ORDER BY rank DESC, place LIMIT 1)"
    )
    output_field = JSONField()


class Once(Func):
    """What does not depend on a row, and is not asked again for each."""

    template = "(SELECT %(expressions)s)"


@Prepared
def told():
    """Versions with what the page of results says of each, the stems that were looked for, and what its frame says."""
    words = SearchVector(Asked("words", TextField()), config=Asked("configuration", TextField()))
    lexemes = Once(Func(words, function="tsvector_to_array", output_field=ArrayField(TextField())))
    versions = Version.objects.filter(OneOf(F("pk"), Asked("versions", ArrayField(BigIntegerField()))))
    passage = Likeliest("passage_words", "passages", ANY_WORD)
    versions = versions.for_cards().with_written(Asked("language", CharField()))
    return versions.annotate(lexemes=lexemes, passage=passage)


def shown(versions: Sequence[int], question: Question) -> list[Version]:
    """The versions of one page of results with what it says of each, in one query."""
    if not versions:
        return []
    rows = told.rows(versions=list(versions), language=question.language, **asked(question))
    by_key = {row.pk: row for row in told.models(rows)}
    return [by_key[version] for version in versions]


def hits(shown: Sequence[Version], question: Question) -> list[Hit]:
    words = matches.stems(shown[0].lexemes, question.language) if shown else ()
    return [hit(version, words) for version in shown]


def asked(question: Question) -> dict[str, str]:
    return {"words": question.folded, "configuration": CONFIGURATIONS[question.language]}


def hit(version: Version, words: tuple[matches.Stem, ...]) -> Hit:
    """The first paragraph with the most of the words; the standfirst where a name or a headline was met."""
    card = Card.from_version(version)
    if version.passage is None:
        return Hit(card, card.url, "", matches.snippet(card.standfirst, words))
    block, speaker, text = version.passage
    who = next((who["name"] for who in version.people if who["id"] == speaker), "")
    return Hit(card, f"{card.url}#{block}", who, matches.snippet(text, words))


# -- when nothing is found


def suggestion(question: Question, at: datetime) -> str:
    """The words with each that nobody uses replaced by the likest that readers can meet, or "" for no idea.

    Only headlines, names and topics of live versions are looked at.
    """
    words = folding.identity(question.words).split()
    long = [word for word in words if len(word) >= LIKENED]
    if not long:
        return ""
    like = Q(*(Q(search_names__trigram_word_similar=word) for word in long), _connector=Q.OR)
    near = Version.objects.live(at).in_language(question.language).filter(like).newest_first()
    known = {}
    for headline, people, topics in near.values_list("headline", "people", "topics")[:50]:
        names = [headline, *(who["name"] for who in people), *(topic["name"] for topic in topics)]
        known |= {folding.identity(word): word for word in re.findall(r"\w+", " ".join(names))}
    better = [closest(word, known) if word in long else word for word in words]
    return " ".join(better) if [folding.identity(word) for word in better] != words else ""


def closest(word: str, known: dict[str, str]) -> str:
    return known[match[0]] if (match := get_close_matches(word, known, n=1, cutoff=0.6)) else word
