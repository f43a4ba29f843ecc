"""While a hold is on no path leads to readers; and who may lift it again."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.editorial import freezing, workflow
from articles.editorial.permissions import STAFF
from articles.editorial.refusals import NotAllowed, Refused
from articles.editorial.workflow import perform
from articles.models import Version
from articles.tests import make

pytestmark = pytest.mark.django_db

FREEZING = {
    "publish": {},
    "schedule": {"at": "tomorrow"},
    "correct": {"kind": "correction", "message": "At five."},
    "publish-alone": {"reason": "It is night."},
    "protect-alone": {"reason": "It is night."},
}


def held(interview, why="editorial", by=None):
    perform("hold", interview, by=by or make.editor(), why=why)
    return interview


def tomorrow():
    return timezone.now() + timedelta(days=1)


# -- while it is on


@pytest.mark.parametrize("before", [make.interview, make.ready, lambda: make.change(make.published())])
@pytest.mark.parametrize("name", FREEZING)
def test_no_move_leads_to_readers(name, before):
    interview = held(before())
    versions = interview.versions.count()
    details = FREEZING[name] | ({"at": tomorrow()} if name == "schedule" else {})
    assert workflow.MOVES[name] not in workflow.moves_for(make.publisher(), interview)
    with pytest.raises(Refused, match="no longer where you saw it"):
        perform(name, interview, by=make.publisher(), **details)
    assert interview.versions.count() == versions


def test_nothing_is_frozen_whoever_asks():
    """The table of moves keeps it shut; a verb that no table knows finds it shut too."""
    interview = held(make.ready())
    with pytest.raises(Refused, match="on hold"):
        freezing.freeze(interview)


def test_nobody_is_asked_about_what_would_be_refused(client):
    interview = held(make.ready(), "legal", by=make.editor(username="huda"))
    client.force_login(make.publisher())
    page = client.get(f"/admin/articles/interview/{interview.pk}/move/publish/")
    assertContains(page, "This interview is on hold: a legal question is open. huda did “Hold” at")
    assertNotContains(page, "confirmed")


def test_one_held_language_keeps_both_from_going_out():
    english = make.ready()
    pair = [english, held(make.ready(language="ar", original=english))]
    with pytest.raises(Refused):
        workflow.perform_together("publish", pair, by=make.publisher(), seen={})
    assert not Version.objects.exists()


def test_what_is_scheduled_is_called_off_and_its_second_passes(time_machine):
    due = tomorrow()
    interview = held(make.scheduled(due))
    time_machine.move_to(due + timedelta(seconds=1))
    assert not Version.objects.live(timezone.now()).exists()
    for name, details in (("reschedule", {"at": due + timedelta(days=1)}), ("unschedule", {})):
        with pytest.raises(Refused):
            perform(name, interview, by=make.publisher(), **details)


def test_what_readers_see_stays_and_can_still_be_withdrawn():
    interview = held(make.published())
    assert Version.objects.live(timezone.now()).exists()
    perform("withdraw", interview, by=make.reporter())
    assert not Version.objects.live(timezone.now()).exists()


# -- lifting it


@pytest.mark.parametrize("role", STAFF)
def test_whoever_set_it_lifts_it_alone_within_a_quarter_of_an_hour(role, time_machine):
    time_machine.move_to("2026-05-17T03:00Z", tick=False)
    somebody = make.user(role)
    interview = held(make.ready(), by=somebody)
    time_machine.move_to("2026-05-17T03:15Z", tick=False)
    perform("lift", interview, by=somebody)
    assert interview.hold == ""


@pytest.mark.parametrize(("why", "later"), [("editorial", "03:15:01"), ("legal", "03:00"), ("safety", "03:00")])
def test_after_that_and_for_a_legal_question_or_somebodys_safety_it_takes_two(why, later, time_machine):
    time_machine.move_to("2026-05-17T03:00Z", tick=False)
    somebody = make.reporter()
    interview = held(make.ready(), why, by=somebody)
    time_machine.move_to(f"2026-05-17T{later}Z", tick=False)
    perform("lift", interview, by=somebody)
    assert interview.hold == why
    with pytest.raises(Refused, match="Somebody else must agree too. Nobody else has the role for it"):
        perform("lift", interview, by=somebody)
    make.publisher(username="sami")
    with pytest.raises(Refused, match="Who can: sami."):
        perform("lift", interview, by=somebody)
    perform("lift", interview, by=make.publisher())
    assert interview.hold == ""


def test_another_than_who_set_it_does_not_lift_it_alone():
    interview = held(make.ready())
    perform("lift", interview, by=make.publisher())
    assert interview.hold == "editorial"


def test_nobody_lifts_what_a_colleague_holds():
    interview = held(make.ready())
    for role in set(STAFF) - {"publisher"}:
        with pytest.raises(NotAllowed):
            perform("lift", interview, by=make.user(role))


def test_a_new_hold_forgets_who_agreed_to_lift_the_last_one():
    interview, first = held(make.ready(), "legal"), make.publisher()
    perform("lift", interview, by=first)
    perform("lift", interview, by=make.publisher())
    held(interview, "legal")
    perform("lift", interview, by=make.publisher())
    assert interview.hold == "legal"
