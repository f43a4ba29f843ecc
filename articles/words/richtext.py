"""The paragraphs of pasted HTML, with what is bold, italic or a link, and nothing else of its looks."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from html.parser import HTMLParser

from articles.words.decoding import check
from articles.words.marked import Mark, Marked
from articles.words.parsing import VOID
from articles.words.reading.paragraphs import DROPPED, LINE_END

# What begins and ends a paragraph, and what is read as something else than words.
BLOCKS = frozenset(
    """
    address article aside blockquote br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul
    """.split()
)
UNREAD = frozenset(
    "button del head iframe noscript object s script select strike style svg template textarea title".split()
)

LOOKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic"}
LOOKS |= dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6", "th"], "bold")

# What a style says of its text; Google Docs puts everything into <b style="font-weight:normal">. Word's
# mso-bidi-font-weight speaks of Arabic letters only, and says normal where the word is bold.
STYLES = (
    (re.compile(r"(?<!-)font-weight:\s*(?:bold|[6-9]00)"), "bold", True),
    (re.compile(r"(?<!-)font-weight:\s*(?:normal|[1-5]00)"), "bold", False),
    (re.compile(r"(?<!-)font-style:\s*(?:italic|oblique)"), "italic", True),
    (re.compile(r"(?<!-)font-style:\s*normal"), "italic", False),
)
# What is hidden or struck out, and what colleagues remarked: no words of the text, and often names.
HIDDEN = re.compile(
    r"display:\s*none|mso-hide:\s*all|visibility:\s*hidden|mso-list:\s*ignore|line-through"
    r"|mso-(?:element|special-character):\s*comment"
)
REMARK = re.compile(r"\bmsocom(?:anchor|off|txt)\b")  # Word's, by the class
REMARKED = re.compile(r"#cmnt\d")  # Google Docs', where the text leads to it
BEGINS_REMARK = re.compile(r"cmnt\d")
WORD_LIST = re.compile(r"mso-list:\s*l\d")  # a paragraph of Word's that is one point of a list
LINK = re.compile(r"(?:https?|mailto):", re.I)
SPACE = re.compile(r"\s+")
BOXES = ("div", "li")  # of which one can hold the whole of a note
NOTE_SIGN = re.compile(r"[\[(]?(?:\d{1,4}|[*†‡§]{1,3}|[ivxlc]{1,6}|[^\W\d_])[\])]?")
BULLET = "• "  # a list can be the questions of an interview, and its bullets say so


def paragraphs(html: str) -> list[Marked]:
    """Return the paragraphs in `html`, for the intake to read; refuse with Unreadable what holds no text."""
    reader = _Reader()
    reader.feed(check(html))
    reader.close()
    reader.end_paragraph()
    found = [_join(paragraph.pieces) for paragraph in _with_notes(reader.paragraphs)]
    check("\n".join(paragraph.text for paragraph in found))
    return found


@dataclass(frozen=True)
class _Look:
    """How the words inside a tag look."""

    bold: bool = False
    italic: bool = False
    href: str = ""
    is_read: bool = True
    keeps_lines: bool = False
    place: str = ""  # of the same text, to which they lead
    box: int = 0  # the number of the innermost one that they stand in
    note: Marked | None = None  # that stands here


Pieces = list[tuple[str, _Look]]


@dataclass(frozen=True)
class _Paragraph:
    """Words with their looks, and the places in it that others lead to."""

    pieces: Pieces
    names: frozenset[str]

    @property
    def box(self) -> int:
        return self.pieces[-1][1].box

    @cached_property
    def ways(self) -> dict[str, str]:
        """To which places it leads, each with the words that do."""
        found = {}
        for words, look in self.pieces:
            if look.place:
                found[look.place] = found.get(look.place, "") + words
        return found


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.paragraphs = []
        self.pieces = []  # of the paragraph being read
        self.names = set()  # of places that have begun since the last one
        self.boxes = 0
        self.looks = [_Look()]
        self.tags = []  # what is open, outermost first
        self.open = Counter()

    def handle_starttag(self, tag, attributes):
        bullet = tag == "p" and self.tags[-1:] == ["li"] and self.pieces == [(BULLET, _Look())]  # Google Docs
        if tag in BLOCKS and not bullet:
            self.end_paragraph()
        if tag == "li" or WORD_LIST.search(dict(attributes).get("style") or ""):
            self.pieces.append((BULLET, _Look()))
        if BEGINS_REMARK.fullmatch(dict(attributes).get("id") or ""):
            self.leave_out_box()
        self.names |= {name for key, name in attributes if name and (key == "id" or (tag, key) == ("a", "name"))}
        if tag not in VOID:
            self.boxes += tag in BOXES
            self.tags.append(tag)
            self.open[tag] += 1
            self.looks.append(_look(tag, dict(attributes), self.looks[-1], self.boxes))

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.end_paragraph()
        # What nothing opened closes nothing; what was left open is closed with the tag around it.
        while self.open[tag]:
            closed = self.tags.pop()
            self.open[closed] -= 1
            self.looks.pop()
            if closed == tag:
                break

    def handle_data(self, data):
        look = self.looks[-1]
        if not look.is_read:
            return
        first, *lines = LINE_END.split(data) if look.keeps_lines else [data]
        self.pieces.append((first, look))
        for line in lines:
            self.end_paragraph()
            self.pieces.append((line, look))

    def leave_out_box(self):
        """Nothing in this paragraph is read, nor in the box that it stands in."""
        self.pieces = []
        for depth, tag in ((-1, "p"), (-2, "div")):
            if self.tags[depth:] and self.tags[depth] == tag:
                self.looks[depth] = replace(self.looks[depth], is_read=False)

    def end_paragraph(self):
        if _join(self.pieces).text.strip(BULLET):
            self.paragraphs.append(_Paragraph(self.pieces, frozenset(self.names)))
            self.names = set()
        self.pieces = []


def _look(tag, attributes, outer, box):
    style = (attributes.get("style") or "").lower()
    kind = LOOKS.get(tag)
    looks = {"bold": outer.bold or kind == "bold", "italic": outer.italic or kind == "italic"}
    looks |= {name: value for pattern, name, value in STYLES if pattern.search(style)}
    href = attributes.get("href") or ""
    remark = REMARK.search(attributes.get("class") or "") or REMARKED.match(href)
    unread = tag in UNREAD or "hidden" in attributes or HIDDEN.search(style) or remark
    return _Look(
        **looks,
        href=href if tag == "a" and LINK.match(href) else outer.href,
        is_read=outer.is_read and not unread,
        keeps_lines=outer.keeps_lines or tag == "pre",
        place=href[1:] if tag == "a" and href.startswith("#") else outer.place,
        box=box if tag in BOXES else outer.box,
    )


def _with_notes(paragraphs: list[_Paragraph]) -> list[_Paragraph]:
    """Return the paragraphs, those at the foot put where a link leads to them to which they lead back."""
    places = {}
    for number, paragraph in enumerate(paragraphs):
        for name in paragraph.names:
            places.setdefault(name, number)
    with_notes, notes = [], set()  # by their numbers
    for number, paragraph in enumerate(paragraphs):
        if number in notes:  # whose own links stay: a note has none at its foot
            continue
        pieces, signs = [], dict(paragraph.ways)
        for words, look in paragraph.pieces:
            begins = places.get(look.place, 0)
            is_first = NOTE_SIGN.fullmatch(signs.pop(look.place, "").strip())
            if is_first and begins > number and begins not in notes and any(said.strip(BULLET) for said, _ in pieces):
                back = {way for way in paragraphs[begins].ways if places.get(way) == number}
                ends = _end(paragraphs, begins, look.box) if back else begins
                notes.update(range(begins, ends))
                pieces += [("", _Look(place=look.place, note=_note(paragraphs[begins:ends], back)))] if back else []
            if not (pieces and pieces[-1][1].note and pieces[-1][1].place == look.place):  # its number
                pieces.append((words, look))
        with_notes.append(replace(paragraph, pieces=pieces))
    return with_notes


def _end(paragraphs: list[_Paragraph], begins: int, box: int) -> int:
    """Return where the note ends that begins there: with its box, if it has one of its own, or before another note."""
    first, end = paragraphs[begins], begins + 1
    while first.box != box and end < len(paragraphs) and paragraphs[end].box == first.box and not paragraphs[end].ways:
        end += 1
    return end


def _note(lines: list[_Paragraph], back: set[str]) -> Marked:
    pieces = []
    for line in lines:
        pieces += [(" ", _Look()), *(piece for piece in line.pieces if piece[1].place not in back)]
    return _join([piece for piece in pieces if piece[0] != BULLET])


def _join(pieces: Pieces) -> Marked:
    """Return one paragraph for pieces, its white space made single across them."""
    texts, length, marks = [], 0, []
    for words, look in pieces:
        words = SPACE.sub(" ", words.translate(DROPPED))
        if not texts or texts[-1].endswith(" "):
            words = words.removeprefix(" ")
        if words:
            texts.append(words)
            for kind, worn in (("bold", look.bold), ("italic", look.italic), ("link", look.href)):
                if worn:
                    marks.append(Mark(length, length + len(words), kind, look.href if kind == "link" else ""))
            length += len(words)
        if look.note and look.note.text:
            end = len("".join(texts).rstrip())
            marks.append(Mark(end - 1, end, "note", note=look.note))
    return Marked("".join(texts), _merged(marks)).cut(0)


def _merged(marks):
    """Return the marks with those of one kind that touch made one: editors split a bold sentence in many places."""
    merged = {}
    for mark in marks:
        key = (mark.kind, mark.href, mark.note)
        row = merged.setdefault(key, [])
        if row and row[-1].end == mark.start:
            row[-1] = replace(row[-1], end=mark.end)
        else:
            row.append(mark)
    return tuple(sorted((mark for row in merged.values() for mark in row), key=lambda mark: (mark.start, mark.end)))
