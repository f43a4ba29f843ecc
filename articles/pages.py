"""What a public page says: a draft frozen into a version's content, and that content read back as a `Page`.

Public code and templates get the dataclasses of this module and never a model, so no template can walk a foreign
key into a draft.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from typing import ClassVar

from django.urls import reverse

from articles.models import (
    Correction,
    Interview,
    Language,
    Participation,
    Person,
    Photo,
    Policy,
    Topic,
    Version,
)
from articles.models.languages import in_language
from articles.photos import pictures
from articles.photos.pictures import Picture, ShareCard
from articles.words import document
from articles.words.document import Block, Document, Paragraph, Runs, Turn

WORDS_PER_MINUTE = {Language.ENGLISH: 230, Language.ARABIC: 180}


# -- freezing


def freeze(interview: Interview) -> dict:
    """All that a page of `interview` says, as plain JSON values. What readers may not see is not in it."""
    return {
        "schema": document.SCHEMA,
        "public_id": interview.public_id,
        "language": interview.language,
        "slug": interview.slug,
        "headline": interview.headline,
        "standfirst": interview.standfirst,
        "dateline": interview.dateline,
        "conducted_on": conducted_on(interview),
        "date_withheld": interview.date_shown == Interview.DateShown.WITHHELD,
        "method": interview.method,
        "conducted_in": interview.conducted_in,
        "edited": interview.edited,
        "people": [
            frozen_participation(row, interview.language)
            for row in interview.participations.select_related("person").prefetch_related("person__names")
        ],
        "topics": [
            {
                "id": topic.pk,
                "slug": topic.slug,
                "name": in_language(topic.name_in, interview.language),
            }
            for topic in Topic.objects.filter(items__content_object=interview).with_names()
        ],
        "lead_photo": interview.lead_photo_id,
        "photos": [
            pictures.freeze(photo, interview.language)
            for photo in Photo.objects.filter(pk__in=photos_of(interview)).with_words().prefetch_related("people")
        ],
        "blocks": interview.document.as_json(),
    }


def photos_of(interview: Interview) -> set[int]:
    """Primary keys of the photos at the head and in the text, as both stand now."""
    return {interview.lead_photo_id, *document.parse(interview.body).photos} - {None}


def media(content: dict) -> list[str]:
    """The names of all files that a page with this content shows."""
    files = [row for photo in content["photos"] for row in photo["renditions"]]
    return [row["name"] for row in (*files, *filter(None, [content.get("share_card")]))]


def conducted_on(interview: Interview) -> str:
    """The date as far as readers may know it: `2026-05-17`, `2026-05` or nothing."""
    shown = Interview.DateShown
    length = {shown.DAY: 10, shown.MONTH: 7, shown.WITHHELD: 0}[interview.date_shown]
    return interview.conducted_on.isoformat()[:length] if interview.conducted_on else ""


def frozen_participation(row: Participation, language: str) -> dict:
    person, names = row.person, {name.language: name for name in row.person.names.all()}
    name = names.get(language) or next(iter(names.values()), None)
    return {
        "id": person.pk,
        "role": row.role,
        "kind": person.kind,
        "naming": person.naming,
        "name": name.name if name else "",
        "names": person.name_in,
        "label": row.label,
        "description": row.description or (name.description if name else ""),
        "slug": person.slug if person.has_page else "",
    }


def minutes_to_read(text: str, language: str) -> int:
    """Whole minutes, at least one."""
    return max(1, math.ceil(len(text.split()) / WORDS_PER_MINUTE[language]))


# -- reading back


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

    @property
    def short(self) -> str:
        return self.label or self.name

    @property
    def named(self) -> bool:
        return self.naming == Person.Naming.FULL

    def name_in(self, language: str) -> str:
        return self.names.get(language, "")

    def url(self, language: str) -> str:
        return reverse("person", args=[language, self.slug]) if self.slug else ""


@dataclass(frozen=True)
class TopicLink:
    """A topic as a page shows it."""

    id: int
    slug: str
    name: str


@dataclass(frozen=True)
class Card:
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
    lead: Picture | None = None  # where the list was asked for with pictures

    @property
    def url(self) -> str:
        return reverse("interview", args=[self.language, self.slug])

    @property
    def direction(self) -> str:
        return Language(self.language).direction

    @classmethod
    def from_version(cls, version: Version) -> "Card":
        """Reads the columns of `Version.CARD_FIELDS`, and the lead photo if it was asked for."""
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
                Mention(**person) for person in version.people if person["role"] == Participation.Role.INTERVIEWEE
            ),
            lead=Picture.from_frozen(lead) if lead else None,
        )


@dataclass(frozen=True)
class Speech:
    """A turn as the page prints it: `first` time this voice is heard, or the `same` two voices going on."""

    turn: Turn
    who: Mention | None
    first: bool
    same: bool


@dataclass(frozen=True)
class Exchange:
    """A question and what was answered. An answer that nobody asked for has neither question nor number."""

    type: ClassVar = "exchange"
    number: int | None
    question: Speech | None
    answers: tuple[Speech, ...]


@dataclass(frozen=True)
class Passage:
    """A paragraph that can be linked to, and who speaks in it; None where the newsroom tells."""

    id: str
    kind: str  # a turn's, or "" in a narrative
    who: Mention | None
    text: str


@dataclass(frozen=True)
class Figure:
    """A photo in the text. Its caption is `runs`, else the picture's own."""

    type: ClassVar = "photo"
    id: str
    runs: Runs
    picture: Picture


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


