"""Every page that readers get is sound: its outline, its names, its languages, its links.

The fourteen checks that readers of every kind rely on, and where each is held. `BARRIERS` below shows, for those held
here, that a page with the barrier in it fails; the style sheet's and the browser's tests have mutations of their own.

 1  language, direction, title, zoom         test_page_names_its_language…, test_titles_tell_pages_apart
 2  landmarks and the skip link              test_frame_has_its_landmarks
 3  headings                                 test_headings_make_an_outline, test_every_question_is_a_heading…
 4  ids: unique, stored, resolved            test_ids_are_unique…, test_every_answer_paragraph_has_its_stored_id;
                                             that they outlive an edit: test_document, browser/test_editor_document
 5  words in the other script                test_words_in_the_other_script…, test_element_in_the_other_language…
 6  pictures                                 test_pictures_say_what_they_show…; unpublished without: test_photos_public
 7  what is hidden, pull quotes              test_what_is_hidden…, test_pull_quote_repeats_an_answer
 8  forms                                    test_search_form_is_labelled…
 9  dates and corrections                    test_every_date_says_so…, test_corrected_interview_says_so…
10  links                                    test_links_say_where_they_lead…, test_what_is_kept_says…
11  sound                                    test_sound_waits_for_its_listener
12  colours                                  test_style: test_colours_are_told_apart, test_text_on_a_mark…
13  what the style sheet may not say         test_style: test_style_sheet_is_without, test_no_type_is_smaller…
14  axe, keyboard, spacing, 200 %            browser/test_public_site
"""

import re
from collections import Counter
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.db import transaction
from django.template.loader import render_to_string
from django.test import Client

from articles.tests import make, whole_site

pytestmark = pytest.mark.django_db  # without it a run of some of these tests has no database of its own

ARABIC_WORDS = re.compile("[\u0620-\u064a]{3,}")
LATIN_WORDS = re.compile("[A-Za-z]{3,}")
# Names that Arabic readers know in Latin letters, and what is no word.
KNOWN = re.compile(r"RSS|HTML|JSON|English|https?://\S+|Shubbak|CC BY[\w. -]*")
DATED = re.compile("[0-9]\N{NO-BREAK SPACE}[^\\W\\d]")
REACHED = {"a", "button", "input", "summary", "audio", "video"}
VAGUE = {"here", "click here", "read more", "more", "link", "هنا", "المزيد"}


class Page:
    """A response, read as a browser reads it."""

    def __init__(self, name, status, html):
        self.name, self.status, self.html = name, status, html
        self.root = html5lib.parse(self.html, namespaceHTMLElements=False)
        self.parents = {child: parent for parent in self.root.iter() for child in parent}
        self.language = self.root.get("lang")

    def all(self, *tags: str, **attributes) -> list[Element]:
        return [
            element
            for element in self.root.iter()
            if element.tag in tags and all(element.get(name) == value for name, value in attributes.items())
        ]

    def ancestors(self, element):
        while element in self.parents:
            element = self.parents[element]
            yield element

    def language_of(self, element) -> str:
        own = (each.get("lang") for each in (element, *self.ancestors(element)))
        return next(filter(None, own))

    def runs(self):
        """Every run of text that is shown or read out, and the element it stands in."""
        for element in self.root.iter():
            if not isinstance(element.tag, str) or element.tag in ("script", "style"):
                continue
            yield element.text, element
            yield from ((child.tail, element) for child in element)


