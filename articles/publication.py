"""The publication as the world outside names it: what it is called in a language, where it stands, and under which
licence its texts do."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Licence:
    """One of Creative Commons, and where it stands."""

    name: str
    url: str


@dataclass(frozen=True)
class Publication:
    name: str
    url: str
    licence: Licence | None = None  # without one, all rights are reserved

    @classmethod
    def in_language(cls, language: str) -> "Publication":
        return cls(settings.PUBLICATION_NAME[language], settings.SITE_URL, licence())

    def absolute(self, path: str) -> str:
        return f"{self.url}{path}"


def licence() -> Licence | None:
    name = settings.CONTENT_LICENCE
    if name == "all rights reserved":
        return None
    _cc, terms, number = name.lower().split()
    return Licence(name, f"https://creativecommons.org/licenses/{terms}/{number}/")
