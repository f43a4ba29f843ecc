"""Quotations: whether the words were said, verbatim or with something left out, and where their full stop stands."""

import re
from collections.abc import Iterable
from enum import StrEnum

from articles.words import folding

# Opening mark -> closing mark. A straight or a single mark closes itself; an apostrophe inside a word is none.
MARKS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "‹": "›", "'": "'"}
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
LEFT_OUT = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.")
PUT_IN = re.compile(r"\[[^\[\]]*\]")
# Arabic words of two letters that "and" and "so" are joined to. Of other words of three the و is a letter: وعد, ولد.
SHORT = frozenset("لم لن لا ما من في عن هو هي هم ان قد كم كل لو اي لي لك له بي بك به".split())


class Faith(StrEnum):
    VERBATIM = "verbatim"
    ELIDED = "elided"
    PARAPHRASE = "paraphrase"


def stop_outside(words: str) -> tuple[str, str]:
    """What goes between quotation marks, and the full stop that Arabic sets behind them; English keeps it within."""
    if folding.direction(words) == "rtl" and words.endswith(".") and not words.endswith(".."):
        return words[:-1], "."
    return words, ""


def quoted(text: str) -> list[str]:
    """What stands between quotation marks in a headline or a standfirst, outermost marks only."""
    found, start = [], 0
    while start < len(text):
        end = _closing(text, start)
        if end is None:
            start += 1
            continue
        found.append(text[start + 1 : end])
        start = end + 1
    return found


def _closing(text: str, start: int) -> int | None:
    closing = MARKS.get(text[start])
    if closing is None or text[max(0, start - 1) : start].isalnum():
        return None
    for index in range(start + 1, len(text)):
        if text[index] in closing and not text[index + 1 : index + 2].isalnum():
            return index
    return None


def faith(quote: str, sources: Iterable[str]) -> Faith:
    """How `quote` keeps to the one of `sources` it keeps to best. Typographic marks, case, vowel signs and the
    punctuation between words do not count; the words and their order do."""
    sources = [_words(source) for source in sources]
    pieces = [_words(piece) for gap in LEFT_OUT.split(quote) for piece in PUT_IN.split(gap)]
    pieces = [piece for piece in pieces if piece]
    if not pieces or not any(_in_order(pieces, source) for source in sources):
        return Faith.PARAPHRASE
    return Faith.ELIDED if LEFT_OUT.search(quote) or PUT_IN.search(quote) else Faith.VERBATIM


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in WORD.findall(folding.identity(text))]


def _run(piece: list[str], source: list[str], start: int) -> int | None:
    """Where `piece` ends as a run of words in `source` from `start` on."""
    for index in range(start, len(source) - len(piece) + 1):
        first, *others = source[index : index + len(piece)]
        if others == piece[1:] and piece[0] in (first, *_without_conjunction(first)):
            return index + len(piece)
    return None


def _without_conjunction(word: str) -> list[str]:
    """Arabic writes "and" and "so" joined to a word; a quotation may begin behind them as it may in English."""
    rest = word[1:]
    return [rest] if word[0] in "وف" and (len(rest) > 2 or rest in SHORT) else []


def _in_order(pieces: list[list[str]], source: list[str]) -> bool:
    position = 0
    for piece in pieces:
        position = _run(piece, source, position)
        if position is None:
            return False
    return True
