"""Finding interviews by their words: what they can be found by, what a question meets, what is told of it."""

from articles.search.finding import Facet, Found, find
from articles.search.indexing import columns, index, index_again, within_topics
from articles.search.questions import LONGEST_QUERY, Question
from articles.search.showing import Hit, hits, shown
from articles.search.suggesting import suggestion

__all__ = [
    "LONGEST_QUERY",
    "Facet",
    "Found",
    "Hit",
    "Question",
    "columns",
    "find",
    "hits",
    "index",
    "index_again",
    "shown",
    "suggestion",
    "within_topics",
]
