"""An interview in another language: beginning it, and knowing which of its turns the original has left behind.

Each block of a translation carries the id of the block it translates and a digest of what that one said then.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.editorial import audit, drafting
from articles.editorial.permissions import may
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import Interview, Language, Participation, User
from articles.words import document
from articles.words.document import Block, Document, Paragraph, Subheading, Turn, new_id

# What says something that can be said in another language. A pull quote repeats, a photo has words of its own.
TRANSLATED = (Paragraph, Turn)


@dataclass(frozen=True)
class Pair:
    """A block of the original beside its translation; either may be missing, on purpose or not yet."""

    source: Block | None
    translation: Block | None
    stale: bool = False

    @property
    def done(self) -> bool:
        return self.source is None or bool(self.translation and self.translation.text.strip())


@transaction.atomic
def begin(interview: Interview, language: str, by: User, to: User | None = None) -> Interview:
    """A draft of `interview` in `language` with an empty turn for every turn, for `to` (or `by`) to fill."""
    if not may(by, "translate", interview):
        raise NotAllowed(_("You may not begin a translation."))
    original = interview.original or interview
    if original.language == language or original.translations.filter(language=language).exists():
        raise Refused(_("This interview exists in {language} already.").format(language=Language(language).label))
    copied = ("conducted_on", "date_shown", "method", "conducted_in", "edited")
    translation = Interview.objects.create(
        language=language,
        original=original,
        body=Document(tuple(empty(block) for block in interview.document.blocks if translates(block))).html,
        created_by=by,
        assigned_to=to or by,
        changed_by=by,
        **{name: getattr(interview, name) for name in copied},
    )
    for row in interview.participations.all():
        Participation.objects.create(
            interview=translation, person_id=row.person_id, role=row.role, position=row.position
        )
    translation.topics.set(interview.topics.all())
    drafting.keep_revision(translation, by, _("begun as a translation"))
    audit.record(by, "translate", translation, original=original.pk)
    return translation


def translates(block: Block) -> bool:
    return isinstance(block, TRANSLATED)


def empty(source: Block) -> Block:
    """Where the words of `source` are to be said again."""
    remembered = {"source": source.id, "source_digest": document.digest(source)}
    if isinstance(source, Turn):
        return Turn(new_id("t"), source.kind, source.speaker, (Paragraph(new_id("p")),), **remembered)
    return Paragraph(new_id("p"), **remembered)


def side_by_side(source: Document, translation: Document) -> list[Pair]:
    """Every block of either, in the order of `source`; what stands in the translation alone comes at the end."""
    beside = {block.source: block for block in translation.blocks if getattr(block, "source", "")}
    digests = {block.id: document.digest(block) for block in source.blocks}
    known = {block.id for block in source.blocks}
    pairs = [
        Pair(block, beside.get(block.id), is_stale(beside.get(block.id), digests))
        for block in source.blocks
        if translates(block)
    ]
    alone = [block for block in translation.blocks if getattr(block, "source", "") not in known]
    return pairs + [Pair(None, block) for block in alone if not isinstance(block, Subheading)]


def stale_blocks(digests: dict[str, str], translation: Document) -> set[str]:
    """Ids of the blocks of `translation` whose original says something else now. `digests` are the original's, by id;
    a block that the original no longer has is stale too. Reordering makes nothing stale."""
    return {block.id for block in translation.blocks if is_stale(block, digests)}


def is_stale(block: Block | None, digests: dict[str, str]) -> bool:
    source = getattr(block, "source", "")
    return bool(source) and bool(block.text) and digests.get(source) != block.source_digest


def drafts_to_look_at(among: QuerySet | None = None) -> Iterator[tuple[Interview, set[str]]]:
    """Translations, all or those of `among`, that the draft of their original has left behind, with the ids of the
    blocks."""
    drafts = Interview.objects.all() if among is None else among
    for translation in drafts.exclude(original=None).select_related("original"):
        original = {block.id: document.digest(block) for block in translation.original.document.blocks}
        if found := stale_blocks(original, translation.document):
            yield translation, found


def looked_at(translation: Interview, block_id: str, by: User, seen: int) -> Interview:
    """Say that a block still holds against its original as that one is now."""
    digests = {block.id: document.digest(block) for block in translation.original.document.blocks}
    blocks = tuple(
        replace(block, source_digest=digests[block.source])
        if block.id == block_id and getattr(block, "source", "") in digests
        else block
        for block in translation.document.blocks
    )
    translation.body = Document(blocks).html
    return drafting.save(translation, by, seen, note=_("looked at beside the original"))
