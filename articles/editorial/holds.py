"""Keeping an interview from its readers while a question is open, and letting it go again."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from articles.editorial import periods, publishing
from articles.editorial.permissions import who_else
from articles.editorial.refusals import Refused
from articles.models import Interview, User

# Whoever set a hold by mistake takes it back alone within this time.
SECOND_THOUGHTS = timedelta(minutes=15)


def hold(interview: Interview, by: User, now: datetime, why: str, remark: str = ""):
    """Shut every way to readers and call off what is scheduled. What readers see already stays: that is `withdraw`."""
    if why not in Interview.Hold.values:
        raise Refused(_("Choose why it is held."))
    if periods.coming(publishing.timeline(interview), now):
        publishing.unschedule(interview, by, now)
    Interview.objects.filter(pk=interview.pk).update(
        hold=why, hold_reason=remark.strip(), held_by=by, held_at=now, lift_agreed_by=None
    )


def lift(interview: Interview, by: User, now: datetime):
    """Open the way again. A hold for a legal question or somebody's safety, and any hold after a quarter of an hour,
    takes two: the first to ask is remembered, the second lifts it."""
    if not may_lift_alone(interview, by, now) and interview.lift_agreed_by_id in (None, by.pk):
        if interview.lift_agreed_by_id == by.pk:
            why = _("You have agreed already. Somebody else must agree too.")
            raise Refused(f"{why} {who_else('lift', [by.pk])}")
        Interview.objects.filter(pk=interview.pk).update(lift_agreed_by=by)
        return
    Interview.objects.filter(pk=interview.pk).update(
        hold="", hold_reason="", held_by=None, held_at=None, lift_agreed_by=None
    )


def may_lift_alone(interview: Interview, by: User, now: datetime) -> bool:
    return (
        interview.hold == Interview.Hold.EDITORIAL
        and interview.held_by_id == by.pk
        and now <= interview.held_at + SECOND_THOUGHTS
    )
