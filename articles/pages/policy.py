"""A page about the newsroom, read as a `PolicyPage`: its lists are paragraphs that begin with a bullet or a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import ClassVar

from articles.models import Policy
from articles.models.policies import BULLET, NUMBER
from articles.pages.page import Note, notes
from articles.words import document
from articles.words.document import Block, Clip, Document, Paragraph, Photo

NUMBERED = re.compile(rf"{NUMBER}\s")


@dataclass(frozen=True)
class Items:
    """Paragraphs of a policy that each begin with a bullet, without it; or with a number, as it is written."""

    type: ClassVar = "list"
    numbered: bool
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
    def parts(self) -> Iterator[Block | Items]:
        """The blocks in order, the items of a list together."""
        for sign, blocks in groupby(self.document.blocks, key=sign_of):
            if sign == "number":
                yield Items(True, tuple(blocks))
            elif sign == "bullet":
                yield Items(False, tuple(map(without_bullet, blocks)))
            else:
                yield from blocks

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        return notes(self.document)


def sign_of(block: Block) -> str:
    if not isinstance(block, Paragraph):
        return ""
    return "bullet" if block.text.startswith(BULLET) else "number" if NUMBERED.match(block.text) else ""


def without_bullet(item: Paragraph) -> Paragraph:
    """Also where its bullet wears something else than the space behind it."""
    runs, left = [], len(BULLET)
    for run in item.runs:
        runs.append(replace(run, text=run.text[left:]))
        left = max(0, left - len(run.text))
    return replace(item, runs=tuple(run for run in runs if run.text))
