"""Where a text names people in full."""

from itertools import takewhile
from typing import NamedTuple

from articles.words.reading import tokens
from articles.words.reading.forms import (
    ARTICLE,
    PRESENT,
    TANWIN,
    is_capital,
    is_family_name,
    is_function,
    is_given_name,
    is_listed,
    is_nisba,
    is_plainly_name,
)
from articles.words.reading.languages import ANY
from articles.words.reading.tokens import Token

LONGEST = 5  # words of a name
AGENTS = ("er", "or", "ist", "ian", "man", "warden")  # with which English words for what people do end
POSSESSIVE = ("'s", "’s")
FEMININE = "ة"  # with which an adjective ends: بنت صغيرة


class Name(NamedTuple):
    """A full name, and the places in its text from `start` up to `end`."""

    text: str
    key: tuple[str, ...]
    start: int
    end: int


def find(text: str, words: list[Token] | None = None) -> list[Name]:
    """Return the full names in `text`, in order: runs of capitals, and given names with what follows them.

    Whoever has the `words` of the text already gives them.
    """
    words = tokens.tokens(text) if words is None else words
    names, index = [], 0
    while index < len(words):
        speaks_for = index > 0 and words[index - 1].key in ANY.spokespeople
        size, joined = (0, 0) if speaks_for else _size(text, words, index)
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
    if word.key in ANY.addresses:
        return _addressed(text, words, index), 0
    if is_capital(word):
        size = _capitals(text, words, index)
        # Lifeguard Tom Ellery is Tom Ellery, who is a lifeguard; but Tom Baker is no baker.
        return (1 if size > 2 and _is_role(word.key) else size), 0
    if word.key in ANY.compounds and words[index + 1 : index + 2] and _is_plainly_name(words[index + 1]):
        return 1 + _given_and_family(text, words, index + 1), 0
    if _has_father(text, words, index):
        return _given_and_family(text, words, index), 0
    if index and words[index - 1].key in ANY.each:
        return 0, 0  # كل صباح جمعة
    if _has_compound(text, words, index):
        return 1 + _given_and_family(text, words, index + 1), 0
    for joined in (0, 1):
        if is_listed(word, joined) and (not joined or (word.key[0] in tokens.JOINED and word.key not in ANY.stops)):
            return _given_and_family(text, words, index), joined
    return 0, 0


def _is_role(key):
    return key in ANY.roles or (key.endswith(AGENTS) and key not in ANY.given_names)


def _addressed(text, words, index):
    """Return the size of a name that a title makes one of a single name: Sister Agnes, الحاجة أمينة.

    It is 0 before a full name, which begins after the title: سي منصف الحداد.
    """
    following = words[index + 1 : index + 2]
    if not following or not are_adjacent(text, words, index, 1):
        return 0
    if is_capital(following[0]) and words[index].text[0].isupper():
        size = _capitals(text, words, index + 1)
        return 1 + size if size == 1 and not following[0].text.isupper() else 0
    if is_listed(following[0]):
        return 2 if _given_and_family(text, words, index + 1) == 1 else 0
    is_noun = words[index].key in ANY.kinds and not is_nisba(following[0].key)  # سمع الأب الجملة
    return 2 if following[0].key.startswith(ARTICLE) and is_family_name(following[0]) and not is_noun else 0


def _capitals(text, words, index):
    size = 1
    while index + size < len(words) and size < LONGEST:
        if words[index + size - 1].text.endswith(POSSESSIVE):
            break  # Morning Ledger's Anita Fourie
        following = words[index + size : index + LONGEST]
        step = 1 + sum(1 for _ in takewhile(_is_particle, following))
        run = following[:step]
        if len(run) < step or not is_capital(run[-1]) or not are_adjacent(text, words, index + size - 1, step):
            break
        size += step
    run = words[index : index + size]
    # PORT ELLERY is where the story was written; R.K. is who asks, but no full name.
    return 1 if all(word.text.isupper() for word in run) else size


def _is_particle(word):
    return word.key in ANY.particles and word.text[0].islower()


def are_adjacent(text: str, words: list[Token], index: int, steps: int) -> bool:
    """Say whether only spaces, or the full stop of an initial, stand between the next words."""
    return all(
        text[before.end : after.start] == " "
        or (len(before.text) == 1 and text[before.end : after.start] in (". ", "."))
        for before, after in zip(words[index : index + steps], words[index + 1 : index + steps + 1], strict=True)
    )


