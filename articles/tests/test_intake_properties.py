"""Whatever is pasted, no word is lost or invented; and how a text is typed does not change what it says."""

import re
from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from articles.words import intake

WORD = re.compile(r"[^\W_]+")
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")

# What interviews are made of, to be put together as no interview ever is.
PIECES = [
    *["Q:", "A: ", "Ida Morrow: ", "Morrow — ", "I: ", "س: ", "ج1- ", "سليم الدرويش: ", "المحاورة: ", "[00:00:05] "],
    *["1. ", "- ", "• ", "ـ ", "**", "__", "* * *", "#", "# Title", "By Ida Morrow", "حوار: هالة", "Note: ", "ملاحظة: "],
    *['"', "“", "”", "«", "»", "„", "‘", "’", "'", "((", "))", "?", "؟", ".", ",", "،", ":", "(laughs)", "[pause]"],
    *["she said", "he added", "Morrow told us", "قالت", "وأضاف", "وبحسب", "so-called", "a", "Tell us about", "حدثنا عن"],
    *["\n", "\r\n", "\r", "\n\n", "\u2028", "\x0b", "\x0c", "\x85", "\x1d", "\t", " ", "\u00a0", "\u200f", "\u202b", "\ufeff"],
]


def words(text):
    return Counter(WORD.findall(INVISIBLE.sub("", text)))


def words_of(proposal):
    parts = [proposal.headline, proposal.standfirst, proposal.byline]
    parts += [getattr(block, "label", "") for block in proposal.blocks]
    parts += [block.text for block in proposal.blocks]
    return words(" | ".join(filter(None, parts)))


@given(st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join)))
@example("a**b**c and **B**old")
@example("Q:\n\nA:\n\nQ:")
@example("twenty-\ntwo")
def test_no_word_is_lost_or_invented(text):
    assert words_of(intake.read(text)) == words(text)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_quotations_lie_inside_their_paragraph_and_not_in_each_other(text):
    for block in intake.read(text).blocks:
        ends = 0
        for quote in getattr(block, "quotes", ()):
            assert ends <= quote.start < quote.end <= len(block.text)
            ends = quote.end


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_reading_what_was_read_gives_the_same_words(text):
    once = intake.read(text)
    again = intake.read("\n\n".join(block.text for block in once.blocks))
    assert words_of(again) == words(" ".join(block.text for block in once.blocks))
