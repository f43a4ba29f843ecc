"""What a word could be by itself: part of somebody's name, a noun, or a word that names nobody."""

from functools import lru_cache

from articles.words.reading import tokens
from articles.words.reading.languages import ANY
from articles.words.reading.tokens import Token

SHORTEST_WORD = 3  # letters of a family name without the Arabic article
ARTICLE = "ال"
JOINED_ARTICLE = ("بال", "وال", "فال", "كال", "لل")
PRESENT = ("ي", "ت")  # with which verbs in Arabic begin
POSSESSED = ("ها", "هم", "هن", "هما", "انه", "اته")  # "her friend" is no family name
NEVER_NAMES = ANY.stops | ANY.honorifics.keys() | ANY.first_person | ANY.second_person
TANWIN = "\u064b"
SHORTEST_NISBA = 6  # letters: not الحي
NISBA = "ي"  # with which most families' names end: الحلبي
OBJECTS = ("ة", "ات", "ون", "ين")  # and few of them do


def is_listed(word: Token, joined: int = 0) -> bool:
    """Say whether a word is a given name of the list. على and عليّ, which fold to the name علي, are prepositions."""
    return (
        word.key[joined:] in ANY.given_names
        and tokens.is_uncased(word)
        and (word.key[joined:] not in ANY.stops or word.text[joined:] == word.key[joined:])
    )


def is_capital(word: Token) -> bool:
    """Say whether a word could be part of a name by its capital."""
    return has_capital(word) and word.key not in NEVER_NAMES


def has_capital(word: Token) -> bool:
    """Say whether a word begins with a capital, also after a particle: al-Bitar."""
    if word.text[0].isupper() or "-" not in word.text:
        return word.text[0].isupper()
    particle, _, rest = word.text.partition("-")
    return rest[:1].isupper() and particle in ANY.particles


def is_plainly_name(key: str, *, listed: bool = True) -> bool:
    """Say whether a word inside a name shows that it is part of one."""
    return (listed and key in ANY.given_names) or key in ANY.particles or key.startswith(ARTICLE)


def is_family_name(word: Token) -> bool:
    """Say whether a word without capitals could be the rest of a name that begins before it."""
    key = word.key
    if is_listed(word) or (key in ANY.particles and (key not in ANY.stops or word.text == key)):
        return True
    if is_function(key) or TANWIN in word.text[-2:] or key.endswith(POSSESSED) or key.startswith(JOINED_ARTICLE):
        return False
    return key.startswith(ARTICLE) or (len(key) >= SHORTEST_WORD and not key.startswith(PRESENT) and not key.isdigit())


def is_given_name(word: Token) -> bool:
    """Say whether a word without capitals could be a given name, though no list has it."""
    return (
        tokens.is_uncased(word)
        and word.key not in ANY.outlets
        and not word.key.startswith(ARTICLE)
        and is_family_name(word)
    )


@lru_cache(maxsize=1 << 15)
def is_function(key: str) -> bool:
    """Say whether a word serves the sentence and names nobody, also with "and" joined to it."""
    return any(form in ANY.stops or form in ANY.verbs for form in tokens.forms(key))


def is_compound(key: tuple[str, ...]) -> bool:
    """Say whether words are one family name: العبد الله, زين الدين."""
    return key[0].startswith(ARTICLE) or key[0] in ANY.particles


def is_article(word: Token) -> bool:
    """Say whether an Arabic word begins with the article and serves no sentence: القروي, but not الذي."""
    return word.key.startswith(ARTICLE) and not is_function(word.key)


def is_nisba(key: str) -> bool:
    """Say whether an Arabic word has the form of most families' names: الحلبي."""
    return len(key) >= SHORTEST_NISBA and key.startswith(ARTICLE) and key.endswith(NISBA)


def could_be_object(key: str) -> bool:
    """Say whether a noun with an article has a form that few families' names have: القصة, الوعود."""
    named = key.removeprefix(ARTICLE) in ANY.given_names or key == "الدين"
    return key in ANY.things or (key.startswith(ARTICLE) and key.endswith(OBJECTS) and not named)
