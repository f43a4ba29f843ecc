"""What changed between two texts, and when it is no more than a slip of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.words import differences, typos
from articles.words.differences import Change
from articles.words.document import parse


def turn(name, words, speaker=1):
    return f'<section id="t-{name:0>8}" data-speaker="{speaker}"><p id="p-{name:0>8}">{words}</p></section>'


@given(st.text(), st.text())
def test_the_stretches_spell_both_texts(before, after):
    stretches = differences.words(before, after)
    assert "".join(s.text for s in stretches if s.change != Change.ADDED).split() == before.split()
    assert "".join(s.text for s in stretches if s.change != Change.REMOVED).split() == after.split()


def test_one_changed_word_is_marked_and_no_letter_beside_it():
    assert [(s.change, s.text) for s in differences.words("كانت هناك 5000 نسمة", "كانت هناك 4000 نسمة")] == [
        ("same", "كانت هناك "),
        ("removed", "5000"),
        ("added", "4000"),
        ("same", " نسمة"),
    ]


def test_a_moved_turn_is_shown_as_moved_and_not_as_rewritten():
    before = parse(turn("a", "One") + turn("b", "Two") + turn("c", "Three"))
    after = parse(turn("b", "Two") + turn("c", "Three") + turn("a", "One"))
    assert [(c.after.text, c.moved) for c in differences.documents(before, after)] == [
        ("Two", False),
        ("Three", False),
        ("One", True),
    ]


def test_what_went_stands_where_it_stood():
    before = parse(turn("a", "One") + turn("b", "Two") + turn("c", "Three"))
    after = parse(turn("a", "One") + turn("c", "Three") + turn("d", "Four"))
    shown = [(c.before and c.before.text, c.after and c.after.text) for c in differences.documents(before, after)]
    assert shown == [("One", "One"), ("Two", None), ("Three", "Three"), (None, "Four")]


def test_another_speaker_is_a_change_though_the_words_are_the_same():
    (change,) = differences.documents(parse(turn("a", "One", 1)), parse(turn("a", "One", 2)))
    assert change.changed and not change.moved


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We recieved them", "We received them"),
        ("the bakrey was open", "the bakery was open"),
        ("in the mornin", "in the morning"),
        ("قال إن المدينه بعيدة", "قال إن المدينة بعيدة"),
        ("جاء احمد", "جاء أحمد"),
        ("two  spaces", "two spaces"),
    ],
)
def test_these_are_typos(before, after):
    assert typos.is_typo(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("there are 5000 people", "there are 4000 people"),
        ("there are 5000 people", "there are 500 people"),
        ("there are ٥٠٠ people", "there are ٤٠٠ people"),
        ("we did leave", "we did not leave"),
        ("we can leave", "we can't leave"),
        ("Hama was calm", "Homs was calm"),
        ("said Amina", "said Amira"),
        ("لم نغادر", "لن نغادر"),
        ("نحن نثق", "نحن لا نثق"),
        ("we are wining here nww", "we are winning here now"),
        ("one two three", "one three two"),
        ("we left the house", "we left"),
    ],
)
def test_these_are_more_than_typos(before, after):
    assert not typos.is_typo(before, after)


def test_the_words_that_weigh_are_named():
    assert typos.weighty_words("In May 5000 left", "In May 4000 did not leave") == ["5000", "4000", "not"]
