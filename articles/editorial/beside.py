"""What a page shows beside its text: people, photos, topics. A change there changes the page, though no draft."""

import json

from django.db.models import Q, QuerySet, Value

from articles.editorial import photos
from articles.models import Interview, Person, Photo, Topic, Version
from articles.pages import freeze
from articles.words import canonical

NOT_COMPARED = {"share_card": None}  # drawn anew each time


def changed(row: Person | Photo | Topic):
    """Remember, for every interview that shows `row`, to compare what readers see with what they would see now."""
    showing(row).update(beside_changed=True)


def showing(row: Person | Photo | Topic) -> QuerySet[Interview]:
    if isinstance(row, Photo):
        return photos.used_in(row.pk)
    if isinstance(row, Topic):
        return Interview.objects.filter(tagged_topics__tag=row)
    shown = Q(participations__person=row)
    for photo in row.photos.all():  # in which they can be recognised
        shown |= photos.shows(Value(photo.pk))
    return Interview.objects.filter(pk__in=Interview.objects.filter(shown).values("pk"))


def differs(interview: Interview, version: Version) -> bool:
    """Whether a version made now would say or show anything else than `version` does."""
    if not interview.beside_changed:
        return False
    now = json.loads(canonical.dumps(freeze(interview)))
    return now | NOT_COMPARED != json.loads(version.content) | NOT_COMPARED
