"""Where the paragraphs of a pasted text begin and end, whatever breaks its lines."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from articles.words import folding, marked
from articles.words.marked import Marked
from articles.words.reading import subtitles

LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
SEPARATOR = re.compile(r"[\s*_=~#+•·—–⁂❖-]+")  # a row of stars between two sections
HEADING = re.compile(r"#{1,6}\s+(?=\S)")
SENTENCE_END = re.compile(r"[.!?؟…:\"'”’»)*]\s*$")
SOFT_BREAK = re.compile("\u00ad[ \t]*(?:\r\n|[\r\n])[ \t]*")
TIME_ONLY = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?")
TAB = re.compile(r"\t| {3,}")
HYPHENATED = re.compile(r"[^\W\d_][-‐]")

# Joiners shape letters and emoji, so they stay. The other invisible characters only say in which direction to lay
# out what the page lays out by its letters.
JOINERS = (0x200C, 0x200D)
DROPPED = {code: None for code in folding.INVISIBLE if code not in JOINERS}

# Whoever breaks lines fills them to one width: not wider than this, but for a few that could not be broken, and in
# most of the breaks inside sentences. Otherwise every line is a paragraph.
WIDEST = 120
NARROWEST = 50  # if only a few lines show the width
TOO_LONG = 0.1
FULL_SHARE = 0.5
FEW = 3

# What opens a paragraph even where the line before it is full.
DAY = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[,،]?\s*)"
OPENING = re.compile(rf"(?:\*\*|[•·▪◦●*>–—ـ-]\s|[\[(]?{DAY}?\d{{1,2}}:\d\d|\d{{1,3}}[.)]\s)")
LABEL = re.compile(r"([^\s:：][^:：]{0,40})[:：]\s")


def split(source: str) -> list[Marked]:
    """Return the paragraphs of a plain text as Marked. A row of stars gives an empty one; no other sign is lost."""
    lines = LINE_END.split(SOFT_BREAK.sub("", source).translate(DROPPED))
    lines = _with_times(subtitles.spoken(lines))
    opens = _openings(lines)
    width = _width(lines, opens)
    paragraphs, current, goes_on = [], [], False
    for line, following in pairwise([*lines, ""]):
        if line.strip():
            current.append(line.strip())
        if current and not (following.strip() and width and _is_full(line, following, width) and not opens(following)):
            paragraphs.append(replace(_parsed(current), goes_on=goes_on))
            current, goes_on = [], bool(following.strip())
    return paragraphs


def _with_times(lines):
    """Return the lines, a time that stands alone joined to the label above it or else to the line below."""
    counts, joined = Counter(map(str.strip, lines)), []
    for line in lines:
        below = joined and TIME_ONLY.fullmatch(joined[-1].strip()) and line.strip()
        above = joined and TIME_ONLY.fullmatch(line.strip()) and counts[joined[-1].strip()] > 1 and joined[-1].strip()
        if below or above:
            joined[-1] = f"{joined[-1].strip()} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _parsed(lines):
    head, gap, _ = TAB.sub("\t", lines[0]).partition("\t")
    paragraph = _joined(lines)
    cell = len(marked.parse(head).text) + 1 if gap else 0
    return replace(paragraph, cell=cell) if cell and paragraph.text[cell - 1 : cell] == " " else paragraph


def _joined(lines):
    text = lines[0]
    for line in lines[1:]:
        text += line if HYPHENATED.fullmatch(text[-2:]) and line[0].isalpha() else " " + line
    if SEPARATOR.fullmatch(text):
        return Marked("")
    heading = HEADING.match(text)
    if heading:
        return marked.bold(marked.parse(text[heading.end() :]))
    return marked.parse(text)


def _openings(lines):
    """Return the test whether a line opens a paragraph: by its first sign, or by a label other lines have too."""
    labels = Counter(label for line in lines if (label := _label(line)))

    def opens(line):
        return bool(OPENING.match(line.strip())) or labels[_label(line)] > 1

    return opens


def _label(line):
    match = LABEL.match(line.strip())
    return match and match[1].strip("0123456789٠١٢٣٤٥٦٧٨٩ ")


def _width(lines, opens):
    """Return the width to which the lines were filled by hand, or 0 for lines that are whole paragraphs."""
    breaks = [pair for pair in pairwise(lines) if pair[0].strip() and pair[1].strip()]
    lengths = sorted(len(line.rstrip()) for pair in breaks for line in pair)
    width = lengths[len(lengths) - 1 - int(len(lengths) * TOO_LONG)] if lengths else 0
    if width > WIDEST:
        return 0
    alike = Counter(map(str.strip, lines))  # a line that recurs is a label
    inside = [
        pair
        for pair in breaks
        if not SENTENCE_END.search(pair[0]) and not opens(pair[1]) and alike[pair[0].strip()] == 1
    ]
    full = sum(_is_full(*pair, width) for pair in inside)
    if full < FEW:
        return width if width >= NARROWEST and _are_few_broken(lines, width) else 0
    return width if full >= FULL_SHARE * len(inside) else 0


def _are_few_broken(lines, width):
    """Say whether the few lines that follow each other below the headline are broken ones: all of them are full."""
    blank = next((index for index, line in enumerate(lines) if not line.strip()), len(lines))
    breaks = [pair for pair in pairwise(lines[blank:]) if pair[0].strip() and pair[1].strip()]
    return bool(breaks) and all(
        _is_full(*pair, width) and (SENTENCE_END.search(pair[0]) or not _is_title(pair[1])) for pair in breaks
    )


def _is_title(line):
    return line.strip()[0].isupper()


def _is_full(line, following, width):
    """Say whether the first word of the `following` line had no room left in this one."""
    return len(line.rstrip()) + 1 + len(following.split(None, 1)[0]) > width
