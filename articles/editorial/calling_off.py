"""Calling off what is scheduled and names, shows or lets hear somebody as they must not be known by now.

Nothing runs at the second for which it is scheduled, so it is looked at when who is in a photo or a recording changes,
or how somebody may be named: what the gates would not let out any more does not go out by itself either.
"""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from articles.editorial import audit, gates, locking, media, publishing
from articles.models import Clip, Interview, Person, Photo, User, Version

# Under the names of the facts by which the audit says so.
REASONS = {
    **gates.PROTECTED,
    "person": gettext_lazy("It names somebody more plainly than they may be named by now."),
}
PLAINEST_FIRST = Person.Naming.values


def call_off(row: Person | Photo | Clip, by: User, now: datetime) -> dict[Interview, Promise]:
    """Call off what is scheduled and must not go out with `row`, or with a photo or clip of a person, as that is by
    now. Whoever says so need not have a right over the interview: anybody may stop one. Returns why, by interview."""
    why = {}
    for known in media.known_by(row):
        keys = [version.interview_id for version in media.coming_with([known], now) if is_barred(version, known)]
        for interview in locking.interviews(*keys):  # which `locking.locked` has with `row`
            publishing.unschedule(interview, by, now)
            kind = known._meta.model_name
            audit.record(by, "unschedule", interview, **{kind: known.pk})
            why[interview] = REASONS[kind]
    return why


def is_barred(version: Version, known: Person | Photo | Clip) -> bool:
    """Whether `version`, which has `known` in it, must not go out with it."""
    if isinstance(known, Person):
        plainness = PLAINEST_FIRST.index
        named = (plainness(who["naming"]) for who in version.people if who["id"] == known.pk)
        return any(plain < plainness(known.naming) for plain in named)
    return known.people.exclude(naming=Person.Naming.FULL).exists()
