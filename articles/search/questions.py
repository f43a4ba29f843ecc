"""What a reader looks for, and how PostgreSQL is asked for it."""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db.models import TextField

from articles.search.indexing import CONFIGURATIONS
from articles.words import inflection, stopwords
from newsroom.prepared import Asked

LONGEST_QUERY = 200
EITHER = {"en": "or", "ar": "أو"}  # between two words, as one types it; a web search reads "or" alone
ARABIC_OR = re.compile(r'"[^"]*"|(?<!\w)[أا]و(?!\w)')
PUNCTUATION = ".,:;!?،؛؟…"
QUOTES = str.maketrans("“”„«»", '"""""')
# A dash says "without" before one word; PostgreSQL's parser fails on a long row of them.
STRAY_DASHES = re.compile(r"-(?!\w)|(?<=-)-")


@dataclass(frozen=True)
class Question:
    """What a reader looks for, and within what: a person, a topic, a year."""

    words: str
    language: str
    person: str = ""
    topic: str = ""
    year: int | None = None

    @property
    def within(self) -> dict:
        """Of a person, a topic and a year those that are looked within."""
        within = {"person": self.person, "topic": self.topic, "year": self.year}
        return {name: value for name, value in within.items() if value}

    @property
    def folded(self) -> str:
        """The words as a web search reads them: "a phrase", or, -without."""
        return inflection.uninflected(STRAY_DASHES.sub(" ", stopwords.left_out(self.plain)))

    @property
    def plain(self) -> str:
        """The words as they are typed, with the quotation marks and the "or" of a web search."""
        return ARABIC_OR.sub(lambda found: found[0] if '"' in found[0] else "or", self.words.translate(QUOTES))

    @property
    def loosened(self) -> str:
        """The words to look for where no interview says all of them: for any. "" where there is but one, or where more
        is asked for than words."""
        typed = stopwords.left_out(self.plain).split()
        words = [word for word in (each.strip(PUNCTUATION) for each in typed) if word]
        if len(words) < 2 or any('"' in word or word.startswith("-") or word == "or" for word in words):
            return ""
        return f" {EITHER[self.language]} ".join(words)

    @property
    def asked(self) -> dict[str, str]:
        """What the queries below are told."""
        return {"words": self.folded, "configuration": CONFIGURATIONS[self.language]}


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
