"""Bringing an interview to its readers and taking it away again.

Each act is called by `articles.editorial.workflow.perform`, inside its transaction and with the interview's row
locked; `now` was taken after the lock.
"""

import secrets
from contextlib import contextmanager
from datetime import datetime

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext as _

from articles import pages, search
from articles.editorial import gates, periods, record
from articles.editorial.periods import Period, Timeline
from articles.editorial.refusals import Refused
from articles.models import Address, Interview, RecordEntry, Version
from articles.words import canonical, folding

Kind = RecordEntry.Kind


def publish(interview: Interview, now: datetime):
    """Freeze the draft and show it now."""
    before, version = timeline(interview), freeze(interview)
    apply(interview, before, periods.publish(before, version.number, now), version)


def schedule(interview: Interview, now: datetime, at: datetime):
    """Freeze the draft and show it from `at` on, with no job to run then."""
    before, version = timeline(interview), freeze(interview)
    apply(interview, before, periods.schedule(before, version.number, at, now), version)


def reschedule(interview: Interview, now: datetime, at: datetime):
    """Show what is scheduled from `at` on instead."""
    before = timeline(interview)
    apply(interview, before, periods.reschedule(before, at, now))


def unschedule(interview: Interview, now: datetime):
    """Call off what is scheduled."""
    before = timeline(interview)
    apply(interview, before, periods.unschedule(before, now))


def withdraw(interview: Interview, now: datetime):
    """Take the interview away from its readers, and call off anything scheduled."""
    before = timeline(interview)
    apply(interview, before, periods.withdraw(before, now))


def timeline(interview: Interview) -> Timeline:
    """The periods of all versions, in the order they were made."""
    versions = sorted(interview.versions.all(), key=lambda version: version.number)
    return tuple(Period(v.number, v.live.lower, v.live.upper, v.cancelled_at) for v in versions)


def freeze(interview: Interview) -> Version:
    """A version of the draft, not yet stored: its content, and the columns for lists. Refused if a gate blocks."""
    interview.slug = reserve_address(interview)
    content = pages.freeze(interview)
    blocking = [problem for problem in gates.problems(content) if problem.severity == gates.Severity.BLOCKS]
    if blocking:
        raise Refused(" ".join(str(problem.message) for problem in blocking))
    page = pages.Page.from_content(content)
    last = interview.versions.order_by("-number").values_list("number", flat=True).first()
    version = Version(
        interview=interview,
        number=(last or 0) + 1,
        draft_number=interview.draft_number,
        content=canonical.dumps(content),
        salt=secrets.token_hex(16),
        language=page.language,
        slug=page.slug,
        headline=page.headline,
        standfirst=page.standfirst,
        dateline=page.dateline,
        minutes=page.minutes,
        people=content["people"],
        topics=content["topics"],
    )
    version.content_digest = record.content_digest(version.salt, version.content)
    return version


def reserve_address(interview: Interview) -> str:
    """The slug of `interview`, its for good. One made from the headline gets a number if it is taken; one that an
    editor typed is refused then."""
    wanted = interview.slug or folding.slugify(interview.headline) or interview.public_id
    slug, number = wanted, 1
    while True:
        address, _made = Address.objects.get_or_create(
            language=interview.language, slug=slug, defaults={"interview": interview}
        )
        if address.interview_id == interview.pk:
            Interview.objects.filter(pk=interview.pk).update(slug=slug)
            return slug
        if interview.slug:
            raise Refused(_("Another interview has or had the address “{slug}”. Choose another.").format(slug=slug))
        number += 1
        slug = f"{wanted}-{number}"


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
            version.live, version.cancelled_at = (
                DateTimeTZRange(period.start, period.end),
                period.cancelled_at,
            )
            version.save(update_fields=["live", "cancelled_at"] if version.pk else None)
    if made:
        search.index(made)
    date_first_publication(interview, after)
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
