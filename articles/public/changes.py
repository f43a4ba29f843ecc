"""What readers know of an interview's changes, asked for together with the versions themselves."""

from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from articles.models import Correction, Person, Version

# Somebody takes part who is not named in full.
PROTECTED = Q(
    *(Q(people__contains=[{"naming": naming}]) for naming in Person.Naming if naming != Person.Naming.FULL),
    _connector=Q.OR,
)


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
    """`versions` with `original_digests`: what each block of the live text says that they translate; and `untold`,
    what they said before and after each change of which readers are not shown the words: for somebody's safety, while
    it was withdrawn, or where somebody else takes part, or by another name, and not all are named in full."""
    original = Version.objects.begun(at).filter(interview=OuterRef("family")).exclude(interview=OuterRef("interview"))
    corrected = Correction.objects.filter(after=OuterRef("pk"))
    shown = corrected.exclude(kind=Correction.Kind.SAFETY)
    before = Version.objects.begun(at).filter(
        interview=OuterRef("interview"), live__startswith__lt=OuterRef("live__startswith")
    )
    last = before.order_by("-live")
    untold = (
        original.annotate(before=Subquery(last.values("block_digests")[:1]))
        .annotate(people_before=Subquery(last.values("people")[:1]))
        .filter(~Exists(shown) | PROTECTED & ~Q(people=F("people_before")))
        .exclude(before=None)
    )
    return versions.annotate(
        original_digests=Subquery(original.live(at).values("block_digests")[:1]),
        untold=ArraySubquery(untold.values(said=JSONObject(before="before", after="block_digests"))),
    )


def changed_untold(version: Version) -> set[str]:
    """The blocks of its original of which readers of `version` are not told that they changed: where what was said
    before is removed by now, all there were."""
    pairs = [(said["before"], said["after"]) for said in version.untold]
    return {block for was, now in pairs for block in was | now if was.get(block) != now.get(block)}
