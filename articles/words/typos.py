"""Which change of a text is a slip of the pen, and which words weigh too much to be one."""

import re

from articles.words import differences, folding

NUMBER = re.compile(r"\d+")

# Words that turn a sentence round, by language. One of these more or less is never a slip of the pen.
TURN_ROUND = {
    "en": "no not never none nobody nothing neither nor cannot without don't doesn't didn't won't wouldn't can't "
    "couldn't isn't aren't wasn't weren't haven't hasn't hadn't",
    "ar": "لا لم لن ليس ليست ليسوا لست لسنا ما غير بلا بدون دون كلا أبدا",
}
NEGATIONS = frozenset(folding.identity(word) for words in TURN_ROUND.values() for word in words.split())


def is_typo(before: str, after: str) -> bool:
    """Whether the two differ by spelling alone: equal when folded, or by one letter of one word that is neither a
    number, nor a negation, nor a name (a word with a capital)."""
    if folding.identity(before) == folding.identity(after):
        return _numbers(before) == _numbers(after)
    pairs = _changed_words(before, after)
    return pairs is not None and len(pairs) == 1 and _is_slip(*pairs[0])


def weighty_words(before: str, after: str) -> list[str]:
    """The words that make a change more than a typo: numbers, negations and names, as they stand now or stood."""
    found = []
    for stretch in differences.words(before, after):
        if stretch.change == differences.Change.SAME:
            continue
        for word in stretch.text.split():
            if _is_weighty(word) and word not in found:
                found.append(word)
    return found


def _changed_words(before: str, after: str) -> list[tuple[str, str]] | None:
    """The words that differ, in pairs; None where one text has more words than the other."""
    old, new = before.split(), after.split()
    if len(old) != len(new):
        return None
    return [(a, b) for a, b in zip(old, new, strict=True) if folding.identity(a) != folding.identity(b)]


def _is_slip(old: str, new: str) -> bool:
    if _is_weighty(old) or _is_weighty(new):
        return False
    return _one_letter_apart(folding.identity(old), folding.identity(new))


def _is_weighty(word: str) -> bool:
    bare = word.strip(".,;:!?()[]«»“”‘’\"'،؛؟…")
    is_name = bare[:1].isupper()
    return is_name or bool(NUMBER.search(folding.identity(bare))) or folding.identity(bare) in NEGATIONS


def _one_letter_apart(old: str, new: str) -> bool:
    """One letter put in, left out, exchanged for another, or two neighbours that changed places."""
    if abs(len(old) - len(new)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    old, new = old[start:], new[start:]
    swapped = len(old) > 1 and len(new) > 1 and old[:2] == new[1::-1] and old[2:] == new[2:]
    return swapped or old[1:] == new[1:] or old[1:] == new or old == new[1:]


def _numbers(text: str) -> list[str]:
    return NUMBER.findall(folding.identity(text))
