"""When each version is live: the state machine of periods, as pure functions over a timeline.

A timeline is the periods of one interview's versions in the order they were made. Every function takes one and
returns another; it raises `PeriodError` rather than return one in which two periods overlap, one is empty, or a
version is missing.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext_noop

INSTANT = timedelta(microseconds=1)  # PostgreSQL's resolution


class PeriodError(ValueError):
    """This cannot be done to this timeline."""


@dataclass(frozen=True)
class Period:
    """That a version is live from `start` until `end` (None: for good), unless it was called off."""

    version: int
    start: datetime
    end: datetime | None = None
    cancelled_at: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return self.cancelled_at is None and self.start <= at and (self.end is None or at < self.end)


Timeline = tuple[Period, ...]


def current(timeline: Timeline, now: datetime) -> Period | None:
    """What readers see."""
    return next((period for period in timeline if period.holds(now)), None)


def coming(timeline: Timeline, now: datetime) -> Period | None:
    """What is scheduled; there is at most one."""
    return next((p for p in timeline if p.cancelled_at is None and p.start > now), None)


def publish(timeline: Timeline, version: int, now: datetime) -> Timeline:
    """Open `version` now in place of what is live and of what was scheduled."""
    timeline = _without_coming(timeline, now)
    now = _after_all(timeline, now)
    return (*_closed(timeline, now), Period(version, now))


def schedule(timeline: Timeline, version: int, at: datetime, now: datetime) -> Timeline:
    """Open `version` at `at`, in place of what is live then and of anything scheduled before."""
    if at <= now:
        raise PeriodError(gettext_noop("This time has passed. Choose a later one."))
    timeline = _without_coming(timeline, now)
    at = _after_all(timeline, at)
    return (*_closed(timeline, at), Period(version, at))


def reschedule(timeline: Timeline, at: datetime, now: datetime) -> Timeline:
    """Move what is scheduled to `at`."""
    due = _coming_or_refuse(timeline, now)
    if at <= now:
        raise PeriodError(gettext_noop("This time has passed. Choose a later one."))
    others = tuple(p for p in _without_coming(timeline, now) if p.version != due.version)
    at = _after_all(others, at)
    return tuple(
        replace(p, start=at) if p is due else replace(p, end=at) if _is_cut_by(p, due) else p for p in timeline
    )


def unschedule(timeline: Timeline, now: datetime) -> Timeline:
    """Call off what is scheduled; what it would have replaced stays live."""
    _coming_or_refuse(timeline, now)
    return _without_coming(timeline, now)


def withdraw(timeline: Timeline, now: datetime) -> Timeline:
    """Close what is live and call off what is scheduled."""
    if not current(timeline, now) and not coming(timeline, now):
        raise PeriodError(gettext_noop("Nothing of this is published or scheduled."))
    timeline = _without_coming(timeline, now)
    return _closed(timeline, _after_all(timeline, now))


def _coming_or_refuse(timeline: Timeline, now: datetime) -> Period:
    due = coming(timeline, now)
    if due is None:
        raise PeriodError(gettext_noop("Nothing is scheduled."))
    return due


def _without_coming(timeline: Timeline, now: datetime) -> Timeline:
    due = coming(timeline, now)
    if due is None:
        return timeline
    return tuple(
        replace(p, cancelled_at=now) if p is due else replace(p, end=None) if _is_cut_by(p, due) else p
        for p in timeline
    )


def _is_cut_by(period: Period, due: Period) -> bool:
    return period is not due and period.cancelled_at is None and period.end == due.start


def _closed(timeline: Timeline, now: datetime) -> Timeline:
    return tuple(replace(p, end=now) if p.cancelled_at is None and p.end is None else p for p in timeline)


def _after_all(timeline: Timeline, now: datetime) -> datetime:
    """`now`, or the first instant after everything that has begun or ended: a clock can stand still."""
    starts = [p.start + INSTANT for p in timeline if p.cancelled_at is None]
    ends = [p.end for p in timeline if p.cancelled_at is None and p.end]
    return max([now, *starts, *ends])
