"""The words of an interview become HTML that is safe, linked and set in their own direction."""

from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation

from articles.templatetags import dates, frame, prose, words
from articles.words import document


def html_of(html, language="en"):
    """The HTML of a body's first paragraph, as a page of `language` sets it."""
    body = document.parse(html)
    notes = tuple(SimpleNamespace(number=number, id=name) for number, (name, _) in enumerate(body.footnotes, start=1))
    page = SimpleNamespace(language=language, notes=notes)
    with translation.override(language):
        return prose.prose(body.blocks[0].runs, page)


def test_what_an_author_types_stays_text():
    assert html_of("<p>&lt;script&gt; &amp; &quot;Co&quot;</p>") == "&lt;script&gt; &amp; &quot;Co&quot;"


def test_bold_and_italic_nest():
    assert html_of("<p><strong>Bread <em>alone</em></strong></p>") == "<strong>Bread <em>alone</em></strong>"


def test_link_keeps_the_reader_in_the_window_and_unnamed():
    link = html_of('<p><a href="https://example.org/a?b=1&amp;c=2">here</a></p>')
    assert link == '<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">here</a>'


def test_quotation_is_anchored_and_keeps_the_author_s_marks():
    assert html_of('<p>She said: <q id="q-aaaaaaaa">“Bread.”</q></p>') == (
        'She said: <span class="said" id="q-aaaaaaaa">“Bread.”</span>'
    )


def test_footnote_leaves_its_number_and_not_its_words():
    marked = html_of('<p>Bread<small id="n-aaaaaaaa">A loaf.</small> rose.</p>')
    assert 'href="#n-aaaaaaaa" aria-label="Note 1">1</a>' in marked
    assert "loaf" not in marked


def test_line_break_is_kept():
    assert html_of("<p>one<br>two</p>") == "one<br>two"


@pytest.mark.parametrize(
    ("language", "html", "expected"),
    [
        ("en", "<p>In حلب, bread.</p>", 'In <bdi lang="ar" dir="rtl">حلب</bdi>, bread.'),
        ("ar", "<p>خبز Bread خبز</p>", 'خبز <bdi lang="en" dir="ltr">Bread</bdi> خبز'),
        ("en", '<p><span lang="ar">خبز</span></p>', '<span lang="ar" dir="rtl">خبز</span>'),
        ("ar", '<p><span lang="fr">pain</span></p>', '<span lang="fr" dir="ltr">pain</span>'),
    ],
)
def test_words_of_the_other_script_are_isolated(language, html, expected):
    assert html_of(html, language) == expected


def test_meaning_stands_after_words_kept_in_their_language():
    assert html_of('<p><span lang="ar" title="bread">خبز</span></p>').endswith('<span class="insert">[bread]</span>')


@pytest.mark.parametrize("text", ["[She laughs.]", "[تضحك]"])
def test_what_the_newsroom_puts_in_is_in_its_own_voice(text):
    assert 'class="insert"' in html_of(f"<p>Yes. {text} No.</p>")


def test_letter_put_in_to_mend_a_word_is_not_set_apart():
    assert "insert" not in html_of("<p>[T]he bread, “[t]he bread”.</p>")


def test_headline_keeps_the_name_and_the_words_said_together():
    html = "<span>Salma &amp; Omar:</span> <span>‘Bread &amp; &lt;salt&gt;’</span>"
    assert words.headline("Salma & Omar: ‘Bread & <salt>’", "en") == html


def test_paragraph_goes_by_most_of_its_words_and_not_the_first():
    assert words.own_direction("Rozana: هذا كلام عربي طويل", "en") == ' lang="ar" dir="rtl"'
    assert words.own_direction("خبز is a word of this English sentence", "en") == ""
    assert [words.own_direction(even, "ar") for even in ("ما Facebook؟", "1974.", "")] == ["", "", ""]


def test_generated_numbers_follow_the_setting(settings):
    with translation.override("ar"):
        assert dates.digits(2016) == "2016"
        settings.ARABIC_DIGITS = "arabic-indic"
        assert dates.digits(2016) == "٢٠١٦"
    with translation.override("en"):
        assert dates.digits(2016) == "2016"


def test_what_is_passed_on_ends_at_no_sign_of_an_address_and_repeats_arabic_as_it_stands():
    headline = 'سلّمتُ: «رسالة»\N{NO-BREAK SPACE}& 100% #1 + "x" ‘y’?'
    passed = words.in_query(headline)
    assert unquote(passed) == headline
    assert "سلّمتُ" in passed and not set(passed) & set(" \N{NO-BREAK SPACE}&#+\"?'")


def test_no_setting_touches_the_numbers_that_an_author_typed(settings):
    settings.ARABIC_DIGITS = "arabic-indic"
    assert html_of("<p>بين 19 و ٢٠ رغيفاً</p>", "ar") == "بين 19 و ٢٠ رغيفاً"


@pytest.mark.parametrize(
    ("text", "language", "html"),
    [
        ("نوزّع لا شيء.", "ar", '<span class="quoted">نوزّع لا شيء</span>.'),
        ("أين البريد؟", "ar", '<span class="quoted">أين البريد؟</span>'),
        ("ثم صمت..", "ar", '<span class="quoted">ثم صمت..</span>'),
        ("We deliver nothing.", "en", '<span class="quoted">We deliver nothing.</span>'),
        ("«نوزّع لا شيء».", "ar", "<span>«نوزّع لا شيء».</span>"),
    ],
)
def test_arabic_full_stop_stands_behind_the_marks_that_the_site_sets(text, language, html):
    assert prose.quoted(text, language) == html
    pull = document.parse(f"<aside>{text}</aside>").blocks[0]
    assert prose.pulled(pull, SimpleNamespace(language=language, notes=())) == html


def test_structured_data_cannot_close_its_element():
    script = frame.json_ld({"headline": "</script><script>alert(1)</script>"})
    assert script.count("</script>") == 1


def test_kicker_does_not_repeat_the_headline():
    salma, omar = SimpleNamespace(name="Salma Haddad"), SimpleNamespace(name="Omar")
    assert words.unnamed_in([salma, omar], "Salma Haddad: ‘Bread’") == [omar]


def test_kicker_names_three_of_many():
    many = [SimpleNamespace(name=name) for name in ("هالة", "رنا", "نور", "طه")]
    card = SimpleNamespace(people=many, headline="الخبز", dateline="", language="ar")
    assert "هالة، رنا، نور&nbsp;…</span>" in render_to_string("articles/_kicker.html", {"card": card})
    card.people = many[:3]
    assert "هالة، رنا، نور</span>" in render_to_string("articles/_kicker.html", {"card": card})


@pytest.mark.parametrize(
    ("code", "english", "arabic"),
    [
        ("ar", "Arabic", "العربية"),
        ("ku", "Kurdish", "الكردية"),
        ("ar-SY", "Arabic", "العربية"),
        ("kurdish", "Kurdish", "الكردية"),  # what an editor typed
        ("الكردية", "Kurdish", "الكردية"),
        ("Zazaki", "Zazaki", "Zazaki"),
    ],
)
def test_languages_are_called_by_a_name_of_the_readers(code, english, arabic):
    for language, name in (("en", english), ("ar", arabic)):
        with translation.override(language):
            assert words.language_name(code) == name


def test_navigation_outside_any_address_points_nowhere():
    template = engines["django"].from_string('{% load frame %}{% current "archive" "interview" %}')
    assert template.render({"request": SimpleNamespace(resolver_match=None)}) == ""
