"""The text of a page in print order: turns grouped into numbered exchanges, photos into figures."""

from dataclasses import dataclass
from typing import ClassVar

from articles.pages.cards import Mention
from articles.photos.pictures import Picture
from articles.words import document
from articles.words.document import Block, Runs, Turn


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
    """A question and what was answered. An answer that nobody asked for has neither question nor number."""

    type: ClassVar = "exchange"
    number: int | None
    question: Speech | None
    answers: tuple[Speech, ...]


@dataclass(frozen=True)
class Figure:
    """A photo in the text. Its caption is `runs`, else the picture's own."""

    type: ClassVar = "photo"
    id: str
    runs: Runs
    picture: Picture


class Layout:
    """Groups turns into numbered exchanges and knows which voices were heard before."""

    def __init__(self, page):
        self.page = page
        self.who = {person.id: person for person in page.people}
        self.heard: set[int | None] = set()
        self.number = 0
        self.open: list[Speech] = []
        self.voices_before: set[int | None] = set()

    def parts(self):
        for block in self.page.document.blocks:
            if not isinstance(block, Turn):
                yield from self.close()
                yield from self.other(block)
                continue
            if block.kind != "answer":
                yield from self.close()
            self.open.append(self.speech(block))
        yield from self.close()

    def other(self, block: Block):
        if not isinstance(block, document.Photo):
            yield block
        elif picture := self.page.pictures.get(block.photo):
            yield Figure(block.id, block.runs, picture)

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

    def close(self):
        if not self.open:
            return
        question = self.open[0] if self.open[0].turn.kind != "answer" else None
        self.number += question is not None
        yield Exchange(
            self.number if question else None,
            question,
            tuple(self.open[1:] if question else self.open),
        )
        voices = {speech.turn.speaker for speech in self.open}
        self.voices_before = voices if len(voices) <= 2 else set()  # a panel's labels are always shown
        self.open = []