def _given_and_family(text, words, index):
    size = 1
    while index + size < len(words) and size < LONGEST and are_adjacent(text, words, index + size - 1, 1):
        word = words[index + size]
        inside = words[index + size - 1].key in ANY.particles
        is_name = is_family_name(word) or (inside and not is_function(word.key))  # أيت تازارين
        if word.key in ANY.things or not is_name or not (size == 1 or inside or _is_plainly_name(word)):
            break
        if size > 1 and ANY.given_names.get(word.key) == "f":
            break  # fathers and families follow a given name; a woman's begins the next one
        size += 1
        goes_on = words[index + size - 2].key in ANY.compounds or word.key in ANY.addresses  # محمد عبد الله العلي
        following = words[index + size : index + size + 1]
        goes_on = goes_on or bool(following and following[0].key in ANY.houses)  # عبد الرحيم أيت زيدون
        is_child = inside and words[index + size - 2].key in ANY.patronymics
        if is_child and following and is_nisba(following[0].key) and are_adjacent(text, words, index + size - 1, 1):
            size += 1  # راشد بن خميس الزعابي
            break
        if not _is_plainly_name(word) or (word.key.startswith(ARTICLE) and not goes_on):
            break
    while size > 1 and words[index + size - 1].key in ANY.patronymics:
        size -= 1  # محمد ولد في القرية
    followed = words[index + size : index + size + 1]
    return size + bool(followed and followed[0].key == "الله" and are_adjacent(text, words, index + size - 1, 1))


def _has_father(text, words, index):
    """Say whether a word is a name, listed or not, because whose son somebody is follows it: المختار بن زيد."""
    run = words[index : index + 3]
    if len(run) > 2 and run[1].key in ANY.children:
        return _is_child(text, words, index)
    return (
        len(run) > 2
        and run[1].key in ANY.unmistakable
        and (is_family_name(run[0]) or _follows_present(text, words, index))
        and not _is_title(run[0].key)
        and is_family_name(run[2])
        and are_adjacent(text, words, index, 2)
    )


def _has_compound(text, words, index):
    """Say whether an unlisted word is a name because a listed family follows it: إخلاص عبد الباقي.

    A verb or a comma stands before it, for a verb would stand in its place too: زار عبد الباقي.
    """
    run = words[index : index + 3]
    if not index or len(run) < 3 or run[1].key not in ANY.compounds or not run[2].key.startswith(ARTICLE):
        return False
    before = words[index - 1]
    gap = text[before.end : run[0].start]
    shown = gap == "، " or (
        gap == " " and (before.key[-1:] == "ت" or before.key in ANY.verbs) and not is_listed(before)
    )
    return shown and is_given_name(run[0]) and not is_listed(run[0]) and are_adjacent(text, words, index, 2)


def _is_child(text, words, index):
    """Say whether a word is a name because "son" or "daughter" and a father follow it: يستيقظ المختار ولد سالم.

    The two are nouns as well (a boy ran), so that the word stands where a name does: first, after a mark, a relative,
    or a verb of the present.
    """
    given, child, father = words[index : index + 3]
    before = words[index - 1] if index else None
    stands = (
        before is None or text[before.end] in ":،" or before.key in ANY.relations or before.key.startswith(PRESENT)
    )
    is_name = not is_function(given.key) and given.key not in ANY.roles and TANWIN not in given.text[-2:]
    is_father = is_family_name(father) and not father.key.endswith(FEMININE) and TANWIN not in child.text[-2:]
    return stands and is_name and is_father and are_adjacent(text, words, index, 2)


def _follows_present(text, words, index):
    """Say whether a word that begins like a verb follows one, and so is none: يعمل يانيس بن سالم."""
    is_verb = index > 0 and words[index - 1].key.startswith(PRESENT) and are_adjacent(text, words, index - 1, 1)
    return is_verb and words[index].key.startswith(PRESENT) and not is_function(words[index].key)


def _is_title(key):
    """Say whether a word before a name is none itself; المختار and ناجي can be one."""
    bare = key.removeprefix(ARTICLE)
    could_be_either = bare in ANY.roles and bare in ANY.given_names
    is_title = key in ANY.honorifics or key in ANY.particles or key in ANY.roles or bare in ANY.roles
    return is_title and not could_be_either


def _is_plainly_name(word):
    return is_listed(word) or is_plainly_name(word.key, listed=False)


def is_person(found: Name, text: str) -> bool:
    """Say whether a full name is a person's: no outlet and no street, and not where a place stands."""
    return could_be_person(found) and not is_placed(found, text)


def could_be_person(found: Name) -> bool:
    """Say whether no word of a full name shows that it is an outlet's, a street's or an institution's."""
    is_landmark = found.key[-1] in ANY.landmarks or found.key[0] in ANY.landmarks
    return not is_landmark and not any(word in ANY.outlets for word in found.key)


def could_be_ground(found: Name) -> bool:
    """Say whether a full name ends as a place's does and begins with no given name: Windmill Hill, not Ida Hill."""
    return found.key[-1] in ANY.grounds and found.key[0] not in ANY.given_names


def is_placed(found: Name, text: str) -> bool:
    """Say whether a full name stands after a word after which places do: in, of or up, but not spoke to."""
    before = text[max(0, found.start - 24) : found.start]
    said, last = ("", "", *tokens.keys(before))[-2:]
    to_somebody = said in ANY.verbs or f"{said} {last}" in ANY.reporting
    return before[-1:] == " " and last in ANY.places and not to_somebody


def untitled(name: str) -> str:
    """Return `name` without the titles before it: Dr. Amara Nwosu is Amara Nwosu."""
    words = tokens.tokens(name)
    while len(words) > 1 and words[0].key in ANY.honorifics:
        words = words[1:]
    return name[words[0].start :] if words else name
