"""The interview's document: what a body may say, as HTML while it is edited and as blocks once it is frozen.

Schema 1. A body is a row of blocks; a block's words are runs; a run knows what it wears (bold, a link, whose
quotation it is part of). `parse` reads any HTML into a `Document`, `Document.html` writes the one canonical form:
`parse(document.html) == document`, and so `sanitise` is idempotent. `as_json` and `from_json` hold the frozen form.

Later schemas may add to these classes, never change what is stored.
"""

import hashlib
import re
import secrets
import string
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from html import escape
from html.parser import HTMLParser
from itertools import groupby
from typing import ClassVar

import nh3

SCHEMA = 1
KINDS = ("question", "reported", "answer")

# What never belongs in a text: NUL and the other controls, lone surrogates, and the bidi overrides, embeddings and
# isolates that could show a reader other words than the ones stored. RLM, LRM and the joiners are part of spelling.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
SPACE = re.compile("[ \t\r\n\x0b\f]+")
LINK = re.compile(r"(https?://[^\s/\\]|mailto:[^\s@]+@)[^\s\\]*\Z", re.IGNORECASE)
LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
NUMBER = re.compile(r"[0-9]{1,12}\Z")
DIGEST = re.compile(r"[0-9a-f]{16}\Z")
ID = {letter: re.compile(letter + r"-[a-z0-9]{8}\Z") for letter in "pthkfoqn"}


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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A narrative paragraph, or one paragraph of a turn. In a translation it knows what it translates."""

    type: ClassVar = "paragraph"
    letter: ClassVar = "p"
    id: str = ""
    runs: Runs = ()
    source: str = ""
    source_digest: str = ""

    @property
    def text(self) -> str:
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Original:
    """Words in the language they were said in, shown beside their translation."""

    type: ClassVar = "original"
    letter: ClassVar = "o"
    id: str = ""
    lang: str = ""
    gloss: str = ""
    runs: Runs = ()

    @property
    def text(self) -> str:
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted speech. `speaker` is a Person's primary key, None while nobody is named."""

    type: ClassVar = "turn"
    letter: ClassVar = "t"
    id: str = ""
    kind: str = "answer"
    speaker: int | None = None
    parts: tuple[Paragraph | Original, ...] = ()
    source: str = ""
    source_digest: str = ""

    @property
    def text(self) -> str:
        return "\n\n".join(part.text for part in self.parts if part.type == "paragraph")


@dataclass(frozen=True, slots=True)
class Subheading:
    """A title between parts of the interview."""

    type: ClassVar = "subheading"
    letter: ClassVar = "h"
    id: str = ""
    runs: Runs = ()

    @property
    def text(self) -> str:
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words of an answer, repeated large."""

    type: ClassVar = "pullquote"
    letter: ClassVar = "k"
    id: str = ""
    runs: Runs = ()

    @property
    def text(self) -> str:
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo in the text. `photo` is its primary key; the caption may differ from the photo's own."""

    type: ClassVar = "photo"
    letter: ClassVar = "f"
    id: str = ""
    photo: int | None = None
    runs: Runs = ()

    @property
    def text(self) -> str:
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Clip:
    """A piece of a recording, from `start` to `end` in seconds (None: to its end)."""

    type: ClassVar = "clip"
    letter: ClassVar = "f"
    id: str = ""
    clip: int | None = None
    start: int | None = None
    end: int | None = None
    runs: Runs = ()

    @property
    def text(self) -> str:
        return plain(self.runs)


