"""The part of a sentence beside a quotation: whether somebody says something in it, and who."""

from collections.abc import Iterator

from articles.words.reading import forms, tokens
from articles.words.reading.hints import OBJECT, verb_form
from articles.words.reading.languages import ANY
from articles.words.reading.learning import description
from articles.words.reading.mentions import Person
from articles.words.reading.phrases import Phrases

SUBJECT_WITHIN = 6  # words between a verb and its subject after it
JOINED = {"m": tokens.JOINED, "f": ()}  # بخط اليد is no subject, وزارة الصحة is one
WHAT = "ما"
ACTS = ("ed", "s")  # with which English verbs of a narrative end
THEN = "ف"
HIM, HER = "ه", "ها"
TO_THEM = {key for key in ANY.indirect if key.endswith((HIM, HER))}
OWNED_WITHIN = 3  # words from a noun to the one with an article that ends its phrase
TERM_WITHIN = 3  # words between "called" and the term


class Clause:
    """The words from `first` up to `after` of a paragraph's phrases."""

    def __init__(self, phrases: Phrases, first: int, after: int):
        self.phrases = phrases
        self.words = phrases.words
        self.people = phrases.people
        self.first = first
        self.after = after

    def __len__(self):
        return self.after - self.first

    def verbs(self) -> list[int]:
        """Return the places of the verbs of saying, in order, but for those inside what an Arabic one says."""
        verbs, reported = [], False  # شددت على أن الرحيل يبدأ
        for place in range(self.first, self.after):
            key = self.words[place].key
            if self._is_verb(place) and not (reported and key[:1] not in tokens.AND):
                verbs.append(place)
            reported = (reported and key[:1] not in tokens.AND) or (bool(verbs) and key in ANY.that - ANY.prepositions)
        return verbs

    def named(self) -> Iterator[Person]:
        """Yield who is named or described here, in order."""
        return filter(None, map(self.phrases.person, range(self.first, self.after)))

    def speaker(self) -> Person | None:
        """Return who says something here: the subject of the last verb that has one, or None."""
        verbs = self.verbs()[::-1]
        if len(verbs) == 1 and self._answers(verbs[0]):
            return self.people.last("f" if self.words[verbs[0]].key.endswith(HER) else "m")
        if verbs and self._was_told(verbs[0]):
            return self.people.last(ANY.verbs.get(self._form(verbs[0])), set(self.named()))
        verbs = verbs[:1] + [place for place in verbs[1:] if verb_form(self.words[place]) not in ANY.asking]
        return next(filter(None, (*map(self._told, verbs), *map(self.subject, verbs))), None)

    def _answers(self, place):
        """Say whether whoever is asked goes on to do something: سألها الحارس عن المطر فلم تتردد."""
        asked = self.words[place].key
        goes_on = any(word.key[:1] == THEN and tokens.is_uncased(word) for word in self.words[place + 1 : self.after])
        return goes_on and verb_form(self.words[place]) in ANY.asking and asked.endswith((HER, HIM))

    def _was_told(self, place):
        """Say whether who says something was told or asked before, and by somebody named here: حين ألحت عليها, ردت."""
        before = [word.key for word in self.words[self.first : place]]
        begins = next((at for at, key in enumerate(before) if key in ANY.when), len(before))
        return any(key in TO_THEM for key in before[begins:]) and self._after(place) is None

    def anybody(self) -> Person | None:
        """Return whom the clause is about: its first subject, or else whom it names in passing, or None."""
        return self._first_subject() or next(self.named(), None) or self._dropped()

    def _first_subject(self):
        for place in range(self.first, self.after):
            person = self.phrases.person(place) or self.phrases.pronoun(place)
            if person and person is not self.people.narrator and not self.phrases.is_in_passing(place):
                return person
        return None

    def _dropped(self):
        """Return whom a first word means that has the form of an Arabic verb: وترفض …"""
        first = self.first
        while first + 1 < self.after and self.words[first].key.removeprefix("و") in ANY.negations:
            first += 1
        word = self.words[first] if len(self) else None
        if word is None or not tokens.is_uncased(word):
            return None
        if forms.is_function(word.key):
            said, following = verb_form(word), self.words[first + 1 : min(first + 2, self.after)]
            is_dropped = said and ANY.verbs[said] and (not following or forms.is_function(following[0].key))
            return self.people.last(ANY.verbs[said]) if is_dropped else None
        key = word.key.removeprefix("و")
        gender = "f" if key[0] == "ت" or key[-1] == "ت" else "m" if key[0] == "ي" else None
        return self.people.last(gender) if gender else None

    def reporter(self) -> Person | None:
        """Return according to whom, or in whose words, something is; None where nobody is named as its source."""
        for place in range(self.first, self.after):
            size = tokens.phrase(self.words, place, ANY.reporting, self.after)
            if size:
                return self._source(place, place + size)
        return None

    def subject(self, place: int) -> Person | None:
        """Return whose verb stands at `place`, or None."""
        gender = ANY.verbs.get(self._form(place))
        likened = place > 0 and self.words[place - 1].key in ANY.likening  # كمن يعترف
        return self._told(place) or (self.people.last(gender) if gender and not likened else None)

    def attributes(self) -> Person | None:
        """Return who says a quotation that ends in a comma before this clause, by whatever verb: Ida Roe thundered."""
        if len(self) < 2:
            return None
        first, opens = self.words[self.first], self.phrases.mentions.get(self.first)
        if tokens.is_uncased(first):
            return None if opens or forms.is_function(first.key) else self._acting(self.first)
        after = opens[0] if opens else self.first + 1
        person = opens[1] if opens else self.phrases.pronoun(self.first)
        acts = after < self.after and self._gap(after) == " " and self.words[after].key.endswith(ACTS)
        return person if acts and not forms.is_function(self.words[after].key) else None

    def _acting(self, place):
        """Return whose act an Arabic word is that has somebody beside it: ترجم لي, صحّحت دانة."""
        key, beside = self.words[place].key, self.words[place + 1]
        if self._gap(place + 1) != " ":
            return None
        gender = "f" if key[-1] == "ت" or key[0] == "ت" else "m"
        person = self.phrases.person(place + 1)
        if person:
            return person if person.may_be(gender) else None
        return self.people.last(gender) if beside.key in ANY.indirect else None

    def _told(self, place):
        """Return whose verb stands at `place`, if the clause tells."""
        gender = ANY.verbs.get(self._form(place))
        if tokens.is_uncased(self.words[place]):
            return self._after(place, gender) or self._named_before(place, gender)
        return (self.words[place].key not in ANY.telling and self._after(place)) or self._before(place)

    def leads_to_term(self, after_colon: bool) -> bool:
        """Say whether a term or title follows: a form entitled "…", the so-called "…"."""
        verbs = self.verbs()
        within = 1 if after_colon and verbs else TERM_WITHIN
        near = range(max([self.first, self.after - within, *(verb + 1 for verb in verbs)]), self.after)
        return self.words[self.after - 1].key in ANY.determiners or any(map(self._names_term, near))

    def is_written(self) -> bool:
        """Say whether a thing says it and not a person: the sign over the door said "…"."""
        keys = (self.words[place].key for place in range(self.first, self.after))
        return any(description(form) in ANY.written for key in keys for form in tokens.forms(key))

    def reports(self, place: int, within: int = SUBJECT_WITHIN // 2) -> bool:
        """Say whether what the verb at `place` says comes after it, unquoted: أوضح أن …"""
        after = range(place + 1, min(place + 1 + within, self.after))
        return any(self.words[at].key in ANY.that and self.words[at - 1].key not in ANY.without for at in after)

    def _is_verb(self, place):
        before = self.words[place - 1].key if place > self.first else ""
        is_form = place not in self.phrases.mentions and self._form(place) is not None
        return is_form and before not in ANY.auxiliaries

    def _form(self, place):
        """Return the form of a verb of saying at a place; after "what", also with "it": أول ما قالته."""
        form = verb_form(self.words[place])
        if form is None and place and self.words[place - 1].key == WHAT:
            form = OBJECT.sub("", self.words[place].key)
        return form if form in ANY.verbs else None

    def _names_term(self, place):
        return tokens.phrase(self.words, place, ANY.naming, self.after) > 0 or any(
            form in ANY.naming for form in tokens.forms(self.words[place].key)
        )

    def _after(self, place, gender=None):
        """Return who is named or described right after a verb: said the retired pilot Osric Bane; قال لنا الحارس."""
        first = place + 1
        while first < self.after and self.words[first].key in ANY.indirect:
            first += 1
        for after in range(first, min(first + SUBJECT_WITHIN, self.after)):
            word = self.words[after]
            if after > place + 1 and self._gap(after) != " " and self.words[after - 1].key not in ANY.honorifics:
                break
            found = self.phrases.person(after) or (after == place + 1 and self.phrases.pronoun(after))
            if found and (found.may_be(gender) or after in self.phrases.mentions):
                return self.people.namesake(found, gender) if self._is_family(after) else found
            introduces = ANY.determiners, ANY.indefinite, ANY.honorifics
            if forms.is_function(word.key) and not any(word.key in table for table in introduces):
                break
        depends = place > self.first and self.words[place - 1].key in ANY.stops  # منذ بدأ المستشفى
        return self._institution(first, gender) if gender and not depends else None

    def _is_family(self, place):
        """Say whether somebody is named at a place by the family's name alone."""
        after, person = self.phrases.mentions.get(place, (place, None))
        called = [word.key for word in self.words[place:after]]
        return person is not None and called[0] not in person.given and called[-1:] == list(person.family)

    def _institution(self, place, gender):
        """Return what speaks without a name: قالت الوزارة, قال أهالي الحي, قالت إدارة المستشفى; or None."""
        if place >= self.after or (place and self._gap(place) != " "):
            return None
        word = self.words[place]
        noun = word.key.removeprefix(forms.ARTICLE)
        owner = self._owner(place)
        if ANY.institutions.get(noun) == gender or ANY.groups.get(noun) == gender or noun in ANY.groups:
            is_definite = noun != word.key
            return self.people.institution(self._phrase(place, owner), gender) if is_definite or owner else None
        is_noun = forms.is_family_name(word) and not word.key.startswith((forms.ARTICLE, *JOINED[gender]))
        agrees = word.key.endswith("ة") == (gender == "f")
        is_phrase = is_noun and agrees and owner == place + 1
        return self.people.institution(self._phrase(place, owner), gender) if is_phrase else None

    def _owner(self, place):
        """Return where the phrase ends that a noun without an article begins: شباب غرفة الطوارئ; None if nowhere."""
        for after in range(place + 1, min(place + 1 + OWNED_WITHIN, self.after)):
            word = self.words[after]
            if self._gap(after) != " " or not forms.is_family_name(word):
                return None
            if word.key.startswith(forms.ARTICLE):
                return after
        return None

    def _phrase(self, place, owner):
        last = place if owner is None or self.words[place].key.startswith(forms.ARTICLE) else owner
        return self.phrases.blanked[self.words[place].start : self.words[last].end]

    def _named_before(self, place, gender):
        """Return the nearest person before an Arabic verb whose gender it fits, rather none named in passing."""
        passed = None
        told = self.words[place + 1].key in ANY.indirect if place + 1 < self.after else False
        for before in range(place - 1, self.first - 1, -1):
            person = self.phrases.person(before)
            if person and person.may_be(gender):
                if not self.phrases.is_in_passing(before):
                    return person
                is_topic = before > 0 and self.words[before - 1].key in ANY.about  # وعن أمها تقول
                passed = passed or (person if person.gender and not is_topic else None)
        return None if told else passed  # التفت إلى الطبيب وقال له: to whom, and not who

    def _before(self, place):
        """Return whose verb stands here: the nearest subject before it, or else who is named in passing."""
        passed = None
        for before in range(place - 1, self.first - 1, -1):
            person = self.phrases.person(before) or self.phrases.pronoun(before)
            if person and not self.phrases.is_in_passing(before):
                return person
            passed = passed or person
            if before == place - 1 and not person and self._is_thing(before):
                return self.people.somebody(self.words[before].key, "n")
        return passed or self._thing(place)

    def _thing(self, place):
        """Return the somebody of a thing that opens the clause and did something before: The council rose and said."""
        noun = self.first + 1
        opens = noun + 1 < place and self.words[self.first].key in ANY.definite and self._is_thing(noun)
        acts = opens and (self.words[noun + 1].key.endswith(ACTS) or self._gap(noun + 1).strip() == ",")
        return self.people.somebody(self.words[noun].key, "n") if acts else None

    def _is_thing(self, place):
        """Say whether a phrase that opens the clause has its noun here, and means nobody: the company said."""
        opens = self.phrases.begins(place) == self.first < place
        return opens and self.words[self.first].key in ANY.determiners and not forms.is_function(self.words[place].key)

    def _source(self, place, after):
        near = range(place, min(after + SUBJECT_WITHIN, self.after))
        named = next(filter(None, map(self.phrases.person, near)), None)
        keys = [self.words[word].key for word in near]
        return named or next((self.people.last(ANY.pronouns[key]) for key in keys if key in ANY.pronouns), None)

    def _gap(self, place):
        return self.phrases.blanked[self.words[place - 1].end : self.words[place].start]
