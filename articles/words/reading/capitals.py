"""Which names in capitals are a person's, and which stand where a place does."""

from collections import Counter

from articles.words.reading import forms, names, tokens
from articles.words.reading.hints import APPOSED, describes, verb_form
from articles.words.reading.languages import ANY

EXPLAINED_WITHIN = 4  # words after a name and a comma: Ida Rowe, a retired pastry cook


def placed(named: list) -> set[tuple[str, ...]]:
    """Return the capitalised names, begun by no given name, that stand somewhere as a place does: up Moel Brun."""
    return {
        found.key
        for text, _, in_full in named
        for found in in_full
        if text[found.start].isupper() and names.is_placed(found, text) and found.key[0] not in ANY.given_names
    }


def human(named: list) -> set[tuple[str, ...]]:
    """Return the capitalised names beside which something shows people: the idea of Sable Orrin, a chemist."""
    shown = {  # of whom a surname or given name alone shows it
        word.key
        for text, words, _ in named
        for index, word in enumerate(words)
        if forms.is_capital(word) and (_says(text, words, index, index + 1) or _has_age(text, words, index + 1))
    }
    human = set()
    for text, words, in_full in named:
        starts = {word.start: index for index, word in enumerate(words)}
        for found in in_full:
            first = starts.get(found.start)
            if first is None or not forms.is_capital(words[first]):
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


def steady(parsed: list[tuple[str, list[tokens.Token]]]) -> set[str]:
    """Return the words that stand more than once and always with a capital."""
    capital, small = Counter(), set()
    for _, words in parsed:
        capital.update(word.key for word in words if forms.is_capital(word))
        small.update(word.key for word in words if not forms.has_capital(word))
    return {key for key, count in capital.items() if count > 1 and key not in small}
