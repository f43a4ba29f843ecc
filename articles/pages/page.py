"""The content of a version, or what would become one, read back as a `Page`."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Correction, Language, Participation, Person, Version
from articles.pages.cards import Mention, Placed, TopicLink
from articles.pages.layout import Exchange, Layout, Recording
from articles.photos.pictures import Picture, ShareCard
from articles.sound.sounds import Sound
from articles.words import document, stored
from articles.words.document import Clip, Document, Original, Paragraph, Runs, Turn

WORDS_PER_MINUTE = {Language.ENGLISH: 230, Language.ARABIC: 180}


def minutes_to_read(text: str, language: str) -> int:
    """Whole minutes, at least one."""
    return max(1, math.ceil(len(text.split()) / WORDS_PER_MINUTE[language]))


@dataclass(frozen=True)
class Passage:
    """Words that can be linked to, and who says them; None where the newsroom tells."""

    id: str
    kind: str  # a turn's, or "original" of its words in another language; "" in a narrative
    who: Mention | None
    text: str
    lang: str = ""  # "" for the page's


@dataclass(frozen=True)
class Note:
    """A footnote of the newsroom, with its printed number."""

    number: int
    id: str
    runs: Runs

    @property
    def text(self) -> str:
        return document.plain(self.runs)


@dataclass(frozen=True)
class Notice:
    """What readers are told about a change: its kind, a note, and the day, or only the month, it was made."""

    kind: str
    note: str
    on: datetime
    day_known: bool

    @classmethod
    def from_row(cls, row: Correction) -> "Notice":
        """Reads a row of `Correction.objects.told()`."""
        return cls(row.kind, row.note, row.told_on, row.shown_as == Correction.Shown.DAY)

    @classmethod
    def from_json(cls, kind: str, note: str, shown_as: str, told_on: str) -> "Notice":
        """Reads what the database made of such a row."""
        return cls(kind, note, datetime.fromisoformat(told_on), shown_as == Correction.Shown.DAY)

    @property
    def label(self) -> str:
        return Correction.Kind(self.kind).label

    @property
    def words(self) -> str:
        """What readers are told: at the least why they are told no more."""
        if self.note or self.kind != Correction.Kind.SAFETY:
            return self.note
        return _("We changed something because it could have put somebody in danger. We do not say what.")


@dataclass(frozen=True)
class Page(Placed):
    """All that the page of one interview says about it."""

    public_id: str
    language: str
    slug: str
    headline: str
    standfirst: str
    dateline: str
    conducted_on: str
    date_withheld: bool
    method: str
    conducted_in: str
    edited: bool
    people: tuple[Mention, ...]
    topics: tuple[TopicLink, ...]
    document: Document
    lead: Picture | None = None
    pictures: dict[int, Picture] = field(default_factory=dict)  # at the head and in the text
    sounds: dict[int, Sound] = field(default_factory=dict)  # in the text
    excerpts: dict[str, Sound] = field(default_factory=dict)  # of these, by the block that plays a part alone
    share_card: ShareCard | None = None
    published: datetime | None = None  # when readers first saw the interview; None in a preview
    since: datetime | None = None  # when it last changed, as far as they may know
    notices: tuple[Notice, ...] = ()  # the newest first

    @classmethod
    def from_content(cls, content: dict, published=None, since=None) -> "Page":
        """Read the content of any schema so far; there is one."""
        other = ("schema", "blocks", "photos", "lead_photo", "clips", "excerpts", "share_card")
        values = {name: value for name, value in content.items() if name not in other}
        values["people"] = tuple(stored.read(Mention, person) for person in content["people"])
        values["topics"] = tuple(stored.read(TopicLink, topic) for topic in content["topics"])
        public = published is not None
        photos = {row["id"]: Picture.from_frozen(row, public) for row in content.get("photos", ())}
        values["pictures"], values["lead"] = photos, photos.get(content.get("lead_photo"))
        values["sounds"] = {row["id"]: Sound.from_frozen(row, public) for row in content.get("clips", ())}
        excerpts = content.get("excerpts", ())
        values["excerpts"] = {row["block"]: Sound.from_frozen(row, public) for row in excerpts}
        if card := content.get("share_card"):
            values["share_card"] = stored.read(ShareCard, card)
        blocks = Document.from_json(content["blocks"])
        return stored.read(cls, values | {"document": blocks, "published": published, "since": since})

    @classmethod
    def from_version(cls, version: Version) -> "Page":
        """Knows of its changes what the query asked for: see `articles.public.changes.with_notices`."""
        page = cls.from_content(
            json.loads(version.content),
            published=version.first_published_at,
            since=getattr(version, "told_since", version.live.lower),
        )
        return replace(page, notices=tuple(Notice.from_json(**row) for row in getattr(version, "notices", ())))

    @property
    def short_url(self) -> str:
        return reverse("short", args=[self.public_id])

    @property
    def minutes(self) -> int:
        return minutes_to_read(self.document.text, self.language)

    @property
    def conducted(self) -> date | None:
        """The day of the conversation, or the first of its month when readers see the month only."""
        return date.fromisoformat(f"{self.conducted_on}-01"[:10]) if self.conducted_on else None

    @property
    def conducted_day_known(self) -> bool:
        return len(self.conducted_on) == len("2026-05-17")

    @cached_property
    def interviewees(self) -> tuple[Mention, ...]:
        return self.in_role(Participation.Role.INTERVIEWEE)

    @cached_property
    def byline(self) -> tuple[Mention, ...]:
        """Who signs: the interviewers and moderators who are people."""
        asked = self.in_role(Participation.Role.INTERVIEWER) + self.in_role(Participation.Role.MODERATOR)
        return tuple(who for who in asked if who.kind == Person.Kind.PERSON) or asked

    @property
    def translators(self) -> tuple[Mention, ...]:
        return self.in_role(Participation.Role.TRANSLATOR)

    @property
    def withheld(self) -> bool:
        """Whether somebody who answers is not named in full."""
        return any(not who.named for who in self.interviewees)

    @property
    def unnamed(self) -> bool:
        """Whether none of these is known by as much as a first name or a pseudonym."""
        return all(who.unnamed for who in self.interviewees if not who.named)

    @property
    def lines(self) -> dict[str, str]:
        """What the page says beside its text, by place, so that two versions can be compared."""
        heads = {name: getattr(self, name) for name in ("headline", "standfirst", "dateline")}
        people = {f"person-{who.id}": " · ".join(filter(None, (who.name, who.description))) for who in self.people}
        photos = {
            f"photo-{photo.id}": " · ".join(filter(None, (photo.alt, photo.caption, photo.credit, photo.taken)))
            for photo in self.pictures.values()
        }
        # As drafts tell it, which have no excerpts: of a part, how long that is, and not the whole.
        played = [block for block in self.document.blocks if isinstance(block, Clip) and block.clip in self.sounds]
        clips = {
            f"clip-{block.id}-{block.clip}": Recording.of(block, self.sounds[block.clip]).length for block in played
        }
        notes = {note.id: note.text for note in self.notes}
        glosses = {f"gloss-{place}": gloss for place, gloss in self.document.glosses.items()}
        return heads | people | photos | clips | notes | self.document.originals | glosses

    def in_role(self, role: str) -> tuple[Mention, ...]:
        return tuple(who for who in self.people if who.role == role)

    @cached_property
    def parts(self) -> tuple:
        """The text in print order: exchanges, and the blocks that are no turns, each with its `type`."""
        return tuple(Layout(self).parts())

    @property
    def passages(self) -> Iterator[Passage]:
        """The paragraphs in order, those of turns too, and what stands beside them in the language it was said in."""
        who = {person.id: person for person in self.people}
        for block in self.document.blocks:
            if isinstance(block, Turn):
                for part in block.parts:
                    yield passage(part, block.kind, who.get(block.speaker))
            elif isinstance(block, Paragraph | Original):
                yield passage(block, "", None)

    @property
    def recordings(self) -> tuple[Recording, ...]:
        return tuple(part for part in self.parts if part.type == "clip")

    @property
    def questions(self) -> tuple[Exchange, ...]:
        return tuple(part for part in self.parts if part.type == "exchange" and part.number)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        return notes(self.document)


def passage(part: Paragraph | Original, kind: str, who: Mention | None) -> Passage:
    if isinstance(part, Original):
        return Passage(part.id, part.type, who, part.text, part.lang)
    return Passage(part.id, kind, who, part.text)


def notes(body: Document) -> tuple[Note, ...]:
    """The newsroom's footnotes, numbered in the order of the text."""
    found = [
        (name, tuple(replace(run, footnote="", quote="", speaker=None) for run in group))
        for runs in body.all_runs()
        for name, group in groupby(runs, key=lambda run: run.footnote)
        if name
    ]
    return tuple(Note(number, *note) for number, note in enumerate(found, start=1))
