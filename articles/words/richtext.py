"""The paragraphs of pasted HTML, with what is bold, italic or a link, and nothing else of its looks."""

import re
from collections import Counter
from dataclasses import dataclass, replace
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
BULLET = "• "  # a list can be the questions of an interview, and its bullets say so


def paragraphs(html: str) -> list[Marked]:
    """Return the paragraphs in `html`, for the intake to read; refuse with Unreadable what holds no text."""
    reader = _Reader()
    reader.feed(check(html))
    reader.close()
    reader.end_paragraph()
    check("\n".join(paragraph.text for paragraph in reader.paragraphs))
    return reader.paragraphs


@dataclass(frozen=True)
class _Look:
    """How the words inside a tag look."""

    bold: bool = False
    italic: bool = False
    href: str = ""
    is_read: bool = True
    keeps_lines: bool = False


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.paragraphs = []
        self.pieces = []  # (words, look) of the paragraph being read
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
        if tag not in VOID:
            self.tags.append(tag)
            self.open[tag] += 1
            self.looks.append(_look(tag, dict(attributes), self.looks[-1]))

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
        paragraph = _join(self.pieces)
        self.pieces = []
        if paragraph.text.strip(BULLET):
            self.paragraphs.append(paragraph)


def _look(tag, attributes, outer):
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
    )


def _join(pieces):
    """Return one paragraph for (words, look) pairs, its white space made single across them."""
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
    return Marked("".join(texts), _merged(marks)).cut(0)


def _merged(marks):
    """Return the marks with those of one kind that touch made one: editors split a bold sentence in many places."""
    merged = {}
    for mark in marks:
        key = (mark.kind, mark.href)
        row = merged.setdefault(key, [])
        if row and row[-1].end == mark.start:
            row[-1] = replace(row[-1], end=mark.end)
        else:
            row.append(mark)
    return tuple(sorted((mark for row in merged.values() for mark in row), key=lambda mark: (mark.start, mark.end)))
