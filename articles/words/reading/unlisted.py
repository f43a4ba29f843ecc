"""Arabic names of which no list has the given name: what stands around them shows them."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from articles.words.reading import forms, names, tokens
from articles.words.reading.hints import APPOSED, agrees, describes, has_apposition, verb_form
from articles.words.reading.languages import ANY
from articles.words.reading.tokens import Token

NAMED_AFTER = 10  # words from what somebody does to the end of the name
FEMININE = ("ة",)


def apposed(text: str, words: list[Token]) -> Iterator[str]:
    """Yield the names between two commas after what somebody does: قالت مديرة الجمعية، سهاد جمعة، إن …"""
    for place, word in enumerate(words):
        if not tokens.is_uncased(word) or not describes(word.key):
            continue
        near = range(place, min(place + NAMED_AFTER, len(words) - 1))
        commas = [after for after in near if text[words[after].end] == "،"]
        run = words[commas[0] + 1 : commas[1] + 1] if len(commas) > 1 else []
        is_joined = run and run[0].key[:1] in tokens.AND and not forms.is_listed(run[0])  # الرجل، وخلع العدسة، ثم
        if (
            len(run) in (2, 3)
            and not is_joined
            and not describes(run[0].key)
            and forms.is_given_name(run[0])
            and all(map(forms.is_family_name, run))
        ):
            yield text[run[0].start : run[-1].end]


def called_after_child(text: str, words: list[Token]) -> Iterator[str]:
    """Yield the unlisted names before أبو that are told about: هي زيدونة أبو شقرا; العامل زيدون أبو شقرا."""
    for place in range(1, len(words) - 2):
        before, given, parent, child = words[place - 1 : place + 3]
        is_name = (
            parent.key in ANY.patronymics
            and tokens.is_uncased(given)
            and names.are_adjacent(text, words, place, 2)
            and forms.is_given_name(given)
            and not describes(given.key)
            and forms.is_family_name(child)
        )
        told = before.key in ANY.pronouns or describes(before.key) or verb_form(before)
        if is_name and (told or has_apposition(text, words, place + 2)):
            yield text[given.start : child.end]


def met_by_family(parsed: list[tuple[str, list[Token]]]) -> Iterator[str]:
    """Yield the unlisted names whose family name, with an article, says something alone: قالت المعمرية.

    A title or a verb before them shows them: الدكتورة شيخة المعمرية; يحملها عودة الزيدان.
    """
    families = {
        word.key
        for text, words in parsed
        for verb, word in pairwise(words)
        if forms.is_article(word)
        and text[verb.end : word.start] == " "
        and verb_form(verb)
        and not describes(word.key)
        and word.key not in ANY.outlets
    }
    for text, words in parsed:
        for before, given, family in zip(words, words[1:], words[2:], strict=False):
            is_title = before.key in ANY.honorifics or describes(before.key)
            shown = (is_title and before.key.startswith(forms.ARTICLE)) or agrees(before)
            adjacent = text[before.end : given.start] == text[given.end : family.start] == " "
            if (
                family.key in families
                and shown
                and adjacent
                and forms.is_given_name(given)
                and given.key not in ANY.particles
            ):
                yield text[given.start : family.end]


def called(text: str, words: list[Token]) -> Iterator[str]:
    """Yield the names of two words, listed or not, that a text gives as names: واسمها ريمانة المقطرية."""
    for place in range(1, len(words) - 1):
        before, given, family = words[place - 1 : place + 2]
        named = any(form in ANY.named for form in tokens.forms(before.key))
        adjacent = text[before.end : given.start] == text[given.end : family.start] == " "
        if named and adjacent and forms.is_given_name(given) and forms.is_family_name(family):
            yield text[given.start : family.end]


def owned(parsed: list[tuple[str, list[Token]]]) -> Iterator[str]:
    """Yield the names of two words with an article that recur, and whose last word stands where no adjective does."""
    printed, alone = Counter(), set()
    for text, words in parsed:
        for before, first, last in zip([None, *words], words, words[1:], strict=False):
            if not forms.is_article(last) or text[first.end : last.start] != " ":
                continue
            if forms.is_article(first):
                printed[tokens.bare(text[first.start : last.end])] += before is not None
            elif first.key[-1:] not in FEMININE and not forms.is_function(first.key) and not describes(last.key):
                alone.add(last.key)
    for name, count in printed.items():
        first, last = tokens.keys(name)
        if count > 1 and last in alone and not describes(first):
            yield name


def saying_alone(parsed: list[tuple[str, list[Token]]]) -> Counter:
    """Count the Arabic words that stand alone between a verb of saying and a mark: قال كوليبالي: «…»."""
    return Counter(
        word.key
        for text, words in parsed
        for verb, word in pairwise(words)
        if tokens.is_uncased(word)
        and verb_form(verb)
        and text[verb.end : word.start] == " "
        and text[word.end : word.end + 2].strip()[:1] in (*APPOSED, *':.«"“ب')  # قال كوليبالي بهدوء: «…»
        and not describes(word.key)
        and not forms.is_function(word.key)
    )


def met_again(text: str, words: list[Token], saying: Counter) -> Iterator[str]:
    """Yield the unlisted names of two words of which the first or last alone says something: قال التاج; قال كوليبالي.

    What stands beside the two shows them too.
    """
    for place in range(len(words) - 1):
        given, family = words[place : place + 2]
        is_name = text[given.end : family.start] == " " and _could_be_full(given, family, saying)
        if is_name and _is_shown(text, words, place, place + 1):
            yield text[given.start : family.end]


def joined(text: str, words: list[Token], counts: Counter) -> Iterator[str]:
    """Yield both of two names that share a family's: نجوى ونجلا شلهوب."""
    for place in range(len(words) - 2):
        one, other, family = words[place : place + 3]
        is_pair = forms.is_listed(one) and other.key[:1] in tokens.AND and names.are_adjacent(text, words, place, 2)
        known = other.key[1:] in ANY.given_names or counts[other.key[1:]] > 0
        if is_pair and known and counts[family.key] > 1 and forms.is_family_name(family) and not describes(family.key):
            for given in (one.text, other.text[1:]):
                yield f"{given} {family.text}"


