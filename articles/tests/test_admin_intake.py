"""Pasting an interview in the newsroom."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.admin import intake as door
from articles.admin.revisions import own_notes
from articles.editorial import people
from articles.models import Interview
from articles.tests import make
from articles.tests.test_richtext import docx, paragraph, run
from articles.words import decoding, proposals

pytestmark = pytest.mark.django_db

PASTED = """Bread is an hour of the night

By Rana Khoury

Rana Khoury: When do you begin?

Salma Haddad: At four, before the ovens are awake.

Rana Khoury: And when do you end?

Salma Haddad: When the bread does.
"""


@pytest.fixture
def paste(client):
    client.force_login(make.reporter())
    return lambda **sent: client.post(reverse("admin:articles_interview_paste"), sent, follow=True)


def test_a_pasted_text_becomes_a_draft_and_says_what_was_read(paste):
    response = paste(text=PASTED)
    interview = Interview.objects.get()
    assert response.redirect_chain[-1][0] == interview.get_admin_url()
    assert interview.headline == "Bread is an hour of the night"
    assert len(interview.document.turns) == 4
    assert "Read in: 4 turns, 2 people." in response.content.decode()
    assert interview.revisions.get().note in own_notes()  # and so is told in each language


def test_an_address_that_a_colleague_takes_in_that_instant_costs_no_pasted_text(paste, monkeypatch):
    make.person("Somebody", slug="taken")

    def free(_name):
        monkeypatch.undo()
        return "taken"

    monkeypatch.setattr(people, "free_slug", free)
    paste(text=PASTED)
    assert len(Interview.objects.get().document.turns) == 4


def test_what_was_read_is_said_once_and_to_no_script(client, paste):
    answer = client.post(reverse("admin:articles_interview_paste"), {"text": PASTED})
    assert answer.cookies["messages"]["httponly"]
    assert client.get(answer.url).cookies["messages"]["max-age"] == 0


def test_a_file_is_read_in_whatever_encoding_it_is(paste):
    paste(file=SimpleUploadedFile("bread.txt", "الخبز ساعة من الليل كما تقول سلمى.".encode("cp1256")))
    assert "الخبز ساعة من الليل" in Interview.objects.get().document.text + Interview.objects.get().headline


def test_a_word_file_is_read_with_its_bold_questions(paste):
    content = docx(
        paragraph(run("When do you begin?", "<w:b/>")), paragraph(run("At four, before the ovens are awake."))
    )
    paste(file=SimpleUploadedFile("bread.docx", content))
    assert "At four, before the ovens are awake." in Interview.objects.get().document.text


def test_a_web_page_is_read_without_its_code(paste):
    page = "<!DOCTYPE html><title>x</title><p>The baker opened at four, as she does.</p><script>x()</script>"
    paste(file=SimpleUploadedFile("bread.html", page.encode()))
    interview = Interview.objects.get()
    assert "The baker opened" in interview.headline + interview.document.text
    assert "x()" not in interview.document.text


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"text": " \n "}, "There is no text in it."),
        ({"text": " \n\u200f\n\xa0"}, "There is no text in it."),
        ({"file": SimpleUploadedFile("empty.txt", b" ")}, "There is no text in it."),
        ({"file": SimpleUploadedFile("photo.txt", bytes(range(256)) * 4)}, "It is not a text."),
        ({"file": SimpleUploadedFile("broken.docx", b"PK\x03\x04 and no more")}, "It is not a sound Word document"),
        ({"file": SimpleUploadedFile("long.txt", b"a" * 2_000_001)}, "It is larger than 2 megabytes"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_stores_nothing(paste, sent, sentence):
    assert sentence in paste(**sent).content.decode()
    assert not Interview.objects.exists()


def test_what_django_refuses_is_not_called_no_text(paste):
    page = paste(text="The baker opened\0 at four.").content.decode()
    assert "Null characters are not allowed." in page and "There is no text in it." not in page
    assert "The baker opened" in page
    assert not Interview.objects.exists()


def test_what_was_pasted_stays_in_the_box_when_it_cannot_be_read(paste):
    page = paste(text="Bread", language="xx").content.decode()
    assert ">\nBread</textarea>" in page
    assert not Interview.objects.exists()


def test_every_reason_and_every_doubt_has_a_sentence_to_translate():
    assert door.REASON_LABELS.keys() == decoding.REASONS.keys()
    assert door.DOUBT_LABELS.keys() == proposals.DOUBTS


def test_a_paste_keeps_its_bold_italics_and_links(client):
    client.force_login(make.reporter())
    rich = '<p><b>Why bread?</b></p><p>Because <i>everybody</i> eats, <a href="https://example.org/">he said</a>.</p>'
    client.post(reverse("admin:articles_interview_paste"), {"text": "Why bread?", "rich": rich})
    body = Interview.objects.get().body
    assert "<em>everybody</em>" in body
    assert '<a href="https://example.org/">he said</a>' in body
