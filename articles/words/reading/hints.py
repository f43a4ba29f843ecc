"""What the words beside a name tell: that somebody says something, or what somebody is."""

import re
from functools import lru_cache

from articles.words.reading import forms, tokens
from articles.words.reading.languages import ANY
from articles.words.reading.tokens import Token

OBJECT = re.compile("(?:ني|(?<=ت)نا|ه|ها|هم)$")  # who is told: سألني, أخبرتنا; but سألنا is "we asked"
AGE = re.compile(r"\w+-year-olds?")
APPOSED = tuple(",،")
NOUNS = ANY.relations | ANY.roles | ANY.kinds  # for people -> their gender


def verb_form(word: Token) -> str | None:
    """Return the verb of saying in a word, also one with Arabic "and" or "so" joined to it, or None."""
    return _verb_form(word.key)


@lru_cache(maxsize=1 << 15)
def _verb_form(word):
    for key in (word, word[1:]) if word[:1] in tokens.AND else (word,):
        form = OBJECT.sub("", key)
        if key in ANY.verbs or form in ANY.telling:
            return key if key in ANY.verbs else form
    return None


def describes(key: str) -> bool:
    """Say whether a noun tells what somebody is, with the Arabic article or without it."""
    return key in NOUNS or key.removeprefix(forms.ARTICLE) in NOUNS


def agrees(word: Token, gender: str | None = None) -> bool:
    """Say whether a word has the form of an Arabic verb of the present, or of a woman's of the past: درست, يدرس."""
    genders = "m" * (word.key[:1] == "ي") + "f" * (word.key[:1] == "ت" or word.key[-1:] == "ت")
    is_form = bool(genders) and (gender is None or gender in genders)
    return tokens.is_uncased(word) and is_form and not forms.is_function(word.key) and not describes(word.key)


def has_apposition(text: str, words: list[Token], place: int) -> bool:
    """Say whether a name is explained after a comma: يوسف، ابن الثانية عشرة; كريم، وهو حارس; شهد، المهندسة المشرفة."""
    after = words[place + 1 : place + 2]
    explains = bool(after) and (after[0].key in ANY.apposing or describes(after[0].key))
    return explains and text[words[place].end] in APPOSED
