"""Forms of a word that are one to whoever looks for it."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.words import folding, inflection, irregular


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("مدرسة", "المدرسه"),
        ("حلب", "بحلب"),
        ("كتاب", "وبالكتاب"),
        ("كتاب", "للكتاب"),
        ("فيلم", "«الفيلم»"),
        ("لبنان", "ولبنان"),
        ("فلسطين", "بفلسطين"),
        ("مظاهرة", "والمظاهرات"),
        ("مظاهرة", "مظاهراتهم"),
        ("عائلة", "عائلتي"),
        ("ساعة", "بساعتين"),
        ("حياة", "حياتنا"),
        ("مسؤول", "للمسئول"),
        ("أبناؤها", "أبنائها"),
        ("صحفي", "الصحفيين"),
        ("لاجئ", "اللاجئون"),
        ("طفل", "الأطفال"),
        ("بيت", "لبيوتهم"),
        ("قرية", "القرى"),
        ("ولد", "أولادي"),
        ("مدارس", "مدرستنا"),
    ],
)
def test_a_query_meets_a_word_with_what_is_joined_to_it(query, word):
    assert inflection.uninflected(query) == inflection.uninflected(word).strip("«»")


@pytest.mark.parametrize("word", ["مليون", "شؤون", "قانون", "حنين", "صوتي", "وقتنا"])
def test_a_word_that_only_looks_like_several_or_like_one_in_ta_keeps_its_end(word):
    assert folding.typed(word).endswith(inflection.uninflected(word))


@pytest.mark.parametrize(("query", "text"), [("بيت", "ببيتنا"), ("بلد", "بلدهم"), ("وطن", "ووطنه"), ("ولد", "ولدي")])
def test_a_short_word_is_met_in_full_where_it_says_whose_it_is(query, text):
    assert inflection.met(text).split()[-1].startswith(inflection.uninflected(query))


@pytest.mark.parametrize("word", ["بيت", "ولد", "الف", "bal", "2016"])
def test_a_short_or_foreign_word_keeps_its_first_letters(word):
    assert inflection.uninflected(word) == word


@given(st.lists(st.text(alphabet="ابتفلوينهمكء", min_size=1, max_size=9), max_size=6))
def test_each_word_is_uninflected_alone(words):
    assert inflection.uninflected(" ".join(words)) == " ".join(map(inflection.uninflected, words))


def test_each_word_of_the_table_stands_in_one_line():
    assert all(len(line) > 1 for line in irregular.LINES)
    times = Counter(inflection.without_ends(word) for line in irregular.LINES for word in {*line})
    assert [word for word, number in times.items() if number > 1] == []


@pytest.mark.parametrize("line", irregular.LINES, ids=lambda line: line[0])
def test_every_word_of_a_line_is_met_by_the_first(line):
    first, *others = line
    for other in others:
        assert inflection.uninflected(other) == inflection.uninflected(first)


@pytest.mark.parametrize("line", [line for line in irregular.LINES if line[0] > "z"], ids=lambda line: line[0])
def test_every_arabic_word_of_a_line_is_met_with_what_is_joined_to_it(line):
    first, *others = line
    for other in others:
        assert inflection.uninflected(f"وال{other}") == inflection.uninflected(first)
