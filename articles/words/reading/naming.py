"""What a narrative calls the people in it, in full where it does so anywhere."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from articles.words.reading import names, tokens
from articles.words.reading.languages import ANY
from articles.words.reading.tokens import Token

NAMED_WITHIN = 4  # words of a name or description after a verb of saying
OBJECT = re.compile("(?:ني|(?<=ت)نا|ه|ها|هم)$")  # who is told: سألني, أخبرتنا; but سألنا is "we asked"
AGE = re.compile(r"\w+-year-olds?")
NAMED_AFTER = 10  # words from what somebody does to the end of the name
APPOSED = tuple(",،")
FEMININE = ("ة",)
EXPLAINED_WITHIN = 4  # words after a name and a comma: Ida Rowe, a retired pastry cook
NOUNS = ANY.relations | ANY.roles | ANY.kinds  # for people -> their gender


def verb_form(word: Token) -> str | None:
    """Return the verb of saying in a word, also one with Arabic "and" or "so" joined to it, or None."""
    return _verb_form(word.key)


@lru_cache(maxsize=1 << 15)
def _verb_form(word):
    for key in (word, word[1:]) if word[:1] in tokens.AND else (word,):
        form = OBJECT.sub("", key)
        if key in ANY.verbs or form in ANY.telling:
            return key if key in ANY.verbs else form
    return None


def find(parsed: list[tuple[str, list[Token]]], headline: str) -> Iterator[str]:
    """Yield the names of people in the paragraphs, each given with its words; some of them more than once."""
    fuller = defaultdict(list)  # the first or last word of full names, of places too -> the names
    counts = Counter(word.key for _, words in parsed for word in words)
    read = set()  # the words so far
    full = set()  # the given names of which a family name was read so far
    named = [(text, words, names.find(text, words)) for text, words in parsed]
    placed, human = _placed(named), _human(named)
    for text, words, in_full in named:
        for found in in_full:
            if names.ARTICLE + found.key[0] in counts and not names.is_plainly_name(found.key[-1]):
                continue  # a falcon, where the text tells of the falcon too
            is_human = found.key in human and names.could_be_person(found)
            is_named = found.key not in placed and names.is_person(found, text) and not names.could_be_ground(found)
            if is_human or is_named:
                given = found.key[0]
                alone = given in read or given in tokens.keys(text[: found.start])
                runs_on = alone and _runs_on(found, counts)
                runs_on = runs_on or (given in full and _has_object(found, text, words, counts))
                yield found.text.split()[0] if runs_on else found.text
                full.add(given)
            for word in (found.key[0], found.key[-1]):
                fuller[word].append(found)
        read.update(word.key for word in words)
    recurring = _recurring_pairs([(headline, tokens.tokens(headline)), *parsed])
    saying = _saying(parsed)
    yield from _owned(parsed)
    yield from _met_by_nisba(parsed)
    for text, words in parsed:
        yield from _met_by_surname(text, words, saying)
        yield from _called(text, words)
        for name in _called_after_child(text, words):
            recurring[tokens.keys(name)[0], ""] = name
            yield name
    for text, words in parsed:
        for name in (*_apposed(text, words), *_single_names(text, words, counts), *_subjects(text, words, recurring)):
            yield _fullest(name, fuller)


def _placed(named):
    """Return the capitalised names, begun by no given name, that stand somewhere as a place does: up Moel Brun."""
    return {
        found.key
        for text, _, in_full in named
        for found in in_full
        if text[found.start].isupper() and names.is_placed(found, text) and found.key[0] not in ANY.given_names
    }


def _human(named):
    """Return the capitalised names beside which something shows people: the idea of Sable Orrin, a chemist."""
    shown = {  # of whom a surname or given name alone shows it
        word.key
        for text, words, _ in named
        for index, word in enumerate(words)
        if names.is_capital(word) and (_says(text, words, index, index + 1) or _has_age(text, words, index + 1))
    }
    human = set()
    for text, words, in_full in named:
        starts = {word.start: index for index, word in enumerate(words)}
        for found in in_full:
            first = starts.get(found.start)
            if first is None or not names.is_capital(words[first]):
                continue
            after = first + len(found.key)
            if (
                {found.key[0], found.key[-1]} & shown
                or _says(text, words, first, after)
                or _is_explained(text, words, first, after)
            ):
                human.add(found.key)
    return human


def _says(text, words, first, after):
    """Say whether a verb of saying stands right beside the words of a name."""
    beside = [(first - 1, first)] if first else []
    beside += [(after, after)] if after < len(words) else []
    return any(verb_form(words[verb]) and text[words[gap - 1].end : words[gap].start] == " " for verb, gap in beside)


def _is_explained(text, words, first, after):
    """Say whether a name follows what somebody does, or is followed by it: the cook Ida Rowe; Ida Rowe, a cook."""
    if first and describes(words[first - 1].key) and text[words[first - 1].end : words[first].start] in (" ", ", "):
        return True
    near = words[after : after + EXPLAINED_WITHIN]
    goes_on = near[1:] if near and near[0].key in ANY.joining else near
    if goes_on and goes_on[0].key in ANY.subjects and ANY.pronouns[goes_on[0].key]:
        return True  # the work of Peder Holt. He began in May; it belonged to Peder Holt, and he sold it
    if _has_age(text, words, after):
        return True
    if not near or text[words[after - 1].end : near[0].start].strip() not in APPOSED:
        return False
    begins = near[0].key
    return begins == "who" or (begins in ANY.determiners and any(describes(word.key) for word in near))


def _has_age(text, words, after):
    """Say whether a name is followed by an age between commas: Ida Rowe, 58, had."""
    if not 0 < after < len(words) - 1:
        return False
    age, following = words[after : after + 2]
    return age.key.isdigit() and text[words[after - 1].end : age.start] == text[age.end : following.start] == ", "


def _runs_on(found, counts):
    """Say whether a name that stood alone before is followed by a word that is none: خرج فادي بيدين مبللتين."""
    last = tokens.tokens(found.text)[-1]
    plain = names.is_plainly_name(last.key) or not tokens.is_uncased(last)
    return len(found.key) == 2 and not plain and counts[last.key] == 1


def _has_object(found, text, words, counts):
    """Say whether a given name is the subject of the verb before it, and what follows its object: يحكي نادر النكتة."""
    place = next(index for index, word in enumerate(words) if word.end > found.start)
    following = words[place + 2 : place + 3]
    return (
        len(found.key) == 2
        and place > 0
        and tokens.is_uncased(words[place])
        and (verb_form(words[place - 1]) is not None or _agrees(words[place - 1]))
        and not names.is_listed(words[place + 1])
        and counts[found.key[1]] == 1
        and bool(following)
        and text[found.end : following[0].start] == " "
        and following[0].key not in ANY.that
    )


def _agrees(word):
    """Say whether a word has the form of an Arabic verb of the present, or of a woman's of the past: درست, يدرس."""
    is_form = word.key[:1] in names.PRESENT or word.key[-1:] == "ت"
    return tokens.is_uncased(word) and is_form and not names.is_function(word.key) and not describes(word.key)


