"""What the page of results tells of each interview, and the place in it that a reader is led to."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVector
from django.db.models import BigIntegerField, BooleanField, CharField, F, Func, JSONField, TextField

from articles.models import Version
from articles.pages import Card
from articles.search.questions import ANY_WORD, Question
from articles.words import matches
from newsroom.prepared import Asked, Prepared


@dataclass(frozen=True)
class Hit:
    """An interview that was found, and the place in it that a reader is led to."""

    card: Card
    url: str
    who: str  # who says it, as the page names them; "" where the newsroom tells
    snippet: matches.Pieces
    lang: str = ""  # "" for that of the interview

    @property
    def text(self) -> str:
        return "".join(piece for piece, _ in self.snippet)


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
    rows = told.rows(versions=list(versions), language=question.language, **question.asked)
    by_key = {row.pk: row for row in told.models(rows)}
    return [by_key[version] for version in versions]


def hits(shown: Sequence[Version]) -> list[Hit]:
    words = tuple(chain.from_iterable(map(matches.stems, shown[0].lexemes))) if shown else ()
    return [hit(version, words) for version in shown]


def hit(version: Version, words: tuple[matches.Stem, ...]) -> Hit:
    """The first paragraph with the most of the words; the standfirst where a name or a headline was met."""
    card = Card.from_version(version)
    if version.passage is None:
        return Hit(card, card.url, "", matches.snippet(card.standfirst, words))
    block, speaker, text, *lang = version.passage
    who = next((who["name"] for who in version.people if who["id"] == speaker), "")
    return Hit(card, f"{card.url}#{block}", who, matches.snippet(text, words), *lang)
