"""Which people a narrative names, and which of them a surname, a description or a pronoun means later."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from articles.words.reading import names, tokens
from articles.words.reading.languages import ANY
from articles.words.reading.tokens import Token

REACH = 8  # how many people back a pronoun can mean
NAMED_WITHIN = 4  # words of a name or description after a verb of saying
DESCRIBED_BEFORE = 2  # words before a name that describe its bearer: the retired pilot Osric Bane
DESCRIBED_AFTER = 5  # words after it that do: Osric Bane, a retired pilot
CERTAIN = 10  # a title or verb says more about the gender than a pronoun nearby
TITLES = ANY.addresses | ANY.honorifics.keys()
TELLING_GENDER = ("he", "she", "his")  # "her" and "him" are too often somebody else


@dataclass(eq=False)
class Person:
    name: str
    aliases: tuple[tuple[str, ...], ...]  # the words of the full name, of the family name, and the given name
    gender: str | None = None  # "m", "f" or not known
    speaks: bool = False  # a verb of saying stands beside the name somewhere
    descriptions: set = field(default_factory=set)


def verb_form(word: Token) -> str | None:
    """Return the verb of saying in a word, also one with Arabic "and" or "so" joined to it, or None."""
    forms = (word.key, word.key[1:] if word.key[:1] in ("و", "ف") else "")
    return next((form for form in forms if form in ANY.verbs), None)


class People:
    """Everybody whom a narrative names, in the order in which it comes to them."""

    def __init__(self, texts: list[str], headline: str = "", known: Iterable[str] = ()):
        """Find and learn about everybody in the paragraphs of a narrative, its quotations blanked out."""
        self.everybody = []
        self.meant = {}  # the words of a name, full or short, or of a description -> whom they meant last
        self.recent = []  # whom the narrative came to last, newest first
        parsed = [(text, tokens.tokens(text)) for text in texts]
        for name in known:
            self._add(name)
        self._find_names(parsed, (headline, tokens.tokens(headline)))
        self._learn(parsed)
        self.recent = []

    def mentions(self, words: list[Token]) -> dict[int, tuple[int, Person]]:
        """Return {index of a word: (index after the name, person)} for the names in a list of words."""
        found, index = {}, 0
        while index < len(words):
            match = self._at(words, index)
            if match:
                found[index] = match
                self._mean(match[1])
            index = match[0] if match else index + 1
        return found

    def described_as(self, word: Token) -> Person | None:
        """Return whom a word describes, if anybody: the clerk, المهندسة."""
        return self.meant.get(_description(word))

    def see(self, person: Person, *, in_passing: bool = False):
        """Take note that the narrative comes to `person`. One named in passing is not whom it goes on about."""
        if not (in_passing and person in self.recent):
            self.recent = [other for other in self.recent if other is not person]
            self.recent.insert(1 if in_passing else 0, person)
            del self.recent[REACH:]
        self._mean(person)

    def last(self, gender: str | None = None) -> Person | None:
        """Return whom a pronoun of this gender means, or whom the narrative is about; None if nobody."""
        unknown = (person for person in self.recent if person.gender is None)
        fitting = (
            person
            for person in self.recent
            if gender in (None, person.gender) or (person.speaks and not person.gender)
        )
        person = next(fitting, None) or next(unknown, None)
        if person and person.gender is None:
            person.gender = gender  # whoever was meant by "she" once is not meant by "he" later
        return person

    def first(self) -> Person | None:
        """Return whom the narrative names first, if anybody."""
        return next(iter(self.everybody), None)

    def _mean(self, person):
        for words in (*person.aliases, *person.descriptions):
            self.meant[words] = person

    def _at(self, words, index):
        word = words[index]
        if (word.text[0].islower() and not names.has_capital(word)) or word.key in ANY.stops:
            return None
        rest = tuple(other.key for other in words[index + 1 : index + names.LONGEST])
        for form in tokens.forms(word.key):
            for size in range(len(rest) + 1, 0, -1):
                person = self.meant.get((form, *rest[: size - 1]))
                if person:
                    return index + size, person
        return None

    def _add(self, name):
        key = tokens.keys(name)
        if key and key not in self.meant:
            family = key[1:] if len(key) > 2 and names.is_compound(key[1:]) else key[-1:]
            bare = key[1:] if key[0] in TITLES and len(key) > 1 else key
            gender = ANY.given_names.get(bare[0]) or ANY.honorifics.get(key[0])
            person = Person(name, tuple({key, family, key[:1], bare, bare[:1]}), gender)
            self.everybody.append(person)
            for alias in person.aliases:
                self.meant.setdefault(alias, person)

    def _find_names(self, parsed, headline):
        fuller = {}  # the first or last word of a full name, of a place's too -> the name
        for text, _ in parsed:
            for found in names.find(text):
                if names.is_person(found, text):
                    self._add(found.text)
                for word in (found.key[0], found.key[-1]):
                    fuller.setdefault(word, found.text)
        recurring = _recurring_pairs([headline, *parsed])
        counts = Counter(word.key for _, words in parsed for word in words)
        single = [name for text, words in parsed for name in _single_names(text, words, counts)]
        subjects = [name for text, words in parsed for name in _subjects(text, words, recurring)]
        for name in (*single, *subjects):
            self._add(fuller.get(tokens.key(name)) or fuller.get(tokens.keys(names.untitled(name))[0], name))

    def _learn(self, parsed):
        """Learn from what stands beside the names: verbs, titles, descriptions, and pronouns that tell the gender."""
        votes = defaultdict(Counter)
        for text, words in parsed:
            mentions = self.mentions(words)
            for index, word in enumerate(words):
                if index in mentions:
                    after, person = mentions[index]
                    self.see(person)
                    self._learn_before(text, words, index, person, votes[person])
                    self._learn_after(text, words, after, person, votes[person])
                elif word.key in TELLING_GENDER and self.recent:
                    votes[self.recent[0]][ANY.pronouns[word.key]] += 1
        for person, counts in votes.items():
            del counts[None]
            if counts:
                person.gender = counts.most_common(1)[0][0]

    def _learn_before(self, text, words, index, person, votes):
        """Learn from: said Osric Bane; Mrs Bane; his wife, Thea Bane; the retired pilot Osric Bane."""
        for place in range(index - 1, max(-1, index - 1 - DESCRIBED_BEFORE), -1):
            word = words[place]
            if text[word.end : words[place + 1].start].strip(" ,،.") or names.is_capital(word):
                break
            form = verb_form(word)
            if form:
                person.speaks = True
                votes[ANY.verbs[form]] += CERTAIN
                break
            if tokens.is_uncased(word) and word.key.startswith(names.PRESENT):
                break
            votes[ANY.honorifics.get(word.key) or ANY.relations.get(word.key)] += CERTAIN
            if not names.is_function(word.key):
                person.descriptions.add(_description(word))

    def _learn_after(self, text, words, after, person, votes):
        """Learn from: Osric Bane said; Osric Bane, a retired pilot; سعاد منصور، وهي مهندسة."""
        rest = words[after : after + DESCRIBED_AFTER]
        form = verb_form(rest[0]) if rest else None
        if form:
            person.speaks = True
            votes[ANY.verbs[form]] += CERTAIN
        elif rest and text[words[after - 1].end] in ",،":
            for word, following in pairwise([*rest, None]):
                votes[_gender(word)] += CERTAIN
                if not names.is_function(word.key) and word.text[0].lower() == word.text[0]:
                    person.descriptions.add(_description(word))
                if following is None or text[word.end : following.start] != " ":
                    break


def _gender(word):
    tables = (ANY.relations, ANY.pronouns) if tokens.is_uncased(word) else (ANY.relations,)
    return next((table[form] for table in tables for form in tokens.forms(word.key) if form in table), None)


def _description(word):
    return word.key.removeprefix("ال")


def _subjects(text, words, recurring):
    """Yield the names beside verbs of saying that neither two capitals nor the list of given names show."""
    for index, word in enumerate(words):
        if verb_form(word) is None:
            continue
        if tokens.is_uncased(word):
            yield from _unlisted(text, words, index, recurring)
        else:
            yield from _lone_capitals(text, words, index)


def _single_names(text, words, counts):
    """Yield the single names that follow a relation or title: his sister Elif; Mr Patel; ابنها رضوان; الحاجة نظمية."""
    for place, (word, following) in enumerate(pairwise(words)):
        if text[word.end : following.start] not in (" ", ". "):
            continue
        if not tokens.is_uncased(following):
            last = words[place + 2 : place + 3]
            runs_on = last and text[following.end : last[0].start] == " " and names.is_capital(last[0])
            name = tokens.bare(following.text)
            if not names.is_capital(following) or runs_on:
                continue
            if word.key in ANY.relations and text[word.end] == " ":
                yield name
            elif word.key in ANY.honorifics and word.text[0].isupper():
                yield f"{text[word.start : following.start]}{name}"
        elif names.is_listed(following) and (word.key in ANY.relations or verb_form(word)):
            yield following.text
        elif word.key in ANY.addresses and counts[following.key] > 1 and names.is_family_name(following):
            yield f"{word.text} {following.text}"


def _lone_capitals(text, words, index):
    """Yield the one word after or before a verb: said Vint; when Vint said. In eastern Ellery saying: nobody."""
    after = words[index + 1 : index + 2]
    if after and names.is_capital(after[0]) and words[index].key not in ANY.telling:
        yield tokens.bare(after[0].text)
    if index > 1 and names.is_capital(words[index - 1]) and not words[index].key.endswith("ing"):
        introducing = words[index - 2].key
        if introducing in ANY.stops and introducing not in ANY.prepositions and introducing not in ANY.places:
            yield tokens.bare(words[index - 1].text)


def _unlisted(text, words, index, recurring):
    """Yield the recurring pair of words after a verb, or that the one word after it ends."""
    run = []
    for before, word in pairwise(words[index : index + 1 + NAMED_WITHIN]):
        if text[before.end : word.start] != " " or not names.is_family_name(word):
            break
        run.append(word.key)
    name = recurring.get(tuple(run[-2:]))
    if name:
        yield name


def _recurring_pairs(parsed):
    """Return {two words: as printed} for pairs that recur and could be a name, and the same by the second word."""
    printed, recurring = {}, {}
    for text, words in parsed:
        for first, last in pairwise(words):
            if text[first.end : last.start] == " " and names.is_given_name(first) and names.is_family_name(last):
                pair = (first.key, last.key)
                if pair in printed:
                    recurring.setdefault(pair, printed[pair])
                    recurring.setdefault(pair[1:], printed[pair])
                printed.setdefault(pair, tokens.bare(text[first.start : last.end]))
    return recurring