def _apposed(text, words):
    """Yield the names between two commas after what somebody does: قالت مديرة الجمعية، سهاد جمعة، إن …"""
    for place, word in enumerate(words):
        if not tokens.is_uncased(word) or not describes(word.key):
            continue
        near = range(place, min(place + NAMED_AFTER, len(words) - 1))
        commas = [after for after in near if text[words[after].end] == "،"]
        run = words[commas[0] + 1 : commas[1] + 1] if len(commas) > 1 else []
        is_joined = run and run[0].key[:1] in tokens.AND and not names.is_listed(run[0])  # الرجل، وخلع العدسة، ثم
        if (
            len(run) in (2, 3)
            and not is_joined
            and names.is_given_name(run[0])
            and all(map(names.is_family_name, run))
        ):
            yield text[run[0].start : run[-1].end]


def _called_after_child(text, words):
    """Yield the unlisted names before أبو that are told about: هي زيدونة أبو شقرا; العامل زيدون أبو شقرا."""
    for place in range(1, len(words) - 2):
        before, given, parent, child = words[place - 1 : place + 3]
        is_name = (
            parent.key in ANY.patronymics
            and tokens.is_uncased(given)
            and names.are_adjacent(text, words, place, 2)
            and names.is_given_name(given)
            and not describes(given.key)
            and names.is_family_name(child)
        )
        told = before.key in ANY.pronouns or describes(before.key) or verb_form(before)
        if is_name and (told or _has_apposition(text, words, place + 2)):
            yield text[given.start : child.end]


