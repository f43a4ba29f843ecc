"""A name in a text, however it is spelt there."""

import re

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.words import spelling

ENGLISH = "a resident of Aleppo"
ARABIC = "أحد سكان حلب"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Salma bakes.", "A resident of Aleppo bakes."),
        ("Then salma spoke; Salma’s oven.", "Then a resident of Aleppo spoke; a resident of Aleppo’s oven."),
        ("It rose. “Salma, come!”", "It rose. “A resident of Aleppo, come!”"),
        ("Salma \u00a0Haddad", "A resident of Aleppo"),
        ("Salma-Haddad", "A resident of Aleppo"),
        ("Salmaz and Unsalma", "Salmaz and Unsalma"),
        ("a resident of Aleppo", "a resident of Aleppo"),
    ],
)
def test_another_name_in_its_place(text, result):
    assert spelling.replacing(["Salma", "Salma Haddad"], ENGLISH)(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("قال احمد", "قال أحد سكان حلب"),
        ("قال أَحـمَدُ لهم", "قال أحد سكان حلب لهم"),
        ("وأحمد وبأحمد", "وأحد سكان حلب وبأحد سكان حلب"),
        ("للأشقر ولِلأشقر", "لأحد سكان حلب ولِأحد سكان حلب"),
        ("والاشقر", "وأحد سكان حلب"),
        ("أحمدي، مأحمد، مَأحمد، أحمَدي", "أحمدي، مأحمد، مَأحمد، أحمَدي"),
    ],
)
def test_arabic_joins_letters_and_writes_vowels(text, result):
    assert spelling.replacing(["أحمد", "الأشقر"], ARABIC)(text) == result


def test_the_article_is_written_into_the_letter_before_it():
    assert spelling.replacing(["أحمد"], "الممرضة")("لأحمد وبأحمد") == "للممرضة وبالممرضة"


@pytest.mark.parametrize("text", ["Salma  Haddad", "للأشقر", "أَحمد"])
def test_the_database_finds_whatever_is_found_here(text):
    names = ["Salma Haddad", "الأشقر", "أحمد"]
    assert spelling.pattern(names).search(text)
    assert re.search(spelling.loose_pattern(names), text, re.IGNORECASE)


@pytest.mark.parametrize("name", ["أ", "-أ", "أ س", "ال"])
def test_the_database_finds_a_name_of_a_letter_or_two(name):
    assert spelling.pattern([name]).search(name)
    assert re.search(spelling.loose_pattern([name]), name, re.IGNORECASE)


@pytest.mark.django_db
def test_no_spelling_is_found_nowhere():
    assert not spelling.pattern([]).search("Salma Haddad")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'Salma Haddad' ~* %s", [spelling.loose_pattern([])])
        assert cursor.fetchone() == (False,)


LETTERS = st.sampled_from([*"salmikåσىأحمدوال", "س", "\u064b", "\u0640", "\u200f", "-", " "])
# The same letters as somebody else may write them, and what stands around a name.
WRITTEN = st.sampled_from(["", "", "\u0640", "\u064e", "\u200f", "</strong>", " ", "  ", "-", "،", "x"])
OTHERWISE = {"i": "iIıİ", "s": "sSſ", "k": "kK\N{KELVIN SIGN}", "å": "åÅ\N{ANGSTROM SIGN}", "σ": "σςΣ"}
OTHERWISE |= {"أ": "أاإآ", "ى": "ىي"}


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(LETTERS, min_size=2, max_size=12), data=st.data())
def test_no_spelling_that_is_found_here_is_passed_over_by_the_database(name, data):
    letters = [data.draw(st.sampled_from(OTHERWISE.get(letter, letter + letter.upper()))) for letter in name]
    text = "".join(letter + data.draw(WRITTEN) for letter in letters)
    text = data.draw(WRITTEN) + data.draw(st.sampled_from(["", "و", "لل", "ال", "في "])) + text
    spellings = spelling.longest_first([name])
    if not spellings or not spelling.pattern(spellings).search(text):
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s ~* %s", [text, spelling.loose_pattern(spellings)])
        assert cursor.fetchone() == (True,), (text, spellings)
