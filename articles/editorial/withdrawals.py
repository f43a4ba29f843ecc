"""Keeps the database and the markers of the front server in agreement: what was withdrawn once stays so.

They part when a backup is restored that is older than a withdrawal, or when the machine stops between the two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Concat

from articles import editions, markers
from articles.editorial import audit, locking, periods, publishing
from articles.markers import Marker
from articles.models import Address, Interview, Version


@dataclass(frozen=True)
class Settled:
    """How many interviews were withdrawn again, were opened again, and had lost their markers."""

    withdrawn: int
    opened: int
    marked: int


def settle(now: datetime) -> Settled:
    """Let markers and database agree, and the front server forget what it kept. Safe to run at any time."""
    marked = {marker.place: marker for marker in markers.every()}
    answered = [answer(interview, marked, now) for interview in known(marked)]
    shut = {place for place, marker in marked.items() if marker.shut}
    missing = [interview for interview in gone(now) if not shut >= {*publishing.places(interview)}]
    for interview in missing:
        markers.mark(publishing.places(interview), interview.silent)
    editions.begin()
    return Settled(answered.count("withdrawn"), answered.count("opened"), len(missing))


def known(places: Iterable[str]):
    """The interviews that have one of their addresses in `places`; what this database does not know stays shut.

    One is enough: whoever was killed while markers were made or taken away leaves some of them.
    """
    short = [place.removeprefix("i/") for place in places if place.startswith("i/")]
    standing = Address.objects.annotate(place=Concat("language", Value("/interviews/"), "slug"))
    long = standing.filter(place__in=places).values("interview")
    return Interview.objects.filter(Q(public_id__in=short) | Q(pk__in=long))


def gone(now: datetime):
    """The interviews that readers saw and will not see again, `silent` if nobody is to learn that."""
    begun = Version.objects.begun(now).any_of_interview()
    ahead = Version.objects.without_end().any_of_interview()
    silent = Exists(Address.objects.filter(interview=OuterRef("pk"), silent=True))
    return Interview.objects.filter(begun, ~ahead).annotate(silent=silent)


def answer(interview: Interview, marked: Mapping[str, Marker], now: datetime) -> str:
    """What its markers ask for: that the interview be withdrawn, unless it was published after that."""
    marker = max((marked[place] for place in publishing.places(interview) if place in marked), key=attrgetter("at"))
    with transaction.atomic():
        [interview] = locking.interviews(interview.pk)
        timeline = publishing.timeline(interview)
        current = periods.current(timeline, now)
        if current and current.start > marker.at:
            markers.unmark(publishing.places(interview))
            return "opened"
        if not current and not (marker.shut and periods.coming(timeline, now)):
            return "agrees"
        publishing.withdraw(interview, None, now, marker.silent)
        audit.record(None, "withdraw", interview, note="again, after a restore")
        return "withdrawn"