def _met_by_nisba(parsed):
    """Yield the unlisted names whose family name, with an article, says something alone: قالت المعمرية.

    A title or a verb before them shows them: الدكتورة شيخة المعمرية; يحملها عودة الزيدان.
    """
    families = {
        word.key
        for text, words in parsed
        for verb, word in pairwise(words)
        if names.is_article(word)
        and text[verb.end : word.start] == " "
        and verb_form(verb)
        and not describes(word.key)
        and word.key not in ANY.outlets
    }
    for text, words in parsed:
        for before, given, family in zip(words, words[1:], words[2:], strict=False):
            is_title = before.key in ANY.honorifics or describes(before.key)
            shown = (is_title and before.key.startswith(names.ARTICLE)) or _agrees(before)
            adjacent = text[before.end : given.start] == text[given.end : family.start] == " "
            if (
                family.key in families
                and shown
                and adjacent
                and names.is_given_name(given)
                and given.key not in ANY.particles
            ):
                yield text[given.start : family.end]


def _called(text, words):
    """Yield the names of two words, listed or not, that a text gives as names: واسمها ريمانة المقطرية."""
    for place in range(1, len(words) - 1):
        before, given, family = words[place - 1 : place + 2]
        named = any(form in ANY.named for form in tokens.forms(before.key))
        adjacent = text[before.end : given.start] == text[given.end : family.start] == " "
        if named and adjacent and names.is_given_name(given) and names.is_family_name(family):
            yield text[given.start : family.end]


def _owned(parsed):
    """Yield the names of two words with an article that recur, and whose last word stands where no adjective does."""
    printed, alone = Counter(), set()
    for text, words in parsed:
        for before, first, last in zip([None, *words], words, words[1:], strict=False):
            if not names.is_article(last) or text[first.end : last.start] != " ":
                continue
            if names.is_article(first):
                printed[tokens.bare(text[first.start : last.end])] += before is not None
            elif first.key[-1:] not in FEMININE and not names.is_function(first.key) and not describes(last.key):
                alone.add(last.key)
    for name, count in printed.items():
        first, last = tokens.keys(name)
        if count > 1 and last in alone and not describes(first):
            yield name


def _saying(parsed):
    """Return the Arabic words that stand alone between a verb of saying and a mark: قال كوليبالي: «…»."""
    return {
        word.key
        for text, words in parsed
        for verb, word in pairwise(words)
        if tokens.is_uncased(word)
        and verb_form(verb)
        and text[verb.end : word.start] == " "
        and text[word.end : word.end + 2].strip()[:1] in (*APPOSED, *':.«"“ب')  # قال كوليبالي بهدوء: «…»
        and not describes(word.key)
    }


def _met_by_surname(text, words, saying):
    """Yield the unlisted names that a role or apposition shows and whose last word says something alone."""
    for place in range(1, len(words) - 1):
        before, given, family = words[place - 1 : place + 2]
        is_name = (
            family.key in saying
            and text[given.end : family.start] == " "
            and names.is_given_name(given)
            and not describes(given.key)
            and given.key not in ANY.named
            and not given.key.endswith("نا")  # قابلنا: whom we met
            and names.is_family_name(family)
            and not family.key.startswith(names.ARTICLE)  # مقر الشركة
        )
        titled = describes(before.key) and text[before.end : given.start] == " "
        if is_name and (titled or _has_apposition(text, words, place + 1)):
            yield text[given.start : family.end]


