"""Interviews that are live: the one at an address, those in a list, and whether all are as they were."""

from datetime import datetime

from django.db import connection
from django.db.models import CharField, Exists, OuterRef, Q

from articles.models import Version
from articles.public import changes
from articles.public.live.asked import AT, LANGUAGE
from newsroom.prepared import Asked, Prepared


@Prepared
def at_address():
    """The version that readers see at an address, with what they may know of its changes and of its original."""
    versions = Version.objects.at_address(LANGUAGE, Asked("slug", CharField())).live(AT)
    told = changes.with_original(changes.with_notices(versions, AT), AT)
    return told.with_written(LANGUAGE).for_pages()[:1]


def readable(language: str, at: datetime):
    """Versions for a list in `language`: those in it, and those in another language that nobody has translated."""
    live = Version.objects.live(at)
    translated = live.in_language(language).filter(family=OuterRef("family"))
    return live.filter(Q(language=language) | ~Exists(translated))


# Every version as it was last written, and which of them are live. PostgreSQL tells of each row the transaction that
# wrote it (xmin), and no version is ever deleted: the first of the two never says again what it said before a change.
# A list that was read a moment after its state is then kept by a state that is over.
STATE = """
    SELECT bit_xor(hashint8extended(id, xmin::text::bigint)),
           bit_xor(hashint8extended(id, 0)) FILTER (WHERE live @> %(at)s AND cancelled_at IS NULL)
    FROM articles_version
"""


def state(at: datetime) -> tuple:
    """The same for as long as every live version is the same, word for word, and no other one is live."""
    with connection.cursor() as cursor:
        cursor.execute(STATE, {"at": at})
        return cursor.fetchone()
