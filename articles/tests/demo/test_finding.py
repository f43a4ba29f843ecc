"""What a reader of the demo newsroom might type, and the interview it should lead to among the first five."""

import re

import pytest
from django.utils.translation import override

from articles.demo import loading
from articles.models import Interview

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.xdist_group("demo"),  # one is laid out, not one a core
    pytest.mark.usefixtures("demo"),
]

# Language, what is typed, and how the slug of the interview begins. Some of these ask too much, and stay here.
QUESTIONS = [
    ("en", "soap stamps", "stamp-carver"),
    ("en", "writing backwards in brass", "stamp-carver"),
    ("en", "Mahran Nakkash", "stamp-carver"),
    ("en", "railway", "stationmaster"),
    ("en", "trains that do not stop", "stationmaster"),
    ("en", "Tell Sukkar", "stationmaster"),
    ("en", "sworn translation", "sworn-translator"),
    ("en", "spelling of names", "sworn-translator"),
    ("en", "Leipzig", "sworn-translator"),
    ("en", "vaccinations", "vaccine-fridge"),
    ("en", "nurse fridge", "vaccine-fridge"),
    ("en", "ice cream generator", "vaccine-fridge"),
    ("en", "bees", "wall-hives"),
    ("en", '"honey out of the wall"', "wall-hives"),
    ("en", "school in a tent", "tent-school"),
    ("en", "pupils and one book", "tent-school"),
    ("en", "sharing water", "water-turns"),
    ("en", "qalamoun", "water-turns"),
    ("en", "radios repaired", "yerevan-hour"),
    ("en", "Kurdish songs", "yerevan-hour"),
    ("en", "maps of Homs", "homs-map"),
    ("en", "postman", "homs-map"),
    ("en", "a handful", "kitchen-dictionary"),
    ("en", "reed flute", "nay-reeds"),
    ("en", "Hama musicians", "nay-reeds"),
    ("ar", "القطارات", "فواز"),
    ("ar", "مأمور المحطه", "فواز"),
    ("ar", "صابون حلب", "مهران"),
    ("ar", "والاختام", "مهران"),
    ("ar", "المدرسة في خيمة", "سلمى"),
    ("ar", "بالبقاع", "سلمى"),
    ("ar", "القمح", "نجاح"),
    ("ar", "قوارب أرواد", "طه"),
    ("ar", "النجارين", "طه"),
    ("ar", "كاتب عرائض", "ممدوح"),
    ("ar", "آلة كاتبة", "ممدوح"),
    ("ar", "البطاقه الصفراء", "ممرضة"),
    ("ar", "لقاحات", "ممرضة"),
    ("ar", "فواتير الكهرباء", "حبيب"),
    ("ar", "رسائل مغلقة", "حبيب"),
    ("ar", "ماء العين", "ديب"),
    ("ar", "للقلمون", "ديب"),
    ("ar", "مترجمة محلفة", "هالة"),
    ("ar", "خرائط حمص", "راسمة"),
]


def test_nine_in_ten_questions_find_their_interview_among_the_first_five(client):
    missed = [question for question in QUESTIONS if not is_found(client, *question)]
    assert len(missed) <= len(QUESTIONS) // 10, missed


def is_found(client, language, query, slug):
    hits = client.get(f"/{language}/search/", {"q": query}).context["hits"]
    return any(hit.card.slug.startswith(slug) for hit in list(hits)[:5])


def test_what_the_demo_lists_as_typed_finds_its_interview_first(client):
    headlines = {(name, language): row["headline"] for name, language, row in loading.rows()}
    for row in loading.read("search.toml")["search"]:
        hits = client.get(f"/{row['language']}/search/", {"q": row["query"]}).context["hits"]
        first = [hit.card.headline for hit in hits][:1]
        assert (row["query"], first) == (row["query"], [headlines[row["expected"], row["language"]]])


def test_demo_shows_what_a_correction_looks_like(client):
    [(card, notice)] = client.get("/en/corrections/").context["corrections"]
    assert "fifty-seven" in card.standfirst
    assert "fifty-nine" in client.get(f"{card.url}history/").content.decode()
    assert notice.on > card.published


def test_demo_explains_a_word_once_and_calls_no_telephone_a_place():
    for name, language, row in loading.rows():
        with override(language):
            assert row.get("dateline", "").lower() not in Interview.Method.labels, name
        assert not re.search(r'title="([^"]+)">[^<]+</span>[:,]? \1', row["body"], re.IGNORECASE), name
