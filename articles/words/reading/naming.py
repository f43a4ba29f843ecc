"""What a narrative calls the people in it, in full where it does so anywhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from articles.words.reading import capitals, forms, names, tokens, unlisted
from articles.words.reading.extents import Extents
from articles.words.reading.hints import AGE, APPOSED, NOUNS, describes, has_apposition, verb_form
from articles.words.reading.languages import ANY
from articles.words.reading.tokens import Token

POSSESSIVE = ("'s", "’s")  # my grandfather's Olivetti
NAMED_WITHIN = 4  # words of a name or description after a verb of saying


def find(parsed: list[tuple[str, list[Token]]], headline: str) -> Iterator[str]:
    """Yield the names of people in the paragraphs, each given with its words; some of them more than once."""
    fuller = defaultdict(list)  # the first or last word of full names, of places too -> the names
    counts = Counter(word.key for _, words in parsed for word in words)
    named = [(text, words, names.find(text, words)) for text, words in parsed]
    placed, human = capitals.placed(named), capitals.human(named)
    saying = unlisted.saying_alone(parsed)
    extents = Extents(named, counts, saying)
    for text, words, in_full in named:
        for found in in_full:
            if forms.ARTICLE + found.key[0] in counts and not forms.is_plainly_name(found.key[-1]):
                continue  # a falcon, where the text tells of the falcon too
            if extents.is_noun(found, text, words):
                continue
            is_human = found.key in human and names.could_be_person(found)
            is_named = found.key not in placed and names.is_person(found, text) and not names.could_be_ground(found)
            name = extents.name(found, text, words)
            if is_human or is_named:
                yield name
            if name == found.text:
                for word in (found.key[0], found.key[-1]):
                    fuller[word].append(found)
    steady = capitals.steady(parsed)
    recurring = unlisted.recurring_pairs([(headline, tokens.tokens(headline)), *parsed])
    for text, words in parsed:
        yield from unlisted.joined(text, words, counts)
    yield from unlisted.owned(parsed)
    yield from unlisted.met_by_family(parsed)
    for text, words in parsed:
        yield from unlisted.met_again(text, words, saying)
        yield from unlisted.called(text, words)
        for name in unlisted.called_after_child(text, words):
            recurring[tokens.keys(name)[0], ""] = name
            yield name
    for text, words in parsed:
        for name in (
            *unlisted.apposed(text, words),
            *unlisted.met_alone(text, words, saying),
            *_single_names(text, words, counts),
            *_subjects(text, words, recurring, steady),
        ):
            yield _fullest(name, fuller)


def _fullest(name, fuller):
    """Return the full name in which a name ends or begins; that of a man for Mr Bane."""
    titled = tokens.keys(name)
    gender = ANY.honorifics.get(titled[0])
    bare = titled[0] if titled[0] not in ANY.honorifics or len(titled) == 1 else titled[1]
    for found in fuller.get(tokens.key(name)) or fuller.get(bare) or ():
        if found.key[0] in ANY.compounds and len(found.key) == 2:
            continue  # أم زينب is not زينب
        if ANY.given_names.get(found.key[0], gender) in (gender, None) or gender is None:
            return found.text
    return name


def _subjects(text, words, recurring, steady):
    """Yield the names beside verbs of saying that neither two capitals nor the list of given names show."""
    for index, word in enumerate(words):
        if verb_form(word) is None:
            continue
        if tokens.is_uncased(word):
            yield from _unlisted(text, words, index, recurring)
        else:
            yield from _lone_capitals(text, words, index, steady)


def _single_names(text, words, counts):
    """Yield the single names that follow a relation or title: his sister Elif; Mr Patel; ابنها رضوان; الحاجة نظمية."""
    if words and forms.is_listed(words[0]) and has_apposition(text, words, 0):
        yield words[0].text
    for place, (word, following) in enumerate(pairwise(words)):
        gap = text[word.end : following.start]
        if gap not in (" ", ". ", ", ", "، "):
            continue
        if not tokens.is_uncased(following):
            last = words[place + 2 : place + 3]
            runs_on = last and text[following.end : last[0].start] == " " and forms.is_capital(last[0])
            name = tokens.bare(following.text)
            if not forms.is_capital(following) or runs_on:
                continue
            if word.text.endswith(POSSESSIVE):
                continue
            told = place > 0 and tokens.phrase(words, place - 1, ANY.introducing, place + 1) > 0
            introduces = word.key in NOUNS or word.key in ANY.named or told or AGE.fullmatch(word.key)
            if introduces and gap != ". ":
                yield name
            elif word.key in ANY.honorifics and word.text[0].isupper() and gap[0] != ",":
                yield f"{text[word.start : following.start]}{name}"
        elif _is_introduced(text, words, place + 1, gap, counts):
            yield following.text
        elif word.key in ANY.addresses and gap == " " and _recurs(following, counts):
            yield f"{word.text} {following.text}"


def _is_introduced(text, words, place, gap, counts):
    """Say whether the word at a place names somebody: one of the list, or a relative met again: أخته كارلوتا، وفي."""
    before, word = words[place - 1 : place + 1]
    if forms.is_listed(word):
        told = words[place - 2 : place - 1] if before.key in ANY.indirect and gap == " " else []  # حكت لي شهد
        return (
            _precedes_name(before, gap)
            or has_apposition(text, words, place)
            or (bool(told) and text[told[0].end : before.start] == " " and verb_form(told[0]) is not None)
        )
    is_set_off = before.key in ANY.relations and gap != ". " and text[word.end : word.end + 1] in (*APPOSED, ".")
    return is_set_off and counts[word.key] > 1 and forms.is_given_name(word) and not describes(word.key)


def _recurs(word, counts):
    return counts[word.key] > 1 and forms.is_family_name(word)


def _precedes_name(word, gap):
    introduces = word.key in ANY.relations or any(form in ANY.named for form in tokens.forms(word.key))
    return introduces or (gap == " " and verb_form(word) is not None)


def _lone_capitals(text, words, index, steady):
    """Yield the one word after or before a verb: said Vint; when Vint said. In eastern Ellery saying: nobody.

    At the head of a sentence any word has a capital, so that it has to be one that always has.
    """
    after = words[index + 1 : index + 2]
    beside = after and text[words[index].end : after[0].start] == " "
    if beside and forms.is_capital(after[0]) and not (words[index].key in ANY.telling or describes(after[0].key)):
        yield tokens.bare(after[0].text)
    if index and forms.is_capital(words[index - 1]) and not words[index].key.endswith("ing"):
        heads = index == 1 or text[words[index - 2].end : words[index - 1].start] != " "
        introducing = "" if heads else words[index - 2].key
        named = introducing in ANY.stops and introducing not in ANY.prepositions and introducing not in ANY.places
        if words[index - 1].key in steady if heads else named:
            yield tokens.bare(words[index - 1].text)


def _unlisted(text, words, index, recurring):
    """Yield the recurring pair of words after a verb, or that the first or last of them alone stands for."""
    run = []
    for before, word in pairwise(words[index : index + 1 + NAMED_WITHIN]):
        if text[before.end : word.start] != " " or not forms.is_family_name(word):
            break
        run.append(word.key)
    name = recurring.get(tuple(run[-2:])) or (len(run) == 1 and recurring.get((run[0], "")))
    if name:
        yield name
