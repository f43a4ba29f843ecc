"""Where somebody's name stands: what taking it out rewords, what it removes, and what it does not reach."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import CharField, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from articles.editorial import periods, publishing
from articles.models import (
    AuditEntry,
    Correction,
    Interview,
    Person,
    PersonName,
    PhotoWords,
    Policy,
    TopicName,
    User,
    Version,
)
from articles.models.languages import in_language
from articles.pages import Page, photos_of
from articles.words import spelling
from articles.words.document import Document

AROUND = 70  # characters of a passage that are shown on either side of the name
FIELDS = ("headline", "standfirst", "dateline", "body", "desk_note", "hold_reason")
# What readers or colleagues meet outside interviews. Nobody but an editor knows what to say there instead.
BY_HAND = (
    (TopicName, ("name",)),
    (Policy, ("title", "body")),
    (PersonName, ("name", "description")),
    (PhotoWords, ("alt", "caption", "credit")),
    (User, ("username", "first_name", "last_name", "email")),
)


@dataclass(frozen=True)
class Passage:
    """Words around a name: as they are, with what is said in its place."""

    before: str
    old: str
    new: str
    after: str


@dataclass(frozen=True)
class Bearer:
    """An interview in which the name stands. What is `removed` is counted by what it is."""

    interview: Interview
    takes_part: bool
    is_live: bool
    is_coming: bool
    passages: tuple[Passage, ...]
    removed: dict[str, int]


@dataclass(frozen=True)
class Findings:
    bearers: tuple[Bearer, ...]
    by_hand: tuple[Model, ...]
    audit_entries: int
    photos: int  # in which the person can be recognised

    @property
    def live(self) -> list[Bearer]:
        return [bearer for bearer in self.bearers if bearer.is_live]


@dataclass(frozen=True)
class Name:
    """Every spelling to be found, and what to say in each language instead (nothing, as long as it is not chosen)."""

    spellings: list[str]
    instead: dict[str, str] = field(default_factory=dict)

    @property
    def pattern(self) -> re.Pattern:
        return spelling.pattern(self.spellings)

    def passages(self, texts: Iterable[str], language: str) -> Iterator[Passage]:
        instead, pattern = in_language(self.instead, language) if self.instead else "", self.pattern
        for text in texts:
            for match in pattern.finditer(text):
                start, end = text[: match.start()], text[match.end() :]
                before, after = start[-AROUND:], end[:AROUND]
                new = spelling.in_place(match, instead) if instead else ""
                yield Passage(
                    f"…{before}" if len(before) < len(start) else before,
                    match[0],
                    new,
                    f"{after}…" if len(after) < len(end) else after,
                )


def name_of(person: Person, naming: str, instead: dict[str, str], also: Iterable[str] = ()) -> Name:
    """What `person` was called, and is to be called `instead`."""
    staying = instead.values() if naming == Person.Naming.FIRST else ()
    return Name(spellings_of(person, also, staying), instead)


def spellings_of(person: Person, also: Iterable[str] = (), staying: Iterable[str] = ()) -> list[str]:
    """Everything that `person` was called, in their rows, in labels and in the spellings `also`, but for what stands
    in the names `staying`: whoever keeps a first name may be called by it."""
    labels = person.participations.exclude(label="").values_list("label", flat=True)
    every = {*map(str.strip, (*person.known_as, *labels, *also))}
    return [old for old in spelling.longest_first(every) if not any(map(spelling.pattern([old]).search, staying))]


def find(person: Person, name: Name, now: datetime) -> Findings:
    """Where `person` is named. Whoever takes part is in the text, whatever it calls them; somebody of the same name
    elsewhere may be another, which only an editor knows."""
    taking_part = Interview.objects.filter(participations__person=person).order_by("pk")
    bearers = [bearer(interview, True, name, now) for interview in taking_part]
    elsewhere = naming(name).exclude(pk__in=taking_part.values("pk"))
    others = [bearer(interview, False, name, now) for interview in elsewhere if says(interview, name)]
    shown = set().union(*(photos_of(row.interview) for row in bearers)) | {photo.pk for photo in person.photos.all()}
    return Findings(
        bearers=(*bearers, *others),
        by_hand=tuple(row for row in rows_by_hand(name) if not is_reached(row, person, shown)),
        audit_entries=holding(AuditEntry.objects.all(), ("facts",), name).count(),
        photos=person.photos.count(),
    )


def naming(name: Name) -> QuerySet[Interview]:
    """Interviews whose draft, or a version of which, may say one of the spellings."""
    drafts = holding(Interview.objects.all(), FIELDS, name)
    versions = holding(Version.objects.exclude(content=""), ("content",), name)
    noted = holding(Correction.objects.all(), ("note",), name)
    kin = Q(pk__in=drafts.values("pk")) | Q(pk__in=versions.values("interview")) | Q(pk__in=noted.values("interview"))
    return Interview.objects.filter(kin).order_by("pk")


def says(interview: Interview, name: Name) -> bool:
    """Whether one of them does stand there, as a word of its own."""
    notes = interview.corrections.values_list("note", flat=True)
    contents = interview.versions.exclude(content="").values_list("content", flat=True)
    return any(map(name.pattern.search, (*drafted(interview), *notes, *contents)))


def holding(rows: QuerySet, fields: Iterable[str], name: Name) -> QuerySet:
    """Those of `rows` in one of whose `fields` a spelling may stand."""
    loose, wanted = spelling.loose_pattern(name.spellings), Q()
    for column in fields:
        text = rows.model._meta.get_field(column)
        if not isinstance(text, (CharField, TextField)):
            rows = rows.alias(**{f"{column}_text": Cast(column, TextField())})
            column = f"{column}_text"
        wanted |= Q(**{f"{column}__iregex": loose})
    return rows.filter(wanted)


def bearer(interview: Interview, takes_part: bool, name: Name, now: datetime) -> Bearer:
    timeline = publishing.timeline(interview)
    live = periods.current(timeline, now)
    shown = interview.versions.get(number=live.version) if live else None
    others = interview.versions.exclude(pk=shown.pk) if shown else interview.versions.all()
    texts = lines(Page.from_version(shown)) if shown else drafted(interview)
    notes = interview.corrections.values_list("note", flat=True)
    removed = {
        "versions": others.exclude(content=""),
        "revisions": interview.revisions,
        "notes": interview.notes,
        "signatures": interview.signatures,
        "links": interview.preview_links,
    }
    return Bearer(
        interview,
        takes_part,
        is_live=live is not None,
        is_coming=periods.coming(timeline, now) is not None,
        passages=tuple(name.passages((*texts, *notes), interview.language)),
        removed={what: number for what, rows in removed.items() if (number := rows.count())},
    )


def lines(page: Page) -> list[str]:
    """All that a page says, a line for each of its parts; what is said of people and photos too."""
    people = [text for who in page.people for text in (who.name, who.label, who.description)]
    photos = [text for photo in page.pictures.values() for text in (photo.alt, photo.caption, photo.credit)]
    return [page.headline, page.standfirst, page.dateline, *texts_of(page.document), *people, *photos]


def drafted(interview: Interview) -> list[str]:
    return [*(getattr(interview, name) for name in FIELDS if name != "body"), *texts_of(interview.document)]


def texts_of(text: Document) -> list[str]:
    return [*(block.text for block in text.blocks), *(words for _id, words in text.footnotes)]


def rows_by_hand(name: Name) -> Iterator[Model]:
    for model, fields in BY_HAND:
        for row in holding(model.objects.all(), fields, name):
            if any(name.pattern.search(getattr(row, column)) for column in fields):
                yield row


def is_reached(row: Model, person: Person, photos: set[int]) -> bool:
    """Whether it is reworded with the interviews: the person's own names, and the words of their photos."""
    return getattr(row, "person_id", None) == person.pk or getattr(row, "photo_id", None) in photos


def strings(value) -> Iterator[str]:
    """Every text in plain JSON values."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(part)


def is_named(content: dict, name: Name) -> bool:
    """Whether a spelling stands in what a version says, also where a text is made of several runs."""
    texts = (*strings(content), *texts_of(Document.from_json(content["blocks"])))
    return any(map(name.pattern.search, texts))


def content_of(version: Version) -> dict:
    return json.loads(version.content)
