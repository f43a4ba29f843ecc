"""Two people change one text: what only one changed is kept, and no word of either gets lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from articles.words.document import Document, Paragraph, Run, Turn
from articles.words.merging import merge

NAMES = [f"{letter}-aaaaaaa{digit}" for letter in "pt" for digit in range(1, 6)]
WORDS = st.text("abcdef", min_size=1, max_size=3)


def block(name: str, words: str):
    if name.startswith("t"):
        return Turn(name, speaker=7, parts=(Paragraph("p" + name[1:].replace("a", "b"), (Run(words),)),))
    return Paragraph(name, (Run(words),))


def text(**blocks: str) -> Document:
    """A document of narrative paragraphs by their names."""
    return Document(tuple(block(f"p-{name:a<8}", words) for name, words in blocks.items()))


@st.composite
def texts(draw, names=tuple(NAMES)):
    return Document(
        tuple(block(name, draw(WORDS)) for name in draw(st.permutations(names))[: draw(st.integers(0, 8))])
    )


@st.composite
def changed(draw, begin: Document):
    """`begin` after somebody has changed, taken away, added and moved blocks."""
    blocks = list(begin.blocks)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(blocks)))
        match draw(st.sampled_from(["change", "remove", "add", "move"])):
            case "add":
                blocks.insert(place, block(f"p-{draw(st.text('xyz', min_size=8, max_size=8))}", draw(WORDS)))
            case "change" if place < len(blocks):
                blocks[place] = block(blocks[place].id, draw(WORDS))
            case "remove" if place < len(blocks):
                del blocks[place]
            case "move" if place < len(blocks):
                blocks.insert(draw(st.integers(0, len(blocks) - 1)), blocks.pop(place))
    unique = {each.id: each for each in blocks}
    return Document(tuple(unique.values()))


@st.composite
def three(draw):
    base = draw(texts())
    return base, draw(changed(base)), draw(changed(base))


@given(three())
def test_what_only_one_side_changed_comes_from_that_side(sides):
    base, mine, theirs = sides
    assert merge(base, mine, base).document == mine
    assert merge(base, base, theirs).document == theirs
    assert merge(base, mine, mine).document == mine
    assert not merge(base, mine, base).clashes + merge(base, base, theirs).clashes + merge(base, mine, mine).clashes


@given(three())
def test_every_block_that_somebody_wrote_is_kept_or_asked_about(sides):
    base, mine, theirs = sides
    merged = merge(base, mine, theirs)
    kept = {*merged.document.blocks, *(clash.mine for clash in merged.clashes), *(c.theirs for c in merged.clashes)}
    for side in (mine, theirs):
        assert {written for written in side.blocks if written not in base.blocks} <= kept


@given(three())
def test_a_block_stands_in_the_merged_text_once_and_as_one_side_wrote_it(sides):
    base, mine, theirs = sides
    blocks = merge(base, mine, theirs).document.blocks
    assert len({each.id for each in blocks}) == len(blocks)
    assert set(blocks) <= {*mine.blocks, *theirs.blocks}


@given(three())
def test_both_see_the_same_clashes(sides):
    base, mine, theirs = sides
    here, there = merge(base, mine, theirs).clashes, merge(base, theirs, mine).clashes
    assert {(clash.id, clash.mine, clash.theirs) for clash in here} == {
        (clash.id, clash.theirs, clash.mine) for clash in there
    }


def test_changes_to_different_blocks_merge_by_themselves():
    merged = merge(text(a="one", b="two"), text(a="ONE", b="two"), text(a="one", b="TWO"))
    assert (merged.document, merged.clashes) == (text(a="ONE", b="TWO"), ())


def test_a_block_added_by_each_side_stands_where_each_put_it():
    merged = merge(text(a="one", b="two"), text(a="one", m="mine", b="two"), text(a="one", b="two", t="theirs"))
    assert merged.document == text(a="one", m="mine", b="two", t="theirs")


def test_a_move_of_theirs_and_a_change_of_mine_both_hold():
    merged = merge(
        text(a="one", b="two", c="three"), text(a="ONE", b="two", c="three"), text(c="three", a="one", b="two")
    )
    assert (merged.document, merged.clashes) == (text(c="three", a="ONE", b="two"), ())


def test_of_two_who_move_blocks_mine_is_the_order():
    mine = text(c="three", a="one", b="two")
    merged = merge(text(a="one", b="two", c="three"), mine, text(b="two", a="one", c="three"))
    assert (merged.document, merged.clashes) == (mine, ())


def test_one_block_changed_by_both_is_asked_about_and_mine_stands_meanwhile():
    merged = merge(text(a="one"), text(a="mine"), text(a="theirs"))
    [clash] = merged.clashes
    assert (clash.mine.text, clash.theirs.text) == ("mine", "theirs")
    assert merged.document == text(a="mine")


def test_a_block_that_i_took_away_and_they_changed_is_asked_about_and_stays_meanwhile():
    merged = merge(text(a="one", b="two"), text(b="two"), text(a="theirs", b="two"))
    [clash] = merged.clashes
    assert (clash.mine, clash.theirs.text) == (None, "theirs")
    assert merged.document.text == "theirs\n\ntwo"


def test_the_same_words_by_another_speaker_are_a_change():
    base = Document((block("t-aaaaaaa1", "yes"),))
    mine = Document((replace(base.blocks[0], speaker=8),))
    theirs = Document((replace(base.blocks[0], kind="question"),))
    assert merge(base, mine, base).document == mine
    assert len(merge(base, mine, theirs).clashes) == 1
