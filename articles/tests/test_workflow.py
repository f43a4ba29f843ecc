"""The moves: who may, from where, and what happens when two do the same."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone, translation

from articles.editorial import drafting, notes, workflow
from articles.editorial.permissions import RIGHTS, reached_by
from articles.editorial.refusals import NotAllowed, Refused, UnknownMove
from articles.editorial.workflow import MOVES, perform
from articles.keeping import chains
from articles.models import AuditEntry, Interview, Role, Version
from articles.tests import make

pytestmark = pytest.mark.django_db


def done(interview):
    return list(
        AuditEntry.objects.filter(subject="interview", subject_id=interview.pk, outcome="done")
        .order_by("id")
        .values_list("action", flat=True)
    )


def test_every_move_has_a_right_of_the_same_name():
    assert set(MOVES) <= set(RIGHTS)


def test_an_interview_goes_from_draft_to_readers_and_back():
    interview = make.interview()
    perform("submit", interview, by=interview.created_by)
    assert interview.stage == Interview.Stage.REVIEW
    assert interview.revisions.get().note == "Submit for review"  # of what was typed until then
    perform("approve", interview, by=make.editor())
    assert interview.stage == Interview.Stage.READY
    perform("publish", interview, by=make.publisher())
    assert Version.objects.live(timezone.now()).get().interview == interview
    perform("withdraw", interview, by=make.publisher())
    assert not Version.objects.live(timezone.now()).exists()
    assert done(interview) == ["begin", "submit", "approve", "publish", "withdraw"]


@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize("role", Role.values)
def test_a_move_is_for_its_roles_only(name, role):
    someone, interview = make.user(role), make.interview()
    if role in RIGHTS[name].any:
        assert workflow.may(someone, name, interview)
        return
    with pytest.raises(NotAllowed):
        perform(name, interview, by=someone)
    assert AuditEntry.objects.filter(action=name, outcome="denied", actor_id=someone.pk).exists()


@pytest.mark.parametrize("role", Role.values)
def test_a_right_reaches_in_one_query_the_rows_that_it_is_said_to_reach(role):
    someone = make.user(role)
    original, translation = make.interview(), make.interview(language="ar")
    Interview.objects.filter(pk=translation.pk).update(original=original, created_by=someone)
    make.interview(), make.ready()
    held = make.interview()
    Interview.objects.filter(pk=held.pk).update(hold="legal", held_by=someone, held_at=timezone.now())
    Interview.objects.filter(pk=make.interview().pk).update(assigned_to=someone)
    every = list(Interview.objects.order_by("pk"))
    for name in RIGHTS:
        reached = reached_by(someone, name, Interview.objects.order_by("pk"))
        assert list(reached) == [interview for interview in every if workflow.may(someone, name, interview)], name


def test_a_superuser_without_a_role_and_an_editor_who_is_frozen_have_no_power_over_texts():
    interview = make.interview()
    for somebody in (make.user(is_superuser=True), make.editor(is_active=False)):
        assert workflow.moves_for(somebody, interview) == []
        with pytest.raises(NotAllowed):
            perform("submit", interview, by=somebody)


def test_a_forged_move_is_refused_and_audited():
    interview = make.interview()
    with pytest.raises(UnknownMove):
        perform("delete everything", interview, by=make.publisher())
    assert AuditEntry.objects.filter(outcome="denied", subject_id=interview.pk).exists()


def test_nobody_approves_what_they_wrote():
    editor = make.editor()
    interview = make.interview()
    interview.headline = "A better headline"
    drafting.save(interview, editor, seen=interview.draft_number)
    drafting.save(interview, interview.created_by, seen=interview.draft_number)  # whoever wrote before still has
    perform("submit", interview, by=interview.created_by)
    assert MOVES["approve"] not in workflow.moves_for(editor, interview)
    with pytest.raises(Refused, match="you wrote"):
        perform("approve", interview, by=editor)


def test_an_edit_takes_the_approval_back():
    interview, editor = make.ready(), make.editor()
    assert interview.writers == []  # whoever wrote before may approve what others write next
    drafting.save(interview, editor, seen=interview.draft_number)
    interview.refresh_from_db()
    assert interview.stage == Interview.Stage.DRAFTING
    assert (interview.approved_number, interview.approved_by, interview.writers) == (None, None, [editor.pk])


def test_asking_for_changes_and_publishing_alone_need_a_sentence():
    interview = make.ready()
    with pytest.raises(Refused):
        perform("return", interview, by=make.editor(), note="  ")
    perform("return", interview, by=make.editor(), note="The number in the second answer is missing.")
    assert (interview.stage, interview.approved_number) == (Interview.Stage.DRAFTING, None)
    with pytest.raises(Refused, match="why"):
        perform("publish-alone", interview, by=make.publisher(), reason=" ")


@pytest.mark.parametrize(("language", "told"), [("en", "huda did “Save” at"), ("ar", "huda.*«حفظ» في")])
def test_a_move_holds_for_the_text_that_was_looked_at(language, told):
    interview, editor = make.interview(), make.editor(username="huda")
    seen = interview.draft_number
    drafting.save(interview, editor, seen=seen)
    notes.ask(interview, make.editor(), "Who said so?")  # which changed nothing
    with translation.override(language), pytest.raises(Refused, match=told):
        perform("submit", interview, by=interview.created_by, seen=seen)


def test_a_second_click_is_told_who_was_first():
    interview, publisher = make.ready(), make.publisher(username="noor")
    perform("publish", interview, by=publisher)
    with pytest.raises(Refused, match="noor did “Publish now”"):
        perform("publish", interview, by=make.publisher())
    assert interview.versions.count() == 1


def test_the_same_text_is_not_published_twice_but_a_changed_one_is():
    interview, publisher = make.published(), make.publisher()
    offered = {move.name for move in workflow.moves_for(publisher, interview)}
    assert not offered & {"publish", "correct", "schedule"}
    make.change(interview)
    offered = {move.name for move in workflow.moves_for(publisher, interview)}
    assert offered & {"publish", "correct", "schedule"} == {"correct"}


def at_once(*attempts):
    """Perform each (move, interview, details) in a thread of its own, from the same start; what was done, in order."""
    start, done = threading.Barrier(len(attempts)), []

    def attempt(name, pk, by, details):
        interview = Interview.objects.get(pk=pk)
        start.wait()
        try:
            perform(name, interview, by=by, **details)
            done.append(name)
        except Refused:
            pass
        finally:
            connection.close()

    threads = [
        threading.Thread(target=attempt, args=(name, interview.pk, make.publisher(), details))
        for name, interview, details in attempts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_wins():
    make.roles()
    interview = make.ready()
    assert at_once(("publish", interview, {}), ("publish", interview, {})) == ["publish"]
    assert interview.versions.count() == interview.record.count() == 1
    assert done(interview).count("publish") == 1


@pytest.mark.django_db(transaction=True)
def test_whoever_withdraws_while_somebody_corrects_is_obeyed():
    make.roles()
    interview = make.change(make.published())
    results = at_once(
        ("correct", interview, {"kind": "correction", "message": "Five, not four."}), ("withdraw", interview, {})
    )
    assert "withdraw" in results
    assert not Version.objects.live(timezone.now() + timedelta(seconds=1)).exists()
    assert list(chains.record_problems()) == []
