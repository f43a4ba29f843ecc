"""Bringing an interview to its readers and taking it away again.

Each act is called by `articles.editorial.workflow.perform`, inside its transaction and with the interview's row
locked; `now` was taken after the lock.
"""

from contextlib import contextmanager
from datetime import datetime
from functools import partial

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Prefetch, QuerySet

from articles import editions, markers, search
from articles.editorial import locking, periods, record
from articles.editorial.freezing import freeze
from articles.editorial.periods import Period, Timeline
from articles.models import Interview, RecordEntry, SoloPublication, User, Version

Kind = RecordEntry.Kind


def publish(interview: Interview, by: User, now: datetime) -> Version:
    """Freeze the draft and show it now."""
    return show(interview, freeze(interview), now)


def show(interview: Interview, version: Version, now: datetime) -> Version:
    """Let readers see `version`, which is not stored yet, from now on."""
    before = timeline(interview)
    apply(interview, before, periods.publish(before, version.number, now), version)
    interview.addresses.update(silent=False)
    transaction.on_commit(partial(open_again, interview, places(interview)))
    return version


def open_again(interview: Interview, where: list[str]):
    """Take markers away once it is committed that readers see it, unless somebody has withdrawn it by then.

    Whoever withdraws it makes theirs under the same lock.
    """
    if markers.stand_at(where):
        with transaction.atomic():
            locking.interviews(interview.pk)
            if interview.versions.without_end().exists():
                markers.unmark(where)


def publish_alone(interview: Interview, by: User, now: datetime, reason: str) -> Version:
    """Freeze a draft that nobody else has approved and show it now; somebody else is to read it afterwards."""
    version = publish(interview, by, now)
    SoloPublication.objects.create(version=version, by=by, reason=reason)
    return version


def schedule(interview: Interview, by: User, now: datetime, at: datetime) -> Version:
    """Freeze the draft and show it from `at` on, with no job to run then. What was withdrawn stays so until then."""
    before, version = timeline(interview), freeze(interview)
    apply(interview, before, periods.schedule(before, version.number, at, now), version)
    markers.let_return(places(interview))
    return version


def reschedule(interview: Interview, by: User, now: datetime, at: datetime):
    """Show what is scheduled from `at` on instead."""
    before = timeline(interview)
    apply(interview, before, periods.reschedule(before, at, now))


def unschedule(interview: Interview, by: User, now: datetime):
    """Call off what is scheduled. What was withdrawn before is shut again."""
    before = timeline(interview)
    after = periods.unschedule(before, now)
    apply(interview, before, after)
    if not periods.current(after, now) and interview.versions.begun(now).exists():
        markers.mark(places(interview), interview.addresses.filter(silent=True).exists())


def withdraw(interview: Interview, by: User, now: datetime, silent: bool = False):
    """Take the interview away from its readers, those with a preview link too, and call off anything scheduled. Its
    addresses say that it was withdrawn, or, if it is to be `silent` for somebody's safety, answer as if it had never
    been."""
    before = timeline(interview)
    apply(interview, before, periods.withdraw(before, now))
    interview.preview_links.open(now).update(revoked_at=now)
    interview.addresses.update(silent=silent)
    if interview.versions.begun(now).exists():  # else the front server would speak of what nobody saw
        markers.mark(places(interview), silent)
        transaction.on_commit(editions.begin)


def places(interview: Interview) -> list[str]:
    """All addresses at which its page stands or stood, as the front server knows them."""
    slugs = interview.addresses.values_list("language", "slug")
    return [f"i/{interview.public_id}", *(f"{language}/interviews/{slug}" for language, slug in slugs)]


def with_periods(interviews: QuerySet[Interview]) -> QuerySet[Interview]:
    """`interviews` of which `timeline` can be asked any number of times at the cost of one query, for all together."""
    return interviews.prefetch_related(Prefetch("versions", Version.objects.for_periods()))


def timeline(interview: Interview) -> Timeline:
    """The periods of all versions, in the order they were made."""
    versions = sorted(interview.versions.all(), key=lambda version: version.number)
    return tuple(Period(v.number, v.live.lower, v.live.upper, v.cancelled_at) for v in versions)


def apply(interview: Interview, before: Timeline, after: Timeline, made: Version | None = None):
    """Store what changed between two timelines, and the record of it."""
    versions = {version.number: version for version in interview.versions.all()}
    if made:
        made.first_published_at = after[-1].start
        versions[made.number] = made
    was = {period.version: period for period in before}
    changed = [period for period in after if was.get(period.version) != period]
    with overlaps_checked_at_the_end():
        for period in changed:
            version = versions[period.version]
            version.live = DateTimeTZRange(period.start, period.end)
            version.cancelled_at = period.cancelled_at
            version.save(update_fields=["live", "cancelled_at"] if version.pk else None)
    if made:
        search.index(made)
    date_first_publication(interview, after)
    # What was called off may have been the one version that showed a change beside the text.
    Interview.objects.filter(pk=interview.pk).update(beside_changed=made is None)
    for period in changed:
        for kind, at in happenings(was.get(period.version), period, after):
            record.append(interview, kind, versions[period.version], at)


@contextmanager
def overlaps_checked_at_the_end():
    """Let periods be stored in any order: the exclusion constraint looks at all of them together."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS one_live_version_at_a_time DEFERRED")
        yield
        cursor.execute("SET CONSTRAINTS one_live_version_at_a_time IMMEDIATE")


def date_first_publication(interview: Interview, after: Timeline):
    """Lists are ordered by when readers first saw an interview, whatever was corrected since."""
    starts = [period.start for period in after if period.cancelled_at is None]
    if starts:
        interview.versions.exclude(first_published_at=min(starts)).update(first_published_at=min(starts))


def happenings(was: Period | None, period: Period, after: Timeline) -> list[tuple[str, datetime]]:
    """What readers will find on the record. A version that is replaced on the instant needs no word of its own."""
    if was is None:
        return [(Kind.OPENED, period.start)]
    if period.cancelled_at:
        return [(Kind.CANCELLED, period.start)]
    if was.start != period.start:
        return [(Kind.CANCELLED, was.start), (Kind.OPENED, period.start)]
    replaced = any(other.start == period.end for other in after if other.cancelled_at is None)
    return [(Kind.CLOSED, period.end)] if period.end and not replaced else []
