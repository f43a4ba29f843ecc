"""When two forms of a word are one to whoever looks for it, as far as PostgreSQL's stemmers do not find it."""

import re
from functools import cache

from articles.words import folding, irregular

# What is written joined to the front of a word: the article, and "and", "so", "in", "for".
JOINED = re.compile(r"(?<!\w)(?:ال(?=\w{3})|[وفبل](?=\w{3}))+")
# What is written joined to its end: whose it is.
WHOSE = "ي|ك|ه|ها|هم|هن|هما|كم|كن|كما|نا"
OF_SOMEBODY = re.compile(rf"(?:{WHOSE})\Z")
# What becomes of the end of a word in ة where it is of several or of two, or says whose it is, and of one in ي or ء
# where it is of several. The stemmer undoes that only behind the article, which is off by then.
ENDED_IN_TA = re.compile(rf"(?<=\w{{3}})(?:ات|ا?ت(?:{WHOSE}|ين|ان))(?!\w)")
SEVERAL = re.compile(r"(?:(?<=\w\wء)|(?<=\w{3}ي))(?:ون|ين)(?!\w)")
# A word of three letters that says whose it is. Alone it keeps the first, which comes off here as if it were joined.
SHORT_OF_SOMEBODY = re.compile(rf"(?<!\w)[وفبل]*?([وفبل]\w\w(?:{WHOSE}))(?!\w)")
WORD = re.compile(r"[^\W\d_]{3,}")


def uninflected(text: str) -> str:
    """Return the form in which a reader's query meets a text: as `folding.typed`, words without what is joined to
    their front, and one for all that inflection makes of it: مظاهرات, مظاهرتين and مظاهرتنا are مظاهره, صحفيين are
    صحفي, أطفال are طفل, children are child.

    Off the front of a word come the article ال and any of و ف ب ل, again and again while three letters stay.
    Some of those letters are the word's own (فيلم gives يلم); but text and query lose them alike, and
    stopping earlier would part فيلم from الفيلم.
    """
    return WORD.sub(first_form, without_ends(text))


def met(text: str) -> str:
    """Return what is kept of a text for a query to meet: its words `uninflected` and behind them, once more in full,
    those like بيتنا, or whoever looks for بيت would not find it."""
    return " ".join([uninflected(text), *SHORT_OF_SOMEBODY.findall(folding.typed(text))])


def without_ends(text: str) -> str:
    return SEVERAL.sub("", ENDED_IN_TA.sub("ه", JOINED.sub("", folding.typed(text))))


def first_form(word: re.Match) -> str:
    known = first_forms()
    return known.get(word[0]) or known.get(OF_SOMEBODY.sub("", word[0]), word[0])


@cache
def first_forms() -> dict[str, str]:
    """By each word of the table the first of its line, as far as both are folded before it is looked for."""
    return {without_ends(other): without_ends(first) for first, *others in irregular.LINES for other in others}


@cache
def forms_of_stems() -> dict[str, tuple[str, ...]]:
    """By what a stemmer may leave of the first word of a line the others, as `folding.typed`."""
    found = {}
    for first, *others in irregular.LINES:
        word = without_ends(first)
        for stem in {word, *map(word.removesuffix, ("ه", "ي", "يه", "e"))}:
            found[stem] = (*found.get(stem, ()), *map(folding.typed, others))
    return found
