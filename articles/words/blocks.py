"""What an interview is made of: blocks of words that know who says them and what they wear.

Schema 1. Later schemas may add to these classes, never change what is stored: versions hold them for ever.
"""

import re
import secrets
from dataclasses import dataclass, fields, replace
from typing import ClassVar

from articles.words import stored

SCHEMA = 1
KINDS = ("question", "reported", "answer")
# Of new ids. What is random does not compress: made of a dozen letters that words are full of, ids weigh a fifth less
# than of all letters and digits. Without vowels none of them is a word.
ID_ALPHABET = "cdfghlmnprst"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words and what they wear. A line break is a newline in `text`."""

    text: str
    quote: str = ""  # id of the quotation these words are part of
    speaker: int | None = None  # who is quoted
    footnote: str = ""  # id of the newsroom's note that these words are
    link: str = ""
    lang: str = ""  # these words are kept in a language of their own
    gloss: str = ""  # what they mean
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The words of `runs`, without the newsroom's footnotes."""
    return "".join(run.text for run in runs if not run.footnote)


def join_runs(runs) -> Runs:
    """Neighbours that wear the same become one run; spaces never double."""
    joined: list[Run] = []
    for run in runs:
        text = re.sub(" *\n *", "\n", re.sub("  +", " ", run.text))
        before = joined[-1] if joined else None
        if text.startswith(" ") and before and before.text.endswith((" ", "\n")):
            text = text[1:]
        if not text:
            continue
        if text.startswith("\n") and before and before.text.endswith(" "):
            joined[-1] = before = replace(before, text=before.text[:-1])
        if before and replace(before, text="") == replace(run, text=""):
            joined[-1] = replace(before, text=before.text + text)
        else:
            joined.append(replace(run, text=text))
    return tuple(run for run in joined if run.text)


def trim(runs: Runs) -> Runs:
    """`runs` without white space at either end."""
    kept = list(runs)
    while kept and not kept[0].text.strip(" \n"):
        kept.pop(0)
    while kept and not kept[-1].text.strip(" \n"):
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip(" \n"))
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" \n"))
    return tuple(kept)


class Worded:
    """What has `runs` has a text."""

    __slots__ = ()

    @property
    def text(self) -> str:
        return plain(self.runs)

    @property
    def is_blank(self) -> bool:
        return not self.runs


@dataclass(frozen=True, slots=True)
class Paragraph(Worded):
    """A narrative paragraph, or one paragraph of a turn. In a translation it knows what it translates, or that this is
    left out on purpose."""

    type: ClassVar = "paragraph"
    letter: ClassVar = "p"
    id: str = ""
    runs: Runs = ()
    source: str = ""
    source_digest: str = ""
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Original(Worded):
    """Words in the language they were said in, shown beside their translation."""

    type: ClassVar = "original"
    letter: ClassVar = "o"
    id: str = ""
    lang: str = ""
    gloss: str = ""
    runs: Runs = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted speech. `speaker` is a Person's primary key, None while nobody is named. In a
    translation it knows what a paragraph knows."""

    type: ClassVar = "turn"
    letter: ClassVar = "t"
    id: str = ""
    kind: str = "answer"
    speaker: int | None = None
    parts: tuple[Paragraph | Original, ...] = ()
    source: str = ""
    source_digest: str = ""
    left_out: bool = False

    @property
    def text(self) -> str:
        return "\n\n".join(part.text for part in self.parts if part.type == "paragraph")

    @property
    def is_blank(self) -> bool:
        return all(part.is_blank for part in self.parts)


@dataclass(frozen=True, slots=True)
class Subheading(Worded):
    """A title between parts of the interview."""

    type: ClassVar = "subheading"
    letter: ClassVar = "h"
    id: str = ""
    runs: Runs = ()


@dataclass(frozen=True, slots=True)
class PullQuote(Worded):
    """Words of an answer, repeated large."""

    type: ClassVar = "pullquote"
    letter: ClassVar = "k"
    id: str = ""
    runs: Runs = ()


class Figure(Worded):
    """What shows something; its words are a caption, which it can do without. In a translation it knows which figure
    of the original it shows again."""

    __slots__ = ()

    @property
    def is_blank(self) -> bool:
        return not self.shown and not self.runs


@dataclass(frozen=True, slots=True)
class Photo(Figure):
    """A photo in the text. `photo` is its primary key; the caption may differ from the photo's own."""

    type: ClassVar = "photo"
    letter: ClassVar = "f"
    id: str = ""
    photo: int | None = None
    runs: Runs = ()
    source: str = ""
    source_digest: str = ""

    @property
    def shown(self) -> str:
        return "" if self.photo is None else f"photo {self.photo}"


@dataclass(frozen=True, slots=True)
class Clip(Figure):
    """A piece of a recording, from `start` to `end` in seconds (None: to its end)."""

    type: ClassVar = "clip"
    letter: ClassVar = "f"
    id: str = ""
    clip: int | None = None
    start: int | None = None
    end: int | None = None
    runs: Runs = ()
    source: str = ""
    source_digest: str = ""

    @property
    def shown(self) -> str:
        return "" if self.clip is None else f"clip {self.clip} {self.start or 0}-{self.end or ''}"


Block = Paragraph | Turn | Subheading | PullQuote | Photo | Clip | Original
TYPES = {cls.type: cls for cls in (Paragraph, Turn, Subheading, PullQuote, Photo, Clip, Original)}


def new_id(letter: str) -> str:
    return f"{letter}-" + "".join(secrets.choice(ID_ALPHABET) for _ in range(8))


def as_json(part) -> dict:
    row = {"type": part.type} if hasattr(part, "type") else {}
    for field in fields(part):
        value = getattr(part, field.name)
        if isinstance(value, tuple):
            value = [as_json(item) for item in value]
        if value not in ("", None, False, []):
            row[field.name] = value
    return row


def from_json(row: dict) -> Block:
    values = {name: value for name, value in row.items() if name != "type"}
    if "runs" in values:
        values["runs"] = tuple(stored.read(Run, run) for run in values["runs"])
    if "parts" in values:
        values["parts"] = tuple(from_json(part) for part in values["parts"])
    return stored.read(TYPES[row["type"]], values)
