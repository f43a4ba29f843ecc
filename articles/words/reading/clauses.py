"""The part of a sentence beside a quotation: whether somebody says something in it, and who."""

from articles.words.reading import names, tokens
from articles.words.reading.languages import ANY
from articles.words.reading.mentions import Person, verb_form

SUBJECT_WITHIN = 6  # words between a verb and its subject after it
TERM_WITHIN = 3  # words between "called" and the term


class Clause:
    """The words from `first` up to `after` of a paragraph whose quotations are blanked out."""

    def __init__(self, paragraph, first, after):
        self.blanked = paragraph.blanked
        self.words = paragraph.words
        self.mentions = paragraph.mentions
        self.people = paragraph.people
        self.first = first
        self.after = after

    def __len__(self):
        return self.after - self.first

    def verbs(self) -> list[int]:
        """Return the places of the verbs of saying, in order."""
        return [place for place in range(self.first, self.after) if self._is_verb(place)]

    def speaker(self) -> Person | None:
        """Return who says something here: the subject of the last verb that has one, or None."""
        return next(filter(None, map(self.subject, reversed(self.verbs()))), None)

    def anybody(self) -> Person | None:
        """Return whom the clause names first, or whom a pronoun in it means, or None."""
        places = range(self.first, self.after)
        named = next((self.mentions[place][1] for place in places if place in self.mentions), None)
        return named or next(filter(None, map(self._pronoun, places)), None)

    def reporter(self) -> Person | None:
        """Return according to whom, or in whose words, something is; None where nobody is named as its source."""
        for place in range(self.first, self.after):
            size = tokens.phrase(self.words, place, ANY.reporting, self.after)
            if size:
                return self._source(place, place + size)
        return None

    def subject(self, place: int) -> Person | None:
        """Return whose verb stands at `place`, or None."""
        gender = ANY.verbs[verb_form(self.words[place])]
        if gender:
            return self._named_after(place) or self._named_before(place, gender) or self.people.last(gender)
        return (
            (self.words[place].key not in ANY.telling and self._named_after(place))
            or self._pronoun_or_name_before(place)
            or self._pronoun(place + 1)
        )

    def leads_to_term(self, after_colon: bool) -> bool:
        """Say whether a term or title follows: a form entitled "…", the so-called "…"."""
        verbs = self.verbs()
        within = 1 if after_colon and verbs else TERM_WITHIN
        near = range(max([self.first, self.after - within, *(verb + 1 for verb in verbs)]), self.after)
        return self.words[self.after - 1].key in ANY.determiners or any(map(self._names_term, near))

    def is_written(self) -> bool:
        """Say whether a thing says it and not a person: the sign over the door said "…"."""
        places = range(self.first, self.after)
        return any(
            _description(form) in ANY.written for place in places for form in tokens.forms(self.words[place].key)
        )

    def reports(self, place: int) -> bool:
        """Say whether what the verb at `place` says comes after it, unquoted: أوضح أن …"""
        after = self.words[place + 1 : min(place + 1 + SUBJECT_WITHIN // 2, self.after)]
        return any(word.key in ANY.that for word in after)

    def _is_verb(self, place):
        before = self.words[place - 1].key if place > self.first else ""
        return (
            place not in self.mentions and before not in ANY.auxiliaries and verb_form(self.words[place]) is not None
        )

    def _names_term(self, place):
        return tokens.phrase(self.words, place, ANY.naming, self.after) > 0 or any(
            form in ANY.naming for form in tokens.forms(self.words[place].key)
        )

    def _named_after(self, place):
        """Return who is named or described right after a verb: said the retired pilot Osric Bane; قال حارس المنارة."""
        described = None
        for after in range(place + 1, min(place + 1 + SUBJECT_WITHIN, self.after)):
            word = self.words[after]
            if after in self.mentions:
                return self.mentions[after][1]
            between = self.blanked[self.words[after - 1].end : word.start]
            if between != " " or (names.is_function(word.key) and word.key not in ANY.determiners):
                break
            described = described or self.people.described_as(word)
        return described

    def _named_before(self, place, gender):
        """Return the nearest person before an Arabic verb whose gender it fits."""
        for before in range(place - 1, self.first - 1, -1):
            if before in self.mentions and not self._is_in_passing(before):
                person = self.mentions[before][1]
                if gender in (None, person.gender) or person.gender is None:
                    return person
        return None

    def _pronoun_or_name_before(self, place):
        passed = None
        for before in range(place - 1, self.first - 1, -1):
            if before in self.mentions:
                person = self.mentions[before][1]
                if not self._is_in_passing(before):
                    return person
                passed = passed or person
            elif found := self._pronoun(before) or self._described(before):
                return found
        return passed

    def _source(self, place, after):
        near = range(place, min(after + SUBJECT_WITHIN, self.after))
        named = next((self.mentions[word][1] for word in near if word in self.mentions), None)
        keys = [self.words[word].key for word in near]
        return named or next((self.people.last(ANY.pronouns[key]) for key in keys if key in ANY.pronouns), None)

    def _pronoun(self, place):
        key = self.words[place].key if place < self.after else None
        return self.people.last(ANY.pronouns[key]) if key in ANY.subjects else None

    def _described(self, place):
        """Return whom "the clerk" or "his wife" means."""
        if place == self.first or self.words[place - 1].key not in ANY.determiners:
            return None
        return self.people.described_as(self.words[place])

    def _is_in_passing(self, place):
        return place > self.first and self.words[place - 1].key in ANY.prepositions


def _description(key):
    return key.removeprefix(names.ARTICLE)
