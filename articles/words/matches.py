"""Where the words of a search stand in a text as its author wrote it.

The search engine meets stems of folded words ("evacu", "ثور"); readers are shown the whole words, unfolded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from articles.words import folding, inflection, scripts

LENGTH = 220  # of a snippet, about

Pieces = tuple[tuple[str, bool], ...]  # stretches of text, and whether each is what was looked for

# What may stand before and after a stem within one word. After a short stem less may: warm is not a form of war.
BEFORE = {"en": r"(?<!\w)\Z", "ar": r"(?<!\w)(?:ال|[وفبلكسيتن])*\Z"}
# A last letter may be doubled: the stemmer makes wed of wedding, stop of stopped.
DOUBLED = r"(?<=([bdfgmnprt]))\1(?:ed|ings?)"
AFTER_SHORT = {"en": rf"(?:e?[ds]|e|e?rs?|ings?|y|ies|['’]s|{DOUBLED})?(?!\w)", "ar": r"\w{0,4}(?!\w)"}
AFTER_LONG = {"en": r"\w{0,6}(?:['’]s)?(?!\w)", "ar": r"\w{0,4}(?!\w)"}
SHORT = 4
REACH = 12  # so far back the beginning of a word is looked for
# What folding and stemming make alike, letter by letter: the ا of a stem was perhaps أ, its ء was ؤ.
ALIKE = folding.LETTERS | folding.TYPED
ANY_ALIKE = re.compile(f"[{''.join(map(chr, ALIKE))}]")
# What may stand between the letters of a word.
UNSEEN = frozenset(map(chr, (*folding.MARKS, *folding.TATWEEL, *folding.INVISIBLE)))
ANY_UNSEEN = re.compile(f"[{''.join(sorted(UNSEEN))}]")


@dataclass(frozen=True)
class Stem:
    """What finds the words of one stem, around its letters: to compile a pattern for each stem takes longer than to
    look for it in all that a reader is shown."""

    letters: str
    before: re.Pattern
    after: re.Pattern

    def spans(self, bare: str) -> Iterator[tuple[int, int]]:
        place = bare.find(self.letters)
        while place != -1:
            before = self.before.search(bare[max(0, place - REACH) : place])
            after = before and self.after.match(bare, place + len(self.letters))
            if after:
                yield place - len(before[0]), after.end()
            place = bare.find(self.letters, after.end() if after else place + 1)


def stems(lexeme: str) -> Iterator[Stem]:
    """What finds any word with this stem in a text as `alike` makes it, and the forms of it that have another."""
    yield stem(lexeme)
    yield from map(stem, inflection.forms_of_stems().get(lexeme, ()))


def stem(lexeme: str) -> Stem:
    language = "ar" if scripts.is_mixed(lexeme, "en") else "en"
    letters = lexeme.removesuffix("i")
    after = around(language, is_short=len(lexeme) <= SHORT, in_i=letters != lexeme)
    # What stands for all that ة becomes, where English leaves a word of Arabic as it is.
    return Stem(letters.removesuffix("ه") if len(letters) > SHORT else letters, *after)


@cache
def around(language: str, *, is_short: bool, in_i: bool) -> tuple[re.Pattern, re.Pattern]:
    after = (AFTER_SHORT if is_short else AFTER_LONG)[language]
    last = "[iy]" if in_i else ""  # "citi" is the stem of "city"
    return re.compile(BEFORE[language]), re.compile(last + after)


def alike(text: str) -> str:
    """`text` with its letters as a stem has them, each in its place."""
    low = text.lower()
    if len(low) != len(text):  # of "İ" two would become
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return low.translate(ALIKE) if ANY_ALIKE.search(low) else low


def snippet(text: str, words: tuple[Stem, ...]) -> Pieces:
    """About `LENGTH` characters of `text` around the first match, cut between words."""
    first, _end = next(spans(text, words), (0, 0))
    start = text.rfind(" ", 0, max(0, first - LENGTH // 3)) + 1
    end = text.find(" ", start + LENGTH)
    shown = text[start:] if end == -1 else f"{text[start:end]} …"
    return pieces(f"… {shown}" if start else shown, words)


def pieces(text: str, words: tuple[Stem, ...]) -> Pieces:
    """The whole of `text`, cut at the words that were looked for."""
    cut, at = [], 0
    for start, end in spans(text, words):
        cut += [(text[at:start], False), (text[start:end], True)]
        at = end
    return tuple((piece, met) for piece, met in [*cut, (text[at:], False)] if piece)


def spans(text: str, words: tuple[Stem, ...]) -> Iterator[tuple[int, int]]:
    """Where the words stand, in the order of the text, none within another."""
    bare = ANY_UNSEEN.sub("", text)
    places = range(len(text) + 1)
    if len(bare) < len(text):
        places = [*(place for place, character in enumerate(text) if character not in UNSEEN), len(text)]
    bare, last = alike(bare), 0
    for start, end in sorted(span for word in words for span in word.spans(bare)):
        if start >= last:
            yield places[start], places[end]
            last = end
