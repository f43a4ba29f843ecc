"""An interview in a list, and the people and topics that cards and pages name."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.urls import reverse

from articles.models import Language, Participation, Person, Version
from articles.photos.pictures import Picture
from articles.sound import sounds
from articles.words import stored


@dataclass(frozen=True)
class Mention:
    """A person or an organisation as a page names them. `slug` is empty where they have no page."""

    id: int
    role: str
    kind: str
    naming: str
    name: str
    names: dict[str, str]
    label: str
    description: str
    slug: str
    spellings: tuple[str, ...] = ()  # told of those who are named in full and have a page

    @property
    def short(self) -> str:
        return self.label or self.name

    @property
    def named(self) -> bool:
        return self.naming == Person.Naming.FULL

    @property
    def unnamed(self) -> bool:
        """Whether what they do stands in the place of a name."""
        return self.naming == Person.Naming.ROLE

    @property
    def what_else(self) -> str:
        """Their description, unless what stands in the place of their name says it."""
        return "" if self.unnamed and self.description in self.name else self.description

    def name_in(self, language: str) -> str:
        return self.names.get(language, "")

    def for_readers_of(self, language: str) -> "Mention":
        """As pages in `language` name them: somebody who is named in full is told by either name."""
        return replace(self, name=self.name_in(language) or self.name) if self.named else self

    def url(self, language: str) -> str:
        return reverse("person", args=[language, self.slug]) if self.slug else ""


@dataclass(frozen=True)
class TopicLink:
    """A topic as a page shows it."""

    id: int
    slug: str
    name: str
    names: dict[str, str] = field(default_factory=dict)  # by language; versions of earlier releases kept none

    def for_readers_of(self, language: str) -> "TopicLink":
        """As pages in `language` call it, whatever language the interview is in."""
        return replace(self, name=self.names.get(language) or self.name)


class Placed:
    """For what has the `language` and the `slug` of an interview: where its page is, and which way its words run."""

    @property
    def url(self) -> str:
        return reverse("interview", args=[self.language, self.slug])

    @property
    def direction(self) -> str:
        return Language(self.language).direction

    @property
    def language_label(self) -> str:
        """Its language, as that language calls itself."""
        return Language(self.language).label


@dataclass(frozen=True)
class Translation(Placed):
    """The same interview in another language, as a link to it names it."""

    language: str
    slug: str
    headline: str


@dataclass(frozen=True)
class Card(Placed):
    """An interview in a list."""

    interview_id: int
    language: str
    slug: str
    headline: str
    standfirst: str
    dateline: str
    minutes: int
    published: datetime
    people: tuple[Mention, ...]
    heard: bool  # something in it can be listened to
    lead: Picture | None = None  # where the list was asked for with pictures
    translations: tuple[Translation, ...] = ()  # where it was asked for with them

    @classmethod
    def from_version(cls, version: Version) -> "Card":
        """Reads `Version.CARD_FIELDS`, and the lead photo and the translations if they were asked for."""
        lead = None if "lead_photo" in version.get_deferred_fields() else version.lead_photo
        return cls(
            interview_id=version.interview_id,
            language=version.language,
            slug=version.slug,
            headline=version.headline,
            standfirst=version.standfirst,
            dateline=version.dateline,
            minutes=version.minutes,
            published=version.first_published_at,
            people=tuple(
                stored.read(Mention, person)
                for person in version.people
                if person["role"] == Participation.Role.INTERVIEWEE
            ),
            heard=any(map(sounds.is_recording, version.media)),
            lead=Picture.from_frozen(lead) if lead else None,
            translations=tuple(Translation(**named) for named in getattr(version, "translations", ())),
        )