def _fullest(name, fuller):
    """Return the full name in which a name ends or begins; that of a man for Mr Bane."""
    titled = tokens.keys(name)
    gender = ANY.honorifics.get(titled[0])
    bare = titled[0] if titled[0] not in ANY.honorifics or len(titled) == 1 else titled[1]
    for found in fuller.get(tokens.key(name)) or fuller.get(bare) or ():
        if ANY.given_names.get(found.key[0], gender) in (gender, None) or gender is None:
            return found.text
    return name


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
        gap = text[word.end : following.start]
        if gap not in (" ", ". ", ", ", "، "):
            continue
        if not tokens.is_uncased(following):
            last = words[place + 2 : place + 3]
            runs_on = last and text[following.end : last[0].start] == " " and names.is_capital(last[0])
            name = tokens.bare(following.text)
            if not names.is_capital(following) or runs_on:
                continue
            introduces = word.key in NOUNS or word.key in ANY.named or AGE.fullmatch(word.key)
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
    if names.is_listed(word):
        told = words[place - 2 : place - 1] if before.key in ANY.indirect and gap == " " else []  # حكت لي شهد
        return (
            _precedes_name(before, gap)
            or _has_apposition(text, words, place)
            or (bool(told) and text[told[0].end : before.start] == " " and verb_form(told[0]) is not None)
        )
    is_set_off = before.key in ANY.relations and gap != ". " and text[word.end : word.end + 1] in (*APPOSED, ".")
    return is_set_off and counts[word.key] > 1 and names.is_given_name(word) and not describes(word.key)


def _recurs(word, counts):
    return counts[word.key] > 1 and names.is_family_name(word)


def _precedes_name(word, gap):
    introduces = word.key in ANY.relations or any(form in ANY.named for form in tokens.forms(word.key))
    return introduces or (gap == " " and verb_form(word) is not None)


def _has_apposition(text, words, place):
    """Say whether a single name is explained after a comma: يوسف، ابن الثانية عشرة; كريم، وهو حارس."""
    after = words[place + 1 : place + 2]
    return bool(after) and text[words[place].end] in APPOSED and after[0].key in ANY.apposing


def _lone_capitals(text, words, index):
    """Yield the one word after or before a verb: said Vint; when Vint said. In eastern Ellery saying: nobody."""
    after = words[index + 1 : index + 2]
    beside = after and text[words[index].end : after[0].start] == " "
    if beside and names.is_capital(after[0]) and not (words[index].key in ANY.telling or describes(after[0].key)):
        yield tokens.bare(after[0].text)
    if index > 1 and names.is_capital(words[index - 1]) and not words[index].key.endswith("ing"):
        introducing = words[index - 2].key
        if introducing in ANY.stops and introducing not in ANY.prepositions and introducing not in ANY.places:
            yield tokens.bare(words[index - 1].text)


def _unlisted(text, words, index, recurring):
    """Yield the recurring pair of words after a verb, or that the first or last of them alone stands for."""
    run = []
    for before, word in pairwise(words[index : index + 1 + NAMED_WITHIN]):
        if text[before.end : word.start] != " " or not names.is_family_name(word):
            break
        run.append(word.key)
    name = recurring.get(tuple(run[-2:])) or (len(run) == 1 and recurring.get((run[0], "")))
    if name:
        yield name


def _recurring_pairs(parsed):
    """Return {two words: as printed} for pairs that recur and could be a name, and the same by the second word.

    A word that names somebody alone elsewhere shows by its pair with an article who that is: شهلا الناصري.
    """
    printed, recurring = {}, {}
    for text, words in parsed:
        for first, last in pairwise(words):
            if text[first.end : last.start] == " " and names.is_given_name(first) and names.is_family_name(last):
                pair = (first.key, last.key)
                if pair in printed and (names.is_listed(first) or not describes(first.key)):
                    recurring.setdefault(pair, printed[pair])
                    recurring.setdefault(pair[1:], printed[pair])
                elif last.key.startswith(names.ARTICLE) and not describes(first.key) and not describes(last.key):
                    recurring.setdefault((first.key, ""), tokens.bare(text[first.start : last.end]))
                printed.setdefault(pair, tokens.bare(text[first.start : last.end]))
    return recurring


def describes(key: str) -> bool:
    """Say whether a noun tells what somebody is, with the Arabic article or without it."""
    return key in NOUNS or key.removeprefix(names.ARTICLE) in NOUNS
