"""Calling off what is scheduled and names, shows or lets hear somebody as they must not be known by now, ending the
preview links that name them so, and knowing where readers see it already.

Nothing runs at the second for which it is scheduled, so it is looked at when who is in a photo or a recording changes,
or how somebody, or a photographer, may be named: what must not go out any more does not go out by itself either.
"""

import json
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from articles.editorial import audit, bearing, gates, locking, media, publishing
from articles.models import Clip, Interview, Person, Photo, PreviewLink, User, Version

# Under the names of the facts by which the audit says so.
REASONS = {
    **gates.PROTECTED,
    "credit": gettext_lazy("It names a photographer whose name is to be kept back by now."),
    "person": gettext_lazy("It names somebody more plainly than they may be named by now."),
}
PLAINEST_FIRST = Person.Naming.values


def call_off(row: Person | Photo | Clip, by: User, now: datetime) -> dict[Interview, Promise]:
    """Call off what is scheduled and must not go out with `row`, or with a photo or clip of a person, as that is by
    now. Whoever says so need not have a right over the interview: anybody may stop one. Returns why, by interview."""
    why = {}
    for known in media.known_by(row):
        coming = media.coming_with([known], now)
        barred = {version.interview_id: fact for version in coming if (fact := barring(version, known))}
        for interview in locking.interviews(*barred):  # which `locking.locked` has with `row`
            publishing.unschedule(interview, by, now)
            reason, key = barred[interview.pk]
            audit.record(by, "unschedule", interview, **{reason: key})
            why[interview] = REASONS[reason]
    return why


def end_links(person: Person, by: User, now: datetime) -> list[Interview]:
    """End the preview links to a text that names `person` more plainly than they may be named by now, whoever made
    them. Returns whose text it is."""
    links = PreviewLink.objects.open(now).with_person(person.pk).order_by("pk")
    told = [link for link in links if names_more_plainly(json.loads(link.content)["people"], person)]
    interviews = {row.pk: row for row in locking.interviews(*{link.interview_id for link in told})}  # locked already
    for link in told:
        PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now)
        audit.record(by, "revoke preview", interviews[link.interview_id], link=link.pk, person=person.pk)
    return [*interviews.values()]


def left_with_readers(row: Person | Photo | Clip, now: datetime) -> dict[Version, Promise]:
    """What readers see already though it must not go out with `row`, or with a photo or clip of a person, and why: it
    stays until somebody withdraws or corrects it. How it names a person is not looked at: `old_names` does."""
    shown = [known for known in media.known_by(row) if not isinstance(known, Person)]
    telling = {media.medium(known): known for known in shown if hides_somebody(known) or withholds(known)}
    # In one query: PostgreSQL looks through the content of every live version for it.
    seen = media.frozen_with(*telling.values()).live(now) if telling else ()
    return {
        version: REASONS[fact[0]]
        for version in seen
        for medium in media.frozen_in(bearing.content_of(version)) & telling.keys()
        if (fact := barring(version, telling[medium]))
    }


def barring(version: Version, known: Person | Photo | Clip) -> tuple[str, int] | None:
    """Why `version`, which has `known` in it, must not go out with it: one of `REASONS`, and the key of its row."""
    if isinstance(known, Person):
        return barring_person(version, known)
    if hides_somebody(known):
        return media.medium(known)
    return ("credit", known.pk) if withholds(known) and names_photographer(version, known) else None


def barring_person(version: Version, known: Person) -> tuple[str, int] | None:
    if names_more_plainly(version.people, known):
        return "person", known.pk
    if known.naming == Person.Naming.FULL:
        return None
    # Of a photo or a clip that the newsroom keeps, who is in it by now is known better.
    return min(media.gone(media.said_to_tell(bearing.content_of(version), known)), default=None)


def names_more_plainly(people: list[dict], known: Person) -> bool:
    """Whether `known` is among `people`, as they were frozen, and named there more plainly than they may be by now."""
    plainness = PLAINEST_FIRST.index
    return any(plainness(who["naming"]) < plainness(known.naming) for who in people if who["id"] == known.pk)


def hides_somebody(known: Photo | Clip) -> bool:
    return known.people.exclude(naming=Person.Naming.FULL).exists()


def withholds(known: Photo | Clip) -> bool:
    """Whether the photographer's name is to be kept back."""
    return isinstance(known, Photo) and known.credit_withheld


def names_photographer(version: Version, photo: Photo) -> bool:
    return any(row["credit"] for row in bearing.content_of(version)["photos"] if row["id"] == photo.pk)
