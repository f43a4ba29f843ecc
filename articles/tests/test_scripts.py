"""Words of the other script are found in a text, and nothing of the text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.words import scripts


@pytest.mark.parametrize(
    ("language", "text", "foreign"),
    [
        ("ar", "ونُشر بعنوان “We Defeated Ourselves!”.", ["We Defeated Ourselves"]),
        ("ar", "التقينا في Gaziantep ثم في Berlin-Wedding.", ["Gaziantep", "Berlin-Wedding"]),
        ("ar", "عام 2016 بلا حرف لاتيني", []),
        ("ar", "Salma: ‘Bread, 2016’.", ["Salma: ‘Bread, 2016’."]),
        ("en", "Shubbak (شُبّاك) means window.", ["شُبّاك"]),
        ("en", "She is called صلاح الأشقر, in full.", ["صلاح الأشقر"]),
        ("en", "In حلب, 2016 was long.", ["حلب"]),
        ("ar", "قبل COVID-19 كانت شبكة 5G حلماً، و MP3 كذلك.", ["COVID-19", "5G", "MP3"]),
        ("ar", "بين 2014-2016 في Raqqa", ["Raqqa"]),
        ("ar", "عن iPhone 15 Pro Max، وعن DIN 31635.", ["iPhone 15 Pro Max", "DIN 31635"]),
        ("ar", "(www.example.org/a?page=2)، و v1.5.", ["www.example.org/a?page=2", "v1.5"]),
        ("ar", "في BBC 50% وفي Berlin، 30 شخصاً، وAB%", ["BBC", "Berlin", "AB"]),
        ("en", "In حلب 2016 was long, by شارع 16 تشرين.", ["حلب", "شارع 16 تشرين"]),
        ("en", ", 12 كيلو, 50%.", ["كيلو"]),
        ("en", "«كيلو, 50%.»", ["«كيلو, 50%.»"]),
    ],
)
def test_a_phrase_of_the_other_script_is_one_stretch(language, text, foreign):
    other = scripts.FOREIGN[language][0]
    assert [piece for piece, marked in scripts.stretches(text, language) if marked == other] == foreign


@given(st.text(), st.sampled_from(["en", "ar"]))
def test_the_stretches_make_up_the_text(text, language):
    assert "".join(piece for piece, _ in scripts.stretches(text, language)) == text