def text(element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """All pages, fetched once for all tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        client = Client()
        answers = {name: client.get(address) for name, address in whole_site.build().items()}
        transaction.set_rollback(True)
    return [Page(name, answer.status_code, answer.content.decode()) for name, answer in answers.items()]


def test_every_page_answers_as_it_should(pages):
    expected = {"gone": 410, "gone-ar": 410, "not-found-en": 404, "not-found-ar": 404}
    assert {page.name: page.status for page in pages} == {page.name: expected.get(page.name, 200) for page in pages}


def test_page_names_its_language_direction_and_title(pages):
    for page in pages:
        assert (page.root.get("lang"), page.root.get("dir")) in {("en", "ltr"), ("ar", "rtl")}
        assert 'charset="utf-8"' in page.html[:1024]
        [title] = page.all("title")
        assert title.text.strip().endswith(("Shubbak", "شبّاك")), page.name
        [viewport] = page.all("meta", name="viewport")
        assert "maximum-scale" not in viewport.get("content")
        assert "user-scalable" not in viewport.get("content")


def test_titles_tell_pages_apart(pages):
    titles = Counter(
        page.all("title")[0].text
        for page in pages
        if page.name not in {"offline", "offline-ar", "about-ar", "policy-ar"}
    )
    assert set(titles.values()) == {1}


def test_frame_has_its_landmarks(pages):
    for page in pages:
        [body] = page.all("body")
        assert [child.tag for child in body] == ["a", "header", "main", "footer"], page.name
        assert (body[0].get("class"), body[0].get("href")) == ("skip", "#main")
        assert page.all("main")[0].get("id") == "main"
        names = [label(page, nav) for nav in page.all("nav")]
        assert all(names), page.name
        assert len(set(names)) == len(names), page.name


def label(page, element) -> str:
    named_by = element.get("aria-labelledby")
    named = (text(other) for other in page.root.iter() if named_by and other.get("id") == named_by)
    return element.get("aria-label") or next(named, "")


def test_headings_make_an_outline(pages):
    for page in pages:
        levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, page.name
        # What stands beside the text comes before it in the document and begins at the second level.
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), (page.name, levels)


def test_every_question_is_a_heading_with_its_number(pages):
    [page] = [page for page in pages if page.name == "interview"]
    questions = [element for element in page.all("div") if "asked" in element.get("class", "")]
    assert [text(heading) for q in questions for heading in q if heading.tag in ("h2", "h3")] == [
        "What is bread?",
        "On the river",
    ]
    assert [text(link) for link in page.all("a") if link.get("class") == "number"] == [
        "1: link to this question",
        "2: link to this question",
    ]


def test_ids_are_unique_and_what_points_at_them_resolves(pages):
    for page in pages:
        ids = Counter(element.get("id") for element in page.root.iter() if element.get("id"))
        assert set(ids.values()) <= {1}, page.name
        pointed = {link.get("href")[1:] for link in page.all("a") if link.get("href", "").startswith("#")}
        pointed |= {label.get("for") for label in page.all("label")}
        pointed |= {element.get("aria-labelledby") for element in page.root.iter()} - {None}
        assert pointed <= set(ids), page.name


def test_every_answer_paragraph_has_its_stored_id(pages):
    for page in pages:
        words = [element for element in page.all("div") if element.get("class") == "words"]
        paragraphs = [child for element in words for child in element if child.tag == "p"]
        assert all(re.fullmatch("p-[a-z0-9]{8}", paragraph.get("id", "")) for paragraph in paragraphs)


def test_words_in_the_other_script_name_their_language(pages):
    """Arabic on an English page stands in lang=ar; Latin words on an Arabic page in a language of theirs."""
    for page in pages:
        for run, element in page.runs():
            shown = KNOWN.sub("", run or "")
            if page.language_of(element) == "en":
                assert not ARABIC_WORDS.search(shown), (page.name, run)
            else:
                assert not LATIN_WORDS.search(shown), (page.name, run)


def test_element_in_the_other_language_has_its_direction(pages):
    for page in pages:
        for element in page.root.iter():
            if element.get("lang") and element.tag not in ("html", "link"):
                expected = "rtl" if element.get("lang") == "ar" else "ltr"
                assert element.get("dir") == expected, (page.name, text(element))


def test_pictures_say_what_they_show_and_take_their_room(pages):
    pictures = [(page, image) for page in pages for image in page.all("img")]
    assert pictures
    for page, image in pictures:
        figure = next((each for each in page.ancestors(image) if each.tag == "figure"), None)
        caption = text(figure) if figure is not None else ""
        assert 0 < len(image.get("alt")) <= 150
        assert image.get("alt") != caption
        assert not re.search(r"\.\w{3,4}$", image.get("alt"))
        assert image.get("width", "").isdigit()
        assert image.get("height", "").isdigit()
    for svg in (svg for page in pages for svg in page.all("svg", "{http://www.w3.org/2000/svg}svg")):
        assert svg.get("aria-hidden") == "true"
        assert svg.get("width", "").isdigit() and svg.get("height", "").isdigit(), "as large as a page without styles"


def test_what_is_hidden_from_readers_aloud_holds_nothing_to_reach(pages):
    for page in pages:
        for hidden in (element for element in page.root.iter() if element.get("aria-hidden") == "true"):
            reached = (child for child in hidden.iter() if child.tag in REACHED or child.get("tabindex"))
            assert not list(reached), page.name


def test_pull_quote_repeats_an_answer(pages):
    [page] = [page for page in pages if page.name == "interview"]
    [pulled] = [element for element in page.all("p") if element.get("class") == "pull"]
    answers = " ".join(text(element) for element in page.all("div") if element.get("class") == "words")
    assert text(pulled) in answers


def test_search_form_is_labelled_and_works_without_a_script(pages):
    for page in pages:
        for form in page.all("form"):
            assert (form.get("role"), form.get("method", "get")) == ("search", "get")
            labels = {element.get("for") for element in form.iter("label")}
            assert {element.get("id") for element in form.iter("input")} <= labels


def test_every_date_says_so_to_machines(pages):
    for page in pages:
        times = page.all("time")
        assert all(re.fullmatch(r"\d{4}-\d\d(-\d\d)?", time.get("datetime")) for time in times)
        assert [run for run, element in page.runs() if DATED.search(run or "") and element.tag != "time"] == []
    [page] = [page for page in pages if page.name == "interview-ar"]
    assert re.search(r"\(\w+\)", text(page.all("time")[0])), "the first date gives the month its common name"


def test_no_line_ends_between_a_day_and_its_month(pages):
    shown = ["".join(time.itertext()) for page in pages for time in page.all("time")]
    assert any(re.search(r"\d\xa0[^\W\d]", date) for date in shown)
    assert [date for date in shown if re.search(r" [^\W\d]", date)] == []


def test_no_dot_can_hang_where_a_line_ends(pages):
    """Facts in a row are elements: the style sheet sets what parts them."""
    for page in pages:
        assert [run for run, element in page.runs() if run and "·" in run and element.tag != "title"] == [], page.name


def test_corrected_interview_says_so_at_its_head_and_in_a_box(pages):
    [page] = [page for page in pages if page.name == "interview"]
    [head] = page.all("header", **{"class": "head"})
    [box] = page.all("section", id="fix")
    [told] = [text(link) for link in head.iter("a") if link.get("href") == "#fix"]
    assert told.startswith("Corrected ")
    assert text(box).startswith(told.replace("Corrected", "Correction"))
    assert "There were two ferries, not one." in text(box)


def test_links_say_where_they_lead_and_open_in_place(pages):
    for page in pages:
        leads = {}
        for link in page.all("a"):
            said = link.get("aria-label") or text(link)
            assert said
            assert said.lower() not in VAGUE
            assert link.get("target") is None
            if link.get("href").startswith(("http", "/", "#")):
                leads.setdefault(said, set()).add(link.get("href"))
        twofold = {said: places for said, places in leads.items() if len(places) > 1}
        assert not twofold, page.name


def test_what_is_kept_says_its_size(pages):
    kept = [link for page in pages for link in page.all("a") if re.search("/(text|offline)/$", link.get("href"))]
    assert len(kept) > 4
    assert not [text(link) for link in kept if not re.search(r"\([^()]*\d (KB|كيلوبايت)[^()]*\)", text(link))]


def test_sound_waits_for_its_listener(pages):
    for page in pages:
        for sound in page.all("audio", "video"):
            assert (sound.get("controls"), sound.get("preload"), sound.get("autoplay")) == ("", "none", None)


def test_pages_run_nothing(pages):
    for page in pages:
        kinds = {script.get("type") for script in page.all("script")}
        assert kinds <= {"application/ld+json"}, page.name
        attributes = {name for element in page.root.iter() for name in element.attrib}
        assert not [name for name in attributes if name.startswith("on") or name == "style"]


def test_pages_fetch_nothing_from_another_host(pages):
    for page in pages:
        fetched = [element.get("src") or element.get("srcset") for element in page.all("img", "source", "audio")]
        fetched += [link.get("href") for link in page.all("link") if link.get("rel") in ("stylesheet", "icon")]
        assert all(address.startswith("/") for address in fetched if address), page.name


def test_translations_point_at_each_other(pages):
    named = {page.name: page for page in pages}
    for here, there in (("interview", "interview-ar"), ("interview-ar", "interview")):
        leads = {link.get("hreflang"): link.get("href") for link in named[here].all("link", rel="alternate")}
        canonical = named[there].all("link", rel="canonical")[0].get("href")
        assert leads.get(named[there].language) == canonical
        [switch] = named[here].all("a", **{"class": "switch"})
        assert canonical.endswith(switch.get("href"))


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "500", "front/4xx", "front/503", "front/507"])
def test_error_page_speaks_both_languages_and_needs_neither_database_nor_context(name):
    page = render_to_string(f"{name}.html")
    assert 'lang="ar"' in page and page.count('class="standfirst"') == 2


def test_what_an_author_types_never_becomes_markup(client):
    hostile = "<script>alert(1)</script>\"'&"
    make.published(
        headline=hostile, standfirst=hostile, dateline=hostile, slug="hostile", topics=[make.topic(hostile)]
    )
    for address in ("/en/", "/en/interviews/", "/en/interviews/hostile/", "/en/topics/", "/en/search/?q=%3Cscript%3E"):
        assert "<script>" not in client.get(address).content.decode()


def test_arabic_pages_speak_arabic(pages):
    named = {page.name: page for page in pages}
    assert "المقابلات" in text(named["home-ar"].all("nav")[0])


# -- a page with a barrier in it

BARRIERS = [
    (test_page_names_its_language_direction_and_title, 'lang="en"', ""),
    (test_page_names_its_language_direction_and_title, 'dir="ltr"', 'dir="rtl"'),
    (test_page_names_its_language_direction_and_title, "initial-scale=1", "initial-scale=1, maximum-scale=1"),
    (test_page_names_its_language_direction_and_title, " · Shubbak</title>", "</title>"),
    (test_frame_has_its_landmarks, 'class="skip"', ""),
    (test_frame_has_its_landmarks, "<main", "<div"),
    (test_frame_has_its_landmarks, 'aria-label="Main"', 'aria-label=""'),
    (test_frame_has_its_landmarks, 'aria-label="Main"', 'aria-label="About this site"'),
    (test_headings_make_an_outline, "<h1>", "<h2>"),
    (test_headings_make_an_outline, "<h2", "<h4"),
    (test_every_question_is_a_heading_with_its_number, "<h3>", "<p>"),
    (test_ids_are_unique_and_what_points_at_them_resolves, 'id="main"', 'id="fix"'),
    (test_ids_are_unique_and_what_points_at_them_resolves, 'href="#fix"', 'href="#lost"'),
    (test_every_answer_paragraph_has_its_stored_id, r'<p id="p-\w+" class="hangs"', '<p class="hangs"'),
    (test_words_in_the_other_script_name_their_language, 'lang="ar"', ""),
    (test_element_in_the_other_language_has_its_direction, 'lang="ar" dir="rtl"', 'lang="ar"'),
    (test_pictures_say_what_they_show_and_take_their_room, 'alt="[^"]+"', 'alt=""'),
    (test_pictures_say_what_they_show_and_take_their_room, 'alt="[^"]+"', 'alt="loaf.jpg"'),
    (test_pictures_say_what_they_show_and_take_their_room, r'(<img [^>]*)width="\d+"', r"\1"),
    (test_pictures_say_what_they_show_and_take_their_room, "<main", '<svg width="9" height="9"></svg><main'),
    (test_pictures_say_what_they_show_and_take_their_room, "<main", '<svg aria-hidden="true"></svg><main'),
    (test_what_is_hidden_from_readers_aloud_holds_nothing_to_reach, '(class="pull"[^>]*>)', r'\1<a href="/">'),
    (
        test_what_is_hidden_from_readers_aloud_holds_nothing_to_reach,
        "<main",
        '<i aria-hidden="true" tabindex="0"></i><main',
    ),
    (test_pull_quote_repeats_an_answer, '(class="pull"[^>]*><span[^>]*>)', r"\1Never said. "),
    (test_every_date_says_so_to_machines, r'datetime="[\d-]+"', 'datetime="yesterday"'),
    (test_every_date_says_so_to_machines, "</h1>", "</h1><p>On 3\N{NO-BREAK SPACE}May</p>"),
    (test_no_line_ends_between_a_day_and_its_month, "\N{NO-BREAK SPACE}", " "),
    (test_no_dot_can_hang_where_a_line_ends, "</span> <span>Aleppo", " · Aleppo"),
    (test_corrected_interview_says_so_at_its_head_and_in_a_box, 'href="#fix"', 'href="#made"'),
    (test_links_say_where_they_lead_and_open_in_place, ">How we interview</a>", ">here</a>"),
    (test_links_say_where_they_lead_and_open_in_place, '<a class="wordmark"', '<a target="_blank"'),
    (test_links_say_where_they_lead_and_open_in_place, ">People</a>", ">Topics</a>"),
    (test_what_is_kept_says_its_size, r"\(\d+ KB\)", ""),
    (test_what_is_kept_says_its_size, r", about \d+ KB", ""),
    (test_sound_waits_for_its_listener, "<main", '<audio autoplay src="/voice.mp3"></audio><main'),
    (test_pages_run_nothing, "<main", '<main onclick="follow()"'),
    (test_pages_run_nothing, "</main>", "<script>follow()</script></main>"),
    (test_pages_fetch_nothing_from_another_host, '<img src="', '<img src="https://elsewhere.example'),
    (test_translations_point_at_each_other, 'hreflang="ar"', 'hreflang="fr"'),
    (test_translations_point_at_each_other, '(class="switch" href=)"[^"]+"', r'\1"/ar/"'),
]


@pytest.mark.parametrize(("check", "sound", "barrier"), BARRIERS)
def test_barrier_is_found(pages, check, sound, barrier):
    others = [page for page in pages if page.name != "interview"]
    [whole] = [page for page in pages if page.name == "interview"]
    spoilt, changes = re.subn(sound, barrier, whole.html)
    assert changes, "the page does not have what was to be spoilt"
    check([*others, whole])
    with pytest.raises((AssertionError, ValueError)):  # a ValueError where one of something was looked for
        check([*others, Page(whole.name, whole.status, spoilt)])


def test_barriers_of_a_form_are_found(pages):
    [search] = [page for page in pages if page.name == "search-en"]
    for sound, barrier in (('for="q"', 'for="p"'), ('role="search"', "")):
        with pytest.raises(AssertionError):
            test_search_form_is_labelled_and_works_without_a_script(
                [Page(search.name, search.status, search.html.replace(sound, barrier))]
            )
