"""HTML of any origin as blocks, whatever is missing, malformed or repeated in it."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import groupby

from articles.words.blocks import (
    KINDS,
    Block,
    Clip,
    Original,
    Paragraph,
    Photo,
    PullQuote,
    Run,
    Runs,
    Subheading,
    Turn,
    join_runs,
    new_id,
    trim,
)

SPACE = re.compile("[ \t\r\n\x0b\f]+")
LINK = re.compile(r"(https?://[^\s/\\]|mailto:[^\s@]+@)[^\s\\]*\Z", re.IGNORECASE)
LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
NUMBER = re.compile(r"[0-9]{1,12}\Z")
DIGEST = re.compile(r"[0-9a-f]{16}\Z")
SOURCE = re.compile(r"[ptf]-[a-z0-9]{8}\Z")
ID = {letter: re.compile(letter + r"-[a-z0-9]{8}\Z") for letter in "pthkfoqn"}

# What opens a block of words, and which block that is. Foreign block tags are narrative paragraphs.
LEAVES = {
    "p": Paragraph,
    "h2": Subheading,
    "aside": PullQuote,
    "blockquote": Original,
    **dict.fromkeys("h1 h3 h4 h5 h6".split(), Subheading),
    **dict.fromkeys("div li ul ol td th tr dt dd dl table pre article main header footer nav".split(), Paragraph),
    **dict.fromkeys("address form hr".split(), Paragraph),
}
CONTAINERS = {"section", "figure", "figcaption"}
INLINE = {"strong", "b", "em", "i", "a", "q", "span", "small", "br"}
# What HTML never closes.
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
TAGS = {*LEAVES, *CONTAINERS, *INLINE}
TRANSLATING = {"data-source", "data-source-digest"}
ATTRIBUTES = {
    "p": {"id", *TRANSLATING, "data-left-out"},
    "section": {"id", "data-speaker", "data-kind", *TRANSLATING, "data-left-out"},
    "h2": {"id"},
    "aside": {"id"},
    "blockquote": {"id", "lang", "title"},
    "figure": {"id", "data-photo", "data-clip", "data-start", "data-end", *TRANSLATING},
    "a": {"href"},
    "q": {"id", "data-speaker"},
    "span": {"lang", "title"},
    "small": {"id"},
}


def whole_notes(runs: Runs) -> Runs:
    """`runs` without the quotations that begin or end within a footnote, which would fall apart into several."""
    whole = []
    for footnote, group in groupby(runs, key=lambda run: run.footnote):
        group = list(group)
        if footnote and len({(run.quote, run.speaker) for run in group}) > 1:
            group = [replace(run, quote="", speaker=None) for run in group]
        whole += group
    return join_runs(whole)


def _matching(pattern: re.Pattern, value: str | None) -> str:
    return value if value and pattern.match(value) else ""


def _number(value: str | None) -> int | None:
    return int(value) if value and NUMBER.match(value) else None


def _source(own: dict) -> dict:
    source = _matching(SOURCE, own.get("data-source"))
    return {"source": source, "source_digest": _matching(DIGEST, own.get("data-source-digest")) if source else ""}


def _translating(own: dict) -> dict:
    remembered = _source(own)
    return remembered | {"left_out": bool(remembered["source"] and own.get("data-left-out"))}


def read(html: str) -> list[Block]:
    """The blocks of HTML that holds no other tags and attributes than TAGS and ATTRIBUTES."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.document()


