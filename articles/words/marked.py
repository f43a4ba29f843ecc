"""Text that knows which of its characters are bold, italic or a link."""

import re
from collections import Counter
from dataclasses import dataclass, replace

SPACE = re.compile(r"\s+")
# Neither inside a word, where taking them out would join two, nor in a longer row: a line to be filled in.
BOLD = re.compile(r"((?<![\w*])(?:\*\*(?!\*)|__(?!_))|(?:(?<!\*)\*\*|(?<!_)__)(?![\w*]))")
ITALIC = ("*", "_")
# A label set in italics: *Ada Quist:* Why?
ITALIC_OPENING = re.compile(r"(?P<sign>[*_])(?P<words>[^\s*_](?:[^*_]{0,60}[^\s*_])?)(?P=sign)(?=[\s:：])")


@dataclass(frozen=True)
class Mark:
    """The characters from `start` up to `end` are of a `kind`: "bold", "italic" or "link"; or a "note" stands behind
    them."""

    start: int
    end: int
    kind: str
    href: str = ""
    note: "Marked | None" = None


@dataclass(frozen=True)
class Marked:
    """A paragraph's characters and their marks; cutting and joining keep both together."""

    text: str
    marks: tuple[Mark, ...] = ()
    goes_on: bool = False  # no blank line stands before it
    cell: int = 0  # how many characters stand before the first tab

    def cut(self, start: int, end: int | None = None) -> "Marked":
        """Return the part from `start` up to `end`, without white space at its ends."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        end = start + len(part.strip())
        clipped = (
            replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start) for mark in self.marks
        )
        return Marked(self.text[start:end], tuple(mark for mark in clipped if mark.start < mark.end))

    def opens(self, kind: str) -> int:
        """Return how many characters at the start, spaces after them included, are of `kind`."""
        end = 0
        for mark in self.marks:
            if mark.kind == kind and mark.start <= end:
                end = max(end, mark.end)
                end += len(self.text[end:]) - len(self.text[end:].lstrip())
        return end

    @property
    def notes(self) -> "list[Marked]":
        return [mark.note for mark in self.marks if mark.note]

    def is_all(self, kind: str) -> bool:
        return 0 < len(self.text) <= self.opens(kind)


def parse(text: str) -> Marked:
    """Return `text` as Marked: white space made single; ** and __ mean bold, * or _ around it all means italic."""
    text = SPACE.sub(" ", text).strip()
    inner = text[1:-1]
    if text[:1] == text[-1:] and text[:1] in ITALIC and text[0] not in inner and inner.strip(" *_") == inner != "":
        return Marked(inner, (Mark(0, len(inner), "italic"),))
    opening = ITALIC_OPENING.match(text)
    if opening:
        parsed = _parse_bold(opening["words"] + text[opening.end() :])
        return replace(parsed, marks=(Mark(0, len(opening["words"]), "italic"), *parsed.marks))
    return _parse_bold(text)


def _parse_bold(text):
    pieces = BOLD.split(text)
    paired = {delimiter for delimiter, count in Counter(pieces[1::2]).items() if count % 2 == 0}
    kept, length, opened, marks = [], 0, {}, []
    for index, piece in enumerate(pieces):
        if index % 2 == 0 or piece not in paired:
            kept.append(piece)
            length += len(piece)
        elif piece in opened:
            marks.append(Mark(opened.pop(piece), length, "bold"))
        else:
            opened[piece] = length
    return Marked("".join(kept), tuple(marks)).cut(0)


def bold(words: Marked) -> Marked:
    """Return `words` with all of its characters bold."""
    return Marked(words.text, (*words.marks, Mark(0, len(words.text), "bold")))
