"""The languages that interviews are published in."""

from django.db import models
from django.utils.translation import get_language

from articles.words import folding


class Language(models.TextChoices):
    """Each is named in itself, as its readers look for it."""

    ENGLISH = "en", "English"
    ARABIC = "ar", "العربية"

    @property
    def direction(self) -> str:
        return "rtl" if self is Language.ARABIC else "ltr"

    @classmethod
    def own_first(cls) -> list["Language"]:
        """That of the interface before the others."""
        return sorted(cls, key=lambda language: language != get_language())

    @property
    def other(self) -> "Language":
        return Language.ENGLISH if self is Language.ARABIC else Language.ARABIC


def of_letters(text: str) -> Language:
    """The language whose letters most of `text` is written in."""
    return Language.ARABIC if folding.direction(text) == "rtl" else Language.ENGLISH


def in_language(names: dict[str, str], language: str) -> str:
    """The name in `language`, else in any other: one is enough for a person or a topic to be complete."""
    return names.get(language) or next(iter(names.values()), "")


def isolated(words: object) -> str:
    """`words`, or somebody's name, for a place within a sentence of the interface: isolated if they run the other way,
    or what ends them would stand before them."""
    words = str(words)
    if folding.direction(words) == Language(get_language()).direction:
        return words
    return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}"