def met_alone(text: str, words: list[Token], saying: Counter) -> Iterator[str]:
    """Yield the unlisted single names that say something and that a relation or apposition shows: حفيدتها سهر."""
    for place, word in enumerate(words):
        if word.key not in saying or forms.is_listed(word) or word.key in ANY.particles:
            continue
        before = words[place - 1] if place and names.are_adjacent(text, words, place - 1, 1) else None
        related = before is not None and (before.key in ANY.relations or describes(before.key))
        if forms.is_given_name(word) and (related or saying[word.key] > 1 or has_apposition(text, words, place)):
            yield word.text


def _could_be_full(given, family, saying):
    """Say whether two words could be a name of which one alone says something."""
    either = family.key in saying or (given.key in saying and not given.key.startswith(forms.ARTICLE))
    article = family.key.startswith(forms.ARTICLE)
    if not either or not forms.is_family_name(given) or not forms.is_family_name(family):
        return False
    if forms.is_listed(given) or forms.is_listed(given, 1) or {given.key, family.key} & ANY.particles:
        return False
    if given.key.startswith(forms.ARTICLE):
        return not article and not _is_common(given.key)  # التاج مكي
    return (
        not _is_common(given.key)
        and not _is_common(family.key)
        and not forms.is_listed(family)
        and not agrees(given)
        and not given.key.endswith("نا")  # قابلنا: whom we met
        and (not article or forms.is_nisba(family.key) or given.key in saying)  # مقر الشركة
    )


def _is_common(key):
    bare = key.removeprefix(forms.ARTICLE)
    return describes(key) or any(
        key in table or bare in table
        for table in (ANY.named, ANY.outlets, ANY.landmarks, ANY.things, ANY.written, ANY.naming, ANY.months)
    )


def _is_shown(text, words, first, last):
    """Say whether somebody stands where the words from `first` to `last` do: after a verb, a title or a mark."""
    if first == 0 or has_apposition(text, words, last):
        return True
    before = words[first - 1]
    if text[before.end : words[first].start] != " ":
        return True
    titled = before.key in ANY.honorifics or before.key in ANY.relations or describes(before.key)
    return titled or before.key in ANY.deeds or verb_form(before) is not None or agrees(before)


def recurring_pairs(parsed: list[tuple[str, list[Token]]]) -> dict[tuple[str, ...], str]:
    """Return {two words: as printed} for pairs that recur and could be a name, and the same by the second word.

    A word that names somebody alone elsewhere shows by its pair with an article who that is: شهلا الناصري.
    """
    printed, recurring = {}, {}
    for text, words in parsed:
        for first, last in pairwise(words):
            if text[first.end : last.start] == " " and forms.is_given_name(first) and forms.is_family_name(last):
                pair = (first.key, last.key)
                if pair in printed and (forms.is_listed(first) or not describes(first.key)):
                    recurring.setdefault(pair, printed[pair])
                    recurring.setdefault(pair[1:], printed[pair])
                elif forms.is_article(last) and not describes(first.key) and not describes(last.key):
                    if forms.is_listed(first) and forms.could_be_object(last.key):
                        continue  # لا تحب سعاد القصة
                    recurring.setdefault((first.key, ""), tokens.bare(text[first.start : last.end]))
                printed.setdefault(pair, tokens.bare(text[first.start : last.end]))
    return recurring
