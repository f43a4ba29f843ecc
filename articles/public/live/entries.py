"""The people and topics that live versions name, as their JSON columns hold them."""

import json
from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from articles.models.languages import Language
from articles.pages import Mention, TopicLink
from articles.words import folding

NEWEST = 40  # so many of the newest interviews tell who and what a page names
NAMES = 24


def newest(versions):
    """The newest of `versions` in each language."""
    return versions.order_by("language", "-first_published_at", "-id").distinct("language")


def leading_to(slug: str, entries: list[dict]) -> dict:
    return next(entry for entry in entries if entry["slug"] == slug)


# Entries of a JSON column, each slug once: from the newest version in the reader's language, else in another.
EVERY_SLUG = """
    SELECT DISTINCT ON (entry ->> 'slug') entry
    FROM articles_version, jsonb_array_elements({column}) AS entry
    WHERE live @> %(at)s AND cancelled_at IS NULL AND entry ->> 'slug' <> '' AND entry @> %(facts)s
    ORDER BY entry ->> 'slug', language = %(language)s DESC, first_published_at DESC
"""


def every_slug(column: str, language: str, at: datetime, **facts) -> list[dict]:
    """Each entry of live versions that leads to a page, once, of which `facts` are true."""
    with connection.cursor() as cursor:
        asked = {"at": at, "language": language, "facts": json.dumps(facts)}
        cursor.execute(EVERY_SLUG.format(column=column), asked)
        return [json.loads(entry) for (entry,) in cursor.fetchall()]


def in_order(named: Iterable[Mention | TopicLink], language: str) -> list:
    """By name; those written in the reader's own script come first."""
    own = Language(language).direction
    return sorted(named, key=lambda one: (folding.direction(one.name) != own, folding.identity(one.name)))
