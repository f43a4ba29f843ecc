"""What a feed says, whichever format it is then written in."""

from dataclasses import dataclass
from datetime import UTC, datetime

from articles.formats import hypertext
from articles.pages import Page
from articles.publication import Publication
from articles.sound.sounds import Sound
from articles.words import document

# An empty feed has an age too, or its bytes would change with the clock.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Withdrawn:
    """An interview that readers of the feed once had."""

    id: str
    at: datetime


@dataclass(frozen=True)
class Attached:
    """A recording that comes with an interview: its address, its size in bytes, its length in seconds."""

    url: str
    size: int
    seconds: int

    @classmethod
    def from_sound(cls, sound: Sound, publication: Publication) -> "Attached":
        return cls(publication.absolute(sound.url), sound.bytes, sound.seconds)


@dataclass(frozen=True)
class Entry:
    """One interview with its full text. `id` stays when its address moves."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    language: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    published: datetime
    updated: datetime
    sounds: tuple[Attached, ...]

    @classmethod
    def from_page(cls, page: Page, publication: Publication) -> "Entry":
        return cls(
            id=publication.absolute(page.short_url),
            url=publication.absolute(page.url),
            title=printable(page.headline),
            summary=printable(page.standfirst),
            html=printable(hypertext.write(page)),
            language=page.language,
            authors=tuple(printable(who.name) for who in page.byline) or (publication.name,),
            topics=tuple(printable(topic.name) for topic in page.topics),
            published=page.published,
            updated=page.since,
            sounds=tuple(
                Attached.from_sound(sound, publication)
                for sound in dict.fromkeys(part.sound for part in page.recordings)
            ),
        )


@dataclass(frozen=True)
class Feed:
    title: str
    subtitle: str
    url: str  # of the page that it follows
    feed_url: str
    language: str
    rights: str
    entries: tuple[Entry, ...]
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def updated(self) -> datetime:
        times = [entry.updated for entry in self.entries] + [gone.at for gone in self.withdrawn]
        return max(times, default=NEVER)


def printable(text: str) -> str:
    """`text` without the characters that no XML may hold."""
    return document.FORBIDDEN.sub("", text).replace("\f", " ")
