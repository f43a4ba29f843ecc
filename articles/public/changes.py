"""What readers know of an interview's changes, asked for together with the versions themselves."""

from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject

from articles.models import Correction, Version


def told(at: datetime):
    """Versions of which readers may know when they took the place of those before."""
    hidden = Correction.objects.hiding_their_day().filter(after=OuterRef("pk"))
    return Version.objects.begun(at).filter(~Exists(hidden))


def dated(versions, at: datetime):
    """`versions` with `told_since`: when their interview last changed, as far as readers may know."""
    of_interview = told(at).filter(interview=OuterRef("interview"))
    return versions.annotate(told_since=Subquery(of_interview.order_by("-live").values("live__startswith")[:1]))


def with_notices(versions, at: datetime):
    """`versions` dated, and with the `notices` about them, the newest first."""
    shown = Correction.objects.shown(at).filter(interview=OuterRef("interview"))
    row = JSONObject(kind="kind", note="note", shown_as="shown_as", told_on="told_on")
    return dated(versions, at).annotate(notices=ArraySubquery(shown.values(row=row)))


def with_original(versions, at: datetime):
    """`versions` with `original_digests`: what each block of the live text says that they translate. A change that
    readers are to learn nothing of is none."""
    hidden = Correction.objects.filter(after=OuterRef("pk"), shown_as=Correction.Shown.NOTHING)
    others = Version.objects.live(at).exclude(interview=OuterRef("interview"))
    original = others.filter(~Exists(hidden), interview=OuterRef("family"))
    return versions.annotate(original_digests=Subquery(original.values("block_digests")[:1]))
