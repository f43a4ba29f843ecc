"""An interview in another language: beginning it, and knowing which of its turns the original has left behind.

Each block of a translation carries the id of the block that it says or shows again, and a digest of what that one said
then.
"""

import json
from collections.abc import Iterator, Set
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial import audit, drafting, locking
from articles.editorial.permissions import may
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import Interview, Language, Participation, User
from articles.models.languages import isolated
from articles.words import document
from articles.words.document import Block, Document, Paragraph, Turn, new_id

# What says something that can be said in another language. A pull quote repeats what a turn says.
TRANSLATED = (Paragraph, Turn)


@transaction.atomic
def begin(interview: Interview, language: str, by: User, to: User | None = None) -> Interview:
    """A draft of `interview` in `language` with an empty turn for every turn that says something, for `to` (or `by`)
    to fill. Photos and recordings stand between them, without their captions."""
    if not may(by, "translate", interview):
        raise NotAllowed(_("You may not begin a translation."))
    [original] = locking.interviews(interview.family)
    if language not in missing_languages(original):
        told = _("This interview exists in {language} already.")
        raise Refused(told.format(language=isolated(Language(language).label)))
    copied = ("conducted_on", "date_shown", "method", "conducted_in", "edited", "lead_photo_id")
    said = (block for block in original.document.blocks if not block.is_blank)
    blocks = (empty(block) for block in said if translates(block) or shows(block))
    translation = Interview.objects.create(
        language=language,
        original=original,
        body=Document(tuple(blocks)).html,
        created_by=by,
        assigned_to=to or by,
        changed_by=by,
        source_head=original.head,
        **{name: getattr(original, name) for name in copied},
    )
    for row in original.participations.all():
        Participation.objects.create(
            interview=translation, person_id=row.person_id, role=row.role, position=row.position
        )
    translation.topics.set(original.topics.all())
    # What the digests are of can be found again, also after the next autosave of the original.
    drafting.keep_revision(original, by)
    drafting.keep_revision(translation, by, str(drafting.TRANSLATED))
    audit.record(by, "translate", translation, original=original.pk)
    return translation


def missing_languages(interview: Interview) -> list[Language]:
    """Those that nobody has begun to translate `interview` into."""
    there = set(Interview.objects.family(interview).values_list("language", flat=True))
    return [language for language in Language if language not in there]


def translates(block: Block) -> bool:
    return isinstance(block, TRANSLATED)


def shows(block: Block) -> bool:
    return document.medium_of(block) is not None


def empty(source: Block) -> Block:
    """Where the words of `source` are to be said again, or what it shows is shown again."""
    remembered = {"source": source.id, "source_digest": document.digest(source)}
    if shows(source):
        return replace(source, id=new_id(source.letter), runs=(), **remembered)
    if isinstance(source, Turn):
        return Turn(new_id("t"), source.kind, source.speaker, (Paragraph(new_id("p")),), **remembered)
    return Paragraph(new_id("p"), **remembered)


def stale_blocks(digests: dict[str, str] | None, translation: Document, untold: Set[str] = frozenset()) -> list[str]:
    """Ids of the blocks of `translation` whose original says something else now, but for the blocks `untold` of that.
    `digests` are the original's, by id, None where nobody sees it; a block that it no longer has is stale too.
    Reordering makes nothing stale."""
    stale = (block for block in translation.blocks if digests and is_stale(block, digests))
    return [block.id for block in stale if block.source not in untold]


def is_stale(block: Block, digests: dict[str, str]) -> bool:
    source = getattr(block, "source", "")
    return bool(source) and not block.is_blank and digests.get(source) != block.source_digest


def left_behind(translation: Interview) -> list[str]:
    """Ids of the blocks of the original that say something else, or nothing, since they were translated, and the names
    of what stands otherwise above it."""
    return [*changed_blocks(translation), *changed_head(translation)]


def changed_blocks(translation: Interview) -> list[str]:
    now = translation.original.block_digests
    return sorted(source for source, digest in translation.source_digests.items() if now.get(source) != digest)


def changed_head(translation: Interview) -> list[str]:
    was, now = translation.source_head, translation.original.head
    return [name for name in Interview.HEAD if name in was and was[name] != now[name]]


def looked_at(translation: Interview, block_id: str, by: User, seen: int, digest: str) -> Interview:
    """Say that a block still holds against what its original says now, which `by` saw as `digest` (empty where the
    original has let go of it: then the block stays as the translation's own)."""
    drafting.refuse_strangers(translation, by)
    with transaction.atomic():
        [translation] = locking.locked(translation)
        block = next((block for block in translation.document.blocks if block.id == block_id), None)
        original = translation.original
        if block is None or not getattr(block, "source", "") or original.block_digests.get(block.source, "") != digest:
            raise Refused(_("The original has changed again since you looked. Look once more."))
        kept = replace(block, source=block.source if digest else "", source_digest=digest)
        blocks = (kept if other is block else other for other in translation.document.blocks)
        translation.body = Document(tuple(blocks)).html
        drafting.keep_revision(original, by)
        return drafting.save(translation, by, seen, note=str(drafting.LOOKED_AT))


def settle_head(translation: Interview, name: str, by: User, seen: int, told: str, take: bool) -> Interview:
    """Say that a field of `Interview.HEAD` still holds beside what the original has there, which `by` was `told`; or
    `take` that over."""
    drafting.refuse_strangers(translation, by)
    with transaction.atomic():
        [translation] = locking.locked(translation)
        original = translation.original
        if str(original.head[name]) != told:
            raise Refused(_("The original has changed again since you looked. Look once more."))
        if take:
            setattr(translation, name, getattr(original, name))
        translation.source_head[name] = original.head[name]
        return drafting.save(translation, by, seen, note=str(drafting.LOOKED_AT))


def what_changed(translation: Interview) -> dict[str, Block]:
    """What the blocks of the original said that have left `translation` behind, by id, as far as a revision or a
    version of the original kept it."""
    digests = {source: translation.source_digests[source] for source in changed_blocks(translation)}
    return earlier(translation.original, digests) if digests else {}


def earlier(original: Interview, digests: dict[str, str]) -> dict[str, Block]:
    """What the blocks of `original` with these ids said when they had these digests."""
    found: dict[str, Block] = {}
    for text in kept(original):
        for block in text.blocks:
            if digests.get(block.id) == document.digest(block):
                found.setdefault(block.id, block)
        if len(found) == len(digests):
            break
    return found


def kept(original: Interview) -> Iterator[Document]:
    """What `original` said, the latest first, as far as that is kept; a taken out name takes what said it along."""
    for body in original.revisions.order_by("-draft_number").values_list("draft__body", flat=True).iterator():
        yield document.parse(body)
    frozen = original.versions.exclude(content="").order_by("-number").values_list("content", flat=True)
    for content in frozen.iterator():
        yield Document.from_json(json.loads(content)["blocks"])
