"""What a narrative tells of the people it names: their gender, and the nouns that can stand for them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from articles.words.reading import forms, tokens
from articles.words.reading.hints import APPOSED, NOUNS, agrees, describes, verb_form
from articles.words.reading.languages import ANY

BEFORE = 3  # words before a name that can describe its bearer: the retired pilot Osric Bane
ACTING = 4  # so does an Arabic verb before the name
NEXT = 3  # the first pronoun after a name counts so often
TOLD = 30  # words after it that can tell what somebody does: Osric Bane, who has driven …
AFTER = 6  # words after it that can: Osric Bane, a retired pilot
CERTAIN = 10  # a title or verb says more about the gender than a pronoun nearby
LIKELY = 5  # so does a given name
LISTED = 25  # above all an Arabic one
POSSESSED = re.compile("(?:ه|ها|هم|هما)$")
FEMININE = re.compile("ت$")
ROOTED = ("اخت", "بنت", "ست")
TELLING_GENDER = ("he", "she", "his")  # "her" and "him" are too often somebody else


def learn(people, parsed: list[tuple[str, list[tokens.Token]]]):
    """Learn about `people` from what stands beside their names, and from the pronouns that follow them."""
    votes = defaultdict(Counter)
    for text, words in parsed:
        end = 0  # of the name before
        mentions = people.mentions(words)
        for index, following in pairwise([*mentions, len(words)]):
            after, person = mentions[index]
            _learn_before(text, words, range(max(end, index - BEFORE), index), person, votes[person])
            end = after
            person.told.append(words[after : min(following, after + TOLD)])
            _learn_after(text, words, after, following, person, votes[person])
    _decide(votes)
    votes = defaultdict(Counter)
    for _, words in parsed:
        mentions, named = people.mentions(words), None
        for index, word in enumerate(words):
            if index in mentions:
                person = named = mentions[index][1]
                before = [other.key for other in words[max(0, index - BEFORE) : index]]
                if any(key in ANY.relations or key in ANY.apposing for key in before):
                    people.relate(person)
                people.see(person)
            elif word.key in TELLING_GENDER:
                gender = ANY.pronouns[word.key]
                meant = next((person for person in people.recent if person.may_be(gender)), None)
                if meant:
                    votes[meant][gender] += NEXT if meant is named else 1
                named = None
    _decide({person: counts for person, counts in votes.items() if not person.gender})
    for person in people.everybody:
        for noun in person.descriptions:
            people.described.setdefault(noun, person)


def _decide(votes):
    for person, counts in votes.items():
        counts[person.gender] += LIKELY if person.name.isascii() else LISTED
        del counts[None]
        if counts:
            person.gender = counts.most_common(1)[0][0]


def _learn_before(text, words, places, person, votes):
    """Learn from: said Osric Bane; Mrs Bane; his wife, Thea Bane; the retired pilot Osric Bane."""
    apposed = False
    for place in reversed(places):
        word = words[place]
        gap = text[word.end : words[place + 1].start].strip(" ." if word.key in ANY.honorifics else " ")
        apposed = apposed or gap in APPOSED
        if gap.strip(" ,،") or (forms.is_capital(word) and word.key not in NOUNS):
            break
        form = verb_form(word)
        if form and not describes(word.key):
            person.speaks = True
            votes[ANY.verbs[form]] += CERTAIN
            break
        serves = forms.is_function(word.key) and word.key not in ANY.determiners and word.key not in ANY.honorifics
        verb = tokens.is_uncased(word) and word.key.startswith(forms.PRESENT)
        if (serves or verb) and not describes(word.key):
            if agrees(word) and place + 1 == places.stop and not gap:
                votes["m" if word.key[0] == forms.PRESENT[0] else "f"] += ACTING
            break
        votes[ANY.honorifics.get(word.key) or _gender(word)] += CERTAIN
        open_to_all = not tokens.is_uncased(word) or word.key.startswith(forms.ARTICLE)
        introduced = place + 1 == places.stop and place and words[place - 1].key in ANY.determiners  # her mate, Ida
        plain = open_to_all and (introduced or not apposed) and not forms.is_function(word.key)
        if describes(word.key) or plain:
            person.descriptions.add(description(word.key))


def _learn_after(text, words, after, following, person, votes):
    """Learn from: Osric Bane said; Osric Bane, a retired pilot; سعاد منصور، وهي مهندسة.

    But not from: Osric Bane, the baker Ida Roe and …
    """
    rest = words[after : min(after + AFTER, following)]
    ends = rest and text[words[after - 1].end : rest[0].start].strip(" ,،")
    form = verb_form(rest[0]) if rest and not ends else None
    if form:
        person.speaks = True
        votes[ANY.verbs[form]] += CERTAIN
    elif rest and text[words[after - 1].end] in APPOSED:
        nouns = [*_apposition(text, rest)]
        if nouns and nouns[-1] is words[following - 1] and text[nouns[-1].end : nouns[-1].end + 1] == " ":
            return  # they tell who the next one is
        for word in nouns:
            votes[_gender(word)] += CERTAIN
            person.descriptions.add(description(word.key))


def _apposition(text, words) -> Iterator:
    """Yield the nouns of what explains a name: an old keeper; 47, a retired pilot; وهي أستاذة في الجامعة."""
    begun = False  # with an article or an age
    for word, following in zip(words, [*words[1:], None], strict=True):
        introduces = (
            word.key.isdigit() or word.key in ANY.determiners or word.key in ANY.apposing or word.key in ANY.adverbs
        )
        if describes(word.key) or (begun and not introduces and not forms.is_function(word.key)):
            yield word
        elif not introduces:
            return
        begun = begun or (introduces and not tokens.is_uncased(word))
        if following is None or (text[word.end : following.start] != " " and not word.key.isdigit()):
            return


def _gender(word):
    tables = (NOUNS, ANY.pronouns) if tokens.is_uncased(word) else (NOUNS,)
    bare = [form for key in tokens.forms(word.key) for form in (key, key.removeprefix(forms.ARTICLE))]
    return next((table[form] for table in tables for form in bare if form in table), None)


def description(key: str) -> str:
    """Return the noun by which a description is known, without what Arabic joins to it: its article, "his", "her"."""
    if key not in ANY.relations:
        return key.removeprefix(forms.ARTICLE)
    noun = POSSESSED.sub("", key)
    return noun if noun in ROOTED else FEMININE.sub("ة", noun)  # حفيدتها is الحفيدة, but أختها الأخت


RELATIONS = {description(noun) for noun in ANY.relations} - ANY.roles.keys()