@dataclass(frozen=True)
class Page:
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
    share_card: ShareCard | None = None
    published: datetime | None = None  # when readers first saw the interview; None in a preview
    since: datetime | None = None  # when it last changed, as far as they may know
    notices: tuple[Notice, ...] = ()  # the newest first

    @classmethod
    def from_content(cls, content: dict, published=None, since=None) -> "Page":
        """Read the content of any schema so far; there is one."""
        other = ("schema", "blocks", "photos", "lead_photo", "share_card")
        values = {name: value for name, value in content.items() if name not in other}
        values["people"] = tuple(Mention(**person) for person in content["people"])
        values["topics"] = tuple(TopicLink(**topic) for topic in content["topics"])
        public = published is not None
        photos = {row["id"]: Picture.from_frozen(row, public) for row in content.get("photos", ())}
        values["pictures"], values["lead"] = photos, photos.get(content.get("lead_photo"))
        if card := content.get("share_card"):
            values["share_card"] = ShareCard(**card)
        blocks = Document.from_json(content["blocks"])
        return cls(**values, document=blocks, published=published, since=since)

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
    def url(self) -> str:
        return reverse("interview", args=[self.language, self.slug])

    @property
    def short_url(self) -> str:
        return reverse("short", args=[self.public_id])

    @property
    def direction(self) -> str:
        return Language(self.language).direction

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
    def lines(self) -> dict[str, str]:
        """What the page says beside its text, by place, so that two versions can be compared."""
        heads = {name: getattr(self, name) for name in ("headline", "standfirst", "dateline")}
        people = {f"person-{who.id}": " · ".join(filter(None, (who.name, who.description))) for who in self.people}
        return heads | people | {note.id: note.text for note in self.notes}

    def in_role(self, role: str) -> tuple[Mention, ...]:
        return tuple(who for who in self.people if who.role == role)

    @cached_property
    def parts(self) -> tuple:
        """The text in print order: exchanges, and the blocks that are no turns, each with its `type`."""
        return tuple(_Layout(self).parts())

    @property
    def passages(self) -> Iterator[Passage]:
        """The paragraphs in order, those of turns too."""
        who = {person.id: person for person in self.people}
        for block in self.document.blocks:
            if isinstance(block, Paragraph):
                yield Passage(block.id, "", None, block.text)
            elif isinstance(block, Turn):
                for part in block.parts:
                    if isinstance(part, Paragraph):
                        yield Passage(part.id, block.kind, who.get(block.speaker), part.text)

    @property
    def questions(self) -> tuple[Exchange, ...]:
        return tuple(part for part in self.parts if part.type == "exchange" and part.number)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        return notes(self.document)


@dataclass(frozen=True)
class PolicyPage:
    """What the newsroom says about itself, in one language."""

    title: str
    language: str
    document: Document
    changed: datetime

    @classmethod
    def from_policy(cls, policy: Policy) -> "PolicyPage":
        return cls(policy.title, policy.language, document.parse(policy.body), policy.changed_at)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        return notes(self.document)


def notes(body: Document) -> tuple[Note, ...]:
    """The newsroom's footnotes, numbered in the order of the text."""
    found = [
        (name, tuple(replace(run, footnote="", quote="", speaker=None) for run in group))
        for runs in body.all_runs()
        for name, group in groupby(runs, key=lambda run: run.footnote)
        if name
    ]
    return tuple(Note(number, *note) for number, note in enumerate(found, start=1))


class _Layout:
    """Groups turns into numbered exchanges and knows which voices were heard before."""

    def __init__(self, page: Page):
        self.page = page
        self.who = {person.id: person for person in page.people}
        self.heard: set[int | None] = set()
        self.number = 0
        self.open: list[Speech] = []
        self.voices_before: set[int | None] = set()

    def parts(self):
        for block in self.page.document.blocks:
            if not isinstance(block, Turn):
                yield from self.close()
                yield from self.other(block)
                continue
            if block.kind != "answer":
                yield from self.close()
            self.open.append(self.speech(block))
        yield from self.close()

    def other(self, block: Block):
        if not isinstance(block, document.Photo):
            yield block
        elif picture := self.page.pictures.get(block.photo):
            yield Figure(block.id, block.runs, picture)

    def speech(self, turn: Turn) -> Speech:
        first = turn.speaker not in self.heard
        self.heard.add(turn.speaker)
        repeated = bool(self.open) and self.open[-1].turn.speaker == turn.speaker
        return Speech(
            turn,
            self.who.get(turn.speaker),
            first,
            repeated or turn.speaker in self.voices_before,
        )

    def close(self):
        if not self.open:
            return
        question = self.open[0] if self.open[0].turn.kind != "answer" else None
        self.number += question is not None
        yield Exchange(
            self.number if question else None,
            question,
            tuple(self.open[1:] if question else self.open),
        )
        voices = {speech.turn.speaker for speech in self.open}
        self.voices_before = voices if len(voices) <= 2 else set()  # a panel's labels are always shown
        self.open = []
