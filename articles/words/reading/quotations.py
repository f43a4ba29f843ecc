"""Where quotation marks open and close, in the styles of many hands and over several paragraphs."""

import re
from typing import NamedTuple

# What closes each mark.
CLOSERS = {
    "“": "”“",
    "”": "”“",
    "„": "“”‟",
    "‟": "”",
    '"': '"',
    "«": "»",
    "»": "«",
    "❝": "❞",
    "〝": "〞",
    "((": "))",
    "<<": ">>",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
# Marks that open wherever they stand; the others look the same on both sides of a quotation.
DIRECTED = ("“", "„", "‟", "«", "❝", "〝", "((", "<<", "‹", "‚", "‘")
# Marks that can be apostrophes too.
SINGLE = ("‘", "'", "‚")
MARK = re.compile("|".join(map(re.escape, sorted({*CLOSERS, "))", ">>", *"”“‟»❞〞›’"}))))

SPACE_BEFORE = " ([{—–-:،,؛/ـ\"“«‘'"
SPACE_AFTER = " )]}—–-:;.,!?،؛؟…\"”»’'"
PUNCTUATION = ".,;:!?…،؛؟—–"


class Span(NamedTuple):
    """The words from `start` up to `end`, inside marks that lie from `opening` up to `closing`."""

    opening: int
    start: int
    end: int
    closing: int
    mark: str
    is_closed: bool


def find(text: str, carried: str = "", following: str = "") -> list[Span]:
    """Return the outermost quotations in a paragraph; `carried` is the mark that the paragraph before left open.

    A `following` paragraph that opens with a mark may go on with what this one leaves open.
    """
    return _Scan(text, following[:1]).spans(carried)


class _Scan:
    """One pass over the quotation marks of a paragraph."""

    def __init__(self, text, following):
        self.text = text
        self.following = following  # the sign with which the next paragraph begins
        self.marks = list(MARK.finditer(text))
        self.nesting = True  # until a mark inside a quotation turns out to close nothing
        self.apostrophes = set()  # single marks that nothing closes from here on

    def spans(self, carried: str) -> list[Span]:
        spans, index = [], 0
        if carried and self.marks:
            index = self._carry_on(carried, spans)
        while index < len(self.marks):
            mark = self.marks[index]
            closing = self._closing(index, mark[0]) if self._opens(mark) else None
            if closing is not None:
                spans.append(self._span(mark, self.marks[closing]))
                index = closing
            elif self._opens(mark) and (mark[0] not in SINGLE or self._begins_speech(mark)):
                spans.append(self._span(mark, None))
                break
            index += 1
        return [span for span in spans if span.start < span.end]

    def _carry_on(self, carried, spans):
        """Add what goes on from the paragraph before, and return the index of the first mark after it."""
        first = self.marks[0]
        if first.start() == 0 and (first[0] == carried or first[0] in CLOSERS[carried]):
            closing = self._closing(0, carried)
            spans.append(self._span(first, None if closing is None else self.marks[closing], carried))
            return len(self.marks) if closing is None else closing + 1
        if first[0] in CLOSERS[carried] and self._closes(first):
            spans.append(self._cut(0, 0, first.start(), first.end(), carried, True))
            return 1
        return 0

    def _span(self, opening, closing, mark=None):
        end = closing.start() if closing else len(self.text)
        after = closing.end() if closing else len(self.text)
        return self._cut(opening.start(), opening.end(), end, after, mark or opening[0], closing is not None)

    def _cut(self, opening, start, end, closing, mark, is_closed):
        inside = self.text[start:end]
        start += len(inside) - len(inside.lstrip())
        return Span(opening, start, start + len(inside.strip()), closing, mark, is_closed)

    def _opens(self, mark):
        before, after = self.text[mark.start() - 1 : mark.start()], self.text[mark.end() : mark.end() + 1]
        if not after or mark[0] not in CLOSERS:
            return False
        if mark[0] in DIRECTED:
            return True
        # Some hands put a space inside double marks; inside single ones it would open at every apostrophe.
        return (mark.start() == 0 or before in SPACE_BEFORE) and not (mark[0] in SINGLE and after.isspace())

    def _begins_speech(self, mark):
        """Say whether a single mark that nothing closes is more than an apostrophe."""
        before = self.text[: mark.start()].rstrip()[-1:]
        goes_on = mark[0] == self.following and before in tuple(PUNCTUATION)
        return mark.start() == 0 or goes_on or (mark[0] != "‚" and before == ":")

    def _closes(self, mark):
        before, after = self.text[mark.start() - 1 : mark.start()], self.text[mark.end() : mark.end() + 1]
        return not before.isspace() and (not after or after in SPACE_AFTER)

    def _closing(self, index, mark):
        """Return the index of the mark that closes the one at `index`, or None."""
        if mark in SINGLE:
            return self._closing_single(index, mark)
        closing = self._closing_nested(index, mark) if self.nesting else None
        if closing is None:
            self.nesting = False
            return next((i for i in range(index + 1, len(self.marks)) if self.marks[i][0] in CLOSERS[mark]), None)
        return closing

    def _closing_nested(self, index, mark):
        depth = 0
        for i in range(index + 1, len(self.marks)):
            other = self.marks[i]
            if other[0] in CLOSERS[mark] and (mark != other[0] or not self._opens_inside(other)):
                if not depth:
                    return i
                depth -= 1
            elif other[0] == mark:
                depth += 1
        return None

    def _opens_inside(self, mark):
        return self._opens(mark) and not self._closes(mark)

    def _closing_single(self, index, mark):
        """Return the likeliest closing mark: beside punctuation, or else the first that is no letter's apostrophe."""
        if mark in self.apostrophes:
            return None
        weak = None
        for i in range(index + 1, len(self.marks)):
            other = self.marks[i]
            if weak is not None and other[0] == mark and self._opens_inside(other):
                break
            if other[0] in CLOSERS[mark] and self._closes(other):
                beside = self.text[other.start() - 1] + self.text[other.end() : other.end() + 1]
                if len(beside) == 1 or any(character in PUNCTUATION for character in beside):
                    return i
                weak = i if weak is None else weak
        if weak is None:
            self.apostrophes.add(mark)
        return weak
