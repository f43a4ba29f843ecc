"""Asking about a passage, answering, and settling it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial import audit
from articles.editorial.permissions import require
from articles.editorial.refusals import Refused
from articles.models import Interview, Note, User
from articles.words import anchors, document
from articles.words.document import Document


@dataclass(frozen=True)
class Place:
    """Where a note's words stand now: the block, and the characters in its text. No block: they are gone."""

    block: str = ""
    start: int = 0
    end: int = 0


@transaction.atomic
def ask(interview: Interview, by: User, text: str, block: str = "", words: str = "") -> Note:
    """Ask something about `words` in `block`; both may be empty for the whole interview."""
    require(by, "comment", interview)
    about = {"block": fitting("block", block), "words": fitting("words", words)}
    note = Note.objects.create(interview=interview, **about, text=readable(text), by=by)
    audit.record(by, "ask", interview, entry=note.pk)
    return note


@transaction.atomic
def answer(note: Note, by: User, text: str) -> Note:
    """Answer a question. An answer is answered where the question stands."""
    require(by, "comment", note.interview)
    question = note.answers or note
    reply = Note.objects.create(interview=note.interview, answers=question, text=readable(text), by=by)
    audit.record(by, "answer", note.interview, entry=reply.pk)
    return reply


@transaction.atomic
def resolve(note: Note, by: User, text: str = ""):
    """Settle a question, with a last answer if `text` is one that was being written. It stays to be read, and does not
    wait for anybody any more."""
    require(by, "comment", note.interview)
    if text.strip():
        answer(note, by, text)
    if not Note.objects.open().filter(pk=note.pk).update(resolved_by=by, resolved_at=timezone.now()):
        raise Refused(_("This is settled already."))
    audit.record(by, "resolve note", note.interview, entry=note.pk)


@transaction.atomic
def reopen(note: Note, by: User):
    """Let a question that was settled, by mistake or too early, wait for an answer again."""
    require(by, "comment", note.interview)
    if not Note.objects.settled().filter(pk=note.pk).update(resolved_by=None, resolved_at=None):
        raise Refused(_("This is open already."))
    audit.record(by, "reopen note", note.interview, entry=note.pk)


def place(note: Note, text: Document) -> Place:
    """Where the words of `note` stand in `text`: in their block, else in the one block that has them."""
    blocks = {block.id: block for block in text.blocks}
    own = blocks.get(note.block)
    if own and note.words in own.text:
        return at(own, note.words)
    others = [block for block in text.blocks if note.words and note.words in block.text]
    if len(others) == 1:
        return at(others[0], note.words)
    return Place(own.id, 0, len(own.text)) if own else Place()


def follow(interview: Interview, before: Document, after: Document):
    """Let open notes hold on to what their words became when `before` was edited into `after`."""
    texts = {block.id: block.text for block in after.blocks}
    for note in interview.notes.open().exclude(words=""):
        was = next((block.text for block in before.blocks if block.id == note.block), "")
        words = fitting("words", anchors.followed(note.words, was, texts.get(note.block, was)))
        if words != note.words:
            Note.objects.filter(pk=note.pk).update(words=words)


def at(block: document.Block, words: str) -> Place:
    start = block.text.index(words)
    return Place(block.id, start, start + (len(words) or len(block.text)))


def readable(text: str) -> str:
    text = fitting("text", text.strip()).strip()
    if not text:
        raise Refused(_("Write what you want to ask or say."))
    return text


def fitting(column: str, told: str) -> str:
    """`told` as a column of notes takes it: without characters that no text has, and cut where it is too long."""
    return document.FORBIDDEN.sub("", told)[: Note._meta.get_field(column).max_length]
