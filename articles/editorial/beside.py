"""What a page shows beside its text: people, photos, clips, topics, a card. A change there changes it and no draft."""

import json
from collections.abc import Iterable

from django.db import OperationalError
from django.db.models import F, Q, QuerySet, Value, prefetch_related_objects
from psycopg.errors import LockNotAvailable

from articles.editorial import media, quote_cards
from articles.models import Clip, Interview, Person, Photo, QuoteCard, Topic, Version
from articles.pages import Page, freeze, freeze_all
from articles.words import canonical

NOT_YET = {"clips": []}  # what versions do not say that were frozen before there was any
# Made anew each time. Of the card, what it says is compared; of an excerpt, from where to where it goes.
NOT_COMPARED = {"share_card": None, "excerpts": None}


class Busy(Exception):
    """Somebody else changes just now what would have to be changed too."""


def changed(row: Person | Photo | Clip | QuoteCard | Topic):
    """Remember, for every interview that shows `row`, to compare what readers see with what they would see now.

    One that shows it only since `row` was locked comes too late for the order of locks: it is not waited for, and
    where somebody else has it this raises `Busy`.
    """
    try:
        keys = [*showing(row).select_for_update(of=("self",), no_key=True, nowait=True).values_list("pk", flat=True)]
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise Busy from error
        raise
    Interview.objects.filter(pk__in=keys).update(beside_changed=True)


def showing(row: Person | Photo | Clip | QuoteCard | Topic) -> QuerySet[Interview]:
    if isinstance(row, Photo | Clip):
        return media.used_in(row)
    if isinstance(row, QuoteCard):
        return Interview.objects.filter(pk=row.interview_id)
    if isinstance(row, Topic):
        return Interview.objects.filter(tagged_topics__tag=row)
    shown = Q(participations__person=row)
    for telling in media.telling(row):
        shown |= media.shows(type(telling), Value(telling.pk))
    return Interview.objects.filter(pk__in=Interview.objects.filter(shown).values("pk"))


def read_together(interviews: Iterable[Interview]):
    """Ask at once for all that `differs` compares, of interviews whose periods are known: for a list this would be six
    questions a line."""
    changed = {interview.pk: interview for interview in interviews if interview.beside_changed}
    if not changed:
        return
    for key, body in Interview.objects.filter(pk__in=changed).values_list("pk", "body"):
        changed[key].body = body
    same = Version.objects.filter(interview__in=changed, draft_number=F("interview__draft_number"))
    contents = dict(same.values_list("pk", "content"))
    prefetch_related_objects([*changed.values()], "quote_cards")
    frozen = freeze_all([*changed.values()])
    for key, interview in changed.items():
        interview.frozen = frozen[key]
        for version in interview.versions.all():
            if version.pk in contents:
                version.content = contents[version.pk]


def differs(interview: Interview, version: Version) -> bool:
    """Whether a version made now would say or show anything else than `version` does."""
    if not interview.beside_changed:
        return False
    frozen = getattr(interview, "frozen", None) or freeze(interview)
    now, seen = json.loads(canonical.dumps(frozen)), json.loads(version.content)
    return now | NOT_COMPARED != NOT_YET | seen | NOT_COMPARED or another_card(interview, now, seen)


def another_card(interview: Interview, now: dict, seen: dict) -> bool:
    """Whether what stands for the interview where its address is shared would say something else. Where no card could
    be drawn, none is missed."""
    card = seen.get("share_card")
    return bool(card) and card["alt"] != quote_cards.share_card(interview, Page.from_content(now)).alt
