"""Which people a narrative names, and which of them a surname, a description or a pronoun means later."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from articles.words.reading import forms, learning, naming, tokens, trades
from articles.words.reading.languages import ANY
from articles.words.reading.tokens import Token

REACH = 8  # how many people back a pronoun can mean
NEAR = 2  # how many back somebody has a wife or a brother
TOLD_FIRST = 4  # times a name stands; by then the narrative has told what its bearer does
COMPOUND = "عبد"
TITLES = (ANY.addresses | ANY.honorifics.keys()) - ANY.compounds  # أم حيدر is not حيدر


@dataclass(eq=False)
class Person:
    name: str | None  # None for somebody whom the narrative does not name
    aliases: tuple[tuple[str, ...], ...] = ()  # the words of the full name, of the family name, and the given name
    gender: str | None = None  # "m", "f", "n" for many people or an institution, or not known
    is_met: bool = False
    paragraph: int = 0  # the last in which the narrative came to them
    has_spoken: bool = False
    named_later: "Person | None" = None  # who somebody without a name turned out to be
    is_familiar: bool = False  # called by the given name alone somewhere, so that a surname alone is somebody else
    is_joined: bool = False  # first met behind "when" or the like: when a councillor asked
    speaks: bool = False  # a verb of saying stands beside the name somewhere
    descriptions: set = field(default_factory=set)
    told: list = field(default_factory=list)  # the words that follow the name, each time
    relatives: list = field(default_factory=list)  # who was introduced with a word such as "her brother" beside them

    @property
    def family(self) -> tuple[str, ...]:
        return tokens.keys(self.name)[-1:]

    @property
    def given(self) -> tuple[str, ...]:
        return tokens.keys(self.name)[:1]

    @property
    def is_plainly_human(self) -> bool:
        """Say whether more than two capitals shows that this is somebody and no place."""
        return self.speaks or not self.name or bool(self.descriptions)

    @property
    def is_relative(self) -> bool:
        """Say whether nothing is known but to whom this is a relative: his wife."""
        return self.name is None and self.descriptions <= learning.RELATIONS

    @property
    def is_elder(self) -> bool:
        """Say whether the name begins with a title of age or with whose parent somebody is: أم خليل, الحاجة نظمية."""
        return self.given[:1] != () and (self.given[0] in ANY.compounds or self.given[0] in ANY.addresses)

    def does(self, noun: str) -> bool:
        """Say whether the narrative tells in some way that this is the driver, where `noun` is that."""
        return any(trades.shows(word.key, noun) for words in self.told[:TOLD_FIRST] for word in words)

    def may_be(self, gender: str | None) -> bool:
        return gender is None or self.gender in (gender, None)


class People:
    """Everybody whom a narrative names, in the order in which it comes to them."""

    def __init__(
        self,
        parsed: list[tuple[str, list[Token]]],
        headline: str = "",
        known: Iterable[str] = (),
        narrator: str | None = None,
    ):
        """Find and learn about everybody in the paragraphs of a narrative, each with its words outside quotations."""
        self.narrator = Person(narrator) if narrator else None
        self.everybody = []
        self.bearers = defaultdict(list)  # the words of a name, full or short -> who has it, the last meant first
        self.surnames = set()  # the short names of people that go on with no other name
        self.longest = {}  # the first word of a name -> how many words the longest such has
        self.described = {}  # a description -> whom it meant last
        self.recent = []  # whom the narrative came to last, newest first
        self.paragraph = 0  # that is being read
        self.institutions = {}  # the words for what has no name of its own -> the somebody that it is
        told = [*naming.find(parsed, headline)]
        found = dict.fromkeys((*(name for name in known if not _is_shortened(name, told)), *told))
        keys = [tokens.keys(name) for name in found]
        shorter = {key[-size:] for key in keys for size in range(2, len(key))}
        givens = {key[0] for key in keys if len(key) > 1}
        titled = {key for key in keys if len(key) == 2 and key[0] in TITLES and key[1] in givens}  # الأسطى حمود
        for name, key in zip(found, keys, strict=True):
            if key not in shorter | titled and not (len(key) == 1 and key[0] in givens and not name.isascii()):
                self._add(name, key)
        learning.learn(self, parsed)
        self.recent = []
        for person in self.everybody:
            person.is_met = False

    def mentions(self, words: list[Token]) -> dict[int, tuple[int, Person]]:
        """Return {index of a word: (index after the name, person)} for the names in a list of words."""
        found, index = {}, 0
        while index < len(words):
            word = words[index].text
            match = None if word[0].islower() and "-" not in word else self._at(words, index)
            if match:
                found[index] = match
                self._mean(match[1])
            index = match[0] if match else index + 1
        return found

    def see(self, person: Person, *, in_passing: bool = False, speaking: bool = False):
        """Take note that the narrative comes to `person`. One named in passing is not whom it goes on about."""
        if person is self.narrator:
            return
        person = person.named_later or person
        person.has_spoken = person.has_spoken or speaking
        person.paragraph = self.paragraph
        if person.name and not person.is_met:
            self._meet(person, speaking)
        if not (in_passing and person in self.recent):
            self.recent = [other for other in self.recent if other is not person]
            self.recent.insert(1 if in_passing else 0, person)
            del self.recent[REACH:]
        self._mean(person)

    def _meet(self, person, speaking):
        """See somebody for the first time: his wife nodded. "Yes," said Thea Bane."""
        person.is_met = True
        for place, other in enumerate(self.recent[:NEAR]):
            is_same = other.is_relative or (speaking and place == 0 and other.name is None)
            if is_same and other.may_be(person.gender):
                other.named_later = person
                self.recent.remove(other)
                for noun in other.descriptions:
                    self.describe(person, noun)

    def identify(self, person: Person):
        """Take note that a name says who somebody is of whom the narrative told before: His name was Osric Bane."""
        unnamed = (other for other in self.recent[:NEAR] if other.name is None and other.may_be(person.gender))
        other = next(unnamed, None)
        if other:
            other.named_later = person
            self.recent.remove(other)
            for noun in other.descriptions - ANY.kinds.keys():
                self.describe(person, noun)

    def last(self, gender: str | None = None, but: Collection[Person] = ()) -> Person | None:
        """Return whom a pronoun of this gender means, or whom the narrative is about; None if nobody."""
        recent = [person for person in self.recent if person not in but]
        unknown = (person for person in recent if person.gender is None)
        fitting = [
            person
            for person in recent
            if gender in (None, person.gender) or (person.is_plainly_human and not person.gender)
        ]
        person = next(iter(fitting), None) or next(unknown, None)
        if person and gender and person.gender is None:
            later = (other for other in fitting if other.gender == gender and other.paragraph > person.paragraph)
            person = next(later, person)
        if person and gender and person.is_joined and not (person.name or person.gender or person.has_spoken):
            near = (other for other in recent[:NEAR] if other.name and other.gender == gender)
            person = next(near, person)
        if person and person.gender is None:
            person.gender = gender  # whoever was meant by "she" once is not meant by "he" later
        return person

    def namesake(self, person: Person, gender: str | None) -> Person:
        """Return who of this gender has the family name of `person`, where that one is of the other: قال زيدون."""
        if person.may_be(gender):
            return person
        return next((other for other in self.bearers[person.family] if other.gender == gender), person)

    def doing(self, noun: str, gender: str | None) -> Person | None:
        """Return the last of this gender of whom the narrative told that they do what the noun says, or None."""
        fitting = (person for person in self.recent if person.name and person.may_be(gender))
        return next((person for person in fitting if person.does(noun)), None)

    def elder(self, noun: str, gender: str | None) -> Person | None:
        """Return the last of this gender who has a title of age or a child's name, if the noun rather means that."""
        if noun not in ANY.elders:
            return None
        fitting = (person for person in self.recent if person.name and person.gender == gender)
        return next((person for person in fitting if person.is_elder), None)

    def without_role(self, gender: str | None) -> Person | None:
        """Return the last of this gender of whom the narrative has not said what they do, or None."""
        fitting = (person for person in self.recent[:NEAR] if person.may_be(gender) and person.gender != "n")
        return next((person for person in fitting if not person.descriptions & ANY.roles.keys()), None)

    def is_alone(self, person: Person) -> bool:
        """Say whether nobody else is around whom a pronoun for `person` could mean."""
        return all(
            other is person or (person.gender and other.gender not in (person.gender, None)) for other in self.recent
        )

    def describe(self, person: Person, noun: str):
        """Remember that a noun without its article tells who `person` is."""
        person.descriptions.add(noun)
        self.described[noun] = person

    def somebody(self, noun: str, gender: str | None) -> Person:
        """Return somebody new, of whom a noun is all that is known."""
        person = Person(None, gender=gender)
        self.describe(person, noun)
        return person

    def institution(self, name: str, gender: str | None) -> Person:
        """Return the somebody of whom no more is known than a phrase for what or which people they are."""
        return self.institutions.setdefault(tokens.keys(name), Person(name, gender=gender, is_met=True))

    def relate(self, person: Person):
        """Remember that somebody was introduced by what they are to whom the narrative is about."""
        other = next((other for other in self.recent if other is not person), None)
        if other:
            person.relatives.append(other)
            other.relatives.append(person)

    def related(self, gender: str | None) -> Person | None:
        """Return who of this gender was introduced as a relative of whom the narrative is about, or None."""
        near = [person for person in self.recent[:NEAR] if person.name]
        relatives = [other for person in near for other in person.relatives]
        relatives += [other for person in near for other in self.bearers[person.family] if other is not person]
        return next((person for person in relatives if gender and person.gender == gender), None)

    def first(self) -> Person | None:
        """Return whom the narrative names first, if anybody."""
        return next(iter(self.everybody), None)

    def _mean(self, person):
        for words in person.aliases:
            bearers = self.bearers[words]
            if bearers[0] is not person:
                bearers.remove(person)
                bearers.insert(0, person)
        for noun in person.descriptions:
            self.described[noun] = person

    def _at(self, words, index):
        word, before = words[index], words[index - 1] if index else None
        if word.text[0].islower() and not forms.has_capital(word):
            return None
        if before and before.key in ANY.definite and before.end == word.start - 1 and not tokens.is_uncased(word):
            return None  # the Comets, the Vint Hotel
        shortest = 1 if word.key not in ANY.stops else 2
        for form in tokens.forms(word.key):
            for size in range(min(self.longest.get(form, 0), len(words) - index), shortest - 1, -1):
                key = (form, *(other.key for other in words[index + 1 : index + size]))
                if key in self.bearers:
                    return index + size, self._bearer(key, before)
        return None

    def _bearer(self, key, before):
        """Return whom a name means: after a title somebody of its gender, and nobody whom the text calls otherwise."""
        bearers = self.bearers[key]
        if len(bearers) > 1:
            gender = ANY.honorifics.get(before.key) if before else None
            likely = [person for person in bearers if person.may_be(gender)] or bearers
            likely = [person for person in likely if not person.is_familiar] or likely
            called = [person for person in likely if person.given == key and key[0] in ANY.given_names]
            likely = called if called and not key[0].isascii() else likely  # كريم is rather كريم الزاير than حيدر كريم
            bearers = [person for person in likely if person.has_spoken] or likely
        person = bearers[0]
        person.is_familiar = person.is_familiar or (len(self.bearers[key]) == 1 and key == person.given)
        return person

    def _add(self, name, key):
        if not key or key in self.bearers or self._runs_on(key):
            return
        family = key[1:] if len(key) > 2 and forms.is_compound(key[1:]) else key[-1:]
        bare = key[1:] if key[0] in TITLES and len(key) > 1 else key
        gender = ANY.honorifics.get(key[0]) or ANY.given_names.get(bare[0])  # أم سليم is no man
        titled = key[:2] if len(bare) < len(key) else key
        parts = {part for size in range(1, len(bare)) for part in (bare[-size:], bare[:size])}
        aliases = {key, titled, family, key[:1], bare, *parts}
        if key[0] in ANY.compounds and len(key) == 2:
            family, aliases = key, {key}  # أم حيدر is not حيدر
        person = Person(name, tuple(aliases), gender)
        self.surnames |= {titled, family}
        self.everybody.append(person)
        for alias in person.aliases:
            self.bearers[alias].append(person)
            self.longest[alias[0]] = max(self.longest.get(alias[0], 0), len(alias))

    def _runs_on(self, key):
        """Say whether what looks like a full name is a surname and the word after it: غرفة عوض نساء; Vint Street."""
        return len(key) > 1 and key[:-1] in self.surnames and not forms.is_plainly_name(key[-1])


def _is_shortened(name, told):
    """Say whether the narrative knows by the given name alone whom the introduction seemed to call so: سعاد القصة."""
    given, _, last = name.rpartition(" ")
    key = tokens.key(last)
    is_short = forms.could_be_object(key) or key[:1] in tokens.AND or tokens.keys(given)[:1] == (COMPOUND,)
    return given in told and name not in told and is_short
