"""Removing what a version said.

Its digest stays on the record, so that the loss is visible. Its salt goes with the text, so that nobody can confirm a
guess at what it said.
"""

from datetime import datetime
from functools import partial

from django.db import transaction

from articles import editions
from articles.editorial import media, record
from articles.models import RecordEntry, Version

# What stays of a redacted version. A column that somebody adds to versions is emptied unless it is named here.
KEPT = (
    *("id", "interview", "family", "number", "draft_number", "language", "minutes"),
    *("live", "cancelled_at", "first_published_at", "content_digest"),
)


def redact(version: Version, now: datetime):
    """Empty `version`, and note on the record that it was removed."""
    files = version.media
    Version.objects.filter(pk=version.pk).update(**emptied())
    transaction.on_commit(partial(media.delete_unnamed, files))
    record.append(version.interview, RecordEntry.Kind.REDACTED, version, now)
    transaction.on_commit(editions.begin)  # no cached list says it any more


def emptied() -> dict:
    """What a redacted version holds in each column that is not kept: nothing."""
    columns = [field for field in Version._meta.concrete_fields if field.name not in KEPT]
    return {field.name: field.get_default() for field in columns}
