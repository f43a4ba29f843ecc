"""What a draft said once is deleted on purpose, by a publisher, and never what something refers to."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from articles.editorial import drafting, purging, translations, workflow
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import AuditEntry, Interview
from articles.tests import make

pytestmark = pytest.mark.django_db


def saved(interview, **fields):
    """Save deliberately, with other words."""
    interview = Interview.objects.get(pk=interview.pk)
    for name, value in fields.items():
        setattr(interview, name, value)
    return drafting.save(interview, interview.created_by, seen=interview.draft_number)


def kept(interview):
    return sorted(interview.revisions.values_list("draft_number", flat=True))


def purge(interview, by=None):
    return purging.purge(interview, by or make.publisher(), timezone.now() + timedelta(hours=1), "Said in confidence")


def test_a_purge_leaves_what_the_draft_says_now():
    interview = make.interview(headline="A street in Homs")
    drafting.keep_revision(interview, interview.created_by)
    saved(interview, headline="A town")
    drafting.autosave(interview.pk, interview.created_by, 2, {"headline": "A country"})
    publisher = make.publisher()

    assert purge(interview, publisher) == 2
    (left,) = interview.revisions.all()
    assert (left.draft_number, left.draft["headline"]) == (3, "A country")
    assert Interview.objects.get(pk=interview.pk).draft_number == 3
    done = AuditEntry.objects.get(action="purge revisions")
    assert (done.actor_id, done.subject_id) == (publisher.pk, interview.pk)
    assert done.facts == {"revisions": 2, "reason": "Said in confidence"}


def test_what_was_kept_since_stays():
    interview = saved(make.interview(), headline="A street in Homs")
    then = timezone.now()
    saved(interview, headline="A town")
    saved(interview, headline="A country")
    purging.purge(interview, make.publisher(), then, "Said in confidence")
    assert kept(interview) == [3, 4]


def test_nobody_but_a_publisher_purges_and_no_publisher_without_a_reason():
    interview = saved(saved(make.interview(), headline="A street"), headline="A town")
    for stranger in (interview.created_by, make.editor(), make.user("administrator")):
        with pytest.raises(NotAllowed):
            purge(interview, stranger)
    with pytest.raises(Refused, match="why"):
        purging.purge(interview, make.publisher(), timezone.now(), " ")
    assert kept(interview) == [2, 3]
    assert {entry.outcome for entry in AuditEntry.objects.filter(action="purge revisions")} == {"denied"}


def test_what_was_published_approved_held_or_shown_outside_stays():
    interview = make.published()  # approved, and frozen as a version
    number = interview.draft_number
    interview = saved(interview, headline="Two")
    workflow.perform("hold", interview, by=make.editor(), why="editorial")
    with pytest.raises(Refused, match="on hold"):
        purge(interview)
    Interview.objects.filter(pk=interview.pk).update(hold="", hold_reason="", held_by=None, held_at=None)
    interview = saved(interview, headline="Three")
    interview.preview_links.create(
        draft_number=interview.draft_number, made_by=make.editor(), expires_at=timezone.now(), content="{}"
    )
    interview = saved(interview, headline="Four")
    interview = saved(interview, headline="Five")
    purge(interview)
    assert kept(interview) == [number, number + 1, number + 2, number + 4]


def test_what_a_translation_was_made_of_stays():
    asks, answers = make.person("Rozana", kind="organisation"), make.person("Umm Karim")
    body = make.exchange(asks, answers, "Who baked?", "My brother.")
    interview = saved(make.interview(people=[asks, answers], body=body), headline="Two")
    translation = translations.begin(interview, "ar", by=make.editor())
    saved(translation, body=translation.body.replace("></p>", ">كلام</p>"))
    interview = saved(interview, body=body.replace("My brother", "A neighbour"))
    interview = saved(interview, headline="Four")
    purge(interview)
    assert kept(interview) == [2, 4]


def test_it_is_done_in_the_shell_and_by_no_button(client, capsys):
    interview = saved(saved(make.interview(), headline="A street in Homs"), headline="A town")
    publisher = make.publisher()
    said = ["--before", f"{timezone.now():%Y-%m-%dT%H:%M:%S.%f%z}", "--reason", "Said in confidence"]
    for number, name in ((interview.pk, "nobody"), (0, publisher.username)):
        with pytest.raises(CommandError, match="There is no"):
            call_command("purge_revisions", str(number), "--by", name, *said)
    with pytest.raises(CommandError, match="may not"):
        call_command("purge_revisions", str(interview.pk), "--by", interview.created_by.username, *said)
    assert kept(interview) == [2, 3]

    call_command("purge_revisions", str(interview.pk), "--by", publisher.username, *said)
    assert capsys.readouterr().out == "Deleted: 1. Kept, because something refers to them: 1.\n"
    client.force_login(publisher)
    page = client.get(reverse("admin:articles_interview_history", args=[interview.pk])).content.decode()
    assert "deleted older revisions" in page
