"""Where somebody's name stands: what taking it out rewords, what it removes, and what it does not reach."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.db.models import CharField, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from articles.editorial import media, people, periods, publishing
from articles.editorial.old_names import Occurrence, OldName
from articles.models import (
    AuditEntry,
    Clip,
    Correction,
    Interview,
    Note,
    Participation,
    Person,
    PersonName,
    PhotoWords,
    Policy,
    PreviewLink,
    QuoteCard,
    Revision,
    Signature,
    SoloPublication,
    Topic,
    TopicAddress,
    TopicName,
    User,
    Version,
)
from articles.pages import Page, keys, media_of
from articles.words import document, spelling
from articles.words.document import Document, Medium

# What readers see beside the text.
HEADS = ("headline", "standfirst", "dateline", "conducted_in")
# What a draft says itself.
FIELDS = (*HEADS, "body", "desk_note", "hold_reason")
# What is said about an interview beside its text, and is reworded with it.
BESIDE = (
    ("interview", QuoteCard, ("words",)),
    ("interview", Participation, ("label", "description")),
    ("interview", Correction, ("note",)),
    ("version__interview", SoloPublication, ("reason",)),
)
# What is kept of an interview for colleagues, under the name of its rows there; it goes.
COPIES = {
    "revisions": (Revision, ("draft", "note")),
    "notes": (Note, ("words", "text")),
    "signatures": (Signature, ("message", "reason")),
    "preview_links": (PreviewLink, ("content", "who")),
}
# What readers or colleagues meet outside interviews. Nobody but an editor knows what to say there instead.
BY_HAND = (
    (TopicName, ("name", "description")),
    (Topic, ("slug",)),
    (TopicAddress, ("slug",)),
    (Policy, ("title", "body")),
    (Person, ("slug", "spellings")),
    (PersonName, ("name", "description")),
    (PhotoWords, ("alt", "caption", "credit")),
    (Clip, ("title", "language")),
    (User, ("username", "first_name", "last_name", "email")),
)


@dataclass(frozen=True)
class Bearer:
    """An interview in which the name stands. `copies` counts the copies and older versions that say it, `removed`
    those that taking it out removes, each by what they are."""

    interview: Interview
    takes_part: bool
    is_live: bool
    is_coming: bool
    occurrences: tuple[Occurrence, ...]
    in_live: bool
    in_draft: bool
    copies: dict[str, int]
    removed: dict[str, int]


@dataclass(frozen=True)
class Findings:
    """Where a name stands: in interviews, in rows that an editor rewords, and in what only grows."""

    bearers: tuple[Bearer, ...]
    by_hand: tuple[Model, ...]
    audit_entries: int
    photos: int  # in which the person can be recognised
    clips: int  # in which they can be heard, or may be


def find(person: Person, name: OldName, now: datetime) -> Findings:
    """Where `person` is named. Whoever takes part is in the text, whatever it calls them; somebody of the same name
    elsewhere may be another, which only an editor knows."""
    theirs = people.taking_part(person).order_by("pk")
    bearers = [bearer(interview, person, True, name, now) for interview in theirs]
    elsewhere = likely(name).exclude(pk__in=theirs.values("pk"))
    others = [bearer(interview, person, False, name, now) for interview in elsewhere if says(interview, name, now)]
    shown = keys(set().union(*(media_of(row.interview) for row in bearers)), "photo")
    shown |= {photo.pk for photo in person.photos.all()}
    telling = going(person, [row.interview for row in (*bearers, *others)], now)
    return Findings(
        bearers=(*bearers, *others),
        by_hand=tuple(row for row in rows_by_hand(name) if not is_reached(row, person, shown)),
        audit_entries=holding(AuditEntry.objects.all(), ("facts",), name).count(),
        photos=len(keys(telling, "photo")),
        clips=len(keys(telling, "clip")),
    )


def going(person: Person, interviews: Iterable[Interview], now: datetime) -> set[Medium]:
    """The photos and clips that go with the name out of `interviews`: those that only a version has by now, too."""
    found = set(map(media.medium, [*media.telling(person), *media.perhaps_telling(person)]))
    versions = Version.objects.filter(interview__in=interviews).exclude(content="")
    live = set(versions.live(now).values_list("pk", flat=True))
    for version in versions:
        content = content_of(version)
        said = media.said_to_tell(content, person)
        # Of one that the newsroom keeps, what a version said that readers do not see may hold no more.
        found |= said if version.pk in live else media.gone(said)
        found |= media.perhaps_said_to_tell(content, person)
    return found


def likely(name: OldName) -> QuerySet[Interview]:
    """Interviews whose draft, or whatever is kept of them, may say one of the spellings."""
    kin = Q(pk__in=holding(Interview.objects.all(), FIELDS, name).values("pk"))
    kin |= Q(pk__in=holding(Version.objects.exclude(content=""), ("content",), name).values("interview"))
    for owner, model, fields in BESIDE:
        kin |= Q(pk__in=holding(model.objects.all(), fields, name).values(owner))
    for model, fields in COPIES.values():
        kin |= Q(pk__in=holding(model.objects.all(), fields, name).values("interview"))
    return Interview.objects.filter(kin).order_by("pk")


def says(interview: Interview, name: OldName, now: datetime) -> bool:
    """Whether one of the spellings does stand there, as a word of its own."""
    if says_now(interview, name, now):
        return True
    copies = (copy for kept in COPIES for copy in saying(interview, kept, name))
    return any(copies) or any(versions_saying(interview, name))


def says_now(interview: Interview, name: OldName, now: datetime) -> bool:
    """Whether one of the spellings stands in the draft, in what readers see or will see, or beside it: not only in
    copies."""
    beside = (
        getattr(row, column)
        for owner, model, fields in BESIDE
        for row in model.objects.filter(**{owner: interview})
        for column in fields
    )
    shown = interview.versions.live_or_coming(now).exclude(content="")
    return any(map(name.pattern.search, (*drafted(interview), *beside))) or any(
        is_named(content_of(version), name) for version in shown
    )


def is_reworded(interview: Interview, person: Person, name: OldName, now: datetime) -> bool:
    """Whether the name goes out of what `interview` says, and not only out of what is kept about it."""
    shown = interview.versions.live_or_coming(now).filter(people__contains=[{"id": person.pk}])
    takes_part = interview.participations.filter(person=person).exists() or shown.exists()
    return takes_part or says_now(interview, name, now)


def versions_saying(interview: Interview, name: OldName) -> Iterator[Version]:
    return (row for row in interview.versions.exclude(content="") if is_named(content_of(row), name))


def saying(interview: Interview, kept: str, name: OldName) -> Iterator[Model]:
    """Those of the `COPIES` of `interview` in which one of the spellings stands."""
    _model, fields = COPIES[kept]
    for row in getattr(interview, kept).all():
        values = [(column, getattr(row, column)) for column in fields]
        # To read a document takes longer than to search it as it is stored, which mostly says it already.
        if any(name.pattern.search(text) for text in chain(said(values, stored), said(values, read))):
            yield row


def said(values: Iterable[tuple], how: Callable[..., Iterable[str]]) -> Iterator[str]:
    return chain.from_iterable(how(column, value) for column, value in values)


def read(column: str, value) -> list[str]:
    """The texts of a document in a column, each whole where it is made of several runs."""
    if column == "content":
        return texts_of(Document.from_json(json.loads(value)["blocks"]))
    return texts_of(document.parse(value["body"])) if column == "draft" else []


def stored(column: str, value) -> Iterator[str]:
    """Every text in a column as it is stored."""
    return strings(json.loads(value) if column == "content" else value)


def holding(rows: QuerySet, fields: Iterable[str], name: OldName) -> QuerySet:
    """Those of `rows` in one of whose `fields` a spelling may stand."""
    loose, wanted = spelling.loose_pattern(name.spellings), Q()
    for column in fields:
        text = rows.model._meta.get_field(column)
        if not isinstance(text, (CharField, TextField)):
            rows = rows.alias(**{f"{column}_text": Cast(column, TextField())})
            column = f"{column}_text"
        wanted |= Q(**{f"{column}__iregex": loose})
    return rows.filter(wanted)


def bearer(interview: Interview, person: Person, takes_part: bool, name: OldName, now: datetime) -> Bearer:
    timeline = publishing.timeline(interview)
    live = periods.current(timeline, now)
    shown = interview.versions.get(number=live.version) if live else None
    others = interview.versions.exclude(pk=shown.pk) if shown else interview.versions.all()
    page = Page.from_version(shown) if shown else interview
    texts, links = lines(page) if shown else drafted(interview), page.document.links
    worded = (text for text in texts if text not in links)
    notes = interview.corrections.values_list("note", flat=True)
    copies = {kept: len(list(saying(interview, kept, name))) for kept in COPIES}
    copies["versions"] = sum(version != shown for version in versions_saying(interview, name))
    if is_reworded(interview, person, name, now):
        removed = {kept: getattr(interview, kept).count() for kept in COPIES}
        removed["versions"] = others.exclude(content="").count()
    else:
        removed = copies
    return Bearer(
        interview,
        takes_part,
        is_live=live is not None,
        is_coming=periods.coming(timeline, now) is not None,
        occurrences=(
            *name.occurrences((*worded, *notes), interview.language),
            *OldName(name.spellings).occurrences(links, interview.language),  # which go, with nothing in their place
        )
        or kept_occurrences(interview, name),
        in_live=shown is not None and is_named(content_of(shown), name),
        in_draft=any(map(name.pattern.search, (*drafted(interview), *cast(interview)))),
        copies={what: number for what, number in copies.items() if number},
        removed={what: number for what, number in removed.items() if number},
    )


def kept_occurrences(interview: Interview, name: OldName) -> tuple[Occurrence, ...]:
    """Where the name stands in the newest of what is kept, for somebody to judge whose it is."""
    versions = (lines(Page.from_version(version)) for version in versions_saying(interview, name))
    copies = (
        [text for column in COPIES[kept][1] for how in (read, stored) for text in how(column, getattr(row, column))]
        for kept in COPIES
        for row in saying(interview, kept, name)
    )
    newest = next(chain(versions, copies), ())
    return tuple(name.occurrences(dict.fromkeys(newest), interview.language))


def lines(page: Page) -> list[str]:
    """All that a page says, a line for each of its parts; what is said of people and photos too."""
    people = [text for who in page.people for text in (who.name, who.label, who.description)]
    photos = [text for photo in page.pictures.values() for text in (photo.alt, photo.caption, photo.credit)]
    return [*(getattr(page, name) for name in HEADS), *texts_of(page.document), *people, *photos]


def drafted(interview: Interview) -> list[str]:
    return [*(getattr(interview, name) for name in FIELDS if name != "body"), *texts_of(interview.document)]


def cast(interview: Interview) -> list[str]:
    """What a draft says of those who take part, beside its text."""
    rows = interview.participations.select_related("person").prefetch_related("person__names")
    return [text for row in rows for text in (row.label, row.description, *row.person.name_in.values())]


def texts_of(text: Document) -> list[str]:
    notes = (words for _id, words in text.footnotes)
    return [*map(document.plain, text.all_runs()), *notes, *text.glosses.values(), *text.links]


def rows_by_hand(name: OldName) -> Iterator[Model]:
    for model, fields in BY_HAND:
        for row in holding(model.objects.all(), fields, name):
            if any(map(name.pattern.search, strings([getattr(row, column) for column in fields]))):
                yield row


def is_reached(row: Model, person: Person, photos: set[int]) -> bool:
    """Whether it is reworded with the interviews: the person and their names, and the words of their photos."""
    own = row == person or getattr(row, "person_id", None) == person.pk
    return own or getattr(row, "photo_id", None) in photos


def strings(value) -> Iterator[str]:
    """Every text in plain JSON values."""
    match value:
        case str():
            yield value
        case dict():
            yield from strings([*value.values()])
        case list():
            for part in value:
                yield from strings(part)


def is_named(content: dict, name: OldName) -> bool:
    """Whether a spelling stands in what a version says, also where a text is made of several runs."""
    texts = (*strings(content), *texts_of(Document.from_json(content["blocks"])))
    return any(map(name.pattern.search, texts))


def content_of(version: Version) -> dict:
    return json.loads(version.content)
