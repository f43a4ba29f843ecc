"""Whom a noun or pronoun in a narrative means: the clerk, his wife, a man on the quay, she, العجوز."""

from functools import lru_cache

from articles.words.reading import forms, tokens, trades
from articles.words.reading.hints import AGE, APPOSED, NOUNS, describes, verb_form
from articles.words.reading.languages import ANY
from articles.words.reading.learning import description
from articles.words.reading.mentions import People, Person

NOUN_WITHIN = 4  # words from a determiner to its noun: the very old retired keeper
NAME_WITHIN = 8  # words from a noun to the name it describes: رئيسة قسم الأطفال ليلى حمود
DETERMINERS = ANY.determiners | ANY.definite | ANY.indefinite.keys()
TO = "لل"  # للسائق: to the driver
POSSESSIVE = ("'s", "’s", "s'", "s’")


class Phrases:
    """The words of a paragraph whose quotations are blanked out, and whom they mean where they name nobody."""

    def __init__(self, blanked: str, words: list[tokens.Token], people: People):
        self.blanked = blanked
        self.words = words
        self.people = people
        self.mentions = people.mentions(words)
        self.ends = dict(self.mentions.values())
        # The places of nouns that were looked at -> whom they mean. The words of a name mean nobody else.
        self.meant = {place: None for first, (after, _) in self.mentions.items() for place in range(first, after)}

    def person(self, place: int) -> Person | None:
        """Return who is named or described at a place."""
        return self.mentions[place][1] if place in self.mentions else self.noun(place)

    def pronoun(self, place: int) -> Person | None:
        """Return whom a pronoun at a place means that can be the subject of a verb."""
        key = self.words[place].key
        if key in ANY.narrators:
            return self.people.narrator
        return self.people.last(ANY.pronouns[key]) if key in ANY.subjects else None

    def noun(self, place: int) -> Person | None:
        """Return whom the noun at a place means, if it is one for people that stands for somebody here."""
        if place not in self.meant:
            word = self.words[place]
            base = self._base(word)
            is_noun = base and not word.text.endswith(POSSESSIVE)
            read = self._arabic if tokens.is_uncased(word) else self._english
            self.meant[place] = read(place, base) if is_noun else self._unlisted(place)
        person = self.meant[place] or None
        return person and (person.named_later or person)

    def begins(self, place: int) -> int:
        """Return where the phrase begins that ends in the noun at a place: with its determiner."""
        for before in range(place, max(-1, place - 1 - NOUN_WITHIN), -1):
            key = self.words[before].key
            if before < place and self.blanked[self.words[before].end : self.words[before + 1].start] != " ":
                return before + 1
            if key in DETERMINERS or self.words[before].text.endswith(POSSESSIVE):
                return before
            if before < place and forms.is_function(key) and not self._is_determined(before):
                return before + 1
        return place

    def is_in_passing(self, place: int) -> bool:
        """Say whether the name or noun at a place stands after a preposition."""
        if self.words[place].key[:2] == TO and place not in self.mentions:
            return True
        begins = place if place in self.mentions else self.begins(place)
        return begins > 0 and self.words[begins - 1].key in ANY.prepositions and self._is_adjacent(begins)

    def _is_determined(self, place):
        return place > 0 and self.words[place - 1].key in DETERMINERS and self._is_adjacent(place)

    def _base(self, word):
        """Return the noun in a word under which somebody could be known, or None."""
        key = word.key
        if key not in NOUNS and key not in self.people.described:
            key = forms.ARTICLE + key[2:] if key[:2] == TO else key[1:] if key[:1] in tokens.AND else key
        known = key in self.people.described or description(key) in self.people.described
        return key if known or _is_for_people(key) else None

    def _english(self, place, noun):
        begins = self.begins(place)
        first, following = self.words[begins], self.words[place + 1 : place + 2]
        compound = following and self._is_adjacent(place + 1) and self._base(following[0])
        if begins == place or compound or self.words[place].text[0].isupper():
            return None
        beside = self._beside(place) or self._apposed(begins)
        if beside or first.key in ANY.indefinite:
            return beside or self.people.somebody(noun, NOUNS.get(noun))
        if _singular(noun) in NOUNS:
            return self.people.somebody(noun, "n")
        if first.key not in DETERMINERS and not first.text.endswith(POSSESSIVE):
            return None
        return self._marked(place) or self._known(noun, is_definite=first.key in ANY.definite)

    def _marked(self, place):
        """Return who was described by what stands with a noun: the girl with the braids."""
        run = [word.key for word in self.words[place + 1 : place + 4]]
        marked = self.people.described.get(run[2]) if len(run) == 3 and run[0] == "with" else None
        return marked if marked and marked.name and run[1] in DETERMINERS else None

    def _arabic(self, place, noun):
        beside = self._beside(place) or self._apposed(place)
        if beside:
            return beside
        if noun.startswith(forms.ARTICLE) or noun in ANY.relations:
            return self._known(noun, is_definite=noun.startswith(forms.ARTICLE))
        after = self.words[place + 1 : place + 2]
        if after and self._is_adjacent(place + 1) and after[0].key.startswith(forms.ARTICLE):
            return self._known(noun, is_definite=True)
        if noun not in NOUNS:
            return None
        return self._told_to_be(place, noun) or self._new(noun)

    def _told_to_be(self, place, noun):
        """Return of whom an Arabic sentence says that they are what the noun says: كانت معلمة; وصارت قبطانة."""
        before = self.words[place - 1] if place and self._is_adjacent(place) else None
        if before is None or not any(form in ANY.copulas for form in tokens.forms(before.key)):
            return None
        person = self.people.last(NOUNS[noun])
        if person and (person.name or person is self.people.recent[0]):
            self.people.describe(person, description(noun))
            return person
        return None

    def _one_of(self, place):
        """Return the somebody of إحدى العاملات, whatever they do."""
        if not tokens.is_uncased(self.words[place]):
            return None
        key = next((key for key in tokens.forms(self.words[place].key) if key in ANY.indefinite), None)
        after = self.words[place + 1 : place + 2]
        if key and after and after[0].key.startswith(forms.ARTICLE) and self._is_adjacent(place + 1):
            return self.people.somebody(description(after[0].key), ANY.indefinite[key])
        return None

    def _doer(self, place):
        """Return who does what the noun at a place says, though no list has it: the accordionist."""
        word = self.words[place]
        if place == 0 or self.words[place - 1].key not in ANY.definite or not self._is_adjacent(place):
            return None
        is_agent = trades.AGENT.search(word.key) and not word.text.endswith(POSSESSIVE)
        return self.people.doing(word.key, None) if is_agent else None

    def _unlisted(self, place):
        """Return whom a noun of no list means where its sentence shows that it is one for people."""
        return self._one_of(place) or self._doer(place) or self._told_of(place)

    def _told_of(self, place):
        """Return the somebody of whom no more is said than what they did: A regular, who gave no name, …"""
        if place + 1 == len(self.words) or self.words[place + 1].key != "who":
            return None
        begins = self.begins(place)
        is_new = begins < place and self.words[begins].key in ANY.indefinite
        return self.people.somebody(self.words[place].key, None) if is_new else None

    def _known(self, noun, is_definite):
        """Return whom a noun with an article meant before; else whom the narrative is about, if it can be that."""
        person = self.people.described.get(noun) or self.people.described.get(description(noun))
        if person and (person.name or person in self.people.recent[:1]):
            return person
        gender = NOUNS.get(noun) or NOUNS.get(description(noun))
        if not is_definite or noun in ANY.relations:
            return self.people.related(gender) or person or self._new(noun)
        doing = self.people.doing(noun, gender)
        if doing:
            self.people.describe(doing, description(noun))
            return doing
        if noun in ANY.kinds or description(noun) in ANY.states or AGE.fullmatch(noun) or not describes(noun):
            return self.people.elder(noun, gender) or self.people.last(gender) or self._new(noun)
        named = self.people.without_role(gender)
        if named is None:
            return person or self._only(gender) or self._new(noun)
        self.people.describe(named, description(noun))
        return named

    def _only(self, gender):
        """Return whom a narrative goes on about that a definite noun can mean which nobody had so far, or None."""
        person = next(iter(self.people.recent), None)
        return person if person and person.name and person.has_spoken and person.may_be(gender) else None

    def _new(self, noun):
        return self.people.somebody(description(noun), NOUNS.get(noun) or NOUNS.get(description(noun)))

    def _beside(self, place):
        """Return who is named right after a noun: the keeper Nora Vint; her husband, Otto; رئيسة القسم ليلى حمود."""
        apart = False  # a comma or a small word stood between, so that the name has to end before a comma
        for after in range(place + 1, min(place + 1 + NAME_WITHIN, len(self.words))):
            word = self.words[after]
            gap = self.blanked[self.words[after - 1].end : word.start].strip()
            if after in self.mentions:
                closed = self.blanked[self.words[self.mentions[after][0] - 1].end :][:1] in APPOSED
                fits = (gap in APPOSED and (closed or not apart)) or (not gap and not apart)
                return self.mentions[after][1] if fits else None
            named = any(form in ANY.named for form in tokens.forms(word.key))  # متدربة، واسمها ريمانة
            titled = gap in APPOSED and (word.key in ANY.honorifics or named)
            if (gap and not titled) or verb_form(word):
                return None
            if titled and after + 1 in self.mentions:
                return self.mentions[after + 1][1]
            apart = apart or not tokens.is_uncased(word) or forms.is_function(word.key)
        return None

    def _apposed(self, begins):
        """Return who is named right before a phrase and a comma: Thea Bane, a nurse."""
        if begins - 1 in self.ends and self.words[begins - 1].key in ANY.adverbs and self._is_adjacent(begins):
            begins -= 1  # Thea Bane, now a nurse
        if begins not in self.ends:
            return None
        gap = self.blanked[self.words[begins - 1].end : self.words[begins].start].strip()
        return self.ends[begins] if gap in APPOSED else None

    def _is_adjacent(self, place):
        return self.blanked[self.words[place - 1].end : self.words[place].start] == " "


@lru_cache(maxsize=1 << 15)
def _is_for_people(noun):
    return describes(noun) or AGE.fullmatch(noun) is not None or _singular(noun) in NOUNS


def _singular(noun):
    """Return the singular of an English plural: the women, one of the bakers; anything else as it is no noun."""
    return f"{noun[:-2]}an" if noun.endswith("men") else noun[:-1] if noun.endswith("s") else ""
