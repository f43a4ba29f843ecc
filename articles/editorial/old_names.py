"""A name that is to go: everything somebody was called, and where a text says it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet

from articles.models import Person, Version
from articles.models.languages import in_language
from articles.words import spelling

AROUND = 70  # characters that are shown on either side of a name


@dataclass(frozen=True)
class Occurrence:
    """A name in the words around it, with what is said in its place."""

    before: str
    old: str
    new: str
    after: str


@dataclass(frozen=True)
class OldName:
    """Every spelling of it, and what to say in each language instead (nothing, as long as it is not chosen)."""

    spellings: list[str]
    instead: dict[str, str] = field(default_factory=dict)

    @cached_property
    def pattern(self) -> re.Pattern:
        return spelling.pattern(self.spellings)  # to write it takes longer than to search a long text by it

    def occurrences(self, texts: Iterable[str], language: str) -> Iterator[Occurrence]:
        instead, pattern = in_language(self.instead, language) if self.instead else "", self.pattern
        for text in texts:
            for match in pattern.finditer(text):
                start, end = text[: match.start()], text[match.end() :]
                before, after = start[-AROUND:], end[:AROUND]
                new = spelling.in_place(match, instead) if instead else ""
                yield Occurrence(
                    f"…{before}" if len(before) < len(start) else before,
                    match[0],
                    new,
                    f"{after}…" if len(after) < len(end) else after,
                )


def of(person: Person, naming: str, instead: dict[str, str], also: Iterable[str] = ()) -> OldName:
    """What `person` was called, and is to be called `instead`."""
    staying = instead.values() if naming == Person.Naming.FIRST else ()
    given = instead.values() if person.naming != Person.Naming.FULL else ()
    return OldName(spellings_of(person, also, staying, given), instead)


def spellings_of(
    person: Person, also: Iterable[str] = (), staying: Iterable[str] = (), given: Iterable[str] = ()
) -> list[str]:
    """Everything that `person` was called, in their rows, in labels, before readers and in the spellings `also`, but
    for what stands in the names `staying`: whoever keeps a first name may be called by it. Of their own rows and
    labels, what says no more than the names `given` to them is no old name, unless readers know them by it."""
    labels = person.participations.exclude(label="").values_list("label", flat=True)
    own = [name for name in (*person.known_as, *labels) if not any(words_of(name) <= words_of(new) for new in given)]
    every = {*map(str.strip, (*own, *named_in(Version.objects.all(), person), *also))}
    return [old for old in spelling.longest_first(every) if not any(map(spelling.pattern([old]).search, staying))]


def words_of(name: str) -> set[str]:
    """The words of a name or a role, without articles: “the nurse” says no more than “a nurse in the north”."""
    words = {word.removeprefix("ال") for word in spelling.word_list(name)}
    return words - {"a", "an", "the"} or words  # An is a name, too


def kept_by(person: Person) -> dict[str, str]:
    """What colleagues have called somebody protected, by language, that readers do not know as a name: a role, or what
    was typed since. It can stay, as long as nobody chooses otherwise."""
    known = spelling.pattern(named_in(Version.objects.all(), person))
    return {language: name for language, name in person.name_in.items() if not known.search(name)}


def named_in(versions: QuerySet[Version], person: Person) -> set[str]:
    """What `versions` call `person`, where they name them: their own rows may have lost it since."""
    found = versions.filter(people__contains=[{"id": person.pk}]).values_list("people", flat=True)
    theirs = [row for people in found for row in people if row["id"] == person.pk]
    rows = [row for row in theirs if row["naming"] != Person.Naming.ROLE]
    names = (name for row in rows for name in (row["name"], *row["names"].values(), row["label"]))
    spellings = (name for row in rows for name in row.get("spellings", ()))
    return {*filter(None, names), *spellings}


def still_shown(person: Person, now: datetime) -> bool:
    """Whether readers see somebody who is protected by now under a name from before."""
    if person.naming == Person.Naming.FULL:
        return False
    names = person.names.values_list("name", flat=True).union(person.participations.values_list("label", flat=True))
    return not named_in(Version.objects.live(now), person) <= {*names}
