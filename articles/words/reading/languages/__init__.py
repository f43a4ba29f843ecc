"""The languages of interviews. All are looked up together, for one interview often mixes them."""

from dataclasses import fields

from articles.words.reading.languages.arabic import ARABIC
from articles.words.reading.languages.english import ENGLISH
from articles.words.reading.languages.table import Language

LANGUAGES = (ENGLISH, ARABIC)


def _together(languages):
    """Return one table that has the words of all languages."""
    tables = {}
    for field in fields(Language):
        values = [getattr(language, field.name) for language in languages]
        if field.type is dict:
            tables[field.name] = {word: gender for value in values for word, gender in value.items()}
        else:
            tables[field.name] = frozenset().union(*values) if field.type is frozenset else ""
    return Language(**tables)


ANY = _together(LANGUAGES)
