"""Calling off what is scheduled and shows, or lets hear, somebody who must not be known by now.

Nothing runs at the second for which it is scheduled, so it is looked at when who is in a photo or a recording changes,
or how somebody may be named: what the gates would not let out any more does not go out by itself either.
"""

from datetime import datetime

from django.utils.functional import Promise

from articles.editorial import audit, gates, locking, media, publishing
from articles.models import Clip, Interview, Person, Photo, User


def call_off(row: Person | Photo | Clip, by: User, now: datetime) -> dict[Interview, Promise]:
    """Call off what is scheduled with `row`, or with a photo or clip of a person, if somebody in it is not named in
    full. Whoever says who that is need not have a right over the interview: anybody may stop one. Returns why, by
    interview."""
    why = {}
    for telling in media.telling_of(row):
        if not telling.people.exclude(naming=Person.Naming.FULL).exists():
            continue
        kind, key = media.medium(telling)
        keys = media.coming_with([telling], now).values_list("interview", flat=True)
        for interview in locking.interviews(*keys):  # which `locking.locked` has with `row`
            publishing.unschedule(interview, by, now)
            audit.record(by, "unschedule", interview, **{kind: key})
            why[interview] = gates.PROTECTED[kind]
    return why
