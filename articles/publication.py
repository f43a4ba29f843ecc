"""The publication as the world outside names it: what it is called in a language, and where it stands."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Publication:
    name: str
    url: str

    @classmethod
    def in_language(cls, language: str) -> "Publication":
        return cls(settings.PUBLICATION_NAME[language], settings.SITE_URL)

    def absolute(self, path: str) -> str:
        return f"{self.url}{path}"
