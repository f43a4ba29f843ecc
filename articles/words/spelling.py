"""Somebody's name in a text, however it is spelt there: finding it, and saying another in its place."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from articles.words import folding

# What stands in a spelling without making it another one: vowel signs, tatweel, invisible characters.
_UNREAD = "".join(chr(code) for code, letter in folding.IDENTITY.items() if letter is None)
_SIGNS = f"[{_UNREAD}]*"
_BETWEEN = rf"[\s{_UNREAD}-]+"  # the words of a name
# The same where one of them is bold in HTML, or a run of its own in JSON. (Any character, a few times, takes
# PostgreSQL minutes.)
_LOOSE = rf"(?:{_BETWEEN}|(?:[\W{_UNREAD}]|text|bold|italic|true|strong|em|b|i)+)"
# Letters that Python takes for another case of these, and PostgreSQL does not: the Turkish i, the long s, the Kelvin.
_CASES = {"i": "ıİ", "s": "ſ", "k": "\N{KELVIN SIGN}", "å": "\N{ANGSTROM SIGN}", "σ": "ς"}
# The letters that Arabic joins to the front of a name: and, so, in, to, as.
_JOINED = rf"(?:[وفبلك]{_SIGNS}){{0,2}}"
_NOTHING = "(?!)"  # what no text has in it; an empty pattern would be found everywhere
_SENTENCE_ENDS = re.compile(r"""(?:^|[.!?:…؟]["'”’»)\]]*\s)[\s"'“‘«(\[]*$""")


def pattern(spellings: Iterable[str]) -> re.Pattern:
    """Any of the `spellings` as a word of its own, or behind letters that Arabic joins to it (its group `joined`).

    Spellings that fold alike are one: أحمد finds احمد and أَحمد. Where a name begins with ال, للـ finds it too. None
    of no spellings is found anywhere.
    """
    names = "|".join(map(_spelt, longest_first(spellings))) or _NOTHING
    return re.compile(rf"(?<![\w{_UNREAD}])(?P<joined>{_JOINED})(?:{names})(?!{_SIGNS}\w)", re.IGNORECASE)


def loose_pattern(spellings: Iterable[str]) -> str:
    """The same for PostgreSQL, and looser: it may find what is no spelling, and never misses one."""
    names = (" ".join(word_list(name)) for name in longest_first(spellings))
    names = (name[1:] if name.startswith("ال") else name for name in names)  # as `_spelt` has it
    return "|".join(_LOOSE.join(map(_letters, name.split())) for name in names) or _NOTHING


def replacing(spellings: Iterable[str], name: str) -> Callable[[str], str]:
    """A function that says `name` in the place of each of the `spellings` in a text."""
    found = pattern(spellings)
    return lambda words: found.sub(lambda match: in_place(match, name), words)


def in_place(match: re.Match, name: str) -> str:
    """`name` as it stands where `pattern` has matched: behind what was joined, with a capital to begin a sentence."""
    joined = match["joined"]
    if joined.endswith("ل") and name.startswith("ال"):
        return f"{joined}ل{name[2:]}"
    if _SENTENCE_ENDS.search(match.string[: match.start()]):
        return joined + name[:1].upper() + name[1:]
    return joined + name


def longest_first(spellings: Iterable[str]) -> list[str]:
    """Without those that say nothing: a full name is looked for before its parts."""
    return sorted(filter(folding.identity, spellings), key=len, reverse=True)


def word_list(name: str) -> list[str]:
    return folding.identity(name).replace("-", " ").split()


def _spelt(name: str) -> str:
    spelt = _BETWEEN.join(map(_letters, word_list(name)))
    # After the ل of "to", the article ال loses its first letter.
    first = _letter("ا")
    return rf"(?:{first}|(?<=[ل{_UNREAD}])){spelt[len(first) :]}" if folding.identity(name).startswith("ال") else spelt


def _letters(word: str) -> str:
    return "".join(map(_letter, word))


@cache
def _letter(letter: str) -> str:
    alike = "".join(chr(code) for code, folded in folding.IDENTITY.items() if folded == ord(letter))
    alike += _CASES.get(letter, "")
    either = f"[{letter}{alike}]" if alike else re.escape(letter)
    return either + _SIGNS
