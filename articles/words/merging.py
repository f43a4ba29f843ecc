"""One text out of two that began as the same one: whatever only one side changed comes from that side."""

from dataclasses import dataclass

from articles.words.document import Block, Document


@dataclass(frozen=True)
class Clash:
    """A block that both sides changed, each in its own way. None on the side that took it away."""

    id: str
    mine: Block | None
    theirs: Block | None


@dataclass(frozen=True)
class Merged:
    """`document` holds `mine` of every clash, or `theirs` where mine is gone: no words are missing from both."""

    document: Document
    clashes: tuple[Clash, ...]


def merge(base: Document, mine: Document, theirs: Document) -> Merged:
    """Merge by the stored ids of whole blocks. Two changes within one block are a clash, never mixed."""
    began, my, their = ({block.id: block for block in side.blocks} for side in (base, mine, theirs))
    blocks, clashes = {}, []
    for name in _order([*began], [*my], [*their]):
        was, here, there = began.get(name), my.get(name), their.get(name)
        if here != there and was not in (here, there):
            clashes.append(Clash(name, here, there))
        kept = there if here == was else here
        if kept is None and there != was:
            kept = there
        if kept is not None:
            blocks[name] = kept
    return Merged(Document(tuple(blocks.values())), tuple(clashes))


def _order(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """All names of both sides. The order is that of the side which moved something, mine if neither or both did."""
    common = set(base) & set(mine) & set(theirs)
    began, here, there = ([name for name in side if name in common] for side in (base, mine, theirs))
    leading, other = (theirs, mine) if here == began and there != began else (mine, theirs)
    return _with_additions(leading, other)


def _with_additions(names: list[str], others: list[str]) -> list[str]:
    """`names`, and what only `others` has, each behind the neighbour it follows there."""
    together, before = list(names), None
    for name in others:
        if name not in together:
            together.insert(together.index(before) + 1 if before else 0, name)
        before = name
    return together
