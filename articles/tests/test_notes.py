"""Notes on passages: anchored to words, answered and settled, and never published."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.admin import desk
from articles.editorial import drafting, notes, outside
from articles.editorial.notes import Place
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import Interview, Note
from articles.tests import make
from articles.words import anchors

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


def test_a_note_follows_its_words_through_an_edit_inside_them(note):
    interview = note.interview
    drafting.autosave(
        interview.pk,
        interview.created_by,
        interview.draft_number,
        {"body": BODY.replace("from Hama", "from old Hama")},
    )
    note.refresh_from_db()
    assert note.words == "from old Hama"


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("The good flour came from Hama.", "from Hama"),
        ("The flour came from Hamah.", "from Hama"),
        ("The flour came fro the Hama.", "fro the Hama"),
        ("The flour came by train.", "from Hama"),
        ("", "from Hama"),
    ],
)
def test_words_are_followed_as_long_as_most_of_them_stand(after, words):
    assert anchors.followed("from Hama", "The flour came from Hama.", after) == words


def threads(client, interview, **fields):
    return client.post(reverse("admin:articles_interview_notes", args=[interview.pk]), fields)


def test_colleagues_ask_answer_and_settle_beside_the_text(client, interview):
    client.force_login(make.publisher())  # may comment and not edit
    asked = threads(client, interview, act="ask", text="Which Hama?", block="p-bbbbbbbb", words="from Hama").json()
    assert "Which Hama?" in asked["html"]
    [told] = asked["notes"]
    assert (told["block"], told["words"]) == ("p-bbbbbbbb", "from Hama")
    client.force_login(interview.created_by)
    assert "In Syria." in threads(client, interview, act="answer", note=told["id"], text="In Syria.").json()["html"]
    assert threads(client, interview, act="resolve", note=told["id"]).json()["notes"] == []
    assert threads(client, interview, act="resolve", note=told["id"]).status_code == 403


def test_an_answer_that_was_being_written_is_kept_when_the_note_is_settled(client, note):
    client.force_login(note.by)
    settled = threads(client, note.interview, act="resolve", note=note.pk, text="The one in Syria.").json()
    assert note.replies.get().text == "The one in Syria."
    assert settled["notes"] == [] and "The one in Syria." in settled["html"]


def test_what_was_settled_by_mistake_is_read_and_opened_again(client, note):
    client.force_login(note.by)
    assert "Open it again" in threads(client, note.interview, act="resolve", note=note.pk).json()["html"]
    opened = threads(client, note.interview, act="reopen", note=note.pk).json()
    assert [told["id"] for told in opened["notes"]] == [note.pk]
    assert Note.objects.get().resolved_by is None
    assert threads(client, note.interview, act="reopen", note=note.pk).status_code == 403
    with pytest.raises(NotAllowed):
        notes.reopen(note, make.reporter())


def test_a_note_says_when_its_words_are_gone(client, note):
    placed(note, BODY.replace("from Hama", "by train"))
    client.force_login(note.by)
    assert "not in the text any more" in threads(client, note.interview).json()["html"]


@pytest.mark.parametrize("number", ["", "x", "²", "999999", "9" * 40])
def test_an_answer_to_no_note_is_refused(client, interview, number):
    client.force_login(interview.created_by)
    assert threads(client, interview, act="answer", note=number, text="Yes.").status_code in (400, 404)


def test_the_desk_lists_what_nobody_has_settled_and_leads_to_it(client, note):
    client.force_login(note.interview.created_by)
    page = client.get(reverse("admin:index")).content.decode()
    assert "Which Hama?" in page
    assert f"{note.interview.get_admin_url()}#note-{note.pk}" in page
    notes.resolve(note, note.by)
    assert "Which Hama?" not in client.get(reverse("admin:index")).content.decode()


def test_a_new_question_is_on_the_desk_however_many_are_older(client, note):
    elsewhere = make.interview()
    Note.objects.bulk_create(
        Note(interview=elsewhere, text=f"An older one, {number}", by=elsewhere.created_by) for number in range(100)
    )
    notes.ask(note.interview, note.by, "Who said so?", words="from Hama")
    client.force_login(note.interview.created_by)
    assert "Who said so?" in client.get(reverse("admin:index")).content.decode()


def test_notes_on_texts_that_one_only_reads_crowd_no_question_out_of_the_desk(client, note, monkeypatch):
    """What is ready everybody reads, and stays so once it is published."""
    monkeypatch.setattr(desk, "LONGEST", 1)
    published = make.published()
    notes.ask(published, make.editor(), "And whose oven?")
    client.force_login(note.interview.created_by)
    page = client.get(reverse("admin:index")).content.decode()
    assert "Which Hama?" in page
    assert "And whose oven?" not in page


def test_no_note_is_in_a_preview_or_a_revision(client, note):
    client.force_login(note.by)
    notes.answer(note, note.by, "qanaria")
    for name in ("preview", "revisions"):
        page = client.get(reverse(f"admin:articles_interview_{name}", args=[note.interview_id])).content.decode()
        assert "qanaria" not in page
        assert "Which Hama?" not in page


def test_no_note_is_in_a_link_for_somebody_outside(client, note):
    until = timezone.now() + timedelta(days=2)
    link = outside.show(note.interview, make.editor(), "our lawyer", until)
    shown = client.get(f"/preview/{link.token}/").content.decode()
    assert "from Hama" in shown
    assert "Which Hama?" not in shown
