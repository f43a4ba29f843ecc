"""Writing a draft: nothing is overwritten unseen, and what it said is kept."""

import pytest
from django.urls import reverse

from articles.editorial import drafting, offers, topics, translations
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import AuditEntry, Interview
from articles.pages import media_of
from articles.tests import make

pytestmark = pytest.mark.django_db


def reopened(interview):
    return Interview.objects.get(pk=interview.pk)


def test_the_second_of_two_writers_is_told_and_nothing_is_overwritten():
    mine = make.interview()
    theirs = reopened(mine)
    theirs.headline = "Theirs"
    drafting.save(theirs, make.editor(username="huda"), seen=1)
    mine.headline = "Mine"
    with pytest.raises(drafting.Conflict, match="huda saved this interview") as conflict:
        drafting.save(mine, mine.created_by, seen=1)
    assert conflict.value.stored.headline == reopened(mine).headline == "Theirs"


def test_relations_are_stored_with_the_text_or_not_at_all():
    mine, topic = make.interview(), make.topic()
    drafting.save(reopened(mine), make.editor(), seen=1)
    with pytest.raises(drafting.Conflict):
        drafting.save(mine, mine.created_by, seen=1, relations=lambda: mine.topics.set([topic]))
    assert not mine.topics.exists()


def test_a_save_keeps_a_revision_and_an_autosave_does_not():
    interview = make.interview()
    by = interview.created_by
    drafting.autosave(interview.pk, by, 1, {"body": "<p>One</p>"})
    drafting.autosave(interview.pk, by, 2, {"body": "<p>One two</p>"})
    assert not interview.revisions.exists()
    saved = reopened(interview)
    drafting.save(saved, by, seen=3, note="Before lunch")
    (revision,) = interview.revisions.all()
    assert (revision.draft_number, revision.note, revision.by) == (4, "Before lunch", by)
    assert "One two" in revision.draft["body"]


def test_whoever_begins_an_interview_is_its_first_writer_if_they_may_begin_one():
    reporter = make.reporter()
    begun = drafting.begin(reporter, "en", body="<p>As it was pasted.</p>")
    assert (reopened(begun).writers, begun.assigned_to) == ([reporter.pk], reporter)
    with pytest.raises(NotAllowed, match="may not begin"):
        drafting.begin(make.publisher(), "en")


def test_autosaving_makes_a_writer_of_you():
    interview, editor = make.interview(), make.editor()
    drafting.autosave(interview.pk, editor, 1, {"headline": "Another"})
    assert editor.pk in reopened(interview).writers


def test_stage_and_approval_are_never_set_by_writing():
    interview = make.interview()
    with pytest.raises(ValueError, match="stage"):
        drafting.autosave(interview.pk, interview.created_by, 1, {"stage": "ready"})
    interview.stage, interview.approved_number = "ready", 2
    drafting.save(interview, interview.created_by, seen=1)
    assert reopened(interview).stage == Interview.Stage.DRAFTING


