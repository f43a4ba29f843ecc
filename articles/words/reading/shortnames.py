"""Which full name in a text a surname, a given name, initials or capitals stand for."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from articles.words.reading import forms, names, tokens
from articles.words.reading.languages import ANY

INITIALS = re.compile(r"(?:[A-Z][.\s-]{0,2}){2,4}|(?:[\u0621-\u064a][.\s-]{1,2}){1,3}[\u0621-\u064a]\.?")
LISTED = 2  # a given name of the list is worth two others


class ShortNames:
    """What the short names in one text stand for, and in the `labels` that are names themselves."""

    def __init__(self, text: str, labels: Iterable[str] = ()):
        self.longer = defaultdict(Counter)  # the words that begin or end full names -> these
        self.initials = {}
        self.families = defaultdict(Counter)  # a family name -> it with the words before that could be given names
        self.spelt = {}  # a word -> as the text spells it where not in capitals
        for label in labels:
            if not INITIALS.fullmatch(label):
                self._add(label, tokens.keys(label))
        words = tokens.tokens(text)
        for found in names.find(text, words):
            self._add(found.text, found.key)
        for index, word in enumerate(words):
            if not word.text.isupper():
                self.spelt.setdefault(word.key, tokens.bare(word.text))
            if index and forms.is_given_name(words[index - 1]) and names.are_adjacent(text, words, index - 1, 1):
                self._add_family(text, words, index)

    def fuller(self, name: str) -> str | None:
        """Return the name in the text that `name` is short for, or None."""
        key = tokens.keys(name)
        if key in self.longer:
            return self.longer[key].most_common(1)[0][0]
        if INITIALS.fullmatch(name):
            return self.initials.get(tuple(letter for letter in name.casefold() if letter.isalpha()))
        family, count = self.families[key].most_common(1)[0] if key in self.families else (None, 0)
        return family if count > 1 or (family and key[0].startswith(forms.ARTICLE)) else None

    def _add(self, name, key):
        for size in range(1, len(key)):
            for part in (key[:size], key[-size:]):
                self.longer[part][name] += 1
        carrying = [word.removeprefix(forms.ARTICLE) for word in key if word not in ANY.particles]
        for words in (carrying, "-".join(carrying).split("-")):  # Bo Lund-Rees is BL and BLR
            self.initials.setdefault(tuple(word[:1] for word in words), name)

    def _add_family(self, text, words, index):
        given = words[index - 1]
        for size in (1, 2):
            run = words[index : index + size]
            key = tuple(word.key for word in run)
            if len(run) == size and (size == 1 or forms.is_compound(key)):
                self.families[key][text[given.start : run[-1].end]] += LISTED if forms.is_listed(given) else 1


def fullest(name: str, indexes: list[ShortNames]) -> str:
    """Return the fullest form of `name` that the first of the indexes knows which has one."""
    bare = names.untitled(name)
    for index in indexes:
        fuller = index.fuller(bare)
        if fuller:
            return _in_ordinary_case(fuller, indexes)
    bare = _in_ordinary_case(bare, indexes)
    return bare if " " in bare else _in_ordinary_case(name, indexes)


def _in_ordinary_case(name, indexes):
    """Return a name in capitals as the text spells it elsewhere; a full one that it nowhere does, with capitals."""
    if not name.isupper() or INITIALS.fullmatch(name):
        return name
    words = name.split()
    is_full = len(words) > 1 and not any(key in ANY.outlets for key in tokens.keys(name))
    return " ".join(_as_spelt(word, indexes, word.title() if is_full else word) for word in words)


def _as_spelt(word, indexes, otherwise):
    keys = tokens.keys(word)[:1]
    spelt = (index.spelt[key] for index in indexes for key in keys if key in index.spelt)
    return next((found for found in spelt if otherwise == word or not found.islower()), otherwise)