Block = Paragraph | Turn | Subheading | PullQuote | Photo | Clip | Original
TYPES = {cls.type: cls for cls in (Paragraph, Turn, Subheading, PullQuote, Photo, Clip, Original)}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a narrative paragraph says somebody uttered."""

    id: str
    speaker: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A body: its blocks, in order."""

    blocks: tuple[Block, ...] = ()

    @property
    def html(self) -> str:
        """The canonical HTML, the form in which a draft is stored."""
        return "\n".join(block_html(block) for block in self.blocks)

    @property
    def text(self) -> str:
        """All words a reader sees, footnotes last, one blank line between blocks."""
        return "\n\n".join(
            [
                *(b.text for b in self.blocks if b.text),
                *(text for _, text in self.footnotes),
            ]
        )

    @property
    def turns(self) -> tuple[Turn, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Turn))

    @property
    def speakers(self) -> set[int]:
        """Primary keys of everybody who speaks, in turns and in quotations."""
        said = [turn.speaker for turn in self.turns] + [quotation.speaker for quotation in self.quotations]
        return {speaker for speaker in said if speaker is not None}

    @property
    def photos(self) -> set[int]:
        """Primary keys of the photos in the text."""
        return {block.photo for block in self.blocks if isinstance(block, Photo) and block.photo is not None}

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        found = []
        for runs in self.all_runs():
            for key, group in groupby(runs, key=lambda run: (run.quote, run.speaker)):
                if key[0]:
                    found.append(Quotation(*key, plain(tuple(group))))
        return tuple(found)

    @property
    def footnotes(self) -> tuple[tuple[str, str], ...]:
        """The newsroom's notes as (id, words), in the order of the text."""
        return tuple(
            (note, "".join(run.text for run in group))
            for runs in self.all_runs()
            for note, group in groupby(runs, key=lambda run: run.footnote)
            if note
        )

    def all_runs(self) -> Iterator[Runs]:
        for block in self.blocks:
            for part in block.parts if isinstance(block, Turn) else (block,):
                yield part.runs

    def with_words(self, change: Callable[[str], str]) -> "Document":
        """The same document in other words: `change` is applied to the text of each run."""

        def rewritten(part):
            if isinstance(part, Turn):
                return replace(part, parts=tuple(map(rewritten, part.parts)))
            return replace(part, runs=tuple(replace(run, text=change(run.text)) for run in part.runs))

        return Document(tuple(map(rewritten, self.blocks)))

    def as_json(self) -> list[dict]:
        """The blocks as plain dictionaries, without what is empty; the form that a version freezes."""
        return [as_json(block) for block in self.blocks]

    @classmethod
    def from_json(cls, blocks: list[dict]) -> "Document":
        return cls(tuple(from_json(block) for block in blocks))


def sanitise(html: str) -> str:
    """Any HTML as canonical body HTML. Drops what schema 1 does not know and keeps its words; idempotent."""
    return parse(html).html