class _Reader(HTMLParser):
    """Turns well-formed HTML into blocks. Words can stand anywhere; whatever cannot hold them is opened for them."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.turn: Turn | None = None
        self.figure: Photo | Clip | None = None
        self.leaf: Block | None = None  # what the next words belong to
        self.blank: Paragraph | None = None  # an empty paragraph of the open turn
        self.runs: list[Run] = []
        self.worn: list[tuple[str, dict]] = []  # open inline tags and what they put on a run
        self.ids: set[str] = set()

    def document(self) -> list[Block]:
        self.close_turn()
        return self.blocks

    # -- events

    def handle_starttag(self, tag, attrs):
        own = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.handle_data("\n", literal=True)
        elif tag in INLINE:
            self.worn.append((tag, self.wear(tag, own)))
        elif tag == "section":
            self.close_turn()
            kind = own.get("data-kind") if own.get("data-kind") in KINDS else "answer"
            speaker = _number(own.get("data-speaker"))
            self.turn = Turn(self.unique("t", own.get("id")), kind, speaker, (), **_translating(own))
        elif tag == "figure":
            self.close_turn()
            self.figure = self.open_figure(own)
        elif tag == "figcaption":
            self.close_leaf()
        else:
            self.open_leaf(LEAVES[tag], own)

    def handle_endtag(self, tag):
        if tag == "section":
            self.close_turn()
        elif tag == "figure":
            self.close_figure()
        elif tag in LEAVES or tag == "figcaption":
            self.close_leaf()
        else:
            for index in reversed(range(len(self.worn))):
                if self.worn[index][0] == tag:
                    del self.worn[index]
                    break

    def handle_data(self, data, literal=False):
        text = data if literal else SPACE.sub(" ", data)
        if self.leaf is None and self.figure is None:
            if not text.strip():
                return
            self.leaf = Paragraph()
        worn = {name: value for _, puts_on in self.worn for name, value in puts_on.items()}
        if self.turn or self.figure or not isinstance(self.leaf, Paragraph):
            # Quotations belong to narrative paragraphs.
            worn.pop("quote", None)
            worn.pop("speaker", None)
        self.runs.append(Run(text, **worn))

    def wear(self, tag: str, own: dict) -> dict:
        match tag:
            case "strong" | "b":
                return {"bold": True}
            case "em" | "i":
                return {"italic": True}
            case "a":
                return {"link": _matching(LINK, own.get("href"))}
            case "q":
                return {
                    "quote": _matching(ID["q"], own.get("id")) or new_id("q"),
                    "speaker": _number(own.get("data-speaker")),
                }
            case "small":
                return {"footnote": _matching(ID["n"], own.get("id")) or new_id("n")}
        lang = _matching(LANG, own.get("lang"))
        return {"lang": lang, "gloss": SPACE.sub(" ", own.get("title", "")).strip()} if lang else {}

    # -- blocks

    def open_leaf(self, cls, own: dict):
        self.close_leaf()
        if cls in (Subheading, PullQuote):
            self.close_turn()
        lang = _matching(LANG, own.get("lang"))
        if cls is Original and lang:
            self.leaf = Original(own.get("id", ""), lang, SPACE.sub(" ", own.get("title", "")).strip())
        elif cls in (Original, Paragraph):
            self.leaf = Paragraph(own.get("id", ""), **_translating(own))
        else:
            self.leaf = cls(own.get("id", ""))

    def open_figure(self, own: dict) -> Photo | Clip:
        name = self.unique("f", own.get("id"))
        if "data-clip" in own:
            start, end = _number(own.get("data-start")), _number(own.get("data-end"))
            return Clip(name, _number(own["data-clip"]), start, end, **_source(own))
        return Photo(name, _number(own.get("data-photo")), **_source(own))

    def close_leaf(self):
        """Put the words read so far into their block, and the block into the turn or the document."""
        leaf, runs = self.leaf, self.take_runs()
        self.leaf = None
        if self.figure:
            if runs:
                joined = (*self.figure.runs, Run(" "), *runs) if self.figure.runs else runs
                self.figure = replace(self.figure, runs=join_runs(joined))
        elif leaf and (runs or self.waits(leaf)):
            block = replace(leaf, id=self.unique(leaf.letter, leaf.id), runs=runs)
            if self.turn:
                self.turn = replace(self.turn, parts=(*self.turn.parts, block))
            else:
                self.blocks.append(block)
        elif self.turn and isinstance(leaf, Paragraph):
            self.blank = self.blank or leaf

    def waits(self, leaf: Block) -> bool:
        """Whether this is a paragraph of a translation that nobody has written yet."""
        return isinstance(leaf, Paragraph) and bool(leaf.source) and not self.turn

    def close_turn(self):
        self.close_leaf()
        self.close_figure()
        if turn := self.turn:
            self.turn = None
            # A turn nobody has filled yet keeps a paragraph to write in: a translation begins as empty turns.
            blank = self.blank or Paragraph()
            parts = turn.parts or (replace(blank, id=self.unique("p", blank.id)),)
            self.blocks.append(replace(turn, parts=parts))
        self.blank = None

    def close_figure(self):
        if self.figure:
            self.close_leaf()
            self.blocks.append(self.figure)
            self.figure = None

    def take_runs(self) -> Runs:
        runs, self.runs = trim(join_runs(self.runs)), []
        return self.own_ids(runs) if any(run.text.strip() for run in runs) else ()

    def own_ids(self, runs: Runs) -> Runs:
        """Give each quotation and footnote an id that stands nowhere else, also where one was cut in two."""
        runs = self.renamed(whole_notes(runs), "quote", "q", lambda run: (run.quote, run.speaker))
        return self.renamed(runs, "footnote", "n", lambda run: run.footnote)

    def renamed(self, runs: Runs, name: str, letter: str, worn: Callable[[Run], object]) -> Runs:
        """`runs` with one id in their attribute `name` for each stretch that wears the same."""
        renamed = []
        for _worn, group in groupby(runs, key=worn):
            first, *others = group
            old = getattr(first, name)
            new = self.unique(letter, old) if old else ""
            renamed += [replace(run, **{name: new}) for run in (first, *others)]
        return tuple(renamed)

    def unique(self, letter: str, name: str | None) -> str:
        name = _matching(ID[letter], name) or new_id(letter)
        while name in self.ids:
            name = new_id(letter)
        self.ids.add(name)
        return name
