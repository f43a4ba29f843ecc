"""What to ask instead when nothing is found: the likest words that stand together in one interview."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from difflib import SequenceMatcher
from functools import cache, partial
from itertools import combinations

from django.db.models import CharField, DateTimeField, Exists, Q, QuerySet, TextField
from django.db.models.functions import Coalesce

from articles.models import Version
from articles.search.indexing import CONFIGURATIONS
from articles.search.questions import EITHER, Question, UnforeseenQuery
from articles.words import folding, inflection, stopwords
from newsroom.prepared import Asked, Prepared

LIKENED = 4  # letters; of a shorter word one wrong letter leaves nothing alike, and half the archive shares the rest
LIKE = 0.8  # how alike two words are at least, as difflib measures
SLIPS = 6  # words; who types more has copied them from somewhere
NEAR = 4  # so many interviews of each way to be near are read, the newest first
READABLE = ("headline", "standfirst", "people", "topics", "passages")

WORD = re.compile(rf"[\w{''.join(map(chr, folding.MARKS))}]+")  # with its vowel signs


def suggestion(question: Question, at: datetime) -> str:
    """The words with each that is misspelt as readers can meet it, or "" for no idea.

    All stand in one live interview, so that whoever follows the suggestion finds something; a short word that does not
    stand there is left out.
    """
    words = WORD.findall(folding.typed(stopwords.left_out(question.plain)))
    likeness = {word: cache(Likeness(word)) for word in words if len(word) >= LIKENED}
    if not 0 < len(likeness) <= SLIPS:
        return ""
    fold, best, meant = cache(folding.typed), 0.0, {}
    for version in near(sorted(likeness), question.language, at):
        known = {fold(word): word for text in readable(version) for word in WORD.findall(text)}
        likest = {word: max(known, key=like, default="") for word, like in likeness.items()}
        likenesses = [likeness[word](other) for word, other in likest.items()]
        if all(likenesses) and sum(likenesses) > best:
            stand = {word: known[word] for word in words if word in known} | {"or": EITHER[question.language]}
            best, meant = sum(likenesses), stand | {word: known[other] for word, other in likest.items()}
    if all(fold(meant.get(word, word)) == word for word in likeness):
        return ""
    return " ".join(meant[word] for word in words if word in meant)


def near(typed: Sequence[str], language: str, at: datetime) -> Iterator[Version]:
    """The newest interviews whose headline, names and topics are like the words; and if one of the words is said
    nowhere, the newest where all begin as typed, and the newest where all but one do."""
    newest = nearest(len(typed))
    asked = {f"typed {place}": word for place, word in enumerate(typed)}
    asked |= {f"said {place}": inflection.uninflected(word) for place, word in enumerate(typed)}
    asked |= {"all": begun([typed]), "most": begun(combinations(typed, len(typed) - 1))}
    asked |= {"at": at, "language": language, "configuration": CONFIGURATIONS[language]}
    return newest.models(newest.rows(**asked))


@cache
def nearest(words: int) -> Prepared:
    return Prepared(partial(nearest_to, words))


def nearest_to(words: int) -> QuerySet:
    """What `near` asks for so many words."""
    live = Version.objects.live_then(Asked("at", DateTimeField())).in_language(Asked("language", CharField()))
    # In an order that no index has: PostgreSQL would walk along it and unpack what each interview says.
    newest = live.order_by(Coalesce("first_published_at", "first_published_at").desc(), "-id").only(*READABLE)
    typed = [Asked(f"typed {place}", TextField()) for place in range(words)]
    said = [live.filter(search_vector=stem(f"said {place}")) for place in range(words)]
    misspelt = newest.filter(~Q(*map(Exists, said)))
    ways = (
        newest.filter(*(Q(search_names__trigram_word_similar=word) for word in typed)),
        misspelt.filter(search_vector=beginnings("all")),
        misspelt.filter(search_vector=beginnings("most")),
    )
    first, *rest = (way[:NEAR] for way in ways)
    return first.union(*rest, all=True)


def stem(asked: str) -> UnforeseenQuery:
    return UnforeseenQuery(Asked(asked, TextField()), config=Asked("configuration", TextField()), search_type="plain")


def beginnings(asked: str) -> UnforeseenQuery:
    return UnforeseenQuery(Asked(asked, TextField()), config="simple", search_type="raw")


def begun(sets: Iterable[Sequence[str]]) -> str:
    """A query for where all words of one of the sets begin as typed; for nowhere if the set is empty."""
    return " | ".join(" & ".join(map(beginning, words)) for words in sets)


def beginning(word: str) -> str:
    """What the stem of `word` begins with, too, as the index has stems."""
    whole = inflection.uninflected(word)
    return f"'{whole[: max(3, len(whole) // 2)]}':*"


def readable(version: Version) -> Iterator[str]:
    """What a page says, the most prominent last, whose spelling then holds."""
    yield from (text for _block, _who, text, *_lang in version.passages)
    yield from (topic["name"] for topic in version.topics)
    yield from (who["name"] for who in version.people)
    yield from (version.standfirst, version.headline)


class Likeness:
    """How alike other words are to `word`: from `LIKE` to 1, or 0 for those that are not alike."""

    def __init__(self, word: str):
        self.word, self.letters = word, set(word)
        self.matcher = SequenceMatcher(b=word, autojunk=False)

    def __call__(self, other: str) -> float:
        # Most other words lack so many of the letters that there is no need to look at the order of the rest.
        shared = min(len(self.word) - len(self.letters.difference(other)), len(other))
        if 2 * shared < LIKE * (len(self.word) + len(other)):
            return 0
        self.matcher.set_seq1(other)
        return ratio if (ratio := self.matcher.ratio()) >= LIKE else 0
