"""The text of a page in print order: turns grouped into numbered exchanges, photos and clips with what they show."""

from dataclasses import dataclass
from typing import ClassVar

from articles.models import Language
from articles.pages.cards import Mention
from articles.photos.pictures import Picture
from articles.sound.sounds import Sound, lasting
from articles.words import document
from articles.words.document import Block, Runs, Turn

FOLLOW_UP = {Language.ENGLISH: 3, Language.ARABIC: 2}  # words at most, of which longer questions mostly begin anew


@dataclass(frozen=True)
class Speech:
    """A turn as the page prints it: `first` time this voice is heard, or the `same` two voices going on."""

    turn: Turn
    who: Mention | None
    first: bool
    same: bool

    @property
    def called(self) -> str:
        """Who speaks: in full the first time, then as a text names somebody again."""
        if self.who is None:
            return ""
        return self.who.name if self.first else self.who.short


@dataclass(frozen=True)
class Exchange:
    """A question and what was answered. An answer that nobody asked for has neither question nor number. One that
    `follows` asks on in a word or two ("And the house?"), and is read with the answer before it."""

    type: ClassVar = "exchange"
    number: int | None
    question: Speech | None
    answers: tuple[Speech, ...]
    follows: bool


@dataclass(frozen=True)
class Figure:
    """A photo in the text. Its caption is `runs`, else the picture's own."""

    type: ClassVar = "photo"
    id: str
    runs: Runs
    picture: Picture


@dataclass(frozen=True)
class Recording:
    """A clip in the text: for readers a file of what they are to hear and no more. To colleagues, who have the whole,
    it is played from `start` to `end` in seconds (None: from its beginning, to its end)."""

    type: ClassVar = "clip"
    id: str
    runs: Runs
    sound: Sound
    start: int | None = None
    end: int | None = None

    @classmethod
    def of(cls, block: document.Clip, whole: Sound) -> "Recording":
        return cls(block.id, block.runs, whole, block.start, block.end)

    @property
    def url(self) -> str:
        """Of the part that is to be heard, as the W3C's Media Fragments name it."""
        if self.start is None and self.end is None:
            return self.sound.url
        return f"{self.sound.url}#t={self.start or 0}" + (f",{self.end}" if self.end else "")

    @property
    def seconds(self) -> int:
        """As long as that part is to be heard."""
        whole = self.sound.seconds
        return max(0, min(self.end or whole, whole) - (self.start or 0))

    @property
    def length(self) -> str:
        return lasting(self.seconds)


class Layout:
    """Groups turns into numbered exchanges and knows which voices were heard before."""

    def __init__(self, page):
        self.page = page
        self.who = {person.id: person for person in page.people}
        self.heard: set[int | None] = set()
        self.number = 0
        self.open: list[Speech] = []
        self.voices_before: set[int | None] = set()
        self.answered = False  # by what stands straight before

    def parts(self):
        for block in self.page.document.blocks:
            if not isinstance(block, Turn):
                yield from self.close()
                yield from self.other(block)
                self.answered = False
                continue
            if block.kind != "answer":
                yield from self.close()
            self.open.append(self.speech(block))
        yield from self.close()

    def other(self, block: Block):
        match block:
            case document.Photo():
                if picture := self.page.pictures.get(block.photo):
                    yield Figure(block.id, block.runs, picture)
            case document.Clip():
                if excerpt := self.page.excerpts.get(block.id):
                    yield Recording(block.id, block.runs, excerpt)
                elif sound := self.page.sounds.get(block.clip):
                    yield Recording.of(block, sound)
            case _:
                yield block

    def speech(self, turn: Turn) -> Speech:
        first = turn.speaker not in self.heard
        self.heard.add(turn.speaker)
        repeated = bool(self.open) and self.open[-1].turn.speaker == turn.speaker
        return Speech(
            turn,
            self.who.get(turn.speaker),
            first,
            repeated or turn.speaker in self.voices_before,
        )

    def asks_on(self, turn: Turn) -> bool:
        return turn.kind == "question" and len(turn.text.split()) <= FOLLOW_UP[self.page.language]

    def close(self):
        if not self.open:
            return
        question = self.open[0] if self.open[0].turn.kind != "answer" else None
        self.number += question is not None
        yield Exchange(
            self.number if question else None,
            question,
            tuple(self.open[1:] if question else self.open),
            self.answered and self.asks_on(self.open[0].turn),
        )
        self.answered = self.open[-1].turn.kind == "answer"
        voices = {speech.turn.speaker for speech in self.open}
        self.voices_before = voices if len(voices) <= 2 else set()  # a panel's labels are always shown
        self.open = []
