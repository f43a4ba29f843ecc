"""Notes on passages: anchored to words, answered and settled, and never published."""

import pytest

from articles.editorial import drafting, notes
from articles.editorial.notes import Place
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import Interview, Note
from articles.tests import make

pytestmark = pytest.mark.django_db

BODY = '<p id="p-aaaaaaaa">The baker opened at four.</p><p id="p-bbbbbbbb">The flour came from Hama.</p>'


@pytest.fixture
def interview():
    return make.interview(body=BODY)


@pytest.fixture
def note(interview):
    return notes.ask(interview, make.editor(), "Which Hama?", block="p-bbbbbbbb", words="from Hama")


def placed(note, body):
    note.interview.body = body
    drafting.save(note.interview, note.interview.created_by, seen=note.interview.draft_number)
    return notes.place(note, Interview.objects.get(pk=note.interview_id).document)


def test_a_note_finds_its_words_again_after_an_edit_before_them(note):
    assert placed(note, BODY.replace("The flour", "The good flour")) == Place("p-bbbbbbbb", 20, 29)


def test_a_note_follows_words_that_moved_to_another_block(note):
    body = BODY.replace(" came from Hama", "").replace("at four", "with flour from Hama")
    assert placed(note, body).block == "p-aaaaaaaa"


def test_a_note_stays_at_its_block_when_its_words_are_gone(note):
    assert placed(note, BODY.replace("from Hama", "by train")) == Place("p-bbbbbbbb", 0, 24)


def test_a_note_whose_block_is_gone_is_kept_without_a_place(note):
    assert placed(note, "<p>Another text.</p>") == Place()
    assert Note.objects.open().get() == note


def test_a_question_is_answered_and_settled(note):
    reporter = note.interview.created_by
    reply = notes.answer(note, reporter, "The one in Syria.")
    assert notes.answer(reply, note.by, "Thank you.").answers == note
    notes.resolve(note, reporter)
    assert not Note.objects.open().exists()
    with pytest.raises(Refused):
        notes.resolve(note, reporter)


def test_strangers_and_empty_notes_are_refused(interview):
    with pytest.raises(NotAllowed):
        notes.ask(interview, make.reporter(), "May I?")
    with pytest.raises(Refused):
        notes.ask(interview, interview.created_by, " \u202e ")


def test_no_note_is_ever_in_a_version(note):
    Interview.objects.filter(pk=note.interview_id).update(stage="review", writers=[])
    note.interview.refresh_from_db()
    make.workflow.perform("approve", note.interview, by=make.editor())
    make.workflow.perform("publish", note.interview, by=make.publisher())
    assert "Which" not in note.interview.versions.get().content
