"""What to ask instead when nothing is found: the likest words that stand together in one interview."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from difflib import SequenceMatcher
from functools import cache, partial
from itertools import combinations

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from articles.models import Version
from articles.search.questions import Question, UnforeseenQuery
from articles.words import folding, inflection

LIKENED = 4  # letters; of a shorter word one wrong letter leaves nothing alike, and half the archive shares the rest
LIKE = 0.8  # how alike two words are at least, as difflib measures
FURTHER = 2  # so many letters longer or shorter
SLIPS = 6  # words; who types more has copied them from somewhere
NEAR = 4  # so many interviews of each way to be near are read, the newest first
READABLE = ("headline", "standfirst", "people", "topics", "passages")

WORD = re.compile(rf"[\w{''.join(map(chr, folding.MARKS))}]+")  # with its vowel signs


def suggestion(question: Question, at: datetime) -> str:
    """The words with each that is misspelt as readers can meet it, or "" for no idea.

    All stand in one live interview, so that whoever follows the suggestion finds something.
    """
    words = WORD.findall(folding.typed(question.words))
    typed = {word for word in words if len(word) >= LIKENED}
    if not 0 < len(typed) <= SLIPS:
        return ""
    fold, like, best, meant = cache(folding.typed), cache(likeness), 0.0, {}
    for row in near(sorted(typed), question.language, at):
        known = {fold(word): word for text in readable(*row) for word in WORD.findall(text)}
        likest = {word: max(known, key=partial(like, word), default="") for word in typed}
        likenesses = [like(word, other) for word, other in likest.items()]
        if all(likenesses) and sum(likenesses) > best:
            best, meant = sum(likenesses), {word: known[other] for word, other in likest.items()}
    better = [meant.get(word, word) for word in words]
    return " ".join(better) if [fold(word) for word in better] != words else ""


def near(typed: list[str], language: str, at: datetime) -> QuerySet:
    """What is said in the newest interviews whose headline, names and topics are like the words, in the newest where
    all the words begin as typed, and in the newest where all but one do."""
    live = Version.objects.live(at).in_language(language)
    # In an order that no index has: PostgreSQL would walk along it and unpack what each interview says.
    live = live.order_by(Coalesce("first_published_at", "first_published_at").desc(), "-id")
    ways = [
        Q(*(Q(search_names__trigram_word_similar=word) for word in typed)),
        begun([typed]),
        begun(combinations(typed, len(typed) - 1)),
    ]
    first, *rest = (live.filter(way).values_list(*READABLE)[:NEAR] for way in ways)
    return first.union(*rest, all=True)


def begun(sets: Iterable[Sequence[str]]) -> Q:
    """Where all words of one of the sets begin as typed; nowhere for the empty set."""
    said = " | ".join(" & ".join(map(beginning, words)) for words in sets)
    return Q(search_vector=UnforeseenQuery(said, config="simple", search_type="raw"))


def beginning(word: str) -> str:
    """What the stem of `word` begins with, too, as the index has stems."""
    stem = inflection.uninflected(word)
    return f"'{stem[: max(3, len(stem) // 2)]}':*"


def readable(headline, standfirst, people, topics, passages) -> Iterator[str]:
    """What a page says, the most prominent last, whose spelling then holds."""
    yield from (text for _block, _who, text, *_lang in passages)
    yield from (topic["name"] for topic in topics)
    yield from (who["name"] for who in people)
    yield from (standfirst, headline)


def likeness(word: str, other: str) -> float:
    """From `LIKE` to 1, or 0 for words that are not alike."""
    if abs(len(word) - len(other)) > FURTHER:
        return 0
    compared = SequenceMatcher(None, word, other, autojunk=False)
    return ratio if compared.quick_ratio() >= LIKE and (ratio := compared.ratio()) >= LIKE else 0
