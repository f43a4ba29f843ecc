"""On whose desk an interview is."""

from datetime import datetime

from articles.models import Interview, User


def take(interview: Interview, by: User, now: datetime):
    """Put an interview on one's own desk."""
    Interview.objects.filter(pk=interview.pk).update(assigned_to=by)


def hand_over(interview: Interview, by: User, now: datetime, to: User):
    """Put an interview on a colleague's desk."""
    Interview.objects.filter(pk=interview.pk).update(assigned_to=to)
