"""The interview's document: what a body may say, as HTML while it is edited and as blocks once it is frozen.

A body is a row of blocks; a block's words are runs; a run knows what it wears (bold, a link, whose quotation it is
part of). `parse` reads any HTML into a `Document`, `Document.html` writes the one canonical form:
`parse(document.html) == document`, and so `sanitise` is idempotent. `as_json` and `from_json` hold the frozen form.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from operator import attrgetter
from urllib.parse import unquote_plus

import nh3

from articles.words import blocks as grammar
from articles.words import markup, parsing
from articles.words.blocks import (
    SCHEMA,
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
    new_id,
    plain,
)

__all__ = [
    "SCHEMA",
    "Block",
    "Clip",
    "Document",
    "Medium",
    "Original",
    "Paragraph",
    "Photo",
    "PullQuote",
    "Quotation",
    "Run",
    "Runs",
    "Subheading",
    "Turn",
    "digest",
    "from_text",
    "glossed",
    "medium_of",
    "new_id",
    "parse",
    "plain",
    "said",
    "sanitise",
]

# What never belongs in a text: NUL and the other controls, lone surrogates, and the bidi overrides, embeddings and
# isolates that could show a reader other words than the ones stored. RLM, LRM and the joiners are part of spelling.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)[^>]*+>")
# A photo or a clip: the type of its block, and its primary key.
Medium = tuple[str, int]
DEEPEST = 5_000  # elements of a name; a paragraph that is not closed is one of them


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
        return "\n".join(markup.block_html(block) for block in self.blocks)

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
    def media(self) -> set[Medium]:
        """The photos and clips in the text."""
        return {medium for block in self.blocks if (medium := medium_of(block))}

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

    @property
    def digests(self) -> dict[str, str]:
        """What each block says or shows that is not blank, by its id; translations are compared with it."""
        return {block.id: digest(block) for block in self.blocks if not block.is_blank}

    @property
    def source_digests(self) -> dict[str, str]:
        """What the original said in each block that this text says again, by that block's id."""
        return {b.source: b.source_digest for b in self.blocks if getattr(b, "source", "") and not b.is_blank}

    @property
    def originals(self) -> dict[str, str]:
        """What turns say in other languages, by the ids of these blocks."""
        parts = (part for turn in self.turns for part in turn.parts)
        return {part.id: part.text for part in parts if isinstance(part, Original)}

    @property
    def glosses(self) -> dict[str, str]:
        """What words kept in their own language mean, by the id of their block and how many were before it there."""
        found = {}
        for block in self.blocks:
            for part in block.parts if isinstance(block, Turn) else (block,):
                glosses = (gloss for gloss, _runs in groupby(part.runs, attrgetter("gloss")))
                meant = filter(None, (getattr(part, "gloss", ""), *glosses))
                found |= {f"{part.id}-{place}": gloss for place, gloss in enumerate(meant)}
        return found

    @property
    def links(self) -> tuple[str, ...]:
        """Where its words lead to, as somebody reads an address."""
        return tuple(dict.fromkeys(in_letters(run.link) for runs in self.all_runs() for run in runs if run.link))

    def all_runs(self) -> Iterator[Runs]:
        for block in self.blocks:
            for part in block.parts if isinstance(block, Turn) else (block,):
                yield part.runs

    def with_words(self, change: Callable[[str], str]) -> "Document":
        """The same document in other words: `change` is applied to the text of each run, and to what it means. Where
        an address would change, nothing leads there any more."""

        def reworded(run):
            stays = (address := in_letters(run.link)) == change(address)
            return replace(run, text=change(run.text), gloss=change(run.gloss), link=run.link if stays else "")

        def rewritten(part):
            if isinstance(part, Turn):
                return replace(part, parts=tuple(map(rewritten, part.parts)))
            gloss = {"gloss": change(part.gloss)} if isinstance(part, Original) else {}
            return replace(part, runs=tuple(map(reworded, part.runs)), **gloss)

        return Document(tuple(map(rewritten, self.blocks)))

    def written(self) -> "Document":
        """The same document without the turns and paragraphs that nobody has filled."""
        return Document(tuple(b for b in self.blocks if not (isinstance(b, Turn | Paragraph) and b.is_blank)))

    def without_media(self, hidden: Set[Medium]) -> "Document":
        """The same document without the figures of these photos and clips."""
        return Document(tuple(block for block in self.blocks if medium_of(block) not in hidden))

    def as_json(self) -> list[dict]:
        """The blocks as plain dictionaries, without what is empty; the form that a version freezes."""
        return [grammar.as_json(block) for block in self.blocks]

    @classmethod
    def from_json(cls, blocks: list[dict]) -> "Document":
        return cls(tuple(grammar.from_json(block) for block in blocks))


def medium_of(block: Block) -> Medium | None:
    """What a figure shows; None where it is none, or empty."""
    key = getattr(block, block.type, None) if isinstance(block, Photo | Clip) else None
    return None if key is None else (block.type, key)


def said(block: Block) -> str:
    """All that a translation of `block` says again: its words, what stands in other languages and what that means, and
    its notes."""
    text = Document((block,))
    beside = (*text.originals.values(), *text.glosses.values(), *(words for _id, words in text.footnotes))
    return "\n\n".join(filter(None, (block.text, *beside)))


def digest(block: Block) -> str:
    """Sixteen hex digits that change when what is `said` or shown in `block` changes; a translation remembers them."""
    told = "\n\n".join(filter(None, (getattr(block, "shown", ""), said(block))))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def in_letters(address: str) -> str:
    """`address` as somebody reads it: in the letters that it encodes, with spaces between its words."""
    return unquote_plus(address).replace("_", " ")


def glossed(runs: Runs) -> Iterator[Run]:
    """`runs`; behind words kept in their own language stands what they mean, which is their attribute no more."""
    for gloss, group in groupby(runs, key=attrgetter("gloss")):
        yield from (replace(run, gloss="") for run in group)
        if gloss:
            yield Run(f" [{gloss}]")


def sanitise(html: str) -> str:
    """Any HTML as canonical body HTML. Drops what schema 1 does not know and keeps its words; idempotent."""
    return parse(html).html


def parse(html: str) -> Document:
    """Read HTML of any origin. Missing, malformed or repeated ids are given anew."""
    safe = nh3.clean(
        without_depths(unicodedata.normalize("NFC", FORBIDDEN.sub("", html))),
        tags=parsing.TAGS,
        clean_content_tags={"script", "style", "template"},
        attributes=parsing.ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return Document(tuple(parsing.read(safe)))


def without_depths(html: str) -> str:
    """`html`, or its words alone where more elements stand open at once than anybody nests: HTML's rules look through
    all of them for each new one, which takes a minute for a hundred thousand."""
    if html.count("<") <= DEEPEST:
        return html
    end = html.rfind(">") + 1  # behind it there is no tag, and all of it would be looked through for each "<"
    opened, deepest = Counter(), Counter()
    for closes, name in TAG.findall(html[:end].lower()):
        opened[name] = max(0, opened[name] - 1) if closes else opened[name] + 1
        deepest[name] = max(deepest[name], opened[name])
    if all(deepest[name] <= DEEPEST for name in deepest.keys() - parsing.VOID):
        return html
    return TAG.sub(" ", html[:end]) + html[end:]


def from_text(text: str) -> Document:
    """Plain text as narrative paragraphs, one for each run of lines between blank lines."""
    paragraphs = (p.strip() for p in re.split(r"\n\s*\n", text))
    return parse("".join(f"<p>{escape(p, quote=False)}</p>" for p in paragraphs if p))
