"""The desk: what waits for a colleague, what goes out, what to look at again, what is out since today."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin.rows import Row, for_rows, row
from articles.editorial.permissions import may, readable_by
from articles.models import Interview, User, Version

LONGEST = 30  # rows of a group; for more there is the list with its filters

Stage = Interview.Stage


@dataclass(frozen=True)
class Group:
    name: str
    title: str | Promise
    rows: list[Row]


def of(user: User, now: datetime) -> list[Group]:
    """The groups that have something in them, for `user`. Costs the same few queries however much there is."""
    readable = for_rows(readable_by(user, Interview.objects.all()))
    groups = [
        Group(name, title, [row(interview, user, now) for interview in choose(readable, user, now)[:LONGEST]])
        for name, title, choose in GROUPS
    ]
    return [group for group in groups if group.rows]


def waiting(interviews: QuerySet, user: User, now: datetime) -> QuerySet:
    """What nobody but `user`, or a colleague of the same role, can bring further; the longest waiting first."""
    return interviews.filter(waits_for(user)).order_by("changed_at")


def waits_for(user: User) -> Q:
    wanted = Q(stage=Stage.DRAFTING, assigned_to=user)
    if may(user, "approve"):
        wanted |= Q(stage=Stage.REVIEW) & ~Q(writers__contains=[user.pk])
    if may(user, "publish"):
        wanted |= Q(stage=Stage.READY) & ~has_version(draft_number=OuterRef("draft_number"))
    return wanted


def coming(interviews: QuerySet, user: User, now: datetime) -> QuerySet:
    return interviews.filter(has_version(live__startswith__gt=now))


def behind(interviews: QuerySet, user: User, now: datetime) -> QuerySet:
    """Public interviews whose draft says something else by now, and that wait for somebody else."""
    older = has_version(live__contains=now, draft_number__lt=OuterRef("draft_number"))
    return interviews.filter(older).exclude(has_version(live__startswith__gt=now)).exclude(waits_for(user))


def out_today(interviews: QuerySet, user: User, now: datetime) -> QuerySet:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return interviews.filter(has_version(live__contains=now, live__startswith__gte=midnight))


def has_version(**which) -> Exists:
    return Exists(Version.objects.filter(interview=OuterRef("pk"), cancelled_at=None, **which))


GROUPS = (
    ("yours", _("Yours now"), waiting),
    ("coming", _("Going out"), coming),
    ("again", _("Look again: readers see an older text"), behind),
    ("today", _("Live today"), out_today),
)
