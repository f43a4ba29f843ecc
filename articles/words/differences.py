"""What changed between two texts: by word, inside blocks that are matched by their stored ids."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from articles.words.document import Block, Document

# A word and the space behind it are one piece: with spaces of their own, difflib takes far longer and marks worse.
PIECE = re.compile(r"\s*\S+\s*")


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Stretch:
    """Some words that stayed, came or went."""

    change: Change
    text: str


@dataclass(frozen=True)
class BlockChange:
    """One block of the older or the newer document, or of both. `moved`: it stands elsewhere among its neighbours."""

    before: Block | None
    after: Block | None
    stretches: tuple[Stretch, ...]
    moved: bool = False

    @property
    def changed(self) -> bool:
        return self.moved or any(stretch.change != Change.SAME for stretch in self.stretches) or self.redressed

    @property
    def redressed(self) -> bool:
        """The same words, but by another speaker or of another kind."""
        if self.before is None or self.after is None:
            return False
        facts = ("type", "speaker", "kind", "photo", "clip", "start", "end", "lang")
        return any(getattr(self.before, fact, None) != getattr(self.after, fact, None) for fact in facts)


def words(before: str, after: str) -> tuple[Stretch, ...]:
    """The two texts as stretches that are in both, in `after` only or in `before` only. Nothing is left out: without
    what was added the stretches spell `before`, without what was removed they spell `after`."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    if not old or not new:
        both = ((Change.REMOVED, before), (Change.ADDED, after))
        return tuple(Stretch(change, text) for change, text in both if text)
    stretches, space = [], ""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = "".join(old[i1:i2]), "".join(new[j1:j2])
        if tag == "equal":
            stretches.append(Stretch(Change.SAME, space + added))
            space = ""
            continue
        space = _space_after(removed, added)
        pair = (Change.REMOVED, removed.removesuffix(space)), (Change.ADDED, added.removesuffix(space))
        stretches += [Stretch(change, text) for change, text in pair if text]
    if space:
        stretches.append(Stretch(Change.SAME, space))
    return tuple(stretches)


def _space_after(removed: str, added: str) -> str:
    """The space at the end of both: it did not change and is not struck through."""
    spaces = sorted((text[len(text.rstrip()) :] for text in (removed, added)), key=len)
    return spaces[0] if spaces[1].endswith(spaces[0]) else ""


def changed(before: str, after: str) -> tuple[str, str]:
    """What of each is not in the other, from the first difference to the last, in whole words."""
    old, new = before.split(), after.split()
    head = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    old, new = old[head:], new[head:]
    tail = next((i for i, (a, b) in enumerate(zip(reversed(old), reversed(new), strict=False)) if a != b), None)
    tail = min(len(old), len(new)) if tail is None else tail
    return " ".join(old[: len(old) - tail]), " ".join(new[: len(new) - tail])


def documents(before: Document, after: Document) -> tuple[BlockChange, ...]:
    """Every block of both, in the order of `after`; a block that went stands where it stood."""
    old, new = {block.id: block for block in before.blocks}, {block.id: block for block in after.blocks}
    stayed = _in_place([block.id for block in before.blocks if block.id in new], [*filter(old.get, new)])
    changes = []
    for name in _in_order([*old], [*new]):
        was, now = old.get(name), new.get(name)
        stretches = words(was.text if was else "", now.text if now else "")
        changes.append(BlockChange(was, now, stretches, moved=bool(was and now) and name not in stayed))
    return tuple(changes)


def _in_place(old: list[str], new: list[str]) -> set[str]:
    """The ids that kept their order: everything but what was moved past them."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return {name for match in matcher.get_matching_blocks() for name in old[match.a : match.a + match.size]}


def _in_order(old: list[str], new: list[str]) -> Iterator[str]:
    """All ids in the order of `new`; one that went comes after the neighbour it followed."""
    gone: dict[str | None, list[str]] = {}
    neighbour, known = None, set(new)
    for name in old:
        if name in known:
            neighbour = name
        else:
            gone.setdefault(neighbour, []).append(name)
    yield from gone.get(None, [])
    for name in new:
        yield name
        yield from gone.get(name, [])
