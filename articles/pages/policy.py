"""A page about the newsroom, read as a `PolicyPage`: its lists are paragraphs that begin with a bullet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import ClassVar

from articles.models import Policy
from articles.pages.page import Note, notes
from articles.words import document
from articles.words.document import Block, Clip, Document, Paragraph, Photo

BULLET = "• "


@dataclass(frozen=True)
class Bullets:
    """Paragraphs of a policy that each begin with a bullet, without it."""

    type: ClassVar = "list"
    items: tuple[Paragraph, ...]


@dataclass(frozen=True)
class PolicyPage:
    """What the newsroom says about itself, in one language."""

    title: str
    language: str
    document: Document
    changed: datetime

    @classmethod
    def from_policy(cls, policy: Policy) -> "PolicyPage":
        """Without its figures: a policy keeps no picture or recording that they could show."""
        blocks = document.parse(policy.body).blocks
        worded = Document(tuple(block for block in blocks if not isinstance(block, Photo | Clip)))
        return cls(policy.title, policy.language, worded, policy.changed_at)

    @property
    def parts(self) -> Iterator[Block | Bullets]:
        """The blocks in order, the items of a list together."""
        for are_items, blocks in groupby(self.document.blocks, key=is_item):
            if are_items:
                yield Bullets(tuple(map(without_bullet, blocks)))
            else:
                yield from blocks

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        return notes(self.document)


def is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.text.startswith(BULLET)


def without_bullet(item: Paragraph) -> Paragraph:
    """Also where its bullet wears something else than the space behind it."""
    runs, left = [], len(BULLET)
    for run in item.runs:
        runs.append(replace(run, text=run.text[left:]))
        left = max(0, left - len(run.text))
    return replace(item, runs=tuple(run for run in runs if run.text))