def test_a_reporter_writes_in_their_own_drafts_only():
    interview, stranger = make.interview(), make.reporter()
    revision = drafting.keep_revision(interview, interview.created_by)
    for attempt in (
        lambda: drafting.save(interview, stranger, seen=1),
        lambda: drafting.autosave(interview.pk, stranger, 1, {"headline": "Mine"}),
        lambda: drafting.restore(revision, stranger, seen=1),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert AuditEntry.objects.filter(outcome="denied", actor_id=stranger.pk).count() == 3
    assert reopened(interview).draft_number == 1


def test_what_is_stored_is_always_sanitised():
    interview = make.interview()
    drafting.autosave(interview.pk, interview.created_by, 1, {"body": "<p onclick=x>One<script>two</script></p>"})
    assert "onclick" not in reopened(interview).body and "two" not in reopened(interview).body


def test_a_translation_in_whose_place_another_stands_is_not_restored_as_one():
    original, editor = make.interview(), make.editor()
    first = translations.begin(original, "ar", editor)
    first.original = None
    drafting.save(first, editor, seen=first.draft_number)
    translations.begin(original, "ar", editor)
    with pytest.raises(Refused, match="a translation into this language already"):
        drafting.restore(first.revisions.get(draft_number=1), editor, first.draft_number)
    assert reopened(first).original is None


def test_a_translation_of_what_became_one_itself_is_not_restored_as_one():
    original, editor = make.interview(), make.editor()
    made = translations.begin(original, "ar", editor)
    made.original = None
    drafting.save(made, editor, seen=made.draft_number)
    original.original = make.interview(language="ar")
    drafting.save(original, editor, seen=original.draft_number)
    with pytest.raises(Refused, match="a translation itself"):
        drafting.restore(made.revisions.get(draft_number=1), editor, made.draft_number)
    assert reopened(made).original is None


def test_whoever_may_begin_no_translation_makes_none_of_what_they_have():
    draft, own = make.interview(), make.interview(language="ar")
    first = drafting.keep_revision(own, own.created_by)
    own.original = draft
    with pytest.raises(NotAllowed):
        drafting.save(own, own.created_by, seen=own.draft_number)
    drafting.save(own, make.editor(), seen=own.draft_number)
    assert drafting.restore(first, own.created_by, own.draft_number).original == draft


def test_what_is_restored_has_the_topics_that_those_of_then_became():
    bread, loaves = make.topic("Bread"), make.topic("Loaves")
    interview = make.interview(topics=[bread])
    kept = drafting.keep_revision(interview, interview.created_by)
    interview.topics.clear()
    topics.merge(bread, loaves, make.editor())
    assert [*drafting.restore(kept, interview.created_by, seen=1).topics.all()] == [loaves]


def test_restoring_brings_the_whole_draft_back_and_loses_nothing():
    first, second = make.person("One"), make.person("Two")
    interview = make.interview(
        people=[first], topics=[make.topic("Bread")], headline="None", conducted_on="2026-05-17"
    )
    said = {"role": "interviewer", "label": "B", "description": "the only baker", "position": 3}
    interview.participations.update(**said)
    by = interview.created_by
    kept = drafting.keep_revision(reopened(interview), by)
    changed = reopened(interview)
    changed.headline, changed.conducted_on = "Changed", None

    def relations():
        changed.participations.update(person=second, role="interviewee", label="", description="", position=0)
        changed.topics.clear()

    drafting.save(changed, by, seen=1, relations=relations)
    drafting.autosave(interview.pk, by, 2, {"standfirst": "Not saved by hand"})
    drafting.restore(kept, by, seen=3)
    restored = reopened(interview)
    assert (restored.headline, str(restored.conducted_on), restored.standfirst) == ("None", "2026-05-17", "")
    assert list(restored.participants.all()) == [first] and restored.topics.get().name == "Bread"
    assert restored.participations.values(*said).get() == said
    assert [revision.draft_number for revision in interview.revisions.all()] == [4, 3, 2, 1]
    assert interview.revisions.get(draft_number=3).draft["standfirst"] == "Not saved by hand"


def test_what_somebody_noted_of_a_revision_stays_theirs():
    interview, editor = make.interview(), make.editor()
    drafting.keep_revision(interview, interview.created_by)
    for by, note in ((editor, "Mine"), (interview.created_by, "Before lunch"), (interview.created_by, "After")):
        drafting.keep_revision(interview, by, note)
    assert interview.revisions.get().note == "Before lunch"


def test_who_has_been_deleted_since_takes_no_part_in_what_is_restored():
    gone = make.person()
    interview = make.interview(people=[gone])
    kept = drafting.keep_revision(interview, interview.created_by)
    interview.participations.all().delete()
    gone.delete()
    assert not drafting.restore(kept, interview.created_by, seen=1).participations.exists()


def test_what_is_restored_gives_nobody_a_label_back_who_is_named_less_plainly_since():
    salma, nurse, umm_karim = (make.person(naming=naming) for naming in ("full", "role", "pseudonym"))
    interview = make.interview(people=[salma, nurse, umm_karim])
    interview.participations.update(label="Rana Khoury")
    kept = drafting.keep_revision(interview, interview.created_by)
    interview.participations.filter(person=nurse).update(label="")  # as whoever protects them leaves it
    interview.participations.filter(person=salma).update(label="")
    drafting.restore(kept, interview.created_by, seen=1)
    labels = dict(interview.participations.values_list("person", "label"))
    assert labels == {salma.pk: "Rana Khoury", nurse.pk: "", umm_karim.pk: "Rana Khoury"}


def test_what_is_restored_does_without_photos_and_recordings_that_are_deleted_since(client):
    gone, deleted, kept = make.photo(), make.clip(), make.photo()
    body = f'<p>Bread.</p><figure data-photo="{kept.pk}"></figure><figure data-clip="{deleted.pk}"></figure>'
    interview = make.interview(by=make.editor(), body=body, lead_photo=gone)
    revision = drafting.keep_revision(interview, interview.created_by)
    drafting.autosave(interview.pk, interview.created_by, 1, {"lead_photo": None, "body": ""})
    gone.delete()
    deleted.delete()
    client.force_login(interview.created_by)
    url = reverse("admin:articles_interview_restore", args=[interview.pk, revision.draft_number])
    page = client.post(url, {"seen": 2}, follow=True)
    assert "Photos and recordings that are deleted by now are not in it." in page.text
    restored = reopened(interview)
    assert media_of(restored) == {("photo", kept.pk)} and restored.document.text == "Bread."


def test_how_the_last_interview_in_that_language_was_held_is_offered_and_never_filled_in():
    by = make.reporter()
    make.interview(by, method="phone", conducted_in="ku")
    make.interview(by)
    make.interview(by, method="in-person", language="ar")
    make.interview(method="writing")
    begun = drafting.begin(by, "en")
    assert (begun.method, begun.conducted_in, begun.dateline) == ("", "", "")
    assert offers.as_last_time(by, begun) == {"method": "phone", "conducted_in": "ku"}
    drafting.autosave(begun.pk, by, 1, {"method": "writing"})
    assert offers.as_last_time(by, reopened(begun)) == {"method": "phone", "conducted_in": "ku"}
    assert offers.as_last_time(make.reporter(), begun) == {}


def test_a_translation_is_offered_nothing_of_another_conversation():
    by = make.reporter()
    original = make.interview(by, method="phone", conducted_in="ku")
    assert offers.as_last_time(by, make.interview(by, language="ar", original=original)) == {}


def test_places_are_offered_the_newest_first_and_each_once():
    by = make.editor()
    for dateline in ("Hama", "Gaziantep", "Hama"):
        make.interview(by, dateline=dateline)
    make.interview(by, dateline="حماة", language="ar")
    assert offers.places(by, "en") == ["Hama", "Gaziantep"]
