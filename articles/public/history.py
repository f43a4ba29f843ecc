"""What became of an interview: the versions readers may know of, and what each changed.

A change for somebody's safety took words away from readers, and so did a withdrawal; so does any change in which
somebody who is not named in full is called otherwise than before, in which somebody goes who may not be named as they
were, or in which the name of a photographer is kept back. A comparison would show those words again: no text from
before such a moment is shown any more, whatever was changed in it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.db.models import Prefetch

from articles.editorial.calling_off import names_more_plainly
from articles.models import Correction, Person, Version
from articles.pages import Mention, Notice, Page
from articles.words import differences
from articles.words.differences import BlockChange, Stretch

Kind, Shown = Correction.Kind, Correction.Shown

# By how the places of `Page.lines` begin.
LINES = {"person": "person", "photo": "photo", "clip": "clip", "n": "note", "o": "original", "gloss": "gloss"}


@dataclass(frozen=True)
class PageChange:
    """A piece of the page that changed. `id` is empty where it no longer stands in the text, or beside it."""

    stretches: tuple[Stretch, ...]
    line: str = ""  # beside the text: "headline", "standfirst", "dateline", or one of `LINES`
    who: Mention | None = None
    id: str = ""
    moved: bool = False

    @property
    def text(self) -> str:
        """All of it, for its direction."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True)
class Step:
    """That readers saw another text from a moment on. `notice` is None where it was published, or published again."""

    on: datetime
    notice: Notice | None
    changes: tuple[PageChange, ...] | None  # None where what stood there before is not shown


def of(interview: int, at: datetime) -> list[Step]:
    """The steps of the interview with this key, the newest first, without those of which readers learn nothing."""
    standing = Prefetch("corrections", Correction.objects.standing().told(), to_attr="standing")
    begun = Version.objects.begun(at).filter(interview=interview).order_by("live").prefetch_related(standing)
    versions = list(begun)
    comparable = set(with_text_before(versions, left(versions)))
    steps = [
        step(version, before if version.number in comparable else None)
        for before, version in pairwise([None, *versions])
        if not is_secret(version)
    ]
    return steps[::-1]


def left(versions: list[Version]) -> list[Person]:
    """Who went out of the text between two of `versions`, as they may be named by now."""
    keys = [{who["id"] for who in version.people} for version in versions]
    gone = set().union(*(before - after for before, after in pairwise(keys)))
    return list(Person.objects.filter(pk__in=gone))  # no query where nobody did


def with_text_before(versions: list[Version], gone: list[Person]) -> Iterator[int]:
    """Numbers of the versions that may be compared with the one before: the newest, as far back as nothing was taken
    from readers. `gone` are those who `left`."""
    for before, version in reversed(list(pairwise(versions))):
        correction = correction_of(version)
        corrects = correction and correction.kind != Kind.SAFETY and correction.before_id == before.pk
        if not (corrects and before.content and version.content) or calls_somebody_otherwise(before, version):
            return
        if any(names_more_plainly(before.people, person) for person in gone) or keeps_a_name_back(before, version):
            return
        yield version.number


def calls_somebody_otherwise(before: Version, after: Version) -> bool:
    """Whether somebody takes part who is not named in full by now, and was called something else or stands in the
    place of somebody who was."""
    was = {who["id"]: called(who) for who in before.people}
    protected = [who for who in after.people if who["naming"] != Person.Naming.FULL]
    return any(called(who) != was.get(who["id"]) for who in protected)


def keeps_a_name_back(before: Version, after: Version) -> bool:
    """Whether a photographer was named whose name is kept back by now."""
    was, now = (json.loads(version.content)["photos"] for version in (before, after))
    withheld = {photo["id"] for photo in now if photo["credit_withheld"]}
    return any(photo["credit"] and photo["id"] in withheld for photo in was)


def called(who: dict) -> tuple[str, str, str]:
    return who["naming"], who["name"], who["label"]


def step(version: Version, before: Version | None) -> Step:
    correction = correction_of(version)
    notice = Notice.from_row(correction) if correction else None
    on = notice.on if notice else version.live.lower
    return Step(on, notice, tuple(changes(before, version)) if before else None)


def correction_of(version: Version) -> Correction | None:
    return next(iter(version.standing), None)


def is_secret(version: Version) -> bool:
    correction = correction_of(version)
    return bool(correction) and correction.shown_as == Shown.NOTHING


def changes(before: Version, after: Version) -> Iterator[PageChange]:
    old, new = Page.from_version(before), Page.from_version(after)
    for place in old.lines | new.lines:
        was, now = old.lines.get(place, ""), new.lines.get(place, "")
        if was != now:
            yield PageChange(differences.words(was, now), line=LINES.get(place.partition("-")[0], place))
    people = {person.id: person for page in (old, new) for person in page.people}
    for change in differences.documents(old.document, new.document):
        if change.changed:
            yield in_text(change, people)


def in_text(change: BlockChange, people: dict[int, Mention]) -> PageChange:
    who = people.get(getattr(change.after or change.before, "speaker", None))
    return PageChange(change.stretches, who=who, id=change.after.id if change.after else "", moved=change.moved)
