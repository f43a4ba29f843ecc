"""Spellings that are one name fold together, and addresses keep every letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.words import folding


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("حَلَب", "حلب"),
        ("مصطفى", "مصطفي"),
        ("حـــلب", "حلب"),
        ("آمنة", "امنة"),
        ("٢٠١٦", "2016"),
        ("۲۰۱۶", "2016"),
        ("CAFÉ", "cafe\u0301"),
        ("\u200fحلب\u200f", "حلب"),
        ("Deir\u00a0 ez-Zor ", "deir ez-zor"),
        ("ﷲ", "الله"),
    ],
)
def test_two_spellings_are_one_name(one, other):
    assert folding.identity(one) == folding.identity(other)


@pytest.mark.parametrize(("one", "other"), [("حلب", "حلبي"), ("مدرسة", "مدرسه"), ("الشام", "شام"), ("Cafe", "Café")])
def test_different_names_stay_different(one, other):
    assert folding.identity(one) != folding.identity(other)


def test_a_typed_list_is_split_by_the_commas_and_semicolons_of_both_scripts():
    assert folding.split_names("حلب، سوريا؛ إدلب, Aleppo;\n أحمد، ,احمد") == [
        "حلب",
        "سوريا",
        "إدلب",
        "Aleppo",
        "أحمد",
    ]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("راديو Nour المحلي", "rtl"),
        ("Otto says سلام", "ltr"),
        ("Otto: أهلاً وسهلاً بكم", "rtl"),
        ("12:30 …", "ltr"),
        ("ما هو Facebook؟", "rtl"),
        ("What is “الفيسبوك”?", "ltr"),
        ("قال «Facebook»", "ltr"),
    ],
)
def test_direction_is_that_of_most_words(text, direction):
    assert folding.direction(text) == direction


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("مصطفى في المدرسة", "مصطفى-في-المدرسة"),
        ("حَلَب: «قلعة» لا تنام!", "حلب-قلعة-لا-تنام"),
        ("We Don't Stop — At Café 12", "we-dont-stop-at-café-12"),
        ("\u200fسـلام\u200f", "سلام"),
        ("هندی اردو हिन्दी", "هندی-اردو-हिन्दी"),
        ("؟!", ""),
    ],
)
def test_an_address_keeps_every_letter(title, slug):
    assert folding.slugify(title) == slug


def test_an_address_is_cut_after_a_word():
    assert folding.slugify("word " * 40) == "-".join(["word"] * 16)
    assert folding.slugify("w" * 200) == "w" * 80


@given(st.text())
def test_folding_twice_changes_nothing(text):
    for fold in (folding.identity, folding.typed, folding.slugify):
        assert fold(fold(text)) == fold(text)


@given(st.text())
def test_an_address_is_safe_and_never_empty_for_words(text):
    slug = folding.slugify(text)
    assert len(slug) <= folding.SLUG_LENGTH
    assert not set(slug) & set(" /?#%.&'\"<>\u200f")
    assert bool(slug) == any(character.isalnum() for character in text.translate(folding.UNWRITTEN))
