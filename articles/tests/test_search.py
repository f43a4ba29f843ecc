"""Readers find interviews by their words, however they spell them, and are led to the place."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Interview, Person, TopicName, Version
from articles.search import finding
from articles.tests import make
from articles.words import matches

pytestmark = pytest.mark.django_db


def found(client, query, language="en", **within):
    """The slugs of what is found, the best first."""
    return [hit.card.slug for hit in results(client, query, language, **within).context["hits"]]


def results(client, query, language="en", **within):
    response = client.get(f"/{language}/search/", {"q": query, **within})
    assert response.status_code == 200
    return response


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("evacuation", "<p>They were evacuated at night.</p>"),
        ("EVACUATED", "<p>The evacuation took a day.</p>"),
        ("cities", "<p>The city was quiet.</p>"),
        ("child", "<p>Their children’s shoes.</p>"),
        ("fleeing", "<p>They had fled.</p>"),
        ("wrote", "<p>Writing at night.</p>"),
        ('"opened at four"', "<p>The baker opened at four.</p>"),
        ("“opened at four”", "<p>The baker opened at four.</p>"),
        ("baker -butcher", "<p>The baker opened at four.</p>"),
        ("butcher or baker", "<p>The baker opened at four.</p>"),
        ("café", "<p>A cafe\u0301 by the river.</p>"),
    ],
)
def test_english_words_are_found_in_other_forms(client, query, text):
    make.published(slug="it", headline="One", body=text)
    make.published(slug="another", headline="Two", body="<p>Of four others one opened.</p>")
    assert found(client, query) == ["it"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("الثورة", "ثورة طويلة"),
        ("ثورة", "والثورة طويلة"),
        ("الخبز", "بالخبز وحده"),
        ("خبز", "للخبز رائحة"),
        ("حلب", "فحلب مدينة"),
        ("بيروت", "ببيروت ليلا"),
        ("انفسنا", "هزمنا أنفسنا"),
        ("أنفسنا", "هزمنا انفسنا"),
        ("حلب", "في حَلَب القديمة"),
        ("مدينه", "مدينة كبيرة"),
        ("مصطفي", "قال مصطفى"),
        ("١٩", "في 19 يومًا"),
        ("سوريا", "ســوريا كلها"),
        ("مظاهرة", "بدأت المظاهرات"),
        ("مظاهرات", "أول مظاهرة"),
        ("طائرة", "سمعنا طائراتهم"),
        ("عائلة", "تركتُ عائلتي"),
        ("مسؤول", "قال مسئول"),
        ("لاجئ", "مع اللاجئين"),
        ("صحفي", "قتل الصحفيون"),
        ("بيت", "عدنا إلى بيتنا"),
        ("بلد", "في بلدهم"),
        ("وطن", "تركت وطني"),
        ("طفل", "مع الأطفال"),
        ("امرأة", "جاءت النساء"),
        ("نساء", "قالت المرأة"),
        ("ماء", "قطعوا المياه"),
        ("الأطفال", "وطفلها معها"),
        ("مدارس", "إلى مدرستنا"),
    ],
)
def test_arabic_words_are_found_with_and_without_prefixes_and_marks(client, query, text):
    make.published(slug="it", headline="واحد", language="ar", body=f"<p>{text}</p>")
    make.published(slug="another", headline="اثنان", language="ar", body="<p>كلام آخر قيل هنا</p>")
    assert found(client, query, "ar") == ["it"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("كيف يُقسم ماء العين؟", "يُقسم ماء العين بطاسة"),
        ("ولماذا رحلوا إلى حمص؟", "رحلوا نحو حمص"),
        ("مَن هو الحلاق", "قال الحلاق"),
        ("وين الحلاق", "قال الحلاق"),  # as it is said in the Levant
        ("خبز -من", "خبز من قمح"),
        ("«من هو» الخباز", "سألنا من هو الخباز"),
        ("شعير أو قمح", "خبز من قمح"),
        ("«قمح أو شعير»", "خبز من قمح أو شعير"),
        ("من", "خبز من قمح"),  # there is nothing else to look for
    ],
)
def test_arabic_questions_are_asked_without_the_words_that_say_nothing(client, query, text):
    make.published(slug="it", headline="واحد", language="ar", body=f"<p>{text}</p>")
    make.published(slug="another", headline="اثنان", language="ar", body="<p>كلام قاله الخباز هنا</p>")
    assert found(client, query, "ar") == ["it"]


def test_arabic_name_that_is_nearly_such_a_word_is_looked_for(client):
    make.published(headline="واحد", language="ar", body="<p>الخبز في البيت</p>")
    assert found(client, "الخبز على", "ar")
    assert not found(client, "الخبز علي", "ar")


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("teaching", "taught"),
        ("women", "Woman"),
        ("leave", "leaving"),
        ("wedding", "weddings"),
        ("stop", "Stopped"),
        ("begging", "begged"),
    ],
)
def test_english_words_are_marked_in_the_form_they_stand_in(client, query, marked):
    make.published(body=f"<p>{marked} was what she said.</p>")
    (hit,) = results(client, query).context["hits"]
    assert [text for text, is_marked in hit.snippet if is_marked] == [marked]


def test_arabic_words_that_only_a_stemmer_takes_for_one_another_stay_apart(client):
    make.published(headline="واحد", language="ar", body="<p>خرج مئات من الناس</p>")
    assert found(client, "مياه", "ar") == []


@pytest.mark.parametrize(
    ("query", "said", "marked"),
    [("بيت", "عدنا إلى بيتنا", "بيتنا"), ("بيوت", "وببيتهم بقينا", "وببيتهم"), ("وطن", "تركت وطني", "وطني")],
)
def test_short_arabic_words_are_marked_where_they_say_whose_they_are(client, query, said, marked):
    make.published(language="ar", body=f"<p>{said}</p>")
    (hit,) = results(client, query, "ar").context["hits"]
    assert [text for text, is_marked in hit.snippet if is_marked] == [marked]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    ("query", "said", "marked"),
    [
        ("مظاهرة", "قبل المظاهرات الأولى", "المظاهرات"),
        ("عائلات", "تركت عائلتي هناك", "عائلتي"),
        ("مسئول", "لم يرد المسؤول", "المسؤول"),
        ("صحفي", "قبض على الصحفيين", "الصحفيين"),
        ("طفل", "نام الأطفال هنا", "الأطفال"),
        ("قرية", "تركنا قرانا والقرى", "والقرى"),
        ("بيوت", "عدنا إلى البيت", "البيت"),
    ],
)
def test_arabic_words_are_marked_in_the_form_they_stand_in(client, language, query, said, marked):
    make.published(language=language, body=f"<p>{said}</p>")
    (hit,) = results(client, query, language).context["hits"]
    assert [text for text, is_marked in hit.snippet if is_marked] == [marked]


def test_headline_counts_more_than_standfirst_and_standfirst_more_than_text(client):
    make.published(slug="headline", headline="Bread")
    make.published(slug="standfirst", headline="Two", standfirst="On bread")
    make.published(slug="text", headline="One", body="<p>A story of bread.</p>")
    assert found(client, "bread") == ["headline", "standfirst", "text"]


def test_of_more_than_are_shown_those_stay_that_say_it_at_their_head(client, monkeypatch):
    monkeypatch.setattr(finding, "MOST", 2)
    monkeypatch.setattr(finding, "best", finding.best.__wrapped__)  # which would keep what was asked with another MOST
    make.published(slug="headline", headline="Bread")
    assert not results(client, "bread").context["capped"]
    for slug in ("text", "another"):
        make.published(slug=slug, headline="One", body="<p>A story of bread.</p>")
    assert found(client, "bread") == ["headline", "another"]
    assert results(client, "bread").context["capped"]


def test_person_is_found_by_other_spellings(client):
    salma = make.person("Salma Haddad", spellings=["Selma Hadad"])
    make.published(slug="it", people=[salma])
    assert found(client, "selma") == ["it"]


def test_protected_person_is_found_by_the_public_label_alone(client):
    nurse = make.person("A nurse", naming=Person.Naming.ROLE, spellings=["Canary"])
    make.published(slug="it", people=[nurse], body="<p>It was night.</p>")
    assert found(client, "nurse") == ["it"]
    assert found(client, "canary") == []


def test_nor_by_the_name_of_before_that_still_stands_in_the_other_language(client):
    nurse = make.person("A nurse", naming=Person.Naming.ROLE)
    nurse.names.create(language="ar", name="رنا خوري")
    make.published(slug="protected", people=[nurse])
    make.published(slug="by-name", people=[named := make.person("Salma Haddad")])
    named.names.create(language="ar", name="سلمى حداد")
    make.corrected(make.change(Interview.objects.get(slug="by-name"), headline="Bread"))
    assert found(client, "خوري") == found(client, "رنا") == []
    assert found(client, "حداد") == ["by-name"]
    assert "خوري" not in Version.objects.get(slug="protected").search_names


def test_topic_ties_the_word_of_the_other_language(client):
    bread = make.topic("Bread")
    TopicName.objects.create(topic=bread, language="ar", name="خبز")
    make.published(slug="it", topics=[bread], language="ar", body="<p>كلام آخر</p>")
    assert found(client, "bread", "ar") == ["it"]


def test_an_interview_is_found_by_what_its_page_calls_a_topic_and_by_what_that_is_called_now(client):
    chalk = make.topic("Chalk")
    make.published(slug="it", topics=[chalk], dateline="Qamishli")
    chalk.names.update(name="Slate")
    call_command("reindex")
    assert found(client, "chalk") == found(client, "slate") == found(client, "qamishli") == ["it"]


def test_search_stays_in_its_language(client):
    make.published(slug="it", headline="Aleppo", language="ar")
    assert found(client, "Aleppo") == []
    assert found(client, "Aleppo", "ar") == ["it"]


def test_only_what_is_live_is_found(client):
    said = {"headline": "Secret", "body": "<p>They hid in the orchard.</p>"}
    make.interview(**said)
    make.withdrawn(**said)
    make.scheduled(timezone.now() + timedelta(hours=1), **said)
    changed = make.published(**said)
    make.corrected(make.change(changed, headline="Public", body="<p>They hid.</p>"))
    assert found(client, "secret") == found(client, "orchard") == []
    assert results(client, "secrets").context["suggestion"] == results(client, "orchrd").context["suggestion"] == ""


def test_hit_leads_to_the_answer_and_marks_the_words(client):
    salma, rozana = make.person("Salma Haddad"), make.person("Rozana")
    body = make.exchange(
        rozana, salma, answer="Nobody slept. They were <b>evacuated</b> by bus, and the Evacuations went on."
    )
    interview = make.published(people=[salma], asked_by=[rozana], body=body)
    (hit,) = results(client, "evacuation").context["hits"]
    answer = interview.document.turns[1].parts[0]
    assert hit.url == reverse("interview", args=["en", interview.slug]) + f"#{answer.id}"
    assert hit.who == "Salma Haddad"
    assert [text for text, marked in hit.snippet if marked] == ["evacuated", "Evacuations"]
    assert "<mark>evacuated</mark>" in results(client, "evacuation").content.decode()


@pytest.mark.parametrize(
    ("query", "led_to"),
    [
        ("yeast flour", "Flour and yeast."),
        ("flour -butcher", "Flour."),
        ("oven or yeast", "Flour and yeast."),
        ('"yeast and flour"', "Flour and yeast."),
        ("Headline", "What the standfirst says."),
    ],
)
def test_hit_leads_to_the_first_passage_with_the_most_of_the_words(client, query, led_to):
    body = "<p>Flour.</p><p>Flour and yeast.</p><p>Yeast and flour.</p>"
    make.published(headline="Headline", standfirst="What the standfirst says.", body=body)
    (hit,) = results(client, query).context["hits"]
    assert hit.text == led_to


@pytest.mark.parametrize(
    ("language", "of_words", "query", "words", "marked"),
    [
        ("en", "ar", "إخلاء", "وبدأ الإخلاء ليلا من الحي.", "الإخلاء"),
        ("ar", "en", "evacuated", "They were evacuated at night.", "evacuated"),
        ("ar", "de", "bescheinigt", "Hiermit bescheinigt.", "bescheinigt"),
    ],
)
def test_words_are_found_in_the_language_they_were_said_in(client, language, of_words, query, words, marked):
    """Whoever heard them looks for them so, and is led to where they stand, in their own direction."""
    asks, answers = make.person("Rozana"), make.person("Salma Haddad")
    body = make.exchange(asks, answers, "…").replace(
        "…</p></section>", f'…</p><blockquote lang="{of_words}">{words}</blockquote></section>'
    )
    interview = make.published(people=[answers], asked_by=[asks], language=language, body=body)
    response = results(client, query, language)
    (hit,) = response.context["hits"]
    question = interview.document.turns[0]
    assert hit.url.partition("#")[2] == next(part.id for part in question.parts if part.type == "original")
    assert (hit.who, hit.text) == ("Rozana", words)
    html = response.content.decode()
    direction = "rtl" if of_words == "ar" else "ltr"
    assert f'<p class="dek" lang="{of_words}" dir="{direction}">' in html and f"<mark>{marked}</mark>" in html


def test_words_of_a_text_stay_text_in_a_snippet(client):
    make.published(body="<p>Bread &lt;script&gt;alert(1)&lt;/script&gt; and butter.</p>")
    html = results(client, "bread").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html and "<script>" not in html


def test_facets_count_and_lead_within(client):
    salma, bread = make.person("Salma\tHaddad", slug="salma"), make.topic("Bread")
    unnamed = make.person("A nurse", naming=Person.Naming.ROLE, slug="a-nurse", page_allowed=True)
    make.published(slug="both", headline="Flour", people=[salma], topics=[bread])
    make.published(slug="person", headline="Flour", people=[salma])
    make.published(slug="neither", headline="Flour", people=[unnamed])
    page = results(client, "flour")
    headings = re.findall("<h2>(.*)</h2>", page.content.decode())
    assert headings == ["People", "Topics", "Years"]
    facets = dict(page.context["facets"])
    assert [(facet.value, facet.label, facet.count) for facet in facets["person"]] == [("salma", "Salma Haddad", 2)]
    assert [(facet.value, facet.count) for facet in facets["topic"]] == [("bread", 1)]
    assert [facet.count for facet in facets["year"]] == [3]
    assert set(found(client, "flour", person="salma")) == {"both", "person"}
    assert found(client, "flour", person="salma", topic="bread") == ["both"]
    assert found(client, "flour", year="1999") == []


def test_facets_are_the_most_frequent_and_called_as_the_best_match_calls_them(client):
    salma, topics = make.person("Salma Haddad", slug="salma"), [make.topic(f"Topic {number}") for number in range(9)]
    make.published(headline="Flour", people=[salma], topics=topics)
    salma.names.update(name="Umm Karim")
    make.published(headline="Salt", people=[salma], body="<p>There was flour.</p>")
    facets = dict(results(client, "flour").context["facets"])
    assert [(facet.label, facet.count) for facet in facets["person"]] == [("Salma Haddad", 2)]
    assert len(facets["topic"]) == finding.FACETS


def test_a_single_result_leaves_nothing_to_choose_but_the_way_back(client):
    make.published(headline="Flour", topics=[make.topic("Bread")])
    assert results(client, "flour").context["facets"] == ()
    within = dict(results(client, "flour", topic="bread").context["facets"])
    assert [facet.chosen for facet in within["topic"]] == [True]


@pytest.mark.parametrize(
    ("typed", "meant", "language"),
    [
        ("Alepo", "Aleppo", "en"),
        ("evacuatoin of Alepo", "Evacuation of Aleppo", "en"),
        ("Hadad", "Haddad", "en"),
        ("Alepo", "", "ar"),  # of which English interviews alone speak
        ("Qamihsli", "Qamishli", "en"),
        ("alepo flou", "Aleppo flour", "en"),  # a headline and what was said below it
        ("yaest Haddad", "yeast Haddad", "en"),
        ("evacuatoin of tel Alepo", "Evacuation of Aleppo", "en"),  # with the short word nothing would be found
        ("Alepo tel", "Aleppo", "en"),
        ("Aleppo tel", "", "en"),
        ("bridge Alepo", "", "en"),  # which stand in no interview together
        ("Alepp0 or 'Hadad'", "Aleppo or Haddad", "en"),
        ("____ !!!! ':*&|", "", "en"),
        ("الاخلاا", "الإخلاء", "ar"),
        ("الخبازز", "الخَبّاز", "ar"),
        ("ليله الاخلاا", "ليلة الإخلاء", "ar"),
        ("الاخلاا أو الخبازز", "الإخلاء أو الخَبّاز", "ar"),
    ],
)
def test_misspelt_word_is_met_with_a_suggestion(client, typed, meant, language):
    salma = make.person("Salma Haddad")
    make.published(
        headline="Evacuation of Aleppo",
        people=[salma],
        topics=[make.topic("Qamishli")],
        body="<p>There was flour, and yeast.</p>",
    )
    make.published(headline="Over the river", body="<p>Of the bridge nothing was left.</p>")
    make.published(headline="ليلة الإخلاء من حلب", language="ar", body="<p>كان الخَبّاز هناك.</p>")
    assert results(client, typed, language).context["suggestion"] == meant
    assert not meant or found(client, meant, language)


def test_a_word_that_is_said_is_taken_for_another_only_in_a_name_or_a_headline(client):
    make.published(headline="Over the river", body="<p>Sami rode with bridle and yeast.</p>")
    make.published(headline="Under it", people=[make.person("Samir Khoury")], body="<p>Of the bridge.</p>")
    assert results(client, "bridge yeast").context["suggestion"] == ""
    assert results(client, "brigde yeast").context["suggestion"] == "bridle yeast"
    assert results(client, "Sami Khoury").context["suggestion"] == "Samir Khoury"


def test_empty_search_looks_for_nothing_and_offers_topics(client):
    make.published(topics=[make.topic("Bread")])
    response = client.get("/en/search/")
    assert list(response.context["hits"]) == []
    assert [topic.name for topic in response.context["topics"]] == ["Bread"]


def test_search_asks_four_queries_at_most(client, django_assert_num_queries):
    salma, bread = make.person("Salma Haddad", slug="salma"), make.topic("Bread")
    with time_machine.travel("2026-06-01 12:00Z", tick=True):
        for number in range(12):
            make.published(headline="Flour", slug=f"flour-{number}", people=[salma], topics=[bread])
        make.published(headline="الطحين", language="ar")
    asked = [
        ({"q": "flour"}, 2),
        ({"q": "flour", "page": "2", "person": "salma", "topic": "bread", "year": "2026"}, 2),
        ({"q": ""}, 1),
        ({"q": "flourr"}, 3),  # nothing, and a suggestion
        ({"q": "flour", "person": "nobody"}, 4),
        ({"q": "الطحين"}, 4),  # hits in the other language alone
        ({"q": "zzzzzzzz"}, 4),
        ({"q": "the of and"}, 3),
    ]
    for values, cost in asked:
        with django_assert_num_queries(cost, info=values):
            response = client.get("/en/search/", values)
        assert bool(response.context["hits"]) == (cost == 2), values


def test_whoever_finds_nothing_within_a_person_is_led_back_to_everything(client):
    make.published(headline="Flour")
    page = client.get("/en/search/", {"q": "flour", "person": "nobody", "page": "2"}).text
    assert '<a href="?q=flour">Look for it in all interviews</a>' in page
    assert "all interviews</a>" not in client.get("/en/search/", {"q": "flourish"}).text


@pytest.mark.parametrize(
    ("typed", "any_of_them", "language"),
    [
        ("What became of the mulberries?", "What or became or of or the or mulberries", "en"),
        ("ماذا حدث لشجر التوت؟", "حدث أو لشجر أو التوت", "ar"),
        ("walnuts ?", "", "en"),
        ("red -mulberries", "", "en"),
        ("“red mulberries” there", "", "en"),
        ("walnuts or almonds", "", "en"),
        ("flour of Alepo", "", "en"),  # which has a suggestion
        ("الطحين هناك", "", "en"),  # which Arabic interviews have
    ],
)
def test_whoever_finds_no_interview_with_all_words_is_led_to_those_with_any(client, typed, any_of_them, language):
    make.published(slug="it", headline="Flour of Aleppo", body="<p>Mulberry trees stood there, green.</p>")
    make.published(slug="it", headline="الطحين", language="ar", body="<p>كان التوت هناك</p>")
    page = results(client, typed, language)
    assert page.context["loosened"] == any_of_them
    assert ("any of these" in page.text or "أي من هذه" in page.text) == bool(any_of_them)
    assert not any_of_them or found(client, any_of_them, language) == ["it"]


@pytest.mark.parametrize("query", ["", "flour", "zzzzzzzz"])
def test_search_of_a_language_without_interviews_is_no_dearer(client, django_assert_max_num_queries, query):
    make.published(headline="Flour")
    with django_assert_max_num_queries(4):
        response = client.get("/ar/search/", {"q": query})
    assert response.context["found_there"] == (query == "flour")


def test_results_are_paged(client):
    for number in range(12):
        make.published(headline="Flour", slug=f"flour-{number}")
    assert len(found(client, "flour")) == 10
    assert len(found(client, "flour", page=2)) == 2


HOSTILE = [
    "\x00",
    "\ud800",
    "a\x00b",
    "'; DROP TABLE articles_version; --",
    "!!! & | <-> :* ()",
    '"unclosed',
    "-" * 200,
    "%_\\",
    "\u202e\u2066",
    "x" * 10_000,
    "the of and",
    "؟؟؟",
    "<script>",
    "((((((",
]


@pytest.mark.parametrize("name", ["q", "person", "topic", "year", "page"])
def test_hostile_query_is_only_a_query(client, django_assert_max_num_queries, name):
    make.published()
    for value in HOSTILE:
        with django_assert_max_num_queries(4, info=repr(value)):
            response = client.get("/en/search/", {"q": "bread", name: value.encode("utf-8", "surrogatepass")})
        assert (response.status_code, "<script" in response.content.decode()) == (200, False), value


@given(text=st.text(max_size=60), stems=st.lists(st.text(min_size=1, max_size=8), max_size=4))
def test_pieces_of_a_snippet_are_the_text(text, stems):
    words = tuple(map(matches.stem, stems))
    assert "".join(piece for piece, _ in matches.pieces(text, words)) == text
    matches.snippet(text, words)


# -- after a release that folds otherwise


def test_reindexing_finds_again_what_the_search_has_forgotten(client, capsys):
    make.published(slug="it", body="<p>They were evacuated at night.</p>")
    Version.objects.update(search_vector=None, search_head=None, search_names="")
    assert found(client, "evacuation") == []
    with CaptureQueriesContext(connection) as queries:
        call_command("reindex")
    assert any("FOR UPDATE" in query["sql"] for query in queries)  # or what is redacted meanwhile would be found
    assert found(client, "evacuation") == ["it"]
    assert capsys.readouterr().out == "1 versions indexed.\n"


def test_reindexing_leaves_out_what_was_redacted():
    make.published(body="<p>They were evacuated at night.</p>")
    Version.objects.update(content="", search_vector=None)
    call_command("reindex")
    assert Version.objects.get().search_vector is None
