"""The words of a text and where they stand."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from typing import NamedTuple

from articles.words import folding

# Letters and digits with the marks on them; hyphens, apostrophes and joiners only between two of them.
MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
TOKEN = re.compile(rf"[^\W_\u0640][\w{MARKS}]*(?:[-'’\u200c\u200d][^\W_][\w{MARKS}]*)*")
SENTENCE_END = re.compile(r"[.!?؟…]+[\"'”’»)\]]*(?:\s|$)")
POSSESSIVE = re.compile("'s?$")
WRITTEN_POSSESSIVE = re.compile("['’]s?$")
LONGEST_PHRASE = 5
JOINED = tuple("وفبلك")  # and, so, in, for, like
AND = JOINED[:2]


class Token(NamedTuple):
    start: int
    end: int
    text: str
    key: str  # its identity, without a possessive


# A long text has a million of these made; the class's own way takes twice as long.
_token = partial(tuple.__new__, Token)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of `text` between two places, in order."""
    matches = TOKEN.finditer(text, start, len(text) if end is None else end)
    return [_token((match.start(), match.end(), word := match[0], key(word))) for match in matches]


@lru_cache(maxsize=1 << 15)
def key(word: str) -> str:
    """Return what two spellings of a word have in common: Vint's is Vint, الحلّاق is الحلاق."""
    return POSSESSIVE.sub("", folding.identity(word).replace("’", "'"))


def keys(text: str) -> tuple[str, ...]:
    return tuple(key(word) for word in TOKEN.findall(text))


def is_uncased(word: Token) -> bool:
    """Say whether a word is in a script without capitals, such as Arabic."""
    return _is_uncased(word.text[0])


@cache
def _is_uncased(letter):
    return letter.lower() == letter.upper() and letter.isalpha()


def bare(word: str) -> str:
    """Return `word` without a possessive at its end."""
    return WRITTEN_POSSESSIVE.sub("", word)


def forms(word: str) -> Iterator[str]:
    """Return the keys under which a word can be known: also without what Arabic joins to its front."""
    yield word
    if word[:2] == "لل":
        yield "ال" + word[2:]
    if word[:1] in JOINED and len(word) > 2:
        yield word[1:]


def phrase(words: list[Token], index: int, phrases: frozenset[str], end: int | None = None) -> int:
    """Return how many words the longest of the `phrases` has that begins at `index` and goes at most to `end`."""
    run = [word.key for word in words[index : min(index + LONGEST_PHRASE, end or len(words))]]
    joined = bool(run) and run[0][:1] in AND
    for size in range(len(run), 0, -1):
        text = " ".join(run[:size])
        if text in phrases or (joined and text[1:] in phrases):
            return size
    return 0


def has_phrase(words: list[Token], phrases: frozenset[str]) -> bool:
    return any(phrase(words, index, phrases) for index in range(len(words)))


def count_sentences(text: str) -> int:
    return len(SENTENCE_END.findall(text))
