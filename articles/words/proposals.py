"""What reading a pasted interview proposes: its parts, who speaks them, and where an editor should look again."""

from dataclasses import dataclass

from articles.words.marked import Marked

# Why a guess could be wrong; an item without a doubt is sure. The door says each in an editor's words.
DOUBTS = frozenset(
    {
        "asks-or-answers",  # which of two
        "unlabelled",  # nothing but the question mark tells this from an answer
        "unnamed",  # the text does not say who this is
        "no-attribution",  # nor, here, who is quoted
        "pronoun",  # which could mean somebody else
        "part-of-sentence",  # somebody's words, or only a term
        "closing",  # the newsroom's, or the end of the last speech
        "several-authors",  # in the byline
    }
)


@dataclass(frozen=True)
class Person:
    name: str
    role: str  # "interviewee", "interviewer" or "other"
    label: str = ""  # what the text calls them where they speak
    doubt: str = ""


@dataclass(frozen=True)
class Quote:
    """Characters `start` up to `end` of a paragraph, without the marks around them, and who said them."""

    start: int
    end: int
    speaker: str | None
    doubt: str = ""


@dataclass(frozen=True)
class Paragraph:
    words: Marked
    quotes: tuple[Quote, ...] = ()
    is_note: bool = False  # the newsroom's own, at the end
    doubt: str = ""

    @property
    def text(self) -> str:
        return self.words.text

    def as_json(self) -> dict:
        quotes = [{"speaker": quote.speaker, "text": self.text[quote.start : quote.end]} for quote in self.quotes]
        return {"type": "paragraph", "text": self.text} | ({"quotes": quotes} if quotes else {})


@dataclass(frozen=True)
class Turn:
    """One voice's uninterrupted speech."""

    kind: str  # "question" or "answer"
    speaker: str | None
    paragraphs: tuple[Marked, ...]
    label: str = ""  # as printed before it, with its time stamp
    doubt: str = ""
    aside: str = ""  # what the label says beside the name: (laughs)

    @property
    def text(self) -> str:
        return "\n\n".join(words.text for words in self.paragraphs)

    def as_json(self) -> dict:
        block = {"type": "turn", "kind": self.kind, "speaker": self.speaker, "text": self.text}
        return block | ({"label": self.label} if self.label else {})


@dataclass(frozen=True)
class Proposal:
    language: str
    headline: str | None
    standfirst: str | None
    byline: str | None
    people: tuple[Person, ...]
    blocks: tuple[Paragraph | Turn, ...]

    def as_json(self) -> dict:
        """Return the proposal in the schema by which the intake is measured, without its doubts."""
        return {
            "language": self.language,
            "headline": self.headline,
            "standfirst": self.standfirst,
            "byline": self.byline,
            "people": [{"name": person.name, "role": person.role} for person in self.people],
            "blocks": [block.as_json() for block in self.blocks],
        }
