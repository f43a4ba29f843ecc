"""How far an Arabic full name goes: دانة الرمان is one, but لا تحب دانة القصة says what she does not love."""

from bisect import bisect_right
from collections import Counter

from articles.words.reading import forms, names, tokens
from articles.words.reading.hints import agrees, describes, has_apposition, verb_form
from articles.words.reading.languages import ANY
from articles.words.reading.names import Name
from articles.words.reading.tokens import Token

TITLES = ANY.addresses | ANY.honorifics.keys()


class Extents:
    """Reads the names of a narrative in order: where each ends, and whether it is one."""

    def __init__(self, named: list[tuple[str, list[Token], list[Name]]], counts: Counter, saying: Counter):
        self.counts = counts
        self.saying = saying  # the words that stand alone after a verb of saying
        self.printed = Counter(found.key for _, _, in_full in named for found in in_full)
        self.compounds = Counter(found.key[:2] for _, _, in_full in named for found in in_full)
        self.read = set()  # the words so far
        self.paragraph, self.after = None, 0  # how far they go
        self.full = set()  # the given names of which a family name was read so far

    def name(self, found: Name, text: str, words: list[Token]) -> str:
        """Return as much of `found` as is a name."""
        place = _place(found, words)
        self._read_to(words, place)
        size = len(found.key)
        bare = found.key[1:] if found.key[0] in TITLES and size > 2 else found.key
        short = " ".join(found.text.split()[: size - 1])
        last = words[place + size - 1]
        if (
            size == 3
            and found.key[0] in ANY.compounds
            and self._is_compound_alone(found, last, words[place - 1 : place])
        ):
            return short
        runs_on = len(bare) == 2 and (
            self._runs_on(bare, last)
            or self._is_joined(last)
            or self._is_known_otherwise(found, bare, last)
            or self._has_object(found, bare, text, words, place, size)
        )
        self.full.add(bare[0])
        return short if runs_on else found.text

    def is_noun(self, found: Name, text: str, words: list[Token]) -> bool:
        """Say whether what begins like a name is a noun, for nothing shows that it is somebody: أسماء المفقودين."""
        given, last = found.key[0], found.key[-1]
        could_be = given in ANY.homonyms or given in ANY.verbs or given in ANY.roles
        if not could_be or len(found.key) > 2:
            return False
        if given in ANY.verbs and (last in self.saying or last in ANY.given_names):
            return True  # وعد سامر
        if given in ANY.roles and last.startswith(forms.ARTICLE) and not forms.is_nisba(last):
            return True  # مختار الحي
        if given in self.saying or last in self.saying:
            return False
        place = _place(found, words)
        before = words[place - 1] if place and names.are_adjacent(text, words, place - 1, 1) else None
        shown = (
            self.printed[found.key] > 1
            or forms.is_nisba(last)
            or has_apposition(text, words, place + 1)
            or (before and (describes(before.key) or before.key in TITLES))
            or (before and verb_form(before))
            or (before and agrees(before, ANY.given_names[given]) and not forms.could_be_object(last))
        )
        return not shown

    def _read_to(self, words, place):
        """Take note of the words before a place; the names are asked for in the order of the narrative."""
        if words is not self.paragraph:
            self.read.update(word.key for word in (self.paragraph or [])[self.after :])
            self.paragraph, self.after = words, 0
        self.read.update(word.key for word in words[self.after : place])
        self.after = max(self.after, place)

    def _runs_on(self, bare, last):
        """Say whether a name that stood alone before is followed by a word that is none: خرج فادي بيدين مبللتين."""
        alone = bare[0] in self.read
        plain = forms.is_plainly_name(last.key) or not tokens.is_uncased(last)
        return alone and not plain and self.counts[last.key] == 1

    def _is_compound_alone(self, found, last, before):
        """Say whether a given name of two words stands without what follows it here too: مسح عبد الباسط مسطرة."""
        again = self.compounds[found.key[:2]] > 1 and self.printed[found.key] == 1
        acts = any(word.key in ANY.deeds or verb_form(word) or agrees(word) for word in before)
        return again and acts and not forms.is_plainly_name(last.key)

    def _is_joined(self, last):
        """Say whether what follows a given name is another: نجوى ونجلا شلهوب."""
        other = last.key[1:]
        return last.key[:1] in tokens.AND and (other in ANY.given_names or self.counts[other] > 0)

    def _is_known_otherwise(self, found, bare, last):
        """Say whether somebody of whom a family's name was read does something to a thing here: فك كريم الحبال."""
        return bare[0] in self.full and self.printed[found.key] == 1 and forms.could_be_object(last.key)

    def _has_object(self, found, bare, text, words, place, size):
        """Say whether a given name has done what the verb before it says, and to what follows: يحكي نادر النكتة."""
        last = words[place + size - 1]
        following = words[place + size : place + size + 1]
        acts = (
            place > 0
            and tokens.is_uncased(words[place])
            and (verb_form(words[place - 1]) is not None or agrees(words[place - 1]))
            and not forms.is_listed(last)
            and self.counts[last.key] == 1
        )
        if not acts:
            return False
        goes_on = bool(following) and text[found.end : following[0].start] == " "
        known = bare[0] in self.full and goes_on and following[0].key not in ANY.that
        speaks = bare[0] in self.saying and forms.could_be_object(last.key)
        return known or speaks


def _place(found, words):
    """Return the index of the word in which a name begins, perhaps after a joined letter."""
    return bisect_right(words, found.start, key=lambda word: word.end)
