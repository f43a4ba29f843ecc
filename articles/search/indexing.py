"""What a version can be found by: stored with it when it is made, in columns of its own."""

import json
from collections.abc import Iterable, Iterator

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import transaction
from django.db.models import Func, TextField, Value

from articles.models import Person, TopicName, Version
from articles.pages import Page, Passage
from articles.words import folding, inflection

CONFIGURATIONS = {"en": "english", "ar": "arabic"}
LONGEST_TEXT = 300_000  # characters; PostgreSQL refuses a vector of more than a megabyte


def index(version: Version):
    """Store what readers can find `version` by; called in the transaction that stores the version."""
    page = Page.from_content(json.loads(version.content))
    shown = [name for topic in page.topics for name in (topic.name, *topic.names.values())]
    topics = [topic["id"] for topic in version.topics]
    topics = TopicName.objects.filter(topic__in=topics).values_list("name", flat=True)
    named = Person.objects.filter(pk__in=[person.id for person in page.people if person.named])
    spellings = [spelling for person in named for spelling in person.spellings]
    Version.objects.filter(pk=version.pk).update(**columns(page, version.topics, [*spellings, *shown, *topics]))


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


def columns(page: Page, topics: list[dict], other_names: Iterable[str]) -> dict:
    """What the columns of a version for the search hold, of which lists know `topics` at the addresses they have by
    now; what is on the page is found by `other_names` too."""
    # Somebody not named in full is found by what the page calls them and by nothing else.
    names = [name for who in page.people for name in (who.names.values() if who.named else [who.name])]
    weighted = {
        "A": page.headline,
        "B": " ".join([page.standfirst, page.dateline, *names, *other_names]),
        "D": "\n\n".join([page.document.text, *page.document.originals.values()])[:LONGEST_TEXT],
    }
    configuration = CONFIGURATIONS[page.language]
    shown = shown_by_hits(page, topics)
    headline, beside, body = (
        SearchVector(Value(inflection.met(text)), config=configuration, weight=weight)
        for weight, text in weighted.items()
    )
    said = [inflection.met(text) for _block, _who, text, *_lang in shown["passages"]]
    return {
        "search_head": headline + beside,
        "search_vector": headline + beside + body,
        "search_names": folding.identity(" ".join([page.headline, *names, *(topic.name for topic in page.topics)])),
        "passage_words": VectorOfEach(Value(configuration), Value(said, ArrayField(TextField()))),
        **shown,
    }


def shown_by_hits(page: Page, topics: list[dict]) -> dict:
    """The columns of which readers see the words: what results are counted by, and what is cited of each."""
    return {
        # Of somebody who is not named in full no list says how many interviews they gave, not even where they may
        # have a page.
        "facets": within_topics(
            [facet("person", who.slug, who.name) for who in page.interviewees if who.named and who.slug], topics
        ),
        "passages": [cited(passage) for passage in page.passages if passage.text],
    }


def cited(passage: Passage) -> list:
    """Its address on the page, who says it, the words, and their language where it is not the page's."""
    who = passage.who.id if passage.who else None
    return [passage.id, who, passage.text, *filter(None, [passage.lang])]


def within_topics(facets: list[str], topics: list[dict]) -> str:
    """What results are counted by, with these topics in place of any other."""
    others = [line for line in facets if not line.startswith("topic\t")]
    return "\n".join([*others, *(facet("topic", topic["slug"], topic["name"]) for topic in topics)])


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
