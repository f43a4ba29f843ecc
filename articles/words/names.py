"""Where a text names people in full, and which full name a short one stands for."""

import re
from collections import Counter
from typing import NamedTuple

from articles.words import tokens
from articles.words.conventions import ANY

LONGEST = 5  # words of a name
SHORTEST_WORD = 3  # letters of a family name without the Arabic article
ARTICLE = "ال"
POSSESSED = ("ها", "هم", "هن", "هما")  # "her friend" is no family name
TANWIN = "\u064b"
INITIALS = re.compile(r"(?:[A-Z][.\s-]{0,2}){2,4}|(?:[\u0621-\u064a][.\s-]{1,2}){1,3}[\u0621-\u064a]\.?")


class Name(NamedTuple):
    """A full name, and the places in its text from `start` up to `end`."""

    text: str
    key: tuple[str, ...]
    start: int
    end: int


def find(text):
    """Return the full names in `text`, in order: runs of capitals, and given names with what follows them."""
    words = tokens.tokens(text)
    names, index = [], 0
    while index < len(words):
        size, joined = _size(text, words, index)
        if size > 1:
            run = words[index : index + size]
            start, end = run[0].start + joined, run[-1].end
            key = (run[0].key[joined:], *(word.key for word in run[1:]))
            names.append(Name(tokens.bare(text[start:end]), key, start, end))
        index += max(size, 1)
    return names


def _size(text, words, index):
    """Return how many words of a name begin here, and how many letters are joined to the front of it."""
    word = words[index]
    if is_capital(word):
        return _capitals(text, words, index), 0
    for joined in (0, 1):
        if is_listed(word, joined) and (not joined or word.key[0] in tokens.JOINED):
            return _given_and_family(text, words, index), joined
    return 0, 0


def is_listed(word, joined=0):
    """Say whether a word is a given name of the list. على, which folds to the name علي, is a preposition."""
    return word.key[joined:] in ANY.given_names and not (word.text.endswith("ى") and word.key in ANY.stops)


def is_capital(word):
    return word.text[0].isupper() and word.key not in ANY.stops and word.key not in ANY.honorifics


def _capitals(text, words, index):
    size = 1
    while index + size < len(words) and size < LONGEST:
        step = 2 if words[index + size].key in ANY.particles and not words[index + size].text[0].isupper() else 1
        run = words[index + size : index + size + step]
        if len(run) < step or not is_capital(run[-1]) or not _are_adjacent(text, words, index + size - 1, step):
            break
        size += step
    run = words[index : index + size]
    # LOW SUTTERBY is where the story was written; R.K. is who asks, but no full name.
    return 1 if all(word.text.isupper() for word in run) else size


def _are_adjacent(text, words, index, steps):
    """Say whether only spaces, or the full stop of an initial, stand between the next words."""
    return all(
        text[before.end : after.start] == " "
        or (len(before.text) == 1 and text[before.end : after.start] in (". ", "."))
        for before, after in zip(words[index : index + steps], words[index + 1 : index + steps + 1], strict=True)
    )


def _given_and_family(text, words, index):
    size = 1
    while index + size < len(words) and size < LONGEST and _are_adjacent(text, words, index + size - 1, 1):
        word = words[index + size]
        inside = words[index + size - 1].key in ANY.particles
        if not is_family_name(word) or not (size == 1 or inside or _is_plainly_name(word)):
            break
        size += 1
        if not _is_plainly_name(word) or word.key.startswith(ARTICLE):
            break
    followed = words[index + size : index + size + 1]
    return size + bool(followed and followed[0].key == "الله")


def _is_plainly_name(word):
    return is_listed(word) or word.key in ANY.particles or word.key.startswith(ARTICLE)


def is_family_name(word):
    """Say whether a word without capitals could be the rest of a name that begins before it."""
    key = word.key
    if is_listed(word) or key in ANY.particles:
        return True
    if is_function(key) or TANWIN in word.text[-2:] or key.endswith(POSSESSED):
        return False
    return key.startswith(ARTICLE) or (len(key) >= SHORTEST_WORD and key[0] not in "يت" and not key.isdigit())


def is_function(key):
    """Say whether a word serves the sentence and names nobody, also with "and" joined to it."""
    return any(form in ANY.stops or form in ANY.verbs for form in tokens.forms(key))


def is_person(found, text):
    """Say whether a full name is a person's: no outlet, and not after "in", "at" or "the"."""
    before = text[max(0, found.start - 12) : found.start]
    last = tokens.keys(before)[-1:]
    return not any(word in ANY.outlets for word in found.key) and not (
        before.endswith(" ") and last and last[0] in ANY.places
    )


def fullest(name, *texts):
    """Return the fullest form of `name` in the first of the texts that has one: for a surname, initials, capitals."""
    key = tokens.keys(name)
    for text in texts:
        fuller = _by_initials(name, text) if INITIALS.fullmatch(name) else _longer(key, text)
        if fuller:
            return fuller
    return _as_spelt(name, key, texts)


def _by_initials(name, text):
    wanted = [letter for letter in name.casefold() if letter.isalpha()]
    for found in find(text):
        if [_initial(word) for word in found.key if word not in ANY.particles] == wanted:
            return found.text
    return None


def _initial(word):
    return word.removeprefix(ARTICLE)[:1] or word


def _longer(key, text):
    names = Counter(found.text for found in find(text) if len(found.key) > len(key) and holds(found.key, key))
    if names:
        return names.most_common(1)[0][0]
    return _with_given_name(key, text)


def holds(long, short):
    """Say whether the words of `short` begin or end those of `long`."""
    return long[: len(short)] == short or long[-len(short) :] == short


def _with_given_name(key, text):
    """Return the family name `key` with the given name before it, where no capital shows it: listed, or recurring."""
    if len(key) > 1 and not is_compound(key):
        return None
    words = tokens.tokens(text)
    given = Counter()
    for index in range(1, len(words) - len(key) + 1):
        run, before = words[index : index + len(key)], words[index - 1]
        if _spells(run, key) and _are_adjacent(text, words, index - 1, 1) and is_given_name(before):
            given[text[before.start : run[-1].end]] += 2 if is_listed(before) else 1
    name, count = max(given.items(), key=lambda pair: pair[1], default=(None, 0))
    return name if count > 1 or key[0].startswith(ARTICLE) else None


def is_compound(key):
    return key[0].startswith(ARTICLE) or key[0] in ANY.particles


def is_given_name(word):
    return (
        not word.text.isascii()
        and word.key not in ANY.outlets
        and not word.key.startswith(ARTICLE)
        and is_family_name(word)
    )


def _spells(run, key):
    return tuple(word.key for word in run) == key


def _as_spelt(name, key, texts):
    """Return `name` as the text spells it where the label has it in capitals."""
    if name.isupper() and len(name) > 3:
        for text in texts:
            words = tokens.tokens(text)
            for index in range(len(words) - len(key) + 1):
                run = words[index : index + len(key)]
                spelt = text[run[0].start : run[-1].end]
                if _spells(run, key) and not spelt.isupper():
                    return tokens.bare(spelt)
    return name
