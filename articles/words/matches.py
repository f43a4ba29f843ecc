"""Where the words of a search stand in a text as its author wrote it.

The search engine meets stems of folded words ("evacu", "ثور"); readers are shown the whole words, unfolded.
"""

import re

from articles.words import folding

LENGTH = 220  # of a snippet, about

Pieces = tuple[tuple[str, bool], ...]  # stretches of text, and whether each is what was looked for

# What may stand before and after a stem within one word. After a short stem less may: warm is not a form of war.
AROUND = {
    "en": ("", r"(?:e?[ds]|e|e?rs?|ings?|y|ies|['’]s)?", r"\w{0,6}(?:['’]s)?"),
    "ar": ("(?:ال|[وفبلكسيتن])*", r"\w{0,4}", r"\w{0,4}"),
}
SHORT = 4
# What folding and stemming make alike: the ا of a stem was perhaps أ, its و was ؤ, the i of "citi" the y of "city".
ALIKE = {"ا": "أإآٱ", "ي": "ىئ", "و": "ؤ", "ه": "ة", "i": "y"}
UNSEEN = "[{}]*".format("".join(map(chr, (*folding.MARKS, *folding.TATWEEL, *folding.INVISIBLE))))


def pattern(stems: list[str], language: str) -> re.Pattern:
    """Matches any word with one of these stems; the name of the group says which."""
    words = (f"(?P<stem{number}>{word(stem, language)})" for number, stem in enumerate(stems))
    return re.compile("|".join(words) or r"(?!)", re.IGNORECASE)


def word(stem: str, language: str) -> str:
    before, after_short, after_long = AROUND[language]
    after = after_short if len(stem) <= SHORT else after_long
    letters = (f"[{re.escape(letter + ALIKE.get(letter, ''))}]" for letter in stem)
    return rf"(?<!\w){before}{UNSEEN.join(letters)}{UNSEEN}{after}(?!\w)"


def number(text: str, words: re.Pattern) -> int:
    """How many of the stems stand in `text`."""
    return len({found.lastgroup for found in words.finditer(text)})


def snippet(text: str, words: re.Pattern) -> Pieces:
    """About `LENGTH` characters of `text` around the first match, cut between words."""
    first = words.search(text)
    start = text.rfind(" ", 0, max(0, first.start() - LENGTH // 3)) + 1 if first else 0
    end = text.find(" ", start + LENGTH)
    shown = text[start:] if end == -1 else f"{text[start:end]} …"
    return pieces(f"… {shown}" if start else shown, words)


def pieces(text: str, words: re.Pattern) -> Pieces:
    """The whole of `text`, cut at the words that were looked for."""
    cut = words.sub(lambda found: f"\0{found[0]}\0", text.replace("\0", "")).split("\0")
    return tuple((piece, index % 2 == 1) for index, piece in enumerate(cut) if piece)