def parse(html: str) -> Document:
    """Read HTML of any origin. Missing, malformed or repeated ids are given anew."""
    safe = nh3.clean(
        unicodedata.normalize("NFC", FORBIDDEN.sub("", html)),
        tags=TAGS,
        clean_content_tags={"script", "style", "template"},
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(safe)
    reader.close()
    return Document(tuple(reader.document()))


def from_text(text: str) -> Document:
    """Plain text as narrative paragraphs, one for each run of lines between blank lines."""
    paragraphs = (p.strip() for p in re.split(r"\n\s*\n", text))
    return parse("".join(f"<p>{escape(p, quote=False)}</p>" for p in paragraphs if p))


def digest(block: Block) -> str:
    """Sixteen hex digits that change when the words of `block` change; a translation remembers them."""
    return hashlib.sha256(block.text.encode()).hexdigest()[:16]


def new_id(letter: str) -> str:
    alphabet = string.ascii_lowercase + string.digits
    return f"{letter}-" + "".join(secrets.choice(alphabet) for _ in range(8))


# -- the frozen form


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
        values["runs"] = tuple(Run(**run) for run in values["runs"])
    if "parts" in values:
        values["parts"] = tuple(from_json(part) for part in values["parts"])
    return TYPES[row["type"]](**values)


# -- writing HTML


def attributes(**values) -> str:
    """HTML attributes with dashes for underscores, without the empty ones."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in values.items()
        if value not in ("", None)
    )


def block_html(block: Block) -> str:
    match block:
        case Paragraph():
            own = attributes(
                id=block.id,
                data_source=block.source,
                data_source_digest=block.source_digest,
            )
            return f"<p{own}>{runs_html(block.runs)}</p>"
        case Turn():
            own = attributes(
                id=block.id,
                data_speaker=block.speaker,
                data_kind=block.kind,
                data_source=block.source,
                data_source_digest=block.source_digest,
            )
            return f"<section{own}>{''.join(block_html(part) for part in block.parts)}</section>"
        case Subheading():
            return f"<h2{attributes(id=block.id)}>{runs_html(block.runs)}</h2>"
        case PullQuote():
            return f"<aside{attributes(id=block.id)}>{runs_html(block.runs)}</aside>"
        case Original():
            own = attributes(id=block.id, lang=block.lang, title=block.gloss)
            return f"<blockquote{own}>{runs_html(block.runs)}</blockquote>"
        case Photo():
            own = attributes(id=block.id, data_photo=block.photo)
        case Clip():
            own = attributes(
                id=block.id,
                data_clip=block.clip,
                data_start=block.start,
                data_end=block.end,
            )
    return f"<figure{own}><figcaption>{runs_html(block.runs)}</figcaption></figure>"


# How runs nest, outermost first: what a run wears -> the tag and its attributes.
WRAPPERS = (
    (
        lambda run: (run.quote, run.speaker),
        lambda run: ("q", attributes(id=run.quote, data_speaker=run.speaker)),
    ),
    (lambda run: run.footnote, lambda run: ("small", attributes(id=run.footnote))),
    (lambda run: run.link, lambda run: ("a", attributes(href=run.link))),
    (
        lambda run: (run.lang, run.gloss),
        lambda run: ("span", attributes(lang=run.lang, title=run.gloss)),
    ),
    (lambda run: run.bold, lambda run: ("strong", "")),
    (lambda run: run.italic, lambda run: ("em", "")),
)


def runs_html(runs: Runs, depth: int = 0) -> str:
    if depth == len(WRAPPERS):
        return "".join(escape(run.text, quote=False).replace("\n", "<br>") for run in runs)
    worn, tag = WRAPPERS[depth]
    html = []
    for value, group in groupby(runs, key=worn):
        group = tuple(group)
        inner = runs_html(group, depth + 1)
        if value and value != ("", None) and value != ("", ""):
            name, own = tag(group[0])
            inner = f"<{name}{own}>{inner}</{name}>"
        html.append(inner)
    return "".join(html)


# -- reading HTML

# What opens a block of words, and which block that is. Foreign block tags are narrative paragraphs.
LEAVES = {
    "p": Paragraph,
    "h2": Subheading,
    "aside": PullQuote,
    "blockquote": Original,
    **dict.fromkeys(("h1", "h3", "h4", "h5", "h6"), Subheading),
    **dict.fromkeys(
        (
            "div",
            "li",
            "ul",
            "ol",
            "td",
            "th",
            "tr",
            "dt",
            "dd",
            "pre",
            "article",
            "main",
        ),
        Paragraph,
    ),
    **dict.fromkeys(("header", "footer", "address", "table", "dl", "form", "hr", "nav"), Paragraph),
}
CONTAINERS = {"section", "figure", "figcaption"}
INLINE = {"strong", "b", "em", "i", "a", "q", "span", "small", "br"}
TAGS = {*LEAVES, *CONTAINERS, *INLINE}
ATTRIBUTES = {
    "p": {"id", "data-source", "data-source-digest"},
    "section": {"id", "data-speaker", "data-kind", "data-source", "data-source-digest"},
    "h2": {"id"},
    "aside": {"id"},
    "blockquote": {"id", "lang", "title"},
    "figure": {"id", "data-photo", "data-clip", "data-start", "data-end"},
    "a": {"href"},
    "q": {"id", "data-speaker"},
    "span": {"lang", "title"},
    "small": {"id"},
}


def _matching(pattern: re.Pattern, value: str | None) -> str:
    return value if value and pattern.match(value) else ""


def _number(value: str | None) -> int | None:
    return int(value) if value and NUMBER.match(value) else None


def _source(own: dict) -> dict:
    source = _matching(re.compile(r"[pth]-[a-z0-9]{8}\Z"), own.get("data-source"))
    return {
        "source": source,
        "source_digest": _matching(DIGEST, own.get("data-source-digest")) if source else "",
    }


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
            self.turn = Turn(self.unique("t", own.get("id")), kind, speaker, (), **_source(own))
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
            (
                worn.pop("quote", None),
                worn.pop("speaker", None),
            )  # quotations belong to narrative paragraphs
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
            self.leaf = Paragraph(own.get("id", ""), **_source(own))
        else:
            self.leaf = cls(own.get("id", ""))

    def open_figure(self, own: dict) -> Photo | Clip:
        name = self.unique("f", own.get("id"))
        if "data-clip" in own:
            start, end = _number(own.get("data-start")), _number(own.get("data-end"))
            return Clip(name, _number(own["data-clip"]), start, end)
        return Photo(name, _number(own.get("data-photo")))

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
        for name, letter in (("quote", "q"), ("footnote", "n")):
            renamed = []
            for old, group in groupby(runs, key=lambda run, name=name: getattr(run, name)):
                new = self.unique(letter, old) if old else ""
                renamed += [replace(run, **{name: new}) for run in group]
            runs = tuple(renamed)
        return runs

    def unique(self, letter: str, name: str | None) -> str:
        name = _matching(ID[letter], name) or new_id(letter)
        while name in self.ids:
            name = new_id(letter)
        self.ids.add(name)
        return name


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
